import { z } from 'zod';
import { parseLocalDate } from '../time/local-date.js';
import { MAX_FEN } from '../money/money.js';

/** `１３８ 1234-5678`, `+86 138…` → `13812345678`; undefined when it is no Chinese mobile number. */
export function normalizePhone(text: string): string | undefined {
  const digits = text.normalize('NFKC').replace(/[\s\-()－—]/g, '').replace(/^(\+?86|0086)(?=1\d{10}$)/, '');
  return /^1[3-9]\d{9}$/.test(digits) ? digits : undefined;
}

/** Mobile number as people type it; parsed to 11 digits. Refused with `phone.invalid`. */
export const Phone = z
  .string()
  .max(40)
  .transform((text, context) => {
    const phone = normalizePhone(text);
    if (phone === undefined) {
      context.addIssue({ code: 'custom', message: 'phone.invalid' });
      return z.NEVER;
    }
    return phone;
  });

const ID_WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const;

/** Resident identity number with its check digit (GB 11643). */
export function isIdNumber(text: string): boolean {
  const value = text.normalize('NFKC').trim().toUpperCase();
  if (!/^\d{17}[\dX]$/.test(value)) return false;
  if (parseLocalDate(`${value.slice(6, 10)}-${value.slice(10, 12)}-${value.slice(12, 14)}`) === undefined) return false;
  const sum = ID_WEIGHTS.reduce((total, weight, i) => total + weight * Number(value[i]), 0);
  return '10X98765432'[sum % 11] === value[17];
}

/** Identity number; refused with `id-number.invalid`. */
export const IdNumber = z
  .string()
  .max(40)
  .transform((text) => text.normalize('NFKC').trim().toUpperCase())
  .refine(isIdNumber, 'id-number.invalid');

/** One-time code: six digits, spaces and full-width digits forgiven. */
export const OneTimeCode = z
  .string()
  .max(20)
  .transform((text) => text.normalize('NFKC').replace(/\s/g, ''))
  .refine((text) => /^\d{6}$/.test(text), 'one-time-code.invalid');

/** Amount in fen as a string of digits, from 0 to 10 billion yuan. */
export const AmountFen = z
  .string()
  .regex(/^\d{1,15}$/, 'amount.invalid')
  .refine((text) => Number(text) <= MAX_FEN, 'amount.too-large')
  .transform(Number);

/** Calendar day `yyyy-mm-dd` that exists. */
export const Day = z.string().refine((text) => parseLocalDate(text) !== undefined, 'date.invalid');

/** Text of a person: trimmed, not empty, at most `max` characters. */
export function text(max: number): z.ZodType<string, string> {
  return z.string().trim().min(1, 'field.empty').max(max, 'field.too-long');
}

export const Id = z.uuid('id.invalid');
export const Language = z.enum(['zh', 'en']);
