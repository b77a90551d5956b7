import type { AgentAct, AgentKind, Side } from '@jiefen/mediation';
import type { Tx } from '../platform/database/transactions.js';

export interface PowerRow {
  readonly id: string;
  readonly case_id: string;
  readonly party_id: string;
  readonly party_name: string;
  readonly side: Side;
  readonly agent_name: string;
  readonly agent_kind: AgentKind;
  readonly agent_phone_cipher: string | null;
  readonly agent_phone_masked: string | null;
  readonly powers: AgentAct[];
  readonly others: string;
  readonly valid_from: string;
  readonly valid_until: string | null;
  readonly paper_id: string;
  readonly pages: number;
  readonly signed_way: 'onScreen' | 'onPaper' | null;
  readonly signed_at: Date | null;
  readonly revoked_at: Date | null;
}

/** Every power of attorney of a case, the oldest first. */
export async function powersOf(tx: Tx, caseId: string): Promise<PowerRow[]> {
  return tx.query(
    `SELECT w.id, w.case_id, w.party_id, p.name AS party_name, p.side, w.agent_name, w.agent_kind, w.agent_phone_cipher, w.agent_phone_masked, w.powers, w.others,
            to_char(w.valid_from, 'YYYY-MM-DD') AS valid_from, to_char(w.valid_until, 'YYYY-MM-DD') AS valid_until, w.paper_id, r.pages, w.signed_way, w.signed_at, w.revoked_at
       FROM powers_of_attorney w JOIN case_parties p ON p.id = w.party_id JOIN papers r ON r.id = w.paper_id WHERE w.case_id = $1 ORDER BY w.made_at, w.id`,
    [caseId],
  );
}
