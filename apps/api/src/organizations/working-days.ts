import { Injectable, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { CHINA, withYear, type WorkingDayCalendar, type YearSchedule } from '@jiefen/mediation';
import { Transactions, type Tx } from '../platform/database/transactions.js';

/** Another process may have entered a year: read again this often. Schedules are published months before they count. */
const AGAIN_AFTER_MS = 10 * 60_000;

/** The working days of China: the years built into the release and those an administrator entered from a newer notice. */
@Injectable()
export class WorkingDays implements OnModuleInit, OnApplicationShutdown {
  private kept: WorkingDayCalendar = CHINA;
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly transactions: Transactions) {}

  async onModuleInit(): Promise<void> {
    await this.readAgain();
    this.timer = setInterval(() => void this.readAgain().catch(() => undefined), AGAIN_AFTER_MS).unref();
  }

  onApplicationShutdown(): void {
    clearInterval(this.timer);
  }

  /** Kept in memory: a filing and a desk of a thousand deadlines must not read it from the table each time. */
  get china(): WorkingDayCalendar {
    return this.kept;
  }

  async readAgain(): Promise<void> {
    const entered = await this.entered(this.transactions.reader);
    this.kept = entered.reduce((calendar, schedule) => {
      // A release that brings the same year itself wins over what was typed in.
      if (CHINA.schedules.some((known) => known.year === schedule.year)) return calendar;
      const more = withYear(calendar, schedule);
      return more.ok ? more.value : calendar;
    }, CHINA);
  }

  async entered(tx: Tx): Promise<YearSchedule[]> {
    const rows: { year: number; notice: string; published: string; days_off: YearSchedule['off']; working_weekends: string[] }[] = await tx.query(
      `SELECT year, notice, to_char(published, 'YYYY-MM-DD') AS published, days_off, working_weekends FROM working_day_schedules ORDER BY year`,
    );
    return rows.map((row) => ({ year: row.year, notice: row.notice, published: row.published, off: row.days_off, workingWeekends: row.working_weekends }));
  }
}
