import { DISPUTE_KINDS } from '../vocabulary/dispute-kinds.js';
import type { PropertyNamed } from './draft.js';
import { APPLIED_IN, type AgreementRule, type Found } from './finding.js';
import { DECISION_NAMED, STATUS_RELATION, TITLE_OR_IP, yearlyRatesIn } from './telling-words.js';

/** Status is not confirmed by a court and not signed electronically; money and things beside it may be, on paper. */
export const noStatusRelation: AgreementRule = {
  id: 'agreement.no-status-relation',
  summary: { zh: '不处理婚姻、亲子、收养等身份关系', en: 'No marriage, parenthood, adoption or other status' },
  sources: [{ law: 'CPLI', article: '355(3)' }, { law: 'ESL', article: '3' }],
  appliedIn: APPLIED_IN,
  find: ({ words }) => {
    const found: Found[] = [];
    for (const { clause, words: text } of words) {
      const match = STATUS_RELATION.exec(text);
      if (match !== null) found.push({ clauseId: clause.id, code: 'agreement.status-relation', params: { words: match[0] }, weight: 'blocksESigning', ground: 'statusRelation', mend: { code: 'agreement.mend.status-elsewhere' } });
    }
    return found;
  },
};

/** Electronic signature needs a kind of dispute that allows it, and the parties' agreement to it. */
export const eSignatureIsOpen: AgreementRule = {
  id: 'agreement.esignature-open',
  summary: { zh: '电子签名要双方约定，婚姻、收养、继承不适用', en: 'Electronic signature is agreed, and not about marriage, adoption or succession' },
  sources: [{ law: 'ESL', article: '3' }],
  appliedIn: APPLIED_IN,
  find: ({ draft, facts }) => {
    if (!DISPUTE_KINDS[facts.disputeKind].eSign)
      return [{ code: 'agreement.esign-excluded', weight: 'blocksESigning', ground: 'eSignExcluded', mend: { code: 'agreement.mend.sign-on-paper' } }];
    if (draft.clauses.some((clause) => clause.kind === 'eSignature')) return [];
    return [{ code: 'agreement.esign-not-agreed', weight: 'blocksESigning', ground: 'eSignExcluded', mend: { code: 'agreement.mend.add-esign-clause' } }];
  },
};

/** A court does not confirm who owns something. Without confirmation in view the sentence is only pointed out. */
export const noTitleOrIp: AgreementRule = {
  id: 'agreement.no-title-or-ip',
  summary: { zh: '不确认物权、知识产权归谁', en: 'No confirmation of ownership or intellectual property' },
  sources: [{ law: 'CPLI', article: '355(5)' }, { law: 'SFQR', article: '4' }],
  appliedIn: APPLIED_IN,
  find: ({ words, facts }) => {
    const found: Found[] = [];
    for (const { clause, words: text } of words) {
      const match = TITLE_OR_IP.exec(text);
      if (match === null) continue;
      found.push({ clauseId: clause.id, code: 'agreement.title-or-ip', params: { words: match[0] }, weight: facts.confirmationIntended === false ? 'warns' : 'blocksSigning', ground: 'titleOrIp', mend: { code: 'agreement.mend.write-as-act' } });
    }
    return found;
  },
};

/** What a court or an arbitration body has decided is not decided again: a court refuses to confirm it. Who only agrees how to perform it says so. */
export const notDecidedAlready: AgreementRule = {
  id: 'agreement.not-decided-already',
  summary: { zh: '法院、仲裁没有处理过；处理过的不再确认', en: 'Not already decided by a court or an arbitration body; what is decided is not confirmed again' },
  sources: [{ law: 'CPL', article: '127(5)' }, { law: 'CPLI', article: '247, 358(6)' }],
  appliedIn: APPLIED_IN,
  find: ({ draft, facts, words }) => {
    const { decided } = draft.asked ?? {};
    if (decided === false) return [];
    const weight = facts.confirmationIntended === false ? 'warns' : 'blocksSigning';
    if (decided === true) return [{ code: 'agreement.decided-already', weight, ground: 'adjudged', mend: { code: 'agreement.mend.decided-other-way' } }];
    if (facts.elsewhere !== undefined) return [{ code: 'agreement.pending-elsewhere', weight, ground: 'adjudged', mend: { code: 'agreement.mend.ask-decided' } }];
    const named = [{ clause: undefined, words: draft.facts.normalize('NFKC') }, ...words].flatMap(({ clause, words: text }) => {
      const match = DECISION_NAMED.exec(text);
      return match === null ? [] : [{ ...(clause ? { clauseId: clause.id } : {}), words: match[0] }];
    });
    return named.slice(0, 1).map(({ words: found, ...at }) => ({ ...at, code: 'agreement.decided-not-asked', params: { words: found }, weight: 'warns', ground: 'adjudged', mend: { code: 'agreement.mend.ask-decided' } }) as const);
  },
};

/** Nobody disposes of what belongs to somebody else; and for a house or a car the court asks for the papers. */
export const propertyIsProved: AgreementRule = {
  id: 'agreement.property-proved',
  summary: { zh: '处分的东西是当事人的，有权属证明', en: 'Things disposed of belong to a party, with proof' },
  sources: [{ law: 'CPLI', article: '354, 358(2)' }, { law: 'SFQR', article: '3' }],
  appliedIn: APPLIED_IN,
  find: ({ draft, parties }) => {
    const found: Found[] = [];
    for (const clause of draft.clauses) {
      if ((clause.kind !== 'act' && clause.kind !== 'handover') || clause.property === undefined || clause.property.proofOnFile) continue;
      const { property } = clause;
      const at = { clauseId: clause.id, params: { thing: property.description }, mend: { code: 'agreement.mend.add-proof' } } as const;
      const giver = clause.kind === 'handover' ? clause.giverId : clause.doerId;
      const receiver = clause.kind === 'handover' ? clause.receiverId : clause.forId;
      if (property.ownerId !== undefined && (!parties.has(property.ownerId) || (property.ownerId !== giver && property.ownerId !== receiver)))
        found.push({ ...at, code: 'agreement.third-party-property', weight: 'blocksSigning', ground: 'rightsOfOthers' });
      else if (needsPapers(property)) found.push({ ...at, code: 'agreement.property-proof-missing', weight: 'warns', ground: 'materials' });
    }
    return found;
  },
};

function needsPapers(property: PropertyNamed): boolean {
  return property.nature !== 'movable';
}

/** The cap binds private loans only; for licensed lenders other rules hold, which this check does not know. */
export const interestIsUnderTheCap: AgreementRule = {
  id: 'agreement.interest-under-cap',
  summary: { zh: '民间借贷的利息、逾期利息不超过合同成立时一年期 LPR 的四倍', en: 'Interest on a private loan, overdue interest included, stays within four times the LPR of the contract day' },
  sources: [{ law: 'MJJD', article: '25, 29' }],
  appliedIn: APPLIED_IN,
  find: ({ draft, facts, words }) => {
    if (facts.disputeKind !== 'privateLoan' && facts.loan === undefined) return [];
    if (facts.loan?.lender === 'licensed') return [];
    const rates: { clauseId: string; rateBp: number }[] = [];
    for (const clause of draft.clauses) {
      if (clause.kind === 'payment' && clause.interest !== undefined) rates.push({ clauseId: clause.id, rateBp: clause.interest.yearlyRateBp });
      if (clause.kind === 'breach' && clause.yearlyRateBp !== undefined) rates.push({ clauseId: clause.id, rateBp: clause.yearlyRateBp });
    }
    for (const { clause, words: text } of words) for (const rateBp of yearlyRatesIn(text)) rates.push({ clauseId: clause.id, rateBp });
    const cap = facts.loan?.yearlyCapBp;
    const found: Found[] = [];
    for (const { clauseId, rateBp } of rates) {
      if (cap === undefined) {
        if (rateBp > 0) found.push({ clauseId, code: 'agreement.interest-cap-unknown', weight: 'warns', ground: 'mandatoryLaw', mend: { code: 'agreement.mend.name-contract-day' } });
      } else if (rateBp > cap)
        found.push({ clauseId, code: 'agreement.interest-over-cap', params: { rate: percent(rateBp), cap: percent(cap) }, weight: 'blocksSigning', ground: 'mandatoryLaw', mend: { code: 'agreement.mend.lower-rate', params: { cap: percent(cap) } } });
    }
    return found;
  },
};

function percent(bp: number): string {
  return String(bp / 100);
}
