import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';

/** A running transaction. A function that does not get one does not write. */
export type Tx = EntityManager;

// serialization_failure, deadlock_detected: the work was undone as a whole and may run again.
const AGAIN = new Set(['40001', '40P01']);

@Injectable()
export class Transactions {
  constructor(private readonly source: DataSource) {}

  /** Runs the work in one transaction: state, audit and jobs commit together or not at all. */
  async run<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.source.transaction(work);
      } catch (error) {
        if (attempt < 3 && AGAIN.has(sqlState(error))) continue;
        throw error;
      }
    }
  }

  /** For a change that is one statement: it is a transaction by itself, without the two round trips around it. */
  alone<T>(statement: (tx: Tx) => Promise<T>): Promise<T> {
    return statement(this.source.manager);
  }

  /** For reading: no transaction, whatever is committed now. */
  get reader(): EntityManager {
    return this.source.manager;
  }
}

/** The SQLSTATE of a database error, or an empty text. */
export function sqlState(error: unknown): string {
  if (typeof error !== 'object' || error === null) return '';
  if ('code' in error && typeof error.code === 'string') return error.code;
  return 'driverError' in error ? sqlState(error.driverError) : '';
}

/** The constraint that refused, or an empty text: lets a use case translate exactly the refusal it expects. */
export function violatedConstraint(error: unknown): string {
  if (typeof error !== 'object' || error === null) return '';
  if ('constraint' in error && typeof error.constraint === 'string') return error.constraint;
  return 'driverError' in error ? violatedConstraint(error.driverError) : '';
}
