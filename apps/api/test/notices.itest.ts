import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import sharp from 'sharp';
import type { CaseView, PaperView, SuspensionsView } from '@jiefen/mediation/wire';
import { POPPLER, textOf } from '../../../libs/documents/test/reading.js';
import { multipart, PHONES, settleVillage, type Village } from './setup/agreed-case.js';
import { startTestApi, type TestApi, type TestPerson } from './setup/test-api.js';

jest.setTimeout(60_000);
const withPoppler = POPPLER ? it : it.skip;

describe('the papers that the course of a case asks for', () => {
  let api: TestApi;
  let village: Village;

  beforeAll(async () => {
    api = await startTestApi();
    village = await settleVillage(api);
    // Days pass in these stories, and nobody of them is logged in for so long.
    await stayLoggedIn();
  });
  afterAll(() => api.close());

  const stayLoggedIn = (): Promise<unknown> => api.sql(`UPDATE login_sessions SET expires_at = expires_at + interval '3 years'`);
  const file = async (more: Record<string, unknown> = {}): Promise<string> => {
    const answer = await api.send('POST', '/api/intake/filings', {
      as: village.applicant,
      headers: { 'idempotency-key': randomUUID() },
      body: { code: 'LT7K-2M9Q', kind: 'neighbours', whatHappened: '楼上漏水😡，墙泡坏了。', otherSide: { name: '陈某', phone: PHONES.respondent }, wish: '修好墙并赔 800 元', amountFen: '80000', applicant: { name: '王芸', address: '柳塘镇老街 1 号' }, privacyConsent: true, shareConsent: true, ...more },
    });
    return (answer.body as unknown as { caseId: string }).caseId;
  };
  const triage = (caseId: string, body: object): ReturnType<TestApi['send']> => api.send('POST', `/api/cases/${caseId}/triage`, { as: village.clerk, body });
  const accept = (caseId: string): ReturnType<TestApi['send']> => triage(caseId, { outcome: 'accept', complexity: 'low', complexityReason: '小额' });
  const papersOf = async (caseId: string, as: TestPerson): Promise<PaperView[]> => (await api.send('GET', `/api/cases/${caseId}/papers`, { as })).body as unknown as PaperView[];
  const paper = (caseId: string, as: TestPerson, kind: string, language = 'zh'): Promise<PaperView> =>
    api.until(`${kind} in ${language} is written`, async () => (await papersOf(caseId, as)).find((one) => one.kind === kind && one.language === language));
  const words = async (id: string, as: TestPerson): Promise<string> => {
    const answer = await api.send('GET', `/api/papers/${id}.pdf`, { as });
    expect(answer.status).toBe(200);
    return textOf(answer.bytes);
  };

  withPoppler('a filing that cannot be accepted has its notice with the reason, the clerk’s words and the other ways; for the applicant alone', async () => {
    const caseId = await file({ kind: 'wages', wish: '付清工资', whatHappened: '已经在仲裁。', elsewhere: 'arbitration', language: 'en' });
    await api.sql(`UPDATE case_parties SET account_id = $2 WHERE case_id = $1 AND side = 'respondent'`, [caseId, village.respondent.accountId]);
    expect((await triage(caseId, { outcome: 'cannotAccept', reason: 'takenByCourt', message: '仲裁委已经收了，请在那里接着办。' })).status).toBe(200);
    const notice = await paper(caseId, village.applicant, 'nonAcceptanceNotice');
    const text = await words(notice.id, village.applicant);
    for (const piece of ['不予受理通知书', '王芸：', '法院或仲裁机构已经受理', '仲裁委已经收了，请在那里接着办。', '在已经受理的地方继续', '12348', '0571-5550100']) expect(text).toContain(piece);
    expect(await words((await paper(caseId, village.applicant, 'nonAcceptanceNotice', 'en')).id, village.applicant)).toContain('Translationforreadingonly.');
    expect((await papersOf(caseId, village.respondent)).map((one) => one.kind)).not.toContain('nonAcceptanceNotice');
    expect((await api.send('GET', `/api/papers/${notice.id}.pdf`, { as: village.respondent })).status).toBe(404);
  });

  withPoppler('acceptance writes application, registration and the notice of rights from the data, an emoji of the account by its name', async () => {
    const caseId = await file();
    await accept(caseId);
    const registration = await words((await paper(caseId, village.clerk, 'registration')).id, village.clerk);
    const [row] = await api.sql<{ file_number: string }>(`SELECT file_number FROM cases WHERE id = $1`, [caseId]);
    for (const piece of [row?.file_number ?? '', '王芸、陈某', '高明远', '〔U+1F621〕', '邻里']) expect(registration).toContain(piece.replace(/\s/g, ''));
    const application = await words((await paper(caseId, village.applicant, 'application')).id, village.applicant);
    for (const piece of ['修好墙并赔800元', '柳塘镇老街1号', '现自愿申请']) expect(application).toContain(piece);
    for (const kind of ['receipt', 'rightsNotice']) await paper(caseId, village.applicant, kind);
    expect((await papersOf(caseId, village.applicant)).map((one) => one.kind)).not.toContain('registration');
  });

  withPoppler('the invited side has its own notice, anew with each message, and nobody else’s', async () => {
    const caseId = await file();
    await accept(caseId);
    const [party] = await api.sql<{ id: string }>(`SELECT id FROM case_parties WHERE case_id = $1 AND side = 'respondent'`, [caseId]);
    const [other] = await api.sql<{ id: string }>(
      `INSERT INTO case_parties (id, case_id, side, position, kind, name, account_id, willing) VALUES (gen_random_uuid(), $1, 'respondent', 2, 'person', '另一户', NULL, 'unknown') RETURNING id`,
      [caseId],
    );
    await api.sql(`UPDATE cases SET state = 'mediatorAppointed', mediator_account_id = $2 WHERE id = $1`, [caseId, village.mediator.accountId]);
    await api.sql(`UPDATE case_parties SET account_id = $2 WHERE id = $1`, [party?.id, village.respondent.accountId]);
    expect((await api.send('POST', `/api/cases/${caseId}/invitations`, { as: village.mediator, body: { partyId: party?.id } })).status).toBe(200);
    const first = await paper(caseId, village.respondent, 'invitation');
    const text = await words(first.id, village.respondent);
    for (const piece of ['人民调解通知书', '陈某：', '王芸', '邻里纠纷', '周敏和', '不必须，全凭自愿', '2026年3月17日']) expect(text).toContain(piece);
    // What the applicant wants stands behind the link, not on a paper that lies on a table.
    expect(text).not.toContain('800');
    const neighbour = await api.resident('13800000039', '另一户');
    await api.sql(`UPDATE case_parties SET account_id = $2 WHERE id = $1`, [other?.id, neighbour.accountId]);
    expect((await papersOf(caseId, neighbour)).map((one) => one.kind)).not.toContain('invitation');
    expect((await papersOf(caseId, village.applicant)).map((one) => one.kind)).not.toContain('invitation');
    await api.sql(`UPDATE case_parties SET account_id = NULL WHERE id = $1`, [other?.id]);
    api.clock.forward(3 * 86_400_000);
    await api.send('POST', `/api/cases/${caseId}/invitations`, { as: village.mediator, body: { partyId: party?.id } });
    await api.send('POST', `/api/cases/${caseId}/invitations`, { as: village.mediator, body: { partyId: other?.id, phone: '13800000038' } });
    await api.until('a second version, and one for the other party', async () => (await papersOf(caseId, village.mediator)).filter((one) => one.kind === 'invitation').map((one) => one.version).sort().join() === '1,2');
  });

  withPoppler('each side has its list of exhibits, made anew when something changed and not otherwise', async () => {
    const caseId = await file();
    await accept(caseId);
    const photo = multipart(await sharp({ create: { width: 60, height: 40, channels: 3, background: '#fff' } }).png().toBuffer(), '漏水的墙😀.png', 'image/png');
    const added = await api.send('POST', `/api/cases/${caseId}/exhibits`, { as: village.applicant, body: photo.body, headers: photo.headers });
    const exhibit = added.body as unknown as { id: string; sha256: string };
    // A phone that never heard the answer sends it again: the case has it once, and nobody is told twice.
    expect((await api.send('POST', `/api/cases/${caseId}/exhibits`, { as: village.applicant, body: photo.body, headers: photo.headers })).body).toMatchObject({ id: exhibit.id });
    expect(await api.sql(`SELECT 1 FROM case_timeline WHERE case_id = $1 AND kind = 'exhibit.added'`, [caseId])).toHaveLength(1);
    const first = await paper(caseId, village.applicant, 'evidenceList');
    expect(await words(first.id, village.applicant)).toContain('提交人没有写');
    await api.send('PUT', `/api/exhibits/${exhibit.id}/purpose`, { as: village.applicant, body: { purpose: '墙是 3 月 1 日漏的' } });
    const second = await api.until('a new version', async () => (await papersOf(caseId, village.applicant)).find((one) => one.kind === 'evidenceList' && one.version === 2));
    const text = await words(second.id, village.applicant);
    for (const piece of ['漏水的墙〔U+1F600〕.png', '墙是3月1日漏的', '还没有回答', exhibit.sha256]) expect(text).toContain(piece);
    await api.send('PUT', `/api/exhibits/${exhibit.id}/purpose`, { as: village.applicant, body: { purpose: '墙是 3 月 1 日漏的' } });
    await new Promise((resolve) => setTimeout(resolve, 1500));
    expect((await papersOf(caseId, village.applicant)).find((one) => one.kind === 'evidenceList')?.version).toBe(2);
  });

  withPoppler('a mediation that rests stops its clock, says so to both on paper, and goes on with as many days', async () => {
    const caseId = await file();
    await accept(caseId);
    const dueOf = async (): Promise<CaseView['deadlines'][number]> => {
      const view = (await api.send('GET', `/api/cases/${caseId}`, { as: village.clerk })).body as unknown as CaseView;
      const found = view.deadlines.find((one) => one.rule === 'clock.people-mediation');
      if (!found) throw new Error('no clock');
      return found;
    };
    const before = await dueOf();
    const day = (days: number): string => new Date(api.clock.now().getTime() + days * 86_400_000).toISOString().slice(0, 10);
    const suspend = (as: TestPerson, body: object): ReturnType<TestApi['send']> => api.send('POST', `/api/cases/${caseId}/suspension`, { as, body });
    expect((await suspend(village.clerk, { reason: 'technology', lookAgainOn: day(100) })).body).toMatchObject({ code: 'suspension.look-again-day' });
    expect((await suspend(village.applicant, { reason: 'technology', lookAgainOn: day(7) })).status).toBe(403);
    const both = await Promise.all([suspend(village.clerk, { reason: 'technology', explanation: '村里断网。', lookAgainOn: day(7) }), suspend(village.dispatcher, { reason: 'technology', explanation: '村里断网。', lookAgainOn: day(7) })]);
    expect(both.map((answer) => answer.status).sort()).toEqual([200, 409]);
    expect((await dueOf()).light).toBe('paused');
    const notice = await words((await paper(caseId, village.applicant, 'suspensionNotice')).id, village.applicant);
    for (const piece of ['中止调解通知书', '网络或者设备出了故障', '村里断网。', '不计入调解期限']) expect(notice).toContain(piece);
    api.clock.forward(5 * 86_400_000);
    expect((await api.send('POST', `/api/cases/${caseId}/suspension/end`, { as: village.clerk })).status).toBe(200);
    expect((await api.send('POST', `/api/cases/${caseId}/suspension/end`, { as: village.clerk })).status).toBe(200);
    const after = await dueOf();
    expect(after.light).toBe('green');
    // Thirty days from the day after the start, and the five after it on which the mediation rested; a day off moves the end further.
    const lasted = (Date.parse(after.dueDay) - Date.parse(day(-5))) / 86_400_000;
    expect(lasted).toBeGreaterThanOrEqual(35);
    expect(lasted).toBeLessThanOrEqual(38);
    expect(after.dueDay > before.dueDay).toBe(true);
    const view = (await api.send('GET', `/api/cases/${caseId}/suspension`, { as: village.applicant })).body as unknown as SuspensionsView;
    expect(view).toMatchObject({ open: null, mayChange: false, past: [{ reason: 'technology' }] });
    expect(await api.sql(`SELECT 1 FROM audit_entries WHERE case_id = $1 AND action IN ('suspension.began', 'suspension.ended')`, [caseId])).toHaveLength(2);
  });

  it('the short messages come to each side in the language in which it reads the portal', async () => {
    const caseId = await file();
    await accept(caseId);
    await api.sql(`UPDATE case_parties SET account_id = $2 WHERE case_id = $1 AND side = 'respondent'`, [caseId, village.respondent.accountId]);
    expect((await api.send('PUT', '/api/auth/language', { as: village.respondent, body: { language: 'en' } })).status).toBe(200);
    const day = new Date(api.clock.now().getTime() + 7 * 86_400_000).toISOString().slice(0, 10);
    expect((await api.send('POST', `/api/cases/${caseId}/suspension`, { as: village.clerk, body: { reason: 'illness', lookAgainOn: day } })).status).toBe(200);
    const told = (phone: string, words: string): Promise<string> => api.until(words, () => api.lastMessage(phone, words, caseId).catch(() => undefined));
    expect(await told(PHONES.respondent, 'rests for now')).toMatch(/^\[Jiefen\]/);
    expect(await told(PHONES.applicant, '先停一停')).toMatch(/^【解纷】/);
    await api.send('PUT', '/api/auth/language', { as: village.respondent, body: { language: 'zh' } });
  });

  it('the fifteen days of a labour mediation do not stop, and the answer says why', async () => {
    const caseId = await file({ kind: 'wages' });
    await accept(caseId);
    const day = new Date(api.clock.now().getTime() + 7 * 86_400_000).toISOString().slice(0, 10);
    expect((await api.send('POST', `/api/cases/${caseId}/suspension`, { as: village.clerk, body: { reason: 'illness', lookAgainOn: day } })).body).toMatchObject({ code: 'suspension.clock-runs-on' });
  });

  it('numbers of files have no gap, also when twelve are accepted at once and some fail', async () => {
    const ids: string[] = [];
    for (let index = 0; index < 12; index++) ids.push(await file());
    const elsewhere = await api.body({ path: 'other.city.' });
    const last = (await api.sql<{ last: number }>(`SELECT last FROM number_sequences WHERE organization_id = $1 AND kind = 'file'`, [village.committee.id]))[0]?.last ?? 0;
    const answers = await Promise.all([
      ...ids.map(accept),
      // Refused after or before the number was taken: the transaction gives it back.
      ...ids.slice(0, 6).map((id) => triage(id, { outcome: 'accept', complexity: 'low', complexityReason: '小额', organizationId: elsewhere.id })),
      ...ids.slice(0, 6).map(accept),
    ]);
    expect(answers.filter((answer) => answer.status === 200)).toHaveLength(12);
    const numbers = (await api.sql<{ file_number: string }>(`SELECT file_number FROM cases WHERE id = ANY($1)`, [ids])).map((row) => Number(/第(\d+)号/.exec(row.file_number)?.[1]));
    expect(numbers.sort((a, b) => a - b)).toEqual(Array.from({ length: 12 }, (_, index) => last + index + 1));
  });

  it('a pattern of the committee makes its numbers, and a new year begins with one', async () => {
    await api.sql(`UPDATE organizations SET settings = jsonb_set(settings, '{fileNumberPattern}', '"{org}〔{year}〕{seq:4}"'), short_name = '柳塘' WHERE id = $1`, [village.committee.id]);
    const before = await file();
    await accept(before);
    api.clock.forward(365 * 86_400_000);
    const after = await file();
    await accept(after);
    const numbers = await api.sql<{ id: string; file_number: string }>(`SELECT id, file_number FROM cases WHERE id = ANY($1)`, [[before, after]]);
    expect(numbers.find((row) => row.id === before)?.file_number).toMatch(/^柳塘〔2026〕00\d\d$/);
    expect(numbers.find((row) => row.id === after)?.file_number).toBe('柳塘〔2027〕0001');
  });
});
