import type { AgentAct, AgentKind } from '@jiefen/mediation';
import type { Tx } from '../platform/database/transactions.js';
import { RefusalError } from '../platform/http/errors.js';
import type { CaseRelation, SpeaksAs } from './case-relation.js';

/** Somebody who speaks for a party now: a guardian, an agent whose power is signed, not taken back and still valid, or a representative of many whose written choice is on file. */
export interface Speaker {
  readonly as: SpeaksAs;
  readonly id: string;
  readonly partyId: string;
  readonly name: string;
  readonly accountId: string | null;
  /** Guardian: what they are to the ward. */
  readonly relation: string | null;
  /** Guardian: what a court has found about the ward, whether the proof was seen, and why a waiver serves the ward. */
  readonly adjudged: 'limited' | 'none' | null;
  readonly proven: boolean;
  readonly benefit: string;
  /** Agent: what they are, and what they may do. */
  readonly agentKind: AgentKind | null;
  readonly powers: readonly AgentAct[] | null;
  readonly validUntil: string | null;
}

/** Everybody who speaks for a party of the case on this day. */
export function speakersOf(tx: Tx, caseId: string, today: string): Promise<Speaker[]> {
  return tx.query(
    `SELECT 'guardian' AS as, id, party_id AS "partyId", name, account_id AS "accountId", relation, adjudged, proven_at IS NOT NULL AS proven, benefit, NULL AS "agentKind", NULL::text[] AS powers, NULL AS "validUntil"
       FROM guardians WHERE case_id = $1 AND ended_at IS NULL
     UNION ALL
     SELECT 'agent', w.id, w.party_id, w.agent_name, a.account_id, NULL, NULL, true, '', w.agent_kind, w.powers, to_char(w.valid_until, 'YYYY-MM-DD')
       FROM powers_of_attorney w LEFT JOIN agent_accounts a ON a.power_id = w.id
      WHERE w.case_id = $1 AND w.signed_at IS NOT NULL AND w.revoked_at IS NULL AND (w.valid_until IS NULL OR w.valid_until >= $2::date)
     UNION ALL
     SELECT 'representative', g.id, g.party_id, g.name, g.account_id, NULL, NULL, true, '', NULL, NULL::text[], NULL
       FROM group_representatives g
      WHERE g.case_id = $1 AND g.ended_at IS NULL AND g.account_id IS NOT NULL AND EXISTS (SELECT 1 FROM papers p WHERE p.case_id = g.case_id AND p.kind = 'groupChoice' AND p.subject = g.party_id::text)`,
    [caseId, today],
  );
}

/** The party itself, a guardian and a representative may do everything, the last only with the consent of each member at signing; an agent what the power of attorney names (CPL 62). */
export function mustHavePower(relation: CaseRelation, act: AgentAct): void {
  const acting = relation.party?.acting;
  if (acting?.as === 'agent' && !acting.powers.includes(act)) throw new RefusalError('agent.power-missing', { act });
}
