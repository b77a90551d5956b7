import { fen } from '../money/money.js';
import type { Fen } from '../money/money.js';
import type { LocalDate } from '../time/local-date.js';
import type { CompulsoryLimits, DatedLimits, ParameterTables } from './parameters.js';
import { floor, rational, roundHalfUp } from './rational.js';
import { stop } from './refuse.js';

/** The limits in force on the day of the accident. */
export function limitsOn(date: LocalDate, tables: ParameterTables): DatedLimits {
  const first = tables.compulsoryInsurance[0];
  return (
    tables.compulsoryInsurance.findLast((row) => row.from <= date) ??
    stop('calculator.date-outside-table', { table: 'compulsoryInsurance', date, from: first?.from ?? '', to: '' })
  );
}

/**
 * What each vehicle's limit pays to one victim for one head.
 * Not enough for all victims: in proportion to their losses (JTSG 19), rounded down so that the shares together never
 * exceed the limit. Enough: the vehicles share by their limits (JTSG 18), the last one bears the odd fen.
 */
export function payWithinLimits(own: Fen, allVictims: Fen, limits: readonly Fen[]): readonly Fen[] {
  const together = limits.reduce<number>((sum, limit) => sum + limit, 0);
  if (own === 0 || together === 0) return limits.map(() => fen(0));
  if (allVictims >= together) return limits.map((limit) => fen(Number(floor(rational(BigInt(limit) * BigInt(own), allVictims)))));
  let left: number = own;
  return limits.map((limit, index) => {
    const part = index === limits.length - 1 ? left : Math.min(left, Number(roundHalfUp(rational(BigInt(own) * BigInt(limit), together))));
    left -= part;
    return fen(part);
  });
}

export function limitsFor(row: DatedLimits, atFault: boolean): CompulsoryLimits {
  return atFault ? row.atFault : row.notAtFault;
}
