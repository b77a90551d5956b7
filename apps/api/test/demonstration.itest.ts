import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { FirstAdministratorSetup } from '../src/identity/first-administrator.js';
import { codeOfStep, stepAt } from '../src/identity/totp.js';
import { SeedDemonstration } from '../src/demonstration/seed-demonstration.js';
import { startTestApi, type TestApi } from './setup/test-api.js';

interface Listed {
  accounts: { role: string; email: string; password: string; totpUri: string; code: string; main: boolean }[];
  residents: { name: string; phone: string }[];
  codes: { code: string; place: string; kind: string | null; withdrawn: boolean }[];
}

describe('the demonstration', () => {
  let api: TestApi;
  const file = join(mkdtempSync(join(tmpdir(), 'jiefen-demo-')), 'demonstration.json');
  const count = async (what: string): Promise<number> => Number((await api.sql<{ n: string }>(`SELECT count(*) AS n FROM ${what}`))[0]?.n);

  beforeAll(async () => {
    api = await startTestApi({ env: { DEMONSTRATION_FILE: file } });
    await api.app.get(SeedDemonstration).run();
  }, 60_000);
  afterAll(() => api.close());

  it('fills an empty database with one county: bodies, sixty experts in eight fields and more, twenty codes', async () => {
    expect(await count(`organizations WHERE level = 'township'`)).toBe(3);
    expect(await count(`organizations WHERE level = 'village'`)).toBe(12);
    expect(await count(`organizations WHERE kind = 'department'`)).toBe(5);
    expect(await count(`organizations WHERE kind = 'court'`)).toBe(2);
    expect(await count('experts')).toBe(60);
    expect(await count(`experts WHERE hours_per_week > 0 AND cardinality(languages) > 0`)).toBe(60);
    expect(await count('(SELECT DISTINCT specialty FROM expert_specialties) s')).toBeGreaterThanOrEqual(8);
    expect(await count('resolution_codes')).toBe(20);
    expect(await count('resolution_codes WHERE withdrawn_at IS NOT NULL')).toBe(1);
  });

  it('changes nothing when it runs again', async () => {
    const before = [await count('accounts'), await count('cases'), await count('audit_entries')];
    await api.app.get(SeedDemonstration).run();
    expect([await count('accounts'), await count('cases'), await count('audit_entries')]).toEqual(before);
  });

  it('writes the list of accounts for the start script, one of every role, and leaves withdrawn codes out', () => {
    const listed = JSON.parse(readFileSync(file, 'utf8')) as Listed;
    for (const role of ['administrator', 'clerk', 'dispatcher', 'mediator', 'official', 'supervisor', 'judge', 'gridWorker']) expect(listed.accounts.map((account) => account.role)).toContain(role);
    expect(listed.codes[0]).toEqual({ code: 'LT7K-2M9Q', place: '柳塘镇政府一楼大厅', kind: null });
    expect(listed.codes).toHaveLength(19);
    expect(listed.residents[0]).toEqual({ name: '王芸', phone: '13800000001' });
  });

  it('lets every listed account in with the code of now, also twice within the same half minute', async () => {
    for (const round of [1, 2]) {
      const { accounts } = (await api.send('GET', '/api/demonstration/accounts')).body as unknown as Listed;
      expect(accounts.filter((account) => account.main).length).toBeGreaterThanOrEqual(12);
      const account = accounts.find((one) => one.role === 'judge');
      const answer = await api.send('POST', '/api/auth/staff', { body: { email: account?.email, password: account?.password, totp: account?.code } });
      expect([round, answer.status]).toEqual([round, 200]);
    }
  });

  it('brings its sample cases in through the real use cases: with receipt number, timeline and clock', async () => {
    expect(await count(`cases WHERE state = 'filed'`)).toBeGreaterThanOrEqual(1);
    for (const state of ['accepted', 'mediatorAsked', 'otherSideInvited']) expect([state, await count(`cases WHERE state = '${state}'`)]).toEqual([state, 1]);
    expect(await count(`cases WHERE ended_at IS NOT NULL`)).toBe(1);
    expect(await count(`cases c WHERE c.ended_at IS NULL AND (NOT EXISTS (SELECT 1 FROM case_timeline t WHERE t.case_id = c.id) OR NOT EXISTS (SELECT 1 FROM case_deadlines d WHERE d.case_id = c.id))`)).toBe(0);
  });
});

describe('an installation in production', () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await startTestApi({ env: { JIEFEN_MODE: 'production', PUBLIC_URL: 'https://jiefen.example', SMS_URL: 'https://sms.example.org/messages', JIEFEN_SECRET: 'Qm7vX2pL9sK4wZ8tR3nB6yH1cF5gD0aE' } });
  });
  afterAll(() => api.close());

  it('can never be filled with the demonstration, and has no demonstration accounts and no outbox', async () => {
    await expect(api.app.get(SeedDemonstration).run()).rejects.toThrow('demonstration only');
    expect((await api.send('GET', '/api/demonstration/accounts')).status).toBe(404);
    expect((await api.send('GET', '/api/demonstration/outbox')).status).toBe(404);
    expect(await api.sql(`SELECT 1 FROM organizations`)).toHaveLength(0);
    expect(await api.sql(`SELECT 1 FROM accounts`)).toHaveLength(0);
  });

  it('begins with one administrator, by a token that is good until the first log-in, and an empty tree that is theirs', async () => {
    expect((await api.send('GET', '/api/auth/setup')).body).toEqual({ needed: true, demonstration: false });
    const token = String(await api.app.get(FirstAdministratorSetup).offerToken());
    const wish = { token, name: '魏青', email: 'wei@example.org', password: 'correct horse battery' };
    const lost = (await api.send('POST', '/api/auth/setup', { body: { ...wish, email: 'mistyped@example.org' } })).body as unknown as { totpSecret: string };
    // The page was closed before the secret was in the authenticator: nobody could ever come in.
    expect((await api.send('GET', '/api/auth/setup')).body).toMatchObject({ needed: true });
    const answer = await api.send('POST', '/api/auth/setup', { body: wish });
    expect(answer.body).toMatchObject({ totpUri: expect.stringContaining('otpauth://totp/'), totpQr: expect.stringContaining('<svg') });
    const { totpSecret } = answer.body as unknown as { totpSecret: string };
    expect(totpSecret).not.toBe(lost.totpSecret);
    const login = await api.send('POST', '/api/auth/staff', { body: { email: wish.email, password: wish.password, totp: codeOfStep(totpSecret, stepAt(api.clock.now())) } });
    expect(login.body).toMatchObject({ person: { roles: ['administrator'] } });
    expect((await api.send('POST', '/api/auth/setup', { body: { ...wish, email: 'other@example.org' } })).body).toMatchObject({ code: 'setup.token-not-valid' });
    expect((await api.send('GET', '/api/auth/setup')).body).toMatchObject({ needed: false });
    const cookie = String(login.headers['set-cookie']).split(';')[0] ?? '';
    const bodies = await api.send('GET', '/api/admin/bodies', { headers: { cookie } });
    expect(bodies.body).toMatchObject([{ path: 'root.', members: 1, codes: 0 }]);
    expect(await api.app.get(FirstAdministratorSetup).offerToken()).toBeUndefined();
  });
});
