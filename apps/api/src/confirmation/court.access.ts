import { mustBeOpenTo } from '../cases/later-part.js';
import type { Tx } from '../platform/database/transactions.js';
import type { Person } from '../platform/http/access.js';
import { NotFoundError, RefusalError } from '../platform/http/errors.js';
import { AT_COURT, type ApplicationRow } from './application-row.js';
import { LOCAL_REGISTER } from './court-register.port.js';

/** The courts of which this person is a judge. */
export function courtsOf(person: Person): readonly string[] {
  return person.memberships.filter((membership) => membership.role === 'judge').map((membership) => membership.organizationId);
}

/** A judge sees an application only when it lies with their own court, and only from the moment it was filed. */
export function mayJudge(person: Person, application: Pick<ApplicationRow, 'court_id' | 'filed_at'>): boolean {
  return application.filed_at !== null && application.court_id !== null && courtsOf(person).includes(application.court_id);
}

/** The application for a judge's act, locked with its case: two judges at one moment stand one behind the other. */
export async function lockForJudge(tx: Tx, person: Person, applicationId: string): Promise<ApplicationRow> {
  const rows: ApplicationRow[] = await tx.query(`SELECT * FROM confirmation_applications WHERE id = $1 FOR UPDATE`, [applicationId]);
  const [row] = rows;
  if (!row || !mayJudge(person, row)) throw new NotFoundError();
  // Who mediated it does not judge it (TYTJ 16).
  await mustBeOpenTo(tx, row.case_id, person.accountId, 'judge');
  // Two places to decide would be two truths: what lies in a court's own system is decided there.
  if (row.register !== LOCAL_REGISTER) throw new RefusalError('confirmation.in-courts-own-system');
  return row;
}

export function isAtCourt(application: Pick<ApplicationRow, 'state'>): boolean {
  return AT_COURT.includes(application.state);
}
