import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { RiskView } from '@jiefen/mediation/wire';
import { startTestApi, type TestAnswer, type TestApi, type TestBody, type TestPerson } from './setup/test-api.js';

describe('what may escalate or must be reported (RMTJ 25)', () => {
  let api: TestApi;
  let committee: TestBody;
  let applicant: TestPerson;
  let mediator: TestPerson;
  let clerk: TestPerson;
  let supervisor: TestPerson;
  let caseId: string;

  beforeAll(async () => {
    api = await startTestApi();
    const county = await api.body({ path: 'qh.gucheng.', kind: 'centre', level: 'county', name: '谷城县综治中心' });
    committee = await api.body({ parentId: county.id, path: 'qh.gucheng.liutang.', name: '柳塘镇人民调解委员会' });
    await api.sql(`INSERT INTO resolution_codes (code, organization_id, place, place_en, created_at) VALUES ('LT7K-2M9Q', $1, '柳塘镇', 'Liutang', now())`, [committee.id]);
    applicant = await api.resident('13800000041', '王芸');
    mediator = await api.staff('mediator', committee, '周敏和');
    clerk = await api.staff('clerk', committee, '高明远');
    supervisor = await api.staff('supervisor', county, '督导员');
    const filed = await api.send('POST', '/api/intake/filings', {
      as: applicant,
      headers: { 'idempotency-key': randomUUID() },
      body: { code: 'LT7K-2M9Q', kind: 'wages', whatHappened: '一天半的工资没有发。', otherSide: { name: '陈某', phone: '13800000042' }, wish: '付清工资', amountFen: '45000', applicant: { name: '王芸', address: '柳塘镇老街 1 号' }, privacyConsent: true, shareConsent: true },
    });
    ({ caseId } = filed.body as unknown as { caseId: string });
    await api.sql(`UPDATE cases SET state = 'inSession', mediator_account_id = $2, complexity = 'low' WHERE id = $1`, [caseId, mediator.accountId]);
  });
  afterAll(() => api.close());

  const record = (as: TestPerson, body: object): Promise<TestAnswer> => api.send('POST', `/api/cases/${caseId}/risks`, { as, body });
  const list = async (as: TestPerson): Promise<RiskView[]> => (await api.send('GET', `/api/cases/${caseId}/risks`, { as })).body as unknown as RiskView[];
  const atNow = (): string => api.clock.now().toISOString();

  it('is written down by the mediator, stays lit until it was reported, and a report is added once', async () => {
    const written = await record(mediator, { kind: 'crime', reason: '他说要带人来砸门' });
    expect(written.status).toBe(201);
    const { id } = written.body as unknown as { id: string };
    expect(await list(supervisor)).toMatchObject([{ id, kind: 'crime', reason: '他说要带人来砸门', recordedBy: '周敏和', report: null, stillToReport: true }]);
    const report = (as: TestPerson): Promise<TestAnswer> => api.send('POST', `/api/cases/${caseId}/risks/${id}/report`, { as, body: { to: 'policeStation', name: '柳塘派出所', at: atNow() } });
    expect((await report(clerk)).status).toBe(200);
    expect(await list(mediator)).toMatchObject([{ report: { to: 'policeStation', name: '柳塘派出所', by: '高明远' }, stillToReport: false }]);
    expect((await report(mediator)).body).toMatchObject({ code: 'risk.reported-already' });
  });

  it('is seen by no party: not the list, not the line of the timeline, not a word in the log of what was done', async () => {
    expect((await api.send('GET', `/api/cases/${caseId}/risks`, { as: applicant })).status).toBe(403);
    expect((await record(applicant, { kind: 'crime', reason: 'x' })).status).toBe(403);
    expect(JSON.stringify((await api.send('GET', `/api/cases/${caseId}`, { as: applicant })).body)).not.toContain('risk.');
    expect(JSON.stringify((await api.send('GET', `/api/cases/${caseId}`, { as: mediator })).body)).toContain('risk.recorded');
    expect(JSON.stringify(await api.sql(`SELECT * FROM audit_entries WHERE action LIKE 'risk.%'`))).not.toMatch(/砸门|派出所/);
    expect(JSON.stringify(await api.sql(`SELECT * FROM case_risks`))).not.toContain('砸门');
  });

  it('is not there for the staff of another body, and a supervisor only reads', async () => {
    const other = await api.staff('mediator', await api.body({ path: 'qh.dongdu.' }), '外镇调解员');
    expect((await api.send('GET', `/api/cases/${caseId}/risks`, { as: other })).status).toBe(404);
    expect((await record(other, { kind: 'crime', reason: 'x' })).status).toBe(404);
    expect((await record(supervisor, { kind: 'crime', reason: 'x' })).status).toBe(403);
  });

  it('names the measures where the conflict may escalate, and no report of a day to come', async () => {
    expect((await record(mediator, { kind: 'escalation', reason: '两家男人约了晚上见面' })).body).toMatchObject({ code: 'risk.measures-missing' });
    expect((await record(mediator, { kind: 'escalation', reason: '两家男人约了晚上见面', measures: '请网格员守着，分开谈' })).status).toBe(201);
    const tomorrow = new Date(api.clock.now().getTime() + 86_400_000).toISOString();
    expect((await record(mediator, { kind: 'publicOrder', reason: 'x', report: { to: 'call110', at: tomorrow } })).body).toMatchObject({ fields: { 'report.at': 'date.in-future' } });
  });

  it('is never changed afterwards, not even in the table', async () => {
    await expect(api.sql(`UPDATE case_risks SET kind = 'escalation' WHERE case_id = $1`, [caseId])).rejects.toThrow(/append-only/);
    await expect(api.sql(`DELETE FROM case_risk_reports`)).rejects.toThrow(/append-only/);
  });
});
