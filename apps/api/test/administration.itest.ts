import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { isWorkingDay, localDate } from '@jiefen/mediation';
import { codeOfStep, stepAt } from '../src/identity/totp.js';
import { WorkingDays } from '../src/organizations/working-days.js';
import { startTestApi, type TestAnswer, type TestApi, type TestBody, type TestPerson } from './setup/test-api.js';

const fields = { name: '新镇人民调解委员会', nameEn: 'Xinzhen Town Committee', shortName: '新', phone: '010-0000-0001', address: '', addressEn: '', sealName: '', specialty: null, settings: { askOtherSideFirst: [], fileNumberPattern: '', agreementNumberPattern: '' } };

describe('administration', () => {
  let api: TestApi;
  let county: TestBody;
  let town: TestBody;
  let otherTown: TestBody;
  let court: TestBody;
  let chief: TestPerson;
  let townChief: TestPerson;
  let clerk: TestPerson;

  const get = (as: TestPerson, path: string): Promise<TestAnswer> => api.send('GET', path, { as });
  const post = (as: TestPerson, path: string, body: unknown = {}): Promise<TestAnswer> => api.send('POST', path, { as, body });
  const put = (as: TestPerson, path: string, body: unknown): Promise<TestAnswer> => api.send('PUT', path, { as, body });
  const list = <T>(answer: TestAnswer): T[] => answer.body as unknown as T[];
  const audited = async (action: string): Promise<number> => (await api.sql(`SELECT 1 FROM audit_entries WHERE action = $1`, [action])).length;

  beforeAll(async () => {
    api = await startTestApi();
    county = await api.body({ path: 'qh.gucheng.', kind: 'centre', level: 'county' });
    town = await api.body({ parentId: county.id, path: 'qh.gucheng.liutang.' });
    otherTown = await api.body({ parentId: county.id, path: 'qh.gucheng.dongdu.' });
    court = await api.body({ parentId: county.id, path: 'qh.gucheng.c-gucheng.', kind: 'court', level: 'county' });
    chief = await api.staff('administrator', county, '魏青');
    townChief = await api.staff('administrator', town, '镇管理员');
    clerk = await api.staff('clerk', county, '高明远');
  });
  afterAll(() => api.close());

  describe('of bodies', () => {
    it('shows an administrator the own subtree and nothing beside it', async () => {
      const seen = list<{ path: string }>(await get(townChief, '/api/admin/bodies')).map((body) => body.path);
      expect(seen).toEqual(['qh.gucheng.liutang.']);
      expect(list(await get(chief, '/api/admin/bodies')).length).toBeGreaterThanOrEqual(4);
    });

    it('is closed to everybody who is no administrator', async () => {
      expect((await get(clerk, '/api/admin/bodies')).status).toBe(403);
      expect((await api.send('GET', '/api/admin/bodies')).status).toBe(401);
    });

    it('adds a body below an own one, with a place of its own in the tree, also twice at the same moment', async () => {
      const both = await Promise.all([1, 2].map(() => post(chief, '/api/admin/bodies', { ...fields, parentId: county.id, kind: 'committee', level: 'township' })));
      expect(both.map((answer) => answer.status)).toEqual([201, 201]);
      const paths = (await api.sql<{ path: string }>(`SELECT path FROM organizations WHERE name = $1 ORDER BY path`, [fields.name])).map((row) => row.path);
      expect(paths).toEqual(['qh.gucheng.xinzhen.', 'qh.gucheng.xinzhen2.']);
      expect(await audited('body.added')).toBe(2);
    });

    it('says that a body of somebody else is not there', async () => {
      expect((await post(townChief, '/api/admin/bodies', { ...fields, parentId: county.id, kind: 'committee', level: 'township' })).status).toBe(404);
      expect((await put(townChief, `/api/admin/bodies/${otherTown.id}`, { ...fields, version: 1 })).status).toBe(404);
      expect((await put(chief, `/api/admin/bodies/${randomUUID()}`, { ...fields, version: 1 })).status).toBe(404);
    });

    it('refuses a body that would skip a level or hang below a court', async () => {
      expect((await post(chief, '/api/admin/bodies', { ...fields, parentId: county.id, kind: 'committee', level: 'village' })).body).toMatchObject({ fields: { level: 'level.skips' } });
      expect((await post(chief, '/api/admin/bodies', { ...fields, parentId: court.id, kind: 'committee', level: 'county' })).body).toMatchObject({ fields: { level: 'body.none-below-it' } });
    });

    it('keeps what others have set when the settings change, and tells the slower of two', async () => {
      await api.sql(`UPDATE organizations SET settings = '{"invitedOrganizations": ["a"]}' WHERE id = $1`, [otherTown.id]);
      const change = { ...fields, version: 1, settings: { askOtherSideFirst: ['consumer'], fileNumberPattern: '（{year}）{org}调{seq}号', agreementNumberPattern: '' } };
      expect((await put(chief, `/api/admin/bodies/${otherTown.id}`, change)).status).toBe(200);
      expect((await put(chief, `/api/admin/bodies/${otherTown.id}`, change)).body).toMatchObject({ code: 'record.changed-meanwhile' });
      const [row] = await api.sql<{ settings: unknown }>(`SELECT settings FROM organizations WHERE id = $1`, [otherTown.id]);
      expect(row?.settings).toEqual({ invitedOrganizations: ['a'], askOtherSideFirst: ['consumer'], fileNumberPattern: '（{year}）{org}调{seq}号' });
    });

    it('refuses a pattern under which two files would carry one number', async () => {
      const answer = await put(chief, `/api/admin/bodies/${town.id}`, { ...fields, version: 1, settings: { ...fields.settings, fileNumberPattern: '（{year}）{org}号' } });
      expect(answer.body).toMatchObject({ fields: { 'settings.fileNumberPattern': 'pattern.incomplete' } });
    });

    it('closes no body that still has codes, and none of one’s own', async () => {
      await api.sql(`INSERT INTO resolution_codes (code, organization_id, place, place_en, created_at) VALUES ('AAAA-2222', $1, '门口', 'Door', now())`, [otherTown.id]);
      expect((await post(chief, `/api/admin/bodies/${otherTown.id}/close`, { version: 2 })).body).toMatchObject({ code: 'body.has-codes' });
      expect((await post(chief, `/api/admin/bodies/${county.id}/close`, { version: 1 })).body).toMatchObject({ code: 'body.is-your-own' });
      await post(chief, '/api/admin/codes/AAAA-2222/withdraw', { reason: '搬走了' });
      expect((await post(chief, `/api/admin/bodies/${otherTown.id}/close`, { version: 2 })).status).toBe(200);
      expect((await get(chief, `/api/admin/bodies/${otherTown.id}/members`)).status).toBe(404);
    });

    it('keeps the register of a committee as it was written, whatever is missing: it is a hint and bars nothing (RMTJ 7–10)', async () => {
      const open = await api.body({ parentId: county.id, path: 'qh.gucheng.register.' });
      const version = 1;
      const committee = { members: 2, women: 0, minorityMembers: null, mixedArea: null, since: '2025-01-10', until: '2028-01-10', countyBureau: '谷城县司法局', courtToldOn: null };
      expect((await put(chief, `/api/admin/bodies/${open.id}`, { ...fields, version, settings: { ...fields.settings, committee } })).status).toBe(200);
      const kept = list<{ id: string; settings: { committee: unknown } }>(await get(chief, '/api/admin/bodies')).find((body) => body.id === open.id);
      expect(kept?.settings.committee).toEqual(committee);
      expect((await put(chief, `/api/admin/bodies/${open.id}`, { ...fields, version: version + 1, settings: { ...fields.settings, committee: { ...committee, until: '2028-13-40' } } })).body).toMatchObject({ fields: { 'settings.committee.until': expect.any(String) } });
    });
  });

  describe('of members', () => {
    let link = '';
    let accountId = '';

    it('gives somebody new a role and a link that is shown once', async () => {
      const answer = await post(chief, `/api/admin/bodies/${town.id}/members`, { name: '周敏和', email: 'Zhou@example.org', role: 'mediator' });
      expect(answer.status).toBe(201);
      ({ link, accountId } = answer.body as unknown as { link: string; accountId: string });
      expect(link).toMatch(/\/staff\/welcome#[\w-]{32}$/);
      expect(list<{ name: string; state: string }>(await get(chief, `/api/admin/bodies/${town.id}/members`)).find((member) => member.name === '周敏和')).toMatchObject({ state: 'invited' });
    });

    it('lets that person set password and authenticator, once, and log in', async () => {
      const token = link.split('#')[1] ?? '';
      const look = await api.send('POST', '/api/auth/setup-link', { body: { token } });
      expect(look.body).toMatchObject({ name: '周敏和', email: 'Zhou@example.org', totpQr: expect.stringContaining('<svg') });
      const secret = String((look.body as unknown as { totpSecret: string }).totpSecret);
      const totp = codeOfStep(secret, stepAt(api.clock.now()));
      expect((await api.send('POST', '/api/auth/setup-link/finish', { body: { token, password: 'short', totp } })).body).toMatchObject({ fields: { password: 'password.too-short' } });
      expect((await api.send('POST', '/api/auth/setup-link/finish', { body: { token, password: 'a long enough one', totp: totp === '000000' ? '000001' : '000000' } })).body).toMatchObject({ code: 'totp.wrong' });
      expect((await api.send('POST', '/api/auth/setup-link/finish', { body: { token, password: 'a long enough one', totp } })).status).toBe(200);
      expect((await api.send('POST', '/api/auth/setup-link', { body: { token } })).body).toMatchObject({ code: 'setup-link.not-valid' });
      const login = await api.send('POST', '/api/auth/staff', { body: { email: 'zhou@example.org', password: 'a long enough one', totp } });
      expect(login.body).toMatchObject({ person: { name: '周敏和', roles: ['mediator'] } });
      const cookie = String(login.headers['set-cookie']).split(';')[0] ?? '';
      api.clock.forward(30_000);
      const change = (body: Record<string, string>): Promise<TestAnswer> => api.send('POST', '/api/auth/password', { as: { accountId, cookie, name: '' }, body });
      const next = codeOfStep(secret, stepAt(api.clock.now()));
      expect((await change({ current: 'not the right one', next: 'quite another one', totp: next })).body).toMatchObject({ fields: { current: 'password.wrong' } });
      expect((await change({ current: 'a long enough one', next: 'quite another one', totp: next })).status).toBe(200);
    });

    it('refuses a link that is three days old or was replaced', async () => {
      const { link: first, accountId: id } = (await post(chief, `/api/admin/bodies/${town.id}/members`, { name: '林某', email: 'lin@example.org', role: 'clerk' })).body as unknown as { link: string; accountId: string };
      const { link: second } = (await post(chief, `/api/admin/accounts/${id}/reset`)).body as unknown as { link: string };
      expect((await api.send('POST', '/api/auth/setup-link', { body: { token: first.split('#')[1] } })).body).toMatchObject({ code: 'setup-link.not-valid' });
      expect((await api.send('POST', '/api/auth/setup-link', { body: { token: second.split('#')[1] } })).status).toBe(200);
      api.clock.forward(72 * 3_600_000);
      expect((await api.send('POST', '/api/auth/setup-link', { body: { token: second.split('#')[1] } })).body).toMatchObject({ code: 'setup-link.not-valid' });
      chief = await api.staff('administrator', county, '魏青');
      townChief = await api.staff('administrator', town, '镇管理员');
    });

    it('gives no role of another kind of body: a committee names no judge', async () => {
      expect((await post(chief, `/api/admin/bodies/${town.id}/members`, { name: '甲', email: 'jia@example.org', role: 'judge' })).body).toMatchObject({ code: 'member.role-not-of-body' });
      expect((await post(chief, `/api/admin/bodies/${court.id}/members`, { name: '沈怀瑾', email: 'shen@example.org', role: 'judge' })).status).toBe(201);
    });

    it('gives somebody known a further role without a new way in, and the same role not twice', async () => {
      expect((await post(chief, `/api/admin/bodies/${county.id}/members`, { name: '周', email: 'zhou@example.org', role: 'clerk' })).body).toMatchObject({ accountId, name: '周敏和', link: null });
      expect((await post(chief, `/api/admin/bodies/${county.id}/members`, { name: '周', email: 'zhou@example.org', role: 'clerk' })).body).toMatchObject({ code: 'member.has-role' });
    });

    it('lets a township not reset somebody who also belongs to the county', async () => {
      expect((await post(townChief, `/api/admin/accounts/${accountId}/reset`)).body).toMatchObject({ code: 'member.belongs-elsewhere' });
      expect((await post(townChief, `/api/admin/accounts/${clerk.accountId}/reset`)).status).toBe(404);
    });

    it('ends every log-in and both keys when an account is reset', async () => {
      expect((await post(chief, `/api/admin/accounts/${accountId}/reset`)).status).toBe(200);
      expect(await api.sql(`SELECT 1 FROM accounts WHERE id = $1 AND (password_hash IS NOT NULL OR totp_cipher IS NOT NULL)`, [accountId])).toHaveLength(0);
      expect(await api.sql(`SELECT 1 FROM login_sessions WHERE account_id = $1 AND ended_at IS NULL`, [accountId])).toHaveLength(0);
    });

    it('ends a role at once, but never one’s own administration', async () => {
      const helper = await api.staff('clerk', town, '临时的');
      const [row] = await api.sql<{ id: string }>(`SELECT id FROM memberships WHERE account_id = $1`, [helper.accountId]);
      const [mine] = await api.sql<{ id: string }>(`SELECT id FROM memberships WHERE account_id = $1`, [chief.accountId]);
      expect((await post(chief, `/api/admin/memberships/${String(row?.id)}/end`)).status).toBe(200);
      expect((await get(helper, '/api/experts')).status).toBe(403);
      expect((await post(chief, `/api/admin/memberships/${String(mine?.id)}/end`)).body).toMatchObject({ code: 'member.is-yourself' });
    });
  });

  describe('of codes', () => {
    let code = '';

    it('makes a code of eight letters for a body that takes filings in, and for no court', async () => {
      const answer = await post(chief, '/api/admin/codes', { organizationId: town.id, place: '菜市场东门', placeEn: 'East gate of the market', kind: 'wages' });
      code = String((answer.body as unknown as { code: string }).code);
      expect(code).toMatch(/^[2-9A-HJKMNP-Z]{4}-[2-9A-HJKMNP-Z]{4}$/);
      expect((await api.send('GET', `/api/codes/${code.toLowerCase()}`)).body).toMatchObject({ place: '菜市场东门', kind: 'wages', withdrawn: false });
      expect((await post(chief, '/api/admin/codes', { organizationId: court.id, place: '门口', placeEn: 'Door', kind: null })).body).toMatchObject({ code: 'code.body-takes-none' });
    });

    it('prints its poster as PDF', async () => {
      const answer = await get(chief, `/api/admin/codes/${code}/poster.pdf`);
      expect(answer.status).toBe(200);
      expect(answer.headers['content-type']).toBe('application/pdf');
      expect(answer.bytes.subarray(0, 5).toString()).toBe('%PDF-');
      expect((await get(chief, `/api/admin/codes/${code}/poster.webp`)).bytes.subarray(8, 12).toString()).toBe('WEBP');
    });

    it('withdraws it with a reason: it stays known with the telephone, and is not printed again', async () => {
      const stranger = await api.staff('administrator', court, '法院管理员');
      expect((await post(stranger, `/api/admin/codes/${code}/withdraw`, { reason: '试试' })).status).toBe(404);
      expect((await post(chief, `/api/admin/codes/${code}/withdraw`, { reason: '' })).status).toBe(422);
      expect((await post(chief, `/api/admin/codes/${code}/withdraw`, { reason: '市场搬走了' })).status).toBe(200);
      expect((await post(chief, `/api/admin/codes/${code}/withdraw`, { reason: '再来' })).body).toMatchObject({ code: 'code.withdrawn-already' });
      expect((await api.send('GET', `/api/codes/${code}`)).body).toMatchObject({ withdrawn: true, organization: { phone: '0571-5550100' } });
      expect((await get(chief, `/api/admin/codes/${code}/poster.pdf`)).body).toMatchObject({ code: 'code.withdrawn-no-poster' });
      expect(list<{ code: string; withdrawnReason: string }>(await get(chief, '/api/admin/codes')).find((row) => row.code === code)).toMatchObject({ withdrawnReason: '市场搬走了' });
    });
  });

  describe('of days off', () => {
    it('keeps closing days of a body, not in the past and not twice', async () => {
      const path = `/api/admin/bodies/${town.id}/closing-days`;
      expect((await post(chief, path, { day: '2026-05-20', note: '搬家' })).status).toBe(201);
      expect((await post(chief, path, { day: '2026-05-20', note: '搬家' })).body).toMatchObject({ code: 'closing-day.known' });
      expect((await post(chief, path, { day: '2026-03-01', note: '过去' })).body).toMatchObject({ fields: { day: 'closing-day.in-past' } });
      expect(list(await get(chief, path))).toEqual([{ day: '2026-05-20', note: '搬家' }]);
      expect((await api.send('DELETE', `${path}/2026-05-20`, { as: chief })).status).toBe(200);
      expect(list(await get(chief, path))).toEqual([]);
    });

    it('takes a new year of the State Council from the topmost administrator only, and only when it can be right', async () => {
      const year = { year: 2027, notice: '国办发明电〔2026〕8号', published: '2026-03-01', off: [{ from: '2027-01-01', to: '2027-01-03', name: '元旦', nameEn: 'New Year' }], workingWeekends: ['2027-01-09'] };
      expect((await post(townChief, '/api/admin/schedules', year)).body).toMatchObject({ code: 'schedule.top-only' });
      expect((await post(chief, '/api/admin/schedules', { ...year, workingWeekends: ['2027-01-06'] })).body).toMatchObject({ code: 'calendar.bad-working-weekend' });
      expect((await post(chief, '/api/admin/schedules', year)).status).toBe(201);
      expect((await post(chief, '/api/admin/schedules', year)).body).toMatchObject({ code: 'schedule.known' });
      expect(list<{ year: number; builtIn: boolean }>(await get(chief, '/api/admin/schedules'))[0]).toMatchObject({ year: 2027, builtIn: false });
      // From now on deadlines run by it: Saturday 9 January is worked, Friday the 1st is not.
      const { china } = api.app.get(WorkingDays);
      expect(['2027-01-01', '2027-01-09'].map((day) => isWorkingDay(china, localDate(day)))).toEqual([{ ok: true, value: false }, { ok: true, value: true }]);
    });
  });

  describe('of the register of experts', () => {
    let expert: TestPerson;
    let dispatcher: TestPerson;

    beforeAll(async () => {
      expert = await api.staff('mediator', town, '林柏舟');
      dispatcher = await api.staff('dispatcher', county, '方予安');
    });

    const view = async (): Promise<{ version: number; lights: { code: string }[]; trainings: { id: string }[] }> => (await get(dispatcher, `/api/experts/${expert.accountId}`)).body as never;
    const lights = async (): Promise<string[]> => (await view()).lights.map((light) => light.code);

    it('takes a mediator in, and says in lights what is missing before anybody can ask', async () => {
      expect(list<{ name: string }>(await get(dispatcher, '/api/experts/without-entry')).map((one) => one.name)).toContain('林柏舟');
      expect((await post(dispatcher, '/api/experts', { accountId: expert.accountId, organizationId: town.id })).status).toBe(201);
      expect((await post(dispatcher, '/api/experts', { accountId: expert.accountId, organizationId: town.id })).body).toMatchObject({ code: 'register.known' });
      expect(await lights()).toEqual(['register.no-field', 'register.training-missing', 'register.no-hours']);
    });

    it('writes down who checked a proof and when; a tick without a proof is refused', async () => {
      const path = `/api/experts/${expert.accountId}/specialties/traffic`;
      expect((await put(dispatcher, path, { proof: '', checked: true })).body).toMatchObject({ fields: { proof: 'proof.missing' } });
      expect((await put(dispatcher, path, { proof: '调解员证 0217', checked: true })).status).toBe(200);
      expect(await view()).toMatchObject({ specialties: [{ specialty: 'traffic', proof: '调解员证 0217', checkedByName: '方予安', checkedAt: expect.any(String) }] });
    });

    it('counts the latest training, hours and load', async () => {
      expect((await post(dispatcher, `/api/experts/${expert.accountId}/trainings`, { title: '一季度', doneOn: '2026-03-01', validUntil: '2026-06-30' })).status).toBe(201);
      expect((await post(dispatcher, `/api/experts/${expert.accountId}/trainings`, { title: '倒着', doneOn: '2026-03-01', validUntil: '2026-02-01' })).body).toMatchObject({ fields: { validUntil: 'date.before-start' } });
      const { version } = await view();
      const change = { version, profile: '老交警', profileEn: '', languages: ['mandarin', 'sign'], weeklyHours: { mon: [['09:00', '12:00']], sat: [['14:00', '17:30']] }, loadLimit: 8, awayUntil: null, inOffice: true };
      expect((await put(dispatcher, `/api/experts/${expert.accountId}`, change)).status).toBe(200);
      expect((await put(dispatcher, `/api/experts/${expert.accountId}`, change)).body).toMatchObject({ code: 'record.changed-meanwhile' });
      expect(await view()).toMatchObject({ hoursPerWeek: 6, trainingUntil: '2026-06-30', lights: [] });
      const { trainings } = await view();
      await api.send('DELETE', `/api/experts/${expert.accountId}/trainings/${String(trainings[0]?.id)}`, { as: dispatcher });
      expect(await lights()).toEqual(['register.training-missing']);
    });

    it('keeps declared relations', async () => {
      await post(dispatcher, `/api/experts/${expert.accountId}/relations`, { otherName: '顺达运输', relation: 'interest' });
      expect(await view()).toMatchObject({ relations: [{ otherName: '顺达运输', relation: 'interest' }] });
      expect((await post(dispatcher, `/api/experts/${expert.accountId}/relations/drop`, { otherName: '顺达运输', relation: 'interest' })).status).toBe(200);
    });

    it('is read by a clerk of the area but kept by neither clerk nor a stranger, and never shown to the experts themselves as a list', async () => {
      clerk = await api.staff('clerk', county, '高明远');
      expect(list(await get(clerk, '/api/experts')).length).toBeGreaterThanOrEqual(1);
      expect((await post(clerk, `/api/experts/${expert.accountId}/trainings`, { title: 'x', doneOn: '2026-03-01', validUntil: '2026-06-30' })).status).toBe(403);
      const stranger = await api.staff('dispatcher', court, '别处');
      expect((await get(stranger, `/api/experts/${expert.accountId}`)).status).toBe(404);
      expect((await get(expert, '/api/experts')).status).toBe(403);
    });

    it('lets nobody tick the own proof', async () => {
      await api.sql(`INSERT INTO memberships (id, account_id, organization_id, role, since) VALUES ($1, $2, $3, 'administrator', now())`, [randomUUID(), expert.accountId, town.id]);
      expect((await put(expert, `/api/experts/${expert.accountId}/specialties/family`, { proof: '自己说的', checked: true })).body).toMatchObject({ code: 'register.own-proof' });
    });

    it('keeps a mediator a member while the register still offers them', async () => {
      const [row] = await api.sql<{ id: string }>(`SELECT id FROM memberships WHERE account_id = $1 AND role = 'mediator'`, [expert.accountId]);
      expect((await post(chief, `/api/admin/memberships/${String(row?.id)}/end`)).body).toMatchObject({ code: 'member.in-register' });
    });
  });

  describe('of the trail', () => {
    it('is read by the topmost administrator, is whole, and a change behind the portal’s back is found', async () => {
      expect((await get(townChief, '/api/trail/area/code')).status).toBe(404);
      expect((await get(chief, '/api/trail/area/code')).body).toMatchObject({ breaks: [] });
      await api.sql(`ALTER TABLE audit_entries DISABLE TRIGGER audit_entries_append_only`);
      await api.sql(`UPDATE audit_entries SET subject = 'ZZZZ-9999' WHERE chain = 'area:code' AND position = 2`);
      await api.sql(`ALTER TABLE audit_entries ENABLE TRIGGER audit_entries_append_only`);
      expect((await get(chief, '/api/trail/area/code')).body).toMatchObject({ breaks: [2] });
      expect(await audited('trail.read')).toBe(2);
    });

    it('shows the trail of a case only to those who look after its area', async () => {
      expect((await get(chief, '/api/trail/case?number=JF-2026-AAAA-BBBB')).status).toBe(404);
    });
  });
});
