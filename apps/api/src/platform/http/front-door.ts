import { existsSync } from 'node:fs';
import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import { join, resolve } from 'node:path';
import proxy from '@fastify/http-proxy';
import fastifyStatic from '@fastify/static';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import helmet from 'helmet';
import type { Config } from '../config/config.js';

const YEAR_SECONDS = 31_536_000;
const SIGNALLING = /^\/livekit\/rtc(?:[/?]|$)/;

/** One origin: the portal's files, LiveKit's signalling behind /livekit, and the safety headers for all of it. */
export async function serveFrontDoor(app: NestFastifyApplication, config: Config): Promise<void> {
  const safety = safetyHeaders(config);
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('onRequest', (_request: FastifyRequest, reply: FastifyReply, done: () => void) => {
      for (const [name, value] of safety) reply.raw.setHeader(name, value);
      done();
    });
  if (config.LIVEKIT_URL && config.JIEFEN_VIDEO === 'available') {
    // Only signalling passes. LiveKit's administration (/twirp) is for the API: a list of what is closed
    // would be passed by `/%74wirp`, a list of what is open is not.
    await app.register(proxy, {
      upstream: config.LIVEKIT_URL.replace(/^ws/, 'http'),
      prefix: '/livekit',
      rewritePrefix: '',
      websocket: true,
      preHandler: (request: FastifyRequest, reply: FastifyReply, done: () => void) => {
        if (SIGNALLING.test(request.url) && !request.url.includes('..')) done();
        else void reply.status(404).send();
      },
    });
  }
  const root = config.PORTAL_DIR ? resolve(config.PORTAL_DIR) : undefined;
  if (!root || !existsSync(root)) return;
  const fastify = app.getHttpAdapter().getInstance();
  await app.register(fastifyStatic, {
    root,
    wildcard: false,
    index: false,
    preCompressed: true,
    setHeaders: (reply, path) => {
      // Files with a hash in their name never change; pages must be asked for each time.
      const immutable = path.includes(`${root}/assets/`);
      reply.header('cache-control', immutable ? `public, max-age=${YEAR_SECONDS}, immutable` : 'no-cache');
    },
  });
  const staff = /^\/(staff|workbench|court|admin)(\/|\?|$)/;
  // What a scanned code opens is drawn at build time already; a build without it opens the empty page.
  const landing = existsSync(join(root, 'landing.html')) ? /^\/(?:c\/[^/?]+\/?)?(?:\?|$)/ : undefined;
  const twins = ['landing', 'resident', 'staff'].every((page) => existsSync(join(root, `${page}.en.html`)));
  fastify.get('/*', (request: FastifyRequest, reply: FastifyReply) => {
    if (request.url.startsWith('/api/') || request.url.startsWith('/assets/')) return reply.status(404).send();
    const page = landing?.test(request.url) ? 'landing' : staff.test(request.url) ? 'staff' : 'resident';
    // Which twin it is hangs on these: a cache in between must not hand one person's language to another.
    reply.header('vary', 'accept-language, cookie');
    return reply.sendFile(twins && speaksEnglish(request) ? `${page}.en.html` : `${page}.html`);
  });
}

/** The wish in the address, then the choice of before, then the first language of the device: Chinese for Chinese, else English. */
export function speaksEnglish({ url, headers }: Pick<FastifyRequest, 'url' | 'headers'>): boolean {
  const wish = /[?&]lang=(zh|en)(?:&|$)/.exec(url)?.[1] ?? /(?:^|;\s*)jiefen_language=(zh|en)(?:;|$)/.exec(headers.cookie ?? '')?.[1];
  if (wish !== undefined) return wish === 'en';
  const device = (headers['accept-language'] ?? '').trim();
  return !/^(?:zh|\*|$)/i.test(device);
}

/** Asked of helmet once: its plugin for Fastify builds the same dozen texts for every request, which costs as much as answering it. */
function safetyHeaders(config: Config): [name: string, value: string][] {
  const answer = new ServerResponse(new IncomingMessage(new Socket()));
  helmet({
    contentSecurityPolicy: {
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'", "'wasm-unsafe-eval'"],
        // Element Plus and Vue set style attributes; no script can come in that way.
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        mediaSrc: ["'self'", 'blob:', 'data:'],
        connectSrc: ["'self'", ...socketOrigins(config)],
        workerSrc: ["'self'", 'blob:'],
        objectSrc: ["'none'"],
        frameAncestors: ["'none'"],
        upgradeInsecureRequests: config.secureCookies ? [] : null,
      },
    },
    strictTransportSecurity: config.secureCookies,
    crossOriginEmbedderPolicy: false,
  })(answer.req, answer, () => undefined);
  return Object.entries(answer.getHeaders()).map(([name, value]) => [name, String(value)]);
}

/** `connect-src 'self'` does not cover wss: in older Safari, so the own socket address is named too. */
function socketOrigins(config: Config): string[] {
  const { host } = new URL(config.PUBLIC_URL);
  return [`wss://${host}`, `ws://${host}`];
}
