/** Where a case stands. Every state names what has been reached, not what is being done. */
export const CASE_STATES = [
  'filed',
  'visitBooked',
  'accepted',
  'mediatorAsked',
  'mediatorAppointed',
  'otherSideInvited',
  'bothWilling',
  'sessionBooked',
  'inSession',
  'agreementFrozen',
  'agreementInEffect',
  'confirmationApplied',
  'performing',
  'closed',
  'answered',
  'referred',
  'notAccepted',
  'terminated',
] as const;
export type CaseState = (typeof CASE_STATES)[number];

/** States in which the mediation is over. The case stays readable for its parties. */
export const FINAL_STATES = ['closed', 'answered', 'referred', 'notAccepted', 'terminated'] as const satisfies readonly CaseState[];
export type FinalState = (typeof FINAL_STATES)[number];

export function isFinal(state: CaseState): state is FinalState {
  return (FINAL_STATES as readonly CaseState[]).includes(state);
}

/** The steps a party sees on the way of the case. Several states may belong to one step. */
export const STEPS = ['received', 'accepted', 'mediator', 'otherSide', 'session', 'agreement', 'confirmation', 'performance'] as const;
export type Step = (typeof STEPS)[number];

export const STEP_OF_STATE: Record<CaseState, Step> = {
  filed: 'received',
  visitBooked: 'received',
  accepted: 'accepted',
  mediatorAsked: 'mediator',
  mediatorAppointed: 'otherSide',
  otherSideInvited: 'otherSide',
  bothWilling: 'session',
  sessionBooked: 'session',
  inSession: 'session',
  agreementFrozen: 'agreement',
  agreementInEffect: 'confirmation',
  confirmationApplied: 'confirmation',
  performing: 'performance',
  closed: 'performance',
  answered: 'received',
  referred: 'received',
  notAccepted: 'received',
  terminated: 'session',
};
