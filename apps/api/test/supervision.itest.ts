import { randomInt, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { CaseView, SupervisionView, TodayView, TriageView } from '@jiefen/mediation/wire';
import { Jobs } from '../src/platform/jobs/jobs.js';
import { startTestApi, type TestApi, type TestBody, type TestPerson } from './setup/test-api.js';

describe('deadlines as work', () => {
  let api: TestApi;
  let county: TestBody;
  let town: TestBody;
  let elsewhere: TestBody;
  let clerk: TestPerson;
  let dispatcher: TestPerson;
  let supervisor: TestPerson;
  let mediator: TestPerson;
  let resident: TestPerson;

  beforeAll(async () => {
    api = await startTestApi({ now: '2026-03-10T02:00:00Z' });
    county = await api.body({ path: 'city.county.', kind: 'centre', level: 'county', name: '县中心' });
    town = await api.body({ path: 'city.county.liutang.', name: '柳塘镇调委会' });
    elsewhere = await api.body({ path: 'city.other.', kind: 'centre', level: 'county' });
    await api.sql(`INSERT INTO resolution_codes (code, organization_id, place, place_en, created_at) VALUES ('LT7K-2M9Q', $1, '镇政府', 'Town hall', now())`, [town.id]);
    clerk = await api.staff('clerk', town, '高明远');
    dispatcher = await api.staff('dispatcher', county, '方予安');
    supervisor = await api.staff('supervisor', county, '沈知远');
    mediator = await api.staff('mediator', town, '周敏和');
    await api.sql(
      `INSERT INTO experts (account_id, organization_id, path, languages, hours_per_week, training_until) VALUES ($1, $2, $3, '{local}', 20, '2026-12-31')`,
      [mediator.accountId, town.id, town.path],
    );
    await api.sql(`INSERT INTO expert_specialties (account_id, specialty, path, proven_at) VALUES ($1, 'neighbourhood', $2, now())`, [mediator.accountId, town.path]);
    resident = await api.resident('13800000031', '何晓雨');
  });
  afterAll(() => api.close());

  const today = async (person: TestPerson): Promise<TodayView> => (await api.send('GET', '/api/tasks', { as: person })).body as unknown as TodayView;
  const watch = async (person: TestPerson, query = ''): Promise<SupervisionView> => (await api.send('GET', `/api/supervision${query}`, { as: person })).body as unknown as SupervisionView;
  const view = async (person: TestPerson, id: string): Promise<CaseView> => (await api.send('GET', `/api/cases/${id}`, { as: person })).body as unknown as CaseView;
  const rulesOf = (answer: TodayView, caseId: string): string[] => answer.tasks.filter((task) => task.caseId === caseId).map((task) => task.rule);

  async function file(other = '石桥驿站', kind: 'person' | 'organization' = 'person', phone = `139${randomInt(10_000_000, 99_999_999)}`): Promise<string> {
    const answer = await api.send('POST', '/api/intake/filings', {
      as: resident,
      headers: { 'idempotency-key': randomUUID() },
      body: { code: 'LT7K-2M9Q', kind: 'neighbours', whatHappened: '楼上漏水', otherSide: { kind, name: other, phone }, wish: '修好', applicant: { name: '何晓雨' }, privacyConsent: true, shareConsent: true },
    });
    return (answer.body as unknown as { caseId: string }).caseId;
  }
  /** The deadlines of a case end a day ago; log-ins stay fresh. */
  const runOut = (id: string): Promise<unknown> =>
    api.sql(`UPDATE case_deadlines SET started_at = started_at - interval '30 days', due_at = $2 WHERE case_id = $1 AND ended_at IS NULL`, [id, new Date('2026-03-09T02:00:00Z')]);
  const accept = (id: string): ReturnType<TestApi['send']> => api.send('POST', `/api/cases/${id}/triage`, { as: clerk, body: { outcome: 'accept', complexity: 'low', complexityReason: '事实清楚' } });

  it('gives a clerk the filings of the clerk’s bodies to look at, and nobody else’s clerk', async () => {
    const id = await file();
    expect(rulesOf(await today(clerk), id)).toEqual(['clock.triage']);
    expect(rulesOf(await today(mediator), id)).toEqual([]);
    expect(rulesOf(await today(await api.staff('clerk', elsewhere)), id)).toEqual([]);
  });

  it('passes the task on with the turn: from the clerk to the dispatcher, then to the asked mediator', async () => {
    const id = await file();
    await accept(id);
    expect(rulesOf(await today(dispatcher), id)).toEqual(['clock.dispatch']);
    expect((await api.send('POST', `/api/cases/${id}/ask-mediator`, { as: dispatcher, body: { expertId: mediator.accountId, why: '近，懂邻里' } })).status).toBe(200);
    expect(rulesOf(await today(dispatcher), id)).toEqual([]);
    expect(rulesOf(await today(mediator), id)).toContain('clock.mediator-accepts');
  });

  it('hopes for the other side’s answer by a day, and makes it the mediator’s task once the day has passed', async () => {
    const id = await file();
    await accept(id);
    await api.send('POST', `/api/cases/${id}/ask-mediator`, { as: dispatcher, body: { expertId: mediator.accountId, why: '近' } });
    const disclosure = { isPartyOrRelative: false, hasInterest: false, hasOtherRelation: false };
    await api.send('POST', `/api/cases/${id}/appointment`, { as: mediator, body: { answer: 'accept', disclosure } });
    expect((await view(resident, id)).deadlines.find((deadline) => deadline.rule === 'clock.invitation-answer')).toMatchObject({ owner: 'respondent', endedAt: null });
    expect(rulesOf(await today(mediator), id)).not.toContain('clock.invitation-answer');
    await runOut(id);
    expect(rulesOf(await today(mediator), id)).toContain('clock.invitation-answer');
  });

  it('shows both sides what the mediator disclosed, once accepted', async () => {
    const id = await file();
    await accept(id);
    await api.send('POST', `/api/cases/${id}/ask-mediator`, { as: dispatcher, body: { expertId: mediator.accountId, why: '近' } });
    expect((await api.send('GET', `/api/cases/${id}/appointment`, { as: resident })).body).toEqual({ appointment: null });
    await api.send('POST', `/api/cases/${id}/appointment`, { as: mediator, body: { answer: 'accept', disclosure: { isPartyOrRelative: false, hasInterest: false, hasOtherRelation: false } } });
    expect((await api.send('GET', `/api/cases/${id}/appointment`, { as: resident })).body).toMatchObject({ appointment: { name: '周敏和', disclosure: { hasInterest: false } } });
  });

  it('tells the staff of a case once that a deadline has run out, and the parties not at all', async () => {
    const id = await file();
    await runOut(id);
    const jobs = api.app.get(Jobs);
    await Promise.all([jobs.runSweep('supervision.escalate'), jobs.runSweep('supervision.escalate')]);
    await jobs.runSweep('supervision.escalate');
    const kinds = async (person: TestPerson): Promise<string[]> => (await view(person, id)).timeline.map((entry) => entry.kind).filter((kind) => kind === 'deadline.overdue');
    expect(await kinds(clerk)).toHaveLength(1);
    expect(await kinds(resident)).toHaveLength(0);
  });

  it('does not let a paused clock run out', async () => {
    const id = await file();
    await api.sql(`UPDATE case_deadlines SET paused_at = now() WHERE case_id = $1`, [id]);
    await runOut(id);
    await api.app.get(Jobs).runSweep('supervision.escalate');
    expect((await view(clerk, id)).timeline.some((entry) => entry.kind === 'deadline.overdue')).toBe(false);
    expect((await watch(supervisor, '?lights=paused')).deadlines.some((row) => row.caseId === id)).toBe(true);
  });

  it('pins a red one for the supervisor until somebody says what is being done; the note is audited', async () => {
    const id = await file();
    await runOut(id);
    const red = (await watch(supervisor)).deadlines.find((row) => row.caseId === id);
    expect(red).toMatchObject({ light: 'red', pinned: true, lastNote: null });
    const path = `/api/supervision/deadlines/${red?.deadlineId ?? ''}/notes`;
    expect((await api.send('POST', path, { as: clerk, body: { note: '我来' } })).status).toBe(403);
    expect((await api.send('POST', path, { as: await api.staff('supervisor', elsewhere), body: { note: '我来' } })).status).toBe(404);
    expect((await api.send('POST', path, { as: supervisor, body: { note: '  ' } })).status).toBe(422);
    expect((await api.send('POST', path, { as: supervisor, body: { note: '已打电话给镇里，下午办' } })).status).toBe(200);
    expect((await watch(supervisor)).deadlines.find((row) => row.caseId === id)).toMatchObject({ pinned: false, lastNote: { by: '沈知远', note: '已打电话给镇里，下午办' } });
    const audit = await api.sql<{ action: string }>(`SELECT action FROM audit_entries WHERE case_id = $1`, [id]);
    expect(audit.map((row) => row.action)).toContain('deadline.noted');
    await expect(api.sql(`DELETE FROM supervision_notes`)).rejects.toThrow();
  });

  it('shows a supervisor the figures of the watched subtree only, and yellow and red unless others are wished', async () => {
    const id = await file();
    const all = await watch(supervisor, '?lights=green,yellow,red,paused');
    expect(all.bodies.map((body) => body.name)).toEqual(['县中心', '柳塘镇调委会']);
    expect(all.deadlines.some((row) => row.caseId === id)).toBe(true);
    const tile = all.bodies[1];
    expect((tile?.red ?? 0) + (tile?.yellow ?? 0) + (tile?.green ?? 0) + (tile?.paused ?? 0)).toBe(all.deadlines.length);
    expect((await watch(supervisor)).deadlines.every((row) => row.light === 'yellow' || row.light === 'red')).toBe(true);
    expect((await watch(await api.staff('supervisor', elsewhere), '?lights=green,yellow,red')).deadlines).toEqual([]);
  });

  it('lets the committee read a complaint, never the mediator it is about', async () => {
    const id = await file();
    await accept(id);
    await api.send('POST', `/api/cases/${id}/ask-mediator`, { as: dispatcher, body: { expertId: mediator.accountId, why: '近' } });
    await api.send('POST', `/api/cases/${id}/complaints`, { as: resident, body: { ground: 'partiality', note: '帮那边说话' } });
    expect((await view(clerk, id)).timeline.some((entry) => entry.kind === 'complaint')).toBe(true);
    expect((await view(mediator, id)).timeline.some((entry) => entry.kind === 'complaint')).toBe(false);
  });

  it('tells a clerk who may take a case on, and how many others are about the same side', async () => {
    await file('同一家店', 'organization');
    const id = await file('同一家店', 'organization');
    const facts = (await api.send('GET', `/api/cases/${id}/triage`, { as: clerk })).body as unknown as TriageView;
    expect(facts.bodies.map((body) => body.name)).toEqual(expect.arrayContaining(['县中心', '柳塘镇调委会']));
    expect(facts.facts.sameSideCases).toBe(1);
    expect((await api.send('GET', `/api/cases/${id}/triage`, { as: await api.staff('clerk', elsewhere) })).status).toBe(404);
  });

  it('takes two people of one name for two people, and one telephone for one person', async () => {
    const same = async (id: string): Promise<number> => ((await api.send('GET', `/api/cases/${id}/triage`, { as: clerk })).body as unknown as TriageView).facts.sameSideCases;
    await file('张伟');
    expect(await same(await file('张伟'))).toBe(0);
    await file('张伟', 'person', '13700000033');
    expect(await same(await file('老张', 'person', '13700000033'))).toBe(1);
  });

  it('refuses a filing with a reason of the list, and tells the ways that stay open', async () => {
    const id = await file();
    expect((await api.send('POST', `/api/cases/${id}/triage`, { as: clerk, body: { outcome: 'cannotAccept', reason: 'courtHasIt', message: '法院已受理' } })).status).toBe(422);
    await api.send('POST', `/api/cases/${id}/triage`, { as: clerk, body: { outcome: 'cannotAccept', reason: 'takenByCourt', message: '法院已经受理，可以请法官委托调解。' } });
    const told = (await view(resident, id)).timeline.find((entry) => entry.kind === 'move.refuse');
    expect(told?.params).toMatchObject({ reason: 'takenByCourt', ways: 'ongoingCase,legalAid' });
  });

  it('offers the codes of one’s own bodies for filing at the counter', async () => {
    expect((await api.send('GET', '/api/intake/codes', { as: clerk })).body).toMatchObject([{ code: 'LT7K-2M9Q' }]);
    expect((await api.send('GET', '/api/intake/codes', { as: await api.staff('gridWorker', elsewhere) })).body).toEqual([]);
  });
});
