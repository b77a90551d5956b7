import { CASE_HAPPENED } from '../cases/case-events.js';
import type { Prepared } from '../platform/database/prepared.js';
import { insertJobs } from '../platform/jobs/insert-jobs.sql.js';
import { WRITE_RECEIPT } from './filing-jobs.js';

/*
 * A filing writes to ten tables. As single statements that is twenty round trips and as many plans, at the moment when
 * a person on a weak line waits for the receipt; as one prepared statement it is one, and it cannot be half done.
 * It takes a list, so that filings which arrive together share one commit.
 * The only statement outside `cases` that writes a state, and only the first one: `filed`.
 */

/** One filing as OPEN_CASES reads it: the columns of `given`. */
export interface GivenFiling {
  readonly id: string;
  readonly number: string;
  readonly organizationId: string;
  readonly organizationPath: string;
  readonly code: string;
  readonly kind: string;
  readonly title: string;
  readonly source: string;
  readonly language: string;
  readonly at: string;
  readonly fileIds: readonly string[];
  readonly parties: readonly object[];
  readonly deadlines: readonly object[];
  readonly filedBy: string;
  readonly key: string;
  readonly whatHappened: string;
  readonly happenedOn: string | null;
  readonly place: string | null;
  readonly wish: string;
  readonly amountFen: number | null;
  readonly elsewhere: string;
  readonly otherSideNote: string | null;
  readonly diagnosis: object | null;
  readonly helperConsent: object | null;
  readonly applicantId: string;
  readonly applicantName: string;
  readonly actorName: string;
  readonly actorKind: string;
  readonly address: string;
}

/** Opens the cases of a list of filings (one JSON value) with all that belongs to their first moment. Answers the ids that were opened. */
export const OPEN_CASES: Prepared = {
  name: 'intake.open-cases',
  text: `
  WITH
  given AS MATERIALIZED (
    SELECT * FROM json_to_recordset($1::json) AS g (id uuid, number text, "organizationId" uuid, "organizationPath" text, code text, kind text, title text, source text, language text, at timestamptz,
      "fileIds" uuid[], parties json, deadlines json, "filedBy" uuid, key text, "whatHappened" text, "happenedOn" date, place text, wish text, "amountFen" bigint, elsewhere text,
      "otherSideNote" text, diagnosis jsonb, "helperConsent" jsonb, "applicantId" uuid, "applicantName" text, "actorName" text, "actorKind" text, address text)),
  -- A file that is not there or not theirs: fewer rows than asked for, no case. Where some were tied, the foreign key
  -- exhibits_case_fk then misses the case and undoes the whole statement.
  tied AS (
    UPDATE exhibits e SET case_id = g.id, side = 'applicant', shared = true FROM given g
     WHERE e.id = ANY (g."fileIds") AND e.owner_account_id = g."filedBy" AND e.case_id IS NULL AND e.removed_at IS NULL RETURNING g.id),
  opened AS (
    INSERT INTO cases (id, number, organization_id, organization_path, resolution_code, kind, regime, state, title, source, language, filed_at, state_since, version)
    SELECT id, number, "organizationId", "organizationPath", code, kind, 'people', 'filed', title, source, language, at, at, 1 FROM given g
     WHERE cardinality("fileIds") = 0 OR cardinality("fileIds") = (SELECT count(*) FROM tied t WHERE t.id = g.id) RETURNING id),
  parties AS (
    INSERT INTO case_parties (case_id, id, side, position, kind, name, account_id, phone_cipher, phone_index, phone_masked, id_number_cipher, id_number_masked, address_cipher, support_needs, willing, version)
    SELECT g.id, p.id, p.side, p.position, p.kind, p.name, p."accountId", p."phoneCipher", p."phoneIndex", p."phoneMasked", p."idNumberCipher", p."idNumberMasked", p."addressCipher", p."supportNeeds", p.willing, 1
      FROM opened JOIN given g USING (id), json_to_recordset(g.parties) AS p (id uuid, side text, position integer, kind text, name text, "accountId" uuid, "phoneCipher" text, "phoneIndex" text,
           "phoneMasked" text, "idNumberCipher" text, "idNumberMasked" text, "addressCipher" text, "supportNeeds" jsonb, willing text)),
  filed AS (
    INSERT INTO filings (case_id, filed_by, idempotency_key, what_happened, happened_on, place, wish, amount_fen, elsewhere, other_side_note, diagnosis, helper_consent, consents)
    SELECT id, "filedBy", key, "whatHappened", "happenedOn", place, wish, "amountFen", elsewhere, "otherSideNote", diagnosis, "helperConsent", jsonb_build_object('privacy', at, 'share', at)
      FROM opened JOIN given USING (id)),
  without_draft AS (
    DELETE FROM filing_drafts d USING opened JOIN given USING (id) WHERE d.account_id = "filedBy"),
  named AS (
    UPDATE accounts a SET name = "applicantName" FROM opened JOIN given USING (id) WHERE a.id = "applicantId" AND a.name = ''),
  clocks AS (
    INSERT INTO case_deadlines (case_id, id, rule, owner, started_at, due_at, due_day)
    SELECT g.id, d.id, d.rule, d.owner, g.at, d."dueAt", d."dueDay"
      FROM opened JOIN given g USING (id), json_to_recordset(g.deadlines) AS d (id uuid, rule text, owner text, "dueAt" timestamptz, "dueDay" date)),
  told AS (
    INSERT INTO case_timeline (case_id, at, kind, actor_account_id, actor_name)
    SELECT id, at, 'filed', "filedBy", "actorName" FROM opened JOIN given USING (id) RETURNING id, case_id),
  audited AS (
    INSERT INTO audit_entries (chain, position, at, action, actor_account_id, actor_kind, case_id, address, hash)
    SELECT id::text, 0, at, 'case.filed', "filedBy", "actorKind", id, address, '' FROM opened JOIN given USING (id)),
  jobs AS (
    ${insertJobs(`
      SELECT '${CASE_HAPPENED.name}', jsonb_build_object('caseId', case_id, 'timelineId', id::text, 'kind', 'filed') FROM told
      UNION ALL SELECT '${WRITE_RECEIPT.name}', jsonb_build_object('caseId', id) FROM opened`)})
  SELECT id FROM opened`,
};
