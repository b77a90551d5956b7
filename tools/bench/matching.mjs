import { readFileSync, readdirSync } from 'node:fs';
import { createHash, randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { ENTITIES } from '../../apps/api/dist/entities.js';
import { CandidateQueries } from '../../apps/api/dist/experts/candidates.queries.js';
import { Clock } from '../../apps/api/dist/platform/clock/clock.js';
import { openDataSource } from '../../apps/api/dist/platform/database/data-source.js';
import { loadSecrets } from '../setup/environment.mjs';
import { DATA, ROOT } from '../setup/paths.mjs';
import { startPostgres } from '../setup/postgres.mjs';
import { step } from '../setup/steps.mjs';
import { figure, median, quantile } from './figures.mjs';

const EXPERTS = 100_000;
const BOOKINGS = 300_000;
const COUNTIES = 100;
const SPECIALTIES = ['finance', 'traffic', 'labour', 'medical', 'consumer', 'neighbourhood', 'property', 'construction', 'family'];
const ROUNDS = 200;

/** Candidates and ranking for cases of many counties, in a province of 100,000 invented experts. */
export async function measureMatching({ quick }) {
  const folder = join(DATA, 'bench', 'matching');
  const postgres = await startPostgres({ folder: join(folder, 'postgres'), password: loadSecrets(folder).postgres, logFile: join(folder, 'postgres.log') });
  const source = await openDataSource(postgres.url, 4, ENTITIES);
  try {
    await fill(source);
    const queries = new CandidateQueries(new Clock());
    const county = await rounds(quick ? 60 : ROUNDS, (n) => queries.ranking(source.manager, caseAt(`c${n % 10}.k${n % COUNTIES}.`, n), partiesOf(n)));
    const township = await rounds(quick ? 60 : ROUNDS, (n) => queries.ranking(source.manager, caseAt(`c${n % 10}.k${n % COUNTIES}.t${n % 10}.`, n), partiesOf(n)));
    return {
      how: `${EXPERTS} experts in ${COUNTIES} counties, 1.9 specialties each, ${BOOKINGS} busy slots; one case after the other`,
      ranked: median(county.map((one) => one.answer.ranked.length)),
      figures: [
        figure('candidates and ranking in a county, p50', median(county.map((one) => one.ms)), 'ms', { atMost: 3 }),
        figure('candidates and ranking in a county, p99', quantile(county.map((one) => one.ms), 0.99), 'ms'),
        figure('from a township outwards until enough, p50', median(township.map((one) => one.ms)), 'ms'),
        figure('experts ranked and excluded in a county', median(county.map((one) => one.answer.ranked.length + one.answer.excluded.length)), ''),
      ],
    };
  } finally {
    await source.destroy();
    await postgres.stop();
  }
}

async function rounds(count, ask) {
  // Warm: plans of the prepared statements, compiled code, pages in memory.
  for (let n = 0; n < 30; n++) await ask(n);
  const results = [];
  for (let n = 0; n < count; n++) {
    const start = performance.now();
    const answer = await ask(n * 7);
    results.push({ ms: performance.now() - start, answer });
  }
  return results;
}

const KINDS = ['wages', 'traffic', 'privateLoan', 'consumer', 'neighbours', 'property', 'building', 'medical'];

function caseAt(organizationPath, n) {
  return { id: randomUUID(), kind: KINDS[n % KINDS.length], organizationPath };
}

/** Every fourth time against a company, which some of the experts have met before. */
function partiesOf(n) {
  return [
    { side: 'applicant', kind: 'person', name: '王芸', accountId: randomUUID(), supportNeeds: ['language:wu'] },
    { side: 'respondent', kind: n % 4 === 0 ? 'organization' : 'person', name: n % 4 === 0 ? '禾香小馆' : '陈某', accountId: null, supportNeeds: [] },
  ];
}

/** Made once and kept: the data do not change, and the schema is part of the mark. */
async function fill(source) {
  const mark = schemaMark();
  const [{ there }] = await source.query(`SELECT obj_description(to_regclass('experts')) IS NOT DISTINCT FROM $1 AS there`, [mark]);
  if (there) return;
  await step('100,000 experts', async () => {
    await source.query('DROP SCHEMA public CASCADE; CREATE SCHEMA public;');
    await source.runMigrations();
    await source.transaction(async (tx) => {
      // The rows refer to one another as they should by the way they are made; checking each costs minutes.
      await tx.query(`SET LOCAL session_replication_role = replica`);
      // On a busy machine a table takes longer than a request of the product ever may.
      await tx.query(`SET LOCAL statement_timeout = 0`);
      await tx.query(`SELECT setseed(0.42)`);
      for (const text of ROWS) await tx.query(text);
    });
    await source.query('VACUUM ANALYZE');
    await source.query(`COMMENT ON TABLE experts IS '${mark}'`);
  });
}

function schemaMark() {
  const folder = join(ROOT, 'apps', 'api', 'dist', 'platform', 'database', 'migrations');
  const hash = createHash('sha256').update(ROWS.join());
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.js')).sort()) hash.update(readFileSync(join(folder, file)));
  return hash.digest('hex');
}

const path = (n) => `'c' || ${n} % 10 || '.k' || ${n} % ${COUNTIES} || '.t' || ${n} % 1000 / 100 || '.'`;
const expertId = (n) => `md5('expert' || ${n})::uuid`;
const ROWS = [
  `INSERT INTO organizations (id, path, kind, level, name, name_en, short_name)
   SELECT md5('body' || n)::uuid, ${path('n')}, 'committee', 'township', '人民调解委员会 ' || n, 'Committee ' || n, '调委 ' || n FROM generate_series(0, 999) n`,
  `INSERT INTO accounts (id, kind, name, email, created_at) SELECT ${expertId('n')}, 'staff', '专家 ' || n, n || '@example.org', now() FROM generate_series(0, ${EXPERTS - 1}) n`,
  `INSERT INTO experts (account_id, organization_id, path, profile, languages, hours_per_week, load_limit, open_cases, last_appointed_on, training_until, away_until)
   SELECT ${expertId('n')}, md5('body' || n % 1000)::uuid, ${path('n')}, '调解十年', CASE WHEN n % 7 = 0 THEN '{zh,wu}' ELSE '{zh}' END::text[], 8 + n % 20, 5 + n % 10, (random() * 9)::int,
          current_date - (random() * 300)::int, current_date + (random() * 500)::int - 40, CASE WHEN random() < 0.03 THEN current_date + 10 END
     FROM generate_series(0, ${EXPERTS - 1}) n`,
  // 1.9 each: everybody one, nine of ten a second.
  `INSERT INTO expert_specialties (account_id, specialty, path, proof, proven_at)
   SELECT ${expertId('n')}, (ARRAY['${SPECIALTIES.join("','")}'])[1 + (n / ${COUNTIES} + s * (1 + n % 8)) % ${SPECIALTIES.length}], ${path('n')}, '证书', CASE WHEN n % 5 > 0 THEN now() END
     FROM generate_series(0, ${EXPERTS - 1}) n, generate_series(0, 1) s WHERE s = 0 OR n % 10 > 0`,
  // The triggers that keep these are off while the rows are made.
  `UPDATE experts SET name = a.name, fields = fields_of_expert(account_id) FROM accounts a WHERE a.id = account_id`,
  `INSERT INTO bookings (id, case_id, mediator_account_id, starts_at, ends_at, zone, created_at)
   SELECT gen_random_uuid(), gen_random_uuid(), ${expertId(`n % ${EXPERTS}`)}, slot, slot + interval '90 minutes', 'Asia/Shanghai', now()
     FROM (SELECT n, date_trunc('hour', now()) + (n / ${EXPERTS}) * interval '2 days' + (n % 9) * interval '2 hours' AS slot FROM generate_series(0, ${BOOKINGS - 1}) n) s`,
  `INSERT INTO appointments (id, case_id, expert_account_id, asked_at, why, ranking, answer, ended_at)
   SELECT gen_random_uuid(), md5('case' || n)::uuid, ${expertId(`n % ${EXPERTS}`)}, now() - (n % 600) * interval '1 day', '同镇', '{}', 'accepted', now() FROM generate_series(0, ${2 * EXPERTS - 1}) n`,
  `INSERT INTO case_parties (id, case_id, side, position, kind, name)
   SELECT gen_random_uuid(), md5('case' || n)::uuid, 'respondent', 1, 'organization', CASE WHEN n % 500 = 0 THEN '禾香小馆' ELSE '公司 ' || n % 1000 END FROM generate_series(0, ${2 * EXPERTS - 1}) n`,
  `INSERT INTO expert_relations (account_id, other_name, relation, noted_at) SELECT ${expertId('n')}, '张三', 'relative', now() FROM generate_series(0, ${EXPERTS - 1}, 50) n`,
];
