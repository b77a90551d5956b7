import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CASE_HAPPENED } from '../src/cases/case-events.js';
import { Audit } from '../src/audit/audit.js';
import { Transactions } from '../src/platform/database/transactions.js';
import { Jobs } from '../src/platform/jobs/jobs.js';
import { startTestApi, type TestApi, type TestPerson } from './setup/test-api.js';

describe('many filings at the same moment', () => {
  let api: TestApi;
  let residents: TestPerson[];

  beforeAll(async () => {
    api = await startTestApi();
    const committee = await api.body({ path: 'city.county.rush.' });
    await api.sql(`INSERT INTO resolution_codes (code, organization_id, place, place_en, kind, created_at) VALUES ('RUSH-2222', $1, '柳塘镇', 'Liutang', null, now())`, [committee.id]);
    residents = await Promise.all(Array.from({ length: 6 }, (_, n) => api.resident(`1380000010${n}`, `居民${n}`)));
  });
  afterAll(() => api.close());

  const send = (as: TestPerson | undefined, key: string = randomUUID(), more: Record<string, unknown> = {}): ReturnType<TestApi['send']> =>
    api.send('POST', '/api/intake/filings', {
      ...(as ? { as } : {}),
      headers: { 'idempotency-key': key },
      body: { code: 'RUSH2222', kind: 'wages', whatHappened: '工资没有付。', otherSide: { kind: 'person', name: '陈某' }, wish: '付清工资。', applicant: { name: '王芸' }, privacyConsent: true, shareConsent: true, ...more },
    });
  const upload = async (owner: TestPerson): Promise<string> => {
    const id = randomUUID();
    await api.sql(`INSERT INTO exhibits (id, owner_account_id, kind, name, mime, size, sha256, sm3, storage_key, created_at) VALUES ($1, $2, 'file', 'a.pdf', 'application/pdf', 1, '', '', $3, now())`, [id, owner.accountId, id]);
    return id;
  };
  const count = async (text: string, values: unknown[]): Promise<number> => Number((await api.sql<{ count: string }>(text, values))[0]?.count);

  it('become as many cases, each whole: parties, clocks, timeline, jobs and an unbroken audit chain', async () => {
    const answers = await Promise.all(residents.map((one) => send(one)));
    expect(answers.map((answer) => answer.status)).toEqual(residents.map(() => 201));
    const ids = answers.map((answer) => (answer.body as unknown as { caseId: string }).caseId);
    expect(new Set(ids).size).toBe(residents.length);
    for (const id of ids) {
      expect(await count(`SELECT count(*) FROM case_parties WHERE case_id = $1`, [id])).toBe(2);
      expect(await count(`SELECT count(*) FROM case_deadlines WHERE case_id = $1`, [id])).toBe(2);
      expect(await count(`SELECT count(*) FROM case_timeline WHERE case_id = $1 AND kind = 'filed'`, [id])).toBe(1);
      expect(await count(`SELECT count(*) FROM pgboss.job WHERE data ->> 'caseId' = $1 AND name = 'case.happened'`, [id])).toBe(1);
      expect(await api.app.get(Audit).breaks(api.app.get(Transactions).reader, id)).toEqual([]);
    }
  });

  it('do not harm one another: whose file is missing is refused and keeps everything, the others are cases', async () => {
    const [owner, other, ...rest] = residents as [TestPerson, TestPerson, ...TestPerson[]];
    const own = await upload(owner);
    const answers = await Promise.all([send(owner, randomUUID(), { fileIds: [own, await upload(other)] }), ...rest.map((one) => send(one))]);
    expect(answers[0]?.body).toMatchObject({ code: 'files.missing' });
    expect(answers.slice(1).every((answer) => answer.status === 201)).toBe(true);
    expect(await count(`SELECT count(*) FROM exhibits WHERE id = $1 AND case_id IS NULL`, [own])).toBe(1);
    expect((await send(owner, randomUUID(), { fileIds: [own] })).status).toBe(201);
    expect(await count(`SELECT count(*) FROM exhibits WHERE id = $1 AND case_id IS NOT NULL AND shared`, [own])).toBe(1);
    expect((await send(owner, randomUUID(), { fileIds: [own] })).body).toMatchObject({ code: 'files.missing' });
  });

  it('with the same key from the same person stay one case, also in a rush', async () => {
    const key = randomUUID();
    const answers = await Promise.all([...residents.map((one) => send(one)), send(residents[0], key), send(residents[0], key), send(residents[0], key)]);
    expect(answers.every((answer) => answer.status === 201)).toBe(true);
    const same = answers.slice(-3).map((answer) => (answer.body as unknown as { caseId: string }).caseId);
    expect(new Set(same).size).toBe(1);
  });

  it('send their jobs as pg-boss itself would: same settings of the queue, column by column', async () => {
    const { caseId } = (await send(residents[0])).body as unknown as { caseId: string };
    const sent = randomUUID();
    await api.app.get(Transactions).run((tx) => api.app.get(Jobs).send(tx, CASE_HAPPENED, { caseId: sent, timelineId: '0', kind: 'nothing' }));
    const settings = `SELECT policy, dead_letter, priority, retry_limit, retry_delay, retry_backoff, retry_delay_max, expire_seconds, deletion_seconds, heartbeat_seconds, singleton_key, blocked, blocking,
                             pending_dependencies, round(extract(epoch FROM keep_until - start_after)) AS kept, start_after <= created_on AS at_once
                        FROM pgboss.job WHERE name = 'case.happened' AND data ->> 'caseId' = $1`;
    expect(await api.sql(settings, [caseId])).toEqual(await api.sql(settings, [sent]));
  });
});
