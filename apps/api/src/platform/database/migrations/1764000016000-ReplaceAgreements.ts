import type { MigrationInterface, QueryRunner } from 'typeorm';

/** After a refusal by the court, or when circumstances change, the parties may agree anew: the new text replaces the old one, which stays readable (RMTJ 33). */
export class ReplaceAgreements1764000016000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE agreements ADD COLUMN replaced_at timestamptz, ADD COLUMN replaced_by uuid;
      ALTER TABLE agreements DROP CONSTRAINT agreements_state_ck, DROP CONSTRAINT agreements_effective_ck;
      ALTER TABLE agreements
        ADD CONSTRAINT agreements_replaced_by_fk FOREIGN KEY (replaced_by) REFERENCES agreements (id) ON DELETE RESTRICT,
        ADD CONSTRAINT agreements_state_ck CHECK (state IN ('signing', 'inEffect', 'replaced', 'void')),
        ADD CONSTRAINT agreements_effective_ck CHECK ((effective_at IS NOT NULL) = (state IN ('inEffect', 'replaced'))),
        ADD CONSTRAINT agreements_replaced_ck CHECK ((replaced_at IS NOT NULL) = (state = 'replaced') AND (replaced_by IS NOT NULL) = (state = 'replaced') AND replaced_by <> id);

      -- One text at a time to sign, and one in effect: the one in effect stands until the other takes its place.
      DROP INDEX agreements_one_open_uq;
      CREATE UNIQUE INDEX agreements_one_signing_uq ON agreements (case_id) WHERE state = 'signing';
      CREATE UNIQUE INDEX agreements_one_in_effect_uq ON agreements (case_id) WHERE state = 'inEffect';

      CREATE OR REPLACE FUNCTION agreements_frozen() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF NEW.draft IS DISTINCT FROM OLD.draft OR NEW.clauses_zh IS DISTINCT FROM OLD.clauses_zh OR NEW.frozen_sha256 <> OLD.frozen_sha256
           OR NEW.number <> OLD.number OR NEW.frozen_paper_id <> OLD.frozen_paper_id
           OR (OLD.state = 'inEffect' AND (NEW.state NOT IN ('inEffect', 'replaced') OR NEW.effective_at IS DISTINCT FROM OLD.effective_at))
           OR (OLD.state IN ('replaced', 'void') AND NEW.state <> OLD.state) THEN
          RAISE EXCEPTION 'a frozen agreement never changes' USING ERRCODE = 'restrict_violation';
        END IF;
        RETURN NEW;
      END $$;
    `);
  }

  /** Refused by the constraints while a replaced agreement is kept. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE agreements DROP CONSTRAINT agreements_replaced_by_fk, DROP CONSTRAINT agreements_state_ck, DROP CONSTRAINT agreements_effective_ck, DROP CONSTRAINT agreements_replaced_ck;
      ALTER TABLE agreements
        ADD CONSTRAINT agreements_state_ck CHECK (state IN ('signing', 'inEffect', 'void')),
        ADD CONSTRAINT agreements_effective_ck CHECK ((effective_at IS NOT NULL) = (state = 'inEffect'));
      ALTER TABLE agreements DROP COLUMN replaced_at, DROP COLUMN replaced_by;
      DROP INDEX agreements_one_signing_uq;
      DROP INDEX agreements_one_in_effect_uq;
      CREATE UNIQUE INDEX agreements_one_open_uq ON agreements (case_id) WHERE state <> 'void';
      CREATE OR REPLACE FUNCTION agreements_frozen() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF NEW.draft IS DISTINCT FROM OLD.draft OR NEW.clauses_zh IS DISTINCT FROM OLD.clauses_zh OR NEW.frozen_sha256 <> OLD.frozen_sha256
           OR NEW.number <> OLD.number OR NEW.frozen_paper_id <> OLD.frozen_paper_id OR (OLD.state = 'inEffect' AND NEW.state <> 'inEffect') THEN
          RAISE EXCEPTION 'a frozen agreement never changes' USING ERRCODE = 'restrict_violation';
        END IF;
        RETURN NEW;
      END $$;
    `);
  }
}
