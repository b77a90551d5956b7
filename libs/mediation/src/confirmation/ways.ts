import { COURT_CLOCKS } from '../deadlines/court-clocks.js';
import { deadlineOf } from '../deadlines/deadline-of.js';
import { firstRefusal, reason, type BothLanguages, type Reason, type Source } from '../policy/policy.js';
import type { WorkingDayCalendar } from '../time/calendar.js';
import type { LocalDate } from '../time/local-date.js';
import { LABOUR } from '../deadlines/clocks.js';
import type { DisputeKind } from '../vocabulary/dispute-kinds.js';
import { REAPPLY_POLICIES, type EarlierDecision } from './after-decision.js';
import type { WayReason } from './way-reasons.js';

interface WayTexts {
  readonly name: BothLanguages;
  readonly needs: BothLanguages;
  readonly time: BothLanguages;
  readonly cost: BothLanguages;
  readonly sources: readonly Source[];
}

/** Ways to make an agreement enforceable, as compared on the screen. */
export const ENFORCEABLE_WAYS = {
  confirmation: {
    name: { zh: '请法院确认（司法确认）', en: 'Judicial confirmation' },
    needs: { zh: '双方一起，生效后30日内', en: 'Both together, within 30 days of effect' },
    time: { zh: '3日受理，15日内裁定', en: '3 days to accept, 15 days to rule' },
    cost: { zh: '不收费', en: 'free' },
    sources: [{ law: 'CPL', article: '205, 206' }, { law: 'RMTJ', article: '33' }, { law: 'SFQR', article: '11' }],
  },
  notary: {
    name: { zh: '公证处办理强制执行公证', en: 'Notarial deed with force of execution' },
    needs: { zh: '双方一起；给付内容清楚，欠款方承诺可以直接执行', en: 'Both together; clear payment, and the debtor accepts enforcement' },
    time: { zh: '几天', en: 'a few days' },
    cost: { zh: '公证费', en: 'notary’s fee' },
    sources: [{ law: 'CPL', article: '249' }, { law: 'GZF', article: '37' }],
  },
  paymentOrder: {
    name: { zh: '支付令', en: 'Payment order' },
    needs: { zh: '债权人一个人就行；只要钱或有价证券，双方没有别的互欠，能送到对方', en: 'The creditor alone; money only, no other mutual debt, and it can be served' },
    time: { zh: '5日受理，15日发出，对方15日内付款或提异议', en: '5 days to accept, 15 to issue, then 15 for the debtor to pay or object' },
    cost: { zh: '少量申请费', en: 'a small fee' },
    sources: [{ law: 'CPL', article: '225–228' }, { law: 'LDTZ', article: '16' }],
  },
  arbitration: {
    name: { zh: '仲裁确认或仲裁审查', en: 'Arbitral confirmation or review' },
    needs: { zh: '有仲裁条款；劳动争议由双方在15日内一起申请审查', en: 'An arbitration clause; labour: both ask for review within 15 days' },
    time: { zh: '约15日', en: 'about 15 days' },
    cost: { zh: '劳动仲裁不收费，商事仲裁收费', en: 'labour free, commercial with a fee' },
    sources: [{ law: 'SDDY', article: '41', secondHand: true }, { law: 'LDZCGZ', article: '76', secondHand: true }],
  },
  suit: {
    name: { zh: '到法院起诉', en: 'Sue on the agreement' },
    needs: { zh: '一方就行', en: 'Either side alone' },
    time: { zh: '几个月', en: 'months' },
    cost: { zh: '诉讼费', en: 'court fee' },
    sources: [{ law: 'RMTJ', article: '32' }, { law: 'LDJS1', article: '13, 51' }],
  },
} as const satisfies Record<string, WayTexts>;
export type EnforceableWay = keyof typeof ENFORCEABLE_WAYS;

/** What the comparison must know of the case. */
export interface WayFacts {
  readonly kind: DisputeKind;
  readonly effectiveOn: LocalDate;
  readonly today: LocalDate;
  readonly calendar: WorkingDayCalendar;
  /** The agreement contains an obligation to pay money, and whether it contains nothing else. */
  readonly payment: 'only' | 'partly' | 'none';
  /** The text touches status or confirms title, which no court confirms (CPLI 355). */
  readonly statusOrTitle: boolean;
  /** An oral agreement is written down first (CPLI 354). */
  readonly oral?: boolean | undefined;
  /** What a court has said of this agreement, or that it lies with one. */
  readonly court?: (EarlierDecision & { readonly underWay?: boolean | undefined }) | undefined;
  /** The asking person is to receive something. Absent = somebody else asks. */
  readonly creditor?: boolean | undefined;
  /** Nothing has fallen due and stayed open. */
  readonly nothingDue?: boolean | undefined;
  /** Both sides want to go the way together. Absent = not yet asked. */
  readonly bothWilling?: boolean | undefined;
  /** The one who pays accepts to be enforced against directly (CPL 249). */
  readonly debtorAccepts?: boolean | undefined;
  /** The two sides owe each other something else. Absent = not known. */
  readonly otherMutualDebt?: boolean | undefined;
  /** The debtor can be served at a known address in China. Absent = not known. */
  readonly serviceable?: boolean | undefined;
  readonly arbitrationClause?: boolean | undefined;
  /** Everything has been performed: nothing is left to enforce. */
  readonly performed?: boolean | undefined;
}

/** One line of the comparison for this case. */
export interface WayForCase {
  readonly way: EnforceableWay;
  /** `open`: possible if what the reasons ask for is answered. */
  readonly fits: 'fits' | 'open' | 'closed';
  /** What speaks against it or is still to be known; where it fits, what speaks for it. */
  readonly reasons: readonly Reason[];
  readonly lastDay?: LocalDate;
}

/** The ways side by side for the case at hand, those that fit first, each with what speaks for or against it. */
export function compareWays(facts: WayFacts): readonly WayForCase[] {
  const all = Object.keys(ENFORCEABLE_WAYS) as EnforceableWay[];
  if (facts.performed === true) return all.map((way) => line(way, { against: ['way.nothing-left'] }));
  if (facts.court?.outcome === 'confirmed') return all.map((way) => line(way, { against: ['way.already-confirmed'] }));
  const lines = [confirmation(facts), notary(facts), paymentOrder(facts), arbitration(facts), suit(facts)];
  const rank = { fits: 0, open: 1, closed: 2 } as const;
  return lines.sort((a, b) => rank[a.fits] - rank[b.fits]);
}

interface Said {
  readonly against?: readonly WayReason[];
  readonly questions?: readonly WayReason[];
  readonly speaksFor?: readonly WayReason[];
}

function line(way: EnforceableWay, { against = [], questions = [], speaksFor = [] }: Said, lastDay?: LocalDate): WayForCase {
  const codes = against.length > 0 ? against : questions.length > 0 ? questions : speaksFor;
  return { way, fits: against.length > 0 ? 'closed' : questions.length > 0 ? 'open' : 'fits', reasons: codes.map((code) => reason(code)), ...(lastDay !== undefined && { lastDay }) };
}

function together({ bothWilling }: WayFacts): { against: WayReason[]; questions: WayReason[] } {
  return { against: bothWilling === false ? ['way.other-side-unwilling'] : [], questions: bothWilling === undefined ? ['way.ask-other-side'] : [] };
}

function confirmation(facts: WayFacts): WayForCase {
  const { against, questions } = together(facts);
  const { court = {} } = facts;
  const deadline = deadlineOf(COURT_CLOCKS.confirmationApplication, facts.effectiveOn, facts.calendar);
  const lastDay = deadline.ok ? deadline.value.lastDay : undefined;
  // It is under way: the thirty days are kept, and both have said that they want it.
  if (court.underWay === true) return line('confirmation', { speaksFor: ['way.lies-with-court'] });
  if (facts.statusOrTitle) against.push('way.status-or-title');
  if (court.outcome === 'refused') against.push('way.court-refused');
  else if (firstRefusal(REAPPLY_POLICIES, court)) against.push('way.court-did-not-accept');
  if (lastDay !== undefined && facts.today > lastDay) (deadline.ok && deadline.value.rollUnknown ? questions : against).push('way.thirty-days-over');
  if (court.outcome === 'notAccepted') questions.push(court.ground === 'confirm.competent-court' ? 'way.at-another-court' : 'way.mend-first');
  if (facts.oral === true) questions.push('way.write-it-down');
  return line('confirmation', { against, questions, speaksFor: ['way.free-and-both'] }, lastDay);
}

function notary(facts: WayFacts): WayForCase {
  const { against, questions } = together(facts);
  if (facts.payment === 'none') against.push('way.no-payment');
  if (facts.payment === 'partly') questions.push('way.only-the-payment-part');
  if (facts.debtorAccepts === false) against.push('way.debtor-refuses-enforcement');
  if (facts.debtorAccepts === undefined) questions.push('way.debtor-accepts-enforcement');
  return line('notary', { against, questions, speaksFor: ['way.no-thirty-days'] });
}

function paymentOrder(facts: WayFacts): WayForCase {
  const against: WayReason[] = [];
  const questions: WayReason[] = [];
  if (facts.creditor === false) against.push('way.only-the-creditor');
  if (facts.payment === 'none') against.push('way.no-payment');
  if (facts.nothingDue === true && facts.payment !== 'none') against.push('way.nothing-due-yet');
  if (facts.payment === 'partly') questions.push('way.only-the-payment-part');
  if (facts.otherMutualDebt === true) against.push('way.other-mutual-debt');
  if (facts.otherMutualDebt === undefined) questions.push('way.ask-mutual-debt');
  if (facts.serviceable === false) against.push('way.cannot-be-served');
  if (facts.serviceable === undefined) questions.push('way.ask-address');
  return line('paymentOrder', { against, questions, speaksFor: [LABOUR.includes(facts.kind) ? 'way.order-for-wages' : 'way.alone-and-quick'] });
}

function arbitration(facts: WayFacts): WayForCase {
  const { against, questions } = together(facts);
  if (!LABOUR.includes(facts.kind)) {
    return line('arbitration', {
      against: facts.arbitrationClause === false ? ['way.no-arbitration-clause', ...against] : against,
      questions: facts.arbitrationClause === true ? questions : [...questions, 'way.ask-arbitration-clause'],
      speaksFor: ['way.arbitration-clause-there'],
    });
  }
  const deadline = deadlineOf(COURT_CLOCKS.labourReview, facts.effectiveOn, facts.calendar);
  const lastDay = deadline.ok ? deadline.value.lastDay : undefined;
  if (lastDay !== undefined && facts.today > lastDay) (deadline.ok && deadline.value.rollUnknown ? questions : against).push('way.fifteen-days-over');
  return line('arbitration', { against, questions, speaksFor: ['way.labour-review'] }, lastDay);
}

/** Never closed while something is owed: mediation bars nobody from the court (RMTJ 3, 32). Before a day is over there is little to sue for. */
function suit(facts: WayFacts): WayForCase {
  return line('suit', { questions: facts.nothingDue === true ? ['way.sue-when-due'] : [], speaksFor: [LABOUR.includes(facts.kind) ? 'way.sue-on-wages' : 'way.alone-any-time'] });
}
