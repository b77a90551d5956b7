import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Actor } from '@jiefen/mediation';
import type { AnswerAppointment, AppointmentView, AskMediator, ChoiceView, RankingView } from '@jiefen/mediation/wire';
import type { AuditActor } from '../audit/audit.js';
import type { Case, CaseParty } from '../cases/case.entity.js';
import { Cases } from '../cases/cases.js';
import { Clocks } from '../cases/clocks.js';
import { InviteOtherSide } from '../invitations/invite-other-side.js';
import { Clock } from '../platform/clock/clock.js';
import { Transactions, type Tx } from '../platform/database/transactions.js';
import type { Person } from '../platform/http/access.js';
import { NotFoundError, RefusalError } from '../platform/http/errors.js';
import { Jobs } from '../platform/jobs/jobs.js';
import { CandidateQueries } from './candidates.queries.js';

/** How many a party chooses from. */
const CHOICE = 3;

interface AppointmentRow {
  readonly id: string;
  readonly case_id: string;
  readonly expert_account_id: string;
  readonly answer: 'accepted' | 'declined' | 'overdue' | null;
}

/** Finds, asks and appoints the mediator of a case. A ranking is a suggestion; a person decides (PIPL 24). */
@Injectable()
export class AppointMediator {
  constructor(
    private readonly transactions: Transactions,
    private readonly cases: Cases,
    private readonly clocks: Clocks,
    private readonly candidates: CandidateQueries,
    private readonly invitations: InviteOtherSide,
    private readonly clock: Clock,
    jobs: Jobs,
  ) {
    jobs.every('experts.ask-next', '*/5 * * * *', () => this.askNextWhereOverdue());
  }

  async ranking(person: Person, caseId: string): Promise<RankingView> {
    const tx = this.transactions.reader;
    const { case: found, parties } = await this.cases.enter(tx, person, caseId, (relation) => relation.handler || relation.supervisor);
    return this.candidates.ranking(tx, found, parties);
  }

  /** The newest appointment of a case. The parties see it when it was accepted, the staff always. */
  async appointment(person: Person, caseId: string): Promise<{ appointment: AppointmentView | null }> {
    const tx = this.transactions.reader;
    const { relation } = await this.cases.enter(tx, person, caseId, (r) => r.party !== undefined || r.mediator || r.handler || r.supervisor);
    const rows: { case_id: string; expert_account_id: string; name: string; asked_at: Date; answer: AppointmentView['answer']; disclosure: AppointmentView['disclosure']; why: string }[] = await tx.query(
      `SELECT p.case_id, p.expert_account_id, a.name, p.asked_at, p.answer, p.disclosure, p.why FROM appointments p JOIN accounts a ON a.id = p.expert_account_id
        WHERE p.case_id = $1 AND ($2 OR p.answer = 'accepted') ORDER BY p.asked_at DESC, p.ended_at IS NOT NULL LIMIT 1`,
      [caseId, relation.party === undefined],
    );
    const [row] = rows;
    if (!row) return { appointment: null };
    return {
      appointment: {
        caseId: row.case_id,
        expertId: row.expert_account_id,
        name: row.name,
        askedAt: new Date(row.asked_at).toISOString(),
        answer: row.answer,
        disclosure: row.disclosure,
        why: row.why,
      },
    };
  }

  /** Three experts with reasons, for a party; open until somebody was asked. */
  async choice(person: Person, caseId: string): Promise<ChoiceView> {
    const tx = this.transactions.reader;
    const { case: found, parties, relation } = await this.cases.enter(tx, person, caseId, (r) => r.party !== undefined);
    if (found.state !== 'accepted') return { open: false, experts: [], myPick: undefined };
    const { ranked, picks } = await this.candidates.ranking(tx, found, parties);
    const mine = picks.find((pick) => pick.side === relation.party?.side);
    return {
      open: true,
      myPick: mine ? mine.expertId : undefined,
      experts: ranked.slice(0, CHOICE).map(({ expertId, name, organizationName, organizationNameEn, specialties, languages, profile, profileEn, reasons }) => ({
        expertId,
        name,
        organizationName,
        organizationNameEn,
        specialties,
        languages,
        profile,
        profileEn,
        // The parties see why, not how many points.
        reasons: reasons.map(({ code, params }) => ({ code, ...(params ? { params } : {}) })),
      })),
    };
  }

  async pick(person: Person, caseId: string, expertId: string | null): Promise<void> {
    await this.transactions.run(async (tx) => {
      const { case: found, parties, relation } = await this.cases.lock(tx, person, caseId, (r) => r.party !== undefined);
      if (found.state !== 'accepted') throw new RefusalError('mediator.choice-over');
      if (expertId !== null) {
        const { ranked } = await this.candidates.ranking(tx, found, parties);
        if (!ranked.slice(0, CHOICE).some((one) => one.expertId === expertId)) throw new RefusalError('mediator.not-offered');
      }
      await tx.query(
        `INSERT INTO mediator_picks (case_id, side, expert_account_id, picked_at) VALUES ($1, $2, $3, $4)
         ON CONFLICT (case_id, side) DO UPDATE SET expert_account_id = excluded.expert_account_id, picked_at = excluded.picked_at`,
        [caseId, relation.party?.side, expertId, this.clock.now()],
      );
      await this.cases.tell(tx, caseId, { kind: expertId === null ? 'mediator.left-to-centre' : 'mediator.picked', actor: person, ...(relation.party ? { side: relation.party.side } : {}) });
    });
  }

  async ask(person: Person, caseId: string, request: AskMediator): Promise<void> {
    await this.transactions.run(async (tx) => {
      const { case: found, parties } = await this.cases.lock(tx, person, caseId, (relation) => relation.handler);
      const by = person.roles.includes('dispatcher') ? 'dispatcher' : 'clerk';
      await this.askOne(tx, found, parties, request.expertId, request.why, person, by);
    });
  }

  async answer(person: Person, caseId: string, answer: AnswerAppointment): Promise<void> {
    await this.transactions.run(async (tx) => {
      const { case: found, parties } = await this.cases.lockForPortal(tx, caseId);
      const open = await this.openAppointment(tx, caseId);
      if (!open || open.expert_account_id !== person.accountId) throw new NotFoundError();
      if (open.answer !== null) throw new RefusalError('appointment.already-answered');
      await this.clocks.stop(tx, caseId, 'mediatorAccepts');
      const related = answer.answer === 'accept' && (answer.disclosure.isPartyOrRelative || answer.disclosure.hasInterest || answer.disclosure.hasOtherRelation);
      if (answer.answer === 'decline' || related) {
        // A disclosed relation is as good as a decline: somebody without one is asked, and this one is not asked again.
        await this.close(tx, open.id, 'declined', related ? 'relation' : 'declined', answer.answer === 'decline' ? answer.reason : answer.disclosure.note, answer.answer === 'accept' ? answer.disclosure : null);
        await this.cases.move(tx, found, 'mediatorDeclines', 'mediator', person, { set: { mediatorAccountId: null }, seenBy: 'staff' });
        await this.clocks.start(tx, { caseId, organizationId: found.organizationId, clock: 'dispatch', owner: 'dispatcher' });
        return;
      }
      const now = this.clock.now();
      await tx.query(`UPDATE appointments SET answer = 'accepted', disclosure = $2, answered_at = $3 WHERE id = $1`, [open.id, JSON.stringify(answer.disclosure), now]);
      await tx.query(`UPDATE experts SET open_cases = open_cases + 1, last_appointed_on = $2 WHERE account_id = $1`, [person.accountId, this.clock.today()]);
      const appointed = await this.cases.move(tx, found, 'mediatorAccepts', 'mediator', person, { params: { mediator: person.name } });
      await tx.query(`UPDATE case_deadlines SET owner_account_id = $2 WHERE case_id = $1 AND owner = 'mediator' AND ended_at IS NULL`, [caseId, person.accountId]);
      if (parties.filter((party) => party.side === 'respondent').some((party) => party.willing === 'yes')) {
        await this.cases.move(tx, appointed, 'goOnWithBothWilling', 'portal', 'portal');
        return;
      }
      await this.clocks.start(tx, { caseId, organizationId: found.organizationId, clock: 'inviteOtherSide', owner: 'mediator', ownerAccountId: person.accountId });
      await this.invitations.inviteAtOnce(tx, 'portal', caseId);
    });
  }

  /** The mediator steps down, or a party asks for another: the case goes back to the dispatcher, the record stays (RMTJ 23). */
  async replace(person: Person, caseId: string, reason: string): Promise<void> {
    await this.transactions.run(async (tx) => {
      const { case: found, relation } = await this.cases.lock(tx, person, caseId, (r) => r.mediator || r.handler || r.party !== undefined);
      const by: Actor = relation.mediator ? 'mediator' : relation.party ? 'party' : 'dispatcher';
      const open = await this.openAppointment(tx, caseId);
      if (open) await this.close(tx, open.id, open.answer ?? 'declined', relation.mediator ? 'withdrew' : 'struck', reason, null);
      if (found.mediatorAccountId) await tx.query(`UPDATE experts SET open_cases = greatest(0, open_cases - 1) WHERE account_id = $1`, [found.mediatorAccountId]);
      await this.cases.move(tx, found, 'mediatorWithdraws', by, person, { set: { mediatorAccountId: null }, ...(relation.party ? {} : {}) });
      await tx.query(`UPDATE bookings SET cancelled_at = $2 WHERE case_id = $1 AND cancelled_at IS NULL`, [caseId, this.clock.now()]);
      await this.clocks.start(tx, { caseId, organizationId: found.organizationId, clock: 'dispatch', owner: 'dispatcher' });
    });
  }

  /** An expert who did not answer in time: the next of the ranking is asked, and the dispatcher sees why. */
  async askNextWhereOverdue(): Promise<void> {
    const due: { case_id: string }[] = await this.transactions.reader.query(`SELECT case_id FROM case_deadlines WHERE rule = 'clock.mediator-accepts' AND ended_at IS NULL AND due_at < $1 LIMIT 100`, [this.clock.now()]);
    for (const { case_id: caseId } of due) {
      await this.transactions.run(async (tx) => {
        const { case: found, parties } = await this.cases.lockForPortal(tx, caseId);
        const open = await this.openAppointment(tx, caseId);
        if (!open || open.answer !== null || found.state !== 'mediatorAsked') return;
        await this.close(tx, open.id, 'overdue', 'overdue', '', null);
        const back = await this.cases.move(tx, found, 'mediatorDeclines', 'portal', 'portal', { kind: 'mediator.overdue', set: { mediatorAccountId: null }, seenBy: 'staff' });
        await this.clocks.stop(tx, caseId, 'mediatorAccepts');
        const { ranked } = await this.candidates.ranking(tx, back, parties);
        const [next] = ranked;
        if (next) await this.askOne(tx, back, parties, next.expertId, 'next-in-order', 'portal', 'portal');
        else await this.clocks.start(tx, { caseId, organizationId: found.organizationId, clock: 'dispatch', owner: 'dispatcher' });
      });
    }
  }

  private async askOne(tx: Tx, found: Case, parties: readonly CaseParty[], expertId: string, why: string, actor: AuditActor, by: Actor): Promise<void> {
    const ranking = await this.candidates.ranking(tx, found, parties);
    const excluded = ranking.excluded.find((one) => one.expertId === expertId);
    if (excluded) throw new RefusalError('mediator.excluded', { reason: excluded.reasons[0]?.code ?? '' });
    if (!ranking.ranked.some((one) => one.expertId === expertId)) throw new RefusalError('mediator.not-in-pool');
    const open = await this.openAppointment(tx, found.id);
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
    await this.clocks.start(tx, { caseId: found.id, organizationId: found.organizationId, clock: 'mediatorAccepts', owner: 'mediator', ownerAccountId: expertId });
  }

  private async openAppointment(tx: Tx, caseId: string): Promise<AppointmentRow | undefined> {
    const rows: AppointmentRow[] = await tx.query(`SELECT id, case_id, expert_account_id, answer FROM appointments WHERE case_id = $1 AND ended_at IS NULL FOR UPDATE`, [caseId]);
    return rows[0];
  }

  private async close(tx: Tx, id: string, answer: 'accepted' | 'declined' | 'overdue', endReason: string, reason: string, disclosure: object | null): Promise<void> {
    await tx.query(`UPDATE appointments SET answer = $2, end_reason = $3, reason = $4, disclosure = coalesce($5, disclosure), answered_at = coalesce(answered_at, $6), ended_at = $6 WHERE id = $1`, [
      id,
      answer,
      endReason,
      reason,
      disclosure ? JSON.stringify(disclosure) : null,
      this.clock.now(),
    ]);
  }
}
