import { parseLocalDate } from '../time/local-date.js';

// Apart from the schemas: a phone reads a number with these without carrying the schema library.

/** `１３８ 1234-5678`, `+86 138…` → `13812345678`; undefined when it is no Chinese mobile number. */
export function normalizePhone(text: string): string | undefined {
  const digits = text.normalize('NFKC').replace(/[\s\-()－—]/g, '').replace(/^(\+?86|0086)(?=1\d{10}$)/, '');
  return /^1[3-9]\d{9}$/.test(digits) ? digits : undefined;
}

const ID_WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const;

/** Resident identity number with its check digit (GB 11643). */
export function isIdNumber(text: string): boolean {
  const value = text.normalize('NFKC').trim().toUpperCase();
  if (!/^\d{17}[\dX]$/.test(value)) return false;
  if (parseLocalDate(`${value.slice(6, 10)}-${value.slice(10, 12)}-${value.slice(12, 14)}`) === undefined) return false;
  const sum = ID_WEIGHTS.reduce((total, weight, i) => total + weight * Number(value[i]), 0);
  return '10X98765432'[sum % 11] === value[17];
}

const CREDIT_CODE = '0123456789ABCDEFGHJKLMNPQRTUWXY';

/** Unified social credit code with its check character (GB 32100). */
export function isCreditCode(text: string): boolean {
  const value = text.normalize('NFKC').trim().toUpperCase();
  const digits = [...value].map((character) => CREDIT_CODE.indexOf(character));
  if (digits.length !== 18 || digits.includes(-1)) return false;
  let weight = 1;
  const sum = digits.slice(0, 17).reduce((total, digit) => {
    const next = total + weight * digit;
    weight = (weight * 3) % 31;
    return next;
  }, 0);
  return (31 - (sum % 31)) % 31 === digits[17];
}
