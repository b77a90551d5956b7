import { createHash } from 'node:crypto';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { ConfirmationView, CourtDeskView } from '@jiefen/mediation/wire';
import { CourtConnections } from '../src/integrations/court-register/court-connections.js';
import { signatureOf } from '../src/integrations/court-register/request-signature.js';
import { readConfig } from '../src/platform/config/config.js';
import { Jobs } from '../src/platform/jobs/jobs.js';
import { FACTS, filedApplication, multipart, settleVillage, type Village } from './setup/agreed-case.js';
import { CourtServer } from './setup/court-server.js';
import { startTestApi, type TestApi, type TestPerson } from './setup/test-api.js';

jest.setTimeout(60_000);

const KEY = 'a-key-for-tests-only-with-more-than-32-characters';

describe('a court with a system of its own', () => {
  const court = new CourtServer('portal-2026', KEY);
  let api: TestApi;
  let village: Village;
  let ruling: Buffer;

  beforeAll(async () => {
    await court.start();
    // Only this court has a system of its own; the other keeps the judge's desk here.
    const file = join(mkdtempSync(join(tmpdir(), 'jiefen-courts-')), 'courts.json');
    writeFileSync(file, JSON.stringify([{ court: '古城县人民法院', url: court.url, keyId: 'portal-2026', key: KEY }]));
    api = await startTestApi({ env: { COURT_REGISTERS_FILE: file } });
    village = await settleVillage(api);
    const { renderPicture } = await import('@jiefen/documents');
    const sharp = (await import('sharp')).default;
    const image = new Uint8Array(await sharp({ create: { width: 60, height: 40, channels: 3, background: '#fff' } }).jpeg().toBuffer());
    ruling = Buffer.from((await renderPicture({ createdAt: new Date('2026-03-20T00:00:00Z'), number: '', name: '民事裁定书', description: '民事裁定书', sha256: '0', image })).bytes);
  });
  let now: Date;
  beforeEach(() => {
    court.trouble = undefined;
    now = api.clock.now();
  });
  afterEach(async () => {
    // Days that passed in one test would log everybody out in the next.
    api.clock.set(new Date(Math.max(now.getTime(), Math.min(api.clock.now().getTime(), now.getTime() + 600_000))));
    // Each test has its own application; the sweep of a later one must not look at it again.
    await api.sql(`UPDATE confirmation_applications SET register = 'local' WHERE register <> 'local'`);
  });
  afterAll(async () => {
    await api.close();
    await court.stop();
  });

  const viewOf = async (caseId: string, as: TestPerson = village.applicant): Promise<NonNullable<ConfirmationView['application']>> => {
    const { application } = (await api.send('GET', `/api/cases/${caseId}/confirmation`, { as })).body as unknown as ConfirmationView;
    if (!application) throw new Error('no application');
    return application;
  };
  const ask = (): Promise<void> => api.app.get(Jobs).runSweep('confirmation.court-sweep');
  const handed = async (): Promise<{ caseId: string; applicationId: string }> => {
    const filed = await filedApplication(village);
    await api.until('the court has it', async () => (await viewOf(filed.caseId)).handedAt !== null);
    return filed;
  };
  const at = (days = 0): string => new Date(api.clock.now().getTime() + days * 86_400_000).toISOString();
  const accepted = (eventId = 'e1', courtNumber = '（2026）古城0101诉前调确17号'): Record<string, unknown> => ({ eventId, at: at(), kind: 'accepted', courtNumber });
  const confirmed = (applicationId: string, more: Record<string, unknown> = {}): Record<string, unknown> => ({ eventId: 'e9', at: at(), kind: 'decided', outcome: 'confirmed', ruling: court.offer(applicationId, 'r1', ruling), ...more });
  const staffHeard = async (caseId: string): Promise<string[]> =>
    (await api.sql<{ code: string }>(`SELECT params ->> 'code' AS code FROM case_timeline WHERE case_id = $1 AND kind = 'confirmation.court-problem' AND seen_by = 'staff' ORDER BY id`, [caseId])).map((row) => row.code);

  it('gets the bundle once, every paper byte by byte, and nothing of the talks and no identity number', async () => {
    const { caseId, applicationId } = await handed();
    const taken = court.taken(applicationId);
    expect(taken.body).toMatchObject({ id: applicationId, court: '古城县人民法院', committee: '柳塘镇人民调解委员会', agreement: { effectiveOn: '2026-03-10' }, applicants: [{ name: '王芸', kind: 'person' }, { name: '陈某', kind: 'person' }] });
    expect(taken.body.papers.map((paper) => paper.kind)).toEqual(['confirmationApplication', 'agreement', 'proofOfMediation', 'promise', 'serviceAddress', 'serviceAddress']);
    for (const paper of taken.body.papers) {
      const bytes = taken.papers.get(paper.id);
      expect([bytes?.length, createHash('sha256').update(bytes ?? '').digest('hex')]).toEqual([paper.size, paper.sha256]);
    }
    const sent = JSON.stringify(taken.body);
    for (const never of [FACTS.applicant.idNumber, FACTS.respondent.idNumber, 'minutes', 'exhibit', 'offer']) expect(sent).not.toContain(never);
    expect(await viewOf(caseId)).toMatchObject({ state: 'filed', ownSystem: true });
    // Handing in again answers the same reference and makes nothing new.
    await api.sql(`UPDATE confirmation_applications SET register_reference = NULL, filed_at = filed_at - interval '1 hour' WHERE id = $1`, [applicationId]);
    await ask();
    expect([...court.applications.values()].filter((one) => one.body['id'] === applicationId)).toHaveLength(1);
    expect(await api.sql(`SELECT register_reference FROM confirmation_applications WHERE id = $1`, [applicationId])).toEqual([{ register_reference: taken.reference }]);
  });

  it('loses nothing while it is down: the day of filing is kept, the bundle goes when it is back, staff hears after an hour', async () => {
    await court.stop();
    const { caseId, applicationId } = await filedApplication(village);
    await api.until('the portal has tried', async () => (await viewOf(caseId, village.clerk)).registerProblem?.code === 'court.no-answer');
    const filedAt = (await viewOf(caseId)).filedAt;
    expect(await viewOf(caseId)).toMatchObject({ state: 'filed', ownSystem: true, handedAt: null, registerProblem: null });
    expect(await staffHeard(caseId)).toEqual([]);
    api.clock.forward(3_700_000);
    await ask();
    await ask();
    expect(await staffHeard(caseId)).toEqual(['court.no-answer']);
    await court.start();
    court.trouble = 503;
    await ask();
    expect((await viewOf(caseId)).handedAt).toBeNull();
    court.trouble = undefined;
    await ask();
    expect(await viewOf(caseId, village.clerk)).toMatchObject({ filedAt, handedAt: expect.any(String), registerProblem: null });
    expect(court.taken(applicationId).body['filedAt']).toBe(filedAt);
  });

  it('that says no is told to the staff at once with its code, and asked again later', async () => {
    court.trouble = 422;
    const { caseId } = await filedApplication(village);
    await api.until('staff hears', async () => (await staffHeard(caseId)).length > 0);
    expect(await staffHeard(caseId)).toEqual(['court.field-missing']);
    court.trouble = undefined;
    api.clock.forward(700_000);
    await ask();
    expect(await viewOf(caseId, village.clerk)).toMatchObject({ handedAt: expect.any(String), registerProblem: null });
  });

  it('accepts, confirms and delivers its own ruling: the same moves, clocks, audit and messages as at the desk', async () => {
    const { caseId, applicationId } = await handed();
    court.tell(applicationId, { ...accepted(), notices: [court.offer(applicationId, 'n1', ruling, { title: '受理通知书' })] });
    await ask();
    const view = await viewOf(caseId);
    expect(view).toMatchObject({ state: 'accepted', courtNumber: '（2026）古城0101诉前调确17号', timetable: [{}, { clock: 'clock.court-decides' }, { clock: 'clock.court-outer-limit' }] });
    expect(view.papers.filter((paper) => paper.kind === 'courtNotice')).toMatchObject([{ title: '受理通知书', pages: 1 }]);
    court.tell(applicationId, confirmed(applicationId));
    await ask();
    const decided = await viewOf(caseId, village.respondent);
    expect(decided).toMatchObject({ state: 'confirmed', decision: { outcome: 'confirmed', objectionUntil: expect.any(String) } });
    const pdf = await api.send('GET', `/api/papers/${decided.decision?.paperId}.pdf`, { as: village.respondent });
    expect(pdf.bytes.equals(ruling)).toBe(true);
    expect((await api.send('GET', `/api/cases/${caseId}`, { as: village.applicant })).body).toMatchObject({ state: 'performing' });
    await api.until('both hear of the ruling', async () => (await api.sql(`SELECT 1 FROM messages WHERE template = 'case.ruling' AND case_id = $1`, [caseId])).length === 2);
    expect((await api.sql<{ action: string }>(`SELECT action FROM audit_entries WHERE case_id = $1 AND action LIKE 'confirmation.%' AND actor_kind = 'portal'`, [caseId])).map((row) => row.action)).toEqual(expect.arrayContaining(['confirmation.handed-to-court', 'confirmation.accepted', 'confirmation.decided']));
    expect(await staffHeard(caseId)).toEqual([]);
  });

  it('that answers twice, also to two workers at once, counts once', async () => {
    const { caseId, applicationId } = await handed();
    court.tell(applicationId, accepted(), accepted(), confirmed(applicationId), confirmed(applicationId));
    await Promise.all([ask(), ask(), ask()]);
    await ask();
    expect(await viewOf(caseId)).toMatchObject({ state: 'confirmed' });
    for (const kind of ['confirmation.accepted', 'confirmation.decided']) expect(await api.sql(`SELECT 1 FROM case_timeline WHERE case_id = $1 AND kind = $2`, [caseId, kind])).toHaveLength(1);
    expect(await api.sql(`SELECT 1 FROM papers WHERE case_id = $1 AND kind = 'ruling' AND seen_by = 'court'`, [caseId])).toHaveLength(1);
    expect(await staffHeard(caseId)).toEqual([]);
  });

  it('that answers out of order is understood: what has to be known first is taken first, what comes too late changes nothing', async () => {
    const other = await handed();
    const { caseId, applicationId } = await handed();
    court.tell(applicationId, confirmed(applicationId, { at: at(2) }), { ...accepted(), at: at(1) });
    api.clock.forward(3 * 86_400_000);
    await ask();
    expect(await viewOf(caseId)).toMatchObject({ state: 'confirmed', acceptedAt: at(-2), courtNumber: '（2026）古城0101诉前调确17号' });
    court.tell(applicationId, { eventId: 'e4', at: at(), kind: 'supplementAsked', items: ['工资条'], dueDay: '2026-04-01' });
    await ask();
    expect((await viewOf(caseId)).supplements).toEqual([]);
    // The ruling alone, with its number, is enough: the acceptance may never have been told.
    court.tell(other.applicationId, confirmed(other.applicationId, { courtNumber: '（2026）古城诉前调确21号' }));
    await ask();
    expect(await viewOf(other.caseId)).toMatchObject({ state: 'confirmed', courtNumber: '（2026）古城诉前调确21号', acceptedAt: expect.any(String) });
  });

  it('a ruling that is disguised, damaged or missing is not delivered; the right one is, as soon as it comes', async () => {
    const { caseId, applicationId } = await handed();
    const script = Buffer.from('<html><script>alert(1)</script></html>');
    const broken = Buffer.from('%PDF-1.7 but nothing more');
    const tries: [string, Record<string, unknown>][] = [
      ['court.paper-no-pdf', court.offer(applicationId, 'r1', script)],
      ['file.pdf-unreadable', court.offer(applicationId, 'r2', broken)],
      ['court.paper-other-hash', court.offer(applicationId, 'r3', ruling, { sha256: '0'.repeat(64) })],
      ['court.paper-other-size', court.offer(applicationId, 'r4', ruling, { size: ruling.length + 1 })],
      ['court.paper-unknown', { id: 'nowhere', title: '裁定', size: 10, sha256: '0'.repeat(64) }],
    ];
    court.tell(applicationId, accepted());
    for (const [problem, offered] of tries) {
      court.taken(applicationId).events[1] = { eventId: `e-${problem}`, at: at(), kind: 'decided', outcome: 'confirmed', ruling: offered };
      await ask();
      expect({ problem, waits: await api.sql(`SELECT problem, state FROM court_events WHERE event_id = $1`, [`e-${problem}`]) }).toEqual({ problem, waits: [{ problem, state: 'waiting' }] });
      expect(await viewOf(caseId)).toMatchObject({ state: 'accepted', decision: null });
    }
    court.taken(applicationId).events[1] = { eventId: 'e9', at: at(), kind: 'decided', outcome: 'confirmed' };
    await ask();
    await ask();
    expect(await staffHeard(caseId)).toEqual([...tries.map(([problem]) => problem), 'confirmation.ruling-missing']);
    court.taken(applicationId).events[1] = confirmed(applicationId);
    await ask();
    expect(await viewOf(caseId)).toMatchObject({ state: 'confirmed' });
  });

  it('refuses with a ground of the law; without one, or with a message nobody can read, staff is told and nothing moves', async () => {
    const { caseId, applicationId } = await handed();
    court.tell(applicationId, accepted(), { eventId: 'odd', at: at(), kind: 'celebrated' }, { eventId: 'e8', at: at(), kind: 'decided', outcome: 'refused', reason: '内容不明确', ruling: court.offer(applicationId, 'r1', ruling) });
    await ask();
    expect(await viewOf(caseId)).toMatchObject({ state: 'accepted' });
    expect((await staffHeard(caseId)).sort()).toEqual(['confirmation.name-a-ground', 'court.message-unreadable']);
    // A second, different decision is not written over the first.
    court.tell(applicationId, { eventId: 'e9', at: at(), kind: 'decided', outcome: 'refused', ground: 'confirm.content-clear', reason: '内容不明确', ruling: court.offer(applicationId, 'r1', ruling) }, { ...confirmed(applicationId), eventId: 'e10', at: at(1) });
    await ask();
    expect(await viewOf(caseId)).toMatchObject({ state: 'refused', decision: { ground: { id: 'confirm.content-clear' }, reason: '内容不明确', paperId: expect.any(String) } });
    expect(await staffHeard(caseId)).toContain('court.second-decision');
  });

  it('asks for papers with one list; what the parties hand in reaches it, and so does a withdrawal', async () => {
    const { caseId, applicationId } = await handed();
    court.tell(applicationId, { eventId: 's1', at: at(), kind: 'supplementAsked', items: ['工资条'], dueDay: '2026-03-25' });
    await ask();
    const [asked] = (await viewOf(caseId)).supplements;
    expect(asked).toMatchObject({ items: ['工资条'], dueDay: '2026-03-25', answeredAt: null });
    const paper = multipart(ruling, '工资条.pdf', 'application/pdf');
    const { paperId } = (await api.send('POST', `/api/cases/${caseId}/confirmation/papers`, { as: village.applicant, body: paper.body, headers: paper.headers })).body as unknown as { paperId: string };
    expect((await api.send('POST', `/api/cases/${caseId}/confirmation/supplements/${asked?.id}/done`, { as: village.applicant })).body).toEqual({ done: true });
    await api.until('the court has the papers', async () => court.taken(applicationId).papers.has(paperId));
    expect(court.taken(applicationId).supplements.get('s1')).toMatchObject({ papers: [{ id: paperId, kind: 'supplement', size: ruling.length }] });
    await api.send('POST', `/api/cases/${caseId}/confirmation/withdraw`, { as: village.respondent, body: { reason: '已经付清' } });
    await api.until('the court hears of the withdrawal', async () => (await api.sql(`SELECT 1 FROM confirmation_applications WHERE id = $1 AND withdrawal_handed_at IS NOT NULL`, [applicationId])).length === 1);
    const heard = court.taken(applicationId).withdrawals;
    await ask();
    expect([heard > 0, court.taken(applicationId).withdrawals]).toEqual([true, heard]);
    court.tell(applicationId, { eventId: 'e9', at: at(), kind: 'decided', outcome: 'withdrawn' });
    await ask();
    expect(await viewOf(caseId)).toMatchObject({ state: 'withdrawn' });
  });

  it('has its review lengthened by its president, and the clock here moves with it', async () => {
    const { caseId, applicationId } = await handed();
    const today = api.clock.today();
    court.tell(applicationId, accepted(), { eventId: 'x1', at: at(), kind: 'extended', days: 10, reason: '需要核实', approvedOn: today });
    const before = api.clock.now();
    await ask();
    const view = await viewOf(caseId);
    expect(view).toMatchObject({ state: 'accepted', extensions: [{ clock: 'courtDecides', days: 10, reason: '需要核实', approvedOn: today }] });
    const last = view.timetable.find((row) => row.clock === 'clock.court-decides')?.lastDay ?? '';
    expect(new Date(last).getTime() - new Date(before.toISOString().slice(0, 10)).getTime()).toBeGreaterThanOrEqual(25 * 86_400_000);
    expect(await api.sql(`SELECT to_char(due_day, 'YYYY-MM-DD') AS day FROM case_deadlines WHERE case_id = $1 AND rule = 'clock.court-decides' AND ended_at IS NULL`, [caseId])).toEqual([{ day: last }]);
  });

  it('is not decided for at the desk here, while another court without a system keeps its desk', async () => {
    const { applicationId } = await handed();
    const desk = (await api.send('GET', `/api/court/applications/${applicationId}`, { as: village.judge })).body as unknown as CourtDeskView;
    expect(desk.ownSystem).toMatchObject({ handedAt: expect.any(String), reference: expect.any(String), problem: null, received: [] });
    expect((await api.send('POST', `/api/court/applications/${applicationId}/accept`, { as: village.judge, body: { version: desk.version, courtNumber: 'x' } })).body).toMatchObject({ code: 'confirmation.in-courts-own-system' });
    expect((await api.send('PUT', `/api/court/applications/${applicationId}/checks`, { as: village.judge, body: { ruleId: 'confirm.voluntary', answer: 'met' } })).body).toMatchObject({ code: 'confirmation.in-courts-own-system' });
  });

  it('may call: a signed call makes the portal ask at once, any other is turned away', async () => {
    const { caseId, applicationId } = await handed();
    court.tell(applicationId, accepted());
    const call = (body: string, more: Record<string, string> = {}): ReturnType<TestApi['send']> => {
      const time = String(Math.floor(api.clock.now().getTime() / 1000));
      const signature = signatureOf(KEY, { time, method: 'POST', path: '/api/webhooks/court', body });
      return api.send('POST', '/api/webhooks/court', { body, headers: { 'content-type': 'application/json', 'x-jiefen-key': 'portal-2026', 'x-jiefen-time': time, 'x-jiefen-signature': signature, ...more } });
    };
    const body = JSON.stringify({ applicationId });
    expect((await call(body, { 'x-jiefen-signature': '00' })).body).toMatchObject({ code: 'court.signature-wrong' });
    expect((await call(body, { 'x-jiefen-key': 'other' })).status).toBe(401);
    expect((await call(body, { 'x-jiefen-time': '1' })).status).toBe(401);
    expect((await call('{"applicationId":"x"}')).body).toMatchObject({ code: 'court.call-unreadable' });
    expect(await viewOf(caseId)).toMatchObject({ state: 'filed' });
    expect((await call(body)).status).toBe(202);
    await api.until('the portal has asked', async () => (await viewOf(caseId)).state === 'accepted');
  });
});

describe('the settings of courts', () => {
  const base = { DATABASE_URL: 'postgres://x', JIEFEN_SECRET: 'k3Jd9sLq0vXz7TbN2mWc8RyP5uHgE1aF', PUBLIC_URL: 'https://jiefen.example.cn', SMS_URL: 'https://sms.jiefen.example.cn/messages', JIEFEN_VIDEO: 'unavailable' };
  const read = (env: Record<string, string>): CourtConnections => CourtConnections.read(readConfig({ ...base, ...env }));

  it('without any the desk here is the court', () => expect(read({}).none).toBe(true));

  it('a half connection, an open one in production or a certificate without its key stops the start', () => {
    expect(() => read({ COURT_REGISTER_URL: 'https://court.example.cn' })).toThrow('COURT_REGISTER_KEY');
    const whole = { COURT_REGISTER_KEY_ID: 'a', COURT_REGISTER_KEY: KEY };
    expect(() => read({ ...whole, JIEFEN_MODE: 'production', SMS_URL: 'https://sms.example.cn', COURT_REGISTER_URL: 'http://court.example.cn' })).toThrow('https');
    expect(() => read({ ...whole, COURT_REGISTER_URL: 'https://court.example.cn', COURT_REGISTER_CLIENT_CERT_FILE: '/x' })).toThrow('belong together');
    expect(() => read({ COURT_REGISTERS_FILE: '/nowhere.json' })).toThrow('COURT_REGISTERS_FILE');
    expect(read({ ...whole, COURT_REGISTER_URL: 'https://court.example.cn/api/' }).of({ id: '1', name: 'x' })).toMatchObject({ url: 'https://court.example.cn/api', name: 'court.example.cn' });
  });
});
