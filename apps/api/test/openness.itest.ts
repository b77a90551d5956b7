import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { OpennessView } from '@jiefen/mediation/wire';
import { startTestApi, type TestAnswer, type TestApi, type TestPerson } from './setup/test-api.js';

describe('an open or a closed mediation (RMTJ 23)', () => {
  let api: TestApi;
  let applicant: TestPerson;
  let respondent: TestPerson;
  let mediator: TestPerson;
  let caseId: string;

  beforeAll(async () => {
    api = await startTestApi();
    const committee = await api.body({ path: 'qh.gucheng.liutang.', name: '柳塘镇人民调解委员会' });
    await api.sql(`INSERT INTO resolution_codes (code, organization_id, place, place_en, created_at) VALUES ('LT7K-2M9Q', $1, '柳塘镇', 'Liutang', now())`, [committee.id]);
    applicant = await api.resident('13800000041', '王芸');
    respondent = await api.resident('13800000042', '陈某');
    mediator = await api.staff('mediator', committee, '周敏和');
    const filed = await api.send('POST', '/api/intake/filings', {
      as: applicant,
      headers: { 'idempotency-key': randomUUID() },
      body: { code: 'LT7K-2M9Q', kind: 'wages', whatHappened: '一天半的工资没有发。', otherSide: { name: '陈某', phone: '13800000042' }, wish: '付清工资', amountFen: '45000', applicant: { name: '王芸', address: '柳塘镇老街 1 号' }, privacyConsent: true, shareConsent: true },
    });
    ({ caseId } = filed.body as unknown as { caseId: string });
    await api.sql(`UPDATE cases SET state = 'inSession', mediator_account_id = $2, complexity = 'low' WHERE id = $1`, [caseId, mediator.accountId]);
  });
  afterAll(() => api.close());

  const ask = (as: TestPerson): Promise<TestAnswer> => api.send('POST', `/api/cases/${caseId}/openness/question`, { as });
  const see = async (as: TestPerson): Promise<OpennessView> => (await api.send('GET', `/api/cases/${caseId}/openness`, { as })).body as unknown as OpennessView;
  const answer = async (as: TestPerson, consent: boolean): Promise<TestAnswer> => api.send('POST', `/api/cases/${caseId}/openness/answers`, { as, body: { questionId: (await see(as)).question?.id ?? randomUUID(), consent } });
  const close = (as: TestPerson): Promise<TestAnswer> => api.send('POST', `/api/cases/${caseId}/openness/closed`, { as });

  it('begins closed, and is not asked about while the other side has not come in', async () => {
    expect(await see(applicant)).toMatchObject({ open: false, question: null, mayAsk: false });
    expect((await ask(applicant)).body).toMatchObject({ code: 'openness.party-not-here' });
    await api.sql(`UPDATE case_parties SET account_id = $2, willing = 'yes' WHERE case_id = $1 AND side = 'respondent'`, [caseId, respondent.accountId]);
  });

  it('stays closed when the other side says no', async () => {
    expect((await ask(applicant)).status).toBe(200);
    expect(await see(mediator)).toMatchObject({ open: false, question: { askedBy: '王芸', answers: [{ consent: true }, { consent: null }] } });
    expect((await answer(respondent, false)).status).toBe(200);
    expect(await see(applicant)).toMatchObject({ open: false, question: null, mayAsk: true });
  });

  it('is open when all agree, told to both and to the mediator, and any party closes it again', async () => {
    await ask(respondent);
    await answer(applicant, true);
    for (const as of [applicant, respondent, mediator]) expect((await see(as)).open).toBe(true);
    expect((await ask(applicant)).body).toMatchObject({ code: 'openness.is-open' });
    expect((await close(respondent)).status).toBe(200);
    expect(await see(applicant)).toMatchObject({ open: false, since: null });
    expect((await close(respondent)).body).toMatchObject({ code: 'openness.is-closed' });
    const told = await api.sql<{ kind: string }>(`SELECT kind FROM case_timeline WHERE case_id = $1 AND kind LIKE 'openness.%' ORDER BY id`, [caseId]);
    expect(told.map(({ kind }) => kind)).toEqual(['openness.asked', 'openness.declined', 'openness.asked', 'openness.agreed', 'openness.closed']);
  });

  it('is nothing a mediator asks for or decides, and nothing of strangers', async () => {
    expect((await ask(mediator)).status).toBe(403);
    expect((await ask(await api.resident('13800000049', '外人'))).status).toBe(404);
  });

  it('is asked for only while they talk', async () => {
    await api.sql(`UPDATE cases SET state = 'agreementFrozen' WHERE id = $1`, [caseId]);
    expect((await ask(applicant)).body).toMatchObject({ code: 'openness.not-now' });
  });
});
