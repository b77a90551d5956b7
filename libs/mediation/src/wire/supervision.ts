import { z } from 'zod';
import type { CaseState, Step } from '../lifecycle/states.js';
import type { DisputeKind } from '../vocabulary/dispute-kinds.js';
import type { Level } from '../vocabulary/roles.js';
import type { LightName } from './cases.js';
import { DISPUTE_KIND_CODES } from '../vocabulary/dispute-kinds.js';
import { Id, text } from './common.js';

/** A running deadline with enough of its case to be a row of a list. */
export interface TaskView {
  readonly deadlineId: string;
  readonly caseId: string;
  readonly number: string;
  readonly title: string;
  readonly kind: DisputeKind;
  readonly state: CaseState;
  readonly step: Step;
  readonly applicantName: string;
  readonly respondentName: string;
  readonly organizationName: string;
  readonly organizationNameEn: string;
  readonly rule: string;
  readonly owner: string;
  readonly dueAt: string;
  readonly light: LightName;
}

/** A booked meeting of today. */
export interface SessionOfToday {
  /** The room is open now, by appointment or without one. */
  readonly running: boolean;
  readonly caseId: string;
  readonly number: string;
  readonly title: string;
  readonly applicantName: string;
  readonly respondentName: string;
  readonly startsAt: string;
  readonly endsAt: string;
  readonly mode: 'video' | 'onSite';
  readonly place: string | null;
  readonly mediatorName: string;
}

/** The day of a member of staff: what is to be done, the next to run out first, and who is met today. */
export interface TodayView {
  readonly now: string;
  readonly tasks: readonly TaskView[];
  readonly sessions: readonly SessionOfToday[];
}

/** What a supervisor wants to see; without a choice of lights: yellow and red. */
export const WatchDeadlines = z.strictObject({
  lights: z
    .string()
    .max(60)
    .transform((list) => list.split(',').filter((light): light is LightName => (['green', 'yellow', 'red', 'paused'] as const).includes(light as never)))
    .optional(),
  body: Id.optional(),
  kind: z.enum(DISPUTE_KIND_CODES).optional(),
});
export type WatchDeadlines = z.infer<typeof WatchDeadlines>;

/** What was done about a deadline that ran out. It takes the pin off. */
export const NoteDeadline = z.strictObject({ note: text(500) });

/** Figures of one part of the tree. They count tasks, never people, and are ordered by place, not by figure. */
export interface BodyLights {
  readonly id: string;
  readonly name: string;
  readonly nameEn: string;
  readonly level: Level;
  readonly openCases: number;
  readonly red: number;
  readonly yellow: number;
  readonly green: number;
  readonly paused: number;
}

export interface WatchedDeadline extends TaskView {
  readonly bodyId: string;
  readonly startedAt: string;
  readonly organizationPhone: string | null;
  /** Red, and nobody has said yet what is being done: stays on top. */
  readonly pinned: boolean;
  readonly lastNote: { readonly by: string; readonly at: string; readonly note: string } | null;
}

/** All running deadlines of the bodies a supervisor watches. */
export interface SupervisionView {
  readonly now: string;
  readonly bodies: readonly BodyLights[];
  readonly deadlines: readonly WatchedDeadline[];
  /** More than are shown: narrow the choice. */
  readonly more: boolean;
}
