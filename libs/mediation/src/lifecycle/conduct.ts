import { met, open, unmet, type Policy } from '../policy/policy.js';

/** Somebody beside the parties and the mediator who is to join: relative, neighbour, colleague, expert, official. */
export interface ParticipantFacts {
  /** One entry for each party: agreed, declined, or undefined while not answered. */
  readonly consents: readonly (boolean | undefined)[];
}

const everyPartyConsents: Policy<ParticipantFacts> = {
  id: 'participant.every-party-consents',
  summary: { zh: '请亲友、专家、部门的人来，要各方都同意', en: 'Relatives, experts or officials join only with the consent of every party' },
  sources: [{ law: 'RMTJ', article: '20' }],
  appliedIn: 'sessions: opening the way for a further person',
  judge: ({ consents }) => (consents.includes(false) ? unmet('participant.party-declined') : consents.length > 0 && consents.every((consent) => consent === true) ? met : open('participant.not-all-answered')),
};

/** Further persons in a session (L-09). */
export const PARTICIPANT_POLICIES: readonly Policy<ParticipantFacts>[] = [everyPartyConsents];

/** A thing of the case that somebody wants to hand to the court. */
export interface BundleFacts {
  readonly item: 'agreement' | 'undisputedFact' | 'offer' | 'concession' | 'caucusNote' | 'chat' | 'other';
  /** Every party confirmed the fact in writing, or agreed to hand it over. */
  readonly confirmedByAll: boolean;
}

const noOffers: Policy<BundleFacts> = {
  id: 'bundle.no-offers',
  summary: { zh: '谈的时候出的价、让的步，不交给法院', en: 'Offers and concessions never reach the court' },
  sources: [{ law: 'ZXTJ', article: '18' }, { law: 'TYTJ', article: '22' }],
  appliedIn: 'confirmation: binding the papers for the court',
  judge: ({ item, confirmedByAll }) => {
    // Private talks are secret even from the other side, so no consent opens them.
    if (item === 'caucusNote') return unmet('bundle.caucus');
    return (item === 'offer' || item === 'concession' || item === 'chat') && !confirmedByAll ? unmet('bundle.offer', { item }) : met;
  },
};

const factsConfirmed: Policy<BundleFacts> = {
  id: 'bundle.facts-confirmed',
  summary: { zh: '无争议事实要双方书面确认', en: 'Undisputed facts are confirmed in writing by all' },
  sources: [{ law: 'ZXTJ', article: '18, 22' }],
  appliedIn: 'confirmation: binding the papers for the court',
  judge: ({ item, confirmedByAll }) => (item === 'undisputedFact' && !confirmedByAll ? open('bundle.fact-not-confirmed') : met),
};

/** What may go to a court (L-56). */
export const BUNDLE_POLICIES: readonly Policy<BundleFacts>[] = [noOffers, factsConfirmed];
