import { createHash, randomUUID } from 'node:crypto';
import { existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from '@jest/globals';
import { AccessToken } from 'livekit-server-sdk';
import { LiveKitVideo } from '../src/integrations/livekit/livekit-video.js';
import { FakeVideo } from './setup/fake-video.js';
import { keepsTheContract, type VideoUnderTest } from './setup/video-server.contract.js';

interface Started {
  readonly url: string;
  stop(): Promise<void>;
}
interface LiveKitSetup {
  startLiveKit(wishes: { path: string; dataDir: string; key: string; secret: string; webhookUrl: string; firstPort: number }): Promise<Started>;
}

const ROOT = new URL('../../../', import.meta.url).pathname;
const BINARY = process.env['LIVEKIT_SERVER'] ?? join(ROOT, '.cache', 'livekit-server-1.13.5');
const KEY = 'contract';
const SECRET = 'contract-secret-0123456789-abcdefghij';

keepsTheContract('the video server of the tests', () => {
  const video = new FakeVideo();
  return Promise.resolve({
    video,
    connect: (token: string) => Promise.resolve(video.connect(token)),
    report: (room: string, identity: string) => Promise.resolve(video.report({ id: randomUUID(), kind: 'joined', room, identity, at: '2026-03-10T02:00:00Z' })),
    close: () => Promise.resolve(),
  });
});

if (existsSync(BINARY)) keepsTheContract('LiveKit itself', startRealServer);
else describe.skip('LiveKit itself', () => it('is skipped: no livekit-server 1.13.5 in .cache (npm start puts it there)', () => {}));

async function startRealServer(): Promise<VideoUnderTest> {
  const setup = (await import(join(ROOT, 'tools/setup/livekit.mjs'))) as LiveKitSetup;
  const server = await setup.startLiveKit({ path: BINARY, dataDir: mkdtempSync(join(tmpdir(), 'jiefen-livekit-')), key: KEY, secret: SECRET, webhookUrl: 'http://127.0.0.1:9/', firstPort: 27_880 });
  const sockets: WebSocket[] = [];
  return {
    video: new LiveKitVideo(server.url, KEY, SECRET),
    async connect(token) {
      const socket = new WebSocket(`${server.url.replace('http', 'ws')}/rtc?access_token=${token}&auto_subscribe=1&protocol=15`);
      socket.binaryType = 'arraybuffer';
      sockets.push(socket);
      // The first message is the answer to the join; a refusal closes before any.
      return new Promise((resolve) => {
        socket.addEventListener('message', () => resolve(true), { once: true });
        socket.addEventListener('error', () => resolve(false), { once: true });
        socket.addEventListener('close', () => resolve(false), { once: true });
      });
    },
    async report(room, identity) {
      const body = JSON.stringify({ event: 'participant_joined', id: `EV_${randomUUID()}`, createdAt: '1773108000', room: { name: room }, participant: { identity } });
      const token = new AccessToken(KEY, SECRET);
      token.sha256 = createHash('sha256').update(body).digest('base64');
      return { body, authorization: await token.toJwt() };
    },
    async close() {
      for (const socket of sockets) socket.close();
      await server.stop();
    },
  };
}
