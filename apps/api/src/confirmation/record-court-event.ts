import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { CLOCKS, EXTENSION_POLICIES, extendedDeadline, firstRefusal, groundOf, localDate, type ReviewClock } from '@jiefen/mediation';
import type { CourtOutcome } from '@jiefen/mediation/wire';
import { Audit } from '../audit/audit.js';
import { Cases } from '../cases/cases.js';
import { Clocks } from '../cases/clocks.js';
import { Clock } from '../platform/clock/clock.js';
import type { Tx } from '../platform/database/transactions.js';
import type { Person } from '../platform/http/access.js';
import { ConflictError, InvalidError, RefusalError } from '../platform/http/errors.js';
import { bindPaper, extensionsOf, type ApplicationRow } from './application-row.js';
import { isAtCourt } from './court.access.js';

/** Who brings it: a judge at the desk here, or the portal for a court's own system. */
export type CourtActor = Person | 'portal';

export interface RecordedDecision {
  readonly outcome: CourtOutcome;
  readonly ground?: string | undefined;
  readonly reason: string;
  readonly courtNumber?: string | undefined;
  readonly rulingPaperId?: string | undefined;
}

export interface AskedSupplement {
  readonly items: readonly string[];
  readonly dueDay: string;
}

export interface GrantedExtension {
  readonly clock: ReviewClock;
  readonly days: number;
  readonly reason: string;
  readonly approvedOn: string;
  /** The president or vice-president who approved. */
  readonly approvedBy?: string | undefined;
}

/** The clock of a supplement: a day the court sets, not one the law computes. */
export const SUPPLEMENT_RULE = 'clock.court-supplement';

/** Writes down what a court did. From the judge's desk here or from a court's own system: the same rules. */
@Injectable()
export class RecordCourtEvent {
  constructor(
    private readonly cases: Cases,
    private readonly clocks: Clocks,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** The court accepts, under its own number; its 15 days begin (SFQR 4, 5). `at`: when the court did it. */
  async accept(tx: Tx, application: ApplicationRow, version: number, courtNumber: string, actor: CourtActor, at = this.clock.now()): Promise<void> {
    if (application.state !== 'filed') throw conflict(application);
    await this.step(tx, application, version, `state = 'accepted', accepted_at = $3, court_number = $4`, [at, courtNumber]);
    await this.startReview(tx, application, at);
    await this.cases.tell(tx, application.case_id, { kind: 'confirmation.accepted', params: { courtNumber }, actor });
    await this.audit.record(tx, { action: 'confirmation.accepted', actor, caseId: application.case_id, subject: application.id });
  }

  /** One list with everything that is missing, and a day (SFQR 3, CPLI 357). */
  async askSupplement(tx: Tx, application: ApplicationRow, version: number, { items, dueDay }: AskedSupplement, actor: CourtActor, from: { at?: Date; courtEventId?: string } = {}): Promise<void> {
    if (!isAtCourt(application)) throw conflict(application);
    // A court's message that comes late is told all the same: its day is the court's to move.
    if (actor !== 'portal' && dueDay < this.clock.today()) throw new InvalidError('supplement.day-over', {}, { dueDay: 'supplement.day-over' });
    const open: unknown[] = await tx.query(`SELECT 1 FROM confirmation_supplements WHERE application_id = $1 AND answered_at IS NULL`, [application.id]);
    if (open.length > 0) throw new RefusalError('supplement.already-asked');
    await this.step(tx, application, version, `state = state`, []);
    const id = randomUUID();
    const askedAt = from.at ?? this.clock.now();
    await tx.query(`INSERT INTO confirmation_supplements (id, application_id, items, asked_by, asked_at, due_day, court_event_id) VALUES ($1, $2, $3, $4, $5, $6, $7)`, [
      id,
      application.id,
      JSON.stringify(items),
      actor === 'portal' ? null : actor.accountId,
      askedAt,
      dueDay,
      from.courtEventId ?? null,
    ]);
    await this.clocks.startUntil(tx, { caseId: application.case_id, organizationId: application.court_id ?? '', rule: SUPPLEMENT_RULE, subject: id, owner: 'parties', startedAt: askedAt, lastDay: localDate(dueDay) });
    await this.cases.tell(tx, application.case_id, { kind: 'confirmation.supplement', params: { n: items.length, until: dueDay }, actor });
    await this.audit.record(tx, { action: 'confirmation.supplement-asked', actor, caseId: application.case_id, subject: id });
  }

  /** More days for the review, approved by the court's president in time (SFQR 5, CPL 187). The clock moves, both are told. Answers the new last day. */
  async extend(tx: Tx, application: ApplicationRow, version: number, granted: GrantedExtension, actor: CourtActor): Promise<string> {
    if (!isAtCourt(application)) throw conflict(application);
    const { clock, days, reason, approvedOn, approvedBy = '' } = granted;
    const acceptedOn = application.accepted_at ? this.clock.dayOf(new Date(application.accepted_at)) : undefined;
    const calendar = await this.clocks.calendarOf(tx, application.court_id ?? '');
    const daysBefore = (await extensionsOf(tx, application.id)).filter((one) => one.clock === clock).reduce((sum, one) => sum + one.days, 0);
    const refusal = firstRefusal(EXTENSION_POLICIES, { clock, days, approvedOn: localDate(approvedOn), today: this.clock.today(), acceptedOn, daysBefore, calendar });
    if (refusal) throw new RefusalError(refusal.reason.code, refusal.reason.params);
    if (acceptedOn === undefined || !application.accepted_at) throw new RefusalError('extend.not-accepted');
    await this.step(tx, application, version, `state = state`, []);
    await tx.query(`INSERT INTO confirmation_extensions (id, application_id, clock, days, reason, approved_on, approved_by, recorded_by, recorded_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`, [
      randomUUID(),
      application.id,
      clock,
      days,
      reason,
      approvedOn,
      approvedBy,
      actor === 'portal' ? null : actor.accountId,
      this.clock.now(),
    ]);
    const deadline = extendedDeadline(clock, acceptedOn, daysBefore + days, calendar);
    if (!deadline.ok) throw new RefusalError(deadline.reason.code, deadline.reason.params);
    const until = deadline.value.lastDay;
    await this.clocks.startUntil(tx, { caseId: application.case_id, organizationId: application.court_id ?? '', rule: CLOCKS[clock].id, owner: 'court', startedAt: new Date(application.accepted_at), lastDay: until });
    await this.cases.tell(tx, application.case_id, { kind: 'confirmation.extended', params: { days, until }, actor });
    await this.audit.record(tx, { action: 'confirmation.extended', actor, caseId: application.case_id, subject: application.id, data: { clock, days, approvedOn } });
    return until;
  }

  /** Ends the procedure. The update names the version the judge saw: the second of two judges is told, and overwrites nothing. */
  async decide(tx: Tx, application: ApplicationRow, version: number, decision: RecordedDecision, actor: CourtActor, at = this.clock.now()): Promise<void> {
    if (!isAtCourt(application)) throw conflict(application);
    this.refuseUnfounded(application, decision, actor);
    const now = this.clock.now();
    await this.step(
      tx,
      application,
      version,
      `state = $3, outcome = $3, decided_at = $4, decided_by = $5, ground = $6, reason = $7, ruling_paper_id = $8, court_number = coalesce(court_number, $9), delivered_at = $10, accepted_at = CASE WHEN $3 IN ('confirmed', 'refused') THEN coalesce(accepted_at, $4) ELSE accepted_at END`,
      [decision.outcome, at, actor === 'portal' ? null : actor.accountId, decision.ground ?? null, decision.reason, decision.rulingPaperId ?? null, decision.courtNumber ?? null, now],
    );
    if (decision.rulingPaperId) await bindPaper(tx, application.id, { kind: 'ruling', paperId: decision.rulingPaperId });
    for (const clock of ['courtAccepts', 'courtDecides', 'courtOuterLimit'] as const) await this.clocks.stop(tx, application.case_id, clock);
    await tx.query(`UPDATE case_deadlines SET ended_at = $2 WHERE case_id = $1 AND rule = $3 AND ended_at IS NULL`, [application.case_id, now, SUPPLEMENT_RULE]);
    const { case: found } = await this.cases.lockForPortal(tx, application.case_id);
    await this.cases.move(tx, found, 'confirmationDecided', actor === 'portal' ? 'portal' : 'judge', actor, { kind: 'confirmation.decided', params: { outcome: decision.outcome, courtNumber: decision.courtNumber ?? application.court_number ?? '' } });
    await this.audit.record(tx, { action: 'confirmation.decided', actor, caseId: application.case_id, subject: application.id, data: { outcome: decision.outcome, ground: decision.ground ?? '' } });
  }

  private refuseUnfounded(application: ApplicationRow, { outcome, ground, courtNumber }: RecordedDecision, actor: CourtActor): void {
    if (outcome === 'notAccepted' && application.state !== 'filed') throw new RefusalError('confirmation.already-accepted');
    if (outcome === 'refused' || outcome === 'notAccepted') {
      const known = ground === undefined ? undefined : groundOf(ground);
      if (!known) throw new InvalidError('confirmation.name-a-ground', {}, { ground: 'confirmation.name-a-ground' });
      if (outcome === 'notAccepted' && known.stage !== 'accepting') throw new InvalidError('confirmation.ground-of-review', {}, { ground: 'confirmation.ground-of-review' });
    }
    // Somebody may have withdrawn at the court's own counter; the desk here knows of every withdrawal.
    if (outcome === 'withdrawn' && !application.withdrawal_asked_at && actor !== 'portal') throw new RefusalError('confirmation.nobody-withdrew');
    // A ruling carries the court's number, and only a court gives one (L-48).
    if ((outcome === 'confirmed' || outcome === 'refused') && !application.court_number && !courtNumber) throw new InvalidError('confirmation.court-number-missing', {}, { courtNumber: 'confirmation.court-number-missing' });
  }

  private async startReview(tx: Tx, application: ApplicationRow, startedAt: Date): Promise<void> {
    const where = { caseId: application.case_id, organizationId: application.court_id ?? '', owner: 'court' as const, startedAt };
    await this.clocks.stop(tx, application.case_id, 'courtAccepts');
    await this.clocks.start(tx, { ...where, clock: 'courtDecides' });
    await this.clocks.start(tx, { ...where, clock: 'courtOuterLimit' });
  }

  private async step(tx: Tx, application: ApplicationRow, version: number, set: string, values: unknown[]): Promise<void> {
    const [, count]: [unknown[], number] = await tx.query(`UPDATE confirmation_applications SET ${set}, version = version + 1 WHERE id = $1 AND version = $2`, [application.id, version, ...values]);
    if (count !== 1) throw conflict(application);
  }
}

/** What the slower of two judges is told: what it is now, so that the desk can show it. */
function conflict(application: ApplicationRow): ConflictError {
  return new ConflictError('confirmation.changed-meanwhile', { state: application.state });
}
