import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Minutes in the parts of the form, checked by the parties; mediations that rest while their clock stands. */
export class CheckMinutesAndRest1764000021000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE session_minutes ADD COLUMN part text NOT NULL DEFAULT 'statement', ADD COLUMN speaker text NOT NULL DEFAULT '';
      ALTER TABLE session_minutes ADD CONSTRAINT session_minutes_part_ck CHECK (part IN ('opening', 'statement', 'evidence', 'risk', 'result'));

      CREATE TABLE minutes_checks (
        session_id uuid NOT NULL,
        party_id uuid NOT NULL,
        answer text NOT NULL,
        words text NOT NULL DEFAULT '',
        checked_at timestamptz NOT NULL,
        CONSTRAINT minutes_checks_pk PRIMARY KEY (session_id, party_id),
        CONSTRAINT minutes_checks_session_fk FOREIGN KEY (session_id) REFERENCES sessions (id) ON DELETE RESTRICT,
        CONSTRAINT minutes_checks_party_fk FOREIGN KEY (party_id) REFERENCES case_parties (id) ON DELETE RESTRICT,
        CONSTRAINT minutes_checks_answer_ck CHECK (answer IN ('right', 'objects')),
        CONSTRAINT minutes_checks_words_ck CHECK (answer = 'right' OR words <> '')
      );

      CREATE TABLE suspensions (
        id uuid NOT NULL,
        case_id uuid NOT NULL,
        reason text NOT NULL,
        explanation text NOT NULL DEFAULT '',
        look_again_on date NOT NULL,
        suspended_by uuid NOT NULL,
        suspended_at timestamptz NOT NULL,
        resumed_by uuid,
        resumed_at timestamptz,
        CONSTRAINT suspensions_pk PRIMARY KEY (id),
        CONSTRAINT suspensions_case_fk FOREIGN KEY (case_id) REFERENCES cases (id) ON DELETE RESTRICT,
        CONSTRAINT suspensions_suspended_by_fk FOREIGN KEY (suspended_by) REFERENCES accounts (id) ON DELETE RESTRICT,
        CONSTRAINT suspensions_reason_ck CHECK (reason IN ('appraisal', 'technology', 'illness', 'otherProceeding', 'bothAsk')),
        CONSTRAINT suspensions_resumed_ck CHECK (resumed_at >= suspended_at)
      );
      -- A mediation rests once at a time.
      CREATE UNIQUE INDEX suspensions_open_uq ON suspensions (case_id) WHERE resumed_at IS NULL;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE suspensions; DROP TABLE minutes_checks;
      ALTER TABLE session_minutes DROP CONSTRAINT session_minutes_part_ck, DROP COLUMN speaker, DROP COLUMN part;
    `);
  }
}
