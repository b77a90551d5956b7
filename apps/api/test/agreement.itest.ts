import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { generateSync } from 'otplib';
import type { AgreementDraft } from '@jiefen/mediation';
import { shownText } from './setup/agreed-case.js';
import { startTestApi, type TestApi, type TestBody, type TestPerson } from './setup/test-api.js';

const SECRET = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP';
const STROKES = [[{ x: 0, y: 0 }, { x: 40, y: 30 }, { x: 90, y: 10 }]];

describe('from a draft to an agreement in effect', () => {
  let api: TestApi;
  let committee: TestBody;
  let applicant: TestPerson;
  let respondent: TestPerson;
  let mediator: TestPerson;
  let clerk: TestPerson;

  beforeAll(async () => {
    api = await startTestApi();
    committee = await api.body({ path: 'qh.gucheng.liutang.', name: '柳塘镇人民调解委员会' });
    await api.sql(`INSERT INTO resolution_codes (code, organization_id, place, place_en, created_at) VALUES ('LT7K-2M9Q', $1, '柳塘镇', 'Liutang', now())`, [committee.id]);
    applicant = await api.resident('13800000031', '王芸');
    respondent = await api.resident('13800000032', '陈某');
    mediator = await api.staff('mediator', committee, '周敏和');
    clerk = await api.staff('clerk', committee, '高明远');
    for (const person of [mediator, clerk]) await api.sql(`UPDATE accounts SET totp_cipher = $2 WHERE id = $1`, [person.accountId, api.cipher.encrypt(SECRET, 'account.totp')]);
  });
  afterAll(() => api.close());

  /** A case in session; how it got there is tested elsewhere. */
  async function inSession(): Promise<string> {
    const filed = await api.send('POST', '/api/intake/filings', {
      as: applicant,
      headers: { 'idempotency-key': randomUUID() },
      body: { code: 'LT7K-2M9Q', kind: 'wages', whatHappened: '一天半的工资没有发。', otherSide: { name: '陈某', phone: '13800000032' }, wish: '付清工资', amountFen: '45000', applicant: { name: '王芸', address: '柳塘镇老街 1 号' }, privacyConsent: true, shareConsent: true },
    });
    const { caseId } = filed.body as unknown as { caseId: string };
    await api.sql(`UPDATE case_parties SET account_id = $2, willing = 'yes' WHERE case_id = $1 AND side = 'respondent'`, [caseId, respondent.accountId]);
    await api.sql(`UPDATE case_deadlines SET ended_at = now() WHERE case_id = $1`, [caseId]);
    await api.sql(`UPDATE cases SET state = 'inSession', mediator_account_id = $2, complexity = 'low' WHERE id = $1`, [caseId, mediator.accountId]);
    return caseId;
  }

  async function drafted(caseId: string): Promise<AgreementDraft> {
    const view = (await api.send('GET', `/api/cases/${caseId}/draft`, { as: mediator })).body as unknown as { draft: AgreementDraft };
    const [first, ...rest] = view.draft.clauses;
    return {
      ...view.draft,
      facts: '王芸 3 月 5 日、6 日在禾香小馆上班一天半，工资 450 元没有发，双方对天数没有争议。',
      parties: view.draft.parties.map((party) => ({ ...party, address: '柳塘镇老街 12 号', phone: '13800000031', ...(party.kind === 'person' ? { gender: 'female' as const, age: 35 } : {}) })),
      claims: view.draft.claims.map((claim) => ({ ...claim, outcome: 'settled' as const })),
      clauses: [{ ...first, kind: 'payment', purpose: '工资', manner: 'wechat', dueDate: '2026-03-18' } as AgreementDraft['clauses'][number], ...rest],
    };
  }

  async function frozen(): Promise<string> {
    const caseId = await inSession();
    const draft = await drafted(caseId);
    expect((await api.send('PUT', `/api/cases/${caseId}/draft`, { as: mediator, body: { version: 0, draft } })).body).toEqual({ version: 1 });
    for (const as of [applicant, respondent]) for (const clause of draft.clauses) await api.send('POST', `/api/cases/${caseId}/draft/answers`, { as, body: { clauseId: clause.id, answer: 'agree' } });
    const answer = await api.send('POST', `/api/cases/${caseId}/agreement/freeze`, { as: mediator, body: { version: 1 } });
    expect(answer.body).toMatchObject({ agreementId: expect.any(String) });
    return caseId;
  }

  async function understand(caseId: string, as: TestPerson): Promise<void> {
    const rows = await api.sql<{ draft: AgreementDraft }>(`SELECT draft FROM agreements WHERE case_id = $1 AND state <> 'void'`, [caseId]);
    const { teachBackQuestions } = await import('@jiefen/mediation');
    const answers = teachBackQuestions(rows[0]?.draft ?? ({} as AgreementDraft)).map((question) => question.right);
    expect((await api.send('POST', `/api/cases/${caseId}/agreement/teach-back`, { as, body: { shown: await shownText(api, caseId, as), answers } })).body).toMatchObject({ understood: true });
  }

  async function signAs(caseId: string, as: TestPerson, phone: string, more: Record<string, unknown> = {}): ReturnType<TestApi['send']> {
    api.clock.forward(61_000);
    const shown = await shownText(api, caseId, as);
    await api.send('POST', `/api/cases/${caseId}/agreement/signing-code`, { as, body: { shown } });
    const code = /\d{6}/.exec(await api.lastMessage(phone, '签字验证码'))?.[0] ?? '';
    return api.send('POST', `/api/cases/${caseId}/agreement/sign`, { as, body: { code, shown, pagesRead: 9, freely: true, appearance: { kind: 'handwriting', strokes: STROKES }, ...more } });
  }

  const totp = (): string => {
    api.clock.forward(31_000);
    return generateSync({ secret: SECRET, epoch: Math.floor(api.clock.now().getTime() / 1000) });
  };

  it('is in effect with the last of all signatures and the seal, and any later change is found', async () => {
    const caseId = await frozen();
    await understand(caseId, applicant);
    await understand(caseId, respondent);
    expect((await signAs(caseId, applicant, '13800000031')).body).toEqual({ done: true });
    expect((await signAs(caseId, respondent, '13800000032', { appearance: { kind: 'typed', text: '陈某' } })).body).toEqual({ done: true });
    expect((await api.send('POST', `/api/cases/${caseId}/agreement/seal`, { as: clerk, body: { code: totp() } })).body).toMatchObject({ code: 'seal.signatures-missing' });
    expect((await api.send('POST', `/api/cases/${caseId}/agreement/sign`, { as: mediator, body: { code: totp(), shown: await shownText(api, caseId, mediator), pagesRead: 9, freely: true, appearance: { kind: 'handwriting', strokes: STROKES } } })).body).toEqual({ done: true });
    expect((await api.send('GET', `/api/cases/${caseId}`, { as: applicant })).body).toMatchObject({ state: 'agreementFrozen' });
    expect((await api.send('POST', `/api/cases/${caseId}/agreement/seal`, { as: clerk, body: { code: totp() } })).body).toEqual({ done: true });
    const view = (await api.send('GET', `/api/cases/${caseId}`, { as: applicant })).body;
    expect(view).toMatchObject({ state: 'agreementInEffect', turn: { owner: 'parties', rule: 'clock.confirmation-application' } });

    const { agreement } = (await api.send('GET', `/api/cases/${caseId}/agreement`, { as: applicant })).body as unknown as { agreement: { paperId: string; verifyCode: string } };
    const pdf = (await api.send('GET', `/api/papers/${agreement.paperId}.pdf`, { as: applicant })).bytes;
    const good = await api.send('GET', `/api/verify/${agreement.verifyCode}`);
    expect(good.body).toMatchObject({ verdict: 'intact', registered: true, kind: 'agreement', state: 'complete', newest: true, signatures: [{ name: '王*' }, { name: '陈*' }, { name: '周敏和' }, { name: '柳塘镇人民调解委员会' }, {}] });
    expect((await verify(pdf)).body).toMatchObject({ verdict: 'intact', registered: true });
    const changed = Buffer.from(pdf);
    changed[3000] = (changed[3000] ?? 0) ^ 1;
    expect((await verify(changed)).body).toMatchObject({ verdict: 'altered' });
    expect((await verify(Buffer.concat([pdf, Buffer.from('\n% added\n')]))).body).toMatchObject({ verdict: 'altered' });
  });

  it('lets two sign at the same moment: both signatures are in the file', async () => {
    const caseId = await frozen();
    await understand(caseId, applicant);
    await understand(caseId, respondent);
    const codes: string[] = [];
    const shown = await shownText(api, caseId, applicant);
    for (const [as, phone] of [[applicant, '13800000031'], [respondent, '13800000032']] as const) {
      api.clock.forward(61_000);
      await api.send('POST', `/api/cases/${caseId}/agreement/signing-code`, { as, body: { shown } });
      codes.push(/\d{6}/.exec(await api.lastMessage(phone, '签字验证码'))?.[0] ?? '');
    }
    const body = (code: string | undefined): Record<string, unknown> => ({ code, shown, pagesRead: 9, freely: true, appearance: { kind: 'handwriting', strokes: STROKES } });
    const answers = await Promise.all([
      api.send('POST', `/api/cases/${caseId}/agreement/sign`, { as: applicant, body: body(codes[0]) }),
      api.send('POST', `/api/cases/${caseId}/agreement/sign`, { as: respondent, body: body(codes[1]) }),
    ]);
    expect(answers.map((answer) => answer.status)).toEqual([200, 200]);
    const { agreement } = (await api.send('GET', `/api/cases/${caseId}/agreement`, { as: applicant })).body as unknown as { agreement: { verifyCode: string } };
    expect((await api.send('GET', `/api/verify/${agreement.verifyCode}`)).body).toMatchObject({ verdict: 'intact', signatures: [expect.anything(), expect.anything()] });
  });

  it('refuses an impostor: a code of somebody else, no reading, no answers, another name', async () => {
    const caseId = await frozen();
    expect((await signAs(caseId, applicant, '13800000031')).body).toMatchObject({ code: 'signing.answer-first' });
    await understand(caseId, applicant);
    expect((await signAs(caseId, applicant, '13800000031', { pagesRead: 1 })).body).toMatchObject({ code: 'signing.read-every-page' });
    expect((await signAs(caseId, applicant, '13800000031', { appearance: { kind: 'typed', text: '别人' } })).body).toMatchObject({ code: 'signing.name-differs' });
    expect((await signAs(caseId, applicant, '13800000031', { code: '000000' })).body).toMatchObject({ code: expect.stringMatching(/^one-time-code\./) });
    expect((await api.send('POST', `/api/cases/${caseId}/agreement/sign`, { as: await api.resident('13800000039', '外人'), body: { code: '123456', shown: await shownText(api, caseId, applicant), pagesRead: 9, freely: true, appearance: { kind: 'typed', text: '外人' } } })).status).toBe(404);
  });

  it('a text that goes back to the draft takes its signatures along; the next version keeps the number', async () => {
    const caseId = await frozen();
    await understand(caseId, applicant);
    await signAs(caseId, applicant, '13800000031');
    const before = (await api.send('GET', `/api/cases/${caseId}/agreement`, { as: applicant })).body as unknown as { agreement: { number: string } };
    expect((await api.send('POST', `/api/cases/${caseId}/agreement/reopen`, { as: respondent, body: { reason: '日期要改' } })).body).toEqual({ done: true });
    expect((await api.send('POST', `/api/cases/${caseId}/agreement/freeze`, { as: mediator, body: { version: 1 } })).body).toMatchObject({ agreementId: expect.any(String) });
    const after = (await api.send('GET', `/api/cases/${caseId}/agreement`, { as: applicant })).body as unknown as { agreement: { number: string; version: number; signers: { signedAt: string | null }[] } };
    expect(after.agreement).toMatchObject({ number: before.agreement.number, version: 2 });
    expect(after.agreement.signers.every((signer) => signer.signedAt === null)).toBe(true);
  });

  it('a wrong answer goes back to the mediator: who, which question, what was said; the other side learns nothing of it', async () => {
    const caseId = await frozen();
    const { teachBackQuestions } = await import('@jiefen/mediation');
    const [row] = await api.sql<{ draft: AgreementDraft }>(`SELECT draft FROM agreements WHERE case_id = $1 AND state = 'signing'`, [caseId]);
    const questions = teachBackQuestions(row?.draft ?? ({} as AgreementDraft));
    const answers = questions.map((question, at) => (at === 1 ? question.options.length - 1 : question.right));
    expect((await api.send('POST', `/api/cases/${caseId}/agreement/teach-back`, { as: applicant, body: { shown: await shownText(api, caseId, applicant), answers } })).body).toEqual({ understood: false, again: [1] });
    expect((await signAs(caseId, applicant, '13800000031')).body).toMatchObject({ code: 'signing.answer-first' });
    const toExplain = async (as: TestPerson): Promise<unknown> => ((await api.send('GET', `/api/cases/${caseId}/agreement`, { as })).body as unknown as { agreement: { toExplain: unknown } }).agreement.toExplain;
    expect(await toExplain(mediator)).toMatchObject([{ name: '王芸', tries: 1, answers: [{ question: 1, option: answers[1] }] }]);
    expect([await toExplain(applicant), await toExplain(respondent)]).toEqual([[], []]);
    await api.until('the mediator was told', async () => (await api.sql(`SELECT 1 FROM notices WHERE case_id = $1 AND kind = 'teach-back.explain' AND account_id = $2`, [caseId, mediator.accountId])).length === 1);
    expect(await api.sql(`SELECT 1 FROM notices WHERE case_id = $1 AND kind = 'teach-back.explain' AND account_id <> $2`, [caseId, mediator.accountId])).toHaveLength(0);
    await understand(caseId, applicant);
    expect(await toExplain(mediator)).toEqual([]);
    // Both tries are kept: that it was explained is a sign of free will (RMTJ 3).
    expect(await api.sql(`SELECT data ->> 'understood' AS understood FROM audit_entries WHERE case_id = $1 AND action = 'agreement.taught-back' ORDER BY id`, [caseId])).toEqual([{ understood: 'false' }, { understood: 'true' }]);
  });

  it('a signer who reloads in the middle goes on where they were, and signs once', async () => {
    const caseId = await frozen();
    await understand(caseId, applicant);
    api.clock.forward(61_000);
    const shown = await shownText(api, caseId, applicant);
    await api.send('POST', `/api/cases/${caseId}/agreement/signing-code`, { as: applicant, body: { shown } });
    const code = /\d{6}/.exec(await api.lastMessage('13800000031', '签字验证码'))?.[0] ?? '';
    // After the reload: nothing is asked again, another code is not sent at once, and the first is still good.
    expect((await api.send('GET', `/api/cases/${caseId}/agreement`, { as: applicant })).body).toMatchObject({ agreement: { mine: { field: 'party-1', mustTeachBack: false } } });
    expect((await api.send('POST', `/api/cases/${caseId}/agreement/signing-code`, { as: applicant, body: { shown } })).status).toBe(429);
    const body = { code, shown, pagesRead: 9, freely: true, appearance: { kind: 'handwriting', strokes: STROKES } };
    const answers = await Promise.all([api.send('POST', `/api/cases/${caseId}/agreement/sign`, { as: applicant, body }), api.send('POST', `/api/cases/${caseId}/agreement/sign`, { as: applicant, body })]);
    expect(answers.some((answer) => answer.status === 200)).toBe(true);
    expect((await api.send('POST', `/api/cases/${caseId}/agreement/sign`, { as: applicant, body })).body).toEqual({ done: true });
    expect(await api.sql(`SELECT 1 FROM signatures s JOIN agreements a ON a.id = s.agreement_id WHERE a.case_id = $1`, [caseId])).toHaveLength(1);
    expect((await api.send('GET', `/api/cases/${caseId}/agreement`, { as: applicant })).body).toMatchObject({ agreement: { mine: { field: null } } });
  });

  it('a text that goes back while somebody signs it: one outcome, and the code of the old text signs nothing new', async () => {
    const caseId = await frozen();
    await understand(caseId, applicant);
    api.clock.forward(61_000);
    const shown = await shownText(api, caseId, applicant);
    await api.send('POST', `/api/cases/${caseId}/agreement/signing-code`, { as: applicant, body: { shown } });
    const code = /\d{6}/.exec(await api.lastMessage('13800000031', '签字验证码'))?.[0] ?? '';
    const body = { code, shown, pagesRead: 9, freely: true, appearance: { kind: 'handwriting', strokes: STROKES } };
    const [signed, reopened] = await Promise.all([
      api.send('POST', `/api/cases/${caseId}/agreement/sign`, { as: applicant, body }),
      api.send('POST', `/api/cases/${caseId}/agreement/reopen`, { as: mediator, body: { reason: '金额写错' } }),
    ]);
    expect(reopened.body).toEqual({ done: true });
    if (signed.status !== 200) expect(['agreement.changed-meanwhile', 'agreement.not-in-signing']).toContain((signed.body as { code?: string }).code);
    expect(await api.sql(`SELECT state FROM agreements WHERE case_id = $1`, [caseId])).toEqual([{ state: 'void' }]);
    expect((await api.send('POST', `/api/cases/${caseId}/agreement/freeze`, { as: mediator, body: { version: 1 } })).status).toBe(200);
    expect((await api.send('GET', `/api/cases/${caseId}/agreement`, { as: applicant })).body).toMatchObject({ agreement: { version: 2, mine: { field: 'party-1', mustTeachBack: true } } });
    await understand(caseId, applicant);
    expect((await api.send('POST', `/api/cases/${caseId}/agreement/sign`, { as: applicant, body })).body).toMatchObject({ code: 'signing.other-text' });
    const knowing = { ...body, shown: await shownText(api, caseId, applicant) };
    // The code goes with the text it was sent for; when it was used up for the old one, nothing is left of it.
    expect((await api.send('POST', `/api/cases/${caseId}/agreement/sign`, { as: applicant, body: knowing })).body).toMatchObject({ code: 'one-time-code.for-another-signing' });
    expect(await api.sql(`SELECT 1 FROM signatures s JOIN agreements a ON a.id = s.agreement_id WHERE a.case_id = $1 AND a.state = 'signing'`, [caseId])).toHaveLength(0);
  });

  it('the check knows what was said at the filing and asked since: a decision elsewhere, and the cap of the day of a loan', async () => {
    const caseId = await inSession();
    await api.sql(`UPDATE filings SET elsewhere = 'arbitration' WHERE case_id = $1`, [caseId]);
    const draft = await drafted(caseId);
    let version = 0;
    const found = async (asked: object | undefined, kind = 'wages', more: Partial<AgreementDraft> = {}): Promise<string[]> => {
      await api.sql(`UPDATE cases SET kind = $2 WHERE id = $1`, [caseId, kind]);
      const saved = await api.send('PUT', `/api/cases/${caseId}/draft`, { as: mediator, body: { version, draft: { ...draft, ...more, ...(asked ? { asked } : {}) } } });
      ({ version } = saved.body as unknown as { version: number });
      const { findings } = (await api.send('GET', `/api/cases/${caseId}/draft`, { as: mediator })).body as unknown as { findings: { code: string; weight: string }[] };
      // Nobody has compared a document here, which only warns.
      return findings.filter(({ code }) => !code.startsWith('agreement.party-') && code !== 'agreement.identity-not-compared').map(({ code, weight }) => `${code} ${weight}`);
    };
    expect(await found(undefined)).toContain('agreement.pending-elsewhere blocksSigning');
    expect(await found({ decided: true })).toContain('agreement.decided-already blocksSigning');
    expect(await found({ decided: true, noConfirmation: true })).toContain('agreement.decided-already warns');
    expect(await found({ decided: false })).toEqual([]);
    const [payment, ...rest] = draft.clauses;
    const loan = { clauses: [{ ...payment, interest: { yearlyRateBp: 1241 } } as AgreementDraft['clauses'][number], ...rest] };
    expect(await found({ decided: false }, 'privateLoan', loan)).toContain('agreement.interest-cap-unknown warns');
    expect(await found({ decided: false, loan: { lender: 'private', contractOn: '2024-11-01' } }, 'privateLoan', loan)).toContain('agreement.interest-over-cap blocksSigning');
    expect(await found({ decided: false, loan: { lender: 'private', contractOn: '2024-10-20' } }, 'privateLoan', loan)).toEqual([]);
    expect(await found({ decided: false, loan: { lender: 'licensed' } }, 'privateLoan', loan)).toEqual([]);
  });

  it('is not made final while a clause is not agreed, and a stale save loses nothing', async () => {
    const caseId = await inSession();
    const draft = await drafted(caseId);
    await api.send('PUT', `/api/cases/${caseId}/draft`, { as: mediator, body: { version: 0, draft } });
    expect((await api.send('PUT', `/api/cases/${caseId}/draft`, { as: mediator, body: { version: 0, draft } })).body).toMatchObject({ code: 'draft.changed-meanwhile' });
    expect((await api.send('POST', `/api/cases/${caseId}/agreement/freeze`, { as: mediator, body: { version: 1 } })).body).toMatchObject({ code: 'draft.not-all-agree' });
    expect((await api.send('PUT', `/api/cases/${caseId}/draft`, { as: applicant, body: { version: 1, draft } })).status).toBe(403);
  });

  async function verify(bytes: Buffer): ReturnType<TestApi['send']> {
    const boundary = 'jiefen-test-boundary';
    const body = Buffer.concat([Buffer.from(`--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="a.pdf"\r\nContent-Type: application/pdf\r\n\r\n`), bytes, Buffer.from(`\r\n--${boundary}--\r\n`)]);
    return api.send('POST', '/api/verify', { body, headers: { 'content-type': `multipart/form-data; boundary=${boundary}` } });
  }
});
