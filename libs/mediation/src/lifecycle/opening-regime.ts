import { LABOUR, type Entrustment } from '../deadlines/clocks.js';
import { met, open, unmet, type Policy } from '../policy/policy.js';
import type { LocalDate } from '../time/local-date.js';
import type { DisputeKind, Regime } from '../vocabulary/dispute-kinds.js';
import type { OrganizationKind } from '../vocabulary/roles.js';

/** The regimes a body may be set up for by itself. A court's entrustment comes with the case, not with the body. */
export const OWN_REGIMES = ['people', 'commercial', 'administrative'] as const satisfies readonly Regime[];
export type OwnRegime = (typeof OWN_REGIMES)[number];

/** The regime in which a body opens a case by itself: as it is set up, otherwise by its kind. */
export function regimeOfBody(kind: OrganizationKind, setUpFor?: OwnRegime): OwnRegime {
  return setUpFor ?? (kind === 'department' ? 'administrative' : 'people');
}

/** The regimes in which a body may take a case on. A centre gathers all of them under one roof. */
export function regimesOfBody(kind: OrganizationKind, setUpFor?: OwnRegime): readonly Regime[] {
  if (kind === 'court') return [];
  if (kind === 'centre' || kind === 'area') return [...OWN_REGIMES, 'courtEntrusted'];
  return [regimeOfBody(kind, setUpFor), 'courtEntrusted'];
}

/** What is known when a case is taken on. */
export interface OpeningRegimeFacts {
  readonly regime: Regime;
  readonly kind: DisputeKind;
  readonly body: { readonly kind: OrganizationKind; readonly setUpFor?: OwnRegime | undefined };
  readonly entrustment?: { readonly kind: Entrustment; readonly receivedOn: LocalDate } | undefined;
  readonly today: LocalDate;
}

const APPLIED_IN = 'intake: accepting a filing';

const bodyMay: Policy<OpeningRegimeFacts> = {
  id: 'regime.body-may',
  summary: { zh: '调解组织只按自己设立的类型受理：调委会做人民调解，商事组织做商事调解，行政机关做行政调解；中心几种都有', en: 'A body takes cases on in the regime it is set up for: committees people’s, commercial bodies commercial, authorities administrative mediation; a centre has all of them' },
  sources: [{ law: 'RMTJ', article: '7, 8' }, { law: 'SSTJ', article: '', secondHand: true }],
  appliedIn: APPLIED_IN,
  judge: ({ regime, body }) => (regimesOfBody(body.kind, body.setUpFor).includes(regime) ? met : unmet('regime.not-of-this-body', { regime })),
};

/** Neither labour nor family: they are no disputes of trade. */
const NOT_COMMERCIAL: readonly DisputeKind[] = [...LABOUR, 'family', 'succession'];

const matterFits: Policy<OpeningRegimeFacts> = {
  id: 'regime.matter-fits',
  summary: { zh: '劳动争议和婚姻家庭、继承的事不是商事纠纷', en: 'Labour and family matters and successions are no commercial disputes' },
  sources: [{ law: 'SSTJ', article: '', secondHand: true }],
  appliedIn: APPLIED_IN,
  judge: ({ regime, kind }) => (regime === 'commercial' && NOT_COMMERCIAL.includes(kind) ? unmet('regime.not-commercial', { kind }) : met),
};

const entrustmentKnown: Policy<OpeningRegimeFacts> = {
  id: 'regime.entrustment-known',
  summary: { zh: '法院委派、委托的，要写明哪家法院、哪天收到、立案前还是立案后：期限从那天算', en: 'For a matter handed over by a court: which court, received on which day, before or after registration; its time counts from that day' },
  sources: [{ law: 'TYTJ', article: '27' }, { law: 'ZXTJ', article: '24' }],
  appliedIn: APPLIED_IN,
  judge: ({ regime, entrustment, today }) => {
    if (regime !== 'courtEntrusted') return entrustment === undefined ? met : unmet('regime.no-entrustment-here', { regime });
    if (entrustment === undefined) return open('regime.entrustment-missing');
    return entrustment.receivedOn > today ? unmet('regime.entrusted-ahead') : met;
  },
};

/** In which regime a case may be taken on. */
export const OPENING_REGIME_POLICIES: readonly Policy<OpeningRegimeFacts>[] = [bodyMay, matterFits, entrustmentKnown];
