import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Applications that lie with a court's own system: when they were handed over, and every message that came back, once. */
export class KeepCourtMessages1764000026000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- The register an application was filed with stays with it: a later change of settings moves nothing.
      ALTER TABLE confirmation_applications
        ADD COLUMN register text NOT NULL DEFAULT 'local',
        ADD COLUMN handed_at timestamptz,
        ADD COLUMN withdrawal_handed_at timestamptz,
        ADD COLUMN delivered_at timestamptz,
        ADD COLUMN register_problem text,
        ADD COLUMN register_problem_since timestamptz,
        ADD CONSTRAINT confirmation_applications_register_problem_ck CHECK ((register_problem IS NULL) = (register_problem_since IS NULL));
      UPDATE confirmation_applications SET handed_at = filed_at WHERE register_reference IS NOT NULL;
      UPDATE confirmation_applications SET delivered_at = decided_at WHERE decided_at IS NOT NULL;

      -- A court's own system names no account of the portal.
      ALTER TABLE confirmation_supplements
        ALTER COLUMN asked_by DROP NOT NULL,
        ADD COLUMN court_event_id text,
        ADD COLUMN handed_at timestamptz;

      CREATE TABLE court_events (
        application_id uuid NOT NULL,
        event_id text NOT NULL,
        kind text NOT NULL,
        happened_at timestamptz NOT NULL,
        heard_at timestamptz NOT NULL,
        content_sha256 text NOT NULL,
        state text NOT NULL,
        problem text,
        CONSTRAINT court_events_pk PRIMARY KEY (application_id, event_id),
        CONSTRAINT court_events_application_fk FOREIGN KEY (application_id) REFERENCES confirmation_applications (id) ON DELETE RESTRICT,
        CONSTRAINT court_events_state_ck CHECK (state IN ('taken', 'passedOver', 'waiting')),
        CONSTRAINT court_events_problem_ck CHECK (state <> 'taken' OR problem IS NULL)
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE court_events;
      ALTER TABLE confirmation_supplements DROP COLUMN court_event_id, DROP COLUMN handed_at;
      DELETE FROM confirmation_supplements WHERE asked_by IS NULL;
      ALTER TABLE confirmation_supplements ALTER COLUMN asked_by SET NOT NULL;
      ALTER TABLE confirmation_applications DROP COLUMN register, DROP COLUMN handed_at, DROP COLUMN withdrawal_handed_at, DROP COLUMN delivered_at, DROP COLUMN register_problem, DROP COLUMN register_problem_since;
    `);
  }
}
