import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Actor } from '@jiefen/mediation';
import type { AnswerAppointment } from '@jiefen/mediation/wire';
import type { AuditActor } from '../audit/audit.js';
import type { Case, CaseParty } from '../cases/case.entity.js';
import { Cases } from '../cases/cases.js';
import { Clocks } from '../cases/clocks.js';
import { InviteOtherSide } from '../invitations/invite-other-side.js';
import { Clock } from '../platform/clock/clock.js';
import type { Tx } from '../platform/database/transactions.js';
import { RefusalError } from '../platform/http/errors.js';
import { CandidateQueries } from './candidates.queries.js';

export type Disclosure = Extract<AnswerAppointment, { answer: 'accept' }>['disclosure'];

export interface AppointmentRow {
  readonly id: string;
  readonly case_id: string;
  readonly expert_account_id: string;
  readonly expert_name: string;
  readonly answer: 'accepted' | 'declined' | 'overdue' | null;
  readonly disclosure: Disclosure | null;
}

/** The register of who was asked for a case: asking, appointing, closing. Whoever calls has the case locked. */
@Injectable()
export class Appointments {
  constructor(
    private readonly cases: Cases,
    private readonly clocks: Clocks,
    private readonly candidates: CandidateQueries,
    private readonly invitations: InviteOtherSide,
    private readonly clock: Clock,
  ) {}

  async open(tx: Tx, caseId: string): Promise<AppointmentRow | undefined> {
    const rows: AppointmentRow[] = await tx.query(
      `SELECT p.id, p.case_id, p.expert_account_id, a.name AS expert_name, p.answer, p.disclosure FROM appointments p JOIN accounts a ON a.id = p.expert_account_id WHERE p.case_id = $1 AND p.ended_at IS NULL FOR UPDATE OF p`,
      [caseId],
    );
    return rows[0];
  }

  async close(tx: Tx, id: string, answer: 'accepted' | 'declined' | 'overdue', endReason: string, reason: string, disclosure: Disclosure | null): Promise<void> {
    await tx.query(`UPDATE appointments SET answer = $2, end_reason = $3, reason = $4, disclosure = coalesce($5, disclosure), answered_at = coalesce(answered_at, $6), ended_at = $6 WHERE id = $1`, [
      id,
      answer,
      endReason,
      reason,
      disclosure ? JSON.stringify(disclosure) : null,
      this.clock.now(),
    ]);
    // Nobody is asked any more about somebody who is not asked any more.
    await tx.query(`UPDATE consent_questions SET settled_at = $2, outcome = 'withdrawn' WHERE subject = $1 AND settled_at IS NULL`, [id, this.clock.now()]);
  }

  async ask(tx: Tx, found: Case, parties: readonly CaseParty[], expertId: string, why: string, actor: AuditActor, by: Actor): Promise<void> {
    const ranking = await this.candidates.ranking(tx, found, parties);
    const excluded = ranking.excluded.find((one) => one.expertId === expertId);
    if (excluded) throw new RefusalError('mediator.excluded', { reason: excluded.reasons[0]?.code ?? '' });
    if (!ranking.ranked.some((one) => one.expertId === expertId)) throw new RefusalError('mediator.not-in-pool');
    const open = await this.open(tx, found.id);
    if (open) await this.close(tx, open.id, 'declined', 'replaced', '', null);
    await tx.query(`INSERT INTO appointments (id, case_id, expert_account_id, asked_by, asked_at, why, ranking) VALUES ($1, $2, $3, $4, $5, $6, $7)`, [
      randomUUID(),
      found.id,
      expertId,
      typeof actor === 'string' ? null : actor.accountId,
      this.clock.now(),
      why,
      JSON.stringify({ ranked: ranking.ranked.map(({ expertId: id, points, reasons }) => ({ id, points, reasons })), excluded: ranking.excluded.map(({ expertId: id, reasons }) => ({ id, reasons })) }),
    ]);
    await this.cases.move(tx, found, 'askMediator', by, actor, { set: { mediatorAccountId: expertId } });
    await this.clocks.stop(tx, found.id, 'dispatch');
    await this.clocks.stop(tx, found.id, 'chooseMediator');
    await this.clocks.stop(tx, found.id, 'relationConsent');
    await this.clocks.start(tx, { caseId: found.id, organizationId: found.organizationId, clock: 'mediatorAccepts', owner: 'mediator', ownerAccountId: expertId });
  }

  /** Asks the first of the ranking of a case that waits for a mediator; without one the dispatcher looks. */
  async askNext(tx: Tx, found: Case, parties: readonly CaseParty[]): Promise<void> {
    const [next] = (await this.candidates.ranking(tx, found, parties)).ranked;
    if (next) await this.ask(tx, found, parties, next.expertId, 'next-in-order', 'portal', 'portal');
    else await this.clocks.awaitMediator(tx, { caseId: found.id, organizationId: found.organizationId });
  }

  /** The asked expert becomes the mediator: the other side is invited, or a time is looked for where both are willing. */
  async appoint(tx: Tx, found: Case, parties: readonly CaseParty[], open: AppointmentRow, disclosure: Disclosure, actor: AuditActor): Promise<void> {
    const caseId = found.id;
    await tx.query(`UPDATE appointments SET answer = 'accepted', disclosure = $2, answered_at = $3 WHERE id = $1`, [open.id, JSON.stringify(disclosure), this.clock.now()]);
    await tx.query(`UPDATE experts SET open_cases = open_cases + 1, last_appointed_on = $2 WHERE account_id = $1`, [open.expert_account_id, this.clock.today()]);
    const appointed = await this.cases.move(tx, found, 'mediatorAccepts', 'mediator', actor, { params: { mediator: open.expert_name } });
    await tx.query(`UPDATE case_deadlines SET owner_account_id = $2 WHERE case_id = $1 AND owner = 'mediator' AND ended_at IS NULL`, [caseId, open.expert_account_id]);
    if (parties.filter((party) => party.side === 'respondent').some((party) => party.willing === 'yes')) {
      await this.cases.move(tx, appointed, 'goOnWithBothWilling', 'portal', 'portal');
      return;
    }
    await this.clocks.start(tx, { caseId, organizationId: found.organizationId, clock: 'inviteOtherSide', owner: 'mediator', ownerAccountId: open.expert_account_id });
    await this.invitations.inviteAtOnce(tx, 'portal', caseId);
  }
}
