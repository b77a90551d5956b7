import type { ScheduleView, SlotView } from '@jiefen/mediation/wire';

/** Parts of a day as people plan: the hours inside a part are marked together. */
export const DAY_PARTS = ['morning', 'afternoon', 'evening'] as const;
export type DayPart = (typeof DAY_PARTS)[number];

export interface WeekCell {
  readonly part: DayPart;
  readonly slots: readonly SlotView[];
}

export interface WeekRow {
  readonly day: string;
  readonly cells: readonly WeekCell[];
}

export function partOf(time: string): DayPart {
  if (time < '12:00') return 'morning';
  return time < '18:00' ? 'afternoon' : 'evening';
}

/** The offered slots as a week list: one row a day, one cell a part; a part without slots has none to mark. */
export function weekOf(slots: readonly SlotView[]): WeekRow[] {
  const days = [...new Set(slots.map(({ day }) => day))].sort();
  return days.map((day) => ({
    day,
    cells: DAY_PARTS.map((part) => ({ part, slots: slots.filter((slot) => slot.day === day && partOf(slot.time) === part) })),
  }));
}

/** Marks these slots as not suitable, or takes the mark off when all of them had it. */
export function toggled(marked: ReadonlySet<string>, slots: readonly Pick<SlotView, 'startsAt'>[]): Set<string> {
  const next = new Set(marked);
  const allMarked = slots.every(({ startsAt }) => marked.has(startsAt));
  for (const { startsAt } of slots) {
    if (allMarked) next.delete(startsAt);
    else next.add(startsAt);
  }
  return next;
}

/** Who is still to say which times do not suit, seen from one side. */
export function waitsFor(schedule: ScheduleView): readonly ('applicant' | 'respondent')[] {
  return (['applicant', 'respondent'] as const).filter((side) => !schedule.marked[side]);
}
