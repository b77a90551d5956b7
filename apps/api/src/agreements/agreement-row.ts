import type { AgreementDraft, Finding, Side } from '@jiefen/mediation';
import type { Tx } from '../platform/database/transactions.js';

export interface AgreementRow {
  readonly id: string;
  readonly case_id: string;
  readonly number: string;
  readonly version: number;
  readonly draft: AgreementDraft;
  readonly clauses_zh: string[];
  readonly clauses_en: string[];
  readonly findings: Finding[];
  readonly signing: 'electronic' | 'pen' | 'oral';
  readonly state: 'signing' | 'inEffect' | 'replaced' | 'void';
  readonly verify_code: string;
  readonly frozen_paper_id: string;
  readonly frozen_sha256: string;
  readonly current_paper_id: string;
  readonly frozen_at: Date;
  readonly effective_at: Date | null;
  /** The certificate of signing, once it was issued. */
  readonly certificate_paper_id: string | null;
  readonly replaced_at: Date | null;
  readonly replaced_by: string | null;
}

export interface SignatureRow {
  readonly field: string;
  readonly role: 'party' | 'mediator' | 'seal';
  readonly party_id: string | null;
  readonly account_id: string;
  readonly signer_name: string;
  readonly way: 'handwriting' | 'typed' | 'seal' | 'pen';
  readonly signed_at: Date;
}

/** Who has to sign a frozen agreement, in the order of the fields of the form. */
export interface Signer {
  readonly field: string;
  readonly role: 'party' | 'mediator' | 'seal';
  readonly name: string;
  readonly partyId: string | null;
  readonly side: Side | null;
}

/** The text of the moment: the one that waits for signatures, otherwise the one in effect. */
export async function openAgreement(tx: Tx, caseId: string): Promise<AgreementRow | undefined> {
  const rows: AgreementRow[] = await tx.query(`SELECT * FROM agreements WHERE case_id = $1 AND state IN ('signing', 'inEffect') ORDER BY state = 'signing' DESC LIMIT 1`, [caseId]);
  return rows[0];
}

/** The text that waits for signatures. While the parties talk again, another may be in effect beside it. */
export async function textToSign(tx: Tx, caseId: string, lock = false): Promise<AgreementRow | undefined> {
  const rows: AgreementRow[] = await tx.query(`SELECT * FROM agreements WHERE case_id = $1 AND state = 'signing'${lock ? ' FOR UPDATE' : ''}`, [caseId]);
  return rows[0];
}

/** The agreement that binds the parties now (RMTJ 31): what is performed, followed up and taken to a court. */
export async function agreementInEffect(tx: Tx, caseId: string): Promise<AgreementRow | undefined> {
  const rows: AgreementRow[] = await tx.query(`SELECT * FROM agreements WHERE case_id = $1 AND state = 'inEffect'`, [caseId]);
  return rows[0];
}

/** Every agreement that was or is in effect, oldest first: a replaced one stays readable. */
export async function agreementsThatBound(tx: Tx, caseId: string): Promise<AgreementRow[]> {
  return tx.query(`SELECT * FROM agreements WHERE case_id = $1 AND state IN ('inEffect', 'replaced') ORDER BY version`, [caseId]);
}

export async function agreementById(tx: Tx, id: string, lock = false): Promise<AgreementRow | undefined> {
  const rows: AgreementRow[] = await tx.query(`SELECT * FROM agreements WHERE id = $1${lock ? ' FOR UPDATE' : ''}`, [id]);
  return rows[0];
}

/** The text is in effect; an agreement that stood before is replaced by it in the same moment. Answers the replaced one. */
export async function bringIntoEffect(tx: Tx, agreement: Pick<AgreementRow, 'id' | 'case_id'>, paperId: string, effectiveAt: Date, now: Date): Promise<AgreementRow | undefined> {
  const [replaced]: [AgreementRow[], number] = await tx.query(`UPDATE agreements SET state = 'replaced', replaced_at = $3, replaced_by = $2 WHERE case_id = $1 AND state = 'inEffect' AND id <> $2 RETURNING *`, [agreement.case_id, agreement.id, now]);
  await tx.query(`UPDATE agreements SET current_paper_id = $2, state = 'inEffect', effective_at = $3 WHERE id = $1`, [agreement.id, paperId, effectiveAt]);
  return replaced[0];
}

export async function signaturesOf(tx: Tx, agreementId: string): Promise<SignatureRow[]> {
  return tx.query(`SELECT field, role, party_id, account_id, signer_name, way, signed_at FROM signatures WHERE agreement_id = $1 ORDER BY signed_at`, [agreementId]);
}

/** All parties, the mediator, the committee's seal (RMTJ 29). */
export function signersOf(draft: AgreementDraft, mediatorName: string, sealName: string): Signer[] {
  return [
    ...draft.parties.map((party, i): Signer => ({ field: `party-${i + 1}`, role: 'party', name: party.name, partyId: party.id, side: party.side })),
    { field: 'mediator', role: 'mediator', name: mediatorName, partyId: null, side: null },
    { field: 'seal', role: 'seal', name: sealName, partyId: null, side: null },
  ];
}
