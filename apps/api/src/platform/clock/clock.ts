import { addDays, localDate, type LocalDate } from '@jiefen/mediation';

/** The only place that asks what time it is. Tests hand in their own. */
export class Clock {
  // Made once: building a formatter costs more than everything else that is done with a date.
  private readonly days: Intl.DateTimeFormat;
  private readonly minutes: Intl.DateTimeFormat;
  private readonly seconds: Intl.DateTimeFormat;

  constructor(zone = 'Asia/Shanghai') {
    this.days = new Intl.DateTimeFormat('en-CA', { timeZone: zone, dateStyle: 'short' });
    this.minutes = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' });
    this.seconds = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' });
  }

  now(): Date {
    return new Date();
  }

  /** The calendar day of a moment in the zone of the installation. */
  dayOf(moment: Date): LocalDate {
    return localDate(this.days.format(moment));
  }

  today(): LocalDate {
    return this.dayOf(this.now());
  }

  /** A moment as the clock on the wall shows it: `2026-03-02T09:14`. */
  localMoment(moment: Date): string {
    return this.minutes.format(moment).replace(' ', 'T');
  }

  /** The moment at which a day is over in the zone of the installation. */
  endOf(day: LocalDate): Date {
    return this.momentOf(addDays(day, 1), '00:00');
  }

  /** The moment of a wall-clock time (`hh:mm`) on a day in the zone of the installation. */
  momentOf(day: LocalDate, time: string): Date {
    const asUtc = new Date(`${day}T${time}:00Z`);
    // The offset is read off at that very moment, so that a zone with summer time is right too.
    const shown = this.seconds.format(asUtc);
    const offset = new Date(`${shown.replace(' ', 'T')}Z`).getTime() - asUtc.getTime();
    return new Date(asUtc.getTime() - offset);
  }
}

/** A clock that stands where a test puts it. */
export class FixedClock extends Clock {
  constructor(private moment: Date) {
    super();
  }

  override now(): Date {
    return this.moment;
  }

  set(moment: Date): void {
    this.moment = moment;
  }

  forward(milliseconds: number): void {
    this.moment = new Date(this.moment.getTime() + milliseconds);
  }
}
