import type { OralWay } from '@jiefen/mediation/wire';
import type { Tx } from '../platform/database/transactions.js';

/** A party's word on what the mediator recorded. */
export interface OralConfirmationRow {
  readonly party_id: string;
  readonly way: OralWay;
  readonly note: string;
  readonly confirmed_at: Date;
}

/** Why a record was taken back; a party that asked for writing is not asked again in the same talk (NB 24). */
export const ASKED_FOR_WRITING = 'oral.writing-asked-for';

export async function confirmationsOf(tx: Tx, agreementId: string): Promise<OralConfirmationRow[]> {
  return tx.query(`SELECT party_id, way, note, confirmed_at FROM oral_confirmations WHERE agreement_id = $1 ORDER BY confirmed_at`, [agreementId]);
}

/** Whether a party asked for writing since the last agreement that bound. */
export async function writingAskedFor(tx: Tx, caseId: string): Promise<boolean> {
  const rows: unknown[] = await tx.query(
    `SELECT 1 FROM agreements WHERE case_id = $1 AND signing = 'oral' AND void_reason = $2
       AND version > coalesce((SELECT max(version) FROM agreements WHERE case_id = $1 AND state IN ('inEffect', 'replaced')), 0) LIMIT 1`,
    [caseId, ASKED_FOR_WRITING],
  );
  return rows.length > 0;
}
