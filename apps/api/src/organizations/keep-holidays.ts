import { Injectable } from '@nestjs/common';
import { CHINA_SCHEDULES, CHINA, withYear, type YearSchedule } from '@jiefen/mediation';
import type { AddClosingDay, AddSchedule, ClosingDayRow, ScheduleRow } from '@jiefen/mediation/wire';
import { Audit } from '../audit/audit.js';
import { Clock } from '../platform/clock/clock.js';
import { Transactions } from '../platform/database/transactions.js';
import type { Person } from '../platform/http/access.js';
import { InvalidError, NotFoundError, RefusalError } from '../platform/http/errors.js';
import { Administered } from './administered.js';
import { WorkingDays } from './working-days.js';

/** Days on which a body itself is closed, and the yearly schedules of the State Council. */
@Injectable()
export class KeepHolidays {
  constructor(
    private readonly transactions: Transactions,
    private readonly administered: Administered,
    private readonly workingDays: WorkingDays,
    private readonly clock: Clock,
    private readonly audit: Audit,
  ) {}

  async closingDays(person: Person, bodyId: string): Promise<ClosingDayRow[]> {
    const tx = this.transactions.reader;
    await this.administered.body(tx, person, bodyId);
    return tx.query(`SELECT to_char(day, 'YYYY-MM-DD') AS day, note FROM body_holidays WHERE organization_id = $1 AND NOT working ORDER BY day`, [bodyId]);
  }

  /** Deadlines that run already keep their day: people have been told it. */
  async close(person: Person, bodyId: string, request: AddClosingDay): Promise<void> {
    if (request.day < this.clock.today()) throw new InvalidError('fields.invalid', { count: 1 }, { day: 'closing-day.in-past' });
    await this.transactions.run(async (tx) => {
      await this.administered.body(tx, person, bodyId);
      const added: unknown[] = await tx.query(
        `INSERT INTO body_holidays (organization_id, day, working, note) VALUES ($1, $2, false, $3) ON CONFLICT (organization_id, day) DO NOTHING RETURNING day`,
        [bodyId, request.day, request.note],
      );
      if (added.length === 0) throw new RefusalError('closing-day.known');
      await this.audit.record(tx, { action: 'holiday.closing-day-added', actor: person, subject: bodyId, data: { day: request.day } });
    });
  }

  async open(person: Person, bodyId: string, day: string): Promise<void> {
    if (day < this.clock.today()) throw new RefusalError('closing-day.over');
    await this.transactions.run(async (tx) => {
      await this.administered.body(tx, person, bodyId);
      const [, count]: [unknown[], number] = await tx.query(`DELETE FROM body_holidays WHERE organization_id = $1 AND day = $2`, [bodyId, day]);
      if (count !== 1) throw new NotFoundError();
      await this.audit.record(tx, { action: 'holiday.closing-day-removed', actor: person, subject: bodyId, data: { day } });
    });
  }

  async schedules(): Promise<ScheduleRow[]> {
    const entered = await this.workingDays.entered(this.transactions.reader);
    const row = (schedule: YearSchedule, builtIn: boolean): ScheduleRow => ({
      year: schedule.year,
      notice: schedule.notice,
      published: schedule.published,
      off: schedule.off.map(({ from, to, name }) => ({ from, to, name: name.zh, nameEn: name.en })),
      workingWeekends: schedule.workingWeekends,
      builtIn,
    });
    return [...CHINA_SCHEDULES.map((one) => row(one, true)), ...entered.map((one) => row(one, false))].sort((a, b) => b.year - a.year);
  }

  /** Typed in from the notice by an administrator of the topmost body: it counts for the whole installation. */
  async addSchedule(person: Person, request: AddSchedule): Promise<void> {
    const top: unknown[] = await this.transactions.reader.query(
      `SELECT 1 FROM organizations WHERE parent_id IS NULL AND id = ANY ($1)`,
      [person.memberships.filter((membership) => membership.role === 'administrator').map((membership) => membership.organizationId)],
    );
    if (top.length === 0) throw new RefusalError('schedule.top-only');
    const schedule: YearSchedule = {
      year: request.year,
      notice: request.notice,
      published: request.published,
      off: request.off.map(({ from, to, name, nameEn }) => ({ from, to, name: { zh: name, en: nameEn } })),
      workingWeekends: request.workingWeekends,
    };
    if (CHINA_SCHEDULES.some((known) => known.year === request.year)) throw new RefusalError('schedule.known', { year: request.year });
    const judged = withYear(CHINA, schedule);
    if (!judged.ok) throw new InvalidError(judged.reason.code, judged.reason.params);
    await this.transactions.run(async (tx) => {
      const added: unknown[] = await tx.query(
        `INSERT INTO working_day_schedules (year, notice, published, days_off, working_weekends, entered_by, entered_at) VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (year) DO NOTHING RETURNING year`,
        [schedule.year, schedule.notice, schedule.published, JSON.stringify(schedule.off), JSON.stringify(schedule.workingWeekends), person.accountId, this.clock.now()],
      );
      if (added.length === 0) throw new RefusalError('schedule.known', { year: request.year });
      await this.audit.record(tx, { action: 'holiday.schedule-added', actor: person, subject: String(request.year) });
    });
    await this.workingDays.readAgain();
  }
}
