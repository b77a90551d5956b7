import { Injectable } from '@nestjs/common';
import { CHINA, localDate, withClosingDays, withYear, type WorkingDayCalendar, type YearSchedule } from '@jiefen/mediation';
import type { Tx } from '../platform/database/transactions.js';

/** The calendar by which a body's deadlines run: built-in years, years an administrator entered, the body's own closing days. */
@Injectable()
export class WorkingDays {
  async calendarOf(tx: Tx, organizationId: string): Promise<WorkingDayCalendar> {
    const closed: { day: string; note: string }[] = await tx.query(
      `SELECT to_char(day, 'YYYY-MM-DD') AS day, note FROM body_holidays WHERE organization_id = $1 AND NOT working`,
      [organizationId],
    );
    const china = (await this.entered(tx)).reduce((calendar, schedule) => {
      const more = withYear(calendar, schedule);
      // Judged when it was entered; a release that brings the same year itself wins.
      return more.ok && !CHINA.schedules.some((known) => known.year === schedule.year) ? more.value : calendar;
    }, CHINA);
    if (closed.length === 0) return china;
    return withClosingDays(
      china,
      closed.map((row) => ({ day: localDate(row.day), name: { zh: row.note, en: row.note } })),
    );
  }

  async entered(tx: Tx): Promise<YearSchedule[]> {
    const rows: { year: number; notice: string; published: string; days_off: YearSchedule['off']; working_weekends: string[] }[] = await tx.query(
      `SELECT year, notice, to_char(published, 'YYYY-MM-DD') AS published, days_off, working_weekends FROM working_day_schedules ORDER BY year`,
    );
    return rows.map((row) => ({ year: row.year, notice: row.notice, published: row.published, off: row.days_off, workingWeekends: row.working_weekends }));
  }
}
