import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { Authority } from './index.js';
import { centre, ceremony, COMMITTEE } from './testing/ceremony.js';

const has = (tool: string, version: string): boolean => spawnSync(tool, [version]).error === undefined;
const withPdfsig = has('pdfsig', '-v') ? it : it.skip;
const withOpenssl = has('openssl', 'version') ? it : it.skip;

/** Tools that share no line with our own code have to come to the same answer. */
describe('a signed agreement before independent tools', () => {
  let folder: string;
  let service: Authority;
  let pdf: Uint8Array;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'jiefen-signing-'));
    service = await centre();
    ({ pdf } = await ceremony(service));
    writeFileSync(path('agreement.pdf'), pdf);
    writeFileSync(path('root.pem'), service.rootPem);
  });
  afterAll(() => rmSync(folder, { recursive: true }));
  const path = (name: string): string => join(folder, name);
  const openssl = (...args: string[]): string => execFileSync('openssl', args, { encoding: 'utf8', stdio: 'pipe' });

  /** Signed bytes and signature of each signature in the file, cut out by hand. */
  const cut = (): { type: string; signed: Buffer; cms: Buffer }[] => {
    const text = Buffer.from(pdf).toString('latin1');
    return [...text.matchAll(/\/SubFilter \/(\S+)\s+\/ByteRange \[0 (\d+) (\d+) (\d+)\s*\]/g)].map((match) => {
      const [from, to, rest] = [match[2], match[3], match[4]].map(Number) as [number, number, number];
      const hex = text.slice(from + 1, to - 1);
      const whole = Buffer.from(hex, 'hex');
      return {
        type: match[1] ?? '',
        signed: Buffer.concat([pdf.subarray(0, from), pdf.subarray(to, to + rest)]),
        cms: whole.subarray(0, 4 + whole.readUInt16BE(2)),
      };
    });
  };

  // pdfsig leaves files of its own where it runs.
  withPdfsig('pdfsig finds every signature of people and committee valid', () => {
    const report = execFileSync('pdfsig', ['agreement.pdf'], { encoding: 'utf8', cwd: folder });
    expect(report.match(/Signature Validation: Signature is Valid\./g)).toHaveLength(4);
    expect(report.match(/Signature Type: ETSI\.CAdES\.detached/g)).toHaveLength(4);
    for (const name of ['王秀英', '欧阳𬭎', '李建国', COMMITTEE]) expect(report).toContain(`Common Name: ${name}`);
    expect(report).toContain('Total document signed');
  });

  withOpenssl('openssl verifies each signature up to our root at the moment of signing', () => {
    const people = cut().filter(({ type }) => type === 'ETSI.CAdES.detached');
    expect(people).toHaveLength(4);
    people.forEach(({ signed, cms }, i) => {
      writeFileSync(path('signed.bin'), signed);
      writeFileSync(path('cms.der'), cms);
      const moment = String(Date.UTC(2026, 10, 24, 2, i) / 1000);
      const args = ['cms', '-verify', '-binary', '-inform', 'DER', '-in', path('cms.der'), '-content', path('signed.bin'), '-CAfile', path('root.pem'), '-attime', moment, '-purpose', 'any', '-cades', '-out', path('out.bin')];
      expect(spawnSync('openssl', args, { encoding: 'utf8' }).stderr).toMatch(/Verification successful/);
      expect(Buffer.compare(readFileSync(path('out.bin')), signed)).toBe(0);
    });
  });

  withOpenssl('openssl refuses a signature after the ten minutes of its certificate', () => {
    const [first] = cut();
    writeFileSync(path('signed.bin'), first?.signed ?? '');
    writeFileSync(path('cms.der'), first?.cms ?? '');
    const moment = String(Date.UTC(2026, 10, 24, 2, 11) / 1000);
    const args = ['cms', '-verify', '-binary', '-inform', 'DER', '-in', path('cms.der'), '-content', path('signed.bin'), '-CAfile', path('root.pem'), '-attime', moment, '-purpose', 'any'];
    expect(spawnSync('openssl', args, { encoding: 'utf8' }).status).not.toBe(0);
  });

  withOpenssl('openssl verifies the archive stamp over the whole file', () => {
    const stamp = cut().find(({ type }) => type === 'ETSI.RFC3161');
    writeFileSync(path('stamped.bin'), stamp?.signed ?? '');
    writeFileSync(path('token.der'), stamp?.cms ?? '');
    const answer = openssl('ts', '-verify', '-data', path('stamped.bin'), '-in', path('token.der'), '-token_in', '-CAfile', path('root.pem'), '-attime', String(Date.UTC(2026, 10, 25) / 1000));
    expect(answer).toContain('Verification: OK');
    expect(openssl('ts', '-reply', '-in', path('token.der'), '-token_in', '-text')).toContain('Nov 24 02:04:00 2026 GMT');
  });

  withOpenssl('anybody can read from the certificate whom it was issued to and that no licensed body stands behind it', () => {
    writeFileSync(path('cms.der'), cut()[0]?.cms ?? '');
    const pem = openssl('pkcs7', '-inform', 'DER', '-in', path('cms.der'), '-print_certs');
    writeFileSync(path('signer.pem'), pem);
    const text = openssl('x509', '-in', path('signer.pem'), '-noout', '-text', '-nameopt', 'utf8');
    expect(text).toContain('CN=王秀英');
    expect(text).toContain('"codeReference":"code-0"');
    expect(text).toContain('Explicit Text');
  });
});
