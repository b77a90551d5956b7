import { describe, expect, it } from '@jest/globals';
import { firstRefusal } from '../policy/policy.js';
import { TABLE_POLICIES, type PartyAtTable } from './both-sides.js';

const party = (side: PartyAtTable['side'], willing: PartyAtTable['willing'], present: boolean): PartyAtTable => ({ side, willing, present });
const me = party('applicant', 'yes', true);
const NOT_IN = { code: 'sheet.other-side-not-in' };

describe('counting together and offers (RMTJ 17, 22)', () => {
  it.each<[string, PartyAtTable[], object | undefined]>([
    ['wait while the other side is only named', [me, party('respondent', 'unknown', false)], NOT_IN],
    ['begin when the other side said it will talk', [me, party('respondent', 'yes', false)], undefined],
    ['begin when the other side came in', [me, party('respondent', 'unknown', true)], undefined],
    ['end when the other side said no', [me, party('respondent', 'no', true)], NOT_IN],
    ['need one of several', [me, party('respondent', 'unknown', false), party('respondent', 'yes', true)], undefined],
    ['wait where nobody is named yet', [me], NOT_IN],
  ])('%s', (_policy, parties, refusal) => expect(firstRefusal(TABLE_POLICIES, { parties })?.reason).toEqual(refusal));
});
