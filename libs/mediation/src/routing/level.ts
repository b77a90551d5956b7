import type { BothLanguages, Reason, Source } from '../policy/policy.js';
import type { Complexity } from '../vocabulary/dispute-kinds.js';
import type { Level } from '../vocabulary/roles.js';
import { ELIGIBILITY_POLICIES } from './eligibility.js';
import { COMPLEXITY_RULES } from './complexity.js';

/** Who leads, and who sends specialists. */
export interface LevelDecision {
  readonly lead: Level;
  readonly support?: Level;
  readonly reason: Reason;
}

/** One line of the table that sends a case to a level. */
export interface LevelRule {
  readonly id: string;
  readonly summary: BothLanguages;
  readonly sources: readonly Source[];
  readonly appliedIn: string;
  readonly when: (complexity: Complexity, major: boolean) => boolean;
  readonly decision: LevelDecision;
}

const APPLIED_IN = 'triage: which level leads';
const SOURCES: readonly Source[] = [{ law: 'portal', article: 'house rule' }];

/** The first line that fits decides. Hand-up keeps the whole record, so that nobody tells the story twice. */
export const LEVEL_RULES: readonly LevelRule[] = [
  {
    id: 'routing.major-to-city',
    summary: { zh: '复杂且重大的，市里牵头，县里配合', en: 'High and major: the city leads, the county helps' },
    sources: SOURCES,
    appliedIn: APPLIED_IN,
    when: (complexity, major) => complexity === 'high' && major,
    decision: { lead: 'city', support: 'county', reason: { code: 'routing.high-and-major' } },
  },
  {
    id: 'routing.high-to-county',
    summary: { zh: '复杂程度高的，县里牵头，市里派专家', en: 'High: the county leads, the city sends specialists' },
    sources: SOURCES,
    appliedIn: APPLIED_IN,
    when: (complexity) => complexity === 'high',
    decision: { lead: 'county', support: 'city', reason: { code: 'routing.high' } },
  },
  {
    id: 'routing.medium-to-county',
    summary: { zh: '复杂程度中等的，县里办', en: 'Medium: the county' },
    sources: SOURCES,
    appliedIn: APPLIED_IN,
    when: (complexity) => complexity === 'medium',
    decision: { lead: 'county', reason: { code: 'routing.medium' } },
  },
  {
    id: 'routing.low-to-township',
    summary: { zh: '复杂程度低的，乡镇办，村里可以配合', en: 'Low: the township, with the village' },
    sources: SOURCES,
    appliedIn: APPLIED_IN,
    when: () => true,
    decision: { lead: 'township', support: 'village', reason: { code: 'routing.low' } },
  },
];

/** Which level leads a case of this complexity. `major` is set by a human, like the complexity itself. */
export function levelFor(complexity: Complexity, major = false): LevelDecision {
  const rule = LEVEL_RULES.find((line) => line.when(complexity, major));
  // The last line fits always; without it the county would be the safe answer.
  return rule?.decision ?? { lead: 'county', reason: { code: 'routing.medium' } };
}

/** Every rule of intake and routing, for the report of rules. */
export const ROUTING_RULES: readonly { readonly id: string; readonly summary: BothLanguages; readonly sources: readonly Source[]; readonly appliedIn: string }[] = [
  ...ELIGIBILITY_POLICIES,
  ...COMPLEXITY_RULES,
  ...LEVEL_RULES,
];
