import { met, unmet, type BothLanguages, type Policy, type Reason, type Source } from '../policy/policy.js';
import type { Level } from '../vocabulary/roles.js';
import { EXCLUSION_POLICIES } from './exclusions.js';
import { LEVELS_OUTWARD, sharedLevel, type Candidate, type MatchCase } from './match-facts.js';
import { DEFAULT_WEIGHTS, PREFERENCES, type MatchWeights, type PointsReason } from './preferences.js';

export interface RankedExpert {
  readonly expertId: string;
  readonly points: number;
  readonly reasons: readonly PointsReason[];
  readonly lastAppointedOn?: Candidate['lastAppointedOn'];
}

export interface ExcludedExpert {
  readonly expertId: string;
  /** Every reason, not only the first: whoever mends one must see the others. */
  readonly reasons: readonly Reason[];
}

/** The answer as it is shown and stored with the decision, so that it can be explained later. */
export interface Ranking {
  readonly ranked: readonly RankedExpert[];
  readonly excluded: readonly ExcludedExpert[];
}

/**
 * Orders the experts for a case. A suggestion with reasons; a human decides (PIPL 24).
 * Equal points: longest idle first, then the id, so that the same facts always give the same order.
 */
export function rankExperts(matchCase: MatchCase, candidates: readonly Candidate[], weights: MatchWeights = DEFAULT_WEIGHTS): Ranking {
  const ranked: RankedExpert[] = [];
  const excluded: ExcludedExpert[] = [];
  for (const candidate of candidates) {
    const against = exclusionsOf(matchCase, candidate);
    if (against.length > 0) {
      excluded.push({ expertId: candidate.id, reasons: against });
      continue;
    }
    const reasons: PointsReason[] = [];
    let points = 0;
    for (const preference of PREFERENCES) {
      const reason = preference.weigh(matchCase, candidate, weights);
      if (reason === undefined) continue;
      reasons.push(reason);
      points += reason.points;
    }
    ranked.push({ expertId: candidate.id, points, reasons, ...(candidate.lastAppointedOn === undefined ? {} : { lastAppointedOn: candidate.lastAppointedOn }) });
  }
  return { ranked: ranked.sort(byRank), excluded: excluded.sort((a, b) => compare(a.expertId, b.expertId)) };
}

/** Why this expert may not be asked; empty = may be asked. Judged again at the moment of appointing. */
export function exclusionsOf(matchCase: MatchCase, candidate: Candidate): readonly Reason[] {
  const facts = { matchCase, candidate };
  const reasons: Reason[] = [];
  for (const policy of EXCLUSION_POLICIES) {
    const verdict = policy.judge(facts);
    if (verdict.kind === 'unmet') reasons.push(verdict.reason);
  }
  return reasons;
}

function byRank(a: RankedExpert, b: RankedExpert): number {
  // Never appointed sorts before every day.
  return b.points - a.points || compare(a.lastAppointedOn ?? '', b.lastAppointedOn ?? '') || compare(a.expertId, b.expertId);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The search went this far out. */
export interface WidenedRanking extends Ranking {
  readonly level: Level;
  /** How many could be asked at each level that was tried, from the nearest outward. */
  readonly tried: readonly { readonly level: Level; readonly eligible: number }[];
}

/** Enough to let a party choose one of three. */
export const ENOUGH_EXPERTS = 3;

/** The next wider level, or undefined beyond the city. */
export function widerLevel(level: Level): Level | undefined {
  return LEVELS_OUTWARD[LEVELS_OUTWARD.indexOf(level) + 1];
}

/** How far the search has gone, and how many can be asked there. */
export interface SearchFacts {
  readonly level: Level;
  readonly eligible: number;
  readonly enough?: number | undefined;
}

/** The search stays near and widens from village to city only while too few can be asked (RMTJ 21: timely and near). */
export const enoughNearby: Policy<SearchFacts> = {
  id: 'matching.enough-nearby',
  summary: { zh: '先在本村找，不够三位再到乡镇、县、市', en: 'Look in the village first; only with fewer than three go on to township, county and city' },
  sources: [{ law: 'RMTJ', article: '21' }, { law: 'portal', article: 'house rule' }],
  appliedIn: 'matching: how far the search goes',
  judge: ({ level, eligible, enough = ENOUGH_EXPERTS }) => (eligible >= enough || widerLevel(level) === undefined ? met : unmet('matching.too-few-nearby', { level, eligible })),
};

/** Widens village → township → county → city until enough experts can be asked; everybody nearer stays in. */
export function rankWidening(
  matchCase: MatchCase,
  candidates: readonly Candidate[],
  options: { readonly from?: Level; readonly enough?: number; readonly weights?: MatchWeights } = {},
): WidenedRanking {
  const { from = 'village', enough = ENOUGH_EXPERTS, weights = DEFAULT_WEIGHTS } = options;
  const distance = candidates.map((candidate) => {
    const shared = sharedLevel(matchCase.place, candidate.place);
    return shared === undefined ? LEVELS_OUTWARD.length : LEVELS_OUTWARD.indexOf(shared);
  });
  const tried: { level: Level; eligible: number }[] = [];
  let level: Level = from;
  for (;;) {
    const reach = LEVELS_OUTWARD.indexOf(level);
    const ranking = rankExperts(
      matchCase,
      candidates.filter((_candidate, i) => (distance[i] ?? LEVELS_OUTWARD.length) <= reach),
      weights,
    );
    const eligible = ranking.ranked.length;
    tried.push({ level, eligible });
    const wider = widerLevel(level);
    if (enoughNearby.judge({ level, eligible, enough }).kind === 'met' || wider === undefined) return { ...ranking, level, tried };
    level = wider;
  }
}

/** Every rule of matching, exclusions first, for the report of rules. */
export const MATCHING_RULES: readonly { readonly id: string; readonly summary: BothLanguages; readonly sources: readonly Source[]; readonly appliedIn: string }[] = [
  enoughNearby,
  ...EXCLUSION_POLICIES,
  ...PREFERENCES,
];
