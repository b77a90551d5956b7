import { isFinal, type CaseState, type OfferBy } from '@jiefen/mediation';
import type { CaseRelation } from '../cases/case-relation.js';

/** Both sides and the mediator look at the same sheet. Nobody else sees what is still being talked about. */
export function maySeeSheets(relation: CaseRelation): boolean {
  return relation.party !== undefined || relation.mediator;
}

/** Offers are seen by those who talk, and by no one who decides: not by a judge, a clerk, an official, nor in the follow-up (ZXTJ 18). */
export function maySeeOffers(relation: CaseRelation): boolean {
  return relation.party !== undefined || relation.mediator;
}

/** From acceptance until the case is over; interest may still be counted while an agreement is performed. */
export function mayCount(state: CaseState): boolean {
  return !isFinal(state) && state !== 'filed' && state !== 'visitBooked';
}

const TALKING: readonly CaseState[] = ['accepted', 'mediatorAsked', 'mediatorAppointed', 'otherSideInvited', 'bothWilling', 'sessionBooked', 'inSession'];

/** Offers are made while people talk; a frozen agreement has taken their place. */
export function mayOffer(state: CaseState): boolean {
  return TALKING.includes(state);
}

/** For whom a person makes an offer: a party for its side, the mediator as a proposal to both. */
export function offersFor(relation: CaseRelation): OfferBy | undefined {
  return relation.party?.side ?? (relation.mediator ? 'mediator' : undefined);
}
