import type { BothLanguages, Reason, Source } from '../policy/policy.js';
import { sharedLevel, type Candidate, type MatchCase } from './match-facts.js';

/** Points a preference may give at most. A body may set its own. */
export interface MatchWeights {
  readonly picked: number;
  readonly sameVillage: number;
  readonly sameTownship: number;
  readonly sameCounty: number;
  readonly sameCity: number;
  readonly language: number;
  readonly load: number;
  readonly freeHours: number;
}

/**
 * A pick of a party decides between equals and near equals (RMTJ 19, 23); being understood comes before being near;
 * load and free hours together weigh as much as the same township.
 */
export const DEFAULT_WEIGHTS: MatchWeights = { picked: 40, sameVillage: 25, sameTownship: 20, sameCounty: 10, sameCity: 3, language: 30, load: 12, freeHours: 8 };

/** Hours in common beyond this add nothing: one session needs about two. */
export const ENOUGH_FREE_HOURS = 8;

/** Points with the reason for them; a reason with no points says what is missing. */
export interface PointsReason extends Reason {
  readonly points: number;
}

/** One reason to prefer an expert, as a value: listed for the lawyer, tested alone. */
export interface Preference {
  readonly id: string;
  readonly summary: BothLanguages;
  readonly sources: readonly Source[];
  readonly appliedIn: string;
  readonly weigh: (matchCase: MatchCase, candidate: Candidate, weights: MatchWeights) => PointsReason | undefined;
}

const APPLIED_IN = 'matching: order of the experts';
const HOUSE_RULE: Source = { law: 'portal', article: 'house rule' };

export const inTheField: Preference = {
  id: 'matching.in-the-field',
  summary: { zh: '专业对口（没有核验的不列入）', en: 'The field fits (unchecked ones are not listed)' },
  sources: [{ law: 'RMTJ', article: '20' }, HOUSE_RULE],
  appliedIn: APPLIED_IN,
  // Everybody listed has it: it is said, and decides nothing.
  weigh: ({ specialty }) => ({ code: 'matching.in-field', params: { specialty }, points: 0 }),
};

export const pickedByParty: Preference = {
  id: 'matching.picked',
  summary: { zh: '当事人挑的优先', en: 'Picked by a party' },
  sources: [{ law: 'RMTJ', article: '19, 23' }],
  appliedIn: APPLIED_IN,
  weigh: ({ pickedBy }, { id }, { picked }) => {
    if (pickedBy === undefined) return undefined;
    const sides = pickedBy.filter((pick) => pick.expertId === id);
    const [first] = sides;
    if (first === undefined) return undefined;
    const both = sides.some((pick) => pick.side !== first.side);
    // Both sides agree on one person: that is their right, not a preference.
    return both ? { code: 'matching.picked-by-both', points: picked * 3 } : { code: 'matching.picked-by-one', params: { side: first.side }, points: picked };
  },
};

export const near: Preference = {
  id: 'matching.near',
  summary: { zh: '同村、同乡镇、同县的优先', en: 'Same village, township, county' },
  sources: [{ law: 'RMTJ', article: '21' }],
  appliedIn: APPLIED_IN,
  weigh: ({ place }, candidate, weights) => {
    switch (sharedLevel(place, candidate.place)) {
      case 'village':
        return { code: 'matching.same-village', points: weights.sameVillage };
      case 'township':
        return { code: 'matching.same-township', points: weights.sameTownship };
      case 'county':
        return { code: 'matching.same-county', points: weights.sameCounty };
      case 'city':
        return { code: 'matching.same-city', points: weights.sameCity };
      default:
        return { code: 'matching.elsewhere', points: 0 };
    }
  },
};

export const speaksTheirLanguage: Preference = {
  id: 'matching.language',
  summary: { zh: '会说当事人的语言或方言', en: 'Speaks the language or dialect of the parties' },
  sources: [{ law: 'RMTJ', article: '22' }, HOUSE_RULE],
  appliedIn: APPLIED_IN,
  weigh: ({ languages }, candidate, weights) => {
    if (languages.length === 0) return undefined;
    const spoken = languages.filter((language) => candidate.languages.includes(language));
    if (spoken.length === 0) return { code: 'matching.language-missing', params: { languages: languages.join(',') }, points: 0 };
    return { code: 'matching.speaks', params: { languages: spoken.join(',') }, points: Math.floor((weights.language * spoken.length) / languages.length) };
  },
};

export const lightLoad: Preference = {
  id: 'matching.light-load',
  summary: { zh: '手上案子少的优先', en: 'Less work in hand' },
  sources: [HOUSE_RULE],
  appliedIn: APPLIED_IN,
  weigh: (_matchCase, { openCases, loadLimit }, weights) => ({
    code: 'matching.load',
    params: { open: openCases, limit: loadLimit },
    points: loadLimit <= 0 ? 0 : Math.floor((weights.load * Math.max(0, loadLimit - openCases)) / loadLimit),
  }),
};

export const hasTime: Preference = {
  id: 'matching.has-time',
  summary: { zh: '七天内和双方都有空的时间多', en: 'More hours free together with both sides in the next seven days' },
  sources: [{ law: 'RMTJ', article: '21' }],
  appliedIn: APPLIED_IN,
  weigh: (_matchCase, { freeHours }, weights) => ({
    code: freeHours > 0 ? 'matching.free-hours' : 'matching.no-common-time',
    params: { hours: freeHours },
    points: Math.floor((weights.freeHours * Math.min(Math.max(0, freeHours), ENOUGH_FREE_HOURS)) / ENOUGH_FREE_HOURS),
  }),
};

/** Why one expert stands before another. */
export const PREFERENCES: readonly Preference[] = [inTheField, pickedByParty, near, speaksTheirLanguage, lightLoad, hasTime];
