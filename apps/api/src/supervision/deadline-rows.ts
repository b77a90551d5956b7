import { STEP_OF_STATE, type CaseState, type DisputeKind } from '@jiefen/mediation';
import type { TaskView } from '@jiefen/mediation/wire';
import { lightOfDeadline, type DeadlineRow } from '../cases/deadline-light.js';
import type { Clock } from '../platform/clock/clock.js';

/** A running deadline joined with its case. */
export interface DeadlineOfCase extends DeadlineRow {
  readonly number: string;
  readonly title: string;
  readonly kind: DisputeKind;
  readonly state: CaseState;
  readonly organization_id: string;
  readonly organization_name: string;
  readonly organization_name_en: string;
  readonly applicant_name: string | null;
  readonly respondent_name: string | null;
}

/** Columns and joins of `DeadlineOfCase`; callers add WHERE. */
export const DEADLINES_OF_CASES = `
  SELECT d.*, coalesce(c.file_number, c.number) AS number, c.title, c.kind, c.state, c.organization_id, o.name AS organization_name, o.name_en AS organization_name_en,
         (SELECT p.name FROM case_parties p WHERE p.case_id = c.id AND p.side = 'applicant' ORDER BY p.position LIMIT 1) AS applicant_name,
         (SELECT p.name FROM case_parties p WHERE p.case_id = c.id AND p.side = 'respondent' ORDER BY p.position LIMIT 1) AS respondent_name
    FROM case_deadlines d JOIN cases c ON c.id = d.case_id JOIN organizations o ON o.id = c.organization_id`;

export function taskOf(row: DeadlineOfCase, clock: Clock): TaskView {
  return {
    deadlineId: row.id,
    caseId: row.case_id,
    number: row.number,
    title: row.title,
    kind: row.kind,
    state: row.state,
    step: STEP_OF_STATE[row.state],
    applicantName: row.applicant_name ?? '',
    respondentName: row.respondent_name ?? '',
    organizationName: row.organization_name,
    organizationNameEn: row.organization_name_en,
    rule: row.rule,
    owner: row.owner,
    dueAt: new Date(row.due_at).toISOString(),
    light: lightOfDeadline(row, clock),
  };
}
