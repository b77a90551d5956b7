import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { AgreementDraft } from '@jiefen/mediation';
import type { AgreementView } from '@jiefen/mediation/wire';
import { startTestApi, type TestApi, type TestBody, type TestPerson } from './setup/test-api.js';

describe('an agreement signed with a pen', () => {
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
  });
  afterAll(() => api.close());

  async function frozen(): Promise<{ caseId: string; agreement: AgreementView }> {
    const filed = await api.send('POST', '/api/intake/filings', {
      as: applicant,
      headers: { 'idempotency-key': randomUUID() },
      body: { code: 'LT7K-2M9Q', kind: 'wages', whatHappened: '一天半的工资没有发。', otherSide: { name: '陈某', phone: '13800000032' }, wish: '付清工资', amountFen: '45000', applicant: { name: '王芸', address: '柳塘镇老街 1 号' }, privacyConsent: true, shareConsent: true },
    });
    const { caseId } = filed.body as unknown as { caseId: string };
    await api.sql(`UPDATE case_parties SET account_id = $2, willing = 'yes' WHERE case_id = $1 AND side = 'respondent'`, [caseId, respondent.accountId]);
    await api.sql(`UPDATE case_deadlines SET ended_at = now() WHERE case_id = $1`, [caseId]);
    await api.sql(`UPDATE cases SET state = 'inSession', mediator_account_id = $2, complexity = 'low' WHERE id = $1`, [caseId, mediator.accountId]);
    const { draft } = (await api.send('GET', `/api/cases/${caseId}/draft`, { as: mediator })).body as unknown as { draft: AgreementDraft };
    const [first, ...rest] = draft.clauses;
    const whole: AgreementDraft = {
      ...draft,
      facts: '王芸上班一天半，工资 450 元没有发。',
      parties: draft.parties.map((party) => ({ ...party, address: '柳塘镇老街 12 号', phone: '13800000031', ...(party.kind === 'person' ? { gender: 'female' as const, age: 35 } : {}) })),
      claims: draft.claims.map((claim) => ({ ...claim, outcome: 'settled' as const })),
      clauses: [{ ...first, kind: 'payment', purpose: '工资', manner: 'wechat', dueDate: '2026-03-18' } as AgreementDraft['clauses'][number], ...rest],
    };
    await api.send('PUT', `/api/cases/${caseId}/draft`, { as: mediator, body: { version: 0, draft: whole } });
    for (const as of [applicant, respondent]) for (const clause of whole.clauses) await api.send('POST', `/api/cases/${caseId}/draft/answers`, { as, body: { clauseId: clause.id, answer: 'agree' } });
    await api.send('POST', `/api/cases/${caseId}/agreement/freeze`, { as: mediator, body: { version: 1, signing: 'pen' } });
    return { caseId, agreement: await view(caseId, mediator) };
  }

  async function view(caseId: string, as: TestPerson): Promise<AgreementView> {
    const { agreement } = (await api.send('GET', `/api/cases/${caseId}/agreement`, { as })).body as unknown as { agreement: AgreementView };
    return agreement;
  }

  function upload(caseId: string, bytes: Buffer, as = mediator): ReturnType<TestApi['send']> {
    const boundary = 'jiefen-test-boundary';
    const body = Buffer.concat([Buffer.from(`--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="scan.pdf"\r\nContent-Type: application/pdf\r\n\r\n`), bytes, Buffer.from(`\r\n--${boundary}--\r\n`)]);
    return api.send('POST', `/api/cases/${caseId}/agreement/pen-scan`, { as, body, headers: { 'content-type': `multipart/form-data; boundary=${boundary}` } });
  }

  const compare = (caseId: string, body: Record<string, unknown>, as = clerk): ReturnType<TestApi['send']> => api.send('POST', `/api/cases/${caseId}/agreement/pen-scan/compare`, { as, body });

  it('is in effect when a second person has compared the scan with the final text', async () => {
    const { caseId, agreement } = await frozen();
    const paper = (await api.send('GET', `/api/papers/${agreement.paperId}.pdf`, { as: mediator })).bytes;
    expect((await compare(caseId, { same: true, signedOn: '2026-03-10' })).body).toMatchObject({ code: 'scan.none' });
    expect((await upload(caseId, Buffer.from('no paper'))).body).toMatchObject({ code: 'scan.not-a-pdf' });
    expect((await upload(caseId, Buffer.from(paper))).body).toEqual({ done: true });
    expect((await upload(caseId, Buffer.from(paper))).body).toMatchObject({ code: 'scan.waits-to-be-compared' });
    expect((await view(caseId, clerk)).scan).toMatchObject({ uploadedBy: '周敏和', same: null, mayCompare: true });
    expect((await view(caseId, mediator)).scan).toMatchObject({ mayCompare: false });
    expect((await view(caseId, applicant)).scan).toBeNull();
    const today = api.clock.today();
    expect((await compare(caseId, { same: true, signedOn: '2030-01-01' })).body).toMatchObject({ code: 'scan.day-not-possible' });
    expect((await compare(caseId, { same: true, signedOn: today })).body).toEqual({ done: true });
    const after = await view(caseId, applicant);
    expect(after).toMatchObject({ state: 'inEffect', effectiveAt: expect.any(String) });
    expect(after.signers.every((signer) => signer.way === 'pen' && signer.signedAt !== null)).toBe(true);
    expect((await api.send('GET', `/api/cases/${caseId}`, { as: applicant })).body).toMatchObject({ state: 'agreementInEffect' });
  });

  it('stays in signing when the scan differs, and another may be uploaded', async () => {
    const { caseId, agreement } = await frozen();
    const paper = Buffer.from((await api.send('GET', `/api/papers/${agreement.paperId}.pdf`, { as: mediator })).bytes);
    await upload(caseId, paper);
    expect((await compare(caseId, { same: false })).status).toBe(422);
    expect((await compare(caseId, { same: false, note: '第 1 页少一行' })).body).toEqual({ done: true });
    expect(await view(caseId, mediator)).toMatchObject({ state: 'signing', scan: { same: false, note: '第 1 页少一行' } });
    expect((await upload(caseId, paper)).body).toEqual({ done: true });
  });

  it('is not for parties, nor for a mediator who would compare his own scan', async () => {
    const { caseId, agreement } = await frozen();
    const paper = Buffer.from((await api.send('GET', `/api/papers/${agreement.paperId}.pdf`, { as: mediator })).bytes);
    expect((await upload(caseId, paper, applicant)).status).toBe(403);
    expect((await compare(caseId, { same: true, signedOn: '2026-03-10' }, mediator)).status).toBe(403);
  });

  it('offers the off-line verifier to anybody, with the root of this installation', async () => {
    const answer = await api.send('GET', '/api/verify/offline.html');
    // Made by the build; without it the page says so instead of serving half a file.
    if (answer.status === 404) expect(answer.body).toMatchObject({ code: 'verify.offline-not-built' });
    else expect(Buffer.from(answer.bytes).toString('utf8')).toMatch(/id="trusted-roots">\["[A-Za-z0-9+/=]{100,}/);
  });
});
