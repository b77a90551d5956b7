import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { verifyDocument } from '../verify/index.js';
import { createAuthority, httpTimestamper, openAuthority, signField } from './index.js';
import { act, INK, SECRET } from './testing/ceremony.js';
import { smallAgreement } from './testing/form-fixture.js';

const whereOpenssl = spawnSync('openssl', ['version']).error === undefined ? describe : describe.skip;
const DIGEST = new Uint8Array(32).fill(7);

const CONFIG = `[tsa]\ndefault_tsa = here\n[here]\nserial = SERIAL\nsigner_digest = sha256\ndefault_policy = 1.2.3.4\ndigests = sha256\naccuracy = secs:1\ness_cert_id_alg = sha256\n
[req]\ndistinguished_name = dn\n[dn]\n[ext]\nkeyUsage = critical,digitalSignature\nextendedKeyUsage = critical,timeStamping\n`;

whereOpenssl('a time-stamp authority by URL', () => {
  let folder: string;
  let server: Server;
  let url: string;
  let answer: (query: Buffer) => Buffer;
  const path = (name: string): string => join(folder, name);
  const honest = (query: Buffer): Buffer => {
    writeFileSync(path('q.tsq'), query);
    execFileSync('openssl', ['ts', '-reply', '-config', path('tsa.cnf'), '-queryfile', path('q.tsq'), '-signer', path('tsa.pem'), '-inkey', path('tsa.key'), '-out', path('r.tsr')], { stdio: 'pipe' });
    return readFileSync(path('r.tsr'));
  };

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'jiefen-tsa-'));
    writeFileSync(path('tsa.cnf'), CONFIG.replace('SERIAL', path('serial')));
    // An RSA key, as most public authorities have.
    execFileSync('openssl', ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-keyout', path('tsa.key'), '-out', path('tsa.pem'), '-subj', '/CN=TSA', '-days', '30', '-config', path('tsa.cnf'), '-extensions', 'ext'], { stdio: 'pipe' });
    server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => response.end(answer(Buffer.concat(chunks))));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    url = `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}/`;
  });
  afterAll(async () => {
    await new Promise((resolve) => server.close(resolve));
    rmSync(folder, { recursive: true });
  });

  it('signs with its token, and the verifier trusts the time once the authority is among the roots', async () => {
    answer = honest;
    const moment = new Date(new Date(execFileSync('date', ['-u', '+%Y-%m-%dT%H:%M:%SZ'], { encoding: 'utf8' }).trim()));
    const service = await openAuthority(await createAuthority({ name: '河口县综治中心', secret: SECRET, time: moment }), SECRET);
    const { pdf } = await signField({
      ...act(service, 0), time: moment, timestamper: httpTimestamper({ url }), pdf: await smallAgreement(moment), field: 'party-a',
      signer: { name: '王秀英', phone: null, account: 'a' }, appearance: { kind: 'handwriting', strokes: INK },
    });
    const tsa = new Uint8Array(execFileSync('openssl', ['x509', '-in', path('tsa.pem'), '-outform', 'DER']));
    expect(await verifyDocument(pdf, { trustedRoots: [service.root, tsa] })).toMatchObject({ verdict: 'intact' });
    expect(await verifyDocument(pdf, { trustedRoots: [service.root] })).toMatchObject({ verdict: 'unknown', reasons: ['signature.time-not-proven', 'signature.not-trusted'] });
  });

  it('an old answer played again is refused', async () => {
    let first: Buffer | null = null;
    answer = (query) => (first ??= honest(query));
    await httpTimestamper({ url }).stamp(DIGEST);
    await expect(httpTimestamper({ url }).stamp(DIGEST)).rejects.toMatchObject({ code: 'signing.time-stamp-wrong' });
  });

  it('an answer that is no time stamp is refused', async () => {
    answer = () => Buffer.from('<html>sign in to the network</html>');
    await expect(httpTimestamper({ url }).stamp(DIGEST)).rejects.toMatchObject({ code: 'signing.time-stamp-wrong' });
  });

  it('an authority that is away or says no leaves the document unsigned', async () => {
    const away = httpTimestamper({ url: 'http://127.0.0.1:9/', timeoutMs: 500 });
    await expect(away.stamp(DIGEST)).rejects.toMatchObject({ code: 'signing.time-stamp-unavailable' });
    const refusing = httpTimestamper({ url, send: async () => ({ ok: false, arrayBuffer: async () => new ArrayBuffer(0) }) });
    await expect(refusing.stamp(DIGEST)).rejects.toMatchObject({ code: 'signing.time-stamp-unavailable' });
  });
});
