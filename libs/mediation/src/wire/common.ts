import { z } from 'zod';
import { fen, MAX_FEN } from '../money/money.js';
import { localDate, parseLocalDate } from '../time/local-date.js';
import { isCreditCode, isIdNumber, normalizePhone } from './readers.js';

export { isCreditCode, isIdNumber, normalizePhone };

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

/** As `Day`, for shapes that are those of the rules. */
export const LocalDay = z.string().refine((value) => parseLocalDate(value) !== undefined, 'date.invalid').transform((value) => localDate(value));

/** Whole fen from 0 to 10 billion yuan as a number, for shapes that are those of the rules. */
export const FenNumber = z.number('amount.invalid').int('amount.invalid').min(0, 'amount.invalid').max(MAX_FEN, 'amount.too-large').transform((value) => fen(value));

/** Text of a person: trimmed, not empty, at most `max` characters. */
export function text(max: number): z.ZodType<string, string> {
  return z.string().trim().min(1, 'field.empty').max(max, 'field.too-long');
}

export const Id = z.uuid('id.invalid');
export const Language = z.enum(['zh', 'en']);
