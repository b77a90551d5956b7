import { Injectable } from '@nestjs/common';
import { addDays } from '@jiefen/mediation';
import type { Case } from '../cases/case.entity.js';
import { Cases } from '../cases/cases.js';
import { Clocks } from '../cases/clocks.js';
import { Clock } from '../platform/clock/clock.js';
import { Transactions, type Tx } from '../platform/database/transactions.js';
import { Jobs } from '../platform/jobs/jobs.js';

/** Asked within so many days after everything was done, or after the last day to do it. A promise of the centre, not a rule of law. */
const WITHIN_DAYS = 15;
export const FOLLOW_UP_RULE = 'followup.visit';

/** Since when questions count: those about an agreement that was replaced say nothing of the one in effect. */
export function countsSince(caseId: string): string {
  return `coalesce((SELECT a.effective_at FROM agreements a WHERE a.case_id = ${caseId} AND a.state = 'inEffect'), '-infinity')`;
}

/** Starts the follow-up: when all is done, or when the last day has passed; and begins performance when nobody applied to a court. */
@Injectable()
export class FollowUpDue {
  constructor(
    private readonly transactions: Transactions,
    private readonly cases: Cases,
    private readonly clocks: Clocks,
    private readonly clock: Clock,
    jobs: Jobs,
  ) {
    jobs.every('followup.due', '20 * * * *', () => this.sweep());
  }

  async start(tx: Tx, found: Pick<Case, 'id' | 'organizationId'>): Promise<void> {
    const before: unknown[] = await tx.query(
      `SELECT 1 FROM case_deadlines d WHERE d.case_id = $1 AND d.rule = $2 AND d.started_at >= ${countsSince('d.case_id')} UNION ALL SELECT 1 FROM follow_ups f WHERE f.case_id = $1 AND f.visited_at >= ${countsSince('f.case_id')}`,
      [found.id, FOLLOW_UP_RULE],
    );
    if (before.length > 0) return;
    await this.clocks.startUntil(tx, { caseId: found.id, organizationId: found.organizationId, rule: FOLLOW_UP_RULE, owner: 'followUp', startedAt: this.clock.now(), lastDay: addDays(this.clock.today(), WITHIN_DAYS) });
    await this.cases.tell(tx, found.id, { kind: 'followup.due', actor: 'portal', seenBy: 'staff' });
  }

  private async sweep(): Promise<void> {
    const today = this.clock.today();
    const over: { id: string }[] = await this.transactions.reader.query(
      `SELECT c.id FROM cases c WHERE c.state = 'agreementInEffect' AND NOT EXISTS (SELECT 1 FROM case_deadlines d WHERE d.case_id = c.id AND d.rule = 'clock.confirmation-application' AND (d.ended_at IS NULL AND d.due_at > $1))
         AND NOT EXISTS (SELECT 1 FROM confirmation_applications a WHERE a.case_id = c.id AND a.state IN ('choosing', 'preparing', 'signing')) LIMIT 200`,
      [this.clock.now()],
    );
    for (const row of over) {
      await this.transactions.run(async (tx) => {
        const { case: found } = await this.cases.lockForPortal(tx, row.id);
        if (found.state !== 'agreementInEffect') return;
        await this.clocks.stop(tx, found.id, 'confirmationApplication');
        await this.cases.move(tx, found, 'startPerformance', 'portal', 'portal', {});
      });
    }
    const asked: { id: string }[] = await this.transactions.reader.query(
      `SELECT c.id FROM cases c WHERE c.state = 'performing' AND NOT EXISTS (SELECT 1 FROM case_deadlines d WHERE d.case_id = c.id AND d.rule = $2 AND d.started_at >= ${countsSince('c.id')}) AND NOT EXISTS (SELECT 1 FROM follow_ups f WHERE f.case_id = c.id AND f.visited_at >= ${countsSince('c.id')})
         AND NOT EXISTS (SELECT 1 FROM obligations o WHERE o.case_id = c.id AND o.state IN ('open', 'claimed', 'disputed') AND o.due_day >= $1) LIMIT 200`,
      [today, FOLLOW_UP_RULE],
    );
    for (const row of asked) {
      await this.transactions.run(async (tx) => {
        const { case: found } = await this.cases.lockForPortal(tx, row.id);
        if (found.state === 'performing') await this.start(tx, found);
      });
    }
  }
}
