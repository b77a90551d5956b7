import { COURT_CLOCKS } from '../deadlines/court-clocks.js';
import type { ClockRule } from '../deadlines/clock-rule.js';
import { deadlineOf, type Deadline, type Extension } from '../deadlines/deadline-of.js';
import { met, open, unmet, type Policy } from '../policy/policy.js';
import type { Outcome } from '../policy/refusal.js';
import type { WorkingDayCalendar } from '../time/calendar.js';
import type { LocalDate } from '../time/local-date.js';

/** The clocks of the court's review that its president may lengthen. */
export const REVIEW_CLOCKS = ['courtDecides', 'courtOuterLimit'] as const;
export type ReviewClock = (typeof REVIEW_CLOCKS)[number];

/** More days for the review, and what was granted before. */
export interface ExtensionFacts {
  readonly clock: ReviewClock;
  readonly days: number;
  /** Day on which the president approved. */
  readonly approvedOn: LocalDate;
  readonly today: LocalDate;
  /** Absent = not accepted yet. */
  readonly acceptedOn?: LocalDate | undefined;
  /** Days granted before on this clock. */
  readonly daysBefore: number;
  readonly calendar: WorkingDayCalendar;
}

const begun: Policy<ExtensionFacts> = {
  id: 'extend.accepted',
  summary: { zh: '受理以后才有审查期限，才能延长', en: 'Only a review that has begun can be lengthened' },
  sources: [{ law: 'SFQR', article: '5' }],
  appliedIn: 'judge’s desk: more time for the review',
  judge: ({ acceptedOn }) => (acceptedOn === undefined ? unmet('extend.not-accepted') : met),
};

const approvedInTime: Policy<ExtensionFacts> = {
  id: 'extend.approved-in-time',
  summary: { zh: '院长在期限届满以前批准', en: 'The president approves before the period is over' },
  sources: [{ law: 'SFQR', article: '5' }, { law: 'CPL', article: '187' }],
  appliedIn: 'judge’s desk: more time for the review',
  judge: ({ clock, approvedOn, today, acceptedOn, daysBefore, calendar }) => {
    if (acceptedOn === undefined) return met;
    if (approvedOn > today) return unmet('extend.approval-in-future');
    if (approvedOn < acceptedOn) return unmet('extend.approval-before-acceptance');
    const until = extendedDeadline(clock, acceptedOn, daysBefore, calendar);
    if (!until.ok) return open(until.reason.code, until.reason.params);
    return approvedOn <= until.value.lastDay ? met : unmet('extend.period-over', { lastDay: until.value.lastDay });
  },
};

const withinMost: Policy<ExtensionFacts> = {
  id: 'extend.within-most',
  summary: { zh: '15日的审查期限最多延长10日', en: 'The 15 days of the review are lengthened by 10 at most' },
  sources: [{ law: 'SFQR', article: '5' }],
  appliedIn: 'judge’s desk: more time for the review',
  judge: ({ clock, days, daysBefore }) => {
    const rule: ClockRule = COURT_CLOCKS[clock];
    const most = rule.extendable?.most;
    return most !== undefined && daysBefore + days > most ? unmet('extend.too-long', { most, left: Math.max(0, most - daysBefore) }) : met;
  },
};

/** More time for the court (L-39): each granted by its president, in time, and not longer than the norm allows. */
export const EXTENSION_POLICIES: readonly Policy<ExtensionFacts>[] = [begun, withinMost, approvedInTime];

/** The last day of a review with the days granted so far. */
export function extendedDeadline(clock: ReviewClock, acceptedOn: LocalDate, daysGranted: number, calendar: WorkingDayCalendar): Outcome<Deadline> {
  const extensions: readonly Extension[] = daysGranted > 0 ? [{ count: daysGranted, by: 'courtPresident' }] : [];
  return deadlineOf(COURT_CLOCKS[clock], acceptedOn, calendar, extensions);
}
