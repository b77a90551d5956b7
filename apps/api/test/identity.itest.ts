import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestApi, type TestApi } from './setup/test-api.js';

describe('coming in', () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await startTestApi();
  });
  afterAll(() => api.close());

  const codeFrom = (text: string): string => /\d{6}/.exec(text)?.[0] ?? '';

  it('lets a resident in with the code sent to the phone, and only once', async () => {
    expect((await api.send('POST', '/api/auth/otp', { body: { phone: '+86 138 0000 0001' } })).status).toBe(200);
    const code = codeFrom(await api.lastMessage('13800000001'));
    const first = await api.send('POST', '/api/auth/otp/verify', { body: { phone: '13800000001', code, name: '王芸' } });
    expect(first.status).toBe(200);
    expect(first.body).toMatchObject({ person: { name: '王芸', kind: 'resident', phoneMasked: '138****0001' } });
    expect(String(first.headers['set-cookie'])).toMatch(/HttpOnly.*SameSite=Lax/);
    const second = await api.send('POST', '/api/auth/otp/verify', { body: { phone: '13800000001', code } });
    expect(second.status).toBe(422);
    expect(second.body).toMatchObject({ code: 'one-time-code.ask-first' });
  });

  it('ends guessing after five wrong tries, even with the right code afterwards', async () => {
    await api.send('POST', '/api/auth/otp', { body: { phone: '13800000002' } });
    const code = codeFrom(await api.lastMessage('13800000002'));
    const wrong = code === '000000' ? '000001' : '000000';
    for (let i = 0; i < 5; i++) {
      const answer = await api.send('POST', '/api/auth/otp/verify', { body: { phone: '13800000002', code: wrong } });
      expect(answer.body).toMatchObject({ code: 'one-time-code.wrong' });
    }
    expect((await api.send('POST', '/api/auth/otp/verify', { body: { phone: '13800000002', code } })).body).toMatchObject({ code: 'one-time-code.too-many-tries' });
  });

  it('refuses a code after ten minutes and a second message within one', async () => {
    await api.send('POST', '/api/auth/otp', { body: { phone: '13800000003' } });
    const again = await api.send('POST', '/api/auth/otp', { body: { phone: '13800000003' } });
    expect(again.status).toBe(429);
    const code = codeFrom(await api.lastMessage('13800000003'));
    api.clock.forward(11 * 60_000);
    expect((await api.send('POST', '/api/auth/otp/verify', { body: { phone: '13800000003', code } })).body).toMatchObject({ code: 'one-time-code.expired' });
  });

  it('uses one code for one session when it is sent twice at the same moment', async () => {
    await api.send('POST', '/api/auth/otp', { body: { phone: '13800000004' } });
    const code = codeFrom(await api.lastMessage('13800000004'));
    const both = await Promise.all([1, 2].map(() => api.send('POST', '/api/auth/otp/verify', { body: { phone: '13800000004', code } })));
    expect(both.filter((answer) => answer.status === 200)).toHaveLength(1);
  });

  it('names the field and the way out when the phone number is none', async () => {
    const answer = await api.send('POST', '/api/auth/otp', { body: { phone: '1381234' } });
    expect(answer.status).toBe(422);
    expect(answer.body).toMatchObject({ code: 'fields.invalid', fields: { phone: 'phone.invalid' } });
  });

  it('refuses an act that comes from a page of another site', async () => {
    const answer = await api.send('POST', '/api/auth/logout', { headers: { 'sec-fetch-site': 'cross-site' } });
    expect(answer.status).toBe(403);
  });

  it('keeps phones out of the tables in readable form', async () => {
    const rows = await api.sql<{ all: string }>(`SELECT coalesce(string_agg(a::text, ' '), '') AS all FROM accounts a`);
    expect(rows[0]?.all).not.toContain('13800000001');
  });
});
