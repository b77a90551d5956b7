import { CASE_HAPPENED } from '../cases/case-events.js';
import type { Prepared } from '../platform/database/prepared.js';
import { insertJobs } from '../platform/jobs/insert-jobs.sql.js';

/*
 * A filing writes to up to ten tables. As single statements that is twenty round trips and as many plans, at the moment when
 * a person on a weak line waits for the receipt; as one prepared statement it is one, and it cannot be half done.
 * It takes a list, so that filings which arrive together share one commit.
 * The only statement outside `cases` that writes a state, and only the first one: `filed`.
 */

/** One filing as the statement reads it: the columns of `ready`. */
export interface GivenFiling {
  readonly id: string;
  readonly number: string;
  readonly organizationId: string;
  readonly organizationPath: string;
  readonly code: string;
  readonly kind: string;
  readonly regime: string;
  readonly title: string;
  readonly source: string;
  readonly language: string;
  readonly at: string;
  readonly fileIds: readonly string[];
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
  /** The account of the applicant may have no name yet: then the filing gives it one. */
  readonly nameless: boolean;
}

/** A filing with its parties and deadlines: rows of their own, so that those of all filings are read in one go. */
export interface FilingToOpen {
  readonly filing: GivenFiling;
  readonly parties: readonly { readonly caseId: string }[];
  readonly deadlines: readonly { readonly caseId: string }[];
}

const READY_WITH_FILES = `
  -- A file that is not there or not theirs: fewer rows than asked for, no case. Where some were tied, the foreign key
  -- exhibits_case_fk then misses the case and undoes the whole statement.
  tied AS (
    UPDATE exhibits e SET case_id = g.id, side = 'applicant', shared = true FROM given g
     WHERE e.id = ANY (g."fileIds") AND e.owner_account_id = g."filedBy" AND e.case_id IS NULL AND e.removed_at IS NULL RETURNING g.id),
  ready AS MATERIALIZED (
    SELECT * FROM given g WHERE cardinality("fileIds") = (SELECT count(*) FROM tied t WHERE t.id = g.id)),`;

const NAME_THE_NAMELESS = `
  named AS (
    UPDATE accounts a SET name = "applicantName" FROM ready WHERE a.id = "applicantId" AND a.name = ''),`;

/** Opens the cases of a list of filings with all that belongs to their first moment: filings, parties and deadlines as JSON values. Answers the ids that were opened. */
function openCases(name: string, { files, names }: { readonly files: boolean; readonly names: boolean }): Prepared {
  return {
    name,
    text: `
  WITH
  ${files ? 'given' : 'ready'} AS MATERIALIZED (
    SELECT * FROM json_to_recordset($1::json) AS g (id uuid, number text, "organizationId" uuid, "organizationPath" text, code text, kind text, regime text, title text, source text, language text, at timestamptz,
      "fileIds" uuid[], "filedBy" uuid, key text, "whatHappened" text, "happenedOn" date, place text, wish text, "amountFen" bigint, elsewhere text,
      "otherSideNote" text, diagnosis jsonb, "helperConsent" jsonb, "applicantId" uuid, "applicantName" text, "actorName" text, "actorKind" text, address text)),${files ? READY_WITH_FILES : ''}
  opened AS (
    INSERT INTO cases (id, number, organization_id, organization_path, resolution_code, kind, regime, state, title, source, language, filed_at, state_since, version)
    SELECT id, number, "organizationId", "organizationPath", code, kind, regime, 'filed', title, source, language, at, at, 1 FROM ready RETURNING id),
  parties AS (
    INSERT INTO case_parties (case_id, id, side, position, kind, name, account_id, phone_cipher, phone_index, phone_masked, id_number_cipher, id_number_masked, address_cipher, support_needs, willing, version)
    SELECT p."caseId", p.id, p.side, p.position, p.kind, p.name, p."accountId", p."phoneCipher", p."phoneIndex", p."phoneMasked", p."idNumberCipher", p."idNumberMasked", p."addressCipher", p."supportNeeds", p.willing, 1
      FROM json_to_recordset($2::json) AS p ("caseId" uuid, id uuid, side text, position integer, kind text, name text, "accountId" uuid, "phoneCipher" text, "phoneIndex" text,
           "phoneMasked" text, "idNumberCipher" text, "idNumberMasked" text, "addressCipher" text, "supportNeeds" jsonb, willing text)${files ? ' WHERE "caseId" IN (SELECT id FROM ready)' : ''}),
  filed AS (
    INSERT INTO filings (case_id, filed_by, idempotency_key, what_happened, happened_on, place, wish, amount_fen, elsewhere, other_side_note, diagnosis, helper_consent, consents)
    SELECT id, "filedBy", key, "whatHappened", "happenedOn", place, wish, "amountFen", elsewhere, "otherSideNote", diagnosis, "helperConsent", jsonb_build_object('privacy', at, 'share', at) FROM ready),
  without_draft AS (
    DELETE FROM filing_drafts d USING ready WHERE d.account_id = "filedBy"),${names ? NAME_THE_NAMELESS : ''}
  clocks AS (
    INSERT INTO case_deadlines (case_id, id, rule, owner, started_at, due_at, due_day)
    SELECT d."caseId", d.id, d.rule, d.owner, d."startedAt", d."dueAt", d."dueDay"
      FROM json_to_recordset($3::json) AS d ("caseId" uuid, id uuid, rule text, owner text, "startedAt" timestamptz, "dueAt" timestamptz, "dueDay" date)${files ? ' WHERE "caseId" IN (SELECT id FROM ready)' : ''}),
  told AS (
    INSERT INTO case_timeline (case_id, at, kind, actor_account_id, actor_name)
    SELECT id, at, 'filed', "filedBy", "actorName" FROM ready RETURNING id, case_id),
  audited AS (
    INSERT INTO audit_entries (chain, position, at, action, actor_account_id, actor_kind, case_id, address, hash)
    SELECT id::text, 0, at, 'case.filed', "filedBy", "actorKind", id, address, '' FROM ready),
  jobs AS (
    ${insertJobs(`SELECT '${CASE_HAPPENED.name}', jsonb_build_object('caseId', case_id, 'timelineId', id::text, 'kind', 'filed') FROM told`)})
  SELECT id FROM opened`,
  };
}

/**
 * The statement these filings need. Opening a table costs even where no row changes, and most filings bring no files and
 * come from somebody whose name is known: they are spared both.
 */
export function openCasesOf(filings: readonly FilingToOpen[]): Prepared {
  const files = filings.some(({ filing }) => filing.fileIds.length > 0);
  const names = filings.some(({ filing }) => filing.nameless);
  return files ? (names ? WITH_BOTH : WITH_FILES) : names ? WITH_NAMES : PLAIN;
}

const PLAIN = openCases('intake.open-cases', { files: false, names: false });
const WITH_FILES = openCases('intake.open-cases.files', { files: true, names: false });
const WITH_NAMES = openCases('intake.open-cases.names', { files: false, names: true });
const WITH_BOTH = openCases('intake.open-cases.files.names', { files: true, names: true });
