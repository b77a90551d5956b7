import { AsyncLocalStorage } from 'node:async_hooks';
import type { FastifyInstance } from 'fastify';

const current = new AsyncLocalStorage<string>();

/** Every log line that is written while a request is answered carries its number. A logger for each request would cost as much as the answer. */
export function numberRequests(fastify: Pick<FastifyInstance, 'addHook'>): void {
  fastify.addHook('onRequest', (request, _reply, done) => current.run(request.id, done));
}

/** What a log line gets by itself: the number a person is told when something fails. */
export function numberOfRequest(): { correlationId?: string } {
  const correlationId = current.getStore();
  return correlationId === undefined ? {} : { correlationId };
}
