import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a person asks about their own data (PIPL 44–50), and an account that can be closed so that nothing of it stays. */
export class AnswerDataRequests1764000043000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE data_requests (
        id uuid NOT NULL,
        account_id uuid NOT NULL,
        kind text NOT NULL,
        text_cipher text NOT NULL,
        asked_at timestamptz NOT NULL,
        due_on date NOT NULL,
        answered_at timestamptz,
        answered_by uuid,
        done boolean,
        answer_cipher text,
        CONSTRAINT data_requests_pk PRIMARY KEY (id),
        CONSTRAINT data_requests_account_fk FOREIGN KEY (account_id) REFERENCES accounts (id) ON DELETE RESTRICT,
        CONSTRAINT data_requests_answered_by_fk FOREIGN KEY (answered_by) REFERENCES accounts (id) ON DELETE RESTRICT,
        CONSTRAINT data_requests_kind_ck CHECK (kind IN ('correct', 'delete', 'explain', 'withdraw', 'relative')),
        CONSTRAINT data_requests_answer_ck CHECK (num_nonnulls(answered_at, answered_by, done, answer_cipher) IN (0, 4))
      );
      CREATE INDEX data_requests_account_ix ON data_requests (account_id, asked_at DESC);
      CREATE INDEX data_requests_answered_by_ix ON data_requests (answered_by) WHERE answered_by IS NOT NULL;
      CREATE INDEX data_requests_open_ix ON data_requests (due_on) WHERE answered_at IS NULL;

      -- A closed account keeps neither phone nor address of mail.
      ALTER TABLE accounts DROP CONSTRAINT accounts_way_in_ck;
      ALTER TABLE accounts ADD CONSTRAINT accounts_way_in_ck CHECK (closed_at IS NOT NULL OR phone_index IS NOT NULL OR email IS NOT NULL);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE accounts DROP CONSTRAINT accounts_way_in_ck;
      ALTER TABLE accounts ADD CONSTRAINT accounts_way_in_ck CHECK (phone_index IS NOT NULL OR email IS NOT NULL) NOT VALID;
      DROP TABLE data_requests;
    `);
  }
}
