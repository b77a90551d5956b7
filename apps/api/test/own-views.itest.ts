import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { OwnViewView } from '@jiefen/mediation/wire';
import { startTestApi, type TestApi, type TestBody, type TestPerson } from './setup/test-api.js';

const SAID = { words: '地砖是我自己浸的水，不是楼上漏的。', wish: '请人来看看再说', shareConsent: true };

describe('what the other side says', () => {
  let api: TestApi;
  let committee: TestBody;
  let applicant: TestPerson;
  let respondent: TestPerson;
  let mediator: TestPerson;
  let clerk: TestPerson;

  beforeAll(async () => {
    api = await startTestApi();
    const county = await api.body({ path: 'qh.gucheng.', kind: 'centre', level: 'county', name: '谷城县综治中心' });
    committee = await api.body({ parentId: county.id, path: 'qh.gucheng.liutang.', name: '柳塘镇人民调解委员会' });
    await api.sql(`INSERT INTO resolution_codes (code, organization_id, place, place_en, created_at) VALUES ('LT7K-2M9Q', $1, '柳塘镇', 'Liutang', now())`, [committee.id]);
    applicant = await api.resident('13800000041', '王芸');
    respondent = await api.resident('13800000042', '陈某');
    mediator = await api.staff('mediator', committee, '周敏和');
    clerk = await api.staff('clerk', committee, '高明远');
  });
  afterAll(() => api.close());

  async function caseIn(state: string): Promise<string> {
    const filed = await api.send('POST', '/api/intake/filings', {
      as: applicant,
      headers: { 'idempotency-key': randomUUID() },
      body: { code: 'LT7K-2M9Q', kind: 'neighbours', whatHappened: '楼上漏水。', otherSide: { name: '陈某', phone: '13800000042', note: '四楼那个大个子' }, wish: '修好', applicant: { name: '王芸' }, privacyConsent: true, shareConsent: true },
    });
    const { caseId } = filed.body as unknown as { caseId: string };
    await api.sql(`UPDATE case_parties SET account_id = $2 WHERE case_id = $1 AND side = 'respondent'`, [caseId, respondent.accountId]);
    await api.sql(`UPDATE case_deadlines SET ended_at = now() WHERE case_id = $1`, [caseId]);
    await api.sql(`UPDATE cases SET state = $3, mediator_account_id = $2, complexity = 'low' WHERE id = $1`, [caseId, mediator.accountId, state]);
    return caseId;
  }
  const tell = (caseId: string, as: TestPerson, body: object = SAID): ReturnType<TestApi['send']> => api.send('POST', `/api/cases/${caseId}/own-views`, { as, body });
  const read = async (caseId: string, as: TestPerson): Promise<OwnViewView[]> => (await api.send('GET', `/api/cases/${caseId}/own-views`, { as })).body as unknown as OwnViewView[];

  it('is read by the mediator, by the applicant and by the staff of the body, in the same words', async () => {
    const caseId = await caseIn('otherSideInvited');
    expect((await tell(caseId, respondent)).body).toEqual({ version: 1 });
    for (const who of [mediator, applicant, clerk]) expect(await read(caseId, who)).toMatchObject([{ side: 'respondent', name: '陈某', words: SAID.words, wish: SAID.wish, version: 1, mine: false }]);
    expect(await read(caseId, respondent)).toMatchObject([{ mine: true }]);
  });

  it('is told to the applicant and the mediator, and stands in the audit without a word of it', async () => {
    const caseId = await caseIn('bothWilling');
    await tell(caseId, respondent);
    const told = await api.until('both are told', async () => {
      const rows = await api.sql<{ account_id: string }>(`SELECT account_id FROM notices WHERE case_id = $1 AND kind = 'own-view.told'`, [caseId]);
      return rows.length >= 2 && rows;
    });
    expect(new Set(told.map((row) => row.account_id))).toEqual(new Set([applicant.accountId, mediator.accountId]));
    const [entry] = await api.sql<{ actor_account_id: string; data: object }>(`SELECT actor_account_id, data FROM audit_entries WHERE case_id = $1 AND action = 'own-view.told'`, [caseId]);
    expect(entry).toMatchObject({ actor_account_id: respondent.accountId, data: { version: 1 } });
    expect(JSON.stringify(await api.sql(`SELECT params FROM case_timeline WHERE case_id = $1`, [caseId]))).not.toContain('地砖');
  });

  it('may be put in other words: the newest is shown, the older ones stay, and the same words twice are one telling', async () => {
    const caseId = await caseIn('sessionBooked');
    await tell(caseId, respondent);
    expect((await tell(caseId, respondent)).body).toEqual({ version: 1 });
    expect((await tell(caseId, respondent, { ...SAID, words: '请人看过了，是楼上的管子。' })).body).toEqual({ version: 2 });
    expect(await read(caseId, applicant)).toMatchObject([{ version: 2, words: '请人看过了，是楼上的管子。' }]);
    await expect(api.sql(`DELETE FROM own_views WHERE case_id = $1`, [caseId])).rejects.toThrow(/append-only/);
  });

  it('belongs to both sides alike: the applicant may add to what was filed', async () => {
    const caseId = await caseIn('otherSideInvited');
    expect((await tell(caseId, applicant, { words: '昨天又漏了。', shareConsent: true })).status).toBe(200);
    expect(await read(caseId, respondent)).toMatchObject([{ side: 'applicant', words: '昨天又漏了。', wish: '' }]);
  });

  it('may be a voice note alone, but not nothing', async () => {
    const caseId = await caseIn('otherSideInvited');
    const empty = { ...SAID, words: '  ' };
    expect((await tell(caseId, respondent, empty)).body).toMatchObject({ fields: { words: 'own-view.empty' } });
    await api.sql(
      `INSERT INTO exhibits (id, case_id, owner_account_id, side, kind, name, mime, size, sha256, sm3, storage_key, shared, created_at) VALUES ($1, $2, $3, 'respondent', 'voice', '录音.webm', 'audio/webm', 10, 'x', 'x', 'x', true, now())`,
      [randomUUID(), caseId, respondent.accountId],
    );
    expect((await tell(caseId, respondent, empty)).body).toEqual({ version: 1 });
  });

  it('asks what the invited person needs to take part, for the staff to see and not for the other side', async () => {
    const caseId = await caseIn('otherSideInvited');
    await tell(caseId, respondent, { ...SAID, supportNeeds: ['signLanguage', 'onSite'] });
    const needs = async (as: TestPerson): Promise<unknown> => ((await api.send('GET', `/api/cases/${caseId}`, { as })).body as unknown as { parties: { side: string; supportNeeds: string[] }[] }).parties.find(({ side }) => side === 'respondent')?.supportNeeds;
    expect(await needs(mediator)).toEqual(['signLanguage', 'onSite']);
    expect(await needs(respondent)).toEqual(['signLanguage', 'onSite']);
    expect(await needs(applicant)).toEqual([]);
  });

  it('needs the consent that the other side reads it', async () => {
    const caseId = await caseIn('otherSideInvited');
    expect((await tell(caseId, respondent, { words: 'x' })).body).toMatchObject({ fields: { shareConsent: 'consent.missing' } });
  });

  it('is over once the text is final, and after an ending', async () => {
    for (const state of ['agreementFrozen', 'performing']) {
      const caseId = await caseIn(state);
      expect((await tell(caseId, respondent)).body).toMatchObject({ code: 'own-view.not-now' });
    }
  });

  it('is nobody else’s: not a stranger’s, not a mediator’s of another case', async () => {
    const caseId = await caseIn('otherSideInvited');
    const stranger = await api.resident('13800000049', '外人');
    const other = await api.staff('mediator', await api.body({ path: 'qh.other.' }), '别人');
    for (const who of [stranger, other]) expect((await api.send('GET', `/api/cases/${caseId}/own-views`, { as: who })).status).toBe(404);
    expect((await tell(caseId, stranger)).status).toBe(404);
  });

  it('the filing is read by the other side too, without the words by which it was to be recognised', async () => {
    const caseId = await caseIn('otherSideInvited');
    expect((await api.send('GET', `/api/intake/filings/${caseId}`, { as: respondent })).body).toMatchObject({ whatHappened: '楼上漏水。', otherSideNote: null });
    expect((await api.send('GET', `/api/intake/filings/${caseId}`, { as: mediator })).body).toMatchObject({ otherSideNote: '四楼那个大个子' });
  });
});
