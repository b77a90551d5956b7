import { setImmediate } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { fastify } from 'fastify';
import { numberOfRequest, numberRequests } from './request-number.js';

describe('the number of a request', () => {
  it('is on everything that is logged while it is answered, two at a time, and on nothing else', async () => {
    let last = 0;
    const app = fastify({ genReqId: () => `r-${(last += 1)}` });
    numberRequests(app);
    app.get('/', async () => {
      await setImmediate();
      return numberOfRequest();
    });
    const [first, second] = await Promise.all([app.inject('/'), app.inject('/')]);
    expect([first.json(), second.json()]).toEqual([{ correlationId: 'r-1' }, { correlationId: 'r-2' }]);
    expect(numberOfRequest()).toEqual({});
    await app.close();
  });
});
