import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Questions that every party of a case answers for itself (more time, a mediator with a relation). */
export class AskForConsent1764000018000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE consent_questions (
        id uuid NOT NULL,
        case_id uuid NOT NULL,
        matter text NOT NULL,
        subject uuid NOT NULL,
        params jsonb NOT NULL DEFAULT '{}',
        asked_by uuid NOT NULL,
        asked_at timestamptz NOT NULL,
        settled_at timestamptz,
        outcome text,
        CONSTRAINT consent_questions_pk PRIMARY KEY (id),
        CONSTRAINT consent_questions_case_fk FOREIGN KEY (case_id) REFERENCES cases (id) ON DELETE RESTRICT,
        CONSTRAINT consent_questions_asked_by_fk FOREIGN KEY (asked_by) REFERENCES accounts (id) ON DELETE RESTRICT,
        CONSTRAINT consent_questions_matter_ck CHECK (matter IN ('moreTime', 'relation')),
        CONSTRAINT consent_questions_outcome_ck CHECK (outcome IN ('agreed', 'declined', 'unanswered', 'withdrawn')),
        CONSTRAINT consent_questions_settled_ck CHECK ((settled_at IS NULL) = (outcome IS NULL))
      );
      CREATE UNIQUE INDEX consent_questions_open_uq ON consent_questions (case_id, matter) WHERE settled_at IS NULL;

      CREATE TABLE consent_answers (
        question_id uuid NOT NULL,
        party_id uuid NOT NULL,
        consent boolean NOT NULL,
        answered_by uuid NOT NULL,
        answered_at timestamptz NOT NULL,
        CONSTRAINT consent_answers_pk PRIMARY KEY (question_id, party_id),
        CONSTRAINT consent_answers_question_fk FOREIGN KEY (question_id) REFERENCES consent_questions (id) ON DELETE RESTRICT,
        CONSTRAINT consent_answers_party_fk FOREIGN KEY (party_id) REFERENCES case_parties (id) ON DELETE RESTRICT,
        CONSTRAINT consent_answers_answered_by_fk FOREIGN KEY (answered_by) REFERENCES accounts (id) ON DELETE RESTRICT
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE consent_answers; DROP TABLE consent_questions;
    `);
  }
}
