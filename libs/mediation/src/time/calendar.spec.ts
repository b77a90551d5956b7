import { describe, expect, it } from '@jest/globals';
import { addWorkingDays, calendarOf, CHINA, isWorkingDay, nextWorkingDay, reasonOff, rollOver, statutoryOnly, withClosingDays, withYear } from './calendar.js';
import { CHINA_SCHEDULES } from './china-schedules.js';
import { addDays, localDate, yearOf } from './local-date.js';

const on = (day: string) => isWorkingDay(CHINA, localDate(day));
const yes = { ok: true, value: true };
const no = { ok: true, value: false };
const day = (text: string) => ({ ok: true, value: localDate(text) });

describe('working days of China', () => {
  it('counts an ordinary Tuesday as a working day and a Saturday as a day off', () => {
    expect(on('2026-03-10')).toEqual(yes);
    expect(on('2026-03-14')).toEqual(no);
  });

  it.each(['2024-02-18', '2025-04-27', '2026-02-28', '2026-10-10'])('works on the moved weekend day %s', (text) => expect(on(text)).toEqual(yes));

  it.each(['2024-02-12', '2025-10-08', '2026-02-23', '2026-10-07'])('rests on the holiday %s although it is a weekday', (text) => expect(on(text)).toEqual(no));

  it('has as many working days a year as published: 251 in 2024, 248 in 2025, 248 in 2026', () => {
    const count = (year: number) => {
      let working = 0;
      for (let d = localDate(`${year}-01-01`); yearOf(d) === year; d = addDays(d, 1)) if ((on(d) as { value: boolean }).value) working += 1;
      return working;
    };
    expect([2024, 2025, 2026].map(count)).toEqual([251, 248, 248]);
  });

  it.each(['2023-12-29', '2027-01-04'])('does not guess about %s: the year is not in the table', (text) =>
    expect(on(text)).toEqual({ ok: false, reason: { code: 'calendar.year-not-published', params: { year: Number(text.slice(0, 4)) } } }),
  );

  it('rolls a day off to the first working day after it and leaves a working day alone', () => {
    expect(rollOver(CHINA, localDate('2026-03-01'))).toEqual(day('2026-03-02'));
    expect(rollOver(CHINA, localDate('2026-10-01'))).toEqual(day('2026-10-08'));
    expect(rollOver(CHINA, localDate('2026-10-10'))).toEqual(day('2026-10-10'));
  });

  it('refuses to roll over the end of the last published year', () =>
    expect(nextWorkingDay(CHINA, localDate('2026-12-31'))).toEqual({ ok: false, reason: { code: 'calendar.year-not-published', params: { year: 2027 } } }));

  it('does not count the first day, and zero days is the day itself', () => {
    expect(addWorkingDays(CHINA, localDate('2026-09-30'), 1)).toEqual(day('2026-10-08'));
    expect(addWorkingDays(CHINA, localDate('2026-03-10'), 3)).toEqual(day('2026-03-13'));
    expect(addWorkingDays(CHINA, localDate('2026-03-14'), 0)).toEqual(day('2026-03-14'));
  });

  it.each([-1, 1.5, Number.NaN])('refuses to add %p working days', (count) => expect(addWorkingDays(CHINA, localDate('2026-03-10'), count)).toMatchObject({ ok: false, reason: { code: 'calendar.bad-count' } }));

  it('lets a body close on days of its own, which move nothing that the law fixed', () => {
    const body = withClosingDays(CHINA, [{ day: localDate('2026-03-11'), name: { zh: '搬迁', en: 'moving house' } }]);
    expect(nextWorkingDay(body, localDate('2026-03-10'))).toEqual(day('2026-03-12'));
    expect(reasonOff(body, localDate('2026-03-11'))).toEqual({ zh: '搬迁', en: 'moving house' });
    expect(nextWorkingDay(statutoryOnly(body), localDate('2026-03-10'))).toEqual(day('2026-03-11'));
    expect(on('2026-03-11')).toEqual(yes);
  });

  it('names the holiday or the weekend, and nothing for a working day', () => {
    expect(reasonOff(CHINA, localDate('2026-10-01'))?.zh).toBe('国庆节');
    expect(reasonOff(CHINA, localDate('2026-03-14'))?.zh).toBe('周末');
    expect(reasonOff(CHINA, localDate('2026-03-10'))).toBeUndefined();
  });

  it('learns a year as soon as its schedule is published', () => {
    const later = withYear(CHINA, { year: 2027, notice: 'test', published: '2026-11-01', off: [{ from: '2027-01-01', to: '2027-01-03', name: { zh: '元旦', en: 'New Year' } }], workingWeekends: [] });
    expect(later.ok && nextWorkingDay(later.value, localDate('2026-12-31'))).toEqual(day('2027-01-04'));
  });

  it('refuses a schedule with a stretch outside its year, or work on a weekday or on a holiday', () => {
    const base = { year: 2027, notice: 'test', published: '2026-11-01', off: [], workingWeekends: [] };
    const name = { zh: '元旦', en: 'New Year' };
    expect(withYear(CHINA, { ...base, off: [{ from: '2026-12-31', to: '2027-01-02', name }] })).toMatchObject({ ok: false, reason: { code: 'calendar.bad-stretch' } });
    expect(withYear(CHINA, { ...base, workingWeekends: ['2027-01-04'] })).toMatchObject({ ok: false, reason: { code: 'calendar.bad-working-weekend' } });
    expect(withYear(CHINA, { ...base, off: [{ from: '2027-01-02', to: '2027-01-02', name }], workingWeekends: ['2027-01-02'] })).toMatchObject({ ok: false, reason: { code: 'calendar.bad-working-weekend' } });
  });

  it('knows nothing without a schedule', () => {
    const empty = calendarOf([]);
    expect(empty.ok && isWorkingDay(empty.value, localDate('2026-03-10'))).toMatchObject({ ok: false });
    expect(CHINA.schedules).toBe(CHINA_SCHEDULES);
  });
});
