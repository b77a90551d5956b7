import type { BothLanguages, Reason } from '../policy/policy.js';
import { done, refused, type Outcome } from '../policy/refusal.js';
import { addWorkingDays, lastWorkingDayUpTo, reasonOff, rollOver, statutoryOnly, type WorkingDayCalendar } from '../time/calendar.js';
import { addMonths, dayNumber, fromDayNumber, type LocalDate } from '../time/local-date.js';
import type { ClockRule, Extendable } from './clock-rule.js';

/** More time, in the unit of the clock, with the one who granted it. */
export interface Extension {
  readonly count: number;
  readonly by: Extendable['by'];
}

/** Days that do not count: an appraisal, a breakdown of technology. First and last day included; no `to` while it lasts. */
export interface Pause {
  readonly from: LocalDate;
  readonly to?: LocalDate;
}

/** The answer of a clock. */
export interface Deadline {
  readonly ruleId: string;
  readonly start: LocalDate;
  /** The last day without rolling over: whoever acts up to it is in time under every reading. */
  readonly safeDay: LocalDate;
  /** The last day of the period. Equal to `safeDay` when it did not move or when moving cannot be known yet. */
  readonly lastDay: LocalDate;
  /** The last working day up to `safeDay`, when offices are open. Absent while the year's schedule is not published. */
  readonly actBy?: LocalDate;
  /** Why the last day moved. */
  readonly rolledBecause?: BothLanguages;
  /** Set when the safe day lies in a year without published schedule: whether it moves is not known. */
  readonly rollUnknown?: Reason;
  /** Set while a pause lasts: the days are those as if it ended at once. */
  readonly pausedSince?: LocalDate;
}

/**
 * The last day of a clock. The day of the event is not counted (CPL 85, CC 201); months and years end on the corresponding
 * day (CC 202); a day off moves the end to the next working day (CC 203). A period in working days that reaches into a
 * year without published schedule is refused; a period in days answers its safe day and says that rolling is not known.
 */
export function deadlineOf(rule: ClockRule, start: LocalDate, calendar: WorkingDayCalendar, extensions: readonly Extension[] = [], pauses: readonly Pause[] = []): Outcome<Deadline> {
  if (rule.length.unit === 'hour') return refused('deadline.counted-in-hours', { clock: rule.id });
  const more = lengthened(rule, extensions);
  if (!more.ok) return more;
  const still = standing(rule, pauses);
  if (!still.ok) return still;
  // A body that closes for a day cannot lengthen a period of law, only its own promises.
  const used = rule.kind === 'service' ? calendar : statutoryOnly(calendar);
  const count = rule.length.count + more.value;
  const end = rule.length.unit === 'workingDay' ? workingEnd(start, count, used, still.value) : done(calendarEnd(rule, start, count, still.value));
  return end.ok ? done(rolled(rule, start, end.value, used)) : end;
}

interface End {
  readonly day: LocalDate;
  readonly pausedSince?: LocalDate;
}

function lengthened(rule: ClockRule, extensions: readonly Extension[]): Outcome<number> {
  let sum = 0;
  for (const { count, by } of extensions) {
    if (rule.extendable?.by !== by) return refused('deadline.not-extendable', { clock: rule.id, by });
    if (!Number.isSafeInteger(count) || count <= 0) return refused('deadline.bad-extension', { clock: rule.id, count: String(count) });
    sum += count;
  }
  const most = rule.extendable?.most;
  return most !== undefined && sum > most ? refused('deadline.extension-too-long', { clock: rule.id, most }) : done(sum);
}

/** The pauses in order, or why they do not apply. */
function standing(rule: ClockRule, pauses: readonly Pause[]): Outcome<readonly Pause[]> {
  if (pauses.length === 0) return done(pauses);
  if (rule.pausable !== true) return refused('deadline.not-pausable', { clock: rule.id });
  const wrong = pauses.find((pause) => pause.to !== undefined && pause.to < pause.from);
  if (wrong) return refused('deadline.pause-ends-before-start', { from: wrong.from, to: wrong.to ?? '' });
  return done([...pauses].sort((a, b) => (a.from < b.from ? -1 : 1)));
}

function calendarEnd(rule: ClockRule, start: LocalDate, count: number, pauses: readonly Pause[]): End {
  const { unit } = rule.length;
  const first = dayNumber(start);
  let end = unit === 'calendarDay' ? first + count : dayNumber(addMonths(start, unit === 'year' ? count * 12 : count));
  let counted = first;
  for (const { from, to } of pauses) {
    const begin = Math.max(dayNumber(from), counted + 1);
    if (begin > end) break;
    if (to === undefined) return { day: fromDayNumber(end), pausedSince: from };
    // Overlapping pauses stop each day once only.
    if (dayNumber(to) < begin) continue;
    end += dayNumber(to) - begin + 1;
    counted = dayNumber(to);
  }
  return { day: fromDayNumber(end) };
}

function workingEnd(start: LocalDate, count: number, calendar: WorkingDayCalendar, pauses: readonly Pause[]): Outcome<End> {
  const stops = pauses.flatMap(({ from, to }) => (to === undefined ? [] : [[dayNumber(from), dayNumber(to)] as const]));
  const end = addWorkingDays(calendar, start, count, stops.length === 0 ? undefined : (day) => stops.some(([from, to]) => from <= day && day <= to));
  if (!end.ok) return end;
  const open = pauses.find((pause) => pause.to === undefined && pause.from <= end.value);
  return done(open ? { day: end.value, pausedSince: open.from } : { day: end.value });
}

function rolled(rule: ClockRule, start: LocalDate, end: End, calendar: WorkingDayCalendar): Deadline {
  const open = lastWorkingDayUpTo(calendar, end.day);
  const base = { ruleId: rule.id, start, safeDay: end.day, ...(open.ok && { actBy: open.value }), ...(end.pausedSince !== undefined && { pausedSince: end.pausedSince }) };
  if (!rule.rollover) return { ...base, lastDay: end.day };
  const lastDay = rollOver(calendar, end.day);
  if (!lastDay.ok) return { ...base, lastDay: end.day, rollUnknown: lastDay.reason };
  const because = lastDay.value === end.day ? undefined : reasonOff(calendar, end.day);
  return { ...base, lastDay: lastDay.value, ...(because && { rolledBecause: because }) };
}

/** The last moment of a clock in hours, counted from the moment of the event (CC 201). */
export function momentOf(rule: ClockRule, start: Date): Outcome<Date> {
  if (rule.length.unit !== 'hour') return refused('deadline.counted-in-days', { clock: rule.id });
  if (Number.isNaN(start.getTime())) return refused('deadline.bad-moment');
  return done(new Date(start.getTime() + rule.length.count * 3_600_000));
}
