import { Controller, Get, HttpCode, Inject, Post } from '@nestjs/common';
import type { NoticeView, OutboxMessage } from '@jiefen/mediation/wire';
import { Clock } from '../platform/clock/clock.js';
import { CONFIG, type Config } from '../platform/config/config.js';
import { FieldCipher } from '../platform/crypto/field-cipher.js';
import { Transactions } from '../platform/database/transactions.js';
import { Allow, Me, Public, type Person } from '../platform/http/access.js';
import { NotFoundError } from '../platform/http/errors.js';

@Controller()
export class NotificationsController {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
    private readonly cipher: FieldCipher,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Allow('resident', 'gridWorker', 'clerk', 'dispatcher', 'mediator', 'official', 'supervisor', 'judge', 'administrator')
  @Get('notices')
  async list(@Me() person: Person): Promise<NoticeView[]> {
    const rows: { id: string; case_id: string | null; kind: string; params: NoticeView['params']; link: string; created_at: Date; read_at: Date | null }[] =
      await this.transactions.reader.query(`SELECT * FROM notices WHERE account_id = $1 ORDER BY created_at DESC LIMIT 100`, [person.accountId]);
    return rows.map((row) => ({ id: row.id, caseId: row.case_id, kind: row.kind, params: row.params, link: row.link, createdAt: new Date(row.created_at).toISOString(), read: row.read_at !== null }));
  }

  @Allow('resident', 'gridWorker', 'clerk', 'dispatcher', 'mediator', 'official', 'supervisor', 'judge', 'administrator')
  @Post('notices/read')
  @HttpCode(200)
  async read(@Me() person: Person): Promise<{ done: true }> {
    await this.transactions.run((tx) => tx.query(`UPDATE notices SET read_at = $2 WHERE account_id = $1 AND read_at IS NULL`, [person.accountId, this.clock.now()]));
    return { done: true };
  }

  /** Short messages as the phones would show them. Exists in the demonstration only. */
  @Public()
  @Get('demonstration/outbox')
  async outbox(): Promise<OutboxMessage[]> {
    if (!this.config.demonstration) throw new NotFoundError();
    const rows: { id: string; phone_cipher: string; text_cipher: string; created_at: Date }[] = await this.transactions.reader.query(
      `SELECT id, phone_cipher, text_cipher, created_at FROM messages WHERE delivered_at IS NOT NULL ORDER BY created_at DESC LIMIT 100`,
    );
    return rows.map((row) => ({
      id: row.id,
      phone: this.cipher.decrypt(row.phone_cipher, 'message.phone'),
      text: this.cipher.decrypt(row.text_cipher, 'message.text'),
      at: new Date(row.created_at).toISOString(),
    }));
  }
}
