import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PINNED_NODE, ROOT } from './paths.mjs';
import { npm, run } from './run-command.mjs';
import { SetupError, step, tail } from './steps.mjs';

const LOCK = join(ROOT, 'package-lock.json');
const INSTALLED = join(ROOT, 'node_modules', '.package-lock.json');
const STAMP = join(ROOT, 'node_modules', '.jiefen-lock-hash');

const lockHash = () => createHash('sha256').update(readFileSync(LOCK)).digest('hex');

function isCurrent() {
  if (!existsSync(INSTALLED) || !existsSync(PINNED_NODE)) return false;
  if (existsSync(STAMP)) return readFileSync(STAMP, 'utf8') === lockHash();
  // Installed by hand with npm: its own mark is then at least as young as the lock.
  return statSync(INSTALLED).mtimeMs >= statSync(LOCK).mtimeMs;
}

/** Installs the npm packages when they are missing or the lock has changed since. */
export async function ensureDependencies() {
  // Said already by the process that started us on the pinned Node.
  if (process.env.JIEFEN_ON_PINNED_NODE) return;
  await step('npm packages', async (note) => {
    if (isCurrent()) return 'already there';
    note('(npm install)');
    // `npm install`, not `npm ci`: a lock written where packages of other platforms could not be fetched makes `ci` fail.
    const [program, ...first] = npm();
    const { code, output } = await run(program, [...first, 'install', '--no-audit', '--no-fund'], { cwd: ROOT });
    if (code !== 0) throw new SetupError(`npm install failed:\n${tail(output)}`);
    writeFileSync(STAMP, lockHash());
    return 'installed';
  });
}

/**
 * Goes on under the pinned Node when another one started us. Returns false when we already run on it.
 * The channel between both lets the inner process notice that the outer one was killed.
 */
export async function continueOnPinnedNode() {
  if (!existsSync(PINNED_NODE)) {
    throw new SetupError(`The pinned Node is missing at ${PINNED_NODE}. Delete node_modules and start again: npm then fetches it for your platform.`);
  }
  const { output } = await run(PINNED_NODE, ['--version']);
  if (output.trim() === process.version) return false;
  if (process.env.JIEFEN_ON_PINNED_NODE) throw new SetupError(`The pinned Node answers "${output.trim()}" and does not run on this machine.`);
  const child = spawn(PINNED_NODE, process.argv.slice(1), {
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    env: { ...process.env, JIEFEN_ON_PINNED_NODE: String(performance.timeOrigin), PATH: `${join(ROOT, 'node_modules', '.bin')}:${process.env.PATH ?? ''}` },
  });
  // The terminal sends Ctrl-C to both; the inner one does the stopping, the outer one waits for it.
  process.on('SIGINT', () => {});
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  process.exitCode = await new Promise((resolve) => child.once('close', (code) => resolve(code ?? 1)));
  return true;
}
