import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The days limitations and hard periods count from, and demands a party made: named by a side, never guessed. */
export class NameDaysOfClocks1764000030000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE case_days (
        case_id uuid NOT NULL,
        side text NOT NULL,
        what text NOT NULL,
        day date NOT NULL,
        named_by uuid NOT NULL,
        named_at timestamptz NOT NULL,
        CONSTRAINT case_days_pk PRIMARY KEY (case_id, side, what, day),
        CONSTRAINT case_days_case_fk FOREIGN KEY (case_id) REFERENCES cases (id) ON DELETE RESTRICT,
        CONSTRAINT case_days_named_by_fk FOREIGN KEY (named_by) REFERENCES accounts (id) ON DELETE RESTRICT,
        CONSTRAINT case_days_side_ck CHECK (side IN ('applicant', 'respondent')),
        CONSTRAINT case_days_what_ck CHECK (what <> '')
      );
      CREATE UNIQUE INDEX case_days_start_uq ON case_days (case_id, side, what) WHERE what <> 'demand';
      CREATE INDEX case_days_named_by_ix ON case_days (named_by);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE case_days`);
  }
}
