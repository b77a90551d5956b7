import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Role } from '@jiefen/mediation';
import { Clock } from '../platform/clock/clock.js';
import { runPrepared, type Prepared } from '../platform/database/prepared.js';
import { Together } from '../platform/database/together.js';
import { Transactions, type Tx } from '../platform/database/transactions.js';
import type { MembershipOfPerson, Person } from '../platform/http/access.js';
import { NotLoggedInError } from '../platform/http/errors.js';

const HOUR = 3_600_000;
/** A resident's phone stays logged in for 30 days; staff for a working day; a guest as long as the link. */
const LENGTH = { resident: 30 * 24 * HOUR, staff: 10 * HOUR, guest: 4 * HOUR } as const;

/** One press of "stay logged in" gives staff another hour; nobody stays in longer than a day on one password. */
const STAFF_MORE = HOUR;
const STAFF_LONGEST = 24 * HOUR;

interface SessionRow {
  token_hash: string;
  id: string;
  account_id: string | null;
  guest_link_id: string | null;
  kind: 'resident' | 'staff' | null;
  name: string;
  case_id: string | null;
  guest_role: 'official' | 'participant' | null;
  item: string | null;
  memberships: { role: Role; organizationId: string; path: string }[] | null;
}

// Runs before every request of a person who is logged in; for all who ask at the same moment at once.
const READ_PERSON: Prepared = {
  name: 'identity.person-of-session',
  text: `
    SELECT s.token_hash, s.id, s.account_id, s.guest_link_id, a.kind, coalesce(a.name, g.name) AS name, g.case_id, g.role AS guest_role, g.item,
           (SELECT jsonb_agg(jsonb_build_object('role', m.role, 'organizationId', m.organization_id, 'path', o.path))
              FROM memberships m JOIN organizations o ON o.id = m.organization_id AND o.closed_at IS NULL
             WHERE m.account_id = s.account_id AND m.until IS NULL) AS memberships
      FROM login_sessions s LEFT JOIN accounts a ON a.id = s.account_id LEFT JOIN guest_links g ON g.id = s.guest_link_id
     WHERE s.token_hash = ANY ($1::text[]) AND s.ended_at IS NULL AND s.expires_at > $2
       AND (a.id IS NULL OR a.closed_at IS NULL) AND (g.id IS NULL OR (g.revoked_at IS NULL AND g.expires_at > $2))`,
};

/** Log-ins kept in PostgreSQL; the cookie is a random token, the table only has its hash. */
@Injectable()
export class LoginSessions {
  private readonly together: Together<string, SessionRow | undefined>;

  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {
    this.together = new Together(async (hashes) => {
      const rows = await runPrepared<SessionRow>(transactions.reader, READ_PERSON, [hashes, this.clock.now()]);
      return hashes.map((tokenHash) => rows.find((row) => row.token_hash === tokenHash));
    });
  }

  /** Opens a session and answers the token for the cookie, with its end. */
  async open(tx: Tx, whose: { accountId: string; kind: 'resident' | 'staff' } | { guestLinkId: string }): Promise<{ token: string; expiresAt: Date }> {
    const token = randomBytes(32).toString('base64url');
    const now = this.clock.now();
    const expiresAt = new Date(now.getTime() + LENGTH['kind' in whose ? whose.kind : 'guest']);
    await tx.query(
      `INSERT INTO login_sessions (id, token_hash, account_id, guest_link_id, created_at, seen_at, expires_at) VALUES ($1, $2, $3, $4, $5, $5, $6)`,
      [randomUUID(), hash(token), 'accountId' in whose ? whose.accountId : null, 'guestLinkId' in whose ? whose.guestLinkId : null, now, expiresAt],
    );
    return { token, expiresAt };
  }

  /** Seconds until the log-in ends by itself. */
  async secondsLeft(sessionId: string): Promise<number> {
    const rows: { expires_at: Date }[] = await this.transactions.reader.query(`SELECT expires_at FROM login_sessions WHERE id = $1`, [sessionId]);
    return Math.max(0, Math.floor((new Date(rows[0]?.expires_at ?? 0).getTime() - this.clock.now().getTime()) / 1000));
  }

  /** Stays logged in for longer (WCAG 2.2.1). A guest at most as long as the link; staff at most a day. Answers the new end. */
  async extend(tx: Tx, person: Person): Promise<Date> {
    const now = this.clock.now().getTime();
    const rows: { created_at: Date; expires_at: Date; link_ends: Date | null }[] = await tx.query(
      `SELECT s.created_at, s.expires_at, g.expires_at AS link_ends FROM login_sessions s LEFT JOIN guest_links g ON g.id = s.guest_link_id WHERE s.id = $1 AND s.ended_at IS NULL FOR UPDATE OF s`,
      [person.sessionId],
    );
    const [row] = rows;
    if (!row) throw new NotLoggedInError();
    const present = new Date(row.expires_at).getTime();
    const wished = person.kind === 'staff' ? Math.min(Math.max(present, now + STAFF_MORE), new Date(row.created_at).getTime() + STAFF_LONGEST) : Math.max(present, now + LENGTH[person.kind]);
    const until = new Date(row.link_ends === null ? wished : Math.min(wished, new Date(row.link_ends).getTime()));
    await tx.query(`UPDATE login_sessions SET expires_at = $2 WHERE id = $1`, [person.sessionId, until]);
    return until;
  }

  async end(tx: Tx, sessionId: string): Promise<void> {
    await tx.query(`UPDATE login_sessions SET ended_at = $2 WHERE id = $1 AND ended_at IS NULL`, [sessionId, this.clock.now()]);
  }

  /** Ends every session of an account: after a lost phone, a changed password, a closed account. */
  async endAll(tx: Tx, accountId: string): Promise<void> {
    await tx.query(`UPDATE login_sessions SET ended_at = $2 WHERE account_id = $1 AND ended_at IS NULL`, [accountId, this.clock.now()]);
  }

  /** The person behind a token, or undefined when it is unknown, over, or its account or link is closed. */
  async personOf(token: string, address: string): Promise<Person | undefined> {
    const row = await this.together.add(hash(token));
    if (!row) return undefined;
    const memberships: MembershipOfPerson[] = row.memberships ?? [];
    const base = { sessionId: row.id, name: row.name, memberships, address };
    if (row.guest_link_id && row.case_id && row.guest_role) {
      const guest = { linkId: row.guest_link_id, caseId: row.case_id, role: row.guest_role, item: row.item ?? '' };
      return { ...base, accountId: row.guest_link_id, kind: 'guest', roles: [], guest };
    }
    if (!row.account_id || !row.kind) return undefined;
    const roles = row.kind === 'resident' ? (['resident'] as const) : [...new Set(memberships.map((membership) => membership.role))];
    return { ...base, accountId: row.account_id, kind: row.kind, roles };
  }
}

function hash(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}
