import type { Side } from '@jiefen/mediation';
import type { ObligationState, ObligationView } from '@jiefen/mediation/wire';
import type { CaseRelation } from '../cases/case-relation.js';
import type { Tx } from '../platform/database/transactions.js';

export interface ObligationRow {
  readonly id: string;
  readonly case_id: string;
  readonly agreement_id: string;
  readonly clause_id: string;
  readonly clause: number;
  readonly part: number;
  readonly parts: number;
  readonly kind: ObligationView['kind'];
  readonly what_zh: string;
  readonly what_en: string;
  readonly amount_fen: string | null;
  readonly due_day: string | null;
  readonly by_party_id: string;
  readonly to_party_id: string | null;
  readonly state: ObligationState;
  readonly version: number;
  readonly done_on: string | null;
  readonly claimed_at: Date | null;
  readonly claim_note: string;
  readonly proof_exhibit_id: string | null;
  readonly answered_at: Date | null;
  readonly answer_note: string;
  readonly hardship_at: Date | null;
  readonly hardship_note: string;
  readonly breach_at: Date | null;
  readonly receipt_paper_id: string | null;
}

/** The clock of one obligation: its day is agreed by the parties, not computed. */
export const OBLIGATION_RULE = 'obligation.due';

// Days as text: a date column would arrive as a moment of the server's own zone.
const COLUMNS = `id, case_id, agreement_id, clause_id, clause, part, parts, kind, what_zh, what_en, amount_fen, to_char(due_day, 'YYYY-MM-DD') AS due_day, by_party_id, to_party_id, state, version,
  to_char(done_on, 'YYYY-MM-DD') AS done_on, claimed_at, claim_note, proof_exhibit_id, answered_at, answer_note, hardship_at, hardship_note, breach_at, receipt_paper_id`;

/** The obligations that count: those of the agreement in effect. What a replaced one promised, done or not, is history. */
export async function obligationsOf(tx: Tx, caseId: string): Promise<ObligationRow[]> {
  return tx.query(`SELECT ${COLUMNS} FROM obligations WHERE case_id = $1 AND state <> 'replaced' AND agreement_id NOT IN (SELECT id FROM agreements WHERE case_id = $1 AND state = 'replaced') ORDER BY due_day NULLS LAST, clause, part`, [caseId]);
}

export async function obligationById(tx: Tx, id: string): Promise<ObligationRow | undefined> {
  const rows: ObligationRow[] = await tx.query(`SELECT ${COLUMNS} FROM obligations WHERE id = $1`, [id]);
  return rows[0];
}

/** Not confirmed, and its day is over. A promise to refrain has no day and is never late by itself. */
export function isLate(row: Pick<ObligationRow, 'due_day' | 'state'>, today: string): boolean {
  return row.due_day !== null && row.due_day < today && (row.state === 'open' || row.state === 'disputed');
}

/** Whether this party is the one to receive; an act for nobody in particular is for the other side. */
export function receives(me: CaseRelation['party'], row: Pick<ObligationRow, 'by_party_id' | 'to_party_id'>, sides: ReadonlyMap<string, Side>): boolean {
  return me !== undefined && row.by_party_id !== me.id && (row.to_party_id === null ? sides.get(row.by_party_id) !== me.side : row.to_party_id === me.id);
}

/** What this person may do to this obligation: who owes says "done", who receives says "received". */
export function mayDo(relation: CaseRelation, row: Pick<ObligationRow, 'by_party_id' | 'to_party_id' | 'state' | 'due_day' | 'kind' | 'breach_at'>, sides: ReadonlyMap<string, Side>, today: string): ObligationView['may'] {
  const me = relation.party;
  const owes = me !== undefined && row.by_party_id === me.id;
  const mine = receives(me, row, sides);
  const refrain = row.kind === 'refrain';
  const running = row.state === 'open' || row.state === 'disputed';
  return {
    claim: owes && !refrain && running,
    confirm: mine && !refrain && row.state !== 'confirmed' && row.state !== 'replaced',
    dispute: mine && !refrain && row.state === 'claimed',
    hardship: owes && !refrain && row.state === 'open',
    breach: mine && row.breach_at === null && (refrain ? row.state === 'open' : isLate(row, today)),
  };
}
