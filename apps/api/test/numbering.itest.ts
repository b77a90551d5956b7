import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { sequenceOf } from '@jiefen/documents';
import { draftedCase, settleVillage, type Village } from './setup/agreed-case.js';
import { startTestApi, type TestApi } from './setup/test-api.js';

jest.setTimeout(300_000);

const PATTERN = '柳塘调解〔{year}〕{seq:4}号';

describe('numbers of agreements', () => {
  let api: TestApi;
  let village: Village;
  beforeAll(async () => {
    api = await startTestApi();
    village = await settleVillage(api);
    // The committee's own pattern, not the usual one.
    await api.sql(`UPDATE organizations SET settings = settings || $2::jsonb WHERE id = $1`, [village.committee.id, JSON.stringify({ agreementNumberPattern: PATTERN })]);
  });
  afterAll(() => api.close());
  const freeze = (caseId: string, version: number): ReturnType<TestApi['send']> => api.send('POST', `/api/cases/${caseId}/agreement/freeze`, { as: village.mediator, body: { version } });
  const numbers = async (): Promise<string[]> => (await api.sql<{ number: string }>(`SELECT number FROM agreements ORDER BY number`)).map((row) => row.number);

  it('of one committee and year have no gap and no double, though all are made final at the same moment and some of them fail', async () => {
    const cases: string[] = [];
    for (let index = 0; index < 8; index++) cases.push((await draftedCase(village)).caseId);
    // Three come with a text that is no longer the newest, two press twice.
    const asked = [...cases.map((caseId, index) => freeze(caseId, index % 3 === 2 ? 7 : 1)), freeze(cases[0] ?? '', 1), freeze(cases[1] ?? '', 1)];
    const answers = await Promise.all(asked);
    const done = answers.filter(({ status }) => status < 300).length;
    expect(done).toBe(6);
    expect(answers.filter(({ status }) => status === 409)).toHaveLength(answers.length - done);
    const given = (await numbers()).map((number) => sequenceOf(number, PATTERN, { year: 2026, org: '' }));
    expect(given).toEqual([1, 2, 3, 4, 5, 6]);

    // Those that failed get the next numbers, also at the same moment.
    await Promise.all(cases.filter((_, index) => index % 3 === 2).map((caseId) => freeze(caseId, 1)));
    expect((await numbers()).map((number) => sequenceOf(number, PATTERN, { year: 2026, org: '' }))).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    expect((await numbers())[0]).toBe('柳塘调解〔2026〕0001号');
  });

  it('a text that goes back and is made final again keeps its number', async () => {
    const { caseId } = await draftedCase(village);
    await freeze(caseId, 1);
    await api.send('POST', `/api/cases/${caseId}/agreement/reopen`, { as: village.mediator, body: { reason: '金额要改' } });
    expect((await freeze(caseId, 1)).body).toMatchObject({ agreementId: expect.any(String) });
    const versions = await api.sql<{ number: string; version: number }>(`SELECT number, version FROM agreements WHERE case_id = $1 ORDER BY version`, [caseId]);
    expect(versions).toEqual([{ number: '柳塘调解〔2026〕0009号', version: 1 }, { number: '柳塘调解〔2026〕0009号', version: 2 }]);
  });
});
