import type { BothLanguages, Reason, Source } from '../policy/policy.js';
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
    tried.push({ level, eligible: ranking.ranked.length });
    const wider = widerLevel(level);
    if (ranking.ranked.length >= enough || wider === undefined) return { ...ranking, level, tried };
    level = wider;
  }
}

/** Every rule of matching, exclusions first, for the report of rules. */
export const MATCHING_RULES: readonly { readonly id: string; readonly summary: BothLanguages; readonly sources: readonly Source[]; readonly appliedIn: string }[] = [
  ...EXCLUSION_POLICIES,
  ...PREFERENCES,
];
