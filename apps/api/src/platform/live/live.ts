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

/** Tells open pages what changed: NOTIFY inside the transaction, one LISTEN connection for the process, SSE to the pages. */
@Injectable()
export class Live implements OnApplicationShutdown {
  private readonly logger = new Logger('live');
  private readonly listeners = new Map<string, Set<(change: Change) => void>>();
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
    await this.client?.end();
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
