import { firstRefusal, met, open, unmet, type Policy, type Verdict } from '../policy/policy.js';

/** What a person may do alone in law (CC 17–22). */
export type CivilCapacity = 'full' | 'limited' | 'none';

/** What is known of the person on the day of the act. */
export interface PersonFacts {
  /** Completed years on the day of the act. */
  readonly age?: number | undefined;
  /** 16 or 17 and living mainly on own labour: full capacity (CC 18). */
  readonly livesOnOwnLabour?: boolean | undefined;
  /** What a court has found about an adult (CC 24). Never a guess of ours. */
  readonly adjudged?: CivilCapacity | undefined;
  /** Somebody noted that an adult may not understand what is agreed. A person looks; the portal judges nobody. */
  readonly doubt?: boolean | undefined;
}

/** The guardian's part. */
export interface GuardianFacts {
  /** Identity and relation are proven. */
  readonly proven: boolean;
  /** The guardian acts for the person, or has agreed to what the person does. */
  readonly actsOrConsents: boolean;
  /** The guardian stands on the other side, or gains by the agreement. */
  readonly interestAgainst?: boolean | undefined;
  /** A claim of the ward is waived or cut (CC 35). */
  readonly waivesClaim?: boolean | undefined;
  /** Why it serves the ward, in the record; without it a waiver is not accepted. */
  readonly benefitRecorded?: boolean | undefined;
}

export interface CapacityFacts {
  readonly person: PersonFacts;
  readonly guardian?: GuardianFacts | undefined;
  /** The act only benefits the person, e.g. a gift or a payment to them (CC 19, 22). */
  readonly onlyBenefits?: boolean | undefined;
}

/** Capacity by age, own labour and court finding. Undefined when neither age nor finding is known. */
export function civilCapacity(person: PersonFacts): CivilCapacity | undefined {
  if (person.age !== undefined && person.age < 8) return 'none';
  if (person.adjudged !== undefined) return person.adjudged;
  if (person.age === undefined) return undefined;
  if (person.age >= 18 || (person.age >= 16 && person.livesOnOwnLabour === true)) return 'full';
  return 'limited';
}

const APPLIED_IN = 'parties: capacity, at filing and at signing';

const known: Policy<CapacityFacts> = {
  id: 'party.capacity-known',
  summary: { zh: '要知道当事人的年龄；对成年人是否明白有疑问的，由人来看', en: 'The age is known; a doubt about an adult’s understanding is looked at by a person' },
  sources: [{ law: 'CC', article: '17–24' }],
  appliedIn: APPLIED_IN,
  judge: ({ person }) => {
    if (civilCapacity(person) === undefined) return open('party.age-not-known');
    return person.doubt === true && person.adjudged === undefined ? open('party.capacity-in-doubt') : met;
  },
};

const noneActsByGuardian: Policy<CapacityFacts> = {
  id: 'party.guardian-acts',
  summary: { zh: '不满8岁或没有行为能力的，由监护人代办', en: 'Under 8 or without capacity: the guardian acts' },
  sources: [{ law: 'CC', article: '20, 21, 23' }],
  appliedIn: APPLIED_IN,
  judge: ({ person, guardian }) => (civilCapacity(person) === 'none' && guardian?.actsOrConsents !== true ? unmet('party.needs-guardian-to-act') : met),
};

const limitedWithConsent: Policy<CapacityFacts> = {
  id: 'party.guardian-consents',
  summary: { zh: '8岁以上未成年人等限制行为能力人，要监护人代办或同意，只得好处的除外', en: 'Limited capacity (8 to 17 and others): the guardian acts or consents, except where it only benefits' },
  sources: [{ law: 'CC', article: '18, 19, 22, 23' }],
  appliedIn: APPLIED_IN,
  judge: ({ person, guardian, onlyBenefits }) => (civilCapacity(person) === 'limited' && onlyBenefits !== true && guardian?.actsOrConsents !== true ? unmet('party.needs-guardian-consent') : met),
};

const guardianProven: Policy<CapacityFacts> = {
  id: 'party.guardian-proven',
  summary: { zh: '监护人的身份和关系要有证明，且不能和被监护人利益相反', en: 'The guardian’s identity and relation are proven, and the guardian has no interest against the ward' },
  sources: [{ law: 'CC', article: '27, 28, 35' }],
  appliedIn: APPLIED_IN,
  judge: (facts) => onGuardian(facts, ({ proven, interestAgainst }) => (interestAgainst === true ? unmet('party.guardian-interest-against') : proven ? met : open('party.guardian-not-proven'))),
};

const guardianForWard: Policy<CapacityFacts> = {
  id: 'party.guardian-for-ward',
  summary: { zh: '监护人不得替被监护人放弃对其有利的权利', en: 'A guardian may not waive against the ward’s interest' },
  sources: [{ law: 'CC', article: '35' }],
  appliedIn: APPLIED_IN,
  judge: (facts) => onGuardian(facts, ({ waivesClaim, benefitRecorded }) => (waivesClaim === true && benefitRecorded !== true ? unmet('party.guardian-waives-against-ward') : met)),
};

/** A guardian matters only to a person who cannot act alone. */
function onGuardian({ person, guardian }: CapacityFacts, judge: (guardian: GuardianFacts) => Verdict): Verdict {
  return guardian === undefined || civilCapacity(person) === 'full' ? met : judge(guardian);
}

/** Who may act alone and who needs a guardian (L-98). */
export const CAPACITY_POLICIES: readonly Policy<CapacityFacts>[] = [known, noneActsByGuardian, limitedWithConsent, guardianProven, guardianForWard];

const forWardOnly: Policy<CapacityFacts> = {
  id: 'party.guardian-for-ward-only',
  summary: { zh: '监护人只替未成年人和法院认定不能完全自己办事的成年人办；其他人请代理人', en: 'A guardian acts only for a minor or an adult whom a court found without full capacity; anybody else names an agent' },
  sources: [{ law: 'CC', article: '17–24, 26–28' }],
  appliedIn: 'parties: registering a guardian, at filing and in the case',
  judge: ({ person }) => {
    const capacity = civilCapacity(person);
    return capacity === undefined ? open('party.age-not-known') : capacity === 'full' ? unmet('party.needs-no-guardian') : met;
  },
};

/** Whether a guardian may be registered for this person. */
export const GUARDIAN_POLICIES: readonly Policy<CapacityFacts>[] = [forWardOnly];

/** One verdict of a whole list: the first refusal, otherwise the first open question, otherwise met. */
export function verdictOf<Facts>(policies: readonly Policy<Facts>[], facts: Facts): Verdict {
  const refusal = firstRefusal(policies, facts);
  if (refusal) return { kind: 'unmet', reason: refusal.reason };
  return policies.map((policy) => policy.judge(facts)).find((verdict) => verdict.kind === 'open') ?? met;
}
