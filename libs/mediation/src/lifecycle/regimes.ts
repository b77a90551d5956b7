import { met, unmet, type BothLanguages, type Policy, type Source } from '../policy/policy.js';
import type { Regime } from '../vocabulary/dispute-kinds.js';

/** Whether a body may ask for money. `asPublished`: the court's roll says whether this organisation charges (ZXTJ 5). */
export type FeeRule = 'free' | 'mayCharge' | 'asPublished';

/** What the regime of a case decides beside its clocks. */
export interface RegimeProfile {
  readonly name: BothLanguages;
  /** Key of the texts in portal and notices: `regime.people`. Every notice prints the regime. */
  readonly textKey: `regime.${Regime}`;
  readonly fee: FeeRule;
  readonly feeSources: readonly Source[];
  /** What the agreement needs to take effect, beside every party's signature. */
  readonly effect: { readonly mediatorSigns: boolean; readonly bodySeals: boolean };
  readonly effectSources: readonly Source[];
}

/** The four regimes. */
export const REGIME_PROFILES = {
  people: {
    name: { zh: '人民调解', en: 'People’s mediation' }, textKey: 'regime.people', fee: 'free', feeSources: [{ law: 'RMTJ', article: '4' }],
    effect: { mediatorSigns: true, bodySeals: true }, effectSources: [{ law: 'RMTJ', article: '29' }],
  },
  commercial: {
    name: { zh: '商事调解', en: 'Commercial mediation' }, textKey: 'regime.commercial', fee: 'mayCharge', feeSources: [{ law: 'SSTJ', article: '', secondHand: true }],
    effect: { mediatorSigns: true, bodySeals: true }, effectSources: [{ law: 'SSTJ', article: '', secondHand: true }],
  },
  administrative: {
    name: { zh: '行政调解', en: 'Administrative mediation' }, textKey: 'regime.administrative', fee: 'free', feeSources: [{ law: 'SZ', article: '', secondHand: true }],
    effect: { mediatorSigns: true, bodySeals: true }, effectSources: [{ law: 'SZ', article: '', secondHand: true }],
  },
  courtEntrusted: {
    // ZXTJ 19 is content with the parties' e-signatures; a people's committee keeps to the stricter RMTJ 29 here too.
    name: { zh: '法院委派、委托调解', en: 'Court-entrusted mediation' }, textKey: 'regime.courtEntrusted', fee: 'asPublished', feeSources: [{ law: 'ZXTJ', article: '5' }],
    effect: { mediatorSigns: true, bodySeals: true }, effectSources: [{ law: 'ZXTJ', article: '19' }, { law: 'RMTJ', article: '29' }],
  },
} as const satisfies Record<Regime, RegimeProfile>;


export interface FeeFacts {
  readonly regime: Regime;
  readonly asksForMoney: boolean;
  /** The price was published before the mediation began. */
  readonly published?: boolean | undefined;
}

const noFee: Policy<FeeFacts> = {
  id: 'regime.fee',
  summary: { zh: '人民调解不收任何费用；商事调解收费要事先公布', en: 'People’s mediation is free; commercial mediation publishes its price before' },
  sources: [{ law: 'RMTJ', article: '4' }, { law: 'ZXTJ', article: '5' }],
  appliedIn: 'cases: opening a case, register of bodies',
  judge: ({ regime, asksForMoney, published }) => {
    if (!asksForMoney) return met;
    if (REGIME_PROFILES[regime].fee === 'free') return unmet('regime.must-be-free', { regime });
    return published === true ? met : unmet('regime.price-not-published', { regime });
  },
};

/** Rules about fees (L-02). */
export const FEE_POLICIES: readonly Policy<FeeFacts>[] = [noFee];
