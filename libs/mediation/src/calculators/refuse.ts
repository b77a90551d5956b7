import { parseLocalDate } from '../time/local-date.js';
import type { LocalDate } from '../time/local-date.js';
import { BeyondThisBrowser } from '../money/big.js';
import { MAX_FEN } from '../money/money.js';
import type { Fen } from '../money/money.js';
import type { Reason } from '../policy/policy.js';
import { done } from '../policy/refusal.js';
import type { Outcome } from '../policy/refusal.js';
import { compare, parseDecimal, rational } from './rational.js';
import type { Rational } from './rational.js';

/** Why a calculator does not compute. It never guesses: the portal asks for what is missing. */
export const CALCULATOR_REFUSALS = {
  'calculator.parameter-missing': { zh: '{region} {year} 年的「{key}」还没有录入，无法计算', en: 'The value "{key}" of {region} for {year} is not in the tables' },
  'calculator.region-unknown': { zh: '没有这个地区：{region}', en: 'Unknown region: {region}' },
  'calculator.date-outside-table': { zh: '{date} 不在「{table}」表的日期范围内', en: '{date} is outside the table "{table}"' },
  'calculator.calendar-unknown': { zh: '{year} 年的放假安排还没有公布', en: 'The calendar of {year} is not published yet' },
  'calculator.amount-negative': { zh: '「{field}」不能是负数', en: '"{field}" must not be negative' },
  'calculator.amount-too-large': { zh: '「{field}」太大，请核对', en: '"{field}" is too large, please check it' },
  'calculator.amount-not-whole-fen': { zh: '「{field}」不是有效金额', en: '"{field}" is no amount of money' },
  'calculator.number-invalid': { zh: '「{field}」不是有效的数', en: '"{field}" is no number' },
  'calculator.number-out-of-range': { zh: '「{field}」应在 {min} 到 {max} 之间', en: '"{field}" must be from {min} to {max}' },
  'calculator.day-invalid': { zh: '「{field}」不是有效日期', en: '"{field}" is no day of the calendar' },
  'calculator.end-before-start': { zh: '结束日期 {to} 早于开始日期 {from}', en: 'The end {to} is before the start {from}' },
  'calculator.fact-missing': { zh: '还需要填写「{field}」', en: '"{field}" is needed' },
  'calculator.too-many-items': { zh: '「{field}」最多 {max} 项', en: '"{field}" may have at most {max} items' },
  'calculator.use-work-injury': { zh: '向自己的用人单位主张工伤，请用工伤计算', en: 'An injury at work against the own employer follows the work-injury rules' },
  'calculator.dependant-not-entitled': { zh: '成年被扶养人须丧失劳动能力又无其他生活来源', en: 'An adult dependant must be unable to work and without income' },
  'calculator.share-missing': { zh: '责任比例要由双方商定，范围 {low}%–{high}%', en: 'The share must be agreed, between {low}% and {high}%' },
  'calculator.shares-above-whole': { zh: '各方比例之和超过 100%', en: 'The shares are more than 100% together' },
  'calculator.lender-not-private': { zh: '出借方是持牌金融机构或地方金融组织，不适用民间借贷上限', en: 'The lender is a licensed or local financial institution: the private-loan cap does not apply' },
  'calculator.interest-unclear': { zh: '利息约定不明，须结合交易习惯等由人判断', en: 'The interest is unclear and one side is no natural person: a person must decide' },
  'calculator.received-above-principal': { zh: '实际收到的钱多于借条金额，请核对', en: 'More was received than the note says, please check' },
  'calculator.browser-too-old': { zh: '这台手机的浏览器算不准这么大的数，请换一台，或者到中心请人算', en: 'The browser of this phone cannot count numbers this large exactly; use another, or ask at the centre' },
} as const satisfies Record<string, { zh: string; en: string }>;
export type CalculatorRefusal = keyof typeof CALCULATOR_REFUSALS;

/** Carries a refusal out of the depth of a calculation; never leaves this folder (see `calculation`). */
class Stop extends Error {
  constructor(readonly reason: Reason) {
    super(reason.code);
  }
}

export function stop(code: CalculatorRefusal, params?: Reason['params']): never {
  throw new Stop(params === undefined ? { code } : { code, params });
}

/** Runs a calculation and turns `stop` into a typed refusal. Anything else is a bug and goes through. */
export function calculation<T>(compute: () => T): Outcome<T> {
  try {
    return done(compute());
  } catch (error) {
    if (error instanceof Stop) return { ok: false, reason: error.reason };
    if (error instanceof BeyondThisBrowser) return { ok: false, reason: { code: 'calculator.browser-too-old' satisfies CalculatorRefusal } };
    throw error;
  }
}

/** Money from a form: whole fen, not negative, below the largest filing. */
export function amount(field: string, value: Fen | undefined): Fen {
  if (value === undefined) return stop('calculator.fact-missing', { field });
  if (!Number.isSafeInteger(value)) return stop('calculator.amount-not-whole-fen', { field });
  if (value < 0) return stop('calculator.amount-negative', { field });
  if (value > MAX_FEN) return stop('calculator.amount-too-large', { field });
  return value;
}

/** An optional amount: absent is nothing claimed. */
export function optionalAmount(field: string, value: Fen | undefined): Fen {
  return value === undefined ? (0 as Fen) : amount(field, value);
}

/** A decimal such as hours or percent, inside its bounds. */
export function quantity(field: string, value: number | string | undefined, min: number, max: number): Rational {
  if (value === undefined) return stop('calculator.fact-missing', { field });
  const parsed = parseDecimal(value);
  if (parsed === undefined) return stop('calculator.number-invalid', { field });
  if (compare(parsed, rational(min)) < 0 || compare(parsed, rational(max)) > 0) return stop('calculator.number-out-of-range', { field, min, max });
  return parsed;
}

/** A count such as days or persons. */
export function whole(field: string, value: number | undefined, min: number, max: number): number {
  if (value === undefined) return stop('calculator.fact-missing', { field });
  if (!Number.isInteger(value)) return stop('calculator.number-invalid', { field });
  if (value < min || value > max) return stop('calculator.number-out-of-range', { field, min, max });
  return value;
}

/** A day that exists. */
export function day(field: string, value: LocalDate | undefined): LocalDate {
  if (value === undefined) return stop('calculator.fact-missing', { field });
  return parseLocalDate(value) ?? stop('calculator.day-invalid', { field });
}

/** Two days in order. */
export function period(from: LocalDate, to: LocalDate): void {
  if (to < from) stop('calculator.end-before-start', { from, to });
}

/** Keeps a form from handing in endless lists. */
export function few<T>(field: string, items: readonly T[] | undefined, max = 60): readonly T[] {
  if (items !== undefined && items.length > max) return stop('calculator.too-many-items', { field, max });
  return items ?? [];
}
