import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { ConsentAnswerView, ConsentMatter } from '@jiefen/mediation/wire';
import { Clock } from '../platform/clock/clock.js';
import type { Tx } from '../platform/database/transactions.js';
import { ConflictError, RefusalError } from '../platform/http/errors.js';
import type { CaseParty } from './case.entity.js';

/** A question that every party answers for itself. */
export interface ConsentQuestion<Params = Readonly<Record<string, unknown>>> {
  readonly id: string;
  readonly case_id: string;
  readonly subject: string;
  readonly params: Params;
  readonly asked_by: string;
  readonly asked_at: Date;
}

/** How a question ended. */
export type ConsentOutcome = 'agreed' | 'declined' | 'unanswered' | 'withdrawn';

/** Keeps the questions put to all parties and their answers. What follows from them is decided by whoever asked. */
@Injectable()
export class Consents {
  constructor(private readonly clock: Clock) {}

  /** @throws RefusalError `consent.asked-already` while one about the same matter is open */
  async ask(tx: Tx, question: { caseId: string; matter: ConsentMatter; subject: string; params: object; askedBy: string }): Promise<string> {
    if (await this.open(tx, question.caseId, question.matter)) throw new RefusalError('consent.asked-already');
    const id = randomUUID();
    await tx.query(`INSERT INTO consent_questions (id, case_id, matter, subject, params, asked_by, asked_at) VALUES ($1, $2, $3, $4, $5, $6, $7)`, [
      id,
      question.caseId,
      question.matter,
      question.subject,
      JSON.stringify(question.params),
      question.askedBy,
      this.clock.now(),
    ]);
    return id;
  }

  /** The open question of a case about a matter. Read it with the case locked before changing anything. */
  async open<Params>(tx: Tx, caseId: string, matter: ConsentMatter): Promise<ConsentQuestion<Params> | undefined> {
    const rows: ConsentQuestion<Params>[] = await tx.query(`SELECT id, case_id, subject, params, asked_by, asked_at FROM consent_questions WHERE case_id = $1 AND matter = $2 AND settled_at IS NULL`, [caseId, matter]);
    return rows[0];
  }

  /** A party says yes or no; it may change its mind until the question is settled. */
  async answer(tx: Tx, questionId: string, partyId: string, consent: boolean, accountId: string): Promise<void> {
    await tx.query(
      `INSERT INTO consent_answers (question_id, party_id, consent, answered_by, answered_at) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT (question_id, party_id) DO UPDATE SET consent = excluded.consent, answered_by = excluded.answered_by, answered_at = excluded.answered_at`,
      [questionId, partyId, consent, accountId, this.clock.now()],
    );
  }

  /** One entry for each party, in their order; undefined while it has not answered. */
  async answers(tx: Tx, questionId: string, parties: readonly CaseParty[]): Promise<(boolean | undefined)[]> {
    const rows: { party_id: string; consent: boolean }[] = await tx.query(`SELECT party_id, consent FROM consent_answers WHERE question_id = $1`, [questionId]);
    return parties.map((party) => rows.find((row) => row.party_id === party.id)?.consent);
  }

  async answersView(tx: Tx, questionId: string, parties: readonly CaseParty[], myPartyId: string | undefined): Promise<ConsentAnswerView[]> {
    const answers = await this.answers(tx, questionId, parties);
    return parties.map((party, i) => ({ partyId: party.id, side: party.side, name: party.name, consent: answers[i] ?? null, isMe: party.id === myPartyId }));
  }

  /** @throws ConflictError when somebody settled it meanwhile */
  async settle(tx: Tx, questionId: string, outcome: ConsentOutcome): Promise<void> {
    const [, count]: [unknown[], number] = await tx.query(`UPDATE consent_questions SET settled_at = $2, outcome = $3 WHERE id = $1 AND settled_at IS NULL`, [questionId, this.clock.now(), outcome]);
    if (count !== 1) throw new ConflictError('consent.settled-meanwhile');
  }
}
