import { met, unmet, type Policy, type Reason } from '../policy/policy.js';
import type { WorkingDayCalendar } from '../time/calendar.js';
import { addDays, type LocalDate } from '../time/local-date.js';
import type { DisputeKind } from '../vocabulary/dispute-kinds.js';
import type { ClockEvent, ClockRule } from './clock-rule.js';
import { limitationsOf } from './clocks.js';
import { deadlineOf, type Deadline } from './deadline-of.js';
import { lightOf, type Light } from './light.js';
import { limitationOf, type Interruption } from './limitation.js';

/** The days a case knows: each the start of a clock. */
export type KnownDays = Readonly<Partial<Record<ClockEvent, LocalDate>>>;

export interface RunningTimesFacts {
  readonly kind: DisputeKind;
  readonly days: KnownDays;
  /** Acts the case itself proves: the request to this body, from its day. */
  readonly proven: readonly Interruption[];
  /** Acts a party says it has done; without a look at the proof they only show a possible later day. */
  readonly said: readonly Interruption[];
  readonly today: LocalDate;
  readonly calendar: WorkingDayCalendar;
}

/** A time that goes on running while people mediate. */
export interface RunningTime {
  readonly rule: ClockRule;
  readonly deadline: Deadline;
  readonly light: Light;
  /** The last day has passed under every reading known here. */
  readonly over: boolean;
  readonly restartedBy?: Interruption;
  /** A later day that a court may follow; nobody should wait for it. */
  readonly possibleDay?: LocalDate;
}

/** A time that cannot be told: the day it counts from is not known, or the year's schedule is not published. */
export interface UntoldTime {
  readonly rule: ClockRule;
  readonly needs?: ClockEvent;
  readonly because?: Reason;
}

export interface RunningTimes {
  /** The hard ones first, then by their last day. */
  readonly times: readonly RunningTime[];
  readonly untold: readonly UntoldTime[];
}

/**
 * The limitations and hard periods of a case (table 2.7, diagnosis 1): what a mediation does not stop, or interrupts once only.
 * A day that nobody named is asked for, never guessed.
 */
export function runningTimes(facts: RunningTimesFacts): RunningTimes {
  const times: RunningTime[] = [];
  const untold: UntoldTime[] = [];
  for (const rule of limitationsOf(facts.kind)) {
    const start = facts.days[rule.starts];
    if (start === undefined) untold.push({ rule, needs: rule.starts });
    else {
      const told = tell(rule, start, facts);
      if ('because' in told) untold.push(told);
      else times.push(told);
    }
  }
  const rank = ({ rule }: RunningTime): number => (rule.kind === 'hard' ? 0 : 1);
  return { times: times.sort((a, b) => rank(a) - rank(b) || (a.deadline.lastDay < b.deadline.lastDay ? -1 : 1)), untold };
}

function tell(rule: ClockRule, start: LocalDate, facts: RunningTimesFacts): RunningTime | (UntoldTime & { because: Reason }) {
  if (rule.length.unit === 'hour') return lit(hoursOnDays(rule, start), rule, facts);
  if (rule.interruptedBy === undefined) {
    const outcome = deadlineOf(rule, start, facts.calendar);
    return outcome.ok ? lit(outcome.value, rule, facts) : { rule, because: outcome.reason };
  }
  const harmed = rule.starts === 'knewOfHarm' ? facts.days.rightHarmed : undefined;
  const sure = limitationOf(rule, start, facts.proven, facts.calendar, harmed);
  if (!sure.ok) return { rule, because: sure.reason };
  const all = limitationOf(rule, start, [...facts.proven, ...facts.said], facts.calendar, harmed);
  if (!all.ok) return { rule, because: all.reason };
  const { deadline, restartedBy, possible } = sure.value;
  const later = [possible, all.value.possible, all.value.deadline].flatMap((one) => (one === undefined ? [] : [one.lastDay])).sort().at(-1);
  return { ...lit(deadline, rule, facts), ...(restartedBy && { restartedBy }), ...(later !== undefined && later > deadline.lastDay && { possibleDay: later }) };
}

function lit(deadline: Deadline, rule: ClockRule, { today }: RunningTimesFacts): RunningTime {
  const over = deadline.lastDay < today;
  return { rule, deadline, over, light: lightOf(deadline.lastDay, deadline.start, today) };
}

/** Only the day of the event is known, not its hour: counted from its first minute, so that nobody comes late by it. */
function hoursOnDays(rule: ClockRule, start: LocalDate): Deadline {
  const last = addDays(start, Math.max(0, Math.floor(rule.length.count / 24) - 1));
  return { ruleId: rule.id, start, safeDay: last, lastDay: last };
}

/** The days that are asked for in a case of this kind. The end of the mediation is known, nobody is asked for it. */
export function daysAskedFor(kind: DisputeKind): readonly ClockEvent[] {
  return [...new Set(limitationsOf(kind).map(({ starts }) => starts))].filter((event) => event !== 'mediationEnded');
}

const HAPPENED: readonly ClockEvent[] = ['rightHarmed', 'knewOfHarm'];
/** What else the day of the matter in a filing is, by kind; every one the earliest that it can be, so that no day comes out too late. */
const ALSO: Partial<Record<DisputeKind, readonly ClockEvent[]>> = {
  traffic: ['injury', 'insuredEvent'],
  injury: ['injury', 'insuredEvent'],
  workInjury: ['injury'],
  dismissal: ['employmentEnded', 'knewOfGround'],
  bankInsurance: ['insuredEvent'],
};

/** The days that follow from the day of the matter as it stands in the filing: a first reading, until somebody names the right one. */
export function daysFromFiling(kind: DisputeKind, happenedOn: LocalDate | undefined): KnownDays {
  if (happenedOn === undefined) return {};
  const asked = daysAskedFor(kind);
  return Object.fromEntries([...HAPPENED, ...(ALSO[kind] ?? [])].filter((event) => asked.includes(event)).map((event) => [event, happenedOn]));
}

/** Days that may lie ahead: a debt falls due on a day that is agreed. */
const MAY_LIE_AHEAD: readonly ClockEvent[] = ['debtDue', 'instalmentDue', 'paymentDue', 'performanceDue'];

/** A day somebody names for a clock, or for a demand it made. */
export interface NamedDayFacts {
  readonly kind: DisputeKind;
  readonly what: ClockEvent | 'demand';
  readonly day: LocalDate;
  readonly today: LocalDate;
}

const dayIsAskedFor: Policy<NamedDayFacts> = {
  id: 'running-time.asked-for',
  summary: { zh: '只问这类纠纷用得着的日子', en: 'Only days that a clock of this kind of dispute counts from are asked for' },
  sources: [{ law: 'PIPL', article: '6' }],
  appliedIn: 'cases: times that go on running',
  judge: ({ kind, what }) => (what === 'demand' || daysAskedFor(kind).includes(what) ? met : unmet('running-time.not-asked-for')),
};

const dayIsPossible: Policy<NamedDayFacts> = {
  id: 'running-time.day-possible',
  summary: { zh: '已经发生的事，日子不能在以后；约定到期的日子可以', en: 'What has happened has a day that has come; only an agreed due day may lie ahead' },
  sources: [{ law: 'CC', article: '188, 201' }],
  appliedIn: 'cases: times that go on running',
  judge: ({ what, day, today }) => (day <= today || (what !== 'demand' && MAY_LIE_AHEAD.includes(what)) ? met : unmet('running-time.day-ahead')),
};

/** What a named day must be. */
export const NAMED_DAY_POLICIES: readonly Policy<NamedDayFacts>[] = [dayIsAskedFor, dayIsPossible];
