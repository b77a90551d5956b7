import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { RunList, endProcess, isAlive } from './processes.mjs';

describe('what a hard stop leaves behind', () => {
  let dataDir;
  const children = [];

  beforeEach(() => {
    dataDir = mkdtempSync(join(tmpdir(), 'jiefen-running-'));
  });

  afterEach(() => {
    for (const child of children.splice(0)) child.kill('SIGKILL');
    rmSync(dataDir, { recursive: true, force: true });
  });

  async function leaveBehind(script = 'setInterval(() => {}, 1000)') {
    const child = spawn(process.execPath, ['-e', `${script} // left-behind`], { stdio: ['ignore', 'pipe', 'ignore'] });
    children.push(child);
    await new Promise((resolve) => child.once('spawn', resolve));
    return child;
  }

  it('is ended by the next start, and the list is empty again', async () => {
    const child = await leaveBehind();
    new RunList(dataDir).add({ name: 'api', pid: child.pid, word: 'left-behind' });
    expect(await new RunList(dataDir).endOrphans()).toBe(1);
    expect(isAlive(child.pid)).toBe(false);
    expect(new RunList(dataDir).read()).toEqual([]);
  });

  it('never ends a stranger who has got the number of a part', async () => {
    const child = await leaveBehind();
    new RunList(dataDir).add({ name: 'api', pid: child.pid, word: 'apps/api/dist/main.js' });
    expect(await new RunList(dataDir).endOrphans()).toBe(0);
    expect(isAlive(child.pid)).toBe(true);
  });

  it('is not touched while the start that owns it still lives: the person is told its address', async () => {
    const child = await leaveBehind();
    new RunList(dataDir).add({ name: 'start', pid: child.pid, word: 'left-behind', url: 'http://127.0.0.1:3000' });
    await expect(new RunList(dataDir).endOrphans()).rejects.toThrow('http://127.0.0.1:3000');
    expect(isAlive(child.pid)).toBe(true);
  });

  it('ends even when it does not listen to polite signals', async () => {
    const child = await leaveBehind("process.on('SIGTERM', () => {}); process.stdout.write('ready'); setInterval(() => {}, 1000)");
    await new Promise((resolve) => child.stdout.once('data', resolve));
    await endProcess(child.pid, ['SIGTERM'], 150);
    await new Promise((resolve) => (child.exitCode === null && child.signalCode === null ? child.once('exit', resolve) : resolve()));
    expect(child.signalCode).toBe('SIGKILL');
  });
});
