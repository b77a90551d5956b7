import type { Source } from '../policy/policy.js';
import { knownRegion } from './parameters.js';
import type { ParameterTables } from './parameters.js';
import { compare, decimalText, plus, rational } from './rational.js';
import type { Rational } from './rational.js';
import { quantity, stop } from './refuse.js';

export type VictimFault = 'none' | 'minor' | 'equal' | 'main' | 'all';

/** Percent of the rest that the motor side bears, from–to, with the rule behind it. */
export interface ShareRange {
  readonly low: number;
  readonly high: number;
  readonly sources: readonly Source[];
}

/** RTSL 76: between motor vehicles by fault; against pedestrians and non-motor vehicles more, by the regional by-law. */
export function shareRange(victim: 'motor' | 'nonMotor', fault: VictimFault, region: string, tables: ParameterTables): ShareRange {
  knownRegion(tables, region);
  if (victim === 'motor') {
    const sources: Source[] = [{ law: 'RTSL', article: '76(1)(1)' }];
    const [low, high] = { none: [100, 100], minor: [50, 100], equal: [50, 50], main: [0, 50], all: [0, 0] }[fault] as [number, number];
    return { low, high, sources };
  }
  const national: Source = { law: 'RTSL', article: '76(1)(2)' };
  if (fault === 'none') return { low: 100, high: 100, sources: [national] };
  const row = tables.trafficShares.findLast((share) => share.region === region && share.victimFault === fault);
  if (row) return { low: row.low, high: row.high, sources: [national, { law: row.law, article: row.article }] };
  return fault === 'all' ? { low: 0, high: 10, sources: [national] } : { low: 10, high: 100, sources: [national] };
}

/** The share of each vehicle. One number is taken when the law leaves only one; otherwise the parties must name it. */
export function agreedShares(range: ShareRange, given: readonly (number | string | undefined)[]): readonly Rational[] {
  if (given.length === 1 && given[0] === undefined && range.low === range.high) return [rational(range.low)];
  if (range.high === 0) return given.map(() => rational(0));
  const shares = given.map((share) => (share === undefined ? stop('calculator.share-missing', { low: range.low, high: range.high }) : quantity('sharePercent', share, 0, 100)));
  const sum = plus(...shares);
  if (compare(sum, rational(100)) > 0) return stop('calculator.shares-above-whole');
  quantity('sharePercent', decimalText(sum), range.low, range.high);
  return shares;
}
