import { type LocalDate, addDays, addMonths, addYears, daysBetween } from '../time/local-date.js';
import { type WorkingDayCalendar, isWorkingDay } from '../time/calendar.js';
import type { Facts } from './conditions.js';
import type { ClockSpec } from './tree.js';

/** Tells working days. Undefined: the schedule of that year is not known, so nothing is computed from it. */
export type WorkingDays = (day: LocalDate) => boolean | undefined;

/** The working days of a published calendar. */
export function workingDaysOf(calendar: WorkingDayCalendar): WorkingDays {
  return (day) => {
    const known = isWorkingDay(calendar, day);
    return known.ok ? known.value : undefined;
  };
}

/** A clock for the case at hand. Days are missing when the start is not known: then the rule is still shown. */
export interface RunningClock extends Omit<ClockSpec, 'when' | 'start'> {
  readonly start?: LocalDate;
  /** The safe day: counted without moving a day off. */
  readonly lastDay?: LocalDate;
  readonly daysLeft?: number;
  /** When the last day is a day off: where the law moves it (CC 203), as a note only. */
  readonly movedTo?: LocalDate;
  /** When the last day is a day off: the working day before, when a counter is still open. */
  readonly openUntil?: LocalDate;
  readonly passed: boolean;
}

export function runClock(spec: ClockSpec, facts: Facts, today: LocalDate, workingDays: WorkingDays): RunningClock {
  const { when: _when, start: from, ...shown } = spec;
  const day = from === undefined ? undefined : facts.day(from.field);
  const start = day === undefined ? undefined : addMonths(day, from?.plusMonths ?? 0);
  if (start === undefined) return { ...shown, passed: false };
  const lastDay = end(start, spec.length, workingDays);
  if (lastDay === undefined) return { ...shown, start, passed: false };
  const open = workingDays(lastDay) === false;
  const movedTo = open ? nearest(lastDay, 1, workingDays) : undefined;
  const openUntil = open ? nearest(lastDay, -1, workingDays) : undefined;
  return {
    ...shown,
    start,
    lastDay,
    daysLeft: daysBetween(today, lastDay),
    passed: lastDay < today,
    ...(movedTo === undefined ? {} : { movedTo }),
    ...(openUntil === undefined ? {} : { openUntil }),
  };
}

/** The day of the event is not counted (CC 201). Hours are shown as the day on which they end. */
function end(start: LocalDate, length: ClockSpec['length'], workingDays: WorkingDays): LocalDate | undefined {
  if (length === 'none') return undefined;
  if ('years' in length) return addYears(start, length.years);
  if ('months' in length) return addMonths(start, length.months);
  if ('days' in length) return addDays(start, length.days);
  if ('hours' in length) return addDays(start, Math.floor(length.hours / 24));
  let day = start;
  for (let left = length.workingDays; left > 0; ) {
    day = addDays(day, 1);
    const works = workingDays(day);
    if (works === undefined) return undefined;
    if (works) left -= 1;
  }
  return day;
}

function nearest(from: LocalDate, stepDays: 1 | -1, workingDays: WorkingDays): LocalDate | undefined {
  for (let day = addDays(from, stepDays), tries = 0; tries < 30; day = addDays(day, stepDays), tries += 1) {
    const works = workingDays(day);
    if (works !== false) return works === true ? day : undefined;
  }
  return undefined;
}

/** Hard clocks first, then the one that ends soonest; clocks without a day after those with one. */
export function byUrgency(a: RunningClock, b: RunningClock): number {
  if (a.kind !== b.kind) return a.kind === 'hard' ? -1 : 1;
  return (a.lastDay ?? '9999').localeCompare(b.lastDay ?? '9999');
}
