import { createServer } from 'node:http';
import { request } from 'node:https';
import { existsSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { freePort } from './addresses.mjs';
import { ensureCertificate } from './certificate.mjs';
import { readDemonstration } from './demonstration.mjs';
import { WEBHOOK_PATH, apiEnvironment, loadSecrets } from './environment.mjs';
import { findLiveKit, startLiveKit } from './livekit.mjs';
import { DATA, ROOT } from './paths.mjs';
import { endOrphan, startPostgres } from './postgres.mjs';
import { RunList, answers, logTail, startProcess, untilReady } from './processes.mjs';
import { SetupError, step } from './steps.mjs';

const API = join(ROOT, 'apps', 'api', 'dist', 'main.js');

/**
 * The video server speaks to the API without trusting our self-made certificate: this door, open on the loopback
 * only, passes its signed reports on unchanged.
 */
async function webhookDoor(apiPort) {
  const door = createServer((incoming, answer) => {
    const onward = request(
      { host: '127.0.0.1', port: apiPort, path: WEBHOOK_PATH, method: 'POST', headers: incoming.headers, rejectUnauthorized: false },
      (reply) => {
        answer.writeHead(reply.statusCode ?? 502);
        reply.pipe(answer);
      },
    );
    onward.once('error', () => answer.writeHead(502).end());
    incoming.pipe(onward);
  });
  await new Promise((resolve) => door.listen(0, '127.0.0.1', resolve));
  door.unref();
  return `http://127.0.0.1:${door.address().port}${WEBHOOK_PATH}`;
}

/**
 * Starts database, video server and API as one product, in this order, and stops them in the other.
 * Also what the browser stories run on: with their own `dataDir` and `port` they disturb nobody.
 *
 * @param {object} [wishes]
 * @param {string} [wishes.dataDir] folder of this installation (database, files, secrets, logs)
 * @param {number} [wishes.port] port of the API; another free one is taken when it is busy, unless `strictPort`
 * @param {boolean} [wishes.strictPort] refuse instead of taking another port
 * @param {string} [wishes.lan] address of this machine in the network: serve HTTPS there
 * @param {boolean} [wishes.fresh] drop database and files first
 * @param {Record<string, string>} [wishes.env] more settings for the API
 * @param {string} [wishes.api] the built API
 * @returns {Promise<{publicUrl: string, databaseUrl: string, video: object | undefined, dataDir: string,
 *   demonstration: () => {accounts: object[], codes: object[]}, ended: Promise<string>, stop: () => Promise<void>}>}
 */
export async function startStack({ dataDir = DATA, port: wished = 3000, strictPort = false, lan, fresh = false, env = {}, api: main = API } = {}) {
  const running = new RunList(dataDir);
  const stops = [];
  const orphans = await running.endOrphans();
  const self = { name: 'start', pid: process.pid, word: basename(process.argv[1] ?? 'node') };
  running.add(self);
  const stop = async () => {
    for (const end of stops.splice(0).reverse()) await end();
    running.clear();
  };
  try {
    if (fresh) await step('empty the demonstration', () => dropData(dataDir));
    const secrets = loadSecrets(dataDir);
    const databaseUrl = process.env.DATABASE_URL ?? (await step('PostgreSQL', () => database({ dataDir, secrets, stops, orphans }))).url;
    const host = lan ? '0.0.0.0' : '127.0.0.1';
    const port = await freePort(wished, host);
    if (strictPort && port !== wished) throw new SetupError(`Port ${wished} is taken by another program. Choose another one: npm start -- --port 3100`);
    const certificate = lan ? await ensureCertificate(dataDir, ['127.0.0.1', lan]) : undefined;
    const publicUrl = process.env.PUBLIC_URL ?? (lan ? `https://${lan}:${port}` : `http://127.0.0.1:${port}`);
    const webhookUrl = certificate ? await webhookDoor(port) : `http://127.0.0.1:${port}${WEBHOOK_PATH}`;
    const video = await startVideo({ dataDir, secrets, stops, running, nodeIp: lan ?? '127.0.0.1', webhookUrl });

    const { unexpected } = await step('API', async () => {
      if (!existsSync(main)) throw new SetupError('apps/api/dist/main.js is missing: run npm run build');
      const variables = { ...apiEnvironment({ dataDir, secrets, databaseUrl, host, port, publicUrl, video, certificate }), ...env };
      const api = startProcess({ name: 'The API', command: process.execPath, args: [main], cwd: ROOT, env: variables, logFile: join(dataDir, 'log', 'api.log') });
      stops.push(() => api.stop(['SIGTERM'], 8_000));
      running.add({ name: 'api', pid: api.pid, word: main });
      // A certificate made here is not in the list of authorities: the probe asks the port, the browser asks the person.
      await untilReady(api, () => (certificate ? answersOverTls(port) : answers(`http://127.0.0.1:${port}/healthz`)), 90_000);
      return { text: `answers on port ${port}`, unexpected: watch(api) };
    });
    running.add({ ...self, url: publicUrl });
    return { publicUrl, databaseUrl, video, dataDir, demonstration: () => readDemonstration(dataDir), ended: unexpected, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function watch(handle) {
  const how = await handle.end;
  return handle.expected ? undefined : `${handle.name} ended unexpectedly (${how}). The end of ${handle.logFile}:\n${logTail(handle)}`;
}

async function database({ dataDir, secrets, stops, orphans }) {
  const postgres = await startPostgres({ folder: join(dataDir, 'postgres'), password: secrets.postgres, logFile: join(dataDir, 'log', 'postgres.log') });
  stops.push(postgres.stop);
  const recovered = postgres.recovered || orphans > 0 ? 'recovered after a hard stop' : undefined;
  return { url: postgres.url, text: postgres.made ? 'made' : (recovered ?? 'started') };
}

async function startVideo({ dataDir, secrets, stops, running, nodeIp, webhookUrl }) {
  try {
    return await step('LiveKit', async (note) => {
      const found = await findLiveKit(note);
      if (found.kind === 'none') throw new SetupError(found.text);
      if (found.kind === 'own') return found;
      const server = await startLiveKit({ path: found.path, dataDir, nodeIp, key: secrets.livekitKey, secret: secrets.livekitSecret, webhookUrl });
      stops.push(server.stop);
      running.add({ name: 'livekit', pid: server.pid, word: 'livekit' });
      return { ...server, text: found.text };
    });
  } catch {
    // Said by the step; filing, agreements and all the rest work without video.
    return undefined;
  }
}

/** Drops what a demonstration made: database, files and the list of accounts. Secrets stay. */
async function dropData(dataDir) {
  if (process.env.DATABASE_URL) throw new SetupError('DATABASE_URL points to your own database: empty it yourself, --fresh-demo drops only the embedded one.');
  // A server left by `kill -9` would go on writing into the folder that is made anew.
  await endOrphan(join(dataDir, 'postgres'));
  for (const name of ['postgres', 'files', 'demonstration.json']) rmSync(join(dataDir, name), { recursive: true, force: true });
}

function answersOverTls(port) {
  return new Promise((resolve) => {
    const probe = request({ host: '127.0.0.1', port, path: '/healthz', rejectUnauthorized: false, timeout: 1_000 }, (reply) => {
      reply.resume();
      resolve((reply.statusCode ?? 500) < 500);
    });
    probe.once('error', () => resolve(false));
    probe.once('timeout', () => probe.destroy());
    probe.end();
  });
}
