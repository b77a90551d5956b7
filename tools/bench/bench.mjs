import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { DATA } from '../setup/paths.mjs';
import { startStack } from '../setup/stack.mjs';
import { say } from '../setup/steps.mjs';

/*
 * npm run bench -- [--only=filing,matching,…] [--quick]
 * Measures the built product (npm run build first) on a stack of its own and compares it with its bars.
 */

const PARTS = {
  filing: { stack: true, load: async () => (await import('./filing.mjs')).measureFiling },
  matching: { load: async () => (await import('./matching.mjs')).measureMatching },
  papers: { load: async () => (await import('./papers.mjs')).measurePapers },
  weight: { load: async () => (await import('./weight.mjs')).measureWeight },
  rules: { load: async () => (await import('./rules.mjs')).measureRules },
  room: { stack: true, load: async () => (await import('./room.mjs')).measureRoom },
};

const { values: wishes } = parseArgs({ options: { only: { type: 'string' }, quick: { type: 'boolean', default: false } } });
const names = wishes.only ? wishes.only.split(',') : Object.keys(PARTS);
const unknown = names.filter((name) => !(name in PARTS));
if (unknown.length > 0) throw new Error(`There is no part ${unknown.join(', ')}. There are: ${Object.keys(PARTS).join(', ')}`);

const folder = join(DATA, 'bench');
mkdirSync(folder, { recursive: true });
let stack;
let missed = 0;
process.once('SIGINT', () => void (stack?.stop() ?? Promise.resolve()).finally(() => process.exit(130)));
try {
  for (const name of names) {
    if (PARTS[name].stack) stack ??= await startStack({ dataDir: join(folder, 'stack'), port: 3900, fresh: true, env: { TRUST_PROXY: 'true' } });
    const measure = await PARTS[name].load();
    const result = await measure({ stack, quick: wishes.quick });
    const machine = { processors: cpus().length, model: cpus()[0]?.model, node: process.version };
    writeFileSync(join(folder, `${name}.json`), `${JSON.stringify({ part: name, at: new Date().toISOString(), machine, quick: wishes.quick, ...result }, null, 2)}\n`);
    missed += print(name, result);
  }
} finally {
  await stack?.stop();
}
process.exitCode = missed > 0 ? 1 : 0;

/** @returns how many bars were missed */
function print(name, { how, figures }) {
  say(`\n${name}: ${how}`);
  for (const { name: what, value, unit, atMost, atLeast, holds } of figures) {
    const bar = atMost !== undefined ? `at most ${atMost}` : atLeast !== undefined ? `at least ${atLeast}` : '';
    say(`  ${holds === undefined ? ' ' : holds ? '✓' : '✗'} ${what.padEnd(46)} ${String(value).padStart(10)} ${unit.padEnd(8)} ${bar}`);
  }
  return figures.filter((one) => one.holds === false).length;
}
