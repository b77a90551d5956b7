import { documentInWords, type IdentityCheckRow } from './identity-checks.queries.js';

const REASONS = { refused: '本人不愿意出示', noDocument: '没有带证件', notSeen: '看不到本人', other: '' } as const;
const ROLES = { mediator: '调解员', clerk: '登记人' } as const;
const SPEAKERS = { party: '', guardian: '（监护人）', agent: '（代理人）', representative: '（代表人）' } as const;

/** `2026-03-10 10:00 调解员周敏和在视频里核对了居民身份证`: how one person was seen, for the papers. */
export function seenInWords(row: IdentityCheckRow, local: (moment: Date) => string): string {
  return `${local(new Date(row.checked_at))} ${ROLES[row.checked_by_role]}${row.checked_by_name}${row.way === 'onScreen' ? '在视频里' : '当面'}核对了${documentInWords(row)}`;
}

/** One check as a part of a sentence of the minutes. The note stays where it was written: it may hold what nobody needs to read here. */
export function checkInWords(row: IdentityCheckRow, local: (moment: Date) => string): string {
  const who = `${row.person_name}${SPEAKERS[row.person_as]}`;
  if (row.outcome === 'notCompared') return `${who}没有核对证件（${row.reason === null || row.reason === 'other' ? row.note : REASONS[row.reason]}）`;
  const register = row.register_outcome === 'matched' ? `，${row.register_provider ?? ''} 核查一致` : row.register_outcome === 'notMatched' ? `，${row.register_provider ?? ''} 核查不一致` : '';
  return `${who}，${seenInWords(row, local)}，${row.outcome === 'notMatched' && row.register_outcome !== 'notMatched' ? '姓名不一致' : '姓名一致'}${register}`;
}
