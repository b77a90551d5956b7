import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Audit } from '../src/audit/audit.js';
import { MIGRATIONS } from '../src/platform/database/data-source.js';
import { startTestApi, type TestApi } from './setup/test-api.js';

describe('the database keeps what it can keep', () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await startTestApi();
  });
  afterAll(() => api.close());

  it('entities and tables agree, column by column', async () => {
    const columns = await api.sql<{ table_name: string; column_name: string; data_type: string; is_nullable: string }>(
      `SELECT table_name, column_name, CASE data_type WHEN 'timestamp with time zone' THEN 'timestamptz' WHEN 'ARRAY' THEN 'array' ELSE data_type END AS data_type, is_nullable FROM information_schema.columns WHERE table_schema = 'public'`,
    );
    const differences: string[] = [];
    for (const entity of api.source.entityMetadatas) {
      for (const column of entity.columns) {
        const found = columns.find((one) => one.table_name === entity.tableName && one.column_name === column.databaseName);
        const type = String(column.type);
        if (!found) differences.push(`${entity.tableName}.${column.databaseName} is not in the table`);
        else if (found.data_type !== type) differences.push(`${entity.tableName}.${column.databaseName} is ${found.data_type}, the entity says ${type}`);
        else if ((found.is_nullable === 'YES') !== column.isNullable) differences.push(`${entity.tableName}.${column.databaseName}: nullable differs`);
      }
    }
    expect(differences).toEqual([]);
  });

  it('audit entries cannot be changed, removed or emptied', async () => {
    await api.source.transaction((tx) => api.app.get(Audit).record(tx, { action: 'test.first', actor: 'portal' }));
    for (const sql of [`UPDATE audit_entries SET action = 'x'`, `DELETE FROM audit_entries`, `TRUNCATE audit_entries`]) await expect(api.sql(sql)).rejects.toThrow(/append-only/);
  });

  it('a row that was changed behind the portal’s back breaks the chain where it was changed', async () => {
    const audit = api.app.get(Audit);
    for (const action of ['chain.one', 'chain.two', 'chain.three']) await api.source.transaction((tx) => audit.record(tx, { action, actor: 'portal' }));
    expect(await audit.breaks(api.source.manager, 'area:chain')).toEqual([]);
    await api.sql(`ALTER TABLE audit_entries DISABLE TRIGGER audit_entries_append_only; UPDATE audit_entries SET action = 'chain.forged' WHERE chain = 'area:chain' AND position = 2; ALTER TABLE audit_entries ENABLE TRIGGER audit_entries_append_only`);
    expect(await audit.breaks(api.source.manager, 'area:chain')).toContain(2);
  });

  it('keeps the chain whole under many writers at once', async () => {
    const audit = api.app.get(Audit);
    await Promise.all(Array.from({ length: 24 }, (_, i) => api.source.transaction((tx) => audit.record(tx, { action: 'many.written', actor: 'portal', data: { i } }))));
    expect(await audit.breaks(api.source.manager, 'area:many')).toEqual([]);
  });

  it('an expert carries the own name and fields, whatever becomes of them elsewhere', async () => {
    const committee = await api.body({ path: 'city.county.carried.' });
    const { accountId } = await api.staff('mediator', committee);
    const carried = async (): Promise<unknown> => (await api.sql(`SELECT name, fields FROM experts WHERE account_id = $1`, [accountId]))[0];
    await api.sql(`INSERT INTO experts (account_id, organization_id, path) VALUES ($1, $2, 'city.county.carried.')`, [accountId, committee.id]);
    await api.sql(`UPDATE accounts SET name = '秦芳' WHERE id = $1`, [accountId]);
    await api.sql(`INSERT INTO expert_specialties (account_id, specialty, path, proven_at) VALUES ($1, 'traffic', 'city.county.carried.', NULL), ($1, 'labour', 'city.county.carried.', now())`, [accountId]);
    expect(await carried()).toEqual({ name: '秦芳', fields: 'labour+,traffic' });
    await api.sql(`UPDATE expert_specialties SET proven_at = now() WHERE account_id = $1 AND specialty = 'traffic'`, [accountId]);
    expect(await carried()).toMatchObject({ fields: 'labour+,traffic+' });
    await api.sql(`DELETE FROM expert_specialties WHERE account_id = $1`, [accountId]);
    expect(await carried()).toMatchObject({ fields: '' });
  });

  it('every migration can be taken back and done again', async () => {
    for (let i = 0; i < MIGRATIONS.length; i++) await api.source.undoLastMigration({ transaction: 'each' });
    const left = await api.sql<{ table_name: string }>(`SELECT table_name FROM information_schema.tables WHERE table_schema = 'public' AND table_name <> 'schema_migrations'`);
    expect(left).toEqual([]);
    await api.source.runMigrations({ transaction: 'each' });
  });

});
