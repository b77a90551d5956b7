import { met, unmet, type Policy, type Source } from '../policy/policy.js';

/** How a court may end the procedure of confirmation. */
export const COURT_DECISIONS = ['confirmed', 'refused', 'notAccepted', 'withdrawn', 'treatedAsWithdrawn'] as const;
export type CourtDecision = (typeof COURT_DECISIONS)[number];

/** What a court has said of this very agreement so far; a new agreement begins anew. */
export interface EarlierDecision {
  /** Absent = no court has decided yet. */
  readonly outcome?: CourtDecision | undefined;
  /** Id of the rule whose ground was named. */
  readonly ground?: string | undefined;
}

const APPLIED_IN = 'confirmation: applying again';

const notYetConfirmed: Policy<EarlierDecision> = {
  id: 'confirm.not-yet-confirmed',
  summary: { zh: '同一份协议法院确认过的，不再申请', en: 'What a court has confirmed is not confirmed again' },
  sources: [{ law: 'CPL', article: '185, 206' }],
  appliedIn: APPLIED_IN,
  judge: ({ outcome }) => (outcome === 'confirmed' ? unmet('confirm.already-confirmed') : met),
};

const notYetRefused: Policy<EarlierDecision> = {
  id: 'confirm.not-yet-refused',
  summary: { zh: '驳回以后，改了协议或者达成新的协议才能再申请；也可以起诉', en: 'After a refusal only a changed or new agreement can be confirmed; or one sues' },
  sources: [{ law: 'CPL', article: '185, 206' }, { law: 'RMTJ', article: '33' }],
  appliedIn: APPLIED_IN,
  judge: ({ outcome }) => (outcome === 'refused' ? unmet('confirm.refused-before') : met),
};

/** Grounds that no mending and no other court takes away: the content or the matter itself cannot be confirmed (CPLI 355). */
const NOT_MENDABLE: readonly string[] = ['confirm.court-scope', 'confirm.no-status-relation', 'confirm.no-other-procedure', 'confirm.no-title-or-ip', 'confirm.within-30-days'];

const notBarred: Policy<EarlierDecision> = {
  id: 'confirm.not-barred-by-kind',
  summary: { zh: '因为内容或者事情本身不能确认而没有受理的，同一份协议不再申请', en: 'Not accepted because of its content or kind: the same agreement is not applied for again' },
  sources: [{ law: 'CPLI', article: '355' }],
  appliedIn: APPLIED_IN,
  judge: ({ outcome, ground = '' }) => (outcome === 'notAccepted' && NOT_MENDABLE.includes(ground) ? unmet('confirm.not-of-this-kind', { ground }) : met),
};

/** Whether the same agreement may go to a court once more. The thirty days are judged apart (CPL 205). */
export const REAPPLY_POLICIES: readonly Policy<EarlierDecision>[] = [notYetConfirmed, notYetRefused, notBarred];

/** What may be done after a court has decided, each with its article. */
export const STEPS_AFTER = {
  perform: [{ law: 'RMTJ', article: '31' }, { law: 'CPL', article: '206' }],
  enforce: [{ law: 'CPL', article: '206, 250' }],
  object: [{ law: 'CPLI', article: '372' }],
  otherCourt: [{ law: 'CPL', article: '205' }, { law: 'CPLI', article: '352' }],
  applyAgain: [{ law: 'CPL', article: '205' }, { law: 'RMTJ', article: '33' }],
  talkAgain: [{ law: 'CPL', article: '206' }, { law: 'RMTJ', article: '33' }],
  sue: [{ law: 'CPL', article: '206' }, { law: 'RMTJ', article: '32, 33' }],
} as const satisfies Record<string, readonly Source[]>;
export type StepAfter = keyof typeof STEPS_AFTER;

/** The ways on after a decision, the nearest first. `inTime`: the thirty days still run. `allDone`: nothing is left to perform. */
export function stepsAfter({ outcome, ground }: EarlierDecision, { inTime, allDone }: { readonly inTime: boolean; readonly allDone: boolean }): readonly StepAfter[] {
  if (outcome === undefined || allDone) return outcome === 'confirmed' ? ['object'] : [];
  if (outcome === 'confirmed') return ['perform', 'enforce', 'object'];
  const again = inTime && REAPPLY_POLICIES.every((policy) => policy.judge({ outcome, ground }).kind === 'met');
  return [...(again ? [outcome === 'notAccepted' && ground === 'confirm.competent-court' ? ('otherCourt' as const) : ('applyAgain' as const)] : []), 'talkAgain', 'sue'];
}

/** A ruling is not undone by a new agreement: it stays until it is performed, or until the court itself changes it (CPLI 372). */
export const RULING_STAYS_SOURCES: readonly Source[] = [{ law: 'CPL', article: '206' }, { law: 'CPLI', article: '372' }, { law: 'CPL', article: '241', secondHand: true }];
