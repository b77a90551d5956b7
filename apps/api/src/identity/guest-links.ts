import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Audit } from '../audit/audit.js';
import { Clock } from '../platform/clock/clock.js';
import { Transactions, type Tx } from '../platform/database/transactions.js';
import { NotFoundError, RefusalError } from '../platform/http/errors.js';
import type { Person } from '../platform/http/access.js';
import { LoginSessions } from './login-sessions.js';

/** A link for a guest: one case, one role, one item, one time. */
export interface NewGuestLink {
  readonly caseId: string;
  readonly role: 'official' | 'participant';
  readonly name: string;
  readonly item: string;
  readonly validHours: number;
}

@Injectable()
export class GuestLinks {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
    private readonly sessions: LoginSessions,
    private readonly audit: Audit,
  ) {}

  /** Makes the link; its token is shown once and never stored. The caller has judged that the person may invite. */
  async create(tx: Tx, person: Person, link: NewGuestLink): Promise<{ id: string; token: string; expiresAt: Date }> {
    const id = randomUUID();
    const token = randomBytes(24).toString('base64url');
    const now = this.clock.now();
    const expiresAt = new Date(now.getTime() + link.validHours * 3_600_000);
    await tx.query(
      `INSERT INTO guest_links (id, case_id, token_hash, role, name, item, created_by, created_at, expires_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [id, link.caseId, hash(token), link.role, link.name, link.item, person.accountId, now, expiresAt],
    );
    await this.audit.record(tx, { action: 'guest.invited', actor: person, caseId: link.caseId, subject: id });
    return { id, token, expiresAt };
  }

  /** Opens the link once. @throws NotFoundError when unknown, RefusalError when used, withdrawn or over. */
  async open(token: string): Promise<{ token: string; expiresAt: Date; caseId: string }> {
    return this.transactions.run(async (tx) => {
      const rows: { id: string; case_id: string; expires_at: Date; opened_at: Date | null; revoked_at: Date | null }[] = await tx.query(
        `SELECT id, case_id, expires_at, opened_at, revoked_at FROM guest_links WHERE token_hash = $1 FOR UPDATE`,
        [hash(token)],
      );
      const [row] = rows;
      if (!row) throw new NotFoundError('guest-link.unknown');
      const now = this.clock.now();
      if (row.revoked_at || new Date(row.expires_at) <= now) throw new RefusalError('guest-link.over');
      if (row.opened_at) throw new RefusalError('guest-link.used');
      await tx.query(`UPDATE guest_links SET opened_at = $2 WHERE id = $1`, [row.id, now]);
      await this.audit.record(tx, { action: 'guest.entered', actor: 'nobody', caseId: row.case_id, subject: row.id });
      return { ...(await this.sessions.open(tx, { guestLinkId: row.id })), caseId: row.case_id };
    });
  }

  async revoke(tx: Tx, person: Person, id: string): Promise<void> {
    await tx.query(`UPDATE guest_links SET revoked_at = $2 WHERE id = $1 AND revoked_at IS NULL`, [id, this.clock.now()]);
    await tx.query(`UPDATE login_sessions SET ended_at = $2 WHERE guest_link_id = $1 AND ended_at IS NULL`, [id, this.clock.now()]);
    await this.audit.record(tx, { action: 'guest.revoked', actor: person, subject: id });
  }
}

function hash(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}
