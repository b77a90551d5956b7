import { randomUUID } from 'node:crypto';
import { Catch, HttpException, Logger, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { InvalidError, ProblemError } from './errors.js';

/** The shape of every answer that is not success. */
export interface Problem {
  code: string;
  params: Readonly<Record<string, string | number>>;
  fields?: Readonly<Record<string, string>>;
  correlationId: string;
}

/** The one map from errors to answers. Whatever is not known is a plain 500 with a number to ask for. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger('http');

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const reply = http.getResponse<FastifyReply>();
    const correlationId = http.getRequest<FastifyRequest>().id ?? randomUUID();
    const { status, problem } = this.describe(error, String(correlationId));
    if (status >= 500) this.logger.error({ event: 'http.failed', correlationId, name: nameOf(error) }, error instanceof Error ? error.stack : undefined);
    if (reply.sent) return;
    void reply.status(status).header('content-type', 'application/problem+json; charset=utf-8').send(problem);
  }

  private describe(error: unknown, correlationId: string): { status: number; problem: Problem } {
    if (error instanceof ProblemError) {
      const problem: Problem = { code: error.code, params: error.params ?? {}, correlationId };
      if (error instanceof InvalidError && Object.keys(error.fields).length > 0) problem.fields = error.fields;
      return { status: error.status, problem };
    }
    const status = statusOf(error);
    if (status === 413) return { status, problem: { code: 'file.too-large', params: {}, correlationId } };
    if (status === 404) return { status, problem: { code: 'not-found', params: {}, correlationId } };
    if (status >= 400 && status < 500) return { status, problem: { code: 'request.not-understood', params: {}, correlationId } };
    return { status: 500, problem: { code: 'server.failed', params: {}, correlationId } };
  }
}

function statusOf(error: unknown): number {
  if (error instanceof HttpException) return error.getStatus();
  // Fastify's own refusals (body too large, malformed JSON) carry a statusCode.
  if (typeof error === 'object' && error !== null && 'statusCode' in error && typeof error.statusCode === 'number') return error.statusCode;
  return 500;
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : typeof error;
}
