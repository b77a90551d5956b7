import { met, open, unmet, type BothLanguages, type Policy } from '../policy/policy.js';

/** What a mediator must disclose before and during the mediation (ZXTJ 13). */
export const RELATIONS = {
  partyOrCloseRelative: { zh: '是一方当事人或其近亲属', en: 'is a party or a close relative of one' },
  interest: { zh: '与纠纷有利害关系', en: 'has an interest in the dispute' },
  other: { zh: '有其他可能影响公正的关系', en: 'has another relation that may affect fairness' },
} as const satisfies Record<string, BothLanguages>;
export type Relation = keyof typeof RELATIONS;

export interface DisclosureFacts {
  /** The mediator has answered the question about relations for this case; again when something new becomes known. */
  readonly disclosed: boolean;
  readonly relations: readonly Relation[];
  /** After the disclosure: all parties agree, or one does not. Absent = not yet asked. */
  readonly allPartiesAgree?: boolean | undefined;
  /** A party asked for another mediator. */
  readonly changeAsked?: boolean | undefined;
}

const mustDisclose: Policy<DisclosureFacts> = {
  id: 'mediator.discloses',
  summary: { zh: '调解员接受前和调解中都要说明与当事人的关系', en: 'The mediator discloses relations before accepting and during the mediation' },
  sources: [{ law: 'ZXTJ', article: '13' }, { law: 'TYTJ', article: '15' }],
  appliedIn: 'mediator: accepting the case',
  judge: ({ disclosed }) => (disclosed ? met : open('mediator.not-yet-disclosed')),
};

const partiesKnow: Policy<DisclosureFacts> = {
  id: 'mediator.parties-agree-to-relation',
  summary: { zh: '有关系的，当事人知道后都同意才能继续', en: 'With a relation, the mediator goes on only if all parties know and agree' },
  sources: [{ law: 'ZXTJ', article: '13' }],
  appliedIn: 'mediator: accepting the case',
  judge: ({ relations, allPartiesAgree }) => {
    if (relations.length === 0 || allPartiesAgree === true) return met;
    return allPartiesAgree === false ? unmet('mediator.relation-not-accepted') : open('mediator.parties-not-yet-asked');
  },
};

const changeOnRequest: Policy<DisclosureFacts> = {
  id: 'mediator.changed-on-request',
  summary: { zh: '当事人要求换调解员的，就换', en: 'A party who asks for another mediator gets one' },
  sources: [{ law: 'RMTJ', article: '19, 23' }, { law: 'ZXTJ', article: '14' }],
  appliedIn: 'mediator: accepting the case',
  judge: ({ changeAsked }) => (changeAsked === true ? unmet('mediator.change-asked') : met),
};

/** Disclosure and withdrawal of mediators (L-53). */
export const DISCLOSURE_POLICIES: readonly Policy<DisclosureFacts>[] = [mustDisclose, partiesKnow, changeOnRequest];

/** Parts in the later proceedings, or after the case, that are closed to who mediated it. */
export const LATER_PARTS = ['assessor', 'agent', 'witness', 'appraiser', 'translator', 'judge', 'followUp'] as const;
export type LaterPart = (typeof LATER_PARTS)[number];

export interface LaterPartFacts {
  readonly mediatedThisDispute?: boolean | undefined;
  readonly part: LaterPart;
}

const noLaterPart: Policy<LaterPartFacts> = {
  id: 'mediator.no-later-part',
  summary: { zh: '调解过这件事的人，以后不得当这件事的陪审员、代理人、证人、鉴定人、翻译，也不审查这份协议', en: 'Who mediated a dispute is later no assessor, agent, witness, appraiser, translator or judge in it' },
  sources: [{ law: 'TYTJ', article: '16' }, { law: 'ZXTJ', article: '13' }],
  appliedIn: 'confirmation and later proceedings: naming persons',
  judge: ({ mediatedThisDispute, part }) => {
    if (part === 'followUp') return met;
    if (mediatedThisDispute === undefined) return open('mediator.earlier-part-not-known', { part });
    return mediatedThisDispute ? unmet('mediator.may-not-serve-later', { part }) : met;
  },
};

const followUpByAnother: Policy<LaterPartFacts> = {
  id: 'follow-up.by-another',
  summary: { zh: '回访由调解员以外的人做', en: 'The follow-up is made by somebody other than the mediator' },
  sources: [{ law: 'RMTJ', article: '31' }, { law: 'portal', article: 'house rule' }],
  appliedIn: 'follow-up: naming the person',
  judge: ({ mediatedThisDispute, part }) => (part === 'followUp' && mediatedThisDispute === true ? unmet('follow-up.same-person') : met),
};

/** Who may never serve later (L-53). */
export const LATER_PART_POLICIES: readonly Policy<LaterPartFacts>[] = [noLaterPart, followUpByAnother];
