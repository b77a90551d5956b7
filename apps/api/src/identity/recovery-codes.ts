import { randomInt, randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { verify as verifyPassword } from '@node-rs/argon2';
import type { MakeRecoveryCodes, RecoveryCodesView, RenewAuthenticator } from '@jiefen/mediation/wire';
import { Audit } from '../audit/audit.js';
import { Clock } from '../platform/clock/clock.js';
import { FieldCipher } from '../platform/crypto/field-cipher.js';
import { Transactions, type Tx } from '../platform/database/transactions.js';
import type { Person } from '../platform/http/access.js';
import { InvalidError } from '../platform/http/errors.js';
import { StaffCodes } from './staff-codes.js';
import { StaffSetupLinks } from './staff-setup-links.js';

const HOW_MANY = 10;
/** Without 0, O, 1, I: copied by hand from paper. Ten of 32 are 50 bits. */
const LETTERS = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';

/** Ten codes on paper for the day the phone is lost. Each is good once; the table only has keyed hashes; shown once. */
@Injectable()
export class RecoveryCodes {
  constructor(
    private readonly transactions: Transactions,
    private readonly codes: StaffCodes,
    private readonly links: StaffSetupLinks,
    private readonly cipher: FieldCipher,
    private readonly clock: Clock,
    private readonly audit: Audit,
  ) {}

  async left(person: Person): Promise<RecoveryCodesView> {
    const rows: { left: string; made_at: Date | null }[] = await this.transactions.reader.query(
      `SELECT count(*) FILTER (WHERE used_at IS NULL) AS left, max(made_at) AS made_at FROM staff_recovery_codes WHERE account_id = $1 AND replaced_at IS NULL`,
      [person.accountId],
    );
    return { left: Number(rows[0]?.left ?? 0), madeAt: rows[0]?.made_at ? new Date(rows[0].made_at).toISOString() : null };
  }

  /** Makes new ones; those before are worth nothing from now on. */
  async make(person: Person, request: MakeRecoveryCodes): Promise<{ codes: string[] }> {
    await this.requirePassword(person, request.current);
    const codes = Array.from({ length: HOW_MANY }, () => Array.from({ length: 10 }, () => LETTERS[randomInt(LETTERS.length)]).join(''));
    await this.transactions.run(async (tx) => {
      if (!(await this.codes.use(tx, person.accountId, request.totp))) throw new InvalidError('fields.invalid', { count: 1 }, { totp: 'totp.wrong' });
      await this.replaceAll(tx, person.accountId);
      for (const code of codes)
        await tx.query(`INSERT INTO staff_recovery_codes (id, account_id, code_hash, made_at) VALUES ($1, $2, $3, $4)`, [randomUUID(), person.accountId, this.hash(person.accountId, code), this.clock.now()]);
      await this.audit.record(tx, { action: 'staff.recovery-codes-made', actor: person, subject: person.accountId, data: { count: codes.length } });
    });
    return { codes: codes.map((code) => `${code.slice(0, 5)}-${code.slice(5)}`) };
  }

  /** True when the code was good; it is used up then. The same code sent twice at the same moment counts once. */
  async use(tx: Tx, accountId: string, code: string): Promise<boolean> {
    const [, count]: [unknown[], number] = await tx.query(`UPDATE staff_recovery_codes SET used_at = $3 WHERE account_id = $1 AND code_hash = $2 AND used_at IS NULL AND replaced_at IS NULL`, [
      accountId,
      this.hash(accountId, code),
      this.clock.now(),
    ]);
    return count === 1;
  }

  /** A new phone: password and one more code open the way to a new authenticator; the old one works until that is done. */
  async renewAuthenticator(person: Person, request: RenewAuthenticator): Promise<{ link: string }> {
    await this.requirePassword(person, request.current);
    return this.transactions.run(async (tx) => {
      if (!(await this.use(tx, person.accountId, request.recoveryCode))) throw new InvalidError('fields.invalid', { count: 1 }, { recoveryCode: 'recovery-code.wrong' });
      await this.audit.record(tx, { action: 'staff.authenticator-renewed', actor: person, subject: person.accountId });
      const { link } = await this.links.create(tx, person.accountId, person);
      return { link };
    });
  }

  private async replaceAll(tx: Tx, accountId: string): Promise<void> {
    await tx.query(`UPDATE staff_recovery_codes SET replaced_at = $2 WHERE account_id = $1 AND replaced_at IS NULL`, [accountId, this.clock.now()]);
  }

  private async requirePassword(person: Person, password: string): Promise<void> {
    const rows: { password_hash: string | null }[] = await this.transactions.reader.query(`SELECT password_hash FROM accounts WHERE id = $1`, [person.accountId]);
    const fits = await verifyPassword(rows[0]?.password_hash ?? '', password).catch(() => false);
    if (!fits) throw new InvalidError('fields.invalid', { count: 1 }, { current: 'password.wrong' });
  }

  private hash(accountId: string, code: string): string {
    return this.cipher.blindIndex(`${accountId} ${code}`, 'recovery-code');
  }
}
