import { clauseList, note, numberLine, paragraph, prose, title } from '../layout/blocks.js';
import { factTable } from '../layout/facts.js';
import type { Paper, RenderedDocument } from '../layout/paper.js';
import { sealSlot } from '../layout/signatures.js';
import { longDate, openPaper, type BodyName, type PaperData, type PartyEntry } from './common.js';
import { namesOf } from './places.js';

/** What all samples of a court's papers share. A real one only ever comes from a court. */
interface CourtSample extends Omit<PaperData, 'language'> {
  court: string;
  /** Absent before the court has given one. */
  caseNumber?: string;
  parties: readonly PartyEntry[];
}

const SAMPLE = '这是演示用的样本，不是法院文书，没有法律效力。';

function openSample(data: CourtSample, name: string): Paper {
  const paper = openPaper({ ...data, language: 'zh' }, { title: `${name}（样本） ${data.caseNumber ?? ''}`.trim(), watermark: '样本', footerLeft: '样本，没有法律效力' });
  title(paper, name, data.court);
  if (data.caseNumber) numberLine(paper, data.caseNumber);
  return paper;
}

function closeSample(paper: Paper, court: string, day: string): Promise<RenderedDocument> {
  sealSlot(paper, { name: 'court', caption: court, under: longDate(day, 'zh') });
  note(paper, SAMPLE);
  return paper.finish();
}

/** How the court ended the procedure. */
export type SampleDecision =
  | { kind: 'confirmed' }
  | { kind: 'refused'; reason: string }
  | { kind: 'notAccepted'; reason: string; basis: string }
  | { kind: 'withdrawn'; askedOn: string; by: string }
  | { kind: 'treatedAsWithdrawn'; reason: string };

/** 民事裁定书 as a sample for demonstrations. */
export interface SampleRulingDocument extends CourtSample {
  committee: BodyName;
  agreement: { number: string; effectiveOn: string };
  /** Day on which the court accepted; of a ruling not to accept, the day it received the application. */
  filedOn: string;
  clauses: readonly string[];
  decision: SampleDecision;
  judge: string;
  decidedOn: string;
}

const ACT = '《中华人民共和国民事诉讼法》';
const INTERPRETATION = '《最高人民法院关于适用〈中华人民共和国民事诉讼法〉的解释》';

export function renderSampleRuling(data: SampleRulingDocument): Promise<RenderedDocument> {
  const { decision } = data;
  const paper = openSample(data, '民事裁定书');
  const names = namesOf(data.parties, 'zh');
  const agreed = longDate(data.agreement.effectiveOn, 'zh');
  const filed = longDate(data.filedOn, 'zh');
  data.parties.forEach((party) => paragraph(paper, `申请人：${party.who.name}。`, { indent: 2 }));
  switch (decision.kind) {
    case 'confirmed':
    case 'refused':
      prose(paper, `申请人${names}申请司法确认调解协议一案，本院于 ${filed}立案后进行了审查，现已审查终结。`);
      prose(paper, `申请人${names}经${data.committee.zh}主持，于 ${agreed}达成如下调解协议（编号：${data.agreement.number}）：`);
      for (const clause of data.clauses) prose(paper, clause);
      if (decision.kind === 'confirmed') {
        prose(paper, `本院经审查认为，申请人达成的协议，符合司法确认调解协议的法定条件。依照${ACT}第二百零六条规定，裁定如下：`);
        prose(paper, `申请人${names}于 ${agreed}经${data.committee.zh}主持达成的调解协议有效。`);
        prose(paper, '当事人应当按照调解协议的约定自觉履行义务；一方当事人拒绝履行或者未全部履行的，对方当事人可以向人民法院申请执行。');
      } else {
        prose(paper, `本院经审查认为，${sentence(decision.reason)}不符合司法确认调解协议的法定条件。依照${ACT}第二百零六条规定，裁定如下：`);
        prose(paper, `驳回申请人${names}的申请。当事人可以通过调解方式变更原调解协议或者达成新的调解协议，也可以向人民法院提起诉讼。`);
      }
      break;
    case 'notAccepted':
      prose(paper, `申请人${names}就其经${data.committee.zh}主持达成的调解协议（编号：${data.agreement.number}），于 ${filed}向本院申请司法确认。`);
      prose(paper, `本院经审查认为，${sentence(decision.reason)}不符合受理条件。依照${decision.basis}规定，裁定如下：`);
      prose(paper, `对申请人${names}的申请，本院不予受理。`);
      break;
    case 'withdrawn':
      prose(paper, `申请人${names}申请司法确认调解协议（编号：${data.agreement.number}）一案，本院于 ${filed}立案。${decision.by}于 ${longDate(decision.askedOn, 'zh')}向本院提出撤回申请。`);
      prose(paper, `本院认为，裁定作出以前撤回申请，不违反法律规定，应予准许。依照${INTERPRETATION}第三百五十七条规定，裁定如下：`);
      prose(paper, `准许撤回司法确认申请。调解协议对各方当事人仍有约束力。`);
      break;
    case 'treatedAsWithdrawn':
      prose(paper, `申请人${names}申请司法确认调解协议（编号：${data.agreement.number}）一案，本院于 ${filed}立案。`);
      prose(paper, `本院认为，${sentence(decision.reason)}依照${INTERPRETATION}第三百五十七条规定，裁定如下：`);
      prose(paper, `本案按申请人${names}撤回申请处理。调解协议对各方当事人仍有约束力。`);
      break;
  }
  paragraph(paper, `审判员　${data.judge}`, { align: 'right', before: 24 });
  return closeSample(paper, data.court, data.decidedOn);
}

/** A reason typed by a judge, as the first half of a sentence. */
function sentence(reason: string): string {
  return `${reason.trim().replace(/[。．.；;，,]+$/u, '')}，`;
}

/** What the court tells before it rules. */
export type SampleNotice =
  | { kind: 'accepted'; acceptedOn: string; decideBy: string }
  | { kind: 'supplement'; items: readonly string[]; dueDay: string }
  | { kind: 'extended'; days: number; reason: string; approvedOn: string; /** The president or vice-president. */ approvedBy?: string; until: string };

/** 受理通知书, 补充材料通知书, 延长审查期限通知书 as samples. */
export interface SampleNoticeDocument extends CourtSample {
  agreementNumber: string;
  notice: SampleNotice;
  judge: string;
  phone: string;
  issuedOn: string;
}

export const NOTICE_NAMES = { accepted: '受理通知书', supplement: '补充材料通知书', extended: '延长审查期限通知书' } as const satisfies Record<SampleNotice['kind'], string>;

export function renderSampleNotice(data: SampleNoticeDocument): Promise<RenderedDocument> {
  const { notice } = data;
  const paper = openSample(data, NOTICE_NAMES[notice.kind]);
  paragraph(paper, `${namesOf(data.parties, 'zh')}：`, { align: 'left', face: 'serifBold', after: 2 });
  const facts = [
    ...(data.caseNumber ? [{ label: '案号', value: data.caseNumber }] : []),
    { label: '调解协议', value: data.agreementNumber },
    { label: '审查人员', value: data.judge, second: { label: '联系方式', value: data.phone } },
  ];
  switch (notice.kind) {
    case 'accepted':
      prose(paper, `你们共同提出的司法确认申请，经审查符合受理条件，本院于 ${longDate(notice.acceptedOn, 'zh')}立案。`, { after: 6 });
      factTable(paper, [...facts, { label: '立案日期', value: longDate(notice.acceptedOn, 'zh'), second: { label: '作出裁定的期限', value: longDate(notice.decideBy, 'zh') } }]);
      prose(paper, '本院通知当事人到场核实时，请双方带身份证件一起来。无正当理由不在期限内补充陈述、补充证明材料或者拒不接受询问的，可以按撤回申请处理。裁定作出以前，当事人可以撤回申请。', { before: 6 });
      break;
    case 'supplement':
      prose(paper, `审查需要，请在 ${longDate(notice.dueDay, 'zh')}以前补充下列材料。这是一次说全的清单：`, { after: 4 });
      clauseList(paper, notice.items.map((text, index) => ({ label: `${index + 1}. `, text })));
      factTable(paper, [...facts, { label: '补充材料期限', value: longDate(notice.dueDay, 'zh') }]);
      prose(paper, '无正当理由不在期限内补充的，可以按撤回申请处理。有困难请在期限以前说明。', { before: 6 });
      break;
    case 'extended':
      prose(paper, `因${sentence(notice.reason)}经本院院长${notice.approvedBy ? `（批准人：${notice.approvedBy}）` : ''}于 ${longDate(notice.approvedOn, 'zh')}批准，本案审查期限延长 ${notice.days} 日，至 ${longDate(notice.until, 'zh')}止。`, { after: 6 });
      factTable(paper, facts);
      break;
  }
  return closeSample(paper, data.court, data.issuedOn);
}
