import type { Fen } from '../money/money.js';
import type { BothLanguages, Source } from '../policy/policy.js';
import type { Outcome } from '../policy/refusal.js';
import { sheetLine, sheetOf } from './calculation-sheet.js';
import type { Sheet, SheetLine } from './calculation-sheet.js';
import { NATIONAL, parameter } from './parameters.js';
import type { ParameterTables } from './parameters.js';
import { compare, decimalText, larger, percent, plus, rational, smaller, times, yuanText } from './rational.js';
import { amount, calculation, few, stop, whole } from './refuse.js';
import type { Warning } from './warnings.js';

export interface WorkInjuryFacts {
  readonly grade: number;
  /** Own monthly wage, average of the twelve months before. */
  readonly ownWage: Fen;
  readonly region: string;
  /** Year of the injury; the average wage of the year before sets the bounds. */
  readonly year: number;
}

export interface WorkDeathFacts {
  readonly ownWage: Fen;
  readonly region: string;
  readonly year: number;
  /** Relatives the worker supported; spouse 40 %, others 30 %, alone or orphaned 10 % more, per month (WI 39). */
  readonly relatives?: readonly { readonly kind: 'spouse' | 'other'; readonly aloneOrOrphan?: boolean }[];
}

/** Months of own wage for grade 1 … 10 (WI 35–37). */
export const LUMP_MONTHS = [27, 25, 23, 21, 18, 16, 13, 11, 9, 7] as const;
const wi = (...articles: string[]): Source[] => articles.map((article) => ({ law: 'WI', article }));
const INJURY: BothLanguages = { zh: '一次性伤残补助金', en: 'Lump sum for a work injury' };

/** C-5: lump sum by grade, own wage between 60 % and 300 % of the regional average (WI 35–37, 64). */
export function calculateWorkInjury(facts: WorkInjuryFacts, tables: ParameterTables): Outcome<Sheet> {
  return calculation(() => {
    const grade = whole('grade', facts.grade, 1, 10);
    const own = amount('ownWage', facts.ownWage);
    const average = parameter(tables, 'averageWage', facts.region, whole('year', facts.year, 2004, 2100) - 1);
    const low = times(rational(average.value), rational(60, 100));
    const high = times(rational(average.value), rational(3));
    const base = smaller(high, larger(low, rational(own)));
    const bounded = compare(base, rational(own)) !== 0;
    const warnings: Warning[] = bounded ? [{ code: 'labour.wage-between-60-and-300' }] : [];
    const baseLine = sheetLine({
      id: 'own-wage', label: { zh: '本人工资', en: 'Own wage' },
      formula: bounded
        ? { zh: `当地月平均工资 ${yuanText(average.value)} × ${compare(base, low) === 0 ? '60%' : '300%'}`, en: `regional average ${yuanText(average.value)} × ${compare(base, low) === 0 ? '60%' : '300%'}` }
        : { zh: '受伤前12个月平均月缴费工资', en: 'average wage of the 12 months before' },
      sources: wi('64'), parameters: [average.used], amount: base, effect: 'informs',
    });
    const months = LUMP_MONTHS[grade - 1] ?? stop('calculator.number-out-of-range', { field: 'grade', min: 1, max: 10 });
    const lump = sheetLine({
      id: 'lump-sum', label: INJURY, formula: { zh: `${yuanText(baseLine.amount)} × ${months} 个月`, en: `${yuanText(baseLine.amount)} × ${months} months` },
      inputs: { grade, months }, sources: wi(grade <= 4 ? '35' : grade <= 6 ? '36' : '37'), amount: times(rational(baseLine.amount), rational(months)),
    });
    return sheetOf('workInjury', INJURY, [baseLine, lump], warnings);
  });
}

/** C-5: death at work: twenty national incomes, six monthly averages, and pensions that are paid by month (WI 39). */
export function calculateWorkDeath(facts: WorkDeathFacts, tables: ParameterTables): Outcome<Sheet> {
  return calculation(() => {
    const before = whole('year', facts.year, 2004, 2100) - 1;
    const own = amount('ownWage', facts.ownWage);
    const income = parameter(tables, 'disposableIncome', NATIONAL, before);
    const average = parameter(tables, 'averageWage', facts.region, before);
    const warnings: Warning[] = [];
    const lines: SheetLine[] = [
      sheetLine({
        id: 'death-grant', label: { zh: '一次性工亡补助金', en: 'Lump sum for a death at work' },
        formula: { zh: `全国城镇居民人均可支配收入 ${yuanText(income.value)} × 20`, en: `national disposable income ${yuanText(income.value)} × 20` },
        sources: wi('39(1)(3)'), parameters: [income.used], amount: times(rational(income.value), rational(20)),
      }),
      sheetLine({
        id: 'funeral', label: { zh: '丧葬补助金', en: 'Funeral grant' }, formula: { zh: `${yuanText(average.value)} × 6 个月`, en: `${yuanText(average.value)} × 6 months` },
        sources: wi('39(1)(1)'), parameters: [average.used], amount: times(rational(average.value), rational(6)),
      }),
    ];
    const shares = few('relatives', facts.relatives, 20).map((relative) => (relative.kind === 'spouse' ? 40 : 30) + (relative.aloneOrOrphan ? 10 : 0));
    if (shares.length > 0) {
      const asked = plus(...shares.map((share) => rational(share)));
      const share = smaller(asked, rational(100));
      if (compare(asked, share) !== 0) warnings.push({ code: 'labour.pension-capped' });
      lines.push(sheetLine({
        id: 'pension-per-month', label: { zh: '供养亲属抚恤金（每月合计）', en: 'Pension of the dependants (per month)' },
        formula: { zh: `${yuanText(own)} × ${decimalText(share)}%（${shares.join('% + ')}%）`, en: `${yuanText(own)} × ${decimalText(share)}% (${shares.join('% + ')}%)` },
        sources: wi('39(1)(2)'), amount: times(rational(own), percent(share)), effect: 'informs',
      }));
    }
    return sheetOf('workDeath', { zh: '因工死亡待遇', en: 'Death at work' }, lines, warnings);
  });
}
