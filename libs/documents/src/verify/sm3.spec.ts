import { describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';

import { toHex } from './bytes.js';
import { sm3 } from './sm3.js';

describe('SM3', () => {
  it('gives the two examples of GB/T 32905', () => {
    expect(toHex(sm3(new TextEncoder().encode('abc')))).toBe('66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0');
    expect(toHex(sm3(new TextEncoder().encode('abcd'.repeat(16))))).toBe('debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732');
  });

  it('agrees with OpenSSL at every length around a block', () => {
    for (let length = 0; length <= 200; length++) {
      const bytes = Uint8Array.from({ length }, (_, i) => (i * 37 + length) & 0xff);
      expect(toHex(sm3(bytes))).toBe(createHash('sm3').update(bytes).digest('hex'));
    }
  });
});
