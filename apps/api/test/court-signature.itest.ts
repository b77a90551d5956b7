import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { CourtDeskView, PaperView, VerifyAnswer } from '@jiefen/mediation/wire';
import { POPPLER, textOf } from '../../../libs/documents/test/reading.js';
import { filedApplication, settleVillage, type Village } from './setup/agreed-case.js';
import { startTestApi, type TestApi, type TestPerson } from './setup/test-api.js';

jest.setTimeout(120_000);
const withPoppler = POPPLER ? it : it.skip;
const withPdfsig = spawnSync('pdfsig', ['-v']).error === undefined ? it : it.skip;

describe('what is signed on the way to a court', () => {
  let api: TestApi;
  let village: Village;
  let caseId: string;
  let applicationId: string;
  beforeAll(async () => {
    api = await startTestApi();
    village = await settleVillage(api);
    ({ caseId, applicationId } = await filedApplication(village));
  });
  afterAll(() => api.close());
  const papers = async (as: TestPerson): Promise<PaperView[]> => (await api.send('GET', `/api/cases/${caseId}/papers`, { as })).body as unknown as PaperView[];
  const bytesOf = async (id: string, as: TestPerson): Promise<Buffer> => (await api.send('GET', `/api/papers/${id}.pdf`, { as })).bytes;
  const verified = async (): Promise<VerifyAnswer> => {
    const [row] = await api.sql<{ verify_code: string }>(`SELECT verify_code FROM agreements WHERE case_id = $1`, [caseId]);
    return (await api.send('GET', `/api/verify/${row?.verify_code ?? ''}`)).body as unknown as VerifyAnswer;
  };
  const court = (answer: VerifyAnswer): VerifyAnswer['signatures'][number] | undefined => answer.signatures.find(({ role }) => role === 'court');

  withPoppler('the joint application has a certificate of signing: who signed which paper, how verified, with the print of each', async () => {
    const certificate = await api.until('it is issued', async () => (await papers(village.applicant)).find((paper) => paper.kind === 'signingCertificate' && paper.title.includes('司法确认申请书')));
    const text = textOf(await bytesOf(certificate.id, village.judge));
    for (const words of ['文件司法确认申请书', '王芸', '陈某', '短信验证码（138****0031）', '承诺书', '送达地址确认书', '看完全部', '不代替司法确认申请书']) expect(text).toContain(words);
    // The prints are those of the very files the court has.
    const desk = (await api.send('GET', `/api/court/applications/${applicationId}`, { as: village.judge })).body as unknown as CourtDeskView;
    const shown = new Map((await papers(village.judge)).map((paper) => [paper.id, paper.sha256]));
    for (const { id, kind } of desk.papers.filter((paper) => ['confirmationApplication', 'promise', 'serviceAddress'].includes(paper.kind))) {
      expect({ kind, there: text.includes((shown.get(id) ?? 'none').toUpperCase()) }).toEqual({ kind, there: true });
    }
    const [row] = await api.sql<{ verify_code: string }>(`SELECT verify_code FROM papers WHERE id = $1`, [certificate.id]);
    expect((await api.send('GET', `/api/verify/${row?.verify_code ?? ''}`)).body).toMatchObject({ verdict: 'intact', kind: 'signingCertificate', state: 'complete', signatures: [{ role: 'portal' }] });
    const dossier = (await api.send('GET', `/api/cases/${caseId}/dossier`, { as: village.mediator })).body as unknown as { retention: string; rows: { kind: string; papers: { name: string }[] }[] };
    expect(dossier.retention).toBe('long');
    expect(dossier.rows.find(({ kind }) => kind === 'confirmation')?.papers.map(({ name }) => name)).toContain(certificate.title);
  });

  it('the court of the demonstration signs the agreement it confirms, in the place kept for it, and the verify page shows it', async () => {
    expect(court(await verified())).toBeUndefined();
    const desk = async (): Promise<CourtDeskView> => (await api.send('GET', `/api/court/applications/${applicationId}`, { as: village.judge })).body as unknown as CourtDeskView;
    const post = (what: string, body: object): ReturnType<TestApi['send']> => api.send('POST', `/api/court/applications/${applicationId}/${what}`, { as: village.judge, body });
    await post('accept', { version: (await desk()).version, courtNumber: '（2026）古城0101诉前调确17号' });
    for (const check of (await desk()).checks) if (check.found !== 'met') await api.send('PUT', `/api/court/applications/${applicationId}/checks`, { as: village.judge, body: { ruleId: check.ruleId, answer: 'met' } });
    expect((await post('decide', { version: (await desk()).version, outcome: 'confirmed' })).body).toEqual({ done: true });
    const answer = await api.until('the court has signed', async () => {
      const now = await verified();
      return court(now) && now;
    });
    expect(answer).toMatchObject({ verdict: 'intact', newest: true, reasons: [], addedAfterLastSignature: 'nothing' });
    expect(answer.signatures.map(({ role }) => role)).toEqual(['party-1', 'party-2', 'mediator', 'seal', 'time-stamp', 'court', 'time-stamp']);
    expect(court(answer)).toMatchObject({ name: '古城县人民法院（演示）', how: 'portal', trusted: true });
    // Once, however often the job runs; and the clauses that were confirmed are untouched.
    expect(await api.sql(`SELECT 1 FROM confirmation_signatures WHERE application_id = $1 AND field = 'court'`, [applicationId])).toHaveLength(1);
  });

  withPdfsig('pdfsig finds all five valid, and the last stamp covers the whole file', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'jiefen-court-'));
    try {
      const paper = (await papers(village.applicant)).find(({ kind, language }) => kind === 'agreement' && language === 'zh');
      writeFileSync(join(folder, 'agreement.pdf'), await bytesOf(paper?.id ?? '', village.applicant));
      const report = execFileSync('pdfsig', ['agreement.pdf'], { encoding: 'utf8', cwd: folder });
      expect(report.match(/Signature Validation: Signature is Valid\./g)).toHaveLength(5);
      expect(report).toContain('Common Name: 古城县人民法院（演示）');
      expect(report).toContain('Total document signed');
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
