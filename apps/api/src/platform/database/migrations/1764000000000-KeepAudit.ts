import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The audit trail: append-only, and chained by hash within one chain (a case, or an area of the system), so that a
 * removed or changed row is found. PostgreSQL computes number and hash: no caller can forget or forge them.
 */
export class KeepAudit1764000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE audit_entries (
        id bigint GENERATED ALWAYS AS IDENTITY,
        chain text NOT NULL,
        position integer NOT NULL,
        at timestamptz NOT NULL,
        action text NOT NULL,
        actor_account_id uuid,
        actor_kind text NOT NULL,
        on_behalf_of uuid,
        case_id uuid,
        subject text,
        address text,
        data jsonb NOT NULL DEFAULT '{}',
        previous_hash bytea,
        hash bytea NOT NULL,
        CONSTRAINT audit_entries_pk PRIMARY KEY (id),
        CONSTRAINT audit_entries_chain_position_uq UNIQUE (chain, position),
        CONSTRAINT audit_entries_actor_kind_ck CHECK (actor_kind IN ('resident', 'staff', 'guest', 'portal', 'nobody'))
      );
      CREATE INDEX audit_entries_case_ix ON audit_entries (case_id, id);

      CREATE FUNCTION audit_entries_chain() RETURNS trigger LANGUAGE plpgsql AS $$
      DECLARE last record;
      BEGIN
        PERFORM pg_advisory_xact_lock(hashtextextended(NEW.chain, 7));
        SELECT position, hash INTO last FROM audit_entries WHERE chain = NEW.chain ORDER BY position DESC LIMIT 1;
        NEW.position := coalesce(last.position, 0) + 1;
        NEW.previous_hash := last.hash;
        NEW.hash := sha256(coalesce(last.hash, ''::bytea) || convert_to(concat_ws('|', NEW.chain, NEW.position, extract(epoch FROM NEW.at),
          NEW.action, NEW.actor_account_id, NEW.actor_kind, NEW.on_behalf_of, NEW.case_id, NEW.subject, NEW.address, NEW.data::text), 'UTF8'));
        RETURN NEW;
      END $$;
      CREATE TRIGGER audit_entries_chain BEFORE INSERT ON audit_entries FOR EACH ROW EXECUTE FUNCTION audit_entries_chain();

      CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
      END $$;
      CREATE TRIGGER audit_entries_append_only BEFORE UPDATE OR DELETE ON audit_entries FOR EACH ROW EXECUTE FUNCTION refuse_change();
      CREATE TRIGGER audit_entries_no_truncate BEFORE TRUNCATE ON audit_entries FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE audit_entries; DROP FUNCTION audit_entries_chain(); DROP FUNCTION refuse_change();`);
  }
}
