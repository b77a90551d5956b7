import type { PartyAtTable } from '@jiefen/mediation';
import type { CaseParty } from '../cases/case.entity.js';

/** The parties as the rule of the table sees them: in with an account, or heard. */
export function atTable(parties: readonly CaseParty[]): PartyAtTable[] {
  return parties.map(({ side, accountId, willing }) => ({ side, present: accountId !== null, willing }));
}
