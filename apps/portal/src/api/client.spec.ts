import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { addTexts, setLanguage } from '../i18n/texts.js';
import { api } from './client.js';
import { ApiProblem, NoConnection, problemText } from './problem.js';

type Sent = { path: string; init: RequestInit };

describe('the way to the server', () => {
  const before = globalThis.fetch;
  let sent: Sent[] = [];

  function answer(...answers: (() => { status: number; body: string })[]): void {
    globalThis.fetch = ((path: string, init: RequestInit) => {
      sent.push({ path, init });
      const next = answers[Math.min(sent.length, answers.length) - 1];
      if (!next) throw new Error('no answer is prepared');
      try {
        const { status, body } = next();
        return Promise.resolve({ status, ok: status < 400, text: () => Promise.resolve(body) });
      } catch (failure) {
        return Promise.reject(failure as Error);
      }
    }) as unknown as typeof fetch;
  }

  beforeEach(() => {
    sent = [];
    setLanguage('zh');
    addTexts('zh', { 'error.code.expired': '过期 {minutes} 分钟了', 'error.unknown-with-number': '请报这个号：{number}', 'error.no-connection': '连不上网' });
  });
  afterEach(() => {
    globalThis.fetch = before;
  });

  const cut = (): never => {
    throw new TypeError('Failed to fetch');
  };

  it('sends JSON with the cookie of this origin only, and the key that makes a second press harmless', async () => {
    answer(() => ({ status: 201, body: '{"number":"QH-2026-0417"}' }));
    await expect(api.post('/api/intake/filings', { kind: 'wages' }, { idempotencyKey: 'k1' })).resolves.toEqual({ number: 'QH-2026-0417' });
    expect(sent[0]?.init).toMatchObject({ method: 'POST', credentials: 'same-origin', body: '{"kind":"wages"}', headers: { 'content-type': 'application/json', 'idempotency-key': 'k1' } });
  });

  it('lets the browser name the boundary of a form with a file', async () => {
    answer(() => ({ status: 201, body: '{}' }));
    await api.post('/api/intake/files', new FormData());
    expect(sent[0]?.init.headers).not.toHaveProperty('content-type');
  });

  it('turns a refusal into its code, and the code into a sentence', async () => {
    answer(() => ({ status: 409, body: '{"code":"code.expired","params":{"minutes":3},"correlationId":"c-9"}' }));
    const problem = await api.post('/api/auth/otp/verify', {}).catch((error: unknown) => error);
    expect(problem).toBeInstanceOf(ApiProblem);
    expect(problem).toMatchObject({ status: 409, code: 'code.expired' });
    expect(problemText(problem)).toBe('过期 3 分钟了');
  });

  it('gives a number to ask for when the code is not known', async () => {
    answer(() => ({ status: 500, body: '{"code":"never.heard","params":{},"correlationId":"c-9"}' }));
    expect(problemText(await api.post('/api/x').catch((error: unknown) => error))).toBe('请报这个号：c-9');
  });

  it('understands an answer that is no JSON', async () => {
    answer(() => ({ status: 413, body: '<html>too large</html>' }));
    await expect(api.post('/api/intake/files')).rejects.toMatchObject({ status: 413, code: 'http-413' });
  });

  it('reads again after a lost connection, because reading changes nothing', async () => {
    answer(cut, () => ({ status: 200, body: '[1]' }));
    await expect(api.get('/api/cases/mine')).resolves.toEqual([1]);
    expect(sent).toHaveLength(2);
  });

  it('never sends an act twice by itself', async () => {
    answer(cut);
    await expect(api.post('/api/intake/filings', {})).rejects.toBeInstanceOf(NoConnection);
    expect(sent).toHaveLength(1);
  });
});
