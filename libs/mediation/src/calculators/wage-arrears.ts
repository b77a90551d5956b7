import type { Fen } from '../money/money.js';
import { fen } from '../money/money.js';
import type { BothLanguages } from '../policy/policy.js';
import type { Outcome } from '../policy/refusal.js';
import { sheetLine, sheetOf } from './calculation-sheet.js';
import type { Sheet, SheetLine } from './calculation-sheet.js';
import { parameter } from './parameters.js';
import type { ParameterTables } from './parameters.js';
import { decimalText, percent, rational, times, yuanText } from './rational.js';
import { amount, calculation, few, quantity, stop, whole } from './refuse.js';
import type { Warning } from './warnings.js';

export interface ArrearsFacts {
  /** One row per month, `2026-05`. */
  readonly months: readonly { readonly month: string; readonly due: Fen; readonly paid: Fen }[];
  /** An order of the labour authority to pay was missed; extra of 50–100 % (LCL 85). */
  readonly missedOrder?: { readonly extraPercent: number | string };
  readonly workers?: number;
  readonly construction?: boolean;
}

const LABEL: BothLanguages = { zh: '拖欠工资', en: 'Unpaid wages' };

/** C-5: what was due and not paid, month by month. */
export function calculateWageArrears(facts: ArrearsFacts): Outcome<Sheet> {
  return calculation(() => {
    const months = few('months', facts.months, 240);
    if (months.length === 0) stop('calculator.fact-missing', { field: 'months' });
    const lines: SheetLine[] = months.map((row) => {
      if (!/^\d{4}-(0[1-9]|1[0-2])$/.test(row.month)) stop('calculator.day-invalid', { field: 'months.month' });
      const due = amount('months.due', row.due);
      const paid = amount('months.paid', row.paid);
      return sheetLine({
        id: `wage-${row.month}`, label: { zh: `${row.month} 工资`, en: `Wage of ${row.month}` },
        formula: { zh: `应发 ${yuanText(due)} − 已发 ${yuanText(paid)}`, en: `due ${yuanText(due)} − paid ${yuanText(paid)}` },
        inputs: { due, paid }, sources: [{ law: 'LCL', article: '30' }], amount: rational(Math.max(0, due - paid)),
      });
    });
    const owed = fen(lines.reduce((sum, line) => sum + line.amount, 0));
    const warnings: Warning[] = [{ code: 'labour.limitation-one-year' }];
    if (facts.missedOrder) {
      const extra = quantity('missedOrder.extraPercent', facts.missedOrder.extraPercent, 50, 100);
      lines.push(sheetLine({
        id: 'missed-order', label: { zh: '加付赔偿金', en: 'Extra after a missed order' }, formula: { zh: `${yuanText(owed)} × ${decimalText(extra)}%`, en: `${yuanText(owed)} × ${decimalText(extra)}%` },
        sources: [{ law: 'LCL', article: '85' }], amount: times(rational(owed), percent(extra)),
      }));
    } else warnings.push({ code: 'labour.extra-needs-order' });
    if (facts.workers !== undefined && whole('workers', facts.workers, 1, 100_000) >= 10) warnings.push({ code: 'labour.representatives-possible' });
    if (facts.construction) warnings.push({ code: 'labour.main-contractor-pays-first' });
    return sheetOf('wageArrears', LABEL, lines, warnings);
  });
}

/** Whether an award on one item would be final: at most twelve local minimum wages (LDTZ 47; LDJS1 19). */
export function isFinalAward(item: Fen, region: string, year: number, tables: ParameterTables): Outcome<boolean> {
  return calculation(() => amount('item', item) <= parameter(tables, 'minimumWage', region, year).value * 12);
}
