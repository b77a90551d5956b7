import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { Injectable, Logger } from '@nestjs/common';
import { hash as hashPassword } from '@node-rs/argon2';
import type { FirstAdministrator } from '@jiefen/mediation/wire';
import { Audit } from '../audit/audit.js';
import { Clock } from '../platform/clock/clock.js';
import { FieldCipher } from '../platform/crypto/field-cipher.js';
import { Transactions } from '../platform/database/transactions.js';
import { RefusalError } from '../platform/http/errors.js';
import { qrOf } from './staff-setup-links.js';
import { newTotpSecret, totpUri } from './totp.js';

// Opened by this way, and never come in with the authenticator: as good as nobody.
const HAS_NOT_COME_IN = `a.totp_last_step IS NULL AND EXISTS (SELECT 1 FROM audit_entries e WHERE e.action = 'setup.first-administrator' AND e.subject = a.id::text)`;

/**
 * The way into an empty installation: a token printed once at the start, good for one administrator. It works until
 * that administrator has come in once: whoever closes the page before the secret is in the authenticator would
 * otherwise be locked out for good, and nobody else could let them in.
 */
@Injectable()
export class FirstAdministratorSetup {
  private readonly logger = new Logger('setup');

  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
    private readonly cipher: FieldCipher,
    private readonly audit: Audit,
  ) {}

  async needed(): Promise<boolean> {
    const rows: { needed: boolean }[] = await this.transactions.reader.query(
      `SELECT NOT EXISTS (SELECT 1 FROM memberships m JOIN accounts a ON a.id = m.account_id WHERE m.role = 'administrator' AND NOT (${HAS_NOT_COME_IN})) AS needed`,
    );
    return rows[0]?.needed ?? true;
  }

  /** Makes a fresh token when no administrator has come in yet, and answers it for the operator; undefined when one exists. */
  async offerToken(): Promise<string | undefined> {
    if (!(await this.needed())) return undefined;
    const token = randomBytes(24).toString('base64url');
    await this.transactions.run((tx) =>
      tx.query(`INSERT INTO setup_tokens (id, token_hash, expires_at) VALUES ($1, $2, $3)`, [randomUUID(), hash(token), new Date(this.clock.now().getTime() + 24 * 3_600_000)]),
    );
    this.logger.log({ event: 'setup.token-offered' });
    return token;
  }

  /** Opens the first administrator and the top body. Answers the secret for the authenticator, shown once. */
  async create(request: FirstAdministrator): Promise<{ totpUri: string; totpSecret: string; totpQr: string }> {
    const passwordHash = await hashPassword(request.password);
    const totpSecret = newTotpSecret();
    return this.transactions.run(async (tx) => {
      const now = this.clock.now();
      const [used]: [unknown[], number] = await tx.query(
        `UPDATE setup_tokens SET used_at = $2 WHERE token_hash = $1 AND expires_at > $2 RETURNING id`,
        [hash(request.token), now],
      );
      if (used.length !== 1 || !(await this.needed())) throw new RefusalError('setup.token-not-valid');
      const uri = totpUri(totpSecret, request.email);
      const [pending]: { id: string }[] = await tx.query(`SELECT a.id FROM accounts a JOIN memberships m ON m.account_id = a.id AND m.role = 'administrator' WHERE ${HAS_NOT_COME_IN}`);
      if (pending) {
        await tx.query(`UPDATE accounts SET name = $2, email = $3, password_hash = $4, totp_cipher = $5 WHERE id = $1`, [pending.id, request.name, request.email, passwordHash, this.cipher.encrypt(totpSecret, 'account.totp')]);
        await this.audit.record(tx, { action: 'setup.first-administrator-again', actor: 'nobody', subject: pending.id });
        return { totpSecret, totpUri: uri, totpQr: await qrOf(uri) };
      }
      const accountId = randomUUID();
      const organizationId = randomUUID();
      await tx.query(
        `INSERT INTO organizations (id, path, kind, level, name, name_en, short_name) VALUES ($1, 'root.', 'area', 'city', '本安装', 'This installation', '总')
         ON CONFLICT (path) DO NOTHING`,
        [organizationId],
      );
      const [root]: { id: string }[] = await tx.query(`SELECT id FROM organizations ORDER BY length(path), path LIMIT 1`);
      await tx.query(
        `INSERT INTO accounts (id, kind, name, email, password_hash, totp_cipher, created_at) VALUES ($1, 'staff', $2, $3, $4, $5, $6)`,
        [accountId, request.name, request.email, passwordHash, this.cipher.encrypt(totpSecret, 'account.totp'), now],
      );
      await tx.query(`INSERT INTO memberships (id, account_id, organization_id, role, since) VALUES ($1, $2, $3, 'administrator', $4)`, [
        randomUUID(),
        accountId,
        root?.id ?? organizationId,
        now,
      ]);
      await this.audit.record(tx, { action: 'setup.first-administrator', actor: 'nobody', subject: accountId });
      return { totpSecret, totpUri: uri, totpQr: await qrOf(uri) };
    });
  }
}

function hash(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}
