import { Injectable } from '@nestjs/common';
import type { SessionOfToday, TodayView } from '@jiefen/mediation/wire';
import { Clock } from '../platform/clock/clock.js';
import { Transactions } from '../platform/database/transactions.js';
import type { Person } from '../platform/http/access.js';
import { DEADLINES_OF_CASES, taskOf, type DeadlineOfCase } from './deadline-rows.js';

const MOST_TASKS = 300;

/**
 * A task is a running deadline whose turn is this person's: named in it, or by role in one of their bodies (a clerk stands in
 * for the dispatcher of a small committee), or as the mediator of the case once a party has let a hoped-for day pass.
 */
const MINE = `
  d.ended_at IS NULL AND c.ended_at IS NULL AND (
    d.owner_account_id = $1
    OR (d.owner_account_id IS NULL AND (
      (d.owner = 'clerk' AND EXISTS (SELECT 1 FROM unnest($2::text[]) AS mine (path) WHERE starts_with(c.organization_path, mine.path)))
      OR (d.owner = 'dispatcher' AND EXISTS (SELECT 1 FROM unnest($2::text[] || $3::text[]) AS mine (path) WHERE starts_with(c.organization_path, mine.path)))
      OR (d.owner = 'mediator' AND c.mediator_account_id = $1)
      OR (d.owner IN ('applicant', 'respondent', 'parties') AND c.mediator_account_id = $1 AND d.due_at < $4)
      OR (d.owner IN ('court', 'official', 'followUp') AND EXISTS (SELECT 1 FROM case_grants g WHERE g.case_id = c.id AND g.role = d.owner AND g.until IS NULL
            AND (g.account_id = $1 OR EXISTS (SELECT 1 FROM memberships m WHERE m.organization_id = g.organization_id AND m.account_id = $1 AND m.until IS NULL
                   AND m.role = CASE d.owner WHEN 'court' THEN 'judge' ELSE d.owner END)))))))`;

/** Reads the day of a member of staff. */
@Injectable()
export class TasksQueries {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  async today(person: Person): Promise<TodayView> {
    const tx = this.transactions.reader;
    const now = this.clock.now();
    const pathsOf = (role: string): string[] => person.memberships.filter((membership) => membership.role === role).map(({ path }) => path);
    const from = this.clock.momentOf(this.clock.today(), '00:00');
    const [rows, sessions]: [DeadlineOfCase[], SessionRow[]] = await Promise.all([
      tx.query(`${DEADLINES_OF_CASES} WHERE ${MINE} ORDER BY d.paused_at IS NOT NULL, d.due_at, c.filed_at LIMIT ${MOST_TASKS}`, [person.accountId, pathsOf('clerk'), pathsOf('dispatcher'), now]),
      tx.query(
        // What was opened without an appointment is met today as well.
        `WITH today AS (
           SELECT case_id, starts_at, ends_at, mode, place, mediator_account_id FROM bookings WHERE cancelled_at IS NULL AND starts_at >= $2 AND starts_at < $3
           UNION ALL
           SELECT s.case_id, s.opened_at, $5, 'video', NULL, k.mediator_account_id FROM sessions s JOIN cases k ON k.id = s.case_id
            WHERE s.ended_at IS NULL AND NOT EXISTS (SELECT 1 FROM bookings x WHERE x.case_id = s.case_id AND x.cancelled_at IS NULL AND x.starts_at >= $2 AND x.starts_at < $3))
         SELECT b.case_id, coalesce(c.file_number, c.number) AS number, c.title, b.starts_at, b.ends_at, b.mode, b.place, a.name AS mediator_name, EXISTS (SELECT 1 FROM sessions s WHERE s.case_id = c.id AND s.ended_at IS NULL) AS running,
                (SELECT p.name FROM case_parties p WHERE p.case_id = c.id AND p.side = 'applicant' ORDER BY p.position LIMIT 1) AS applicant_name,
                (SELECT p.name FROM case_parties p WHERE p.case_id = c.id AND p.side = 'respondent' ORDER BY p.position LIMIT 1) AS respondent_name
           FROM today b JOIN cases c ON c.id = b.case_id JOIN accounts a ON a.id = b.mediator_account_id
          WHERE (b.mediator_account_id = $1
              OR EXISTS (SELECT 1 FROM unnest($4::text[]) AS mine (path) WHERE starts_with(c.organization_path, mine.path))
              OR EXISTS (SELECT 1 FROM case_grants g WHERE g.case_id = c.id AND g.role = 'official' AND g.account_id = $1 AND g.until IS NULL))
          ORDER BY b.starts_at LIMIT 100`,
        [person.accountId, from, this.clock.endOf(this.clock.today()), [...pathsOf('clerk'), ...pathsOf('dispatcher')], now],
      ),
    ]);
    return { now: now.toISOString(), tasks: rows.map((row) => taskOf(row, this.clock)), sessions: sessions.map(sessionView) };
  }
}

interface SessionRow {
  readonly case_id: string;
  readonly number: string;
  readonly title: string;
  readonly starts_at: Date;
  readonly ends_at: Date;
  readonly mode: SessionOfToday['mode'];
  readonly place: string | null;
  readonly mediator_name: string;
  readonly running: boolean;
  readonly applicant_name: string | null;
  readonly respondent_name: string | null;
}

function sessionView(row: SessionRow): SessionOfToday {
  return {
    caseId: row.case_id,
    number: row.number,
    running: row.running,
    title: row.title,
    applicantName: row.applicant_name ?? '',
    respondentName: row.respondent_name ?? '',
    startsAt: new Date(row.starts_at).toISOString(),
    endsAt: new Date(row.ends_at).toISOString(),
    mode: row.mode,
    place: row.place,
    mediatorName: row.mediator_name,
  };
}
