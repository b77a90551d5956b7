import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { Papers, type PaperPool } from './papers.js';

/** A worker that does what a broken paper might: never ends, eats all memory, counts for a second, or answers. */
const WORKER = `
exports.run = async ({ pdf }) => {
  const what = Buffer.from(pdf).toString();
  if (what === 'endless') for (;;);
  if (what === 'greedy') { const all = []; for (;;) all.push(new Array(1e6).fill({})); }
  if (what === 'busy') { const until = Date.now() + 1000; while (Date.now() < until); }
  return [{ width: 1, height: 1, webp: new Uint8Array() }];
};`;
const asked = (what: string): Uint8Array => new Uint8Array(Buffer.from(what));

describe('the pool of workers', () => {
  let folder: string;
  let papers: Papers | undefined;
  const pool = (limits: PaperPool): Papers => (papers = new Papers({ worker: join(folder, 'worker.cjs'), ...limits }));
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'jiefen-pool-'));
    writeFileSync(join(folder, 'worker.cjs'), WORKER);
  });
  afterEach(async () => {
    await papers?.onApplicationShutdown();
    papers = undefined;
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it('ends a paper that takes too long, and goes on with the next', async () => {
    const limited = pool({ timeMs: 1_500 });
    await expect(limited.pageImages(asked('endless'))).rejects.toMatchObject({ code: 'outside.unavailable', params: { system: 'papers' } });
    expect(await limited.pageImages(asked('good'))).toHaveLength(1);
  });

  it('ends a paper that wants too much memory, and goes on with the next; the process stands', async () => {
    const limited = pool({ memoryMb: 32 });
    await expect(limited.pageImages(asked('greedy'))).rejects.toThrow();
    expect(await limited.pageImages(asked('good'))).toHaveLength(1);
  });

  it('keeps the loop of the server free while two papers count at full load', async () => {
    const busy = pool({});
    await busy.pageImages(asked('good'));
    const delay = monitorEventLoopDelay({ resolution: 5 });
    delay.enable();
    await Promise.all([busy.pageImages(asked('busy')), busy.pageImages(asked('busy'))]);
    delay.disable();
    // The median, because other programs of the machine hold up single turns; work on the loop would hold up all of them for a second.
    expect(delay.percentile(50) / 1e6).toBeLessThan(100);
    expect(delay.count).toBeGreaterThan(10);
  });
});
