import { describe, expect, it } from '@jest/globals';
import { judgeAll } from '../policy/policy.js';
import { localDate } from '../time/local-date.js';
import { COMMITTEE_POLICIES, type CommitteeFacts } from './committee-register.js';

const day = localDate;
const good: CommitteeFacts = { today: day('2026-03-09'), sealName: '柳塘镇人民调解委员会', members: 5, women: 2, minorityMembers: null, mixedArea: false, since: day('2025-01-10'), until: day('2028-01-10'), countyBureau: '谷城县司法局', courtToldOn: day('2025-02-01') };
const said = (facts: Partial<CommitteeFacts>): string[] =>
  judgeAll(COMMITTEE_POLICIES, { ...good, ...facts }).flatMap(({ verdict }) => (verdict.kind === 'met' ? [] : [verdict.kind === 'unmet' ? verdict.reason.code : verdict.question.code]));

describe('the register of a committee (RMTJ 7–10, 34)', () => {
  it.each<[string, Partial<CommitteeFacts>, string[]]>([
    ['is in order with three members', { members: 3 }, []],
    ['is in order with nine members', { members: 9 }, []],
    ['says that two members are too few', { members: 2 }, ['committee.members-not-three-to-nine']],
    ['says that ten members are too many', { members: 10 }, ['committee.members-not-three-to-nine']],
    ['says that women must be among the members', { women: 0 }, ['committee.no-woman']],
    ['says that a mixed area needs a minority member', { mixedArea: true, minorityMembers: 0 }, ['committee.no-minority-member']],
    ['is in order with a minority member in a mixed area', { mixedArea: true, minorityMembers: 1 }, []],
    ['says that a term is at most three years', { until: day('2028-01-11') }, ['committee.term-not-three-years']],
    ['lights when the term is over', { today: day('2028-01-11') }, ['committee.term-over']],
    ['counts the last day of the term and reminds of its end', { today: day('2028-01-10') }, ['committee.term-soon']],
    ['reminds ninety days before the end', { today: day('2027-10-12') }, ['committee.term-soon']],
    ['does not remind ninety-one days before', { today: day('2027-10-11') }, []],
    ['asks for the court to be told of a new term', { courtToldOn: day('2025-01-09') }, ['committee.court-not-told']],
    ['asks for the seal', { sealName: ' ' }, ['committee.seal-unknown']],
    [
      'asks for everything while nothing is written down, and finds no fault with it',
      { members: null, women: null, mixedArea: null, since: null, until: null, countyBureau: '', courtToldOn: null },
      ['committee.members-unknown', 'committee.women-unknown', 'committee.area-unknown', 'committee.term-unknown', 'committee.bureau-unknown'],
    ],
    ['asks how many minority members a mixed area has', { mixedArea: true }, ['committee.minority-unknown']],
  ])('%s', (_policy, facts, expected) => expect(said(facts)).toEqual(expected));
});
