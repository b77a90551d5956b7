import { randomInt } from 'node:crypto';

// Without 0 O 1 I L: read out on the telephone, typed by the old.
const LETTERS = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';

/** `JF-2026-7K3M-9QXT`: for life, opaque, 31^8 per year. */
export function newCaseNumber(year: number): string {
  const letter = (): string => LETTERS[randomInt(LETTERS.length)] ?? '2';
  const four = (): string => Array.from({ length: 4 }, letter).join('');
  return `JF-${year}-${four()}-${four()}`;
}
