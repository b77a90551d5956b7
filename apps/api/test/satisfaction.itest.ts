import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { SatisfactionOfBodies } from '@jiefen/mediation/wire';
import { startTestApi, type TestAnswer, type TestApi, type TestBody, type TestPerson } from './setup/test-api.js';

describe('the question after the end', () => {
  let api: TestApi;
  let county: TestBody;
  let town: TestBody;
  let mediator: TestPerson;
  let supervisor: TestPerson;
  let number = 100;

  beforeAll(async () => {
    api = await startTestApi();
    county = await api.body({ path: 'qh.gucheng.', kind: 'centre', level: 'county', name: '古城县调解中心' });
    town = await api.body({ parentId: county.id, path: 'qh.gucheng.liutang.', name: '柳塘镇人民调解委员会' });
    await api.sql(`INSERT INTO resolution_codes (code, organization_id, place, place_en, created_at) VALUES ('LT7K-2M9Q', $1, '柳塘镇', 'Liutang', now())`, [town.id]);
    mediator = await api.staff('mediator', town, '周敏和');
    supervisor = await api.staff('supervisor', county, '督导员');
  });
  afterAll(() => api.close());

  async function ended(state = 'closed'): Promise<{ caseId: string; applicant: TestPerson; respondent: TestPerson }> {
    number += 1;
    const applicant = await api.resident(`13800001${number}`, '王芸');
    const respondent = await api.resident(`13800002${number}`, '陈某');
    const filed = await api.send('POST', '/api/intake/filings', {
      as: applicant,
      headers: { 'idempotency-key': randomUUID() },
      body: { code: 'LT7K-2M9Q', kind: 'wages', whatHappened: 'x', otherSide: { name: '陈某' }, wish: 'y', applicant: { name: '王芸' }, privacyConsent: true, shareConsent: true },
    });
    const { caseId } = filed.body as unknown as { caseId: string };
    await api.sql(`UPDATE case_parties SET account_id = $2 WHERE case_id = $1 AND side = 'respondent'`, [caseId, respondent.accountId]);
    await api.sql(`UPDATE cases SET state = $3, mediator_account_id = $2, ended_at = CASE WHEN $4 THEN now() END, termination_reason = CASE WHEN $3 = 'terminated' THEN 'wideGap' END WHERE id = $1`, [caseId, mediator.accountId, state, ['closed', 'terminated', 'referred'].includes(state)]);
    return { caseId, applicant, respondent };
  }
  const answer = (caseId: string, as: TestPerson, body: object): Promise<TestAnswer> => api.send('POST', `/api/cases/${caseId}/satisfaction`, { as, body });
  const ask = async (caseId: string, as: TestPerson): Promise<unknown> => (await api.send('GET', `/api/cases/${caseId}/satisfaction`, { as })).body;
  const figures = async (): Promise<SatisfactionOfBodies> => (await api.send('GET', '/api/supervision/satisfaction', { as: supervisor })).body as unknown as SatisfactionOfBodies;

  it('is asked of each party, once, after the end; saying nothing is an answer too', async () => {
    const { caseId, applicant, respondent } = await ended();
    expect(await ask(caseId, applicant)).toEqual({ asked: true, answered: false });
    expect((await answer(caseId, applicant, { kind: 'answered', points: 4, words: '挺快的' })).status).toBe(200);
    expect(await ask(caseId, applicant)).toEqual({ asked: false, answered: true });
    expect((await answer(caseId, applicant, { kind: 'answered', points: 1 })).body).toMatchObject({ code: 'satisfaction.answered' });
    expect((await answer(caseId, respondent, { kind: 'declined' })).status).toBe(200);
    expect((await answer(caseId, respondent, { kind: 'answered', points: 5 })).body).toMatchObject({ code: 'satisfaction.answered' });
    await expect(api.sql(`UPDATE satisfaction_answers SET points = 5 WHERE case_id = $1`, [caseId])).rejects.toThrow(/append-only/);
  });

  it('is not asked while the matter goes on, nor where nobody mediated, nor of a stranger', async () => {
    for (const state of ['performing', 'inSession', 'referred']) {
      const { caseId, applicant } = await ended(state);
      expect(await ask(caseId, applicant)).toEqual({ asked: false, answered: false });
      expect((await answer(caseId, applicant, { kind: 'declined' })).body).toMatchObject({ code: 'satisfaction.not-now' });
    }
    const { caseId } = await ended();
    expect((await answer(caseId, await api.resident('13800000099', '外人'), { kind: 'declined' })).status).toBe(404);
  });

  it('is asked also when the mediation ended without an agreement', async () => {
    const { caseId, respondent } = await ended('terminated');
    expect(await ask(caseId, respondent)).toEqual({ asked: true, answered: false });
  });

  it('is not asked again of somebody whom the follow-up has asked', async () => {
    const { caseId, applicant } = await ended();
    const [party] = await api.sql<{ id: string }>(`SELECT id FROM case_parties WHERE case_id = $1 AND side = 'applicant'`, [caseId]);
    const visit = randomUUID();
    await api.sql(`INSERT INTO follow_ups (id, case_id, visitor_account_id, reason, visited_at) VALUES ($1, $2, $3, 'x', now())`, [visit, caseId, supervisor.accountId]);
    await api.sql(`INSERT INTO follow_up_answers (follow_up_id, party_id, kind, way, satisfaction, answered_at) VALUES ($1, $2, 'answered', 'phone', 5, now())`, [visit, party?.id]);
    expect(await ask(caseId, applicant)).toEqual({ asked: false, answered: true });
  });

  it('shows a supervisor whole bodies from five answers on, in the order of the tree, and no mediator, case or name', async () => {
    expect((await figures()).bodies.every(({ answers }) => answers === null)).toBe(true);
    for (const points of [2, 5, 5]) {
      const { caseId, applicant, respondent } = await ended();
      await answer(caseId, applicant, { kind: 'answered', points, words: points === 2 ? '等得太久' : '' });
      await answer(caseId, respondent, { kind: 'declined' });
    }
    const shown = await figures();
    expect(shown.bodies.map(({ name }) => name)).toEqual(['古城县调解中心', '柳塘镇人民调解委员会']);
    // 4 and 5 (by the follow-up) from before, then 2, 5, 5.
    expect(shown.bodies[1]?.answers).toEqual({ count: 5, declined: 4, byPoint: [0, 1, 0, 1, 3], words: ['挺快的', '等得太久'].sort() });
    expect(shown.bodies[0]?.answers).toBeNull();
    expect(JSON.stringify(shown)).not.toMatch(/周敏和|王芸|caseId/);
    expect((await api.send('GET', '/api/supervision/satisfaction', { as: mediator })).status).toBe(403);
    expect((await api.send('GET', '/api/followup/satisfaction', { as: mediator })).body).toMatchObject({ least: 5, answers: { count: 5 } });
  });

  it('stands in the trail without what was said', async () => {
    expect(JSON.stringify(await api.sql(`SELECT data FROM audit_entries WHERE action = 'satisfaction.answered'`))).not.toMatch(/points|words|挺快/);
  });
});
