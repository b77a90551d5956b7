import { big, exact, quotient } from './big.js';
declare const fenBrand: unique symbol;

/** Money in fen (1/100 yuan), an integer. The only currency of the portal is the yuan (CNY). */
export type Fen = number & { readonly [fenBrand]: true };

/** Largest amount a filing or an agreement may name: 10 billion yuan. Above it is a typing error. */
export const MAX_FEN = 1_000_000_000_000 as Fen;

/** @throws RangeError when `value` is not a safe integer: a bug, never user input (parse that with parseYuan). */
export function fen(value: number): Fen {
  if (!Number.isSafeInteger(value)) throw new RangeError(`not an integer number of fen: ${value}`);
  return value as Fen;
}

/** Reads what people type: `450`, `450.5`, `1,200.00`, full-width digits. Undefined when it is no amount of yuan. */
export function parseYuan(text: string): Fen | undefined {
  const plain = text.normalize('NFKC').replace(/[,\s元¥]/g, '');
  const found = /^(-?)(\d{1,13})(?:\.(\d{1,2}))?$/.exec(plain);
  if (!found) return undefined;
  const [, sign, whole = '0', part = ''] = found;
  const value = Number(whole) * 100 + Number(part.padEnd(2, '0'));
  return Number.isSafeInteger(value) ? ((sign === '-' ? -value : value) as Fen) : undefined;
}

/** `45000` → `"450.00"`. */
export function formatYuan(value: Fen): string {
  const sign = value < 0 ? '-' : '';
  const abs = Math.abs(value);
  return `${sign}${Math.floor(abs / 100)}.${String(abs % 100).padStart(2, '0')}`;
}

export function sumFen(values: readonly Fen[]): Fen {
  return fen(values.reduce<number>((sum, value) => sum + value, 0));
}

/** value × numerator ÷ denominator, rounded half up to the fen. Integer arithmetic, no floats. */
export function mulDiv(value: Fen, numerator: bigint | number, denominator: bigint | number): Fen {
  const zero = big(0);
  const d = big(denominator);
  if (d <= zero) throw new RangeError('denominator must be positive');
  const doubled = exact(big(2) * big(value) * big(numerator) + d);
  const twice = exact(big(2) * d);
  // Floor division also for negative amounts.
  const floored = doubled >= zero ? quotient(doubled, twice) : -quotient(exact(-doubled + twice - big(1)), twice);
  return fen(Number(floored));
}

const DIGITS = ['零', '壹', '贰', '叁', '肆', '伍', '陆', '柒', '捌', '玖'] as const;
const UNITS = ['', '拾', '佰', '仟'] as const;
const GROUPS = ['', '万', '亿', '兆'] as const;

/**
 * Amount in Chinese capitals as on cheques and agreements: `45000` → `肆佰伍拾元整`, `105` → `壹元零伍分`.
 * Rules: 正确填写票据和结算凭证的基本规定 (PBOC).
 */
export function capitals(value: Fen): string {
  if (value < 0) return `负${capitals(fen(-value))}`;
  const yuan = Math.floor(value / 100);
  const jiao = Math.floor((value % 100) / 10);
  const cent = value % 10;
  let text = yuan === 0 ? '' : `${groupsOf(yuan)}元`;
  if (jiao === 0 && cent === 0) return text === '' ? '零元整' : `${text}整`;
  if (jiao > 0) text += `${DIGITS[jiao]}角`;
  else if (text !== '') text += '零';
  return cent > 0 ? `${text}${DIGITS[cent]}分` : `${text}整`;
}

function groupsOf(yuan: number): string {
  let rest = yuan;
  const groups: number[] = [];
  while (rest > 0) {
    groups.push(rest % 10_000);
    rest = Math.floor(rest / 10_000);
  }
  let text = '';
  let gap = false;
  for (let i = groups.length - 1; i >= 0; i--) {
    const group = groups[i] ?? 0;
    if (group === 0) {
      gap = text !== '';
      continue;
    }
    if (text !== '' && (gap || group < 1000)) text += '零';
    text += fourDigits(group) + (GROUPS[i] ?? '');
    gap = false;
  }
  return text;
}

function fourDigits(group: number): string {
  let text = '';
  let zero = false;
  for (let unit = 3; unit >= 0; unit--) {
    const digit = Math.floor(group / 10 ** unit) % 10;
    if (digit === 0) {
      zero = text !== '';
      continue;
    }
    if (zero) text += '零';
    text += `${DIGITS[digit] ?? ''}${UNITS[unit] ?? ''}`;
    zero = false;
  }
  return text;
}
