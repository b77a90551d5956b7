import { describe, expect, it } from '@jest/globals';
import { judgeAll, type Policy } from '../policy/policy.js';
import { ACCEPTANCE_POLICIES, type AcceptanceFacts } from './acceptance.js';
import { BUNDLE_POLICIES, PARTICIPANT_POLICIES } from './conduct.js';

function said<F>(policies: readonly Policy<F>[], facts: F): string[] {
  return judgeAll(policies, facts).flatMap(({ verdict }) => (verdict.kind === 'met' ? [] : [`${verdict.kind} ${verdict.kind === 'unmet' ? verdict.reason.code : verdict.question.code}`]));
}

describe('accepting a filing', () => {
  const facts: AcceptanceFacts = { kind: 'neighbours', source: 'application', expressRefusal: false };
  it('is open while nobody refuses, also before the other side has answered', () => expect(said(ACCEPTANCE_POLICIES, facts)).toEqual([]));
  it('ends with an express refusal, whoever asked (RMTJ 17)', () => {
    for (const source of ['application', 'ownMotion', 'toldByCourtOrPolice', 'entrusted'] as const) expect(said(ACCEPTANCE_POLICIES, { ...facts, source, expressRefusal: true })).toEqual(['unmet accept.party-refuses']);
  });
  it('needs both sides and no other authority in a medical dispute (YLJF 31)', () => {
    const medical: AcceptanceFacts = { ...facts, kind: 'medical', bothAgreed: true, acceptedElsewhere: 'no' };
    expect(said(ACCEPTANCE_POLICIES, medical)).toEqual([]);
    expect(said(ACCEPTANCE_POLICIES, { ...medical, bothAgreed: undefined, acceptedElsewhere: undefined })).toEqual(['open accept.medical-ask-both', 'open accept.ask-elsewhere']);
    expect(said(ACCEPTANCE_POLICIES, { ...medical, bothAgreed: false })).toEqual(['unmet accept.medical-without-consent']);
    expect(said(ACCEPTANCE_POLICIES, { ...medical, acceptedElsewhere: 'healthAuthority' })).toEqual(['unmet accept.medical-elsewhere']);
    expect(said(ACCEPTANCE_POLICIES, { ...medical, acceptedElsewhere: 'arbitration' })).toEqual([]);
  });
  it('is not barred by a court that already has another matter, and says that its dates run on', () => expect(said(ACCEPTANCE_POLICIES, { ...facts, acceptedElsewhere: 'court' })).toEqual(['open accept.runs-elsewhere']));
});

describe('a further person in the session', () => {
  it('joins only when every party has said yes (RMTJ 20)', () => {
    expect(said(PARTICIPANT_POLICIES, { consents: [true, true] })).toEqual([]);
    expect(said(PARTICIPANT_POLICIES, { consents: [true, undefined] })).toEqual(['open participant.not-all-answered']);
    expect(said(PARTICIPANT_POLICIES, { consents: [undefined, false] })).toEqual(['unmet participant.party-declined']);
    expect(said(PARTICIPANT_POLICIES, { consents: [] })).toEqual(['open participant.not-all-answered']);
  });
});

describe('what goes to the court (ZXTJ 18)', () => {
  it('is the agreement and the confirmed facts', () => {
    expect(said(BUNDLE_POLICIES, { item: 'agreement', confirmedByAll: false })).toEqual([]);
    expect(said(BUNDLE_POLICIES, { item: 'undisputedFact', confirmedByAll: true })).toEqual([]);
    expect(said(BUNDLE_POLICIES, { item: 'undisputedFact', confirmedByAll: false })).toEqual(['open bundle.fact-not-confirmed']);
  });
  it('is never an offer, a concession or a message, unless all agree; and a private talk not even then', () => {
    for (const item of ['offer', 'concession', 'chat'] as const) {
      expect(said(BUNDLE_POLICIES, { item, confirmedByAll: false })).toEqual(['unmet bundle.offer']);
      expect(said(BUNDLE_POLICIES, { item, confirmedByAll: true })).toEqual([]);
    }
    expect(said(BUNDLE_POLICIES, { item: 'caucusNote', confirmedByAll: true })).toEqual(['unmet bundle.caucus']);
  });
});
