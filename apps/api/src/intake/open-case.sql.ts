import { CASE_HAPPENED } from '../cases/case-events.js';
import type { Prepared } from '../platform/database/prepared.js';
import { insertJobs } from '../platform/jobs/insert-jobs.sql.js';
import { WRITE_RECEIPT } from './filing-jobs.js';

/*
 * A filing writes to ten tables. As single statements that is twenty round trips and as many plans, at the moment when
 * a person on a weak line waits for the receipt; as one prepared statement it is one, and it cannot be half done.
 * The only statement outside `cases` that writes a state, and only the first one: `filed`.
 *
 * Everything hangs on `opened`: no row there, nothing anywhere.
 */

/** Opens a case with all that belongs to its first moment. Values: `openCaseValues`. Answers no row when a file is missing. */
export const OPEN_CASE: Prepared = {
  name: 'intake.open-case',
  text: `
  WITH
  -- A file that is not there or not theirs: fewer rows than asked for, no case. If some were tied, the foreign key
  -- exhibits_case_fk then misses the case and undoes the whole statement.
  tied AS (
    UPDATE exhibits SET case_id = $1::uuid, side = 'applicant', shared = true
     WHERE id = ANY ($2::uuid[]) AND owner_account_id = $3::uuid AND case_id IS NULL AND removed_at IS NULL RETURNING id),
  opened AS (
    INSERT INTO cases (id, number, organization_id, organization_path, resolution_code, kind, regime, state, title, source, language, filed_at, state_since, version)
    SELECT $1::uuid, $4, $5::uuid, $6, $7, $8, 'people', 'filed', $9, $10, $11, $12::timestamptz, $12::timestamptz, 1
     WHERE (SELECT count(*) FROM tied) = cardinality($2::uuid[]) RETURNING id),
  parties AS (
    INSERT INTO case_parties (case_id, id, side, position, kind, name, account_id, phone_cipher, phone_index, phone_masked, id_number_cipher, id_number_masked, address_cipher, support_needs, willing, version)
    SELECT o.id, p.id, p.side, p.position, p.kind, p.name, p."accountId", p."phoneCipher", p."phoneIndex", p."phoneMasked", p."idNumberCipher", p."idNumberMasked", p."addressCipher", p."supportNeeds", p.willing, 1
      FROM opened o, json_to_recordset($13::json) AS p (id uuid, side text, position integer, kind text, name text, "accountId" uuid, "phoneCipher" text, "phoneIndex" text, "phoneMasked" text,
           "idNumberCipher" text, "idNumberMasked" text, "addressCipher" text, "supportNeeds" jsonb, willing text)),
  filing AS (
    INSERT INTO filings (case_id, filed_by, idempotency_key, what_happened, happened_on, place, wish, amount_fen, elsewhere, other_side_note, diagnosis, helper_consent, consents)
    SELECT id, $3::uuid, $14, $15, $16::date, $17, $18, $19::bigint, $20, $21, $22::jsonb, $23::jsonb, jsonb_build_object('privacy', $24::text, 'share', $24::text) FROM opened),
  draft AS (
    DELETE FROM filing_drafts WHERE account_id = $3::uuid AND EXISTS (SELECT 1 FROM opened)),
  named AS (
    UPDATE accounts SET name = $25 WHERE id = $26::uuid AND name = '' AND EXISTS (SELECT 1 FROM opened)),
  clocks AS (
    INSERT INTO case_deadlines (case_id, id, rule, owner, started_at, due_at, due_day)
    SELECT o.id, d.id, d.rule, d.owner, $12::timestamptz, d."dueAt", d."dueDay"
      FROM opened o, json_to_recordset($27::json) AS d (id uuid, rule text, owner text, "dueAt" timestamptz, "dueDay" date)),
  told AS (
    INSERT INTO case_timeline (case_id, at, kind, actor_account_id, actor_name) SELECT id, $12::timestamptz, 'filed', $3::uuid, $28 FROM opened RETURNING id, case_id),
  audited AS (
    INSERT INTO audit_entries (chain, position, at, action, actor_account_id, actor_kind, case_id, address, hash)
    SELECT $1::text, 0, $12::timestamptz, 'case.filed', $3::uuid, $29, id, $30, '' FROM opened),
  jobs AS (
    ${insertJobs(`
      SELECT '${CASE_HAPPENED.name}', jsonb_build_object('caseId', case_id, 'timelineId', id::text, 'kind', 'filed') FROM told
      UNION ALL SELECT '${WRITE_RECEIPT.name}', jsonb_build_object('caseId', id) FROM opened`)})
  SELECT id FROM opened`,
};
