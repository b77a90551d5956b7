import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Audit } from '../audit/audit.js';
import { Cases } from '../cases/cases.js';
import { Clock } from '../platform/clock/clock.js';
import { Transactions } from '../platform/database/transactions.js';
import type { Person } from '../platform/http/access.js';
import { NotFoundError, RefusalError } from '../platform/http/errors.js';

/** A supervisor writes down what is being done about a task. The staff of the case read it; the parties are not bothered with it. */
@Injectable()
export class NoteDeadlineUseCase {
  constructor(
    private readonly transactions: Transactions,
    private readonly cases: Cases,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  async note(person: Person, deadlineId: string, note: string): Promise<void> {
    await this.transactions.run(async (tx) => {
      const rows: { case_id: string; rule: string; ended_at: Date | null }[] = await tx.query(`SELECT case_id, rule, ended_at FROM case_deadlines WHERE id = $1`, [deadlineId]);
      const [row] = rows;
      if (!row) throw new NotFoundError();
      await this.cases.lock(tx, person, row.case_id, (relation) => relation.supervisor);
      if (row.ended_at !== null) throw new RefusalError('deadline.over-already');
      await tx.query(`INSERT INTO supervision_notes (id, deadline_id, case_id, account_id, note, at) VALUES ($1, $2, $3, $4, $5, $6)`, [
        randomUUID(),
        deadlineId,
        row.case_id,
        person.accountId,
        note,
        this.clock.now(),
      ]);
      await this.audit.record(tx, { action: 'deadline.noted', actor: person, caseId: row.case_id, subject: deadlineId });
      await this.cases.tell(tx, row.case_id, { kind: 'deadline.noted', params: { rule: row.rule, note }, actor: person, seenBy: 'staff' });
    });
  }
}
