import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A short voluntary answer of each party after the end. Once, and never changed by anybody. */
export class AskForSatisfaction1764000024500 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE satisfaction_answers (
        party_id uuid NOT NULL,
        case_id uuid NOT NULL,
        points integer,
        words text NOT NULL DEFAULT '',
        answered_at timestamptz NOT NULL,
        CONSTRAINT satisfaction_answers_pk PRIMARY KEY (party_id),
        CONSTRAINT satisfaction_answers_party_fk FOREIGN KEY (party_id) REFERENCES case_parties (id) ON DELETE RESTRICT,
        CONSTRAINT satisfaction_answers_case_fk FOREIGN KEY (case_id) REFERENCES cases (id) ON DELETE RESTRICT,
        CONSTRAINT satisfaction_answers_points_ck CHECK (points BETWEEN 1 AND 5),
        -- Who would rather not say has said nothing.
        CONSTRAINT satisfaction_answers_empty_ck CHECK (points IS NOT NULL OR words = '')
      );
      CREATE INDEX satisfaction_answers_case_ix ON satisfaction_answers (case_id);
      CREATE TRIGGER satisfaction_answers_append_only BEFORE UPDATE OR DELETE ON satisfaction_answers FOR EACH ROW EXECUTE FUNCTION refuse_change();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE satisfaction_answers;`);
  }
}
