import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Scans of agreements signed with a pen, and the second person who compared each with the frozen text (ESL 3). */
export class CompareSignedPaper1764000014000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE agreement_scans (
        id uuid NOT NULL,
        agreement_id uuid NOT NULL,
        paper_id uuid NOT NULL,
        uploaded_by uuid NOT NULL,
        uploaded_at timestamptz NOT NULL,
        compared_by uuid,
        compared_at timestamptz,
        same boolean,
        note text NOT NULL DEFAULT '',
        CONSTRAINT agreement_scans_pk PRIMARY KEY (id),
        CONSTRAINT agreement_scans_agreement_fk FOREIGN KEY (agreement_id) REFERENCES agreements (id) ON DELETE RESTRICT,
        CONSTRAINT agreement_scans_paper_fk FOREIGN KEY (paper_id) REFERENCES papers (id) ON DELETE RESTRICT,
        CONSTRAINT agreement_scans_compared_ck CHECK ((compared_by IS NULL) = (compared_at IS NULL) AND (compared_by IS NULL) = (same IS NULL)),
        CONSTRAINT agreement_scans_second_person_ck CHECK (compared_by <> uploaded_by)
      );
      -- One scan waits at a time: the next is uploaded when the last was compared.
      CREATE UNIQUE INDEX agreement_scans_one_open_uq ON agreement_scans (agreement_id) WHERE compared_by IS NULL;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE agreement_scans`);
  }
}
