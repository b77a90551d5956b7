import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { teachBackQuestions, type AgreementDraft } from '@jiefen/mediation';
import type { CaseView, RepresentationView } from '@jiefen/mediation/wire';
import sharp from 'sharp';
import { maskPhone } from '../src/platform/crypto/field-cipher.js';
import { codeFor, PHONES, settleVillage, shownText, STROKES, type Village } from './setup/agreed-case.js';
import { startTestApi, type TestAnswer, type TestApi, type TestPerson } from './setup/test-api.js';

const GUARDIAN_PHONE = '13800000077';
const AGENT_PHONE = '13800000078';

/** Guardians, agents and representatives: who may speak for a party, and who may sign (L-22, L-30, L-98; CPL 56, 61, 62). */
describe('who speaks for a party', () => {
  let api: TestApi;
  let village: Village;

  beforeAll(async () => {
    api = await startTestApi();
    village = await settleVillage(api);
  });
  afterAll(() => api.close());

  const filing = (more: object = {}): object => ({ code: 'LT7K-2M9Q', kind: 'consumer', whatHappened: '孩子充的游戏钱。', otherSide: { name: '陈某', phone: PHONES.respondent }, wish: '退钱', amountFen: '45000', applicant: { name: '王芸' }, privacyConsent: true, shareConsent: true, ...more });
  const file = (as: TestPerson, more: object = {}): Promise<TestAnswer> => api.send('POST', '/api/intake/filings', { as, headers: { 'idempotency-key': randomUUID() }, body: filing(more) });
  const view = async (caseId: string, as = village.mediator): Promise<RepresentationView> => (await api.send('GET', `/api/cases/${caseId}/representation`, { as })).body as unknown as RepresentationView;
  const caseOf = async (caseId: string, as: TestPerson): Promise<CaseView> => (await api.send('GET', `/api/cases/${caseId}`, { as })).body as unknown as CaseView;

  /** A case in session with both sides in. */
  async function inSession(more: object = {}): Promise<string> {
    const { caseId } = (await file(village.applicant, more)).body as unknown as { caseId: string };
    await api.sql(`UPDATE case_parties SET account_id = $2, willing = 'yes' WHERE case_id = $1 AND side = 'respondent'`, [caseId, village.respondent.accountId]);
    await api.sql(`UPDATE cases SET state = 'inSession', mediator_account_id = $2, complexity = 'low', accepted_at = $3, file_number = $4 WHERE id = $1`, [caseId, village.mediator.accountId, api.clock.now(), `（2026）柳塘人调字第${caseId.slice(0, 4)}号`]);
    return caseId;
  }

  const partyOf = async (caseId: string, side = 'applicant'): Promise<string> => (await view(caseId)).parties.find((party) => party.side === side)?.id ?? '';

  /** The text is drafted, agreed to by `first` for the applicant and by the respondent, and final. */
  async function frozen(caseId: string, first: TestPerson, waives = false): Promise<TestAnswer> {
    const { draft: given, version } = (await api.send('GET', `/api/cases/${caseId}/draft`, { as: village.mediator })).body as unknown as { draft: AgreementDraft; version: number };
    const [payment, ...rest] = given.clauses;
    const draft: AgreementDraft = {
      ...given,
      facts: '孩子用手机充了 450 元，双方对数额没有争议。',
      parties: given.parties.map((party) => ({ ...party, address: '柳塘镇老街 1 号', phone: PHONES[party.side], ...(party.kind === 'person' ? { gender: 'female' as const, ...(party.side === 'respondent' || !party.birthDate ? { age: 35 } : {}) } : {}) })),
      claims: [...given.claims.map((claim) => ({ ...claim, outcome: 'settled' as const })), ...(waives ? [{ id: 'k9', text: '利息', raisedBy: 'applicant' as const, outcome: 'waived' as const, clauseIds: [] }] : [])],
      clauses: [{ ...payment, kind: 'payment', purpose: '退款', manner: 'wechat', dueDate: '2026-03-18' } as AgreementDraft['clauses'][number], ...rest],
    };
    await api.send('PUT', `/api/cases/${caseId}/draft`, { as: village.mediator, body: { version, draft } });
    for (const as of [first, village.respondent]) for (const clause of draft.clauses) await api.send('POST', `/api/cases/${caseId}/draft/answers`, { as, body: { clauseId: clause.id, answer: 'agree' } });
    return api.send('POST', `/api/cases/${caseId}/agreement/freeze`, { as: village.mediator, body: { version: version + 1 } });
  }

  async function sign(caseId: string, as: TestPerson, phone: string): Promise<TestAnswer> {
    const [row] = await api.sql<{ draft: AgreementDraft }>(`SELECT draft FROM agreements WHERE case_id = $1 AND state = 'signing'`, [caseId]);
    const shown = await shownText(api, caseId, as);
    if (row) await api.send('POST', `/api/cases/${caseId}/agreement/teach-back`, { as, body: { shown, answers: teachBackQuestions(row.draft).map((question) => question.right) } });
    const code = await codeFor(api, `/api/cases/${caseId}/agreement/signing-code`, as, phone, { shown });
    return api.send('POST', `/api/cases/${caseId}/agreement/sign`, { as, body: { code, shown, pagesRead: 9, freely: true, appearance: { kind: 'handwriting', strokes: STROKES } } });
  }

  it('a guardian files for a child: the child is the party, the guardian comes in and is named', async () => {
    const filed = await file(village.applicant, { applicant: { name: '王芸' }, onBehalfOf: { name: '王小树', birthDate: '2016-05-12', relation: '妈妈' } });
    const { caseId } = filed.body as unknown as { caseId: string };
    expect((await caseOf(caseId, village.applicant)).parties[0]).toMatchObject({ name: '王小树', isMe: true });
    expect(await view(caseId, village.applicant)).toMatchObject({ guardians: [{ name: '王芸', relation: '妈妈', proof: null }], parties: [{ name: '王小树', birthDate: '2016-05-12', mine: true }], mayProve: false });
  });

  it('nobody files as guardian of an adult who can act; one whom a court found otherwise is a ward', async () => {
    expect((await file(village.applicant, { onBehalfOf: { name: '王大树', birthDate: '2008-03-10', relation: '妈妈' } })).body).toMatchObject({ code: 'party.needs-no-guardian' });
    expect((await file(village.applicant, { onBehalfOf: { name: '王小树', birthDate: '2008-03-11', relation: '妈妈' } })).status).toBe(201);
    expect((await file(village.applicant, { onBehalfOf: { name: '王奶奶', birthDate: '1940-03-11', relation: '女儿', adjudged: 'limited' } })).status).toBe(201);
    expect((await file(village.applicant, { onBehalfOf: { name: '王小树', birthDate: '2027-03-11', relation: '妈妈' } })).status).toBe(422);
  });

  it('the guardian signs once somebody saw the proof, and a waiver needs its reason in the record (CC 35)', async () => {
    const caseId = await inSession({ onBehalfOf: { name: '王小树', birthDate: '2016-05-12', relation: '妈妈' } });
    expect((await frozen(caseId, village.applicant, true)).status).toBeLessThan(300);
    expect((await sign(caseId, village.applicant, PHONES.applicant)).body).toMatchObject({ code: 'party.guardian-waives-against-ward' });
    const guardian = (await view(caseId)).guardians[0]?.id ?? '';
    const prove = (benefit: string): Promise<TestAnswer> => api.send('POST', `/api/cases/${caseId}/representation/guardians/${guardian}/proof`, { as: village.mediator, body: { proof: 'householdRegister', benefit } });
    expect((await api.send('POST', `/api/cases/${caseId}/representation/guardians/${guardian}/proof`, { as: village.applicant, body: { proof: 'householdRegister' } })).status).toBe(403);
    await api.sql(`UPDATE guardians SET benefit = '马上拿到钱' WHERE id = $1`, [guardian]);
    expect((await sign(caseId, village.applicant, PHONES.applicant)).body).toMatchObject({ code: 'party.guardian-not-proven' });
    expect((await prove('马上拿到钱，对孩子更好')).body).toEqual({ done: true });
    expect((await sign(caseId, village.applicant, PHONES.applicant)).body).toEqual({ done: true });
  });

  it('a child does not sign alone; the guardian whom the mediator registers does, with a phone of their own', async () => {
    const caseId = await inSession();
    const registered = await api.send('POST', `/api/cases/${caseId}/representation/guardians`, { as: village.mediator, body: { partyId: await partyOf(caseId), name: '王爸', relation: '爸爸', phone: GUARDIAN_PHONE, birthDate: '2012-01-01' } });
    const { id } = registered.body as unknown as { id: string };
    expect((await api.send('POST', `/api/cases/${caseId}/representation/guardians`, { as: village.mediator, body: { partyId: await partyOf(caseId), name: '王妈', relation: '妈妈', phone: '13800000079', birthDate: '2012-01-01' } })).body).toMatchObject({ code: 'guardian.registered-already' });
    await api.send('POST', `/api/cases/${caseId}/representation/guardians/${id}/proof`, { as: village.clerk, body: { proof: 'birthCertificate' } });
    const father = await api.resident(GUARDIAN_PHONE, '王爸');
    expect((await caseOf(caseId, father)).me).toMatchObject({ side: 'applicant' });
    expect((await api.send('GET', '/api/cases/mine', { as: father })).body).toMatchObject([{ id: caseId }]);
    expect((await frozen(caseId, father)).status).toBeLessThan(300);
    expect((await sign(caseId, village.applicant, PHONES.applicant)).body).toMatchObject({ code: 'party.needs-guardian-consent' });
    expect((await sign(caseId, father, GUARDIAN_PHONE)).body).toEqual({ done: true });
  });

  it('the other side is not the guardian', async () => {
    const caseId = await inSession();
    expect((await api.send('POST', `/api/cases/${caseId}/representation/guardians`, { as: village.mediator, body: { partyId: await partyOf(caseId), name: '陈某', relation: '舅舅', phone: PHONES.respondent, birthDate: '2012-01-01' } })).body).toMatchObject({ code: 'party.guardian-interest-against' });
  });

  /** A power of attorney signed with a pen; the scan is kept. */
  async function withAgent(powers: string[]): Promise<{ caseId: string; agent: TestPerson; powerId: string }> {
    const caseId = await inSession();
    const made = await api.send('POST', `/api/cases/${caseId}/powers`, { as: village.applicant, body: { agentName: '李律师', agentKind: 'lawyer', agentPhone: AGENT_PHONE, powers } });
    const { id: powerId } = made.body as unknown as { id: string };
    await api.sql(`UPDATE powers_of_attorney SET signed_way = 'onPaper', signed_at = $2 WHERE id = $1`, [powerId, api.clock.now()]);
    const agent = await api.resident(AGENT_PHONE, '李律师');
    await api.sql(`INSERT INTO agent_accounts (power_id, case_id, party_id, account_id, since) SELECT id, case_id, party_id, $2, $3 FROM powers_of_attorney WHERE id = $1`, [powerId, agent.accountId, api.clock.now()]);
    return { caseId, agent, powerId };
  }

  it('an agent with special authority agrees and signs; with general authority attends, and does neither (CPL 62)', async () => {
    const special = await withAgent(['attend', 'settle', 'admitClaim']);
    expect((await frozen(special.caseId, special.agent)).status).toBeLessThan(300);
    expect((await sign(special.caseId, special.agent, AGENT_PHONE)).body).toEqual({ done: true });

    const general = await withAgent(['attend', 'giveEvidence']);
    expect((await caseOf(general.caseId, general.agent)).me).toMatchObject({ side: 'applicant' });
    const { draft } = (await api.send('GET', `/api/cases/${general.caseId}/draft`, { as: general.agent })).body as unknown as { draft: AgreementDraft };
    expect((await api.send('POST', `/api/cases/${general.caseId}/draft/answers`, { as: general.agent, body: { clauseId: draft.clauses[0]?.id, answer: 'agree' } })).body).toMatchObject({ code: 'agent.power-missing', params: { act: 'settle' } });
    expect((await api.send('POST', `/api/cases/${general.caseId}/end`, { as: general.agent, body: { reason: 'partyRefuses' } })).body).toMatchObject({ code: 'agent.power-missing', params: { act: 'apply' } });
    expect((await frozen(general.caseId, village.applicant)).status).toBeLessThan(300);
    expect((await sign(general.caseId, general.agent, AGENT_PHONE)).body).toMatchObject({ code: 'agent.needs-special-authority' });
  });

  it('a power that was taken back opens nothing any more', async () => {
    const { caseId, agent, powerId } = await withAgent(['attend', 'settle']);
    expect((await api.send('GET', `/api/cases/${caseId}`, { as: agent })).status).toBe(200);
    await api.send('POST', `/api/cases/${caseId}/powers/${powerId}/revoke`, { as: village.applicant });
    expect((await api.send('GET', `/api/cases/${caseId}`, { as: agent })).status).toBe(404);
  });

  /** A photo of a paper, as a phone sends it. */
  async function photograph(as: TestPerson, to: string): Promise<TestAnswer> {
    const photo = await sharp({ create: { width: 60, height: 80, channels: 3, background: '#eee' } }).jpeg().toBuffer();
    const boundary = 'jf-proof';
    const body = Buffer.concat([Buffer.from(`--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="证明.jpg"\r\nContent-Type: image/jpeg\r\n\r\n`), photo, Buffer.from(`\r\n--${boundary}--\r\n`)]);
    return api.send('POST', to, { as, body, headers: { 'content-type': `multipart/form-data; boundary=${boundary}` } });
  }
  const heard = (phone: string, template: string): Promise<unknown> => api.until(`a message ${template}`, async () => (await api.sql(`SELECT 1 FROM messages WHERE phone_masked = $1 AND template = $2`, [maskPhone(phone), template])).length > 0);

  it('up to five speak for many; nobody signs for them before each member has agreed', async () => {
    const caseId = await inSession();
    const partyId = await partyOf(caseId);
    const five = ['甲', '乙', '丙', '丁', '戊'].map((name) => ({ name }));
    const record = (body: object): Promise<TestAnswer> => api.send('PUT', `/api/cases/${caseId}/representation/group`, { as: village.mediator, body: { partyId, members: 12, chose: 12, agreed: 11, ...body } });
    expect((await record({ representatives: five.concat({ name: '己' }) })).body).toMatchObject({ code: 'group.too-many-representatives', params: { most: 5 } });
    expect((await record({ representatives: [{ name: '甲' }], agreed: 13 })).status).toBe(422);
    expect((await record({ representatives: five })).body).toEqual({ done: true });
    expect((await view(caseId, village.applicant)).groups).toMatchObject([{ members: 12, agreed: 11, choicePaperId: null, missing: 'group.choice-paper-missing' }]);
    await frozen(caseId, village.applicant);
    expect((await sign(caseId, village.applicant, PHONES.applicant)).body).toMatchObject({ code: 'group.disposal-without-consent', params: { missing: 1 } });
    await record({ representatives: five, agreed: 12 });
    expect((await sign(caseId, village.applicant, PHONES.applicant)).body).toMatchObject({ code: 'group.choice-paper-missing' });
    expect((await photograph(village.respondent, `/api/cases/${caseId}/representation/group/${partyId}/paper`)).status).toBe(404);
    expect((await photograph(village.applicant, `/api/cases/${caseId}/representation/group/${partyId}/paper`)).status).toBe(201);
    expect((await sign(caseId, village.applicant, PHONES.applicant)).body).toEqual({ done: true });
  });

  it('a representative comes in once the written choice is on file, is told so and of what follows; whoever is no longer named is out', async () => {
    const caseId = await inSession();
    const partyId = await partyOf(caseId);
    const record = (representatives: object[]): Promise<TestAnswer> => api.send('PUT', `/api/cases/${caseId}/representation/group`, { as: village.mediator, body: { partyId, members: 4, chose: 4, agreed: 4, representatives } });
    expect((await record([{ name: '赵一', phone: PHONES.respondent }])).body).toMatchObject({ code: 'agent.acts-for-both-sides' });
    expect((await record([{ name: '赵一', phone: '13800000081' }, { name: '赵一' }])).body).toMatchObject({ code: 'fields.invalid' });
    expect((await record([{ name: '赵一', phone: '13800000081' }, { name: '钱二' }])).body).toEqual({ done: true });
    const zhao = await api.resident('13800000081', '赵一');
    expect((await api.send('GET', `/api/cases/${caseId}`, { as: zhao })).status).toBe(404);
    const { paperId } = (await photograph(village.mediator, `/api/cases/${caseId}/representation/group/${partyId}/paper`)).body as unknown as { paperId: string };
    expect((await caseOf(caseId, zhao)).me).toMatchObject({ side: 'applicant' });
    expect((await api.send('GET', '/api/cases/mine', { as: zhao })).body).toMatchObject([{ id: caseId }]);
    expect((await view(caseId, village.applicant)).groups).toMatchObject([{ representatives: [{ name: '赵一', phoneMasked: '138****0081' }, { name: '钱二', phoneMasked: null }], choicePaperId: paperId, missing: null }]);
    expect((await api.send('GET', `/api/papers/${paperId}.pdf`, { as: zhao })).status).toBe(200);
    expect((await api.send('GET', `/api/papers/${paperId}.pdf`, { as: village.respondent })).status).toBe(404);
    await heard('13800000081', 'case.speakingFor');

    expect((await frozen(caseId, zhao)).status).toBeLessThan(300);
    await heard('13800000081', 'case.readyToSign');
    expect((await sign(caseId, zhao, '13800000081')).body).toEqual({ done: true });

    // The phone that is known stays when it is not typed again; who is left out is out.
    await record([{ name: '赵一' }]);
    expect((await api.send('GET', `/api/cases/${caseId}`, { as: zhao })).status).toBe(200);
    await record([{ name: '钱二' }]);
    expect((await api.send('GET', `/api/cases/${caseId}`, { as: zhao })).status).toBe(404);
  });

  it('guardians and agents hear what their side hears: that they speak, the invitation, the text to sign', async () => {
    const caseId = await inSession();
    await api.sql(`UPDATE cases SET state = 'mediatorAppointed' WHERE id = $1`, [caseId]);
    const registered = await api.send('POST', `/api/cases/${caseId}/representation/guardians`, { as: village.mediator, body: { partyId: await partyOf(caseId, 'respondent'), name: '陈父', relation: '爸爸', phone: '13800000083', birthDate: '2012-01-01' } });
    await heard('13800000083', 'case.speakingFor');
    const { id } = registered.body as unknown as { id: string };
    expect((await view(caseId)).guardians[0]).toMatchObject({ proofPaperId: null, mayUpload: true });
    const father = await api.resident('13800000083', '陈父');
    expect((await photograph(village.applicant, `/api/cases/${caseId}/representation/guardians/${id}/paper`)).status).toBe(404);
    const { paperId } = (await photograph(father, `/api/cases/${caseId}/representation/guardians/${id}/paper`)).body as unknown as { paperId: string };
    expect((await view(caseId, father)).guardians[0]).toMatchObject({ proofPaperId: paperId, proof: null });
    expect((await api.send('GET', `/api/papers/${paperId}.pdf`, { as: village.mediator })).status).toBe(200);
    await api.sql(`UPDATE case_parties SET account_id = NULL, willing = 'unknown' WHERE case_id = $1 AND side = 'respondent'`, [caseId]);
    await api.send('POST', `/api/cases/${caseId}/invitations`, { as: village.mediator, body: { partyId: await partyOf(caseId, 'respondent') } });
    await heard('13800000083', 'case.sideInvited');
    expect((await api.send('GET', '/api/notices', { as: father })).body).toEqual(expect.arrayContaining([expect.objectContaining({ kind: 'move.inviteOtherSide' })]));
  });

  it('who mediates the matter is no agent in it; a namesake says so (TYTJ 16)', async () => {
    const caseId = await inSession();
    const make = (more: object): Promise<TestAnswer> => api.send('POST', `/api/cases/${caseId}/powers`, { as: village.applicant, body: { agentName: '周敏和', agentKind: 'lawyer', powers: ['attend'], ...more } });
    expect((await make({})).body).toMatchObject({ code: 'mediator.earlier-part-not-known' });
    expect((await make({ namesake: true })).status).toBe(201);
  });

  it('is shown to nobody else: a side sees only its own, a stranger nothing', async () => {
    const caseId = await inSession({ onBehalfOf: { name: '王小树', birthDate: '2016-05-12', relation: '妈妈' } });
    expect((await view(caseId, village.respondent)).guardians).toEqual([]);
    expect((await api.send('GET', `/api/cases/${caseId}/representation`, { as: await api.resident('13800000099', '路人') })).status).toBe(404);
  });
});
