import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parseYuan } from '../money/money.js';
import type { Fen } from '../money/money.js';
import { addDays, addYears, localDate } from '../time/local-date.js';
import { chooseAlternative, lineOf } from './calculation-sheet.js';
import type { Sheet } from './calculation-sheet.js';
import { DEFAULT_TABLES } from './default-tables.js';
import { calculateLateInterest } from './late-interest.js';
import { privateLoanCap } from './loan-rates.js';
import { calculateLoanRollOver } from './loan-roll-over.js';
import { allocatePayment, calculatePaymentOrder } from './payment-order.js';
import { calculatePrivateLoan } from './private-loan.js';
import type { PrivateLoanFacts } from './private-loan.js';

const yuan = (text: string): Fen => parseYuan(text) as Fen;
const on = localDate;
const BASE: PrivateLoanFacts = {
  lender: 'private', contractOn: on('2024-11-01'), principal: yuan('100000'), received: yuan('100000'),
  interest: { kind: 'rate', percent: 24 }, dueOn: on('2025-11-01'), until: on('2025-11-01'),
};
const NONE = { kind: 'none' } as const;
const calculate = (facts: Partial<PrivateLoanFacts>): Sheet => {
  const outcome = calculatePrivateLoan({ ...BASE, ...facts }, DEFAULT_TABLES);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.reason));
  return outcome.value;
};
const sumOf = (sheet: { lines: Sheet['lines'] }, prefix: string): number => sheet.lines.filter((line) => line.id.startsWith(prefix)).reduce((sum, line) => sum + line.amount, 0);
const codes = (sheet: Sheet): string[] => sheet.warnings.map((warning) => warning.code);

describe('the cap of a private loan is four times the LPR of the contract day (MJJD 25)', () => {
  it.each([
    ['2019-08-20', '17'], ['2019-09-20', '16.8'], ['2019-11-20', '16.6'], ['2020-02-20', '16.2'], ['2020-04-20', '15.4'], ['2021-12-20', '15.2'], ['2022-01-20', '14.8'],
    ['2022-08-22', '14.6'], ['2023-06-20', '14.2'], ['2023-08-21', '13.8'], ['2024-07-22', '13.4'], ['2024-10-21', '12.4'], ['2025-05-20', '12'], ['2026-08-20', '12'],
  ])('a loan of %s may bear %s %%', (date, percent) => {
    expect(privateLoanCap(on(date), DEFAULT_TABLES)).toMatchObject({ ok: true, value: { percent, yearlyCapBp: Math.round(Number(percent) * 100) } });
  });

  it('the day before a change still has the old rate', () => {
    expect(privateLoanCap(on('2025-05-19'), DEFAULT_TABLES)).toMatchObject({ value: { percent: '12.4' } });
  });

  it.each(['2019-08-19', '2026-08-21'])('a day outside the table (%s) is not guessed', (date) => {
    expect(privateLoanCap(on(date), DEFAULT_TABLES)).toMatchObject({ ok: false, reason: { code: 'calculator.date-outside-table', params: { table: 'lpr', date } } });
  });
});

describe('C-4, private loan', () => {
  it('24 % agreed, one year: 12.4 % is allowed', () => {
    const sheet = calculate({});
    expect(lineOf(sheet, 'interest-1')?.amount).toBe(yuan('12400'));
    expect(sheet.total).toBe(yuan('112400'));
    expect(codes(sheet)).toContain('loan.rate-above-cap');
    expect(lineOf(sheet, 'interest-1')?.parameters).toMatchObject([{ key: 'lpr1y', value: '3.10%', year: '2024-10-21' }]);
  });

  it('interest taken in advance is no principal, and a year over a 29 February is one year', () => {
    const sheet = calculate({ contractOn: on('2023-03-01'), received: yuan('94000'), interest: { kind: 'rate', percent: 15 }, dueOn: on('2024-03-01'), until: on('2024-03-01') });
    expect(lineOf(sheet, 'principal')?.amount).toBe(yuan('94000'));
    expect(lineOf(sheet, 'interest-1')?.amount).toBe(yuan('13724'));
    expect(codes(sheet)).toContain('loan.prepaid-interest');
  });

  it('nothing agreed at all: the LPR runs from the day lateness begins', () => {
    const sheet = calculate({ contractOn: on('2025-01-01'), principal: yuan('50000'), received: yuan('50000'), interest: NONE, dueOn: on('2025-06-01'), until: on('2026-06-01') });
    expect(lineOf(sheet, 'overdue-interest-1')?.amount).toBe(yuan('1500'));
    expect(sumOf(sheet, 'interest-')).toBe(0);
  });

  it('a rate at the cap is allowed as it is', () => {
    const sheet = calculate({ interest: { kind: 'rate', percent: '12.4' } });
    expect(sheet.total).toBe(yuan('112400'));
    expect(codes(sheet)).not.toContain('loan.rate-above-cap');
  });

  it('only a rate for the term: the same rate runs after the due date', () => {
    const sheet = calculate({ interest: { kind: 'rate', percent: 10 }, dueOn: on('2025-05-01'), until: on('2025-11-01') });
    expect(lineOf(sheet, 'interest-1')?.amount).toBe(yuan('4958.90'));
    expect(lineOf(sheet, 'overdue-interest-1')?.amount).toBe(yuan('5041.10'));
  });

  it('unclear interest between natural persons is none; with a company a person must decide', () => {
    expect(sumOf(calculate({ interest: { kind: 'unclear', betweenNaturalPersons: true } }), 'interest')).toBe(0);
    expect(calculatePrivateLoan({ ...BASE, interest: { kind: 'unclear', betweenNaturalPersons: false } }, DEFAULT_TABLES)).toMatchObject({ ok: false, reason: { code: 'calculator.interest-unclear' } });
  });

  it('late interest, penalty and fees together stay below the cap', () => {
    const facts = { interest: NONE, overduePercent: 10, dueOn: on('2024-11-01'), penaltyAndFees: yuan('9000') } as const;
    const sheet = calculate(facts);
    expect(lineOf(sheet, 'overdue-interest-1')?.amount).toBe(yuan('10000'));
    expect(lineOf(sheet, 'penalty-and-fees')?.amount).toBe(yuan('2400'));
    expect(codes(sheet)).toContain('loan.fees-above-cap');
    expect(lineOf(calculate({ ...facts, penaltyAndFees: yuan('2400') }), 'penalty-and-fees')?.amount).toBe(yuan('2400'));
  });

  it('an early repayment costs interest for the real days only', () => {
    const sheet = calculate({ until: on('2024-12-31') });
    expect(lineOf(sheet, 'interest-1')?.amount).toBe(yuan('2038.36'));
  });

  it('a payment goes to the costs, then the interest, then the principal, and interest runs on the rest', () => {
    const sheet = calculate({ interest: { kind: 'rate', percent: '7.3' }, costs: yuan('500'), payments: [{ on: on('2025-02-09'), amount: yuan('22500') }] });
    expect(lineOf(sheet, 'interest-1')?.amount).toBe(yuan('2000'));
    expect(lineOf(sheet, 'payment-1')?.formula.en).toContain('costs 500.00 + interest 2,000.00 + principal 20,000.00');
    expect(lineOf(sheet, 'interest-2')?.inputs).toContainEqual({ name: 'principal', value: yuan('80000') });
    expect(sheet.total).toBe(yuan('84240'));
  });

  it('says when more was paid than is owed', () => {
    const sheet = calculate({ payments: [{ on: on('2025-11-01'), amount: yuan('112500') }] });
    expect(sheet.total).toBe(yuan('-100'));
    expect(codes(sheet)).toContain('loan.paid-more-than-owed');
  });

  it.each(['licensedInstitution', 'smallLoanCompany', 'guaranteeCompany', 'equityMarket', 'pawnshop', 'financeLeasing', 'factoring', 'assetManager'] as const)('the cap is not for a lender of the kind %s', (lender) => {
    expect(calculatePrivateLoan({ ...BASE, lender }, DEFAULT_TABLES)).toEqual({ ok: false, reason: { code: 'calculator.lender-not-private', params: { lender } } });
  });

  it.each<[string, Partial<PrivateLoanFacts>, string]>([
    ['more received than the note says', { received: yuan('100000.01') }, 'calculator.received-above-principal'],
    ['a negative principal', { principal: -1 as Fen }, 'calculator.amount-negative'],
    ['a due date before the loan', { dueOn: on('2024-10-31') }, 'calculator.end-before-start'],
    ['an end before the start', { until: on('2024-10-31') }, 'calculator.end-before-start'],
    ['a payment before the loan', { payments: [{ on: on('2024-10-31'), amount: yuan('1') }] }, 'calculator.end-before-start'],
    ['a contract after the last known rate', { contractOn: on('2026-09-01'), dueOn: on('2026-10-01'), until: on('2026-10-01') }, 'calculator.date-outside-table'],
    ['a negative rate', { interest: { kind: 'rate', percent: -1 } }, 'calculator.number-out-of-range'],
    ['a rate that is no number', { interest: { kind: 'rate', percent: 'two' } }, 'calculator.number-invalid'],
  ])('refuses %s', (_policy, facts, code) => {
    expect(calculatePrivateLoan({ ...BASE, ...facts }, DEFAULT_TABLES)).toMatchObject({ ok: false, reason: { code } });
  });

  it('whatever was agreed, the interest never exceeds the cap, and a higher rate or a later day never owes less', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 100 }), fc.integer({ min: 0, max: 100 }), fc.integer({ min: 0, max: 1500 }), fc.integer({ min: 1, max: 100_000_000 }), (rate, late, days, principal) => {
      const facts = { principal: principal as Fen, received: principal as Fen, interest: { kind: 'rate', percent: rate }, overduePercent: late, until: addDays(BASE.contractOn, days), penaltyAndFees: yuan('99999') } as const;
      const sheet = calculate(facts);
      const years = Math.ceil(days / 365);
      expect(sheet.total - principal).toBeLessThanOrEqual(Math.ceil(principal * 0.124 * years) + 3);
      expect(calculate({ ...facts, interest: { kind: 'rate', percent: rate + 1 } }).total).toBeGreaterThanOrEqual(sheet.total - 1);
      expect(calculate({ ...facts, until: addDays(BASE.contractOn, days + 1) }).total).toBeGreaterThanOrEqual(sheet.total - 1);
    }));
  });
});

describe('C-4, contracts before 2020-08-20 show both ways of counting (MJJD 31)', () => {
  const old = { contractOn: on('2019-08-20'), dueOn: on('2021-08-20'), until: on('2021-08-20'), interest: { kind: 'rate', percent: 30 } } as const;

  it('24 % until 2020-08-19 if the party asks, then the cap of the day of suing', () => {
    const sheet = calculate({ ...old, filedOn: on('2025-06-01') });
    expect(sumOf(sheet, 'interest-')).toBe(yuan('24000'));
    const asked = chooseAlternative(sheet, 'older-rule-until-2020-08-19');
    expect(asked && sumOf(asked, 'interest-')).toBe(yuan('36000'));
    expect(codes(sheet)).toEqual(expect.arrayContaining(['loan.before-2020-08-20', 'loan.filing-day-assumed', 'loan.paid-above-24', 'calculator.second-hand']));
  });

  it('asks for the day of suing', () => {
    expect(calculatePrivateLoan({ ...BASE, ...old }, DEFAULT_TABLES)).toMatchObject({ ok: false, reason: { code: 'calculator.fact-missing', params: { field: 'filedOn' } } });
  });

  it('a contract of 2020-08-20 knows one way only', () => {
    expect(calculate({ ...old, contractOn: on('2020-08-20') }).alternatives).toEqual([]);
    expect(calculate({ ...old, contractOn: on('2020-08-19'), filedOn: on('2025-06-01') }).alternatives).toHaveLength(1);
  });

  it('before 2015-09-01 the rates of the older opinion are not in the tables', () => {
    expect(calculatePrivateLoan({ ...BASE, ...old, contractOn: on('2015-08-31'), filedOn: on('2025-06-01') }, DEFAULT_TABLES)).toMatchObject({ ok: false, reason: { code: 'calculator.date-outside-table' } });
  });
});

describe('C-4, roll-over (MJJD 27)', () => {
  const facts = { lender: 'private', contractOn: on('2022-10-01'), firstPrincipal: yuan('100000'), periods: [{ from: on('2022-10-01'), to: on('2023-10-01'), percent: 24 }, { from: on('2023-10-01'), to: on('2024-10-01'), percent: 24 }] } as const;

  it('the whole never exceeds the first principal and its interest at the cap for the whole time', () => {
    const outcome = calculateLoanRollOver(facts, DEFAULT_TABLES);
    expect(outcome.ok && lineOf(outcome.value, 'ceiling')?.amount).toBe(yuan('129200'));
    expect(outcome.ok && outcome.value.total).toBe(yuan('129200'));
  });

  it('below the ceiling rolled-over interest counts as principal', () => {
    const outcome = calculateLoanRollOver({ ...facts, periods: facts.periods.map((part) => ({ ...part, percent: 10 })) }, DEFAULT_TABLES);
    expect(outcome.ok && outcome.value.total).toBe(yuan('121000'));
  });

  it('refuses licensed lenders, no period, periods that overlap, and contracts under the older rule', () => {
    expect(calculateLoanRollOver({ ...facts, contractOn: on('2020-08-19') }, DEFAULT_TABLES)).toMatchObject({ reason: { code: 'calculator.date-outside-table' } });
    expect(calculateLoanRollOver({ ...facts, lender: 'pawnshop' }, DEFAULT_TABLES)).toMatchObject({ reason: { code: 'calculator.lender-not-private' } });
    expect(calculateLoanRollOver({ ...facts, periods: [] }, DEFAULT_TABLES)).toMatchObject({ reason: { code: 'calculator.fact-missing' } });
    expect(calculateLoanRollOver({ ...facts, periods: [facts.periods[0], { ...facts.periods[1], from: on('2023-09-30') }] }, DEFAULT_TABLES)).toMatchObject({ reason: { code: 'calculator.end-before-start' } });
  });

  it('no number of notes lifts the whole above the ceiling', () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: 0, max: 60 }), { minLength: 1, maxLength: 6 }), (rates) => {
      const periods = rates.map((percent, index) => ({ from: addYears(on('2022-10-01'), index), to: addYears(on('2022-10-01'), index + 1), percent }));
      const outcome = calculateLoanRollOver({ ...facts, periods }, DEFAULT_TABLES);
      expect(outcome.ok && outcome.value.total).toBeLessThanOrEqual(yuan('100000') + yuan('14600') * rates.length);
    }));
  });
});

describe('C-4, order of payment (CC 561)', () => {
  const open = { costs: yuan('500'), interest: yuan('12000'), principal: yuan('100000') };

  it('10,000 against costs 500, interest 12,000 and principal 100,000 pays 500, 9,500 and nothing', () => {
    expect(allocatePayment(yuan('10000'), open)).toEqual({ costs: yuan('500'), interest: yuan('9500'), principal: 0, surplus: 0 });
    expect(calculatePaymentOrder({ ...open, payment: yuan('10000') })).toMatchObject({ ok: true, value: { total: yuan('10000') } });
    expect(calculatePaymentOrder({ ...open, payment: -1 as Fen })).toMatchObject({ ok: false, reason: { code: 'calculator.amount-negative' } });
  });

  it('no fen is lost, and nothing goes to the principal while interest is open', () => {
    const money = fc.integer({ min: 0, max: 1_000_000_000 }).map((value) => value as Fen);
    fc.assert(fc.property(money, money, money, money, (payment, costs, interest, principal) => {
      const used = allocatePayment(payment, { costs, interest, principal });
      expect(used.costs + used.interest + used.principal + used.surplus).toBe(payment);
      if (used.principal > 0) expect([used.costs, used.interest]).toEqual([costs, interest]);
    }));
  });
});

describe('double part of late-performance interest', () => {
  const facts = { unpaid: yuan('50000'), dueOn: on('2026-01-01'), until: addDays(on('2026-01-01'), 100) };

  it('50,000 for 100 days is 875', () => {
    expect(calculateLateInterest(facts)).toMatchObject({ ok: true, value: { total: yuan('875') } });
  });

  it('payments lower the debt before they touch this part', () => {
    expect(calculateLateInterest({ ...facts, payments: [{ on: addDays(facts.dueOn, 50), amount: yuan('30000') }] })).toMatchObject({ ok: true, value: { total: yuan('612.50') } });
  });

  it('refuses a day before the interpretation, an end before the start and a negative debt', () => {
    expect(calculateLateInterest({ ...facts, dueOn: on('2014-07-31') })).toMatchObject({ reason: { code: 'calculator.date-outside-table' } });
    expect(calculateLateInterest({ ...facts, until: on('2025-12-31') })).toMatchObject({ reason: { code: 'calculator.end-before-start' } });
    expect(calculateLateInterest({ ...facts, unpaid: -5 as Fen })).toMatchObject({ reason: { code: 'calculator.amount-negative' } });
  });

  it('on the last day for performance nothing is owed yet', () => {
    expect(calculateLateInterest({ ...facts, until: facts.dueOn })).toMatchObject({ ok: true, value: { total: 0 } });
  });
});
