import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { isFinal } from '@jiefen/mediation';
import type { JoinAnswer, JoinSession, RoomPass } from '@jiefen/mediation/wire';
import { Audit } from '../audit/audit.js';
import { Cases } from '../cases/cases.js';
import { Clock } from '../platform/clock/clock.js';
import { Transactions, type Tx } from '../platform/database/transactions.js';
import type { Person } from '../platform/http/access.js';
import { NotFoundError, RefusalError } from '../platform/http/errors.js';
import { asSeat, Seats, type CaucusRow, type EnteredSession, type SeatRow, type SessionRow } from './seats.js';
import { caucusRoomPermission, inCaucus, mainRoomPermission, mayEnterSession, roleIn } from './sessions.access.js';
import { VideoServer } from './video-server.port.js';

/** Sits a person down and hands out the way into exactly one room. Judged anew at every request; without a session nobody gets in. */
@Injectable()
export class EnterRoom {
  constructor(
    private readonly transactions: Transactions,
    private readonly cases: Cases,
    private readonly seats: Seats,
    private readonly video: VideoServer,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  async join(person: Person, caseId: string, request: JoinSession): Promise<JoinAnswer> {
    // A page that has just been opened asks whether there is a seat to come back to; having none is no error.
    if (request.onlyBack && !(await this.hasSeat(person, caseId))) return { status: 'expected', personId: null, mode: 'video', refusal: null, pass: null };
    const { seat, session, caucus } = await this.transactions.run(async (tx) => {
      const entered = await this.seats.lockSession(tx, person, caseId);
      if (isFinal(entered.case.state)) throw new RefusalError('session.case-over');
      const sat = await this.sitDown(tx, person, entered, request);
      return { seat: sat, session: entered.session, caucus: await this.seats.runningCaucus(tx, entered.session.id) };
    });
    const pass = seat.status === 'admitted' && seat.mode !== 'telephone' ? await this.pass(seat, session, caucus) : null;
    return { status: seat.status, personId: seat.id, mode: seat.mode, refusal: seat.refusal, pass };
  }

  private async hasSeat(person: Person, caseId: string): Promise<boolean> {
    const tx = this.transactions.reader;
    const { relation } = await this.cases.enter(tx, person, caseId, mayEnterSession);
    const session = await this.seats.openSession(tx, caseId);
    // The mediator has a seat wherever the session is open.
    return session !== undefined && (relation.mediator || (await this.seats.seatOf(tx, session.id, person))?.status === 'admitted');
  }

  async leave(person: Person, caseId: string): Promise<void> {
    const left = await this.transactions.run(async (tx) => {
      const { session } = await this.seats.lockSession(tx, person, caseId);
      const seat = await this.seats.seatOf(tx, session.id, person);
      // An admitted person keeps the seat: coming back needs no second admission.
      if (seat?.status === 'waiting') await tx.query(`UPDATE session_people SET status = 'left' WHERE id = $1`, [seat.id]);
      if (seat) await tx.query(`UPDATE session_people SET hand_raised_at = NULL, private_wanted_at = NULL WHERE id = $1`, [seat.id]);
      await this.cases.changed(tx, caseId);
      return seat?.status === 'admitted' ? { session, seat, caucus: await this.seats.runningCaucus(tx, session.id) } : undefined;
    });
    if (!left || !this.video.available) return;
    await this.video.remove(left.session.room, left.seat.id);
    if (left.caucus) await this.video.remove(left.caucus.room, left.seat.id);
  }

  private async sitDown(tx: Tx, person: Person, { case: found, relation, session }: EnteredSession, request: JoinSession): Promise<SeatRow> {
    const role = roleIn(relation);
    const now = this.clock.now();
    const before = await this.seats.seatOf(tx, session.id, person);
    if (before?.banned_at) throw new RefusalError('session.removed');
    if (role === 'party' && !before?.rights_read_at && !request.rightsRead) throw new RefusalError('session.rights-not-read');
    const mode = request.mode ?? before?.mode ?? 'video';
    const official = role === 'official' ? await this.officialOf(tx, person, found.id) : undefined;
    if (!before) {
      const id = randomUUID();
      await tx.query(
        `INSERT INTO session_people (id, session_id, account_id, guest_link_id, party_id, official_id, name, role, side, status, mode, rights_read_at, arrived_at, admitted_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)`,
        [
          id,
          session.id,
          person.kind === 'guest' ? null : person.accountId,
          person.guest?.linkId ?? null,
          relation.party?.id ?? null,
          official?.id ?? null,
          official?.name ?? person.name,
          role,
          relation.party?.side ?? null,
          role === 'mediator' ? 'admitted' : 'waiting',
          mode,
          request.rightsRead ? now : null,
          now,
          role === 'mediator' ? now : null,
        ],
      );
      await this.audit.record(tx, { action: 'session.arrived', actor: person, caseId: found.id, subject: id });
    } else {
      const status = before.status === 'left' || (before.status === 'refused' && request.again) ? (role === 'mediator' ? 'admitted' : 'waiting') : before.status;
      if (status === before.status && mode === before.mode) return before;
      await tx.query(`UPDATE session_people SET status = $2, mode = $3, refusal = CASE WHEN $2 = 'refused' THEN refusal END, rights_read_at = coalesce(rights_read_at, $4) WHERE id = $1`, [
        before.id,
        status,
        mode,
        request.rightsRead ? now : null,
      ]);
    }
    await this.cases.changed(tx, found.id);
    const seat = await this.seats.seatOf(tx, session.id, person);
    if (!seat) throw new Error('the seat was not kept');
    return seat;
  }

  /** The invitation an official came with; consents and time are judged anew, not remembered. */
  private async officialOf(tx: Tx, person: Person, caseId: string): Promise<{ id: string; name: string }> {
    const rows: { id: string; name: string }[] = await tx.query(
      `SELECT id, name FROM session_officials WHERE case_id = $1 AND (account_id = $2 OR guest_link_id = $2) AND rung_at IS NOT NULL AND left_at IS NULL AND withdrawn_at IS NULL
          AND NOT EXISTS (SELECT 1 FROM case_parties p LEFT JOIN session_official_consents k ON k.party_id = p.id AND k.official_id = session_officials.id
                           WHERE p.case_id = $1 AND k.consent IS DISTINCT FROM true)`,
      [caseId, person.accountId],
    );
    const [row] = rows;
    if (!row) throw new NotFoundError();
    return row;
  }

  private async pass(seat: SeatRow, session: SessionRow, caucus: CaucusRow | undefined): Promise<RoomPass> {
    if (!this.video.available) throw new RefusalError('video.unavailable');
    const isPrivate = inCaucus(seat, caucus?.side);
    const room = isPrivate && caucus ? caucus.room : session.room;
    const permission = isPrivate && caucus ? caucusRoomPermission(asSeat(seat), caucus.side) : mainRoomPermission(asSeat(seat), caucus?.side);
    if (!permission) throw new RefusalError('session.not-inside');
    // The room may be gone after a restart of the video server; opening it again costs nothing.
    await this.video.createRoom(room);
    if (isPrivate) await this.video.setPermission(session.room, seat.id, { canPublish: false, canSubscribe: false });
    return { url: '/livekit', token: await this.video.token({ room, identity: seat.id, permission }), private: isPrivate };
  }
}
