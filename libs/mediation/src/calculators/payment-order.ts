import { fen } from '../money/money.js';
import type { Fen } from '../money/money.js';
import type { Source } from '../policy/policy.js';
import type { Outcome } from '../policy/refusal.js';
import { sheetLine, sheetOf } from './calculation-sheet.js';
import type { Sheet } from './calculation-sheet.js';
import { rational, yuanText } from './rational.js';
import { amount, calculation } from './refuse.js';

/** What is open, or how a payment is used: costs, interest, principal. */
export interface Debt {
  readonly costs: Fen;
  readonly interest: Fen;
  readonly principal: Fen;
}

export const PAYMENT_ORDER: Source = { law: 'CC', article: '561' };

/** A payment that does not cover everything goes to the costs, then to the interest, then to the principal (CC 561). */
export function allocatePayment(payment: Fen, open: Debt): Debt & { readonly surplus: Fen } {
  const costs = Math.min(payment, open.costs);
  const interest = Math.min(payment - costs, open.interest);
  const principal = Math.min(payment - costs - interest, open.principal);
  return { costs: fen(costs), interest: fen(interest), principal: fen(principal), surplus: fen(payment - costs - interest - principal) };
}

/** The same as a sheet, for one payment. */
export function calculatePaymentOrder(facts: Debt & { readonly payment: Fen }): Outcome<Sheet> {
  return calculation(() => {
    const payment = amount('payment', facts.payment);
    const open = { costs: amount('costs', facts.costs), interest: amount('interest', facts.interest), principal: amount('principal', facts.principal) };
    const used = allocatePayment(payment, open);
    const part = (id: keyof Debt, zh: string, en: string) => sheetLine({
      id, label: { zh, en }, formula: { zh: `应付 ${yuanText(open[id])} 中冲抵`, en: `of ${yuanText(open[id])} open` },
      inputs: { payment, open: open[id] }, sources: [PAYMENT_ORDER], amount: rational(used[id]),
    });
    const lines = [part('costs', '先抵费用', 'First the costs'), part('interest', '再抵利息', 'Then the interest'), part('principal', '后抵本金', 'Then the principal')];
    if (used.surplus > 0) {
      lines.push(sheetLine({ id: 'surplus', label: { zh: '多付', en: 'Paid too much' }, formula: { zh: '付清后剩余', en: 'left after everything is paid' }, sources: [PAYMENT_ORDER], amount: rational(used.surplus) }));
    }
    return sheetOf('paymentOrder', { zh: '还款冲抵顺序', en: 'Order of payment' }, lines);
  });
}
