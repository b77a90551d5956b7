import { createHash } from 'node:crypto';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import type { Config } from '../config/config.js';

/** Per minute: of one log-in where there is one, else of one address. The general bar is high (a setting); what can be guessed has a low one, always by address. */
const GUESSABLE = 60;
/** So many log-ins are told apart at once; the one longest unseen goes back to its address. */
const MOST_SESSIONS = 20_000;
/** Doors that answer to a secret or send a message: log-ins, codes, links, the check of papers. */
const GUESSABLE_PATHS = /^\/api\/(auth\/(otp|staff|guest|setup)|invitations|verify|codes)\b/;

/** Stops floods before any work is done for them; the answer says when to try again. */
export function limitRates(app: NestFastifyApplication, config: Config): void {
  const general = new RateLimiterMemory({ points: config.REQUESTS_PER_MINUTE, duration: 60 });
  // The stories of the demonstration all come from one machine.
  const guessable = new RateLimiterMemory({ points: config.demonstration ? config.REQUESTS_PER_MINUTE : GUESSABLE, duration: 60 });
  const sessions = new KnownSessions();
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('onResponse', (request: FastifyRequest & { person?: unknown }, _reply: FastifyReply, done: () => void) => {
      if (request.person) sessions.saw(request.headers.cookie);
      done();
    })
    .addHook('onRequest', async (request: FastifyRequest, reply: FastifyReply) => {
      if (!request.url.startsWith('/api/')) return;
      try {
        await general.consume(sessions.keyOf(request.headers.cookie) ?? request.ip);
        if (GUESSABLE_PATHS.test(request.url)) await guessable.consume(request.ip);
      } catch (error) {
        if (!(error instanceof RateLimiterRes)) throw error;
        const seconds = Math.max(1, Math.ceil(error.msBeforeNext / 1000));
        await reply
          .status(429)
          .header('retry-after', String(seconds))
          .header('content-type', 'application/problem+json; charset=utf-8')
          .send({ code: 'request.too-many', params: { seconds }, correlationId: request.id });
      }
    });
}

/**
 * Log-ins that were found good a moment ago. Behind one address sits a whole office, and one of them must not shut the
 * others out; a cookie that nobody has checked counts for nothing, or a made-up one each time would pass every bar.
 */
class KnownSessions {
  private readonly known = new Set<string>();

  saw(cookies: string | undefined): void {
    const key = keyIn(cookies);
    if (key === undefined) return;
    this.known.delete(key);
    this.known.add(key);
    const [oldest] = this.known;
    if (this.known.size > MOST_SESSIONS && oldest !== undefined) this.known.delete(oldest);
  }

  keyOf(cookies: string | undefined): string | undefined {
    const key = keyIn(cookies);
    return key !== undefined && this.known.has(key) ? key : undefined;
  }
}

/** The token is kept as its digest only. */
function keyIn(cookies: string | undefined): string | undefined {
  const token = /(?:^|;\s*)jiefen_session=([^;]{20,200})/.exec(cookies ?? '')?.[1];
  return token === undefined ? undefined : createHash('sha256').update(token).digest('base64');
}
