import { Injectable } from '@nestjs/common';
import type { BodyRow, CodeRow, MemberRow } from '@jiefen/mediation/wire';
import { Clock } from '../platform/clock/clock.js';
import { Transactions } from '../platform/database/transactions.js';
import type { Person } from '../platform/http/access.js';
import { Administered, reachOf } from './administered.js';

/** Lists for administrators; the subtree is filtered in SQL, never afterwards. */
@Injectable()
export class AdministrationQueries {
  constructor(
    private readonly transactions: Transactions,
    private readonly administered: Administered,
    private readonly clock: Clock,
  ) {}

  async bodies(person: Person): Promise<BodyRow[]> {
    const rows: (Omit<BodyRow, 'settings'> & { settings: Partial<BodyRow['settings']> })[] = await this.transactions.reader.query(
      `SELECT o.id, o.parent_id AS "parentId", o.path, o.kind, o.level, o.name, o.name_en AS "nameEn", o.short_name AS "shortName", o.specialty, o.phone, o.address,
              o.address_en AS "addressEn", o.seal_name AS "sealName", o.settings, o.closed_at IS NOT NULL AS closed, o.version,
              (SELECT count(DISTINCT m.account_id) FROM memberships m WHERE m.organization_id = o.id AND m.until IS NULL)::int AS members,
              (SELECT count(*) FROM resolution_codes c WHERE c.organization_id = o.id AND c.withdrawn_at IS NULL)::int AS codes
         FROM organizations o WHERE o.path LIKE ANY ($1) ORDER BY o.path LIMIT 5000`,
      [reachOf(person)],
    );
    return rows.map((row) => ({
      ...row,
      settings: { regime: row.settings.regime ?? 'people', askOtherSideFirst: row.settings.askOtherSideFirst ?? [], fileNumberPattern: row.settings.fileNumberPattern ?? '', agreementNumberPattern: row.settings.agreementNumberPattern ?? '', committee: row.settings.committee ?? null },
    }));
  }

  async members(person: Person, bodyId: string): Promise<MemberRow[]> {
    const tx = this.transactions.reader;
    await this.administered.body(tx, person, bodyId);
    const rows: { id: string; name: string; email: string; has_password: boolean; link_open: boolean; last_seen: Date | null; roles: MemberRow['roles'] }[] = await tx.query(
      `SELECT a.id, a.name, a.email, a.password_hash IS NOT NULL AS has_password,
              EXISTS (SELECT 1 FROM staff_setup_links l WHERE l.account_id = a.id AND l.ended_at IS NULL AND l.expires_at > $2) AS link_open,
              (SELECT max(s.created_at) FROM login_sessions s WHERE s.account_id = a.id) AS last_seen,
              (SELECT jsonb_agg(jsonb_build_object('membershipId', m.id, 'role', m.role, 'since', m.since) ORDER BY m.since) FROM memberships m
                WHERE m.account_id = a.id AND m.organization_id = $1 AND m.until IS NULL) AS roles
         FROM accounts a WHERE a.closed_at IS NULL AND EXISTS (SELECT 1 FROM memberships m WHERE m.account_id = a.id AND m.organization_id = $1 AND m.until IS NULL) ORDER BY a.name`,
      [bodyId, this.clock.now()],
    );
    return rows.map((row) => ({
      accountId: row.id,
      name: row.name,
      email: row.email,
      roles: row.roles,
      state: row.has_password ? 'ready' : row.link_open ? 'invited' : 'link-over',
      lastSeenAt: row.last_seen ? new Date(row.last_seen).toISOString() : null,
    }));
  }

  async codes(person: Person): Promise<CodeRow[]> {
    const rows: (Omit<CodeRow, 'createdAt' | 'withdrawnAt' | 'lastFiledAt'> & { created_at: Date; withdrawn_at: Date | null; last_filed: Date | null })[] = await this.transactions.reader.query(
      `SELECT c.code, o.id AS "organizationId", o.name AS "organizationName", o.name_en AS "organizationNameEn", o.phone AS "organizationPhone", c.place, c.place_en AS "placeEn", c.kind, c.created_at, c.withdrawn_at,
              c.withdrawn_reason AS "withdrawnReason", coalesce(f.filings, 0)::int AS filings, coalesce(f.lately, 0)::int AS "filingsLately", f.last_filed
         FROM resolution_codes c JOIN organizations o ON o.id = c.organization_id
         LEFT JOIN LATERAL (SELECT count(*) AS filings, count(*) FILTER (WHERE k.filed_at > $2::timestamptz - interval '30 days') AS lately, max(k.filed_at) AS last_filed
                              FROM cases k WHERE k.resolution_code = c.code) f ON true
        WHERE o.path LIKE ANY ($1) ORDER BY c.withdrawn_at IS NOT NULL, c.created_at DESC, o.path, c.code LIMIT 5000`,
      [reachOf(person), this.clock.now()],
    );
    return rows.map(({ created_at: created, withdrawn_at: withdrawn, last_filed: last, ...row }) => ({
      ...row,
      createdAt: new Date(created).toISOString(),
      withdrawnAt: withdrawn ? new Date(withdrawn).toISOString() : null,
      lastFiledAt: last ? new Date(last).toISOString() : null,
    }));
  }
}
