import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parseYuan } from '../money/money.js';
import type { Fen } from '../money/money.js';
import { localDate } from '../time/local-date.js';
import { ageMultiplier } from './age.js';
import { lineOf } from './calculation-sheet.js';
import type { Sheet } from './calculation-sheet.js';
import { DEFAULT_TABLES } from './default-tables.js';
import { extendTables } from './parameters.js';
import { calculateInjury } from './injury.js';
import type { InjuryFacts } from './injury.js';

const yuan = (text: string): Fen => parseYuan(text) as Fen;
const place = { region: 'demo', year: 2025 } as const;
const calculate = (facts: Partial<InjuryFacts>): Sheet => {
  const outcome = calculateInjury({ ...place, outcome: 'disabled', ...facts }, DEFAULT_TABLES);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.reason));
  return outcome.value;
};
const refusal = (facts: Partial<InjuryFacts>): unknown => {
  const outcome = calculateInjury({ ...place, outcome: 'disabled', ...facts }, DEFAULT_TABLES);
  return outcome.ok ? 'computed' : outcome.reason;
};
const CHILD = { age: 10, supporters: 2 } as const;
const MOTHER = { age: 70, supporters: 3, unableToWorkWithoutIncome: true } as const;

describe('C-1, years of compensation by age (RSSH 12, 15, 17)', () => {
  it.each([[0, 20], [45, 20], [59, 20], [60, 20], [61, 19], [67, 13], [74, 6], [75, 5], [80, 5]])('someone of %d gets %d years', (age, years) => {
    expect(ageMultiplier(age)).toEqual({ ok: true, value: years });
  });

  it('counts completed years on the day of assessment: one day before the birthday is a year younger', () => {
    expect(ageMultiplier({ born: localDate('1965-06-10'), on: localDate('2026-06-09') })).toEqual({ ok: true, value: 20 });
    expect(ageMultiplier({ born: localDate('1965-06-10'), on: localDate('2026-06-10') })).toEqual({ ok: true, value: 19 });
  });

  it('refuses an age below zero, half an age, and a birthday after the day', () => {
    expect(ageMultiplier(-1)).toMatchObject({ ok: false, reason: { code: 'calculator.number-out-of-range' } });
    expect(ageMultiplier(45.5)).toMatchObject({ ok: false, reason: { code: 'calculator.number-invalid' } });
    expect(ageMultiplier({ born: localDate('2026-06-10'), on: localDate('2026-06-09') })).toMatchObject({ ok: false, reason: { code: 'calculator.end-before-start' } });
  });

  it('never gives more years to an older person, and always from five to twenty', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 129 }), (age) => {
      const [younger, older] = [ageMultiplier(age), ageMultiplier(age + 1)];
      if (!younger.ok || !older.ok) throw new Error('an age was refused');
      expect(older.value).toBeLessThanOrEqual(younger.value);
      expect(older.value).toBeGreaterThanOrEqual(5);
      expect(younger.value).toBeLessThanOrEqual(20);
    }));
  });
});

describe('C-2, personal injury', () => {
  it.each<[string, Partial<InjuryFacts>, string, string]>([
    ['age 45, grade 10', { age: 45, grades: [10] }, 'disability-compensation', '120000'],
    ['age 67, grade 8', { age: 67, grades: [8] }, 'disability-compensation', '234000'],
    ['death at 67', { outcome: 'died', age: 67 }, 'death-compensation', '780000'],
    ['death at 80', { outcome: 'died', age: 80 }, 'death-compensation', '300000'],
    ['a funeral is six monthly wages', { outcome: 'died', age: 80 }, 'funeral', '48000'],
    ['a child with two supporters and a mother with three, after a death', { outcome: 'died', age: 40, dependants: [CHILD, MOTHER] }, 'dependants', '264000'],
    ['the same family when the victim lost 30 %', { age: 40, grades: [8], dependants: [CHILD, MOTHER] }, 'dependants', '79200'],
    ['a yearly sum above the consumption is capped in each year', { outcome: 'died', age: 40, dependants: [{ age: 10, supporters: 1 }, { ...MOTHER, supporters: 2 }] }, 'dependants', '324000'],
    ['the worst of several grades counts', { age: 45, grades: [10, 8] }, 'disability-compensation', '360000'],
    ['add-ons never lift the share above the whole', { age: 45, grades: [1, 2], addOnPercent: 10 }, 'disability-compensation', '1200000'],
    ['hospital meals follow the official rate', { outcome: 'injured', hospitalDays: 12 }, 'hospital-meals', '1200'],
    ['care is paid for one person by the table', { outcome: 'injured', nursing: { days: 30 } }, 'nursing', '4500'],
    ['care ends after twenty years', { outcome: 'injured', nursing: { days: 8000, daily: yuan('100') } }, 'nursing', '730000'],
    ['aids are price times replacements', { outcome: 'injured', aids: [{ price: yuan('3000'), replacements: 4 }] }, 'aids', '12000'],
    ['a lost income that was really lost counts as it is', { outcome: 'injured', lostIncome: { basis: 'actual', amount: yuan('6000.55') } }, 'lost-income', '6000.55'],
  ])('%s', (_policy, facts, line, expected) => {
    expect(lineOf(calculate(facts), line)?.amount).toBe(yuan(expected));
  });

  it('lost income ends on the day before the assessment of disability', () => {
    const lostIncome = { basis: 'fixed', daily: yuan('200'), from: localDate('2026-01-01'), to: localDate('2026-03-31') } as const;
    expect(lineOf(calculate({ outcome: 'injured', lostIncome }), 'lost-income')?.amount).toBe(yuan('18000'));
    const until = calculate({ age: 45, grades: [10], lostIncome, assessedOn: localDate('2026-03-01') });
    expect(lineOf(until, 'lost-income')?.amount).toBe(yuan('11800'));
    expect(until.warnings).toContainEqual({ code: 'injury.lost-income-until-assessment', params: { date: '2026-02-28' } });
  });

  it('the total is the sum of the printed lines, and each line names formula, article and parameter', () => {
    const sheet = calculate({ age: 45, grades: [10], medical: yuan('30000') });
    expect(sheet.total).toBe(yuan('150000'));
    expect(sheet.referenceOnly).toBe(true);
    expect(lineOf(sheet, 'disability-compensation')).toMatchObject({
      formula: { zh: '60,000.00 × 20 年 × 0.1 = 120,000.00 元', en: '60,000.00 × 20 years × 0.1 = 120,000.00 yuan' },
      parameters: [{ key: 'disposableIncome', region: 'demo', year: '2025', value: '60,000.00', demonstration: true }],
      rounding: 'half-up',
    });
    expect(sheet.warnings).toContainEqual({ code: 'calculator.demonstration-values' });
  });

  it('the injured side bears its own share, which never enters the heads of the insurance', () => {
    const sheet = calculate({ age: 45, grades: [10], medical: yuan('30000'), otherSidePercent: 70 });
    expect(lineOf(sheet, 'own-share')).toMatchObject({ amount: yuan('45000'), effect: 'subtracts' });
    expect(sheet.total).toBe(yuan('105000'));
    expect(refusal({ age: 45, grades: [10], otherSidePercent: 101 })).toMatchObject({ code: 'calculator.number-out-of-range' });
  });

  it('uses the standard of the home of the victim only when it is higher (RSSH 18)', () => {
    const row = { region: '310000', year: 2025, key: 'disposableIncome', source: 'test' } as const;
    const at = (value: string): Sheet => {
      const outcome = calculateInjury({ ...place, residenceRegion: '310000', outcome: 'disabled', age: 45, grades: [10] }, extendTables(DEFAULT_TABLES, { regional: [{ ...row, value: yuan(value) }] }));
      if (!outcome.ok) throw new Error(outcome.reason.code);
      return outcome.value;
    };
    expect(at('90000').total).toBe(yuan('180000'));
    expect(at('50000').total).toBe(yuan('120000'));
  });

  it('shows no number of its own for mental distress', () => {
    const sheet = calculate({ outcome: 'died', age: 67 });
    expect(lineOf(sheet, 'mental-distress')).toBeUndefined();
    expect(sheet.warnings).toContainEqual({ code: 'injury.mental-distress-by-factors' });
  });

  it.each<[string, Partial<InjuryFacts>, string]>([
    ['a region without values', { region: '330000', age: 45, grades: [10] }, 'calculator.parameter-missing'],
    ['a year without values', { year: 2031, age: 45, grades: [10] }, 'calculator.parameter-missing'],
    ['an unknown region', { region: 'atlantis', age: 45, grades: [10] }, 'calculator.region-unknown'],
    ['no age', { grades: [10] }, 'calculator.fact-missing'],
    ['no grade', { age: 45 }, 'calculator.fact-missing'],
    ['grade 11', { age: 45, grades: [11] }, 'calculator.number-out-of-range'],
    ['a negative bill', { age: 45, grades: [10], medical: -1 as Fen }, 'calculator.amount-negative'],
    ['half a fen', { age: 45, grades: [10], medical: 0.5 as Fen }, 'calculator.amount-not-whole-fen'],
    ['no supporter', { outcome: 'died', age: 45, dependants: [{ age: 3, supporters: 0 }] }, 'calculator.number-out-of-range'],
    ['an adult dependant who can work', { outcome: 'died', age: 45, dependants: [{ age: 30, supporters: 1 }] }, 'calculator.dependant-not-entitled'],
    ['a loss that ends before it starts', { outcome: 'injured', lostIncome: { basis: 'fixed', daily: yuan('1'), from: localDate('2026-02-01'), to: localDate('2026-01-01') } }, 'calculator.end-before-start'],
    ['an injury at work against the own employer', { age: 45, grades: [10], againstOwnEmployer: true }, 'calculator.use-work-injury'],
  ])('refuses %s', (_policy, facts, code) => {
    expect(refusal(facts)).toMatchObject({ code });
  });

  it('names region, year and key of a missing parameter', () => {
    expect(refusal({ region: '330000', age: 45, grades: [10] })).toEqual({ code: 'calculator.parameter-missing', params: { region: '330000', year: 2025, key: 'disposableIncome' } });
  });

  it('all dependants together never get more than the consumption of the longest support, whatever the family', () => {
    const person = fc.record({ age: fc.integer({ min: 0, max: 100 }), supporters: fc.integer({ min: 1, max: 6 }), unableToWorkWithoutIncome: fc.constant(true) });
    fc.assert(fc.property(fc.array(person, { minLength: 1, maxLength: 8 }), fc.integer({ min: 1, max: 10 }), (dependants, grade) => {
      const sum = lineOf(calculate({ age: 40, grades: [grade], dependants }), 'dependants')?.amount ?? 0;
      expect(sum).toBeLessThanOrEqual(yuan('720000'));
      const dead = lineOf(calculate({ outcome: 'died', age: 40, dependants }), 'dependants')?.amount ?? 0;
      expect(sum).toBeLessThanOrEqual(dead);
    }));
  });

  it('a heavier grade never brings less', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 0, max: 110 }), (grade, age) => {
      expect(calculate({ age, grades: [grade] }).total).toBeGreaterThan(calculate({ age, grades: [grade + 1] }).total);
    }));
  });
});
