import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Messages } from '../src/platform/messages/messages.js';
import { Transactions } from '../src/platform/database/transactions.js';
import { Jobs } from '../src/platform/jobs/jobs.js';
import { agreedCase, PHONES, settleVillage, type Village } from './setup/agreed-case.js';
import { SmsProvider } from './setup/sms-provider.js';
import { startTestApi, type TestApi } from './setup/test-api.js';

describe('with a provider of short messages', () => {
  let provider: SmsProvider;
  let api: TestApi;
  let village: Village;
  let folder: string;

  beforeAll(async () => {
    provider = await SmsProvider.start();
    folder = mkdtempSync(join(tmpdir(), 'jiefen-sms-'));
    writeFileSync(join(folder, 'tls.pem'), provider.tlsRoots);
    api = await startTestApi({ env: { SMS_URL: provider.url, SMS_TOKEN: 'a-token', SMS_TLS_ROOTS_FILE: join(folder, 'tls.pem') } });
    village = await settleVillage(api);
  });
  afterAll(async () => {
    await api.close();
    await provider.stop();
    rmSync(folder, { recursive: true });
  });

  const send = (phone: string, template: string, caseId?: string): Promise<string> =>
    api.app.get(Transactions).run((tx) => api.app.get(Messages).send(tx, { phone, text: '【解纷】请您来谈。', template, ...(caseId ? { caseId } : {}) }));

  it('the code of a login arrives once, with its template and our token', async () => {
    expect((await api.send('POST', '/api/auth/otp', { body: { phone: '13800000077' } })).status).toBeLessThan(300);
    const received = await api.until('the provider has it', () => Promise.resolve(provider.received.find(({ phone }) => phone === '13800000077')));
    expect(received).toMatchObject({ template: 'login.code', token: 'Bearer a-token', text: expect.stringMatching(/\d{6}/) });
    const [kept] = await api.until('it is noted', async () => {
      const rows = await api.sql<{ driver: string }>(`SELECT driver FROM messages WHERE id = $1 AND delivered_at IS NOT NULL`, [received.id]);
      return rows.length > 0 && rows;
    });
    expect(kept?.driver).toMatch(/^127\.0\.0\.1:\d+$/);
  });

  it('a message to a number that does not exist is tried once, and those who handle the case are told, not the parties', async () => {
    const caseId = await agreedCase(village);
    provider.unknown.add('13800000099');
    const id = await send('13800000099', 'invitation', caseId);
    const [entry] = await api.until('the case says so', async () => {
      const rows = await api.sql<{ params: object; seen_by: string }>(`SELECT params, seen_by FROM case_timeline WHERE case_id = $1 AND kind = 'message.refused'`, [caseId]);
      return rows.length > 0 && rows;
    });
    expect(entry).toEqual({ params: { messageId: id, phone: '138****0099', because: 'unknown-number' }, seen_by: 'staff' });
    const told = (await api.send('GET', `/api/cases/${caseId}`, { as: village.applicant })).body as unknown as { timeline: { kind: string }[] };
    expect(told.timeline.map(({ kind }) => kind)).not.toContain('message.refused');
    const notices = await api.until('mediator and clerks hear of it', async () => {
      const rows = await api.sql<{ account_id: string }>(`SELECT account_id FROM notices WHERE case_id = $1 AND kind = 'message.refused'`, [caseId]);
      return rows.length > 0 && rows.map((row) => row.account_id);
    });
    expect(notices).toEqual(expect.arrayContaining([village.mediator.accountId, village.clerk.accountId]));
    expect(notices).not.toContain(village.applicant.accountId);
    const tries = provider.tries;
    await api.app.get(Jobs).runSweep('messages.undelivered');
    expect(provider.tries).toBe(tries);
  });

  it('a message that waited while the provider was down goes out later, once; an old code does not', async () => {
    provider.away = true;
    const [late, code] = [await send(PHONES.applicant, 'case.sessionSoon'), await send(PHONES.applicant, 'signing.code')];
    const tries = provider.tries;
    await api.until('it was tried', () => Promise.resolve(provider.tries > tries + 1));
    // The tries of the jobs are used up.
    await api.sql(`DELETE FROM pgboss.job WHERE name = 'message.deliver'`);
    provider.away = false;
    api.clock.forward(10 * 60_000);
    await api.app.get(Jobs).runSweep('messages.undelivered');
    await api.app.get(Jobs).runSweep('messages.undelivered');
    expect(provider.received.filter(({ id }) => id === late)).toHaveLength(1);
    expect(provider.received.filter(({ id }) => id === code)).toEqual([]);
  });
});
