import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { toPem } from '../../../libs/documents/src/signing/der.js';
import { TestCertificationBody } from '../../../libs/documents/test/certification-body.js';
import { agreedCase, chosen, codeFor, PHONES, settleVillage, STROKES, type Village } from './setup/agreed-case.js';
import { startTestApi, type TestApi } from './setup/test-api.js';

const NOW = '2026-03-10T02:00:00Z';

describe('with a licensed certification body', () => {
  let body: TestCertificationBody;
  let api: TestApi;
  let village: Village;
  let folder: string;

  beforeAll(async () => {
    body = await TestCertificationBody.start({ kind: 'ecdsa', time: new Date(NOW) });
    folder = mkdtempSync(join(tmpdir(), 'jiefen-ca-'));
    writeFileSync(join(folder, 'roots.pem'), toPem(body.root, 'CERTIFICATE'));
    writeFileSync(join(folder, 'tls.pem'), body.tlsRoots);
    api = await startTestApi({ now: NOW, env: { CA_URL: body.url, CA_TOKEN: 'a-token', CA_TLS_ROOTS_FILE: join(folder, 'tls.pem'), TRUSTED_ROOTS_FILE: join(folder, 'roots.pem') } });
    village = await settleVillage(api);
  });
  afterAll(async () => {
    await api.close();
    await body.stop();
    rmSync(folder, { recursive: true });
  });

  it('people and seal sign with its certificates, and the verify page says that it stands behind them; when it fails in the middle nothing is signed and the same code is good again', async () => {
    const caseId = await agreedCase(village);
    const { agreement } = (await api.send('GET', `/api/cases/${caseId}/agreement`, { as: village.applicant })).body as unknown as { agreement: { verifyCode: string } };
    expect((await api.send('GET', `/api/verify/${agreement.verifyCode}`)).body).toMatchObject({ verdict: 'intact', state: 'complete', reasons: [], proves: ['proof.licensed.any-change-is-found', 'proof.licensed.certified-by-body'] });
    expect(body.received.filter(({ path }) => path.endsWith('/signatures'))).toHaveLength(4);

    await chosen(village, caseId);
    const code = await codeFor(api, `/api/cases/${caseId}/confirmation/signing-code`, village.applicant, PHONES.applicant);
    const sign = (): ReturnType<TestApi['send']> => api.send('POST', `/api/cases/${caseId}/confirmation/sign`, { as: village.applicant, body: { code, pagesRead: 9, freely: true, appearance: { kind: 'handwriting', strokes: STROKES } } });
    // Application, promise and address are one act: the body fails after the first of the three.
    body.signaturesLeft = 1;
    expect((await sign()).body).toMatchObject({ code: 'signing.certification-unavailable' });
    const kept = (): Promise<unknown[]> => api.sql(`SELECT 1 FROM confirmation_signatures s JOIN confirmation_applications a ON a.id = s.application_id WHERE a.case_id = $1`, [caseId]);
    expect(await kept()).toEqual([]);
    expect(await api.sql(`SELECT 1 FROM papers WHERE case_id = $1 AND kind IN ('confirmationApplication', 'promise') AND version > 1`, [caseId])).toEqual([]);
    body.signaturesLeft = Infinity;
    expect((await sign()).body).toEqual({ done: true });
    expect(await kept()).toHaveLength(3);
  });
});
