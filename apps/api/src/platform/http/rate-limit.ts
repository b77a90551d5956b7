import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import type { Config } from '../config/config.js';

/** Per address and minute. The general bar is high (a setting); what can be guessed has a low one. */
const GUESSABLE = 60;
/** Doors that answer to a secret or send a message: log-ins, codes, links, the check of papers. */
const GUESSABLE_PATHS = /^\/api\/(auth\/(otp|staff|guest|setup)|invitations|verify|codes)\b/;

/** Stops floods before any work is done for them; the answer says when to try again. */
export function limitRates(app: NestFastifyApplication, config: Config): void {
  const general = new RateLimiterMemory({ points: config.REQUESTS_PER_MINUTE, duration: 60 });
  // The stories of the demonstration all come from one machine.
  const guessable = new RateLimiterMemory({ points: config.demonstration ? config.REQUESTS_PER_MINUTE : GUESSABLE, duration: 60 });
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('onRequest', async (request: FastifyRequest, reply: FastifyReply) => {
      if (!request.url.startsWith('/api/')) return;
      try {
        await general.consume(request.ip);
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
