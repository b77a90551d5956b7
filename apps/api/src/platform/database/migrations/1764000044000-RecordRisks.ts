import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a mediator sees coming, and whom it was reported to (RMTJ 25). Neither is ever changed: it must be told later what was known when. */
export class RecordRisks1764000044000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE case_risks (
        id uuid NOT NULL,
        case_id uuid NOT NULL,
        kind text NOT NULL,
        words_cipher text NOT NULL,
        recorded_by uuid NOT NULL,
        recorded_at timestamptz NOT NULL,
        CONSTRAINT case_risks_pk PRIMARY KEY (id),
        CONSTRAINT case_risks_case_fk FOREIGN KEY (case_id) REFERENCES cases (id) ON DELETE RESTRICT,
        CONSTRAINT case_risks_recorded_by_fk FOREIGN KEY (recorded_by) REFERENCES accounts (id) ON DELETE RESTRICT,
        CONSTRAINT case_risks_kind_ck CHECK (kind IN ('escalation', 'publicOrder', 'crime'))
      );
      CREATE INDEX case_risks_case_ix ON case_risks (case_id, recorded_at DESC);
      CREATE INDEX case_risks_recorded_by_ix ON case_risks (recorded_by);

      CREATE TABLE case_risk_reports (
        risk_id uuid NOT NULL,
        reported_to text NOT NULL,
        name_cipher text NOT NULL,
        reported_at timestamptz NOT NULL,
        reported_by uuid NOT NULL,
        recorded_at timestamptz NOT NULL,
        CONSTRAINT case_risk_reports_pk PRIMARY KEY (risk_id),
        CONSTRAINT case_risk_reports_risk_fk FOREIGN KEY (risk_id) REFERENCES case_risks (id) ON DELETE RESTRICT,
        CONSTRAINT case_risk_reports_reported_by_fk FOREIGN KEY (reported_by) REFERENCES accounts (id) ON DELETE RESTRICT,
        CONSTRAINT case_risk_reports_to_ck CHECK (reported_to IN ('call110', 'policeStation', 'womensFederation', 'department', 'other')),
        CONSTRAINT case_risk_reports_time_ck CHECK (reported_at <= recorded_at)
      );
      CREATE INDEX case_risk_reports_reported_by_ix ON case_risk_reports (reported_by);

      CREATE TRIGGER case_risks_append_only BEFORE UPDATE OR DELETE ON case_risks FOR EACH ROW EXECUTE FUNCTION refuse_change();
      CREATE TRIGGER case_risk_reports_append_only BEFORE UPDATE OR DELETE ON case_risk_reports FOR EACH ROW EXECUTE FUNCTION refuse_change();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE case_risk_reports; DROP TABLE case_risks;`);
  }
}
