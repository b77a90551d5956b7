import { createHash, randomUUID } from 'node:crypto';
import { PDF } from '@libpdf/core';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TERMS_FILE, type AgreementTerms } from '@jiefen/documents';
import { fen, localDate } from '@jiefen/mediation';
import { agreedCase, filedApplication, settleVillage, type Village } from './setup/agreed-case.js';
import { startTestApi, type TestApi } from './setup/test-api.js';

describe('machine-readable terms', () => {
  let api: TestApi;
  let village: Village;
  beforeAll(async () => {
    api = await startTestApi();
    village = await settleVillage(api);
  });
  afterAll(() => api.close());

  it('paper, reminders and court read the same: who owes whom what by when', async () => {
    const { caseId, applicationId } = await filedApplication(village);
    const { agreement } = (await api.send('GET', `/api/cases/${caseId}/agreement`, { as: village.applicant })).body as unknown as { agreement: { paperId: string } };
    // The signed file as a court gets it.
    const pdf = await PDF.load((await api.send('GET', `/api/papers/${agreement.paperId}.pdf`, { as: village.judge })).bytes);
    const terms = JSON.parse(new TextDecoder().decode(pdf.getAttachment(TERMS_FILE) ?? new Uint8Array())) as AgreementTerms;
    const inPaper = terms.obligations.flatMap((one) => (one.instalments ?? [{ number: 1, due: one.due, amountFen: one.amountFen }]).map((part) => [one.clause, part.number, part.due, part.amountFen, one.debtor, one.creditor]));
    expect(inPaper).toEqual([[1, 1, '2026-03-18', 45_000, 'party-2', 'party-1']]);

    const party = (side: string): string => terms.parties.find((one) => one.side === side)?.id ?? '';
    const kept = await api.until('the obligations are kept', async () => {
      const rows = await api.sql<{ clause: number; part: number; due: string; amount_fen: string; debtor: string; creditor: string }>(
        `SELECT o.clause, o.part, to_char(o.due_day, 'YYYY-MM-DD') AS due, o.amount_fen, b.side AS debtor, t.side AS creditor FROM obligations o JOIN case_parties b ON b.id = o.by_party_id JOIN case_parties t ON t.id = o.to_party_id WHERE o.case_id = $1 ORDER BY o.clause, o.part`,
        [caseId],
      );
      return rows.length > 0 && rows;
    });
    expect(kept.map((row) => [row.clause, row.part, row.due, Number(row.amount_fen), party(row.debtor), party(row.creditor)])).toEqual(inPaper);

    // The desk has this very file in its bundle, and the clauses that go into a ruling are those that the hash in it binds.
    const desk = (await api.send('GET', `/api/court/applications/${applicationId}`, { as: village.judge })).body as unknown as { papers: { id: string; kind: string }[] };
    expect(desk.papers.find(({ kind }) => kind === 'agreement')?.id).toBe(agreement.paperId);
    const [text] = await api.sql<{ clauses_zh: string[] }>(`SELECT clauses_zh FROM agreements WHERE case_id = $1`, [caseId]);
    expect(createHash('sha256').update(text?.clauses_zh.join('\n') ?? '', 'utf8').digest('hex')).toBe(terms.clausesSha256);
  });

  it('are the same for every instalment: paper, reminders, and what a party sees on the phone', async () => {
    const parts = [1, 2, 3].map((n) => ({ n, dueDate: localDate(`2026-0${n + 3}-18`), amountFen: fen(15_000) }));
    const caseId = await agreedCase(village, { clauses: ({ applicant, respondent }) => [{ id: randomUUID(), kind: 'payment', payerId: respondent, payeeId: applicant, amountFen: fen(45_000), purpose: '工资', manner: 'wechat', instalments: parts }] });
    const { agreement } = (await api.send('GET', `/api/cases/${caseId}/agreement`, { as: village.applicant })).body as unknown as { agreement: { paperId: string } };
    const pdf = await PDF.load((await api.send('GET', `/api/papers/${agreement.paperId}.pdf`, { as: village.applicant })).bytes);
    const terms = JSON.parse(new TextDecoder().decode(pdf.getAttachment(TERMS_FILE) ?? new Uint8Array())) as AgreementTerms;
    const inPaper = terms.obligations.flatMap((one) => (one.instalments ?? []).map((part) => [one.clause, part.number, part.due, part.amountFen]));
    expect(inPaper).toEqual([[1, 1, '2026-04-18', 15_000], [1, 2, '2026-05-18', 15_000], [1, 3, '2026-06-18', 15_000]]);
    const kept = await api.until('the obligations are kept', async () => {
      const rows = await api.sql<{ clause: number; part: number; due: string; amount_fen: string }>(`SELECT clause, part, to_char(due_day, 'YYYY-MM-DD') AS due, amount_fen FROM obligations WHERE case_id = $1 ORDER BY clause, part`, [caseId]);
      return rows.length > 0 && rows;
    });
    expect(kept.map((row) => [row.clause, row.part, row.due, Number(row.amount_fen)])).toEqual(inPaper);
    const seen = (await api.send('GET', `/api/cases/${caseId}/performance`, { as: village.respondent })).body as unknown as { obligations: { part: number; dueDay: string; amountFen: string }[] };
    expect(seen.obligations.map((row) => [row.part, row.dueDay, Number(row.amountFen)])).toEqual(inPaper.map(([, part, due, amount]) => [part, due, amount]));
  });

  it('have their schema at a lasting address, open to everybody', async () => {
    const answer = await api.send('GET', '/api/schemas/agreement-terms/1');
    expect(answer).toMatchObject({ status: 200, headers: { 'content-type': expect.stringContaining('application/schema+json') } });
    expect(JSON.parse(answer.bytes.toString('utf8'))).toMatchObject({ $id: 'urn:jiefen:schema:agreement-terms:1', $schema: expect.stringContaining('2020-12') });
  });
});
