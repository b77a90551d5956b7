import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { PaperView } from '@jiefen/mediation/wire';
import { POPPLER, textOf } from '../../../libs/documents/test/reading.js';
import { filedApplication, settleVillage, type Village } from './setup/agreed-case.js';
import { startTestApi, type TestApi, type TestPerson } from './setup/test-api.js';

jest.setTimeout(120_000);

describe('the English side of papers', () => {
  let api: TestApi;
  let village: Village;
  let caseId: string;
  beforeAll(async () => {
    api = await startTestApi();
    village = await settleVillage(api);
    ({ caseId } = await filedApplication(village));
    await api.until('the certificate of signing is issued', async () => (await list(village.mediator)).some((paper) => paper.kind === 'signingCertificate'));
  });
  afterAll(() => api.close());
  const list = async (as: TestPerson): Promise<PaperView[]> => (await api.send('GET', `/api/cases/${caseId}/papers`, { as })).body as unknown as PaperView[];
  const ask = (id: string, as: TestPerson): ReturnType<TestApi['send']> => api.send('POST', `/api/papers/${id}/english`, { as });

  it('is there for every paper of a case that was led in Chinese, for whoever may read the paper', async () => {
    const kinds = new Set<string>();
    for (const as of [village.applicant, village.mediator]) {
      for (const paper of (await list(as)).filter(({ language }) => language === 'zh')) {
        expect({ kind: paper.kind, inEnglish: paper.inEnglish }).toEqual({ kind: paper.kind, inEnglish: true });
        const made = (await ask(paper.id, as)).body as unknown as PaperView;
        expect(made).toMatchObject({ kind: paper.kind, language: 'en', title: expect.stringContaining('(translation)') });
        const pdf = await api.send('GET', `/api/papers/${made.id}.pdf`, { as });
        if (POPPLER) expect(textOf(pdf.bytes)).toContain('Translationforreadingonly.');
        // Asked for again, it is the same one.
        expect((await ask(paper.id, as)).body).toMatchObject({ id: made.id });
        kinds.add(paper.kind);
      }
    }
    expect([...kinds].sort()).toEqual(expect.arrayContaining(['agreement', 'confirmationApplication', 'promise', 'proofOfMediation', 'receipt', 'serviceAddress', 'signingCertificate']));
  });

  it('says what the portal words in English, and leaves names as they are', async () => {
    const agreement = (await list(village.applicant)).find((paper) => paper.kind === 'agreement' && paper.language === 'en');
    const text = textOf((await api.send('GET', `/api/papers/${agreement?.id ?? ''}.pdf`, { as: village.applicant })).bytes);
    for (const words of ['PartyA(applicant):王芸', 'Howandwhenitiscarriedout', 'Clause1:by']) expect(text).toContain(words);
  });

  it('is not for somebody who may not read the paper', async () => {
    const mine = (await list(village.applicant)).find((paper) => paper.kind === 'serviceAddress' && paper.language === 'zh');
    expect((await ask(mine?.id ?? '', village.respondent)).status).toBe(404);
    expect((await ask('00000000-0000-4000-8000-000000000000', village.mediator)).status).toBe(404);
  });

  it('lies encrypted: who reads the table reads no name', async () => {
    const rows = await api.sql<{ english_from: string }>(`SELECT english_from FROM papers WHERE english_from IS NOT NULL`);
    expect(rows.length).toBeGreaterThan(5);
    for (const { english_from } of rows) expect(english_from).toMatch(/^[0-9a-f]+\.[\w-]+\.[\w-]+$/);
  });
});
