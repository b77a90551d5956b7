import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The president or vice-president who approved more time for a review: the parties see it. Empty where a court's own system did not say. */
export class NameWhoApproved1764000028000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE confirmation_extensions ADD COLUMN approved_by text NOT NULL DEFAULT ''`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE confirmation_extensions DROP COLUMN approved_by`);
  }
}
