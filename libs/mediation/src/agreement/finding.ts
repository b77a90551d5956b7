import type { BothLanguages, Reason, Source } from '../policy/policy.js';
import type { DraftView } from './draft-view.js';
import type { FindingCode, MendCode } from './finding-texts.js';
import type { GroundCode } from './grounds.js';

/** `blocksESigning` leaves the way on paper open; `warns` may be passed with a reason. */
export const FINDING_WEIGHTS = ['blocksSigning', 'blocksESigning', 'warns'] as const;
export type FindingWeight = (typeof FINDING_WEIGHTS)[number];

/** How to mend a finding: a code with parameters, like every reason. */
export interface Mend {
  readonly code: MendCode;
  readonly params?: Reason['params'];
}

/** One thing the check found: where, how grave, on which ground a court would refuse, and how to mend it. */
export interface Finding {
  readonly ruleId: string;
  readonly code: FindingCode;
  readonly params?: Reason['params'];
  readonly clauseId?: string;
  readonly claimId?: string;
  readonly partyId?: string;
  readonly weight: FindingWeight;
  readonly ground: GroundCode;
  readonly mend: Mend;
}

/** What a rule reports; the check adds the rule's id. */
export type Found = Omit<Finding, 'ruleId'>;

/** One rule of the check before signing, as a value: it can be listed, read to a lawyer, and tested alone. */
export interface AgreementRule {
  readonly id: string;
  readonly summary: BothLanguages;
  readonly sources: readonly Source[];
  readonly appliedIn: string;
  readonly find: (view: DraftView) => readonly Found[];
}

/** The step in which all rules of this folder are applied. */
export const APPLIED_IN = 'agreement: check before signing';
