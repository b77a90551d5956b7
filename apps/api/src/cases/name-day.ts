import { Injectable } from '@nestjs/common';
import { firstRefusal, localDate, NAMED_DAY_POLICIES } from '@jiefen/mediation';
import type { NameDay } from '@jiefen/mediation/wire';
import { Audit } from '../audit/audit.js';
import { Clock } from '../platform/clock/clock.js';
import { Transactions } from '../platform/database/transactions.js';
import type { Person } from '../platform/http/access.js';
import { NotFoundError, RefusalError } from '../platform/http/errors.js';
import { Cases } from './cases.js';

/** A party names the day a limitation counts from, or a demand it made. Both sides see it, and who named it. */
@Injectable()
export class NameDayUseCase {
  constructor(
    private readonly transactions: Transactions,
    private readonly cases: Cases,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  async name(person: Person, caseId: string, { what, day, withdraw }: NameDay): Promise<void> {
    await this.transactions.run(async (tx) => {
      const { case: found, relation } = await this.cases.lock(tx, person, caseId, (r) => r.party !== undefined);
      const side = relation.party?.side;
      if (side === undefined) throw new NotFoundError();
      const refusal = firstRefusal(NAMED_DAY_POLICIES, { kind: found.kind, what, day: localDate(day), today: this.clock.today() });
      if (refusal && !withdraw) throw new RefusalError(refusal.reason.code, refusal.reason.params);
      // A clock has one first day; demands there may be several.
      if (what !== 'demand' || withdraw) await tx.query(`DELETE FROM case_days WHERE case_id = $1 AND side = $2 AND what = $3 AND ($3 <> 'demand' OR day = $4)`, [caseId, side, what, day]);
      if (!withdraw) {
        await tx.query(`INSERT INTO case_days (case_id, side, what, day, named_by, named_at) VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT ON CONSTRAINT case_days_pk DO NOTHING`, [caseId, side, what, day, person.accountId, this.clock.now()]);
      }
      await this.audit.record(tx, { action: withdraw ? 'case-day.withdrawn' : 'case-day.named', actor: person, caseId, data: { what } });
      await this.cases.changed(tx, caseId);
    });
  }
}
