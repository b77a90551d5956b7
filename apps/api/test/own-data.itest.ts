import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { FileStore } from '../src/platform/storage/file-store.js';
import { agreedCase, settleVillage, type Village } from './setup/agreed-case.js';
import { startTestApi, type TestApi } from './setup/test-api.js';

describe('a person’s own data', () => {
  let api: TestApi;
  let village: Village;
  beforeAll(async () => {
    api = await startTestApi();
    village = await settleVillage(api);
  });
  afterAll(() => api.close());

  it('can be taken along as one file: account, log-ins, and each case as this person sees it, nobody else’s', async () => {
    const caseId = await agreedCase(village);
    const answer = await api.send('GET', '/api/own-data/copy', { as: village.applicant });
    expect(answer.headers['content-disposition']).toBe('attachment; filename="jiefen-my-data.json"');
    const copy = answer.body as unknown as { account: { phone: string }; logIns: unknown[]; cases: { id: string }[] };
    expect(copy.account.phone).toBe('13800000031');
    expect(copy.logIns.length).toBeGreaterThan(0);
    expect(copy.cases.map(({ id }) => id)).toContain(caseId);
    const stranger = (await api.send('GET', '/api/own-data/copy', { as: await api.resident('13800000063') })).body as unknown as { cases: unknown[] };
    expect(stranger.cases).toEqual([]);
  });

  it('a request is answered once, within thirty days, by an administrator, and the person hears of it', async () => {
    const person = await api.resident('13800000064');
    const { id } = (await api.send('POST', '/api/own-data/requests', { as: person, body: { kind: 'correct', text: '我的名字写错了' } })).body as unknown as { id: string };
    const administrator = await api.staff('administrator', village.committee, '管理员');
    const listed = (await api.send('GET', '/api/data-requests', { as: administrator })).body as unknown as { id: string; dueOn: string; text: string }[];
    expect(listed.find((one) => one.id === id)).toMatchObject({ dueOn: '2026-04-09', text: '我的名字写错了', phoneMasked: '138****0064' });
    const answers = await Promise.all([1, 2].map(() => api.send('POST', `/api/data-requests/${id}/answer`, { as: administrator, body: { done: true, answer: '改好了' } })));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect((await api.send('GET', '/api/own-data', { as: person })).body).toMatchObject({ requests: [{ id, answer: { done: true, text: '改好了' } }] });
    expect(await api.lastMessage('13800000064', '/my/data')).toContain('答复');
    // What was asked is not readable in the database.
    const [row] = await api.sql<{ text_cipher: string }>(`SELECT text_cipher FROM data_requests WHERE id = $1`, [id]);
    expect(row?.text_cipher).not.toContain('名字');
  });

  it('an account with an open case is not closed; one without goes at once with its draft, its loose photos and its phone', async () => {
    await agreedCase(village);
    expect((await api.send('POST', '/api/own-data/close', { as: village.applicant, body: {} })).body).toMatchObject({ code: 'own-data.open-case', params: { n: expect.any(Number) } });

    const person = await api.resident('13800000065', '李四');
    await api.send('PUT', '/api/intake/draft', { as: person, body: { content: { what: '草稿' } } });
    const files = api.app.get(FileStore);
    const key = `exhibits/${person.accountId}/${randomUUID()}`;
    await files.put(key, new Uint8Array([1]));
    await api.sql(`INSERT INTO exhibits (id, owner_account_id, kind, name, mime, size, sha256, sm3, storage_key, created_at) VALUES ($1, $2, 'photo', 'a', 'image/jpeg', 1, '', '', $3, $4)`, [randomUUID(), person.accountId, key, api.clock.now()]);
    expect((await api.send('POST', '/api/own-data/close', { as: person, body: {} })).body).toEqual({ done: true });
    expect((await api.send('GET', '/api/cases/mine', { as: person })).status).toBe(401);
    expect(await files.exists(key)).toBe(false);
    const [row] = await api.sql(`SELECT name, phone_cipher, phone_index, phone_masked, closed_at IS NOT NULL AS closed FROM accounts WHERE id = $1`, [person.accountId]);
    expect(row).toEqual({ name: '', phone_cipher: null, phone_index: null, phone_masked: null, closed: true });
    expect(await api.sql(`SELECT 1 FROM filing_drafts WHERE account_id = $1`, [person.accountId])).toEqual([]);
    // The same phone may begin anew.
    expect((await api.resident('13800000065')).accountId).not.toBe(person.accountId);
  });

  it('asks for patience after ten open requests', async () => {
    const person = await api.resident('13800000066');
    const ask = (): Promise<{ status: number }> => api.send('POST', '/api/own-data/requests', { as: person, body: { kind: 'explain', text: '怎么用的' } });
    const answers = await Promise.all(Array.from({ length: 12 }, ask));
    expect(answers.filter(({ status }) => status === 409)).toHaveLength(2);
  });
});
