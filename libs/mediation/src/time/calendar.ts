import type { BothLanguages } from '../policy/policy.js';
import { done, refused, type Outcome, type Refused } from '../policy/refusal.js';
import { CHINA_SCHEDULES, type YearSchedule } from './china-schedules.js';
import { dayNumber, fromDayNumber, parseLocalDate, weekday, yearOf, type LocalDate } from './local-date.js';

/** A day on which a body itself is closed: its move, a power cut, a local holiday. */
export interface ClosingDay {
  readonly day: LocalDate;
  readonly name: BothLanguages;
}

const UNKNOWN = 0;
const WORKING = 1;
const OFF = 2;

/**
 * Working days of published years. Made only by `calendarOf`, `withYear` and `withClosingDays`, never changed afterwards.
 * Kept as one byte per day: a deadline walks days, and the desk computes thousands of deadlines at once.
 */
export interface WorkingDayCalendar {
  readonly schedules: readonly YearSchedule[];
  readonly closingDays: readonly ClosingDay[];
  /** Number of the day that stands at index 0 of `days`. */
  readonly firstDay: number;
  readonly days: Uint8Array;
  readonly names: ReadonlyMap<number, BothLanguages>;
  /** The same years without the body's own closing days; absent when there are none. */
  readonly statutory?: WorkingDayCalendar;
}

const WEEKEND: BothLanguages = { zh: '周末', en: 'weekend' };

/** Builds a calendar out of published schedules and a body's own closing days; a schedule that is no schedule is refused. */
export function calendarOf(schedules: readonly YearSchedule[], closingDays: readonly ClosingDay[] = []): Outcome<WorkingDayCalendar> {
  const years = schedules.map((schedule) => schedule.year);
  const first = dayNumber(firstOf(Math.min(...years)));
  const days = new Uint8Array(years.length === 0 ? 0 : dayNumber(firstOf(Math.max(...years) + 1)) - first);
  const names = new Map<number, BothLanguages>();
  for (const schedule of schedules) {
    const refusal = enter(schedule, first, days, names);
    if (refusal) return refusal;
  }
  const plain: WorkingDayCalendar = { schedules, closingDays: [], firstDay: first, days, names };
  return done(closingDays.length === 0 ? plain : closed(plain, closingDays));
}

function closed(plain: WorkingDayCalendar, closingDays: readonly ClosingDay[]): WorkingDayCalendar {
  const days = Uint8Array.from(plain.days);
  const names = new Map(plain.names);
  for (const { day, name } of closingDays) {
    const index = dayNumber(day) - plain.firstDay;
    if ((days[index] ?? UNKNOWN) !== WORKING) continue;
    days[index] = OFF;
    names.set(dayNumber(day), name);
  }
  return { ...plain, closingDays, days, names, statutory: plain };
}

function firstOf(year: number): LocalDate {
  return fromDayNumber(Date.UTC(Number.isFinite(year) ? year : 1970, 0, 1) / 86_400_000);
}

/** Writes one year into the table, or says which entry of the schedule is wrong. */
function enter(schedule: YearSchedule, first: number, days: Uint8Array, names: Map<number, BothLanguages>): Refused | undefined {
  const start = dayNumber(firstOf(schedule.year));
  const end = dayNumber(firstOf(schedule.year + 1));
  for (let day = start; day < end; day++) days[day - first] = weekday(fromDayNumber(day)) > 5 ? OFF : WORKING;
  for (const { from, to, name } of schedule.off) {
    const a = parseLocalDate(from);
    const b = parseLocalDate(to);
    if (a === undefined || b === undefined || b < a || yearOf(a) !== schedule.year || yearOf(b) !== schedule.year) return refused('calendar.bad-stretch', { year: schedule.year, from, to });
    for (let day = dayNumber(a); day <= dayNumber(b); day++) {
      days[day - first] = OFF;
      names.set(day, name);
    }
  }
  for (const text of schedule.workingWeekends) {
    const day = parseLocalDate(text);
    if (day === undefined || yearOf(day) !== schedule.year || weekday(day) < 6 || names.has(dayNumber(day))) return refused('calendar.bad-working-weekend', { year: schedule.year, day: text });
    days[dayNumber(day) - first] = WORKING;
  }
  return undefined;
}

/** The calendar of China as published and built into this release. */
export const CHINA: WorkingDayCalendar = must(calendarOf(CHINA_SCHEDULES));

function must<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new RangeError(outcome.reason.code);
  return outcome.value;
}

/** The same calendar with one more published year, or with a corrected one. */
export function withYear(calendar: WorkingDayCalendar, schedule: YearSchedule): Outcome<WorkingDayCalendar> {
  const others = calendar.schedules.filter((known) => known.year !== schedule.year);
  return calendarOf([...others, schedule].sort((a, b) => a.year - b.year), calendar.closingDays);
}

/**
 * The calendar of one body. Its own closing days move the body's service days and appointments; a legal period is counted
 * with the plain calendar, because only a statutory holiday moves its last day (CPL 85).
 */
export function withClosingDays(calendar: WorkingDayCalendar, closingDays: readonly ClosingDay[]): WorkingDayCalendar {
  return closed(statutoryOnly(calendar), [...calendar.closingDays, ...closingDays]);
}

/** The calendar without any closing days of a body: for periods set by law. */
export function statutoryOnly(calendar: WorkingDayCalendar): WorkingDayCalendar {
  return calendar.statutory ?? calendar;
}

/** The day itself if people work on it, otherwise the last working day before it: to act while an office is open. */
export function lastWorkingDayUpTo(calendar: WorkingDayCalendar, day: LocalDate): Outcome<LocalDate> {
  let number = dayNumber(day);
  while (kindOf(calendar, number) === OFF) number -= 1;
  return kindOf(calendar, number) === UNKNOWN ? notPublished(number) : done(fromDayNumber(number));
}

/** True when the schedule of this day's year has been published. */
export function isPublished(calendar: WorkingDayCalendar, day: LocalDate): boolean {
  return kindOf(calendar, dayNumber(day)) !== UNKNOWN;
}

function kindOf(calendar: WorkingDayCalendar, day: number): number {
  return calendar.days[day - calendar.firstDay] ?? UNKNOWN;
}

function notPublished(day: number): Refused {
  return refused('calendar.year-not-published', { year: yearOf(fromDayNumber(day)) });
}

/** Whether people work on this day; a refusal when the year's schedule is not published. */
export function isWorkingDay(calendar: WorkingDayCalendar, day: LocalDate): Outcome<boolean> {
  const number = dayNumber(day);
  const kind = kindOf(calendar, number);
  return kind === UNKNOWN ? notPublished(number) : done(kind === WORKING);
}

/** Why nobody works on this day: the holiday, the body's own closing, or the weekend. Undefined for a working or unknown day. */
export function reasonOff(calendar: WorkingDayCalendar, day: LocalDate): BothLanguages | undefined {
  const number = dayNumber(day);
  return kindOf(calendar, number) === OFF ? (calendar.names.get(number) ?? WEEKEND) : undefined;
}

/** The first working day after this day. */
export function nextWorkingDay(calendar: WorkingDayCalendar, day: LocalDate): Outcome<LocalDate> {
  return addWorkingDays(calendar, day, 1);
}

/** The day itself if people work on it, otherwise the next working day (CPL 85, CC 203). */
export function rollOver(calendar: WorkingDayCalendar, day: LocalDate): Outcome<LocalDate> {
  let number = dayNumber(day);
  for (;;) {
    const kind = kindOf(calendar, number);
    if (kind === UNKNOWN) return notPublished(number);
    if (kind === WORKING) return done(fromDayNumber(number));
    number += 1;
  }
}

/** The n-th working day after this day; the day itself is never counted (CPL 85). `skip` leaves out further days, e.g. a pause. */
export function addWorkingDays(calendar: WorkingDayCalendar, day: LocalDate, count: number, skip?: (day: number) => boolean): Outcome<LocalDate> {
  if (!Number.isSafeInteger(count) || count < 0) return refused('calendar.bad-count', { count: String(count) });
  let number = dayNumber(day);
  for (let left = count; left > 0; ) {
    number += 1;
    const kind = kindOf(calendar, number);
    if (kind === UNKNOWN) return notPublished(number);
    if (kind === WORKING && !skip?.(number)) left -= 1;
  }
  return done(fromDayNumber(number));
}
