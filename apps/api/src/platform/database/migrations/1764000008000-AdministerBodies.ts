import type { MigrationInterface, QueryRunner } from 'typeorm';

/** One-time links with which staff set their password and authenticator, and working-day schedules entered after the release. */
export class AdministerBodies1764000008000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE staff_setup_links (
        id uuid NOT NULL,
        account_id uuid NOT NULL,
        token_hash text NOT NULL,
        totp_cipher text NOT NULL,
        created_by uuid NOT NULL,
        created_at timestamptz NOT NULL,
        expires_at timestamptz NOT NULL,
        ended_at timestamptz,
        CONSTRAINT staff_setup_links_pk PRIMARY KEY (id),
        CONSTRAINT staff_setup_links_token_uq UNIQUE (token_hash),
        CONSTRAINT staff_setup_links_account_fk FOREIGN KEY (account_id) REFERENCES accounts (id) ON DELETE RESTRICT,
        CONSTRAINT staff_setup_links_created_by_fk FOREIGN KEY (created_by) REFERENCES accounts (id) ON DELETE RESTRICT
      );
      CREATE UNIQUE INDEX staff_setup_links_open_uq ON staff_setup_links (account_id) WHERE ended_at IS NULL;

      CREATE TABLE working_day_schedules (
        year integer NOT NULL,
        notice text NOT NULL,
        published date NOT NULL,
        days_off jsonb NOT NULL,
        working_weekends jsonb NOT NULL,
        entered_by uuid NOT NULL,
        entered_at timestamptz NOT NULL,
        CONSTRAINT working_day_schedules_pk PRIMARY KEY (year),
        CONSTRAINT working_day_schedules_entered_by_fk FOREIGN KEY (entered_by) REFERENCES accounts (id) ON DELETE RESTRICT,
        CONSTRAINT working_day_schedules_year_ck CHECK (year BETWEEN 2024 AND 2100)
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE working_day_schedules; DROP TABLE staff_setup_links;`);
  }
}
