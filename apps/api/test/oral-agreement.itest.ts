import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { fen, localDate, type AgreementDraft } from '@jiefen/mediation';
import type { AgreementAnswer, CaseView, ConfirmationView, DossierView, DraftView, PerformanceView } from '@jiefen/mediation/wire';
import { agreedInWords, codeFor, FACTS, PHONES, settleVillage, signedByAll, type Village } from './setup/agreed-case.js';
import { startTestApi, type TestAnswer, type TestApi, type TestPerson } from './setup/test-api.js';

jest.setTimeout(60_000);

describe('an oral agreement', () => {
  let api: TestApi;
  let village: Village;
  let caseId: string;

  beforeAll(async () => {
    api = await startTestApi();
    village = await settleVillage(api);
  });
  beforeEach(async () => {
    caseId = await inSession();
  });
  afterAll(() => api.close());

  const get = async <T>(path: string, as: TestPerson): Promise<T> => (await api.send('GET', path, { as })).body as unknown as T;
  const post = (path: string, as: TestPerson, body: unknown = {}): Promise<TestAnswer> => api.send('POST', `/api/cases/${caseId}/${path}`, { as, body });
  const agreementOf = (as = village.applicant): Promise<AgreementAnswer> => get(`/api/cases/${caseId}/agreement`, as);
  const stateOf = async (): Promise<string> => (await get<CaseView>(`/api/cases/${caseId}`, village.applicant)).state;

  /** Neighbours sit together; how they got there is tested elsewhere. */
  async function inSession(): Promise<string> {
    const filed = await api.send('POST', '/api/intake/filings', {
      as: village.applicant,
      headers: { 'idempotency-key': randomUUID() },
      body: { code: 'LT7K-2M9Q', kind: 'neighbours', whatHappened: '楼上半夜放音乐，睡不着。', otherSide: { name: '陈某', phone: PHONES.respondent }, wish: '晚上别放音乐', applicant: { name: '王芸', address: '柳塘镇老街 1 号' }, privacyConsent: true, shareConsent: true },
    });
    const { caseId: id } = filed.body as unknown as { caseId: string };
    await api.sql(`UPDATE case_parties SET account_id = $2, willing = 'yes' WHERE case_id = $1 AND side = 'respondent'`, [id, village.respondent.accountId]);
    await api.sql(`UPDATE case_deadlines SET ended_at = now() WHERE case_id = $1`, [id]);
    await api.sql(`UPDATE cases SET state = 'inSession', mediator_account_id = $2, complexity = 'low', accepted_at = $3, file_number = $4 WHERE id = $1`, [id, village.mediator.accountId, api.clock.now(), `（2026）柳塘人调字第${id.slice(0, 4)}号`]);
    return id;
  }

  /** No music after ten, and 100 yuan for the doctor within five days. */
  async function drafted(change: (clauses: AgreementDraft['clauses']) => AgreementDraft['clauses'] = (clauses) => clauses): Promise<AgreementDraft> {
    const { draft, version } = await get<DraftView>(`/api/cases/${caseId}/draft`, village.mediator);
    const id = (side: string): string => draft.parties.find((party) => party.side === side)?.id ?? '';
    const next: AgreementDraft = {
      ...draft,
      facts: '两家为夜里放音乐起了口角。',
      claims: [],
      clauses: change([
        { id: 'c1', kind: 'refrain', whoId: id('respondent'), what: '晚上十点以后在家放音乐' },
        { id: 'c2', kind: 'payment', payerId: id('respondent'), payeeId: id('applicant'), amountFen: fen(10_000), purpose: '看病的钱', manner: 'cash', dueDate: localDate('2026-03-15') },
      ]),
    };
    expect((await api.send('PUT', `/api/cases/${caseId}/draft`, { as: village.mediator, body: { version, draft: next } })).status).toBe(200);
    return next;
  }

  async function recorded(): Promise<AgreementDraft> {
    const draft = await drafted();
    const { version, oralRefusals } = await get<DraftView>(`/api/cases/${caseId}/draft`, village.mediator);
    expect(oralRefusals).toEqual([]);
    expect((await post('oral', village.mediator, { version })).body).toMatchObject({ agreementId: expect.any(String) });
    return draft;
  }

  const codeOfSide = (side: 'applicant' | 'respondent'): Promise<string> => codeFor(api, `/api/cases/${caseId}/oral/code`, village[side], PHONES[side]);
  const yes = (code: string): Record<string, unknown> => ({ code, agreed: true, noWriting: true });
  const confirm = async (side: 'applicant' | 'respondent'): Promise<TestAnswer> => post('oral/confirm', village[side], yes(await codeOfSide(side)));
  const sides = async (): Promise<{ applicant: string; respondent: string }> => {
    const rows = await api.sql<{ id: string; side: 'applicant' | 'respondent' }>(`SELECT id, side FROM case_parties WHERE case_id = $1`, [caseId]);
    return { applicant: rows.find((row) => row.side === 'applicant')?.id ?? '', respondent: rows.find((row) => row.side === 'respondent')?.id ?? '' };
  };

  it('is in effect with the last party’s word, is kept as the official form, and its promises are followed up', async () => {
    await recorded();
    expect((await confirm('applicant')).body).toEqual({ done: true });
    expect(await stateOf()).toBe('inSession');
    expect(await agreementOf()).toMatchObject({ agreement: { signing: 'oral', state: 'signing', effectiveAt: null, signers: [], questions: [], oral: [{ isMe: true, way: 'phone' }, { confirmedAt: null }] } });
    const before = api.clock.now();
    expect((await confirm('respondent')).body).toEqual({ done: true });
    expect(await get(`/api/cases/${caseId}`, village.respondent)).toMatchObject({ state: 'agreementInEffect', turn: { rule: 'clock.confirmation-application' } });
    const { agreement } = await agreementOf();
    expect(new Date(agreement?.effectiveAt ?? 0).getTime()).toBeGreaterThan(before.getTime());

    expect((await api.send('GET', `/api/papers/${agreement?.paperId}.pdf`, { as: village.respondent })).bytes.subarray(0, 5).toString()).toBe('%PDF-');
    expect((await api.send('GET', `/api/verify/${agreement?.verifyCode}`)).body).toMatchObject({ registered: true, kind: 'oralAgreement', state: 'complete', number: agreement?.number, signatures: [] });
    const dossier = await get<DossierView>(`/api/cases/${caseId}/dossier`, village.clerk);
    expect(dossier.rows.find((row) => row.kind === 'agreement')?.papers.map((paper) => paper.name)).toEqual([expect.stringContaining('口头协议登记表')]);

    const view = await api.until('the promises are made', async () => { const found = await get<PerformanceView>(`/api/cases/${caseId}/performance`, village.applicant); return found.obligations.length === 2 && found; });
    expect(view.obligations.map(({ kind, dueDay, state }) => [kind, dueDay, state])).toEqual([['payment', '2026-03-15', 'open'], ['refrain', null, 'open']]);
    expect((await api.send('POST', `/api/obligations/${view.obligations[0]?.id}/confirm`, { as: village.applicant, body: {} })).body).toEqual({ done: true });
  });

  it('is nothing while one side has not spoken: the case stays in the talk, and the mediator can take the record back', async () => {
    await recorded();
    await confirm('applicant');
    expect((await agreementOf()).agreement).toMatchObject({ state: 'signing' });
    expect(await stateOf()).toBe('inSession');
    expect((await post('oral/withdraw', village.mediator)).body).toEqual({ done: true });
    expect((await agreementOf()).agreement).toBeNull();
    expect((await post('oral/confirm', village.respondent, yes('123456'))).body).toMatchObject({ code: 'oral.none' });
    expect(await api.sql(`SELECT state FROM agreements WHERE case_id = $1`, [caseId])).toEqual([{ state: 'void' }]);
  });

  it('two confirmations at the same moment make one agreement in effect', async () => {
    await recorded();
    const codes = [await codeOfSide('applicant'), await codeOfSide('respondent')];
    const answers = await Promise.all([post('oral/confirm', village.applicant, yes(codes[0] ?? '')), post('oral/confirm', village.respondent, yes(codes[1] ?? ''))]);
    expect(answers.map((answer) => answer.status)).toEqual([200, 200]);
    expect(await stateOf()).toBe('agreementInEffect');
    expect(await api.sql(`SELECT 1 FROM case_timeline WHERE case_id = $1 AND kind = 'move.recordOralAgreement'`, [caseId])).toHaveLength(1);
  });

  it('a confirmation that is pressed twice counts once', async () => {
    await recorded();
    const body = yes(await codeOfSide('applicant'));
    const answers = await Promise.all([post('oral/confirm', village.applicant, body), post('oral/confirm', village.applicant, body)]);
    expect(answers.some((answer) => answer.status === 200)).toBe(true);
    expect(await api.sql(`SELECT 1 FROM oral_confirmations k JOIN agreements a ON a.id = k.agreement_id WHERE a.case_id = $1`, [caseId])).toHaveLength(1);
  });

  it('by word and in writing at the same moment: one of the two', async () => {
    const draft = await drafted();
    const address = { ...draft, parties: draft.parties.map((party) => ({ ...party, address: '柳塘镇老街 1 号', phone: '13800000031' })), clauses: [...draft.clauses, { id: 'c3', kind: 'eSignature' as const }] };
    const { version } = await get<DraftView>(`/api/cases/${caseId}/draft`, village.mediator);
    await agreedInWords(village, caseId, address, version);
    const now = (await get<DraftView>(`/api/cases/${caseId}/draft`, village.mediator)).version;
    const answers = await Promise.all([post('oral', village.mediator, { version: now }), post('agreement/freeze', village.mediator, { version: now })]);
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, 409]);
    expect(await api.sql(`SELECT 1 FROM agreements WHERE case_id = $1 AND state = 'signing'`, [caseId])).toHaveLength(1);
  });

  it('while the record waits, the draft is not written over and nobody signs it', async () => {
    const draft = await recorded();
    const view = await get<DraftView>(`/api/cases/${caseId}/draft`, village.mediator);
    expect(view.mayEdit).toBe(false);
    expect((await api.send('PUT', `/api/cases/${caseId}/draft`, { as: village.mediator, body: { version: view.version, draft } })).body).toMatchObject({ code: 'draft.not-now' });
    expect((await post('agreement/freeze', village.mediator, { version: view.version })).status).toBe(409);
    await expect(signedByAll(village, caseId, draft)).rejects.toThrow();
    expect((await post('agreement/reopen', village.applicant, { reason: '改' })).body).toMatchObject({ code: 'agreement.not-in-signing' });
  });

  it('a party who wants it in writing is heard: the record is void and is not made again by word in this talk (NB 24)', async () => {
    const draft = await recorded();
    await confirm('applicant');
    expect((await post('oral/decline', village.respondent, { reason: 'writing' })).body).toEqual({ done: true });
    const { version, oralRefusals } = await get<DraftView>(`/api/cases/${caseId}/draft`, village.mediator);
    expect(oralRefusals).toMatchObject([{ code: 'oral.writing-asked-for' }]);
    expect((await post('oral', village.mediator, { version })).body).toMatchObject({ code: 'oral.writing-asked-for' });
    // The number of the void record goes to the written agreement: no gap.
    await agreedInWords(village, caseId, { ...draft, parties: draft.parties.map((party) => ({ ...party, address: '柳塘镇老街 1 号', phone: '13800000031' })), clauses: [...draft.clauses, { id: 'c3', kind: 'eSignature' }] }, version);
    expect((await post('agreement/freeze', village.mediator, { version: version + 1 })).status).toBe(200);
    expect(new Set((await api.sql<{ number: string }>(`SELECT number FROM agreements WHERE case_id = $1`, [caseId])).map((row) => row.number)).size).toBe(1);
  });

  it('a record that is not what was said is taken back, written anew and confirmed anew', async () => {
    await recorded();
    await confirm('applicant');
    expect((await post('oral/decline', village.respondent, { reason: 'differs', note: '' })).status).toBe(422);
    expect((await post('oral/decline', village.respondent, { reason: 'differs', note: '说好的是 80 元' })).body).toEqual({ done: true });
    await recorded();
    expect((await agreementOf()).agreement?.oral?.map((one) => one.confirmedAt)).toEqual([null, null]);
    await confirm('applicant');
    await confirm('respondent');
    expect(await stateOf()).toBe('agreementInEffect');
  });

  it('the mediator writes down a word heard face to face or in the open session, never of somebody who is not there', async () => {
    await recorded();
    const ids = await sides();
    expect((await post('oral/heard', village.mediator, { way: 'session', partyId: ids.applicant })).body).toMatchObject({ code: 'oral.not-in-session' });
    expect((await post('oral/heard', village.mediator, { way: 'inPerson', partyId: ids.applicant, note: '' })).status).toBe(422);
    expect((await post('oral/heard', village.mediator, { way: 'inPerson', partyId: ids.applicant, note: '在楼下居委会当面念过' })).body).toEqual({ done: true });
    await post('session', village.mediator);
    await post('session/join', village.respondent, { mode: 'video', rightsRead: true });
    const [seat] = await api.sql<{ id: string }>(`SELECT p.id FROM session_people p JOIN sessions s ON s.id = p.session_id WHERE s.case_id = $1 AND p.party_id = $2`, [caseId, ids.respondent]);
    expect(seat).toBeDefined();
    await post('session/admit', village.mediator, { personId: seat?.id });
    expect((await agreementOf(village.mediator)).agreement?.oral?.find((one) => one.side === 'respondent')).toMatchObject({ inSession: true });
    expect((await post('oral/heard', village.mediator, { way: 'session', partyId: ids.respondent })).body).toEqual({ done: true });
    expect(await stateOf()).toBe('agreementInEffect');
    expect(await api.sql(`SELECT way FROM oral_confirmations k JOIN agreements a ON a.id = k.agreement_id WHERE a.case_id = $1 ORDER BY way`, [caseId])).toEqual([{ way: 'inPerson' }, { way: 'session' }]);
  });

  it('is not for a large sum, a long performance, a complex matter, or what goes to a court', async () => {
    const refusals = async (change: Parameters<typeof drafted>[0], code: string): Promise<void> => {
      await drafted(change);
      const { version, oralRefusals } = await get<DraftView>(`/api/cases/${caseId}/draft`, village.mediator);
      expect(oralRefusals?.map((one) => one.code)).toContain(code);
      expect((await post('oral', village.mediator, { version })).status).toBe(409);
    };
    await refusals((clauses) => clauses.map((clause) => (clause.kind === 'payment' ? { ...clause, amountFen: fen(1_000_001) } : clause)), 'oral.too-much');
    await refusals((clauses) => clauses.map((clause) => (clause.kind === 'payment' ? { ...clause, dueDate: localDate('2026-06-01') } : clause)), 'oral.takes-longer');
    await refusals((clauses) => [...clauses, { id: 'c4', kind: 'jointConfirmation' }], 'oral.confirmation-wanted');
    await api.sql(`UPDATE cases SET complexity = 'high' WHERE id = $1`, [caseId]);
    await refusals((clauses) => clauses, 'oral.major-or-complex');
  });

  it('cannot be taken to a court as it is: it is put in writing first, and the written one replaces it (CPLI 354)', async () => {
    const draft = await recorded();
    await confirm('applicant');
    await confirm('respondent');
    const before = (await agreementOf()).agreement;
    expect(await get<ConfirmationView>(`/api/cases/${caseId}/confirmation`, village.applicant)).toMatchObject({ refused: { code: 'confirm.write-it-down' }, mine: { mayApply: false } });
    expect((await post('confirmation/apply', village.applicant, { courtId: village.court.id, facts: FACTS.applicant, shareConsent: true })).body).toMatchObject({ code: 'confirm.write-it-down' });
    expect((await post('mediate-again', village.applicant, { reason: '想请法院确认，写成书面的' })).body).toEqual({ done: true });
    await post('session', village.mediator);
    const { version } = await get<DraftView>(`/api/cases/${caseId}/draft`, village.mediator);
    const written: AgreementDraft = { ...draft, parties: draft.parties.map((party) => ({ ...party, address: '柳塘镇老街 1 号', phone: '13800000031' })), clauses: [...draft.clauses, { id: 'c3', kind: 'eSignature' }] };
    await agreedInWords(village, caseId, written, version);
    expect((await post('agreement/freeze', village.mediator, { version: version + 1 })).status).toBe(200);
    await signedByAll(village, caseId, written);
    expect(await agreementOf()).toMatchObject({ agreement: { signing: 'electronic', state: 'inEffect' }, others: [{ id: before?.id, state: 'replaced' }] });
    expect(await get<ConfirmationView>(`/api/cases/${caseId}/confirmation`, village.applicant)).toMatchObject({ refused: null, mine: { mayApply: true } });
  });

  it('a child’s word binds nobody: neither from the phone nor as heard by the mediator (CC 19)', async () => {
    await drafted();
    const { draft, version } = await get<DraftView>(`/api/cases/${caseId}/draft`, village.mediator);
    await api.send('PUT', `/api/cases/${caseId}/draft`, { as: village.mediator, body: { version, draft: { ...draft, parties: draft.parties.map((party) => (party.side === 'respondent' ? { ...party, birthDate: '2014-01-01' } : party)) } } });
    expect((await post('oral', village.mediator, { version: version + 1 })).body).toMatchObject({ code: 'oral.unclear' });
    // The birth date becomes known only after the record was made.
    await api.send('PUT', `/api/cases/${caseId}/draft`, { as: village.mediator, body: { version: version + 1, draft } });
    await recorded();
    await api.sql(`UPDATE case_parties SET birth_date = '2014-01-01' WHERE case_id = $1 AND side = 'respondent'`, [caseId]);
    expect((await confirm('respondent')).status).toBe(409);
    expect((await post('oral/heard', village.mediator, { way: 'inPerson', partyId: (await sides()).respondent, note: '在家里' })).status).toBe(409);
    expect(await api.sql(`SELECT 1 FROM oral_confirmations k JOIN agreements a ON a.id = k.agreement_id WHERE a.case_id = $1`, [caseId])).toHaveLength(0);
  });

  it('is closed to strangers, and a wrong code is no word', async () => {
    await recorded();
    const stranger = await api.resident('13800000077', '外人');
    expect((await post('oral/confirm', stranger, yes('123456'))).status).toBe(404);
    expect((await post('oral/decline', stranger, { reason: 'writing' })).status).toBe(404);
    await codeOfSide('applicant');
    expect((await post('oral/confirm', village.applicant, yes('000000'))).body).toMatchObject({ code: expect.stringMatching(/^one-time-code\./) });
    expect((await post('oral/confirm', village.applicant, { ...yes('123456'), noWriting: false })).status).toBe(422);
    expect(await api.sql(`SELECT 1 FROM oral_confirmations k JOIN agreements a ON a.id = k.agreement_id WHERE a.case_id = $1`, [caseId])).toHaveLength(0);
  });
});
