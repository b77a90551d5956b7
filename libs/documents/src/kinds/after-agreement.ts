import { formatYuan, fen } from '@jiefen/mediation';
import { clauseList, heading, note, paragraph, prose, title } from '../layout/blocks.js';
import type { RenderedDocument } from '../layout/paper.js';
import { particularsBlock } from '../layout/particulars.js';
import { table } from '../layout/table.js';
import { longDate, openForm, openPaper, particulars, TRANSLATION, type FormData, type PaperData, type PartyEntry } from './common.js';
import { KEEP, partySlots, places } from './places.js';

/** One obligation that is still open when somebody turns to the court. */
export interface UnperformedRow {
  clause: number;
  what: string;
  due: string;
  agreedFen?: number;
  performedFen?: number;
}

/** 申请执行书: a draft for the party; the claim is what is not performed, nothing more. The English side is for reading only. */
export interface EnforcementApplicationDocument extends PaperData {
  court: string;
  applicant: PartyEntry;
  respondents: readonly PartyEntry[];
  ruling: { court: string; number: string; decidedOn: string };
  agreementNumber: string;
  rows: readonly UnperformedRow[];
  /** What is known of the other side's property; may be empty. */
  propertyClues: readonly string[];
  enclosures: readonly string[];
  signedOn?: string;
  /** In a demonstration: the ruling behind it is a sample, and so is this. */
  sample?: boolean;
}

const ENFORCEMENT_WORDS = {
  zh: {
    title: '申请执行书',
    applicant: '申请执行人',
    respondent: '被执行人',
    requests: '申请事项',
    money: (sum: string) => `请求强制执行未履行的款项 ${sum} 元，以及依法计算的迟延履行利息。`,
    act: (what: string) => `请求强制执行：${what.replace(/[。；;.]+$/u, '')}。`,
    facts: '事实和理由',
    story: (court: string, day: string, number: string, agreement: string) => `${court}于 ${day}作出${number}民事裁定，确认调解协议（编号：${agreement}）有效。以下义务到期没有履行：`,
    alt: '没有履行的义务',
    head: ['条款', '义务', '最迟日期', '应付（元）', '已付（元）'],
    clues: '财产线索',
    noClues: '暂时没有。请法院依法查询被执行人的财产。',
    enclosed: '附：',
    draft: '草稿：请核对后再签名、递交。',
    sample: '这是演示用的样本，裁定没有法律效力，不能递交。',
  },
  en: {
    title: 'Application for enforcement',
    applicant: 'Applicant',
    respondent: 'Against',
    requests: 'Requests',
    money: (sum: string) => `To enforce the unpaid sum of CNY ${sum}, with the interest for late performance as the law computes it.`,
    act: (what: string) => `To enforce: ${what.replace(/[.;]+$/u, '')}.`,
    facts: 'Facts and reasons',
    story: (court: string, day: string, number: string, agreement: string) => `On ${day} ${court} ruled under ${number} that the mediation agreement no. ${agreement} is valid. These obligations are due and not performed:`,
    alt: 'What is not performed',
    head: ['Clause', 'Obligation', 'Due', 'Agreed (CNY)', 'Paid (CNY)'],
    clues: 'Known property',
    noClues: 'None known. The court is asked to search for property as the law provides.',
    enclosed: 'Enclosed',
    draft: 'Only the Chinese form is signed and handed in.',
    sample: 'A sample for demonstration: the ruling has no legal effect, and the form cannot be handed in.',
  },
} as const;

export function renderEnforcementApplication(data: EnforcementApplicationDocument): Promise<RenderedDocument> {
  const { language } = data;
  const zh = language === 'zh';
  const words = ENFORCEMENT_WORDS[language];
  const paper = openPaper(data, { title: `${words.title} ${data.ruling.number}`, footerLeft: data.ruling.number, ...(zh ? (data.sample ? { watermark: '样本' } : {}) : { watermark: 'TRANSLATION' }) });
  title(paper, words.title);
  if (!zh) note(paper, TRANSLATION, { after: 6 });
  particularsBlock(paper, words.applicant, particulars(data.applicant, language, true));
  for (const party of data.respondents) particularsBlock(paper, words.respondent, particulars(party, language, true));
  heading(paper, words.requests);
  const open = data.rows.reduce((sum, row) => sum + Math.max(0, (row.agreedFen ?? 0) - (row.performedFen ?? 0)), 0);
  const acts = data.rows.filter((row) => row.agreedFen === undefined);
  const requests = [...(open > 0 ? [words.money(formatYuan(fen(open)))] : []), ...acts.map((row) => words.act(row.what))];
  clauseList(paper, requests.map((text, index) => ({ label: `${index + 1}. `, text })));
  heading(paper, words.facts);
  prose(paper, words.story(data.ruling.court, longDate(data.ruling.decidedOn, language), data.ruling.number, data.agreementNumber), { after: 4 });
  table(paper, {
    alt: words.alt,
    widths: zh ? [10, 36, 22, 16, 16] : [14, 32, 22, 16, 16],
    head: [...words.head],
    rows: data.rows.map((row) => [
      { words: String(row.clause), align: 'center' },
      { words: row.what },
      { words: longDate(row.due, language), align: 'center' },
      { words: row.agreedFen === undefined ? '／' : formatYuan(fen(row.agreedFen)), align: 'right' },
      { words: row.agreedFen === undefined ? '／' : formatYuan(fen(row.performedFen ?? 0)), align: 'right' },
    ]),
  });
  heading(paper, words.clues);
  if (data.propertyClues.length > 0) clauseList(paper, data.propertyClues.map((text, index) => ({ label: `${index + 1}. `, text })));
  else prose(paper, words.noClues);
  if (zh) {
    prose(paper, '此致', { before: 8 });
    paragraph(paper, data.court, { after: 8, align: 'left' });
  } else prose(paper, `To: ${data.court}`, { before: 8, after: 8 });
  heading(paper, words.enclosed);
  clauseList(paper, data.enclosures.map((text, index) => ({ label: `${index + 1}. `, text })));
  if (zh) {
    places(paper, partySlots([data.applicant]).map((slot) => ({ ...slot, caption: '申请执行人（签名或者盖章）：' })));
    paragraph(paper, longDate(data.signedOn, 'zh'), { align: 'right' });
  }
  note(paper, words.draft);
  if (data.sample) note(paper, words.sample);
  return paper.finish();
}

/** 无争议事实记载: facts both sides hold to be true, on a paper of their own, without any offer. */
export interface UndisputedFactsDocument extends FormData {
  number: string;
  parties: readonly PartyEntry[];
  subject: string;
  facts: readonly string[];
  mediator: string;
  confirmedOn?: string;
}

export function renderUndisputedFacts(data: UndisputedFactsDocument): Promise<RenderedDocument> {
  const { paper, t, language } = openForm(data, { name: { zh: '无争议事实记载', en: 'Facts that are not in dispute' }, number: data.number });
  prose(paper, t(`就${data.subject}，各方当事人在调解中对下列事实没有争议：`, `In the mediation of ${data.subject} the parties do not dispute these facts:`), { after: 4 });
  clauseList(paper, data.facts.map((text, index) => ({ label: `${index + 1}. `, text })));
  prose(
    paper,
    t(
      '调解不成进入仲裁、诉讼的，各方对以上事实不需要再举证；涉及国家利益、社会公共利益和他人合法权益的除外。各方在调解中提出的方案和作出的让步不在其内。',
      'Should the matter go to arbitration or court, nobody has to prove them again, except where interests of the state, the public or others are touched. Offers made in the mediation are not among them.',
    ),
    { before: 8, keepWith: KEEP },
  );
  places(paper, [...partySlots(data.parties, '签名'), { name: 'mediator', caption: '人民调解员（签名）：', person: data.mediator }]);
  paragraph(paper, longDate(data.confirmedOn, language), { align: 'right' });
  return paper.finish();
}

/** How one person's identity was checked. */
export interface IdentityRow {
  name: string;
  role: string;
  document: string;
  /** Masked, as `110***********0000`: the dossier is read by more people than need the number. */
  maskedNumber: string;
  way: string;
  checkedAt: string;
}

/** 当事人身份核验记录: takes the place of copies of identity cards where identity was checked on line. */
export interface IdentityRecordDocument extends FormData {
  number: string;
  rows: readonly IdentityRow[];
  checker: string;
  checkedOn: string;
}

export function renderIdentityRecord(data: IdentityRecordDocument): Promise<RenderedDocument> {
  const { paper, t, language } = openForm(data, { name: { zh: '当事人身份核验记录', en: 'Record of identity checks' }, number: data.number });
  table(paper, {
    alt: t('谁的身份怎样核验', 'Whose identity was checked, and how'),
    widths: language === 'zh' ? [13, 13, 15, 24, 14, 21] : [15, 14, 15, 24, 14, 18],
    head: [t('姓名', 'Name'), t('身份', 'Role'), t('证件', 'Document'), t('号码', 'Number'), t('方式', 'How'), t('日期', 'When')],
    rows: data.rows.map((row) => [
      { words: row.name, align: 'center' },
      { words: row.role, align: 'center' },
      { words: row.document, align: 'center' },
      { words: row.maskedNumber, align: 'center' },
      { words: row.way, align: 'center' },
      { words: longDate(row.checkedAt.slice(0, 10), language), align: 'center' },
    ]),
  });
  places(paper, [{ name: 'checker', caption: '核验人（签名）：', person: data.checker }]);
  paragraph(paper, longDate(data.checkedOn, language), { align: 'right' });
  return paper.finish();
}
