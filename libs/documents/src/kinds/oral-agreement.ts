import { chineseNumber, note } from '../layout/blocks.js';
import { factTable } from '../layout/facts.js';
import type { RenderedDocument } from '../layout/paper.js';
import { bodyName, longDate, longMoment, openForm, partyLabel, type BodyName, type FormData, type PartyEntry, type Wording } from './common.js';
import { mediatorSlots, partySlots, partyTable, places, placesHeight, sideName } from './places.js';

/** 人民调解口头协议登记表 (forms 3.8): what people agreed without wanting a written agreement (PML 28). */
export interface OralAgreementDocument extends FormData {
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

const HOW = {
  phone: { zh: '在手机上看过，用短信验证码确认', en: 'read it on the phone and confirmed with a code by text message' },
  session: { zh: '在调解会上听调解员念过，口头确认，由调解员记录', en: 'heard the mediator read it out in the session and said yes, recorded by the mediator' },
  inPerson: { zh: '当面听调解员念过，口头确认，由调解员记录', en: 'heard the mediator read it out in person and said yes, recorded by the mediator' },
} as const;

export function renderOralAgreement(data: OralAgreementDocument): Promise<RenderedDocument> {
  const { paper, t, w, language } = openForm(data, {
    name: { zh: '人民调解口头协议登记表', en: 'Record of an oral mediation agreement' },
    over: data.committee,
    number: data.number,
    numbered: { zh: `编号：${data.number}`, en: `No. ${data.number}` },
  });
  data.parties.forEach((party, index) => partyTable(paper, t(`${partyLabel(index, 'zh')}（${sideName(data.parties, index, 'zh')}）`, `${partyLabel(index, 'en')} (${sideName(data.parties, index, 'en').toLowerCase()})`), party));
  const slots = [...(data.confirmations ? [] : partySlots(data.parties, '签名或按指印')), ...mediatorSlots([data.mediator], data.recorder, w('人民调解员', ''))];
  factTable(paper, [{ label: t('纠纷主要事实、争议事项', 'Main facts and matters in dispute'), value: data.facts }]);
  // What was agreed stands on the page that is signed: signatures alone could belong to any paper.
  factTable(paper, [
    { label: t('经调解达成的协议内容', 'What was agreed'), value: data.clauses.map((text, index) => `${t(`${chineseNumber(index + 1)}、`, `${index + 1}. `)}${text}`).join('\n') },
    { label: t('履行方式、时限', 'How and when it is carried out'), value: data.performance },
    ...(data.confirmations
      ? [{ label: t('各方当事人的确认', 'Confirmed by the parties'), value: [...data.confirmations.map((one) => wordOf(one, t, language)), ...(data.confirmations.every(({ at, how }) => at && how) ? [t('各方都表示不需要制作书面调解协议书。', 'All of them said that they need no written agreement.')] : [])].join('\n') }]
      : []),
  ], language === 'zh' ? { keepWith: NOTE + placesHeight(slots.length) } : {});
  const people = data.regime === undefined || data.regime === 'people';
  note(
    paper,
    people
      ? t('口头调解协议由人民调解员记录内容，自各方当事人达成协议之日起生效（《人民调解法》第二十八条、第三十条）。', "The mediator records an oral agreement; it takes effect on the day the parties reach it (People's Mediation Law, art. 28, 30).")
      : w('口头调解协议由人民调解员记录内容，自各方当事人达成协议之日起生效。', 'The mediator records an oral agreement; it takes effect on the day the parties reach it.'),
    { before: 4 },
  );
  const day = longDate(data.agreedOn, language);
  places(paper, slots, { name: 'seal', caption: bodyName(data.committee, language), under: day }, data.verification);
  return paper.finish();
}

function wordOf({ name, at, how }: OralConfirmation, t: Wording, language: 'zh' | 'en'): string {
  if (!at || !how) return t(`${name}：还没有确认。`, `${name}: not confirmed yet.`);
  return t(`${name}：${longMoment(at, 'zh')}，${HOW[how].zh}。`, `${name}: ${HOW[how].en}, ${longMoment(at, language)}.`);
}
