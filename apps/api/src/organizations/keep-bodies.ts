import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { AddBody, ChangeBody } from '@jiefen/mediation/wire';
import { Audit } from '../audit/audit.js';
import { Clock } from '../platform/clock/clock.js';
import { Transactions, type Tx } from '../platform/database/transactions.js';
import type { Person } from '../platform/http/access.js';
import { ConflictError, InvalidError, RefusalError } from '../platform/http/errors.js';
import { Administered } from './administered.js';
import { Organization, type OrganizationSettings } from './organization.entity.js';
import { keysFor, placeBelow } from './place-in-tree.js';

type Fields = Omit<ChangeBody, 'version'>;

/** The tree of bodies: add, change, close. A body is never removed, because closed cases name it. */
@Injectable()
export class KeepBodies {
  constructor(
    private readonly transactions: Transactions,
    private readonly administered: Administered,
    private readonly clock: Clock,
    private readonly audit: Audit,
  ) {}

  async add(person: Person, request: AddBody): Promise<{ id: string }> {
    return this.transactions.run(async (tx) => {
      // Locked: two new bodies below one parent at the same moment must not get one key.
      const parent = await this.administered.body(tx, person, request.parentId, true);
      const placed = placeBelow(parent, request);
      if (!placed.ok) throw new InvalidError('fields.invalid', { count: 1 }, { level: placed.code });
      const id = randomUUID();
      const path = await this.freePath(tx, `${parent.path}${placed.prefix}`, request.nameEn);
      await tx.insert(Organization, { id, parentId: parent.id, path, kind: request.kind, level: request.level, ...columns(request), settings: settings({}, request), version: 1 });
      await this.audit.record(tx, { action: 'body.added', actor: person, subject: id });
      return { id };
    });
  }

  async change(person: Person, id: string, request: ChangeBody): Promise<void> {
    await this.transactions.run(async (tx) => {
      const body = await this.administered.body(tx, person, id);
      const result = await tx.update(Organization, { id, version: request.version }, { ...columns(request), settings: settings(body.settings, request), version: request.version + 1 });
      if (result.affected !== 1) throw new ConflictError('record.changed-meanwhile');
      await this.audit.record(tx, { action: 'body.changed', actor: person, subject: id });
    });
  }

  /** Refused while anything still runs there: nobody would hear of it any more. Members lose their way in with it. */
  async close(person: Person, id: string, version: number): Promise<void> {
    await this.transactions.run(async (tx) => {
      await this.administered.body(tx, person, id, true);
      if (person.memberships.some((membership) => membership.organizationId === id)) throw new RefusalError('body.is-your-own');
      const [row]: { below: number; codes: number; cases: number; experts: number }[] = await tx.query(
        `SELECT (SELECT count(*) FROM organizations WHERE parent_id = $1 AND closed_at IS NULL)::int AS below,
                (SELECT count(*) FROM resolution_codes WHERE organization_id = $1 AND withdrawn_at IS NULL)::int AS codes,
                (SELECT count(*) FROM cases WHERE organization_id = $1 AND ended_at IS NULL)::int AS cases,
                (SELECT count(*) FROM experts WHERE organization_id = $1 AND in_office)::int AS experts`,
        [id],
      );
      if (row && row.below > 0) throw new RefusalError('body.has-bodies-below', { n: row.below });
      if (row && row.codes > 0) throw new RefusalError('body.has-codes', { n: row.codes });
      if (row && row.cases > 0) throw new RefusalError('body.has-open-cases', { n: row.cases });
      if (row && row.experts > 0) throw new RefusalError('body.has-experts', { n: row.experts });
      const result = await tx.update(Organization, { id, version }, { closedAt: this.clock.now(), version: version + 1 });
      if (result.affected !== 1) throw new ConflictError('record.changed-meanwhile');
      await this.audit.record(tx, { action: 'body.closed', actor: person, subject: id });
    });
  }

  private async freePath(tx: Tx, before: string, nameEn: string): Promise<string> {
    for (const key of keysFor(nameEn)) {
      const path = `${before}${key}.`;
      const taken: unknown[] = await tx.query(`SELECT 1 FROM organizations WHERE path = $1`, [path]);
      if (taken.length === 0) return path;
    }
    throw new Error('no free key below this body');
  }
}

function columns(fields: Fields): Pick<Organization, 'name' | 'nameEn' | 'shortName' | 'specialty' | 'phone' | 'address' | 'addressEn' | 'sealName'> {
  const orNull = (text: string): string | null => (text === '' ? null : text);
  return { name: fields.name, nameEn: fields.nameEn, shortName: fields.shortName, specialty: fields.specialty, phone: orNull(fields.phone), address: orNull(fields.address), addressEn: orNull(fields.addressEn), sealName: orNull(fields.sealName) };
}

/** What a body decides for itself. What other features keep in the settings stays untouched. */
function settings(before: OrganizationSettings, { settings: wished }: Fields): OrganizationSettings {
  const { regime: _regime, askOtherSideFirst: _kinds, fileNumberPattern: _file, agreementNumberPattern: _agreement, committee: _committee, ...others } = before;
  return {
    ...others,
    ...(wished.regime !== 'people' ? { regime: wished.regime } : {}),
    ...(wished.askOtherSideFirst.length > 0 ? { askOtherSideFirst: wished.askOtherSideFirst } : {}),
    ...(wished.fileNumberPattern !== '' ? { fileNumberPattern: wished.fileNumberPattern } : {}),
    ...(wished.agreementNumberPattern !== '' ? { agreementNumberPattern: wished.agreementNumberPattern } : {}),
    ...(wished.committee ? { committee: wished.committee } : {}),
  };
}
