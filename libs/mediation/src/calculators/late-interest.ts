import { fen } from '../money/money.js';
import type { Fen } from '../money/money.js';
import type { BothLanguages, Source } from '../policy/policy.js';
import type { Outcome } from '../policy/refusal.js';
import { daysBetween, localDate } from '../time/local-date.js';
import type { LocalDate } from '../time/local-date.js';
import { sheetLine, sheetOf } from './calculation-sheet.js';
import type { Sheet, SheetLine } from './calculation-sheet.js';
import type { LoanPayment } from './loan-ledger.js';
import { nationalParameter } from './parameters.js';
import { decimal, percent, rational, times, yuanText } from './rational.js';
import { amount, calculation, day, few, period, stop } from './refuse.js';
import type { Warning } from './warnings.js';

export interface LateInterestFacts {
  /** What the ruling orders and is not paid, without ordinary interest. */
  readonly unpaid: Fen;
  /** Last day for performance. */
  readonly dueOn: LocalDate;
  readonly until: LocalDate;
  readonly payments?: readonly LoanPayment[];
}

/** The interpretation is in force from this day (art. 7). */
const IN_FORCE = localDate('2014-08-01');
const DAILY_PERCENT = '0.0175';
const LABEL: BothLanguages = { zh: '迟延履行期间加倍部分债务利息', en: 'Double part of late-performance interest' };
const SOURCES: Source[] = [{ law: 'CPL', article: '264' }, { law: '迟延履行利息解释', article: '1' }];

/** After a ruling takes effect: unpaid × 0.0175 % a day; payments go to the debt before this part (art. 1, 4). */
export function calculateLateInterest(facts: LateInterestFacts): Outcome<Sheet> {
  return calculation(() => {
    const dueOn = day('dueOn', facts.dueOn);
    const until = day('until', facts.until);
    if (dueOn < IN_FORCE) stop('calculator.date-outside-table', { table: 'lateInterest', date: dueOn, from: IN_FORCE, to: '' });
    period(dueOn, until);
    const payments = few('payments', facts.payments)
      .map((payment) => ({ on: day('payments.on', payment.on), amount: amount('payments.amount', payment.amount) }))
      .toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
    for (const payment of payments) {
      period(dueOn, payment.on);
      period(payment.on, until);
    }
    const warnings: Warning[] = [];
    const lines: SheetLine[] = [];
    let open = amount('unpaid', facts.unpaid);
    let at = dueOn;
    for (const step of [...payments, { on: until, amount: fen(0) }]) {
      if (step.on > at && open > 0) lines.push(stretch(lines.length + 1, open, at, step.on));
      at = step.on;
      if (step.amount > open) warnings.push({ code: 'loan.paid-more-than-owed' });
      open = fen(Math.max(0, open - step.amount));
    }
    return sheetOf('lateInterest', LABEL, lines, warnings);
  });
}

function stretch(number: number, open: Fen, from: LocalDate, to: LocalDate): SheetLine {
  const days = daysBetween(from, to);
  return sheetLine({
    id: `late-interest-${number}`, label: LABEL,
    formula: { zh: `${yuanText(open)} × ${DAILY_PERCENT}% × ${days} 天`, en: `${yuanText(open)} × ${DAILY_PERCENT}% × ${days} days` },
    inputs: { unpaid: open, from, to }, sources: [...SOURCES, { law: '迟延履行利息解释', article: '4' }],
    parameters: [nationalParameter('lateInterestPerDay', { zh: '加倍部分日利率', en: 'daily rate of the double part' }, `${DAILY_PERCENT}%`, IN_FORCE, '法释〔2014〕8号')],
    amount: times(rational(open), percent(decimal(DAILY_PERCENT)), rational(days)),
  });
}
