import { describe, expect, it } from '@jest/globals';
import { judgeAll, type Policy } from '../policy/policy.js';
import { BUNDLE_POLICIES, PARTICIPANT_POLICIES } from './conduct.js';

function said<F>(policies: readonly Policy<F>[], facts: F): string[] {
  return judgeAll(policies, facts).flatMap(({ verdict }) => (verdict.kind === 'met' ? [] : [`${verdict.kind} ${verdict.kind === 'unmet' ? verdict.reason.code : verdict.question.code}`]));
}

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
