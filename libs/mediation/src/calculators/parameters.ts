import type { Fen } from '../money/money.js';
import type { BothLanguages } from '../policy/policy.js';
import type { LocalDate } from '../time/local-date.js';
import type { UsedParameter } from './calculation-sheet.js';
import { decimalText, yuanText } from './rational.js';
import type { Rational } from './rational.js';
import { stop } from './refuse.js';

/** Amounts that statistics offices and labour departments publish per region and year. */
export const PARAMETER_KEYS = {
  disposableIncome: { zh: '城镇居民人均可支配收入（年）', en: 'disposable income of city residents, per year' },
  consumption: { zh: '城镇居民人均消费支出（年）', en: 'consumption of city residents, per year' },
  averageWage: { zh: '职工月平均工资', en: 'average wage, per month' },
  minimumWage: { zh: '月最低工资', en: 'minimum wage, per month' },
  mealRate: { zh: '住院伙食补助（天）', en: 'hospital meal rate, per day' },
  nursingRate: { zh: '护工劳务报酬（天）', en: 'wage of a carer, per day' },
} as const satisfies Record<string, BothLanguages>;
export type ParameterKey = keyof typeof PARAMETER_KEYS;

/** A place whose court or labour department sets values: province, special zone, city with its own plan, or a city. */
export interface Region {
  readonly code: string;
  readonly name: BothLanguages;
  readonly demonstration?: true;
}

export interface RegionalParameter {
  readonly region: string;
  /** Statistical year of the value; for rates set by decree (minimum wage, meals) the year in which it runs. */
  readonly year: number;
  readonly key: ParameterKey;
  readonly value: Fen;
  /** Where it was published, with an address when there is one. */
  readonly source: string;
  readonly secondHand?: true;
  readonly demonstration?: true;
}

export interface DatedRate {
  readonly from: LocalDate;
  /** Percent per year, as announced: `3.10`. */
  readonly percent: string;
}

/** A table of rates is honest only up to the day it was last looked at. */
export interface RateTable {
  readonly points: readonly DatedRate[];
  readonly knownUntil: LocalDate;
  readonly source: string;
}

export interface CompulsoryLimits {
  readonly medical: Fen;
  readonly deathDisability: Fen;
  readonly property: Fen;
}

export interface DatedLimits {
  readonly from: LocalDate;
  readonly atFault: CompulsoryLimits;
  readonly notAtFault: CompulsoryLimits;
  readonly source: string;
  readonly secondHand?: true;
}

/** Share of the motor side by the fault of a pedestrian or non-motor side, as a regional by-law sets it. */
export interface RegionalShare {
  readonly region: string;
  readonly victimFault: 'all' | 'main' | 'equal' | 'minor';
  readonly low: number;
  readonly high: number;
  readonly law: string;
  readonly article: string;
}

/** Every number that is not in a statute. Given to each calculator; an administrator extends it. */
export interface ParameterTables {
  readonly regions: readonly Region[];
  readonly regional: readonly RegionalParameter[];
  readonly lpr: RateTable;
  readonly compulsoryInsurance: readonly DatedLimits[];
  readonly trafficShares: readonly RegionalShare[];
}

/** The region of the whole country, for values of the national statistics office. */
export const NATIONAL = 'cn';

export function knownRegion(tables: ParameterTables, code: string): Region {
  return tables.regions.find((region) => region.code === code) ?? stop('calculator.region-unknown', { region: code });
}

/** A regional value with its printed form; refuses when this region and year have none. The last entry wins. */
export function parameter(tables: ParameterTables, key: ParameterKey, region: string, year: number): { value: Fen; used: UsedParameter } {
  knownRegion(tables, region);
  const found = tables.regional.findLast((row) => row.key === key && row.region === region && row.year === year);
  if (!found) return stop('calculator.parameter-missing', { region, year, key });
  return {
    value: found.value,
    used: {
      key,
      label: PARAMETER_KEYS[key],
      value: yuanText(found.value),
      region,
      year: String(year),
      source: found.source,
      ...(found.secondHand ? { secondHand: true as const } : {}),
      ...(found.demonstration ? { demonstration: true as const } : {}),
    },
  };
}

/** A number fixed for the whole country, printed beside the line like any other parameter. */
export function nationalParameter(key: string, label: BothLanguages, value: Rational | string, year: string, source: string, secondHand = false): UsedParameter {
  const printed = typeof value === 'string' ? value : decimalText(value);
  return { key, label, value: printed, region: NATIONAL, year, source, ...(secondHand ? { secondHand: true as const } : {}) };
}

/** Adds rows of an administrator to the built-in tables; later rows win. */
export function extendTables(tables: ParameterTables, more: Partial<Pick<ParameterTables, 'regions' | 'regional' | 'trafficShares' | 'compulsoryInsurance'>> & { lpr?: RateTable }): ParameterTables {
  return {
    regions: [...tables.regions, ...(more.regions ?? [])],
    regional: [...tables.regional, ...(more.regional ?? [])],
    lpr: more.lpr ?? tables.lpr,
    compulsoryInsurance: [...tables.compulsoryInsurance, ...(more.compulsoryInsurance ?? [])].toSorted((a, b) => (a.from < b.from ? -1 : 1)),
    trafficShares: [...tables.trafficShares, ...(more.trafficShares ?? [])],
  };
}
