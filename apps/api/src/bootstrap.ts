import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import cookie from '@fastify/cookie';
import multipart from '@fastify/multipart';
import { RequestMethod, type DynamicModule, type Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { Logger, LoggerModule } from 'nestjs-pino';
import type { DataSource } from 'typeorm';
import { AppModule } from './app.module.js';
import { ENTITIES } from './entities.js';
import { Clock } from './platform/clock/clock.js';
import type { Config } from './platform/config/config.js';
import { openDataSource } from './platform/database/data-source.js';
import { addApiDocumentation } from './platform/http/api-documentation.js';
import { ProblemFilter } from './platform/http/problem.filter.js';
import { limitRates } from './platform/http/rate-limit.js';
import { numberOfRequest, numberRequests } from './platform/http/request-number.js';
import { serveFrontDoor } from './platform/http/front-door.js';
import { validationPipe } from './platform/http/validation.js';
import { Jobs } from './platform/jobs/jobs.js';
import { Live } from './platform/live/live.js';
import { FileStore } from './platform/storage/file-store.js';

/** Largest file a person may hand in: 20 MB. A larger one is refused while it streams. */
export const MOST_FILE_BYTES = 20 * 1024 * 1024;

export interface RunningApi {
  readonly app: NestFastifyApplication;
  readonly source: DataSource;
}

/** Builds the whole API: migrated database, modules, jobs, live changes, portal files. `main.ts` and the tests use it. */
export async function createApi(config: Config, clock: Clock = new Clock(config.JIEFEN_ZONE), integrations?: Type | DynamicModule): Promise<RunningApi> {
  const source = await openDataSource(config.DATABASE_URL, config.DATABASE_POOL, ENTITIES);
  await migrate(source);
  const files = await FileStore.open(config);
  const https = config.TLS_KEY_FILE && config.TLS_CERT_FILE ? { key: await readFile(config.TLS_KEY_FILE), cert: await readFile(config.TLS_CERT_FILE) } : null;
  const adapter = new FastifyAdapter({
    ...(https ? { https } : {}),
    trustProxy: config.TRUST_PROXY,
    bodyLimit: 1024 * 1024,
    genReqId: () => randomUUID(),
    forceCloseConnections: true,
  });
  const logging = LoggerModule.forRoot({
    // A logger for each request costs as much as answering it, and is of use only while somebody looks for a fault:
    // what fails is logged with its correlation id by ProblemFilter.
    ...(config.LOG_LEVEL === 'debug' ? {} : { forRoutes: [] }),
    pinoHttp: {
      level: config.LOG_LEVEL,
      mixin: numberOfRequest,
      // Ids only: an address of a page may carry a token, a body always carries people.
      serializers: { req: (request: { id: unknown; method: string }) => ({ id: request.id, method: request.method }), res: (reply: { statusCode: number }) => ({ status: reply.statusCode }) },
      autoLogging: config.LOG_LEVEL === 'debug',
    },
  });
  const root = AppModule.with({ config, source, clock, files }, integrations);
  const app = await NestFactory.create<NestFastifyApplication>({ ...root, imports: [logging, ...(root.imports ?? [])] }, adapter, { bufferLogs: true, rawBody: true, abortOnError: false });
  app.useLogger(app.get(Logger));
  app.setGlobalPrefix('api', { exclude: [{ path: 'healthz', method: RequestMethod.GET }, { path: 'readyz', method: RequestMethod.GET }] });
  // Signed over the raw bytes: they are kept beside the parsed body.
  app.useBodyParser('application/webhook+json', { bodyLimit: 256 * 1024 }, (_request, _body, done) => done(null, {}));
  app.useGlobalPipes(validationPipe());
  app.useGlobalFilters(new ProblemFilter());
  numberRequests(adapter.getInstance());
  limitRates(app, config);
  await app.register(cookie);
  await app.register(multipart, { limits: { fileSize: MOST_FILE_BYTES, files: 1, fields: 10 } });
  if (config.demonstration) addApiDocumentation(app);
  await serveFrontDoor(app, config);
  app.enableShutdownHooks();
  await app.init();
  await app.get(Jobs).start(config.DATABASE_URL);
  await app.get(Live).start(config.DATABASE_URL);
  return { app, source };
}

/** Two processes that start at once must not both migrate: the second waits, then finds nothing to do. */
async function migrate(source: DataSource): Promise<void> {
  const runner = source.createQueryRunner();
  try {
    await runner.query('SELECT pg_advisory_lock(7263)');
    await source.runMigrations();
  } finally {
    await runner.query('SELECT pg_advisory_unlock(7263)');
    await runner.release();
  }
}
