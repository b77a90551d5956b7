import { Injectable, Logger } from '@nestjs/common';
import { Clock } from '../platform/clock/clock.js';
import { Transactions } from '../platform/database/transactions.js';
import { Jobs } from '../platform/jobs/jobs.js';
import { FileStore } from '../platform/storage/file-store.js';
import { RETENTION_RULES } from './retention-rules.js';

const DAY = 86_400_000;

/** Ends what need not be kept any more, every night. */
@Injectable()
export class EndRetention {
  private readonly logger = new Logger('retention');

  constructor(
    private readonly transactions: Transactions,
    private readonly files: FileStore,
    private readonly clock: Clock,
    jobs: Jobs,
  ) {
    jobs.every('retention.end', '20 3 * * *', () => this.run());
  }

  async run(): Promise<void> {
    for (const rule of RETENTION_RULES) {
      const before = new Date(this.clock.now().getTime() - rule.days * DAY);
      const [rows, count]: [{ storage_key?: string }[], number] = await this.transactions.run((tx) => tx.query(rule.sql, [before]));
      // After the commit: a file without a row is harmless, a row without its file is a broken promise.
      for (const { storage_key: key } of rows) if (key) await this.files.remove(key);
      if (count > 0) this.logger.log({ event: 'retention.ended', rule: rule.id, count });
    }
  }
}
