import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { BookSlot, MarkSlots, ScheduleView } from '@jiefen/mediation/wire';
import type { Case } from '../cases/case.entity.js';
import type { CaseRelation } from '../cases/case-relation.js';
import { CASE_HAPPENED } from '../cases/case-events.js';
import { Cases } from '../cases/cases.js';
import { CONFIG, type Config } from '../platform/config/config.js';
import { Clock } from '../platform/clock/clock.js';
import { sqlState, Transactions, type Tx } from '../platform/database/transactions.js';
import type { Person } from '../platform/http/access.js';
import { InvalidError, NotFoundError, RefusalError } from '../platform/http/errors.js';
import { Jobs } from '../platform/jobs/jobs.js';
import { SESSION_MINUTES, slotsFrom, type Slot, type WeeklyHours } from './slots.js';

interface BookingRow {
  readonly id: string;
  readonly starts_at: Date;
  readonly ends_at: Date;
  readonly zone: string;
  readonly mode: 'video' | 'onSite';
  readonly place: string | null;
}

/** Both sides mark what does not suit; common slots are proposed; one tap books. */
@Injectable()
export class FindATime {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly transactions: Transactions,
    private readonly cases: Cases,
    private readonly clock: Clock,
    jobs: Jobs,
  ) {
    jobs.work(CASE_HAPPENED, async ({ caseId, kind }) => {
      if (kind === 'move.mediateAgain') await this.beginAnew(caseId);
    });
    jobs.every('scheduling.remind', '* * * * *', () => this.remind());
  }

  async view(person: Person, caseId: string): Promise<ScheduleView> {
    const tx = this.transactions.reader;
    const { case: found, relation } = await this.cases.enter(tx, person, caseId, mayPlan);
    const slots = await this.slots(tx, found);
    const marks = await this.marks(tx, caseId);
    const key = keyOf(relation);
    const mine = marks.get(key);
    const taken = new Set([...marks.values()].flat());
    const booking = await this.booking(tx, caseId);
    return {
      zone: this.config.JIEFEN_ZONE,
      slots: slots.map((slot) => ({ startsAt: slot.startsAt.toISOString(), endsAt: slot.endsAt.toISOString(), day: slot.day, time: slot.time, markedByMe: mine?.includes(slot.startsAt.toISOString()) ?? false })),
      iHaveMarked: mine !== undefined,
      marked: { applicant: marks.has('applicant'), respondent: marks.has('respondent') },
      common:
        marks.has('applicant') && marks.has('respondent')
          ? slots
              .filter((slot) => !taken.has(slot.startsAt.toISOString()))
              .slice(0, 3)
              .map((slot) => ({ startsAt: slot.startsAt.toISOString(), endsAt: slot.endsAt.toISOString(), day: slot.day, time: slot.time }))
          : [],
      booking: booking ? { startsAt: new Date(booking.starts_at).toISOString(), endsAt: new Date(booking.ends_at).toISOString(), zone: booking.zone, mode: booking.mode, place: booking.place } : null,
    };
  }

  async mark(person: Person, caseId: string, request: MarkSlots): Promise<void> {
    await this.transactions.run(async (tx) => {
      const { relation } = await this.cases.lock(tx, person, caseId, mayPlan);
      const slots = [...new Set(request.unavailable.map((text) => new Date(text).toISOString()))];
      await tx.query(
        `INSERT INTO slot_marks (case_id, party_key, slots, marked_at) VALUES ($1, $2, $3, $4)
         ON CONFLICT (case_id, party_key) DO UPDATE SET slots = excluded.slots, marked_at = excluded.marked_at`,
        [caseId, keyOf(relation), slots, this.clock.now()],
      );
      await this.cases.tell(tx, caseId, { kind: 'times.marked', actor: person, ...(relation.party ? { side: relation.party.side } : {}) });
    });
  }

  async book(person: Person, caseId: string, request: BookSlot): Promise<void> {
    const startsAt = new Date(request.startsAt);
    if (startsAt <= this.clock.now()) throw new InvalidError('fields.invalid', { count: 1 }, { startsAt: 'date.in-past' });
    try {
      await this.transactions.run((tx) => this.bookLocked(tx, person, caseId, startsAt, request));
    } catch (error) {
      // The mediator was booked by another case a moment before (exclusion constraint).
      if (sqlState(error) === '23P01') throw new RefusalError('slot.just-taken');
      throw error;
    }
  }

  /** iCalendar file of the booking (RFC 5545), for the phone's own calendar. */
  async calendarFile(person: Person, caseId: string): Promise<string> {
    const tx = this.transactions.reader;
    const { case: found } = await this.cases.enter(tx, person, caseId, mayPlan);
    const booking = await this.booking(tx, caseId);
    if (!booking) throw new NotFoundError();
    const stamp = (moment: Date): string => new Date(moment).toISOString().replace(/[-:]|\.\d{3}/g, '');
    const lines = [
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      'PRODID:-//Jiefen//ODR//ZH',
      'BEGIN:VEVENT',
      `UID:${booking.id}@jiefen`,
      `DTSTAMP:${stamp(this.clock.now())}`,
      `DTSTART:${stamp(booking.starts_at)}`,
      `DTEND:${stamp(booking.ends_at)}`,
      `SUMMARY:${found.language === 'zh' ? '解纷 视频谈' : 'Jiefen video talk'} ${found.number}`,
      `URL:${this.config.PUBLIC_URL}/my/cases/${caseId}`,
      'BEGIN:VALARM',
      'ACTION:DISPLAY',
      'DESCRIPTION:Jiefen',
      'TRIGGER:-PT1H',
      'END:VALARM',
      'END:VEVENT',
      'END:VCALENDAR',
    ];
    return `${lines.join('\r\n')}\r\n`;
  }

  private async bookLocked(tx: Tx, person: Person, caseId: string, startsAt: Date, request: BookSlot): Promise<void> {
    const { case: found, relation } = await this.cases.lock(tx, person, caseId, mayPlan);
    if (!found.mediatorAccountId) throw new RefusalError('schedule.no-mediator');
    // A party takes one of the offered slots; the mediator may also set another hour.
    const slot = (await this.slots(tx, found)).find((one) => one.startsAt.getTime() === startsAt.getTime());
    if (!slot && !relation.mediator) throw new RefusalError('slot.not-offered');
    const marks = await this.marks(tx, caseId);
    if ([...marks.values()].some((slots) => slots.includes(startsAt.toISOString()))) throw new RefusalError('slot.does-not-suit');
    const now = this.clock.now();
    await tx.query(`UPDATE bookings SET cancelled_at = $2 WHERE case_id = $1 AND cancelled_at IS NULL`, [caseId, now]);
    await tx.query(
      `INSERT INTO bookings (id, case_id, mediator_account_id, starts_at, ends_at, zone, mode, place, confirmed_by, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      [
        randomUUID(),
        caseId,
        found.mediatorAccountId,
        startsAt,
        new Date(startsAt.getTime() + SESSION_MINUTES * 60_000),
        this.config.JIEFEN_ZONE,
        request.mode,
        request.place ?? null,
        JSON.stringify([keyOf(relation)]),
        now,
      ],
    );
    await this.cases.move(tx, found, 'bookSession', relation.mediator ? 'mediator' : 'party', person, { params: { at: startsAt.toISOString(), mode: request.mode, ...(request.place ? { place: request.place } : {}) } });
  }

  /** An hour before: everybody is told once. */
  async remind(): Promise<void> {
    const now = this.clock.now();
    const rows: { id: string; case_id: string; starts_at: Date }[] = await this.transactions.reader.query(
      `SELECT id, case_id, starts_at FROM bookings WHERE cancelled_at IS NULL AND reminded_at IS NULL AND starts_at > $1 AND starts_at <= $2 LIMIT 200`,
      [now, new Date(now.getTime() + 3_600_000)],
    );
    for (const row of rows) {
      await this.transactions.run(async (tx) => {
        const [, count]: [unknown[], number] = await tx.query(`UPDATE bookings SET reminded_at = $2 WHERE id = $1 AND reminded_at IS NULL`, [row.id, now]);
        if (count === 1) await this.cases.tell(tx, row.case_id, { kind: 'session.soon', params: { at: new Date(row.starts_at).toISOString() }, actor: 'portal' });
      });
    }
  }

  /** Talking again: hours that did not suit weeks ago say nothing about now. Once: later marks are of the new talk. */
  private async beginAnew(caseId: string): Promise<void> {
    await this.transactions.run(async (tx) => {
      const { case: found } = await this.cases.lockForPortal(tx, caseId);
      if (found.state !== 'bothWilling') return;
      await tx.query(`DELETE FROM slot_marks WHERE case_id = $1 AND marked_at < $2`, [caseId, found.stateSince]);
      await tx.query(`UPDATE bookings SET cancelled_at = $2 WHERE case_id = $1 AND cancelled_at IS NULL AND created_at < $3`, [caseId, this.clock.now(), found.stateSince]);
      await this.cases.changed(tx, caseId);
    });
  }

  private async slots(tx: Tx, found: Case): Promise<Slot[]> {
    if (!found.mediatorAccountId) return [];
    const [experts, busy]: [{ weekly_hours: WeeklyHours }[], { startsAt: Date; endsAt: Date }[]] = await Promise.all([
      tx.query(`SELECT weekly_hours FROM experts WHERE account_id = $1`, [found.mediatorAccountId]),
      tx.query(`SELECT starts_at AS "startsAt", ends_at AS "endsAt" FROM bookings WHERE mediator_account_id = $1 AND case_id <> $2 AND cancelled_at IS NULL AND ends_at > $3`, [
        found.mediatorAccountId,
        found.id,
        this.clock.now(),
      ]),
    ]);
    return slotsFrom(this.clock, experts[0]?.weekly_hours ?? {}, busy);
  }

  private async marks(tx: Tx, caseId: string): Promise<Map<string, string[]>> {
    const rows: { party_key: string; slots: string[] }[] = await tx.query(`SELECT party_key, slots FROM slot_marks WHERE case_id = $1`, [caseId]);
    return new Map(rows.map((row) => [row.party_key, row.slots]));
  }

  private async booking(tx: Tx, caseId: string): Promise<BookingRow | undefined> {
    const rows: BookingRow[] = await tx.query(`SELECT id, starts_at, ends_at, zone, mode, place FROM bookings WHERE case_id = $1 AND cancelled_at IS NULL`, [caseId]);
    return rows[0];
  }
}

function mayPlan(relation: CaseRelation): boolean {
  return relation.party !== undefined || relation.mediator || relation.handler;
}

function keyOf(relation: CaseRelation): string {
  return relation.party?.side ?? (relation.mediator ? 'mediator' : 'centre');
}
