import { describe, expect, it } from '@jest/globals';
import { judgeAll, type Policy } from '../policy/policy.js';
import { localDate } from '../time/local-date.js';
import { actsOf, AGENT_POLICIES, type Agent, type AgentFacts } from './agents.js';
import { CAPACITY_POLICIES, GUARDIAN_POLICIES, civilCapacity, verdictOf, type CapacityFacts } from './capacity.js';
import { DISCLOSURE_POLICIES, LATER_PART_POLICIES } from './mediator-independence.js';
import { GROUP_POLICIES } from './representatives.js';
import { mayNotESign, SIGNING_POLICIES, type SigningFacts } from './signing.js';

/** Verdicts that are not plainly met, as `kind code`. */
function said<F>(policies: readonly Policy<F>[], facts: F): string[] {
  return judgeAll(policies, facts).flatMap(({ verdict }) => (verdict.kind === 'met' ? [] : [`${verdict.kind} ${verdict.kind === 'unmet' ? verdict.reason.code : verdict.question.code}`]));
}

describe('capacity (CC 17–23)', () => {
  it.each([
    [7, undefined, 'none'],
    [8, undefined, 'limited'],
    [15, true, 'limited'],
    [16, undefined, 'limited'],
    [16, true, 'full'],
    [17, false, 'limited'],
    [18, undefined, 'full'],
  ] as const)('at %p years, living on own labour: %p, has capacity: %p', (age, livesOnOwnLabour, expected) => expect(civilCapacity({ age, livesOnOwnLabour })).toBe(expected));

  it('follows a court’s finding about an adult, never the impression of a person', () => {
    expect(civilCapacity({ age: 70, adjudged: 'none' })).toBe('none');
    expect(civilCapacity({ age: 70, doubt: true })).toBe('full');
    expect(said(CAPACITY_POLICIES, { person: { age: 70, doubt: true } })).toEqual(['open party.capacity-in-doubt']);
  });

  const child: CapacityFacts = { person: { age: 7 } };
  const guardian = { proven: true, actsOrConsents: true };

  it('does not let a child of 7 act without a guardian, and does with one', () => {
    expect(said(CAPACITY_POLICIES, child)).toEqual(['unmet party.needs-guardian-to-act']);
    expect(said(CAPACITY_POLICIES, { ...child, guardian })).toEqual([]);
  });
  it('lets a child of 8 alone accept what only benefits, and nothing else', () => {
    expect(said(CAPACITY_POLICIES, { person: { age: 8 }, onlyBenefits: true })).toEqual([]);
    expect(said(CAPACITY_POLICIES, { person: { age: 8 } })).toEqual(['unmet party.needs-guardian-consent']);
  });
  it('asks for the age when it is not known', () => expect(said(CAPACITY_POLICIES, { person: {} })).toEqual(['open party.age-not-known']));
  it('does not accept a guardian on the other side, nor a waiver without recorded benefit (CC 35)', () => {
    expect(said(CAPACITY_POLICIES, { ...child, guardian: { ...guardian, interestAgainst: true } })).toEqual(['unmet party.guardian-interest-against']);
    expect(said(CAPACITY_POLICIES, { ...child, guardian: { ...guardian, waivesClaim: true } })).toEqual(['unmet party.guardian-waives-against-ward']);
    expect(said(CAPACITY_POLICIES, { ...child, guardian: { ...guardian, waivesClaim: true, benefitRecorded: true } })).toEqual([]);
    expect(said(CAPACITY_POLICIES, { ...child, guardian: { ...guardian, proven: false } })).toEqual(['open party.guardian-not-proven']);
  });
  it('asks nothing of a guardian beside an adult who can act', () => expect(verdictOf(CAPACITY_POLICIES, { person: { age: 40 }, guardian: { proven: false, actsOrConsents: false } })).toEqual({ kind: 'met' }));
});

describe('registering a guardian (CC 17–28)', () => {
  it('is for a minor and for an adult whom a court found without full capacity; on the 18th birthday an agent is named instead', () => {
    expect(said(GUARDIAN_POLICIES, { person: { age: 17 } })).toEqual([]);
    expect(said(GUARDIAN_POLICIES, { person: { age: 18 } })).toEqual(['unmet party.needs-no-guardian']);
    expect(said(GUARDIAN_POLICIES, { person: { age: 70, adjudged: 'limited' } })).toEqual([]);
    expect(said(GUARDIAN_POLICIES, { person: {} })).toEqual(['open party.age-not-known']);
  });
});

describe('agents (CPL 61, 62)', () => {
  const agent: Agent = { id: 'a', kind: 'lawyer', authority: 'general', powerOfAttorneyOnFile: true };
  const facts = (agents: Agent[], act: AgentFacts['act'] = 'attend'): AgentFacts => ({ agents, act, today: localDate('2026-03-12') });

  it('are two at most', () => {
    expect(said(AGENT_POLICIES, facts([agent, { ...agent, id: 'b' }]))).toEqual([]);
    expect(said(AGENT_POLICIES, facts([agent, { ...agent, id: 'b' }, { ...agent, id: 'c' }]))).toEqual(['unmet agent.too-many']);
  });
  it('settle, waive, change and admit only with special authority', () => {
    for (const act of ['settle', 'waiveClaim', 'changeClaim', 'admitClaim'] as const) {
      expect(said(AGENT_POLICIES, facts([agent], act))).toEqual(['unmet agent.needs-special-authority']);
      expect(said(AGENT_POLICIES, facts([{ ...agent, authority: 'special' }], act))).toEqual([]);
    }
  });
  it('with general authority may apply, give evidence, choose a mediator, attend, receive papers and apply for confirmation', () => expect(actsOf(agent)).toEqual(['apply', 'giveEvidence', 'chooseMediator', 'attend', 'receivePapers', 'applyForConfirmation']));
  it('need a power of attorney that is valid on the day itself', () => {
    expect(said(AGENT_POLICIES, facts([{ ...agent, powerOfAttorneyOnFile: false }]))).toEqual(['unmet agent.no-power-of-attorney']);
    expect(said(AGENT_POLICIES, facts([{ ...agent, validUntil: localDate('2026-03-12') }]))).toEqual([]);
    expect(said(AGENT_POLICIES, facts([{ ...agent, validUntil: localDate('2026-03-11') }]))).toEqual(['unmet agent.power-of-attorney-expired']);
  });
  it('say what they are, and never act for both sides (CC 168)', () => {
    expect(said(AGENT_POLICIES, facts([{ ...agent, kind: undefined }]))).toEqual(['open agent.kind-not-known']);
    expect(said(AGENT_POLICIES, facts([{ ...agent, alsoForOtherSide: true }]))).toEqual(['unmet agent.acts-for-both-sides']);
  });
  it('are not needed', () => expect(said(AGENT_POLICIES, facts([], 'settle'))).toEqual([]));
});

describe('representatives of a group (NB 20)', () => {
  it('are one to five, chosen by those they speak for', () => {
    expect(said(GROUP_POLICIES, { members: 12, representatives: 5, membersWhoChose: 12, choiceOnFile: true })).toEqual([]);
    expect(said(GROUP_POLICIES, { members: 12, representatives: 6, membersWhoChose: 12, choiceOnFile: true })).toEqual(['unmet group.too-many-representatives']);
    expect(said(GROUP_POLICIES, { members: 12, representatives: 0 })).toEqual(['open group.no-representative', 'open group.choice-not-recorded', 'open group.choice-paper-missing']);
    expect(said(GROUP_POLICIES, { members: 12, representatives: 3, membersWhoChose: 11, choiceOnFile: true })).toEqual(['open group.not-chosen-by-all']);
  });
  it('are chosen on a paper that is on file (L-22)', () => {
    const facts = { members: 12, representatives: 3, membersWhoChose: 12 };
    expect(said(GROUP_POLICIES, facts)).toEqual(['open group.choice-paper-missing']);
    expect(said(GROUP_POLICIES, { ...facts, choiceOnFile: false })).toEqual(['open group.choice-paper-missing']);
    expect(said(GROUP_POLICIES, { ...facts, choiceOnFile: true })).toEqual([]);
  });
  it('settle only with the consent of each (CPL 56)', () => {
    const facts = { members: 12, representatives: 3, membersWhoChose: 12, choiceOnFile: true, disposes: true };
    expect(said(GROUP_POLICIES, facts)).toEqual(['open group.disposal-consent-not-recorded']);
    expect(said(GROUP_POLICIES, { ...facts, membersWhoAgreedToDisposal: 11 })).toEqual(['unmet group.disposal-without-consent']);
    expect(said(GROUP_POLICIES, { ...facts, membersWhoAgreedToDisposal: 12 })).toEqual([]);
  });
  it('are no matter for one person alone', () => expect(said(GROUP_POLICIES, { members: 1, representatives: 0, disposes: true })).toEqual([]));
});

describe('a mediator’s independence (ZXTJ 13, 14; TYTJ 15, 16)', () => {
  it('starts with a disclosure, and a relation needs the agreement of all who know it', () => {
    expect(said(DISCLOSURE_POLICIES, { disclosed: false, relations: [] })).toEqual(['open mediator.not-yet-disclosed']);
    expect(said(DISCLOSURE_POLICIES, { disclosed: true, relations: ['other'] })).toEqual(['open mediator.parties-not-yet-asked']);
    expect(said(DISCLOSURE_POLICIES, { disclosed: true, relations: ['other'], allPartiesAgree: true })).toEqual([]);
    expect(said(DISCLOSURE_POLICIES, { disclosed: true, relations: ['interest'], allPartiesAgree: false })).toEqual(['unmet mediator.relation-not-accepted']);
  });
  it('ends when a party asks for another mediator', () => expect(said(DISCLOSURE_POLICIES, { disclosed: true, relations: [], changeAsked: true })).toEqual(['unmet mediator.change-asked']));
  it('closes every later part in the same dispute, and the follow-up', () => {
    for (const part of ['assessor', 'agent', 'witness', 'appraiser', 'translator', 'judge'] as const) {
      expect(said(LATER_PART_POLICIES, { mediatedThisDispute: true, part })).toEqual(['unmet mediator.may-not-serve-later']);
      expect(said(LATER_PART_POLICIES, { mediatedThisDispute: false, part })).toEqual([]);
      expect(said(LATER_PART_POLICIES, { part })).toEqual(['open mediator.earlier-part-not-known']);
    }
    expect(said(LATER_PART_POLICIES, { mediatedThisDispute: true, part: 'followUp' })).toEqual(['unmet follow-up.same-person']);
    expect(said(LATER_PART_POLICIES, { mediatedThisDispute: false, part: 'followUp' })).toEqual([]);
  });
});

describe('the gate before a signature', () => {
  const good: SigningFacts = { mode: 'electronic', kind: 'wages', agreedToESign: true, verifiedForThisSigning: true, shownHash: 'h', frozenHash: 'h', capacity: { person: { age: 40 } } };
  it('opens for an adult who agreed, was verified again and saw this text', () => expect(said(SIGNING_POLICIES, good)).toEqual([]));
  it('never signs a status paper electronically, and does so on paper (ESL 3)', () => {
    expect(mayNotESign('succession')).toBe(true);
    expect(said(SIGNING_POLICIES, { ...good, kind: 'family' })).toEqual(['unmet signing.paper-only']);
    expect(said(SIGNING_POLICIES, { ...good, touchesStatus: true })).toEqual(['unmet signing.paper-only']);
    expect(said(SIGNING_POLICIES, { ...good, kind: 'family', mode: 'paper', agreedToESign: undefined })).toEqual([]);
  });
  it('asks for the agreement to e-signing and takes a no', () => {
    expect(said(SIGNING_POLICIES, { ...good, agreedToESign: undefined })).toEqual(['open signing.e-sign-not-asked']);
    expect(said(SIGNING_POLICIES, { ...good, agreedToESign: false })).toEqual(['unmet signing.e-sign-declined']);
  });
  it('stays shut without a new verification, for another text and for an empty one', () => {
    expect(said(SIGNING_POLICIES, { ...good, verifiedForThisSigning: false })).toEqual(['unmet signing.not-verified']);
    expect(said(SIGNING_POLICIES, { ...good, shownHash: 'other' })).toEqual(['unmet signing.other-text']);
    expect(said(SIGNING_POLICIES, { ...good, shownHash: '', frozenHash: '' })).toEqual(['unmet signing.other-text']);
  });
  it('stays shut for a minor alone and for an agent with general authority', () => {
    expect(said(SIGNING_POLICIES, { ...good, capacity: { person: { age: 17 } } })).toEqual(['unmet party.needs-guardian-consent']);
    const agents = { agents: [{ id: 'a', kind: 'closeRelative', authority: 'general', powerOfAttorneyOnFile: true } as const], today: localDate('2026-03-12') };
    expect(said(SIGNING_POLICIES, { ...good, agents })).toEqual(['unmet agent.needs-special-authority']);
  });
});
