import { big, exact, quotient } from '../money/big.js';
import { MAX_FEN } from '../money/money.js';
import type { Fen } from '../money/money.js';

/** An exact number. Money is computed in fractions of a fen and rounded only where a line is printed. */
export interface Rational {
  readonly n: bigint;
  /** Always positive; the fraction is in lowest terms. */
  readonly d: bigint;
}

/** @throws RangeError for a zero denominator: a bug, never user input. */
export function rational(n: bigint | number, d: bigint | number = 1): Rational {
  let top = exact(big(n));
  let bottom = exact(big(d));
  const zero = big(0);
  if (bottom === zero) throw new RangeError('denominator must not be zero');
  if (bottom < zero) [top, bottom] = [-top, -bottom];
  const divisor = gcd(top < zero ? -top : top, bottom);
  return { n: quotient(top, divisor), d: quotient(bottom, divisor) };
}

export const ZERO = rational(0);
export const ONE = rational(1);

/** Reads `24`, `0.0175`, `7.5` without passing through a float. Undefined when it is no plain decimal. */
export function parseDecimal(value: number | string): Rational | undefined {
  const found = /^(-?)(\d{1,13})(?:\.(\d{1,8}))?$/.exec(String(value));
  if (!found) return undefined;
  const [, sign, whole = '0', part = ''] = found;
  const n = big(whole + part);
  return rational(sign === '-' ? -n : n, big(10 ** part.length));
}

/** @throws RangeError for a text that is no decimal: for constants of the tables. */
export function decimal(value: string): Rational {
  const parsed = parseDecimal(value);
  if (parsed === undefined) throw new RangeError(`not a decimal: ${value}`);
  return parsed;
}

/** 12.4 → 0.124 */
export function percent(value: Rational): Rational {
  return divide(value, rational(100));
}

export function plus(...values: readonly Rational[]): Rational {
  return values.reduce((a, b) => rational(exact(a.n * b.d) + exact(b.n * a.d), a.d * b.d), ZERO);
}

export function minus(a: Rational, b: Rational): Rational {
  return rational(exact(a.n * b.d) - exact(b.n * a.d), a.d * b.d);
}

export function times(...values: readonly Rational[]): Rational {
  return values.reduce((a, b) => rational(a.n * b.n, a.d * b.d), ONE);
}

export function divide(a: Rational, b: Rational): Rational {
  return rational(a.n * b.d, a.d * b.n);
}

/** Negative, zero or positive, like a sort comparator. */
export function compare(a: Rational, b: Rational): number {
  const difference = exact(exact(a.n * b.d) - exact(b.n * a.d));
  return difference < big(0) ? -1 : difference > big(0) ? 1 : 0;
}

export function smaller(a: Rational, b: Rational): Rational {
  return compare(a, b) <= 0 ? a : b;
}

export function larger(a: Rational, b: Rational): Rational {
  return compare(a, b) >= 0 ? a : b;
}

/** Nearest integer, a half goes up. */
export function roundHalfUp(value: Rational): bigint {
  return floor(rational(big(2) * value.n + value.d, big(2) * value.d));
}

/** Largest integer that is not above the value. */
export function floor(value: Rational): bigint {
  const whole = quotient(value.n, value.d);
  return value.n < big(0) && whole * value.d !== value.n ? whole - big(1) : whole;
}

/** Text for formulas: `0.3`, `14.6`; a number without a short decimal stays a fraction, `5/3`. */
export function decimalText(value: Rational): string {
  for (let digits = 0; digits <= 6; digits++) {
    const scaled = times(value, rational(10 ** digits));
    if (scaled.d !== big(1)) continue;
    const abs = (scaled.n < big(0) ? -scaled.n : scaled.n).toString().padStart(digits + 1, '0');
    const text = digits === 0 ? abs : `${abs.slice(0, -digits)}.${abs.slice(-digits)}`;
    return scaled.n < big(0) ? `-${text}` : text;
  }
  return `${value.n}/${value.d}`;
}

/** `6000000` fen → `60,000.00`. */
export function yuanText(value: Fen): string {
  const abs = Math.abs(value);
  const whole = String(Math.floor(abs / 100)).replace(/\B(?=(\d{3})+$)/g, ',');
  return `${value < 0 ? '-' : ''}${whole}.${String(abs % 100).padStart(2, '0')}`;
}

/** Whether a result still is an amount of money people can mean (a thousand times the largest filing). */
export function isPrintable(value: bigint): boolean {
  const limit = big(MAX_FEN) * big(1000);
  return value <= limit && value >= -limit;
}

function gcd(a: bigint, b: bigint): bigint {
  const zero = big(0);
  while (b !== zero) [a, b] = [b, a % b];
  return a === zero ? big(1) : a;
}
