import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Name and fields of an expert beside the rest of what a ranking reads: two hundred experts are ranked at once, and each
 * look into another table costs more than all that is done with what it finds. The database keeps both by itself.
 */
export class KeepWhatRankingReads1764000037000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE experts ADD COLUMN name text NOT NULL DEFAULT '', ADD COLUMN fields text NOT NULL DEFAULT '';

      CREATE FUNCTION fields_of_expert(expert uuid) RETURNS text LANGUAGE sql STABLE AS $$
        SELECT coalesce(string_agg(CASE WHEN proven_at IS NULL THEN specialty ELSE specialty || '+' END, ',' ORDER BY specialty), '') FROM expert_specialties WHERE account_id = expert
      $$;
      UPDATE experts e SET name = a.name, fields = fields_of_expert(e.account_id) FROM accounts a WHERE a.id = e.account_id;

      CREATE FUNCTION experts_name() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        SELECT name INTO STRICT NEW.name FROM accounts WHERE id = NEW.account_id;
        RETURN NEW;
      END $$;
      CREATE TRIGGER experts_name BEFORE INSERT ON experts FOR EACH ROW EXECUTE FUNCTION experts_name();

      CREATE FUNCTION accounts_name_of_expert() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        UPDATE experts SET name = NEW.name WHERE account_id = NEW.id;
        RETURN NULL;
      END $$;
      CREATE TRIGGER accounts_name_of_expert AFTER UPDATE OF name ON accounts FOR EACH ROW WHEN (OLD.name IS DISTINCT FROM NEW.name) EXECUTE FUNCTION accounts_name_of_expert();

      CREATE FUNCTION expert_specialties_fields() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF TG_OP <> 'INSERT' THEN UPDATE experts SET fields = fields_of_expert(OLD.account_id) WHERE account_id = OLD.account_id; END IF;
        IF TG_OP <> 'DELETE' THEN UPDATE experts SET fields = fields_of_expert(NEW.account_id) WHERE account_id = NEW.account_id; END IF;
        RETURN NULL;
      END $$;
      CREATE TRIGGER expert_specialties_fields AFTER INSERT OR UPDATE OR DELETE ON expert_specialties FOR EACH ROW EXECUTE FUNCTION expert_specialties_fields();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TRIGGER expert_specialties_fields ON expert_specialties;
      DROP TRIGGER accounts_name_of_expert ON accounts;
      DROP TRIGGER experts_name ON experts;
      DROP FUNCTION expert_specialties_fields();
      DROP FUNCTION accounts_name_of_expert();
      DROP FUNCTION experts_name();
      DROP FUNCTION fields_of_expert(uuid);
      ALTER TABLE experts DROP COLUMN name, DROP COLUMN fields;
    `);
  }
}
