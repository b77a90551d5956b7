import { Injectable } from '@nestjs/common';
import type { Side } from '@jiefen/mediation';
import type { MinutesLineView } from '@jiefen/mediation/wire';
import type { Tx } from '../platform/database/transactions.js';

export interface RecordedFact {
  readonly id: string;
  readonly text: string;
  readonly confirmedBy: readonly { readonly partyId: string; readonly at: string }[];
}

/** One coming or going; a private talk by its times only. */
export interface Attendance {
  readonly sessionId: string;
  readonly at: string;
  readonly who: string;
  readonly what: 'joined' | 'left' | 'private-talk-began' | 'private-talk-ended';
  readonly side: Side | null;
}

export interface SessionTimes {
  readonly id: string;
  readonly openedAt: string;
  readonly endedAt: string | null;
}

/** What remains of the sessions of a case: times, attendance, minutes, undisputed facts. For minutes on paper, dossier and court bundle. */
@Injectable()
export class SessionRecord {
  async sessions(tx: Tx, caseId: string): Promise<SessionTimes[]> {
    const rows: { id: string; opened_at: Date; ended_at: Date | null }[] = await tx.query(`SELECT id, opened_at, ended_at FROM sessions WHERE case_id = $1 ORDER BY opened_at`, [caseId]);
    return rows.map((row) => ({ id: row.id, openedAt: iso(row.opened_at), endedAt: row.ended_at ? iso(row.ended_at) : null }));
  }

  async minutes(tx: Tx, sessionId: string): Promise<MinutesLineView[]> {
    const rows: { id: string; at: Date; text: string; part: MinutesLineView['part']; speaker: string }[] = await tx.query(`SELECT id, at, text, part, speaker FROM session_minutes WHERE session_id = $1 ORDER BY at, id`, [sessionId]);
    return rows.map((row) => ({ id: row.id, at: iso(row.at), kind: 'said', text: row.text, side: null, part: row.part, speaker: row.speaker }));
  }

  /** Pauses of a session with their times; one that is running has no end. */
  async pauses(tx: Tx, sessionId: string): Promise<{ id: string; from: string; to: string | null }[]> {
    const rows: { id: string; started_at: Date; ended_at: Date | null }[] = await tx.query(`SELECT p.id, p.started_at, coalesce(p.ended_at, s.ended_at) AS ended_at FROM session_pauses p JOIN sessions s ON s.id = p.session_id WHERE p.session_id = $1 ORDER BY p.started_at`, [sessionId]);
    return rows.map((row) => ({ id: row.id, from: iso(row.started_at), to: row.ended_at ? iso(row.ended_at) : null }));
  }

  /** Facts of a case; only those confirmed by every party may go to a court (ZXTJ 18, 22). */
  async facts(tx: Tx, caseId: string): Promise<RecordedFact[]> {
    const rows: { id: string; text: string; confirmed: { partyId: string; at: string }[] | null }[] = await tx.query(
      `SELECT f.id, f.text, (SELECT jsonb_agg(jsonb_build_object('partyId', k.party_id, 'at', k.confirmed_at) ORDER BY k.confirmed_at) FROM undisputed_fact_confirmations k WHERE k.fact_id = f.id) AS confirmed
         FROM undisputed_facts f WHERE f.case_id = $1 AND f.removed_at IS NULL ORDER BY f.written_at, f.id`,
      [caseId],
    );
    return rows.map((row) => ({ id: row.id, text: row.text, confirmedBy: (row.confirmed ?? []).map((one) => ({ partyId: one.partyId, at: iso(new Date(one.at)) })) }));
  }

  /** Comings and goings of the main room as the video server reported them, and the times of private talks. */
  async attendance(tx: Tx, caseId: string): Promise<Attendance[]> {
    const rows: { session_id: string; at: Date; who: string; what: Attendance['what']; side: Side | null }[] = await tx.query(
      `SELECT s.id AS session_id, a.at, p.name AS who, a.what, p.side FROM session_attendance a JOIN session_people p ON p.id = a.person_id JOIN sessions s ON s.id = a.session_id
        WHERE s.case_id = $1 AND NOT a.private
          -- Going over to a private talk and coming back is no leaving of the session.
          AND NOT EXISTS (SELECT 1 FROM caucuses k WHERE k.session_id = s.id AND (p.role = 'mediator' OR p.side = k.side)
                            AND a.at BETWEEN k.started_at - interval '2 seconds' AND coalesce(k.ended_at, a.at) + interval '15 seconds')
       UNION ALL SELECT s.id, k.started_at, '', 'private-talk-began', k.side FROM caucuses k JOIN sessions s ON s.id = k.session_id WHERE s.case_id = $1
       UNION ALL SELECT s.id, k.ended_at, '', 'private-talk-ended', k.side FROM caucuses k JOIN sessions s ON s.id = k.session_id WHERE s.case_id = $1 AND k.ended_at IS NOT NULL
       ORDER BY 2`,
      [caseId],
    );
    return rows.map((row) => ({ sessionId: row.session_id, at: iso(row.at), who: row.who, what: row.what, side: row.side }));
  }
}

function iso(moment: Date): string {
  return new Date(moment).toISOString();
}
