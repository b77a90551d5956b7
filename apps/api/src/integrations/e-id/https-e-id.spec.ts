import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { EIdRegister } from '../../../test/setup/e-id-register.js';
import { HttpsEId } from './https-e-id.js';
import { HumanComparison } from './human-comparison.js';

const QUESTION = { reference: 'check-1', name: '王芸', document: 'residentCard', number: '330106199003071244' };

describe('an identity register by HTTPS', () => {
  let register: EIdRegister;
  const adapter = (url = register.url): HttpsEId => new HttpsEId(url, { token: 'a-token', tlsRoots: register.tlsRoots, timeoutMs: 1_000 });

  beforeAll(async () => {
    Logger.overrideLogger(false);
    register = await EIdRegister.start();
    register.known.set('王芸', QUESTION.number);
  });
  afterEach(() => {
    register.fault = 'none';
  });
  afterAll(() => register.stop());

  it('is asked for a name and a number and nothing else, and its answer and reference come back', async () => {
    expect(await adapter().check(QUESTION)).toEqual({ outcome: 'matched', reference: 'r-1' });
    expect(register.asked).toEqual([{ ...QUESTION, token: 'Bearer a-token' }]);
    expect(await adapter().check({ ...QUESTION, number: '330106199103071225' })).toMatchObject({ outcome: 'notMatched' });
    expect(await adapter().check({ ...QUESTION, name: '陈某' })).toMatchObject({ outcome: 'notAvailable' });
    expect(adapter().provider).toBe('127.0.0.1');
  });

  it.each(['away', 'no-json', 'silent', 'other-word'] as const)('is not available when it is %s, and says nothing against anybody', async (fault) => {
    register.fault = fault;
    expect(await adapter().check(QUESTION)).toEqual({ outcome: 'notAvailable', reference: '' });
  });

  it('is sent nothing over a connection that is not trusted or not encrypted', async () => {
    const before = register.asked.length;
    expect(await new HttpsEId(register.url, { timeoutMs: 1_000 }).check(QUESTION)).toMatchObject({ outcome: 'notAvailable' });
    expect(await adapter(register.url.replace('https:', 'http:')).check(QUESTION)).toMatchObject({ outcome: 'notAvailable' });
    expect(register.asked).toHaveLength(before);
  });

  it('does not exist on one machine: the comparison by a human is all', async () => {
    const local = new HumanComparison();
    expect(local.provider).toBeNull();
    expect(await local.check()).toEqual({ outcome: 'notAvailable', reference: '' });
  });
});
