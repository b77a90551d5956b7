import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who was looked at with which document, or why not: one row for each look, never changed; the newest counts. No picture of a document, no face. */
export class CheckIdentity1764000040000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE identity_checks (
        id uuid NOT NULL,
        position bigint GENERATED ALWAYS AS IDENTITY,
        case_id uuid NOT NULL,
        party_id uuid NOT NULL,
        speaker_id uuid,
        person_as text NOT NULL,
        person_name text NOT NULL,
        person_account_id uuid,
        outcome text NOT NULL,
        way text,
        document text,
        document_words text NOT NULL DEFAULT '',
        reason text,
        note text NOT NULL DEFAULT '',
        number_cipher text,
        number_masked text,
        number_consent_at timestamptz,
        register_provider text,
        register_outcome text,
        register_reference text,
        checked_by uuid NOT NULL,
        checked_by_name text NOT NULL,
        checked_by_role text NOT NULL,
        checked_at timestamptz NOT NULL,
        CONSTRAINT identity_checks_pk PRIMARY KEY (id),
        CONSTRAINT identity_checks_case_fk FOREIGN KEY (case_id) REFERENCES cases (id) ON DELETE RESTRICT,
        CONSTRAINT identity_checks_party_fk FOREIGN KEY (party_id) REFERENCES case_parties (id) ON DELETE RESTRICT,
        CONSTRAINT identity_checks_checker_fk FOREIGN KEY (checked_by) REFERENCES accounts (id) ON DELETE RESTRICT,
        CONSTRAINT identity_checks_person_fk FOREIGN KEY (person_account_id) REFERENCES accounts (id) ON DELETE RESTRICT,
        CONSTRAINT identity_checks_as_ck CHECK (person_as IN ('party', 'guardian', 'agent', 'representative')),
        CONSTRAINT identity_checks_speaker_ck CHECK (CASE person_as WHEN 'party' THEN speaker_id IS NULL WHEN 'representative' THEN true ELSE speaker_id IS NOT NULL END),
        CONSTRAINT identity_checks_outcome_ck CHECK (outcome IN ('matched', 'notMatched', 'notCompared')),
        CONSTRAINT identity_checks_way_ck CHECK (way IN ('onSite', 'onScreen')),
        CONSTRAINT identity_checks_document_ck CHECK (document IN ('residentCard', 'passport', 'hkMacaoTaiwanPermit', 'foreignerCard', 'creditCode', 'other')),
        CONSTRAINT identity_checks_reason_ck CHECK (reason IN ('refused', 'noDocument', 'notSeen', 'other')),
        CONSTRAINT identity_checks_whole_ck CHECK (
          CASE WHEN outcome = 'notCompared' THEN reason IS NOT NULL AND way IS NULL AND document IS NULL AND number_masked IS NULL ELSE reason IS NULL AND way IS NOT NULL AND document IS NOT NULL END),
        CONSTRAINT identity_checks_consent_ck CHECK (number_masked IS NULL OR document = 'creditCode' OR number_consent_at IS NOT NULL),
        CONSTRAINT identity_checks_register_ck CHECK ((register_outcome IS NULL) = (register_provider IS NULL) AND register_outcome IN ('matched', 'notMatched', 'notAvailable')),
        CONSTRAINT identity_checks_role_ck CHECK (checked_by_role IN ('mediator', 'clerk'))
      );
      CREATE INDEX identity_checks_case_ix ON identity_checks (case_id, position);
      CREATE INDEX identity_checks_number_ix ON identity_checks (case_id) WHERE number_cipher IS NOT NULL;

      -- What somebody found cannot be found otherwise later: only the number goes, when it is no longer needed.
      CREATE FUNCTION keep_identity_checks() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF TG_OP = 'UPDATE' AND NEW.number_cipher IS NULL AND to_jsonb(NEW) - 'number_cipher' = to_jsonb(OLD) - 'number_cipher' THEN RETURN NEW; END IF;
        RAISE EXCEPTION 'identity checks are written once';
      END $$;
      CREATE TRIGGER identity_checks_kept BEFORE UPDATE OR DELETE ON identity_checks FOR EACH ROW EXECUTE FUNCTION keep_identity_checks();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE identity_checks; DROP FUNCTION keep_identity_checks();`);
  }
}
