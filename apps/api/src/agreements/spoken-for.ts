import { localDate, type AgreementDraft, type AgreementParty } from '@jiefen/mediation';
import { speakersOf } from '../cases/acting.js';
import type { CaseParty } from '../cases/case.entity.js';
import type { Tx } from '../platform/database/transactions.js';

/**
 * The draft with the guardians and agents of the register: what was proved there is printed, not what somebody typed.
 * An agent is named in the text when the power covers settling; whoever only helps is no part of the agreement.
 */
export async function spokenFor(tx: Tx, caseId: string, draft: AgreementDraft, parties: readonly CaseParty[], today: string): Promise<AgreementDraft> {
  const speakers = await speakersOf(tx, caseId, today);
  return {
    ...draft,
    parties: draft.parties.map((party): AgreementParty => {
      const mine = speakers.filter((one) => one.partyId === party.id);
      const agent = mine.find((one) => one.as === 'agent' && one.powers?.includes('settle'));
      const guardian = mine.find((one) => one.as === 'guardian');
      const named: AgreementParty = agent ? { ...party, agent: { name: agent.name, authority: 'special', powerOfAttorneyOnFile: true } } : party;
      const born = parties.find((one) => one.id === party.id)?.birthDate;
      if (named.kind !== 'person') return named;
      return { ...named, ...(born ? { birthDate: localDate(born) } : {}), ...(guardian ? { guardian: { name: guardian.name, relation: guardian.relation ?? '' } } : {}) };
    }),
  };
}
