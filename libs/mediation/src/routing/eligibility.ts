import { met, open, unmet, type Policy, type Reason } from '../policy/policy.js';
import { LABOUR } from '../deadlines/clocks.js';
import type { DisputeKind } from '../vocabulary/dispute-kinds.js';
import { waysAfter, type CannotAcceptCode, type OtherWay } from './triage.js';

/** Answers at filing. Absent = not asked or not known yet: then a person looks. */
export interface EligibilityFacts {
  readonly disputeKind: DisputeKind;
  /** Somebody is in danger now: violence, a threat to life. */
  readonly danger?: 'none' | 'now' | undefined;
  /** Looks like a crime that is not for the parties to settle. */
  readonly crimeSuspected?: boolean | undefined;
  readonly court?: 'none' | 'accepted' | 'decided' | undefined;
  readonly authority?: 'none' | 'accepted' | 'decided' | undefined;
  /** All that is asked for is a status: divorce, adoption, paternity. */
  readonly statusOnly?: boolean | undefined;
  /** Directed against a decision of an authority. */
  readonly againstAuthority?: boolean | undefined;
  readonly exclusiveAuthority?: boolean | undefined;
  readonly otherSideKnown?: boolean | undefined;
  /** A party has expressly refused to mediate. Silence is no refusal. */
  readonly partyRefuses?: boolean | undefined;
}

const APPLIED_IN = 'intake: may this be mediated';

/** Danger first: the portal never keeps somebody in a form who needs help now. */
export const dangerFirst: Policy<EligibilityFacts> = {
  id: 'intake.danger-first',
  summary: { zh: '有人正处在危险中，先打 110', en: 'Somebody is in danger: call 110 first' },
  sources: [{ law: 'RMTJ', article: '25' }],
  appliedIn: APPLIED_IN,
  judge: ({ danger, crimeSuspected }) => {
    if (danger === 'now') return unmet('intake.danger-now', { call: '110' });
    if (crimeSuspected === true) return unmet('intake.crime-suspected', { call: '110' });
    return danger === undefined ? open('intake.danger-not-asked') : met;
  },
};

/** No mediation against an express refusal; the case closes at once. */
export const nobodyRefuses: Policy<EligibilityFacts> = {
  id: 'intake.nobody-refuses',
  summary: { zh: '没有人明确拒绝调解', en: 'Nobody has expressly refused' },
  sources: [{ law: 'RMTJ', article: '17' }],
  appliedIn: APPLIED_IN,
  // Nobody has to have agreed yet: not answered is met.
  judge: ({ partyRefuses }) => (partyRefuses === true ? unmet('intake.party-refuses') : met),
};

/** Two places at once: the court or arbitration body that has it may itself send it to mediation. */
export const notInCourt: Policy<EligibilityFacts> = {
  id: 'intake.not-in-court',
  summary: { zh: '法院、仲裁机构没有受理', en: 'No court or arbitration body has it' },
  sources: [{ law: '人民调解工作若干规定', article: '22', secondHand: true }],
  appliedIn: APPLIED_IN,
  judge: ({ court, disputeKind }) => {
    if (court === 'accepted') return unmet(disputeKind === 'medical' ? 'intake.medical-taken' : 'intake.taken-by-court');
    if (court === 'decided') return unmet('intake.decided-already');
    return court === undefined ? open('intake.court-not-asked') : met;
  },
};

/** For medical disputes the health authority counts like a court (YLJF 31). */
export const notWithAuthority: Policy<EligibilityFacts> = {
  id: 'intake.not-with-authority',
  summary: { zh: '公安、行政机关没有受理或者处理完', en: 'No authority has accepted or settled it' },
  sources: [{ law: '人民调解工作若干规定', article: '22', secondHand: true }, { law: 'YLJF', article: '31, 34' }],
  appliedIn: APPLIED_IN,
  judge: ({ authority, disputeKind }) => {
    if (authority === undefined) return open('intake.authority-not-asked');
    if (authority === 'none') return met;
    if (disputeKind === 'medical') return unmet('intake.medical-taken');
    // After failed police mediation of an accident the parties may still come (JTCX 84, 94).
    if (disputeKind === 'traffic' && authority === 'decided') return met;
    return unmet('intake.taken-by-authority');
  },
};

/** Money and things around a status may be mediated; the status itself may not. */
export const notOnlyStatus: Policy<EligibilityFacts> = {
  id: 'intake.not-only-status',
  summary: { zh: '不只是婚姻、收养等身份关系', en: 'Not only a personal status' },
  sources: [{ law: 'CPLI', article: '355(3)' }],
  appliedIn: APPLIED_IN,
  judge: ({ statusOnly, disputeKind }) => {
    if (statusOnly === true) return unmet('intake.status-only');
    return statusOnly === undefined && disputeKind === 'family' ? open('intake.status-not-asked') : met;
  },
};

/** People's mediation is for disputes between people; decisions of authorities have their own ways. */
export const betweenPeople: Policy<EligibilityFacts> = {
  id: 'intake.between-people',
  summary: { zh: '是民间纠纷，有对方，不由专门机关处理', en: 'A dispute between people, with another side, not reserved to an authority' },
  sources: [{ law: 'RMTJ', article: '2' }, { law: '人民调解工作若干规定', article: '22', secondHand: true }],
  appliedIn: APPLIED_IN,
  judge: ({ againstAuthority, exclusiveAuthority, otherSideKnown }) => {
    if (againstAuthority === true) return unmet('intake.against-authority');
    if (exclusiveAuthority === true) return unmet('intake.exclusive-authority');
    // Not knowing the name of the other side is no reason: the clerk helps to find it.
    return otherSideKnown === true ? met : open('intake.other-side-not-known');
  },
};

/** May this be mediated, in the order in which a person is told. */
export const ELIGIBILITY_POLICIES: readonly Policy<EligibilityFacts>[] = [dangerFirst, nobodyRefuses, notInCourt, notWithAuthority, notOnlyStatus, betweenPeople];

const REASON_OF: Readonly<Record<string, CannotAcceptCode>> = {
  'intake.danger-now': 'criminalMatter',
  'intake.crime-suspected': 'criminalMatter',
  'intake.party-refuses': 'partyRefuses',
  'intake.taken-by-court': 'takenByCourt',
  'intake.decided-already': 'decidedAlready',
  'intake.taken-by-authority': 'takenByAuthority',
  'intake.medical-taken': 'medicalTaken',
  'intake.status-only': 'statusOnly',
  'intake.against-authority': 'againstAuthority',
  'intake.exclusive-authority': 'exclusiveAuthority',
};

/** A ground against mediating, with the ways that stay open. A suggestion to the clerk, who decides. */
export interface AgainstMediation {
  readonly policyId: string;
  readonly reason: Reason;
  readonly cannotAccept: CannotAcceptCode;
  readonly ways: readonly OtherWay[];
}

export interface Eligibility {
  /** Empty = nothing speaks against mediating. The first is the one to tell. */
  readonly against: readonly AgainstMediation[];
  /** What a person still has to ask. */
  readonly questions: readonly Reason[];
  /** Somebody is in danger: show 110 before anything else. */
  readonly urgent: boolean;
}

/** Whether this may be mediated, with every reason. Nothing is decided here: filing is always possible, a human triages. */
export function judgeEligibility(facts: EligibilityFacts): Eligibility {
  const against: AgainstMediation[] = [];
  const questions: Reason[] = [];
  for (const policy of ELIGIBILITY_POLICIES) {
    const verdict = policy.judge(facts);
    if (verdict.kind === 'open') questions.push(verdict.question);
    if (verdict.kind !== 'unmet') continue;
    const cannotAccept = REASON_OF[verdict.reason.code] ?? 'noDispute';
    against.push({ policyId: policy.id, reason: verdict.reason, cannotAccept, ways: waysAfter(cannotAccept, LABOUR.includes(facts.disputeKind)) });
  }
  return { against, questions, urgent: facts.danger === 'now' };
}
