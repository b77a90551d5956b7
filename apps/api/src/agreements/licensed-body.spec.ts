import { afterEach, describe, expect, it } from '@jest/globals';

import { verifyDocument } from '../../../../libs/documents/src/verify/index.js';
import { archiveTimestamp, certificationService, sealField, signField } from '../../../../libs/documents/src/signing/index.js';
import type { SigningService } from '../../../../libs/documents/src/signing/index.js';
import { act, centre, COMMITTEE, INK, TIME } from '../../../../libs/documents/src/signing/testing/ceremony.js';
import { TestCertificationBody } from '../../../../libs/documents/test/certification-body.js';
import type { Fault } from '../../../../libs/documents/test/certification-body.js';
import { smallAgreement } from '../../../../libs/documents/src/signing/testing/form-fixture.js';
import { fontOf } from '../../../../libs/documents/src/fonts/faces.js';
import { postJson, type PostOptions } from '../platform/http/post-json.js';

/** As the signing desk reaches it. */
const reached = (url: string, options: PostOptions): SigningService => certificationService((path, body) => postJson(`${url}/${path}`, body, options));

describe('a licensed certification body by HTTPS', () => {
  let body: TestCertificationBody | undefined;
  afterEach(async () => {
    await body?.stop();
    body = undefined;
  });
  const started = async (kind: 'ecdsa' | 'rsa'): Promise<{ body: TestCertificationBody; service: SigningService }> => {
    body = await TestCertificationBody.start({ kind, time: TIME });
    return { body, service: reached(body.url, { token: 'a-token', tlsRoots: body.tlsRoots, timeoutMs: 20_000 }) };
  };

  it.each(['ecdsa', 'rsa'] as const)('signs hashes with a key of its own kind (%s): person and seal verify up to its root, and the paper says that a licensed body stands behind them', async (kind) => {
    const { body: authority, service } = await started(kind);
    const own = await centre();
    const common = { ...act(own, 0), service };
    const signed = await signField({ ...common, pdf: await smallAgreement(TIME), field: 'party-a', signer: { name: '王秀英', phone: '138****1234', account: 'a' }, appearance: { kind: 'handwriting', strokes: INK } });
    expect(signed.certificate).toMatchObject({ issuance: 'licensed', issuer: expect.stringContaining('测试事件证书签发') });
    const sealed = await sealField({ ...common, pdf: signed.pdf, field: 'committee-seal', body: COMMITTEE, signer: { name: '赵敏', phone: null, account: 'b' }, appearance: { kind: 'seal', name: COMMITTEE, centre: ['调解专用章'], font: fontOf('serif') } });
    const { pdf } = await archiveTimestamp({ pdf: sealed.pdf, timestamper: common.timestamper });
    const report = await verifyDocument(pdf, { trustedRoots: [own.root, authority.root] });
    expect(report).toMatchObject({ verdict: 'intact', reasons: [], signatures: [{ who: '王秀英', issuance: 'licensed', trusted: true }, { who: COMMITTEE, issuance: 'licensed', trusted: true }, { kind: 'time-stamp' }] });
    expect(report.proves).toEqual(['proof.licensed.any-change-is-found', 'proof.licensed.certified-by-body']);
    // Whoever does not trust that root is told so, and is not told that anything was changed.
    expect(await verifyDocument(pdf, { trustedRoots: [own.root] })).toMatchObject({ verdict: 'unknown' });
    const changed = new Uint8Array(pdf);
    changed[3000] = (changed[3000] ?? 0) ^ 1;
    expect(await verifyDocument(changed, { trustedRoots: [own.root, authority.root] })).toMatchObject({ verdict: 'altered' });
  });

  it('is sent hashes and the name to certify, never the paper, and is asked once for each signature', async () => {
    const { body: authority, service } = await started('rsa');
    const pdf = await smallAgreement(TIME);
    await signField({ ...act(await centre(), 0), service, pdf, field: 'party-a', signer: { name: '王秀英', phone: '138****1234', account: 'a' }, appearance: { kind: 'handwriting', strokes: INK } });
    expect(authority.received.map(({ path }) => path)).toEqual(['/v1/acts', '/v1/acts/act-1/signatures']);
    const [first, second] = authority.received.map(({ body: text }) => JSON.parse(text) as Record<string, unknown>);
    expect(Object.keys(first ?? {}).sort()).toEqual(['act', 'codeReference', 'document', 'name', 'phone', 'time', 'verifiedBy']);
    expect(Object.keys(second ?? {}).sort()).toEqual(['algorithm', 'digest']);
    expect(authority.received.every(({ token }) => token === 'Bearer a-token')).toBe(true);
    for (const { body: text } of authority.received) expect(text.length).toBeLessThan(1000);
  });

  it.each([
    ['away', 'signing.certification-unavailable'],
    ['fails-at-signing', 'signing.certification-unavailable'],
    ['no-json', 'signing.certification-wrong'],
    ['other-name', 'signing.certification-wrong'],
    ['old-certificate', 'signing.certification-wrong'],
    ['stranger-chain', 'signing.certification-wrong'],
    ['bad-signature', 'signing.certification-wrong'],
  ] as [Fault, string][])('leaves nothing signed when it fails: %s', async (fault, code) => {
    const { body: authority, service } = await started('ecdsa');
    authority.fault = fault;
    const signing = signField({ ...act(await centre(), 0), service, pdf: await smallAgreement(TIME), field: 'party-a', signer: { name: '王秀英', phone: null, account: 'a' }, appearance: { kind: 'handwriting', strokes: INK } });
    await expect(signing).rejects.toMatchObject({ code });
  });

  it('is not believed under a certificate of TLS that nobody vouches for, and never asked without TLS', async () => {
    const { body: authority } = await started('ecdsa');
    const signer = reached(authority.url, { timeoutMs: 5_000 });
    await expect(signField({ ...act(await centre(), 0), service: signer, pdf: await smallAgreement(TIME), field: 'party-a', signer: { name: '王秀英', phone: null, account: 'a' }, appearance: { kind: 'handwriting', strokes: INK } })).rejects.toMatchObject({ code: 'signing.certification-unavailable' });
    expect(authority.received).toEqual([]);
    await expect(postJson('http://ca.example.cn', {})).rejects.toThrow();
  });
});
