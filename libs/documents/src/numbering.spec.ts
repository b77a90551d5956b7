import { describe, expect, it } from '@jest/globals';
import { DEFAULT_PATTERNS, formatNumber, sequenceOf } from './numbering.js';

const parts = { year: 2026, org: '柳塘' };

describe('numbers of papers', () => {
  it('follow the usual patterns', () => {
    expect(formatNumber(DEFAULT_PATTERNS.agreement, { ...parts, sequence: 17 })).toBe('（2026）柳塘民调字第017号');
    expect(formatNumber(DEFAULT_PATTERNS.dossier, { ...parts, sequence: 1023 })).toBe('（2026）柳塘人调字第1023号');
  });

  it('can be read back, so that a gap is found', () => {
    const pattern = '{org}[{year}]第{seq}号';
    expect(sequenceOf(formatNumber(pattern, { ...parts, sequence: 9 }), pattern, parts)).toBe(9);
    expect(sequenceOf('柳塘[2025]第9号', pattern, parts)).toBeUndefined();
  });

  it.each(['{org}民调字第{seq}号', '（{year}）第{seq}-{seq}号', '（{year}）{name}第{seq}号', '（{year}）第号', '（{year）第{seq}号'])('a pattern that cannot tell papers apart is refused: %s', (pattern) => {
    expect(() => formatNumber(pattern, { ...parts, sequence: 1 })).toThrow(expect.objectContaining({ code: 'number.bad-pattern' }));
  });

  it.each([0, -1, 1.5])('a sequence starts at one and has no fractions: %s', (sequence) => {
    expect(() => formatNumber(DEFAULT_PATTERNS.agreement, { ...parts, sequence })).toThrow(expect.objectContaining({ code: 'number.bad-sequence' }));
  });
});
