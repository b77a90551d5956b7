import { addYears, completedYears, daysBetween, localDate } from '../time/local-date.js';
import type { LocalDate } from '../time/local-date.js';
import type { Outcome } from '../policy/refusal.js';
import type { UsedParameter } from './calculation-sheet.js';
import { nationalParameter } from './parameters.js';
import type { ParameterTables } from './parameters.js';
import { decimal, decimalText, divide, plus, rational, roundHalfUp, times } from './rational.js';
import type { Rational } from './rational.js';
import { calculation, day, stop } from './refuse.js';

/** First day of the cap of four times the LPR (MJJD 31). */
export const NEW_RULE_FROM = localDate('2020-08-20');

/** A rate in percent per year with the table row it came from. */
export interface TableRate {
  readonly percent: Rational;
  readonly used: UsedParameter;
}

/** One-year loan prime rate in force on a day. Outside the dates of the table the answer is not known. */
export function lprOn(date: LocalDate, tables: ParameterTables): TableRate {
  const { points, knownUntil, source } = tables.lpr;
  const point = date > knownUntil ? undefined : points.findLast((row) => row.from <= date);
  if (!point) return stop('calculator.date-outside-table', { table: 'lpr', date, from: points[0]?.from ?? '', to: knownUntil });
  return {
    percent: decimal(point.percent),
    used: nationalParameter('lpr1y', { zh: '一年期贷款市场报价利率（LPR）', en: 'one-year loan prime rate (LPR)' }, `${point.percent}%`, point.from, source),
  };
}

/** Four times the LPR of a day (MJJD 25). */
export function capOn(date: LocalDate, tables: ParameterTables): TableRate {
  const lpr = lprOn(date, tables);
  return { percent: times(lpr.percent, rational(4)), used: lpr.used };
}

/** The highest rate of a private loan made on this day: `12.4` percent, 1240 basis points for the check of a draft. */
export function privateLoanCap(contractOn: LocalDate, tables: ParameterTables): Outcome<{ percent: string; yearlyCapBp: number; lpr: UsedParameter }> {
  return calculation(() => {
    const cap = capOn(day('contractOn', contractOn), tables);
    return { percent: decimalText(cap.percent), yearlyCapBp: Number(roundHalfUp(times(cap.percent, rational(100)))), lpr: cap.used };
  });
}

/**
 * Years between two days as interest counts them: whole years from day to day, the remaining days ÷ 365.
 * A loan "for one year" then costs one year's interest, also across a 29 February.
 */
export function interestYears(from: LocalDate, to: LocalDate): { years: Rational; zh: string; en: string } {
  const whole = completedYears(from, to);
  const days = daysBetween(addYears(from, whole), to);
  const zh = [whole > 0 ? `${whole} 年` : '', days > 0 ? `${days}/365 年` : ''].filter(Boolean).join(' + ');
  const en = [whole > 0 ? `${whole} year(s)` : '', days > 0 ? `${days}/365 year` : ''].filter(Boolean).join(' + ');
  const both = whole > 0 && days > 0;
  return { years: plus(rational(whole), divide(rational(days), rational(365))), zh: both ? `(${zh})` : zh || '0 年', en: both ? `(${en})` : en || '0 years' };
}
