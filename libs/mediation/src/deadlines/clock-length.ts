import type { ClockLength } from './clock-rule.js';

/** Lengths as they are spoken: `workingDays(3)`. */
export const days = (count: number): ClockLength => ({ count, unit: 'calendarDay' });
export const workingDays = (count: number): ClockLength => ({ count, unit: 'workingDay' });
export const months = (count: number): ClockLength => ({ count, unit: 'month' });
export const years = (count: number): ClockLength => ({ count, unit: 'year' });
export const hours = (count: number): ClockLength => ({ count, unit: 'hour' });
