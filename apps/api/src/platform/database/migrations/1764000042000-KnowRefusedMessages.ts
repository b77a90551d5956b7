import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A message that the provider will never deliver is told to whoever handles the case, and not tried for ever. */
export class KnowRefusedMessages1764000042000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE messages
        ADD COLUMN refused_at timestamptz,
        ADD COLUMN refused_because text,
        ADD CONSTRAINT messages_refused_ck CHECK ((refused_at IS NULL) = (refused_because IS NULL) AND NOT (refused_at IS NOT NULL AND delivered_at IS NOT NULL));
      CREATE INDEX messages_waiting_ix ON messages (created_at) WHERE delivered_at IS NULL AND refused_at IS NULL;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX messages_waiting_ix;
      ALTER TABLE messages DROP CONSTRAINT messages_refused_ck, DROP COLUMN refused_because, DROP COLUMN refused_at;
    `);
  }
}
