import { daysBetween, type LocalDate } from '../time/local-date.js';

/** The light of a task. It speaks about the task, never about a person, and always goes with a text and an icon. */
export const LIGHTS = ['green', 'yellow', 'red', 'paused'] as const;
export type Light = (typeof LIGHTS)[number];

/**
 * Yellow when a quarter of the time or less is left, for clocks in days at least on the last day before and on the day itself;
 * red when it is over; paused while technology or an appraisal stops the clock. Days are judged on days, moments on moments.
 */
export function lightOf(due: LocalDate, startedAt: LocalDate, today: LocalDate, paused?: boolean): Light;
export function lightOf(due: Date, startedAt: Date, now: Date, paused?: boolean): Light;
export function lightOf(due: LocalDate | Date, startedAt: LocalDate | Date, now: LocalDate | Date, paused = false): Light {
  if (paused) return 'paused';
  const inDays = typeof due === 'string';
  const left = between(now, due);
  if (left < 0) return 'red';
  const quarter = between(startedAt, due) / 4;
  return left <= (inDays ? Math.max(1, quarter) : quarter) ? 'yellow' : 'green';
}

function between(from: LocalDate | Date, to: LocalDate | Date): number {
  if (typeof from === 'string' && typeof to === 'string') return daysBetween(from, to);
  return new Date(to).getTime() - new Date(from).getTime();
}
