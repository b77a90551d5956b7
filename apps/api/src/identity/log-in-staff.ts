import { Injectable } from '@nestjs/common';
import { verify as verifyPassword } from '@node-rs/argon2';
import type { StaffLogin } from '@jiefen/mediation/wire';
import { Audit } from '../audit/audit.js';
import { Clock } from '../platform/clock/clock.js';
import { Transactions, type Tx } from '../platform/database/transactions.js';
import { InvalidError, TooManyError } from '../platform/http/errors.js';
import { LoginSessions } from './login-sessions.js';
import { RecoveryCodes } from './recovery-codes.js';
import { StaffCodes } from './staff-codes.js';

// Compared against when there is no such account, so that the time taken says nothing.
const NOBODY = '$argon2id$v=19$m=19456,t=2,p=1$c29tZXNhbHRzb21lc2FsdA$Zf3CkQKTWoMhOq9xhPqIcGvvK3NLo0Jd5YkGPJv0WcE';
const MOST_FAILURES = 8;
const WITHIN_MINUTES = 15;

/** Logs staff in with password and TOTP, or a recovery code when the phone is lost. */
@Injectable()
export class LogInStaff {
  constructor(
    private readonly transactions: Transactions,
    private readonly sessions: LoginSessions,
    private readonly codes: StaffCodes,
    private readonly recovery: RecoveryCodes,
    private readonly clock: Clock,
    private readonly audit: Audit,
  ) {}

  async logIn(request: StaffLogin, address: string): Promise<{ token: string; expiresAt: Date }> {
    const rows: { id: string; password_hash: string | null }[] = await this.transactions.reader.query(
      `SELECT id, password_hash FROM accounts WHERE lower(email) = lower($1) AND kind = 'staff' AND closed_at IS NULL`,
      [request.email],
    );
    const [row] = rows;
    const subject = row?.id ?? request.email.toLowerCase();
    await this.refuseGuessing(subject);
    const passwordFits = await verifyPassword(row?.password_hash ?? NOBODY, request.password).catch(() => false);
    const session = await this.transactions.run(async (tx) => {
      if (row && passwordFits && (await this.second(tx, row.id, request))) {
        await this.audit.record(tx, { action: request.recoveryCode === undefined ? 'login.staff' : 'login.staff-recovery', actor: 'nobody', subject: row.id });
        return this.sessions.open(tx, { accountId: row.id, kind: 'staff' });
      }
      // Committed, not thrown: the count of failures must survive.
      await this.audit.record(tx, { action: 'login.staff-refused', actor: 'nobody', subject, data: { address } });
      return undefined;
    });
    if (!session) throw new InvalidError('login.wrong');
    return session;
  }

  /** The authenticator, or one of the codes on paper. */
  private async second(tx: Tx, accountId: string, { totp, recoveryCode }: StaffLogin): Promise<boolean> {
    if (totp !== undefined) return this.codes.use(tx, accountId, totp);
    return recoveryCode !== undefined && this.recovery.use(tx, accountId, recoveryCode);
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
