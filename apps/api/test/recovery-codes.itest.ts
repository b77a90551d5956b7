import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { hash as hashPassword } from '@node-rs/argon2';
import { codeOfStep, newTotpSecret, stepAt } from '../src/identity/totp.js';
import { startTestApi, type TestApi, type TestAnswer, type TestBody, type TestPerson } from './setup/test-api.js';

const PASSWORD = 'a long enough one';
const EMAIL = 'zhou@example.org';

describe('when the phone with the authenticator is lost', () => {
  let api: TestApi;
  let town: TestBody;
  let zhou: TestPerson;
  let secret: string;

  beforeAll(async () => {
    api = await startTestApi();
    town = await api.body({ path: 'qh.liutang.' });
    zhou = await api.staff('mediator', town, '周敏和');
    secret = newTotpSecret();
    await api.sql(`UPDATE accounts SET email = $2, password_hash = $3, totp_cipher = $4 WHERE id = $1`, [zhou.accountId, EMAIL, await hashPassword(PASSWORD), api.cipher.encrypt(secret, 'account.totp')]);
  });
  afterAll(() => api.close());

  /** The next code of the authenticator: each is good once. */
  const totp = (): string => {
    api.clock.forward(30_000);
    return codeOfStep(secret, stepAt(api.clock.now()));
  };
  const logIn = (recoveryCode: string): Promise<TestAnswer> => api.send('POST', '/api/auth/staff', { body: { email: EMAIL, password: PASSWORD, recoveryCode } });
  const make = async (): Promise<string[]> => ((await api.send('POST', '/api/auth/recovery-codes', { as: zhou, body: { current: PASSWORD, totp: totp() } })).body as unknown as { codes: string[] }).codes;

  it('a person may have ten codes on paper, asked for with password and authenticator, shown once', async () => {
    expect((await api.send('GET', '/api/auth/recovery-codes', { as: zhou })).body).toEqual({ left: 0, madeAt: null });
    expect((await api.send('POST', '/api/auth/recovery-codes', { as: zhou, body: { current: 'not the right one', totp: totp() } })).body).toMatchObject({ fields: { current: 'password.wrong' } });
    expect((await api.send('POST', '/api/auth/recovery-codes', { as: zhou, body: { current: PASSWORD, totp: '000000' } })).body).toMatchObject({ fields: { totp: 'totp.wrong' } });
    const codes = await make();
    expect(new Set(codes).size).toBe(10);
    for (const code of codes) expect(code).toMatch(/^[2-9A-HJ-NP-Z]{5}-[2-9A-HJ-NP-Z]{5}$/);
    expect((await api.send('GET', '/api/auth/recovery-codes', { as: zhou })).body).toMatchObject({ left: 10 });
    const kept = JSON.stringify(await api.sql(`SELECT * FROM staff_recovery_codes`));
    for (const code of codes) expect(kept).not.toContain(code.replace('-', ''));
  });

  it('one of them lets in with the password, once, and the trail says so', async () => {
    const [code = ''] = await make();
    expect((await logIn(code.toLowerCase().replace('-', ' '))).body).toMatchObject({ person: { name: '周敏和' } });
    expect((await logIn(code)).body).toMatchObject({ code: 'login.wrong' });
    expect((await api.send('GET', '/api/auth/recovery-codes', { as: zhou })).body).toMatchObject({ left: 9 });
    expect(await api.sql(`SELECT 1 FROM audit_entries WHERE action = 'login.staff-recovery' AND subject = $1`, [zhou.accountId])).toHaveLength(1);
  });

  it('the same code sent twice at the same moment is one log-in', async () => {
    const [code = ''] = await make();
    const both = await Promise.all([logIn(code), logIn(code)]);
    expect(both.filter(({ status }) => status === 200)).toHaveLength(1);
  });

  it('new codes make the old ones worth nothing', async () => {
    const [old = ''] = await make();
    await make();
    expect((await logIn(old)).body).toMatchObject({ code: 'login.wrong' });
  });

  it('another person’s code is no way in', async () => {
    const [code = ''] = await make();
    const other = await api.staff('clerk', town, '别人');
    await api.sql(`UPDATE accounts SET email = 'other@example.org', password_hash = $2, totp_cipher = $3 WHERE id = $1`, [other.accountId, await hashPassword(PASSWORD), api.cipher.encrypt(newTotpSecret(), 'account.totp')]);
    expect((await api.send('POST', '/api/auth/staff', { body: { email: 'other@example.org', password: PASSWORD, recoveryCode: code } })).body).toMatchObject({ code: 'login.wrong' });
  });

  it('the person adds a new authenticator with password and a code; the old one works until that is done', async () => {
    const [code = '', next = ''] = await make();
    const renew = (recoveryCode: string): Promise<TestAnswer> => api.send('POST', '/api/auth/authenticator', { as: zhou, body: { current: PASSWORD, recoveryCode } });
    expect((await renew('ABCDE-FGHJK')).body).toMatchObject({ fields: { recoveryCode: 'recovery-code.wrong' } });
    const { link } = (await renew(code)).body as unknown as { link: string };
    expect((await api.send('POST', '/api/auth/staff', { body: { email: EMAIL, password: PASSWORD, totp: totp() } })).status).toBe(200);
    const token = link.split('#')[1] ?? '';
    const look = (await api.send('POST', '/api/auth/setup-link', { body: { token } })).body as unknown as { totpSecret: string };
    api.clock.forward(30_000);
    expect((await api.send('POST', '/api/auth/setup-link/finish', { body: { token, password: PASSWORD, totp: codeOfStep(look.totpSecret, stepAt(api.clock.now())) } })).status).toBe(200);
    expect((await api.send('POST', '/api/auth/staff', { body: { email: EMAIL, password: PASSWORD, totp: totp() } })).body).toMatchObject({ code: 'login.wrong' });
    secret = look.totpSecret;
    expect((await logIn(next)).status).toBe(200);
  });

  it('an administrator’s reset makes the paper worthless too', async () => {
    zhou = { ...zhou, cookie: String((await api.send('POST', '/api/auth/staff', { body: { email: EMAIL, password: PASSWORD, totp: totp() } })).headers['set-cookie']).split(';')[0] ?? '' };
    const [code = ''] = await make();
    const chief = await api.staff('administrator', town, '魏青');
    expect((await api.send('POST', `/api/admin/accounts/${zhou.accountId}/reset`, { as: chief })).status).toBe(200);
    expect((await logIn(code)).body).toMatchObject({ code: 'login.wrong' });
    expect(await api.sql(`SELECT 1 FROM staff_recovery_codes WHERE account_id = $1 AND used_at IS NULL AND replaced_at IS NULL`, [zhou.accountId])).toHaveLength(0);
    expect(await api.sql(`SELECT 1 FROM audit_entries WHERE action = 'staff.reset' AND subject = $1 AND actor_account_id = $2`, [zhou.accountId, chief.accountId])).toHaveLength(1);
  });
});

describe('a log-in that is about to end', () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await startTestApi();
  });
  afterAll(() => api.close());
  const left = async (as: TestPerson): Promise<number> => ((await api.send('GET', '/api/auth/me', { as })).body as unknown as { person: { sessionEndsInSeconds: number } }).person.sessionEndsInSeconds;

  it('says how long it still is, and goes on for an hour with one press of a member of staff', async () => {
    const clerk = await api.staff('clerk', await api.body({ path: 'qh.a.' }));
    expect(await left(clerk)).toBe(10 * 3600);
    api.clock.forward((10 * 60 - 4) * 60_000);
    expect(await left(clerk)).toBe(240);
    const answer = await api.send('POST', '/api/auth/extend', { as: clerk });
    expect(answer.body).toEqual({ sessionEndsInSeconds: 3600 });
    expect(String(answer.headers['set-cookie'])).toMatch(/HttpOnly/);
    expect(String(answer.headers['set-cookie'])).toContain(clerk.cookie);
  });

  it('can be put off at least ten times, but not for ever on one password', async () => {
    const clerk = await api.staff('clerk', await api.body({ path: 'qh.b.' }));
    api.clock.forward((10 * 60 - 1) * 60_000);
    let times = 0;
    for (; times < 30; times++) {
      const seconds = ((await api.send('POST', '/api/auth/extend', { as: clerk })).body as unknown as { sessionEndsInSeconds: number }).sessionEndsInSeconds;
      if (seconds < 3000) break;
      api.clock.forward(59 * 60_000);
    }
    expect(times).toBeGreaterThanOrEqual(10);
    expect(times).toBeLessThan(20);
  });

  it('lasts another thirty days on a resident’s phone', async () => {
    const resident = await api.resident('13800000077');
    api.clock.forward(29 * 24 * 3_600_000);
    expect((await api.send('POST', '/api/auth/extend', { as: resident })).body).toEqual({ sessionEndsInSeconds: 30 * 24 * 3600 });
  });

  it('cannot be brought back once it is over', async () => {
    const resident = await api.resident('13800000078');
    api.clock.forward(31 * 24 * 3_600_000);
    expect((await api.send('POST', '/api/auth/extend', { as: resident })).status).toBe(401);
  });

  it('never outlives a guest’s link', async () => {
    const body = await api.body({ path: 'qh.c.' });
    const mediator = await api.staff('mediator', body);
    const caseId = randomUUID();
    const linkId = randomUUID();
    await api.sql(`INSERT INTO cases (id, number, organization_id, organization_path, title, kind, regime, state, source, language, filed_at, state_since, version) VALUES ($1, 'X1', $2, 'qh.c.', 't', 'other', 'people', 'filed', 'application', 'zh', now(), now(), 1)`, [caseId, body.id]);
    await api.sql(`INSERT INTO guest_links (id, case_id, token_hash, role, name, item, created_by, created_at, expires_at) VALUES ($1, $2, $3, 'official', '马', '一件', $4, $5, $6)`, [linkId, caseId, randomUUID(), mediator.accountId, api.clock.now(), new Date(api.clock.now().getTime() + 5 * 3_600_000)]);
    const { LoginSessions } = await import('../src/identity/login-sessions.js');
    const { Transactions } = await import('../src/platform/database/transactions.js');
    const { token } = await api.app.get(Transactions).run((tx) => api.app.get(LoginSessions).open(tx, { guestLinkId: linkId }));
    const guest: TestPerson = { accountId: linkId, cookie: `jiefen_session=${token}`, name: '马' };
    api.clock.forward(3 * 3_600_000);
    expect((await api.send('POST', '/api/auth/extend', { as: guest })).body).toEqual({ sessionEndsInSeconds: 2 * 3600 });
  });
});
