import type { DisputeKind, Regime } from '../vocabulary/dispute-kinds.js';
import type { ClockEvent, ClockRule } from './clock-rule.js';
import { COURT_CLOCKS } from './court-clocks.js';
import { HARD_CLOCKS, SOFT_CLOCKS } from './limitation-clocks.js';
import { MEDIATION_CLOCKS, SERVICE_CLOCKS } from './mediation-clocks.js';

/** Every clock by name: `CLOCKS.confirmationApplication`. */
export const CLOCKS = { ...SERVICE_CLOCKS, ...MEDIATION_CLOCKS, ...COURT_CLOCKS, ...SOFT_CLOCKS, ...HARD_CLOCKS } as const;
export type ClockName = keyof typeof CLOCKS;

/** Every clock as a list, for the report and for the screens that explain. */
export const ALL_CLOCKS: readonly ClockRule[] = Object.values(CLOCKS);

const BY_ID: ReadonlyMap<string, ClockRule> = new Map(ALL_CLOCKS.map((rule) => [rule.id, rule]));

/** The clock behind a stored id; undefined when no such clock exists. */
export function clockById(id: string): ClockRule | undefined {
  return BY_ID.get(id);
}

/** Ids of the clocks that say how long a mediation lasts: one of them runs for a case. */
export const MEDIATION_CLOCK_IDS: readonly string[] = Object.values(MEDIATION_CLOCKS).map(({ id }) => id);

/** How a court handed the matter over: decides between 30, 15 and 7 days (TYTJ 27, ZXTJ 24). */
export const ENTRUSTMENTS = ['beforeRegistration', 'ordinaryProcedure', 'summaryProcedure'] as const;
export type Entrustment = (typeof ENTRUSTMENTS)[number];

/** The suit is at the court already: the court makes its own document out of an agreement, and goes on without one (TYTJ 20). */
export function entrustedAfterRegistration(entrustment: Entrustment | null | undefined): boolean {
  return entrustment === 'ordinaryProcedure' || entrustment === 'summaryProcedure';
}

/** The clock that says how long this mediation lasts. The court's entrustment goes before the kind, the kind before the regime. */
export function mediationClock(regime: Regime, kind: DisputeKind, entrustment: Entrustment = 'beforeRegistration'): ClockRule {
  if (regime === 'courtEntrusted') return ENTRUSTED[entrustment];
  if (LABOUR.includes(kind)) return CLOCKS.labourMediation;
  if (kind === 'medical') return CLOCKS.medicalMediation;
  return { people: CLOCKS.peopleMediation, commercial: CLOCKS.commercialMediation, administrative: CLOCKS.administrativeMediation }[regime];
}

const ENTRUSTED: Record<Entrustment, ClockRule> = {
  beforeRegistration: CLOCKS.courtDelegated,
  ordinaryProcedure: CLOCKS.courtEntrustedOrdinary,
  summaryProcedure: CLOCKS.courtEntrustedSummary,
};

/** Kinds that go to labour arbitration before a court. */
export const LABOUR: readonly DisputeKind[] = ['wages', 'dismissal', 'workInjury'];

/** Limitations and hard periods of each kind of dispute; hard ones are asked for even when nobody mentions them. */
const CLOCKS_OF_KIND: Record<DisputeKind, readonly ClockRule[]> = {
  wages: [CLOCKS.wageArbitration, CLOCKS.labourArbitration, CLOCKS.labourInspection, CLOCKS.labourAwardSuit, CLOCKS.labourAwardAnnulment],
  dismissal: [CLOCKS.labourArbitration, CLOCKS.labourAwardSuit, CLOCKS.labourAwardAnnulment, CLOCKS.revocation],
  workInjury: [CLOCKS.workInjuryEmployer, CLOCKS.workInjurySelf, CLOCKS.labourArbitration, CLOCKS.labourAwardSuit, CLOCKS.labourAwardAnnulment],
  traffic: [CLOCKS.trafficReview, CLOCKS.trafficPoliceRequest, CLOCKS.trafficPoliceMediation, CLOCKS.trafficPoliceAfterMediation, CLOCKS.insuranceOther, CLOCKS.workInjuryEmployer, CLOCKS.workInjurySelf, CLOCKS.civilLimitation, CLOCKS.civilLongest],
  privateLoan: [CLOCKS.guarantee, CLOCKS.civilLimitation, CLOCKS.instalmentLimitation, CLOCKS.civilLongest],
  bankInsurance: [CLOCKS.insuranceLife, CLOCKS.insuranceOther, CLOCKS.guarantee, CLOCKS.revocation, CLOCKS.civilLimitation, CLOCKS.civilLongest],
  consumer: [CLOCKS.onlineReturn, CLOCKS.prepaidCardReturn, CLOCKS.defectNotice, CLOCKS.revocation, CLOCKS.civilLimitation, CLOCKS.civilLongest],
  neighbours: [CLOCKS.civilLimitation, CLOCKS.civilLongest],
  property: [CLOCKS.civilLimitation, CLOCKS.civilLongest],
  rent: [CLOCKS.rescission, CLOCKS.civilLimitation, CLOCKS.civilLongest],
  building: [CLOCKS.constructionPriority, CLOCKS.rescission, CLOCKS.civilLimitation, CLOCKS.civilLongest],
  contract: [CLOCKS.guarantee, CLOCKS.rescission, CLOCKS.revocation, CLOCKS.revocationMistake, CLOCKS.defectNotice, CLOCKS.civilLimitation, CLOCKS.instalmentLimitation, CLOCKS.civilLongest],
  injury: [CLOCKS.workInjuryEmployer, CLOCKS.workInjurySelf, CLOCKS.insuranceOther, CLOCKS.civilLimitation, CLOCKS.civilLongest],
  medical: [CLOCKS.autopsy, CLOCKS.autopsyFrozen, CLOCKS.civilLimitation, CLOCKS.civilLongest],
  land: [CLOCKS.landContractArbitration, CLOCKS.landAwardSuit, CLOCKS.administrativeReview, CLOCKS.landDecisionSuit, CLOCKS.registerObjectionSuit, CLOCKS.civilLimitation, CLOCKS.civilLongest],
  // Maintenance knows no limitation (CC 196), so the civil clocks are not shown for it.
  family: [],
  succession: [CLOCKS.legacyAcceptance, CLOCKS.civilLimitation, CLOCKS.civilLongest],
  other: [CLOCKS.civilLimitation, CLOCKS.civilLongest],
};

/** What goes on running for a kind of dispute while people mediate: its limitations and hard periods. */
export function limitationsOf(kind: DisputeKind): readonly ClockRule[] {
  return [...CLOCKS_OF_KIND[kind], ...beforeSuit(kind)].filter((rule) => rule.kind === 'hard' || rule.kind === 'soft');
}

function beforeSuit(kind: DisputeKind): readonly ClockRule[] {
  return kind === 'family' ? [] : [CLOCKS.suitAfterPreservation];
}

const CONFIRMATION: readonly ClockRule[] = [CLOCKS.confirmationApplication, CLOCKS.courtAccepts, CLOCKS.courtDecides, CLOCKS.courtOuterLimit, CLOCKS.partyObjection, CLOCKS.interestedObjection, CLOCKS.enforcement];

/**
 * The clocks that run for a case, hard ones first. The API starts those whose `starts` is the event that just happened;
 * the clocks of limitation start with a day that a person names.
 */
export function clocksFor(regime: Regime, kind: DisputeKind, entrustment: Entrustment = 'beforeRegistration'): readonly ClockRule[] {
  const labour = LABOUR.includes(kind) ? [CLOCKS.labourReview, CLOCKS.arbitrationDecides] : [];
  const rules = [...CLOCKS_OF_KIND[kind], ...beforeSuit(kind), mediationClock(regime, kind, entrustment), ...Object.values(SERVICE_CLOCKS), ...(regime === 'courtEntrusted' && entrustedAfterRegistration(entrustment) ? [CLOCKS.enforcement] : CONFIRMATION), ...labour];
  const rank = { hard: 0, soft: 1, procedure: 2, service: 3 } as const;
  return [...rules].sort((a, b) => rank[a.kind] - rank[b.kind]);
}

/** The clocks that this event starts in this case. */
export function clocksStartedBy(event: ClockEvent, regime: Regime, kind: DisputeKind, entrustment: Entrustment = 'beforeRegistration'): readonly ClockRule[] {
  return clocksFor(regime, kind, entrustment).filter((rule) => rule.starts === event);
}
