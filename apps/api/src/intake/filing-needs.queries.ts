import { Injectable } from '@nestjs/common';
import { regimeOfBody, type DisputeKind, type OrganizationKind, type OwnRegime, type WorkingDayCalendar } from '@jiefen/mediation';
import type { FilingReceived } from '@jiefen/mediation/wire';
import { calendarWith, type ClosingDay } from '../cases/clocks.js';
import { WorkingDays } from '../organizations/working-days.js';
import { normalizeCode } from '../organizations/organization.queries.js';
import { FieldCipher } from '../platform/crypto/field-cipher.js';
import { runPrepared, type Prepared } from '../platform/database/prepared.js';
import { Together } from '../platform/database/together.js';
import { Transactions, type Tx } from '../platform/database/transactions.js';
import { NotFoundError } from '../platform/http/errors.js';

/** What must be known before a filing is written down. */
export interface FilingNeeds {
  /** The same filing was handed in before (a lost answer, a double tap). */
  readonly before?: FilingReceived;
  readonly filer: { readonly phone?: string };
  readonly code: { readonly code: string; readonly kind: DisputeKind | null; readonly withdrawn: boolean };
  readonly body: { readonly id: string; readonly path: string; readonly phone: string; readonly regime: OwnRegime };
  readonly calendar: WorkingDayCalendar;
}

interface Row {
  readonly n: number;
  readonly phone_cipher: string | null;
  readonly before_id: string | null;
  readonly before_number: string | null;
  readonly before_at: Date | null;
  readonly code: string | null;
  readonly kind: DisputeKind | null;
  readonly withdrawn: boolean;
  readonly organization_id: string;
  readonly path: string;
  readonly phone: string | null;
  readonly body_kind: OrganizationKind;
  readonly set_up_for: OwnRegime | null;
  readonly closing_days: readonly ClosingDay[] | null;
}

// Account, earlier filing, code, body and closing days at once: five round trips less for every filing.
// The parameters stand in sub-selects so that the plan made once is taken: with the lists in view PostgreSQL plans anew
// every time, which costs more than the reading. OFFSET 0 keeps the earlier filing one look into its index by both columns.
const READ_NEEDS: Prepared = {
  name: 'intake.filing-needs',
  text: `
    SELECT asked.n::int, a.phone_cipher, b.id AS before_id, b.number AS before_number, b.filed_at AS before_at,
           r.code, r.kind, r.withdrawn_at IS NOT NULL AS withdrawn, o.id AS organization_id, o.path, o.phone, o.kind AS body_kind, o.settings ->> 'regime' AS set_up_for,
           (SELECT json_agg(json_build_object('day', to_char(h.day, 'YYYY-MM-DD'), 'note', h.note)) FROM body_holidays h WHERE h.organization_id = o.id AND NOT h.working) AS closing_days
      FROM unnest((SELECT $1::uuid[]), (SELECT $2::text[]), (SELECT $3::text[])) WITH ORDINALITY AS asked (account_id, key, code, n)
      JOIN accounts a ON a.id = asked.account_id
      LEFT JOIN LATERAL (SELECT c.id, c.number, c.filed_at FROM filings f JOIN cases c ON c.id = f.case_id
                          WHERE f.filed_by = asked.account_id AND f.idempotency_key = asked.key OFFSET 0) b ON true
      LEFT JOIN resolution_codes r ON r.code = asked.code
      LEFT JOIN organizations o ON o.id = r.organization_id`,
};

interface Asked {
  readonly accountId: string;
  readonly key: string;
  readonly code: string;
}

@Injectable()
export class FilingNeedsQueries {
  private readonly together: Together<Asked, Row | undefined>;

  constructor(
    private readonly cipher: FieldCipher,
    private readonly workingDays: WorkingDays,
    transactions: Transactions,
  ) {
    this.together = new Together((asked) => read(transactions.reader, asked));
  }

  /** @throws NotFoundError `code.unknown` */
  async of(accountId: string, key: string, code: string): Promise<FilingNeeds> {
    const row = await this.together.add({ accountId, key, code: normalizeCode(code) });
    const before = row?.before_id && row.before_number && row.before_at ? { caseId: row.before_id, number: row.before_number, receivedAt: row.before_at.toISOString() } : undefined;
    if (!row?.code) throw new NotFoundError('code.unknown');
    return {
      ...(before ? { before } : {}),
      filer: row.phone_cipher ? { phone: this.cipher.decrypt(row.phone_cipher, 'account.phone') } : {},
      code: { code: row.code, kind: row.kind, withdrawn: row.withdrawn },
      body: { id: row.organization_id, path: row.path, phone: row.phone ?? '', regime: regimeOfBody(row.body_kind, row.set_up_for ?? undefined) },
      calendar: calendarWith(this.workingDays.china, row.closing_days ?? []),
    };
  }
}

async function read(tx: Tx, asked: readonly Asked[]): Promise<(Row | undefined)[]> {
  const rows = await runPrepared<Row>(tx, READ_NEEDS, [asked.map(({ accountId }) => accountId), asked.map(({ key }) => key), asked.map(({ code }) => code)]);
  return asked.map((_, index) => rows.find(({ n }) => n === index + 1));
}
