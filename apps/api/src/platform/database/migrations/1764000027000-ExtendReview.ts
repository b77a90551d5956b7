import type { MigrationInterface, QueryRunner } from 'typeorm';

/** More days for the court's review, each with who approved it, when and why (SFQR 5, CPL 187). */
export class ExtendReview1764000027000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE confirmation_extensions (
        id uuid NOT NULL,
        application_id uuid NOT NULL,
        clock text NOT NULL,
        days integer NOT NULL,
        reason text NOT NULL,
        approved_on date NOT NULL,
        recorded_by uuid,
        recorded_at timestamptz NOT NULL,
        CONSTRAINT confirmation_extensions_pk PRIMARY KEY (id),
        CONSTRAINT confirmation_extensions_application_fk FOREIGN KEY (application_id) REFERENCES confirmation_applications (id) ON DELETE RESTRICT,
        CONSTRAINT confirmation_extensions_clock_ck CHECK (clock IN ('courtDecides', 'courtOuterLimit')),
        CONSTRAINT confirmation_extensions_days_ck CHECK (days > 0),
        CONSTRAINT confirmation_extensions_reason_ck CHECK (reason <> '')
      );
      CREATE INDEX confirmation_extensions_application_ix ON confirmation_extensions (application_id);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE confirmation_extensions`);
  }
}
