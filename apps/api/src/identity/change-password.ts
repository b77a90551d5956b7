import { Injectable } from '@nestjs/common';
import { hash as hashPassword, verify as verifyPassword } from '@node-rs/argon2';
import type { ChangePassword } from '@jiefen/mediation/wire';
import { Audit } from '../audit/audit.js';
import { Clock } from '../platform/clock/clock.js';
import { Transactions } from '../platform/database/transactions.js';
import type { Person } from '../platform/http/access.js';
import { InvalidError } from '../platform/http/errors.js';
import { LoginSessions } from './login-sessions.js';
import { StaffCodes } from './staff-codes.js';

/** Staff look after their own way in. */
@Injectable()
export class ChangePasswordUseCase {
  constructor(
    private readonly transactions: Transactions,
    private readonly sessions: LoginSessions,
    private readonly codes: StaffCodes,
    private readonly clock: Clock,
    private readonly audit: Audit,
  ) {}

  /** Needs the present password and the authenticator: an unlocked screen alone must not be enough. Other log-ins end. */
  async change(person: Person, request: ChangePassword): Promise<void> {
    const rows: { password_hash: string | null }[] = await this.transactions.reader.query(`SELECT password_hash FROM accounts WHERE id = $1`, [person.accountId]);
    const fits = await verifyPassword(rows[0]?.password_hash ?? '', request.current).catch(() => false);
    if (!fits) throw new InvalidError('fields.invalid', { count: 1 }, { current: 'password.wrong' });
    if (request.current === request.next) throw new InvalidError('fields.invalid', { count: 1 }, { next: 'password.same' });
    const passwordHash = await hashPassword(request.next);
    await this.transactions.run(async (tx) => {
      if (!(await this.codes.use(tx, person.accountId, request.totp))) throw new InvalidError('fields.invalid', { count: 1 }, { totp: 'totp.wrong' });
      await tx.query(`UPDATE accounts SET password_hash = $2, version = version + 1 WHERE id = $1`, [person.accountId, passwordHash]);
      await tx.query(`UPDATE login_sessions SET ended_at = $3 WHERE account_id = $1 AND id <> $2 AND ended_at IS NULL`, [person.accountId, person.sessionId, this.clock.now()]);
      await this.audit.record(tx, { action: 'staff.password-changed', actor: person, subject: person.accountId });
    });
  }

  /** Ends every log-in of this person, on all devices, this one too. */
  async logOutEverywhere(person: Person): Promise<void> {
    await this.transactions.run(async (tx) => {
      await this.sessions.endAll(tx, person.accountId);
      await this.audit.record(tx, { action: 'login.ended-everywhere', actor: person, subject: person.accountId });
    });
  }
}
