import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { AgreementDraft } from '@jiefen/mediation';
import type { IdentityCheckAnswer, IdentityView, PartyIdentityView } from '@jiefen/mediation/wire';
import { EndRetention } from '../src/retention/end-retention.js';
import { POPPLER, textOf } from '../../../libs/documents/test/reading.js';
import { agreedInWords, codeFor, PHONES, settleVillage, shownText, signedByAll, STROKES, type Village } from './setup/agreed-case.js';
import { EIdRegister } from './setup/e-id-register.js';
import { startTestApi, type TestAnswer, type TestApi, type TestPerson } from './setup/test-api.js';

/** Numbers with a right check digit: born 1990, 1991, 2010. */
const NUMBER = '330106199003071244';
const OTHER_NUMBER = '330106199103071225';
const CHILD = '330106201003071236';

describe('who the parties are', () => {
  let register: EIdRegister;
  let api: TestApi;
  let village: Village;
  let folder: string;
  let caseId: string;

  beforeAll(async () => {
    register = await EIdRegister.start();
    folder = mkdtempSync(join(tmpdir(), 'jiefen-eid-'));
    writeFileSync(join(folder, 'tls.pem'), register.tlsRoots);
    api = await startTestApi({ env: { EID_URL: register.url, EID_TOKEN: 'a-token', EID_TLS_ROOTS_FILE: join(folder, 'tls.pem') } });
    village = await settleVillage(api);
  });
  afterAll(async () => {
    await api.close();
    await register.stop();
    rmSync(folder, { recursive: true });
  });

  beforeEach(async () => {
    register.fault = 'none';
    register.known.clear();
    const filed = await api.send('POST', '/api/intake/filings', {
      as: village.applicant,
      headers: { 'idempotency-key': randomUUID() },
      body: { code: 'LT7K-2M9Q', kind: 'wages', whatHappened: '一天半的工资没有发。', otherSide: { name: '陈某', phone: PHONES.respondent }, wish: '付清工资', amountFen: '45000', applicant: { name: '王芸', address: '柳塘镇老街 1 号' }, privacyConsent: true, shareConsent: true },
    });
    ({ caseId } = filed.body as unknown as { caseId: string });
    await api.sql(`UPDATE case_parties SET account_id = $2, willing = 'yes' WHERE case_id = $1 AND side = 'respondent'`, [caseId, village.respondent.accountId]);
    await api.sql(`UPDATE case_deadlines SET ended_at = now() WHERE case_id = $1`, [caseId]);
    await api.sql(`UPDATE cases SET state = 'bothWilling', mediator_account_id = $2, complexity = 'low', accepted_at = $3, file_number = $4 WHERE id = $1`, [caseId, village.mediator.accountId, api.clock.now(), `（2026）柳塘人调字第${caseId.slice(0, 4)}号`]);
  });

  const view = async (as: TestPerson): Promise<IdentityView> => (await api.send('GET', `/api/cases/${caseId}/identity`, { as })).body as unknown as IdentityView;
  const party = async (as: TestPerson, side: 'applicant' | 'respondent'): Promise<PartyIdentityView> => {
    const found = (await view(as)).parties.find((one) => one.side === side);
    if (!found) throw new Error('no such party');
    return found;
  };
  const record = async (as: TestPerson, side: 'applicant' | 'respondent', parts: object = {}): Promise<TestAnswer> =>
    api.send('POST', `/api/cases/${caseId}/identity/checks`, { as, body: { partyId: (await party(village.mediator, side)).partyId, result: 'compared', way: 'onSite', document: 'residentCard', nameAgrees: true, ...parts } });
  const answerOf = (answer: TestAnswer): IdentityCheckAnswer => answer.body as unknown as IdentityCheckAnswer;
  const session = (as: TestPerson, path: string, body?: unknown): Promise<TestAnswer> => api.send('POST', `/api/cases/${caseId}/session${path}`, { as, ...(body === undefined ? {} : { body }) });

  it('is written down by whoever sits opposite, and both sides see how and when, never the number', async () => {
    expect((await party(village.mediator, 'applicant')).warnings.map(({ code }) => code)).toEqual(['identity.not-yet-compared', 'identity.not-told-of-false-mediation']);
    expect(answerOf(await record(village.clerk, 'applicant', { number: NUMBER, numberConsent: true }))).toMatchObject({ outcome: 'matched', hints: [] });
    for (const as of [village.applicant, village.respondent]) {
      expect(await party(as, 'applicant')).toMatchObject({ standing: 'matched', warnings: [], checks: [{ outcome: 'matched', way: 'onSite', document: 'residentCard', person: { name: '王芸', as: 'party' }, by: { name: '高明远', role: 'clerk' }, at: api.clock.now().toISOString(), numberMasked: null }] });
      expect(JSON.stringify(await view(as))).not.toMatch(/330\*|330106/);
    }
    expect((await party(village.mediator, 'applicant')).checks[0]?.numberMasked).toBe('330*************44');
    expect((await api.send('GET', `/api/cases/${caseId}`, { as: village.respondent })).body).toMatchObject({ timeline: expect.arrayContaining([expect.objectContaining({ kind: 'identity.compared', params: { name: '王芸' }, actor: '高明远' })]) });
    const [entry] = await api.sql<{ data: object }>(`SELECT data FROM audit_entries WHERE case_id = $1 AND action = 'identity.checked'`, [caseId]);
    expect(JSON.stringify(entry?.data)).not.toMatch(/330\*|330106|王芸/);
    expect(entry?.data).toMatchObject({ outcome: 'matched', document: 'residentCard', number: true });
  });

  it('is no business of a stranger, and neither a party nor a supervisor vouches for anybody', async () => {
    const stranger = await api.resident('13800000039', '外人');
    expect((await api.send('GET', `/api/cases/${caseId}/identity`, { as: stranger })).status).toBe(404);
    const colleague = await api.staff('mediator', village.committee);
    expect((await api.send('GET', `/api/cases/${caseId}/identity`, { as: colleague })).status).toBe(404);
    expect((await record(colleague, 'applicant')).status).toBe(404);
    expect((await record(village.applicant, 'respondent')).status).toBe(403);
  });

  it('believes “seen on screen” only of somebody who is in the room with a picture, and only of the mediator who sits there too', async () => {
    expect((await record(village.mediator, 'applicant', { way: 'onScreen' })).body).toMatchObject({ code: 'identity.not-on-screen' });
    await session(village.mediator, '');
    await session(village.mediator, '/join', {});
    await session(village.applicant, '/join', { rightsRead: true });
    await session(village.respondent, '/join', { rightsRead: true, mode: 'telephone' });
    expect((await record(village.mediator, 'applicant', { way: 'onScreen' })).body).toMatchObject({ code: 'identity.not-on-screen' });
    await session(village.mediator, '/admit-all');
    expect((await record(village.clerk, 'applicant', { way: 'onScreen' })).body).toMatchObject({ code: 'identity.not-on-screen' });
    expect((await record(village.mediator, 'respondent', { way: 'onScreen' })).body).toMatchObject({ code: 'identity.not-on-screen' });
    expect(answerOf(await record(village.mediator, 'applicant', { way: 'onScreen' }))).toMatchObject({ outcome: 'matched' });
    expect((await party(village.mediator, 'applicant')).warnings).toEqual([]);
  });

  it('takes a number only with the consent of the person and only with its check digit', async () => {
    expect((await record(village.mediator, 'applicant', { number: NUMBER })).body).toMatchObject({ code: 'identity.number-without-consent' });
    expect((await record(village.mediator, 'applicant', { number: NUMBER.replace('44', '45'), numberConsent: true })).body).toMatchObject({ fields: { number: 'id-number.invalid' } });
    expect((await record(village.mediator, 'applicant', { document: 'other' })).body).toMatchObject({ fields: { documentWords: 'field.empty' } });
    expect((await view(village.mediator)).parties.flatMap(({ checks }) => checks)).toEqual([]);
  });

  it('lets a person show nothing: noted with the reason, a warning, and no hindrance', async () => {
    const { partyId } = await party(village.mediator, 'respondent');
    const note = (body: object): Promise<TestAnswer> => api.send('POST', `/api/cases/${caseId}/identity/checks`, { as: village.mediator, body: { partyId, result: 'notCompared', ...body } });
    expect((await note({ reason: 'other' })).body).toMatchObject({ fields: { note: 'field.empty' } });
    expect(answerOf(await note({ reason: 'refused' }))).toEqual({ outcome: 'notCompared', register: null, hints: [] });
    expect(await party(village.applicant, 'respondent')).toMatchObject({ standing: 'notCompared', checks: [{ outcome: 'notCompared', reason: 'refused', way: null, document: null }] });
    expect((await party(village.mediator, 'respondent')).warnings).toContainEqual({ code: 'identity.not-compared' });
    expect((await session(village.mediator, '')).status).toBe(200);
  });

  it('warns of a minor and of another number than in the filing, and lets the day of birth decide who must sign', async () => {
    await api.sql(`UPDATE case_parties SET id_number_cipher = $2 WHERE case_id = $1 AND side = 'applicant'`, [caseId, api.cipher.encrypt(NUMBER, 'party.id-number')]);
    expect(answerOf(await record(village.mediator, 'applicant', { number: CHILD, numberConsent: true })).hints).toEqual([{ code: 'identity.other-number' }, { code: 'identity.minor', params: { age: 16 } }]);
    expect(await api.sql(`SELECT birth_date::text FROM case_parties WHERE case_id = $1 AND side = 'applicant'`, [caseId])).toEqual([{ birth_date: '2010-03-07' }]);
    expect(answerOf(await record(village.mediator, 'applicant', { number: NUMBER, numberConsent: true })).hints).toEqual([{ code: 'identity.other-birth-date' }]);
  });

  it('asks a register where there is one; what it does not know or does not answer is nothing against the person', async () => {
    const asked = register.asked.length;
    expect(answerOf(await record(village.mediator, 'applicant')).register).toBeNull();
    expect(register.asked).toHaveLength(asked);
    register.known.set('王芸', NUMBER);
    expect(answerOf(await record(village.mediator, 'applicant', { number: NUMBER, numberConsent: true }))).toMatchObject({ outcome: 'matched', register: { provider: '127.0.0.1', outcome: 'matched' } });
    expect(answerOf(await record(village.mediator, 'applicant', { number: OTHER_NUMBER, numberConsent: true }))).toMatchObject({ outcome: 'notMatched', register: { outcome: 'notMatched' } });
    register.fault = 'away';
    expect(answerOf(await record(village.mediator, 'applicant', { number: NUMBER, numberConsent: true }))).toMatchObject({ outcome: 'matched', register: { outcome: 'notAvailable' } });
    for (let i = 0; i < 2; i++) await record(village.mediator, 'applicant', { number: NUMBER, numberConsent: true });
    expect((await record(village.mediator, 'applicant', { number: NUMBER, numberConsent: true })).body).toMatchObject({ code: 'identity.register-asked-often' });
  });

  it('keeps whoever did not match from signing until a new comparison matches, and prints in the certificate how each signer was seen', async () => {
    const { api: _api, ...people } = village;
    await session(village.mediator, '');
    const kept = (await api.send('GET', `/api/cases/${caseId}/draft`, { as: village.mediator })).body as unknown as { draft: AgreementDraft };
    const [first, ...rest] = kept.draft.clauses;
    const draft: AgreementDraft = {
      ...kept.draft,
      facts: '王芸 3 月 5 日、6 日在禾香小馆上班一天半，工资 450 元没有发，双方对天数没有争议。',
      parties: kept.draft.parties.map((one) => ({ ...one, address: '柳塘镇老街 1 号', phone: PHONES[one.side], ...(one.kind === 'person' ? { gender: 'female' as const, age: 35 } : {}) })),
      claims: kept.draft.claims.map((claim) => ({ ...claim, outcome: 'settled' as const })),
      clauses: [{ ...first, kind: 'payment', purpose: '工资', manner: 'wechat', dueDate: '2026-03-18' } as AgreementDraft['clauses'][number], ...rest],
    };
    await agreedInWords({ api, ...people }, caseId, draft, 0);
    const findings = async (): Promise<string[]> => ((await api.send('GET', `/api/cases/${caseId}/draft`, { as: village.mediator })).body as unknown as { findings: { code: string; weight: string }[] }).findings.map(({ code, weight }) => `${code} ${weight}`);
    expect(await findings()).toEqual(expect.arrayContaining(['agreement.identity-not-compared warns']));
    await record(village.mediator, 'applicant', { nameAgrees: false });
    expect(await findings()).toContain('agreement.identity-doubtful blocksSigning');
    expect((await api.send('POST', `/api/cases/${caseId}/agreement/freeze`, { as: village.mediator, body: { version: 1 } })).body).toMatchObject({ code: 'draft.blocked' });
    await record(village.mediator, 'applicant');
    expect((await api.send('POST', `/api/cases/${caseId}/agreement/freeze`, { as: village.mediator, body: { version: 1 } })).status).toBe(200);
    // The doubt comes up between the final text and the signature.
    await record(village.mediator, 'applicant', { nameAgrees: false });
    const { teachBackQuestions } = await import('@jiefen/mediation');
    const shown = await shownText(api, caseId, village.applicant);
    await api.send('POST', `/api/cases/${caseId}/agreement/teach-back`, { as: village.applicant, body: { shown, answers: teachBackQuestions(draft).map((question) => question.right) } });
    const code = await codeFor(api, `/api/cases/${caseId}/agreement/signing-code`, village.applicant, PHONES.applicant, { shown });
    const sign = (): Promise<TestAnswer> => api.send('POST', `/api/cases/${caseId}/agreement/sign`, { as: village.applicant, body: { shown, code, pagesRead: 9, freely: true, appearance: { kind: 'handwriting', strokes: STROKES } } });
    expect((await sign()).body).toMatchObject({ code: 'signing.identity-doubtful' });
    await record(village.mediator, 'applicant');
    expect((await sign()).status).toBe(200);
    expect((await party(village.respondent, 'applicant')).signedAt).not.toBeNull();
    api.clock.forward(61_000);
    await signedByAll({ api, ...people }, caseId, draft);
    const certificate = await api.until('the certificate of signing', async () => ((await api.send('GET', `/api/cases/${caseId}/agreement`, { as: village.applicant })).body as unknown as { agreement: { certificatePaperId: string | null } }).agreement.certificatePaperId ?? undefined);
    if (!POPPLER) return;
    const text = textOf((await api.send('GET', `/api/papers/${certificate}.pdf`, { as: village.applicant })).bytes).replace(/\s/g, '');
    expect(text).toContain('调解员周敏和当面核对了居民身份证');
    expect(text).toContain('没有核对证件的记录');
  });

  it('never changes what was found, and lets only the number go, ninety days after the end', async () => {
    await record(village.mediator, 'applicant', { number: NUMBER, numberConsent: true });
    await expect(api.sql(`UPDATE identity_checks SET outcome = 'notMatched' WHERE case_id = $1`, [caseId])).rejects.toThrow(/written once/);
    await expect(api.sql(`DELETE FROM identity_checks WHERE case_id = $1`, [caseId])).rejects.toThrow(/written once/);
    await api.send('POST', `/api/cases/${caseId}/end`, { as: village.applicant, body: { reason: 'partyRefuses', note: '' } });
    expect((await record(village.mediator, 'applicant')).body).toMatchObject({ code: 'identity.case-over' });
    const numbers = (): Promise<unknown[]> => api.sql(`SELECT number_masked, number_cipher IS NULL AS gone FROM identity_checks WHERE case_id = $1`, [caseId]);
    await api.app.get(EndRetention).run();
    expect(await numbers()).toEqual([{ number_masked: '330*************44', gone: false }]);
    api.clock.forward(91 * 86_400_000);
    await api.app.get(EndRetention).run();
    expect(await numbers()).toEqual([{ number_masked: '330*************44', gone: true }]);
  });
});
