import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock/clock.js';
import type { Tx } from '../platform/database/transactions.js';
import type { Person } from '../platform/http/access.js';

/** Who did something: a person, or the portal itself (a deadline, a webhook), or somebody not logged in. */
export type AuditActor = Person | 'portal' | 'nobody';

export interface AuditEntry {
  /** What was done, dotted: `case.accepted`, `agreement.signed`, `dossier.read`. */
  readonly action: string;
  readonly actor: AuditActor;
  readonly caseId?: string;
  /** What it was done to, when it is not the case itself: an id, never a name. */
  readonly subject?: string;
  readonly onBehalfOf?: string;
  /** Ids, codes and hashes only. No names, texts, phones. */
  readonly data?: Readonly<Record<string, unknown>>;
}

/** The append-only trail (see migration KeepAudit). Written inside the transaction of the change it tells about. */
@Injectable()
export class Audit {
  constructor(private readonly clock: Clock) {}

  async record(tx: Tx, entry: AuditEntry): Promise<void> {
    const person = typeof entry.actor === 'string' ? undefined : entry.actor;
    await tx.query(
      `INSERT INTO audit_entries (chain, position, at, action, actor_account_id, actor_kind, on_behalf_of, case_id, subject, address, data, hash)
       VALUES ($1, 0, $2, $3, $4, $5, $6, $7, $8, $9, $10, '')`,
      [
        entry.caseId ?? `area:${entry.action.split('.')[0] ?? ''}`,
        this.clock.now(),
        entry.action,
        person && person.kind !== 'guest' ? person.accountId : null,
        person ? person.kind : entry.actor,
        entry.onBehalfOf ?? null,
        entry.caseId ?? null,
        entry.subject ?? person?.guest?.linkId ?? null,
        person?.address ?? null,
        JSON.stringify(entry.data ?? {}),
      ],
    );
  }

  /** Positions at which a chain does not hold: a row was removed or changed behind the portal's back. Empty is good. */
  async breaks(tx: Tx, chain: string): Promise<number[]> {
    const rows: { position: number }[] = await tx.query(
      `WITH rows AS (SELECT *, lag(hash) OVER (ORDER BY position) AS before, row_number() OVER (ORDER BY position) AS n FROM audit_entries WHERE chain = $1)
       SELECT position FROM rows WHERE position <> n OR previous_hash IS DISTINCT FROM before
          OR hash <> sha256(coalesce(before, ''::bytea) || convert_to(concat_ws('|', chain, position, extract(epoch FROM at), action, actor_account_id,
                actor_kind, on_behalf_of, case_id, subject, address, data::text), 'UTF8')) ORDER BY position`,
      [chain],
    );
    return rows.map((row) => row.position);
  }
}
