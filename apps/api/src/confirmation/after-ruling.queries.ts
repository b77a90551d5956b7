import { Injectable } from '@nestjs/common';
import { COURT_CLOCKS, dayNumber, deadlineOf, judgeAll, limitationOf, localDate, OBJECTION_POLICIES, objectionDeadline, SOFT_CLOCKS, STEPS_AFTER, stepsAfter, type LocalDate, type WorkingDayCalendar } from '@jiefen/mediation';
import type { AskObjection, CourtAddressView, NextStepsView, ObjectionView } from '@jiefen/mediation/wire';
import type { z } from 'zod';
import { agreementInEffect } from '../agreements/agreement-row.js';
import { Cases } from '../cases/cases.js';
import { Clocks } from '../cases/clocks.js';
import { Clock } from '../platform/clock/clock.js';
import { Transactions, type Tx } from '../platform/database/transactions.js';
import type { Person } from '../platform/http/access.js';
import { InvalidError, NotFoundError, RefusalError } from '../platform/http/errors.js';
import { newestApplication, type ApplicationRow } from './application-row.js';
import { CourtFinder, type CourtRow } from './competent-courts.js';
import { decisionOf } from './ways.queries.js';

/** What stands open after a court has decided: the ways on, and the right to object. */
@Injectable()
export class AfterRuling {
  constructor(
    private readonly transactions: Transactions,
    private readonly cases: Cases,
    private readonly clocks: Clocks,
    private readonly courts: CourtFinder,
    private readonly clock: Clock,
  ) {}

  /** A party counts from the day the ruling lay in the portal, the safe side, unless it names the day on which it received it (CPLI 372). */
  async objection(person: Person, caseId: string, { who, since: said }: z.infer<typeof AskObjection>): Promise<ObjectionView> {
    const tx = this.transactions.reader;
    const entered = await this.cases.enter(tx, person, caseId, (relation) => relation.party !== undefined || relation.mediator || relation.handler);
    const agreement = await agreementInEffect(tx, caseId);
    const application = await newestApplication(tx, caseId);
    if (!agreement || application?.agreement_id !== agreement.id || application.outcome !== 'confirmed' || !application.decided_at) throw new RefusalError('objection.no-ruling');
    const court = (await this.courts.courts(tx)).find((one) => one.id === application.court_id);
    if (!court) throw new NotFoundError();
    const today = this.clock.today();
    if (said !== undefined && said > today) throw new InvalidError('objection.day-in-future', {}, { since: 'objection.day-in-future' });
    if (said !== undefined && said < this.clock.dayOf(new Date(application.decided_at))) throw new InvalidError('objection.before-ruling', {}, { since: 'objection.before-ruling' });
    const since = said !== undefined ? localDate(said) : who === 'party' ? this.receivedOn(application) : undefined;
    const calendar = await this.clocks.calendarOf(tx, entered.case.organizationId);
    const [judged] = judgeAll(OBJECTION_POLICIES, { who, today, calendar, since });
    const deadline = since === undefined ? undefined : objectionDeadline({ who, since, calendar });
    const lastDay = deadline?.ok ? deadline.value.lastDay : undefined;
    return {
      who,
      since: since ?? null,
      state: judged?.verdict.kind === 'met' ? 'possible' : judged?.verdict.kind === 'unmet' ? 'over' : 'unknown',
      lastDay: lastDay ?? null,
      daysLeft: lastDay === undefined ? null : dayNumber(lastDay) - dayNumber(today),
      court: courtAddress(court),
      courtNumber: application.court_number,
    };
  }

  /** The ways on after a decision; null before one. */
  async next(tx: Tx, caseId: string, application: ApplicationRow, effectiveOn: LocalDate, calendar: WorkingDayCalendar): Promise<NextStepsView | null> {
    if (!application.outcome) return null;
    const today = this.clock.today();
    const deadline = deadlineOf(COURT_CLOCKS.confirmationApplication, effectiveOn, calendar);
    const lastDay = deadline.ok ? deadline.value.lastDay : undefined;
    const rows: { clause: number; parts: number; due_day: string | null; state: string; kind: string }[] = await tx.query(
      `SELECT clause, parts, to_char(due_day, 'YYYY-MM-DD') AS due_day, state, kind FROM obligations WHERE agreement_id = $1 AND state <> 'replaced' ORDER BY due_day NULLS LAST, clause, part`,
      [application.agreement_id],
    );
    const open = rows.filter((row) => row.state !== 'confirmed' && row.kind !== 'refrain');
    const steps = stepsAfter(decisionOf(application), { inTime: lastDay !== undefined && today <= lastDay, allDone: rows.length > 0 && open.length === 0 && rows.every((row) => row.kind !== 'refrain') });
    const first = open.find((row) => row.due_day !== null);
    return {
      steps: steps.map((step) => ({ step, sources: STEPS_AFTER[step] })),
      applyUntil: steps.includes('otherCourt') || steps.includes('applyAgain') ? (lastDay ?? null) : null,
      suit: steps.includes('sue') && first ? suitUntil(first.parts > 1, rows.filter((row) => row.clause === first.clause).map((row) => row.due_day), calendar) : null,
    };
  }

  private receivedOn(application: ApplicationRow): LocalDate {
    return this.clock.dayOf(new Date(application.delivered_at ?? application.decided_at ?? application.created_at));
  }
}

/** Three years from the day, of a debt in instalments from its last (CC 188, 189). Interruptions only lengthen it: the day shown is the safe one. */
function suitUntil(instalments: boolean, days: readonly (string | null)[], calendar: WorkingDayCalendar): NextStepsView['suit'] {
  const last = days.filter((day) => day !== null).sort().at(-1);
  if (last === undefined) return null;
  const rule = instalments ? SOFT_CLOCKS.instalmentLimitation : SOFT_CLOCKS.civilLimitation;
  const limitation = limitationOf(rule, localDate(last), [], calendar);
  return limitation.ok ? { lastDay: limitation.value.deadline.safeDay, clock: rule.id } : null;
}

/** A court with what somebody needs to go there. */
export function courtAddress(court: CourtRow): CourtAddressView {
  return { id: court.id, name: court.name, nameEn: court.name_en, address: court.address, addressEn: court.address_en, phone: court.phone };
}
