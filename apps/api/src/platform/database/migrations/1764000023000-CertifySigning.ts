import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The certificate of signing that belongs to an agreement in effect: one, and none twice. */
export class CertifySigning1764000023000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE agreements ADD COLUMN certificate_paper_id uuid;
      ALTER TABLE agreements ADD CONSTRAINT agreements_certificate_paper_fk FOREIGN KEY (certificate_paper_id) REFERENCES papers (id) ON DELETE RESTRICT;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE agreements DROP COLUMN certificate_paper_id`);
  }
}
