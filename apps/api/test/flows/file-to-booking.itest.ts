import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AppointMediator } from '../../src/experts/appoint-mediator.js';
import { startTestApi, type TestApi, type TestBody, type TestPerson } from '../setup/test-api.js';

const NO_RELATION = { isPartyOrRelative: false, hasInterest: false, hasOtherRelation: false, note: '' };

describe('from the filing to a booked session', () => {
  let api: TestApi;
  let committee: TestBody;
  let applicant: TestPerson;
  let dispatcher: TestPerson;
  let near: TestPerson;
  let far: TestPerson;

  beforeAll(async () => {
    api = await startTestApi();
    const county = await api.body({ path: 'qh.gucheng.', level: 'county', kind: 'centre' });
    committee = await api.body({ parentId: county.id, path: 'qh.gucheng.liutang.', name: '柳塘镇人民调解委员会' });
    const other = await api.body({ parentId: county.id, path: 'qh.gucheng.shiqiao.' });
    await api.sql(`INSERT INTO resolution_codes (code, organization_id, place, place_en, created_at) VALUES ('LT7K-2M9Q', $1, '柳塘镇', 'Liutang', now())`, [committee.id]);
    applicant = await api.resident('13800000041', '王芸');
    dispatcher = await api.staff('dispatcher', county, '高明远');
    near = await expert(committee, '周敏和');
    far = await expert(other, '李守诚');
    await expert(committee, '训过期', { training: '2026-01-01' });
    await expert(committee, '忙满了', { open: 10 });
  });
  afterAll(() => api.close());

  async function expert(body: TestBody, name: string, more: { training?: string; open?: number } = {}): Promise<TestPerson> {
    const person = await api.staff('mediator', body, name);
    await api.sql(
      `INSERT INTO experts (account_id, organization_id, path, languages, hours_per_week, load_limit, open_cases, training_until) VALUES ($1, $2, $3, '{}', 20, 10, $4, $5)`,
      [person.accountId, body.id, body.path, more.open ?? 2, more.training ?? '2026-12-31'],
    );
    await api.sql(`INSERT INTO expert_specialties (account_id, specialty, path, proof, proven_at) VALUES ($1, 'labour', $2, '证书', now())`, [person.accountId, body.path]);
    return person;
  }

  async function accepted(): Promise<string> {
    const filed = await api.send('POST', '/api/intake/filings', {
      as: applicant,
      headers: { 'idempotency-key': randomUUID() },
      body: { code: 'LT7K-2M9Q', kind: 'wages', whatHappened: '一天半的工资没有发。', otherSide: { name: '陈某', phone: '13800000042' }, wish: '付清工资', amountFen: '45000', applicant: { name: '王芸' }, privacyConsent: true, shareConsent: true },
    });
    const { caseId } = filed.body as unknown as { caseId: string };
    await api.send('POST', `/api/cases/${caseId}/triage`, { as: dispatcher, body: { outcome: 'accept', complexity: 'low', complexityReason: '事实清楚' } });
    return caseId;
  }

  async function appointed(): Promise<string> {
    const caseId = await accepted();
    await api.send('POST', `/api/cases/${caseId}/ask-mediator`, { as: dispatcher, body: { expertId: near.accountId, why: '同镇、手上案子少' } });
    expect((await api.send('POST', `/api/cases/${caseId}/appointment`, { as: near, body: { answer: 'accept', disclosure: NO_RELATION } })).body).toEqual({ done: true });
    return caseId;
  }

  async function invitationToken(caseId: string): Promise<string> {
    return /\/i\/([\w-]+)/.exec(await api.lastMessage('13800000042', '/i/', caseId))?.[1] ?? '';
  }

  it('ranks with reasons, the nearest first, and says why somebody cannot be asked', async () => {
    const caseId = await accepted();
    const ranking = (await api.send('GET', `/api/cases/${caseId}/ranking`, { as: dispatcher })).body as unknown as { ranked: { name: string; reasons: { code: string }[] }[]; excluded: { name: string; reasons: { code: string }[] }[] };
    expect(ranking.ranked.map((one) => one.name)).toEqual(['周敏和', '李守诚']);
    expect(ranking.ranked[0]?.reasons.map((reason) => reason.code)).toContain('matching.same-township');
    expect(ranking.excluded.map((one) => one.name).sort()).toEqual(['忙满了', '训过期']);
    expect((await api.send('GET', `/api/cases/${caseId}/ranking`, { as: applicant })).status).toBe(403);
  });

  it('offers a party three without points, and refuses a pick that was not offered', async () => {
    const caseId = await accepted();
    const choice = (await api.send('GET', `/api/cases/${caseId}/mediator-choice`, { as: applicant })).body as unknown as { experts: { expertId: string; reasons: object[] }[] };
    expect(JSON.stringify(choice)).not.toContain('points');
    expect((await api.send('POST', `/api/cases/${caseId}/mediator-choice`, { as: applicant, body: { expertId: near.accountId } })).body).toEqual({ done: true });
    expect((await api.send('POST', `/api/cases/${caseId}/mediator-choice`, { as: applicant, body: { expertId: randomUUID() } })).body).toMatchObject({ code: 'mediator.not-offered' });
  });

  it('asks the next one when an expert does not answer in time', async () => {
    const caseId = await accepted();
    await api.send('POST', `/api/cases/${caseId}/ask-mediator`, { as: dispatcher, body: { expertId: near.accountId, why: '同镇' } });
    const before = api.clock.now();
    api.clock.forward(5 * 86_400_000);
    await api.app.get(AppointMediator).askNextWhereOverdue();
    expect((await api.send('GET', `/api/cases/${caseId}`, { as: await api.staff('dispatcher', committee) })).body).toMatchObject({ state: 'mediatorAsked', mediator: { accountId: far.accountId } });
    api.clock.set(before);
  });

  it('invites the other side at once; anybody can check the message; nobody learns the phone', async () => {
    const caseId = await appointed();
    const text = await api.lastMessage('13800000042', '/i/');
    expect(text).toContain('全凭自愿');
    const checkCode = /输入 ([A-Z0-9-]+)/.exec(text)?.[1] ?? '';
    expect((await api.send('GET', `/api/invitations/check?code=${checkCode.toLowerCase()}`)).body).toMatchObject({ genuine: true, organizationName: '柳塘镇人民调解委员会' });
    expect((await api.send('GET', '/api/invitations/check?code=AAAA-BBBB-CCCC')).body).toMatchObject({ genuine: false });
    const view = await api.send('GET', `/api/invitations/${await invitationToken(caseId)}`);
    expect(view.body).toMatchObject({ caseId, applicantName: '王芸', wish: null, mediatorName: '周敏和', phoneMasked: '138****0042' });
    expect(JSON.stringify(view.body)).not.toContain('13800000042');
  });

  async function enter(caseId: string): Promise<TestPerson> {
    const token = await invitationToken(caseId);
    api.clock.forward(61_000);
    await api.send('POST', `/api/invitations/${token}/code`);
    const code = /\d{6}/.exec(await api.lastMessage('13800000042', '验证码'))?.[0] ?? '';
    const entered = await api.send('POST', `/api/invitations/${token}/enter`, { body: { code, name: '陈某' } });
    expect(entered.status).toBe(200);
    return { accountId: '', cookie: String(entered.headers['set-cookie']).split(';')[0] ?? '', name: '陈某' };
  }

  it('a refusal ends the mediation at once and tells the applicant (RMTJ 17)', async () => {
    const caseId = await appointed();
    const token = await invitationToken(caseId);
    const other = await enter(caseId);
    expect((await api.send('POST', `/api/invitations/${token}/answer`, { as: other, body: { answer: 'declined', note: '不想谈' } })).body).toEqual({ caseId });
    expect((await api.send('GET', `/api/cases/${caseId}`, { as: applicant })).body).toMatchObject({ state: 'terminated', terminationReason: 'partyRefuses', turn: null });
    await api.until('the applicant is told', async () => (await api.sql(`SELECT 1 FROM notices WHERE case_id = $1 AND account_id = $2 AND kind = 'move.terminate'`, [caseId, applicant.accountId])).length > 0);
  });

  it('asks the other side before a mediator where the centre has switched it on, and goes on with both willing', async () => {
    await api.sql(`UPDATE organizations SET settings = '{"askOtherSideFirst": ["wages"]}' WHERE id = $1`, [committee.id]);
    try {
      const caseId = await accepted();
      expect((await api.send('GET', `/api/cases/${caseId}`, { as: applicant })).body).toMatchObject({ state: 'otherSideInvited', mediator: null });
      const token = await invitationToken(caseId);
      const other = await enter(caseId);
      await api.send('POST', `/api/invitations/${token}/answer`, { as: other, body: { answer: 'accepted' } });
      expect((await api.send('GET', `/api/cases/${caseId}`, { as: applicant })).body).toMatchObject({ state: 'accepted', turn: { owner: 'dispatcher' } });
      await api.send('POST', `/api/cases/${caseId}/ask-mediator`, { as: dispatcher, body: { expertId: near.accountId, why: '同镇' } });
      await api.send('POST', `/api/cases/${caseId}/appointment`, { as: near, body: { answer: 'accept', disclosure: NO_RELATION } });
      expect((await api.send('GET', `/api/cases/${caseId}`, { as: other })).body).toMatchObject({ state: 'bothWilling', mediator: { name: '周敏和' } });
    } finally {
      await api.sql(`UPDATE organizations SET settings = '{}' WHERE id = $1`, [committee.id]);
    }
  });

  it('both are told that times wait to be marked; both mark, common slots are offered, one tap books, a second case cannot take the same hour', async () => {
    const caseId = await appointed();
    const token = await invitationToken(caseId);
    const other = await enter(caseId);
    await api.send('POST', `/api/invitations/${token}/answer`, { as: other, body: { answer: 'accepted' } });
    const schedule = (await api.send('GET', `/api/cases/${caseId}/schedule`, { as: applicant })).body as unknown as { slots: { startsAt: string }[] };
    const [first, second] = schedule.slots;
    const waitsFor = async (person: typeof other) => (await api.send('GET', `/api/cases/${caseId}`, { as: person })).body['nextAct'];
    expect(await waitsFor(applicant)).toEqual({ kind: 'markTimes', at: null });
    await api.send('PUT', `/api/cases/${caseId}/schedule/marks`, { as: applicant, body: { unavailable: [first?.startsAt] } });
    expect([await waitsFor(applicant), await waitsFor(other)]).toEqual([null, { kind: 'markTimes', at: null }]);
    await api.send('PUT', `/api/cases/${caseId}/schedule/marks`, { as: other, body: { unavailable: [] } });
    expect(await waitsFor(applicant)).toEqual({ kind: 'takeTime', at: null });
    const common = (await api.send('GET', `/api/cases/${caseId}/schedule`, { as: other })).body as unknown as { common: { startsAt: string }[] };
    expect(common.common).toHaveLength(3);
    expect(common.common[0]?.startsAt).toBe(second?.startsAt);
    expect((await api.send('POST', `/api/cases/${caseId}/schedule/booking`, { as: other, body: { startsAt: first?.startsAt } })).body).toMatchObject({ code: 'slot.does-not-suit' });
    expect((await api.send('POST', `/api/cases/${caseId}/schedule/booking`, { as: other, body: { startsAt: second?.startsAt } })).body).toEqual({ done: true });
    expect((await api.send('GET', `/api/cases/${caseId}`, { as: applicant })).body).toMatchObject({ state: 'sessionBooked', nextAct: { kind: 'comeToSession', at: second?.startsAt } });
    expect((await api.send('GET', '/api/cases/mine', { as: other })).body).toEqual(expect.arrayContaining([expect.objectContaining({ id: caseId, nextAct: { kind: 'comeToSession', at: second?.startsAt } })]));
    const calendar = await api.send('GET', `/api/cases/${caseId}/schedule/booking.ics`, { as: applicant });
    expect(calendar.bytes.toString()).toContain('BEGIN:VEVENT');
    const elsewhere = await appointed();
    const offered = (await api.send('GET', `/api/cases/${elsewhere}/schedule`, { as: applicant })).body as unknown as { slots: { startsAt: string }[] };
    expect(offered.slots.map((slot) => slot.startsAt)).not.toContain(second?.startsAt);
  });

  it('a party may stop at any time, without a reason (RMTJ 23)', async () => {
    const caseId = await accepted();
    expect((await api.send('POST', `/api/cases/${caseId}/end`, { as: applicant, body: { reason: 'partyRefuses' } })).body).toEqual({ done: true });
    expect((await api.send('POST', `/api/cases/${caseId}/end`, { as: applicant, body: { reason: 'partyRefuses' } })).body).toMatchObject({ code: 'case.move-not-possible' });
  });
});
