// Runs before anything is installed: plain JavaScript, Node 18 or newer, no package imported until the packages are there.
import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { continueOnPinnedNode, ensureDependencies } from './dependencies.mjs';
import { ROOT } from './paths.mjs';
import { SetupError, say, seconds, step } from './steps.mjs';
import { countTests } from './test-counts.mjs';

/** Runs one command in front of the person, with its own colours and closing lines. */
function runInFront([program, ...args], env, minutes) {
  return new Promise((resolve) => {
    const child = spawn(program, args, { cwd: ROOT, env, stdio: ['ignore', 'inherit', 'inherit'], timeout: minutes * 60_000 });
    child.once('error', (error) => resolve(error.message));
    child.once('close', (code, signal) => {
      if (code === 0) resolve(undefined);
      else resolve(signal ? `not done within ${minutes} minutes` : `exit ${code}`);
    });
  });
}

function readCounts(stage) {
  if (!stage.result) return undefined;
  try {
    return countTests(readFileSync(stage.result, 'utf8'));
  } catch {
    // The runner died before it could report.
    return { passed: 0, failed: 1, skipped: 0 };
  }
}

async function runStage(stage, env, done) {
  const reason = stage.missing();
  if (reason) return { name: stage.name, state: 'left out', why: reason, time: '' };
  if (stage.needs && done.some((other) => other.name === stage.needs && other.state === 'failed')) {
    return { name: stage.name, state: 'failed', why: `not run: ${stage.needs} failed`, time: '' };
  }
  say(`\n── ${stage.name} ${'─'.repeat(60 - stage.name.length)}`);
  const from = performance.now();
  if (stage.result) {
    mkdirSync(dirname(stage.result), { recursive: true });
    rmSync(stage.result, { force: true });
  }
  let why;
  // All commands of a stage run, so that one report names all that is wrong.
  for (const command of stage.commands()) why = (await runInFront(command, { ...env, ...stage.env }, stage.minutes)) ?? why;
  return { name: stage.name, state: why ? 'failed' : 'passed', why: why ?? '', time: seconds(from), counts: readCounts(stage) };
}

async function main() {
  const { values } = parseArgs({ options: { only: { type: 'string' } } });
  await ensureDependencies();
  if (await continueOnPinnedNode()) return;

  const { STAGES } = await import('./stages.mjs');
  const wanted = values.only?.split(',') ?? STAGES.map((stage) => stage.name);
  const unknown = wanted.find((name) => !STAGES.some((stage) => stage.name === name));
  if (unknown !== undefined) throw new SetupError(`There is no stage "${unknown}". Stages: ${STAGES.map((stage) => stage.name).join(', ')}`);

  const { ensureSystemPackages, findChromium } = await import('./system-packages.mjs');
  if (wanted.some((name) => ['unit', 'integration', 'e2e', 'containers'].includes(name))) await step('programs for the tests', ensureSystemPackages);
  if (wanted.includes('e2e') || wanted.includes('integration')) {
    const { findLiveKit } = await import('./livekit.mjs');
    await step('LiveKit', findLiveKit);
  }
  if (process.getuid?.() === 0) {
    const { makeReachable } = await import('./postgres.mjs');
    // The throw-away PostgreSQL of the integration tests runs under its own account, from node_modules.
    makeReachable(join(ROOT, 'node_modules'));
  }

  const env = { ...process.env, PATH: `${join(ROOT, 'node_modules', '.bin')}:${process.env.PATH ?? ''}`, CHROMIUM_PATH: findChromium() ?? '' };
  const done = [];
  for (const stage of STAGES.filter(({ name }) => wanted.includes(name))) done.push(await runStage(stage, env, done));

  say(`\n── stages ${'─'.repeat(54)}`);
  for (const { name, state, why, time, counts } of done) {
    const tests = counts ? `${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped` : '';
    say(`  ${name.padEnd(12)} ${state.padEnd(9)} ${time.padStart(8)}  ${[tests, why].filter(Boolean).join('  ')}`.trimEnd());
  }
  const sum = (key) => done.reduce((total, stage) => total + (stage.counts?.[key] ?? 0), 0);
  if (done.some((stage) => stage.counts)) say(`\nTests: ${sum('passed')} passed, ${sum('failed')} failed, ${sum('skipped')} skipped`);
  process.exit(done.some((stage) => stage.state === 'failed') ? 1 : 0);
}

main().catch((error) => {
  say(`\n${error instanceof SetupError ? error.message : error.stack}`);
  process.exit(1);
});
