import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { freeVideoPorts } from './addresses.mjs';
import { fetchRelease } from './livekit-release.mjs';
import { CACHE, LIVEKIT_VERSION, ROOT } from './paths.mjs';
import { answers, startProcess, untilReady } from './processes.mjs';
import { findProgram, run } from './run-command.mjs';

const CACHED = join(CACHE, `livekit-server-${LIVEKIT_VERSION}`);

const THREE_WAYS =
  `Video is unavailable: no LiveKit server ${LIVEKIT_VERSION} was found. Three ways to get one: set LIVEKIT_URL, LIVEKIT_API_KEY and LIVEKIT_API_SECRET ` +
  `to your own server; or put livekit-server ${LIVEKIT_VERSION} on the PATH; or install Go 1.26 or newer and start again, it is then built here.`;

async function hasVersion(path) {
  const { code, output } = await run(path, ['--version'], { timeout: 10_000 });
  return code === 0 && output.trim().endsWith(`version ${LIVEKIT_VERSION}`);
}

async function goIsNewEnough() {
  const go = findProgram('go');
  if (!go) return false;
  const { output } = await run(go, ['env', 'GOVERSION']);
  const [, major = '0', minor = '0'] = /go(\d+)\.(\d+)/.exec(output) ?? [];
  return Number(major) > 1 || (Number(major) === 1 && Number(minor) >= 26);
}

async function buildFromModule(target, note) {
  if (!(await goIsNewEnough())) throw new Error('no Go 1.26 or newer');
  mkdirSync(dirname(target), { recursive: true });
  // -mod=readonly: exactly the versions and sums of docker/livekit, or no build.
  const args = ['build', '-mod=readonly', '-trimpath', '-ldflags=-s -w', '-o', `${target}.new`, 'github.com/livekit/livekit-server/cmd/server'];
  const { code, output } = await run('go', args, { cwd: join(ROOT, 'docker', 'livekit'), onLine: (line) => note(`(building with Go: ${line.slice(0, 60)})`) });
  if (code !== 0) {
    rmSync(`${target}.new`, { force: true });
    throw new Error(`go build failed: ${output.trim().split('\n').pop()}`);
  }
  renameSync(`${target}.new`, target);
  return target;
}

/**
 * Finds the LiveKit server: an own one by LIVEKIT_URL, the pinned version on the PATH or in the cache, built from
 * docker/livekit, or the official release. Returns `{ kind: 'none', text }` when no way works: the rest still starts.
 * @returns {Promise<{kind: 'own', url: string, key: string, secret: string, text: string} | {kind: 'binary', path: string, text: string} | {kind: 'none', text: string}>}
 */
export async function findLiveKit(note = () => {}) {
  const { LIVEKIT_URL: url, LIVEKIT_API_KEY: key, LIVEKIT_API_SECRET: secret } = process.env;
  if (url) {
    if (key && secret) return { kind: 'own', url, key, secret, text: `your own at ${url}` };
    return { kind: 'none', text: 'Video is unavailable: LIVEKIT_URL is set, but LIVEKIT_API_KEY or LIVEKIT_API_SECRET is missing.' };
  }
  const onPath = findProgram('livekit-server');
  if (onPath && (await hasVersion(onPath))) return { kind: 'binary', path: onPath, text: onPath };
  if (existsSync(CACHED) && (await hasVersion(CACHED))) return { kind: 'binary', path: CACHED, text: 'in the cache' };
  const failures = [];
  note('(building with Go, about two minutes once)');
  try {
    return { kind: 'binary', path: await buildFromModule(CACHED, note), text: 'built with Go' };
  } catch (error) {
    failures.push(error.message);
  }
  note('(fetching the official release)');
  try {
    const path = await fetchRelease(CACHED);
    if (await hasVersion(path)) return { kind: 'binary', path, text: 'official release, checksum compared' };
    failures.push('the release does not run here');
  } catch (error) {
    failures.push(error.cause?.code ? `${error.message} (${error.cause.code})` : error.message);
  }
  return { kind: 'none', text: `${THREE_WAYS} (Tried: ${failures.join('; ')}.)` };
}

/** The settings of a server on this machine, as YAML (which JSON is). */
export function liveKitSettings({ ports, nodeIp, key, secret, webhookUrl }) {
  return {
    port: ports.signalling,
    // Signalling only from here: browsers come through the API's /livekit, and nobody outside reaches /twirp.
    bind_addresses: ['127.0.0.1'],
    rtc: {
      tcp_port: ports.tcp,
      udp_port: ports.udp,
      use_external_ip: false,
      node_ip: nodeIp,
      enable_loopback_candidate: true,
    },
    // Own STUN: without it LiveKit tells every browser to ask a third party for its address.
    turn: { enabled: true, udp_port: ports.stun, bind_addresses: [nodeIp] },
    // A room exists only when the API has opened it for a case.
    room: { auto_create: false, enable_remote_unmute: false, empty_timeout: 300 },
    keys: { [key]: secret },
    webhook: { api_key: key, urls: [webhookUrl] },
    logging: { json: true, level: 'warn' },
  };
}

/**
 * Starts the server found by `findLiveKit`.
 * @returns {Promise<{url: string, key: string, secret: string, pid: number, ports: object, stop: () => Promise<void>, end: Promise<string>}>}
 */
export async function startLiveKit({ path, dataDir, nodeIp = '127.0.0.1', key, secret, webhookUrl, firstPort }) {
  const ports = await freeVideoPorts(firstPort);
  const settings = join(dataDir, 'livekit.yaml');
  mkdirSync(dataDir, { recursive: true });
  writeFileSync(settings, JSON.stringify(liveKitSettings({ ports, nodeIp, key, secret, webhookUrl }), null, 2), { mode: 0o600 });
  const handle = startProcess({ name: 'LiveKit', command: path, args: ['--config', settings], env: process.env, logFile: join(dataDir, 'log', 'livekit.log') });
  const url = `http://127.0.0.1:${ports.signalling}`;
  await untilReady(handle, () => answers(url), 15_000);
  // The first SIGTERM waits until everybody has left the rooms; the second one ends.
  return { url, key, secret, ports, pid: handle.pid, handle, end: handle.end, stop: () => handle.stop(['SIGTERM', 'SIGTERM'], 600) };
}
