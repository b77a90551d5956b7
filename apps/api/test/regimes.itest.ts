import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { CaseView, TriageView } from '@jiefen/mediation/wire';
import { textOf } from '../../../libs/documents/test/reading.js';
import { startTestApi, type TestAnswer, type TestApi, type TestBody, type TestPerson } from './setup/test-api.js';

const START = '2026-03-10T02:00:00Z';

/** People's, commercial, administrative and court-entrusted mediation: each with its own time, papers and ways. */
describe('the regime of a case', () => {
  let api: TestApi;
  let applicant: TestPerson;
  const bodies: Record<string, { body: TestBody; dispatcher: TestPerson }> = {};
  let court: TestBody;

  beforeAll(async () => {
    api = await startTestApi({ now: START });
    applicant = await api.resident('13800000081', '王芸');
    court = await api.body({ path: 'qh.gucheng.court.', kind: 'court', level: 'county', name: '古城县人民法院' });
    for (const [key, kind, code, regime] of [['committee', 'committee', 'LT7K-2M9Q', ''], ['trade', 'committee', 'LT7K-3M9R', 'commercial'], ['centre', 'centre', 'LT7K-4M9S', '']] as const) {
      const body = await api.body({ path: `qh.gucheng.${key}.`, kind, level: 'county', name: key });
      if (regime !== '') await api.sql(`UPDATE organizations SET settings = jsonb_build_object('regime', $2::text) WHERE id = $1`, [body.id, regime]);
      await api.sql(`INSERT INTO resolution_codes (code, organization_id, place, place_en, created_at) VALUES ($2, $1, '柳塘镇', 'Liutang', now())`, [body.id, code]);
      bodies[key] = { body, dispatcher: await api.staff('dispatcher', body, `派单${key}`) };
    }
  });
  afterAll(() => api.close());

  const at = (key: string): { body: TestBody; dispatcher: TestPerson } => bodies[key] as { body: TestBody; dispatcher: TestPerson };
  const CODES: Record<string, string> = { committee: 'LT7K-2M9Q', trade: 'LT7K-3M9R', centre: 'LT7K-4M9S' };
  async function filed(key: string, kind: string): Promise<string> {
    const answer = await api.send('POST', '/api/intake/filings', {
      as: applicant,
      headers: { 'idempotency-key': randomUUID() },
      body: { code: CODES[key], kind, whatHappened: '货款没结。', otherSide: { name: '陈某' }, wish: '付清', applicant: { name: '王芸' }, privacyConsent: true, shareConsent: true },
    });
    return (answer.body as unknown as { caseId: string }).caseId;
  }
  const accept = (key: string, caseId: string, more: object = {}): Promise<TestAnswer> => api.send('POST', `/api/cases/${caseId}/triage`, { as: at(key).dispatcher, body: { outcome: 'accept', complexity: 'low', complexityReason: '事实清楚', ...more } });
  const view = async (key: string, caseId: string): Promise<CaseView> => (await api.send('GET', `/api/cases/${caseId}`, { as: at(key).dispatcher })).body as unknown as CaseView;
  const mediation = (seen: CaseView): string[] => seen.deadlines.filter(({ rule, endedAt }) => endedAt === null && /mediation$|delegated|entrusted/.test(rule)).map(({ rule, dueDay }) => `${rule} ${dueDay}`);
  const paper = async (caseId: string, kind: string): Promise<string> => {
    const [row] = await api.until(`paper ${kind}`, async () => {
      const rows = await api.sql<{ id: string; title: string }>(`SELECT id, title FROM papers WHERE case_id = $1 AND kind = $2 AND language = 'zh'`, [caseId, kind]);
      return rows.length > 0 && rows;
    });
    return `${row?.title ?? ''}\n${textOf((await api.send('GET', `/api/papers/${row?.id ?? ''}.pdf`, { as: applicant })).bytes)}`;
  };

  it('follows from the body whose code was scanned', async () => {
    const [people, commercial] = [await filed('committee', 'contract'), await filed('trade', 'contract')];
    expect([(await view('committee', people)).regime, (await view('trade', commercial)).regime]).toEqual(['people', 'commercial']);
    await accept('trade', commercial);
    const seen = await view('trade', commercial);
    expect([seen.regime, mediation(seen)]).toEqual(['commercial', ['clock.commercial-mediation 2026-04-09']]);
  });

  it('can be chosen by a centre, and not by a committee', async () => {
    const [one, two] = [await filed('centre', 'land'), await filed('committee', 'land')];
    const facts = (await api.send('GET', `/api/cases/${one}/triage`, { as: at('centre').dispatcher })).body as unknown as TriageView;
    expect(facts.bodies.find(({ id }) => id === at('centre').body.id)?.regimes).toEqual(['people', 'commercial', 'administrative', 'courtEntrusted']);
    expect((await accept('centre', one, { regime: 'administrative' })).status).toBe(200);
    expect(mediation(await view('centre', one))).toEqual(['clock.administrative-mediation 2026-04-09']);
    expect(await accept('committee', two, { regime: 'administrative' })).toMatchObject({ status: 409, body: { code: 'regime.not-of-this-body' } });
  });

  it('counts from the day a court’s entrustment was received, and needs the court (TYTJ 27)', async () => {
    const caseId = await filed('committee', 'wages');
    expect(mediation(await view('committee', caseId))).toEqual(['clock.labour-mediation 2026-03-25']);
    expect(await accept('committee', caseId, { regime: 'courtEntrusted' })).toMatchObject({ status: 409, body: { code: 'regime.entrustment-missing' } });
    expect(await accept('committee', caseId, { regime: 'courtEntrusted', entrustment: { kind: 'ordinaryProcedure', courtId: at('centre').body.id, receivedOn: '2026-03-06' } })).toMatchObject({ status: 422 });
    expect((await accept('committee', caseId, { regime: 'courtEntrusted', entrustment: { kind: 'ordinaryProcedure', courtId: court.id, receivedOn: '2026-03-06' } })).status).toBe(200);
    const seen = await view('committee', caseId);
    expect(seen.entrustment).toEqual({ kind: 'ordinaryProcedure', receivedOn: '2026-03-06', courtName: '古城县人民法院', courtNameEn: '古城县人民法院' });
    expect(mediation(seen)).toEqual(['clock.court-entrusted-ordinary 2026-03-23']);
  });

  it('is what its papers say: whose mediation it is, what an agreement is worth, and that the suit goes on', async () => {
    const [commercial, entrusted] = [await filed('trade', 'contract'), await filed('committee', 'contract')];
    await accept('trade', commercial);
    await accept('committee', entrusted, { regime: 'courtEntrusted', entrustment: { kind: 'summaryProcedure', courtId: court.id, receivedOn: '2026-03-09' } });
    const notice = await paper(commercial, 'rightsNotice');
    expect(notice).toContain('商事调解当事人权利义务告知书');
    expect(notice).toContain('第四百六十五条');
    expect(notice).not.toContain('人民调解委员会');
    expect(await paper(commercial, 'application')).toContain('商事调解申请书');
    expect(await paper(entrusted, 'rightsNotice')).toContain('由法院审查并制作调解书');
    await api.send('POST', `/api/cases/${entrusted}/end`, { as: applicant, body: { reason: 'partyRefuses' } });
    const ended = textOf((await api.send('GET', `/api/cases/${entrusted}/termination.pdf`, { as: applicant })).bytes).replace(/\s/g, '');
    expect(ended).toContain('由法院继续审理');
    expect(ended).not.toContain('人民调解法》第二十六条');
  });

  it('starts the mediation clock of a kind set right at acceptance, and ends the other', async () => {
    const [toLabour, fromLabour] = [await filed('committee', 'contract'), await filed('committee', 'wages')];
    await accept('committee', toLabour, { kind: 'wages' });
    await accept('committee', fromLabour, { kind: 'contract' });
    expect(mediation(await view('committee', toLabour))).toEqual(['clock.labour-mediation 2026-03-25']);
    expect(mediation(await view('committee', fromLabour))).toEqual(['clock.people-mediation 2026-04-09']);
  });
});
