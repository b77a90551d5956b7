import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { addDays, DATA_ANSWER_DAYS } from '@jiefen/mediation';
import type { AnswerDataRequest, AskAboutData } from '@jiefen/mediation/wire';
import { Audit } from '../audit/audit.js';
import { Clock } from '../platform/clock/clock.js';
import { CONFIG, type Config } from '../platform/config/config.js';
import { FieldCipher } from '../platform/crypto/field-cipher.js';
import { Transactions } from '../platform/database/transactions.js';
import type { Person } from '../platform/http/access.js';
import { NotFoundError, RefusalError } from '../platform/http/errors.js';
import { Messages } from '../platform/messages/messages.js';

/** More at once is a misuse, or a person who should be called. */
const MOST_OPEN = 10;

const ANSWERED = {
  zh: (link: string) => `【解纷】您问的个人信息的事，有答复了：${link}`,
  en: (link: string) => `[Jiefen] Your request about your data has an answer: ${link}`,
} as const;

/** A person asks about their own data; an administrator answers within the time. */
@Injectable()
export class DataRequests {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
    private readonly cipher: FieldCipher,
    private readonly audit: Audit,
    private readonly messages: Messages,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async ask(person: Person, request: AskAboutData): Promise<{ id: string }> {
    const id = randomUUID();
    await this.transactions.run(async (tx) => {
      // One person's requests one after the other, so that the bar holds.
      await tx.query(`SELECT 1 FROM accounts WHERE id = $1 FOR UPDATE`, [person.accountId]);
      const [open]: { n: string }[] = await tx.query(`SELECT count(*) AS n FROM data_requests WHERE account_id = $1 AND answered_at IS NULL`, [person.accountId]);
      if (Number(open?.n ?? 0) >= MOST_OPEN) throw new RefusalError('own-data.too-many-requests', { most: MOST_OPEN });
      await tx.query(`INSERT INTO data_requests (id, account_id, kind, text_cipher, asked_at, due_on) VALUES ($1, $2, $3, $4, $5, $6)`, [
        id,
        person.accountId,
        request.kind,
        this.cipher.encrypt(request.text, 'data-request.text'),
        this.clock.now(),
        addDays(this.clock.today(), DATA_ANSWER_DAYS),
      ]);
      await this.audit.record(tx, { action: 'own-data.asked', actor: person, subject: id, data: { kind: request.kind } });
    });
    return { id };
  }

  async answer(person: Person, id: string, { done, answer }: AnswerDataRequest): Promise<void> {
    await this.transactions.run(async (tx) => {
      const [request]: { account_id: string; answered_at: Date | null }[] = await tx.query(`SELECT account_id, answered_at FROM data_requests WHERE id = $1 FOR UPDATE`, [id]);
      if (!request) throw new NotFoundError();
      if (request.answered_at) throw new RefusalError('own-data.answered-already');
      await tx.query(`UPDATE data_requests SET answered_at = $2, answered_by = $3, done = $4, answer_cipher = $5 WHERE id = $1`, [
        id,
        this.clock.now(),
        person.accountId,
        done,
        this.cipher.encrypt(answer, 'data-request.answer'),
      ]);
      await this.audit.record(tx, { action: 'own-data.answered', actor: person, subject: id, data: { done: done ? 'yes' : 'no' } });
      const [account]: { phone_cipher: string | null; language: 'zh' | 'en' }[] = await tx.query(`SELECT phone_cipher, language FROM accounts WHERE id = $1`, [request.account_id]);
      if (account?.phone_cipher) {
        const link = `${this.config.PUBLIC_URL}/my/data`;
        await this.messages.send(tx, { phone: this.cipher.decrypt(account.phone_cipher, 'account.phone'), text: ANSWERED[account.language](link), template: 'own-data.answered' });
      }
    });
  }
}
