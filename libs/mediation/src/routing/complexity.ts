import { fen, formatYuan, type Fen } from '../money/money.js';
import type { BothLanguages, Reason, Source } from '../policy/policy.js';
import { done, refused, type Outcome } from '../policy/refusal.js';
import { COMPLEXITIES, type Complexity } from '../vocabulary/dispute-kinds.js';

/** What is known of the case. Complexity is about the case, never about a person. */
export interface ComplexityFacts {
  /** Everybody on both sides. */
  readonly parties: number;
  readonly amountFen?: Fen | undefined;
  /** Something runs out: a visa, a hospital bed, a wage before a festival. */
  readonly urgency: 'none' | 'days' | 'now';
  readonly safetyConcern: boolean;
  /** The sides belong to different townships, counties or cities. */
  readonly crossRegion: 'none' | 'township' | 'county' | 'city';
  /** Attempts at this dispute that failed before. */
  readonly priorFailures: number;
  /** Other open cases against the same side. */
  readonly sameSideCases?: number | undefined;
}

/** Limits of the levels; a body may set its own. */
export interface ComplexityScale {
  readonly mediumParties: number;
  readonly highParties: number;
  readonly mediumAmountFen: Fen;
  readonly highAmountFen: Fen;
  readonly mediumSameSideCases: number;
  readonly highSameSideCases: number;
}

/** Ten people are a group with representatives (LDTZ 7); the amounts are house values, to be set by the centre. */
export const DEFAULT_COMPLEXITY_SCALE: ComplexityScale = {
  mediumParties: 4,
  highParties: 10,
  mediumAmountFen: fen(1_000_000),
  highAmountFen: fen(50_000_000),
  mediumSameSideCases: 3,
  highSameSideCases: 10,
};

/** One fact with what it says about the level. */
export interface ComplexityReason extends Reason {
  readonly level: Complexity;
}

/** One way in which a case can be complex, as a value. */
export interface ComplexityRule {
  readonly id: string;
  readonly summary: BothLanguages;
  readonly sources: readonly Source[];
  readonly appliedIn: string;
  readonly weigh: (facts: ComplexityFacts, scale: ComplexityScale) => ComplexityReason | undefined;
}

const APPLIED_IN = 'triage: suggested complexity';
const HOUSE_RULE: Source = { law: 'portal', article: 'house rule' };

function levelOf(value: number, medium: number, high: number): Complexity {
  return value >= high ? 'high' : value >= medium ? 'medium' : 'low';
}

export const howManyPeople: ComplexityRule = {
  id: 'complexity.parties',
  summary: { zh: '牵涉多少人', en: 'How many people' },
  sources: [{ law: 'LDTZ', article: '7' }, HOUSE_RULE],
  appliedIn: APPLIED_IN,
  weigh: ({ parties }, scale) => ({ code: 'complexity.parties', params: { parties }, level: levelOf(parties, scale.mediumParties, scale.highParties) }),
};

export const howMuchMoney: ComplexityRule = {
  id: 'complexity.amount',
  summary: { zh: '争多少钱', en: 'How much money' },
  sources: [HOUSE_RULE],
  appliedIn: APPLIED_IN,
  weigh: ({ amountFen }, scale) =>
    amountFen === undefined ? undefined : { code: 'complexity.amount', params: { amount: formatYuan(amountFen) }, level: levelOf(amountFen, scale.mediumAmountFen, scale.highAmountFen) },
};

export const howUrgent: ComplexityRule = {
  id: 'complexity.urgency',
  summary: { zh: '急不急', en: 'How urgent' },
  sources: [{ law: 'RMTJ', article: '21, 25' }],
  appliedIn: APPLIED_IN,
  weigh: ({ urgency }) => ({ code: `complexity.urgency-${urgency}`, level: urgency === 'now' ? 'high' : urgency === 'days' ? 'medium' : 'low' }),
};

export const anyDanger: ComplexityRule = {
  id: 'complexity.safety',
  summary: { zh: '有没有人身安全问题', en: 'Whether anybody’s safety is at stake' },
  sources: [{ law: 'RMTJ', article: '25' }],
  appliedIn: APPLIED_IN,
  weigh: ({ safetyConcern }) => ({ code: safetyConcern ? 'complexity.safety-concern' : 'complexity.no-safety-concern', level: safetyConcern ? 'high' : 'low' }),
};

export const howFarApart: ComplexityRule = {
  id: 'complexity.cross-region',
  summary: { zh: '双方是不是一个地方的', en: 'Whether both sides are of one place' },
  sources: [HOUSE_RULE],
  appliedIn: APPLIED_IN,
  weigh: ({ crossRegion }) => ({ code: `complexity.region-${crossRegion}`, level: crossRegion === 'city' ? 'high' : crossRegion === 'none' ? 'low' : 'medium' }),
};

export const triedBefore: ComplexityRule = {
  id: 'complexity.prior-failures',
  summary: { zh: '以前调过没有成', en: 'Earlier attempts that failed' },
  sources: [HOUSE_RULE],
  appliedIn: APPLIED_IN,
  weigh: ({ priorFailures }) => ({ code: 'complexity.prior-failures', params: { times: priorFailures }, level: levelOf(priorFailures, 1, 2) }),
};

export const sameSideAgain: ComplexityRule = {
  id: 'complexity.same-side',
  summary: { zh: '同一家还有几件', en: 'Other cases about the same side' },
  sources: [HOUSE_RULE],
  appliedIn: APPLIED_IN,
  weigh: ({ sameSideCases }, scale) =>
    sameSideCases === undefined || sameSideCases === 0 ? undefined : { code: 'complexity.same-side-cases', params: { cases: sameSideCases }, level: levelOf(sameSideCases, scale.mediumSameSideCases, scale.highSameSideCases) },
};

export const COMPLEXITY_RULES: readonly ComplexityRule[] = [howManyPeople, howMuchMoney, howUrgent, anyDanger, howFarApart, triedBefore, sameSideAgain];

/** This many medium reasons together make a case hard to hold at the township. */
export const SEVERAL_MEDIUM = 3;

export interface ComplexitySuggestion {
  readonly suggested: Complexity;
  /** All that was looked at, gravest first; also what speaks for low. */
  readonly reasons: readonly ComplexityReason[];
}

/** A suggestion from the facts: the gravest reason decides, and three medium ones together count as high. A human sets it. */
export function suggestComplexity(facts: ComplexityFacts, scale: ComplexityScale = DEFAULT_COMPLEXITY_SCALE): ComplexitySuggestion {
  const reasons: ComplexityReason[] = COMPLEXITY_RULES.flatMap((rule) => {
    const reason = rule.weigh(facts, scale);
    return reason === undefined ? [] : [reason];
  });
  const medium = reasons.filter((reason) => reason.level === 'medium').length;
  if (medium >= SEVERAL_MEDIUM) reasons.push({ code: 'complexity.several-at-once', params: { reasons: medium }, level: 'high' });
  reasons.sort((a, b) => rankOf(b.level) - rankOf(a.level));
  return { suggested: reasons[0]?.level ?? 'low', reasons };
}

function rankOf(level: Complexity): number {
  return COMPLEXITIES.indexOf(level);
}

/** What the human set, kept with what was suggested. */
export interface ComplexityDecision {
  readonly complexity: Complexity;
  readonly suggested: Complexity;
  readonly reason?: string;
}

/** Another level than the suggested one needs a sentence why: about the case, not about a person. */
export function setComplexity(suggestion: ComplexitySuggestion, complexity: Complexity, reason?: string): Outcome<ComplexityDecision> {
  const why = reason?.trim() ?? '';
  if (complexity !== suggestion.suggested && why === '') return refused('complexity.reason-missing', { suggested: suggestion.suggested, chosen: complexity });
  return done({ complexity, suggested: suggestion.suggested, ...(why === '' ? {} : { reason: why }) });
}
