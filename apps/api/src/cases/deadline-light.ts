import { addDays, lightOf } from '@jiefen/mediation';
import type { LightName } from '@jiefen/mediation/wire';
import type { Clock } from '../platform/clock/clock.js';

/** A row of the register of deadlines. */
export interface DeadlineRow {
  readonly id: string;
  readonly case_id: string;
  readonly rule: string;
  readonly subject: string;
  readonly owner: string;
  readonly owner_account_id: string | null;
  readonly started_at: Date | string;
  readonly due_at: Date | string;
  readonly due_day: Date | string;
  readonly ended_at: Date | string | null;
  readonly paused_at: Date | string | null;
}

/** The light of a task; it speaks about the task, never about a person. */
export function lightOfDeadline(row: DeadlineRow, clock: Clock): LightName {
  if (row.ended_at) return 'done';
  const [due, started, paused] = [new Date(row.due_at), new Date(row.started_at), row.paused_at !== null];
  // Due at the end of a day: the first moment that is too late is the next midnight. Judged in days, so that it is yellow on
  // the last day before at the latest (P-05); an agreed hour is judged in moments.
  const lastDay = addDays(clock.dayOf(due), -1);
  if (due.getTime() === clock.endOf(lastDay).getTime()) return lightOf(lastDay, clock.dayOf(started), clock.today(), paused);
  return lightOf(due, started, clock.now(), paused);
}
