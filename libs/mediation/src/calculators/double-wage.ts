import { addDays, addMonths, addYears } from '../time/local-date.js';
import type { LocalDate } from '../time/local-date.js';
import { isWorkingDay } from '../time/calendar.js';
import type { WorkingDayCalendar } from '../time/calendar.js';
import { yearOf } from '../time/local-date.js';
import type { Fen } from '../money/money.js';
import type { BothLanguages, Source } from '../policy/policy.js';
import type { Outcome } from '../policy/refusal.js';
import { sheetLine, sheetOf } from './calculation-sheet.js';
import type { Sheet, SheetLine } from './calculation-sheet.js';
import { rational, smaller, times, yuanText } from './rational.js';
import { amount, calculation, day, period, stop } from './refuse.js';
import { dayWage, PAID_DAYS_USED } from './wage-rates.js';
import type { Warning } from './warnings.js';

export interface DoubleWageFacts {
  readonly hiredOn: LocalDate;
  /** Day the written contract was signed; absent: none yet. */
  readonly signedOn?: LocalDate;
  /** Last day of work, or the day up to which is counted. */
  readonly until: LocalDate;
  readonly monthlyWage: Fen;
  /** Force majeure, or the worker's intent or gross fault (LDJS2 7). */
  readonly notTheEmployersFault?: boolean;
  /** `practice`: hired on 1 March, from 1 April. `strict`: from 2 April (CC 201–202). */
  readonly startReading?: 'practice' | 'strict';
}

const LABEL: BothLanguages = { zh: '未签书面合同的二倍工资（多付的一倍）', en: 'Double wage for a missing contract (the extra part)' };
const SOURCES: Source[] = [{ law: 'LCL', article: '82' }, { law: 'LCLR', article: '6' }, { law: 'LCLR', article: '7' }];
const LDJS2 = (article: string): Source => ({ law: 'LDJS2', article, secondHand: true });
const MAX_MONTHS = 11;

/** C-5: from the day after one month of work to the day before signing, at most eleven months (LCL 82; LCLR 6–7). */
export function calculateDoubleWage(facts: DoubleWageFacts, calendar: WorkingDayCalendar): Outcome<Sheet> {
  return calculation(() => {
    const hiredOn = day('hiredOn', facts.hiredOn);
    const until = day('until', facts.until);
    period(hiredOn, until);
    const wage = amount('monthlyWage', facts.monthlyWage);
    const warnings: Warning[] = [{ code: 'labour.limitation-one-year' }];
    const yearOver = addYears(hiredOn, 1);
    const signedOn = facts.signedOn === undefined ? undefined : day('signedOn', facts.signedOn);
    if (signedOn !== undefined) period(hiredOn, signedOn);
    if (until >= yearOver && (signedOn === undefined || signedOn >= yearOver)) warnings.push({ code: 'labour.open-ended-contract' });
    if (facts.notTheEmployersFault) {
      warnings.push({ code: 'labour.double-wage-excluded' });
      return sheetOf('doubleWage', LABEL, [none([LDJS2('7')])], warnings);
    }
    const from = addDays(addMonths(hiredOn, 1), facts.startReading === 'strict' ? 1 : 0);
    const last = [addDays(yearOver, -1), until, ...(signedOn === undefined ? [] : [addDays(signedOn, -1)])].toSorted()[0] as LocalDate;
    if (last < from) return sheetOf('doubleWage', LABEL, [none(SOURCES)], warnings);
    return sheetOf('doubleWage', LABEL, countLines(from, last, wage, calendar), warnings);
  });
}

function none(sources: readonly Source[]): SheetLine {
  return sheetLine({ id: 'full-months', label: LABEL, formula: { zh: '没有应付的月份', en: 'no month is owed' }, sources, amount: rational(0) });
}

function countLines(from: LocalDate, last: LocalDate, wage: Fen, calendar: WorkingDayCalendar): SheetLine[] {
  const end = addDays(last, 1);
  let months = 0;
  while (months < MAX_MONTHS && addMonths(from, months + 1) <= end) months++;
  const lines: SheetLine[] = [sheetLine({
    id: 'full-months', label: { zh: '整月', en: 'Full months' },
    formula: { zh: `${yuanText(wage)} × ${months} 个月`, en: `${yuanText(wage)} × ${months} months` },
    inputs: { from, last, months }, sources: SOURCES, amount: times(rational(wage), rational(months)),
  })];
  const partFrom = addMonths(from, months);
  if (months < MAX_MONTHS && partFrom <= last) {
    const days = workingDays(partFrom, last, calendar);
    lines.push(sheetLine({
      id: 'part-month', label: { zh: '不满一个月，按实际工作日', en: 'Part of a month, by working days' },
      formula: { zh: `${yuanText(wage)} ÷ 21.75 × ${days} 天`, en: `${yuanText(wage)} ÷ 21.75 × ${days} days` },
      inputs: { from: partFrom, last, days }, sources: [...SOURCES, LDJS2('6')], parameters: [PAID_DAYS_USED],
      // 23 working days would be more than the month itself.
      amount: smaller(times(dayWage(wage), rational(days)), rational(wage)),
    }));
  }
  return lines;
}

function workingDays(from: LocalDate, last: LocalDate, calendar: WorkingDayCalendar): number {
  let days = 0;
  for (let at = from; at <= last; at = addDays(at, 1)) {
    const answer = isWorkingDay(calendar, at);
    if (!answer.ok) return stop('calculator.calendar-unknown', { year: yearOf(at) });
    if (answer.value) days++;
  }
  return days;
}
