import { spawnSync } from 'node:child_process';
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { FieldCipher, maskPhone } from '../../apps/api/dist/platform/crypto/field-cipher.js';
import { loadSecrets } from '../setup/environment.mjs';
import { findProgram } from '../setup/run-command.mjs';
import { figure, median, quantile } from './figures.mjs';
import { httpLoad } from './http-load.mjs';

const CONNECTIONS = 8;
const RESIDENTS = 64;

/**
 * Filing against the running product, in turns with pgbench doing the three inserts a filing cannot do without
 * (case, event, outbox) in the same database: the ratio holds while the machine's speed drifts.
 */
export async function measureFiling({ stack, quick }) {
  const db = new pg.Client({ connectionString: stack.databaseUrl });
  await db.connect();
  try {
    const place = await prepare(db);
    const residents = await openResidents(db, new FieldCipher([loadSecrets(stack.dataDir).jiefen]));
    const baseline = threeInserts(stack.databaseUrl, place);
    const milliseconds = quick ? 2_000 : 5_000;
    const file = () => httpLoad({ url: new URL(stack.publicUrl), connections: CONNECTIONS, milliseconds, request: filingOf(residents, place.code) });
    // Warm: compiled code, prepared statements, open connections.
    await file();
    await baseline.run(1);
    const rounds = [];
    for (let round = 0; round < (quick ? 3 : 5); round++) {
      const inserts = await baseline.run(milliseconds / 1000);
      const filings = await file();
      if (filings.refused.length > 0) throw new Error(`${filings.refused.length} filings were refused: ${filings.refused[0]}`);
      rounds.push({ baselinePerSecond: inserts, filingsPerSecond: filings.perSecond, ratio: filings.perSecond / inserts, p50: median(filings.times), p99: quantile(filings.times, 0.99) });
    }
    return {
      how: `${CONNECTIONS} connections, ${rounds.length} rounds in turns, baseline: ${baseline.name}`,
      rounds,
      figures: [
        figure('filing as a ratio to three inserts', median(rounds.map((round) => round.ratio)), '×', { atLeast: 0.5 }),
        figure('filing p99', median(rounds.map((round) => round.p99)), 'ms', { atMost: 25 }),
        figure('filing p50', median(rounds.map((round) => round.p50)), 'ms'),
        figure('filings', median(rounds.map((round) => round.filingsPerSecond)), '/s'),
        figure('three inserts', median(rounds.map((round) => round.baselinePerSecond)), '/s'),
      ],
    };
  } finally {
    await db.end();
  }
}

/** The outbox of the baseline is a queue without a worker, so that nobody works it off meanwhile. */
export async function prepare(db) {
  await db.query(`SELECT pgboss.create_queue('bench.outbox', '{"policy": "standard"}') WHERE NOT EXISTS (SELECT 1 FROM pgboss.queue WHERE name = 'bench.outbox')`);
  const { rows } = await db.query(`SELECT c.code, o.id, o.path FROM resolution_codes c JOIN organizations o ON o.id = c.organization_id WHERE c.withdrawn_at IS NULL AND c.kind IS NULL ORDER BY c.code LIMIT 1`);
  return rows[0];
}

export async function openResidents(db, cipher) {
  const cookies = [];
  for (let n = 0; n < RESIDENTS; n++) {
    const id = randomUUID();
    const token = randomBytes(32).toString('base64url');
    const phone = `139${String(10_000_000 + (randomBytes(4).readUInt32BE() % 89_999_999))}`;
    await db.query(`INSERT INTO accounts (id, kind, name, phone_cipher, phone_index, phone_masked, created_at) VALUES ($1, 'resident', '王芸', $2, $3, $4, now())`, [id, cipher.encrypt(phone, 'account.phone'), cipher.blindIndex(phone, 'phone'), maskPhone(phone)]);
    await db.query(`INSERT INTO login_sessions (id, token_hash, account_id, created_at, seen_at, expires_at) VALUES ($1, $2, $3, now(), now(), now() + interval '1 day')`, [randomUUID(), createHash('sha256').update(token).digest('base64url'), id]);
    cookies.push(`jiefen_session=${token}`);
  }
  return cookies;
}

export function filingOf(cookies, code) {
  const body = JSON.stringify({
    code,
    kind: 'wages',
    whatHappened: '3 月 6 日下午，老板突然叫我不用来了，还有一天半的工资 450 元没有给我。',
    happenedOn: '2026-03-06',
    place: '柳塘镇老街 12 号',
    otherSide: { kind: 'organization', name: '禾香小馆', phone: '13800000012' },
    wish: '付清 450 元工资。',
    amountFen: '45000',
    applicant: { name: '王芸' },
    privacyConsent: true,
    shareConsent: true,
  });
  return (connection, n) => ({
    path: '/api/intake/filings',
    // From a thousand addresses, as residents are: one address may send 1,200 requests a minute.
    headers: { cookie: cookies[(connection + n * CONNECTIONS) % cookies.length], 'idempotency-key': randomUUID(), 'x-forwarded-for': `10.0.${n % 128}.${connection}` },
    body,
  });
}

const CASE = `INSERT INTO cases (id, number, organization_id, organization_path, resolution_code, kind, regime, state, title, source, language, filed_at, state_since) VALUES `;
const EVENT = `INSERT INTO case_timeline (case_id, at, kind, params, actor_name, seen_by) VALUES `;
const OUTBOX = `INSERT INTO pgboss.job (name, data) VALUES `;

/** The same three rows a filing writes first of all, by the fastest client at hand. */
function threeInserts(databaseUrl, { id, path, code }) {
  const row = (caseId) => `(${caseId}, gen_random_uuid()::text, '${id}', '${path}', '${code}', 'wages', 'people', 'filed', '付清 450 元工资', 'application', 'zh', now(), now())`;
  const program = findProgram('pgbench');
  if (!program) return { name: 'pgbench is not installed: 8 connections of node-postgres instead', run: (seconds) => insertsByNode(databaseUrl, row, seconds) };
  const script = join(tmpdir(), `three-inserts-${process.pid}.sql`);
  writeFileSync(
    script,
    `BEGIN;\n${CASE}${row('gen_random_uuid()')} RETURNING id \\gset\n${EVENT}(:id, now(), 'filed', '{}', '王芸', 'all');\n${OUTBOX}('bench.outbox', jsonb_build_object('caseId', :id::text));\nCOMMIT;\n`,
  );
  return {
    name: 'pgbench',
    run: async (seconds) => {
      const { stdout, stderr, status } = spawnSync(program, ['-n', '-M', 'prepared', '-c', String(CONNECTIONS), '-j', '2', '-T', String(Math.max(1, Math.round(seconds))), '-f', script, databaseUrl], { encoding: 'utf8' });
      const perSecond = Number(/tps = ([\d.]+)/.exec(stdout)?.[1]);
      if (status !== 0 || !(perSecond > 0)) throw new Error(`pgbench failed: ${stderr}`);
      return perSecond;
    },
  };
}

async function insertsByNode(databaseUrl, row, seconds) {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: CONNECTIONS });
  const end = performance.now() + seconds * 1000;
  let done = 0;
  const one = async () => {
    const client = await pool.connect();
    while (performance.now() < end) {
      await client.query('BEGIN');
      const { rows } = await client.query({ name: 'case', text: `${CASE}${row('gen_random_uuid()')} RETURNING id` });
      await client.query({ name: 'event', text: `${EVENT}($1, now(), 'filed', '{}', '王芸', 'all')`, values: [rows[0].id] });
      await client.query({ name: 'outbox', text: `${OUTBOX}('bench.outbox', jsonb_build_object('caseId', $1::text))`, values: [rows[0].id] });
      await client.query('COMMIT');
      done += 1;
    }
    client.release();
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, one));
  await pool.end();
  return done / seconds;
}
