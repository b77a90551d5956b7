import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const src = join(import.meta.dirname, '..');

describe('counting on a phone without big numbers (Safari 13)', () => {
  const kept = globalThis.BigInt;
  let phone: Awaited<ReturnType<typeof load>>;

  /** Fetched while there are no big numbers, as on such a phone: constants are counted when a file is read. */
  async function load() {
    const [money, rational, consumer, refuse, beyond] = await Promise.all([import('./money.js'), import('../calculators/rational.js'), import('../calculators/consumer.js'), import('../calculators/refuse.js'), import('./big.js')]);
    return { ...money, ...rational, ...consumer, ...refuse, ...beyond };
  }
  beforeAll(async () => {
    Reflect.set(globalThis, 'BigInt', undefined);
    phone = await load();
  });
  afterAll(() => void Reflect.set(globalThis, 'BigInt', kept));

  it('gives the same sums as everywhere', () => {
    const { calculateConsumer, divide, fen, floor, mulDiv, plus, rational, roundHalfUp, times } = phone;
    expect(mulDiv(fen(10_000), 1, 3)).toBe(3_333);
    expect(mulDiv(fen(-10_000), 1, 3)).toBe(-3_333);
    expect(Number(roundHalfUp(plus(divide(rational(1), rational(3)), times(rational(2), rational(5)))))).toBe(10);
    expect(Number(floor(rational(-7, 2)))).toBe(-4);
    const sheet = calculateConsumer({ kind: 'fraud', price: fen(50_000), giveBackPrice: false });
    expect(sheet.ok && sheet.value.total).toBe(150_000);
  });

  it('refuses what would not be exact, and never guesses', () => {
    const { BeyondThisBrowser, fen, mulDiv, rational, times } = phone;
    expect(() => mulDiv(fen(900_000_000_000_000), 900_000, 7)).toThrow(BeyondThisBrowser);
    expect(() => times(rational(9_007_199_254_740_991), rational(3))).toThrow(BeyondThisBrowser);
  });

  it('answers a calculator with a typed refusal', () => {
    const { calculation, rational, times } = phone;
    expect(calculation(() => times(rational(9_007_199_254_740_991), rational(3)))).toEqual({ ok: false, reason: { code: 'calculator.browser-too-old' } });
  });
});

describe('files that phones read', () => {
  it('hold no number with an n: one of them makes the whole file unreadable on Safari 13', () => {
    const names = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts') && !name.endsWith('.spec.ts'));
    const found = names.filter((name) => /(?<![\w'`.{:-])\d+n\b/.test(readFileSync(join(src, name), 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*|'[^']*'|`[^`]*`/g, '')));
    expect(found).toEqual([]);
  });
});
