import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import sharp from 'sharp';
import { fen, localDate, type AgreementDraft } from '@jiefen/mediation';
import type { FollowUpView, ObligationView, PerformanceView } from '@jiefen/mediation/wire';
import { Jobs } from '../src/platform/jobs/jobs.js';
import { agreedCase, filedApplication, multipart, PHONES, settleVillage, type Village } from './setup/agreed-case.js';
import { startTestApi, type TestApi, type TestPerson } from './setup/test-api.js';

jest.setTimeout(40_000);

const instalments = ({ applicant, respondent }: { applicant: string; respondent: string }): AgreementDraft['clauses'] => [
  {
    id: 'c1', kind: 'payment', payerId: respondent, payeeId: applicant, amountFen: fen(45_000), purpose: '工资', manner: 'wechat',
    instalments: [
      { n: 1, dueDate: localDate('2026-03-12'), amountFen: fen(20_000) },
      { n: 2, dueDate: localDate('2026-04-30'), amountFen: fen(25_000) },
    ],
  },
  { id: 'c2', kind: 'eSignature' },
];

describe('performance and follow-up', () => {
  let api: TestApi;
  let village: Village;

  beforeAll(async () => {
    api = await startTestApi();
    village = await settleVillage(api);
  });
  afterAll(() => api.close());

  const performanceOf = async (caseId: string, as: TestPerson): Promise<PerformanceView> => (await api.send('GET', `/api/cases/${caseId}/performance`, { as })).body as unknown as PerformanceView;
  const followUpOf = async (caseId: string, as: TestPerson): Promise<FollowUpView> => (await api.send('GET', `/api/cases/${caseId}/followup`, { as })).body as unknown as FollowUpView;
  const act = (obligation: ObligationView | undefined, what: string, as: TestPerson, body: unknown = {}): ReturnType<TestApi['send']> => api.send('POST', `/api/obligations/${obligation?.id}/${what}`, { as, body });
  const made = async (options: Parameters<typeof agreedCase>[1] = { clauses: instalments }): Promise<{ caseId: string; obligations: readonly ObligationView[] }> => {
    const caseId = await agreedCase(village, options);
    return { caseId, obligations: await api.until('the obligations are made', async () => { const { obligations } = await performanceOf(caseId, village.applicant); return obligations.length > 0 && obligations; }) };
  };
  const sweep = (name: string): Promise<void> => api.app.get(Jobs).runSweep(name);
  const answers = async (caseId: string, more: Record<string, unknown> = {}): Promise<unknown[]> =>
    (await followUpOf(caseId, village.clerk)).parties.map((party) => ({ kind: 'answered', partyId: party.id, way: 'phone', performance: '钱收到了', satisfaction: 5, words: '', concerns: '', ...more }));

  it('every instalment becomes an obligation with its own day, the same for both', async () => {
    const { caseId, obligations } = await made();
    expect(obligations.map(({ part, parts, amountFen, dueDay, state }) => [part, parts, amountFen, dueDay, state])).toEqual([[1, 2, '20000', '2026-03-12', 'open'], [2, 2, '25000', '2026-04-30', 'open']]);
    const deadlines = await api.sql(`SELECT owner, to_char(due_day, 'YYYY-MM-DD') AS day FROM case_deadlines WHERE case_id = $1 AND rule = 'obligation.due' ORDER BY due_day`, [caseId]);
    expect(deadlines).toEqual([{ owner: 'respondent', day: '2026-03-12' }, { owner: 'respondent', day: '2026-04-30' }]);
    expect(await performanceOf(caseId, village.respondent)).toMatchObject({ totals: { dueFen: '45000', confirmedFen: '0' }, allDone: false });
    expect((await api.send('GET', `/api/cases/${caseId}/performance`, { as: await api.resident('13800000088', '外人') })).status).toBe(404);
  });

  it('who owes says "paid" with a proof, only who receives confirms it, and a receipt is written', async () => {
    const { caseId, obligations: [first] } = await made();
    expect(first?.may).toEqual({ claim: false, confirm: true, dispute: false, hardship: false, breach: false });
    expect((await act(first, 'confirm', village.respondent)).body).toMatchObject({ code: 'obligation.not-yours' });
    expect((await act(first, 'claim', village.applicant, { doneOn: '2026-03-10' })).body).toMatchObject({ code: 'obligation.not-yours' });
    expect((await act(first, 'claim', village.respondent, { doneOn: '2026-03-20' })).body).toMatchObject({ code: 'obligation.day-in-future' });
    const photo = multipart(await sharp({ create: { width: 60, height: 40, channels: 3, background: '#fff' } }).png().toBuffer(), '转账.png', 'image/png');
    const kept = (await api.send('POST', `/api/cases/${caseId}/exhibits`, { as: village.respondent, body: photo.body, headers: photo.headers })).body as unknown as { id: string };
    expect((await act(first, 'claim', village.respondent, { doneOn: '2026-03-10', note: '微信转了', exhibitId: kept.id })).body).toEqual({ done: true });
    let now = (await performanceOf(caseId, village.applicant)).obligations[0];
    expect(now).toMatchObject({ state: 'claimed', claim: { doneOn: '2026-03-10', note: '微信转了', exhibitId: kept.id }, may: { confirm: true, dispute: true } });
    expect((await act(first, 'dispute', village.applicant, { note: '只到了 100 元' })).body).toEqual({ done: true });
    now = (await performanceOf(caseId, village.respondent)).obligations[0];
    expect(now).toMatchObject({ state: 'disputed', answerNote: '只到了 100 元', may: { claim: true } });
    await act(first, 'claim', village.respondent, { doneOn: '2026-03-10', note: '补上了' });
    // Two taps at once count once.
    const taps = await Promise.all([act(first, 'confirm', village.applicant), act(first, 'confirm', village.applicant)]);
    expect(taps.map((tap) => tap.status).sort()).toEqual([200, 409]);
    await api.until('a receipt is written', async () => (await performanceOf(caseId, village.applicant)).obligations[0]?.receiptPaperId !== null);
    expect(await performanceOf(caseId, village.applicant)).toMatchObject({ totals: { confirmedFen: '20000' }, allDone: false });
  });

  it('both are reminded three days before, once; when a day is over it is said, with what can be done', async () => {
    const { caseId, obligations: [first] } = await made();
    await sweep('followup.remind');
    await sweep('followup.remind');
    expect(await api.sql(`SELECT 1 FROM case_timeline WHERE case_id = $1 AND kind = 'obligation.due-soon'`, [caseId])).toHaveLength(1);
    expect((await act(first, 'breach', village.applicant)).body).toMatchObject({ code: 'obligation.not-late' });
    const before = api.clock.now();
    api.clock.set(new Date('2026-03-12T16:30:00Z'));
    const applicant = await api.resident(PHONES.applicant, '王芸');
    await sweep('followup.overdue');
    await sweep('followup.overdue');
    expect(await api.sql(`SELECT 1 FROM case_timeline WHERE case_id = $1 AND kind = 'obligation.late'`, [caseId])).toHaveLength(1);
    expect((await act(first, 'breach', applicant)).body).toEqual({ done: true });
    const view = await performanceOf(caseId, applicant);
    expect(view).toMatchObject({ breach: true, confirmed: false, enforceUntil: null, mayMediateAgain: true, obligations: [{ late: true, breachAt: expect.any(String) }, { late: false }] });
    expect(view.ways.map((way) => way.way)).toContain('paymentOrder');
    api.clock.set(before);
    expect((await api.send('POST', `/api/cases/${caseId}/mediate-again`, { as: village.respondent, body: { reason: '这个月没有收入' } })).body).toEqual({ done: true });
    expect((await api.send('GET', `/api/cases/${caseId}`, { as: village.applicant })).body).toMatchObject({ state: 'bothWilling' });
  });

  it('a hardship is said before the day and changes nothing but that both know', async () => {
    const { caseId, obligations } = await made();
    expect((await act(obligations[1], 'hardship', village.respondent, { note: '下个月发工资才有钱' })).body).toEqual({ done: true });
    expect((await performanceOf(caseId, village.applicant)).obligations[1]).toMatchObject({ state: 'open', hardship: { note: '下个月发工资才有钱' } });
  });

  it('after a ruling the last day for enforcement is two years after the last instalment', async () => {
    const { caseId, applicationId } = await filedApplication(village, { clauses: instalments });
    const desk = (await api.send('GET', `/api/court/applications/${applicationId}`, { as: village.judge })).body as unknown as { version: number; checks: { ruleId: string; found: string }[] };
    for (const check of desk.checks) if (check.found !== 'met') await api.send('PUT', `/api/court/applications/${applicationId}/checks`, { as: village.judge, body: { ruleId: check.ruleId, answer: 'met' } });
    expect((await api.send('POST', `/api/court/applications/${applicationId}/decide`, { as: village.judge, body: { version: desk.version, outcome: 'confirmed', courtNumber: '（2026）古城诉前调确20号' } })).body).toEqual({ done: true });
    await api.until('the obligations are made', async () => (await performanceOf(caseId, village.applicant)).obligations.length > 0);
    expect(await performanceOf(caseId, village.applicant)).toMatchObject({ confirmed: true, enforceUntil: '2028-04-30' });
  });

  it('a follow-up is never done by the mediator, asks both, and writes nothing nobody said', async () => {
    const { caseId, obligations } = await made();
    for (const obligation of obligations) await act(obligation, 'confirm', village.applicant);
    expect((await api.send('GET', `/api/cases/${caseId}`, { as: village.applicant })).body).toMatchObject({ state: 'performing' });
    expect(await followUpOf(caseId, village.clerk)).toMatchObject({ dueDay: '2026-03-25', mayRecord: true, records: [] });
    expect((await api.send('POST', `/api/cases/${caseId}/close`, { as: village.mediator, body: {} })).body).toMatchObject({ code: 'closing.follow-up-first' });
    expect((await api.send('POST', `/api/cases/${caseId}/close`, { as: village.mediator, body: { waiveReason: '不用问' } })).body).toMatchObject({ code: 'closing.follow-up-first' });
    const both = await answers(caseId);
    expect((await api.send('POST', `/api/cases/${caseId}/followup`, { as: village.mediator, body: { reason: '到期回访', answers: both } })).body).toMatchObject({ code: 'follow-up.same-person' });
    expect((await api.send('POST', `/api/cases/${caseId}/followup/assign`, { as: village.dispatcher, body: { accountId: village.mediator.accountId } })).body).toMatchObject({ code: 'follow-up.same-person' });
    expect((await api.send('POST', `/api/cases/${caseId}/followup`, { as: village.clerk, body: { reason: '到期回访', answers: both.slice(0, 1) } })).body).toMatchObject({ code: 'followup.both-parties' });
    const [one, two] = (await followUpOf(caseId, village.clerk)).parties;
    expect((await api.send('POST', `/api/cases/${caseId}/followup`, { as: village.clerk, body: { reason: '到期回访', answers: [both[0], { kind: 'refused', partyId: two?.id, way: 'phone', satisfaction: 5 }] } })).status).toBe(422);
    const recorded = await api.send('POST', `/api/cases/${caseId}/followup`, { as: village.clerk, body: { reason: '到期回访', answers: [{ kind: 'answered', partyId: one?.id, way: 'phone', performance: '都收到了', satisfaction: 2, words: '等得久了点', concerns: '' }, { kind: 'refused', partyId: two?.id, way: 'phone' }] } });
    expect(recorded.body).toEqual({ done: true });
    expect((await followUpOf(caseId, village.clerk)).records[0]?.answers).toMatchObject([{ satisfaction: 2, words: '等得久了点' }, { kind: 'refused', satisfaction: null }]);
    // The mediator sees that it was done, not what was said: neither on the page nor on the paper.
    const seen = await followUpOf(caseId, village.mediator);
    expect(seen.records).toMatchObject([{ answers: null, paperId: null }]);
    const [paper] = await api.sql<{ paper_id: string }>(`SELECT paper_id FROM follow_ups WHERE case_id = $1`, [caseId]);
    expect((await api.send('GET', `/api/papers/${paper?.paper_id}.pdf`, { as: village.clerk })).status).toBe(200);
    expect((await api.send('GET', `/api/papers/${paper?.paper_id}.pdf`, { as: village.mediator })).status).toBe(404);
    expect((await api.send('POST', `/api/cases/${caseId}/close`, { as: village.mediator, body: {} })).body).toEqual({ done: true });
    expect((await api.send('GET', `/api/cases/${caseId}`, { as: village.applicant })).body).toMatchObject({ state: 'closed' });
    await api.until('the closing report is written', async () => (await api.sql(`SELECT 1 FROM papers WHERE case_id = $1 AND kind = 'closingReport'`, [caseId])).length === 1);
  });

  it('a mediator reads what parties thought only from five answers on, never of one case', async () => {
    expect((await api.send('GET', '/api/followup/satisfaction', { as: village.mediator })).body).toEqual({ least: 5, answers: null });
    for (let i = 0; i < 2; i++) {
      const { caseId } = await made();
      await api.send('POST', `/api/cases/${caseId}/followup`, { as: village.clerk, body: { reason: '到期回访', answers: await answers(caseId) } });
    }
    expect((await api.send('GET', '/api/followup/satisfaction', { as: village.mediator })).body).toEqual({ least: 5, answers: { count: 5, refused: 1, byPoint: [0, 1, 0, 0, 4] } });
  });

  it('a case is not closed while days are still to come; a follow-up that was due may be waived by the dispatcher with a reason', async () => {
    const { caseId, obligations } = await made();
    await api.send('POST', `/api/cases/${caseId}/confirmation/decline`, { as: village.applicant });
    await api.send('POST', `/api/cases/${caseId}/followup`, { as: village.clerk, body: { reason: '中途回访', answers: await answers(caseId) } });
    expect((await api.send('POST', `/api/cases/${caseId}/close`, { as: village.dispatcher, body: {} })).body).toMatchObject({ code: 'closing.days-to-come', params: { n: 2 } });
    const other = await made();
    expect(obligations).toHaveLength(2);
    await api.send('POST', `/api/cases/${other.caseId}/confirmation/decline`, { as: village.applicant });
    expect((await api.send('POST', `/api/cases/${other.caseId}/close`, { as: village.dispatcher, body: { waiveReason: '双方都搬走了' } })).body).toMatchObject({ code: 'closing.follow-up-not-due' });
    for (const obligation of other.obligations) await act(obligation, 'confirm', village.applicant);
    expect((await api.send('POST', `/api/cases/${other.caseId}/close`, { as: village.dispatcher, body: { waiveReason: '双方都搬走了，电话停机' } })).body).toEqual({ done: true });
  });
});
