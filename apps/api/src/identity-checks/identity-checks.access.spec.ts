import { describe, expect, it } from '@jest/globals';
import type { CaseRelation } from '../cases/case-relation.js';
import { mayCompare, mayReadIdentities, maySeeNumbers } from './identity-checks.access.js';

const stranger: CaseRelation = { mediator: false, handler: false, supervisor: false, judge: false, official: false, helper: false, followUp: false };

describe('who sees how somebody was verified, and who may write it down', () => {
  it('both sides see it of each other, without any number', () => {
    const party: CaseRelation = { ...stranger, party: { id: 'a', side: 'applicant' } };
    expect([mayReadIdentities(party), mayCompare(party), maySeeNumbers(party)]).toEqual([true, false, false]);
  });
  it('the mediator and the staff of the body compare documents', () => {
    expect(mayCompare({ ...stranger, mediator: true })).toBe(true);
    expect(mayCompare({ ...stranger, handler: true })).toBe(true);
  });
  it('a clerk who is a party of the case vouches for nobody in it', () => expect(mayCompare({ ...stranger, handler: true, party: { id: 'a', side: 'applicant' } })).toBe(false));
  it('a supervisor reads and writes nothing; an official, a judge, a helper and whoever follows up do not read it here', () => {
    expect([mayReadIdentities({ ...stranger, supervisor: true }), mayCompare({ ...stranger, supervisor: true })]).toEqual([true, false]);
    for (const role of ['official', 'judge', 'helper', 'followUp'] as const) expect(mayReadIdentities({ ...stranger, [role]: true })).toBe(false);
  });
});
