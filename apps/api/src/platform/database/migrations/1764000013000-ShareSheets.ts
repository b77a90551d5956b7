import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Calculations both sides see, the facts they agreed to, offers kept apart from both, and numbers an administrator enters. */
export class ShareSheets1764000013000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE shared_sheets (
        id uuid NOT NULL,
        case_id uuid NOT NULL,
        calculation jsonb NOT NULL,
        alternative text,
        alternatives jsonb NOT NULL,
        content jsonb NOT NULL,
        version integer NOT NULL,
        started_by uuid NOT NULL,
        started_by_name text NOT NULL,
        started_at timestamptz NOT NULL,
        changed_at timestamptz NOT NULL,
        CONSTRAINT shared_sheets_pk PRIMARY KEY (id),
        CONSTRAINT shared_sheets_case_fk FOREIGN KEY (case_id) REFERENCES cases (id) ON DELETE RESTRICT,
        CONSTRAINT shared_sheets_started_by_fk FOREIGN KEY (started_by) REFERENCES accounts (id) ON DELETE RESTRICT,
        CONSTRAINT shared_sheets_version_ck CHECK (version > 0)
      );
      CREATE INDEX shared_sheets_case_ix ON shared_sheets (case_id, started_at);

      CREATE TABLE sheet_answers (
        sheet_id uuid NOT NULL,
        line_id text NOT NULL,
        side text NOT NULL,
        answer text NOT NULL,
        party_id uuid NOT NULL,
        answered_by uuid NOT NULL,
        answered_by_name text NOT NULL,
        answered_at timestamptz NOT NULL,
        CONSTRAINT sheet_answers_pk PRIMARY KEY (sheet_id, line_id, side),
        CONSTRAINT sheet_answers_sheet_fk FOREIGN KEY (sheet_id) REFERENCES shared_sheets (id) ON DELETE RESTRICT,
        CONSTRAINT sheet_answers_party_fk FOREIGN KEY (party_id) REFERENCES case_parties (id) ON DELETE RESTRICT,
        CONSTRAINT sheet_answers_answered_by_fk FOREIGN KEY (answered_by) REFERENCES accounts (id) ON DELETE RESTRICT,
        CONSTRAINT sheet_answers_side_ck CHECK (side IN ('applicant', 'respondent')),
        CONSTRAINT sheet_answers_answer_ck CHECK (answer IN ('agree', 'dispute'))
      );

      -- What both agreed to, without a word of what they said about it: the only part of a sheet that may leave the mediation.
      CREATE TABLE sheet_facts (
        id uuid NOT NULL,
        case_id uuid NOT NULL,
        sheet_id uuid NOT NULL,
        line_id text NOT NULL,
        fact jsonb NOT NULL,
        applicant_party_id uuid NOT NULL,
        applicant_name text NOT NULL,
        applicant_at timestamptz NOT NULL,
        respondent_party_id uuid NOT NULL,
        respondent_name text NOT NULL,
        respondent_at timestamptz NOT NULL,
        frozen_at timestamptz NOT NULL,
        CONSTRAINT sheet_facts_pk PRIMARY KEY (id),
        CONSTRAINT sheet_facts_line_uq UNIQUE (sheet_id, line_id),
        CONSTRAINT sheet_facts_case_fk FOREIGN KEY (case_id) REFERENCES cases (id) ON DELETE RESTRICT,
        CONSTRAINT sheet_facts_sheet_fk FOREIGN KEY (sheet_id) REFERENCES shared_sheets (id) ON DELETE RESTRICT,
        CONSTRAINT sheet_facts_applicant_fk FOREIGN KEY (applicant_party_id) REFERENCES case_parties (id) ON DELETE RESTRICT,
        CONSTRAINT sheet_facts_respondent_fk FOREIGN KEY (respondent_party_id) REFERENCES case_parties (id) ON DELETE RESTRICT,
        CONSTRAINT sheet_facts_no_notes_ck CHECK (NOT fact ? 'note' AND NOT fact ? 'answers')
      );
      CREATE INDEX sheet_facts_case_ix ON sheet_facts (case_id, frozen_at);
      CREATE TRIGGER sheet_facts_append_only BEFORE UPDATE OR DELETE ON sheet_facts FOR EACH ROW EXECUTE FUNCTION refuse_change();

      CREATE TABLE offers (
        id uuid NOT NULL,
        case_id uuid NOT NULL,
        made_for text NOT NULL,
        amount_fen bigint,
        due_day date,
        instalments jsonb NOT NULL,
        acts jsonb NOT NULL,
        made_by uuid NOT NULL,
        made_by_name text NOT NULL,
        made_at timestamptz NOT NULL,
        position bigint GENERATED ALWAYS AS IDENTITY,
        CONSTRAINT offers_pk PRIMARY KEY (id),
        CONSTRAINT offers_case_fk FOREIGN KEY (case_id) REFERENCES cases (id) ON DELETE RESTRICT,
        CONSTRAINT offers_made_by_fk FOREIGN KEY (made_by) REFERENCES accounts (id) ON DELETE RESTRICT,
        CONSTRAINT offers_made_for_ck CHECK (made_for IN ('applicant', 'respondent', 'mediator')),
        CONSTRAINT offers_amount_ck CHECK (amount_fen >= 0)
      );
      CREATE INDEX offers_case_ix ON offers (case_id, made_at);
      CREATE TRIGGER offers_append_only BEFORE UPDATE OR DELETE ON offers FOR EACH ROW EXECUTE FUNCTION refuse_change();

      CREATE TABLE calculator_regions (
        code text NOT NULL,
        name text NOT NULL,
        name_en text NOT NULL,
        entered_by uuid NOT NULL,
        entered_at timestamptz NOT NULL,
        CONSTRAINT calculator_regions_pk PRIMARY KEY (code),
        CONSTRAINT calculator_regions_entered_by_fk FOREIGN KEY (entered_by) REFERENCES accounts (id) ON DELETE RESTRICT
      );

      CREATE TABLE calculator_parameters (
        id uuid NOT NULL,
        region text NOT NULL,
        year integer NOT NULL,
        key text NOT NULL,
        value_fen bigint NOT NULL,
        source text NOT NULL,
        source_url text NOT NULL,
        second_hand boolean NOT NULL,
        entered_by uuid NOT NULL,
        entered_by_name text NOT NULL,
        entered_at timestamptz NOT NULL,
        replaced_at timestamptz,
        CONSTRAINT calculator_parameters_pk PRIMARY KEY (id),
        CONSTRAINT calculator_parameters_entered_by_fk FOREIGN KEY (entered_by) REFERENCES accounts (id) ON DELETE RESTRICT,
        CONSTRAINT calculator_parameters_value_ck CHECK (value_fen > 0)
      );
      CREATE UNIQUE INDEX calculator_parameters_one_uq ON calculator_parameters (region, year, key) WHERE replaced_at IS NULL;

      CREATE TABLE lpr_points (
        from_day date NOT NULL,
        percent text NOT NULL,
        source_url text NOT NULL,
        entered_by uuid NOT NULL,
        entered_at timestamptz NOT NULL,
        CONSTRAINT lpr_points_pk PRIMARY KEY (from_day),
        CONSTRAINT lpr_points_entered_by_fk FOREIGN KEY (entered_by) REFERENCES accounts (id) ON DELETE RESTRICT
      );

      CREATE TABLE compulsory_insurance_limits (
        from_day date NOT NULL,
        at_fault jsonb NOT NULL,
        not_at_fault jsonb NOT NULL,
        source text NOT NULL,
        source_url text NOT NULL,
        second_hand boolean NOT NULL,
        entered_by uuid NOT NULL,
        entered_at timestamptz NOT NULL,
        CONSTRAINT compulsory_insurance_limits_pk PRIMARY KEY (from_day),
        CONSTRAINT compulsory_insurance_limits_entered_by_fk FOREIGN KEY (entered_by) REFERENCES accounts (id) ON DELETE RESTRICT
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      `DROP TABLE compulsory_insurance_limits; DROP TABLE lpr_points; DROP TABLE calculator_parameters; DROP TABLE calculator_regions;
       DROP TABLE offers; DROP TABLE sheet_facts; DROP TABLE sheet_answers; DROP TABLE shared_sheets;`,
    );
  }
}
