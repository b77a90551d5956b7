import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A paper keeps, encrypted, what its English side is made from: who reads English asks for it when they need it, years later too. */
export class KeepWhatTranslationsAreMadeFrom1764000034000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE papers ADD COLUMN english_from text`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE papers DROP COLUMN english_from`);
  }
}
