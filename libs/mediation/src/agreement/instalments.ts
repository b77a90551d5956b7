import { fen, formatYuan, MAX_FEN, sumFen, type Fen } from '../money/money.js';
import { done, refused, type Outcome } from '../policy/refusal.js';
import { addDays, addMonths, type LocalDate } from '../time/local-date.js';
import type { AgreementDraft, Instalment, PaymentClause } from './draft.js';

/** More parts than this is a typing error: ten years of monthly payments. */
export const MAX_INSTALMENTS = 120;

/** Even parts; what does not divide goes into the last part, so that no part before it is a broken amount. */
export function splitEvenly(total: Fen, parts: number): readonly Fen[] {
  const each = Math.floor(total / parts);
  return Array.from({ length: parts }, (_, i) => fen(i === parts - 1 ? total - each * (parts - 1) : each));
}

/** What the mediator chooses when a sum is paid in parts. */
export interface InstalmentWish {
  readonly totalFen: Fen;
  /** Number of parts, the first payment included when one is named. */
  readonly parts: number;
  readonly firstDue: LocalDate;
  readonly every: 'week' | 'month';
  /** A larger or smaller first payment; the rest is split evenly. */
  readonly firstAmountFen?: Fen | undefined;
  /** Round each part down to whole yuan, so that people can transfer it; the last part takes the remainder. */
  readonly wholeYuan?: boolean | undefined;
}

/** A plan that adds up to the fen. Months are counted from the first day (31 Jan, 28 Feb, 31 Mar), CC 202. */
export function planInstalments(wish: InstalmentWish): Outcome<readonly Instalment[]> {
  const { totalFen, parts, firstDue, every, firstAmountFen } = wish;
  if (totalFen <= 0 || totalFen > MAX_FEN) return refused('agreement.amount-not-possible', { amount: formatYuan(totalFen) });
  if (!Number.isInteger(parts) || parts < 1 || parts > MAX_INSTALMENTS) return refused('agreement.instalment-count', { parts, most: MAX_INSTALMENTS });
  const amounts = firstAmountFen === undefined ? split(totalFen, parts, wish.wholeYuan) : withFirst(totalFen, parts, firstAmountFen, wish.wholeYuan);
  if (amounts === undefined || amounts.some((amount) => amount <= 0)) return refused('agreement.instalment-too-small', { parts, total: formatYuan(totalFen) });
  return done(
    amounts.map((amountFen, i) => ({ n: i + 1, dueDate: every === 'week' ? addDays(firstDue, 7 * i) : addMonths(firstDue, i), amountFen })),
  );
}

function split(total: Fen, parts: number, wholeYuan: boolean | undefined): readonly Fen[] {
  if (wholeYuan !== true) return splitEvenly(total, parts);
  const each = Math.floor(total / parts / 100) * 100;
  return Array.from({ length: parts }, (_, i) => fen(i === parts - 1 ? total - each * (parts - 1) : each));
}

function withFirst(total: Fen, parts: number, first: Fen, wholeYuan: boolean | undefined): readonly Fen[] | undefined {
  if (first <= 0 || first > total) return undefined;
  if (parts === 1) return first === total ? [first] : undefined;
  return [first, ...split(fen(total - first), parts - 1, wholeYuan)];
}

/** What the parts of a plan come to. */
export function instalmentTotal(instalments: readonly Instalment[]): Fen {
  return sumFen(instalments.map((instalment) => instalment.amountFen));
}

/** The days and amounts of a payment, whether it is one day or many. Empty while no day is named. */
export function scheduleOf(clause: PaymentClause): readonly Instalment[] {
  if (clause.instalments !== undefined && clause.instalments.length > 0) return clause.instalments;
  if (clause.dueDate === undefined || clause.amountFen === undefined) return [];
  return [{ n: 1, dueDate: clause.dueDate, amountFen: clause.amountFen, ...(clause.alreadyDone === true ? { alreadyDone: true } : {}) }];
}

/** What one party has to pay another in all, over all payment clauses. */
export interface PaymentTotal {
  readonly payerId: string;
  readonly payeeId: string;
  readonly amountFen: Fen;
}

export function totalsByPair(draft: AgreementDraft): readonly PaymentTotal[] {
  const totals = new Map<string, PaymentTotal>();
  for (const clause of draft.clauses) {
    if (clause.kind !== 'payment' || clause.payerId === undefined || clause.payeeId === undefined || clause.amountFen === undefined) continue;
    const key = `${clause.payerId}\u0000${clause.payeeId}`;
    const before = totals.get(key)?.amountFen ?? 0;
    totals.set(key, { payerId: clause.payerId, payeeId: clause.payeeId, amountFen: fen(before + clause.amountFen) });
  }
  return [...totals.values()];
}

/** The sum of all payments. */
export function paymentTotal(draft: AgreementDraft): Fen {
  return sumFen(draft.clauses.flatMap((clause) => (clause.kind === 'payment' && clause.amountFen !== undefined ? [clause.amountFen] : [])));
}
