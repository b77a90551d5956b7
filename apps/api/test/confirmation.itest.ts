import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import sharp from 'sharp';
import type { ConfirmationView, CourtDeskView } from '@jiefen/mediation/wire';
import { agreedCase, chosen, codeOf, FACTS, filedApplication, idNumber, multipart, PHONES, settleVillage, signApplication, totp, type Village } from './setup/agreed-case.js';
import { startTestApi, type TestApi, type TestPerson } from './setup/test-api.js';

// A case is really drafted, signed and sealed before each: some seconds of cryptography.
jest.setTimeout(40_000);

describe('judicial confirmation', () => {
  let api: TestApi;
  let village: Village;

  beforeAll(async () => {
    api = await startTestApi();
    village = await settleVillage(api);
  });
  afterAll(() => api.close());

  const viewOf = async (caseId: string, as: TestPerson): Promise<ConfirmationView> => (await api.send('GET', `/api/cases/${caseId}/confirmation`, { as })).body as unknown as ConfirmationView;
  const deskOf = async (id: string, as: TestPerson = village.judge): Promise<CourtDeskView> => (await api.send('GET', `/api/court/applications/${id}`, { as })).body as unknown as CourtDeskView;
  const tickAll = async (id: string): Promise<void> => {
    for (const check of (await deskOf(id)).checks) if (check.found !== 'met') await api.send('PUT', `/api/court/applications/${id}/checks`, { as: village.judge, body: { ruleId: check.ruleId, answer: 'met' } });
  };
  const post = (id: string, what: string, body: unknown, as: TestPerson = village.judge): ReturnType<TestApi['send']> => api.send('POST', `/api/court/applications/${id}/${what}`, { as, body });

  it('both see the last day with the reason why it moved, and the courts with reasons', async () => {
    const caseId = await agreedCase(village, { respondentAddress: '清禾市临江区江边路 3 号' });
    const view = await viewOf(caseId, village.applicant);
    // In effect on 10 March: the thirtieth day is 9 April, a Thursday.
    expect(view).toMatchObject({ effectiveOn: '2026-03-10', refused: null, deadline: { lastDay: '2026-04-09', safeDay: '2026-04-09', daysLeft: 30 } });
    expect(view.courts.map((court) => [court.name, court.preferred])).toEqual([['古城县人民法院', true], ['清禾市临江区人民法院', false]]);
    expect(view.courts[0]?.reasons.map((reason) => reason.code)).toEqual(['court.party-domicile', 'court.organisation-location', 'court.labour-committee-place']);
    expect(view.courts[1]?.reasons).toEqual([{ code: 'court.party-domicile', of: '陈某', isMe: false }]);
    expect(view.ways.find((way) => way.way === 'confirmation')).toMatchObject({ lastDay: '2026-04-09' });
    expect((await viewOf(caseId, village.respondent)).courts.map((court) => court.id)).toEqual(view.courts.map((court) => court.id));
  });

  it('an address in a county without a court here is said, not guessed', async () => {
    const caseId = await agreedCase(village, { respondentAddress: '某省远山县北街 1 号' });
    expect(await viewOf(caseId, village.applicant)).toMatchObject({ placesWithoutCourt: ['远山县'], courts: [{ name: '古城县人民法院' }] });
  });

  it('only the same court of both leads to an application, and only both signatures file it', async () => {
    const caseId = await agreedCase(village, { respondentAddress: '清禾市临江区江边路 3 号' });
    const apply = (as: TestPerson, courtId: string, facts: unknown): ReturnType<TestApi['send']> => api.send('POST', `/api/cases/${caseId}/confirmation/apply`, { as, body: { courtId, ...(facts ? { facts, shareConsent: true } : {}) } });
    expect((await apply(village.applicant, village.court.id, undefined)).body).toMatchObject({ code: 'confirmation.facts-missing' });
    expect((await api.send('POST', `/api/cases/${caseId}/confirmation/apply`, { as: village.applicant, body: { courtId: village.court.id, facts: FACTS.applicant } })).body).toMatchObject({ code: 'consent.missing' });
    expect((await apply(village.applicant, village.court.id, { ...FACTS.applicant, birthDate: '1993-05-13' })).body).toMatchObject({ code: 'birth-date.differs-from-id-number' });
    expect((await apply(village.applicant, village.court.id, { ...FACTS.applicant, home: '柳塘镇 \u{1F3E0}' })).status).toBe(422);
    expect((await apply(village.applicant, village.court.id, FACTS.applicant)).status).toBe(200);
    expect((await apply(village.respondent, village.otherCourt.id, FACTS.respondent)).status).toBe(200);
    expect((await viewOf(caseId, village.applicant)).application).toMatchObject({ state: 'choosing', court: null });
    expect((await api.send('POST', `/api/cases/${caseId}/confirmation/signing-code`, { as: village.applicant })).body).toMatchObject({ code: 'confirmation.not-in-signing' });
    expect((await apply(village.respondent, village.court.id, undefined)).status).toBe(200);
    await api.until('papers are made', async () => (await viewOf(caseId, village.applicant)).application?.state === 'signing');
    const view = await viewOf(caseId, village.applicant);
    expect(view.application?.papers.map((paper) => paper.kind)).toEqual(['confirmationApplication', 'agreement', 'proofOfMediation', 'promise', 'serviceAddress']);
    // Nothing readable of the identity number lies in the database, and the other side is shown none.
    const [row] = await api.sql<{ facts_cipher: string; id_number_masked: string }>(`SELECT facts_cipher, id_number_masked FROM confirmation_applicants WHERE party_id = (SELECT id FROM case_parties WHERE case_id = $1 AND side = 'applicant')`, [caseId]);
    expect(row?.facts_cipher).not.toContain(FACTS.applicant.idNumber);
    expect(row?.id_number_masked).toMatch(/^110\*+\w{2}$/);
    expect((await signApplication(village, caseId, village.applicant, PHONES.applicant)).body).toEqual({ done: true });
    expect((await api.send('GET', `/api/cases/${caseId}`, { as: village.applicant })).body).toMatchObject({ state: 'agreementInEffect' });
    expect((await api.send('GET', '/api/court/applications', { as: village.judge })).body).toEqual([]);
    expect((await signApplication(village, caseId, village.respondent, PHONES.respondent, { appearance: { kind: 'typed', text: '陈某' } })).body).toEqual({ done: true });
    expect((await api.send('GET', `/api/cases/${caseId}`, { as: village.applicant })).body).toMatchObject({ state: 'confirmationApplied', turn: { owner: 'court', rule: 'clock.court-accepts' } });
    expect((await api.send('GET', '/api/court/applications', { as: village.judge })).body).toMatchObject([{ applicants: ['王芸', '陈某'], state: 'filed' }]);
    expect((await api.send('GET', '/api/court/applications', { as: village.otherJudge })).body).toEqual([]);
    // Both signatures are in one file.
    const form = (await viewOf(caseId, village.respondent)).application?.papers.find((paper) => paper.kind === 'confirmationApplication');
    const pdf = (await api.send('GET', `/api/papers/${form?.id}.pdf`, { as: village.respondent })).bytes;
    const upload = multipart(pdf, 'a.pdf', 'application/pdf');
    expect((await api.send('POST', '/api/verify', { body: upload.body, headers: upload.headers })).body).toMatchObject({ verdict: 'intact', signatures: [{ name: '王芸' }, { name: '陈某' }] });
  });

  it('two who sign at the same moment both stand in the application, and it is filed once', async () => {
    const caseId = await agreedCase(village);
    await chosen(village, caseId);
    const codes: string[] = [];
    for (const [as, phone] of [[village.applicant, PHONES.applicant], [village.respondent, PHONES.respondent]] as const) {
      api.clock.forward(61_000);
      await api.send('POST', `/api/cases/${caseId}/confirmation/signing-code`, { as });
      codes.push(await codeOf(api, phone));
    }
    const body = (code: string | undefined): unknown => ({ code, pagesRead: 9, freely: true, appearance: { kind: 'handwriting', strokes: [[{ x: 0, y: 0 }, { x: 9, y: 9 }]] } });
    const answers = await Promise.all([
      api.send('POST', `/api/cases/${caseId}/confirmation/sign`, { as: village.applicant, body: body(codes[0]) }),
      api.send('POST', `/api/cases/${caseId}/confirmation/sign`, { as: village.respondent, body: body(codes[1]) }),
    ]);
    expect(answers.map((answer) => answer.status)).toEqual([200, 200]);
    expect((await viewOf(caseId, village.applicant)).application).toMatchObject({ state: 'filed', applicants: [{ signedAt: expect.any(String) }, { signedAt: expect.any(String) }] });
    expect(await api.sql(`SELECT 1 FROM case_grants WHERE case_id = $1 AND role = 'court'`, [caseId])).toHaveLength(1);
  });

  it('an impostor cannot sign: not with the code of the other, not with a code of another paper, not under another name', async () => {
    const caseId = await agreedCase(village);
    await chosen(village, caseId);
    api.clock.forward(61_000);
    await api.send('POST', `/api/cases/${caseId}/confirmation/signing-code`, { as: village.applicant });
    const stolen = await codeOf(api, PHONES.applicant);
    const sign = (as: TestPerson, code: string, more: Record<string, unknown> = {}): ReturnType<TestApi['send']> => api.send('POST', `/api/cases/${caseId}/confirmation/sign`, { as, body: { code, pagesRead: 9, freely: true, appearance: { kind: 'handwriting', strokes: [[{ x: 0, y: 0 }]] }, ...more } });
    expect((await sign(village.respondent, stolen)).body).toMatchObject({ code: 'one-time-code.ask-first' });
    expect((await sign(village.applicant, stolen, { pagesRead: 1 })).body).toMatchObject({ code: 'signing.read-every-page' });
    expect((await sign(village.applicant, stolen, { appearance: { kind: 'typed', text: '陈某' } })).body).toMatchObject({ code: 'signing.name-differs' });
    expect((await sign(await api.resident('13800000077', '外人'), stolen)).status).toBe(404);
    expect((await sign(village.mediator, stolen)).status).toBe(403);
  });

  it('on the last day it can still be filed, on the day after it is refused with the day that is over', async () => {
    const caseId = await agreedCase(village);
    await chosen(village, caseId);
    expect((await signApplication(village, caseId, village.applicant, PHONES.applicant)).status).toBe(200);
    const late = await agreedCase(village);
    const before = api.clock.now();
    try {
      api.clock.set(new Date('2026-04-09T15:50:00Z'));
      const [applicant, respondent] = [await api.resident(PHONES.applicant), await api.resident(PHONES.respondent)];
      expect((await signApplication(village, caseId, { ...respondent, name: '陈某' }, PHONES.respondent)).body).toEqual({ done: true });
      expect((await viewOf(caseId, applicant)).application).toMatchObject({ state: 'filed' });
      api.clock.set(new Date('2026-04-09T16:01:00Z'));
      expect((await api.send('POST', `/api/cases/${late}/confirmation/apply`, { as: applicant, body: { courtId: village.court.id, facts: FACTS.applicant, shareConsent: true } })).body).toMatchObject({ code: 'confirm.too-late', params: { lastDay: '2026-04-09' } });
      expect(await viewOf(late, applicant)).toMatchObject({ refused: { code: 'confirm.too-late' } });
    } finally {
      api.clock.set(before);
    }
  });

  it('the court sees the bundle and never the minutes, the exhibits, the draft or what was said to staff', async () => {
    const { caseId, applicationId } = await filedApplication(village);
    const minutes = await api.sql<{ id: string }>(`INSERT INTO papers (id, case_id, kind, version, language, title, storage_key, pages, size, sha256, sm3, created_at) SELECT gen_random_uuid(), case_id, 'minutes', 1, 'zh', '笔录', storage_key, pages, size, sha256, sm3, created_at FROM papers WHERE case_id = $1 LIMIT 1 RETURNING id`, [caseId]);
    expect((await api.send('POST', `/api/cases/${caseId}/complaints`, { as: village.applicant, body: { ground: 'other', note: '私下说的话' } })).status).toBe(200);
    const desk = await deskOf(applicationId);
    expect(desk.papers.map((paper) => paper.kind)).toEqual(['confirmationApplication', 'agreement', 'proofOfMediation', 'promise', 'serviceAddress', 'serviceAddress']);
    expect(JSON.stringify(desk)).not.toMatch(/minutes|offer|\d+\.\d+\.\d+\.\d+/);
    for (const paper of desk.papers) expect((await api.send('GET', `/api/papers/${paper.id}/pages/1`, { as: village.judge })).status).toBe(200);
    expect((await api.send('GET', `/api/papers/${minutes[0]?.id}.pdf`, { as: village.judge })).status).toBe(404);
    expect((await api.send('GET', `/api/cases/${caseId}/exhibits`, { as: village.judge })).status).toBe(403);
    expect((await api.send('GET', `/api/cases/${caseId}/draft`, { as: village.judge })).status).toBe(403);
    expect(JSON.stringify((await api.send('GET', `/api/cases/${caseId}`, { as: village.judge })).body)).not.toContain('私下说的话');
    expect((await api.send('GET', `/api/court/applications/${applicationId}`, { as: village.otherJudge })).status).toBe(404);
    expect((await api.send('GET', `/api/court/applications/${applicationId}`, { as: village.mediator })).status).toBe(403);
  });

  it('a judge confirms only when every ground was looked at; the sample ruling reaches both, with the day until which to object', async () => {
    const { caseId, applicationId } = await filedApplication(village);
    let desk = await deskOf(applicationId);
    expect(desk).toMatchObject({ state: 'filed', outlook: 'toBeSeen', sample: true, timetable: [{ clock: 'clock.court-accepts' }] });
    expect(desk.checks.find((check) => check.ruleId === 'confirm.voluntary')).toMatchObject({ found: 'met', answer: null });
    expect(desk.checks.find((check) => check.ruleId === 'confirm.mandatory-law')).toMatchObject({ found: 'open' });
    // Who mediated it does not judge it (TYTJ 16).
    await api.sql(`UPDATE cases SET mediator_account_id = $2 WHERE id = $1`, [caseId, village.judge.accountId]);
    expect((await post(applicationId, 'accept', { version: desk.version, courtNumber: '（2026）古城0101诉前调确17号' })).body).toMatchObject({ code: 'mediator.may-not-serve-later', params: { part: 'judge' } });
    await api.sql(`UPDATE cases SET mediator_account_id = $2 WHERE id = $1`, [caseId, village.mediator.accountId]);
    expect((await post(applicationId, 'accept', { version: desk.version, courtNumber: '（2026）古城0101诉前调确17号' })).body).toEqual({ done: true });
    desk = await deskOf(applicationId);
    expect(desk).toMatchObject({ state: 'accepted', courtNumber: '（2026）古城0101诉前调确17号', timetable: [{}, { clock: 'clock.court-decides' }, { clock: 'clock.court-outer-limit' }] });
    expect((await post(applicationId, 'decide', { version: desk.version, outcome: 'confirmed' })).body).toMatchObject({ code: 'confirmation.items-open' });
    await tickAll(applicationId);
    await api.send('PUT', `/api/court/applications/${applicationId}/checks`, { as: village.judge, body: { ruleId: 'confirm.voluntary', answer: 'ask' } });
    expect((await post(applicationId, 'decide', { version: desk.version, outcome: 'confirmed' })).body).toMatchObject({ code: 'confirmation.items-open', params: { n: 1 } });
    await api.send('PUT', `/api/court/applications/${applicationId}/checks`, { as: village.judge, body: { ruleId: 'confirm.voluntary', answer: 'met' } });
    expect((await post(applicationId, 'decide', { version: desk.version, outcome: 'confirmed' })).body).toEqual({ done: true });
    const view = await viewOf(caseId, village.respondent);
    expect(view.application).toMatchObject({ state: 'confirmed', decision: { outcome: 'confirmed', sample: true, objectionUntil: expect.stringMatching(/^2026-03/), paperId: expect.any(String) } });
    const ruling = await api.send('GET', `/api/papers/${view.application?.decision?.paperId}.pdf`, { as: village.applicant });
    expect(ruling.status).toBe(200);
    expect((await api.send('GET', `/api/cases/${caseId}`, { as: village.applicant })).body).toMatchObject({ state: 'performing' });
    await api.until('both hear of the ruling', async () => (await api.sql(`SELECT 1 FROM messages WHERE template = 'case.ruling' AND case_id = $1`, [caseId])).length === 2);
  });

  it('of two judges at the same moment one decides and the other is told, and nothing is overwritten', async () => {
    const { applicationId } = await filedApplication(village);
    const { version } = await deskOf(applicationId);
    await post(applicationId, 'accept', { version, courtNumber: '（2026）古城诉前调确18号' });
    await tickAll(applicationId);
    const now = (await deskOf(applicationId)).version;
    const answers = await Promise.all([
      post(applicationId, 'decide', { version: now, outcome: 'confirmed' }),
      post(applicationId, 'decide', { version: now, outcome: 'refused', ground: 'confirm.content-clear', reason: '内容不明确' }, village.secondJudge),
    ]);
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, 409]);
    expect(answers.find((answer) => answer.status === 409)?.body).toMatchObject({ code: 'confirmation.changed-meanwhile' });
    const winner = answers[0]?.status === 200 ? 'confirmed' : 'refused';
    expect(await deskOf(applicationId)).toMatchObject({ state: winner, decision: { outcome: winner } });
    expect((await post(applicationId, 'accept', { version: now, courtNumber: 'x' }, village.secondJudge)).status).toBe(409);
  });

  it('a refusal names a ground of the law; what is not accepted names a ground of acceptance', async () => {
    const { caseId, applicationId } = await filedApplication(village);
    const { version } = await deskOf(applicationId);
    expect((await post(applicationId, 'decide', { version, outcome: 'notAccepted', reason: '不属于本院' })).body).toMatchObject({ code: 'confirmation.name-a-ground' });
    expect((await post(applicationId, 'decide', { version, outcome: 'notAccepted', ground: 'confirm.content-clear' })).body).toMatchObject({ code: 'confirmation.ground-of-review' });
    expect((await post(applicationId, 'decide', { version, outcome: 'refused', ground: 'confirm.voluntary' })).body).toMatchObject({ code: 'confirmation.court-number-missing' });
    expect((await post(applicationId, 'decide', { version, outcome: 'withdrawn' })).body).toMatchObject({ code: 'confirmation.nobody-withdrew' });
    expect((await post(applicationId, 'decide', { version, outcome: 'notAccepted', ground: 'confirm.competent-court', reason: '请向临江区法院申请' })).body).toEqual({ done: true });
    expect((await viewOf(caseId, village.applicant)).application).toMatchObject({ state: 'notAccepted', decision: { ground: { id: 'confirm.competent-court' }, reason: '请向临江区法院申请', paperId: expect.any(String) } });
  });

  it('the court asks once for everything that is missing; the parties hand it in as photo or PDF', async () => {
    const { caseId, applicationId } = await filedApplication(village);
    const { version } = await deskOf(applicationId);
    expect((await post(applicationId, 'supplement', { version, items: ['工资条'], dueDay: '2026-03-01' })).body).toMatchObject({ code: 'supplement.day-over' });
    expect((await post(applicationId, 'supplement', { version, items: ['工资条', '营业执照'], dueDay: '2026-03-20' })).body).toEqual({ done: true });
    expect((await post(applicationId, 'supplement', { version: version + 1, items: ['还有'], dueDay: '2026-03-20' })).body).toMatchObject({ code: 'supplement.already-asked' });
    const asked = (await viewOf(caseId, village.applicant)).application?.supplements[0];
    expect(asked).toMatchObject({ items: ['工资条', '营业执照'], dueDay: '2026-03-20', answeredAt: null });
    expect((await api.send('POST', `/api/cases/${caseId}/confirmation/supplements/${asked?.id}/done`, { as: village.applicant })).body).toMatchObject({ code: 'supplement.nothing-handed-in' });
    const photo = multipart(await sharp({ create: { width: 60, height: 40, channels: 3, background: '#fff' } }).png().toBuffer(), '工资条.png', 'image/png');
    expect((await api.send('POST', `/api/cases/${caseId}/confirmation/papers`, { as: village.applicant, body: photo.body, headers: photo.headers })).body).toMatchObject({ pages: 1 });
    const fake = multipart(Buffer.from('%PDF-1.7 not really'), 'x.pdf', 'application/pdf');
    expect((await api.send('POST', `/api/cases/${caseId}/confirmation/papers`, { as: village.applicant, body: fake.body, headers: fake.headers })).body).toMatchObject({ code: 'file.pdf-unreadable' });
    expect((await api.send('POST', `/api/cases/${caseId}/confirmation/supplements/${asked?.id}/done`, { as: village.applicant })).body).toEqual({ done: true });
    const desk = await deskOf(applicationId);
    expect(desk.supplements).toMatchObject([{ answeredAt: expect.any(String), papers: [{ title: '工资条' }] }]);
    expect((await api.send('GET', `/api/papers/${desk.supplements[0]?.papers[0]?.id}/pages/1`, { as: village.judge })).status).toBe(200);
  });

  it('a review is lengthened by ten days at most, with reason and the president’s approval in time; the clock moves and both are told', async () => {
    const { caseId, applicationId } = await filedApplication(village);
    let { version } = await deskOf(applicationId);
    const extend = (more: Record<string, unknown>): ReturnType<TestApi['send']> => post(applicationId, 'extend', { version, days: 6, reason: '需要核实主体资格', approvedOn: api.clock.today(), approvedBy: '钱院长', ...more });
    expect((await extend({})).body).toMatchObject({ code: 'extend.not-accepted' });
    await post(applicationId, 'accept', { version, courtNumber: '（2026）古城诉前调确30号' });
    ({ version } = await deskOf(applicationId));
    expect((await extend({ reason: '' })).status).toBe(422);
    expect((await extend({ days: 11 })).body).toMatchObject({ code: 'extend.too-long', params: { most: 10, left: 10 } });
    expect((await extend({ approvedOn: '2026-03-01' })).body).toMatchObject({ code: 'extend.approval-before-acceptance' });
    expect((await extend({ approvedOn: '2026-12-01' })).body).toMatchObject({ code: 'extend.approval-in-future' });
    expect((await extend({})).body).toEqual({ done: true });
    expect((await extend({ days: 4 })).body).toMatchObject({ code: 'confirmation.changed-meanwhile' });
    ({ version } = await deskOf(applicationId));
    expect((await extend({ days: 5 })).body).toMatchObject({ code: 'extend.too-long', params: { left: 4 } });
    expect((await extend({ days: 4 })).body).toEqual({ done: true });
    const { application } = await viewOf(caseId, village.respondent);
    expect(application).toMatchObject({ extensions: [{ clock: 'courtDecides', days: 6, reason: '需要核实主体资格', approvedBy: '钱院长', until: '2026-03-31' }, { days: 4, until: '2026-04-07' }] });
    const lastDay = application?.timetable.find((row) => row.clock === 'clock.court-decides')?.lastDay;
    expect(await deskOf(applicationId)).toMatchObject({ daysToGrant: 0, timetable: [{}, { lastDay }, {}] });
    // Accepted on 10 March: the twenty-fifth day is Saturday, 4 April, of the Qingming holidays.
    expect(lastDay).toBe('2026-04-07');
    expect(await api.sql(`SELECT to_char(due_day, 'YYYY-MM-DD') AS day, owner FROM case_deadlines WHERE case_id = $1 AND rule = 'clock.court-decides' AND ended_at IS NULL`, [caseId])).toEqual([{ day: lastDay, owner: 'court' }]);
    expect(application?.papers.filter((paper) => paper.kind === 'courtNotice').map((paper) => paper.title)).toEqual(['受理通知书（样本）', '延长审查期限通知书（样本）', '延长审查期限通知书（样本）']);
    await api.until('both are told', async () => (await api.sql(`SELECT 1 FROM notices WHERE case_id = $1 AND kind = 'confirmation.extended' AND account_id = ANY($2)`, [caseId, [village.applicant.accountId, village.respondent.accountId]])).length === 4);
  });

  it('every paper of the court reaches both page by page, and in a demonstration says on it that it is a sample', async () => {
    const { caseId, applicationId } = await filedApplication(village);
    const { version } = await deskOf(applicationId);
    await post(applicationId, 'supplement', { version, items: ['工资条'], dueDay: '2026-03-20' });
    await post(applicationId, 'decide', { version: version + 1, outcome: 'treatedAsWithdrawn', reason: '期限内没有补充' });
    const { application } = await viewOf(caseId, village.applicant);
    const ofCourt = application?.papers.filter((paper) => paper.kind === 'courtNotice' || paper.kind === 'ruling') ?? [];
    expect(ofCourt.map((paper) => paper.title)).toEqual(['补充材料通知书（样本）', '民事裁定书（样本）']);
    for (const as of [village.applicant, village.respondent]) for (const paper of ofCourt) expect((await api.send('GET', `/api/papers/${paper.id}/pages/1`, { as })).status).toBe(200);
    // The dossier has them where the papers of the confirmation are.
    const dossier = (await api.send('GET', `/api/cases/${caseId}/dossier`, { as: village.clerk })).body as unknown as { rows: { kind: string; papers: { name: string }[] }[] };
    expect(dossier.rows.find((row) => row.kind === 'confirmation')?.papers.slice(-2).map((paper) => paper.name)).toEqual(['补充材料通知书（样本）', '民事裁定书（样本）']);
  });

  it('a judge serves the court’s own notice instead; only a real PDF is taken', async () => {
    const { caseId, applicationId } = await filedApplication(village);
    const { version } = await deskOf(applicationId);
    const upload = (bytes: Buffer): ReturnType<TestApi['send']> => { const { body, headers } = multipart(bytes, '受理通知书.pdf', 'application/pdf'); return api.send('POST', `/api/court/applications/${applicationId}/notice`, { as: village.judge, body, headers }); };
    expect((await upload(await sharp({ create: { width: 6, height: 4, channels: 3, background: '#fff' } }).png().toBuffer())).body).toMatchObject({ code: 'court.paper-no-pdf' });
    expect((await upload(Buffer.from('%PDF-1.7 not really'))).body).toMatchObject({ code: 'file.pdf-unreadable' });
    const pdf = (await api.send('GET', `/api/papers/${(await deskOf(applicationId)).papers[0]?.id}.pdf`, { as: village.judge })).bytes;
    const { noticeId } = (await upload(pdf)).body as unknown as { noticeId: string };
    expect((await api.send('GET', `/api/papers/${noticeId}.pdf`, { as: village.applicant })).status).toBe(404);
    expect((await post(applicationId, 'accept', { version, courtNumber: '（2026）古城诉前调确31号', noticeId })).body).toEqual({ done: true });
    expect((await viewOf(caseId, village.applicant)).application?.papers.filter((paper) => paper.kind === 'courtNotice')).toMatchObject([{ id: noticeId, title: '受理通知书' }]);
    expect((await api.send('GET', `/api/papers/${noticeId}.pdf`, { as: village.applicant })).status).toBe(200);
  });

  it('before it is filed an application is taken back at once; afterwards the court permits it', async () => {
    const early = await agreedCase(village);
    await api.send('POST', `/api/cases/${early}/confirmation/apply`, { as: village.applicant, body: { courtId: village.court.id, facts: FACTS.applicant, shareConsent: true } });
    expect((await api.send('POST', `/api/cases/${early}/confirmation/withdraw`, { as: village.respondent, body: {} })).body).toEqual({ done: true });
    expect((await viewOf(early, village.applicant)).application).toBeNull();
    const { caseId, applicationId } = await filedApplication(village);
    await api.send('POST', `/api/cases/${caseId}/confirmation/withdraw`, { as: village.respondent, body: { reason: '已经付清' } });
    const desk = await deskOf(applicationId);
    expect(desk.withdrawalAskedAt).not.toBeNull();
    expect((await post(applicationId, 'decide', { version: desk.version, outcome: 'withdrawn' })).body).toEqual({ done: true });
    expect((await api.send('GET', `/api/cases/${caseId}`, { as: village.applicant })).body).toMatchObject({ state: 'performing' });
  });

  it('the committee seals the proof that it mediated, and nobody has to apply', async () => {
    const { caseId } = await filedApplication(village);
    expect((await viewOf(caseId, village.clerk)).maySealProof).toBe(true);
    expect((await api.send('POST', `/api/cases/${caseId}/confirmation/seal-proof`, { as: village.clerk, body: { code: totp(api) } })).body).toEqual({ done: true });
    expect((await viewOf(caseId, village.clerk)).maySealProof).toBe(false);
    const other = await agreedCase(village);
    expect((await api.send('POST', `/api/cases/${other}/confirmation/decline`, { as: village.applicant })).body).toEqual({ done: true });
    expect((await api.send('GET', `/api/cases/${other}`, { as: village.applicant })).body).toMatchObject({ state: 'performing' });
    expect(idNumber('11010119930512001')).toHaveLength(18);
  });
});
