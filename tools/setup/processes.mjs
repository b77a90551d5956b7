import { execFileSync, spawn } from 'node:child_process';
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { SetupError, tail } from './steps.mjs';

const wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** Whether a process lives. A zombie does not: it holds no file and no port, only its number. */
export function isAlive(pid) {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return error.code === 'EPERM';
  }
  return !stateOf(pid).startsWith('Z');
}

function stateOf(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2);
  } catch {
    return ps(pid, 'stat=');
  }
}

/** The command line of a process: a number alone may since belong to somebody else. */
export function commandOf(pid) {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
  } catch {
    return ps(pid, 'command=');
  }
}

function ps(pid, column) {
  try {
    return execFileSync('ps', ['-o', column, '-p', String(pid)], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  } catch {
    return '';
  }
}

/** Asks a process to end with each signal in turn, `patience` ms apart, and at last does not ask. */
export async function endProcess(pid, signals, patience) {
  for (const signal of [...signals, 'SIGKILL']) {
    try {
      process.kill(pid, signal);
    } catch {
      return;
    }
    const until = performance.now() + patience;
    while (performance.now() < until) {
      if (!isAlive(pid)) return;
      await wait(40);
    }
  }
}

/**
 * Starts a program of our own session: the terminal's Ctrl-C then reaches only the start script,
 * which stops the parts in order (API, video, database) instead of all at once.
 */
export function startProcess({ name, command, args, env, cwd, uid, gid, logFile }) {
  mkdirSync(dirname(logFile), { recursive: true });
  const log = openSync(logFile, 'w');
  const child = spawn(command, args, { env, cwd, uid, gid, detached: true, stdio: ['ignore', log, log] });
  closeSync(log);
  const handle = { name, child, pid: child.pid, logFile, ended: false, expected: false };
  handle.end = new Promise((resolve) => {
    child.once('error', (error) => {
      handle.ended = true;
      resolve(String(error.message));
    });
    child.once('exit', (code, signal) => {
      handle.ended = true;
      resolve(signal ?? `exit ${code}`);
    });
  });
  handle.stop = async (signals, patience) => {
    handle.expected = true;
    if (!handle.ended && child.pid) await endProcess(child.pid, signals, patience);
  };
  return handle;
}

/** Waits until `probe` answers true, the program ends, or the time is over; then says why with the end of its log. */
export async function untilReady(handle, probe, limit) {
  const until = performance.now() + limit;
  while (performance.now() < until) {
    if (handle.ended) throw new SetupError(`${handle.name} ended at once (${await handle.end}). The end of ${handle.logFile}:\n${logTail(handle)}`);
    if (await probe()) return;
    await wait(60);
  }
  throw new SetupError(`${handle.name} does not answer after ${limit / 1000} s. The end of ${handle.logFile}:\n${logTail(handle)}`);
}

export const logTail = (handle) => (existsSync(handle.logFile) ? tail(readFileSync(handle.logFile, 'utf8')) : '');

/** Whether a GET is answered with a status below 500. */
export async function answers(url) {
  try {
    return (await fetch(url, { signal: AbortSignal.timeout(1_000) })).status < 500;
  } catch {
    return false;
  }
}

/**
 * The list of what runs, on disk: after `kill -9` of the start script the next start finds its orphans here.
 * Each number is kept with a word of its command line, so that no stranger is ended.
 */
export class RunList {
  constructor(dataDir) {
    this.file = join(dataDir, 'running.json');
    this.entries = [];
  }

  read() {
    try {
      return JSON.parse(readFileSync(this.file, 'utf8'));
    } catch {
      return [];
    }
  }

  add(entry) {
    this.entries.push(entry);
    mkdirSync(dirname(this.file), { recursive: true });
    writeFileSync(this.file, JSON.stringify(this.entries));
  }

  clear() {
    this.entries = [];
    rmSync(this.file, { force: true });
  }

  /** Ends what an earlier start left behind; refuses while that start itself still lives. */
  async endOrphans() {
    const living = this.read().filter((entry) => entry.pid !== process.pid && isAlive(entry.pid) && commandOf(entry.pid).includes(entry.word));
    const start = living.findLast((entry) => entry.name === 'start');
    if (start) throw new SetupError(`Jiefen already runs from this folder (process ${start.pid}, ${start.url ?? ''}). Stop it there with Ctrl-C first.`);
    // Last started, first ended: the API lets go of the database before anything else.
    for (const entry of living.reverse()) await endProcess(entry.pid, ['SIGTERM', 'SIGTERM'], 3_000);
    this.clear();
    return living.length;
  }
}
