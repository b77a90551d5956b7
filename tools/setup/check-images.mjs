import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { ROOT } from './paths.mjs';
import { run } from './run-command.mjs';
import { say } from './steps.mjs';

/*
 * Follows the COPY and RUN lines of the Dockerfiles in empty folders, so that a file that a build needs and an image
 * does not get is found where no engine is. Packages are not installed again: the folder uses those of this checkout.
 * Base images, users and what is installed for running are not checked by this.
 */

const IMAGES = [
  { file: 'docker/api.Dockerfile', stage: 'build', makes: ['apps/api/dist/main.js', 'libs/documents/dist/index.js', 'libs/mediation/dist/index.js', 'libs/documents/dist/verifier/verifier.html'] },
  { file: 'docker/portal.Dockerfile', stage: 'build', makes: ['apps/portal/dist/landing.html', 'apps/portal/dist/resident.html', 'apps/portal/dist/staff.html'] },
];
// What `**/dist` of .dockerignore and its like keep out of the context.
const NOT_IN_CONTEXT = new Set(['node_modules', 'dist', 'coverage', '.data', '.cache', '.nx', '.git']);

const folder = mkdtempSync(join(tmpdir(), 'jiefen-images-'));
try {
  for (const image of IMAGES) {
    const place = join(folder, basename(image.file));
    mkdirSync(place);
    for (const line of linesOf(image)) await follow(line, place, image.file);
    const missing = image.makes.filter((path) => !existsSync(join(place, path)));
    if (missing.length > 0) throw new Error(`${image.file} does not make ${missing.join(', ')}`);
  }
  say('The Dockerfiles copy all that their builds need');
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** The lines of a stage and of the stages it starts from, in their order. */
function linesOf({ file, stage }) {
  const stages = new Map();
  let name = '';
  for (const raw of readFileSync(join(ROOT, file), 'utf8').split('\n')) {
    const line = raw.trim();
    const [, from, as] = /^FROM (\S+)(?: AS (\S+))?/.exec(line) ?? [];
    if (from) {
      name = as ?? 'last';
      stages.set(name, [...(stages.get(from) ?? [])]);
    } else if (/^(COPY|RUN) /.test(line)) stages.get(name).push(line);
  }
  return stages.get(stage);
}

async function follow(line, place, file) {
  if (line.startsWith('COPY ')) {
    const words = line.split(/\s+/).slice(1);
    const to = words.pop();
    for (const from of words) copy(join(ROOT, from), target(place, from, to));
    return;
  }
  const command = line.slice('RUN '.length);
  if (command.startsWith('npm install')) return usePackages(place);
  const done = await run('sh', ['-c', command], { cwd: place, timeout: 240_000 });
  if (done.code !== 0) throw new Error(`${file}, "${line}":\n${done.output.slice(-2000)}`);
}

/** Docker copies a file into a folder that ends in a slash, and the content of a folder into a folder. */
function target(place, from, to) {
  const into = to.endsWith('/') || to === './';
  return into && statSync(join(ROOT, from)).isFile() ? join(place, to, basename(from)) : join(place, to);
}

function copy(from, to) {
  mkdirSync(dirname(to), { recursive: true });
  cpSync(from, to, { recursive: true, filter: (path) => !NOT_IN_CONTEXT.has(basename(path)) && !path.endsWith('.tsbuildinfo') });
}

/** A link to each package, but our own ones come from the folder itself. */
function usePackages(place) {
  const own = { '@jiefen': ['mediation', 'documents'] };
  mkdirSync(join(place, 'node_modules', '@jiefen'), { recursive: true });
  for (const name of readdirSync(join(ROOT, 'node_modules'))) {
    if (!(name in own)) symlinkSync(join(ROOT, 'node_modules', name), join(place, 'node_modules', name));
  }
  for (const name of own['@jiefen']) symlinkSync(join(place, 'libs', name), join(place, 'node_modules', '@jiefen', name));
  for (const path of ['apps/api', 'apps/portal', 'libs/documents', 'libs/mediation']) {
    const nested = join(ROOT, path, 'node_modules');
    if (existsSync(nested)) symlinkSync(nested, join(place, path, 'node_modules'));
  }
}
