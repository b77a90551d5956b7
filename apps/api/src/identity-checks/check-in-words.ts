import { documentInWords, type IdentityCheckRow } from './identity-checks.queries.js';

type Language = 'zh' | 'en';

const REASONS = {
  zh: { refused: '本人不愿意出示', noDocument: '没有带证件', notSeen: '看不到本人', other: '' },
  en: { refused: 'would not show one', noDocument: 'had none with them', notSeen: 'could not be seen', other: '' },
} as const;
const ROLES = { zh: { mediator: '调解员', clerk: '登记人' }, en: { mediator: 'mediator', clerk: 'clerk' } } as const;
const SPEAKERS = {
  zh: { party: '', guardian: '（监护人）', agent: '（代理人）', representative: '（代表人）' },
  en: { party: '', guardian: ' (guardian)', agent: ' (agent)', representative: ' (representative)' },
} as const;

/** `2026-03-10 10:00 调解员周敏和在视频里核对了居民身份证`: how one person was seen, for the papers. */
export function seenInWords(row: IdentityCheckRow, local: (moment: Date) => string, language: Language = 'zh'): string {
  const [at, role, document] = [local(new Date(row.checked_at)), ROLES[language][row.checked_by_role], documentInWords(row, language)];
  if (language === 'en') return `${at} ${role} ${row.checked_by_name} compared the ${document} ${row.way === 'onScreen' ? 'by video' : 'in person'}`;
  return `${at} ${role}${row.checked_by_name}${row.way === 'onScreen' ? '在视频里' : '当面'}核对了${document}`;
}

/** One check as a part of a sentence of the minutes. The note stays where it was written: it may hold what nobody needs to read here. */
export function checkInWords(row: IdentityCheckRow, local: (moment: Date) => string, language: Language = 'zh'): string {
  const t = (zh: string, en: string): string => (language === 'zh' ? zh : en);
  const who = `${row.person_name}${SPEAKERS[language][row.person_as]}`;
  if (row.outcome === 'notCompared') {
    const why = row.reason === null || row.reason === 'other' ? row.note : REASONS[language][row.reason];
    return t(`${who}没有核对证件（${why}）`, `${who}: no document was compared (${why})`);
  }
  const provider = row.register_provider ?? '';
  const register = row.register_outcome === 'matched' ? t(`，${provider} 核查一致`, `, matched at ${provider}`) : row.register_outcome === 'notMatched' ? t(`，${provider} 核查不一致`, `, not matched at ${provider}`) : '';
  const name = row.outcome === 'notMatched' && row.register_outcome !== 'notMatched' ? t('姓名不一致', 'the name differs') : t('姓名一致', 'the name matches');
  return `${who}${t('，', ', ')}${seenInWords(row, local, language)}${t('，', ', ')}${name}${register}`;
}
