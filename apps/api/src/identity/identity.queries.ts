import { Injectable } from '@nestjs/common';
import type { PersonView } from '@jiefen/mediation/wire';
import { Transactions } from '../platform/database/transactions.js';
import type { Person } from '../platform/http/access.js';
import { LoginSessions } from './login-sessions.js';

/** Reads people for screens; phones only masked. */
@Injectable()
export class IdentityQueries {
  constructor(
    private readonly transactions: Transactions,
    private readonly sessions: LoginSessions,
  ) {}

  async view(person: Person): Promise<PersonView> {
    const rows: { phone_masked: string | null; language: 'zh' | 'en' }[] =
      person.kind === 'guest' ? [] : await this.transactions.reader.query(`SELECT phone_masked, language FROM accounts WHERE id = $1`, [person.accountId]);
    const names: { id: string; name: string; name_en: string }[] =
      person.memberships.length === 0
        ? []
        : await this.transactions.reader.query(`SELECT id, name, name_en FROM organizations WHERE id = ANY($1)`, [person.memberships.map((membership) => membership.organizationId)]);
    return {
      accountId: person.accountId,
      name: person.name,
      kind: person.kind,
      roles: person.roles,
      phoneMasked: rows[0]?.phone_masked ?? null,
      language: rows[0]?.language ?? 'zh',
      memberships: person.memberships.map((membership) => ({
        role: membership.role,
        organizationId: membership.organizationId,
        organizationName: names.find((name) => name.id === membership.organizationId)?.name ?? '',
        organizationNameEn: names.find((name) => name.id === membership.organizationId)?.name_en ?? '',
      })),
      sessionEndsInSeconds: await this.sessions.secondsLeft(person.sessionId),
      guest: person.guest ? { caseId: person.guest.caseId, role: person.guest.role, item: person.guest.item } : null,
    };
  }
}
