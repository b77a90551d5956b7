import { addDays, type LocalDate } from '@jiefen/mediation';
import type { Clock } from '../platform/clock/clock.js';

/** Length of a session and the hours it may start at, where a mediator has set no hours: evenings too, people work. */
export const SESSION_MINUTES = 90;
const USUAL_STARTS = ['09:00', '10:30', '14:00', '15:30', '19:00'] as const;
const DAYS_AHEAD = 10;
const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const;

/** Hours of a mediator: weekday → pairs of `hh:mm`. */
export type WeeklyHours = Readonly<Partial<Record<(typeof WEEKDAYS)[number], readonly (readonly [string, string])[]>>>;

export interface Slot {
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly day: LocalDate;
  readonly time: string;
}

/** Slots of the coming days within the mediator's hours, without those that clash with `busy`. */
export function slotsFrom(clock: Clock, hours: WeeklyHours, busy: readonly { startsAt: Date; endsAt: Date }[]): Slot[] {
  const slots: Slot[] = [];
  const anyHours = Object.values(hours).some((spans) => spans.length > 0);
  for (let i = 1; i <= DAYS_AHEAD; i++) {
    const day = addDays(clock.today(), i);
    const weekday = WEEKDAYS[new Date(`${day}T12:00:00Z`).getUTCDay()] ?? 'mon';
    for (const time of USUAL_STARTS) {
      const startsAt = clock.momentOf(day, time);
      const endsAt = new Date(startsAt.getTime() + SESSION_MINUTES * 60_000);
      if (anyHours && !(hours[weekday] ?? []).some(([from, to]) => clock.momentOf(day, from) <= startsAt && endsAt <= clock.momentOf(day, to))) continue;
      if (busy.some((other) => other.startsAt < endsAt && startsAt < other.endsAt)) continue;
      slots.push({ startsAt, endsAt, day, time });
    }
  }
  return slots;
}
