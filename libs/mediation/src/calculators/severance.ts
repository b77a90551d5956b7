import { addDays, addMonths, addYears, completedYears, localDate, yearOf } from '../time/local-date.js';
import type { LocalDate } from '../time/local-date.js';
import type { Fen } from '../money/money.js';
import type { BothLanguages, Source } from '../policy/policy.js';
import type { Outcome } from '../policy/refusal.js';
import { sheetLine, sheetOf } from './calculation-sheet.js';
import type { Sheet, SheetLine } from './calculation-sheet.js';
import { parameter } from './parameters.js';
import type { ParameterTables } from './parameters.js';
import { compare, decimalText, divide, plus, rational, times, yuanText } from './rational.js';
import { amount, calculation, day, few, period, stop } from './refuse.js';
import type { Warning } from './warnings.js';

/** Payable wages of the last twelve months with bonus and allowance, or their average (LCLR 27). */
export type WageFact = { readonly average: Fen } | { readonly months: readonly Fen[] };

export interface SeveranceFacts {
  /** N: cases of LCL 46. N+1: LCL 40 without 30 days' notice. 2N: unlawful ending (LCL 87). */
  readonly kind: 'N' | 'N+1' | '2N';
  readonly startOn: LocalDate;
  /** Last day of work. */
  readonly endOn: LocalDate;
  readonly wage: WageFact;
  /** Needed for N+1: the extra is the wage of the last month (LCLR 20). */
  readonly lastMonthWage?: Fen;
  /** City whose average wage sets the cap. */
  readonly region: string;
}

const LABELS: Record<SeveranceFacts['kind'], BothLanguages> = {
  N: { zh: '经济补偿（N）', en: 'Severance (N)' },
  'N+1': { zh: '经济补偿和代通知金（N+1）', en: 'Severance and wage in place of notice (N+1)' },
  '2N': { zh: '违法解除赔偿金（2N）', en: 'Compensation for unlawful ending (2N)' },
};
/** The statute took effect on this day; earlier years are counted apart (LCL 97(3)). */
const STATUTE_FROM = localDate('2008-01-01');
const CAP_YEARS = 12;
const lcl = (...articles: string[]): Source[] => articles.map((article) => ({ law: 'LCL', article }));

/** C-5: severance, with the three-fold cap of the wage and its twelve years. */
export function calculateSeverance(facts: SeveranceFacts, tables: ParameterTables): Outcome<Sheet> {
  return calculation(() => {
    const startOn = day('startOn', facts.startOn);
    const endOn = day('endOn', facts.endOn);
    period(startOn, endOn);
    const warnings: Warning[] = [{ code: 'labour.limitation-one-year' }];
    const double = facts.kind === '2N';
    let from = startOn;
    if (startOn < STATUTE_FROM && !double) {
      // 2N counts from the first day of work (LCLR 25), N only from the statute on.
      if (endOn < STATUTE_FROM) stop('calculator.date-outside-table', { table: 'severance', date: endOn, from: STATUTE_FROM, to: '' });
      from = STATUTE_FROM;
      warnings.push({ code: 'labour.years-before-2008' });
    }
    const base = monthlyBase(facts, tables, warnings);
    const counted = severanceMonths(from, endOn);
    const months = base.capped && compare(counted, rational(CAP_YEARS)) > 0 ? rational(CAP_YEARS) : counted;
    const twice = double ? ' × 2' : '';
    const lines: SheetLine[] = [base.line, sheetLine({
      id: 'severance', label: LABELS[double ? '2N' : 'N'],
      formula: { zh: `${yuanText(base.line.amount)} × ${decimalText(months)} 个月${twice}`, en: `${yuanText(base.line.amount)} × ${decimalText(months)} months${twice}` },
      inputs: { from, endOn, months: decimalText(months) },
      sources: [...lcl('46', '47'), ...(double ? [...lcl('87'), { law: 'LCLR', article: '25' }] : lcl('97(3)'))],
      amount: times(rational(base.line.amount), months, rational(double ? 2 : 1)),
    })];
    if (facts.kind === 'N+1') {
      const last = amount('lastMonthWage', facts.lastMonthWage);
      lines.push(sheetLine({
        id: 'notice-wage', label: { zh: '代通知金（上一个月工资）', en: 'Wage in place of notice (last month)' },
        formula: { zh: '上一个月工资', en: 'wage of the last month' }, inputs: { lastMonthWage: last },
        sources: [...lcl('40'), { law: 'LCLR', article: '20' }], amount: rational(last),
      }));
    }
    return sheetOf('severance', LABELS[facts.kind], lines, warnings);
  });
}

/** A month per full year; from six months one more, below six months half (LCL 47). The last day of work counts. */
export function severanceMonths(from: LocalDate, endOn: LocalDate): ReturnType<typeof rational> {
  const end = addDays(endOn, 1);
  const years = completedYears(from, end);
  const anniversary = addYears(from, years);
  if (anniversary >= end) return rational(years);
  return addMonths(from, years * 12 + 6) <= end ? rational(years + 1) : rational(2 * years + 1, 2);
}

function monthlyBase(facts: SeveranceFacts, tables: ParameterTables, warnings: Warning[]): { line: SheetLine; capped: boolean } {
  const average = averageWage(facts.wage);
  const local = parameter(tables, 'averageWage', facts.region, yearOf(facts.endOn) - 1);
  const minimum = parameter(tables, 'minimumWage', facts.region, yearOf(facts.endOn));
  const triple = times(rational(local.value), rational(3));
  const capped = compare(average.value, triple) > 0;
  const lifted = compare(average.value, rational(minimum.value)) < 0;
  if (capped) warnings.push({ code: 'labour.wage-capped' });
  if (lifted) warnings.push({ code: 'labour.minimum-wage-used' });
  const formula = capped
    ? { zh: `当地月平均工资 ${yuanText(local.value)} × 3`, en: `local average wage ${yuanText(local.value)} × 3` }
    : lifted ? { zh: '当地最低工资', en: 'local minimum wage' } : average.formula;
  return {
    capped,
    line: sheetLine({
      id: 'monthly-base', label: { zh: '月工资基数', en: 'Monthly base' }, formula,
      sources: [...lcl('47'), { law: 'LCLR', article: '27' }], parameters: [local.used, minimum.used],
      amount: capped ? triple : lifted ? rational(minimum.value) : average.value, effect: 'informs',
    }),
  };
}

function averageWage(wage: WageFact): { value: ReturnType<typeof rational>; formula: BothLanguages } {
  if ('average' in wage) {
    const average = amount('wage.average', wage.average);
    return { value: rational(average), formula: { zh: '解除前十二个月平均应得工资', en: 'average payable wage of the last twelve months' } };
  }
  const months = few('wage.months', wage.months, 12).map((month) => amount('wage.months', month));
  if (months.length === 0) return stop('calculator.fact-missing', { field: 'wage.months' });
  const sum = plus(...months.map((month) => rational(month)));
  const text = months.map(yuanText).join(' + ');
  return { value: divide(sum, rational(months.length)), formula: { zh: `(${text}) ÷ ${months.length}`, en: `(${text}) ÷ ${months.length}` } };
}
