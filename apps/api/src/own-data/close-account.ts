import { Injectable } from '@nestjs/common';
import { CLOSING_POLICIES, closingTakes, firstRefusal } from '@jiefen/mediation';
import { Audit } from '../audit/audit.js';
import { LoginSessions } from '../identity/login-sessions.js';
import { Clock } from '../platform/clock/clock.js';
import { Transactions } from '../platform/database/transactions.js';
import type { Person } from '../platform/http/access.js';
import { RefusalError } from '../platform/http/errors.js';
import { FileStore } from '../platform/storage/file-store.js';
import { OwnDataQueries } from './own-data.queries.js';

/** A person leaves: name, phone, drafts and loose files go at once; what dossiers hold stays in them (PIPL 47). */
@Injectable()
export class CloseAccount {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly sessions: LoginSessions,
    private readonly queries: OwnDataQueries,
    private readonly files: FileStore,
  ) {}

  async close(person: Person): Promise<void> {
    const loose = await this.transactions.run(async (tx) => {
      // Keeps a filing of the same moment waiting: it points to this row.
      await tx.query(`SELECT 1 FROM accounts WHERE id = $1 FOR UPDATE`, [person.accountId]);
      const facts = await this.queries.closingFacts(tx, person.accountId);
      const refusal = firstRefusal(CLOSING_POLICIES, facts);
      if (refusal) throw new RefusalError(refusal.reason.code, refusal.reason.params);
      await tx.query(`DELETE FROM filing_drafts WHERE account_id = $1`, [person.accountId]);
      await tx.query(`DELETE FROM notices WHERE account_id = $1`, [person.accountId]);
      const [removed]: [{ storage_key: string }[], number] = await tx.query(`DELETE FROM exhibits WHERE owner_account_id = $1 AND case_id IS NULL RETURNING storage_key`, [person.accountId]);
      await this.sessions.endAll(tx, person.accountId);
      await tx.query(
        `UPDATE accounts SET name = '', phone_cipher = NULL, phone_index = NULL, phone_masked = NULL, id_number_cipher = NULL, id_number_index = NULL, id_number_masked = NULL,
                closed_at = $2, version = version + 1 WHERE id = $1`,
        [person.accountId, this.clock.now()],
      );
      await this.audit.record(tx, { action: 'own-data.account-closed', actor: person, subject: person.accountId, data: { takes: closingTakes(facts) } });
      return removed;
    });
    // After the commit: a file without a row is harmless, a row without its file is a broken promise.
    for (const { storage_key: key } of loose) await this.files.remove(key);
  }
}
