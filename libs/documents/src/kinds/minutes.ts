import { heading, note, paragraph, prose } from '../layout/blocks.js';
import { factTable } from '../layout/facts.js';
import type { Paper, RenderedDocument } from '../layout/paper.js';
import { SEAL, sealSlot, type SealSlot } from '../layout/signatures.js';
import { table } from '../layout/table.js';
import { bodyName, longDate, longMoment, openForm, STROKE, type BodyName, type Both, type FormData, type PartyEntry, type Wording } from './common.js';
import { KEEP, mediatorSlots, namesOf, partySlots, places } from './places.js';
import { span, spoken } from './spoken.js';

/** One person's coming or going. Private talks are logged by their times only; what was said there is nowhere. */
export interface AttendanceRow {
  at: string;
  who: string;
  what: 'joined' | 'left' | 'private-talk-began' | 'private-talk-ended';
}

const COMINGS: Record<AttendanceRow['what'], Both> = {
  joined: { zh: '进入', en: 'came' },
  left: { zh: '离开', en: 'left' },
  'private-talk-began': { zh: '单独谈开始', en: 'private talk began' },
  'private-talk-ended': { zh: '单独谈结束', en: 'private talk ended' },
};

/** 人民调解记录（笔录） (forms 3.6). */
export interface MinutesDocument extends FormData {
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
  /** Absent: the paper says that nothing was checked, or told, instead of leaving the part out. */
  checked?: string;
  risksTold?: string;
  outcome: { kind: 'agreement'; text: string } | { kind: 'none'; reason: string; otherWays: string };
  /** Who has read these minutes and what they said about them; a party that has not answered is named as such. */
  checks?: readonly { who: string; at?: string; answer: 'right' | 'objects' | 'none'; words?: string }[];
  /** Facts both sides hold to be true; confirmed apart from every offer, so that they may be used later. */
  undisputedFacts: readonly string[];
}

/** Every part the form asks for stands in the paper: one without a record says so. */
export function renderMinutes(data: MinutesDocument): Promise<RenderedDocument> {
  const { paper, t, w, language } = openForm(data, { name: { zh: '人民调解记录', en: 'Minutes of a mediation' }, over: data.committee, number: data.number });
  const none = t('没有记录。', 'Nothing was recorded.');
  factTable(paper, [
    { label: t('时间', 'When'), value: span(data.from, data.to, language) },
    { label: t('地点', 'Where'), value: data.place },
    { label: t('事由', 'Subject'), value: data.subject },
    { label: t('当事人', 'Parties'), value: namesOf(data.parties, language) },
    { label: t('参加人', 'Invited'), value: data.invited.join(t('、', ', ')) },
    { label: w('人民调解员', 'Mediator'), value: data.mediators.join(t('、', ', ')), second: { label: t('记录人', 'Recorder'), value: data.recorder } },
  ]);
  section(paper, t('权利义务告知', 'Rights and duties told'), data.rightsTold);
  section(paper, t('原则、方式和人员身份告知，回避', 'Principles, way of proceeding, people present, withdrawal'), data.opening);
  heading(paper, t('各方陈述', 'Statements'));
  for (const { who, text } of data.statements) spoken(paper, `${who}${t('：', ': ')}`, text, 4);
  if (data.statements.length === 0) prose(paper, none);
  section(paper, t('调查核实与质证', 'Checking and discussing the evidence'), data.checked ?? none);
  section(paper, t('风险告知', 'Risks told'), data.risksTold ?? none);
  if (data.outcome.kind === 'agreement') {
    section(paper, t('协议内容', 'What was agreed'), data.outcome.text);
  } else {
    section(paper, t('没有谈成的原因', 'Why no agreement was reached'), data.outcome.reason);
    section(paper, t('其他途径告知', 'Other ways told'), data.outcome.otherWays);
  }
  attendance(paper, data.attendance, t);
  checks(paper, data.checks ?? [], t);
  const result = data.outcome.kind === 'agreement' ? t('达成协议。', 'an agreement was reached.') : t('未达成协议。', 'no agreement was reached.');
  paragraph(paper, `${t('调解结果：', 'Result: ')}${result}`, { face: 'serifBold', before: 6, keepWith: language === 'zh' ? KEEP : 0 });
  const seal = { name: 'seal', caption: bodyName(data.committee, language), under: longDate(data.from.split('T')[0], language) };
  const facts = data.undisputedFacts.length > 0;
  places(paper, [...partySlots(data.parties, '签名'), ...mediatorSlots(data.mediators, data.recorder, w('人民调解员', ''))], language === 'en' ? seal : undefined);
  if (facts) undisputed(paper, data, seal, t);
  else if (language === 'zh') sealSlot(paper, seal);
  return paper.finish();
}

function section(paper: Paper, head: string, text: string): void {
  heading(paper, head);
  prose(paper, text);
}

/** A short table goes over the page together with its heading. */
function withTable(paper: Paper, rows: number): number {
  return Math.min(paper.depth * 0.4, 40 + rows * 28);
}

function attendance(paper: Paper, rows: readonly AttendanceRow[], t: Wording): void {
  heading(paper, t('到场记录', 'Who was there'), withTable(paper, rows.length));
  if (rows.length === 0) return prose(paper, t('没有进出记录。', 'No comings and goings were recorded.'));
  table(paper, {
    alt: t('谁什么时候进入、离开', 'Who came and left when'),
    widths: [32, 40, 28],
    head: [t('时间', 'When'), t('人员', 'Who'), t('进出', 'What')],
    rows: rows.map((row) => [{ words: longMoment(row.at, paper.language), align: 'center' }, { words: row.who }, { words: COMINGS[row.what][paper.language], align: 'center' }]),
  });
  note(paper, t('单独谈只记时间，谈了什么不记。', 'Of private talks only the times are kept, never what was said.'));
}

const ANSWERS = {
  right: { zh: '看过，确认无误', en: 'read it, it is right' },
  objects: { zh: '看过，有补正', en: 'read it, and corrects' },
  none: { zh: '还没有答复', en: 'has not answered yet' },
} as const satisfies Record<string, Both>;

function checks(paper: Paper, rows: NonNullable<MinutesDocument['checks']>, t: Wording): void {
  if (rows.length === 0) return;
  heading(paper, t('当事人核对', 'Checked by the parties'), withTable(paper, rows.length));
  table(paper, {
    alt: t('当事人对笔录的核对', 'How the parties checked the minutes'),
    widths: [22, 28, 50],
    head: [t('当事人', 'Party'), t('时间', 'When'), t('核对', 'Answer')],
    rows: rows.map((row) => {
      const answer = ANSWERS[row.answer][paper.language];
      return [{ words: row.who }, { words: row.at === undefined ? STROKE : longMoment(row.at, paper.language), align: 'center' }, { words: row.words ? `${answer}${t('：', ': ')}${row.words}` : answer }];
    }),
  });
}

function undisputed(paper: Paper, data: MinutesDocument, seal: SealSlot, t: Wording): void {
  const zh = paper.language === 'zh';
  // What is confirmed and the names under it stay on one page.
  if (zh) paper.ensure(Math.min(paper.depth, 40 + data.undisputedFacts.length * 24 + KEEP + SEAL));
  heading(paper, t('双方都认的事实（单独确认，可以用于以后的仲裁、诉讼）', 'Facts both sides hold to be true (confirmed apart; may be used in arbitration or court)'));
  data.undisputedFacts.forEach((fact, index) => prose(paper, `${index + 1}. ${fact}`));
  if (zh) places(paper, partySlots(data.parties, '签名确认以上事实', 'facts-party'), seal);
}
