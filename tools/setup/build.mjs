import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { CACHE, ROOT } from './paths.mjs';
import { npm, run } from './run-command.mjs';
import { SetupError, tail } from './steps.mjs';

const STAMP = join(CACHE, 'build.json');
const NOT_SOURCE = /^(node_modules|dist|test|coverage)$|\.(spec|itest)\.ts$|\.tsbuildinfo$/;

function* files(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (NOT_SOURCE.test(entry.name)) continue;
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* files(path);
    else yield path;
  }
}

/** A print of name, size and time of every source below the folders. */
export function fingerprint(folders) {
  const hash = createHash('sha256');
  const common = ['package-lock.json', 'tsconfig.base.json', 'tsconfig.json'].map((name) => join(ROOT, name));
  for (const path of [...common, ...folders.filter(existsSync).flatMap((folder) => [...files(folder)])]) {
    const { size, mtimeMs } = statSync(path);
    hash.update(`${relative(ROOT, path)} ${size} ${mtimeMs}\n`);
  }
  return hash.digest('hex');
}

const PARTS = [
  {
    name: 'libraries and API',
    sources: ['libs/mediation', 'libs/documents', 'apps/api'],
    result: 'apps/api/dist/main.js',
    command: () => [process.execPath, join(ROOT, 'node_modules/typescript/bin/tsc'), '-b'],
  },
  {
    name: 'off-line verifier',
    sources: ['libs/documents'],
    result: 'libs/documents/dist/verifier/verifier.html',
    command: () => [process.execPath, join(ROOT, 'tools/scripts/build-verifier.mjs')],
  },
  {
    name: 'portal',
    sources: ['libs/mediation', 'apps/portal'],
    result: 'apps/portal/dist/resident.html',
    // Its own script knows the passes (residents, staff).
    command: () => [...npm(), 'run', 'build', '--workspace', 'apps/portal'],
    needs: 'apps/portal/vite.config.ts',
  },
];

/** Builds what changed since the last build, and says what it did. */
export async function build(note = () => {}) {
  const done = existsSync(STAMP) ? JSON.parse(readFileSync(STAMP, 'utf8')) : {};
  const told = [];
  for (const part of PARTS) {
    if (part.needs && !existsSync(join(ROOT, part.needs))) {
      told.push(`no ${part.name} yet`);
      continue;
    }
    const print = fingerprint(part.sources.map((path) => join(ROOT, path)));
    if (done[part.name] === print && existsSync(join(ROOT, part.result))) continue;
    note(`(${part.name})`);
    const [program, ...args] = part.command();
    const { code, output } = await run(program, args, { cwd: ROOT });
    if (code !== 0) throw new SetupError(`the ${part.name} cannot be built:\n${tail(output, 30)}`);
    done[part.name] = print;
    told.push(`${part.name} built`);
  }
  mkdirSync(CACHE, { recursive: true });
  writeFileSync(STAMP, JSON.stringify(done));
  return told.join(', ') || 'nothing changed';
}
