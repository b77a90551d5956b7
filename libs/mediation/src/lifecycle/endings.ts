import { met, unmet, type Policy } from '../policy/policy.js';
import { TERMINATION_REASONS, type TerminationReason } from './terminations.js';

/** Who may end a mediation. */
export type EndingActor = 'party' | 'mediator' | 'dispatcher' | 'portal';

/**
 * Who may name which of the eight endings. A party speaks for itself: that the gap is wide, that time is over or that nobody was
 * reached is found by those who run the mediation. An agreement is no ending anybody declares: it takes effect by itself.
 */
export const ENDING_NAMED_BY = {
  agreement: ['portal'],
  settledAndWithdrawn: ['party', 'mediator', 'dispatcher'],
  otherSideNotReached: ['mediator', 'dispatcher', 'portal'],
  partyRefuses: ['party', 'mediator', 'dispatcher', 'portal'],
  wideGap: ['mediator', 'dispatcher'],
  timeOver: ['mediator', 'dispatcher', 'portal'],
  refusesToSign: ['party', 'mediator', 'dispatcher'],
  other: ['party', 'mediator', 'dispatcher', 'portal'],
} as const satisfies Record<TerminationReason, readonly EndingActor[]>;

/** The endings a person declares: all but the agreement. */
export const DECLARED_ENDINGS = Object.keys(TERMINATION_REASONS).filter((reason) => reason !== 'agreement') as [Exclude<TerminationReason, 'agreement'>, ...Exclude<TerminationReason, 'agreement'>[]];

/** The endings this actor may name: what a screen offers. */
export function endingsOf(by: EndingActor): readonly TerminationReason[] {
  return (Object.keys(TERMINATION_REASONS) as TerminationReason[]).filter((reason) => (ENDING_NAMED_BY[reason] as readonly EndingActor[]).includes(by));
}

export interface EndingFacts {
  readonly by: EndingActor;
  readonly reason: TerminationReason;
}

const namedByTheRight: Policy<EndingFacts> = {
  id: 'ending.named-by',
  summary: { zh: '当事人随时可以不谈，理由只说自己的；“分歧大”“期限到”“联系不上”由调解的人认定', en: 'A party may end it at any time and speaks for itself; a wide gap, time over or nobody reached is found by those who run the mediation' },
  sources: [{ law: 'RMTJ', article: '23, 26' }, { law: 'ZXTJ', article: '25' }],
  appliedIn: 'cases: ending a mediation',
  judge: ({ by, reason }) => ((ENDING_NAMED_BY[reason] as readonly EndingActor[]).includes(by) ? met : unmet('ending.not-for-party', { reason })),
};

/** Who may name which ending (L-11, L-60). */
export const ENDING_POLICIES: readonly Policy<EndingFacts>[] = [namedByTheRight];
