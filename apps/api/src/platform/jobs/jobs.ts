import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { PgBoss } from 'pg-boss';
import type { z } from 'zod';
import type { Tx } from '../database/transactions.js';

/** A kind of job: its name and the shape of its payload. Declared once beside its handler. */
export interface JobKind<T extends object> {
  readonly name: string;
  readonly payload: z.ZodType<T>;
  /** Tries before it is given up (its sweep or an operator then has to look). Default 5, with growing pauses. */
  readonly retryLimit?: number;
}

export function jobKind<T extends object>(name: string, payload: z.ZodType<T>, retryLimit = 5): JobKind<T> {
  return { name, payload, retryLimit };
}

interface Registration {
  readonly kind: JobKind<object>;
  readonly handler: (payload: object) => Promise<void>;
}

interface Schedule {
  readonly name: string;
  readonly cron: string;
  readonly work: () => Promise<void>;
}

/**
 * Jobs on PostgreSQL (pg-boss). `send` takes the transaction: a job exists if and only if the change that asked for
 * it was committed. Handlers must be idempotent: a job may run twice.
 */
@Injectable()
export class Jobs implements OnApplicationShutdown {
  private readonly logger = new Logger('jobs');
  private readonly registrations: Registration[] = [];
  private readonly schedules: Schedule[] = [];
  private boss: PgBoss | undefined;

  /** Registers a handler of a kind; a kind may have several. Called while modules are set up, before `start`. */
  work<T extends object>(kind: JobKind<T>, handler: (payload: T) => Promise<void>): void {
    this.registrations.push({ kind, handler: async (raw) => handler(kind.payload.parse(raw)) });
  }

  /** Registers work that runs by the clock: a sweep that finds what was missed. */
  every(name: string, cron: string, work: () => Promise<void>): void {
    this.schedules.push({ name, cron, work });
  }

  async start(connectionString: string): Promise<void> {
    const boss = new PgBoss({ connectionString, application_name: 'jiefen-jobs', max: 4 });
    boss.on('error', (error) => this.logger.error({ event: 'jobs.failed', name: error.name }, error.stack));
    await boss.start();
    for (const kind of new Map(this.registrations.map((registration) => [registration.kind.name, registration.kind])).values()) {
      await boss.createQueue(kind.name, { retryLimit: kind.retryLimit ?? 5, retryDelay: 2, retryBackoff: true });
      const handlers = this.registrations.filter((registration) => registration.kind.name === kind.name);
      await boss.work(kind.name, { pollingIntervalSeconds: 0.5, batchSize: 5 }, async (jobs) => {
        for (const job of jobs) await this.guarded(kind.name, () => everyHandler(handlers, job.data as object));
      });
    }
    for (const { name, cron, work } of this.schedules) {
      await boss.createQueue(name, { retryLimit: 0 });
      await boss.work(name, { pollingIntervalSeconds: 5 }, () => this.guarded(name, work));
      await boss.schedule(name, cron);
    }
    this.boss = boss;
  }

  async send<T extends object>(tx: Tx, kind: JobKind<T>, payload: T, options: { startAfter?: Date; singletonKey?: string } = {}): Promise<void> {
    if (!this.boss) throw new Error('jobs were not started');
    const db = { executeSql: async (text: string, values?: unknown[]) => ({ rows: asRows(await tx.query(text, values)) }) };
    await this.boss.send(kind.name, kind.payload.parse(payload), { ...options, db });
  }

  /** Runs a registered sweep now, as its schedule would. For tests and operators. */
  async runSweep(name: string): Promise<void> {
    const found = this.schedules.find((schedule) => schedule.name === name);
    if (!found) throw new Error(`no sweep ${name}`);
    await found.work();
  }

  async onApplicationShutdown(): Promise<void> {
    await this.boss?.stop({ graceful: true, timeout: 5000 });
  }

  private async guarded(name: string, work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      this.logger.error({ event: 'job.failed', job: name }, error instanceof Error ? error.stack : undefined);
      throw error;
    }
  }
}

/** Several may hear of one event. All are called; if one fails the job runs again for all, which they bear being idempotent. */
async function everyHandler(handlers: readonly Registration[], payload: object): Promise<void> {
  const results = await Promise.allSettled(handlers.map((registration) => registration.handler(payload)));
  const failed = results.find((result) => result.status === 'rejected');
  if (failed) throw failed.reason;
}

function asRows(result: unknown): Record<string, unknown>[] {
  // TypeORM answers [rows, count] for UPDATE and DELETE, plain rows otherwise.
  if (Array.isArray(result) && result.length === 2 && Array.isArray(result[0]) && typeof result[1] === 'number') return result[0] as Record<string, unknown>[];
  return Array.isArray(result) ? (result as Record<string, unknown>[]) : [];
}
