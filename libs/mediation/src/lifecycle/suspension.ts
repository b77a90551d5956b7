import { met, unmet, type BothLanguages, type Policy } from '../policy/policy.js';
import type { LocalDate } from '../time/local-date.js';
import { dayNumber } from '../time/local-date.js';
import type { CaseState } from './states.js';

/** Why a mediation rests: the time does not count until the reason is gone. */
export const SUSPENSION_REASONS = {
  appraisal: { zh: '等待鉴定、评估的结果', en: 'an appraisal is awaited' },
  technology: { zh: '网络或者设备出了故障，不能进行', en: 'the network or a device has failed' },
  illness: { zh: '一方生病或者遇到急事，暂时不能参加', en: 'a party is ill or kept away by an emergency' },
  otherProceeding: { zh: '要等另一件事的处理结果', en: 'the outcome of another matter is awaited' },
  bothAsk: { zh: '各方都希望先停一停', en: 'all parties wish to pause' },
} as const satisfies Record<string, BothLanguages>;
export type SuspensionReason = keyof typeof SUSPENSION_REASONS;
export const SUSPENSION_REASON_CODES = Object.keys(SUSPENSION_REASONS) as [SuspensionReason, ...SuspensionReason[]];

/** After so many days at the latest somebody looks whether the mediation can go on: a pause is not an end in silence. */
export const LONGEST_LOOK_AGAIN_DAYS = 60;

export interface SuspensionFacts {
  readonly state: CaseState;
  readonly alreadySuspended: boolean;
  /** A clock of this mediation that a pause stops is running. */
  readonly pausableClockRuns: boolean;
  readonly today: LocalDate;
  readonly lookAgainOn: LocalDate;
}

const UNDER_WAY: readonly CaseState[] = ['accepted', 'mediatorAsked', 'mediatorAppointed', 'otherSideInvited', 'bothWilling', 'sessionBooked', 'inSession', 'agreementFrozen'];
const APPLIED_IN = 'notices: suspending a mediation';

const underWay: Policy<SuspensionFacts> = {
  id: 'suspension.mediation-under-way',
  summary: { zh: '只有受理以后、还没有达成协议的调解可以中止', en: 'Only a mediation that was accepted and has not ended can be suspended' },
  sources: [{ law: 'ZXTJ', article: '26' }],
  appliedIn: APPLIED_IN,
  judge: ({ state }) => (UNDER_WAY.includes(state) ? met : unmet('suspension.not-now', { state })),
};

const once: Policy<SuspensionFacts> = {
  id: 'suspension.once-at-a-time',
  summary: { zh: '已经中止的，不再重复中止', en: 'A mediation that rests is not suspended again' },
  sources: [{ law: 'portal', article: 'house rule' }],
  appliedIn: APPLIED_IN,
  judge: ({ alreadySuspended }) => (alreadySuspended ? unmet('suspension.already') : met),
};

const clockMayStop: Policy<SuspensionFacts> = {
  id: 'suspension.clock-may-stop',
  summary: { zh: '法定的15日劳动调解期不能因中止而延长', en: 'The 15 days of a labour mediation are not lengthened by a pause' },
  sources: [{ law: 'LDTZ', article: '14' }, { law: 'YLJF', article: '38' }],
  appliedIn: APPLIED_IN,
  judge: ({ pausableClockRuns }) => (pausableClockRuns ? met : unmet('suspension.clock-runs-on')),
};

const lookAgain: Policy<SuspensionFacts> = {
  id: 'suspension.look-again',
  summary: { zh: '中止时就定好最迟哪天再看，不超过60天', en: 'A pause names the day, within 60 days, on which somebody looks again' },
  sources: [{ law: 'portal', article: 'house rule' }],
  appliedIn: APPLIED_IN,
  judge: ({ today, lookAgainOn }) => {
    const days = dayNumber(lookAgainOn) - dayNumber(today);
    return days < 1 || days > LONGEST_LOOK_AGAIN_DAYS ? unmet('suspension.look-again-day', { most: LONGEST_LOOK_AGAIN_DAYS }) : met;
  },
};

/** Whether a mediation may rest now. */
export const SUSPENSION_POLICIES: readonly Policy<SuspensionFacts>[] = [underWay, once, clockMayStop, lookAgain];
