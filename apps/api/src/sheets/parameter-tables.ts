import { Injectable } from '@nestjs/common';
import { addDays, addMonths, DEFAULT_TABLES, extendTables, fen, localDate, type CompulsoryLimits, type DatedRate, type ParameterKey, type ParameterTables, type RateTable } from '@jiefen/mediation';
import type { TablesView } from '@jiefen/mediation/wire';
import { Transactions, type Tx } from '../platform/database/transactions.js';

interface ParameterRow {
  id: string;
  region: string;
  year: number;
  key: ParameterKey;
  value_fen: string;
  source: string;
  source_url: string;
  second_hand: boolean;
  entered_by_name: string;
  entered_at: Date;
}

interface LimitsRow {
  from_day: string;
  at_fault: CompulsoryLimits;
  not_at_fault: CompulsoryLimits;
  source: string;
  source_url: string;
  second_hand: boolean;
}

/** The numbers no statute holds: the built-in tables, and what administrators entered since. */
@Injectable()
export class CalculatorTables {
  constructor(private readonly transactions: Transactions) {}

  /** The tables a calculation runs with. */
  async inForce(tx: Tx): Promise<ParameterTables> {
    // One after the other: inside a transaction there is one connection.
    const regions: { code: string; name: string; name_en: string }[] = await tx.query(`SELECT code, name, name_en FROM calculator_regions ORDER BY code`);
    const values = await this.values(tx);
    const points: { from_day: string; percent: string }[] = await tx.query(`SELECT to_char(from_day, 'YYYY-MM-DD') AS from_day, percent FROM lpr_points ORDER BY from_day`);
    const limits: LimitsRow[] = await tx.query(
      `SELECT to_char(from_day, 'YYYY-MM-DD') AS from_day, at_fault, not_at_fault, source, source_url, second_hand FROM compulsory_insurance_limits ORDER BY from_day`,
    );
    return extendTables(DEFAULT_TABLES, {
      regions: regions.map(({ code, name, name_en }) => ({ code, name: { zh: name, en: name_en } })),
      regional: values.map((row) => ({ region: row.region, year: row.year, key: row.key, value: fen(Number(row.value_fen)), source: printed(row), ...doubtful(row) })),
      lpr: withPoints(DEFAULT_TABLES.lpr, points.map((row) => ({ from: localDate(row.from_day), percent: row.percent }))),
      compulsoryInsurance: limits.map((row) => ({ from: localDate(row.from_day), atFault: row.at_fault, notAtFault: row.not_at_fault, source: printed(row), ...doubtful(row) })),
    });
  }

  /** The tables of this moment, for whoever counts outside of a case. */
  current(): Promise<ParameterTables> {
    return this.inForce(this.transactions.reader);
  }

  async view(): Promise<TablesView> {
    const tx = this.transactions.reader;
    const [tables, values] = await Promise.all([this.inForce(tx), this.values(tx)]);
    return {
      tables,
      entered: values
        .map((row) => ({ id: row.id, region: row.region, year: row.year, key: row.key, valueFen: Number(row.value_fen), source: row.source, sourceUrl: row.source_url, secondHand: row.second_hand, by: row.entered_by_name, at: row.entered_at.toISOString() }))
        .reverse(),
    };
  }

  private values(tx: Tx): Promise<ParameterRow[]> {
    return tx.query(
      `SELECT id, region, year, key, value_fen, source, source_url, second_hand, entered_by_name, entered_at FROM calculator_parameters WHERE replaced_at IS NULL ORDER BY entered_at, id`,
    );
  }
}

const printed = ({ source, source_url }: { source: string; source_url: string }): string => `${source} · ${source_url}`;
const doubtful = ({ second_hand }: { second_hand: boolean }): { secondHand?: true } => (second_hand ? { secondHand: true } : {});

/** The rate is announced month by month: a point holds until the day before the next announcement, and no longer is promised. */
export function withPoints(table: RateTable, entered: readonly DatedRate[]): RateTable {
  const last = entered.at(-1);
  if (!last) return table;
  const known = addDays(addMonths(last.from, 1), -1);
  const days = new Set(entered.map((point) => point.from));
  return {
    ...table,
    points: [...table.points.filter((point) => !days.has(point.from)), ...entered].toSorted((a, b) => (a.from < b.from ? -1 : 1)),
    knownUntil: known > table.knownUntil ? known : table.knownUntil,
  };
}
