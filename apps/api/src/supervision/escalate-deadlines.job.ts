import { Injectable } from '@nestjs/common';
import { Cases } from '../cases/cases.js';
import { Clock } from '../platform/clock/clock.js';
import { Transactions } from '../platform/database/transactions.js';
import { Jobs } from '../platform/jobs/jobs.js';

const AT_ONCE = 200;

/** Tells the staff of a case once when a deadline has run out. A paused clock does not run out. */
@Injectable()
export class EscalateDeadlines {
  constructor(
    private readonly transactions: Transactions,
    private readonly cases: Cases,
    private readonly clock: Clock,
    jobs: Jobs,
  ) {
    jobs.every('supervision.escalate', '* * * * *', () => this.escalate());
  }

  async escalate(): Promise<void> {
    const now = this.clock.now();
    const rows: { id: string; case_id: string; rule: string; owner: string }[] = await this.transactions.reader.query(
      `SELECT d.id, d.case_id, d.rule, d.owner FROM case_deadlines d JOIN cases c ON c.id = d.case_id
        WHERE d.ended_at IS NULL AND d.paused_at IS NULL AND d.escalated_at IS NULL AND d.due_at < $1 AND c.ended_at IS NULL ORDER BY d.due_at LIMIT ${AT_ONCE}`,
      [now],
    );
    for (const row of rows) {
      await this.transactions.run(async (tx) => {
        // Two sweeps at once: the second finds the row taken and says nothing.
        const [, count]: [unknown[], number] = await tx.query(
          `UPDATE case_deadlines SET escalated_at = $2 WHERE id = $1 AND escalated_at IS NULL AND ended_at IS NULL AND paused_at IS NULL`,
          [row.id, now],
        );
        if (count === 1) await this.cases.tell(tx, row.case_id, { kind: 'deadline.overdue', params: { rule: row.rule, owner: row.owner }, actor: 'portal', seenBy: 'staff' });
      });
    }
  }
}
