import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Short messages that were asked for, and what a person is told inside the portal. */
export class SendMessages1764000003000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE messages (
        id uuid NOT NULL,
        phone_cipher text NOT NULL,
        phone_masked text NOT NULL,
        text_cipher text NOT NULL,
        template text NOT NULL,
        case_id uuid,
        created_at timestamptz NOT NULL,
        delivered_at timestamptz,
        driver text,
        CONSTRAINT messages_pk PRIMARY KEY (id),
        CONSTRAINT messages_case_fk FOREIGN KEY (case_id) REFERENCES cases (id) ON DELETE RESTRICT
      );
      CREATE INDEX messages_created_ix ON messages (created_at DESC);

      CREATE TABLE notices (
        id uuid NOT NULL,
        account_id uuid NOT NULL,
        case_id uuid,
        kind text NOT NULL,
        params jsonb NOT NULL DEFAULT '{}',
        link text NOT NULL,
        created_at timestamptz NOT NULL,
        read_at timestamptz,
        CONSTRAINT notices_pk PRIMARY KEY (id),
        CONSTRAINT notices_account_fk FOREIGN KEY (account_id) REFERENCES accounts (id) ON DELETE RESTRICT,
        CONSTRAINT notices_case_fk FOREIGN KEY (case_id) REFERENCES cases (id) ON DELETE RESTRICT
      );
      CREATE INDEX notices_case_ix ON notices (case_id);
      CREATE INDEX notices_account_ix ON notices (account_id, created_at DESC);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE notices; DROP TABLE messages;`);
  }
}
