import type { Fen } from '../money/money.js';
import type { BothLanguages } from '../policy/policy.js';
import type { Outcome } from '../policy/refusal.js';
import { sheetLine, sheetOf } from './calculation-sheet.js';
import type { Sheet } from './calculation-sheet.js';
import { compare, decimalText, divide, plus, rational, times, yuanText } from './rational.js';
import { amount, calculation, quantity, whole } from './refuse.js';
import { hourWage, PAID_DAYS_USED } from './wage-rates.js';
import type { Warning } from './warnings.js';

export interface OvertimeFacts {
  readonly monthlyWage: Fen;
  readonly weekdayHours: number | string;
  /** Rest days for which no other day was given. */
  readonly restDayHours: number | string;
  readonly holidayHours: number | string;
  /** Months over which the hours are spread. */
  readonly months: number;
}

const KINDS = [
  { id: 'weekday', field: 'weekdayHours', percent: 150, label: { zh: '工作日加班', en: 'Overtime on weekdays' } },
  { id: 'rest-day', field: 'restDayHours', percent: 200, label: { zh: '休息日加班（没有补休）', en: 'Work on rest days (no time off)' } },
  { id: 'holiday', field: 'holidayHours', percent: 300, label: { zh: '法定节假日加班', en: 'Work on statutory holidays' } },
] as const satisfies readonly { id: string; field: keyof OvertimeFacts; percent: number; label: BothLanguages }[];
/** LL 41: at most 36 hours a month. */
const LIMIT_PER_MONTH = 36;

/** C-5: 150 %, 200 %, 300 % of the hourly wage (LL 44). */
export function calculateOvertime(facts: OvertimeFacts): Outcome<Sheet> {
  return calculation(() => {
    const wage = amount('monthlyWage', facts.monthlyWage);
    const months = whole('months', facts.months, 1, 600);
    const hours = KINDS.map((kind) => quantity(kind.field, facts[kind.field], 0, 200_000));
    const warnings: Warning[] = [{ code: 'labour.overtime-proof' }, { code: 'labour.limitation-one-year' }];
    if (compare(plus(...hours), rational(LIMIT_PER_MONTH * months)) > 0) warnings.push({ code: 'labour.overtime-above-limit' });
    const lines = KINDS.map((kind, index) => {
      const time = hours[index] ?? rational(0);
      return sheetLine({
        id: kind.id, label: kind.label,
        formula: { zh: `${yuanText(wage)} ÷ 21.75 ÷ 8 × ${kind.percent}% × ${decimalText(time)} 小时`, en: `${yuanText(wage)} ÷ 21.75 ÷ 8 × ${kind.percent}% × ${decimalText(time)} hours` },
        inputs: { hours: decimalText(time) }, sources: [{ law: 'LL', article: '44' }, { law: 'LDJS1', article: '42' }], parameters: [PAID_DAYS_USED],
        amount: times(hourWage(wage), divide(rational(kind.percent), rational(100)), time),
      });
    });
    return sheetOf('overtime', { zh: '加班工资', en: 'Overtime pay' }, lines, warnings);
  });
}
