import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import pg from 'pg';
import { Observable } from 'rxjs';
import type { Tx } from '../database/transactions.js';

/** Something changed; the listener reads again. No content travels here, so nothing can leak. */
export interface Change {
  readonly topic: string;
  readonly version: number;
}

const CHANNEL = 'jiefen_live';
/** As long as changes gather that need not be told one by one. Nobody sees the difference. */
const SOON_MS = 50;

/** Tells open pages what changed: NOTIFY inside the transaction, one LISTEN connection for the process, SSE to the pages. */
@Injectable()
export class Live implements OnApplicationShutdown {
  private readonly logger = new Logger('live');
  private readonly listeners = new Map<string, Set<(change: Change) => void>>();
  private readonly committed = new Set<string>();
  private announcing: NodeJS.Timeout | undefined;
  private client: pg.Client | undefined;
  private stopped = false;

  async start(connectionString: string): Promise<void> {
    const client = new pg.Client({ connectionString, application_name: 'jiefen-live' });
    client.on('notification', (message) => this.spread(message.payload ?? ''));
    // A lost connection must not silence every page: connect again and tell all to read again.
    client.on('error', () => void this.again(connectionString));
    await client.connect();
    await client.query(`LISTEN ${CHANNEL}`);
    this.client = client;
  }

  /** Announces a change; it is heard after the commit, and never when the transaction is undone. */
  async changed(tx: Tx, topic: string, version = 0): Promise<void> {
    await tx.query('SELECT pg_notify($1, $2)', [CHANNEL, JSON.stringify({ topic, version })]);
  }

  /**
   * Announces a change that is already committed, together with others of the same moment. NOTIFY inside a transaction
   * makes all commits wait for one another, which a list that everybody writes to cannot afford.
   */
  soon(topic: string): void {
    this.committed.add(topic);
    this.announcing ??= setTimeout(() => void this.announce(), SOON_MS);
  }

  watch(topics: readonly string[]): Observable<Change> {
    return new Observable((subscriber) => {
      const listener = (change: Change): void => subscriber.next(change);
      for (const topic of topics) {
        const set = this.listeners.get(topic) ?? new Set();
        set.add(listener);
        this.listeners.set(topic, set);
      }
      return () => {
        for (const topic of topics) {
          const set = this.listeners.get(topic);
          set?.delete(listener);
          if (set?.size === 0) this.listeners.delete(topic);
        }
      };
    });
  }

  async onApplicationShutdown(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.announcing);
    await this.announce();
    await this.client?.end();
  }

  private async announce(): Promise<void> {
    this.announcing = undefined;
    const topics = [...this.committed];
    this.committed.clear();
    if (topics.length === 0) return;
    try {
      await this.client?.query('SELECT pg_notify($1, payload) FROM unnest($2::text[]) AS payload', [CHANNEL, topics.map((topic) => JSON.stringify({ topic, version: 0 }))]);
    } catch {
      // The connection is being made anew; all pages read again then.
      this.logger.warn({ event: 'live.not-announced' });
    }
  }

  private spread(payload: string): void {
    const change = JSON.parse(payload) as Change;
    for (const listener of this.listeners.get(change.topic) ?? []) listener(change);
  }

  private async again(connectionString: string): Promise<void> {
    while (!this.stopped) {
      try {
        await this.start(connectionString);
        for (const [topic, set] of this.listeners) for (const listener of set) listener({ topic, version: 0 });
        return;
      } catch {
        this.logger.warn({ event: 'live.reconnect' });
        await new Promise((resolve) => setTimeout(resolve, 1000));
      }
    }
  }
}
