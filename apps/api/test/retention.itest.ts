import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { EndRetention } from '../src/retention/end-retention.js';
import { FileStore } from '../src/platform/storage/file-store.js';
import { startTestApi, type TestApi } from './setup/test-api.js';

describe('what is kept ends', () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await startTestApi();
  });
  afterAll(() => api.close());

  it('removes drafts, loose uploads with their files, codes and old log-ins; keeps what is of a case', async () => {
    const person = await api.resident('13800000061');
    const files = api.app.get(FileStore);
    const key = `exhibits/${person.accountId}/${randomUUID()}`;
    await files.put(key, new Uint8Array([1, 2, 3]));
    const old = new Date(api.clock.now().getTime() - 200 * 86_400_000);
    await api.sql(`INSERT INTO exhibits (id, owner_account_id, kind, name, mime, size, sha256, sm3, storage_key, created_at) VALUES ($1, $2, 'photo', 'a', 'image/jpeg', 3, '', '', $3, $4)`, [randomUUID(), person.accountId, key, old]);
    await api.sql(`INSERT INTO filing_drafts (account_id, content_cipher, saved_at) VALUES ($1, 'x', $2)`, [person.accountId, old]);
    await api.sql(`INSERT INTO one_time_codes (id, phone_index, purpose, code_hash, created_at, expires_at) VALUES ($1, 'i', 'login', 'h', $2, $2)`, [randomUUID(), old]);
    await api.app.get(EndRetention).run();
    expect(await api.sql(`SELECT 1 FROM exhibits UNION ALL SELECT 1 FROM filing_drafts UNION ALL SELECT 1 FROM one_time_codes`)).toEqual([]);
    expect(await files.exists(key)).toBe(false);
    // The log-in of today is still there.
    expect((await api.send('GET', '/api/cases/mine', { as: person })).status).toBe(200);
  });
});
