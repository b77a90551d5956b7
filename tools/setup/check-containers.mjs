import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { LIVEKIT_VERSION, ROOT } from './paths.mjs';
import { run } from './run-command.mjs';
import { say } from './steps.mjs';

/*
 * Checks docker/compose.yaml without an engine: that docker-compose accepts it, that it refuses to start without
 * secrets, and that it does not drift away from what the rest of the repository pins and reads.
 */

const read = (path) => readFileSync(join(ROOT, path), 'utf8');
// A real docker/.env of this machine must not decide the result.
const compose = ['--env-file', join(ROOT, 'docker/.env.example'), '-f', join(ROOT, 'docker/compose.yaml')];
const names = read('docker/.env.example').split('\n').map((line) => /^([A-Z0-9_]+)=/.exec(line)?.[1]).filter(Boolean);
const bare = { PATH: process.env.PATH, HOME: process.env.HOME };
const filled = { ...bare, ...Object.fromEntries(names.map((name) => [name, `example-${name.toLowerCase()}`])) };
const config = (env, ...more) => run('docker-compose', [...compose, 'config', ...more], { env, cwd: ROOT });

const wrong = [];
const must = (holds, sentence) => {
  if (!holds) wrong.push(sentence);
};

const accepted = await config(filled);
must(accepted.code === 0, `docker-compose does not accept docker/compose.yaml:\n${accepted.output}`);
for (const name of names.filter((entry) => entry !== 'COMPOSE_PROJECT_NAME')) {
  const without = await config({ ...filled, [name]: '' }, '--quiet');
  must(without.code !== 0, `the stack would start without ${name}`);
}

const text = read('docker/compose.yaml');
must(text.includes(`livekit/livekit-server:v${LIVEKIT_VERSION}`), `compose.yaml does not use LiveKit ${LIVEKIT_VERSION}`);
must(read('docker/livekit/go.mod').includes(`livekit-server v${LIVEKIT_VERSION}`), `docker/livekit/go.mod does not pin LiveKit ${LIVEKIT_VERSION}`);
const node = JSON.parse(read('package.json')).devDependencies.node.split('.')[0];
for (const file of ['docker/api.Dockerfile', 'docker/portal.Dockerfile']) must(read(file).includes(`FROM node:${node}-`), `${file} does not use Node ${node}`);

const known = read('apps/api/src/platform/config/config.ts');
const api = /\n {2}api:\n([\s\S]*?)\n {2}portal:\n/.exec(text)?.[1] ?? '';
const passed = new Set();
const readme = read('README.md');
for (const [, name] of (/ {4}environment:\n([\s\S]*?)\n {4}\w/.exec(api)?.[1] ?? '').matchAll(/^ {6}([A-Z0-9_]+):/gm)) {
  passed.add(name);
  must(known.includes(`${name}:`), `the API does not read ${name}, which compose.yaml sets`);
}
// In containers Caddy ends TLS and serves the portal, files are in S3, video is there, and no demonstration is written.
const ELSEWHERE = ['STORAGE_DIR', 'PORTAL_DIR', 'TLS_KEY_FILE', 'TLS_CERT_FILE', 'JIEFEN_VIDEO', 'DEMONSTRATION_FILE'];
for (const [, name] of known.matchAll(/^ {2}([A-Z0-9_]+): (?:z\.|flag)/gm)) {
  must(readme.includes(`\`${name}\``), `the API reads ${name}, which the table of README.md does not name`);
  must(passed.has(name) || ELSEWHERE.includes(name), `the API reads ${name}, which compose.yaml does not pass on`);
}

say(wrong.length === 0 ? 'docker/compose.yaml is accepted, refuses missing secrets and agrees with the pinned versions' : wrong.join('\n'));
process.exit(wrong.length === 0 ? 0 : 1);
