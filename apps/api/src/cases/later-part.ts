import { LATER_PART_POLICIES, type LaterPart } from '@jiefen/mediation';
import type { Tx } from '../platform/database/transactions.js';
import { mustBeMet } from '../platform/http/must-be-met.js';

/** Everybody who has mediated this case, now or before they were replaced. */
export function mediatorsOf(tx: Tx, caseId: string): Promise<{ accountId: string; name: string }[]> {
  return tx.query(
    `SELECT a.id AS "accountId", a.name FROM accounts a
      WHERE a.id IN (SELECT mediator_account_id FROM cases WHERE id = $1 UNION SELECT expert_account_id FROM appointments WHERE case_id = $1 AND answer = 'accepted')`,
    [caseId],
  );
}

/** Who mediated a dispute takes no later part in it (TYTJ 16), and does not follow it up. @throws RefusalError with the reason of the rule */
export async function mustBeOpenTo(tx: Tx, caseId: string, accountId: string, part: LaterPart): Promise<void> {
  const mediators = await mediatorsOf(tx, caseId);
  mustBeMet(LATER_PART_POLICIES, { part, mediatedThisDispute: mediators.some((one) => one.accountId === accountId) });
}

/** Where only a name is known: the name of a mediator of the case is asked about, and a namesake may say so. */
export async function mustNotBeTheMediator(tx: Tx, caseId: string, name: string, namesake: boolean, part: LaterPart): Promise<void> {
  const bare = (text: string): string => text.replace(/\s/g, '');
  const same = (await mediatorsOf(tx, caseId)).some((one) => bare(one.name) === bare(name));
  mustBeMet(LATER_PART_POLICIES, { part, ...(same && !namesake ? {} : { mediatedThisDispute: false }) });
}
