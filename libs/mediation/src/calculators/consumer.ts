import type { Fen } from '../money/money.js';
import type { BothLanguages, Source } from '../policy/policy.js';
import type { Outcome } from '../policy/refusal.js';
import { sheetLine, sheetOf } from './calculation-sheet.js';
import type { Sheet, SheetLine, UsedParameter } from './calculation-sheet.js';
import { nationalParameter } from './parameters.js';
import { rational, yuanText } from './rational.js';
import { amount, calculation, optionalAmount, stop } from './refuse.js';
import type { Warning } from './warnings.js';

/** Fraud, a known defect that hurt someone, or unsafe food. */
export type ConsumerFacts =
  | { readonly kind: 'fraud'; readonly price: Fen; readonly giveBackPrice: boolean }
  | { readonly kind: 'knownDefect'; readonly loss: Fen; readonly deathOrSeriousHarm: boolean }
  | {
      readonly kind: 'food';
      readonly price: Fen;
      readonly loss?: Fen;
      readonly giveBackPrice: boolean;
      readonly against: 'maker' | 'seller';
      /** Needed against a seller: he owes only if he knew. */
      readonly sellerKnew?: boolean;
      /** A flaw of the label that touches no safety and misleads nobody. */
      readonly harmlessLabelFlaw: boolean;
    };

const LABEL: BothLanguages = { zh: '消费惩罚性赔偿', en: 'Punitive damages for consumers' };
const FRAUD_SOURCE: Source = { law: 'CPL-W', article: '55(1)' };
const DEFECT_SOURCE: Source = { law: 'CPL-W', article: '55(2)' };
const FOOD_SOURCE: Source = { law: '食品安全法', article: '148' };
const FRAUD_MINIMUM = 50_000 as Fen;
const FOOD_MINIMUM = 100_000 as Fen;

/** C-6: three times the price, at least 500; known defect up to twice the loss; food ten times or three times, at least 1,000. */
export function calculateConsumer(facts: ConsumerFacts): Outcome<Sheet> {
  return calculation(() => {
    const warnings: Warning[] = [];
    switch (facts.kind) {
      case 'fraud': {
        const price = amount('price', facts.price);
        const line = punitive(price * 3, FRAUD_MINIMUM, { zh: `${yuanText(price)} × 3`, en: `${yuanText(price)} × 3` }, FRAUD_SOURCE, warnings);
        return sheetOf('consumer', LABEL, [...priceBack(price, facts.giveBackPrice, FRAUD_SOURCE), line], warnings);
      }
      case 'knownDefect':
        return sheetOf('consumer', LABEL, defectLines(facts, warnings), warnings);
      case 'food':
        return sheetOf('consumer', LABEL, foodLines(facts, warnings), warnings);
      default:
        return facts satisfies never;
    }
  });
}

function minimumUsed(minimum: Fen, source: Source): UsedParameter {
  // The days on which the two amended statutes took effect.
  const since = source === FOOD_SOURCE ? '2015-10-01' : '2014-03-15';
  return nationalParameter('punitiveMinimum', { zh: '最低赔偿', en: 'minimum' }, yuanText(minimum), since, `${source.law} ${source.article}`);
}

function punitive(counted: number, minimum: Fen, formula: BothLanguages, source: Source, warnings: Warning[]): SheetLine {
  const lifted = counted < minimum;
  if (lifted) warnings.push({ code: 'consumer.minimum-applied' });
  const text = lifted ? { zh: `${formula.zh}，不足 ${yuanText(minimum)} 按最低数`, en: `${formula.en}, below ${yuanText(minimum)}: the minimum` } : formula;
  return sheetLine({
    id: 'punitive', label: { zh: '惩罚性赔偿', en: 'Punitive damages' }, formula: text, sources: [source],
    parameters: [minimumUsed(minimum, source)], amount: rational(Math.max(counted, minimum)),
  });
}

function priceBack(price: Fen, wanted: boolean, source: Source): SheetLine[] {
  return wanted ? [sheetLine({ id: 'price-back', label: { zh: '退还价款', en: 'Price given back' }, formula: { zh: '已付价款', en: 'price paid' }, inputs: { price }, sources: [source], amount: rational(price) })] : [];
}

function nothing(source: Source): SheetLine {
  return sheetLine({ id: 'punitive', label: { zh: '惩罚性赔偿', en: 'Punitive damages' }, formula: { zh: '不适用', en: 'does not apply' }, sources: [source], amount: rational(0) });
}

function defectLines(facts: Extract<ConsumerFacts, { kind: 'knownDefect' }>, warnings: Warning[]): SheetLine[] {
  const loss = amount('loss', facts.loss);
  const own = sheetLine({ id: 'loss', label: { zh: '实际损失', en: 'Loss' }, formula: { zh: '按票据和损失清单', en: 'by receipts and list' }, inputs: { loss }, sources: [DEFECT_SOURCE], amount: rational(loss) });
  if (!facts.deathOrSeriousHarm) {
    warnings.push({ code: 'consumer.no-serious-harm' });
    return [own, nothing(DEFECT_SOURCE)];
  }
  warnings.push({ code: 'consumer.up-to' });
  return [own, sheetLine({
    id: 'punitive', label: { zh: '惩罚性赔偿（最高）', en: 'Punitive damages (at most)' },
    formula: { zh: `${yuanText(loss)} × 2`, en: `${yuanText(loss)} × 2` }, sources: [DEFECT_SOURCE], amount: rational(loss * 2),
  })];
}

function foodLines(facts: Extract<ConsumerFacts, { kind: 'food' }>, warnings: Warning[]): SheetLine[] {
  const price = amount('price', facts.price);
  const loss = optionalAmount('loss', facts.loss);
  const back = priceBack(price, facts.giveBackPrice, FOOD_SOURCE);
  if (facts.against === 'seller' && facts.sellerKnew === undefined) return stop('calculator.fact-missing', { field: 'sellerKnew' });
  if (facts.harmlessLabelFlaw) warnings.push({ code: 'consumer.harmless-label-flaw' });
  else if (facts.against === 'seller' && facts.sellerKnew === false) warnings.push({ code: 'consumer.seller-did-not-know' });
  else {
    const byPrice = price * 10 >= loss * 3;
    const text = byPrice ? `${yuanText(price)} × 10` : `${yuanText(loss)} × 3`;
    return [...back, punitive(byPrice ? price * 10 : loss * 3, FOOD_MINIMUM, { zh: text, en: text }, FOOD_SOURCE, warnings)];
  }
  return [...back, nothing(FOOD_SOURCE)];
}
