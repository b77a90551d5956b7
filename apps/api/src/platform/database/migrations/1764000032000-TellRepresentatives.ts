import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Representatives of many by a phone of their own, so that they hear of what happens and come in (L-22). */
export class TellRepresentatives1764000032000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE group_representatives (
        id uuid NOT NULL,
        case_id uuid NOT NULL,
        party_id uuid NOT NULL,
        name text NOT NULL,
        phone_masked text,
        account_id uuid,
        position integer NOT NULL,
        since timestamptz NOT NULL,
        ended_at timestamptz,
        CONSTRAINT group_representatives_pk PRIMARY KEY (id),
        CONSTRAINT group_representatives_case_fk FOREIGN KEY (case_id) REFERENCES cases (id) ON DELETE RESTRICT,
        CONSTRAINT group_representatives_party_fk FOREIGN KEY (party_id) REFERENCES party_groups (party_id) ON DELETE RESTRICT,
        CONSTRAINT group_representatives_account_fk FOREIGN KEY (account_id) REFERENCES accounts (id) ON DELETE RESTRICT,
        CONSTRAINT group_representatives_phone_ck CHECK ((phone_masked IS NULL) = (account_id IS NULL))
      );
      CREATE UNIQUE INDEX group_representatives_name_uq ON group_representatives (party_id, name) WHERE ended_at IS NULL;
      CREATE INDEX group_representatives_case_ix ON group_representatives (case_id) WHERE ended_at IS NULL;
      CREATE INDEX group_representatives_account_ix ON group_representatives (account_id) WHERE ended_at IS NULL;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE group_representatives`);
  }
}
