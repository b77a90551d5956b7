import { nationalParameter } from './parameters.js';
import { decimal, divide, rational } from './rational.js';
import type { Rational } from './rational.js';
import type { Fen } from '../money/money.js';

const PAID_DAYS = '21.75';

/** Paid days of a month; printed beside every line that divides by them. */
export const PAID_DAYS_USED = nationalParameter('paidDaysPerMonth', { zh: '月计薪天数', en: 'paid days of a month' }, PAID_DAYS, '2025', '人社部发〔2025〕2号');

/** Wage of one day: month ÷ 21.75. */
export function dayWage(monthly: Fen): Rational {
  return divide(rational(monthly), decimal(PAID_DAYS));
}

/** Wage of one hour: day ÷ 8. */
export function hourWage(monthly: Fen): Rational {
  return divide(dayWage(monthly), rational(8));
}
