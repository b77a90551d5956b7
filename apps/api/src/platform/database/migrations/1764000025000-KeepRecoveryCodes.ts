import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Codes on paper for staff whose authenticator is lost: each good once, kept as keyed hashes. */
export class KeepRecoveryCodes1764000025000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE staff_recovery_codes (
        id uuid NOT NULL,
        account_id uuid NOT NULL,
        code_hash text NOT NULL,
        made_at timestamptz NOT NULL,
        used_at timestamptz,
        replaced_at timestamptz,
        CONSTRAINT staff_recovery_codes_pk PRIMARY KEY (id),
        CONSTRAINT staff_recovery_codes_hash_uq UNIQUE (code_hash),
        CONSTRAINT staff_recovery_codes_account_fk FOREIGN KEY (account_id) REFERENCES accounts (id) ON DELETE RESTRICT
      );
      CREATE INDEX staff_recovery_codes_account_ix ON staff_recovery_codes (account_id) WHERE replaced_at IS NULL;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE staff_recovery_codes;`);
  }
}
