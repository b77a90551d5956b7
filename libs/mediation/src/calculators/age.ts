import { completedYears } from '../time/local-date.js';
import type { LocalDate } from '../time/local-date.js';
import type { Outcome } from '../policy/refusal.js';
import { calculation, day, period, whole } from './refuse.js';

/** Age as a number, or the birthday and the day that counts: assessment of disability, or death. */
export type AgeFact = number | { readonly born: LocalDate; readonly on: LocalDate };

/** Completed years on the day that counts (RSSH 12, 15). */
export function ageFrom(fact: AgeFact): number {
  if (typeof fact === 'number') return whole('age', fact, 0, 130);
  const born = day('age.born', fact.born);
  const on = day('age.on', fact.on);
  period(born, on);
  return whole('age', completedYears(born, on), 0, 130);
}

/** C-1: twenty years; from 60 one year less for each year; from 75 five (RSSH 12, 15, 17). */
export function compensationYears(age: number): number {
  if (age < 60) return 20;
  return age < 75 ? 20 - (age - 60) : 5;
}

/** C-1 for a form: refuses an age that cannot be. */
export function ageMultiplier(fact: AgeFact): Outcome<number> {
  return calculation(() => compensationYears(ageFrom(fact)));
}
