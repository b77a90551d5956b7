import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Exhibits (photos, files, voice notes), drafts before a case exists, and what was said at the filing. */
export class TakeFilingsAndExhibits1764000004000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE exhibits (
        id uuid NOT NULL,
        case_id uuid,
        owner_account_id uuid NOT NULL,
        side text,
        kind text NOT NULL,
        name text NOT NULL,
        mime text NOT NULL,
        size integer NOT NULL,
        pages integer,
        sha256 text NOT NULL,
        sm3 text NOT NULL,
        storage_key text NOT NULL,
        purpose text,
        shared boolean NOT NULL DEFAULT false,
        other_view text NOT NULL DEFAULT 'unseen',
        original_seen boolean NOT NULL DEFAULT false,
        created_at timestamptz NOT NULL,
        removed_at timestamptz,
        CONSTRAINT exhibits_pk PRIMARY KEY (id),
        CONSTRAINT exhibits_case_fk FOREIGN KEY (case_id) REFERENCES cases (id) ON DELETE RESTRICT,
        CONSTRAINT exhibits_owner_fk FOREIGN KEY (owner_account_id) REFERENCES accounts (id) ON DELETE RESTRICT,
        CONSTRAINT exhibits_kind_ck CHECK (kind IN ('photo', 'file', 'voice')),
        CONSTRAINT exhibits_other_view_ck CHECK (other_view IN ('unseen', 'accepted', 'disputed', 'checkOriginal'))
      );
      CREATE INDEX exhibits_case_ix ON exhibits (case_id);
      CREATE INDEX exhibits_owner_loose_ix ON exhibits (owner_account_id) WHERE case_id IS NULL;

      CREATE TABLE filing_drafts (
        account_id uuid NOT NULL,
        content_cipher text NOT NULL,
        saved_at timestamptz NOT NULL,
        CONSTRAINT filing_drafts_pk PRIMARY KEY (account_id),
        CONSTRAINT filing_drafts_account_fk FOREIGN KEY (account_id) REFERENCES accounts (id) ON DELETE RESTRICT
      );

      CREATE TABLE filings (
        case_id uuid NOT NULL,
        filed_by uuid NOT NULL,
        idempotency_key text NOT NULL,
        what_happened text NOT NULL,
        happened_on date,
        place text,
        wish text NOT NULL,
        amount_fen bigint,
        elsewhere text NOT NULL DEFAULT 'none',
        other_side_note text,
        diagnosis jsonb,
        helper_consent jsonb,
        consents jsonb NOT NULL,
        CONSTRAINT filings_pk PRIMARY KEY (case_id),
        CONSTRAINT filings_case_fk FOREIGN KEY (case_id) REFERENCES cases (id) ON DELETE RESTRICT,
        CONSTRAINT filings_filed_by_fk FOREIGN KEY (filed_by) REFERENCES accounts (id) ON DELETE RESTRICT,
        CONSTRAINT filings_once_uq UNIQUE (filed_by, idempotency_key),
        CONSTRAINT filings_amount_ck CHECK (amount_fen BETWEEN 0 AND 1000000000000),
        CONSTRAINT filings_elsewhere_ck CHECK (elsewhere IN ('none', 'court', 'arbitration', 'police', 'petition'))
      );

      CREATE TABLE papers (
        id uuid NOT NULL,
        case_id uuid NOT NULL,
        kind text NOT NULL,
        version integer NOT NULL,
        language text NOT NULL DEFAULT 'zh',
        title text NOT NULL,
        storage_key text NOT NULL,
        pages integer NOT NULL,
        size integer NOT NULL,
        sha256 text NOT NULL,
        sm3 text NOT NULL,
        fields jsonb NOT NULL DEFAULT '[]',
        verify_code text,
        seen_by text NOT NULL DEFAULT 'parties',
        created_at timestamptz NOT NULL,
        CONSTRAINT papers_pk PRIMARY KEY (id),
        CONSTRAINT papers_case_fk FOREIGN KEY (case_id) REFERENCES cases (id) ON DELETE RESTRICT,
        CONSTRAINT papers_version_uq UNIQUE (case_id, kind, version, language),
        CONSTRAINT papers_verify_code_uq UNIQUE (verify_code),
        CONSTRAINT papers_seen_by_ck CHECK (seen_by IN ('parties', 'applicant', 'respondent', 'staff', 'court'))
      );
      CREATE INDEX papers_case_ix ON papers (case_id, kind, version DESC);
      CREATE INDEX papers_sha256_ix ON papers (sha256);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE papers; DROP TABLE filings; DROP TABLE filing_drafts; DROP TABLE exhibits;`);
  }
}
