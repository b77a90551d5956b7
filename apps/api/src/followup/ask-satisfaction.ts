import { Injectable } from '@nestjs/common';
import type { CaseState } from '@jiefen/mediation';
import type { AnswerSatisfaction, SatisfactionQuestion } from '@jiefen/mediation/wire';
import { Audit } from '../audit/audit.js';
import { Cases } from '../cases/cases.js';
import { Clock } from '../platform/clock/clock.js';
import { Transactions, type Tx } from '../platform/database/transactions.js';
import type { Person } from '../platform/http/access.js';
import { RefusalError } from '../platform/http/errors.js';

/** Endings after which there was a mediation to speak about. */
const ENDED: readonly CaseState[] = ['closed', 'terminated'];

/** One voluntary question to each party after the end. Nobody is shown a single answer; there is no figure of a mediator (P-08). */
@Injectable()
export class AskSatisfaction {
  constructor(
    private readonly transactions: Transactions,
    private readonly cases: Cases,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  async question(person: Person, caseId: string): Promise<SatisfactionQuestion> {
    const tx = this.transactions.reader;
    const { case: found, relation } = await this.cases.enter(tx, person, caseId, (one) => one.party !== undefined);
    const answered = relation.party !== undefined && (await this.answered(tx, relation.party.id));
    return { asked: ENDED.includes(found.state) && !answered, answered };
  }

  async answer(person: Person, caseId: string, request: AnswerSatisfaction): Promise<void> {
    await this.transactions.run(async (tx) => {
      const { case: found, relation } = await this.cases.lock(tx, person, caseId, (one) => one.party !== undefined);
      if (!relation.party || !ENDED.includes(found.state)) throw new RefusalError('satisfaction.not-now');
      if (await this.answered(tx, relation.party.id)) throw new RefusalError('satisfaction.answered');
      const said = request.kind === 'answered' ? request : undefined;
      await tx.query(`INSERT INTO satisfaction_answers (party_id, case_id, points, words, answered_at) VALUES ($1, $2, $3, $4, $5)`, [relation.party.id, caseId, said?.points ?? null, said?.words ?? '', this.clock.now()]);
      // That somebody answered, not what: the trail is read by people of the body.
      await this.audit.record(tx, { action: 'satisfaction.answered', actor: person, caseId, subject: relation.party.id });
    });
  }

  private async answered(tx: Tx, partyId: string): Promise<boolean> {
    const rows: unknown[] = await tx.query(
      `SELECT 1 FROM satisfaction_answers WHERE party_id = $1 UNION ALL SELECT 1 FROM follow_up_answers WHERE party_id = $1 AND (satisfaction IS NOT NULL OR kind = 'refused') LIMIT 1`,
      [partyId],
    );
    return rows.length > 0;
  }
}
