import { Injectable } from '@nestjs/common';
import type { TrailView } from '@jiefen/mediation/wire';
import { Transactions } from '../platform/database/transactions.js';
import type { Person } from '../platform/http/access.js';
import { NotFoundError } from '../platform/http/errors.js';
import { Audit } from './audit.js';

const PAGE = 100;
/** Areas of the system that have a chain of their own, besides the cases. */
export const AREAS = ['login', 'staff', 'setup', 'member', 'body', 'code', 'holiday', 'expert', 'trail'] as const;

interface EntryRow {
  readonly position: number;
  readonly at: Date;
  readonly action: string;
  readonly actor_name: string | null;
  readonly actor_kind: string;
  readonly subject: string | null;
}

/** Reads the trail and checks that it is whole. Reading it is written down as well. */
@Injectable()
export class TrailQueries {
  constructor(
    private readonly transactions: Transactions,
    private readonly audit: Audit,
  ) {}

  /** The chain of a case, for those who look after its area. */
  async ofCase(person: Person, number: string, before?: number): Promise<TrailView> {
    const [found]: { id: string; organization_path: string }[] = await this.transactions.reader.query(`SELECT id, organization_path FROM cases WHERE number = $1 OR file_number = $1 ORDER BY filed_at DESC LIMIT 1`, [number]);
    const mine = found && person.memberships.some((membership) => ['administrator', 'supervisor'].includes(membership.role) && found.organization_path.startsWith(membership.path));
    if (!found || !mine) throw new NotFoundError();
    return this.chain(person, found.id, before, number);
  }

  /** The chain of an area, which concerns the whole installation: for an administrator of its topmost body. */
  async ofArea(person: Person, area: (typeof AREAS)[number], before?: number): Promise<TrailView> {
    const ids = person.memberships.filter((membership) => membership.role === 'administrator').map((membership) => membership.organizationId);
    const top: unknown[] = await this.transactions.reader.query(`SELECT 1 FROM organizations WHERE parent_id IS NULL AND id = ANY ($1)`, [ids]);
    if (top.length === 0) throw new NotFoundError();
    return this.chain(person, `area:${area}`, before, null);
  }

  private async chain(person: Person, chain: string, before: number | undefined, caseNumber: string | null): Promise<TrailView> {
    const tx = this.transactions.reader;
    const rows: EntryRow[] = await tx.query(
      `SELECT t.position, t.at, t.action, a.name AS actor_name, t.actor_kind, coalesce(s.name, t.subject) AS subject
         FROM audit_entries t LEFT JOIN accounts a ON a.id = t.actor_account_id LEFT JOIN accounts s ON s.kind = 'staff' AND s.id::text = t.subject
        WHERE t.chain = $1 AND ($2::int IS NULL OR t.position < $2) ORDER BY t.position DESC LIMIT ${PAGE}`,
      [chain, before ?? null],
    );
    const [count]: { total: number }[] = await tx.query(`SELECT count(*)::int AS total FROM audit_entries WHERE chain = $1`, [chain]);
    const breaks = await this.audit.breaks(tx, chain);
    await this.transactions.run((write) => this.audit.record(write, { action: 'trail.read', actor: person, subject: chain }));
    return {
      chain,
      total: count?.total ?? 0,
      breaks,
      entries: rows.map((row) => ({ position: row.position, at: new Date(row.at).toISOString(), action: row.action, actorName: row.actor_name, actorKind: row.actor_kind, subject: row.subject, caseNumber })),
    };
  }
}
