import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { ConfirmationView, CourtDeskView, EnforcementView, NextStepsView, ObjectionView, PerformanceView, WaysView } from '@jiefen/mediation/wire';
import { FACTS, filedApplication, PHONES, settleVillage, signApplication, type Village } from './setup/agreed-case.js';
import { startTestApi, type TestApi, type TestPerson } from './setup/test-api.js';

// Cases are really drafted, signed, sealed and decided: some seconds of cryptography each.
jest.setTimeout(180_000);

describe('after a court has decided', () => {
  let api: TestApi;
  let village: Village;

  beforeAll(async () => {
    api = await startTestApi();
    village = await settleVillage(api);
  });
  afterAll(() => api.close());

  const get = async <T>(path: string, as: TestPerson): Promise<T> => (await api.send('GET', path, { as })).body as unknown as T;
  const post = (path: string, as: TestPerson, body: unknown = {}): ReturnType<TestApi['send']> => api.send('POST', path, { as, body });
  const viewOf = (caseId: string, as: TestPerson = village.applicant): Promise<ConfirmationView> => get(`/api/cases/${caseId}/confirmation`, as);
  const waysOf = (caseId: string, query = '', as: TestPerson = village.applicant): Promise<WaysView> => get(`/api/cases/${caseId}/confirmation/ways${query}`, as);
  const fits = (view: WaysView): Record<string, string> => Object.fromEntries(view.ways.map((way) => [way.way, way.fits]));
  const deskOf = (id: string): Promise<CourtDeskView> => get(`/api/court/applications/${id}`, village.judge);
  const decide = async (id: string, body: Record<string, unknown>): Promise<void> => {
    const { version, checks } = await deskOf(id);
    if (body['outcome'] === 'confirmed') for (const check of checks) if (check.found !== 'met') await api.send('PUT', `/api/court/applications/${id}/checks`, { as: village.judge, body: { ruleId: check.ruleId, answer: 'met' } });
    expect((await post(`/api/court/applications/${id}/decide`, village.judge, { version, courtNumber: `（2026）古城诉前调确${id.slice(0, 4)}号`, ...body })).body).toEqual({ done: true });
  };
  const steps = (next: NextStepsView | null | undefined): string[] => next?.steps.map(({ step }) => step) ?? [];

  it('the ways take what the files know, ask for the rest, and an answer changes them without being kept', async () => {
    const { caseId, applicationId } = await filedApplication(village);
    let view = await waysOf(caseId);
    expect(fits(view)).toMatchObject({ confirmation: 'fits', notary: 'open', paymentOrder: 'closed', arbitration: 'fits' });
    expect(view.ways.find((way) => way.way === 'confirmation')?.reasons).toMatchObject([{ code: 'way.lies-with-court', sources: [{ law: 'CPL' }] }]);
    // Wages: no arbitration clause is asked for; nothing is due yet, so a payment order is not asked about.
    expect(view.questions.map((question) => question.id)).toEqual(['debtorAccepts']);
    view = await waysOf(caseId, '?debtorAccepts=yes&bothWilling=no');
    expect(fits(view)).toMatchObject({ confirmation: 'fits', notary: 'closed', suit: 'open' });
    expect(view.questions).toMatchObject([{ id: 'debtorAccepts', answer: 'yes', known: false }]);
    expect((await waysOf(caseId)).questions).toMatchObject([{ id: 'debtorAccepts', answer: null }]);
    expect((await api.send('GET', `/api/cases/${caseId}/confirmation/ways?debtorAccepts=perhaps`, { as: village.applicant })).status).toBe(422);
    expect((await api.send('GET', `/api/cases/${caseId}/confirmation/ways`, { as: await api.resident('13800000078', '外人') })).status).toBe(404);

    // Refused: the ways without this court stay, and the same agreement is not taken to a court again.
    await decide(applicationId, { outcome: 'refused', ground: 'confirm.content-clear', reason: '付款方式不明确' });
    const refused = await viewOf(caseId);
    expect(refused).toMatchObject({ refused: { code: 'confirm.refused-before' }, mine: { mayApply: false }, application: { decision: { ground: { id: 'confirm.content-clear' } } } });
    expect(steps(refused.application?.next)).toEqual(['talkAgain', 'sue']);
    expect(refused.application?.next).toMatchObject({ applyUntil: null, suit: { lastDay: '2029-03-18', clock: 'clock.civil-limitation' } });
    expect((await waysOf(caseId)).ways.find((way) => way.way === 'confirmation')).toMatchObject({ fits: 'closed', reasons: [{ code: 'way.court-refused' }] });
    expect((await post(`/api/cases/${caseId}/confirmation/apply`, village.applicant, { courtId: village.court.id, facts: FACTS.applicant, shareConsent: true })).body).toMatchObject({ code: 'confirm.refused-before' });
    expect((await api.send('GET', `/api/cases/${caseId}/confirmation/objection`, { as: village.applicant })).body).toMatchObject({ code: 'objection.no-ruling' });
  });

  it('after the wrong court both may go to another one in time, with what they gave before and a new consent', async () => {
    const { caseId, applicationId } = await filedApplication(village, { respondentAddress: '清禾市临江区江边路 3 号' });
    await decide(applicationId, { outcome: 'notAccepted', ground: 'confirm.competent-court', reason: '请向临江区法院申请', courtNumber: undefined });
    const view = await viewOf(caseId);
    expect(steps(view.application?.next)).toEqual(['otherCourt', 'talkAgain', 'sue']);
    expect(view).toMatchObject({ refused: null, mine: { mayApply: true, factsGiven: true, givenBefore: true }, application: { next: { applyUntil: '2026-04-09' } } });
    expect(view.courts.map((court) => court.id)).toEqual([village.otherCourt.id]);
    const apply = (as: TestPerson, body: unknown): ReturnType<TestApi['send']> => post(`/api/cases/${caseId}/confirmation/apply`, as, body);
    expect((await apply(village.applicant, { courtId: village.court.id, shareConsent: true })).body).toMatchObject({ code: 'confirm.wrong-court' });
    expect((await apply(village.applicant, { courtId: village.otherCourt.id })).body).toMatchObject({ code: 'consent.missing' });
    expect((await viewOf(caseId)).application?.state).toBe('notAccepted');
    expect((await apply(village.applicant, { courtId: village.otherCourt.id, shareConsent: true })).body).toEqual({ done: true });
    expect((await viewOf(caseId, village.respondent)).mine).toMatchObject({ factsGiven: true, givenBefore: true, idNumberMasked: expect.any(String) });
    expect((await viewOf(caseId)).mine).toMatchObject({ factsGiven: true, givenBefore: false });
    expect((await apply(village.respondent, { courtId: village.otherCourt.id, shareConsent: true })).body).toEqual({ done: true });
    await api.until('the papers are made anew', async () => (await viewOf(caseId)).application?.state === 'signing');
    expect((await viewOf(caseId)).application).toMatchObject({ court: { id: village.otherCourt.id }, decision: null, next: null });
    expect((await signApplication(village, caseId, village.applicant, PHONES.applicant)).body).toEqual({ done: true });
    expect((await signApplication(village, caseId, village.respondent, PHONES.respondent)).body).toEqual({ done: true });
    expect((await api.send('GET', '/api/court/applications', { as: village.otherJudge })).body).toMatchObject([{ state: 'filed' }]);
  });

  describe('with a ruling that the agreement is valid', () => {
    let caseId: string;
    let applicationId: string;
    beforeAll(async () => {
      ({ caseId, applicationId } = await filedApplication(village, { respondentAddress: '清禾市临江区江边路 3 号' }));
      await decide(applicationId, { outcome: 'confirmed' });
      await api.until('the promises are there', async () => (await get<PerformanceView>(`/api/cases/${caseId}/performance`, village.applicant)).obligations.length > 0);
    });

    const objection = (query = '', as: TestPerson = village.applicant): ReturnType<TestApi['send']> => api.send('GET', `/api/cases/${caseId}/confirmation/objection${query}`, { as });

    it('both see until when they may object, counted from the day it was delivered, and where', async () => {
      for (const as of [village.applicant, village.respondent]) {
        const seen = (await objection('', as)).body as unknown as ObjectionView;
        expect(seen).toMatchObject({ who: 'party', since: '2026-03-10', state: 'possible', lastDay: '2026-03-25', daysLeft: 15, court: { id: village.court.id, name: '古城县人民法院' }, courtNumber: expect.stringMatching(/古城/) });
      }
      expect((await viewOf(caseId)).application?.decision?.objectionUntil).toBe('2026-03-25');
      expect(steps((await viewOf(caseId)).application?.next)).toEqual(['perform', 'enforce', 'object']);
    });

    it('an interested person has six months from knowing; a day that cannot be is refused', async () => {
      expect((await objection('?who=interestedPerson')).body).toMatchObject({ state: 'unknown', since: null, lastDay: null });
      expect((await objection('?who=interestedPerson&since=2026-03-10')).body).toMatchObject({ state: 'possible', lastDay: '2026-09-10' });
      expect((await objection('?since=2026-12-01')).body).toMatchObject({ code: 'objection.day-in-future' });
      expect((await objection('?since=2026-03-01')).body).toMatchObject({ code: 'objection.before-ruling' });
      expect((await objection('', await api.resident('13800000079', '外人'))).status).toBe(404);
      expect((await objection('', village.judge)).status).toBe(403);
    });

    it('nothing more is needed to enforce, and it is not confirmed twice', async () => {
      expect(await waysOf(caseId)).toMatchObject({ confirmed: true, questions: [], ways: [{ fits: 'closed', reasons: [{ code: 'way.already-confirmed' }] }, {}, {}, {}, {}] });
      expect((await post(`/api/cases/${caseId}/confirmation/apply`, village.applicant, { courtId: village.court.id, facts: FACTS.applicant, shareConsent: true })).body).toMatchObject({ code: 'confirm.already-confirmed' });
    });

    it('talking again is begun only by somebody who has read that the ruling stays', async () => {
      expect((await post(`/api/cases/${caseId}/mediate-again`, village.applicant, { reason: '改日子' })).body).toMatchObject({ code: 'confirmation.ruling-stays' });
      expect((await api.send('GET', `/api/cases/${caseId}`, { as: village.applicant })).body).toMatchObject({ state: 'performing' });
    });

    it('before a day is over there is nothing to enforce, and the one who owes has nothing to enforce at all', async () => {
      const path = `/api/cases/${caseId}/enforcement`;
      expect(await get<EnforcementView>(path, village.applicant)).toMatchObject({ refused: { code: 'enforce.nothing-overdue' }, open: [], limitation: null, paper: null });
      expect((await post(path, village.applicant, { courtId: village.court.id })).body).toMatchObject({ code: 'enforce.nothing-overdue' });
      expect(await get<PerformanceView>(`/api/cases/${caseId}/performance`, village.applicant)).toMatchObject({ mayEnforce: false });
    });

    it('what is late is enforced: which court and why, until when, and a form only its maker reads', async () => {
      const path = `/api/cases/${caseId}/enforcement`;
      const before = api.clock.now();
      try {
        api.clock.set(new Date('2026-03-20T02:00:00Z'));
        const [applicant, respondent, mediator] = [await api.resident(PHONES.applicant, '王芸'), await api.resident(PHONES.respondent, '陈某'), await api.staff('clerk', village.committee, '另一位登记人')];
        expect(await get<PerformanceView>(`/api/cases/${caseId}/performance`, applicant)).toMatchObject({ mayEnforce: true });
        const view = await get<EnforcementView>(path, applicant);
        expect(view).toMatchObject({
          refused: null, open: [{ clause: 1, amountFen: '45000', dueDay: '2026-03-18', by: '陈某' }], factsGiven: true, paper: null, ruling: { court: '古城县人民法院', sample: true },
          courts: [{ id: village.court.id, reason: 'enforce.ruling-court', sources: [{ law: 'CPLI', article: '460' }] }, { id: village.otherCourt.id, reason: 'enforce.property-court', places: ['清禾市临江区江边路 3 号'] }],
          limitation: { start: '2026-03-18', over: false, restartedBy: null },
        });
        expect(view.limitation?.lastDay).toMatch(/^2028-03/);
        expect(await get<EnforcementView>(`${path}?demandedOn=2026-03-19`, applicant)).toMatchObject({ limitation: { restartedBy: { act: 'demand', on: '2026-03-19' } } });
        expect((await api.send('GET', `${path}?demandedOn=2026-12-01`, { as: applicant })).body).toMatchObject({ code: 'obligation.day-in-future' });
        expect(await get<EnforcementView>(`${path}?place=${encodeURIComponent('某省远山县北街 1 号')}`, applicant)).toMatchObject({ placesWithoutCourt: ['远山县'] });
        expect(await get<EnforcementView>(path, respondent)).toMatchObject({ refused: { code: 'enforce.nothing-overdue' }, open: [] });

        expect((await post(path, applicant, { courtId: village.committee.id })).body).toMatchObject({ code: 'enforce.not-this-court' });
        expect((await post(path, applicant, { courtId: village.court.id, clues: [{ what: '店里 \u{1F3E0}' }] })).body).toMatchObject({ code: 'field.not-printable' });
        expect((await post(path, applicant, { courtId: village.court.id, demandedOn: '2026-12-01' })).status).toBe(422);
        const made = await post(path, applicant, { courtId: village.otherCourt.id, clues: [{ what: '禾香小馆的厨房设备', place: '清禾市临江区江边路 3 号' }], useGivenFacts: true });
        expect(made.status).toBe(201);
        const { paperId } = made.body as unknown as { paperId: string };
        expect((await api.send('GET', `/api/papers/${paperId}.pdf`, { as: applicant })).status).toBe(200);
        expect((await api.send('GET', `/api/papers/${paperId}/pages/1`, { as: applicant })).status).toBe(200);
        expect(await get<EnforcementView>(path, applicant)).toMatchObject({ paper: { id: paperId, translationId: expect.any(String) } });
        // The other side, the committee's staff and the court that ruled never read it.
        expect((await api.send('GET', `/api/papers/${paperId}.pdf`, { as: respondent })).status).toBe(404);
        expect((await api.send('GET', `/api/papers/${paperId}.pdf`, { as: mediator })).status).toBe(404);
        expect(JSON.stringify((await api.send('GET', `/api/cases/${caseId}`, { as: respondent })).body)).not.toContain('enforcement.form-made');
        expect(await api.sql(`SELECT seen_by FROM case_timeline WHERE case_id = $1 AND kind = 'enforcement.form-made'`, [caseId])).toEqual([{ seen_by: 'staff' }]);
        const [audit] = await api.sql<{ data: string }>(`SELECT data::text AS data FROM audit_entries WHERE case_id = $1 AND action = 'enforcement.form-made'`, [caseId]);
        expect(audit?.data).not.toMatch(/厨房|江边/);
        // Made again it is a new version; begun once more, talking again says what stays.
        expect((await post(path, applicant, { courtId: village.court.id })).status).toBe(201);
        expect((await post(`/api/cases/${caseId}/mediate-again`, applicant, { reason: '改日子', rulingStays: true })).body).toEqual({ done: true });
      } finally {
        api.clock.set(before);
      }
    });
  });
});
