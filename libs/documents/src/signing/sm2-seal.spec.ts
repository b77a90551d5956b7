import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';

import { fontOf } from '../fonts/faces.js';
import { verifyDocument } from '../verify/index.js';
import { bytes32, sm2PublicKey, sm2Sign, sm2Verify } from '../verify/sm2.js';
import { archiveTimestamp, createSm2Authority, openSm2Authority, sealField } from './index.js';
import type { Authority, Sm2Seal } from './index.js';
import { fromPem } from './der.js';
import { act, centre, COMMITTEE, SECRET, seeded, TIME } from './testing/ceremony.js';
import { smallAgreement } from './testing/form-fixture.js';

const withOpenssl = spawnSync('openssl', ['version']).error === undefined ? it : it.skip;

describe('SM2', () => {
  const key = 0x3945208f7b2144b13f36e38ac6d39f95889393692860b51a42fb81ef4df7c5b8n;
  const k = 0x59276e27d506861a16680f3ad9c02dccef3cc1fa3cdbe4ce6d54b80deac1bc21n;
  const message = new TextEncoder().encode('message digest');

  it('gives the signature that GB/T 32918.5 gives as its example', () => {
    const { r, s } = sm2Sign(key, message, k);
    expect(Buffer.from(bytes32(r)).toString('hex')).toBe('f5a03b0648d2c4630eeac513e1bb81a15944da3827d5b74143ac7eaceee720b3');
    expect(Buffer.from(bytes32(s)).toString('hex')).toBe('b1b6aa29df212fd8763182bc0d421ca1bb9038fd1f7f42d4840b69c485bbc1aa');
    expect(sm2Verify(sm2PublicKey(key), message, { r, s })).toBe(true);
  });

  it('refuses another message, another key, and numbers out of range', () => {
    const signature = sm2Sign(key, message, k);
    expect(sm2Verify(sm2PublicKey(key), new TextEncoder().encode('message digesT'), signature)).toBe(false);
    expect(sm2Verify(sm2PublicKey(key + 1n), message, signature)).toBe(false);
    for (const wrong of [{ ...signature, r: 0n }, { ...signature, s: 0n }, { r: signature.s, s: signature.r }]) expect(sm2Verify(sm2PublicKey(key), message, wrong)).toBe(false);
    expect(sm2Verify(new Uint8Array(65).fill(4), message, signature)).toBe(false);
  });
});

describe('an SM2 seal beside the seal of the committee', () => {
  const files = createSm2Authority({ name: '河口县综治中心', secret: SECRET, time: TIME });
  const sm2 = openSm2Authority(files, SECRET);
  let own: Authority;
  let pdf: Uint8Array;
  const sealed = async (by: Sm2Seal): Promise<Uint8Array> => {
    const request = { ...act(own, 0), pdf: await smallAgreement(TIME), field: 'committee-seal', body: COMMITTEE, signer: { name: '赵敏', phone: null, account: 'b' }, appearance: { kind: 'seal', name: COMMITTEE, centre: ['调解专用章'], font: fontOf('serif') } } as const;
    const done = await sealField({ ...request, sm2: by });
    return (await archiveTimestamp({ pdf: done.pdf, timestamper: request.timestamper })).pdf;
  };
  beforeAll(async () => {
    own = await centre();
    pdf = await sealed(sm2);
  });

  it('travels in the file and holds, for whoever trusts its root', async () => {
    expect(await verifyDocument(pdf, { trustedRoots: [own.root, sm2.root] })).toMatchObject({ verdict: 'intact', reasons: [], signatures: [{ who: COMMITTEE, sm2: { sealedBy: COMMITTEE, at: TIME.toISOString(), trusted: true } }, { sm2: null }] });
    expect(await verifyDocument(pdf, { trustedRoots: [own.root] })).toMatchObject({ verdict: 'unknown', reasons: ['signature.sm2-not-trusted'] });
  });

  it('does not hold in another file, and not in the name of another body', async () => {
    const elsewhere: Sm2Seal = { seal: ({ record }) => sm2.seal({ record, sm3: new Uint8Array(32) }) };
    expect(await verifyDocument(await sealed(elsewhere), { trustedRoots: [own.root, sm2.root] })).toMatchObject({ verdict: 'altered', reasons: ['signature.broken'] });
    const stranger: Sm2Seal = { seal: ({ record, sm3 }) => sm2.seal({ sm3, record: { ...record, body: '别的委员会' } }) };
    expect(await verifyDocument(await sealed(stranger), { trustedRoots: [own.root, sm2.root] })).toMatchObject({ verdict: 'altered' });
    const forged = openSm2Authority(createSm2Authority({ name: '河口县综治中心', secret: SECRET, time: TIME }), SECRET);
    expect(await verifyDocument(await sealed(forged), { trustedRoots: [own.root, sm2.root] })).toMatchObject({ verdict: 'altered' });
  });

  it('finds each of sixty changed bits inside it', async () => {
    const bare = (await sealField({ ...act(own, 0), pdf: await smallAgreement(TIME), field: 'committee-seal', body: COMMITTEE, signer: { name: '赵敏', phone: null, account: 'b' }, appearance: { kind: 'seal', name: COMMITTEE, centre: ['调解专用章'], font: fontOf('serif') }, sm2 })).pdf;
    // The attribute stands in the file as hexadecimal digits: its identifier marks the place.
    const text = Buffer.from(bare).toString('latin1').toLowerCase();
    const at = text.indexOf(Buffer.from('河口县综治中心国密').toString('hex'));
    expect(at).toBeGreaterThan(0);
    const pick = seeded(7);
    for (let i = 0; i < 60; i++) {
      const changed = Buffer.from(bare);
      const place = at - 100 + pick(1100);
      const digit = Number.parseInt(text[place] ?? '0', 16) ^ (1 << pick(4));
      changed[place] = digit.toString(16).charCodeAt(0);
      const { verdict } = await verifyDocument(new Uint8Array(changed), { trustedRoots: [own.root, sm2.root] });
      expect({ place: place - at, verdict }).toEqual({ place: place - at, verdict: 'altered' });
    }
  });

  it('keeps its key under the secret', () => {
    expect(() => openSm2Authority(files, 'another secret that is long')).toThrow(expect.objectContaining({ code: 'signing.authority-secret-wrong' }));
    const other = createSm2Authority({ name: '别的中心', secret: SECRET, time: TIME });
    expect(() => openSm2Authority({ ...files, sm2Key: other.sm2Key }, SECRET)).toThrow(expect.objectContaining({ code: 'signing.authority-secret-wrong' }));
  });

  withOpenssl('openssl, which shares no line with us, verifies certificate and seal', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'jiefen-sm2-'));
    try {
      const path = (name: string): string => join(folder, name);
      const record = { v: 1, act: 'seal', field: 'seal', name: '赵敏', phone: null, account: 'b', body: COMMITTEE, verifiedBy: 'authenticator', codeReference: 'c', length: 1, sha256: '', sm3: '', time: TIME.toISOString() } as const;
      const seal = Buffer.from(await sm2.seal({ sm3: new Uint8Array(32).fill(5), record }));
      // SEQUENCE { 1, certificate, sm3, time, OCTET STRING signature }, all with two-byte lengths or short ones.
      const certificateAt = seal.indexOf(Buffer.from('020101', 'hex')) + 3;
      const certificate = seal.subarray(certificateAt, certificateAt + 4 + seal.readUInt16BE(certificateAt + 2));
      const end = certificateAt + certificate.length + 34 + 17;
      const inner = seal.subarray(4, end);
      writeFileSync(path('message.bin'), Buffer.concat([Buffer.from([0x30, 0x82, inner.length >> 8, inner.length & 255]), inner]));
      writeFileSync(path('signature.bin'), seal.subarray(end + 2));
      writeFileSync(path('root.pem'), files.sm2Certificate);
      writeFileSync(path('seal.der'), certificate);
      const openssl = (...args: string[]): string => execFileSync('openssl', args, { encoding: 'utf8', stdio: 'pipe' });
      openssl('x509', '-inform', 'DER', '-in', path('seal.der'), '-out', path('seal.pem'));
      const moment = String(TIME.getTime() / 1000);
      expect(openssl('verify', '-vfyopt', 'distid:1234567812345678', '-attime', moment, '-CAfile', path('root.pem'), path('seal.pem'))).toContain('OK');
      writeFileSync(path('key.pem'), openssl('x509', '-in', path('seal.pem'), '-pubkey', '-noout'));
      expect(openssl('dgst', '-sm3', '-sigopt', 'distid:1234567812345678', '-verify', path('key.pem'), '-signature', path('signature.bin'), path('message.bin'))).toContain('Verified OK');
      expect(Buffer.compare(Buffer.from(fromPem(files.sm2Certificate, 'CERTIFICATE')), Buffer.from(sm2.root))).toBe(0);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
