import { Injectable } from '@nestjs/common';
import { verify as verifyPassword } from '@node-rs/argon2';
import type { StaffLogin } from '@jiefen/mediation/wire';
import { Audit } from '../audit/audit.js';
import { FieldCipher } from '../platform/crypto/field-cipher.js';
import { Clock } from '../platform/clock/clock.js';
import { Transactions } from '../platform/database/transactions.js';
import { InvalidError, TooManyError } from '../platform/http/errors.js';
import { LoginSessions } from './login-sessions.js';
import { stepOfTotp } from './totp.js';

// Compared against when there is no such account, so that the time taken says nothing.
const NOBODY = '$argon2id$v=19$m=19456,t=2,p=1$c29tZXNhbHRzb21lc2FsdA$Zf3CkQKTWoMhOq9xhPqIcGvvK3NLo0Jd5YkGPJv0WcE';
const MOST_FAILURES = 8;
const WITHIN_MINUTES = 15;

/** Logs staff in with password and TOTP. A code of the authenticator is good once (its step is remembered). */
@Injectable()
export class LogInStaff {
  constructor(
    private readonly transactions: Transactions,
    private readonly sessions: LoginSessions,
    private readonly cipher: FieldCipher,
    private readonly clock: Clock,
    private readonly audit: Audit,
  ) {}

  async logIn(request: StaffLogin, address: string): Promise<{ token: string; expiresAt: Date }> {
    const rows: { id: string; password_hash: string | null; totp_cipher: string | null; totp_last_step: string | null }[] = await this.transactions.reader.query(
      `SELECT id, password_hash, totp_cipher, totp_last_step FROM accounts WHERE lower(email) = lower($1) AND kind = 'staff' AND closed_at IS NULL`,
      [request.email],
    );
    const [row] = rows;
    await this.refuseGuessing(row?.id ?? request.email.toLowerCase());
    const passwordFits = await verifyPassword(row?.password_hash ?? NOBODY, request.password).catch(() => false);
    const secret = row?.totp_cipher ? this.cipher.decrypt(row.totp_cipher, 'account.totp') : undefined;
    const step = secret ? stepOfTotp(secret, request.totp, this.clock.now()) : undefined;
    const fits = row !== undefined && passwordFits && step !== undefined && step > Number(row.totp_last_step ?? -1);
    return this.transactions.run(async (tx) => {
      if (fits) {
        // Conditional: the same code sent twice at the same moment opens one session only.
        const used: unknown[] = (await tx.query(`UPDATE accounts SET totp_last_step = $2 WHERE id = $1 AND coalesce(totp_last_step, -1) < $2 RETURNING id`, [row.id, step])) as unknown[];
        if (Array.isArray(used[0]) && used[0].length === 1) {
          await this.audit.record(tx, { action: 'login.staff', actor: 'nobody', subject: row.id });
          return { ok: true as const, session: await this.sessions.open(tx, { accountId: row.id, kind: 'staff' }) };
        }
      }
      await this.audit.record(tx, { action: 'login.staff-refused', actor: 'nobody', subject: row?.id ?? request.email.toLowerCase(), data: { address } });
      return { ok: false as const };
    }).then((outcome) => {
      if (!outcome.ok) throw new InvalidError('login.wrong');
      return outcome.session;
    });
  }

  private async refuseGuessing(subject: string): Promise<void> {
    const since = new Date(this.clock.now().getTime() - WITHIN_MINUTES * 60_000);
    const rows: { failures: string }[] = await this.transactions.reader.query(
      `SELECT count(*) AS failures FROM audit_entries WHERE chain = 'area:login' AND action = 'login.staff-refused' AND subject = $1 AND at > $2`,
      [subject, since],
    );
    if (Number(rows[0]?.failures ?? 0) >= MOST_FAILURES) throw new TooManyError('login.too-many-tries', { minutes: WITHIN_MINUTES });
  }
}
