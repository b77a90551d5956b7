import { describe, expect, it } from '@jest/globals';
import { mayTellOwnView } from './own-view.js';
import { CASE_STATES, FINAL_STATES } from './states.js';

describe('telling one\'s own view', () => {
  it('is possible as soon as the other side is asked, and still in the talk', () => {
    expect([mayTellOwnView('otherSideInvited'), mayTellOwnView('inSession')]).toEqual([true, true]);
  });

  it('is over once the text is final: a change of mind then goes through the draft', () => expect(mayTellOwnView('agreementFrozen')).toBe(false));

  it('is over in every ending', () => expect(FINAL_STATES.filter(mayTellOwnView)).toEqual([]));

  it('has an answer for every state', () => expect(CASE_STATES.map((state) => typeof mayTellOwnView(state))).toEqual(CASE_STATES.map(() => 'boolean')));
});
