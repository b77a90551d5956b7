import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import sharp from 'sharp';
import type { InquiryView, MinutesView, PaperView, PowerView } from '@jiefen/mediation/wire';
import { POPPLER, textOf } from '../../../libs/documents/test/reading.js';
import { codeFor, multipart, PHONES, settleVillage, STROKES, type Village } from './setup/agreed-case.js';
import { startTestApi, type TestApi, type TestPerson } from './setup/test-api.js';

jest.setTimeout(60_000);
const withPoppler = POPPLER ? it : it.skip;

describe('papers that people write down and sign', () => {
  let api: TestApi;
  let village: Village;

  beforeAll(async () => {
    api = await startTestApi();
    village = await settleVillage(api);
    await api.sql(`UPDATE login_sessions SET expires_at = expires_at + interval '3 years'`);
  });
  afterAll(() => api.close());

  /** A case of both sides with its mediator. */
  const open = async (): Promise<string> => {
    const answer = await api.send('POST', '/api/intake/filings', {
      as: village.applicant,
      headers: { 'idempotency-key': randomUUID() },
      body: { code: 'LT7K-2M9Q', kind: 'neighbours', whatHappened: '楼上漏水，墙泡坏了。', otherSide: { name: '陈某', phone: PHONES.respondent }, wish: '修好墙', applicant: { name: '王芸', address: '柳塘镇老街 1 号' }, privacyConsent: true, shareConsent: true },
    });
    const { caseId } = answer.body as unknown as { caseId: string };
    await api.send('POST', `/api/cases/${caseId}/triage`, { as: village.clerk, body: { outcome: 'accept', complexity: 'low', complexityReason: '小额' } });
    await api.sql(`UPDATE case_parties SET account_id = $2, willing = 'yes' WHERE case_id = $1 AND side = 'respondent'`, [caseId, village.respondent.accountId]);
    await api.sql(`UPDATE cases SET state = 'inSession', mediator_account_id = $2 WHERE id = $1`, [caseId, village.mediator.accountId]);
    return caseId;
  };
  const words = async (id: string | null, as: TestPerson): Promise<string> => textOf((await api.send('GET', `/api/papers/${id ?? ''}.pdf`, { as })).bytes);
  const send = (method: 'GET' | 'POST' | 'PUT', path: string, as: TestPerson, body?: unknown): ReturnType<TestApi['send']> => api.send(method, path, { as, ...(body === undefined ? {} : { body }) });

  describe('powers of attorney', () => {
    const power = { agentName: '陈小禾', agentKind: 'closeRelative', agentPhone: '13700000001', powers: ['attend', 'settle'], others: '' };
    const powersOf = async (caseId: string, as: TestPerson): Promise<PowerView[]> => (await send('GET', `/api/cases/${caseId}/powers`, as)).body as unknown as PowerView[];

    withPoppler('a party makes one on the phone, signs it on the screen, and it can be checked by its code', async () => {
      const caseId = await open();
      const made = await send('POST', `/api/cases/${caseId}/powers`, village.respondent, power);
      expect(made.status).toBe(201);
      const { id } = made.body as unknown as { id: string };
      const [mine] = await powersOf(caseId, village.respondent);
      const text = await words(mine?.paperId ?? null, village.respondent);
      for (const piece of ['授权委托书', '委托人：陈某', '受委托人：陈小禾', '近亲属', '参加调解、签署笔录授权', '放弃请求（特别授权）不授权', '达成并签署调解协议（特别授权）授权']) expect(text).toContain(piece);
      expect(await powersOf(caseId, village.applicant)).toEqual([]);
      expect((await send('GET', `/api/papers/${mine?.paperId ?? ''}.pdf`, village.applicant)).status).toBe(404);
      const sign = (as: TestPerson, code: string, more: object = {}): ReturnType<TestApi['send']> => send('POST', `/api/cases/${caseId}/powers/${id}/sign`, as, { code, pagesRead: 3, freely: true, appearance: { kind: 'handwriting', strokes: STROKES }, ...more });
      expect((await sign(village.applicant, '123456')).status).toBe(404);
      const code = await codeFor(api, `/api/cases/${caseId}/powers/${id}/signing-code`, village.respondent, PHONES.respondent);
      expect((await sign(village.respondent, code, { appearance: { kind: 'typed', text: '别人' } })).body).toMatchObject({ code: 'signing.name-differs' });
      const twice = await Promise.all([sign(village.respondent, code), sign(village.respondent, code)]);
      expect(twice.filter((answer) => answer.status === 200).length).toBeGreaterThanOrEqual(1);
      const [signed] = await powersOf(caseId, village.mediator);
      expect(signed).toMatchObject({ signed: 'onScreen', agentPhoneMasked: '137****0001', revokedAt: null });
      const [row] = await api.sql<{ verify_code: string }>(`SELECT verify_code FROM papers WHERE id = $1`, [signed?.paperId]);
      expect((await api.send('GET', `/api/verify/${row?.verify_code ?? ''}`)).body).toMatchObject({ verdict: 'intact', kind: 'powerOfAttorney' });
      const inDossier = async (): Promise<string[]> => ((await send('GET', `/api/cases/${caseId}/dossier`, village.mediator)).body as unknown as { rows: { kind: string; papers: { name: string }[] }[] }).rows.find((one) => one.kind === 'power-of-attorney')?.papers.map((one) => one.name) ?? [];
      await send('POST', `/api/cases/${caseId}/powers`, village.applicant, { ...power, agentName: '没有签的人', agentPhone: '' });
      expect(await inDossier()).toEqual(['授权委托书（陈小禾）']);
      expect((await send('POST', `/api/cases/${caseId}/powers/${id}/revoke`, village.respondent)).status).toBe(200);
      expect((await powersOf(caseId, village.mediator))[0]?.revokedAt).not.toBeNull();
      expect((await sign(village.respondent, code)).body).toMatchObject({ code: 'attorney.revoked' });
    });

    it('at most two agents stand, nobody acts for both sides, and one that expired is not made', async () => {
      const caseId = await open();
      const make = (as: TestPerson, more: object): ReturnType<TestApi['send']> => send('POST', `/api/cases/${caseId}/powers`, as, { ...power, ...more });
      expect((await make(village.respondent, { agentPhone: PHONES.applicant })).body).toMatchObject({ code: 'agent.acts-for-both-sides' });
      expect((await make(village.respondent, { validUntil: '2020-01-01' })).body).toMatchObject({ fields: { validUntil: 'date.in-past' } });
      expect((await make(village.respondent, { powers: [] })).status).toBe(422);
      expect((await make(village.respondent, {})).status).toBe(201);
      expect((await make(village.respondent, {})).body).toMatchObject({ code: 'attorney.already-made' });
      expect((await make(village.applicant, { agentName: '另一人' })).body).toMatchObject({ code: 'agent.acts-for-both-sides' });
      // Both forms at the same moment: one of them would be the third.
      const both = await Promise.all([make(village.respondent, { agentName: '甲', agentPhone: '13700000002' }), make(village.respondent, { agentName: '乙', agentPhone: '13700000003' })]);
      expect(both.map((answer) => answer.status).sort()).toEqual([201, 409]);
      expect((await make(village.respondent, { agentName: '王😀', agentPhone: '' })).body).toMatchObject({ code: expect.stringMatching(/agent.too-many|document.missing-glyph/) });
    });

    it('a name that no font prints is refused by its character, not left blank', async () => {
      const caseId = await open();
      expect((await send('POST', `/api/cases/${caseId}/powers`, village.respondent, { ...power, agentName: '王😀' })).body).toMatchObject({ code: 'document.missing-glyph', params: { character: '😀' } });
    });

    it('signed with a pen, the photo takes the place of the unsigned paper; by the party or at the counter', async () => {
      const caseId = await open();
      const [party] = await api.sql<{ id: string }>(`SELECT id FROM case_parties WHERE case_id = $1 AND side = 'respondent'`, [caseId]);
      const { id } = (await send('POST', `/api/cases/${caseId}/powers`, village.clerk, { ...power, partyId: party?.id })).body as unknown as { id: string };
      const photo = multipart(await sharp({ create: { width: 400, height: 560, channels: 3, background: '#fff' } }).jpeg().toBuffer(), '委托书.jpg', 'image/jpeg');
      const text = multipart(Buffer.from('not a picture'), '委托书.jpg', 'image/jpeg');
      expect((await api.send('POST', `/api/cases/${caseId}/powers/${id}/scan`, { as: village.clerk, body: text.body, headers: text.headers })).status).toBe(422);
      expect((await api.send('POST', `/api/cases/${caseId}/powers/${id}/scan`, { as: village.clerk, body: photo.body, headers: photo.headers })).status).toBe(200);
      expect((await powersOf(caseId, village.respondent))[0]).toMatchObject({ signed: 'onPaper', mine: true });
      const elsewhere = await api.staff('mediator', await api.body({ path: `qh.x${randomUUID().slice(0, 4)}.` }), '别处');
      expect((await send('GET', `/api/cases/${caseId}/powers`, elsewhere)).status).toBe(404);
    });
  });

  describe('records of inquiries', () => {
    const record = (more: object = {}): object => ({ beganAt: api.clock.now().toISOString(), place: '禾香小馆', subject: '核实漏水的时间', askedName: '赵大爷', askedIs: '一楼邻居', recorder: '高明远', exchanges: [{ question: '您哪天看到漏水的？', answer: '三月一号晚上，哗哗地流。' }], ...more });
    const inquiriesOf = async (caseId: string, as: TestPerson): Promise<InquiryView[]> => (await send('GET', `/api/cases/${caseId}/inquiries`, as)).body as unknown as InquiryView[];

    withPoppler('the mediator writes it down, reads it back, the person asked signs, and from then on it is a paper of the committee', async () => {
      const caseId = await open();
      expect((await send('POST', `/api/cases/${caseId}/inquiries`, village.mediator, record({ beganAt: '2030-01-01T00:00:00Z' }))).body).toMatchObject({ fields: { beganAt: 'date.in-future' } });
      const { id } = (await send('POST', `/api/cases/${caseId}/inquiries`, village.mediator, record())).body as unknown as { id: string };
      const two = await Promise.all([send('PUT', `/api/cases/${caseId}/inquiries/${id}`, village.mediator, record({ version: 1, place: '一楼' })), send('PUT', `/api/cases/${caseId}/inquiries/${id}`, village.clerk, record({ version: 1, place: '二楼' }))]);
      expect(two.map((answer) => answer.status).sort()).toEqual([200, 409]);
      const confirm = (body: object): ReturnType<TestApi['send']> => send('POST', `/api/cases/${caseId}/inquiries/${id}/confirm`, village.mediator, body);
      expect((await confirm({ version: 1, readBack: 'aloud', signing: { way: 'onScreen', strokes: STROKES } })).body).toMatchObject({ code: 'inquiry.changed-meanwhile' });
      expect((await confirm({ version: 2, readBack: 'aloud', correction: '是九点多。', signing: { way: 'onScreen', strokes: STROKES } })).status).toBe(200);
      const [row] = await inquiriesOf(caseId, village.clerk);
      expect(row).toMatchObject({ confirmed: 'onScreen', readBack: 'aloud' });
      const text = await words(row?.paperId ?? null, village.clerk);
      for (const piece of ['人民调解调查记录', '赵大爷', '一楼邻居', '您哪天看到漏水的？', '三月一号晚上，哗哗地流。', '被调查人补正：是九点多。', '听人念过', '调查人（签名）：周敏和']) expect(text).toContain(piece);
      expect((await send('PUT', `/api/cases/${caseId}/inquiries/${id}`, village.mediator, record({ version: 3 }))).body).toMatchObject({ code: 'inquiry.confirmed-already' });
      const dossier = (await send('GET', `/api/cases/${caseId}/dossier`, village.mediator)).body as unknown as { rows: { kind: string; papers: { name: string }[] }[] };
      expect(dossier.rows.find((one) => one.kind === 'investigation')?.papers[0]?.name).toContain('赵大爷');
      // What a neighbour said is for the mediation's staff: not for the parties, who would know who spoke.
      for (const as of [village.applicant, village.respondent]) {
        expect((await send('GET', `/api/cases/${caseId}/inquiries`, as)).status).toBe(403);
        expect((await send('GET', `/api/papers/${row?.paperId ?? ''}.pdf`, as)).status).toBe(404);
      }
    });

    withPoppler('somebody who does not sign is not signed for: the reason is written down', async () => {
      const caseId = await open();
      const { id } = (await send('POST', `/api/cases/${caseId}/inquiries`, village.mediator, record())).body as unknown as { id: string };
      expect((await send('POST', `/api/cases/${caseId}/inquiries/${id}/confirm`, village.mediator, { version: 1, readBack: 'self', signing: { way: 'notSigned', reason: '不想卷进来' } })).status).toBe(200);
      expect(await words((await inquiriesOf(caseId, village.mediator))[0]?.paperId ?? null, village.mediator)).toContain('没有签名，原因：不想卷进来');
    });
  });

  describe('minutes', () => {
    const minutesOf = async (caseId: string, as: TestPerson): Promise<MinutesView[]> => (await send('GET', `/api/cases/${caseId}/minutes`, as)).body as unknown as MinutesView[];

    withPoppler('after the session they are a paper in the parts of the form, and each party says whether they are right', async () => {
      const caseId = await open();
      await send('POST', `/api/cases/${caseId}/session`, village.mediator);
      const [session] = await api.sql<{ id: string }>(`SELECT id FROM sessions WHERE case_id = $1`, [caseId]);
      expect(session).toBeDefined();
      const write = (body: object): ReturnType<TestApi['send']> => send('POST', `/api/cases/${caseId}/session/minutes`, village.mediator, body);
      expect((await write({ text: '说明了自愿、平等、保密，介绍了在场的人，问了要不要回避，都说不要。', part: 'opening' })).status).toBe(200);
      await write({ text: '墙是三月一号开始漏的😡。', part: 'statement', speaker: '王芸' });
      await write({ text: '看了墙的照片，双方没有异议。', part: 'evidence' });
      await write({ text: '谈不成可以去法院。', part: 'risk' });
      await write({ text: '对赔多少谈不拢。', part: 'result' });
      await send('POST', `/api/cases/${caseId}/session/facts`, village.mediator, { text: '三月一号开始漏水' });
      const [fact] = await api.sql<{ id: string }>(`SELECT id FROM undisputed_facts WHERE case_id = $1`, [caseId]);
      for (const as of [village.applicant, village.respondent]) await send('POST', `/api/cases/${caseId}/session/facts/${fact?.id ?? ''}/confirm`, as, { confirmed: true });
      expect((await send('POST', `/api/cases/${caseId}/minutes/${session?.id ?? ''}/check`, village.applicant, { answer: 'right' })).body).toMatchObject({ code: 'minutes.session-still-open' });
      await send('POST', `/api/cases/${caseId}/session/end`, village.mediator);
      await api.until('the minutes are a paper', async () => (await minutesOf(caseId, village.applicant))[0]?.paperId);
      const check = (as: TestPerson, body: object): ReturnType<TestApi['send']> => send('POST', `/api/cases/${caseId}/minutes/${session?.id ?? ''}/check`, as, body);
      expect((await check(village.applicant, { answer: 'right' })).status).toBe(200);
      expect((await check(village.applicant, { answer: 'right' })).status).toBe(200);
      expect((await check(village.applicant, { answer: 'objects', words: '不对' })).body).toMatchObject({ code: 'minutes.checked-already' });
      expect((await check(village.respondent, { answer: 'objects' })).status).toBe(422);
      expect((await check(village.respondent, { answer: 'objects', words: '我说的是二号。' })).status).toBe(200);
      const paperId = await api.until('the answers stand in the paper', async () => {
        const papers = (await send('GET', `/api/cases/${caseId}/papers`, village.applicant)).body as unknown as PaperView[];
        const paper = papers.find((one) => one.kind === 'minutes');
        return paper && (await words(paper.id, village.applicant)).includes('我说的是二号。') ? paper.id : undefined;
      });
      const text = await words(paperId, village.respondent);
      for (const piece of ['说明了自愿、平等、保密', '王芸：墙是三月一号开始漏的〔U+1F621〕。', '看了墙的照片', '谈不成可以去法院。', '没有谈成的原因', '对赔多少谈不拢。', '其他途径告知', '到法院起诉', '看过，确认无误', '看过，有补正：我说的是二号。', '三月一号开始漏水', '单独确认', '未达成协议']) expect(text).toContain(piece);
      // An offer, a chat line or a private talk stands nowhere in them; a judge and an official do not get them.
      const judge = await send('GET', `/api/cases/${caseId}/minutes`, village.judge);
      expect(judge.status).toBe(403);
      const view = await minutesOf(caseId, village.mediator);
      expect(view[0]?.checks.map((one) => one.answer)).toEqual(['right', 'objects']);
      expect(await api.sql(`SELECT 1 FROM audit_entries WHERE case_id = $1 AND action = 'minutes.checked'`, [caseId])).toHaveLength(2);
    });
  });
});
