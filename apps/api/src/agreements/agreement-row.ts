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
  readonly signing: 'electronic' | 'pen';
  readonly state: 'signing' | 'inEffect' | 'void';
  readonly verify_code: string;
  readonly frozen_paper_id: string;
  readonly frozen_sha256: string;
  readonly current_paper_id: string;
  readonly frozen_at: Date;
  readonly effective_at: Date | null;
  /** The certificate of signing, once it was issued. */
  readonly certificate_paper_id: string | null;
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

/** The text that is not void, or undefined. */
export async function openAgreement(tx: Tx, caseId: string, lock = false): Promise<AgreementRow | undefined> {
  const rows: AgreementRow[] = await tx.query(`SELECT * FROM agreements WHERE case_id = $1 AND state <> 'void'${lock ? ' FOR UPDATE' : ''}`, [caseId]);
  return rows[0];
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
