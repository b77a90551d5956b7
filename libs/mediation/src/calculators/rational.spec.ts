import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Fen } from '../money/money.js';
import { compare, decimal, decimalText, divide, floor, minus, parseDecimal, plus, rational, roundHalfUp, times, yuanText } from './rational.js';

describe('exact numbers of the calculators', () => {
  it.each([
    ['a half goes up', 5, 2, 3n],
    ['less than a half goes down', 249, 100, 2n],
    ['a negative half goes up too', -5, 2, -2n],
    ['a negative number goes to the nearest', -26, 10, -3n],
  ])('%s', (_policy, n, d, rounded) => {
    expect(roundHalfUp(rational(n, d))).toBe(rounded);
  });

  it('never passes a decimal through a float', () => {
    expect(plus(decimal('0.1'), decimal('0.2'))).toEqual(decimal('0.3'));
  });

  it('refuses text that is no plain decimal', () => {
    expect([parseDecimal('1e21'), parseDecimal('12,4'), parseDecimal(''), parseDecimal(Number.NaN)]).toEqual([undefined, undefined, undefined, undefined]);
  });

  it('prints a short decimal, and a fraction when there is none', () => {
    expect([decimalText(decimal('14.60')), decimalText(rational(5, 3)), decimalText(rational(-1, 4))]).toEqual(['14.6', '5/3', '-0.25']);
    expect(yuanText(123_456_789 as Fen)).toBe('1,234,567.89');
  });

  it('taking away what was added gives the number back, and division undoes multiplication', () => {
    const number = fc.tuple(fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }), fc.bigInt({ min: 1n, max: 10n ** 6n })).map(([n, d]) => rational(n, d));
    fc.assert(
      fc.property(number, number, (a, b) => {
        expect(minus(plus(a, b), b)).toEqual(a);
        if (b.n !== 0n) expect(divide(times(a, b), b)).toEqual(a);
        expect(compare(rational(floor(a)), a)).toBeLessThanOrEqual(0);
      }),
    );
  });
});
