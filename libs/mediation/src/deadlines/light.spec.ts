import { describe, expect, it } from '@jest/globals';
import { localDate } from '../time/local-date.js';
import { lightOf } from './light.js';

const d = localDate;
const light = (due: string, start: string, today: string) => lightOf(d(due), d(start), d(today));

describe('the light of a deadline', () => {
  it('is green while more than a quarter of the time is left', () => expect(light('2026-04-09', '2026-03-10', '2026-04-01')).toBe('green'));
  it('turns yellow at a quarter of the time', () => expect(light('2026-04-09', '2026-03-10', '2026-04-02')).toBe('yellow'));
  it('is yellow at exactly a quarter: 2 of 8 days', () => {
    expect(light('2026-03-18', '2026-03-10', '2026-03-15')).toBe('green');
    expect(light('2026-03-18', '2026-03-10', '2026-03-16')).toBe('yellow');
  });
  it('is yellow at least one day before a short clock ends', () => {
    expect(light('2026-03-13', '2026-03-10', '2026-03-11')).toBe('green');
    expect(light('2026-03-13', '2026-03-10', '2026-03-12')).toBe('yellow');
    expect(light('2026-03-11', '2026-03-10', '2026-03-10')).toBe('yellow');
  });
  it('is still yellow on the last day and red on the day after', () => {
    expect(light('2026-04-09', '2026-03-10', '2026-04-09')).toBe('yellow');
    expect(light('2026-04-09', '2026-03-10', '2026-04-10')).toBe('red');
  });
  it('is paused while technology or an appraisal stops the clock, even when it would be red', () => expect(lightOf(d('2026-04-09'), d('2026-03-10'), d('2026-05-01'), true)).toBe('paused'));
  it('judges a clock of 48 hours by the hour', () => {
    const at = (text: string) => lightOf(new Date('2026-10-03T03:30:00Z'), new Date('2026-10-01T03:30:00Z'), new Date(text));
    expect(at('2026-10-02T15:29:59Z')).toBe('green');
    expect(at('2026-10-02T15:30:00Z')).toBe('yellow');
    expect(at('2026-10-03T03:30:00Z')).toBe('yellow');
    expect(at('2026-10-03T03:30:01Z')).toBe('red');
  });
});
