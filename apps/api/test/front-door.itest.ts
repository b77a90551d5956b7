import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readConfig } from '../src/platform/config/config.js';
import { speaksEnglish } from '../src/platform/http/front-door.js';
import { startTestApi, type TestApi } from './setup/test-api.js';

const GOOD = {
  JIEFEN_MODE: 'production',
  DATABASE_URL: 'postgres://x/y',
  PUBLIC_URL: 'https://jiefen.example.org',
  JIEFEN_SECRET: 'q8Zt0Wn4Rk1Vb7Xy3Lm9Pc5Hd2Fs6Gj0Ta',
  SMS_URL: 'https://sms.example.org/messages',
  LIVEKIT_URL: 'wss://video.example.org',
  LIVEKIT_API_KEY: 'key',
  LIVEKIT_API_SECRET: 'n4Rk1Vb7Xy3Lm9Pc5Hd2Fs6Gj0Taq8Zt0W',
};

describe('the front door', () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await startTestApi({ env: { REQUESTS_PER_MINUTE: '300' } });
  });
  afterAll(() => api.close());

  it('says that it is alive and ready', async () => {
    expect((await api.send('GET', '/healthz')).body).toEqual({ status: 'alive' });
    expect((await api.send('GET', '/readyz')).body).toEqual({ status: 'ready' });
  });

  it('explains the API in the demonstration', async () => {
    expect((await api.send('GET', '/api/docs-json')).body).toMatchObject({ openapi: expect.any(String) });
  });

  it('answers an unknown address and nonsense with a code, a number to ask for, and no content of ours', async () => {
    expect((await api.send('GET', '/api/nothing-here')).body).toEqual({ code: 'not-found', params: {}, correlationId: expect.any(String) });
    const broken = await api.send('POST', '/api/auth/otp', { body: '{"phone":', headers: { 'content-type': 'application/json' } });
    expect(broken.status).toBe(400);
    expect(broken.body).toMatchObject({ code: 'request.not-understood' });
  });

  it('refuses unknown fields', async () => {
    expect((await api.send('POST', '/api/auth/otp', { body: { phone: '13800000001', admin: true } })).status).toBe(422);
  });

  it('greets a device in its language: the wish in the address, then the choice of before, then the language of the device', () => {
    const at = (url: string, headers: Record<string, string> = {}): boolean => speaksEnglish({ url, headers });
    expect(at('/', { 'accept-language': 'zh-CN,zh;q=0.9,en;q=0.8' })).toBe(false);
    expect(at('/', { 'accept-language': 'en-GB,en;q=0.9,zh;q=0.8' })).toBe(true);
    expect(at('/', { 'accept-language': 'de' })).toBe(true);
    expect(at('/')).toBe(false);
    expect(at('/', { 'accept-language': 'de', cookie: 'jiefen_session=x; jiefen_language=zh' })).toBe(false);
    expect(at('/c/LT7K-2M9Q?lang=en', { 'accept-language': 'zh', cookie: 'jiefen_language=zh' })).toBe(true);
  });

  it('counts a flood by log-in: one person of an office does not shut the others out, and a made-up cookie gains nothing', async () => {
    const office = await startTestApi({ env: { REQUESTS_PER_MINUTE: '60' } });
    try {
      const [one, other] = [await office.resident('13800000071'), await office.resident('13800000072')];
      for (const as of [one, other]) expect((await office.send('GET', '/api/auth/me', { as })).status).toBe(200);
      const flood = await Promise.all(Array.from({ length: 80 }, () => office.send('GET', '/api/auth/me', { as: one })));
      expect(flood.filter(({ status }) => status === 429).length).toBeGreaterThan(10);
      expect((await office.send('GET', '/api/auth/me', { as: other })).status).toBe(200);
      const madeUp = await Promise.all(Array.from({ length: 80 }, (_, at) => office.send('GET', '/api/auth/me', { headers: { cookie: `jiefen_session=${'x'.repeat(30)}${at}` } })));
      expect(madeUp.filter(({ status }) => status === 429).length).toBeGreaterThan(10);
      expect((await office.send('GET', '/api/auth/me', { as: other })).status).toBe(200);
    } finally {
      await office.close();
    }
  });

  it('slows down a flood and says when to come back', async () => {
    const answers = await Promise.all(Array.from({ length: 400 }, () => api.send('GET', '/api/auth/me')));
    const last = answers.find((answer) => answer.status === 429);
    expect(last?.body).toMatchObject({ code: 'request.too-many', params: { seconds: expect.any(Number) } });
  });
});

describe('a production installation', () => {
  it('starts with good settings', () => expect(readConfig(GOOD)).toMatchObject({ demonstration: false, secureCookies: true }));

  it('takes an empty setting for an unset one, as a container passes it on', () => expect(readConfig({ ...GOOD, TSA_URL: '', LOG_LEVEL: '' })).toMatchObject({ LOG_LEVEL: 'info' }));

  it.each([
    ['without a secret', { JIEFEN_SECRET: undefined }],
    ['with a default secret', { JIEFEN_SECRET: 'changeme-changeme-changeme-changeme' }],
    ['with a secret of one letter', { JIEFEN_SECRET: 'a'.repeat(40) }],
    ['without a provider of short messages', { SMS_URL: undefined }],
    ['with a provider of short messages that is not reached by HTTPS', { SMS_URL: 'http://sms.example.org' }],
    ['without HTTPS', { PUBLIC_URL: 'http://jiefen.example.org' }],
    ['without the secret of LiveKit', { LIVEKIT_API_SECRET: undefined }],
    ['with the default secret of LiveKit', { LIVEKIT_API_SECRET: 'secret' }],
    ['without a database', { DATABASE_URL: undefined }],
  ])('refuses to start %s', (_, wrong) => expect(() => readConfig({ ...GOOD, ...wrong })).toThrow());

  it('has no outbox, no demonstration account and no description of the API', async () => {
    const api = await startTestApi({ env: { ...GOOD, DATABASE_URL: '', JIEFEN_VIDEO: 'unavailable' } });
    try {
      expect((await api.send('GET', '/api/demonstration/outbox')).status).toBe(404);
      expect((await api.send('GET', '/api/demonstration/accounts')).status).toBe(404);
      expect((await api.send('GET', '/api/docs-json')).status).toBe(404);
    } finally {
      await api.close();
    }
  });
});
