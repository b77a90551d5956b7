import { describe, expect, it } from '@jest/globals';
import { holes, mayMove, MOVES, movesFrom, type Move } from './moves.js';
import { CASE_STATES, isFinal } from './states.js';
import { TERMINATION_REASONS } from './terminations.js';

describe('the lifecycle of a case', () => {
  it('reaches every state and leaves every state that is not final', () => expect(holes()).toEqual({ unreachable: [], deadEnds: [] }));

  it('lets a party end the mediation in every state before the agreement takes effect (RMTJ 23)', () => {
    const before = CASE_STATES.filter((state) => !isFinal(state) && !['agreementInEffect', 'confirmationApplied', 'performing'].includes(state));
    for (const state of before) expect(movesFrom(state, 'party')).toContain('terminate');
  });

  it('never moves out of a final state', () => {
    for (const move of Object.values(MOVES) as Move[]) for (const state of move.from) expect(isFinal(state)).toBe(false);
  });

  it('lets nobody but the portal declare an agreement in effect (RMTJ 29)', () => {
    expect(mayMove('takeEffect', 'agreementFrozen', 'mediator')).toBe(false);
    expect(mayMove('takeEffect', 'agreementFrozen', 'portal')).toBe(true);
  });

  it('knows eight endings (ZXTJ 25)', () => expect(Object.keys(TERMINATION_REASONS)).toHaveLength(8));
});
