import { describe, expect, it } from '@jest/globals';
import { AmountFen, isCreditCode, isIdNumber, normalizePhone } from './common.js';

describe('what people type', () => {
  it.each(['13812345678', '138 1234 5678', '138-1234-5678', '+8613812345678', '+86 138 1234 5678', '１３８１２３４５６７８', '008613812345678'])('reads the phone number %s', (text) =>
    expect(normalizePhone(text)).toBe('13812345678'),
  );
  it.each(['1381234567', '12812345678', '138123456789', 'abc', ''])('refuses the phone number %p', (text) => expect(normalizePhone(text)).toBeUndefined());
  it('checks the last digit of an identity number (GB 11643)', () => {
    expect(isIdNumber('11010519491231002X')).toBe(true);
    expect(isIdNumber('110105194912310021')).toBe(false);
    expect(isIdNumber('11010519491331002X')).toBe(false);
  });
  it('accepts a unified social credit code only with its check character', () => {
    expect(isCreditCode('91350100M000100Y43')).toBe(true);
    expect(isCreditCode('91350100M000100Y44')).toBe(false);
    expect(isCreditCode('91350100M000100I43')).toBe(false);
  });
  it.each(['-1', '1e12', '1000000000001', '1.5', ''])('refuses the amount %p', (text) => expect(AmountFen.safeParse(text).success).toBe(false));
});
