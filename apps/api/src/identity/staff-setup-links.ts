import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { hash as hashPassword } from '@node-rs/argon2';
import type { FinishSetup, SetupLinkView } from '@jiefen/mediation/wire';
import QRCode from 'qrcode';
import { Audit } from '../audit/audit.js';
import { Clock } from '../platform/clock/clock.js';
import { CONFIG, type Config } from '../platform/config/config.js';
import { FieldCipher } from '../platform/crypto/field-cipher.js';
import { Transactions, type Tx } from '../platform/database/transactions.js';
import type { Person } from '../platform/http/access.js';
import { InvalidError, RefusalError } from '../platform/http/errors.js';
import { LoginSessions } from './login-sessions.js';
import { newTotpSecret, stepOfTotp, totpUri } from './totp.js';

const VALID_HOURS = 72;

interface LinkRow {
  readonly id: string;
  readonly account_id: string;
  readonly totp_cipher: string;
  readonly name: string;
  readonly email: string;
  readonly organization_name: string | null;
}

/**
 * One-time links with which a member of staff sets password and authenticator. The administrator hands the link over,
 * and never knows the password: nobody can act under another's name without it being seen in the trail.
 */
@Injectable()
export class StaffSetupLinks {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly transactions: Transactions,
    private readonly clock: Clock,
    private readonly cipher: FieldCipher,
    private readonly sessions: LoginSessions,
    private readonly audit: Audit,
  ) {}

  /** Makes the link of an account; an earlier one stops working. */
  async create(tx: Tx, accountId: string, by: Person): Promise<{ link: string; expiresAt: Date }> {
    const now = this.clock.now();
    const token = randomBytes(24).toString('base64url');
    const expiresAt = new Date(now.getTime() + VALID_HOURS * 3_600_000);
    await tx.query(`UPDATE staff_setup_links SET ended_at = $2 WHERE account_id = $1 AND ended_at IS NULL`, [accountId, now]);
    await tx.query(
      `INSERT INTO staff_setup_links (id, account_id, token_hash, totp_cipher, created_by, created_at, expires_at) VALUES ($1, $2, $3, $4, $5, $6, $7)`,
      [randomUUID(), accountId, hash(token), this.cipher.encrypt(newTotpSecret(), 'account.totp'), by.accountId, now, expiresAt],
    );
    // After the sign #: browsers do not send it, so no log of any server between carries the token.
    return { link: `${this.config.PUBLIC_URL}/staff/welcome#${token}`, expiresAt };
  }

  /** Takes password and authenticator away and ends every log-in; the person comes in again through a new link. */
  async reset(tx: Tx, accountId: string, by: Person): Promise<{ link: string; expiresAt: Date }> {
    await tx.query(`UPDATE accounts SET password_hash = NULL, totp_cipher = NULL, totp_last_step = NULL, version = version + 1 WHERE id = $1`, [accountId]);
    // Whoever found the phone may have found the paper as well.
    await tx.query(`UPDATE staff_recovery_codes SET replaced_at = $2 WHERE account_id = $1 AND replaced_at IS NULL`, [accountId, this.clock.now()]);
    await this.sessions.endAll(tx, accountId);
    await this.audit.record(tx, { action: 'staff.reset', actor: by, subject: accountId });
    return this.create(tx, accountId, by);
  }

  /** @throws RefusalError `setup-link.not-valid` when it is unknown, used, replaced or over */
  async look(token: string): Promise<SetupLinkView> {
    const row = await this.open(this.transactions.reader, token);
    const totpSecret = this.cipher.decrypt(row.totp_cipher, 'account.totp');
    const uri = totpUri(totpSecret, row.email);
    return { name: row.name, email: row.email, organizationName: row.organization_name ?? '', totpSecret, totpUri: uri, totpQr: await qrOf(uri) };
  }

  async finish(request: FinishSetup): Promise<{ email: string }> {
    const passwordHash = await hashPassword(request.password);
    return this.transactions.run(async (tx) => {
      const row = await this.open(tx, request.token);
      const step = stepOfTotp(this.cipher.decrypt(row.totp_cipher, 'account.totp'), request.totp, this.clock.now());
      if (step === undefined) throw new InvalidError('totp.wrong', {}, { totp: 'totp.wrong' });
      const [, count]: [unknown[], number] = await tx.query(`UPDATE staff_setup_links SET ended_at = $2 WHERE id = $1 AND ended_at IS NULL`, [row.id, this.clock.now()]);
      if (count !== 1) throw new RefusalError('setup-link.not-valid');
      // The proving code is not marked as used: the person logs in with it right afterwards.
      await tx.query(`UPDATE accounts SET password_hash = $2, totp_cipher = $3, totp_last_step = NULL, version = version + 1 WHERE id = $1`, [row.account_id, passwordHash, row.totp_cipher]);
      await this.sessions.endAll(tx, row.account_id);
      await this.audit.record(tx, { action: 'staff.set-up', actor: 'nobody', subject: row.account_id });
      return { email: row.email };
    });
  }

  private async open(tx: Tx, token: string): Promise<LinkRow> {
    const rows: LinkRow[] = await tx.query(
      `SELECT l.id, l.account_id, l.totp_cipher, a.name, a.email,
              (SELECT o.name FROM memberships m JOIN organizations o ON o.id = m.organization_id WHERE m.account_id = a.id AND m.until IS NULL ORDER BY m.since LIMIT 1) AS organization_name
         FROM staff_setup_links l JOIN accounts a ON a.id = l.account_id AND a.closed_at IS NULL WHERE l.token_hash = $1 AND l.ended_at IS NULL AND l.expires_at > $2`,
      [hash(token), this.clock.now()],
    );
    const [row] = rows;
    if (!row) throw new RefusalError('setup-link.not-valid');
    return row;
  }
}

/** QR code as SVG: sharp on every screen, and the page needs no library for it. */
export function qrOf(text: string): Promise<string> {
  return QRCode.toString(text, { type: 'svg', errorCorrectionLevel: 'M', margin: 4 });
}

function hash(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}
