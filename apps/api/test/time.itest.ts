import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { CaseView, TimeView } from '@jiefen/mediation/wire';
import { EscalateDeadlines } from '../src/supervision/escalate-deadlines.job.js';
import { startTestApi, type TestAnswer, type TestApi, type TestBody, type TestPerson } from './setup/test-api.js';

const DAY = 86_400_000;
const START = new Date('2026-03-10T02:00:00Z');

/** More time by consent of all (L-21, L-59), also around a time of rest (L-61, ST-53). */
describe('the time of a mediation', () => {
  let api: TestApi;
  let committee: TestBody;
  let applicant: TestPerson;
  let respondent: TestPerson;
  let mediator: TestPerson;
  let dispatcher: TestPerson;
  let stranger: TestPerson;

  beforeAll(async () => {
    api = await startTestApi({ now: START.toISOString() });
    committee = await api.body({ path: 'qh.gucheng.liutang.', name: '柳塘镇人民调解委员会' });
    await api.sql(`INSERT INTO resolution_codes (code, organization_id, place, place_en, created_at) VALUES ('LT7K-2M9Q', $1, '柳塘镇', 'Liutang', now())`, [committee.id]);
    applicant = await api.resident('13800000081', '王芸');
    respondent = await api.resident('13800000082', '陈某');
    stranger = await api.resident('13800000083', '路人');
    mediator = await api.staff('mediator', committee, '周敏和');
    dispatcher = await api.staff('dispatcher', committee, '贺南星');
  });
  afterAll(() => api.close());

  /** A case that is being mediated since 10 March 2026: neighbours have until 9 April, a wage claim until 25 March. */
  async function mediated(kind = 'neighbours'): Promise<string> {
    api.clock.set(START);
    const filed = await api.send('POST', '/api/intake/filings', {
      as: applicant,
      headers: { 'idempotency-key': randomUUID() },
      body: { code: 'LT7K-2M9Q', kind, whatHappened: '楼上漏水。', otherSide: { name: '陈某', phone: '13800000082' }, wish: '修好', applicant: { name: '王芸' }, privacyConsent: true, shareConsent: true },
    });
    const { caseId } = filed.body as unknown as { caseId: string };
    await api.send('POST', `/api/cases/${caseId}/triage`, { as: dispatcher, body: { outcome: 'accept', complexity: 'low', complexityReason: '事实清楚' } });
    await api.sql(`UPDATE case_parties SET account_id = $2, willing = 'yes' WHERE case_id = $1 AND side = 'respondent'`, [caseId, respondent.accountId]);
    await api.sql(`UPDATE cases SET state = 'bothWilling', mediator_account_id = $2 WHERE id = $1`, [caseId, mediator.accountId]);
    return caseId;
  }

  /** Days pass; everybody stays logged in. */
  async function wait(days: number): Promise<void> {
    api.clock.forward(days * DAY);
    await api.sql(`UPDATE login_sessions SET seen_at = $1, expires_at = $1::timestamptz + interval '8 hours'`, [api.clock.now()]);
  }

  const view = async (caseId: string, as = mediator): Promise<TimeView> => (await api.send('GET', `/api/cases/${caseId}/time`, { as })).body as unknown as TimeView;
  const clockOf = async (caseId: string, rule = 'clock.people-mediation'): Promise<string> => ((await api.send('GET', `/api/cases/${caseId}`, { as: mediator })).body as unknown as CaseView).deadlines.find((deadline) => deadline.rule === rule)?.id ?? '';
  const ask = async (caseId: string, count: number, rule?: string): Promise<TestAnswer> => api.send('POST', `/api/cases/${caseId}/time/clocks/${await clockOf(caseId, rule)}/more`, { as: mediator, body: { count, reason: '等鉴定，还差一次会' } });
  async function answer(caseId: string, as: TestPerson, consent: boolean): Promise<TestAnswer> {
    const questionId = (await view(caseId)).question?.id ?? randomUUID();
    return api.send('POST', `/api/cases/${caseId}/time/answers`, { as, body: { questionId, consent } });
  }

  it('gets longer when the mediator proposes it and both sides agree on their phones', async () => {
    const caseId = await mediated();
    expect((await ask(caseId, 30)).body).toEqual({ done: true });
    expect((await api.send('GET', `/api/cases/${caseId}`, { as: applicant })).body).toMatchObject({ consentsAsked: ['moreTime'] });
    expect(await view(caseId, applicant)).toMatchObject({ question: { count: 30, unit: 'calendarDay', from: '2026-04-09', to: '2026-05-09', askedBy: '周敏和', answers: [{ consent: null, isMe: true }, { consent: null, isMe: false }] } });
    await api.until('both sides are told', async () => (await api.sql(`SELECT 1 FROM notices WHERE case_id = $1 AND kind = 'time.more-asked'`, [caseId])).length === 2);
    await answer(caseId, applicant, true);
    expect((await view(caseId)).clocks[0]?.lastDay).toBe('2026-04-09');
    await answer(caseId, respondent, true);
    expect(await view(caseId)).toEqual({ clocks: [expect.objectContaining({ lastDay: '2026-05-09', extensions: [{ count: 30, on: '2026-03-10' }] })], question: null });
    const whole = (await api.send('GET', `/api/cases/${caseId}`, { as: respondent })).body as unknown as CaseView;
    expect(whole).toMatchObject({ consentsAsked: [] });
    expect(whole.timeline.map((entry) => entry.kind)).toEqual(expect.arrayContaining(['time.more-asked', 'time.more-agreed']));
    expect((await api.sql<{ action: string }>(`SELECT action FROM audit_entries WHERE case_id = $1 AND action LIKE 'deadline.%' ORDER BY id`, [caseId])).map((row) => row.action)).toEqual(['deadline.more-asked', 'deadline.more-answered', 'deadline.more-answered', 'deadline.lengthened']);
  });

  it('stays as it is when one side says no, and the mediator may ask again', async () => {
    const caseId = await mediated();
    await ask(caseId, 10);
    await answer(caseId, applicant, true);
    await answer(caseId, respondent, false);
    expect(await view(caseId)).toMatchObject({ clocks: [{ lastDay: '2026-04-09' }], question: null });
    expect((await ask(caseId, 5)).body).toEqual({ done: true });
    expect((await ask(caseId, 5)).body).toMatchObject({ code: 'consent.asked-already' });
    const questionId = (await view(caseId)).question?.id ?? '';
    expect((await api.send('POST', `/api/cases/${caseId}/time/questions/${questionId}/withdrawal`, { as: mediator })).body).toEqual({ done: true });
    expect((await api.send('POST', `/api/cases/${caseId}/time/answers`, { as: applicant, body: { questionId, consent: true } })).body).toMatchObject({ code: 'consent.settled-meanwhile' });
  });

  it('is moved once only when both sides agree at the same moment', async () => {
    const caseId = await mediated();
    await ask(caseId, 30);
    const questionId = (await view(caseId)).question?.id ?? '';
    const answers = await Promise.all([applicant, respondent, applicant, respondent].map((as) => api.send('POST', `/api/cases/${caseId}/time/answers`, { as, body: { questionId, consent: true } })));
    expect(answers.filter(({ status }) => status === 200).length).toBeGreaterThanOrEqual(2);
    expect(await view(caseId)).toMatchObject({ clocks: [{ lastDay: '2026-05-09', extensions: [{ count: 30 }] }] });
    expect((await api.sql(`SELECT 1 FROM case_timeline WHERE case_id = $1 AND kind = 'time.more-agreed'`, [caseId])).length).toBe(1);
  });

  it('is not lengthened where the law does not allow it, by too much, or while a party has not come in', async () => {
    const wages = await mediated('wages');
    expect((await ask(wages, 5, 'clock.labour-mediation')).body).toMatchObject({ code: 'more-time.not-by-consent' });
    const caseId = await mediated();
    expect((await ask(caseId, 31)).body).toMatchObject({ code: 'more-time.too-much', params: { most: 30 } });
    expect((await ask(caseId, 0)).status).toBe(422);
    await api.sql(`UPDATE case_parties SET account_id = NULL WHERE case_id = $1 AND side = 'respondent'`, [caseId]);
    expect((await ask(caseId, 5)).body).toMatchObject({ code: 'more-time.party-not-here' });
  });

  it('is nobody else’s matter: a stranger sees nothing, a side does not propose, the mediator does not answer', async () => {
    const caseId = await mediated();
    expect((await api.send('GET', `/api/cases/${caseId}/time`, { as: stranger })).status).toBe(404);
    expect((await api.send('POST', `/api/cases/${caseId}/time/clocks/${await clockOf(caseId)}/more`, { as: applicant, body: { count: 5, reason: '想再谈' } })).status).toBe(403);
    expect((await api.send('POST', `/api/cases/${caseId}/time/clocks/${randomUUID()}/more`, { as: mediator, body: { count: 5, reason: '想再谈' } })).status).toBe(404);
  });

  it('counts neither the days of rest nor loses the days agreed to, in whichever order they come', async () => {
    const caseId = await mediated();
    await wait(5);
    expect((await api.send('POST', `/api/cases/${caseId}/suspension`, { as: mediator, body: { reason: 'appraisal', explanation: '等鉴定', lookAgainOn: '2026-05-01' } })).body).toEqual({ done: true });
    const light = async (): Promise<string | undefined> => ((await api.send('GET', `/api/cases/${caseId}`, { as: applicant })).body as unknown as CaseView).deadlines.find(({ rule }) => rule === 'clock.people-mediation')?.light;
    expect(await light()).toBe('paused');
    await ask(caseId, 10);
    await answer(caseId, applicant, true);
    await answer(caseId, respondent, true);
    await wait(40);
    await api.app.get(EscalateDeadlines).escalate();
    expect(await api.sql(`SELECT 1 FROM case_deadlines WHERE case_id = $1 AND rule = 'clock.people-mediation' AND escalated_at IS NOT NULL`, [caseId])).toEqual([]);
    await api.send('POST', `/api/cases/${caseId}/suspension/end`, { as: mediator });
    // 15 March to 24 April stood still, first and last day included: 41 days. 19 April becomes 30 May, a Saturday, and so 1 June.
    expect(await view(caseId)).toMatchObject({ clocks: [{ lastDay: '2026-06-01', pausedSince: null, extensions: [{ count: 10 }] }] });
    await ask(caseId, 5);
    await answer(caseId, applicant, true);
    await answer(caseId, respondent, true);
    expect(await view(caseId)).toMatchObject({ clocks: [{ lastDay: '2026-06-04' }] });
  });
});
