import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parseYuan } from '../money/money.js';
import type { Fen } from '../money/money.js';
import type { Outcome } from '../policy/refusal.js';
import { CHINA } from '../time/calendar.js';
import { addDays, localDate } from '../time/local-date.js';
import { calculateAnnualLeave, leaveDays } from './annual-leave.js';
import type { AnnualLeaveFacts } from './annual-leave.js';
import { lineOf } from './calculation-sheet.js';
import type { Sheet } from './calculation-sheet.js';
import { DEFAULT_TABLES } from './default-tables.js';
import { calculateDoubleWage } from './double-wage.js';
import type { DoubleWageFacts } from './double-wage.js';
import { calculateOvertime } from './overtime.js';
import { extendTables } from './parameters.js';
import { calculateSeverance, severanceMonths } from './severance.js';
import type { SeveranceFacts } from './severance.js';
import { decimalText } from './rational.js';
import { calculateWageArrears, isFinalAward } from './wage-arrears.js';
import { calculateWorkDeath, calculateWorkInjury, LUMP_MONTHS } from './work-injury.js';

const yuan = (text: string): Fen => parseYuan(text) as Fen;
const on = localDate;
const sheet = (outcome: Outcome<Sheet>): Sheet => {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.reason));
  return outcome.value;
};
const codes = (result: Sheet): string[] => result.warnings.map((warning) => warning.code);
// A city whose average wage is 10,000 yuan.
const TABLES = extendTables(DEFAULT_TABLES, {
  regions: [{ code: 'city', name: { zh: '某市', en: 'a city' } }],
  regional: [
    { region: 'city', year: 2025, key: 'averageWage', value: yuan('10000'), source: 'test' },
    { region: 'city', year: 2026, key: 'minimumWage', value: yuan('2500'), source: 'test' },
  ],
});

describe('C-5, severance (LCL 47, 87)', () => {
  const BASE: SeveranceFacts = { kind: 'N', startOn: on('2021-01-01'), endOn: on('2026-03-31'), wage: { average: yuan('10000') }, region: 'demo' };
  const fifteen = { startOn: on('2011-04-01'), region: 'city' } as const;

  it.each<[string, Partial<SeveranceFacts>, string]>([
    ['five years and three months at 10,000 are 5.5 months', {}, '55000'],
    ['an unlawful ending doubles it', { kind: '2N' }, '110000'],
    ['a wage above three times the average counts three times the average for twelve years at most', { ...fifteen, wage: { average: yuan('40000') } }, '360000'],
    ['the same cap holds for 2N', { ...fifteen, kind: '2N', wage: { average: yuan('40000') } }, '720000'],
    ['a wage below the cap counts for every year', { ...fifteen, wage: { average: yuan('20000') } }, '300000'],
    ['a wage of exactly three times the average is not capped', { ...fifteen, wage: { average: yuan('30000') } }, '450000'],
    ['one fen more is capped', { ...fifteen, wage: { average: yuan('30000.01') } }, '360000'],
    ['five months are half a month', { startOn: on('2025-11-01') }, '5000'],
    ['six months are a month', { startOn: on('2025-10-01') }, '10000'],
    ['a wage below the minimum is lifted to it', { startOn: on('2025-04-01'), wage: { average: yuan('1000') } }, '2000'],
    ['N+1 adds the wage of the last month', { kind: 'N+1', lastMonthWage: yuan('12000') }, '67000'],
    ['fewer than twelve months are averaged over those', { startOn: on('2025-04-01'), wage: { months: [yuan('9000'), yuan('10000'), yuan('10001')] } }, '9667'],
  ])('%s', (_policy, facts, expected) => {
    expect(sheet(calculateSeverance({ ...BASE, ...facts }, TABLES)).total).toBe(yuan(expected));
  });

  it.each([['2026-01-01', '2026-05-31', '0.5'], ['2026-01-01', '2026-06-29', '0.5'], ['2026-01-01', '2026-06-30', '1'], ['2025-01-01', '2025-12-31', '1'], ['2025-01-01', '2026-01-01', '1.5'], ['2024-02-29', '2026-02-27', '2']])(
    'work from %s to %s counts %s months', (from, to, months) => {
      expect(decimalText(severanceMonths(on(from), on(to)))).toBe(months);
    },
  );

  it('years before 2008 are split off for N, not for 2N (LCL 97(3); LCLR 25)', () => {
    const facts = { ...BASE, startOn: on('2006-01-01'), endOn: on('2025-12-31') };
    const single = sheet(calculateSeverance(facts, TABLES));
    expect(single.total).toBe(yuan('180000'));
    expect(codes(single)).toContain('labour.years-before-2008');
    expect(sheet(calculateSeverance({ ...facts, kind: '2N' }, TABLES)).total).toBe(yuan('400000'));
  });

  it.each<[string, Partial<SeveranceFacts>, string]>([
    ['N+1 without the last wage', { kind: 'N+1' }, 'calculator.fact-missing'],
    ['an end before the start', { endOn: on('2020-12-31') }, 'calculator.end-before-start'],
    ['a city without an average wage', { region: '330200' }, 'calculator.parameter-missing'],
    ['a negative wage', { wage: { average: -1 as Fen } }, 'calculator.amount-negative'],
    ['no wage at all', { wage: { months: [] } }, 'calculator.fact-missing'],
    ['work that ended before the statute', { startOn: on('2001-01-01'), endOn: on('2007-12-31') }, 'calculator.date-outside-table'],
  ])('refuses %s', (_policy, facts, code) => {
    expect(calculateSeverance({ ...BASE, ...facts }, TABLES)).toMatchObject({ ok: false, reason: { code } });
  });

  it('2N is twice N to the fen that rounding costs, and a capped N never exceeds 36 average wages', () => {
    fc.assert(fc.property(fc.integer({ min: 200_001, max: 9_000_000 }), fc.integer({ min: 0, max: 6000 }), (wage, days) => {
      const facts = { ...BASE, startOn: addDays(on('2026-03-31'), -days), wage: { average: wage as Fen }, region: 'city' };
      const single = sheet(calculateSeverance(facts, TABLES));
      expect(Math.abs(sheet(calculateSeverance({ ...facts, kind: '2N' }, TABLES)).total - single.total * 2)).toBeLessThanOrEqual(1);
      if (wage > yuan('30000')) expect(single.total).toBeLessThanOrEqual(yuan('360000'));
    }));
  });
});

describe('C-5, double wage for a missing contract (LCL 82)', () => {
  const BASE: DoubleWageFacts = { hiredOn: on('2025-03-01'), signedOn: on('2025-09-16'), until: on('2026-06-30'), monthlyWage: yuan('8000') };

  it('five months and eleven working days', () => {
    const result = sheet(calculateDoubleWage(BASE, CHINA));
    expect(lineOf(result, 'full-months')?.amount).toBe(yuan('40000'));
    expect(lineOf(result, 'part-month')?.amount).toBe(yuan('4045.98'));
    expect(result.total).toBe(yuan('44045.98'));
  });

  it('never more than eleven months', () => {
    const { signedOn: _signedOn, ...unsigned } = BASE;
    const result = sheet(calculateDoubleWage(unsigned, CHINA));
    expect(result.total).toBe(yuan('88000'));
    expect(codes(result)).toContain('labour.open-ended-contract');
  });

  it('the strict reading starts a day later, and a working Sunday counts as a working day', () => {
    const facts = { ...BASE, signedOn: on('2025-05-01') };
    expect(sheet(calculateDoubleWage(facts, CHINA)).total).toBe(yuan('8000'));
    expect(sheet(calculateDoubleWage({ ...facts, startReading: 'strict' }, CHINA)).total).toBe(yuan('7724.14'));
  });

  it('a contract within the first month leaves nothing to pay, the next day a day', () => {
    expect(sheet(calculateDoubleWage({ ...BASE, signedOn: on('2025-04-01') }, CHINA)).total).toBe(0);
    expect(sheet(calculateDoubleWage({ ...BASE, signedOn: on('2025-04-02') }, CHINA)).total).toBe(yuan('367.82'));
  });

  it('nothing is owed when it was not the employer’s doing', () => {
    const result = sheet(calculateDoubleWage({ ...BASE, notTheEmployersFault: true }, CHINA));
    expect(result.total).toBe(0);
    expect(codes(result)).toContain('labour.double-wage-excluded');
  });

  it('refuses an end before the start, a negative wage, and days of a year whose calendar is not published', () => {
    expect(calculateDoubleWage({ ...BASE, until: on('2025-02-28') }, CHINA)).toMatchObject({ reason: { code: 'calculator.end-before-start' } });
    expect(calculateDoubleWage({ ...BASE, monthlyWage: -1 as Fen }, CHINA)).toMatchObject({ reason: { code: 'calculator.amount-negative' } });
    expect(calculateDoubleWage({ hiredOn: on('2031-03-01'), until: on('2031-04-10'), monthlyWage: yuan('8000') }, CHINA)).toMatchObject({ reason: { code: 'calculator.calendar-unknown', params: { year: 2031 } } });
  });

  it('is at most eleven wages and never less for a later signature', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 300 }), fc.integer({ min: 0, max: 400 }), (hired, signed) => {
      const hiredOn = addDays(on('2024-01-15'), hired);
      const facts = { hiredOn, signedOn: addDays(hiredOn, signed), until: addDays(hiredOn, 401), monthlyWage: yuan('8000') };
      const owed = sheet(calculateDoubleWage(facts, CHINA)).total;
      expect(owed).toBeLessThanOrEqual(yuan('88000'));
      expect(sheet(calculateDoubleWage({ ...facts, signedOn: addDays(facts.signedOn, 1) }, CHINA)).total).toBeGreaterThanOrEqual(owed);
    }));
  });
});

describe('C-5, overtime (LL 44)', () => {
  const BASE = { monthlyWage: yuan('8700'), weekdayHours: 10, restDayHours: 8, holidayHours: 8, months: 1 };

  it('8,700 a month: ten weekday hours, eight on a rest day, eight on a holiday', () => {
    const result = sheet(calculateOvertime(BASE));
    expect(result.lines.map((line) => line.amount)).toEqual([yuan('750'), yuan('800'), yuan('1200')]);
    expect(result.total).toBe(yuan('2750'));
    expect(codes(result)).not.toContain('labour.overtime-above-limit');
  });

  it('half hours count, and more than 36 hours a month is pointed out', () => {
    expect(sheet(calculateOvertime({ ...BASE, weekdayHours: '0.5', restDayHours: 0, holidayHours: 0 })).total).toBe(yuan('37.50'));
    expect(codes(sheet(calculateOvertime({ ...BASE, weekdayHours: 20 })))).not.toContain('labour.overtime-above-limit');
    expect(codes(sheet(calculateOvertime({ ...BASE, weekdayHours: '20.5' })))).toContain('labour.overtime-above-limit');
  });

  it('refuses negative hours, no month and a negative wage', () => {
    expect(calculateOvertime({ ...BASE, weekdayHours: -1 })).toMatchObject({ reason: { code: 'calculator.number-out-of-range' } });
    expect(calculateOvertime({ ...BASE, months: 0 })).toMatchObject({ reason: { code: 'calculator.number-out-of-range' } });
    expect(calculateOvertime({ ...BASE, monthlyWage: -1 as Fen })).toMatchObject({ reason: { code: 'calculator.amount-negative' } });
  });
});

describe('C-5, annual leave (ANL 3; ANLM 10–12)', () => {
  const BASE: AnnualLeaveFacts = { year: 2026, monthlyWage: yuan('8700'), serviceYears: 3, takenDays: 0, normalWagePaid: false };

  it.each([[0, 0], [1, 5], [9, 5], [10, 10], [19, 10], [20, 15]])('%d years of service give %d days', (years, days) => {
    expect(leaveDays(years)).toBe(days);
  });

  it('five days at 8,700 are 6,000, of which 4,000 extra', () => {
    const result = sheet(calculateAnnualLeave(BASE));
    expect(result.total).toBe(yuan('6000'));
    expect(lineOf(result, 'leave-extra')?.amount).toBe(yuan('4000'));
    expect(sheet(calculateAnnualLeave({ ...BASE, normalWagePaid: true })).total).toBe(yuan('4000'));
  });

  it('part of a year is rounded down to whole days', () => {
    expect(lineOf(sheet(calculateAnnualLeave({ ...BASE, leftOn: on('2026-06-30') })), 'leave-extra')?.inputs).toContainEqual({ name: 'unusedDays', value: 2 });
    expect(lineOf(sheet(calculateAnnualLeave({ ...BASE, leftOn: on('2026-03-13') })), 'leave-extra')?.inputs).toContainEqual({ name: 'unusedDays', value: 0 });
    expect(lineOf(sheet(calculateAnnualLeave({ ...BASE, leftOn: on('2026-03-14') })), 'leave-extra')?.inputs).toContainEqual({ name: 'unusedDays', value: 1 });
  });

  it('more days taken than earned are not taken back, and a ground of ANL 4 leaves no leave', () => {
    expect(sheet(calculateAnnualLeave({ ...BASE, takenDays: 7 })).total).toBe(0);
    expect(codes(sheet(calculateAnnualLeave({ ...BASE, noLeaveGround: 'longSickLeave' })))).toContain('labour.no-leave-this-year');
  });

  it('refuses days outside the year and an end before the start', () => {
    expect(calculateAnnualLeave({ ...BASE, leftOn: on('2027-01-01') })).toMatchObject({ reason: { code: 'calculator.date-outside-table' } });
    expect(calculateAnnualLeave({ ...BASE, joinedOn: on('2026-05-01'), leftOn: on('2026-04-30') })).toMatchObject({ reason: { code: 'calculator.end-before-start' } });
  });
});

describe('C-5, unpaid wages', () => {
  const months = [{ month: '2026-01', due: yuan('6000'), paid: yuan('2000') }, { month: '2026-02', due: yuan('6000'), paid: yuan('6000') }];

  it('each month owes what was due and not paid', () => {
    const result = sheet(calculateWageArrears({ months }));
    expect(result.lines.map((line) => line.amount)).toEqual([yuan('4000'), 0]);
    expect(codes(result)).toContain('labour.extra-needs-order');
  });

  it('the extra comes only after a missed order, from 50 to 100 %', () => {
    expect(sheet(calculateWageArrears({ months, missedOrder: { extraPercent: 50 } })).total).toBe(yuan('6000'));
    expect(calculateWageArrears({ months, missedOrder: { extraPercent: 49 } })).toMatchObject({ reason: { code: 'calculator.number-out-of-range' } });
  });

  it('ten workers may choose representatives, and in construction the main contractor pays first', () => {
    expect(codes(sheet(calculateWageArrears({ months, workers: 9 })))).not.toContain('labour.representatives-possible');
    expect(codes(sheet(calculateWageArrears({ months, workers: 10, construction: true })))).toEqual(expect.arrayContaining(['labour.representatives-possible', 'labour.main-contractor-pays-first']));
  });

  it('refuses an empty list, a month that is none, a negative wage', () => {
    expect(calculateWageArrears({ months: [] })).toMatchObject({ reason: { code: 'calculator.fact-missing' } });
    expect(calculateWageArrears({ months: [{ month: '2026-13', due: yuan('1'), paid: yuan('0') }] })).toMatchObject({ reason: { code: 'calculator.day-invalid' } });
    expect(calculateWageArrears({ months: [{ month: '2026-01', due: -1 as Fen, paid: yuan('0') }] })).toMatchObject({ reason: { code: 'calculator.amount-negative' } });
  });

  it('an award of up to twelve minimum wages would be final (LDTZ 47)', () => {
    expect(isFinalAward(yuan('24000'), 'demo', 2026, TABLES)).toEqual({ ok: true, value: true });
    expect(isFinalAward(yuan('24000.01'), 'demo', 2026, TABLES)).toEqual({ ok: true, value: false });
    expect(isFinalAward(yuan('1'), '110000', 2026, TABLES)).toMatchObject({ reason: { code: 'calculator.parameter-missing' } });
  });
});

describe('C-5, work injury (WI 35–39, 64)', () => {
  const BASE = { grade: 10, ownWage: yuan('8000'), region: 'demo', year: 2026 };

  it.each(LUMP_MONTHS.map((months, index) => [index + 1, months] as const))('grade %d is %d months of the own wage', (grade, months) => {
    expect(sheet(calculateWorkInjury({ ...BASE, grade }, TABLES)).total).toBe(yuan('8000') * months);
  });

  it.each([['a low wage counts 60 % of the average', '3000', '33600'], ['60 % itself counts as it is', '4800', '33600'], ['a high wage counts 300 %', '50000', '168000']])('%s', (_policy, own, total) => {
    expect(sheet(calculateWorkInjury({ ...BASE, ownWage: yuan(own) }, TABLES)).total).toBe(yuan(total));
  });

  it('a death: twenty national incomes and six monthly averages; pensions are shown per month and capped', () => {
    const facts = { ownWage: yuan('8000'), region: 'demo', year: 2025, relatives: [{ kind: 'spouse' }, { kind: 'other' }, { kind: 'other', aloneOrOrphan: true }] } as const;
    const result = sheet(calculateWorkDeath(facts, TABLES));
    expect(result.total).toBe(yuan('1083760') + yuan('48000'));
    expect(lineOf(result, 'pension-per-month')).toMatchObject({ amount: yuan('8000'), effect: 'informs' });
    expect(codes(result)).toEqual(expect.arrayContaining(['labour.pension-capped', 'calculator.second-hand']));
  });

  it('a death in 2026: twenty times the national income of 2025 (WI 39)', () => {
    const result = sheet(calculateWorkDeath({ ownWage: yuan('8000'), region: 'demo', year: 2026 }, TABLES));
    expect(result.total).toBe(yuan('1130040') + yuan('48000'));
  });

  it('refuses grade 0, grade 11 and a year whose national income is not in the tables', () => {
    expect(calculateWorkInjury({ ...BASE, grade: 0 }, TABLES)).toMatchObject({ reason: { code: 'calculator.number-out-of-range' } });
    expect(calculateWorkInjury({ ...BASE, grade: 11 }, TABLES)).toMatchObject({ reason: { code: 'calculator.number-out-of-range' } });
    expect(calculateWorkDeath({ ownWage: yuan('8000'), region: 'demo', year: 2027 }, TABLES)).toMatchObject({ reason: { code: 'calculator.parameter-missing', params: { region: 'cn', year: 2026, key: 'disposableIncome' } } });
  });
});
