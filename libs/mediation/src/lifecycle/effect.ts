import { refused, done, type Outcome } from '../policy/refusal.js';
import type { Regime } from '../vocabulary/dispute-kinds.js';
import { met, open, unmet, type Policy } from '../policy/policy.js';
import { REGIME_PROFILES } from './regimes.js';

/** Two ways to end with an agreement (RMTJ 28): on paper, or by word and recorded by the mediator. */
export const CLOSING_MODES = ['written', 'oral'] as const;
export type ClosingMode = (typeof CLOSING_MODES)[number];

/** The moments that make a written agreement binding; absent = not yet. */
export interface EffectFacts {
  readonly regime: Regime;
  /** One entry for each party; undefined while the party has not signed. */
  readonly partiesSignedAt: readonly (Date | undefined)[];
  readonly mediatorSignedAt?: Date | undefined;
  readonly sealedAt?: Date | undefined;
}

/** In effect from the last of all signatures and the seal (RMTJ 29, L-17); refused while one is missing. */
export function effectOfWritten({ regime, partiesSignedAt, mediatorSignedAt, sealedAt }: EffectFacts): Outcome<Date> {
  const { effect } = REGIME_PROFILES[regime];
  const signed = partiesSignedAt.filter((at) => at !== undefined);
  if (partiesSignedAt.length < 2) return refused('effect.fewer-than-two-parties');
  if (signed.length < partiesSignedAt.length) return refused('effect.party-signature-missing', { missing: partiesSignedAt.length - signed.length });
  if (effect.mediatorSigns && mediatorSignedAt === undefined) return refused('effect.mediator-signature-missing');
  if (effect.bodySeals && sealedAt === undefined) return refused('effect.seal-missing');
  const moments = [...signed, mediatorSignedAt, sealedAt].filter((at) => at !== undefined).map((at) => at.getTime());
  return done(new Date(Math.max(...moments)));
}

/** What decides whether an oral agreement is enough. */
export interface OralFacts {
  /** Every party said that no written agreement is needed. Absent = not yet asked. */
  readonly allContentWithOral?: boolean | undefined;
  readonly performedAtOnce: boolean;
  /** Major or complex by the complexity set for the case. */
  readonly majorOrComplex: boolean;
  /** The region wants writing for what is not performed at once or is major (NB 24). */
  readonly regionWantsWriting: boolean;
  /** The mediator has written the content into the record. */
  readonly recorded: boolean;
}

const oralWanted: Policy<OralFacts> = {
  id: 'oral.all-content',
  summary: { zh: '各方都说不用写协议书，才可以口头达成', en: 'An oral agreement only when every party needs none in writing' },
  sources: [{ law: 'RMTJ', article: '28' }],
  appliedIn: 'closing: oral agreement',
  judge: ({ allContentWithOral }) => (allContentWithOral === undefined ? open('oral.not-asked') : allContentWithOral ? met : unmet('oral.writing-asked-for')),
};

const regionAllows: Policy<OralFacts> = {
  id: 'oral.region-allows',
  summary: { zh: '当地规定：不能当场履行的，或者重大复杂的，要写协议书', en: 'Where the region says so: what is not performed at once, or is major, is put in writing' },
  sources: [{ law: 'NB', article: '24' }],
  appliedIn: 'closing: oral agreement',
  judge: ({ regionWantsWriting, performedAtOnce, majorOrComplex }) => (regionWantsWriting && (!performedAtOnce || majorOrComplex) ? unmet('oral.region-wants-writing') : met),
};

const oralRecorded: Policy<OralFacts> = {
  id: 'oral.recorded',
  summary: { zh: '口头协议由调解员记下来，达成时生效', en: 'The mediator records an oral agreement; it takes effect when reached' },
  sources: [{ law: 'RMTJ', article: '28, 30' }],
  appliedIn: 'closing: oral agreement',
  judge: ({ recorded }) => (recorded ? met : unmet('oral.not-recorded')),
};

/** When a case may close with an oral agreement (L-16, L-22). */
export const ORAL_POLICIES: readonly Policy<OralFacts>[] = [oralWanted, regionAllows, oralRecorded];
