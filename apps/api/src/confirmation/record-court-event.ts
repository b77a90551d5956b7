import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { groundOf, localDate, type MoveName } from '@jiefen/mediation';
import type { CourtOutcome } from '@jiefen/mediation/wire';
import { Audit } from '../audit/audit.js';
import { Cases } from '../cases/cases.js';
import { Clocks } from '../cases/clocks.js';
import { Clock } from '../platform/clock/clock.js';
import type { Tx } from '../platform/database/transactions.js';
import type { Person } from '../platform/http/access.js';
import { ConflictError, InvalidError, RefusalError } from '../platform/http/errors.js';
import { bindPaper, type ApplicationRow } from './application-row.js';
import { isAtCourt } from './court.access.js';

export interface RecordedDecision {
  readonly outcome: CourtOutcome;
  readonly ground?: string | undefined;
  readonly reason: string;
  readonly courtNumber?: string | undefined;
  readonly rulingPaperId?: string | undefined;
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

  /** The court accepts, under its own number; its 15 days begin (SFQR 4, 5). */
  async accept(tx: Tx, application: ApplicationRow, version: number, courtNumber: string, judge: Person): Promise<void> {
    if (application.state !== 'filed') throw conflict(application);
    await this.step(tx, application, version, `state = 'accepted', accepted_at = $3, court_number = $4`, [this.clock.now(), courtNumber]);
    await this.startReview(tx, application);
    await this.cases.tell(tx, application.case_id, { kind: 'confirmation.accepted', params: { courtNumber }, actor: judge });
    await this.audit.record(tx, { action: 'confirmation.accepted', actor: judge, caseId: application.case_id, subject: application.id });
  }

  /** One list with everything that is missing, and a day (SFQR 3, CPLI 357). */
  async askSupplement(tx: Tx, application: ApplicationRow, version: number, items: readonly string[], dueDay: string, judge: Person): Promise<void> {
    if (!isAtCourt(application)) throw conflict(application);
    if (dueDay < this.clock.today()) throw new InvalidError('supplement.day-over', {}, { dueDay: 'supplement.day-over' });
    const open: unknown[] = await tx.query(`SELECT 1 FROM confirmation_supplements WHERE application_id = $1 AND answered_at IS NULL`, [application.id]);
    if (open.length > 0) throw new RefusalError('supplement.already-asked');
    await this.step(tx, application, version, `state = state`, []);
    const id = randomUUID();
    const now = this.clock.now();
    await tx.query(`INSERT INTO confirmation_supplements (id, application_id, items, asked_by, asked_at, due_day) VALUES ($1, $2, $3, $4, $5, $6)`, [id, application.id, JSON.stringify(items), judge.accountId, now, dueDay]);
    await this.clocks.startUntil(tx, { caseId: application.case_id, organizationId: application.court_id ?? '', rule: SUPPLEMENT_RULE, subject: id, owner: 'parties', startedAt: now, lastDay: localDate(dueDay) });
    await this.cases.tell(tx, application.case_id, { kind: 'confirmation.supplement', params: { n: items.length, until: dueDay }, actor: judge });
    await this.audit.record(tx, { action: 'confirmation.supplement-asked', actor: judge, caseId: application.case_id, subject: id });
  }

  /** Ends the procedure. The update names the version the judge saw: the second of two judges is told, and overwrites nothing. */
  async decide(tx: Tx, application: ApplicationRow, version: number, decision: RecordedDecision, judge: Person): Promise<void> {
    if (!isAtCourt(application)) throw conflict(application);
    this.refuseUnfounded(application, decision);
    const now = this.clock.now();
    await this.step(
      tx,
      application,
      version,
      `state = $3, outcome = $3, decided_at = $4, decided_by = $5, ground = $6, reason = $7, ruling_paper_id = $8, court_number = coalesce(court_number, $9), accepted_at = CASE WHEN $3 IN ('confirmed', 'refused') THEN coalesce(accepted_at, $4) ELSE accepted_at END`,
      [decision.outcome, now, judge.accountId, decision.ground ?? null, decision.reason, decision.rulingPaperId ?? null, decision.courtNumber ?? null],
    );
    if (decision.rulingPaperId) await bindPaper(tx, application.id, { kind: 'ruling', paperId: decision.rulingPaperId });
    for (const clock of ['courtAccepts', 'courtDecides', 'courtOuterLimit'] as const) await this.clocks.stop(tx, application.case_id, clock);
    await tx.query(`UPDATE case_deadlines SET ended_at = $2 WHERE case_id = $1 AND rule = $3 AND ended_at IS NULL`, [application.case_id, now, SUPPLEMENT_RULE]);
    const { case: found } = await this.cases.lockForPortal(tx, application.case_id);
    const move: MoveName = 'confirmationDecided';
    await this.cases.move(tx, found, move, 'judge', judge, { kind: 'confirmation.decided', params: { outcome: decision.outcome, courtNumber: decision.courtNumber ?? application.court_number ?? '' } });
    await this.audit.record(tx, { action: 'confirmation.decided', actor: judge, caseId: application.case_id, subject: application.id, data: { outcome: decision.outcome, ground: decision.ground ?? '' } });
  }

  private refuseUnfounded(application: ApplicationRow, { outcome, ground, courtNumber }: RecordedDecision): void {
    if (outcome === 'notAccepted' && application.state !== 'filed') throw new RefusalError('confirmation.already-accepted');
    if (outcome === 'refused' || outcome === 'notAccepted') {
      const known = ground === undefined ? undefined : groundOf(ground);
      if (!known) throw new InvalidError('confirmation.name-a-ground', {}, { ground: 'confirmation.name-a-ground' });
      if (outcome === 'notAccepted' && known.stage !== 'accepting') throw new InvalidError('confirmation.ground-of-review', {}, { ground: 'confirmation.ground-of-review' });
    }
    if (outcome === 'withdrawn' && !application.withdrawal_asked_at) throw new RefusalError('confirmation.nobody-withdrew');
    // A ruling carries the court's number, and only a court gives one (L-48).
    if ((outcome === 'confirmed' || outcome === 'refused') && !application.court_number && !courtNumber) throw new InvalidError('confirmation.court-number-missing', {}, { courtNumber: 'confirmation.court-number-missing' });
  }

  private async startReview(tx: Tx, application: ApplicationRow): Promise<void> {
    const where = { caseId: application.case_id, organizationId: application.court_id ?? '', owner: 'court' as const };
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
