import { randomBytes, randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Side } from '@jiefen/mediation';
import type { SessionMode, SessionRole } from '@jiefen/mediation/wire';
import type { EnteredCase } from '../cases/cases.js';
import { Cases } from '../cases/cases.js';
import type { Tx } from '../platform/database/transactions.js';
import type { Person } from '../platform/http/access.js';
import { NotFoundError, RefusalError } from '../platform/http/errors.js';
import { mayEnterSession, type Seat } from './sessions.access.js';

export interface SessionRow {
  readonly id: string;
  readonly case_id: string;
  readonly room: string;
  readonly opened_at: Date;
  readonly ended_at: Date | null;
  readonly document: { readonly kind: 'exhibit' | 'paper'; readonly id: string; readonly title: string; readonly page: number; readonly pages: number; readonly pointer: { readonly x: number; readonly y: number } | null } | null;
}

export interface SeatRow {
  readonly id: string;
  readonly session_id: string;
  readonly account_id: string | null;
  readonly guest_link_id: string | null;
  readonly party_id: string | null;
  readonly official_id: string | null;
  readonly name: string;
  readonly role: SessionRole;
  readonly side: Side | null;
  readonly status: Seat['status'];
  readonly refusal: string | null;
  readonly mode: SessionMode;
  readonly rights_read_at: Date | null;
  readonly admitted_at: Date | null;
  readonly banned_at: Date | null;
  readonly hand_raised_at: Date | null;
  readonly private_wanted_at: Date | null;
}

export interface CaucusRow {
  readonly id: string;
  readonly session_id: string;
  readonly side: Side;
  readonly room: string;
  readonly started_at: Date;
  readonly ended_at: Date | null;
}

/** A case in session, entered by one person. */
export interface EnteredSession extends EnteredCase {
  readonly session: SessionRow;
}

/** Finds sessions, seats and private talks; the one reader of their tables inside this feature. */
@Injectable()
export class Seats {
  constructor(private readonly cases: Cases) {}

  /**
   * The open session of a case, locked, for somebody who may be in it.
   * @throws NotFoundError for strangers, RefusalError `session.not-open` when nobody has opened one.
   */
  async lockSession(tx: Tx, person: Person, caseId: string, allowed: (relation: EnteredCase['relation']) => boolean = mayEnterSession): Promise<EnteredSession> {
    const entered = await this.cases.lock(tx, person, caseId, (relation) => mayEnterSession(relation) && allowed(relation));
    const session = await this.openSession(tx, caseId);
    if (!session) throw new RefusalError('session.not-open');
    return { ...entered, session };
  }

  async openSession(tx: Tx, caseId: string): Promise<SessionRow | undefined> {
    const rows: SessionRow[] = await tx.query(`SELECT * FROM sessions WHERE case_id = $1 AND ended_at IS NULL`, [caseId]);
    return rows[0];
  }

  async latestSession(tx: Tx, caseId: string): Promise<SessionRow | undefined> {
    const rows: SessionRow[] = await tx.query(`SELECT * FROM sessions WHERE case_id = $1 ORDER BY ended_at IS NULL DESC, opened_at DESC LIMIT 1`, [caseId]);
    return rows[0];
  }

  async seatsOf(tx: Tx, sessionId: string): Promise<SeatRow[]> {
    return tx.query(`SELECT * FROM session_people WHERE session_id = $1 ORDER BY arrived_at, id`, [sessionId]);
  }

  async seatOf(tx: Tx, sessionId: string, person: Person): Promise<SeatRow | undefined> {
    const column = person.kind === 'guest' ? 'guest_link_id' : 'account_id';
    const rows: SeatRow[] = await tx.query(`SELECT * FROM session_people WHERE session_id = $1 AND ${column} = $2`, [sessionId, person.accountId]);
    return rows[0];
  }

  /** @throws RefusalError when the person does not sit in the room now. */
  async admittedSeat(tx: Tx, sessionId: string, person: Person): Promise<SeatRow> {
    const seat = await this.seatOf(tx, sessionId, person);
    if (!seat || seat.status !== 'admitted' || seat.banned_at) throw new RefusalError('session.not-inside');
    return seat;
  }

  /** @throws NotFoundError when the seat is not one of this session. */
  async seatById(tx: Tx, sessionId: string, personId: string): Promise<SeatRow> {
    const rows: SeatRow[] = await tx.query(`SELECT * FROM session_people WHERE session_id = $1 AND id = $2`, [sessionId, personId]);
    const [row] = rows;
    if (!row) throw new NotFoundError();
    return row;
  }

  async runningCaucus(tx: Tx, sessionId: string): Promise<CaucusRow | undefined> {
    const rows: CaucusRow[] = await tx.query(`SELECT * FROM caucuses WHERE session_id = $1 AND ended_at IS NULL`, [sessionId]);
    return rows[0];
  }
}

/** A seat as the access rules judge it. */
export function asSeat(row: SeatRow): Seat {
  return { role: row.role, side: row.side, status: row.status, banned: row.banned_at !== null, telephone: row.mode === 'telephone' };
}

/** Name of a room that nobody can guess: a kicked person with an old token must not find the next one. */
export function newRoomName(kind: 'main' | 'private'): string {
  return `${kind}-${randomUUID()}-${randomBytes(12).toString('base64url')}`;
}
