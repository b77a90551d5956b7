import type { ApplicantFacts, ConfirmationState, CourtOutcome } from '@jiefen/mediation/wire';
import type { Tx } from '../platform/database/transactions.js';

export interface ApplicationRow {
  readonly id: string;
  readonly case_id: string;
  readonly agreement_id: string;
  readonly court_id: string | null;
  readonly state: ConfirmationState;
  readonly version: number;
  readonly created_at: Date;
  readonly filed_at: Date | null;
  /** How the court was reached when it was filed: `local` is the desk here. */
  readonly register: string;
  readonly register_reference: string | null;
  readonly handed_at: Date | null;
  readonly register_problem: string | null;
  readonly register_problem_since: Date | null;
  readonly court_number: string | null;
  readonly accepted_at: Date | null;
  readonly withdrawal_asked_at: Date | null;
  readonly withdrawal_asked_by: string | null;
  readonly withdrawal_handed_at: Date | null;
  readonly decided_at: Date | null;
  /** When the decision lay in the portal for both: a term of the parties never runs from before. */
  readonly delivered_at: Date | null;
  readonly decided_by: string | null;
  readonly outcome: CourtOutcome | null;
  readonly ground: string | null;
  readonly reason: string;
  readonly ruling_paper_id: string | null;
}

export interface ApplicantRow {
  readonly party_id: string;
  readonly court_id: string | null;
  readonly facts_cipher: string | null;
  readonly id_number_masked: string | null;
}

export interface BundleRow {
  readonly position: number;
  readonly kind: BundleKind;
  readonly party_id: string | null;
  readonly supplement_id: string | null;
  readonly paper_id: string;
}

/** The papers of an application, in the order in which they are bound (SFQR 3). */
export const BUNDLE_KINDS = ['confirmationApplication', 'agreement', 'proofOfMediation', 'promise', 'serviceAddress', 'powerOfAttorney', 'guardianProof', 'groupChoice', 'supplement', 'courtNotice', 'ruling'] as const;
export type BundleKind = (typeof BUNDLE_KINDS)[number];

/** The papers all applicants sign in one act. */
export const JOINT: readonly BundleKind[] = ['confirmationApplication', 'promise'];

export interface ApplicationSignature {
  readonly kind: BundleKind;
  readonly field: string;
  readonly party_id: string | null;
  readonly signed_at: Date;
}

/** States in which an application is under way: at most one of a case. */
export const OPEN_STATES: readonly ConfirmationState[] = ['choosing', 'preparing', 'signing', 'filed', 'accepted'];
/** States in which the court has it and has not decided. */
export const AT_COURT: readonly ConfirmationState[] = ['filed', 'accepted'];

/** The name under which the facts of an applicant are encrypted. */
export const FACTS_FIELD = 'confirmation.facts';
export type StoredFacts = ApplicantFacts;

/** The newest application of a case that was not given up, or undefined. */
export async function newestApplication(tx: Tx, caseId: string): Promise<ApplicationRow | undefined> {
  const rows: ApplicationRow[] = await tx.query(`SELECT * FROM confirmation_applications WHERE case_id = $1 AND state <> 'abandoned' ORDER BY created_at DESC LIMIT 1`, [caseId]);
  return rows[0];
}

/** The application under way, locked until the transaction ends. */
export async function lockOpenApplication(tx: Tx, caseId: string): Promise<ApplicationRow | undefined> {
  const rows: ApplicationRow[] = await tx.query(`SELECT * FROM confirmation_applications WHERE case_id = $1 AND state = ANY($2) FOR UPDATE`, [caseId, OPEN_STATES]);
  return rows[0];
}

export async function applicationById(tx: Tx, id: string): Promise<ApplicationRow | undefined> {
  const rows: ApplicationRow[] = await tx.query(`SELECT * FROM confirmation_applications WHERE id = $1`, [id]);
  return rows[0];
}

export async function applicantsOf(tx: Tx, applicationId: string): Promise<ApplicantRow[]> {
  return tx.query(`SELECT party_id, court_id, facts_cipher, id_number_masked FROM confirmation_applicants WHERE application_id = $1`, [applicationId]);
}

export async function bundleOf(tx: Tx, applicationId: string): Promise<BundleRow[]> {
  return tx.query(`SELECT position, kind, party_id, supplement_id, paper_id FROM confirmation_papers WHERE application_id = $1 ORDER BY position`, [applicationId]);
}

export async function signaturesOfApplication(tx: Tx, applicationId: string): Promise<ApplicationSignature[]> {
  return tx.query(`SELECT kind, field, party_id, signed_at FROM confirmation_signatures WHERE application_id = $1 ORDER BY signed_at`, [applicationId]);
}

/** Adds a paper at its place of the bundle: by kind, then in the order of coming. */
export async function bindPaper(tx: Tx, applicationId: string, paper: { kind: BundleKind; paperId: string; partyId?: string; supplementId?: string }): Promise<void> {
  const place = (BUNDLE_KINDS.indexOf(paper.kind) + 1) * 100;
  await tx.query(
    `INSERT INTO confirmation_papers (application_id, position, kind, party_id, supplement_id, paper_id)
     SELECT $1, coalesce(max(position) + 1, $2), $3, $4, $5, $6 FROM confirmation_papers WHERE application_id = $1 AND position >= $2 AND position < $2 + 100`,
    [applicationId, place, paper.kind, paper.partyId ?? null, paper.supplementId ?? null, paper.paperId],
  );
}

export interface ExtensionRow {
  readonly clock: 'courtDecides' | 'courtOuterLimit';
  readonly days: number;
  readonly reason: string;
  readonly approved_on: string;
  /** Empty where the court's own system did not say. */
  readonly approved_by: string;
}

/** More time the court was given, in the order of the approvals. */
export async function extensionsOf(tx: Tx, applicationId: string): Promise<ExtensionRow[]> {
  return tx.query(`SELECT clock, days, reason, to_char(approved_on, 'YYYY-MM-DD') AS approved_on, approved_by FROM confirmation_extensions WHERE application_id = $1 ORDER BY recorded_at`, [applicationId]);
}
