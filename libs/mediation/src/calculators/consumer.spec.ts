import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parseYuan } from '../money/money.js';
import type { Fen } from '../money/money.js';
import { lineOf } from './calculation-sheet.js';
import { calculateConsumer } from './consumer.js';
import type { ConsumerFacts } from './consumer.js';

const yuan = (text: string): Fen => parseYuan(text) as Fen;
const FOOD = { kind: 'food', price: yuan('50'), giveBackPrice: false, against: 'maker', harmlessLabelFlaw: false } as const;
const punitive = (facts: ConsumerFacts): number | undefined => {
  const outcome = calculateConsumer(facts);
  if (!outcome.ok) throw new Error(outcome.reason.code);
  return lineOf(outcome.value, 'punitive')?.amount;
};

describe('C-6, consumers', () => {
  it.each<[string, ConsumerFacts, string]>([
    ['fraud is three times the price', { kind: 'fraud', price: yuan('2000'), giveBackPrice: false }, '6000'],
    ['but at least 500', { kind: 'fraud', price: yuan('100'), giveBackPrice: false }, '500'],
    ['the minimum ends where three times the price begins', { kind: 'fraud', price: yuan('166.67'), giveBackPrice: false }, '500.01'],
    ['a known defect that hurt someone: up to twice the loss', { kind: 'knownDefect', loss: yuan('30000'), deathOrSeriousHarm: true }, '60000'],
    ['without serious harm nothing punitive', { kind: 'knownDefect', loss: yuan('30000'), deathOrSeriousHarm: false }, '0'],
    ['food is ten times the price', { ...FOOD, price: yuan('300') }, '3000'],
    ['or three times the loss when that is more', { ...FOOD, loss: yuan('5000') }, '15000'],
    ['but at least 1,000', FOOD, '1000'],
    ['a seller who knew owes it too', { ...FOOD, price: yuan('300'), against: 'seller', sellerKnew: true }, '3000'],
    ['a seller who did not know owes nothing punitive', { ...FOOD, price: yuan('300'), against: 'seller', sellerKnew: false }, '0'],
    ['a harmless flaw of the label does not count', { ...FOOD, price: yuan('300'), harmlessLabelFlaw: true }, '0'],
  ])('%s', (_policy, facts, expected) => {
    expect(punitive(facts)).toBe(yuan(expected));
  });

  it('the price comes back besides, when asked', () => {
    expect(calculateConsumer({ kind: 'fraud', price: yuan('2000'), giveBackPrice: true })).toMatchObject({ ok: true, value: { total: yuan('8000') } });
  });

  it('refuses a negative price, and a seller of whom nobody says whether he knew', () => {
    expect(calculateConsumer({ kind: 'fraud', price: -1 as Fen, giveBackPrice: false })).toMatchObject({ ok: false, reason: { code: 'calculator.amount-negative' } });
    expect(calculateConsumer({ ...FOOD, against: 'seller' })).toMatchObject({ ok: false, reason: { code: 'calculator.fact-missing', params: { field: 'sellerKnew' } } });
  });

  it('a dearer thing never brings less, and never less than the minimum', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 10_000_000 }), fc.integer({ min: 0, max: 1000 }), (price, more) => {
      const low = punitive({ kind: 'fraud', price: price as Fen, giveBackPrice: false }) ?? 0;
      const high = punitive({ kind: 'fraud', price: (price + more) as Fen, giveBackPrice: false }) ?? 0;
      expect(low).toBeGreaterThanOrEqual(yuan('500'));
      expect(high).toBeGreaterThanOrEqual(low);
    }));
  });
});
