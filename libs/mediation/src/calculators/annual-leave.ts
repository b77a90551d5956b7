import { addDays, daysBetween, localDate } from '../time/local-date.js';
import type { LocalDate } from '../time/local-date.js';
import type { Fen } from '../money/money.js';
import type { BothLanguages, Source } from '../policy/policy.js';
import type { Outcome } from '../policy/refusal.js';
import { sheetLine, sheetOf } from './calculation-sheet.js';
import type { Sheet } from './calculation-sheet.js';
import { rational, times, yuanText } from './rational.js';
import { amount, calculation, day, period, stop, whole } from './refuse.js';
import { dayWage, PAID_DAYS_USED } from './wage-rates.js';
import type { Warning } from './warnings.js';

/** Cases in which there is no leave in the year (ANL 4). */
export const NO_LEAVE_GROUNDS = {
  longSchoolHoliday: { zh: '寒暑假天数多于年休假', en: 'school holidays longer than the leave' },
  paidPersonalLeave: { zh: '事假累计20天以上且单位未扣工资', en: '20 days or more of paid personal leave' },
  longSickLeave: { zh: '病假累计达到法定月数', en: 'sick leave of the months the regulation names' },
} as const satisfies Record<string, BothLanguages>;

export interface AnnualLeaveFacts {
  readonly year: number;
  /** Wage of the last twelve months on average, without overtime pay (ANLM 11). */
  readonly monthlyWage: Fen;
  /** All completed years of work, also for earlier employers (ANL 3). */
  readonly serviceYears: number;
  readonly takenDays: number;
  /** Joined or left within the year. */
  readonly joinedOn?: LocalDate;
  readonly leftOn?: LocalDate;
  /** Whether the normal wage for these days was already paid with the monthly wage. */
  readonly normalWagePaid: boolean;
  readonly noLeaveGround?: keyof typeof NO_LEAVE_GROUNDS;
}

const LABEL: BothLanguages = { zh: '未休年休假工资', en: 'Pay for annual leave not taken' };
const SOURCES: Source[] = [{ law: 'ANL', article: '3' }, { law: 'ANL', article: '5' }, { law: 'ANLM', article: '10' }, { law: 'ANLM', article: '11' }];

/** Days of leave by total years of service (ANL 3). */
export function leaveDays(serviceYears: number): number {
  if (serviceYears < 1) return 0;
  if (serviceYears < 10) return 5;
  return serviceYears < 20 ? 10 : 15;
}

/** C-5: leave not taken is paid at 300 %, the normal wage included (ANLM 10); part years are rounded down (ANLM 5, 12). */
export function calculateAnnualLeave(facts: AnnualLeaveFacts): Outcome<Sheet> {
  return calculation(() => {
    const wage = amount('monthlyWage', facts.monthlyWage);
    const full = leaveDays(whole('serviceYears', facts.serviceYears, 0, 80));
    const taken = whole('takenDays', facts.takenDays, 0, 366);
    const present = presentDays(facts);
    const warnings: Warning[] = [];
    if (facts.noLeaveGround !== undefined) warnings.push({ code: 'labour.no-leave-this-year' });
    const entitled = facts.noLeaveGround !== undefined ? 0 : present === undefined ? full : Math.min(full, Math.floor((present * full) / 365));
    const unused = Math.max(0, entitled - taken);
    if (unused === 0 && entitled > 0) warnings.push({ code: 'labour.leave-already-taken' });
    const share = present === undefined ? { zh: `${full} 天`, en: `${full} days` } : { zh: `⌊${present} ÷ 365 × ${full}⌋`, en: `⌊${present} ÷ 365 × ${full}⌋` };
    const spec = (percent: 100 | 200) => ({
      formula: { zh: `${yuanText(wage)} ÷ 21.75 × ${percent}% × ${unused} 天（${share.zh} − 已休 ${taken}）`, en: `${yuanText(wage)} ÷ 21.75 × ${percent}% × ${unused} days (${share.en} − taken ${taken})` },
      inputs: { year: facts.year, serviceYears: facts.serviceYears, takenDays: taken, unusedDays: unused }, sources: SOURCES, parameters: [PAID_DAYS_USED],
      amount: times(dayWage(wage), rational(percent, 100), rational(unused)),
    });
    return sheetOf('annualLeave', LABEL, [
      sheetLine({ id: 'leave-extra', label: { zh: '额外部分（200%）', en: 'Extra part (200 %)' }, ...spec(200) }),
      sheetLine({ id: 'leave-normal', label: { zh: '正常工资部分（100%）', en: 'Normal wage (100 %)' }, ...spec(100), effect: facts.normalWagePaid ? 'informs' : 'adds' }),
    ], warnings);
  });
}

/** Days of the year spent with this employer; undefined for a whole year. */
function presentDays(facts: AnnualLeaveFacts): number | undefined {
  const year = whole('year', facts.year, 2008, 2100);
  if (facts.joinedOn === undefined && facts.leftOn === undefined) return undefined;
  const first = localDate(`${year}-01-01`);
  const last = localDate(`${year}-12-31`);
  const from = facts.joinedOn === undefined ? first : day('joinedOn', facts.joinedOn);
  const to = facts.leftOn === undefined ? last : day('leftOn', facts.leftOn);
  period(from, to);
  if (from < first || to > last) stop('calculator.date-outside-table', { table: 'annualLeaveYear', date: from < first ? from : to, from: first, to: last });
  return daysBetween(from, addDays(to, 1));
}
