import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { WriteMinutes } from '@jiefen/mediation/wire';
import { Audit } from '../audit/audit.js';
import { Cases } from '../cases/cases.js';
import { Clock } from '../platform/clock/clock.js';
import { Transactions, type Tx } from '../platform/database/transactions.js';
import type { Person } from '../platform/http/access.js';
import { NotFoundError, RefusalError } from '../platform/http/errors.js';
import { Seats } from './seats.js';

/** The minutes, line by line with their time, and the undisputed facts, which each party confirms apart from every offer (ZXTJ 18, 22). */
@Injectable()
export class KeepRecord {
  constructor(
    private readonly transactions: Transactions,
    private readonly cases: Cases,
    private readonly seats: Seats,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  async write(person: Person, caseId: string, line: WriteMinutes): Promise<void> {
    await this.transactions.run(async (tx) => {
      const { session } = await this.seats.lockSession(tx, person, caseId, (relation) => relation.mediator);
      // Nothing of a private talk gets into the record, not even by a line written meanwhile.
      if (await this.seats.runningCaucus(tx, session.id)) throw new RefusalError('minutes.private-talk');
      await tx.query(`INSERT INTO session_minutes (id, session_id, at, text, part, speaker, written_by) VALUES ($1, $2, $3, $4, $5, $6, $7)`, [randomUUID(), session.id, this.clock.now(), line.text, line.part, line.speaker, person.accountId]);
      await this.cases.changed(tx, caseId);
    });
  }

  /** Corrects a line while the session is open; the time stays. */
  async correct(person: Person, caseId: string, lineId: string, line: WriteMinutes): Promise<void> {
    await this.transactions.run(async (tx) => {
      const { session } = await this.seats.lockSession(tx, person, caseId, (relation) => relation.mediator);
      const [, count]: [unknown[], number] = await tx.query(`UPDATE session_minutes SET text = $3, part = $4, speaker = $5 WHERE id = $1 AND session_id = $2`, [lineId, session.id, line.text, line.part, line.speaker]);
      if (count !== 1) throw new NotFoundError();
      await this.audit.record(tx, { action: 'minutes.corrected', actor: person, caseId, subject: lineId });
      await this.cases.changed(tx, caseId);
    });
  }

  async writeFact(person: Person, caseId: string, text: string): Promise<void> {
    await this.transactions.run(async (tx) => {
      const { session } = await this.seats.lockSession(tx, person, caseId, (relation) => relation.mediator);
      await tx.query(`INSERT INTO undisputed_facts (id, case_id, session_id, text, written_at) VALUES ($1, $2, $3, $4, $5)`, [randomUUID(), caseId, session.id, text, this.clock.now()]);
      await this.cases.changed(tx, caseId);
    });
  }

  /** Takes a fact away; one that a party has confirmed stays, because somebody relies on it. */
  async removeFact(person: Person, caseId: string, factId: string): Promise<void> {
    await this.transactions.run(async (tx) => {
      await this.cases.lock(tx, person, caseId, (relation) => relation.mediator);
      await this.mustBeThere(tx, caseId, factId);
      const confirmed: unknown[] = await tx.query(`SELECT 1 FROM undisputed_fact_confirmations WHERE fact_id = $1`, [factId]);
      if (confirmed.length > 0) throw new RefusalError('fact.already-confirmed');
      await tx.query(`UPDATE undisputed_facts SET removed_at = $2 WHERE id = $1`, [factId, this.clock.now()]);
      await this.cases.changed(tx, caseId);
    });
  }

  /** Each party for itself, in writing; taken back until everybody has confirmed. */
  async confirmFact(person: Person, caseId: string, factId: string, confirmed: boolean): Promise<void> {
    await this.transactions.run(async (tx) => {
      const { relation, parties } = await this.cases.lock(tx, person, caseId, (r) => r.party !== undefined);
      await this.mustBeThere(tx, caseId, factId);
      const done: { party_id: string }[] = await tx.query(`SELECT party_id FROM undisputed_fact_confirmations WHERE fact_id = $1`, [factId]);
      if (!confirmed && done.length === parties.length) throw new RefusalError('fact.confirmed-by-all');
      if (confirmed) {
        await tx.query(`INSERT INTO undisputed_fact_confirmations (fact_id, party_id, confirmed_at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING`, [factId, relation.party?.id, this.clock.now()]);
      } else {
        await tx.query(`DELETE FROM undisputed_fact_confirmations WHERE fact_id = $1 AND party_id = $2`, [factId, relation.party?.id]);
      }
      await this.audit.record(tx, { action: 'fact.confirmed', actor: person, caseId, subject: factId, data: { confirmed } });
      await this.cases.changed(tx, caseId);
    });
  }

  private async mustBeThere(tx: Tx, caseId: string, factId: string): Promise<void> {
    const rows: unknown[] = await tx.query(`SELECT 1 FROM undisputed_facts WHERE id = $1 AND case_id = $2 AND removed_at IS NULL`, [factId, caseId]);
    if (rows.length === 0) throw new NotFoundError();
  }
}
