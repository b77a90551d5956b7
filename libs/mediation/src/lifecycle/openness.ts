import { met, open, unmet, type Policy } from '../policy/policy.js';
import type { CaseState } from './states.js';

/** What is known when a party asks for an open mediation, and when the others have answered. */
export interface OpennessFacts {
  readonly state: CaseState;
  /** One entry for each party: agreed, declined, or undefined while not answered. */
  readonly consents: readonly (boolean | undefined)[];
}

const SOURCES = [{ law: 'RMTJ', article: '23' }] as const;
const APPLIED_IN = 'sessions: open or closed';
const TALKING: readonly CaseState[] = ['accepted', 'mediatorAsked', 'mediatorAppointed', 'otherSideInvited', 'bothWilling', 'sessionBooked', 'inSession'];

const whileTheyTalk: Policy<OpennessFacts> = {
  id: 'openness.while-they-talk',
  summary: { zh: '还在谈的时候，当事人随时可以要求公开或者不公开', en: 'While they talk, a party may at any time ask for an open or a closed mediation' },
  sources: SOURCES,
  appliedIn: APPLIED_IN,
  judge: ({ state }) => (TALKING.includes(state) ? met : unmet('openness.not-now')),
};

const allWantIt: Policy<OpennessFacts> = {
  id: 'openness.all-want-it',
  summary: { zh: '调解默认不公开；每一方都同意才公开，不回话不算同意，有一方改主意就不公开', en: 'A mediation is closed; it is open only when every party agrees. Silence is no consent, and one party that changes its mind closes it' },
  sources: SOURCES,
  appliedIn: APPLIED_IN,
  judge: ({ consents }) => (consents.includes(false) ? unmet('openness.declined') : consents.length > 1 && consents.every((consent) => consent === true) ? met : open('openness.not-all-answered')),
};

/** Whether an open mediation may be asked for at all. */
export const OPENNESS_ASKING_POLICIES: readonly Policy<OpennessFacts>[] = [whileTheyTalk];

/** The right to an open or a closed mediation. All are met, or it stays closed. */
export const OPENNESS_POLICIES: readonly Policy<OpennessFacts>[] = [...OPENNESS_ASKING_POLICIES, allWantIt];
