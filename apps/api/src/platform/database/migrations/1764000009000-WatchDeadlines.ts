import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What supervisors wrote down about deadlines that ran out: kept for good, like the timeline. */
export class WatchDeadlines1764000009000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE supervision_notes (
        id uuid NOT NULL,
        deadline_id uuid NOT NULL,
        case_id uuid NOT NULL,
        account_id uuid NOT NULL,
        note text NOT NULL,
        at timestamptz NOT NULL,
        CONSTRAINT supervision_notes_pk PRIMARY KEY (id),
        CONSTRAINT supervision_notes_deadline_fk FOREIGN KEY (deadline_id) REFERENCES case_deadlines (id) ON DELETE RESTRICT,
        CONSTRAINT supervision_notes_case_fk FOREIGN KEY (case_id) REFERENCES cases (id) ON DELETE RESTRICT,
        CONSTRAINT supervision_notes_account_fk FOREIGN KEY (account_id) REFERENCES accounts (id) ON DELETE RESTRICT,
        CONSTRAINT supervision_notes_note_ck CHECK (note <> '')
      );
      CREATE INDEX supervision_notes_deadline_ix ON supervision_notes (deadline_id, at DESC);
      CREATE TRIGGER supervision_notes_append_only BEFORE UPDATE OR DELETE ON supervision_notes FOR EACH ROW EXECUTE FUNCTION refuse_change();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE supervision_notes;`);
  }
}
