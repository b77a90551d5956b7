import { describe, expect, it } from '@jest/globals';
import type { SlotView } from '@jiefen/mediation/wire';
import { toggled, waitsFor, weekOf } from './week.js';

const slot = (day: string, time: string): SlotView => ({ startsAt: `${day}T${time}:00.000Z`, endsAt: `${day}T${time}:00.000Z`, day, time, markedByMe: false });

describe('the week in which people say what does not suit', () => {
  const slots = [slot('2026-03-18', '14:00'), slot('2026-03-17', '09:00'), slot('2026-03-17', '10:30'), slot('2026-03-17', '19:00')];

  it('is one row a day in the order of days, with morning, afternoon and evening', () => {
    expect(weekOf(slots).map((row) => [row.day, ...row.cells.map((cell) => cell.slots.length)])).toEqual([
      ['2026-03-17', 2, 0, 1],
      ['2026-03-18', 0, 1, 0],
    ]);
  });

  it('marks all hours of a part together, and a second press takes the mark off', () => {
    const morning = slots.slice(1, 3);
    const once = toggled(new Set(), morning);
    expect(once.size).toBe(2);
    expect(toggled(once, morning).size).toBe(0);
  });

  it('marks the rest of a day that was marked in part', () => {
    const marked = toggled(new Set([slots[1]?.startsAt ?? '']), slots.slice(1));
    expect(marked.size).toBe(3);
  });

  it('counts a side that has not answered as waiting, never as unwilling', () => {
    expect(waitsFor({ zone: 'Asia/Shanghai', slots, iHaveMarked: true, marked: { applicant: true, respondent: false }, common: [], booking: null })).toEqual(['respondent']);
  });
});
