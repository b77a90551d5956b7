import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What each party says about the matter in its own words. Every wording stays: the other side may have read it. */
export class HearBothSides1764000024000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE own_views (
        party_id uuid NOT NULL,
        version integer NOT NULL,
        case_id uuid NOT NULL,
        words text NOT NULL,
        wish text NOT NULL DEFAULT '',
        told_by uuid NOT NULL,
        told_at timestamptz NOT NULL,
        CONSTRAINT own_views_pk PRIMARY KEY (party_id, version),
        CONSTRAINT own_views_party_fk FOREIGN KEY (party_id) REFERENCES case_parties (id) ON DELETE RESTRICT,
        CONSTRAINT own_views_case_fk FOREIGN KEY (case_id) REFERENCES cases (id) ON DELETE RESTRICT,
        CONSTRAINT own_views_told_by_fk FOREIGN KEY (told_by) REFERENCES accounts (id) ON DELETE RESTRICT,
        CONSTRAINT own_views_version_ck CHECK (version >= 1)
      );
      CREATE INDEX own_views_case_ix ON own_views (case_id);
      CREATE TRIGGER own_views_append_only BEFORE UPDATE OR DELETE ON own_views FOR EACH ROW EXECUTE FUNCTION refuse_change();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE own_views;`);
  }
}
