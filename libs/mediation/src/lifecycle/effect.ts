import { refused, done, type Outcome } from '../policy/refusal.js';
import type { Regime } from '../vocabulary/dispute-kinds.js';
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
