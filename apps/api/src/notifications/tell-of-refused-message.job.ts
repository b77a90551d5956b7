import { Injectable } from '@nestjs/common';
import { Cases } from '../cases/cases.js';
import { Transactions } from '../platform/database/transactions.js';
import { Jobs } from '../platform/jobs/jobs.js';
import { MESSAGE_REFUSED } from '../platform/messages/messages.js';

/** An invitation that never arrives must not look like a person who does not answer: the centre is told, and can call. */
@Injectable()
export class TellOfRefusedMessage {
  constructor(
    private readonly transactions: Transactions,
    private readonly cases: Cases,
    jobs: Jobs,
  ) {
    jobs.work(MESSAGE_REFUSED, ({ messageId }) => this.tell(messageId));
  }

  private async tell(messageId: string): Promise<void> {
    await this.transactions.run(async (tx) => {
      const [message]: { case_id: string; phone_masked: string; refused_because: string }[] = await tx.query(
        `SELECT case_id, phone_masked, refused_because FROM messages WHERE id = $1 AND refused_at IS NOT NULL AND case_id IS NOT NULL FOR UPDATE`,
        [messageId],
      );
      if (!message) return;
      // The job may run twice; the second run finds the entry of the first.
      const told: unknown[] = await tx.query(`SELECT 1 FROM case_timeline WHERE case_id = $1 AND kind = 'message.refused' AND params ->> 'messageId' = $2`, [message.case_id, messageId]);
      if (told.length > 0) return;
      await this.cases.tell(tx, message.case_id, {
        kind: 'message.refused',
        params: { messageId, phone: message.phone_masked, because: message.refused_because },
        actor: 'portal',
        seenBy: 'staff',
      });
    });
  }
}
