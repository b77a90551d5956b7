import type { WeeklyHours } from '@jiefen/mediation/wire';

/** The seven days and the three parts in which a week is marked. */
export const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export const PARTS = [
  { name: 'morning', from: '09:00', to: '12:00' },
  { name: 'afternoon', from: '14:00', to: '17:30' },
  { name: 'evening', from: '19:00', to: '21:00' },
] as const;
export type WeekDay = (typeof DAYS)[number];
type Part = (typeof PARTS)[number];

/** Whether a part of a day lies in the hours, at least in part: odd hours typed elsewhere stay visible. */
export function isFree(hours: WeeklyHours, day: WeekDay, part: Part): boolean {
  return (hours[day] ?? []).some(([from, to]) => from < part.to && part.from < to);
}

/** The hours with one part marked or unmarked; the other spans of the day stay as they are. */
export function toggled(hours: WeeklyHours, day: WeekDay, part: Part): WeeklyHours {
  const spans = hours[day] ?? [];
  const others = spans.filter(([from, to]) => !(from < part.to && part.from < to));
  const next = others.length === spans.length ? [...spans, [part.from, part.to] as [string, string]].sort(([a], [b]) => a.localeCompare(b)) : others;
  return { ...hours, [day]: next };
}
