import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { VerifyCode } from '@jiefen/mediation/wire';
import { Audit } from '../audit/audit.js';
import { Clock } from '../platform/clock/clock.js';
import { FieldCipher, maskPhone } from '../platform/crypto/field-cipher.js';
import { Transactions, type Tx } from '../platform/database/transactions.js';
import { Account } from './account.entity.js';
import { LoginSessions } from './login-sessions.js';
import { OneTimeCodes } from './one-time-codes.js';

/** Logs a resident in by phone and one-time code; the first time, the account is opened. */
@Injectable()
export class LogInResident {
  constructor(
    private readonly transactions: Transactions,
    private readonly codes: OneTimeCodes,
    private readonly sessions: LoginSessions,
    private readonly cipher: FieldCipher,
    private readonly clock: Clock,
    private readonly audit: Audit,
  ) {}

  async logIn(request: VerifyCode): Promise<{ token: string; expiresAt: Date }> {
    const codeId = await this.codes.check({ phone: request.phone, purpose: 'login' }, request.code);
    return this.transactions.run(async (tx) => {
      await this.codes.consume(tx, codeId);
      const accountId = await this.accountFor(tx, request.phone, request.name, request.language);
      await this.speaks(tx, accountId, request.language);
      await this.audit.record(tx, { action: 'login.resident', actor: 'nobody', subject: accountId });
      return this.sessions.open(tx, { accountId, kind: 'resident' });
    });
  }

  /** The account of a verified phone. Party rows that named this phone before become the account's. */
  async accountFor(tx: Tx, phone: string, name: string | undefined, language: 'zh' | 'en'): Promise<string> {
    const phoneIndex = this.cipher.blindIndex(phone, 'phone');
    const inserted: { id: string }[] = await tx.query(
      `INSERT INTO accounts (id, kind, name, phone_cipher, phone_index, phone_masked, language, created_at) VALUES ($1, 'resident', $2, $3, $4, $5, $6, $7)
       ON CONFLICT (phone_index) WHERE kind = 'resident' AND closed_at IS NULL
       DO UPDATE SET name = CASE WHEN accounts.name = '' THEN excluded.name ELSE accounts.name END RETURNING id`,
      [randomUUID(), name ?? '', this.cipher.encrypt(phone, 'account.phone'), phoneIndex, maskPhone(phone), language, this.clock.now()],
    );
    const [row] = inserted;
    if (!row) throw new Error('no account was opened');
    return row.id;
  }

  /** Messages come in the language in which the person reads the portal. */
  async speaks(tx: Tx, accountId: string, language: 'zh' | 'en'): Promise<void> {
    await tx.query(`UPDATE accounts SET language = $2 WHERE id = $1 AND language <> $2`, [accountId, language]);
  }

  /** The readable phone of an account, for sending a message. */
  async phoneOf(tx: Tx, accountId: string): Promise<string | undefined> {
    const account = await tx.findOne(Account, { where: { id: accountId } });
    return account?.phoneCipher ? this.cipher.decrypt(account.phoneCipher, 'account.phone') : undefined;
  }
}
