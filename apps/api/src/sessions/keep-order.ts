import { Injectable } from '@nestjs/common';
import type { RaiseHand } from '@jiefen/mediation/wire';
import { Audit } from '../audit/audit.js';
import { Cases } from '../cases/cases.js';
import { Clock } from '../platform/clock/clock.js';
import { Transactions, type Tx } from '../platform/database/transactions.js';
import type { Person } from '../platform/http/access.js';
import { RefusalError } from '../platform/http/errors.js';
import { RoomKeeper } from './room-keeper.js';
import { Seats, type SeatRow, type SessionRow } from './seats.js';
import { inCaucus } from './sessions.access.js';
import { VideoServer } from './video-server.port.js';

/** The mediator lets in, refuses, removes and mutes; everybody may raise a hand and type. */
@Injectable()
export class KeepOrder {
  constructor(
    private readonly transactions: Transactions,
    private readonly cases: Cases,
    private readonly seats: Seats,
    private readonly keeper: RoomKeeper,
    private readonly video: VideoServer,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  async admit(person: Person, caseId: string, personId: string): Promise<void> {
    await this.asMediator(person, caseId, async (tx, session) => {
      const seat = await this.seats.seatById(tx, session.id, personId);
      if (seat.banned_at) throw new RefusalError('session.removed');
      if (seat.status === 'waiting' || seat.status === 'refused') await this.letIn(tx, person, caseId, seat);
    });
  }

  async admitAll(person: Person, caseId: string): Promise<void> {
    await this.asMediator(person, caseId, async (tx, session) => {
      for (const seat of await this.seats.seatsOf(tx, session.id)) if (seat.status === 'waiting' && !seat.banned_at) await this.letIn(tx, person, caseId, seat);
    });
  }

  async refuse(person: Person, caseId: string, personId: string, reason: string): Promise<void> {
    await this.asMediator(person, caseId, async (tx, session) => {
      const seat = await this.seats.seatById(tx, session.id, personId);
      if (seat.status !== 'waiting') throw new RefusalError('session.not-waiting');
      await tx.query(`UPDATE session_people SET status = 'refused', refusal = $2 WHERE id = $1`, [seat.id, reason]);
      await this.audit.record(tx, { action: 'session.refused', actor: person, caseId, subject: seat.id });
    });
  }

  /** Puts somebody out for this session. The video server keeps their token valid, so the ban is ours. */
  async remove(person: Person, caseId: string, personId: string): Promise<void> {
    const session = await this.asMediator(person, caseId, async (tx, open) => {
      const seat = await this.seats.seatById(tx, open.id, personId);
      if (seat.role === 'mediator') throw new RefusalError('session.mediator-stays');
      await tx.query(`UPDATE session_people SET status = 'removed', banned_at = $2, hand_raised_at = NULL WHERE id = $1`, [seat.id, this.clock.now()]);
      await this.audit.record(tx, { action: 'session.removed', actor: person, caseId, subject: seat.id });
    });
    await this.keeper.enforce(session.id);
  }

  async mute(person: Person, caseId: string, personId: string | 'all'): Promise<void> {
    if (!this.video.available) throw new RefusalError('video.unavailable');
    let muted: SeatRow[] = [];
    const session = await this.asMediator(person, caseId, async (tx, open) => {
      const seats = personId === 'all' ? (await this.seats.seatsOf(tx, open.id)).filter((seat) => seat.role !== 'mediator') : [await this.seats.seatById(tx, open.id, personId)];
      muted = seats.filter((seat) => seat.status === 'admitted');
      await this.audit.record(tx, { action: 'session.muted', actor: person, caseId, ...(personId === 'all' ? {} : { subject: personId }) });
    });
    const caucus = await this.seats.runningCaucus(this.transactions.reader, session.id);
    for (const seat of muted) await this.video.mute(caucus && inCaucus(seat, caucus.side) ? caucus.room : session.room, seat.id);
  }

  async hand(person: Person, caseId: string, request: RaiseHand): Promise<void> {
    await this.transactions.run(async (tx) => {
      const { session } = await this.seats.lockSession(tx, person, caseId);
      const seat = await this.seats.admittedSeat(tx, session.id, person);
      const column = request.wish === 'speak' ? 'hand_raised_at' : 'private_wanted_at';
      // Raising it again must not lose the place in line.
      await tx.query(`UPDATE session_people SET ${column} = CASE WHEN $2 THEN coalesce(${column}, $3::timestamptz) END WHERE id = $1`, [seat.id, request.raised, this.clock.now()]);
      await this.cases.changed(tx, caseId);
    });
  }

  /** The mediator takes a hand down: the person has the floor. */
  async lowerHand(person: Person, caseId: string, personId: string): Promise<void> {
    await this.asMediator(person, caseId, async (tx, session) => {
      const seat = await this.seats.seatById(tx, session.id, personId);
      await tx.query(`UPDATE session_people SET hand_raised_at = NULL WHERE id = $1`, [seat.id]);
    });
  }

  /** Typed words: in a private talk only for its people, and gone when it ends. */
  async say(person: Person, caseId: string, text: string): Promise<void> {
    await this.transactions.run(async (tx) => {
      const { session } = await this.seats.lockSession(tx, person, caseId);
      const seat = await this.seats.admittedSeat(tx, session.id, person);
      const caucus = await this.seats.runningCaucus(tx, session.id);
      const privately = caucus && inCaucus(seat, caucus.side) ? caucus.id : null;
      await tx.query(`INSERT INTO session_chat (session_id, person_id, caucus_id, text, at) VALUES ($1, $2, $3, $4, $5)`, [session.id, seat.id, privately, text, this.clock.now()]);
      await this.cases.changed(tx, caseId);
    });
  }

  private async letIn(tx: Tx, person: Person, caseId: string, seat: SeatRow): Promise<void> {
    await tx.query(`UPDATE session_people SET status = 'admitted', refusal = NULL, admitted_at = $2 WHERE id = $1`, [seat.id, this.clock.now()]);
    await this.audit.record(tx, { action: 'session.admitted', actor: person, caseId, subject: seat.id });
  }

  private asMediator(person: Person, caseId: string, work: (tx: Tx, session: SessionRow) => Promise<void>): Promise<SessionRow> {
    return this.transactions.run(async (tx) => {
      const { session } = await this.seats.lockSession(tx, person, caseId, (relation) => relation.mediator);
      await work(tx, session);
      await this.cases.changed(tx, caseId);
      return session;
    });
  }
}
