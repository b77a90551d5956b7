import { describe, expect, it } from '@jest/globals';
import type { PartyView } from '@jiefen/mediation/wire';
import { otherSideIsIn } from './other-side.js';

const party = (side: PartyView['side'], willing: PartyView['willing'], present: boolean): PartyView => ({ side, willing, present }) as PartyView;
const me = party('applicant', 'yes', true);

describe('counting together and offers', () => {
  it.each<[string, PartyView[], boolean]>([
    ['wait while the other side is only named', [me, party('respondent', 'unknown', false)], false],
    ['are there when the other side said it will talk', [me, party('respondent', 'yes', false)], true],
    ['are there when the other side came in', [me, party('respondent', 'unknown', true)], true],
    ['are not there when the other side said no', [me, party('respondent', 'no', true)], false],
    ['need one of several', [me, party('respondent', 'unknown', false), party('respondent', 'yes', true)], true],
  ])('%s', (_policy, parties, shown) => expect(otherSideIsIn({ parties })).toBe(shown));
});
