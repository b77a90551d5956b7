import { formatYuan, fen } from '@jiefen/mediation';
import { clauseList, heading, note, paragraph, prose, title } from '../layout/blocks.js';
import type { RenderedDocument } from '../layout/paper.js';
import { particularsBlock } from '../layout/particulars.js';
import { table } from '../layout/table.js';
import { longDate, openPaper, particulars, type PaperData, type PartyEntry } from './common.js';
import { KEEP, partySlots, places } from './places.js';

/** One obligation that is still open when somebody turns to the court. */
export interface UnperformedRow {
  clause: number;
  what: string;
  due: string;
  agreedFen?: number;
  performedFen?: number;
}

/** 申请执行书: a draft for the party; the claim is what is not performed, nothing more. */
export interface EnforcementApplicationDocument extends Omit<PaperData, 'language'> {
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
}

export function renderEnforcementApplication(data: EnforcementApplicationDocument): Promise<RenderedDocument> {
  const paper = openPaper({ ...data, language: 'zh' }, { title: `申请执行书 ${data.ruling.number}`, footerLeft: data.ruling.number });
  title(paper, '申请执行书');
  particularsBlock(paper, '申请执行人', particulars(data.applicant, 'zh', true));
  for (const party of data.respondents) particularsBlock(paper, '被执行人', particulars(party, 'zh', true));
  heading(paper, '申请事项');
  const open = data.rows.reduce((sum, row) => sum + Math.max(0, (row.agreedFen ?? 0) - (row.performedFen ?? 0)), 0);
  const acts = data.rows.filter((row) => row.agreedFen === undefined);
  const requests = [
    ...(open > 0 ? [`请求强制执行未履行的款项 ${formatYuan(fen(open))} 元，以及依法计算的迟延履行利息。`] : []),
    ...acts.map((row) => `请求强制执行：${row.what}。`),
  ];
  clauseList(paper, requests.map((text, index) => ({ label: `${index + 1}. `, text })));
  heading(paper, '事实和理由');
  prose(
    paper,
    `${data.ruling.court}于 ${longDate(data.ruling.decidedOn, 'zh')}作出${data.ruling.number}民事裁定，确认调解协议（编号：${data.agreementNumber}）有效。以下义务到期没有履行：`,
    { after: 4 },
  );
  table(paper, {
    alt: '没有履行的义务',
    widths: [10, 36, 22, 16, 16],
    head: ['条款', '义务', '最迟日期', '应付（元）', '已付（元）'],
    rows: data.rows.map((row) => [
      { words: String(row.clause), align: 'center' },
      { words: row.what },
      { words: longDate(row.due, 'zh'), align: 'center' },
      { words: row.agreedFen === undefined ? '／' : formatYuan(fen(row.agreedFen)), align: 'right' },
      { words: row.agreedFen === undefined ? '／' : formatYuan(fen(row.performedFen ?? 0)), align: 'right' },
    ]),
  });
  if (data.propertyClues.length > 0) {
    heading(paper, '财产线索');
    clauseList(paper, data.propertyClues.map((text, index) => ({ label: `${index + 1}. `, text })));
  }
  prose(paper, '此致', { before: 8 });
  paragraph(paper, data.court, { after: 8, align: 'left' });
  heading(paper, '附：');
  clauseList(paper, data.enclosures.map((text, index) => ({ label: `${index + 1}. `, text })));
  places(paper, partySlots([data.applicant]).map((slot) => ({ ...slot, caption: '申请执行人（签名或者盖章）：' })));
  paragraph(paper, longDate(data.signedOn, 'zh'), { align: 'right' });
  note(paper, '草稿：请核对后再签名、递交。');
  return paper.finish();
}

/** 无争议事实记载: facts both sides hold to be true, on a paper of their own, without any offer. */
export interface UndisputedFactsDocument extends Omit<PaperData, 'language'> {
  number: string;
  parties: readonly PartyEntry[];
  subject: string;
  facts: readonly string[];
  mediator: string;
  confirmedOn?: string;
}

export function renderUndisputedFacts(data: UndisputedFactsDocument): Promise<RenderedDocument> {
  const paper = openPaper({ ...data, language: 'zh' }, { title: `无争议事实记载 ${data.number}`, footerLeft: data.number });
  title(paper, '无争议事实记载');
  prose(paper, `就${data.subject}，各方当事人在调解中对下列事实没有争议：`, { after: 4 });
  clauseList(paper, data.facts.map((text, index) => ({ label: `${index + 1}. `, text })));
  prose(paper, '调解不成进入仲裁、诉讼的，各方对以上事实不需要再举证；涉及国家利益、社会公共利益和他人合法权益的除外。各方在调解中提出的方案和作出的让步不在其内。', { before: 8, keepWith: KEEP });
  places(paper, [...partySlots(data.parties, '签名'), { name: 'mediator', caption: '人民调解员（签名）：', person: data.mediator }]);
  paragraph(paper, longDate(data.confirmedOn, 'zh'), { align: 'right' });
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
export interface IdentityRecordDocument extends Omit<PaperData, 'language'> {
  number: string;
  rows: readonly IdentityRow[];
  checker: string;
  checkedOn: string;
}

export function renderIdentityRecord(data: IdentityRecordDocument): Promise<RenderedDocument> {
  const paper = openPaper({ ...data, language: 'zh' }, { title: `当事人身份核验记录 ${data.number}`, footerLeft: data.number });
  title(paper, '当事人身份核验记录');
  table(paper, {
    alt: '谁的身份怎样核验',
    widths: [13, 13, 15, 24, 14, 21],
    head: ['姓名', '身份', '证件', '号码', '方式', '日期'],
    rows: data.rows.map((row) => [
      { words: row.name, align: 'center' },
      { words: row.role, align: 'center' },
      { words: row.document, align: 'center' },
      { words: row.maskedNumber, align: 'center' },
      { words: row.way, align: 'center' },
      { words: longDate(row.checkedAt.slice(0, 10), 'zh'), align: 'center' },
    ]),
  });
  places(paper, [{ name: 'checker', caption: '核验人（签名）：', person: data.checker }]);
  paragraph(paper, longDate(data.checkedOn, 'zh'), { align: 'right' });
  return paper.finish();
}
