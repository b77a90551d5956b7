import { copiesNeeded } from './draft.js';
import { ageOf, capacityOf } from './draft-view.js';
import { APPLIED_IN, type AgreementRule, type Found } from './finding.js';

/** Without a name and an address nobody can be served or enforced against. */
export const partiesAreComplete: AgreementRule = {
  id: 'agreement.parties-complete',
  summary: { zh: '写明各方当事人的基本情况，两边都要有人', en: 'Both sides are there, with their basic details' },
  sources: [{ law: 'RMTJ', article: '29' }, { law: 'CPLI', article: '354' }],
  appliedIn: APPLIED_IN,
  find: ({ draft }) => {
    const found: Found[] = [];
    for (const side of ['applicant', 'respondent'] as const) {
      if (!draft.parties.some((party) => party.side === side))
        found.push({ code: 'agreement.side-missing', params: { side }, weight: 'blocksSigning', ground: 'formIncomplete', mend: { code: 'agreement.mend.add-side' } });
    }
    const mend = { code: 'agreement.mend.complete-party' } as const;
    draft.parties.forEach((party, i) => {
      const at = { partyId: party.id, ground: 'formIncomplete', mend } as const;
      if (party.name.trim() === '') {
        found.push({ ...at, code: 'agreement.party-name-missing', params: { n: i + 1 }, weight: 'blocksSigning' });
        return;
      }
      const name = party.name;
      if (isBlank(party.address)) found.push({ ...at, code: 'agreement.party-address-missing', params: { name }, weight: 'blocksSigning' });
      if (party.kind === 'organization') {
        if (party.legalRepresentative === undefined && party.agent === undefined)
          found.push({ ...at, code: 'agreement.legal-representative-missing', params: { name }, weight: 'blocksSigning' });
        return;
      }
      const missing = [party.gender === undefined ? 'gender' : '', isBlank(party.ethnicity) ? 'ethnicity' : '', isBlank(party.phone) ? 'phone' : ''].filter((field) => field !== '');
      if (missing.length > 0) found.push({ ...at, code: 'agreement.party-details-missing', params: { name, missing: missing.join(',') }, weight: 'warns' });
    });
    return found;
  },
};

/** An agreement signed by a child or by somebody under guardianship can be void. */
export const partiesHaveCapacity: AgreementRule = {
  id: 'agreement.parties-have-capacity',
  summary: { zh: '未成年人或没有完全行为能力的人由监护人签', en: 'A guardian signs for whoever may not agree alone' },
  sources: [{ law: 'CC', article: '17–23, 35, 144, 145' }],
  appliedIn: APPLIED_IN,
  find: ({ draft, facts }) => {
    const found: Found[] = [];
    for (const party of draft.parties) {
      if (party.kind === 'organization') continue;
      const capacity = capacityOf(party, facts);
      const name = party.name;
      const at = { partyId: party.id, ground: 'noCapacity' } as const;
      if (capacity === 'full') continue;
      if (capacity === undefined) {
        found.push({ ...at, code: 'agreement.capacity-unknown', params: { name }, weight: 'warns', mend: { code: 'agreement.mend.ask-age' } });
        continue;
      }
      if (party.guardian === undefined || isBlank(party.guardian.name))
        found.push({ ...at, code: 'agreement.guardian-missing', params: { name, age: ageOf(party, facts) ?? '' }, weight: 'blocksSigning', mend: { code: 'agreement.mend.add-guardian' } });
      for (const claim of draft.claims) {
        if (claim.outcome === 'waived' && claim.raisedBy === party.side)
          found.push({ ...at, claimId: claim.id, code: 'agreement.ward-claim-waived', params: { name, claim: claim.text }, weight: 'warns', mend: { code: 'agreement.mend.think-of-ward' } });
      }
    }
    return found;
  },
};

/** An impostor once signed an agreement on line and the true owner lost the money: who signs is known, or the mediator is told that it is not. */
export const identitiesAreCompared: AgreementRule = {
  id: 'agreement.identities-compared',
  summary: { zh: '签名前核对过各方的证件；没有核对的提醒，姓名对不上的不能签', en: 'Documents were compared before signing; where not, a warning; where the name differed, nobody signs' },
  sources: [{ law: 'ZXTJ', article: '17' }, { law: 'ESL', article: '13' }],
  appliedIn: APPLIED_IN,
  find: ({ draft, facts: { identities } }) => {
    if (identities === undefined) return [];
    return draft.parties.flatMap((party): Found[] => {
      const at = { partyId: party.id, params: { name: party.name }, ground: 'identityUnsure', mend: { code: 'agreement.mend.compare-document' } } as const;
      const standing = identities[party.id];
      if (standing === 'matched') return [];
      return standing === 'notMatched' ? [{ ...at, code: 'agreement.identity-doubtful', weight: 'blocksSigning' }] : [{ ...at, code: 'agreement.identity-not-compared', weight: 'warns' }];
    });
  },
};

/** Agreeing means admitting, changing or waiving claims: general authority does not cover it. */
export const agentsHaveAuthority: AgreementRule = {
  id: 'agreement.agents-have-authority',
  summary: { zh: '代理人签协议要有书面的特别授权', en: 'An agent who signs has special authority in writing' },
  sources: [{ law: 'CPL', article: '62' }, { law: 'CPLI', article: '351' }],
  appliedIn: APPLIED_IN,
  find: ({ draft }) => {
    const found: Found[] = [];
    for (const party of draft.parties) {
      if (party.agent === undefined) continue;
      const at = { partyId: party.id, params: { name: party.name, agent: party.agent.name }, weight: 'blocksSigning', ground: 'noAuthority', mend: { code: 'agreement.mend.special-authority' } } as const;
      if (party.agent.authority !== 'special') found.push({ ...at, code: 'agreement.special-authority-missing' });
      else if (!party.agent.powerOfAttorneyOnFile) found.push({ ...at, code: 'agreement.power-of-attorney-missing' });
    }
    return found;
  },
};

/** RMTJ 29: one original for each party, one for the committee. */
export const copiesAreEnough: AgreementRule = {
  id: 'agreement.copies-for-all',
  summary: { zh: '份数等于当事人数加一', en: 'One original for each party and one for the committee' },
  sources: [{ law: 'RMTJ', article: '29' }],
  appliedIn: APPLIED_IN,
  find: ({ draft }) => {
    const needed = copiesNeeded(draft);
    if (draft.copies === needed) return [];
    const few = draft.copies < needed;
    return [
      {
        code: few ? 'agreement.copies-too-few' : 'agreement.copies-differ',
        params: { needed, copies: draft.copies },
        weight: few ? 'blocksSigning' : 'warns',
        ground: 'formIncomplete',
        mend: { code: 'agreement.mend.set-copies', params: { needed } },
      },
    ];
  },
};

/** A party who says so under pressure must be heard before anybody signs. */
export const signedFreely: AgreementRule = {
  id: 'agreement.signed-freely',
  summary: { zh: '各方自愿', en: 'Everybody agrees freely' },
  sources: [{ law: 'RMTJ', article: '3(1)' }, { law: 'CPLI', article: '358(4)' }],
  appliedIn: APPLIED_IN,
  find: ({ facts }) =>
    facts.pressureReported === true
      ? [{ code: 'agreement.pressure-reported', weight: 'blocksSigning', ground: 'notVoluntary', mend: { code: 'agreement.mend.stop-and-talk' } }]
      : [],
};

export function isBlank(text: string | undefined): boolean {
  return text === undefined || text.trim() === '';
}
