import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Calculation } from '@jiefen/mediation';
import type { OffersView, SheetsView } from '@jiefen/mediation/wire';
import { Transactions } from '../src/platform/database/transactions.js';
import { CourtMaterial } from '../src/sheets/court-material.js';
import { startTestApi, type TestApi, type TestBody, type TestPerson } from './setup/test-api.js';

const ARREARS = { calculator: 'wageArrears', facts: { months: [{ month: '2026-02', due: 60_000, paid: 15_000 }, { month: '2026-03', due: 30_000, paid: 0 }] } };

describe('one sheet for both sides', () => {
  let api: TestApi;
  let committee: TestBody;
  let applicant: TestPerson;
  let respondent: TestPerson;
  let mediator: TestPerson;
  let clerk: TestPerson;
  let administrator: TestPerson;

  beforeAll(async () => {
    api = await startTestApi();
    const county = await api.body({ path: 'qh.gucheng.', kind: 'centre', level: 'county', name: '谷城县综治中心' });
    committee = await api.body({ parentId: county.id, path: 'qh.gucheng.liutang.', name: '柳塘镇人民调解委员会' });
    await api.sql(`INSERT INTO resolution_codes (code, organization_id, place, place_en, created_at) VALUES ('LT7K-2M9Q', $1, '柳塘镇', 'Liutang', now())`, [committee.id]);
    applicant = await api.resident('13800000041', '王芸');
    respondent = await api.resident('13800000042', '陈某');
    mediator = await api.staff('mediator', committee, '周敏和');
    clerk = await api.staff('clerk', committee, '高明远');
    administrator = await api.staff('administrator', county, '管理员');
  });
  afterAll(() => api.close());

  /** A case in session; how it got there is tested elsewhere. */
  async function inSession(): Promise<string> {
    const filed = await api.send('POST', '/api/intake/filings', {
      as: applicant,
      headers: { 'idempotency-key': randomUUID() },
      body: { code: 'LT7K-2M9Q', kind: 'wages', whatHappened: '一天半的工资没有发。', otherSide: { name: '陈某', phone: '13800000042' }, wish: '付清工资', amountFen: '45000', applicant: { name: '王芸', address: '柳塘镇老街 1 号' }, privacyConsent: true, shareConsent: true },
    });
    const { caseId } = filed.body as unknown as { caseId: string };
    await api.sql(`UPDATE case_parties SET account_id = $2, willing = 'yes' WHERE case_id = $1 AND side = 'respondent'`, [caseId, respondent.accountId]);
    await api.sql(`UPDATE case_deadlines SET ended_at = now() WHERE case_id = $1`, [caseId]);
    await api.sql(`UPDATE cases SET state = 'inSession', mediator_account_id = $2, complexity = 'low' WHERE id = $1`, [caseId, mediator.accountId]);
    return caseId;
  }

  async function started(caseId: string, as = applicant, calculation: object = ARREARS): Promise<string> {
    const answer = await api.send('POST', `/api/cases/${caseId}/sheets`, { as, body: { calculation } });
    expect(answer.body).toMatchObject({ sheetId: expect.any(String) });
    return (answer.body as unknown as { sheetId: string }).sheetId;
  }
  const see = async (caseId: string, as: TestPerson): Promise<SheetsView> => (await api.send('GET', `/api/cases/${caseId}/sheets`, { as })).body as unknown as SheetsView;
  const say = (caseId: string, sheetId: string, lineId: string, as: TestPerson, answer: string, amountFen: number, note?: string): ReturnType<TestApi['send']> =>
    api.send('POST', `/api/cases/${caseId}/sheets/${sheetId}/lines/${lineId}`, { as, body: { answer, amountFen, ...(note ? { note } : {}) } });
  const material = async (caseId: string): ReturnType<CourtMaterial['of']> => api.app.get(CourtMaterial).of(api.app.get(Transactions).reader, caseId);

  it('shows both sides and the mediator the same numbers, and nobody else anything', async () => {
    const caseId = await inSession();
    await started(caseId, mediator);
    const [a, r, m] = await Promise.all([see(caseId, applicant), see(caseId, respondent), see(caseId, mediator)]);
    expect(a.sheets).toEqual(r.sheets);
    expect(a.sheets).toEqual(m.sheets);
    expect([a.mySide, r.mySide, m.mySide]).toEqual(['applicant', 'respondent', null]);
    expect(a.sheets[0]?.sheet).toMatchObject({ total: 75_000, referenceOnly: true, lines: [{ line: { id: 'wage-2026-02', amount: 45_000 } }, { line: { id: 'wage-2026-03', amount: 30_000 } }] });
    expect((await api.send('GET', `/api/cases/${caseId}/sheets`, { as: clerk })).status).toBe(403);
    expect((await api.send('GET', `/api/cases/${caseId}/sheets`, { as: await api.resident('13800000049', '外人') })).status).toBe(404);
  });

  it('refuses to count or to offer before the other side is in, and says why (RMTJ 17, 22)', async () => {
    const caseId = await inSession();
    const sheetId = await started(caseId);
    await api.sql(`UPDATE case_parties SET account_id = NULL, willing = 'unknown' WHERE case_id = $1 AND side = 'respondent'`, [caseId]);
    const NOT_IN = { code: 'sheet.other-side-not-in' };
    for (const as of [applicant, mediator]) {
      expect((await api.send('POST', `/api/cases/${caseId}/sheets`, { as, body: { calculation: ARREARS } })).body).toMatchObject(NOT_IN);
      expect((await api.send('PUT', `/api/cases/${caseId}/sheets/${sheetId}`, { as, body: { version: 1, calculation: ARREARS } })).body).toMatchObject(NOT_IN);
      expect((await api.send('POST', `/api/cases/${caseId}/offers`, { as, body: { amountFen: 45_000 } })).body).toMatchObject(NOT_IN);
    }
    expect((await say(caseId, sheetId, 'wage-2026-02', applicant, 'agree', 45_000)).body).toMatchObject(NOT_IN);
    expect([(await see(caseId, applicant)).open, ((await api.send('GET', `/api/cases/${caseId}/offers`, { as: applicant })).body as unknown as OffersView).mayOffer]).toEqual([false, false]);
    await api.sql(`UPDATE case_parties SET willing = 'yes' WHERE case_id = $1 AND side = 'respondent'`, [caseId]);
    expect((await api.send('POST', `/api/cases/${caseId}/offers`, { as: applicant, body: { amountFen: 45_000 } })).status).toBe(201);
  });

  it('freezes a line when both sides agree, and the fact carries no word of what they said', async () => {
    const caseId = await inSession();
    const sheetId = await started(caseId);
    expect((await say(caseId, sheetId, 'wage-2026-02', applicant, 'agree', 45_000, '四百我也认')).body).toEqual({ frozen: false });
    expect((await say(caseId, sheetId, 'wage-2026-03', respondent, 'dispute', 30_000, '三月没来上班')).body).toEqual({ frozen: false });
    expect((await say(caseId, sheetId, 'wage-2026-02', respondent, 'agree', 45_000)).body).toEqual({ frozen: true });
    const view = await see(caseId, respondent);
    expect(view.sheets[0]).toMatchObject({ frozen: ['wage-2026-02'], progress: { agreedFen: 45_000, disputed: ['wage-2026-03'], unanswered: [] } });
    expect(view.undisputed).toMatchObject([{ sheetId, fact: { lineId: 'wage-2026-02', amount: 45_000 }, confirmed: [{ side: 'applicant', name: '王芸' }, { side: 'respondent', name: '陈某' }] }]);
    expect(JSON.stringify(await api.sql(`SELECT * FROM sheet_facts WHERE case_id = $1`, [caseId]))).not.toContain('四百');
    expect(JSON.stringify(await material(caseId))).not.toMatch(/四百|没来上班/);
  });

  it('never changes a frozen line: not by an answer, not by other facts, not in the table', async () => {
    const caseId = await inSession();
    const sheetId = await started(caseId);
    await say(caseId, sheetId, 'wage-2026-02', applicant, 'agree', 45_000);
    await say(caseId, sheetId, 'wage-2026-02', respondent, 'agree', 45_000);
    expect((await say(caseId, sheetId, 'wage-2026-02', applicant, 'dispute', 45_000)).body).toMatchObject({ code: 'sheet.line-frozen' });
    const other = { calculator: 'wageArrears', facts: { months: [{ month: '2026-02', due: 60_000, paid: 0 }] } };
    expect((await api.send('PUT', `/api/cases/${caseId}/sheets/${sheetId}`, { as: applicant, body: { version: 1, calculation: other } })).body).toMatchObject({ code: 'sheet.line-frozen', params: { lineId: 'wage-2026-02' } });
    await expect(api.sql(`UPDATE sheet_facts SET fact = '{}' WHERE case_id = $1`, [caseId])).rejects.toThrow(/append-only/);
    await expect(api.sql(`DELETE FROM sheet_facts WHERE case_id = $1`, [caseId])).rejects.toThrow(/append-only/);
    expect((await see(caseId, applicant)).undisputed).toMatchObject([{ fact: { amount: 45_000 } }]);
  });

  it('keeps the answers on unchanged lines when it is counted anew, and asks again about the changed ones', async () => {
    const caseId = await inSession();
    const sheetId = await started(caseId);
    await say(caseId, sheetId, 'wage-2026-02', applicant, 'agree', 45_000);
    await say(caseId, sheetId, 'wage-2026-03', applicant, 'agree', 30_000);
    const corrected = { calculator: 'wageArrears', facts: { months: [ARREARS.facts.months[0], { month: '2026-03', due: 30_000, paid: 10_000 }] } };
    expect((await api.send('PUT', `/api/cases/${caseId}/sheets/${sheetId}`, { as: mediator, body: { version: 1, calculation: corrected } })).body).toEqual({ done: true });
    const [sheet] = (await see(caseId, applicant)).sheets;
    expect(sheet?.sheet.lines.map((line) => [line.line.amount, line.answers.applicant?.answer])).toEqual([[45_000, 'agree'], [20_000, undefined]]);
    expect(sheet?.version).toBe(2);
    expect((await api.send('PUT', `/api/cases/${caseId}/sheets/${sheetId}`, { as: applicant, body: { version: 1, calculation: ARREARS } })).body).toMatchObject({ code: 'sheet.changed-meanwhile', params: { version: 2 } });
    expect((await say(caseId, sheetId, 'wage-2026-03', respondent, 'agree', 30_000)).body).toMatchObject({ code: 'sheet.line-changed' });
  });

  it('keeps both answers when the two sides press at the same moment, and writes the fact once', async () => {
    const caseId = await inSession();
    const sheetId = await started(caseId);
    const answers = await Promise.all([
      say(caseId, sheetId, 'wage-2026-02', applicant, 'agree', 45_000), say(caseId, sheetId, 'wage-2026-02', respondent, 'agree', 45_000),
      say(caseId, sheetId, 'wage-2026-03', applicant, 'dispute', 30_000), say(caseId, sheetId, 'wage-2026-03', respondent, 'agree', 30_000),
    ]);
    expect(answers.map((answer) => answer.status)).toEqual([200, 200, 200, 200]);
    expect(answers.filter((answer) => (answer.body as unknown as { frozen: boolean }).frozen)).toHaveLength(1);
    const view = await see(caseId, mediator);
    expect(view.sheets[0]?.sheet.lines.map((line) => [line.answers.applicant?.answer, line.answers.respondent?.answer])).toEqual([['agree', 'agree'], ['dispute', 'agree']]);
    expect(view.undisputed).toHaveLength(1);
  });

  it('lets offers be seen by those who talk and keeps their history', async () => {
    const caseId = await inSession();
    const offer = (as: TestPerson, body: object): ReturnType<TestApi['send']> => api.send('POST', `/api/cases/${caseId}/offers`, { as, body });
    expect((await offer(applicant, { amountFen: 45_000 })).status).toBe(201);
    expect((await offer(respondent, { amountFen: 30_000, dueDay: '2026-03-18' })).status).toBe(201);
    expect((await offer(respondent, { amountFen: 40_000, instalments: [{ dueDay: '2026-03-18', amountFen: 20_000 }, { dueDay: '2026-04-18', amountFen: 20_000 }], acts: ['当面说明'] })).status).toBe(201);
    expect((await offer(mediator, { amountFen: 42_000 })).status).toBe(201);
    const view = (await api.send('GET', `/api/cases/${caseId}/offers`, { as: applicant })).body as unknown as OffersView;
    expect(view.standing.map(({ by, terms }) => [by, terms.amountFen])).toEqual([['applicant', 45_000], ['respondent', 40_000], ['mediator', 42_000]]);
    expect(view.history).toHaveLength(4);
    expect((await offer(respondent, { amountFen: 40_000, instalments: [{ dueDay: '2026-03-18', amountFen: 1 }] })).body).toMatchObject({ code: 'offer.parts-differ' });
    expect((await offer(respondent, {})).body).toMatchObject({ code: 'offer.empty' });
    expect((await offer(respondent, { amountFen: 1, dueDay: '2026-03-09' })).body).toMatchObject({ code: 'offer.day-passed' });
    await expect(api.sql(`UPDATE offers SET amount_fen = 1 WHERE case_id = $1`, [caseId])).rejects.toThrow(/append-only/);
  });

  it('never lets an offer reach the court: not in the material, not on the timeline, not for a judge or a clerk', async () => {
    const caseId = await inSession();
    const sheetId = await started(caseId);
    for (const as of [applicant, respondent]) await say(caseId, sheetId, 'wage-2026-02', as, 'agree', 45_000);
    await api.send('POST', `/api/cases/${caseId}/offers`, { as: respondent, body: { amountFen: 38_765, acts: ['赔个不是'] } });
    const found = await material(caseId);
    expect(found.facts).toMatchObject([{ text: { zh: expect.stringContaining('450.00') } }]);
    expect(found.kept).toEqual([{ item: 'offer', reason: { code: 'bundle.offer', params: { item: 'offer' } }, count: 1 }]);
    expect(JSON.stringify(found)).not.toMatch(/387|赔个不是/);
    const court = await api.body({ path: 'court.', kind: 'court', level: 'county', name: '谷城县人民法院' });
    const judge = await api.staff('judge', court, '审查法官');
    await api.sql(`INSERT INTO case_grants (id, case_id, role, organization_id, since) VALUES ($1, $2, 'court', $3, now())`, [randomUUID(), caseId, court.id]);
    expect((await api.send('GET', `/api/cases/${caseId}/offers`, { as: judge })).status).toBe(403);
    const bothRoles = await api.staff('mediator', committee, '别的调解员');
    expect((await api.send('GET', `/api/cases/${caseId}/offers`, { as: bothRoles })).status).toBe(404);
    expect(JSON.stringify((await api.send('GET', `/api/cases/${caseId}`, { as: judge })).body)).not.toMatch(/387|赔个不是/);
  });

  it('prints the undisputed facts for all to sign, for those who talk, and nothing before there are any', async () => {
    const caseId = await inSession();
    const sheetId = await started(caseId);
    const print = (as: TestPerson): ReturnType<TestApi['send']> => api.send('GET', `/api/cases/${caseId}/undisputed-facts.pdf`, { as });
    expect((await print(applicant)).body).toMatchObject({ code: 'sheet.no-facts' });
    for (const as of [applicant, respondent]) await say(caseId, sheetId, 'wage-2026-02', as, 'agree', 45_000);
    const paper = await print(respondent);
    expect([paper.status, paper.headers['content-type'], paper.bytes.subarray(0, 5).toString()]).toEqual([200, 'application/pdf', '%PDF-']);
    expect((await print(await api.resident('13800000049', '外人'))).status).toBe(404);
  });

  it('refuses to guess: says which region, year and number is missing and who can enter it; entered, it counts', async () => {
    const caseId = await inSession();
    const calculation: Calculation = { calculator: 'injury', facts: { region: '330000', year: 2025, outcome: 'injured', hospitalDays: 3 } };
    const refused = await api.send('POST', `/api/cases/${caseId}/sheets`, { as: applicant, body: { calculation } });
    expect(refused).toMatchObject({ status: 409, body: { code: 'calculator.parameter-missing', params: { region: '330000', year: 2025, key: 'mealRate', administrator: '谷城县综治中心 0571-5550100' } } });
    const value = { region: '330000', year: 2025, key: 'mealRate', valueFen: 10_000, source: '浙财行〔2025〕1号', sourceUrl: 'https://czt.zj.gov.cn/1' };
    expect((await api.send('POST', '/api/calculator-tables/values', { as: clerk, body: value })).status).toBe(403);
    await Promise.all([12_000, 13_000].map((valueFen) => api.send('POST', '/api/calculator-tables/values', { as: administrator, body: { ...value, valueFen } })));
    await api.send('POST', '/api/calculator-tables/values', { as: administrator, body: value });
    // The guided advice reads the same tables without logging in: the figures, not who entered them.
    const open = await api.send('GET', '/api/calculator-tables/in-force');
    expect([open.status, JSON.stringify(open.body).includes(value.source), JSON.stringify(open.body).includes(administrator.name)]).toEqual([200, true, false]);
    const sheetId = await started(caseId, applicant, calculation);
    const sheet = (await see(caseId, respondent)).sheets.find((one) => one.id === sheetId);
    expect(sheet?.sheet.lines[0]?.line).toMatchObject({ amount: 30_000, parameters: [{ region: '330000', year: '2025', value: '100.00', source: '浙财行〔2025〕1号 · https://czt.zj.gov.cn/1' }] });
    await api.send('POST', '/api/calculator-tables/values', { as: administrator, body: { ...value, valueFen: 11_000 } });
    expect((await see(caseId, applicant)).sheets.find((one) => one.id === sheetId)?.sheet.total).toBe(30_000);
    expect(await api.sql(`SELECT value_fen FROM calculator_parameters WHERE replaced_at IS NULL`)).toEqual([{ value_fen: '11000' }]);
    expect(await api.sql(`SELECT 1 FROM calculator_parameters`)).toHaveLength(4);
  });

  it('takes new announcements of the rate, new limits and new regions, each once and none into the demonstration region', async () => {
    const post = (what: string, body: object): ReturnType<TestApi['send']> => api.send('POST', `/api/calculator-tables/${what}`, { as: administrator, body });
    const sourceUrl = 'https://www.chinamoney.com.cn/chinese/bklpr/';
    expect((await post('lpr', { from: '2026-02-20', percent: '2.95', sourceUrl })).status).toBe(201);
    expect((await post('lpr', { from: '2026-02-20', percent: '2.90', sourceUrl })).body).toMatchObject({ code: 'parameter.day-known' });
    expect((await post('lpr', { from: '2026-03-20', percent: '2.90', sourceUrl })).body).toMatchObject({ code: 'parameter.not-announced-yet' });
    const limits = { medical: 2_000_000, deathDisability: 20_000_000, property: 300_000 };
    expect((await post('insurance', { from: '2026-03-01', atFault: limits, notAtFault: limits, source: '通知', sourceUrl })).status).toBe(201);
    expect((await post('regions', { code: '420600', name: '襄阳', nameEn: 'Xiangyang' })).status).toBe(201);
    expect((await post('regions', { code: '330000', name: '浙江', nameEn: 'Zhejiang' })).body).toMatchObject({ code: 'parameter.region-known' });
    expect((await post('values', { region: 'demo', year: 2026, key: 'averageWage', valueFen: 1, source: 'x', sourceUrl })).body).toMatchObject({ code: 'parameter.demonstration-region' });
    const caseId = await inSession();
    await started(caseId, applicant, { calculator: 'privateLoan', facts: { lender: 'private', contractOn: '2026-02-25', principal: 1_000_000, received: 1_000_000, interest: { kind: 'rate', percent: '24' }, until: '2026-03-01' } });
    expect(JSON.stringify((await see(caseId, applicant)).sheets)).toContain('2.95%');
    const { tables } = (await api.send('GET', '/api/calculator-tables', { as: applicant })).body as unknown as { tables: { regions: { code: string }[]; compulsoryInsurance: { from: string }[] } };
    expect([tables.regions.some(({ code }) => code === '420600'), tables.compulsoryInsurance.at(-1)?.from]).toEqual([true, '2026-03-01']);
  });

  it('takes no calculation with a fact that no rule reads, and none before acceptance or after the end', async () => {
    const caseId = await inSession();
    const odd = { calculator: 'wageArrears', facts: { ...ARREARS.facts, discount: 5 } };
    expect((await api.send('POST', `/api/cases/${caseId}/sheets`, { as: applicant, body: { calculation: odd } })).status).toBe(422);
    const sheetId = await started(caseId);
    for (const state of ['filed', 'terminated']) {
      await api.sql(`UPDATE cases SET state = $2, ended_at = CASE WHEN $2 = 'terminated' THEN now() END, termination_reason = CASE WHEN $2 = 'terminated' THEN 'other' END WHERE id = $1`, [caseId, state]);
      expect((await api.send('POST', `/api/cases/${caseId}/sheets`, { as: applicant, body: { calculation: ARREARS } })).body).toMatchObject({ code: 'sheet.not-now' });
      expect((await say(caseId, sheetId, 'wage-2026-02', applicant, 'agree', 45_000)).body).toMatchObject({ code: 'sheet.not-now' });
      expect((await api.send('POST', `/api/cases/${caseId}/offers`, { as: applicant, body: { amountFen: 1 } })).body).toMatchObject({ code: 'offer.not-now' });
    }
    expect(await see(caseId, applicant)).toMatchObject({ open: false, sheets: [{ id: sheetId }] });
  });
});
