import { Injectable } from '@nestjs/common';
import { ENDING_POLICIES, firstRefusal } from '@jiefen/mediation';
import type { EndMediation } from '@jiefen/mediation/wire';
import { Audit } from '../audit/audit.js';
import { Clock } from '../platform/clock/clock.js';
import { Transactions } from '../platform/database/transactions.js';
import type { Person } from '../platform/http/access.js';
import { RefusalError } from '../platform/http/errors.js';
import { mustHavePower } from './acting.js';
import { Cases } from './cases.js';
import { Clocks } from './clocks.js';

/** Ends a mediation. Any party may, at any time, without a reason (RMTJ 23); the other ways are told (RMTJ 26). */
@Injectable()
export class EndMediationUseCase {
  constructor(
    private readonly transactions: Transactions,
    private readonly cases: Cases,
    private readonly clocks: Clocks,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  async end(person: Person, caseId: string, request: EndMediation): Promise<void> {
    await this.transactions.run(async (tx) => {
      const { case: found, relation } = await this.cases.lock(tx, person, caseId, (r) => r.party !== undefined || r.mediator || r.handler);
      mustHavePower(relation, 'apply');
      const by = relation.party ? 'party' : relation.mediator ? 'mediator' : 'dispatcher';
      const refusal = firstRefusal(ENDING_POLICIES, { by, reason: request.reason });
      if (refusal) throw new RefusalError(refusal.reason.code, refusal.reason.params);
      const standing: unknown[] = await tx.query(`SELECT 1 FROM agreements WHERE case_id = $1 AND state = 'inEffect'`, [caseId]);
      if (standing.length > 0) {
        // Whoever does not want to talk again leaves what was agreed as it stands.
        await this.cases.move(tx, found, 'keepEarlierAgreement', by, person, { params: { reason: request.reason, ...(request.note ? { note: request.note } : {}) } });
        await this.clocks.stopMediation(tx, caseId, this.clock.now());
        return;
      }
      if (relation.party) await tx.query(`UPDATE case_parties SET willing = 'no', version = version + 1 WHERE id = $1`, [relation.party.id]);
      await this.cases.move(tx, found, 'terminate', by, person, {
        params: { reason: request.reason, ...(request.note ? { note: request.note } : {}) },
        set: { terminationReason: request.reason, terminationNote: request.note },
      });
      if (found.mediatorAccountId) await tx.query(`UPDATE experts SET open_cases = greatest(0, open_cases - 1) WHERE account_id = $1`, [found.mediatorAccountId]);
    });
  }

  /** A complaint goes to the committee; the mediator is not told who or what. */
  async complain(person: Person, caseId: string, complaint: { ground: string; note: string }): Promise<void> {
    await this.transactions.run(async (tx) => {
      const { relation } = await this.cases.lock(tx, person, caseId, (r) => r.party !== undefined);
      await this.cases.tell(tx, caseId, { kind: 'complaint', params: { ground: complaint.ground, note: complaint.note }, actor: person, seenBy: 'staff', ...(relation.party ? { side: relation.party.side } : {}) });
      await this.audit.record(tx, { action: 'complaint.made', actor: person, caseId, data: { ground: complaint.ground } });
    });
  }
}
