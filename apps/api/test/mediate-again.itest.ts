import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { fen, localDate, type AgreementDraft } from '@jiefen/mediation';
import type { AgreementAnswer, CaseView, DossierView, DraftView, FollowUpView, PerformanceView } from '@jiefen/mediation/wire';
import { Jobs } from '../src/platform/jobs/jobs.js';
import { agreedCase, agreedInWords, filedApplication, PHONES, settleVillage, signApplication, signedByAll, chosen, type Village } from './setup/agreed-case.js';
import { startTestApi, type TestApi, type TestPerson } from './setup/test-api.js';

jest.setTimeout(60_000);

describe('mediating again', () => {
  let api: TestApi;
  let village: Village;

  beforeAll(async () => {
    api = await startTestApi();
    village = await settleVillage(api);
  });
  afterAll(() => api.close());

  const get = async <T>(path: string, as: TestPerson): Promise<T> => (await api.send('GET', path, { as })).body as unknown as T;
  const post = (path: string, as: TestPerson, body: unknown = {}): ReturnType<TestApi['send']> => api.send('POST', path, { as, body });
  const agreementOf = (caseId: string, as = village.applicant): Promise<AgreementAnswer> => get(`/api/cases/${caseId}/agreement`, as);
  const performanceOf = (caseId: string): Promise<PerformanceView> => get(`/api/cases/${caseId}/performance`, village.applicant);
  const dueDays = async (caseId: string): Promise<(string | null)[]> => (await performanceOf(caseId)).obligations.map((one) => one.dueDay);

  /** Both sit together again; the mediator changes the day of the payment. */
  async function talkedAgain(caseId: string, dueDate = '2026-04-20'): Promise<AgreementDraft> {
    expect((await post(`/api/cases/${caseId}/mediate-again`, village.applicant, { reason: '日子要改' })).body).toEqual({ done: true });
    expect((await post(`/api/cases/${caseId}/session`, village.mediator)).body).toMatchObject({ sessionId: expect.any(String) });
    const { draft, version, answers } = await get<DraftView>(`/api/cases/${caseId}/draft`, village.mediator);
    expect(answers).toEqual([]);
    const changed: AgreementDraft = { ...draft, clauses: draft.clauses.map((clause) => (clause.kind === 'payment' ? { ...clause, dueDate: localDate(dueDate) } : clause)) };
    await agreedInWords(village, caseId, changed, version);
    return changed;
  }

  async function freeze(caseId: string): ReturnType<TestApi['send']> {
    const { version } = await get<DraftView>(`/api/cases/${caseId}/draft`, village.mediator);
    return post(`/api/cases/${caseId}/agreement/freeze`, village.mediator, { version });
  }

  it('after a court refused, a new text is signed and replaces the old one, which stays readable and says by which it was replaced', async () => {
    const { caseId, applicationId } = await filedApplication(village);
    const { version } = await get<{ version: number }>(`/api/court/applications/${applicationId}`, village.judge);
    expect((await post(`/api/court/applications/${applicationId}/decide`, village.judge, { version, outcome: 'refused', ground: 'confirm.content-clear', reason: '付款方式不明确', courtNumber: '（2026）古城诉前调确31号' })).body).toEqual({ done: true });
    const before = (await agreementOf(caseId)).agreement;
    expect(before).toMatchObject({ state: 'inEffect' });
    await api.until('the promises are there', async () => (await dueDays(caseId)).length > 0);

    const draft = await talkedAgain(caseId);
    // While they talk the old agreement binds, and it is told apart from the draft.
    expect(await agreementOf(caseId)).toMatchObject({ agreement: null, others: [{ id: before?.id, state: 'inEffect', replacedBy: null }] });
    expect((await freeze(caseId)).status).toBe(200);
    expect(await agreementOf(caseId)).toMatchObject({ agreement: { state: 'signing', version: 2 }, others: [{ id: before?.id, state: 'inEffect' }] });
    expect(await performanceOf(caseId)).toMatchObject({ agreementNumber: before?.number });
    await signedByAll(village, caseId, draft);

    const after = await agreementOf(caseId);
    expect(after.agreement?.number).not.toBe(before?.number);
    expect(after).toMatchObject({ agreement: { state: 'inEffect' }, others: [{ id: before?.id, state: 'replaced', replacedBy: after.agreement?.number }] });
    expect((await api.send('GET', `/api/papers/${before?.paperId}.pdf`, { as: village.respondent })).status).toBe(200);
    expect((await api.send('GET', `/api/verify/${before?.verifyCode}`)).body).toMatchObject({ verdict: 'intact', state: 'complete', replacedBy: { number: after.agreement?.number } });
    expect((await api.send('GET', `/api/verify/${after.agreement?.verifyCode}`)).body).toMatchObject({ verdict: 'intact', state: 'complete', replacedBy: null });

    await api.until('only the new promises are followed', async () => (await dueDays(caseId)).join() === '2026-04-20');
    expect(await api.sql(`SELECT state, to_char(due_day, 'YYYY-MM-DD') AS day FROM obligations WHERE case_id = $1 ORDER BY due_day`, [caseId])).toEqual([{ state: 'replaced', day: '2026-03-18' }, { state: 'open', day: '2026-04-20' }]);
    expect(await api.sql(`SELECT to_char(due_day, 'YYYY-MM-DD') AS day FROM case_deadlines WHERE case_id = $1 AND rule = 'obligation.due' AND ended_at IS NULL`, [caseId])).toEqual([{ day: '2026-04-20' }]);
    expect((await get<DossierView>(`/api/cases/${caseId}/dossier`, village.clerk)).rows.flatMap((row) => row.papers).filter((paper) => paper.name.startsWith('人民调解协议书'))).toHaveLength(2);

    // The new agreement has its own 30 days and its own application.
    await chosen(village, caseId);
    expect((await signApplication(village, caseId, village.applicant, PHONES.applicant)).body).toEqual({ done: true });
  });

  it('two freezes at the same moment make one text', async () => {
    const caseId = await agreedCase(village);
    await talkedAgain(caseId);
    const answers = await Promise.all([freeze(caseId), freeze(caseId)]);
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, 409]);
    expect(await api.sql(`SELECT version, state FROM agreements WHERE case_id = $1 ORDER BY version`, [caseId])).toEqual([{ version: 1, state: 'inEffect' }, { version: 2, state: 'signing' }]);
  });

  it('a new text that goes back to the draft leaves the old agreement in effect', async () => {
    const caseId = await agreedCase(village);
    await talkedAgain(caseId);
    await freeze(caseId);
    expect((await post(`/api/cases/${caseId}/agreement/reopen`, village.respondent, { reason: '再想想' })).body).toEqual({ done: true });
    expect((await freeze(caseId)).status).toBe(200);
    const numbers = await api.sql<{ number: string; state: string }>(`SELECT number, state FROM agreements WHERE case_id = $1 ORDER BY version`, [caseId]);
    expect(numbers.map((row) => row.state)).toEqual(['inEffect', 'void', 'signing']);
    expect(numbers[1]?.number).toBe(numbers[2]?.number);
  });

  it('who stops talking again leaves the earlier agreement as it stands, and a text that waited is void', async () => {
    const caseId = await agreedCase(village);
    const draft = await talkedAgain(caseId);
    await freeze(caseId);
    const { moves } = await get<CaseView>(`/api/cases/${caseId}`, village.respondent);
    expect([moves.includes('terminate'), moves.includes('keepEarlierAgreement')]).toEqual([false, true]);
    expect((await post(`/api/cases/${caseId}/end`, village.respondent, { reason: 'partyRefuses', note: '' })).status).toBeLessThan(300);
    expect(await get(`/api/cases/${caseId}`, village.applicant)).toMatchObject({ state: 'performing', endedAt: null });
    await api.until('the waiting text is void', async () => (await api.sql<{ state: string }>(`SELECT state FROM agreements WHERE case_id = $1 AND version = 2`, [caseId]))[0]?.state === 'void');
    await expect(signedByAll(village, caseId, draft)).rejects.toThrow('agreement.not-in-signing');
    expect(await agreementOf(caseId)).toMatchObject({ agreement: { state: 'inEffect', version: 1 }, others: [] });
    expect(await dueDays(caseId)).toEqual(['2026-03-18']);
  });

  it('an application that no court has yet is given up when the parties talk again', async () => {
    const caseId = await agreedCase(village);
    await chosen(village, caseId);
    await post(`/api/cases/${caseId}/mediate-again`, village.respondent, { reason: '数目要改' });
    await api.until('the application is given up', async () => (await api.sql(`SELECT 1 FROM confirmation_applications WHERE case_id = $1 AND state = 'abandoned'`, [caseId])).length === 1);
    expect((await signApplication(village, caseId, village.applicant, PHONES.applicant)).status).toBeGreaterThanOrEqual(400);
  });

  it('the questions of the follow-up are asked anew about the new agreement', async () => {
    const paid = ({ applicant, respondent }: { applicant: string; respondent: string }): AgreementDraft['clauses'] => [
      { id: 'c1', kind: 'payment', payerId: respondent, payeeId: applicant, amountFen: fen(45_000), purpose: '工资', manner: 'cash', dueDate: localDate('2026-03-18') },
      { id: 'c2', kind: 'eSignature' },
    ];
    const caseId = await agreedCase(village, { clauses: paid });
    const followUpOf = (): Promise<FollowUpView> => get(`/api/cases/${caseId}/followup`, village.clerk);
    const parties = (await followUpOf()).parties;
    const answers = parties.map((party) => ({ kind: 'answered', partyId: party.id, way: 'phone', performance: '还没付', satisfaction: 3, words: '', concerns: '' }));
    expect((await post(`/api/cases/${caseId}/followup`, village.clerk, { reason: '回访', measures: '', answers })).status).toBeLessThan(300);
    api.clock.forward(60_000);
    const draft = await talkedAgain(caseId);
    await freeze(caseId);
    await signedByAll(village, caseId, draft);
    expect((await post(`/api/cases/${caseId}/confirmation/decline`, village.applicant)).status).toBeLessThan(300);
    await api.until('the new promise is there', async () => (await dueDays(caseId)).join() === '2026-04-20');
    expect(await followUpOf()).toMatchObject({ mayClose: false, dueDay: null });
    const [promise] = (await performanceOf(caseId)).obligations;
    expect((await post(`/api/obligations/${promise?.id}/confirm`, village.applicant)).body).toEqual({ done: true });
    await api.app.get(Jobs).runSweep('followup.due');
    expect((await followUpOf()).dueDay).not.toBeNull();
  });
});
