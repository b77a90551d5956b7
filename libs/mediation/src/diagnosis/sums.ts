import type { BothLanguages } from '../policy/policy.js';
import { type Fen, fen, formatYuan, mulDiv, sumFen } from '../money/money.js';
import { type LocalDate, addYears, daysBetween, localDate, parseLocalDate } from '../time/local-date.js';

/** Inputs of a calculator, by name: amounts in fen, days as text, options by id. */
export type WorthInputs = Readonly<Record<string, string | number | boolean>>;

/** A number of a table that a figure used, with what a reader needs to look it up. */
export interface FigureParam {
  readonly label: BothLanguages;
  readonly value: string;
  readonly year: string;
  readonly source: string;
  readonly secondHand?: true;
}

/** A sum or a span (equal ends: one figure), how it was counted, and what must be said beside it. */
export interface Figure {
  readonly low: Fen;
  readonly high: Fen;
  readonly lines: readonly BothLanguages[];
  readonly params: readonly FigureParam[];
  readonly notes: readonly { readonly code: string; readonly text: BothLanguages }[];
}

/** Computes `calc` from `inputs`; undefined when it cannot, and then only the formula is shown. */
export type WorthHook = (calc: string, inputs: WorthInputs) => Figure | undefined;

function money(inputs: WorthInputs, name: string): Fen {
  return fen(Number(inputs[name] ?? 0));
}

function day(inputs: WorthInputs, name: string): LocalDate | undefined {
  return parseLocalDate(String(inputs[name] ?? ''));
}

function span(low: Fen, high: Fen, lines: readonly string[], notes: Figure['notes'] = []): Figure {
  return { low, high, lines: lines.map((line) => ({ zh: line, en: line })), params: [], notes };
}

function one(value: Fen, ...lines: string[]): Figure {
  return span(value, value, lines);
}

const yuan = (value: Fen): string => formatYuan(value);

/** Prepaid card: own cause at list price and never below 0, the shop's cause at the discount (YFS 18 to 20). */
function prepaidCard(inputs: WorthInputs): Figure {
  const [paid, bonus, used] = [money(inputs, 'paid'), money(inputs, 'bonus'), money(inputs, 'used')];
  const own = fen(Math.max(0, paid - used));
  const share = paid + bonus === 0 ? fen(0) : mulDiv(used, paid, paid + bonus);
  const shop = fen(Math.max(0, paid - share));
  const shopLine = `${yuan(paid)} − ${yuan(used)} × ${yuan(paid)} ÷ ${yuan(fen(paid + bonus))} = ${yuan(shop)}`;
  const ownLine = `${yuan(paid)} − ${yuan(used)} = ${yuan(own)}`;
  if (inputs['cause'] === 'shop') return one(shop, shopLine);
  if (inputs['cause'] === 'self') return one(own, ownLine);
  return span(own, shop, [ownLine, shopLine]);
}

/** Card for a time: by the days left from the stop of service (YFS 22). Undefined when the days are in no order. */
function prepaidTerm(inputs: WorthInputs): Figure | undefined {
  const [from, to, stopped] = [day(inputs, 'from'), day(inputs, 'to'), day(inputs, 'stopped')];
  if (from === undefined || to === undefined || stopped === undefined || to < from || stopped < from || stopped > to) return undefined;
  const total = daysBetween(from, to) + 1;
  const left = daysBetween(stopped, to) + 1;
  const paid = money(inputs, 'paid');
  const refund = mulDiv(paid, left, total);
  return one(refund, `${yuan(paid)} × ${left} ÷ ${total} = ${yuan(refund)}`);
}

/** Deposit less what the contract names and what is unpaid; never below 0. A span while the contract was not read. */
function deposit(inputs: WorthInputs): Figure {
  const [held, deducted, unpaid] = [money(inputs, 'deposit'), money(inputs, 'deducted'), money(inputs, 'unpaid')];
  const after = (named: Fen): Fen => fen(Math.max(0, held - named - unpaid));
  const words = (named: Fen): string => `${yuan(held)} − ${yuan(named)} − ${yuan(unpaid)} = ${yuan(after(named))}`;
  if (inputs['named'] === 'yes') return one(after(deducted), words(deducted));
  if (inputs['named'] === 'no') return one(after(fen(0)), words(fen(0)));
  return span(after(deducted), after(fen(0)), [words(deducted), words(fen(0))]);
}

/**
 * Yearly fees, each due on 31 December of its year. Years whose three years are over, counted from the due day or
 * from a later written demand, are shown as open only if the owner does not object (CC 188, 192).
 */
function serviceFees(inputs: WorthInputs): Figure | undefined {
  const [firstYear, lastYear, today] = [Number(inputs['firstYear']), Number(inputs['lastYear']), day(inputs, 'today')];
  const demanded = day(inputs, 'demanded');
  if (today === undefined || !(lastYear >= firstYear) || lastYear - firstYear > 60 || firstYear < 1990) return undefined;
  const yearly = money(inputs, 'yearly');
  let open = 0;
  let all = 0;
  for (let year = firstYear; year <= lastYear; year += 1) {
    const due = localDate(`${year}-12-31`);
    const barred = addYears(due, 3);
    // A demand helps only while the time was still running.
    const last = demanded !== undefined && demanded > due && demanded <= barred ? addYears(demanded, 3) : barred;
    all += yearly;
    if (last >= today) open += yearly;
  }
  const barred = yuan(fen(all - open));
  const note = {
    code: 'diagnosis.part-may-be-barred',
    text: { zh: `其中 ${barred} 元过了三年，业主提出来就可以不交`, en: `${barred} yuan of it is older than three years and may be refused if the owner says so` },
  };
  return span(fen(open), fen(all), [`${yuan(yearly)} × ${lastYear - firstYear + 1} = ${yuan(fen(all))}`], all > open ? [note] : []);
}

/** Real losses by receipts, and days off work at the daily loss. */
function receipts(inputs: WorthInputs): Figure {
  const lost = fen(money(inputs, 'dayLoss') * Number(inputs['daysOff'] ?? 0));
  const total = sumFen([money(inputs, 'paid'), money(inputs, 'other'), lost]);
  return one(total, `${yuan(money(inputs, 'paid'))} + ${yuan(money(inputs, 'other'))} + ${yuan(lost)} = ${yuan(total)}`);
}

/** Price less payments, never below 0. */
function balance(inputs: WorthInputs): Figure {
  const rest = fen(Math.max(0, money(inputs, 'price') - money(inputs, 'paid')));
  return one(rest, `${yuan(money(inputs, 'price'))} − ${yuan(money(inputs, 'paid'))} = ${yuan(rest)}`);
}

/** A usual span of a monthly income, for the child (HY1 49): several children at most half. */
function incomeShare(inputs: WorthInputs): Figure {
  const income = money(inputs, 'income');
  const high = Number(inputs['children'] ?? 1) > 1 ? 50 : 30;
  const [least, most] = [mulDiv(income, 20, 100), mulDiv(income, high, 100)];
  return span(least, most, [`${yuan(income)} × 20 % … ${high} % = ${yuan(least)} … ${yuan(most)}`]);
}

const SUMS: Readonly<Record<string, (inputs: WorthInputs) => Figure | undefined>> = {
  'sum.amount': (inputs) => one(money(inputs, 'amount')),
  'sum.prepaid-card': prepaidCard,
  'sum.prepaid-term': prepaidTerm,
  'sum.deposit': deposit,
  'sum.service-fees': serviceFees,
  'sum.receipts': receipts,
  'sum.balance': balance,
  'sum.income-share': incomeShare,
};

/** Sums that need no table: the trees' own arithmetic. Everything else is a calculator's (`C-…`). */
export const plainSums: WorthHook = (calc, inputs) => SUMS[calc]?.(inputs);
