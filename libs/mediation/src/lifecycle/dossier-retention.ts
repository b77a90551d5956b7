import type { BothLanguages, Source } from '../policy/policy.js';
import type { DescribedRule } from '../policy/rule-entry.js';
import type { DisputeKind } from '../vocabulary/dispute-kinds.js';

/** How long a dossier is kept, in the three words of its cover (forms 3.9). */
export const RETENTION_PERIODS = {
  short: { zh: '短期', en: 'short' },
  long: { zh: '长期', en: 'long' },
  permanent: { zh: '永久', en: 'permanent' },
} as const satisfies Record<string, BothLanguages>;
export type DossierPeriod = keyof typeof RETENTION_PERIODS;

export interface DossierFacts {
  readonly kind: DisputeKind;
  /** How the mediation ended; `open` while it has not. */
  readonly outcome: 'written' | 'oral' | 'none' | 'open';
  /** A court was asked to confirm: its file refers to this one. */
  readonly confirmationAsked: boolean;
}

/** One ground for a period; the first that fits decides. */
export interface RetentionGround extends DescribedRule {
  readonly period: DossierPeriod;
  readonly fits: (facts: DossierFacts) => boolean;
}

// The form asks for one of three words; which case gets which, and how many years each means, is set by the archive rules of the place.
const FORM: Source = { law: 'RMTJ', article: '27', secondHand: true };
const APPLIED_IN = 'dossier: cover';

/** Rights that outlive the people in the room: who belongs to whom, who inherits, whose land it is. */
const LASTING: readonly DisputeKind[] = ['family', 'succession', 'land'];

export const RETENTION_GROUNDS: readonly RetentionGround[] = [
  {
    id: 'retention.lasting-rights',
    summary: { zh: '婚姻家庭、继承、山林土地的卷宗永久保管', en: 'Dossiers on family, succession and land are kept for good' },
    sources: [FORM],
    appliedIn: APPLIED_IN,
    period: 'permanent',
    fits: ({ kind }) => LASTING.includes(kind),
  },
  {
    id: 'retention.binding-paper',
    summary: { zh: '达成书面协议或者申请了司法确认的卷宗长期保管；没有结案的先按长期', en: 'Dossiers with a written agreement, or of which a court was asked to confirm it, are kept long; so are open ones until they are closed' },
    sources: [FORM],
    appliedIn: APPLIED_IN,
    period: 'long',
    fits: ({ outcome, confirmationAsked }) => outcome === 'written' || outcome === 'open' || confirmationAsked,
  },
  {
    id: 'retention.nothing-binding',
    summary: { zh: '口头协议和没有谈成的卷宗短期保管', en: 'Dossiers with an oral agreement, or without any, are kept short' },
    sources: [FORM],
    appliedIn: APPLIED_IN,
    period: 'short',
    fits: () => true,
  },
];

/** The period that goes on the cover, and why. */
export function dossierRetention(facts: DossierFacts): RetentionGround {
  const ground = RETENTION_GROUNDS.find(({ fits }) => fits(facts));
  if (!ground) throw new Error('the last ground fits everything');
  return ground;
}
