import { describe, expect, it } from '@jest/globals';
import { judgeAll, type Policy } from '../policy/policy.js';
import { bornBy, COMPARISON_POLICIES, IDENTITY_POLICIES, standingOf, type ComparisonFacts } from './identity.js';
import { SIGNING_POLICIES, type SigningFacts } from './signing.js';

function said<F>(policies: readonly Policy<F>[], facts: F): string[] {
  return judgeAll(policies, facts).flatMap(({ verdict }) => (verdict.kind === 'met' ? [] : [`${verdict.kind} ${verdict.kind === 'unmet' ? verdict.reason.code : verdict.question.code}`]));
}

describe('identity before the talk begins (ZXTJ 17)', () => {
  it('asks for nothing more when the document was compared and the party was told of false mediation', () => expect(said(IDENTITY_POLICIES, { standing: 'matched', falseMediationTold: true })).toEqual([]));
  it('reminds the mediator while nobody has looked, and of a party that was not told', () =>
    expect(said(IDENTITY_POLICIES, { falseMediationTold: false })).toEqual(['open identity.not-yet-compared', 'open identity.not-told-of-false-mediation']));
  it('tells a party who shows nothing apart from one whose document has another name', () => {
    expect(said(IDENTITY_POLICIES, { standing: 'notCompared', falseMediationTold: true })).toEqual(['unmet identity.not-compared']);
    expect(said(IDENTITY_POLICIES, { standing: 'notMatched', falseMediationTold: true })).toEqual(['unmet identity.not-matched']);
  });
  it('takes one who did not match as a doubt about the side, whoever else matched; and one who matched as enough otherwise', () => {
    expect(standingOf(['matched', 'notMatched'])).toBe('notMatched');
    expect(standingOf(['notCompared', 'matched'])).toBe('matched');
    expect(standingOf(['notCompared'])).toBe('notCompared');
    expect(standingOf([])).toBeUndefined();
  });
});

describe('writing down a comparison', () => {
  const facts: ComparisonFacts = { way: 'onSite', seenInRoom: false, personalNumber: false, agreedToNumber: false };

  it('believes whoever stands at the counter, and “on screen” only of a person who is in the room with a picture', () => {
    expect(said(COMPARISON_POLICIES, facts)).toEqual([]);
    expect(said(COMPARISON_POLICIES, { ...facts, way: 'onScreen' })).toEqual(['unmet identity.not-on-screen']);
    expect(said(COMPARISON_POLICIES, { ...facts, way: 'onScreen', seenInRoom: true })).toEqual([]);
  });
  it('keeps a number only with the separate consent of the person (PIPL 29)', () => {
    expect(said(COMPARISON_POLICIES, { ...facts, personalNumber: true })).toEqual(['unmet identity.number-without-consent']);
    expect(said(COMPARISON_POLICIES, { ...facts, personalNumber: true, agreedToNumber: true })).toEqual([]);
  });
  it('reads the day of birth from a resident number and from nothing else', () => {
    expect(bornBy('11010519491231002X')).toBe('1949-12-31');
    expect(bornBy('E12345678')).toBeUndefined();
  });
});

describe('identity again at signing (ESL 13)', () => {
  const signing: SigningFacts = { mode: 'electronic', kind: 'wages', agreedToESign: true, verifiedForThisSigning: true, shownHash: 'a', frozenHash: 'a' };

  it('lets a person sign with the code of this signing, also where no document was compared: the law does not ask for one', () => {
    expect(said(SIGNING_POLICIES, signing)).toEqual([]);
    expect(said(SIGNING_POLICIES, { ...signing, identity: 'notCompared' })).toEqual([]);
    expect(said(SIGNING_POLICIES, { ...signing, identity: 'matched' })).toEqual([]);
  });
  it('lets nobody sign whose document had another name, until a new comparison matches', () => expect(said(SIGNING_POLICIES, { ...signing, identity: 'notMatched' })).toEqual(['unmet signing.identity-doubtful']));
});
