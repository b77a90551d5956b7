import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { addDays, ALL_CLOCKS, clockById, CLOCKS, clocksStartedBy, deadlineOf, localDate, mediationClock, MEDIATION_CLOCK_IDS, withClosingDays, type ClockName, type ClockRule, type Extension, type LocalDate, type Pause, type WorkingDayCalendar } from '@jiefen/mediation';
import { WorkingDays } from '../organizations/working-days.js';
import { Clock } from '../platform/clock/clock.js';
import type { Tx } from '../platform/database/transactions.js';
import { Live } from '../platform/live/live.js';
import type { Case } from './case.entity.js';

/** Who must act: shown to everybody in the case as "whose turn". */
export type DeadlineOwner = 'clerk' | 'dispatcher' | 'mediator' | 'official' | 'applicant' | 'respondent' | 'parties' | 'court' | 'followUp';

export interface StartClock {
  readonly caseId: string;
  readonly organizationId: string;
  readonly clock: ClockName;
  readonly owner: DeadlineOwner;
  readonly ownerAccountId?: string;
  /** Tells two runs of one clock apart: the id of an instalment, of an invitation. */
  readonly subject?: string;
  /** Default: now. */
  readonly startedAt?: Date;
}

/** The register of deadlines. The length comes from the rule in libs/mediation; here it is stored, stopped and paused. */
@Injectable()
export class Clocks {
  constructor(
    private readonly clock: Clock,
    private readonly live: Live,
    private readonly workingDays: WorkingDays,
  ) {}

  /** Starts a clock; a running one of the same rule and subject starts anew. Answers its last day. */
  async start(tx: Tx, request: StartClock): Promise<LocalDate> {
    return this.startRule(tx, CLOCKS[request.clock], request);
  }

  /** As `start`, for a rule chosen by the kind of dispute (`mediationClock`). */
  async startRule(tx: Tx, rule: ClockRule, request: Omit<StartClock, 'clock'>): Promise<LocalDate> {
    const startedAt = request.startedAt ?? this.clock.now();
    const { lastDay, dueAt } = this.due(rule, startedAt, await this.calendarOf(tx, request.organizationId));
    await this.startUntil(tx, { ...request, rule: rule.id, startedAt, lastDay, dueAt });
    return lastDay;
  }

  /** When a clock started now would run out. */
  due(rule: ClockRule, startedAt: Date, calendar: WorkingDayCalendar): { lastDay: LocalDate; dueAt: Date } {
    const from = this.clock.dayOf(startedAt);
    const answer = deadlineOf(rule, from, calendar);
    // A year without published schedule: as many calendar days end earlier than working days, so nobody is late by it.
    const lastDay = answer.ok ? answer.value.lastDay : addDays(from, rule.length.count);
    return { lastDay, dueAt: this.clock.endOf(lastDay) };
  }

  /** Starts a clock whose last day is agreed, not computed: an instalment, a booked hour. `dueAt` wins over the end of the day. */
  async startUntil(tx: Tx, request: Omit<StartClock, 'clock'> & { rule: string; startedAt: Date; lastDay: LocalDate; dueAt?: Date }): Promise<void> {
    await this.end(tx, request.caseId, request.rule, request.subject ?? '', false);
    await tx.query(
      `INSERT INTO case_deadlines (id, case_id, rule, subject, owner, owner_account_id, started_at, due_at, due_day) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [
        randomUUID(),
        request.caseId,
        request.rule,
        request.subject ?? '',
        request.owner,
        request.ownerAccountId ?? null,
        request.startedAt,
        request.dueAt ?? this.clock.endOf(request.lastDay),
        request.lastDay,
      ],
    );
  }

  /**
   * Starts the clock that says how long this mediation lasts, from the day its rule counts from, and ends any other such clock:
   * the kind or the regime was set right at acceptance.
   */
  async startMediation(tx: Tx, found: Pick<Case, 'id' | 'organizationId' | 'regime' | 'kind' | 'entrustment' | 'entrustedOn' | 'filedAt'>): Promise<void> {
    const rule = mediationClock(found.regime, found.kind, found.entrustment ?? undefined);
    const startedAt = rule.starts === 'filed' ? found.filedAt : rule.starts === 'entrustmentReceived' && found.entrustedOn !== null ? this.clock.momentOf(localDate(found.entrustedOn), '12:00') : this.clock.now();
    await tx.query(`UPDATE case_deadlines SET ended_at = $2 WHERE case_id = $1 AND ended_at IS NULL AND rule = ANY ($3) AND rule <> $4`, [found.id, this.clock.now(), MEDIATION_CLOCK_IDS, rule.id]);
    await this.startRule(tx, rule, { caseId: found.id, organizationId: found.organizationId, owner: 'mediator', startedAt });
  }

  /** Starts what the effect of an agreement starts in this case: the time to ask a court to confirm it. None at a court already. */
  async startWithEffect(tx: Tx, found: Pick<Case, 'id' | 'organizationId' | 'regime' | 'kind' | 'entrustment'>, time: Date): Promise<void> {
    // The review by an arbitration body is one of the other ways, shown where they are compared; nobody's turn hangs on it.
    for (const rule of clocksStartedBy('agreementInEffect', found.regime, found.kind, found.entrustment ?? undefined).filter(({ id }) => id !== CLOCKS.labourReview.id)) {
      await this.startRule(tx, rule, { caseId: found.id, organizationId: found.organizationId, owner: 'parties', startedAt: time });
    }
  }

  /** A mediator is wanted: the dispatcher's day, and the two working days in which the parties may choose together (ZXTJ 10). */
  async awaitMediator(tx: Tx, request: Pick<StartClock, 'caseId' | 'organizationId'>): Promise<void> {
    await this.start(tx, { ...request, clock: 'dispatch', owner: 'dispatcher' });
    await this.start(tx, { ...request, clock: 'chooseMediator', owner: 'parties' });
  }

  /** The thing was done: the clock stops as met. */
  async stop(tx: Tx, caseId: string, clock: ClockName, subject = ''): Promise<void> {
    await this.end(tx, caseId, CLOCKS[clock].id, subject, true);
  }

  /** A time that people may use and need not is over, in every case: nobody is late by it. */
  async lapse(tx: Tx, clock: ClockName): Promise<void> {
    await tx.query(`UPDATE case_deadlines SET ended_at = $1 WHERE rule = $2 AND ended_at IS NULL AND due_at < $1`, [this.clock.now(), CLOCKS[clock].id]);
  }

  async stopRule(tx: Tx, caseId: string, rule: string, subject = ''): Promise<void> {
    await this.end(tx, caseId, rule, subject, true);
  }

  /** Stops the clocks of a case that a pause stops (an appraisal, a breakdown). Answers the last day of the first of them as it stood. */
  async pause(tx: Tx, caseId: string, reason: string): Promise<LocalDate | undefined> {
    const [rows]: [{ due_day: string }[], number] = await tx.query(
      `UPDATE case_deadlines SET paused_at = $2, pause_reason = $3 WHERE case_id = $1 AND rule = ANY($4) AND ended_at IS NULL AND paused_at IS NULL RETURNING to_char(due_day, 'YYYY-MM-DD') AS due_day`,
      [caseId, this.clock.now(), reason, PAUSABLE],
    );
    if (rows.length > 0) await this.live.changed(tx, `case:${caseId}`);
    const [first] = rows.map((row) => row.due_day).sort();
    return first === undefined ? undefined : localDate(first);
  }

  /** Whether a clock runs that a pause would stop. */
  async pausableRuns(tx: Tx, caseId: string): Promise<boolean> {
    const rows: unknown[] = await tx.query(`SELECT 1 FROM case_deadlines WHERE case_id = $1 AND rule = ANY($2) AND ended_at IS NULL LIMIT 1`, [caseId, PAUSABLE]);
    return rows.length > 0;
  }

  /** Lets paused clocks run on: their last day is computed anew without the days of all pauses of the case. */
  async resume(tx: Tx, caseId: string, organizationId: string, pauses: readonly Pause[]): Promise<void> {
    const rows: { id: string; rule: string; started_at: Date; due_day: string; paused_at: Date; extended_by: Extension[] }[] = await tx.query(
      `SELECT id, rule, started_at, to_char(due_day, 'YYYY-MM-DD') AS due_day, paused_at, extended_by FROM case_deadlines WHERE case_id = $1 AND ended_at IS NULL AND paused_at IS NOT NULL`,
      [caseId],
    );
    const calendar = await this.calendarOf(tx, organizationId);
    for (const row of rows) {
      const rule = clockById(row.rule);
      const answer = rule && deadlineOf(rule, this.clock.dayOf(new Date(row.started_at)), calendar, row.extended_by, pauses);
      const rested = Math.ceil((this.clock.now().getTime() - new Date(row.paused_at).getTime()) / 86_400_000);
      // Where the rule cannot be computed (a year without a schedule), as many days are added as it rested.
      const lastDay = answer?.ok ? answer.value.lastDay : addDays(localDate(row.due_day), rested);
      await tx.query(`UPDATE case_deadlines SET paused_at = NULL, pause_reason = NULL, due_day = $2, due_at = $3 WHERE id = $1`, [row.id, lastDay, this.clock.endOf(lastDay)]);
    }
    await this.live.changed(tx, `case:${caseId}`);
  }

  /** The mediation came to an end, whichever clock it ran by. */
  async stopMediation(tx: Tx, caseId: string, at: Date): Promise<void> {
    await tx.query(`UPDATE case_deadlines SET ended_at = $2, met_at = $2 WHERE case_id = $1 AND ended_at IS NULL AND rule = ANY($3)`, [
      caseId,
      at,
      MEDIATION_CLOCK_IDS,
    ]);
  }

  /** The calendar of a body: China's working days and the body's own closing days. */
  async calendarOf(tx: Tx, organizationId: string): Promise<WorkingDayCalendar> {
    return calendarWith(this.workingDays.china, await tx.query(`SELECT to_char(day, 'YYYY-MM-DD') AS day, note FROM body_holidays WHERE organization_id = $1 AND NOT working`, [organizationId]));
  }

  private async end(tx: Tx, caseId: string, rule: string, subject: string, met: boolean): Promise<void> {
    const now = this.clock.now();
    await tx.query(`UPDATE case_deadlines SET ended_at = $4, met_at = CASE WHEN $5 THEN $4::timestamptz END WHERE case_id = $1 AND rule = $2 AND subject = $3 AND ended_at IS NULL`, [
      caseId,
      rule,
      subject,
      now,
      met,
    ]);
    await this.live.changed(tx, `case:${caseId}`);
  }
}

const PAUSABLE = ALL_CLOCKS.filter((rule) => rule.pausable === true).map((rule) => rule.id);

/** A day on which a body is closed beside the public holidays. */
export interface ClosingDay {
  readonly day: string;
  readonly note: string;
}

/** China's working days and the closing days of one body. */
export function calendarWith(china: WorkingDayCalendar, days: readonly ClosingDay[]): WorkingDayCalendar {
  if (days.length === 0) return china;
  return withClosingDays(
    china,
    days.map(({ day, note }) => ({ day: localDate(day), name: { zh: note, en: note } })),
  );
}
