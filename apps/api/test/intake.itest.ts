import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import sharp from 'sharp';
import { startTestApi, type TestApi, type TestBody, type TestPerson } from './setup/test-api.js';

describe('handing in', () => {
  let api: TestApi;
  let committee: TestBody;
  let resident: TestPerson;

  beforeAll(async () => {
    api = await startTestApi();
    committee = await api.body({ path: 'city.county.liutang.' });
    await api.sql(`INSERT INTO resolution_codes (code, organization_id, place, place_en, kind, created_at) VALUES ('LT7K-2M9Q', $1, '柳塘镇工地', 'Building site', 'wages', now()), ('WWWW-2222', $1, '旧址', 'Old place', null, now())`, [committee.id]);
    await api.sql(`UPDATE resolution_codes SET withdrawn_at = now() WHERE code = 'WWWW-2222'`);
    resident = await api.resident('13800000011');
  });
  afterAll(() => api.close());

  const filing = (more: Record<string, unknown> = {}): Record<string, unknown> => ({
    code: 'lt7k 2m9q',
    kind: 'wages',
    whatHappened: '3 月 6 日下午，老板突然叫我不用来了，还有一天半的工资 450 元没有给我。',
    happenedOn: '2026-03-06',
    place: '柳塘镇老街 12 号',
    otherSide: { kind: 'organization', name: '禾香小馆', phone: '138 0000 0012' },
    wish: '付清 450 元工资。',
    amountFen: '45000',
    applicant: { name: '王芸' },
    privacyConsent: true,
    shareConsent: true,
    ...more,
  });
  const send = (body: unknown, key: string = randomUUID()): ReturnType<TestApi['send']> => api.send('POST', '/api/intake/filings', { as: resident, body, headers: { 'idempotency-key': key } });

  it('turns a filing into a case with a receipt, a deadline for the clerk and an audit entry', async () => {
    const answer = await send(filing());
    expect(answer.body).toMatchObject({ number: expect.stringMatching(/^JF-2026-/), receivedAt: '2026-03-10T02:00:00.000Z' });
    const { caseId } = answer.body as unknown as { caseId: string };
    const view = await api.send('GET', `/api/cases/${caseId}`, { as: resident });
    expect(view.body).toMatchObject({ state: 'filed', kind: 'wages', turn: { owner: 'clerk', rule: 'clock.triage', isMine: false }, me: { side: 'applicant' } });
    const receipt = await api.send('GET', `/api/intake/filings/${caseId}/receipt.pdf`, { as: resident });
    expect(receipt.bytes.subarray(0, 5).toString()).toBe('%PDF-');
    const audit = await api.sql<{ action: string }>(`SELECT action FROM audit_entries WHERE case_id = $1`, [caseId]);
    expect(audit.map((row) => row.action)).toContain('case.filed');
  });

  it('tells the clerk which rule speaks against mediating, and leaves the decision to the clerk', async () => {
    const clerk = await api.staff('clerk', committee);
    const against = async (more: Record<string, unknown>): Promise<unknown> => {
      const { caseId } = (await send(filing(more))).body as unknown as { caseId: string };
      return ((await api.send('GET', `/api/cases/${caseId}/triage`, { as: clerk })).body as unknown as { against: unknown }).against;
    };
    expect(await against({})).toEqual([]);
    expect(await against({ elsewhere: 'court' })).toEqual([{ policyId: 'intake.not-in-court', reason: 'takenByCourt' }]);
    expect(await against({ elsewhere: 'police' })).toEqual([{ policyId: 'intake.not-with-authority', reason: 'takenByAuthority' }]);
  });

  it('makes one case of a filing that is sent twice, also at the same moment', async () => {
    const key = randomUUID();
    const answers = await Promise.all([send(filing(), key), send(filing(), key), send(filing(), key)]);
    expect(new Set(answers.map((answer) => (answer.body as unknown as { caseId: string }).caseId)).size).toBe(1);
    expect(answers.every((answer) => answer.status === 201)).toBe(true);
  });

  it('says that a code is not known, and that a withdrawn one is, with the telephone', async () => {
    expect((await api.send('GET', '/api/codes/ABCD-2345')).body).toMatchObject({ code: 'code.unknown' });
    expect((await api.send('GET', '/api/codes/wwww2222')).body).toMatchObject({ withdrawn: true, organization: { phone: '0571-5550100' } });
    expect((await send(filing({ code: 'WWWW-2222' }))).body).toMatchObject({ code: 'code.withdrawn' });
  });

  it.each([
    [{ amountFen: '-1' }, { amountFen: 'amount.invalid' }],
    [{ amountFen: '100000000000000' }, { amountFen: 'amount.too-large' }],
    [{ happenedOn: '2026-03-11' }, { happenedOn: 'date.in-future' }],
    [{ happenedOn: '2026-02-30' }, { happenedOn: 'date.invalid' }],
    [{ otherSide: { name: '陈某', phone: '123' } }, { 'otherSide.phone': expect.any(String) }],
    [{ whatHappened: '' }, { whatHappened: 'what-happened.missing' }],
    [{ privacyConsent: false }, { privacyConsent: 'consent.missing' }],
  ])('refuses %j and names the field', async (wrong, fields) => {
    const answer = await send(filing(wrong));
    expect(answer.status).toBe(422);
    expect(answer.body).toMatchObject({ code: 'fields.invalid', fields });
  });

  it('takes a photo, drops where it was taken, and refuses a disguised or oversized file', async () => {
    const photo = await sharp({ create: { width: 60, height: 40, channels: 3, background: '#888' } }).withExif({ IFD0: { Make: 'Camera' } }).jpeg().toBuffer();
    const kept = await upload(api, resident, 'photo.jpg', photo);
    expect(kept.status).toBe(201);
    const back = await api.send('GET', `/api/exhibits/${(kept.body as unknown as { id: string }).id}/content`, { as: resident });
    expect((await sharp(back.bytes).metadata()).exif).toBeUndefined();
    expect((await upload(api, resident, 'photo.jpg', Buffer.from('MZ\u0090 this is a program'))).body).toMatchObject({ code: 'file.kind-not-accepted' });
    expect((await upload(api, resident, 'big.jpg', Buffer.alloc(21 * 1024 * 1024))).body).toMatchObject({ code: 'file.too-large' });
  });

  it('shows a stranger nothing: somebody else’s case is 404', async () => {
    const { caseId } = (await send(filing())).body as unknown as { caseId: string };
    const stranger = await api.resident('13800000019', '外人');
    expect((await api.send('GET', `/api/cases/${caseId}`, { as: stranger })).status).toBe(404);
    expect((await api.send('GET', `/api/intake/filings/${caseId}`, { as: stranger })).status).toBe(404);
    const elsewhere = await api.body({ path: 'city.county.other.' });
    const clerk = await api.staff('clerk', elsewhere);
    expect((await api.send('GET', `/api/cases/${caseId}`, { as: clerk })).status).toBe(404);
  });

  it('keeps a draft on the server for the same phone, encrypted', async () => {
    await api.send('PUT', '/api/intake/draft', { as: resident, body: { content: { whatHappened: '写到一半' } } });
    expect((await api.send('GET', '/api/intake/draft', { as: resident })).body).toMatchObject({ content: { whatHappened: '写到一半' } });
    const rows = await api.sql<{ content_cipher: string }>(`SELECT content_cipher FROM filing_drafts`);
    expect(rows[0]?.content_cipher).not.toContain('写到一半');
  });

  it('lets a clerk file for somebody with recorded consent; the person then owns the case', async () => {
    const clerk = await api.staff('clerk', committee, '高明远');
    const answer = await api.send('POST', '/api/intake/assisted-filings', {
      as: clerk,
      headers: { 'idempotency-key': randomUUID() },
      body: filing({ applicant: { name: '王芸', phone: '13800000021' }, helperConsent: { way: 'inPresence', note: '本人在窗口同意' } }),
    });
    expect(answer.status).toBe(201);
    const person = await api.resident('13800000021');
    expect((await api.send('GET', '/api/cases/mine', { as: person })).body).toMatchObject([{ applicantName: '王芸' }]);
  });

  it('is accepted by a clerk with a file number without gaps; two clerks at once decide once', async () => {
    const clerk = await api.staff('clerk', committee);
    const accept = { outcome: 'accept', complexity: 'low', complexityReason: '金额小，事实清楚' };
    const { caseId } = (await send(filing())).body as unknown as { caseId: string };
    const answers = await Promise.all([1, 2].map(() => api.send('POST', `/api/cases/${caseId}/triage`, { as: clerk, body: accept })));
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, 409]);
    const second = (await send(filing())).body as unknown as { caseId: string };
    await api.send('POST', `/api/cases/${second.caseId}/triage`, { as: clerk, body: accept });
    const view = await api.send('GET', `/api/cases/${second.caseId}`, { as: clerk });
    expect(view.body).toMatchObject({ state: 'accepted', fileNumber: expect.stringMatching(/第002号$/), complexity: 'low' });
  });
});

function upload(api: TestApi, as: TestPerson, name: string, bytes: Buffer): ReturnType<TestApi['send']> {
  const boundary = 'jiefen-test-boundary';
  const body = Buffer.concat([Buffer.from(`--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\nContent-Type: application/octet-stream\r\n\r\n`), bytes, Buffer.from(`\r\n--${boundary}--\r\n`)]);
  return api.send('POST', '/api/intake/files', { as, body, headers: { 'content-type': `multipart/form-data; boundary=${boundary}` } });
}
