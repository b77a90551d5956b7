import { LABOUR } from '../deadlines/clocks.js';
import type { BothLanguages, Source } from '../policy/policy.js';
import type { DisputeKind } from '../vocabulary/dispute-kinds.js';
import { mayMove } from './moves.js';
import { isFinal, type CaseState } from './states.js';

/** Where people can go instead of, during, or after a mediation. */
export const WAYS_OUT = {
  endMediation: { zh: '不谈了：您随时可以结束调解', en: 'End the mediation: you may at any time', sources: [{ law: 'RMTJ', article: '23' }], clocks: [] },
  labourArbitration: { zh: '申请劳动仲裁（先仲裁，后起诉）', en: 'Labour arbitration (it comes before a suit)', sources: [{ law: 'LDTZ', article: '5, 27' }], clocks: ['clock.labour-arbitration', 'clock.wage-arbitration'] },
  labourInspection: { zh: '向劳动监察投诉', en: 'Labour inspection', sources: [{ law: 'JCTL', article: '20' }], clocks: ['clock.labour-inspection'] },
  landArbitration: { zh: '承包地纠纷申请仲裁，权属争议由政府处理', en: 'Land-contract arbitration; ownership is for the government', sources: [{ law: 'CBZC', article: '18' }, { law: 'TDGL', article: '14' }], clocks: ['clock.land-contract-arbitration'] },
  arbitration: { zh: '按仲裁条款申请仲裁', en: 'Arbitration under your clause', sources: [{ law: 'RMTJ', article: '3, 26' }], clocks: [] },
  trafficPolice: { zh: '双方一起请交警调解', en: 'Ask the traffic police together to mediate', sources: [{ law: 'JTCX', article: '84, 86' }], clocks: ['clock.traffic-police-request', 'clock.traffic-police-after-mediation'] },
  healthAuthority: { zh: '申请卫生健康部门行政调解', en: 'Mediation by the health authority', sources: [{ law: 'YLJF', article: '40' }], clocks: [] },
  consumerComplaint: { zh: '打12315投诉', en: 'Complain to 12315', sources: [{ law: 'CPL-W', article: '39' }], clocks: [] },
  court: { zh: '到法院起诉', en: 'Sue in court', sources: [{ law: 'RMTJ', article: '3, 26' }], clocks: ['clock.civil-limitation'] },
  courtGoesOn: { zh: '案件回到委托的法院，由法院继续审理', en: 'The suit goes back to the court that entrusted it, which goes on with it', sources: [{ law: 'TYTJ', article: '26', secondHand: true }], clocks: [] },
  courtOnAgreement: { zh: '对协议有争议，可以到法院起诉', en: 'Sue about the agreement', sources: [{ law: 'RMTJ', article: '32' }], clocks: ['clock.civil-limitation'] },
} as const satisfies Record<string, BothLanguages & { sources: readonly Source[]; clocks: readonly string[] }>;
export type WayOut = keyof typeof WAYS_OUT;

export interface WaysOutFacts {
  readonly kind: DisputeKind;
  readonly arbitrationClause?: boolean | undefined;
  /** Unpaid wages on a written IOU and no other quarrel: a suit without arbitration is open (LDJS1 15). */
  readonly wageIou?: boolean | undefined;
  /** The suit is at a court already, which entrusted it after registration. */
  readonly atCourt?: boolean | undefined;
}

/** Bodies to go to before, or beside, a court. */
const BESIDE_COURT: Partial<Record<DisputeKind, readonly WayOut[]>> = {
  wages: ['labourInspection'],
  land: ['landArbitration'],
  traffic: ['trafficPolice'],
  medical: ['healthAuthority'],
  consumer: ['consumerComplaint'],
};

/**
 * The ways out of a state, first the one to take first. Never empty: a mediation may not block arbitration, administration or
 * court (RMTJ 3), and whoever ends it is told the ways (RMTJ 26). Shown in every state, also in a final one.
 */
export function waysOut(state: CaseState, facts: WaysOutFacts): readonly WayOut[] {
  const ways: WayOut[] = [];
  if (!isFinal(state) && mayMove('terminate', state, 'party')) ways.push('endMediation');
  // A wage IOU opens the court at once, and a labour agreement on payment can be sued upon directly (LDJS1 13, 51).
  if (facts.wageIou === true && facts.kind === 'wages') ways.push('court');
  if (LABOUR.includes(facts.kind)) ways.push('labourArbitration');
  if (facts.arbitrationClause === true) ways.push('arbitration');
  ways.push(...(BESIDE_COURT[facts.kind] ?? []));
  if (facts.atCourt === true) ways.push('courtGoesOn');
  else if (AGREED.includes(state)) ways.push('courtOnAgreement');
  else if (!ways.includes('court') && facts.arbitrationClause !== true) ways.push('court');
  return ways;
}

const AGREED: readonly CaseState[] = ['agreementInEffect', 'confirmationApplied', 'performing', 'closed'];
