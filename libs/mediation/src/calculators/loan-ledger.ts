import { fen } from '../money/money.js';
import type { Fen } from '../money/money.js';
import type { BothLanguages, Source } from '../policy/policy.js';
import type { LocalDate } from '../time/local-date.js';
import { sheetLine } from './calculation-sheet.js';
import type { SheetLine, UsedParameter } from './calculation-sheet.js';
import { interestYears } from './loan-rates.js';
import { allocatePayment, PAYMENT_ORDER } from './payment-order.js';
import { compare, decimalText, minus, percent, plus, rational, roundHalfUp, times, yuanText, ZERO } from './rational.js';
import type { Rational } from './rational.js';
import { big } from '../money/big.js';

/** A stretch of time with one rate. Phases follow each other without a gap. */
export interface Phase {
  readonly kind: 'interest' | 'overdue-interest';
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly ratePercent: Rational;
  /** Most that interest, penalty and fees may come to together. */
  readonly capPercent: Rational;
  readonly sources: readonly Source[];
  readonly parameters: readonly UsedParameter[];
}

export interface LoanPayment {
  readonly on: LocalDate;
  readonly amount: Fen;
}

const LABELS: Record<Phase['kind'], BothLanguages> = {
  interest: { zh: '借期内利息', en: 'Interest in the term' },
  'overdue-interest': { zh: '逾期利息', en: 'Interest after the due date' },
};

/** Walks through time: interest on what is still owed, each payment to costs, interest, principal. */
export function runLedger(principal: Fen, costs: Fen, phases: readonly Phase[], payments: readonly LoanPayment[]): { lines: SheetLine[]; feeRoom: Rational; surplus: Fen } {
  const lines: SheetLine[] = [];
  const open = { costs, interest: fen(0), principal };
  const waiting = payments.toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
  const count = { interest: 0, 'overdue-interest': 0, payment: 0 };
  let feeRoom = ZERO;
  let surplus = 0;

  const accrue = (phase: Phase, from: LocalDate, to: LocalDate): void => {
    if (to <= from || open.principal === 0) return;
    const time = interestYears(from, to);
    const unpaid = rational(open.principal);
    // Penalty and fees may only fill what the late interest leaves of the cap (MJJD 29).
    if (phase.kind === 'overdue-interest') feeRoom = plus(feeRoom, times(unpaid, percent(minus(phase.capPercent, phase.ratePercent)), time.years));
    if (compare(phase.ratePercent, ZERO) === 0) return;
    const rate = decimalText(phase.ratePercent);
    const line = sheetLine({
      id: `${phase.kind}-${++count[phase.kind]}`, label: LABELS[phase.kind],
      formula: { zh: `${yuanText(open.principal)} × ${rate}% × ${time.zh}`, en: `${yuanText(open.principal)} × ${rate}% × ${time.en}` },
      inputs: { principal: open.principal, ratePercent: rate, from, to }, sources: phase.sources, parameters: phase.parameters,
      amount: times(unpaid, percent(phase.ratePercent), time.years),
    });
    open.interest = fen(open.interest + line.amount);
    lines.push(line);
  };

  const pay = (payment: LoanPayment): void => {
    const used = allocatePayment(payment.amount, open);
    open.costs = fen(open.costs - used.costs);
    open.interest = fen(open.interest - used.interest);
    open.principal = fen(open.principal - used.principal);
    surplus += used.surplus;
    const split = [used.costs, used.interest, used.principal].map(yuanText);
    lines.push(sheetLine({
      id: `payment-${++count.payment}`, label: { zh: '已还', en: 'Paid' },
      formula: { zh: `费用 ${split[0]} + 利息 ${split[1]} + 本金 ${split[2]}，付款`, en: `costs ${split[0]} + interest ${split[1]} + principal ${split[2]}; payment` },
      inputs: { on: payment.on }, sources: [PAYMENT_ORDER], amount: rational(payment.amount), effect: 'subtracts',
    }));
  };

  for (const phase of phases) {
    let at = phase.from;
    while (waiting[0] && waiting[0].on <= phase.to) {
      const payment = waiting.shift() as LoanPayment;
      accrue(phase, at, payment.on);
      at = payment.on > at ? payment.on : at;
      pay(payment);
    }
    accrue(phase, at, phase.to);
  }
  for (const payment of waiting) pay(payment);
  return { lines, feeRoom, surplus: fen(surplus) };
}

/** Penalty and fees, cut to the room under the cap (MJJD 29). */
export function feesWithin(fees: Fen, room: Rational): { allowed: Rational; cut: boolean } {
  const limit = roundHalfUp(room);
  return big(fees) > limit ? { allowed: rational(limit < big(0) ? big(0) : limit), cut: true } : { allowed: rational(fees), cut: false };
}
