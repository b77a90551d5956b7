import { describe, expect, it } from '@jest/globals';
import { verdictOf } from '../parties/capacity.js';
import type { CaseState } from './states.js';
import { OPENNESS_POLICIES } from './openness.js';

const said = (consents: (boolean | undefined)[], state: CaseState = 'inSession'): string => {
  const verdict = verdictOf(OPENNESS_POLICIES, { state, consents });
  return verdict.kind === 'met' ? 'met' : verdict.kind === 'unmet' ? verdict.reason.code : verdict.question.code;
};

describe('an open or a closed mediation (RMTJ 23)', () => {
  it.each<[string, (boolean | undefined)[], string]>([
    ['is open when every party agrees', [true, true], 'met'],
    ['stays closed when one of several says no', [true, true, false], 'openness.declined'],
    ['stays closed while one has not answered: silence is no consent', [true, undefined], 'openness.not-all-answered'],
    ['stays closed where only one party is known', [true], 'openness.not-all-answered'],
  ])('%s', (_policy, consents, expected) => expect(said(consents)).toBe(expected));

  it('is asked for while they talk, not before the case is accepted and not once the agreement is frozen', () =>
    expect((['filed', 'accepted', 'sessionBooked', 'agreementFrozen', 'closed', 'terminated'] as const).map((state) => said([true, true], state))).toEqual(['openness.not-now', 'met', 'met', 'openness.not-now', 'openness.not-now', 'openness.not-now']));
});
