import { Injectable, Logger } from '@nestjs/common';
import { isFinal, type CaseState } from '@jiefen/mediation';
import { Cases } from '../cases/cases.js';
import { Clock } from '../platform/clock/clock.js';
import { Transactions } from '../platform/database/transactions.js';
import { Jobs } from '../platform/jobs/jobs.js';
import { asSeat, Seats, type CaucusRow, type SeatRow, type SessionRow } from './seats.js';
import { caucusRoomPermission, mainRoomPermission } from './sessions.access.js';
import { VideoServer, type RoomEvent, type RoomPermission } from './video-server.port.js';

/**
 * Makes the video server agree with the database: rooms of open sessions exist, nobody is in a room who must not be
 * there, and everybody may do exactly what the seat allows. Runs after every act, on the server's own reports, and
 * every minute, because reports get lost and servers restart.
 */
@Injectable()
export class RoomKeeper {
  private readonly logger = new Logger('sessions');

  constructor(
    private readonly transactions: Transactions,
    private readonly cases: Cases,
    private readonly seats: Seats,
    private readonly video: VideoServer,
    private readonly clock: Clock,
    jobs: Jobs,
  ) {
    jobs.every('sessions.keep-rooms', '* * * * *', () => this.keepAll());
  }

  /** Every open session: rooms made anew after a restart of the server, attendance compared with who is connected. */
  async keepAll(): Promise<void> {
    if (!this.video.available) return;
    const reader = this.transactions.reader;
    const open: (SessionRow & { case_state: CaseState })[] = await reader.query(`SELECT s.*, c.state AS case_state FROM sessions s JOIN cases c ON c.id = s.case_id WHERE s.ended_at IS NULL`);
    for (const session of open) {
      try {
        // A mediation that a party has stopped leaves nobody in a room.
        if (isFinal(session.case_state)) await this.transactions.run((tx) => tx.query(`UPDATE sessions SET ended_at = $2 WHERE id = $1 AND ended_at IS NULL`, [session.id, this.clock.now()]));
        await this.enforce(session.id);
        if (!isFinal(session.case_state)) await this.reconcile(session);
      } catch {
        // One room that does not answer must not keep the others waiting; the next minute tries again.
        this.logger.warn({ event: 'session.not-kept', sessionId: session.id });
      }
    }
  }

  /** Applies seats and private talk of one session to the video server. Safe to run at any time and twice. */
  async enforce(sessionId: string): Promise<void> {
    if (!this.video.available) return;
    const tx = this.transactions.reader;
    const [session]: SessionRow[] = await tx.query(`SELECT * FROM sessions WHERE id = $1`, [sessionId]);
    if (!session) return;
    const caucuses: CaucusRow[] = await tx.query(`SELECT * FROM caucuses WHERE session_id = $1 AND (ended_at IS NULL OR ended_at > $2::timestamptz - interval '1 hour')`, [sessionId, this.clock.now()]);
    const running = session.ended_at ? undefined : caucuses.find((caucus) => caucus.ended_at === null);
    const seats = await this.seats.seatsOf(tx, sessionId);
    for (const over of caucuses) if (over !== running) await this.video.deleteRoom(over.room);
    if (session.ended_at) return this.video.deleteRoom(session.room);
    await this.video.createRoom(session.room);
    await this.apply(session.room, seats, (seat) => mainRoomPermission(asSeat(seat), running?.side));
    if (running) {
      await this.video.createRoom(running.room);
      await this.apply(running.room, seats, (seat) => caucusRoomPermission(asSeat(seat), running.side));
    }
  }

  /** A verified report: attendance is written once for each event, and whoever must not be there is put out at once. */
  async heard(event: RoomEvent): Promise<void> {
    if (event.kind === 'other') return;
    const reader = this.transactions.reader;
    const rows: { session_id: string; case_id: string; person_id: string; private: boolean }[] = await reader.query(
      `SELECT s.id AS session_id, s.case_id, p.id AS person_id, s.room <> $1 AS private
         FROM sessions s JOIN session_people p ON p.session_id = s.id
        WHERE p.id::text = $2 AND (s.room = $1 OR EXISTS (SELECT 1 FROM caucuses k WHERE k.session_id = s.id AND k.room = $1))`,
      [event.room, event.identity],
    );
    const [row] = rows;
    if (!row) return;
    const fresh = await this.write(event.id, row.case_id, row.session_id, row.person_id, event.kind, row.private, event.at);
    if (fresh && event.kind === 'joined') await this.enforce(row.session_id);
  }

  private async apply(room: string, seats: readonly SeatRow[], allowed: (seat: SeatRow) => RoomPermission | undefined): Promise<void> {
    for (const connected of await this.video.participants(room)) {
      const seat = seats.find((one) => one.id === connected.identity);
      const wanted = seat ? allowed(seat) : undefined;
      if (!wanted) await this.video.remove(room, connected.identity);
      else if (wanted.canPublish !== connected.permission.canPublish || wanted.canSubscribe !== connected.permission.canSubscribe) await this.video.setPermission(room, connected.identity, wanted);
    }
  }

  /** Reports are best effort: who is connected without a `joined`, or gone without a `left`, is written now. */
  private async reconcile(session: SessionRow): Promise<void> {
    const reader = this.transactions.reader;
    const caucus = await this.seats.runningCaucus(reader, session.id);
    const [inMain, inPrivate] = await Promise.all([this.video.participants(session.room), caucus ? this.video.participants(caucus.room) : Promise.resolve([])]);
    const known: { person_id: string; private: boolean; what: string; at: Date }[] = await reader.query(
      `SELECT DISTINCT ON (person_id, private) person_id, private, what, at FROM session_attendance WHERE session_id = $1 ORDER BY person_id, private, at DESC, what`,
      [session.id],
    );
    const now = this.clock.now();
    for (const isPrivate of [false, true]) {
      const there = new Set((isPrivate ? inPrivate : inMain).map((one) => one.identity));
      const before = new Set(known.filter((row) => row.private === isPrivate && row.what === 'joined').map((row) => row.person_id));
      const seats = new Set((await this.seats.seatsOf(reader, session.id)).map((seat) => seat.id));
      for (const id of there) if (!before.has(id) && seats.has(id)) await this.write(`seen:${session.id}:${id}:${now.toISOString()}`, session.case_id, session.id, id, 'joined', isPrivate, now);
      for (const id of before) if (!there.has(id)) await this.write(`gone:${session.id}:${id}:${now.toISOString()}`, session.case_id, session.id, id, 'left', isPrivate, now);
    }
  }

  private write(eventId: string, caseId: string, sessionId: string, personId: string, what: 'joined' | 'left', isPrivate: boolean, at: Date): Promise<boolean> {
    return this.transactions.run(async (tx) => {
      const rows: unknown[] = await tx.query(
        `INSERT INTO session_attendance (event_id, session_id, person_id, what, private, at) VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (event_id) DO NOTHING RETURNING 1`,
        [eventId, sessionId, personId, what, isPrivate, at],
      );
      if (rows.length > 0) await this.cases.changed(tx, caseId);
      return rows.length > 0;
    });
  }
}
