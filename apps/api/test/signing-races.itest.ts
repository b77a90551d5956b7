import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { teachBackQuestions, type AgreementDraft } from '@jiefen/mediation';
import type { AgreementAnswer, VerifyAnswer } from '@jiefen/mediation/wire';
import { SigningDesk } from '../src/agreements/signing-desk.js';
import { agreedCase, chosen, codeFor, frozenCase, PHONES, settleVillage, shownText, STROKES, totp, type Village } from './setup/agreed-case.js';
import { startTestApi, type TestAnswer, type TestApi, type TestPerson } from './setup/test-api.js';

/** Signing is one act for one text: whatever happens at the same moment, there is one outcome and nothing half signed. */
describe('a text that changes, a code of something else, and many at once', () => {
  let api: TestApi;
  let village: Village;

  beforeAll(async () => {
    api = await startTestApi();
    village = await settleVillage(api);
  });
  afterAll(() => api.close());

  const view = async (caseId: string, as: TestPerson): Promise<AgreementAnswer> => (await api.send('GET', `/api/cases/${caseId}/agreement`, { as })).body as unknown as AgreementAnswer;
  const post = (caseId: string, what: string, as: TestPerson, body: unknown): Promise<TestAnswer> => api.send('POST', `/api/cases/${caseId}/agreement/${what}`, { as, body });
  const right = (draft: AgreementDraft): number[] => teachBackQuestions(draft).map((question) => question.right);
  const signature = (shown: string, code: string): Record<string, unknown> => ({ code, shown, pagesRead: 9, freely: true, appearance: { kind: 'handwriting', strokes: STROKES } });
  const signatures = (caseId: string): Promise<{ field: string }[]> => api.sql(`SELECT s.field FROM signatures s JOIN agreements a ON a.id = s.agreement_id WHERE a.case_id = $1 AND a.state <> 'void' ORDER BY s.field`, [caseId]);
  const codeOfSigning = (caseId: string, as: TestPerson, phone: string, shown: string): Promise<string> => codeFor(api, `/api/cases/${caseId}/agreement/signing-code`, as, phone, { shown });

  /** The final text goes back, what the money is for is changed, both agree, and it is final again. */
  async function changedAndFinalAgain(caseId: string, draft: AgreementDraft): Promise<AgreementDraft> {
    const { mediator, applicant, respondent } = village;
    expect((await post(caseId, 'reopen', mediator, { reason: '押金也在里面' })).body).toEqual({ done: true });
    const changed: AgreementDraft = { ...draft, clauses: draft.clauses.map((clause) => (clause.kind === 'payment' ? { ...clause, purpose: '工资、押金' } : clause)) };
    const { version } = (await api.send('GET', `/api/cases/${caseId}/draft`, { as: mediator })).body as unknown as { version: number };
    expect((await api.send('PUT', `/api/cases/${caseId}/draft`, { as: mediator, body: { version, draft: changed } })).status).toBe(200);
    for (const as of [applicant, respondent]) for (const clause of changed.clauses) await api.send('POST', `/api/cases/${caseId}/draft/answers`, { as, body: { clauseId: clause.id, answer: 'agree' } });
    expect((await post(caseId, 'freeze', mediator, { version: version + 1 })).status).toBe(200);
    return changed;
  }

  it('whoever read the old text cannot answer for, ask a code for, or sign the new one', async () => {
    const { caseId, draft } = await frozenCase(village);
    const { applicant } = village;
    const old = await shownText(api, caseId, applicant);
    const code = await codeOfSigning(caseId, applicant, PHONES.applicant, old);
    const changed = await changedAndFinalAgain(caseId, draft);
    // The right answers of both texts stand at the same places: without the print they would have counted for words that nobody read.
    expect(right(changed)).toEqual(right(draft));
    expect((await post(caseId, 'teach-back', applicant, { shown: old, answers: right(draft) })).body).toMatchObject({ code: 'signing.other-text' });
    expect((await post(caseId, 'signing-code', applicant, { shown: old })).body).toMatchObject({ code: 'signing.other-text' });
    expect((await post(caseId, 'sign', applicant, signature(old, code))).body).toMatchObject({ code: 'signing.other-text' });
    expect((await post(caseId, 'teach-back', applicant, { answers: right(draft) })).status).toBe(422);
    expect(await signatures(caseId)).toEqual([]);
    const { agreement } = await view(caseId, applicant);
    expect(agreement).toMatchObject({ version: 2, before: { version: 1, reason: '押金也在里面' }, mine: { mustTeachBack: true } });
    const shown = agreement?.frozenSha256 ?? '';
    expect((await post(caseId, 'teach-back', applicant, { shown, answers: right(changed) })).body).toMatchObject({ understood: true });
    expect((await post(caseId, 'sign', applicant, signature(shown, await codeOfSigning(caseId, applicant, PHONES.applicant, shown)))).body).toEqual({ done: true });
  });

  it('says why the text went back to whoever comes while it is written anew', async () => {
    const { caseId } = await frozenCase(village);
    expect(await view(caseId, village.applicant)).toMatchObject({ takenBack: null });
    await post(caseId, 'reopen', village.respondent, { reason: '金额写错了' });
    for (const as of [village.applicant, village.respondent, village.mediator]) expect(await view(caseId, as)).toMatchObject({ agreement: null, takenBack: { version: 1, reason: '金额写错了' } });
    expect((await post(caseId, 'signing-code', village.applicant, { shown: 'f'.repeat(64) })).body).toMatchObject({ code: 'agreement.not-in-signing' });
  });

  /** Lets something happen between the check of the person and the making of the signature. */
  function inTheMiddle(what: () => Promise<void>): void {
    const desk = api.app.get(SigningDesk);
    const { service } = desk;
    desk.service = async () => {
      desk.service = service;
      await what();
      return service.call(desk);
    };
  }

  it('a text that is changed and made final again in the middle of a signature keeps nothing of it', async () => {
    const { caseId, draft } = await frozenCase(village);
    const { applicant } = village;
    const shown = await shownText(api, caseId, applicant);
    await post(caseId, 'teach-back', applicant, { shown, answers: right(draft) });
    const code = await codeOfSigning(caseId, applicant, PHONES.applicant, shown);
    inTheMiddle(async () => void (await changedAndFinalAgain(caseId, draft)));
    expect((await post(caseId, 'sign', applicant, signature(shown, code))).body).toMatchObject({ code: 'agreement.changed-meanwhile' });
    expect(await signatures(caseId)).toEqual([]);
    const { agreement } = await view(caseId, applicant);
    expect((await api.send('GET', `/api/verify/${agreement?.verifyCode}`)).body).toMatchObject({ state: 'signing', signatures: [] });
  });

  it('a seal never lands on a text that nobody has signed', async () => {
    const { caseId, draft } = await frozenCase(village);
    const { applicant, respondent, mediator, clerk } = village;
    const shown = await shownText(api, caseId, mediator);
    for (const [as, phone] of [[applicant, PHONES.applicant], [respondent, PHONES.respondent]] as const) {
      await post(caseId, 'teach-back', as, { shown, answers: right(draft) });
      expect((await post(caseId, 'sign', as, signature(shown, await codeOfSigning(caseId, as, phone, shown)))).body).toEqual({ done: true });
    }
    expect((await post(caseId, 'sign', mediator, signature(shown, totp(api)))).body).toEqual({ done: true });
    inTheMiddle(async () => void (await changedAndFinalAgain(caseId, draft)));
    expect((await post(caseId, 'seal', clerk, { code: totp(api) })).body).toMatchObject({ code: 'agreement.changed-meanwhile' });
    expect((await view(caseId, applicant)).agreement).toMatchObject({ state: 'signing', version: 2, effectiveAt: null });
    expect(await signatures(caseId)).toEqual([]);
  });

  it('three sign in the same moment: three signatures, one document, each over the one before', async () => {
    const { caseId, draft } = await frozenCase(village);
    const { applicant, respondent, mediator } = village;
    const shown = await shownText(api, caseId, mediator);
    const requests: [TestPerson, Record<string, unknown>][] = [];
    for (const [as, phone] of [[applicant, PHONES.applicant], [respondent, PHONES.respondent]] as const) {
      await post(caseId, 'teach-back', as, { shown, answers: right(draft) });
      requests.push([as, signature(shown, await codeOfSigning(caseId, as, phone, shown))]);
    }
    requests.push([mediator, signature(shown, totp(api))]);
    // Each presses twice, as on a slow network.
    const answers = await Promise.all([...requests, ...requests].map(([as, body]) => post(caseId, 'sign', as, body)));
    expect(answers.slice(0, 3).map(({ status }, at) => (status === 200 ? 200 : answers[at + 3]?.status))).toEqual([200, 200, 200]);
    expect(await signatures(caseId)).toEqual([{ field: 'mediator' }, { field: 'party-1' }, { field: 'party-2' }]);
    const chain = await api.sql<{ before_sha256: string; after_sha256: string }>(`SELECT s.before_sha256, s.after_sha256 FROM signatures s JOIN agreements a ON a.id = s.agreement_id WHERE a.case_id = $1`, [caseId]);
    const next = new Map(chain.map((row) => [row.before_sha256, row.after_sha256]));
    const last = next.get(next.get(next.get(shown) ?? '') ?? '');
    const { agreement } = await view(caseId, applicant);
    const code = (await api.send('GET', `/api/verify/${agreement?.verifyCode}`)).body as unknown as VerifyAnswer;
    expect(code).toMatchObject({ verdict: 'intact', state: 'signing', sha256: last });
    expect(code.signatures).toHaveLength(3);
  });

  it('a code sent for another agreement, for an application to the court or for a log-in signs nothing, and the answer says what it is', async () => {
    const { applicant } = village;
    const earlier = await agreedCase(village);
    await chosen(village, earlier);
    const { caseId, draft } = await frozenCase(village);
    const another = await frozenCase(village);
    const shown = await shownText(api, caseId, applicant);
    await post(caseId, 'teach-back', applicant, { shown, answers: right(draft) });
    const ofAnother = await codeOfSigning(another.caseId, applicant, PHONES.applicant, await shownText(api, another.caseId, applicant));
    // Also before a code for this text was asked for.
    expect((await post(caseId, 'sign', applicant, signature(shown, ofAnother))).body).toMatchObject({ code: 'one-time-code.for-another-signing' });
    const ofCourt = await codeFor(api, `/api/cases/${earlier}/confirmation/signing-code`, applicant, PHONES.applicant);
    api.clock.forward(61_000);
    await api.send('POST', '/api/auth/otp', { body: { phone: PHONES.applicant } });
    const ofLogIn = /\d{6}/.exec(await api.lastMessage(PHONES.applicant, '登录验证码'))?.[0] ?? '';
    const own = await codeOfSigning(caseId, applicant, PHONES.applicant, shown);
    for (const [code, why] of [[ofAnother, 'for-another-signing'], [ofCourt, 'for-another-signing'], [ofLogIn, 'for-something-else'], [own === '000000' ? '000001' : '000000', 'wrong']] as const) {
      expect([why, (await post(caseId, 'sign', applicant, signature(shown, code))).body]).toMatchObject([why, { code: `one-time-code.${why}` }]);
    }
    expect(await signatures(caseId)).toEqual([]);
    // None of the refused codes was used up, and each counted as one of five tries.
    expect((await post(caseId, 'sign', applicant, signature(shown, own))).body).toEqual({ done: true });
    const shownThere = await shownText(api, another.caseId, applicant);
    await post(another.caseId, 'teach-back', applicant, { shown: shownThere, answers: right(another.draft) });
    expect((await post(another.caseId, 'sign', applicant, signature(shownThere, ofAnother))).body).toEqual({ done: true });
  });
});
