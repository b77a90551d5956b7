import { describe, expect, it } from '@jest/globals';
import { fen } from '../money/money.js';
import { CHINA } from '../time/calendar.js';
import { localDate } from '../time/local-date.js';
import { DISPUTE_KIND_CODES } from '../vocabulary/dispute-kinds.js';
import { calculate, CALCULATORS_OF_KIND, type Calculation } from './calculate.js';
import { DEFAULT_TABLES, DEMO_REGION } from './default-tables.js';

const day = localDate;
const each: readonly Calculation[] = [
  { calculator: 'injury', facts: { region: DEMO_REGION, year: 2025, outcome: 'injured', medical: fen(100) } },
  { calculator: 'traffic', facts: { accidentOn: day('2026-01-05'), region: '370000', victim: 'motor', victimFault: 'none', losses: { medical: fen(100), deathDisability: fen(0), property: fen(0) }, vehicles: [{ insured: true, sharePercent: 100 }] } },
  { calculator: 'privateLoan', facts: { lender: 'private', contractOn: day('2024-01-01'), principal: fen(100_000), received: fen(100_000), interest: { kind: 'none' }, until: day('2025-01-01') } },
  { calculator: 'loanRollOver', facts: { lender: 'private', contractOn: day('2024-01-01'), firstPrincipal: fen(100_000), periods: [{ from: day('2024-01-01'), to: day('2025-01-01'), percent: 10 }] } },
  { calculator: 'paymentOrder', facts: { payment: fen(100), costs: fen(10), interest: fen(20), principal: fen(300) } },
  { calculator: 'lateInterest', facts: { unpaid: fen(100_000), dueOn: day('2026-01-01'), until: day('2026-02-01') } },
  { calculator: 'severance', facts: { kind: 'N', startOn: day('2024-01-01'), endOn: day('2025-06-30'), wage: { average: fen(500_000) }, region: DEMO_REGION } },
  { calculator: 'doubleWage', facts: { hiredOn: day('2025-01-01'), until: day('2025-05-01'), monthlyWage: fen(500_000) } },
  { calculator: 'overtime', facts: { monthlyWage: fen(500_000), weekdayHours: 1, restDayHours: 0, holidayHours: 0, months: 1 } },
  { calculator: 'annualLeave', facts: { year: 2025, monthlyWage: fen(500_000), serviceYears: 3, takenDays: 0, normalWagePaid: true } },
  { calculator: 'wageArrears', facts: { months: [{ month: '2026-02', due: fen(45_000), paid: fen(0) }] } },
  { calculator: 'workInjury', facts: { grade: 10, ownWage: fen(500_000), region: DEMO_REGION, year: 2026 } },
  { calculator: 'workDeath', facts: { ownWage: fen(500_000), region: DEMO_REGION, year: 2025 } },
  { calculator: 'consumer', facts: { kind: 'fraud', price: fen(10_000), giveBackPrice: false } },
];

describe('one door to all calculators', () => {
  it.each(each.map((one) => [one.calculator, one] as const))('%s answers with its own sheet', (id, calculation) => {
    expect(calculate(calculation, DEFAULT_TABLES, CHINA)).toMatchObject({ ok: true, value: { calculator: id, referenceOnly: true } });
  });

  it('hands a refusal on as it is', () => {
    expect(calculate({ calculator: 'injury', facts: { region: '330000', year: 2025, outcome: 'died', age: 40 } }, DEFAULT_TABLES, CHINA)).toEqual({
      ok: false,
      reason: { code: 'calculator.parameter-missing', params: { region: '330000', year: 2025, key: 'disposableIncome' } },
    });
  });

  it('names no calculator for a kind of dispute that there is not', () => {
    const known = each.map(({ calculator }) => calculator);
    for (const kind of DISPUTE_KIND_CODES) expect(known).toEqual(expect.arrayContaining([...CALCULATORS_OF_KIND[kind]]));
  });
});
