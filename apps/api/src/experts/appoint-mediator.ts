import { Injectable } from '@nestjs/common';
import type { Actor } from '@jiefen/mediation';
import type { AnswerAppointment, AppointmentView, AskMediator, ChoiceView, RankingView } from '@jiefen/mediation/wire';
import { mustHavePower } from '../cases/acting.js';
import { Cases } from '../cases/cases.js';
import { Clocks } from '../cases/clocks.js';
import { Clock } from '../platform/clock/clock.js';
import { Transactions } from '../platform/database/transactions.js';
import type { Person } from '../platform/http/access.js';
import { NotFoundError, RefusalError } from '../platform/http/errors.js';
import { Jobs } from '../platform/jobs/jobs.js';
import { AgreeToRelation, relationsIn } from './agree-to-relation.js';
import { Appointments } from './appointments.js';
import { CandidateQueries } from './candidates.queries.js';

/** How many a party chooses from. */
const CHOICE = 3;

/** Finds, asks and appoints the mediator of a case. A ranking is a suggestion; a person decides (PIPL 24). */
@Injectable()
export class AppointMediator {
  constructor(
    private readonly transactions: Transactions,
    private readonly cases: Cases,
    private readonly clocks: Clocks,
    private readonly candidates: CandidateQueries,
    private readonly appointments: Appointments,
    private readonly relations: AgreeToRelation,
    private readonly clock: Clock,
    jobs: Jobs,
  ) {
    jobs.every('experts.ask-next', '*/5 * * * *', () => this.askNextWhereOverdue());
    jobs.every('experts.end-choice', '*/5 * * * *', () => this.endChoiceWhereOver());
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
      mustHavePower(relation, 'chooseMediator');
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
      const [said]: { sides: number }[] = await tx.query(`SELECT count(*)::int AS sides FROM mediator_picks WHERE case_id = $1`, [caseId]);
      if (said?.sides === 2) await this.clocks.stop(tx, caseId, 'chooseMediator');
      await this.cases.tell(tx, caseId, { kind: expertId === null ? 'mediator.left-to-centre' : 'mediator.picked', actor: person, ...(relation.party ? { side: relation.party.side } : {}) });
    });
  }

  async ask(person: Person, caseId: string, request: AskMediator): Promise<void> {
    await this.transactions.run(async (tx) => {
      const { case: found, parties } = await this.cases.lock(tx, person, caseId, (relation) => relation.handler);
      const by = person.roles.includes('dispatcher') ? 'dispatcher' : 'clerk';
      await this.appointments.ask(tx, found, parties, request.expertId, request.why, person, by);
    });
  }

  async answer(person: Person, caseId: string, answer: AnswerAppointment): Promise<void> {
    await this.transactions.run(async (tx) => {
      const { case: found, parties } = await this.cases.lockForPortal(tx, caseId);
      const open = await this.appointments.open(tx, caseId);
      if (!open || open.expert_account_id !== person.accountId) throw new NotFoundError();
      if (open.answer !== null || open.disclosure !== null) throw new RefusalError('appointment.already-answered');
      await this.clocks.stop(tx, caseId, 'mediatorAccepts');
      if (answer.answer === 'decline') {
        await this.appointments.close(tx, open.id, 'declined', 'declined', answer.reason, null);
        await this.cases.move(tx, found, 'mediatorDeclines', 'mediator', person, { set: { mediatorAccountId: null }, seenBy: 'staff' });
        await this.clocks.awaitMediator(tx, { caseId, organizationId: found.organizationId });
      } else if (relationsIn(answer.disclosure).length > 0) await this.relations.ask(tx, person, found, open, answer.disclosure);
      else await this.appointments.appoint(tx, found, parties, open, answer.disclosure, person);
    });
  }

  /** The mediator steps down, or a party asks for another: the case goes back to the dispatcher, the record stays (RMTJ 23). */
  async replace(person: Person, caseId: string, reason: string): Promise<void> {
    await this.transactions.run(async (tx) => {
      const { case: found, relation } = await this.cases.lock(tx, person, caseId, (r) => r.mediator || r.handler || r.party !== undefined);
      const by: Actor = relation.mediator ? 'mediator' : relation.party ? 'party' : 'dispatcher';
      const open = await this.appointments.open(tx, caseId);
      if (open) await this.appointments.close(tx, open.id, open.answer ?? 'declined', relation.mediator ? 'withdrew' : 'struck', reason, null);
      if (found.mediatorAccountId) await tx.query(`UPDATE experts SET open_cases = greatest(0, open_cases - 1) WHERE account_id = $1`, [found.mediatorAccountId]);
      await this.cases.move(tx, found, 'mediatorWithdraws', by, person, { set: { mediatorAccountId: null } });
      await tx.query(`UPDATE bookings SET cancelled_at = $2 WHERE case_id = $1 AND cancelled_at IS NULL`, [caseId, this.clock.now()]);
      await this.clocks.stop(tx, caseId, 'relationConsent');
      await this.clocks.awaitMediator(tx, { caseId, organizationId: found.organizationId });
    });
  }

  /** The two working days to choose are over: the centre appoints (ZXTJ 10). Nobody is late by it, so no light turns red. */
  async endChoiceWhereOver(): Promise<void> {
    await this.transactions.run((tx) => this.clocks.lapse(tx, 'chooseMediator'));
  }

  /** An expert who did not answer in time: the next of the ranking is asked, and the dispatcher sees why. */
  async askNextWhereOverdue(): Promise<void> {
    const due: { case_id: string }[] = await this.transactions.reader.query(`SELECT case_id FROM case_deadlines WHERE rule = 'clock.mediator-accepts' AND ended_at IS NULL AND due_at < $1 LIMIT 100`, [this.clock.now()]);
    for (const { case_id: caseId } of due) {
      await this.transactions.run(async (tx) => {
        const { case: found, parties } = await this.cases.lockForPortal(tx, caseId);
        const open = await this.appointments.open(tx, caseId);
        if (!open || open.answer !== null || open.disclosure !== null || found.state !== 'mediatorAsked') return;
        await this.appointments.close(tx, open.id, 'overdue', 'overdue', '', null);
        const back = await this.cases.move(tx, found, 'mediatorDeclines', 'portal', 'portal', { kind: 'mediator.overdue', set: { mediatorAccountId: null }, seenBy: 'staff' });
        await this.clocks.stop(tx, caseId, 'mediatorAccepts');
        await this.appointments.askNext(tx, back, parties);
      });
    }
  }
}
