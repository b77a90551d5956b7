import type { Fen } from '../money/money.js';
import { rational, smaller, times, divide, plus, ZERO } from './rational.js';
import type { Rational } from './rational.js';
import { few, stop, whole } from './refuse.js';
import { compensationYears } from './age.js';

/** A person the victim had to support. */
export interface Dependant {
  readonly age: number;
  /** Everyone who owes the support, the victim included. */
  readonly supporters: number;
  /** Needed for adults: unable to work and without other income (RSSH 17). */
  readonly unableToWorkWithoutIncome?: boolean;
}

/** Years in which the yearly sum stays the same. */
export interface YearBand {
  readonly years: number;
  /** Sum of all dependants for one year, after the cap. */
  readonly perYear: Rational;
  readonly capped: boolean;
}

/** Years of support: a minor until 18, an adult as the victim (RSSH 12, 17). */
export function supportYears(dependant: Dependant): number {
  const age = whole('dependant.age', dependant.age, 0, 130);
  if (age < 18) return 18 - age;
  if (dependant.unableToWorkWithoutIncome !== true) return stop('calculator.dependant-not-entitled');
  return compensationYears(age);
}

/**
 * Year by year, because the cap works on each year's sum: all dependants together never get more than the yearly
 * consumption X, also when the victim lost only part of his capacity (RSSH 17: the cap is X, not X × k).
 */
export function supportByYear(dependants: readonly Dependant[], consumption: Fen, k: Rational): readonly YearBand[] {
  const claims = few('dependants', dependants, 20).map((dependant) => ({
    years: supportYears(dependant),
    perYear: divide(times(rational(consumption), k), rational(whole('dependant.supporters', dependant.supporters, 1, 50))),
  }));
  const bands: YearBand[] = [];
  const longest = Math.max(0, ...claims.map((claim) => claim.years));
  for (let year = 0; year < longest; year++) {
    const sum = plus(...claims.filter((claim) => claim.years > year).map((claim) => claim.perYear), ZERO);
    const perYear = smaller(sum, rational(consumption));
    const capped = perYear !== sum;
    const last = bands.at(-1);
    if (last && last.perYear.n === perYear.n && last.perYear.d === perYear.d && last.capped === capped) bands[bands.length - 1] = { ...last, years: last.years + 1 };
    else bands.push({ years: 1, perYear, capped });
  }
  return bands;
}
