import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { Clock } from '../clock/clock.js';
import { FieldCipher, maskPhone } from '../crypto/field-cipher.js';
import { Transactions, type Tx } from '../database/transactions.js';
import { jobKind, Jobs } from '../jobs/jobs.js';
import { SmsSender } from './sms.port.js';

export const DELIVER_MESSAGE = jobKind('message.deliver', z.object({ messageId: z.uuid() }));

export interface ShortMessage {
  /** Normalised Chinese mobile number, 11 digits. */
  readonly phone: string;
  readonly text: string;
  /** What kind of message it is, for the register: `login.code`, `invitation`. */
  readonly template: string;
  readonly caseId?: string;
}

/** Short messages: kept encrypted, sent by a job after the commit, so that no message speaks of a change that was undone. */
@Injectable()
export class Messages {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
    private readonly cipher: FieldCipher,
    private readonly jobs: Jobs,
    private readonly sender: SmsSender,
  ) {
    jobs.work(DELIVER_MESSAGE, ({ messageId }) => this.deliver(messageId));
  }

  async send(tx: Tx, message: ShortMessage): Promise<string> {
    const id = randomUUID();
    await tx.query(
      `INSERT INTO messages (id, phone_cipher, phone_masked, text_cipher, template, case_id, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7)`,
      [
        id,
        this.cipher.encrypt(message.phone, 'message.phone'),
        maskPhone(message.phone),
        this.cipher.encrypt(message.text, 'message.text'),
        message.template,
        message.caseId ?? null,
        this.clock.now(),
      ],
    );
    await this.jobs.send(tx, DELIVER_MESSAGE, { messageId: id });
    return id;
  }

  private async deliver(id: string): Promise<void> {
    const rows: { phone_cipher: string; text_cipher: string }[] = await this.transactions.reader.query(
      `SELECT phone_cipher, text_cipher FROM messages WHERE id = $1 AND delivered_at IS NULL`,
      [id],
    );
    const [row] = rows;
    // Delivered already: the job ran twice.
    if (!row) return;
    await this.sender.send({ id, phone: this.cipher.decrypt(row.phone_cipher, 'message.phone'), text: this.cipher.decrypt(row.text_cipher, 'message.text') });
    await this.transactions.run((tx) => tx.query(`UPDATE messages SET delivered_at = $2, driver = $3 WHERE id = $1`, [id, this.clock.now(), this.sender.name]));
  }
}
