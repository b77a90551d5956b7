import { met, open, unmet, type Policy, type Source } from '../policy/policy.js';
import type { LocalDate } from '../time/local-date.js';
import type { ClockRule } from './clock-rule.js';
import type { Extension } from './deadline-of.js';

/** What is known when somebody proposes more time, and when all have answered. */
export interface MoreTimeFacts {
  readonly rule: ClockRule;
  /** The clock has stopped: what it was for is done, or the case is over. */
  readonly stopped: boolean;
  /** How much more, in the unit of the clock. */
  readonly count: number;
  readonly before: readonly Extension[];
  readonly today: LocalDate;
  /** The last day as it would be. Absent while it is not known. */
  readonly newLastDay?: LocalDate | undefined;
  /** One entry for each party: agreed, declined, or undefined while not answered. */
  readonly consents: readonly (boolean | undefined)[];
}

const SOURCES: readonly Source[] = [{ law: 'ZXTJ', article: '24' }, { law: 'NB', article: '27' }, { law: 'YLJF', article: '38' }];
const APPLIED_IN = 'deadlines: more time by consent of all';

const clockAllows: Policy<MoreTimeFacts> = {
  id: 'more-time.clock-allows',
  summary: { zh: '只有调解期限可以由各方同意延长；向法院、仲裁申请的期限和法院的期限，谁同意也不能延', en: 'Only the time for mediating can be lengthened by the parties; the time to apply to a court or to arbitration, and the court’s own time, cannot' },
  sources: [...SOURCES, { law: 'LDTZ', article: '14' }, { law: 'RMTJ', article: '33' }],
  appliedIn: APPLIED_IN,
  judge: ({ rule }) => (rule.extendable?.by === 'allParties' ? met : unmet('more-time.not-by-consent', { rule: rule.id })),
};

const stillRuns: Policy<MoreTimeFacts> = {
  id: 'more-time.still-runs',
  summary: { zh: '期限还在走，才能延长；新的最后一天不能已经过去', en: 'Only a clock that still runs is lengthened, and to a day that has not passed' },
  sources: [{ law: 'ZXTJ', article: '24, 25' }],
  appliedIn: APPLIED_IN,
  judge: ({ stopped, today, newLastDay }) => (stopped ? unmet('more-time.clock-stopped') : newLastDay !== undefined && newLastDay < today ? unmet('more-time.day-passed', { day: newLastDay }) : met),
};

const oneLengthAtOnce: Policy<MoreTimeFacts> = {
  id: 'more-time.one-length-at-once',
  summary: { zh: '一次最多延长一个原来的期限；还不够，再问一次大家', en: 'At most the original length at one time; if that is not enough, all are asked again' },
  sources: [{ law: 'portal', article: 'house rule' }],
  appliedIn: APPLIED_IN,
  judge: ({ rule, count, before }) => {
    if (!Number.isSafeInteger(count) || count < 1) return unmet('more-time.bad-count');
    if (count > rule.length.count) return unmet('more-time.too-much', { most: rule.length.count });
    const most = rule.extendable?.most;
    const sum = before.reduce((all, extension) => all + extension.count, count);
    return most !== undefined && sum > most ? unmet('more-time.too-much', { most: Math.max(0, most - sum + count) }) : met;
  },
};

const allAgree: Policy<MoreTimeFacts> = {
  id: 'more-time.all-agree',
  summary: { zh: '每一方都同意，才延长；不回话不算同意', en: 'Longer only when every party agrees; silence is no consent' },
  sources: SOURCES,
  appliedIn: APPLIED_IN,
  judge: ({ consents }) => (consents.includes(false) ? unmet('more-time.declined') : consents.length > 1 && consents.every((consent) => consent === true) ? met : open('more-time.not-all-answered')),
};

/** Whether more time may be proposed at all: judged before anybody is asked. */
export const MORE_TIME_PROPOSAL_POLICIES: readonly Policy<MoreTimeFacts>[] = [clockAllows, stillRuns, oneLengthAtOnce];

/** More time by consent (table 2.7; L-21, L-23, L-59). All are met, or the clock does not move. */
export const MORE_TIME_POLICIES: readonly Policy<MoreTimeFacts>[] = [...MORE_TIME_PROPOSAL_POLICIES, allAgree];
