import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { mayGiveRole } from '@jiefen/mediation';
import type { AddMember, MemberAdded } from '@jiefen/mediation/wire';
import { Audit } from '../audit/audit.js';
import { StaffSetupLinks } from '../identity/staff-setup-links.js';
import { Clock } from '../platform/clock/clock.js';
import { Transactions, type Tx } from '../platform/database/transactions.js';
import type { Person } from '../platform/http/access.js';
import { NotFoundError, RefusalError } from '../platform/http/errors.js';
import { Administered, reaches } from './administered.js';

/** Who belongs to a body, with which role, and how they get a way in. */
@Injectable()
export class KeepMembers {
  constructor(
    private readonly transactions: Transactions,
    private readonly administered: Administered,
    private readonly links: StaffSetupLinks,
    private readonly clock: Clock,
    private readonly audit: Audit,
  ) {}

  /** Gives a role. Somebody new gets an account without password and a one-time link; somebody known keeps their way in. */
  async add(person: Person, bodyId: string, request: AddMember): Promise<MemberAdded> {
    return this.transactions.run(async (tx) => {
      const body = await this.administered.body(tx, person, bodyId);
      if (!mayGiveRole(body.kind, request.role)) throw new RefusalError('member.role-not-of-body', { role: request.role });
      // Two invitations of one address at the same moment: the second one finds the account of the first.
      await tx.query('SELECT pg_advisory_xact_lock(hashtextextended(lower($1), 2))', [request.email]);
      const [known]: { id: string; name: string }[] = await tx.query(`SELECT id, name FROM accounts WHERE lower(email) = lower($1) AND closed_at IS NULL`, [request.email]);
      const accountId = known?.id ?? (await this.openAccount(tx, request));
      const added: unknown[] = await tx.query(
        `INSERT INTO memberships (id, account_id, organization_id, role, since) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (account_id, organization_id, role) WHERE until IS NULL DO NOTHING RETURNING id`,
        [randomUUID(), accountId, bodyId, request.role, this.clock.now()],
      );
      if (added.length === 0) throw new RefusalError('member.has-role', { name: known?.name ?? request.name });
      await this.audit.record(tx, { action: 'member.added', actor: person, subject: accountId, data: { body: bodyId, role: request.role } });
      if (known) return { accountId, name: known.name, link: null, expiresAt: null };
      const { link, expiresAt } = await this.links.create(tx, accountId, person);
      return { accountId, name: request.name, link, expiresAt: expiresAt.toISOString() };
    });
  }

  /** Ends one role. It ends at once, also in the pages this person has open. */
  async end(person: Person, membershipId: string): Promise<void> {
    await this.transactions.run(async (tx) => {
      const [found]: { account_id: string; organization_id: string; role: string; path: string }[] = await tx.query(
        `SELECT m.account_id, m.organization_id, m.role, o.path FROM memberships m JOIN organizations o ON o.id = m.organization_id WHERE m.id = $1 AND m.until IS NULL FOR UPDATE OF m`,
        [membershipId],
      );
      if (!found || !reaches(person, found.path)) throw new NotFoundError();
      // Otherwise the last administrator could lock everybody out with one press.
      if (found.account_id === person.accountId && found.role === 'administrator') throw new RefusalError('member.is-yourself');
      if (found.role === 'mediator') await this.refuseWhileNeeded(tx, found.account_id, found.organization_id);
      await tx.query(`UPDATE memberships SET until = $2 WHERE id = $1`, [membershipId, this.clock.now()]);
      await this.audit.record(tx, { action: 'member.ended', actor: person, subject: found.account_id, data: { body: found.organization_id, role: found.role } });
    });
  }

  /** A new link for somebody who lost phone or password; what they had stops working at once. */
  async reset(person: Person, accountId: string): Promise<MemberAdded> {
    return this.transactions.run(async (tx) => {
      const rows: { name: string; path: string }[] = await tx.query(
        `SELECT a.name, o.path FROM accounts a JOIN memberships m ON m.account_id = a.id AND m.until IS NULL JOIN organizations o ON o.id = m.organization_id
          WHERE a.id = $1 AND a.kind = 'staff' AND a.closed_at IS NULL`,
        [accountId],
      );
      if (!rows.some((row) => reaches(person, row.path))) throw new NotFoundError();
      if (accountId === person.accountId) throw new RefusalError('member.is-yourself');
      // Whoever also belongs to a body above or beside is reset from there: a link is a way into everything they may do.
      if (rows.some((row) => !reaches(person, row.path))) throw new RefusalError('member.belongs-elsewhere');
      const { link, expiresAt } = await this.links.reset(tx, accountId, person);
      return { accountId, name: rows[0]?.name ?? '', link, expiresAt: expiresAt.toISOString() };
    });
  }

  private async openAccount(tx: Tx, request: AddMember): Promise<string> {
    const id = randomUUID();
    await tx.query(`INSERT INTO accounts (id, kind, name, email, created_at) VALUES ($1, 'staff', $2, $3, $4)`, [id, request.name, request.email, this.clock.now()]);
    return id;
  }

  /** A mediator who is still asked for cases, or has some, would otherwise not be able to open them. */
  private async refuseWhileNeeded(tx: Tx, accountId: string, organizationId: string): Promise<void> {
    const [row]: { registered: boolean; cases: number }[] = await tx.query(
      `SELECT EXISTS (SELECT 1 FROM experts WHERE account_id = $1 AND organization_id = $2 AND in_office) AS registered,
              (SELECT count(*) FROM cases WHERE mediator_account_id = $1 AND ended_at IS NULL)::int AS cases`,
      [accountId, organizationId],
    );
    if (row?.registered) throw new RefusalError('member.in-register');
    if (row && row.cases > 0) throw new RefusalError('member.has-open-cases', { n: row.cases });
  }
}
