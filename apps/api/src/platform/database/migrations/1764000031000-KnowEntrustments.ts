import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A matter handed over by a court: how, by which court, and the day from which its time counts (TYTJ 27, ZXTJ 24). */
export class KnowEntrustments1764000031000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE cases
        ADD COLUMN entrustment text,
        ADD COLUMN entrusted_by uuid,
        ADD COLUMN entrusted_on date,
        ADD CONSTRAINT cases_entrusted_by_fk FOREIGN KEY (entrusted_by) REFERENCES organizations (id) ON DELETE RESTRICT,
        ADD CONSTRAINT cases_entrustment_ck CHECK (entrustment IN ('beforeRegistration', 'ordinaryProcedure', 'summaryProcedure')),
        ADD CONSTRAINT cases_entrusted_ck CHECK (num_nulls(entrustment, entrusted_by, entrusted_on) = CASE WHEN regime = 'courtEntrusted' THEN 0 ELSE 3 END);
      CREATE INDEX cases_entrusted_by_ix ON cases (entrusted_by) WHERE entrusted_by IS NOT NULL;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE cases DROP CONSTRAINT cases_entrusted_ck, DROP CONSTRAINT cases_entrustment_ck, DROP CONSTRAINT cases_entrusted_by_fk, DROP COLUMN entrusted_on, DROP COLUMN entrusted_by, DROP COLUMN entrustment;
    `);
  }
}
