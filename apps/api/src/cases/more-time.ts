import { Injectable } from '@nestjs/common';
import { clockById, deadlineOf, MORE_TIME_POLICIES, MORE_TIME_PROPOSAL_POLICIES, verdictOf, type ClockRule, type Deadline, type Extension, type LocalDate, type MoreTimeFacts, type Pause } from '@jiefen/mediation';
import type { AnswerConsent, AskMoreTime, MovableClock, TimeView } from '@jiefen/mediation/wire';
import { Audit } from '../audit/audit.js';
import { Clock } from '../platform/clock/clock.js';
import { Transactions, type Tx } from '../platform/database/transactions.js';
import type { Person } from '../platform/http/access.js';
import { NotFoundError, RefusalError } from '../platform/http/errors.js';
import { mustBeMet } from '../platform/http/must-be-met.js';
import type { Case, CaseParty } from './case.entity.js';
import type { CaseRelation } from './case-relation.js';
import { Cases } from './cases.js';
import { Clocks } from './clocks.js';
import { Consents } from './consents.js';
import type { DeadlineRow } from './deadline-light.js';

interface KeptExtension extends Extension {
  readonly on: string;
}

interface MovableRow extends DeadlineRow {
  readonly day: string;
  readonly extended_by: readonly KeptExtension[];
}

interface Proposal {
  readonly count: number;
  readonly reason: string;
  readonly to: LocalDate;
}

/** The time of a mediation gets longer by consent of all parties (L-21, L-23, L-59). */
@Injectable()
export class MoreTime {
  constructor(
    private readonly transactions: Transactions,
    private readonly cases: Cases,
    private readonly clocks: Clocks,
    private readonly consents: Consents,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  async view(person: Person, caseId: string): Promise<TimeView> {
    const tx = this.transactions.reader;
    const { parties, relation } = await this.cases.enter(tx, person, caseId, maySeeTime);
    const rows = (await this.rows(tx, caseId)).filter((row) => row.ended_at === null);
    const asked = await this.consents.open<Proposal>(tx, caseId, 'moreTime');
    const row = rows.find((one) => one.id === asked?.subject);
    const rule = row && clockById(row.rule);
    const [by]: { name: string }[] = asked ? await tx.query(`SELECT name FROM accounts WHERE id = $1`, [asked.asked_by]) : [];
    return {
      clocks: rows.flatMap(movable),
      question:
        asked && row && rule
          ? { id: asked.id, rule: rule.id, count: asked.params.count, unit: rule.length.unit, reason: asked.params.reason, askedBy: by?.name ?? '', from: row.day, to: asked.params.to, answers: await this.consents.answersView(tx, asked.id, parties, relation.party?.id) }
          : null,
    };
  }

  /** The mediator asks both sides; nothing moves until all have said yes. */
  async ask(person: Person, caseId: string, deadlineId: string, request: AskMoreTime): Promise<void> {
    await this.transactions.run(async (tx) => {
      const { case: found, parties } = await this.cases.lock(tx, person, caseId, (relation) => relation.mediator);
      const { row, rule } = await this.running(tx, caseId, deadlineId);
      const facts = this.facts(row, rule, request.count, []);
      // A count that is out of bounds is refused before anything is computed with it.
      mustBeMet(MORE_TIME_PROPOSAL_POLICIES, facts);
      const to = (await this.lengthened(tx, found, row, rule, [...row.extended_by, { count: request.count, by: 'allParties' }])).lastDay;
      mustBeMet(MORE_TIME_PROPOSAL_POLICIES, { ...facts, newLastDay: to });
      if (parties.some((party) => party.accountId === null)) throw new RefusalError('more-time.party-not-here');
      const id = await this.consents.ask(tx, { caseId, matter: 'moreTime', subject: row.id, params: { count: request.count, reason: request.reason, to } satisfies Proposal, askedBy: person.accountId });
      await this.audit.record(tx, { action: 'deadline.more-asked', actor: person, caseId, subject: id, data: { rule: rule.id, count: request.count, to } });
      await this.cases.tell(tx, caseId, { kind: 'time.more-asked', params: { day: to, reason: request.reason }, actor: person });
    });
  }

  /** A party answers. The last yes moves the clock; one no leaves it where it is. */
  async answer(person: Person, caseId: string, { questionId, consent }: AnswerConsent): Promise<void> {
    await this.transactions.run(async (tx) => {
      const { case: found, parties, relation } = await this.cases.lock(tx, person, caseId, (r) => r.party !== undefined);
      const asked = await this.consents.open<Proposal>(tx, caseId, 'moreTime');
      if (!asked || asked.id !== questionId || !relation.party) throw new RefusalError('consent.settled-meanwhile');
      await this.consents.answer(tx, asked.id, relation.party.id, consent, person.accountId);
      await this.audit.record(tx, { action: 'deadline.more-answered', actor: person, caseId, subject: asked.id, data: { consent } });
      const { row, rule } = await this.running(tx, caseId, asked.subject);
      const verdict = verdictOf(MORE_TIME_POLICIES, { ...this.facts(row, rule, asked.params.count, await this.consents.answers(tx, asked.id, parties)), newLastDay: asked.params.to });
      if (verdict.kind === 'open') return this.cases.changed(tx, caseId);
      if (verdict.kind === 'unmet') {
        await this.consents.settle(tx, asked.id, consent ? 'withdrawn' : 'declined');
        await this.cases.tell(tx, caseId, { kind: 'time.more-declined', actor: person, side: relation.party.side });
        return;
      }
      const extensions: KeptExtension[] = [...row.extended_by, { count: asked.params.count, by: 'allParties', on: this.clock.today() }];
      const day = await this.move(tx, found, row, rule, extensions);
      await this.consents.settle(tx, asked.id, 'agreed');
      await this.audit.record(tx, { action: 'deadline.lengthened', actor: person, caseId, subject: row.id, data: { rule: rule.id, count: asked.params.count, day } });
      await this.cases.tell(tx, caseId, { kind: 'time.more-agreed', params: { day }, actor: person, side: relation.party.side });
    });
  }

  /** The mediator takes the question back. */
  async withdraw(person: Person, caseId: string, questionId: string): Promise<void> {
    await this.transactions.run(async (tx) => {
      await this.cases.lock(tx, person, caseId, (relation) => relation.mediator);
      const asked = await this.consents.open(tx, caseId, 'moreTime');
      if (!asked || asked.id !== questionId) throw new RefusalError('consent.settled-meanwhile');
      await this.consents.settle(tx, asked.id, 'withdrawn');
      await this.audit.record(tx, { action: 'deadline.more-withdrawn', actor: person, caseId, subject: asked.id });
      await this.cases.tell(tx, caseId, { kind: 'time.more-withdrawn', actor: person });
    });
  }

  private facts(row: MovableRow, rule: ClockRule, count: number, consents: MoreTimeFacts['consents']): MoreTimeFacts {
    return { rule, stopped: row.ended_at !== null, count, before: row.extended_by, today: this.clock.today(), consents };
  }

  /** Writes the clock's new last day; a light that had turned is asked again. */
  private async move(tx: Tx, found: Case, row: MovableRow, rule: ClockRule, extensions: readonly KeptExtension[]): Promise<LocalDate> {
    const { lastDay } = await this.lengthened(tx, found, row, rule, extensions);
    await tx.query(`UPDATE case_deadlines SET due_day = $2, due_at = $3, extended_by = $4, escalated_at = NULL, reminded_at = NULL WHERE id = $1`, [row.id, lastDay, this.clock.endOf(lastDay), JSON.stringify(extensions)]);
    return lastDay;
  }

  /** @throws RefusalError when the last day cannot be known, for example in a year without published working days */
  private async lengthened(tx: Tx, found: Case, row: MovableRow, rule: ClockRule, extensions: readonly Extension[]): Promise<Deadline> {
    const rests: { suspended_at: Date; resumed_at: Date | null }[] = rule.pausable ? await tx.query(`SELECT suspended_at, resumed_at FROM suspensions WHERE case_id = $1`, [found.id]) : [];
    const pauses = rests.map((rest): Pause => ({ from: this.clock.dayOf(new Date(rest.suspended_at)), ...(rest.resumed_at ? { to: this.clock.dayOf(new Date(rest.resumed_at)) } : {}) }));
    const answer = deadlineOf(rule, this.clock.dayOf(new Date(row.started_at)), await this.clocks.calendarOf(tx, found.organizationId), extensions, pauses);
    if (!answer.ok) throw new RefusalError(answer.reason.code, answer.reason.params);
    return answer.value;
  }

  private async running(tx: Tx, caseId: string, deadlineId: string): Promise<{ row: MovableRow; rule: ClockRule }> {
    const row = (await this.rows(tx, caseId)).find((one) => one.id === deadlineId);
    const rule = row && clockById(row.rule);
    if (!row || !rule) throw new NotFoundError();
    return { row, rule };
  }

  private rows(tx: Tx, caseId: CaseParty['caseId']): Promise<MovableRow[]> {
    return tx.query(`SELECT *, to_char(due_day, 'YYYY-MM-DD') AS day FROM case_deadlines WHERE case_id = $1 ORDER BY due_at`, [caseId]);
  }
}

function maySeeTime(relation: CaseRelation): boolean {
  return relation.party !== undefined || relation.mediator || relation.handler || relation.supervisor;
}

function movable(row: MovableRow): MovableClock[] {
  const rule = clockById(row.rule);
  if (rule?.extendable?.by !== 'allParties') return [];
  return [
    {
      deadlineId: row.id,
      rule: rule.id,
      lastDay: row.day,
      unit: rule.length.unit,
      mostAtOnce: rule.length.count,
      pausedSince: row.paused_at === null ? null : new Date(row.paused_at).toISOString(),
      extensions: row.extended_by.map(({ count, on }) => ({ count, on })),
    },
  ];
}
