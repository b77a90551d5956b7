import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { CaseView, RunningTimesView } from '@jiefen/mediation/wire';
import { AppointMediator } from '../src/experts/appoint-mediator.js';
import { textOf } from '../../../libs/documents/test/reading.js';
import { startTestApi, type TestAnswer, type TestApi, type TestBody, type TestPerson } from './setup/test-api.js';

const DAY = 86_400_000;
const START = new Date('2026-03-10T02:00:00Z');

/** What a mediation does not stop (table 2.7): shown to both sides and the mediator, and printed when it ends (L-14). */
describe('times that go on running', () => {
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

  async function filed(kind: string, happenedOn?: string): Promise<string> {
    const answer = await api.send('POST', '/api/intake/filings', {
      as: applicant,
      headers: { 'idempotency-key': randomUUID() },
      body: { code: 'LT7K-2M9Q', kind, whatHappened: '撞了。', ...(happenedOn ? { happenedOn } : {}), otherSide: { name: '陈某', phone: '13800000082' }, wish: '赔钱', applicant: { name: '王芸' }, privacyConsent: true, shareConsent: true },
    });
    return (answer.body as unknown as { caseId: string }).caseId;
  }
  async function mediated(kind: string, happenedOn?: string): Promise<string> {
    const caseId = await filed(kind, happenedOn);
    await api.send('POST', `/api/cases/${caseId}/triage`, { as: dispatcher, body: { outcome: 'accept', complexity: 'low', complexityReason: '事实清楚' } });
    await api.sql(`UPDATE case_parties SET account_id = $2, willing = 'yes' WHERE case_id = $1 AND side = 'respondent'`, [caseId, respondent.accountId]);
    await api.sql(`UPDATE cases SET state = 'bothWilling', mediator_account_id = $2 WHERE id = $1`, [caseId, mediator.accountId]);
    return caseId;
  }
  const get = (caseId: string, as: TestPerson): Promise<TestAnswer> => api.send('GET', `/api/cases/${caseId}/time/running`, { as });
  const view = async (caseId: string, as = applicant): Promise<RunningTimesView> => (await get(caseId, as)).body as unknown as RunningTimesView;
  const name = (caseId: string, as: TestPerson, body: object): Promise<TestAnswer> => api.send('POST', `/api/cases/${caseId}/time/running/days`, { as, body });
  const deadline = async (caseId: string, rule: string): Promise<CaseView['deadlines'][number] | undefined> => ((await api.send('GET', `/api/cases/${caseId}`, { as: dispatcher })).body as unknown as CaseView).deadlines.find((one) => one.rule === rule);

  it('are the same for both sides and the mediator, and nobody else’s', async () => {
    const caseId = await mediated('traffic', '2026-03-01');
    const seen = await view(caseId);
    expect(seen.times.find(({ rule }) => rule === 'clock.civil-limitation')).toMatchObject({ lastDay: '2029-03-10', safeDay: '2029-03-10', restartedOn: '2026-03-10', kind: 'soft', light: 'green', rollUnknown: true });
    expect((await view(caseId, respondent)).times).toEqual(seen.times);
    expect((await view(caseId, mediator)).times).toEqual(seen.times);
    expect((await get(caseId, stranger)).status).toBe(404);
  });

  it('count from the day of the filing until somebody names the right one, and from the earlier where two differ', async () => {
    const caseId = await mediated('traffic', '2026-03-01');
    expect((await view(caseId)).days.find(({ what }) => what === 'injury')).toMatchObject({ named: [{ day: '2026-03-01', by: 'filing' }] });
    expect((await view(caseId)).days.find(({ what }) => what === 'findingDelivered')).toMatchObject({ named: [] });
    await name(caseId, applicant, { what: 'findingDelivered', day: '2026-03-09' });
    await name(caseId, respondent, { what: 'findingDelivered', day: '2026-03-06' });
    const seen = await view(caseId);
    expect(seen.days.find(({ what }) => what === 'findingDelivered')?.named).toEqual([{ day: '2026-03-06', by: 'respondent', mine: false }, { day: '2026-03-09', by: 'applicant', mine: true }]);
    expect(seen.times[0]).toMatchObject({ rule: 'clock.traffic-review', kind: 'hard', lastDay: '2026-03-11', light: 'yellow' });
    await name(caseId, respondent, { what: 'findingDelivered', day: '2026-03-06', withdraw: true });
    expect((await view(caseId)).times[0]).toMatchObject({ rule: 'clock.traffic-review', lastDay: '2026-03-12' });
  });

  it('take a new day in place of the old one, and refuse a day ahead or one that nobody needs', async () => {
    const caseId = await mediated('privateLoan');
    expect((await view(caseId)).times).toEqual([]);
    await name(caseId, applicant, { what: 'debtDue', day: '2026-01-01' });
    await name(caseId, applicant, { what: 'debtDue', day: '2026-02-01' });
    expect((await view(caseId)).times).toMatchObject([{ rule: 'clock.guarantee', start: '2026-02-01', lastDay: '2026-08-03', safeDay: '2026-08-01' }]);
    expect(await name(caseId, applicant, { what: 'knewOfHarm', day: '2026-03-11' })).toMatchObject({ status: 409, body: { code: 'running-time.day-ahead' } });
    expect(await name(caseId, applicant, { what: 'death', day: '2026-03-01' })).toMatchObject({ status: 409, body: { code: 'running-time.not-asked-for' } });
    expect((await name(caseId, stranger, { what: 'debtDue', day: '2026-01-01' })).status).toBe(404);
  });

  it('show a demand that a party made as a possible later day only', async () => {
    const caseId = await mediated('neighbours', '2022-06-01');
    expect((await view(caseId)).times.find(({ rule }) => rule === 'clock.civil-limitation')).toMatchObject({ over: true, light: 'red', restartedOn: null, possibleDay: null });
    await name(caseId, applicant, { what: 'demand', day: '2024-05-01' });
    const seen = await view(caseId);
    expect(seen.times.find(({ rule }) => rule === 'clock.civil-limitation')).toMatchObject({ over: true, possibleDay: '2029-03-10' });
    expect(seen.demands).toEqual([{ day: '2024-05-01', by: 'applicant', mine: true }]);
  });

  it('say of a year without a published schedule that the working days are not known', async () => {
    api.clock.set(new Date('2031-03-10T02:00:00Z'));
    await api.sql(`UPDATE login_sessions SET seen_at = $1, expires_at = $1::timestamptz + interval '8 hours'`, [api.clock.now()]);
    const caseId = await filed('traffic', '2031-03-01');
    await name(caseId, applicant, { what: 'findingDelivered', day: '2031-03-09' });
    expect((await view(caseId)).notKnown).toEqual(expect.arrayContaining([{ rule: 'clock.traffic-review', because: { code: 'calendar.year-not-published', params: { year: 2031 } } }]));
    api.clock.set(START);
    await api.sql(`UPDATE login_sessions SET seen_at = $1, expires_at = $1::timestamptz + interval '8 hours'`, [api.clock.now()]);
  });

  it('stand in the notice that the mediation has ended, with the note of whoever ended it', async () => {
    const caseId = await mediated('traffic', '2026-03-01');
    await name(caseId, applicant, { what: 'findingDelivered', day: '2026-03-09' });
    await api.send('POST', `/api/cases/${caseId}/end`, { as: mediator, body: { reason: 'wideGap', note: '赔偿数额差得太远' } });
    const paper = textOf((await api.send('GET', `/api/cases/${caseId}/termination.pdf`, { as: applicant })).bytes);
    expect(paper).toContain('赔偿数额差得太远');
    expect(paper).toContain('继续在走的时间');
    expect(paper).toContain('2029年3月10日');
    expect(paper).toContain('2026年3月13日');
    expect(paper).toContain('要先知道');
  });

  describe('the two working days to choose a mediator (ZXTJ 10)', () => {
    it('start with acceptance and stop when both sides have said whom they want', async () => {
      const caseId = await filed('neighbours');
      await api.send('POST', `/api/cases/${caseId}/triage`, { as: dispatcher, body: { outcome: 'accept', complexity: 'low', complexityReason: '事实清楚' } });
      expect(await deadline(caseId, 'clock.choose-mediator')).toMatchObject({ owner: 'parties', dueDay: '2026-03-12', endedAt: null });
      await api.sql(`UPDATE case_parties SET account_id = $2 WHERE case_id = $1 AND side = 'respondent'`, [caseId, respondent.accountId]);
      await api.send('POST', `/api/cases/${caseId}/mediator-choice`, { as: applicant, body: { expertId: null } });
      expect((await deadline(caseId, 'clock.choose-mediator'))?.endedAt).toBeNull();
      await api.send('POST', `/api/cases/${caseId}/mediator-choice`, { as: respondent, body: { expertId: null } });
      expect((await deadline(caseId, 'clock.choose-mediator'))?.endedAt).not.toBeNull();
    });
    it('end by themselves when they are over, and no light turns red: the centre appoints', async () => {
      const caseId = await filed('neighbours');
      await api.send('POST', `/api/cases/${caseId}/triage`, { as: dispatcher, body: { outcome: 'accept', complexity: 'low', complexityReason: '事实清楚' } });
      api.clock.forward(3 * DAY);
      await api.app.get(AppointMediator).endChoiceWhereOver();
      const [row] = await api.sql<{ ended_at: Date | null; met_at: Date | null }>(`SELECT ended_at, met_at FROM case_deadlines WHERE case_id = $1 AND rule = 'clock.choose-mediator'`, [caseId]);
      expect(row).toMatchObject({ met_at: null });
      expect(row?.ended_at).not.toBeNull();
      api.clock.set(START);
    });
  });
});
