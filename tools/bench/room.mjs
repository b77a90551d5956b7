/* global navigator, HTMLMediaElement, HTMLVideoElement, MediaStream -- of the page, in watchForPicture */
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import pg from 'pg';
import { ROOT } from '../setup/paths.mjs';
import { figure, median, quantile } from './figures.mjs';

const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--use-fake-ui-for-media-stream', '--use-fake-device-for-media-stream=fps=15'];

/**
 * From opening the address to the first picture of somebody else, with an empty cache: the room page of an admitted
 * party in turns with the least page that can show it (livekit-client and nothing else), against the real video server.
 */
export async function measureRoom({ stack, quick }) {
  if (!stack.video) throw new Error('There is no video server: the room cannot be measured.');
  const { chromium } = await import('@playwright/test');
  const system = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';
  const browser = await chromium.launch({ ...(existsSync(system) ? { executablePath: system } : {}), args: [...FLAGS, '--headless=new'] });
  const bare = await serveBarePage(stack.publicUrl);
  try {
    const session = await openSession(stack);
    await publish(browser, bare.url, session.mediator);
    const open = (url, fetched) => firstPicture(browser, stack.publicUrl, url, session.applicant, fetched);
    const roomUrl = `${stack.publicUrl}/my/cases/${session.caseId}/room`;
    const bareUrl = () => `${bare.url}/?case=${session.caseId}`;
    // The first opening of the room warms it, and is watched for what it fetches.
    const fetched = [];
    await open(roomUrl, fetched);
    await open(bareUrl());
    const pairs = [];
    for (let n = 0; n < (quick ? 3 : 9); n++) pairs.push({ bare: await open(bareUrl()), room: await open(roomUrl) });
    return {
      how: `${pairs.length} openings of each in turns, empty cache, fake cameras; median and spread`,
      pairs,
      fetched,
      figures: [
        figure('room page as a ratio to the bare page', median(pairs.map((pair) => pair.room / pair.bare)), '×', { atMost: 1.8 }),
        figure('room page, first remote picture', median(pairs.map((pair) => pair.room)), 'ms'),
        figure('room page, slowest', quantile(pairs.map((pair) => pair.room), 1), 'ms'),
        figure('bare page, first remote picture', median(pairs.map((pair) => pair.bare)), 'ms'),
        figure('bare page, slowest', quantile(pairs.map((pair) => pair.bare), 1), 'ms'),
        figure('received for the room page until that picture', fetched.reduce((sum, { bytes }) => sum + bytes, 0) / 1000, 'kB', { atMost: 170 }),
      ],
    };
  } finally {
    await browser.close();
    bare.close();
  }
}

/** A case of invented people whose session is open and whose applicant was let in. */
async function openSession({ databaseUrl, publicUrl }) {
  const db = new pg.Client({ connectionString: databaseUrl });
  await db.connect();
  try {
    const { rows } = await db.query(`SELECT m.account_id, o.id, o.path FROM memberships m JOIN organizations o ON o.id = m.organization_id WHERE m.role = 'mediator' AND m.until IS NULL LIMIT 1`);
    const [{ account_id: mediatorId, id: bodyId, path }] = rows;
    const [caseId, applicantId] = [randomUUID(), randomUUID()];
    await db.query(`INSERT INTO accounts (id, kind, name, phone_index, created_at) VALUES ($1, 'resident', '王芸', $2, now())`, [applicantId, randomUUID()]);
    await db.query(
      `INSERT INTO cases (id, number, organization_id, organization_path, kind, state, title, source, mediator_account_id, filed_at, state_since, accepted_at)
       VALUES ($1, $2, $3, $4, 'wages', 'bothWilling', '工资', 'application', $5, now(), now(), now())`,
      [caseId, `JF-BENCH-${randomBytes(4).toString('hex')}`, bodyId, path, mediatorId],
    );
    for (const [side, name, account] of [['applicant', '王芸', applicantId], ['respondent', '陈某', null]]) {
      await db.query(`INSERT INTO case_parties (id, case_id, side, position, kind, name, account_id, willing) VALUES ($1, $2, $3, 1, 'person', $4, $5, 'yes')`, [randomUUID(), caseId, side, name, account]);
    }
    await db.query(`INSERT INTO case_grants (id, case_id, role, account_id, since) VALUES ($1, $2, 'mediator', $3, now())`, [randomUUID(), caseId, mediatorId]);
    const [mediator, applicant] = [await logIn(db, mediatorId), await logIn(db, applicantId)];
    const ask = (token, way, body = {}) => call(publicUrl, token, `/api/cases/${caseId}/session${way}`, body);
    await ask(mediator, '');
    const seat = await ask(applicant, '/join', { mode: 'video', rightsRead: true });
    await ask(mediator, '/admit', { personId: seat.personId });
    const { pass } = await ask(mediator, '/join', {});
    return { caseId, applicant, mediator: pass };
  } finally {
    await db.end();
  }
}

async function logIn(db, accountId) {
  const token = randomBytes(32).toString('base64url');
  await db.query(`INSERT INTO login_sessions (id, token_hash, account_id, created_at, seen_at, expires_at) VALUES ($1, $2, $3, now(), now(), now() + interval '2 hours')`, [randomUUID(), createHash('sha256').update(token).digest('base64url'), accountId]);
  return token;
}

async function call(origin, token, path, body) {
  const answer = await fetch(`${origin}${path}`, { method: 'POST', headers: { cookie: `jiefen_session=${token}`, 'content-type': 'application/json' }, body: JSON.stringify(body) });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${path} answered ${answer.status} ${text}`);
  return text === '' ? {} : JSON.parse(text);
}

/** The mediator's picture, sent by a page that stays open. */
async function publish(browser, bareUrl, pass) {
  const page = await (await browser.newContext({ permissions: ['camera', 'microphone'] })).newPage();
  await page.goto(`${bareUrl}/publish#${encodeURIComponent(JSON.stringify(pass))}`);
  await page.waitForFunction(() => document.title === 'published', undefined, { timeout: 30_000 });
}

/** Opens an address in a browser without any cache and answers the milliseconds until the first frame of a remote video. What page, scripts and styles weighed until then is added to `fetched`. */
async function firstPicture(browser, origin, url, token, fetched) {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, locale: 'zh-CN', permissions: ['camera', 'microphone'], serviceWorkers: 'block' });
  try {
    await context.addCookies([{ name: 'jiefen_session', value: token, url: origin }]);
    await context.addInitScript(watchForPicture);
    const page = await context.newPage();
    if (fetched) await watchLoading(await context.newCDPSession(page), fetched);
    await page.goto(url, { waitUntil: 'commit' });
    await page.waitForFunction(() => globalThis.firstRemotePicture !== undefined, undefined, { timeout: 30_000, polling: 100 });
    return await page.evaluate(() => globalThis.firstRemotePicture);
  } finally {
    await context.close();
  }
}

/** Bytes as they came over the line, without the heads of the answers. What the server is asked for the case does not count: it is not the weight of the page. */
async function watchLoading(devtools, fetched) {
  const files = new Map();
  devtools.on('Network.responseReceived', ({ requestId, type, response }) => {
    if (!['Document', 'Script', 'Stylesheet'].includes(type)) return;
    files.set(requestId, { file: new URL(response.url).pathname, bytes: 0 });
    fetched.push(files.get(requestId));
  });
  devtools.on('Network.dataReceived', ({ requestId, encodedDataLength }) => {
    if (files.has(requestId)) files.get(requestId).bytes += encodedDataLength;
  });
  await devtools.send('Network.enable');
}

/** Runs in the page: the first frame of a video whose track did not come from the own camera. */
function watchForPicture() {
  const own = new Set();
  const devices = navigator.mediaDevices;
  const ask = devices.getUserMedia.bind(devices);
  devices.getUserMedia = async (wishes) => {
    const stream = await ask(wishes);
    for (const track of stream.getTracks()) own.add(track.id);
    return stream;
  };
  const property = Object.getOwnPropertyDescriptor(HTMLMediaElement.prototype, 'srcObject');
  Object.defineProperty(HTMLMediaElement.prototype, 'srcObject', {
    ...property,
    set(stream) {
      property.set.call(this, stream);
      if (!(this instanceof HTMLVideoElement) || !(stream instanceof MediaStream)) return;
      const remote = () => stream.getVideoTracks().some((track) => !own.has(track.id));
      this.requestVideoFrameCallback((now) => {
        if (remote()) globalThis.firstRemotePicture ??= now;
      });
    },
  });
}

/** The least page that joins the room: client and pass are fetched side by side, as the room page does. */
async function serveBarePage(origin) {
  const client = brotliCompressSync(readFileSync(join(ROOT, 'node_modules', 'livekit-client', 'dist', 'livekit-client.umd.js')));
  const socket = `${origin.replace(/^http/, 'ws')}/livekit`;
  const page = (script) => `<!doctype html><meta charset="utf-8"><title>bare</title><body><script src="/client.js"></script><script type="module">const { Room, RoomEvent } = LivekitClient; ${script}</script>`;
  const view = page(`
    const pass = await passing;
    const room = new Room();
    room.on(RoomEvent.TrackSubscribed, (track) => { if (track.kind === 'video') document.body.append(track.attach()); });
    await room.connect('${socket}', pass.token);`).replace('<body>', `<body><script>const passing = fetch('/pass' + location.search).then((answer) => answer.json());</script>`);
  const sender = page(`
    const room = new Room();
    await room.connect('${socket}', JSON.parse(decodeURIComponent(location.hash.slice(1))).token);
    await room.localParticipant.setCameraEnabled(true);
    document.title = 'published';`);
  const server = createServer((request, answer) => {
    const url = new URL(request.url ?? '/', origin);
    if (url.pathname === '/client.js') return answer.writeHead(200, { 'content-type': 'text/javascript', 'content-encoding': 'br' }).end(client);
    if (url.pathname !== '/pass') return answer.writeHead(200, { 'content-type': 'text/html' }).end(url.pathname === '/publish' ? sender : view);
    const token = /jiefen_session=([\w-]+)/.exec(request.headers.cookie ?? '')?.[1] ?? '';
    return call(origin, token, `/api/cases/${url.searchParams.get('case')}/session/join`, { onlyBack: true }).then(
      ({ pass }) => answer.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(pass)),
      (error) => answer.writeHead(500).end(String(error)),
    );
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${server.address().port}`, close: () => server.closeAllConnections() ?? server.close() };
}
