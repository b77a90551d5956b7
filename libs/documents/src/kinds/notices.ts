import { DocumentError } from '../fonts/coverage.js';
import { TERMINATION_REASONS, type TerminationReason } from '@jiefen/mediation';
import { clauseList, heading, note, numberLine, paragraph, prose, title } from '../layout/blocks.js';
import { factTable } from '../layout/facts.js';
import type { Paper, RenderedDocument } from '../layout/paper.js';
import { verificationBlock, type Verification } from '../layout/qr.js';
import { sealSlot } from '../layout/signatures.js';
import { table, type Cell } from '../layout/table.js';
import { bodyName, longDate, longMoment, openPaper, STROKE, TRANSLATION, type BodyName, type Both, type PaperData, worded } from './common.js';

/** What all notices share. */
export interface NoticeData extends PaperData {
  number: string;
  committee: BodyName;
  /** Who it is written to. */
  to: string;
  issuedOn: string;
  phone: string;
  verification?: Verification;
}

/** A way that stays open, with its last day and where that day comes from. */
export interface OtherWay {
  name: string;
  where?: string;
  until?: string;
  basis?: string;
}

/** Head of a notice: name, number, to whom. */
export function openNotice(data: NoticeData, name: Both): Paper {
  const zh = data.language === 'zh';
  const paper = openPaper(data, {
    title: zh ? `${name.zh} ${data.number}` : `${name.en} ${data.number} (translation)`,
    footerLeft: data.number,
    ...(data.verification ? { footerRight: data.verification.code } : {}),
    ...(zh ? {} : { watermark: 'TRANSLATION' }),
  });
  title(paper, name[data.language], bodyName(data.committee, data.language));
  numberLine(paper, data.number);
  if (!zh) note(paper, TRANSLATION, { after: 6 });
  paragraph(paper, zh ? `${data.to}：` : `To ${data.to}:`, { align: 'left', face: 'serifBold', after: 2 });
  return paper;
}

/** Foot of a notice: whom to call, seal and day; a translation has no seal. */
export function closeNotice(paper: Paper, data: NoticeData): Promise<RenderedDocument> {
  const zh = data.language === 'zh';
  prose(paper, zh ? `有什么不明白的，请打电话：${data.phone}，有真人接。` : `Questions? Call ${data.phone}; a person will answer.`, { before: 4 });
  if (zh) {
    sealSlot(paper, { name: 'seal', caption: data.committee.zh, under: longDate(data.issuedOn, 'zh') }, data.verification);
  } else {
    paragraph(paper, longDate(data.issuedOn, 'en'), { align: 'right', before: 8 });
    if (data.verification) verificationBlock(paper, data.verification);
  }
  return paper.finish();
}

/** Ways with their last days as a table; a column nobody filled is left out, names alone are a list. */
export function waysTable(paper: Paper, ways: readonly OtherWay[]): void {
  const zh = paper.language === 'zh';
  const columns: { head: string; width: number; cell: (way: OtherWay) => Cell }[] = [
    { head: zh ? '途径' : 'Way', width: 20, cell: (way) => ({ words: way.name, align: 'center' }) },
    ...(ways.some((way) => way.where) ? [{ head: zh ? '去哪里' : 'Where', width: 34, cell: (way: OtherWay): Cell => ({ words: way.where ?? STROKE }) }] : []),
    ...(ways.some((way) => way.until)
      ? [{ head: zh ? '最迟日期' : 'Last day', width: 22, cell: (way: OtherWay): Cell => ({ words: way.until === undefined ? (zh ? '请问清楚' : 'please ask') : longDate(way.until, paper.language), align: 'center' }) }]
      : []),
    ...(ways.some((way) => way.basis) ? [{ head: zh ? '依据' : 'Basis', width: 24, cell: (way: OtherWay): Cell => ({ words: way.basis ?? STROKE }) }] : []),
  ];
  if (columns.length === 1) return clauseList(paper, ways.map((way, index) => ({ label: `${index + 1}. `, text: `${way.name}${zh ? '；' : ''}` })).map((row, index) => (zh && index === ways.length - 1 ? { ...row, text: row.text.replace('；', '。') } : row)));
  table(paper, {
    alt: zh ? '还可以走的途径' : 'Other ways',
    widths: columns.map(({ width }) => width),
    head: columns.map(({ head }) => head),
    rows: ways.map((way) => columns.map(({ cell }) => cell(way))),
  });
}

/** Limitations and hard periods, each with its last day or with what must be known to tell it. */
function timesTable(paper: Paper, times: readonly RunningTimeRow[]): void {
  const zh = paper.language === 'zh';
  const until = ({ until: day, needs }: RunningTimeRow): string => (day === undefined ? (zh ? `要先知道：${needs ?? '起算的日子'}` : `to be known first: ${needs ?? 'the day it counts from'}`) : longDate(day, paper.language));
  table(paper, {
    alt: zh ? '继续在走的时间' : 'Times that go on running',
    widths: [46, 30, 24],
    head: zh ? ['时间', '最迟日期', '依据'] : ['Time', 'Last day', 'Basis'],
    rows: times.map((row): Cell[] => [{ words: row.name }, { words: until(row), align: 'center' }, { words: row.basis }]),
  });
}

/** 调解通知书: asks the other side to come and talk. */
export interface InvitationDocument extends NoticeData {
  /** Who asked for mediation. */
  applicant: string;
  /** What it is about, in the words the applicant agreed to show. */
  subject: string;
  /** A date already set; without one the reply comes first. */
  session?: { at: string; place: string };
  replyBy: string;
  mediators: readonly string[];
}

export function renderInvitation(data: InvitationDocument): Promise<RenderedDocument> {
  const zh = data.language === 'zh';
  const paper = openNotice(data, { zh: worded(data, '人民调解通知书'), en: 'Invitation to mediation' });
  const by = longDate(data.replyBy, data.language);
  prose(
    paper,
    zh
      ? `${data.applicant}请我们调解和您之间的一件事：${data.subject}。我们想听听您怎么说，请您来一起谈。`
      : `${data.applicant} has asked us to mediate a matter with you: ${data.subject}. We would like to hear your side and invite you to talk.`,
  );
  factTable(paper, [
    ...(data.session
      ? [
          { label: zh ? '时间' : 'When', value: longMoment(data.session.at, data.language) },
          { label: zh ? '地点' : 'Where', value: data.session.place },
        ]
      : []),
    { label: zh ? worded(data, '人民调解员') : 'Mediator', value: data.mediators.join(zh ? '、' : ', ') || (zh ? '双方一起选' : 'chosen by both sides') },
    { label: zh ? '请在这天前答复' : 'Please answer by', value: by },
  ]);
  heading(paper, zh ? '您可以怎么答复' : 'How you can answer');
  const answers: Both[] = [
    { zh: '愿意谈；', en: 'I will talk;' },
    { zh: '愿意谈，但要换时间、换方式（当面、视频、电话都行）或者换调解员；', en: 'I will talk, but at another time, in another way (in person, by video, by telephone) or with another mediator;' },
    { zh: '不愿意谈。', en: 'I do not want to talk.' },
  ];
  clauseList(paper, answers.map((answer, index) => ({ label: `${index + 1}. `, text: answer[data.language] })));
  prose(
    paper,
    zh
      ? '不必须，全凭自愿；不答复，也不会因此判您输。调解不收费，这份通知不会要您付款，也不会要银行卡密码。'
      : 'You do not have to. Nothing is decided against you if you do not answer. Mediation is free; this paper never asks for a payment or a password.',
    { before: 4 },
  );
  return closeNotice(paper, data);
}

/** 不予受理通知书: says why, and where to go instead. */
export interface NonAcceptanceDocument extends NoticeData {
  filedOn: string;
  subject: string;
  reason: string;
  basis?: string;
  /** What the clerk wrote to the applicant, in the words it was written. */
  explanation?: string;
  ways: readonly OtherWay[];
}

export function renderNonAcceptance(data: NonAcceptanceDocument): Promise<RenderedDocument> {
  const zh = data.language === 'zh';
  const paper = openNotice(data, { zh: '不予受理通知书', en: 'Notice that the case cannot be accepted' });
  const filed = longDate(data.filedOn, data.language);
  prose(
    paper,
    zh
      ? `您于 ${filed}交来的申请（${data.subject}），我们看过了，不能由${worded(data, '人民调解委员会')}受理，原因是：${data.reason}${data.basis ? `（依据：${data.basis}）` : ''}。`
      : `We have read the application you handed in on ${filed} (${data.subject}). The committee cannot accept it because: ${data.reason}${data.basis ? ` (basis: ${data.basis})` : ''}.`,
  );
  if (data.explanation) prose(paper, zh ? `说明：${data.explanation}` : `In the clerk's words: ${data.explanation}`, { before: 4 });
  heading(paper, zh ? '您可以这样办' : 'What you can do');
  if (data.ways.length > 0) waysTable(paper, data.ways);
  prose(paper, zh ? '您交来的材料已经退还或者可以随时取回。' : 'Your papers have been returned or can be collected at any time.');
  return closeNotice(paper, data);
}

/** 终止调解通知书: the ending, its reason, and every other way with its last day. */
export interface TerminationDocument extends NoticeData {
  parties: readonly string[];
  subject: string;
  acceptedOn: string;
  endedOn: string;
  reason: Exclude<TerminationReason, 'agreement'>;
  explanation?: string;
  ways: readonly OtherWay[];
  /** Limitations and hard periods that go on running, with their last days; without `until` the day it counts from is not known. */
  times?: readonly RunningTimeRow[];
}

/** A time that goes on running after the mediation. */
export interface RunningTimeRow {
  name: string;
  until?: string;
  /** What is to be known before the last day can be told. */
  needs?: string;
  basis: string;
}

/** @throws DocumentError `termination.no-other-way`: nobody is sent away without the other ways (PML 26). */
export function renderTermination(data: TerminationDocument): Promise<RenderedDocument> {
  if (data.ways.length === 0) throw new DocumentError('termination.no-other-way', {});
  const zh = data.language === 'zh';
  const byPeople = data.regime === undefined || data.regime === 'people';
  const paper = openNotice(data, { zh: '终止调解通知书', en: 'Notice that mediation has ended' });
  const [accepted, ended] = [longDate(data.acceptedOn, data.language), longDate(data.endedOn, data.language)];
  const names = data.parties.join(zh ? '、' : ', ');
  const reason = TERMINATION_REASONS[data.reason][data.language];
  const more = data.explanation ?? '';
  prose(
    paper,
    zh
      ? `${names}之间的纠纷（${data.subject}）由${byPeople ? '本委员会' : '我们'}于 ${accepted}受理。现因${reason}${more ? `：${more}` : ''}，调解于 ${ended}终止。`
      : `The dispute between ${names} (${data.subject}) was accepted on ${accepted}. Mediation ended on ${ended}: ${reason}${more ? ` (${more})` : ''}.`,
  );
  heading(paper, byPeople ? (zh ? '还可以走的途径（《人民调解法》第二十六条）' : "Other ways (People's Mediation Law, art. 26)") : zh ? '还可以走的途径' : 'Other ways');
  waysTable(paper, data.ways);
  if (data.times && data.times.length > 0) {
    heading(paper, zh ? '继续在走的时间' : 'Times that go on running');
    timesTable(paper, data.times);
  }
  prose(
    paper,
    zh
      ? '最迟日期按我们知道的情况算出，供您参考；有中止、中断等情形的，以仲裁机构、法院的认定为准。请早一点去。'
      : 'The last days are worked out from what we know. Where time was suspended or restarted, the arbitration body or the court decides. Please do not wait until the end.',
  );
  prose(
    paper,
    zh
      ? '谈的时候各方作出的让步，不能当作对谁不利的证据；双方单独确认过的事实除外。以后又愿意谈了，随时可以再来。'
      : 'Offers made in the talks cannot be used against anyone, except facts that both sides confirmed separately. If you both want to talk again, come back at any time.',
  );
  return closeNotice(paper, data);
}
