import { randomUUID } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DynamicModule, Type } from '@nestjs/common';
import pg from 'pg';
import type { Role } from '@jiefen/mediation';
import { createApi, type RunningApi } from '../../src/bootstrap.js';
import { FieldCipher, maskPhone } from '../../src/platform/crypto/field-cipher.js';
import { FixedClock } from '../../src/platform/clock/clock.js';
import { readConfig } from '../../src/platform/config/config.js';
import { Transactions } from '../../src/platform/database/transactions.js';
import { LoginSessions } from '../../src/identity/login-sessions.js';

const SECRET = 'for-tests-only-0123456789-abcdefghijklmnop';

/** A running API on a database of its own, with a clock that stands. */
export interface TestApi extends RunningApi {
  readonly clock: FixedClock;
  readonly cipher: FieldCipher;
  /** Sends a request as a person (the cookie comes from `login`). */
  send(method: 'GET' | 'POST' | 'PUT' | 'DELETE' | 'PATCH', path: string, options?: { as?: TestPerson; body?: unknown; headers?: Record<string, string> }): Promise<TestAnswer>;
  body(parts: { parentId?: string; path: string; kind?: string; level?: string; name?: string; specialty?: string }): Promise<TestBody>;
  staff(role: Exclude<Role, 'resident'>, body: TestBody, name?: string): Promise<TestPerson>;
  resident(phone: string, name?: string): Promise<TestPerson>;
  /** Text of the newest message to a phone that holds `holding`; name the case where several send at the same standing moment: delivering an older one moves it to the front. */
  lastMessage(phone: string, holding?: string, caseId?: string): Promise<string>;
  sql<T>(text: string, values?: unknown[]): Promise<T[]>;
  /** Waits until the condition holds; for what jobs do after the commit. Fails after 10 s with `what`. */
  until<T>(what: string, read: () => Promise<T | undefined | false>): Promise<T>;
  close(): Promise<void>;
}

export interface TestPerson {
  readonly accountId: string;
  readonly cookie: string;
  readonly name: string;
}

export interface TestBody {
  readonly id: string;
  readonly path: string;
}

export interface TestAnswer {
  readonly status: number;
  // Tests read answers of every shape.
  readonly body: Record<string, never> & { [key: string]: never };
  readonly bytes: Buffer;
  readonly headers: Record<string, string | string[] | number | undefined>;
}

export async function startTestApi(options: { now?: string; env?: Record<string, string>; integrations?: Type | DynamicModule } = {}): Promise<TestApi> {
  const base = process.env['TEST_DATABASE_URL'];
  if (!base) throw new Error('TEST_DATABASE_URL is not set: run through jest --selectProjects integration');
  const name = `t_${randomUUID().replaceAll('-', '')}`;
  const admin = new pg.Client({ connectionString: base });
  await admin.connect();
  await admin.query(`CREATE DATABASE ${name}`);
  const url = new URL(base);
  url.pathname = `/${name}`;
  const config = readConfig({
    JIEFEN_MODE: 'demonstration',
    DATABASE_URL: url.toString(),
    DATABASE_POOL: '8',
    JIEFEN_SECRET: SECRET,
    STORAGE_DIR: mkdtempSync(join(tmpdir(), 'jiefen-files-')),
    LOG_LEVEL: process.env['TEST_LOG'] ?? 'fatal',
    JIEFEN_VIDEO: 'unavailable',
    // All tests come from one address.
    REQUESTS_PER_MINUTE: '1000000',
    ...Object.fromEntries(Object.entries(options.env ?? {}).filter(([, value]) => value !== '')),
  });
  const clock = new FixedClock(new Date(options.now ?? '2026-03-10T02:00:00Z'));
  const running = await createApi(config, clock, options.integrations);
  const { app, source } = running;
  const cipher = app.get(FieldCipher);
  const sessions = app.get(LoginSessions);
  const transactions = app.get(Transactions);

  const api: TestApi = {
    ...running,
    clock,
    cipher,
    async send(method, path, { as, body, headers } = {}) {
      const answer = await app.inject({
        method,
        url: path,
        headers: { ...(as ? { cookie: as.cookie } : {}), ...headers },
        ...(body === undefined ? {} : { payload: body as object }),
      });
      const json = String(answer.headers['content-type'] ?? '').includes('json');
      return { status: answer.statusCode, body: json && answer.payload !== '' ? JSON.parse(answer.payload) : {}, bytes: answer.rawPayload, headers: answer.headers };
    },
    async body({ parentId, path, kind = 'committee', level = 'township', name: bodyName = path, specialty }) {
      const id = randomUUID();
      await source.query(
        `INSERT INTO organizations (id, parent_id, path, kind, level, name, name_en, short_name, specialty, phone) VALUES ($1, $2, $3, $4, $5, $6, $6, $6, $7, '0571-5550100')`,
        [id, parentId ?? null, path, kind, level, bodyName, specialty ?? null],
      );
      return { id, path };
    },
    async staff(role, body, personName = role) {
      const accountId = randomUUID();
      await source.query(`INSERT INTO accounts (id, kind, name, email, created_at) VALUES ($1, 'staff', $2, $3, $4)`, [accountId, personName, `${accountId}@example.org`, clock.now()]);
      await source.query(`INSERT INTO memberships (id, account_id, organization_id, role, since) VALUES ($1, $2, $3, $4, $5)`, [randomUUID(), accountId, body.id, role, clock.now()]);
      return login(accountId, 'staff', personName);
    },
    async resident(phone, personName = '王芸') {
      const index = cipher.blindIndex(phone, 'phone');
      const found: { id: string }[] = await source.query(`SELECT id FROM accounts WHERE phone_index = $1`, [index]);
      const accountId = found[0]?.id ?? randomUUID();
      if (!found[0]) {
        await source.query(`INSERT INTO accounts (id, kind, name, phone_cipher, phone_index, phone_masked, created_at) VALUES ($1, 'resident', $2, $3, $4, $5, $6)`, [
          accountId,
          personName,
          cipher.encrypt(phone, 'account.phone'),
          index,
          maskPhone(phone),
          clock.now(),
        ]);
      }
      return login(accountId, 'resident', personName);
    },
    async lastMessage(phone, holding = '', caseId) {
      const rows: { phone_cipher: string; text_cipher: string }[] = await source.query(`SELECT phone_cipher, text_cipher FROM messages WHERE $1::uuid IS NULL OR case_id = $1 ORDER BY created_at DESC, ctid DESC`, [caseId ?? null]);
      const found = rows.find((row) => cipher.decrypt(row.phone_cipher, 'message.phone') === phone && cipher.decrypt(row.text_cipher, 'message.text').includes(holding));
      if (!found) throw new Error(`no message to ${phone}`);
      return cipher.decrypt(found.text_cipher, 'message.text');
    },
    sql: (text, values) => source.query(text, values),
    async until(what, read) {
      const end = performance.now() + 10_000;
      for (;;) {
        const value = await read();
        if (value !== undefined && value !== false) return value;
        if (performance.now() > end) throw new Error(`did not happen within 10 s: ${what}`);
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    },
    async close() {
      await app.close();
      await source.destroy().catch(() => undefined);
      await admin.query(`DROP DATABASE ${name} WITH (FORCE)`);
      await admin.end();
    },
  };
  async function login(accountId: string, kind: 'resident' | 'staff', personName: string): Promise<TestPerson> {
    const session = await transactions.run((tx) => sessions.open(tx, { accountId, kind }));
    return { accountId, cookie: `jiefen_session=${session.token}`, name: personName };
  }
  return api;
}
