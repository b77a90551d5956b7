import { heading, note, paragraph, prose, title } from '../layout/blocks.js';
import { factTable } from '../layout/facts.js';
import type { Paper, RenderedDocument } from '../layout/paper.js';
import { SEAL, sealSlot, type SealSlot } from '../layout/signatures.js';
import { table } from '../layout/table.js';
import { longDate, longMoment, openPaper, type BodyName, type PaperData, type PartyEntry, worded } from './common.js';
import { KEEP, namesOf, officeSlot, partySlots, places } from './places.js';

/** Question and answer in an investigation. */
export interface Exchange {
  question: string;
  answer: string;
}

/** How the record was checked by the one who was asked. */
export const READ_BACK = { self: '看过', aloud: '听人念过' } as const;

/** 人民调解调查记录 (forms 3.5). */
export interface InvestigationDocument extends Omit<PaperData, 'language'> {
  number: string;
  committee: BodyName;
  from: string;
  to?: string;
  place: string;
  subject: string;
  asked: string;
  /** Who the person asked is to the matter: 邻居, 目击者; and how to reach them. */
  askedIs?: string;
  askedPhone?: string;
  others: readonly string[];
  exchanges: readonly Exchange[];
  investigators: readonly string[];
  recorder: string;
  /** Absent: left for a pen. */
  readBack?: keyof typeof READ_BACK;
  /** What the person asked wanted to have corrected or added. */
  correction?: string;
  strokes?: readonly (readonly { x: number; y: number }[])[];
  /** The person asked does not sign: the reason is written down instead (never a signature of somebody else). */
  notSigned?: string;
}

export function renderInvestigation(data: InvestigationDocument): Promise<RenderedDocument> {
  const { strokes, ...words } = data;
  const paper = openPaper({ ...words, language: 'zh' }, { title: worded(data, `人民调解调查记录 ${data.number}`), footerLeft: data.number });
  title(paper, worded(data, '人民调解调查记录'), data.committee.zh);
  factTable(paper, [
    { label: '时间', value: span(data.from, data.to) },
    { label: '地点', value: data.place },
    { label: '事由', value: data.subject },
    { label: '被调查人', value: data.asked, second: { label: '身份', value: data.askedIs } },
    { label: '联系方式', value: data.askedPhone, second: { label: '参加人', value: data.others.join('、') } },
  ]);
  heading(paper, '记录');
  for (const { question, answer } of data.exchanges) {
    spoken(paper, '问：', question);
    spoken(paper, '答：', answer, 4);
  }
  if (data.correction) spoken(paper, '被调查人补正：', data.correction, 4);
  if (data.notSigned) prose(paper, `被调查人没有签名，原因：${data.notSigned}`, { before: 6 });
  else paragraph(paper, `（以上记录我${READ_BACK[data.readBack ?? 'self']}，和我说的一样。）`, { indent: 2, before: 6, keepWith: KEEP });
  places(paper, [
    ...(data.notSigned ? [] : [{ ...officeSlot('asked', '被调查人', data.asked), ...(strokes ? { strokes } : {}) }]),
    ...data.investigators.map((person, index) => officeSlot(index === 0 ? 'investigator' : `investigator-${index + 1}`, '调查人', person)),
    officeSlot('recorder', '记录人', data.recorder),
  ]);
  paragraph(paper, longDate(data.from.split('T')[0], 'zh'), { align: 'right' });
  return paper.finish();
}

function spoken(paper: Paper, who: string, text: string, after = 0): void {
  paragraph(paper, [{ text: who, face: 'serifBold' }, { text, face: 'serif' }], { after });
}

/** 2026 年 3 月 9 日 19:30 至 21:05; the day is said once. */
function span(from: string, to: string | undefined): string {
  if (to === undefined) return longMoment(from, 'zh');
  const [day] = from.split('T');
  const sameDay = to.startsWith(`${day ?? ''}T`);
  return `${longMoment(from, 'zh')} 至 ${sameDay ? to.slice(11, 16) : longMoment(to, 'zh')}`;
}

/** One person's coming or going. Private talks are logged by their times only; what was said there is nowhere. */
export interface AttendanceRow {
  at: string;
  who: string;
  what: 'joined' | 'left' | 'private-talk-began' | 'private-talk-ended';
}

const COMINGS: Record<AttendanceRow['what'], string> = {
  joined: '进入',
  left: '离开',
  'private-talk-began': '单独谈开始',
  'private-talk-ended': '单独谈结束',
};

/** 人民调解记录（笔录） (forms 3.6). */
export interface MinutesDocument extends Omit<PaperData, 'language'> {
  number: string;
  committee: BodyName;
  from: string;
  to?: string;
  /** Room, or platform and number of the session. */
  place: string;
  subject: string;
  parties: readonly PartyEntry[];
  /** Invited to take part; not the mediator, the parties or the recorder. */
  invited: readonly string[];
  mediators: readonly string[];
  recorder: string;
  attendance: readonly AttendanceRow[];
  /** How rights and duties were told. */
  rightsTold: string;
  /** Principles, way of proceeding and who everyone is; whether a change of mediator was asked for. */
  opening: string;
  statements: readonly { who: string; text: string }[];
  checked?: string;
  risksTold?: string;
  outcome: { kind: 'agreement'; text: string } | { kind: 'none'; reason: string; otherWays: string };
  /** Who has read these minutes and what they said about them; a party that has not answered is named as such. */
  checks?: readonly { who: string; at?: string; answer: 'right' | 'objects' | 'none'; words?: string }[];
  /** Facts both sides hold to be true; confirmed apart from every offer, so that they may be used later. */
  undisputedFacts: readonly string[];
}

export function renderMinutes(data: MinutesDocument): Promise<RenderedDocument> {
  const paper = openPaper({ ...data, language: 'zh' }, { title: worded(data, `人民调解记录 ${data.number}`), footerLeft: data.number });
  title(paper, worded(data, '人民调解记录'), data.committee.zh);
  factTable(paper, [
    { label: '时间', value: span(data.from, data.to) },
    { label: '地点', value: data.place },
    { label: '事由', value: data.subject },
    { label: '当事人', value: namesOf(data.parties, 'zh') },
    { label: '参加人', value: data.invited.join('、') },
    { label: worded(data, '人民调解员'), value: data.mediators.join('、'), second: { label: '记录人', value: data.recorder } },
  ]);
  section(paper, '权利义务告知', data.rightsTold);
  section(paper, '原则、方式和人员身份告知，回避', data.opening);
  heading(paper, '各方陈述');
  for (const { who, text } of data.statements) spoken(paper, `${who}：`, text, 4);
  if (data.checked) section(paper, '调查核实与质证', data.checked);
  if (data.risksTold) section(paper, '风险告知', data.risksTold);
  if (data.outcome.kind === 'agreement') {
    section(paper, '协议内容', data.outcome.text);
  } else {
    section(paper, '没有谈成的原因', data.outcome.reason);
    section(paper, '其他途径告知', data.outcome.otherWays);
  }
  attendance(paper, data.attendance);
  checks(paper, data.checks ?? []);
  paragraph(paper, `调解结果：${data.outcome.kind === 'agreement' ? '达成协议。' : '未达成协议。'}`, { face: 'serifBold', before: 6, keepWith: KEEP });
  places(paper, [
    ...partySlots(data.parties, '签名'),
    ...data.mediators.map((person, index) => officeSlot(index === 0 ? 'mediator' : `mediator-${index + 1}`, worded(data, '人民调解员'), person)),
    officeSlot('recorder', '记录人', data.recorder),
  ]);
  const seal = { name: 'seal', caption: data.committee.zh, under: longDate(data.from.split('T')[0], 'zh') };
  if (data.undisputedFacts.length === 0) sealSlot(paper, seal);
  else undisputed(paper, data, seal);
  return paper.finish();
}

function section(paper: Paper, head: string, text: string): void {
  heading(paper, head);
  prose(paper, text);
}

function attendance(paper: Paper, rows: readonly AttendanceRow[]): void {
  if (rows.length === 0) return;
  heading(paper, '到场记录');
  table(paper, {
    alt: '谁什么时候进入、离开',
    widths: [32, 40, 28],
    head: ['时间', '人员', '进出'],
    rows: rows.map((row) => [{ words: longMoment(row.at, 'zh'), align: 'center' }, { words: row.who }, { words: COMINGS[row.what], align: 'center' }]),
  });
  note(paper, '单独谈只记时间，谈了什么不记。');
}

const ANSWERS = { right: '看过，确认无误', objects: '看过，有补正', none: '还没有答复' } as const;

function checks(paper: Paper, rows: NonNullable<MinutesDocument['checks']>): void {
  if (rows.length === 0) return;
  heading(paper, '当事人核对');
  table(paper, {
    alt: '当事人对笔录的核对',
    widths: [22, 28, 50],
    head: ['当事人', '时间', '核对'],
    rows: rows.map((row) => [{ words: row.who }, { words: row.at === undefined ? '／' : longMoment(row.at, 'zh'), align: 'center' }, { words: row.words ? `${ANSWERS[row.answer]}：${row.words}` : ANSWERS[row.answer] }]),
  });
}

function undisputed(paper: Paper, data: MinutesDocument, seal: SealSlot): void {
  // What is confirmed and the names under it stay on one page.
  paper.ensure(Math.min(paper.depth, 40 + data.undisputedFacts.length * 24 + KEEP + SEAL));
  heading(paper, '双方都认的事实（单独确认，可以用于以后的仲裁、诉讼）');
  data.undisputedFacts.forEach((fact, index) => prose(paper, `${index + 1}. ${fact}`));
  places(paper, partySlots(data.parties, '签名确认以上事实', 'facts-party'), seal);
}
