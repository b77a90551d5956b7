import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { CHINA, isWorkingDay } from '../time/calendar.js';
import { addDays, daysBetween, localDate, type LocalDate } from '../time/local-date.js';
import { ALL_CLOCKS } from './clocks.js';
import type { ClockRule } from './clock-rule.js';
import { deadlineOf, type Deadline } from './deadline-of.js';

const anyDay = fc.integer({ min: 0, max: 700 }).map((n) => addDays(localDate('2024-01-02'), n));
const anyClock = fc.constantFrom(...ALL_CLOCKS.filter((rule) => rule.length.unit !== 'hour'));
const run = (rule: ClockRule, start: LocalDate): Deadline => {
  const outcome = deadlineOf(rule, start, CHINA);
  if (!outcome.ok) throw new Error(outcome.reason.code);
  return outcome.value;
};

describe('every clock on every day', () => {
  it('ends after its start, never before its safe day, and on a working day when it rolls over', () =>
    fc.assert(
      fc.property(anyClock, anyDay, (rule, start) => {
        const { safeDay, lastDay, rollUnknown } = run(rule, start);
        expect(safeDay > start).toBe(true);
        expect(lastDay >= safeDay).toBe(true);
        // The longest stretch off of these years is nine days.
        expect(daysBetween(safeDay, lastDay)).toBeLessThanOrEqual(9);
        if (rule.rollover && !rollUnknown) expect(isWorkingDay(CHINA, lastDay)).toEqual({ ok: true, value: true });
      }),
    ));

  it('never ends earlier because it started later', () =>
    fc.assert(fc.property(anyClock, anyDay, (rule, start) => expect(run(rule, addDays(start, 1)).lastDay >= run(rule, start).lastDay).toBe(true))));

  it('counts working days as a person with a wall calendar does', () =>
    fc.assert(
      fc.property(anyDay, fc.constantFrom(...ALL_CLOCKS.filter((rule) => rule.length.unit === 'workingDay')), (start, rule) => {
        const { lastDay } = run(rule, start);
        let counted = 0;
        for (let day = addDays(start, 1); day <= lastDay; day = addDays(day, 1)) {
          const works = isWorkingDay(CHINA, day);
          if (works.ok && works.value) counted += 1;
        }
        expect(counted).toBe(rule.length.count);
      }),
    ));

  it('ends as many days later as it was paused', () =>
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 1, max: 29 }), fc.integer({ min: 1, max: 60 }), (start, after, length) => {
        const rule = ALL_CLOCKS.find(({ id }) => id === 'clock.people-mediation') as ClockRule;
        const from = addDays(start, after);
        const paused = deadlineOf(rule, start, CHINA, [], [{ from, to: addDays(from, length - 1) }]);
        expect(paused.ok && daysBetween(run(rule, start).safeDay, paused.value.safeDay)).toBe(length);
      }),
    ));
});
