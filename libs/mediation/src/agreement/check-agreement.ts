import type { AgreementDraft } from './draft.js';
import { viewOf } from './draft-view.js';
import type { AgreementFacts } from './agreement-facts.js';
import { FINDING_WEIGHTS, type AgreementRule, type Finding } from './finding.js';
import { claimsAreAnswered, factsAreWritten, serviceAddressesAreGiven } from './rules-of-claims.js';
import { eSignatureIsOpen, interestIsUnderTheCap, noStatusRelation, notDecidedAlready, noTitleOrIp, propertyIsProved } from './rules-of-limits.js';
import { actsAreComplete, daysAreNamed, everyoneIsNamed, paymentsAreComplete, somethingIsAgreed } from './rules-of-obligations.js';
import { agentsHaveAuthority, copiesAreEnough, identitiesAreCompared, partiesAreComplete, partiesHaveCapacity, signedFreely } from './rules-of-parties.js';
import { figuresAgree, instalmentsAddUp, latenessHasAnAnswer, totalAgrees } from './rules-of-sums.js';
import { amountsAreClear, dutiesAreClauses, outsidersAreNotBound, timesAreClear, UNLAWFUL_CONTENT_RULES } from './rules-of-words.js';

/** The check before signing: what a court would ask of the paper, asked before anybody signs it. */
export const AGREEMENT_RULES: readonly AgreementRule[] = [
  signedFreely,
  partiesAreComplete,
  partiesHaveCapacity,
  identitiesAreCompared,
  agentsHaveAuthority,
  factsAreWritten,
  somethingIsAgreed,
  everyoneIsNamed,
  paymentsAreComplete,
  actsAreComplete,
  daysAreNamed,
  instalmentsAddUp,
  totalAgrees,
  figuresAgree,
  timesAreClear,
  amountsAreClear,
  dutiesAreClauses,
  latenessHasAnAnswer,
  claimsAreAnswered,
  noStatusRelation,
  noTitleOrIp,
  notDecidedAlready,
  propertyIsProved,
  outsidersAreNotBound,
  ...UNLAWFUL_CONTENT_RULES,
  interestIsUnderTheCap,
  eSignatureIsOpen,
  copiesAreEnough,
  serviceAddressesAreGiven,
];

/** Everything that stands in the way of a good agreement, gravest first, then in the order of the text. It only points; people decide what to write. */
export function checkAgreement(draft: AgreementDraft, facts: AgreementFacts): readonly Finding[] {
  const view = viewOf(draft, facts);
  const findings: Finding[] = [];
  for (const rule of AGREEMENT_RULES) for (const found of rule.find(view)) findings.push({ ruleId: rule.id, ...found });
  if (findings.length < 2) return findings;
  const place = new Map(draft.clauses.map((clause, i) => [clause.id, i]));
  return findings.sort((a, b) => FINDING_WEIGHTS.indexOf(a.weight) - FINDING_WEIGHTS.indexOf(b.weight) || placeOf(place, a) - placeOf(place, b));
}

function placeOf(place: ReadonlyMap<string, number>, finding: Finding): number {
  return finding.clauseId === undefined ? -1 : (place.get(finding.clauseId) ?? -1);
}

export const SIGNING_WAYS = ['electronic', 'onPaper'] as const;
export type SigningWay = (typeof SIGNING_WAYS)[number];

/** Whether a draft with these findings may be frozen for signing in this way. */
export function maySign(findings: readonly Finding[], way: SigningWay): boolean {
  return !findings.some((finding) => finding.weight === 'blocksSigning' || (finding.weight === 'blocksESigning' && way === 'electronic'));
}

/** The rules in which nothing was found: “written well” on the screen. */
export function rulesMet(findings: readonly Finding[]): readonly AgreementRule[] {
  const hit = new Set(findings.map((finding) => finding.ruleId));
  return AGREEMENT_RULES.filter((rule) => !hit.has(rule.id));
}
