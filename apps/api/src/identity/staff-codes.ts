import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock/clock.js';
import { FieldCipher } from '../platform/crypto/field-cipher.js';
import type { Tx } from '../platform/database/transactions.js';
import { InvalidError } from '../platform/http/errors.js';
import { stepOfTotp } from './totp.js';

/** The authenticator of staff: each code is good once. Used at the log-in and again before a signature or a seal. */
@Injectable()
export class StaffCodes {
  constructor(
    private readonly cipher: FieldCipher,
    private readonly clock: Clock,
  ) {}

  /** True when the code is right and its step was not used before; marks the step. */
  async use(tx: Tx, accountId: string, code: string): Promise<boolean> {
    const rows: { totp_cipher: string | null }[] = await tx.query(`SELECT totp_cipher FROM accounts WHERE id = $1 AND closed_at IS NULL`, [accountId]);
    const cipher = rows[0]?.totp_cipher;
    const step = cipher ? stepOfTotp(this.cipher.decrypt(cipher, 'account.totp'), code, this.clock.now()) : undefined;
    if (step === undefined) return false;
    // Conditional: the same code sent twice at the same moment counts once.
    const [, count]: [unknown[], number] = await tx.query(`UPDATE accounts SET totp_last_step = $2 WHERE id = $1 AND coalesce(totp_last_step, -1) < $2`, [accountId, step]);
    return count === 1;
  }

  /** @throws InvalidError `totp.wrong` */
  async require(tx: Tx, accountId: string, code: string): Promise<void> {
    if (!(await this.use(tx, accountId, code))) throw new InvalidError('totp.wrong', {}, { code: 'totp.wrong' });
  }
}
