import { chineseNumber, note, numberLine, title } from '../layout/blocks.js';
import { factTable } from '../layout/facts.js';
import type { RenderedDocument } from '../layout/paper.js';
import { codeBelow, type Verification } from '../layout/qr.js';
import { longDate, longMoment, openPaper, partyLabel, type BodyName, type PaperData, type PartyEntry, worded } from './common.js';
import { officeSlot, partySlots, partyTable, places, placesHeight, sideLabel } from './places.js';

/** 人民调解口头协议登记表 (forms 3.8): what people agreed without wanting a written agreement (PML 28). */
export interface OralAgreementDocument extends Omit<PaperData, 'language'> {
  number: string;
  committee: BodyName;
  parties: readonly PartyEntry[];
  facts: string;
  clauses: readonly string[];
  performance: string;
  mediator: string;
  recorder: string;
  /** The day it was reached; a record that still waits for somebody's word has none. */
  agreedOn?: string;
  /** Who said that this is what was agreed, when and how. Left out on a form that is filled in with a pen. */
  confirmations?: readonly OralConfirmation[];
  verification?: Verification;
}

/** A party's word on what was recorded. */
export interface OralConfirmation {
  name: string;
  /** Day and hour in the zone of the body; left out while the party has not spoken. */
  at?: string;
  how?: 'phone' | 'session' | 'inPerson';
}

/** Height of the note above the places. */
const NOTE = 44;

const HOW = { phone: '在手机上看过，用短信验证码确认', session: '在调解会上听调解员念过，口头确认，由调解员记录', inPerson: '当面听调解员念过，口头确认，由调解员记录' } as const;

export function renderOralAgreement(data: OralAgreementDocument): Promise<RenderedDocument> {
  const paper = openPaper({ ...data, language: 'zh' }, { title: worded(data, `人民调解口头协议登记表 ${data.number}`), footerLeft: data.number, ...codeBelow(data) });
  title(paper, worded(data, '人民调解口头协议登记表'), data.committee.zh);
  numberLine(paper, `编号：${data.number}`);
  data.parties.forEach((party, index) => partyTable(paper, `${partyLabel(index, 'zh')}（${sideLabel(data.parties, index)}）`, party));
  const slots = [...(data.confirmations ? [] : partySlots(data.parties, '签名或按指印')), officeSlot('mediator', worded(data, '人民调解员'), data.mediator), officeSlot('recorder', '记录人', data.recorder)];
  factTable(paper, [{ label: '纠纷主要事实、争议事项', value: data.facts }]);
  // What was agreed stands on the page that is signed: signatures alone could belong to any paper.
  factTable(paper, [
    { label: '经调解达成的协议内容', value: data.clauses.map((text, index) => `${chineseNumber(index + 1)}、${text}`).join('\n') },
    { label: '履行方式、时限', value: data.performance },
    ...(data.confirmations ? [{ label: '各方当事人的确认', value: [...data.confirmations.map(wordOf), '各方都表示不需要制作书面调解协议书。'].join('\n') }] : []),
  ], { keepWith: NOTE + placesHeight(slots.length) });
  note(paper, data.regime === undefined || data.regime === 'people' ? '口头调解协议由人民调解员记录内容，自各方当事人达成协议之日起生效（《人民调解法》第二十八条、第三十条）。' : worded(data, '口头调解协议由人民调解员记录内容，自各方当事人达成协议之日起生效。'), { before: 4 });
  places(paper, slots, { name: 'seal', caption: data.committee.zh, under: longDate(data.agreedOn, 'zh') }, data.verification);
  return paper.finish();
}

function wordOf({ name, at, how }: OralConfirmation): string {
  return at && how ? `${name}：${longMoment(at, 'zh')}，${HOW[how]}。` : `${name}：还没有确认。`;
}
