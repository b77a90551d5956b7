import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The president or vice-president who approved more time for a review: the parties see it. Empty where a court's own system did not say.
 * And each paper of a court is one of its own: as versions of one, an earlier notice could no longer be read page by page.
 */
export class NameWhoApproved1764000028000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE confirmation_extensions ADD COLUMN approved_by text NOT NULL DEFAULT ''`);
    await runner.query(`UPDATE papers SET subject = id::text WHERE kind IN ('courtNotice', 'ruling') AND subject = ''`);
  }

  async down(runner: QueryRunner): Promise<void> {
    // The papers keep their own subjects: earlier code reads them by id alone.
    await runner.query(`ALTER TABLE confirmation_extensions DROP COLUMN approved_by`);
  }
}
