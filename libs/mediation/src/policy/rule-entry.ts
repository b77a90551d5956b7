import type { BothLanguages, Source } from './policy.js';

/** What every rule of this library can say about itself. A `Policy` is one; so is a check, a clock, a calculator. */
export interface DescribedRule {
  readonly id: string;
  readonly summary: BothLanguages;
  readonly sources: readonly Source[];
  readonly appliedIn: string;
}

export const RULE_KINDS = ['move', 'way', 'policy', 'clock', 'check', 'calculator', 'diagnosis'] as const;
export type RuleKind = (typeof RULE_KINDS)[number];

/** One rule of the report. */
export interface RuleEntry extends DescribedRule {
  readonly kind: RuleKind;
}

/** Rules that belong together in the report and on the screen. */
export interface RuleSection {
  readonly title: BothLanguages;
  readonly rules: readonly RuleEntry[];
}

/** A section out of any list of rules: how a folder registers its rules. */
export function section(title: BothLanguages, kind: RuleKind, rules: readonly DescribedRule[]): RuleSection {
  return { title, rules: rules.map(({ id, summary, sources, appliedIn }) => ({ id, kind, summary, sources, appliedIn })) };
}
