import { heading, note, paragraph, prose, title } from '../layout/blocks.js';
import { factTable } from '../layout/facts.js';
import type { Paper, RenderedDocument } from '../layout/paper.js';
import { SEAL, sealSlot, type SealSlot } from '../layout/signatures.js';
import { table } from '../layout/table.js';
import { longDate, longMoment, openPaper, type BodyName, type PaperData, type PartyEntry } from './common.js';
import { KEEP, namesOf, officeSlot, partySlots, places } from './places.js';

/** Question and answer in an investigation. */
export interface Exchange {
  question: string;
  answer: string;
}

/** 人民调解调查记录 (forms 3.5). */
export interface InvestigationDocument extends Omit<PaperData, 'language'> {
  number: string;
  committee: BodyName;
  from: string;
  to?: string;
  place: string;
  subject: string;
  asked: string;
  others: readonly string[];
  exchanges: readonly Exchange[];
  investigators: readonly string[];
  recorder: string;
}

export function renderInvestigation(data: InvestigationDocument): Promise<RenderedDocument> {
  const paper = openPaper({ ...data, language: 'zh' }, { title: `人民调解调查记录 ${data.number}`, footerLeft: data.number });
  title(paper, '人民调解调查记录', data.committee.zh);
  factTable(paper, [
    { label: '时间', value: span(data.from, data.to) },
    { label: '地点', value: data.place },
    { label: '事由', value: data.subject },
    { label: '被调查人', value: data.asked, second: { label: '参加人', value: data.others.join('、') } },
  ]);
  heading(paper, '记录');
  for (const { question, answer } of data.exchanges) {
    spoken(paper, '问：', question);
    spoken(paper, '答：', answer, 4);
  }
  paragraph(paper, '（以上记录我看过，和我说的一样。）', { indent: 2, before: 6, keepWith: KEEP });
  places(paper, [
    officeSlot('asked', '被调查人', data.asked),
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
  /** Facts both sides hold to be true; confirmed apart from every offer, so that they may be used later. */
  undisputedFacts: readonly string[];
}

export function renderMinutes(data: MinutesDocument): Promise<RenderedDocument> {
  const paper = openPaper({ ...data, language: 'zh' }, { title: `人民调解记录 ${data.number}`, footerLeft: data.number });
  title(paper, '人民调解记录', data.committee.zh);
  factTable(paper, [
    { label: '时间', value: span(data.from, data.to) },
    { label: '地点', value: data.place },
    { label: '事由', value: data.subject },
    { label: '当事人', value: namesOf(data.parties, 'zh') },
    { label: '参加人', value: data.invited.join('、') },
    { label: '人民调解员', value: data.mediators.join('、'), second: { label: '记录人', value: data.recorder } },
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
  paragraph(paper, `调解结果：${data.outcome.kind === 'agreement' ? '达成协议。' : '未达成协议。'}`, { face: 'serifBold', before: 6, keepWith: KEEP });
  places(paper, [
    ...partySlots(data.parties, '签名'),
    ...data.mediators.map((person, index) => officeSlot(index === 0 ? 'mediator' : `mediator-${index + 1}`, '人民调解员', person)),
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

function undisputed(paper: Paper, data: MinutesDocument, seal: SealSlot): void {
  // What is confirmed and the names under it stay on one page.
  paper.ensure(Math.min(paper.depth, 40 + data.undisputedFacts.length * 24 + KEEP + SEAL));
  heading(paper, '双方都认的事实（单独确认，可以用于以后的仲裁、诉讼）');
  data.undisputedFacts.forEach((fact, index) => prose(paper, `${index + 1}. ${fact}`));
  places(paper, partySlots(data.parties, '签名确认以上事实', 'facts-party'), seal);
}
