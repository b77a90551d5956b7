import { met, unmet, type Policy, type Source, type Verdict } from '../policy/policy.js';
import type { ConfirmationFacts } from './confirmation-facts.js';
import { FILING_POLICIES } from './filing-policies.js';
import { REVIEW_POLICIES } from './review-policies.js';

/** Not accepted = 裁定不予受理; refused = 裁定驳回申请. */
export type ConfirmationStage = 'accepting' | 'reviewing';

/** One line of the checklist on the judge's desk. */
export interface ChecklistItem {
  readonly policy: Policy<ConfirmationFacts>;
  readonly stage: ConfirmationStage;
  readonly verdict: Verdict;
  /** The judge ticked it; otherwise it is what the software found. */
  readonly byJudge: boolean;
}

export interface Assessment {
  readonly items: readonly ChecklistItem[];
  /** `notAcceptable` or `refusable` on any unmet line, `toBeSeen` while lines are open, otherwise `confirmable`. Advice, never a decision. */
  readonly outlook: 'notAcceptable' | 'refusable' | 'toBeSeen' | 'confirmable';
}

/** The list of the law's grounds, each judged on the facts; what the judge saw goes before what the software found. */
export function assess(facts: ConfirmationFacts): Assessment {
  const items = [...FILING_POLICIES.map((policy) => item(policy, 'accepting', facts)), ...REVIEW_POLICIES.map((policy) => item(policy, 'reviewing', facts))];
  const unmetIn = (stage: ConfirmationStage) => items.some((line) => line.stage === stage && line.verdict.kind === 'unmet');
  const outlook = unmetIn('accepting') ? 'notAcceptable' : unmetIn('reviewing') ? 'refusable' : items.some((line) => line.verdict.kind === 'open') ? 'toBeSeen' : 'confirmable';
  return { items, outlook };
}

function item(policy: Policy<ConfirmationFacts>, stage: ConfirmationStage, facts: ConfirmationFacts): ChecklistItem {
  const ticked = facts.judgeSaw?.[policy.id];
  const verdict = ticked === undefined ? policy.judge(facts) : ticked === 'met' ? met : unmet('confirm.judge-found', { rule: policy.id });
  return { policy, stage, verdict, byJudge: ticked !== undefined };
}

/** The ground a judge names in a refusal or a non-acceptance: the rule with its articles. Undefined for an unknown id. */
export function groundOf(policyId: string): { readonly stage: ConfirmationStage; readonly sources: readonly Source[] } | undefined {
  const filing = FILING_POLICIES.find((policy) => policy.id === policyId);
  if (filing) return { stage: 'accepting', sources: filing.sources };
  const review = REVIEW_POLICIES.find((policy) => policy.id === policyId);
  return review && { stage: 'reviewing', sources: review.sources };
}
