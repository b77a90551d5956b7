import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A pause everybody takes together, with its times for the minutes. */
export class PauseSessions1764000025500 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE session_pauses (
        id uuid NOT NULL,
        session_id uuid NOT NULL,
        called_by uuid NOT NULL,
        started_at timestamptz NOT NULL,
        ended_at timestamptz,
        CONSTRAINT session_pauses_pk PRIMARY KEY (id),
        CONSTRAINT session_pauses_session_fk FOREIGN KEY (session_id) REFERENCES sessions (id) ON DELETE RESTRICT,
        CONSTRAINT session_pauses_called_by_fk FOREIGN KEY (called_by) REFERENCES accounts (id) ON DELETE RESTRICT,
        CONSTRAINT session_pauses_order_ck CHECK (ended_at >= started_at)
      );
      CREATE UNIQUE INDEX session_pauses_open_uq ON session_pauses (session_id) WHERE ended_at IS NULL;
      CREATE INDEX session_pauses_session_ix ON session_pauses (session_id, started_at);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE session_pauses;`);
  }
}
