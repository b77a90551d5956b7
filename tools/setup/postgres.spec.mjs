import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { startPostgres } from './postgres.mjs';
import { isAlive } from './processes.mjs';

jest.setTimeout(60_000);

async function ask(url, sql) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

describe('the database of an installation', () => {
  let parent;
  let wishes;
  const started = [];

  beforeEach(() => {
    parent = mkdtempSync(join(tmpdir(), 'jiefen-postgres-'));
    wishes = { folder: join(parent, 'postgres'), password: 'only-here', logFile: join(parent, 'postgres.log'), port: 55_432 };
  });

  afterEach(async () => {
    for (const server of started.splice(0)) await server.stop();
    rmSync(parent, { recursive: true, force: true });
  });

  const start = async () => {
    const server = await startPostgres(wishes);
    started.push(server);
    return server;
  };

  it('keeps its rows when the start script was killed and left the server behind', async () => {
    const first = await start();
    await ask(first.url, 'CREATE TABLE note AS SELECT 7 AS number');
    const second = await start();
    expect(second.recovered).toBe(true);
    expect(isAlive(first.pid)).toBe(false);
    expect(await ask(second.url, 'SELECT number FROM note')).toEqual([{ number: 7 }]);
  });

  it('starts over the lock of a server that was killed itself, and writes durably', async () => {
    const first = await start();
    process.kill(first.pid, 'SIGKILL');
    await first.end;
    expect(readFileSync(join(wishes.folder, 'postmaster.pid'), 'utf8')).toContain(String(first.pid));
    const second = await start();
    const rows = await ask(second.url, "SELECT name, setting FROM pg_settings WHERE name IN ('fsync', 'data_checksums', 'server_encoding') ORDER BY name");
    expect(rows.map((row) => row.setting)).toEqual(['on', 'on', 'UTF8']);
  });

  it('never stops a stranger whose number stands in a stale lock', async () => {
    const first = await start();
    await first.stop();
    writeFileSync(join(wishes.folder, 'postmaster.pid'), `${process.pid}\n${wishes.folder}\n1\n55432\n\n127.0.0.1\n\nready\n`);
    const second = await start();
    expect(second.recovered).toBe(false);
    expect(await ask(second.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });
});
