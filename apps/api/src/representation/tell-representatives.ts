import type { CaseParty } from '../cases/case.entity.js';
import type { Cases } from '../cases/cases.js';
import type { Tx } from '../platform/database/transactions.js';
import type { Person } from '../platform/http/access.js';

/** One line for each representative who has just come in: chosen in writing, and with a phone. Nobody is told twice. */
export async function tellRepresentatives(tx: Tx, cases: Cases, person: Person, party: CaseParty): Promise<void> {
  const fresh: { id: string; name: string }[] = await tx.query(
    `SELECT g.id, g.name FROM group_representatives g
      WHERE g.party_id = $1 AND g.ended_at IS NULL AND g.account_id IS NOT NULL
        AND EXISTS (SELECT 1 FROM papers p WHERE p.case_id = g.case_id AND p.kind = 'groupChoice' AND p.subject = g.party_id::text)
        AND NOT EXISTS (SELECT 1 FROM case_timeline t WHERE t.case_id = g.case_id AND t.kind = 'representative.chosen' AND t.params ->> 'speakerId' = g.id::text)
      ORDER BY g.position`,
    [party.id],
  );
  for (const { id, name } of fresh) await cases.tell(tx, party.caseId, { kind: 'representative.chosen', params: { name, party: party.name, speakerId: id }, actor: person, side: party.side });
}
