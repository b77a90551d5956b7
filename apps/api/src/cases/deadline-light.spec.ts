import { describe, expect, it } from '@jest/globals';
import { localDate } from '@jiefen/mediation';
import { FixedClock } from '../platform/clock/clock.js';
import { lightOfDeadline, type DeadlineRow } from './deadline-light.js';

const clock = new FixedClock(new Date('2026-03-10T02:00:00Z'));
const at = (now: string, row: Partial<DeadlineRow>): string => {
  clock.set(new Date(now));
  return lightOfDeadline({ id: '', case_id: '', rule: '', subject: '', owner: '', owner_account_id: null, started_at: '2026-03-10T02:00:00Z', due_at: clock.endOf(localDate('2026-03-18')), due_day: '2026-03-18', ended_at: null, paused_at: null, ...row }, clock);
};

describe('the light of a task in the register (P-05)', () => {
  it('is green at first, and yellow when a quarter of the days or less is left', () => {
    expect(at('2026-03-15T02:00:00Z', {})).toBe('green');
    expect(at('2026-03-16T02:00:00Z', {})).toBe('yellow');
  });
  it('is yellow on the day before the last at the latest, however short the task is', () => {
    expect(at('2026-03-10T02:00:00Z', { due_at: clock.endOf(localDate('2026-03-11')) })).toBe('yellow');
    expect(at('2026-03-10T02:00:00Z', { due_at: clock.endOf(localDate('2026-03-12')) })).toBe('green');
  });
  it('is not red before the last day is over in the zone of the body', () => {
    expect(at('2026-03-18T15:59:00Z', {})).toBe('yellow');
    expect(at('2026-03-18T16:00:00Z', {})).toBe('red');
  });
  it('judges an agreed hour by the hour', () => {
    const visit = { due_at: '2026-03-12T02:00:00Z' };
    expect(at('2026-03-11T10:00:00Z', visit)).toBe('green');
    expect(at('2026-03-11T14:00:00Z', visit)).toBe('yellow');
    expect(at('2026-03-12T02:00:01Z', visit)).toBe('red');
  });
  it('is paused while an appraisal or a breakdown stops the clock, and done when it has ended', () => {
    expect(at('2026-03-20T02:00:00Z', { paused_at: '2026-03-12T02:00:00Z' })).toBe('paused');
    expect(at('2026-03-20T02:00:00Z', { ended_at: '2026-03-12T02:00:00Z' })).toBe('done');
  });
});
