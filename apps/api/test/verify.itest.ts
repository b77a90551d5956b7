import { X509Certificate } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { AgreementView, DossierView, RootsOfTrust, VerifyAnswer } from '@jiefen/mediation/wire';
import { POPPLER, textOf } from '../../../libs/documents/test/reading.js';
import { SigningDesk } from '../src/agreements/signing-desk.js';
import { CertifySigning } from '../src/agreements/certify-signing.job.js';
import { agreedCase, chosen, multipart, PHONES, settleVillage, signApplication, totp, type Village } from './setup/agreed-case.js';
import { startTestApi, type TestApi } from './setup/test-api.js';

interface Kept {
  readonly id: string;
  readonly verify_code: string;
  readonly storage_key: string;
}

describe('anybody checks a paper', () => {
  let api: TestApi;
  let village: Village;

  beforeAll(async () => {
    api = await startTestApi();
    village = await settleVillage(api);
  });
  afterAll(() => api.close());

  const latest = async (caseId: string, kind: string): Promise<Kept> => {
    const [row] = await api.sql<Kept>(`SELECT id, verify_code, storage_key FROM papers WHERE case_id = $1 AND kind = $2 AND language = 'zh' ORDER BY version DESC LIMIT 1`, [caseId, kind]);
    if (!row) throw new Error(`no ${kind}`);
    return row;
  };
  const pdf = async (paper: Kept): Promise<Buffer> => (await api.send('GET', `/api/papers/${paper.id}.pdf`, { as: village.mediator })).bytes;
  const byCode = async (code: string): Promise<VerifyAnswer> => (await api.send('GET', `/api/verify/${code}`)).body as unknown as VerifyAnswer;
  const byFile = async (bytes: Buffer): Promise<VerifyAnswer> => {
    const { body, headers } = multipart(bytes, 'a.pdf', 'application/pdf');
    return (await api.send('POST', '/api/verify', { body, headers })).body as unknown as VerifyAnswer;
  };

  it('knows every paper that is signed or sealed, by its own code and by its bytes, and says how far it has come', async () => {
    const caseId = await agreedCase(village);
    await chosen(village, caseId);
    const unsigned = await latest(caseId, 'confirmationApplication');
    expect(await byCode(unsigned.verify_code)).toMatchObject({ registered: true, kind: 'confirmationApplication', state: 'signing', signatures: [] });

    await signApplication(village, caseId, village.applicant, PHONES.applicant);
    const half = await pdf(await latest(caseId, 'confirmationApplication'));
    expect(await byFile(half)).toMatchObject({ verdict: 'intact', registered: true, kind: 'confirmationApplication', state: 'signing', newest: true, sealedOrFinalAt: null, signatures: [{ name: '王芸' }] });

    await signApplication(village, caseId, village.respondent, PHONES.respondent);
    expect((await api.send('POST', `/api/cases/${caseId}/confirmation/seal-proof`, { as: village.clerk, body: { code: totp(api) } })).body).toEqual({ done: true });
    for (const [kind, signers] of [['confirmationApplication', 2], ['promise', 2], ['serviceAddress', 1], ['proofOfMediation', 1], ['agreement', 5]] as const) {
      const paper = await latest(caseId, kind);
      const known = { verdict: 'intact', registered: true, kind, state: 'complete', newest: true, sealedOrFinalAt: expect.any(String), organization: '柳塘镇人民调解委员会', addedAfterLastSignature: 'nothing' };
      const file = await byFile(await pdf(paper));
      expect(file).toMatchObject(known);
      expect(file.signatures).toHaveLength(signers);
      const code = await byCode(paper.verify_code.toLowerCase().replaceAll('-', ' '));
      expect(code).toMatchObject(known);
      // A seal has its SM2 seal beside it.
      expect(file.signatures.filter(({ role }) => role === 'seal').every(({ sm2 }) => sm2)).toBe(true);
      // Who has only the code reads no full name of a party.
      expect(JSON.stringify(code.signatures)).not.toMatch(/王芸|陈某/);
      for (const signature of code.signatures.filter(({ role }) => role !== 'time-stamp')) expect(signature).toMatchObject({ at: expect.stringMatching(/Z$/), how: expect.stringMatching(/one-time-code|authenticator/), trusted: true });
    }
    // The copy with one signature stays genuine, but it is not the one that counts.
    expect(await byFile(half)).toMatchObject({ verdict: 'intact', registered: true, state: 'complete', newest: false });
    const changed = Buffer.from(half);
    changed[2000] = (changed[2000] ?? 0) ^ 1;
    expect(await byFile(changed)).toMatchObject({ verdict: 'altered', registered: false });
    expect(await byFile(Buffer.concat([half, Buffer.from('\n% added\n')]))).toMatchObject({ verdict: 'altered', reasons: ['document.damaged'] });
  });

  it('issues one certificate of signing after the last signature: who, how verified, when, which bytes, and that the parties had understood', async () => {
    const caseId = await agreedCase(village);
    const [agreement] = await api.sql<{ id: string }>(`SELECT id FROM agreements WHERE case_id = $1`, [caseId]);
    const issued = await api.until('the certificate is issued', async () => {
      const { agreement: view } = (await api.send('GET', `/api/cases/${caseId}/agreement`, { as: village.respondent })).body as unknown as { agreement: AgreementView };
      return view.certificatePaperId !== null && view;
    });
    // A job may run twice; the certificate is there once.
    await Promise.all([api.app.get(CertifySigning).certify(agreement?.id ?? ''), api.app.get(CertifySigning).certify(agreement?.id ?? '')]);
    expect(await api.sql(`SELECT 1 FROM papers WHERE case_id = $1 AND kind = 'signingCertificate'`, [caseId])).toHaveLength(1);
    const file = (await api.send('GET', `/api/papers/${issued.certificatePaperId}.pdf`, { as: village.respondent })).bytes;
    expect(await byFile(file)).toMatchObject({ verdict: 'intact', registered: true, kind: 'signingCertificate', state: 'complete', signatures: [{ name: '解纷系统', how: 'portal', role: 'portal' }] });
    const signatures = await api.sql<{ certificate: { serialNumber: string }; before_sha256: string; after_sha256: string; after_sm3: string }>(`SELECT certificate, before_sha256, after_sha256, after_sm3 FROM signatures WHERE agreement_id = $1 ORDER BY signed_at`, [agreement?.id]);
    expect(signatures).toHaveLength(4);
    if (POPPLER) {
      const text = textOf(file).toLowerCase();
      for (const { certificate, before_sha256 } of signatures) expect([text.includes(certificate.serialNumber), text.includes(before_sha256)]).toEqual([true, true]);
      expect(text).toContain(signatures.at(-1)?.after_sha256);
      expect(text).toContain(signatures.at(-1)?.after_sm3);
      for (const words of ['王芸：看完全部', '陈某：看完全部', '全部答对', '短信验证码（138****0031）', '工作账号和动态码（高明远）', '不是依法设立的电子认证服务机构']) expect(text).toContain(words);
    }
    const dossier = (await api.send('GET', `/api/cases/${caseId}/dossier`, { as: village.clerk })).body as unknown as DossierView;
    expect(dossier.rows.find((row) => row.kind === 'agreement')?.papers.map(({ name }) => name.split(' ')[0])).toEqual(['人民调解协议书', '签署证明']);
    expect((await api.send('GET', `/api/papers/${issued.certificatePaperId}.pdf`, { as: await api.resident('13800000099', '外人') })).status).toBe(404);
  });

  it('says of each signature of a party whether a document was compared with the person before, and how, with neither name nor number of it', async () => {
    const caseId = await agreedCase(village);
    const signed = await latest(caseId, 'agreement');
    const file = await pdf(signed);
    const documents = ({ signatures }: VerifyAnswer): Record<string, unknown> => Object.fromEntries(signatures.map(({ role, document }) => [role, document]));
    expect(documents(await byFile(file))).toMatchObject({ 'party-1': 'notCompared', 'party-2': 'notCompared', mediator: null, seal: null });

    const parties = await api.sql<{ id: string; side: string }>(`SELECT id, side FROM case_parties WHERE case_id = $1`, [caseId]);
    const compare = (side: string, body: object): Promise<unknown> => api.send('POST', `/api/cases/${caseId}/identity/checks`, { as: village.mediator, body: { partyId: parties.find((party) => party.side === side)?.id, result: 'compared', document: 'residentCard', way: 'onSite', nameAgrees: true, ...body } });
    await compare('applicant', { number: '330106199003071244', numberConsent: true });
    // What is seen afterwards says nothing of who signed.
    expect(documents(await byFile(file))).toMatchObject({ 'party-1': 'notCompared' });

    await chosen(village, caseId);
    await signApplication(village, caseId, village.applicant, PHONES.applicant);
    await signApplication(village, caseId, village.respondent, PHONES.respondent);
    const answer = await byCode((await latest(caseId, 'confirmationApplication')).verify_code);
    expect(answer.signatures.filter(({ role }) => role !== 'time-stamp').map(({ document }) => document)).toEqual(['onSite', 'notCompared']);
    expect(JSON.stringify(answer.signatures)).not.toMatch(/330106|330\*|居民身份证|王芸/);
    // Of a file that is not ours, nothing is said: whoever made it may have written any name on it.
    const { body, headers } = multipart(Buffer.concat([file, Buffer.from('\n% added\n')]), 'a.pdf', 'application/pdf');
    const forged = (await api.send('POST', `/api/verify?code=${signed.verify_code}`, { body, headers })).body as unknown as VerifyAnswer;
    expect(forged.signatures.every(({ document }) => document === null)).toBe(true);
  });

  it('says of an application that was taken back that it no longer counts, and of the agreement under it that it does', async () => {
    const caseId = await agreedCase(village);
    await chosen(village, caseId);
    await signApplication(village, caseId, village.applicant, PHONES.applicant);
    const signed = await latest(caseId, 'confirmationApplication');
    const file = await pdf(signed);
    expect((await api.send('POST', `/api/cases/${caseId}/confirmation/withdraw`, { as: village.respondent, body: { reason: '再想想' } })).status).toBe(200);
    expect(await byCode(signed.verify_code)).toMatchObject({ registered: true, state: 'void' });
    expect(await byFile(file)).toMatchObject({ verdict: 'intact', registered: true, state: 'void' });
    expect(await byCode((await latest(caseId, 'agreement')).verify_code)).toMatchObject({ state: 'complete' });
  });

  it('gives everybody all roots that its papers are checked against, as a list with prints and as one file', async () => {
    const { roots } = (await api.send('GET', '/api/verify/root')).body as unknown as RootsOfTrust;
    expect(roots.map(({ use }) => use)).toEqual(['signatures', 'sm2']);
    const file = (await api.send('GET', '/api/verify/roots.pem')).bytes.toString('utf8');
    expect(file).toBe(roots.map(({ pem }) => pem).join(''));
    for (const { pem, fingerprint, validUntil } of roots) {
      const certificate = new X509Certificate(pem);
      expect([certificate.ca, certificate.fingerprint256.replaceAll(':', '').toLowerCase()]).toEqual([true, fingerprint]);
      expect(new Date(validUntil) > api.clock.now()).toBe(true);
    }
    expect((await api.app.get(SigningDesk).trustedRoots()).map((der) => new X509Certificate(der).fingerprint256)).toEqual(roots.map(({ pem }) => new X509Certificate(pem).fingerprint256));
  });

  it('knows nothing of a code nobody printed and of a file from elsewhere', async () => {
    expect((await api.send('GET', '/api/verify/AAAA-BBBB-CCCC')).body).toMatchObject({ code: 'verify.unknown-code' });
    expect(await byFile(Buffer.from('%PDF-1.7\nnothing'))).toMatchObject({ registered: false, verdict: 'unknown', state: null });
  });
});
