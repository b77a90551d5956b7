import { lightOf } from '@jiefen/mediation';
import type { LightName } from '@jiefen/mediation/wire';

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
export function lightOfDeadline(row: DeadlineRow, now: Date): LightName {
  if (row.ended_at) return 'done';
  return lightOf(new Date(row.due_at), new Date(row.started_at), now, row.paused_at !== null);
}
