import type { LocalDate, Relation, Side } from '@jiefen/mediation';
import type { Prepared } from '../platform/database/prepared.js';

/** As many as are ranked at once: of an area those in office first, the least loaded, the longest idle. */
const MOST_CANDIDATES = 200;

export interface CandidateRow {
  readonly id: string;
  readonly path: string;
  readonly name: string;
  readonly organization_name: string;
  readonly organization_name_en: string;
  /** `finance+,traffic`: what they are experts of, with a plus where it was proven. */
  readonly fields: string;
  /** `wu,zh`. */
  readonly languages: string;
  readonly profile: string;
  readonly profile_en: string;
  readonly open_cases: number;
  readonly load_limit: number;
  readonly free_hours: number;
  readonly last_appointed_on: LocalDate | null;
  readonly training_until: LocalDate | null;
  readonly away_until: LocalDate | null;
  readonly in_office: boolean;
  readonly relations: Relation[] | null;
  readonly same_company: number;
  /** The same in every row: what came before in this case. */
  readonly picks: CaseMatchRow['picks'];
  readonly before: CaseMatchRow['before'];
}

export interface CaseMatchRow {
  readonly picks: { readonly side: Side; readonly expertId: string | null }[] | null;
  readonly before: { readonly expertId: string; readonly answer: string | null; readonly endReason: string | null }[] | null;
}

/** Whom the sides picked, and who was asked before and is out. */
const caseMatch = (caseId: string): string => `
         (SELECT json_agg(json_build_object('side', side, 'expertId', expert_account_id) ORDER BY side) FROM mediator_picks WHERE case_id = ${caseId}) AS picks,
         (SELECT json_agg(json_build_object('expertId', expert_account_id, 'answer', answer, 'endReason', end_reason)) FROM appointments WHERE case_id = ${caseId} AND ended_at IS NOT NULL) AS before`;

/**
 * The experts of an area with everything their ranking asks for, in one round trip: first area and order out of two
 * indexes, then the rest for those who are left. Lists come as plain texts and hours are summed before they are turned
 * into numbers: for two hundred rows both cost more than finding them. Name and fields stand in the expert's row, where
 * the database keeps them, so that neither is looked up. The prefix is a range on a column with COLLATE "C": LIKE with a
 * parameter cannot use the index in a prepared plan, nor can the operators for patterns. Its ends are sub-selects, so
 * that the plan made once is taken: with the values in view the planner guesses one row and plans anew every time.
 *
 * $1 specialty, $2 and $3 the area as a range of paths, $4 now, $5 names and $6 accounts of the parties,
 * $7 companies among them, $8 how far back their earlier cases count, $9 the case itself
 */
export const CANDIDATES: Prepared = {
  name: 'experts.candidates',
  text: `
  SELECT e.account_id AS id, e.path, e.name, o.name AS organization_name, o.name_en AS organization_name_en, array_to_string(e.languages, ',') AS languages, e.profile, e.profile_en, e.open_cases, e.load_limit, e.in_office,
         e.last_appointed_on::text, e.training_until::text, e.away_until::text, e.fields,
         greatest(0, e.hours_per_week - coalesce((SELECT extract(epoch FROM sum(b.ends_at - b.starts_at)) / 3600 FROM bookings b
           WHERE b.mediator_account_id = e.account_id AND b.cancelled_at IS NULL AND b.starts_at >= $4 AND b.starts_at < $4 + interval '7 days'), 0))::int AS free_hours,
         (SELECT array_agg(r.relation) FROM expert_relations r WHERE r.account_id = e.account_id AND (r.other_name = ANY ($5::text[]) OR r.other_account_id = ANY ($6::uuid[]))) AS relations,
         CASE WHEN NOT EXISTS (SELECT 1 FROM case_parties WHERE kind = 'organization' AND name = ANY ($7::text[]) AND case_id <> $9) THEN 0 ELSE (
           SELECT count(DISTINCT p.case_id)::int FROM appointments p JOIN case_parties c ON c.case_id = p.case_id
            WHERE p.expert_account_id = e.account_id AND p.answer = 'accepted' AND p.asked_at > $8 AND c.kind = 'organization' AND c.name = ANY ($7::text[]) AND p.case_id <> $9) END AS same_company,${caseMatch('$9')}
    FROM (SELECT i.* FROM expert_specialties s JOIN experts i ON i.account_id = s.account_id
           WHERE s.specialty = $1 AND s.path >= (SELECT $2::text) AND s.path < (SELECT $3::text)
           ORDER BY i.in_office DESC, i.open_cases, i.last_appointed_on NULLS FIRST, i.account_id LIMIT ${MOST_CANDIDATES}) e
    JOIN organizations o ON o.id = e.organization_id`,
};

/** What came before in a case where nobody is found around it. */
export const CASE_MATCH: Prepared = { name: 'experts.case-match', text: `SELECT ${caseMatch('$1')}` };
