import type pg from 'pg';
import type { Tx } from './transactions.js';

/** A statement that is parsed and planned once per connection; the name stands for the text, so the two never change apart. */
export interface Prepared {
  readonly name: string;
  readonly text: string;
}

/**
 * Runs a prepared statement in the given transaction. For the few that run on every request or write many rows at
 * once: planning them costs more than running them. Parameters keep their place, so a path prefix must be compared
 * as a range and never with LIKE (the plan does not know the value).
 */
export async function runPrepared<T>(tx: Tx, statement: Prepared, values: readonly unknown[]): Promise<T[]> {
  const query = { name: statement.name, text: statement.text, values: [...values] };
  const client = tx.queryRunner ? ((await tx.queryRunner.connect()) as pg.PoolClient) : undefined;
  const { rows } = client ? await client.query<T & pg.QueryResultRow>(query) : await poolOf(tx).query<T & pg.QueryResultRow>(query);
  return rows;
}

function poolOf(tx: Tx): pg.Pool {
  // The driver of TypeORM for PostgreSQL keeps its pool there; no other driver is used.
  return (tx.connection.driver as unknown as { master: pg.Pool }).master;
}
