import { fen } from '../money/money.js';
import type { Fen } from '../money/money.js';
import type { BothLanguages, Source } from '../policy/policy.js';
import type { Outcome } from '../policy/refusal.js';
import { localDate } from '../time/local-date.js';
import type { LocalDate } from '../time/local-date.js';
import { sheetLine, sheetOf } from './calculation-sheet.js';
import type { Sheet, SheetLine, UsedParameter } from './calculation-sheet.js';
import { feesWithin, runLedger } from './loan-ledger.js';
import type { LoanPayment, Phase } from './loan-ledger.js';
import { capOn, lprOn, NEW_RULE_FROM } from './loan-rates.js';
import type { TableRate } from './loan-rates.js';
import { nationalParameter } from './parameters.js';
import type { ParameterTables } from './parameters.js';
import { compare, rational, smaller, yuanText, ZERO } from './rational.js';
import type { Rational } from './rational.js';
import { amount, calculation, day, few, optionalAmount, period, quantity, stop } from './refuse.js';
import type { Warning } from './warnings.js';

/** Who lent the money. Only `private` falls under the cap (MJJD 1(2); 批复 2021-01-01 for the seven local kinds). */
export const LENDERS = {
  private: { zh: '个人或一般单位', en: 'a person or an ordinary company' },
  licensedInstitution: { zh: '银行、消费金融等持牌机构', en: 'a bank or another licensed institution' },
  smallLoanCompany: { zh: '小额贷款公司', en: 'a small-loan company' },
  guaranteeCompany: { zh: '融资担保公司', en: 'a guarantee company' },
  equityMarket: { zh: '区域性股权市场', en: 'a regional equity market' },
  pawnshop: { zh: '典当行', en: 'a pawnshop' },
  financeLeasing: { zh: '融资租赁公司', en: 'a finance-leasing company' },
  factoring: { zh: '商业保理公司', en: 'a factoring company' },
  assetManager: { zh: '地方资产管理公司', en: 'a local asset manager' },
} as const satisfies Record<string, BothLanguages>;
export type Lender = keyof typeof LENDERS;

export type AgreedInterest =
  | { readonly kind: 'none' }
  | { readonly kind: 'unclear'; readonly betweenNaturalPersons: boolean }
  | { readonly kind: 'rate'; readonly percent: number | string };

export interface PrivateLoanFacts {
  readonly lender: Lender;
  readonly contractOn: LocalDate;
  /** Day the money came; the day of the contract when absent. */
  readonly startsOn?: LocalDate;
  /** What the note says and what was really handed over. */
  readonly principal: Fen;
  readonly received: Fen;
  readonly interest: AgreedInterest;
  readonly dueOn?: LocalDate;
  /** Agreed rate for being late; absent: nothing agreed about lateness. */
  readonly overduePercent?: number | string;
  /** Day up to which is counted. */
  readonly until: LocalDate;
  /** Penalty and other fees asked for lateness. */
  readonly penaltyAndFees?: Fen;
  /** Costs of getting the money back. */
  readonly costs?: Fen;
  readonly payments?: readonly LoanPayment[];
  /** Only for contracts before 2020-08-20: the day a court would be, or was, asked (MJJD 31). */
  readonly filedOn?: LocalDate;
}

/** Before this day the opinion of 1991 applied; its rates are not in the tables. */
const OLD_RULE_FROM = localDate('2015-09-01');
const LABEL: BothLanguages = { zh: '民间借贷', en: 'Private loan' };
const mjjd = (...articles: string[]): Source[] => articles.map((article) => ({ law: 'MJJD', article }));

/** C-4: what is still owed from a private loan. */
export function calculatePrivateLoan(facts: PrivateLoanFacts, tables: ParameterTables): Outcome<Sheet> {
  return calculation(() => {
    if (facts.lender !== 'private') stop('calculator.lender-not-private', { lender: facts.lender });
    const loan = checked(facts);
    if (loan.contractOn >= NEW_RULE_FROM) {
      const cap = capOn(loan.contractOn, tables);
      const counted = count(loan, [{ from: loan.startsOn, cap, sources: mjjd('25') }], tables);
      return sheetOf('privateLoan', LABEL, counted.lines, counted.warnings);
    }
    return bothWays(loan, facts.filedOn, tables);
  });
}

interface Loan extends Pick<PrivateLoanFacts, 'contractOn' | 'principal' | 'received' | 'until'> {
  readonly startsOn: LocalDate;
  readonly dueOn: LocalDate | undefined;
  /** Undefined: no interest in the term. */
  readonly rate: Rational | undefined;
  readonly overdueRate: Rational | undefined;
  readonly fees: Fen;
  readonly costs: Fen;
  readonly payments: readonly LoanPayment[];
  readonly warnings: readonly Warning[];
}

function checked(facts: PrivateLoanFacts): Loan {
  const contractOn = day('contractOn', facts.contractOn);
  const startsOn = facts.startsOn === undefined ? contractOn : day('startsOn', facts.startsOn);
  const until = day('until', facts.until);
  period(contractOn, startsOn);
  period(startsOn, until);
  const dueOn = facts.dueOn === undefined ? undefined : day('dueOn', facts.dueOn);
  if (dueOn !== undefined) period(startsOn, dueOn);
  const principal = amount('principal', facts.principal);
  const received = amount('received', facts.received);
  if (received > principal) stop('calculator.received-above-principal');
  const payments = few('payments', facts.payments).map((payment) => ({ on: day('payments.on', payment.on), amount: amount('payments.amount', payment.amount) }));
  for (const payment of payments) {
    period(startsOn, payment.on);
    period(payment.on, until);
  }
  const warnings: Warning[] = [];
  if (received < principal) warnings.push({ code: 'loan.prepaid-interest' });
  if (dueOn === undefined) warnings.push({ code: 'loan.no-due-date' });
  const overdueRate = facts.overduePercent === undefined ? undefined : quantity('overduePercent', facts.overduePercent, 0, 1000);
  return {
    contractOn, startsOn, until, dueOn, principal, received, rate: agreedRate(facts.interest, warnings), overdueRate,
    fees: optionalAmount('penaltyAndFees', facts.penaltyAndFees), costs: optionalAmount('costs', facts.costs), payments, warnings,
  };
}

/** No interest agreed: none. Unclear: none between natural persons, otherwise a person must decide (MJJD 24). */
function agreedRate(interest: AgreedInterest, warnings: Warning[]): Rational | undefined {
  switch (interest.kind) {
    case 'rate':
      return quantity('interest.percent', interest.percent, 0, 1000);
    case 'none':
      warnings.push({ code: 'loan.no-interest-agreed' });
      return undefined;
    case 'unclear':
      if (!interest.betweenNaturalPersons) return stop('calculator.interest-unclear');
      warnings.push({ code: 'loan.unclear-between-persons' });
      return undefined;
    default:
      return interest satisfies never;
  }
}

interface CapFrom {
  readonly from: LocalDate;
  readonly cap: TableRate;
  readonly sources: readonly Source[];
}

/**
 * A contract before 2020-08-20 that comes to court later: the cap at the time of suing; for the time up to 2020-08-19
 * the older rule if the party asks for it (MJJD 31). Nothing is filed in a mediation, so the day is a fact and both
 * results are shown.
 */
function bothWays(loan: Loan, filed: LocalDate | undefined, tables: ParameterTables): Sheet {
  if (loan.contractOn < OLD_RULE_FROM) stop('calculator.date-outside-table', { table: 'privateLoanRules', date: loan.contractOn, from: OLD_RULE_FROM, to: '' });
  const filedOn = day('filedOn', filed);
  const cap = capOn(filedOn, tables);
  const sources: Source[] = [...mjjd('31'), { law: 'MJJD', article: '31（起诉时利率的读法）', secondHand: true }];
  const oldUsed: UsedParameter = nationalParameter('oldCap', { zh: '旧司法解释的上限', en: 'cap of the older interpretation' }, '24%', OLD_RULE_FROM, '法释〔2015〕18号');
  const older: CapFrom = { from: loan.startsOn, cap: { percent: rational(24), used: oldUsed }, sources: [...mjjd('31'), { law: '法释〔2015〕18号', article: '26' }] };
  const now = count(loan, [{ from: loan.startsOn, cap, sources }], tables);
  const asked = loan.startsOn < NEW_RULE_FROM ? count(loan, [older, { from: NEW_RULE_FROM, cap, sources }], tables) : now;
  const warnings: Warning[] = [...now.warnings, { code: 'loan.before-2020-08-20' }, { code: 'loan.filing-day-assumed', params: { date: filedOn } }];
  if (loan.rate !== undefined && compare(loan.rate, rational(24)) > 0) warnings.push({ code: 'loan.paid-above-24' });
  return sheetOf('privateLoan', { zh: '民间借贷（全程按起诉时上限）', en: 'Private loan (cap at the time of suing throughout)' }, now.lines, warnings, [
    { id: 'older-rule-until-2020-08-19', label: { zh: '民间借贷（2020年8月19日前按旧规定）', en: 'Private loan (older rule until 2020-08-19)' }, lines: asked.lines },
  ]);
}

function count(loan: Loan, caps: readonly CapFrom[], tables: ParameterTables): { lines: SheetLine[]; warnings: Warning[] } {
  const warnings: Warning[] = [...loan.warnings];
  const prepaid = fen(loan.principal - loan.received);
  const lines: SheetLine[] = [sheetLine({
    id: 'principal', label: { zh: '本金（实际收到的钱）', en: 'Principal (money really received)' },
    formula: prepaid > 0 ? { zh: `${yuanText(loan.principal)} − 预扣 ${yuanText(prepaid)}`, en: `${yuanText(loan.principal)} − taken in advance ${yuanText(prepaid)}` } : { zh: '实际出借', en: 'money lent' },
    inputs: { note: loan.principal, received: loan.received }, sources: [...mjjd('26'), { law: 'CC', article: '670' }], amount: rational(loan.received),
  })];
  if (loan.costs > 0) lines.push(sheetLine({ id: 'costs', label: { zh: '实现债权的费用', en: 'Costs of getting the money back' }, formula: { zh: '按票据', en: 'by receipts' }, sources: [{ law: 'CC', article: '561' }], amount: rational(loan.costs) }));
  const ledger = runLedger(loan.received, loan.costs, phasesOf(loan, caps, tables, warnings), loan.payments);
  lines.push(...ledger.lines);
  if (loan.fees > 0) {
    const fees = feesWithin(loan.fees, ledger.feeRoom);
    if (fees.cut) warnings.push({ code: 'loan.fees-above-cap' });
    lines.push(sheetLine({
      id: 'penalty-and-fees', label: { zh: '违约金和其他费用', en: 'Penalty and other fees' },
      formula: { zh: `主张 ${yuanText(loan.fees)}，逾期利息、违约金、费用合计不超过上限`, en: `asked ${yuanText(loan.fees)}; late interest, penalty and fees together within the cap` },
      inputs: { asked: loan.fees }, sources: mjjd('29'), parameters: caps.map((row) => row.cap.used), amount: fees.allowed,
    }));
  }
  if (ledger.surplus > 0) warnings.push({ code: 'loan.paid-more-than-owed' });
  return { lines, warnings };
}

/** Cuts the time at the due date and where the cap changes; each piece gets the rate that may be asked (MJJD 25, 28). */
function phasesOf(loan: Loan, caps: readonly CapFrom[], tables: ParameterTables, warnings: Warning[]): readonly Phase[] {
  const due = loan.dueOn !== undefined && loan.dueOn < loan.until ? loan.dueOn : undefined;
  const cuts = [loan.startsOn, ...(due ? [due] : []), ...caps.slice(1).map((row) => row.from)].filter((cut) => cut >= loan.startsOn && cut < loan.until);
  const starts = [...new Set(cuts)].toSorted();
  let aboveCap = false;
  const phases = starts.map((from, index): Phase => {
    const to = starts[index + 1] ?? loan.until;
    const row = caps.findLast((candidate) => candidate.from <= from) ?? (caps[0] as CapFrom);
    const late = due !== undefined && from >= due;
    const agreed = late ? (loan.overdueRate ?? loan.rate) : (loan.rate ?? ZERO);
    const kind = late ? 'overdue-interest' : 'interest';
    if (agreed === undefined) {
      // Nothing agreed at all: the LPR of the day lateness began (MJJD 28(2)(1)).
      const lpr = lprOn(due ?? from, tables);
      return { kind, from, to, ratePercent: smaller(lpr.percent, row.cap.percent), capPercent: row.cap.percent, sources: mjjd('28'), parameters: [lpr.used] };
    }
    if (compare(agreed, row.cap.percent) > 0) aboveCap = true;
    return { kind, from, to, ratePercent: smaller(agreed, row.cap.percent), capPercent: row.cap.percent, sources: [...row.sources, ...(late ? mjjd('28') : mjjd('24', '30'))], parameters: [row.cap.used] };
  });
  if (aboveCap) warnings.push({ code: 'loan.rate-above-cap' });
  return phases;
}
