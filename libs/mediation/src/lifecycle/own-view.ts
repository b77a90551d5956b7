import type { CaseState } from './states.js';

/**
 * While a side may tell its own view: from the filing until a text is final. Afterwards the agreement speaks, and
 * after an ending nobody is drawn into answering any more.
 */
export const OWN_VIEW_STATES: readonly CaseState[] = ['filed', 'visitBooked', 'accepted', 'mediatorAsked', 'mediatorAppointed', 'otherSideInvited', 'bothWilling', 'sessionBooked', 'inSession'];

/** Whether a side may tell, or add to, its own view of the matter now. Both sides alike (ST-14, ST-51). */
export function mayTellOwnView(state: CaseState): boolean {
  return OWN_VIEW_STATES.includes(state);
}
