import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Drafts with the answers of both sides, frozen agreements, who understood what, and signatures. */
export class DraftAndSignAgreements1764000010000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE agreement_drafts (
        case_id uuid NOT NULL,
        content jsonb NOT NULL,
        version integer NOT NULL,
        changed_at timestamptz NOT NULL,
        changed_by uuid NOT NULL,
        CONSTRAINT agreement_drafts_pk PRIMARY KEY (case_id),
        CONSTRAINT agreement_drafts_case_fk FOREIGN KEY (case_id) REFERENCES cases (id) ON DELETE RESTRICT
      );

      CREATE TABLE draft_answers (
        case_id uuid NOT NULL,
        clause_id text NOT NULL,
        side text NOT NULL,
        clause_hash text NOT NULL,
        answer text NOT NULL,
        note text NOT NULL DEFAULT '',
        answered_at timestamptz NOT NULL,
        CONSTRAINT draft_answers_pk PRIMARY KEY (case_id, clause_id, side),
        CONSTRAINT draft_answers_case_fk FOREIGN KEY (case_id) REFERENCES cases (id) ON DELETE RESTRICT,
        CONSTRAINT draft_answers_side_ck CHECK (side IN ('applicant', 'respondent')),
        CONSTRAINT draft_answers_answer_ck CHECK (answer IN ('agree', 'talk'))
      );

      CREATE TABLE agreements (
        id uuid NOT NULL,
        case_id uuid NOT NULL,
        number text NOT NULL,
        version integer NOT NULL,
        draft jsonb NOT NULL,
        clauses_zh jsonb NOT NULL,
        clauses_en jsonb NOT NULL,
        findings jsonb NOT NULL,
        signing text NOT NULL,
        state text NOT NULL,
        verify_code text NOT NULL,
        frozen_paper_id uuid NOT NULL,
        frozen_sha256 text NOT NULL,
        current_paper_id uuid NOT NULL,
        frozen_at timestamptz NOT NULL,
        frozen_by uuid NOT NULL,
        effective_at timestamptz,
        voided_at timestamptz,
        void_reason text,
        CONSTRAINT agreements_pk PRIMARY KEY (id),
        CONSTRAINT agreements_case_fk FOREIGN KEY (case_id) REFERENCES cases (id) ON DELETE RESTRICT,
        CONSTRAINT agreements_frozen_paper_fk FOREIGN KEY (frozen_paper_id) REFERENCES papers (id) ON DELETE RESTRICT,
        CONSTRAINT agreements_current_paper_fk FOREIGN KEY (current_paper_id) REFERENCES papers (id) ON DELETE RESTRICT,
        CONSTRAINT agreements_version_uq UNIQUE (case_id, version),
        CONSTRAINT agreements_verify_code_uq UNIQUE (verify_code),
        CONSTRAINT agreements_state_ck CHECK (state IN ('signing', 'inEffect', 'void')),
        CONSTRAINT agreements_signing_ck CHECK (signing IN ('electronic', 'pen')),
        CONSTRAINT agreements_effective_ck CHECK ((effective_at IS NOT NULL) = (state = 'inEffect')),
        CONSTRAINT agreements_void_ck CHECK ((voided_at IS NOT NULL) = (state = 'void'))
      );
      -- One text at a time: a second freeze waits for the first to be voided.
      CREATE UNIQUE INDEX agreements_one_open_uq ON agreements (case_id) WHERE state <> 'void';

      CREATE FUNCTION agreements_frozen() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF NEW.draft IS DISTINCT FROM OLD.draft OR NEW.clauses_zh IS DISTINCT FROM OLD.clauses_zh OR NEW.frozen_sha256 <> OLD.frozen_sha256
           OR NEW.number <> OLD.number OR NEW.frozen_paper_id <> OLD.frozen_paper_id OR (OLD.state = 'inEffect' AND NEW.state <> 'inEffect') THEN
          RAISE EXCEPTION 'a frozen agreement never changes' USING ERRCODE = 'restrict_violation';
        END IF;
        RETURN NEW;
      END $$;
      CREATE TRIGGER agreements_frozen BEFORE UPDATE ON agreements FOR EACH ROW EXECUTE FUNCTION agreements_frozen();
      CREATE TRIGGER agreements_no_delete BEFORE DELETE ON agreements FOR EACH ROW EXECUTE FUNCTION refuse_change();

      CREATE TABLE teach_backs (
        agreement_id uuid NOT NULL,
        party_id uuid NOT NULL,
        answers jsonb NOT NULL,
        understood boolean NOT NULL,
        tries integer NOT NULL DEFAULT 1,
        answered_at timestamptz NOT NULL,
        CONSTRAINT teach_backs_pk PRIMARY KEY (agreement_id, party_id),
        CONSTRAINT teach_backs_agreement_fk FOREIGN KEY (agreement_id) REFERENCES agreements (id) ON DELETE RESTRICT,
        CONSTRAINT teach_backs_party_fk FOREIGN KEY (party_id) REFERENCES case_parties (id) ON DELETE RESTRICT
      );

      CREATE TABLE signatures (
        id uuid NOT NULL,
        agreement_id uuid NOT NULL,
        field text NOT NULL,
        role text NOT NULL,
        party_id uuid,
        account_id uuid NOT NULL,
        signer_name text NOT NULL,
        way text NOT NULL,
        code_id uuid,
        pages_read integer NOT NULL,
        before_sha256 text NOT NULL,
        after_sha256 text NOT NULL,
        after_sm3 text NOT NULL,
        certificate jsonb NOT NULL,
        paper_id uuid NOT NULL,
        signed_at timestamptz NOT NULL,
        CONSTRAINT signatures_pk PRIMARY KEY (id),
        CONSTRAINT signatures_agreement_fk FOREIGN KEY (agreement_id) REFERENCES agreements (id) ON DELETE RESTRICT,
        CONSTRAINT signatures_paper_fk FOREIGN KEY (paper_id) REFERENCES papers (id) ON DELETE RESTRICT,
        CONSTRAINT signatures_party_fk FOREIGN KEY (party_id) REFERENCES case_parties (id) ON DELETE RESTRICT,
        CONSTRAINT signatures_field_uq UNIQUE (agreement_id, field),
        CONSTRAINT signatures_role_ck CHECK (role IN ('party', 'mediator', 'seal')),
        CONSTRAINT signatures_way_ck CHECK (way IN ('handwriting', 'typed', 'seal', 'pen'))
      );
      CREATE TRIGGER signatures_append_only BEFORE UPDATE OR DELETE ON signatures FOR EACH ROW EXECUTE FUNCTION refuse_change();

      CREATE TABLE signing_authority (
        id integer NOT NULL,
        files jsonb NOT NULL,
        created_at timestamptz NOT NULL,
        CONSTRAINT signing_authority_pk PRIMARY KEY (id),
        CONSTRAINT signing_authority_one_ck CHECK (id = 1)
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      `DROP TABLE signing_authority; DROP TABLE signatures; DROP TABLE teach_backs; DROP TABLE agreements; DROP FUNCTION agreements_frozen(); DROP TABLE draft_answers; DROP TABLE agreement_drafts;`,
    );
  }
}
