import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { CaseView, RelationQuestion } from '@jiefen/mediation/wire';
import { AgreeToRelation } from '../src/experts/agree-to-relation.js';
import { startTestApi, type TestAnswer, type TestApi, type TestBody, type TestPerson } from './setup/test-api.js';

const RELATION = { isPartyOrRelative: false, hasInterest: false, hasOtherRelation: true, note: '和申请人住同一条街' };
const NONE = { isPartyOrRelative: false, hasInterest: false, hasOtherRelation: false, note: '' };
const START = new Date('2026-03-10T02:00:00Z');

/** A mediator with a relation mediates only if every party knows and agrees (L-53, ZXTJ 13). */
describe('a mediator who discloses a relation', () => {
  let api: TestApi;
  let committee: TestBody;
  let applicant: TestPerson;
  let respondent: TestPerson;
  let near: TestPerson;
  let next: TestPerson;
  let dispatcher: TestPerson;

  beforeAll(async () => {
    api = await startTestApi({ now: START.toISOString() });
    committee = await api.body({ path: 'qh.gucheng.liutang.', name: '柳塘镇人民调解委员会' });
    await api.sql(`INSERT INTO resolution_codes (code, organization_id, place, place_en, created_at) VALUES ('LT7K-2M9Q', $1, '柳塘镇', 'Liutang', now())`, [committee.id]);
    applicant = await api.resident('13800000091', '王芸');
    respondent = await api.resident('13800000092', '陈某');
    near = await expert('周敏和', 1);
    next = await expert('李守诚', 5);
    dispatcher = await api.staff('dispatcher', committee, '贺南星');
  });
  afterAll(() => api.close());

  async function expert(name: string, open: number): Promise<TestPerson> {
    const person = await api.staff('mediator', committee, name);
    await api.sql(`INSERT INTO experts (account_id, organization_id, path, open_cases, training_until, load_limit, hours_per_week) VALUES ($1, $2, $3, $4, '2026-12-31', 100, 20)`, [person.accountId, committee.id, committee.path, open]);
    await api.sql(`INSERT INTO expert_specialties (account_id, specialty, path, proof, proven_at) VALUES ($1, 'neighbourhood', $2, '证书', now())`, [person.accountId, committee.path]);
    return person;
  }

  /** The near expert was asked and discloses; the other side has come in already, or not yet. */
  async function disclosed(bothHere: boolean, disclosure = RELATION): Promise<string> {
    api.clock.set(START);
    await api.sql(`UPDATE login_sessions SET expires_at = '2027-01-01'`);
    await api.sql(`UPDATE experts SET open_cases = CASE WHEN account_id = $1 THEN 1 ELSE 5 END, in_office = true`, [near.accountId]);
    const filed = await api.send('POST', '/api/intake/filings', {
      as: applicant,
      headers: { 'idempotency-key': randomUUID() },
      body: { code: 'LT7K-2M9Q', kind: 'neighbours', whatHappened: '楼上漏水。', otherSide: { name: '陈某', phone: '13800000092' }, wish: '修好', applicant: { name: '王芸' }, privacyConsent: true, shareConsent: true },
    });
    const { caseId } = filed.body as unknown as { caseId: string };
    await api.send('POST', `/api/cases/${caseId}/triage`, { as: dispatcher, body: { outcome: 'accept', complexity: 'low', complexityReason: '事实清楚' } });
    if (bothHere) await comesIn(caseId);
    await api.send('POST', `/api/cases/${caseId}/ask-mediator`, { as: dispatcher, body: { expertId: near.accountId, why: '同镇' } });
    expect((await api.send('POST', `/api/cases/${caseId}/appointment`, { as: near, body: { answer: 'accept', disclosure } })).body).toEqual({ done: true });
    return caseId;
  }

  const comesIn = (caseId: string): Promise<unknown> => api.sql(`UPDATE case_parties SET account_id = $2, willing = 'yes' WHERE case_id = $1 AND side = 'respondent'`, [caseId, respondent.accountId]);
  const look = async (caseId: string, as = dispatcher): Promise<CaseView> => (await api.send('GET', `/api/cases/${caseId}`, { as })).body as unknown as CaseView;
  const question = async (caseId: string, as = dispatcher): Promise<RelationQuestion | null> => ((await api.send('GET', `/api/cases/${caseId}/mediator-relation`, { as })).body as unknown as { question: RelationQuestion | null }).question;
  async function say(caseId: string, as: TestPerson, consent: boolean, id?: string): Promise<TestAnswer> {
    return api.send('POST', `/api/cases/${caseId}/mediator-relation/answers`, { as, body: { questionId: id ?? (await question(caseId))?.id ?? randomUUID(), consent } });
  }

  it('is appointed when both sides, who read what it is, agree', async () => {
    const caseId = await disclosed(true);
    expect(await look(caseId, applicant)).toMatchObject({ state: 'mediatorAsked', mediator: null, consentsAsked: ['relation'], turn: { owner: 'parties', rule: 'clock.relation-consent', isMine: true } });
    expect(await question(caseId, applicant)).toMatchObject({ mediatorName: '周敏和', disclosure: RELATION, answers: [{ isMe: true, consent: null }, { isMe: false, consent: null }] });
    await api.until('both sides are told', async () => (await api.sql(`SELECT 1 FROM notices WHERE case_id = $1 AND kind = 'mediator.relation-asked'`, [caseId])).length === 2);
    await say(caseId, applicant, true);
    expect(await look(caseId)).toMatchObject({ state: 'mediatorAsked' });
    await say(caseId, respondent, true);
    expect(await look(caseId, applicant)).toMatchObject({ state: 'bothWilling', mediator: { name: '周敏和' }, consentsAsked: [] });
    expect((await api.send('GET', `/api/cases/${caseId}/appointment`, { as: respondent })).body).toMatchObject({ appointment: { answer: 'accepted', disclosure: RELATION } });
  });

  it('makes room for the next one when a side says no', async () => {
    const caseId = await disclosed(true);
    await say(caseId, respondent, false);
    expect(await look(caseId)).toMatchObject({ state: 'mediatorAsked', mediator: { accountId: next.accountId }, consentsAsked: [] });
    expect((await api.send('POST', `/api/cases/${caseId}/ask-mediator`, { as: dispatcher, body: { expertId: near.accountId, why: '再问' } })).body).toMatchObject({ code: 'mediator.excluded', params: { reason: 'matching.declined' } });
  });

  it('makes room for the next one when a side does not answer in time; before that day nothing happens', async () => {
    const caseId = await disclosed(true);
    await say(caseId, applicant, true);
    api.clock.forward(86_400_000);
    await api.app.get(AgreeToRelation).sweep();
    expect(await look(caseId)).toMatchObject({ mediator: { accountId: near.accountId } });
    api.clock.forward(3 * 86_400_000);
    await Promise.all([api.app.get(AgreeToRelation).sweep(), api.app.get(AgreeToRelation).sweep()]);
    expect(await look(caseId)).toMatchObject({ state: 'mediatorAsked', mediator: { accountId: next.accountId } });
    expect((await api.sql(`SELECT 1 FROM appointments WHERE case_id = $1`, [caseId])).length).toBe(2);
    expect((await look(caseId)).timeline.map(({ kind }) => kind)).toContain('mediator.relation-unanswered');
  });

  it('is decided once when the last yes and a no arrive at the same moment', async () => {
    const caseId = await disclosed(true);
    await say(caseId, applicant, true);
    const id = (await question(caseId))?.id ?? '';
    await Promise.all([say(caseId, respondent, true, id), say(caseId, applicant, false, id), say(caseId, respondent, true, id)]);
    const after = await look(caseId);
    const appointed = after.state === 'bothWilling' && after.mediator?.accountId === near.accountId;
    const nextAsked = after.state === 'mediatorAsked' && after.mediator?.accountId === next.accountId;
    expect([appointed, nextAsked].filter(Boolean)).toHaveLength(1);
    expect(after.consentsAsked).toEqual([]);
    expect((await api.sql(`SELECT 1 FROM consent_questions WHERE case_id = $1 AND settled_at IS NULL`, [caseId])).length).toBe(0);
  });

  it('is appointed for the time being when the other side has not come in, which is asked then; nobody talks before it agrees', async () => {
    const caseId = await disclosed(false);
    await say(caseId, applicant, true);
    expect(await look(caseId)).toMatchObject({ state: 'otherSideInvited', mediator: { accountId: near.accountId }, consentsAsked: ['relation'] });
    await comesIn(caseId);
    await api.sql(`UPDATE cases SET state = 'bothWilling' WHERE id = $1`, [caseId]);
    await api.app.get(AgreeToRelation).sweep();
    expect((await look(caseId, respondent)).turn).toMatchObject({ rule: 'clock.relation-consent' });
    expect((await api.send('POST', `/api/cases/${caseId}/session`, { as: near })).body).toMatchObject({ code: 'mediator.parties-not-yet-asked' });
    await say(caseId, respondent, true);
    expect((await look(caseId)).timeline.map(({ kind }) => kind)).toContain('mediator.relation-agreed');
    expect((await api.send('POST', `/api/cases/${caseId}/session`, { as: near })).status).toBeLessThan(300);
  });

  it('goes, and the next one is asked, when the side that came later does not agree', async () => {
    const caseId = await disclosed(false);
    await say(caseId, applicant, true);
    await comesIn(caseId);
    await say(caseId, respondent, false);
    expect(await look(caseId)).toMatchObject({ state: 'mediatorAsked', mediator: { accountId: next.accountId } });
  });

  it('discloses also what becomes known during the mediation, and goes on only if both agree', async () => {
    const caseId = await disclosed(true, NONE);
    expect((await api.send('POST', `/api/cases/${caseId}/mediator-relation`, { as: near, body: { disclosure: NONE } })).body).toMatchObject({ code: 'appointment.nothing-to-disclose' });
    expect((await api.send('POST', `/api/cases/${caseId}/mediator-relation`, { as: near, body: { disclosure: RELATION } })).body).toEqual({ done: true });
    expect((await api.send('POST', `/api/cases/${caseId}/mediator-relation`, { as: near, body: { disclosure: RELATION } })).body).toMatchObject({ code: 'consent.asked-already' });
    await say(caseId, applicant, true);
    await say(caseId, respondent, true);
    expect(await look(caseId)).toMatchObject({ state: 'bothWilling', mediator: { accountId: near.accountId }, consentsAsked: [] });
  });

  it('is not asked about any more when the dispatcher asks somebody else meanwhile', async () => {
    const caseId = await disclosed(true);
    expect((await api.send('POST', `/api/cases/${caseId}/ask-mediator`, { as: dispatcher, body: { expertId: next.accountId, why: '不等了' } })).body).toEqual({ done: true });
    expect(await look(caseId)).toMatchObject({ mediator: { accountId: next.accountId }, consentsAsked: [] });
  });
});
