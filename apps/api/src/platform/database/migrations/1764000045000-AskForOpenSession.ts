import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The parties may ask for an open mediation (RMTJ 23); what they agreed to ends when one of them closes it again. */
export class AskForOpenSession1764000045000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE consent_questions DROP CONSTRAINT consent_questions_matter_ck;
      ALTER TABLE consent_questions ADD CONSTRAINT consent_questions_matter_ck CHECK (matter IN ('moreTime', 'relation', 'openSession'));
      ALTER TABLE consent_questions ADD COLUMN ended_at timestamptz;
      ALTER TABLE consent_questions ADD CONSTRAINT consent_questions_ended_ck CHECK (ended_at IS NULL OR outcome = 'agreed');
      CREATE UNIQUE INDEX consent_questions_open_session_uq ON consent_questions (case_id) WHERE matter = 'openSession' AND outcome = 'agreed' AND ended_at IS NULL;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX consent_questions_open_session_uq;
      ALTER TABLE consent_questions DROP CONSTRAINT consent_questions_ended_ck;
      ALTER TABLE consent_questions DROP COLUMN ended_at;
      ALTER TABLE consent_questions DROP CONSTRAINT consent_questions_matter_ck;
      ALTER TABLE consent_questions ADD CONSTRAINT consent_questions_matter_ck CHECK (matter IN ('moreTime', 'relation')) NOT VALID;
    `);
  }
}
