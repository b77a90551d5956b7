import type { Fen } from '../money/money.js';
import { fen } from '../money/money.js';
import type { Source } from '../policy/policy.js';
import type { Outcome } from '../policy/refusal.js';
import type { LocalDate } from '../time/local-date.js';
import { sheetLine, sheetOf } from './calculation-sheet.js';
import type { Sheet, SheetLine } from './calculation-sheet.js';
import { capOn, interestYears, NEW_RULE_FROM } from './loan-rates.js';
import type { ParameterTables } from './parameters.js';
import { compare, decimalText, minus, ONE, percent, plus, rational, roundHalfUp, smaller, times, yuanText } from './rational.js';
import { amount, calculation, day, few, period, quantity, stop } from './refuse.js';
import type { Lender } from './private-loan.js';
import type { Warning } from './warnings.js';
import { big } from '../money/big.js';

/** A loan whose interest was written into a new note, once or several times. */
export interface RollOverFacts {
  readonly lender: Lender;
  readonly contractOn: LocalDate;
  readonly firstPrincipal: Fen;
  /** The notes one after the other; each starts where the one before ended. */
  readonly periods: readonly { readonly from: LocalDate; readonly to: LocalDate; readonly percent: number | string }[];
}

const source = (article: string): Source => ({ law: 'MJJD', article });

/** C-4, roll-over: interest above the cap never becomes principal, and the whole never exceeds the ceiling (MJJD 27). */
export function calculateLoanRollOver(facts: RollOverFacts, tables: ParameterTables): Outcome<Sheet> {
  return calculation(() => {
    if (facts.lender !== 'private') stop('calculator.lender-not-private', { lender: facts.lender });
    if (facts.contractOn < NEW_RULE_FROM) stop('calculator.date-outside-table', { table: 'privateLoanRules', date: facts.contractOn, from: NEW_RULE_FROM, to: '' });
    const cap = capOn(day('contractOn', facts.contractOn), tables);
    const first = amount('firstPrincipal', facts.firstPrincipal);
    const periods = few('periods', facts.periods, 40);
    const start = periods[0];
    const end = periods.at(-1);
    if (!start || !end) return stop('calculator.fact-missing', { field: 'periods' });
    period(facts.contractOn, day('periods.from', start.from));
    const warnings: Warning[] = [];
    const lines: SheetLine[] = [principalLine(first)];
    let rolled = first;
    periods.forEach((part, index) => {
      period(day('periods.from', part.from), day('periods.to', part.to));
      const before = periods[index - 1];
      if (before) period(before.to, part.from);
      const asked = quantity('periods.percent', part.percent, 0, 1000);
      if (compare(asked, cap.percent) > 0) warnings.push({ code: 'loan.rate-above-cap' });
      const rate = smaller(asked, cap.percent);
      const time = interestYears(part.from, part.to);
      const line = sheetLine({
        id: `rolled-interest-${index + 1}`, label: { zh: `第${index + 1}张借条的利息`, en: `Interest of note ${index + 1}` },
        formula: { zh: `${yuanText(rolled)} × ${decimalText(rate)}% × ${time.zh}`, en: `${yuanText(rolled)} × ${decimalText(rate)}% × ${time.en}` },
        inputs: { from: part.from, to: part.to }, sources: [source('27(1)')], parameters: [cap.used],
        amount: times(rational(rolled), percent(rate), time.years),
      });
      lines.push(line);
      rolled = fen(rolled + line.amount);
    });
    const whole = interestYears(start.from, end.to);
    const ceiling = times(rational(first), plus(ONE, times(percent(cap.percent), whole.years)));
    lines.push(sheetLine({
      id: 'ceiling', label: { zh: '本息合计上限', en: 'Ceiling of principal and interest' },
      formula: { zh: `${yuanText(first)} + ${yuanText(first)} × ${decimalText(cap.percent)}% × ${whole.zh}`, en: `${yuanText(first)} + ${yuanText(first)} × ${decimalText(cap.percent)}% × ${whole.en}` },
      sources: [source('27(2)')], parameters: [cap.used], amount: ceiling, effect: 'informs',
    }));
    const above = minus(rational(rolled), rational(roundHalfUp(ceiling)));
    if (above.n > big(0)) {
      warnings.push({ code: 'loan.ceiling-reached' });
      lines.push(sheetLine({
        id: 'above-ceiling', label: { zh: '超过上限、不支持的部分', en: 'Part above the ceiling, not supported' },
        formula: { zh: `${yuanText(rolled)} − 上限`, en: `${yuanText(rolled)} − ceiling` }, sources: [source('27(2)')], amount: above, effect: 'subtracts',
      }));
    }
    return sheetOf('loanRollOver', { zh: '利滚利的上限', en: 'Ceiling of rolled-over interest' }, lines, warnings);
  });
}

function principalLine(first: Fen): SheetLine {
  return sheetLine({ id: 'principal', label: { zh: '最初本金', en: 'First principal' }, formula: { zh: '最初借款', en: 'first loan' }, sources: [source('27')], amount: rational(first) });
}
