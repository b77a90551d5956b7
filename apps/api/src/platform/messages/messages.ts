import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { Clock } from '../clock/clock.js';
import { FieldCipher, maskPhone } from '../crypto/field-cipher.js';
import { Transactions, type Tx } from '../database/transactions.js';
import { jobKind, Jobs } from '../jobs/jobs.js';
import { SmsRefused, SmsSender } from './sms.port.js';

export const DELIVER_MESSAGE = jobKind('message.deliver', z.object({ messageId: z.uuid() }));

/** The provider will not deliver a message of a case: whoever handles the case should reach the person in another way. */
export const MESSAGE_REFUSED = jobKind('message.refused', z.object({ messageId: z.uuid() }));

/** A provider that is down for longer than the tries of a job: this sweep sends what is still worth sending. */
const SWEEP = 'messages.undelivered';
const WORTH_HOURS = 24;
/** A code is good for minutes only. */
const CODE_MINUTES = 5;

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
    jobs.every(SWEEP, '*/5 * * * *', () => this.deliverLate());
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
    const rows: { phone_cipher: string; text_cipher: string; template: string; case_id: string | null }[] = await this.transactions.reader.query(
      `SELECT phone_cipher, text_cipher, template, case_id FROM messages WHERE id = $1 AND delivered_at IS NULL AND refused_at IS NULL`,
      [id],
    );
    const [row] = rows;
    // Delivered or refused already: the job ran twice.
    if (!row) return;
    try {
      await this.sender.send({ id, phone: this.cipher.decrypt(row.phone_cipher, 'message.phone'), text: this.cipher.decrypt(row.text_cipher, 'message.text'), template: row.template });
    } catch (error) {
      if (!(error instanceof SmsRefused)) throw error;
      await this.transactions.run(async (tx) => {
        const [, refused]: [unknown[], number] = await tx.query(`UPDATE messages SET refused_at = $2, refused_because = $3, driver = $4 WHERE id = $1 AND refused_at IS NULL`, [id, this.clock.now(), error.reason, this.sender.name]);
        if (refused === 1 && row.case_id !== null) await this.jobs.send(tx, MESSAGE_REFUSED, { messageId: id });
      });
      return;
    }
    await this.transactions.run((tx) => tx.query(`UPDATE messages SET delivered_at = $2, driver = $3 WHERE id = $1`, [id, this.clock.now(), this.sender.name]));
  }

  private async deliverLate(): Promise<void> {
    const now = this.clock.now().getTime();
    const waiting: { id: string }[] = await this.transactions.reader.query(
      `SELECT id FROM messages WHERE delivered_at IS NULL AND refused_at IS NULL AND created_at < $1
          AND created_at > CASE WHEN template LIKE '%.code' THEN $2::timestamptz ELSE $3::timestamptz END ORDER BY created_at LIMIT 500`,
      [new Date(now - 2 * 60_000), new Date(now - CODE_MINUTES * 60_000), new Date(now - WORTH_HOURS * 3_600_000)],
    );
    // One that fails must not keep the others waiting; it is tried again in five minutes.
    const results = await Promise.allSettled(waiting.map(({ id }) => this.deliver(id)));
    const failed = results.find((result) => result.status === 'rejected');
    if (failed) throw failed.reason;
  }
}
