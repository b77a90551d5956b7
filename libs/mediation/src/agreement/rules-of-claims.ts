import { APPLIED_IN, type AgreementRule, type Found } from './finding.js';
import { isBlank } from './rules-of-parties.js';

/** The court and the parties must see which dispute this settles. */
export const factsAreWritten: AgreementRule = {
  id: 'agreement.facts-written',
  summary: { zh: '写明纠纷的主要事实和争议事项', en: 'The facts and what is in dispute are written down' },
  sources: [{ law: 'RMTJ', article: '29(2)' }],
  appliedIn: APPLIED_IN,
  find: ({ draft }) =>
    isBlank(draft.facts)
      ? [{ code: 'agreement.facts-missing', weight: 'blocksSigning', ground: 'formIncomplete', mend: { code: 'agreement.mend.write-facts' } }]
      : [],
};

/**
 * Every claim gets an answer. A silent claim is only pointed out, unless a one-off clause would end it unnoticed:
 * then nobody may sign, because giving up a right without seeing it is not voluntary.
 */
export const claimsAreAnswered: AgreementRule = {
  id: 'agreement.claims-answered',
  summary: { zh: '每项请求都有答复：已解决、不要了、以后再说', en: 'Every claim is settled, waived or left open' },
  sources: [{ law: 'RMTJ', article: '29(2)' }, { law: 'CPLI', article: '358(4), 358(5)' }],
  appliedIn: APPLIED_IN,
  find: ({ draft }) => {
    const found: Found[] = [];
    const ids = new Set(draft.clauses.map((clause) => clause.id));
    const excepted = new Set<string>();
    let oneOff: string | undefined;
    for (const clause of draft.clauses) {
      if (clause.kind !== 'oneOffSettlement') continue;
      oneOff = clause.id;
      for (const id of clause.exceptClaimIds) excepted.add(id);
    }
    for (const claim of draft.claims) {
      const at = { claimId: claim.id, params: { claim: claim.text } } as const;
      const silenced = oneOff !== undefined && !excepted.has(claim.id);
      if (claim.outcome === undefined)
        found.push({ ...at, code: 'agreement.claim-unanswered', weight: silenced ? 'blocksSigning' : 'warns', ground: silenced ? 'notVoluntary' : 'contentUnclear', mend: { code: 'agreement.mend.answer-claim' } });
      else if (claim.outcome === 'open' && silenced && oneOff !== undefined)
        found.push({ ...at, clauseId: oneOff, code: 'agreement.open-claim-silenced', weight: 'blocksSigning', ground: 'contentUnclear', mend: { code: 'agreement.mend.except-claim' } });
      else if (claim.outcome === 'settled') {
        if (claim.clauseIds.length === 0) found.push({ ...at, code: 'agreement.claim-without-clause', weight: 'blocksSigning', ground: 'contentUnclear', mend: { code: 'agreement.mend.link-clause' } });
        else if (claim.clauseIds.some((id) => !ids.has(id))) found.push({ ...at, code: 'agreement.claim-clause-unknown', weight: 'blocksSigning', ground: 'contentUnclear', mend: { code: 'agreement.mend.link-clause' } });
      }
    }
    return found;
  },
};

/** The court wants an address for service of everybody (CPLI 354). */
export const serviceAddressesAreGiven: AgreementRule = {
  id: 'agreement.service-addresses',
  summary: { zh: '要申请司法确认的，各方写明送达地址', en: 'Where confirmation is meant, everybody gives an address for service' },
  sources: [{ law: 'CPLI', article: '354' }, { law: 'SFQR', article: '3' }],
  appliedIn: APPLIED_IN,
  find: ({ draft }) => {
    if (!draft.clauses.some((clause) => clause.kind === 'jointConfirmation')) return [];
    const given = new Set(draft.clauses.flatMap((clause) => (clause.kind === 'serviceAddress' ? clause.addresses.filter(({ address }) => !isBlank(address)).map(({ partyId }) => partyId) : [])));
    return draft.parties
      .filter((party) => !given.has(party.id))
      .map((party) => ({ partyId: party.id, code: 'agreement.service-address-missing', params: { name: party.name }, weight: 'warns', ground: 'materials', mend: { code: 'agreement.mend.add-service-address' } }) as const);
  },
};
