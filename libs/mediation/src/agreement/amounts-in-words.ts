import { fen, type Fen } from '../money/money.js';

const DIGIT: Readonly<Record<string, number>> = {
  零: 0, 〇: 0, 壹: 1, 一: 1, 贰: 2, 二: 2, 两: 2, 叁: 3, 三: 3, 肆: 4, 四: 4, 伍: 5, 五: 5, 陆: 6, 六: 6, 柒: 7, 七: 7, 捌: 8, 八: 8, 玖: 9, 九: 9,
};
const UNIT: Readonly<Record<string, number>> = { 拾: 10, 十: 10, 佰: 100, 百: 100, 仟: 1000, 千: 1000 };

/** Reads `壹万捌仟捌佰元整` or `一万八千元` as people write it. Undefined when it is no amount. */
export function parseCapitals(text: string): Fen | undefined {
  let above = 0; // everything before 亿
  let section = 0; // since 亿, up to 万
  let group = 0; // since 万
  let digit = 0;
  let cents = 0;
  let yuan: number | undefined;
  for (const sign of text) {
    const asDigit = DIGIT[sign];
    const asUnit = UNIT[sign];
    if (asDigit !== undefined) {
      digit = asDigit;
      continue;
    }
    if (asUnit !== undefined) group += (digit === 0 ? 1 : digit) * asUnit; // 十五 is 10 + 5: no digit before the unit counts once
    else if (sign === '万') [section, group] = [section + (group + digit) * 10_000, 0];
    else if (sign === '亿') [above, section, group] = [(above + section + group + digit) * 100_000_000, 0, 0];
    else if (sign === '元' || sign === '圆') yuan = above + section + group + digit;
    else if (sign === '角') cents += digit * 10;
    else if (sign === '分') cents += digit;
    else if (sign !== '整' && sign !== '正') return undefined;
    digit = 0;
  }
  if (yuan === undefined && cents === 0) return undefined;
  const value = (yuan ?? 0) * 100 + cents;
  return Number.isSafeInteger(value) ? fen(value) : undefined;
}

// Lengths are bounded, so that a page of digits costs no more than a page of words.
const FIGURE = String.raw`(\d[\d,]{0,17}(?:\.\d{1,2})?)\s*(万)?\s*元?`;
const CAPITAL = '([零〇壹一贰二两叁三肆四伍五陆六柒七捌八玖九拾十佰百仟千万亿]+[元圆][零壹贰叁肆伍陆柒捌玖一二三四五六七八九角分整正]*)';
const BETWEEN = String.raw`\s*\(?\s*(?:人民币)?(?:大写)?[::]?\s*(?:人民币)?\s*`;
const FIGURE_THEN_CAPITALS = new RegExp(FIGURE + BETWEEN + CAPITAL, 'g');
const CAPITALS_THEN_FIGURE = new RegExp(`${CAPITAL}${String.raw`\s*\(\s*(?:小写)?[::]?\s*[¥￥]?\s*`}${FIGURE}`, 'g');
const MONEY = /(?:[¥￥]\s*(\d[\d,]{0,17}(?:\.\d{1,2})?)|(\d[\d,]{0,17}(?:\.\d{1,2})?)\s*(万)?\s*(?:元|yuan|RMB|CNY))/gi;

function figure(digits: string | undefined, wan: string | undefined): Fen | undefined {
  if (digits === undefined) return undefined;
  const value = Math.round(Number(digits.replaceAll(',', '')) * (wan === undefined ? 100 : 1_000_000));
  return Number.isSafeInteger(value) ? fen(value) : undefined;
}

export interface FiguresAndCapitals {
  readonly figures: Fen;
  readonly capitals: Fen;
}

/** Amounts that the words give twice, in figures and in capitals. The words are in NFKC. */
export function amountsGivenTwice(words: string): readonly FiguresAndCapitals[] {
  // Most words hold no capitals at all; do not run two patterns over them.
  if (!/[元圆]/.test(words)) return [];
  const found: FiguresAndCapitals[] = [];
  for (const match of words.matchAll(FIGURE_THEN_CAPITALS)) push(found, figure(match[1], match[2]), parseCapitals(match[3] ?? ''));
  for (const match of words.matchAll(CAPITALS_THEN_FIGURE)) push(found, figure(match[2], match[3]), parseCapitals(match[1] ?? ''));
  return found;
}

function push(found: FiguresAndCapitals[], figures: Fen | undefined, inCapitals: Fen | undefined): void {
  if (figures !== undefined && inCapitals !== undefined) found.push({ figures, capitals: inCapitals });
}

/** Every amount of yuan that the words name in figures. The words are in NFKC. */
export function figuresIn(words: string): readonly Fen[] {
  const found: Fen[] = [];
  for (const match of words.matchAll(MONEY)) {
    const value = figure(match[1] ?? match[2], match[3]);
    if (value !== undefined) found.push(value);
  }
  return found;
}
