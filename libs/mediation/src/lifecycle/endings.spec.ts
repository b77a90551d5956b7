import { describe, expect, it } from '@jest/globals';
import { EndMediation } from '../wire/endings.js';
import { judgeAll } from '../policy/policy.js';
import { DECLARED_ENDINGS, ENDING_NAMED_BY, ENDING_POLICIES, endingsOf, type EndingActor } from './endings.js';
import { mayMove, MOVES } from './moves.js';
import { CASE_STATES, isFinal } from './states.js';
import { TERMINATION_REASONS, type TerminationReason } from './terminations.js';
import { waysOut } from './ways-out.js';

const said = (by: EndingActor, reason: TerminationReason) => judgeAll(ENDING_POLICIES, { by, reason }).map(({ verdict }) => (verdict.kind === 'unmet' ? verdict.reason.code : verdict.kind));

describe('the eight endings (ZXTJ 25)', () => {
  it('are exactly eight, and each can be named by somebody', () => {
    expect(Object.keys(TERMINATION_REASONS)).toEqual(['agreement', 'settledAndWithdrawn', 'otherSideNotReached', 'partyRefuses', 'wideGap', 'timeOver', 'refusesToSign', 'other']);
    for (const by of Object.values(ENDING_NAMED_BY)) expect(by.length).toBeGreaterThan(0);
  });
  it('let a party stop because it no longer wishes to talk, has settled, or will not sign', () => {
    for (const reason of ['partyRefuses', 'settledAndWithdrawn', 'refusesToSign', 'other'] as const) expect(said('party', reason)).toEqual(['met']);
  });
  it.each(['wideGap', 'timeOver', 'otherSideNotReached', 'agreement'] as const)('do not let a party declare %s', (reason) => expect(said('party', reason)).toEqual(['ending.not-for-party']));
  it('let the mediator declare all but the agreement, which comes about by signing', () => {
    expect(endingsOf('mediator')).toEqual(DECLARED_ENDINGS);
    expect(said('mediator', 'agreement')).toEqual(['ending.not-for-party']);
  });
  it('arrive over the wire exactly as they are declared', () => {
    for (const reason of DECLARED_ENDINGS) expect(EndMediation.safeParse({ reason }).success).toBe(true);
    expect(EndMediation.safeParse({ reason: 'agreement' }).success).toBe(false);
  });
  it('can be made by whoever may name them, in every state before the agreement', () => {
    for (const by of ['party', 'mediator', 'dispatcher', 'portal'] as const) for (const state of MOVES.terminate.from) expect(mayMove('terminate', state, by)).toBe(true);
  });
  it('end in a state that still shows the way to a court or to arbitration (RMTJ 26)', () => {
    for (const state of CASE_STATES.filter(isFinal)) expect(waysOut(state, { kind: 'wages' })).toContain('labourArbitration');
  });
});

describe('the two closing modes (RMTJ 28)', () => {
  it('lead from the session to an agreement in effect, written or oral', () => {
    expect(MOVES.freezeAgreement.to).toBe('agreementFrozen');
    expect([...MOVES.takeEffect.from]).toEqual(['agreementFrozen']);
    expect([...MOVES.recordOralAgreement.from]).toEqual(['inSession']);
    expect([MOVES.takeEffect.to, MOVES.recordOralAgreement.to]).toEqual(['agreementInEffect', 'agreementInEffect']);
  });
});
