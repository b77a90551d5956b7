import { constants, generateKeyPairSync, privateEncrypt, sign, X509Certificate } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { createServer } from 'node:https';
import type { Server } from 'node:https';
import { p256 } from '@noble/curves/nist.js';
import * as asn1 from 'asn1js';

import { OID } from '../src/verify/oids.js';
import { distinguishedName, newSerial } from '../src/signing/certificate.js';
import { big, bits, certificateTime, der, octets, oid, parse, seq, small, tagged, taggedBytes, toPem } from '../src/signing/der.js';
import type { Asn1 } from '../src/signing/der.js';

/** DigestInfo of SHA-256 (RFC 8017 9.2): what RSA signs when it is given a hash. */
const SHA256_INFO = Buffer.from('3031300d060960864801650304020105000420', 'hex');

/** What goes wrong at the body for one test. */
export type Fault = 'none' | 'away' | 'other-name' | 'old-certificate' | 'bad-signature' | 'no-json' | 'stranger-chain' | 'fails-at-signing';

/**
 * A certification body for tests: a root, an issuing authority under it, a certificate for each act, and real signatures over the hashes
 * it is sent. It keeps what it was sent, so that a test can see that no document was among it.
 */
export class TestCertificationBody {
  readonly received: { path: string; body: string; token: string | undefined }[] = [];
  fault: Fault = 'none';
  /** Fails at signing once it has given this many more signatures. */
  signaturesLeft = Infinity;
  private readonly keys = new Map<string, KeyObject>();

  private constructor(
    private readonly server: Server,
    readonly url: string,
    readonly tlsRoots: string,
    /** DER of the root that verifiers trust. */
    readonly root: Uint8Array,
    private readonly issuer: { certificate: Uint8Array; key: KeyObject },
    private readonly stranger: Uint8Array,
    private readonly kind: 'ecdsa' | 'rsa',
  ) {}

  static async start(options: { kind: 'ecdsa' | 'rsa'; time: Date }): Promise<TestCertificationBody> {
    const year = 366 * 24 * 3600_000;
    const [from, until] = [new Date(options.time.getTime() - year), new Date(options.time.getTime() + 10 * year)];
    const [rootKeys, issuerKeys, strangerKeys] = [newPair(), newPair(), newPair()];
    const root = issue({ subject: ROOT, issuer: ROOT, publicKey: rootKeys.publicKey, key: rootKeys.privateKey, from, until, use: 'issuing' });
    const issuing = issue({ subject: ISSUER, issuer: ROOT, publicKey: issuerKeys.publicKey, key: rootKeys.privateKey, from, until, use: 'issuing' });
    const stranger = issue({ subject: ISSUER, issuer: ROOT, publicKey: strangerKeys.publicKey, key: strangerKeys.privateKey, from, until, use: 'issuing' });
    const tls = tlsForTests();
    const server = createServer(tls);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const body = new TestCertificationBody(server, `https://127.0.0.1:${port}/v1`, tls.cert, root, { certificate: issuing, key: issuerKeys.privateKey }, stranger, options.kind);
    server.on('request', (request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const text = Buffer.concat(chunks).toString('utf8');
        body.received.push({ path: request.url ?? '', body: text, token: request.headers.authorization });
        void body.answer(request.url ?? '', text).then(({ status, answer }) => response.writeHead(status, { 'content-type': 'application/json' }).end(answer));
      });
    });
    return body;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private async answer(path: string, text: string): Promise<{ status: number; answer: string }> {
    if (this.fault === 'away') return { status: 503, answer: '' };
    if (this.fault === 'no-json') return { status: 200, answer: '<html>sign in to the network</html>' };
    const signing = /^\/v1\/acts\/([^/]+)\/signatures$/.exec(path);
    if (signing) {
      if (this.fault === 'fails-at-signing' || this.signaturesLeft-- <= 0) return { status: 500, answer: '' };
      const { digest } = JSON.parse(text) as { digest: string };
      return { status: 200, answer: JSON.stringify({ signature: this.signed(signing[1] ?? '', Buffer.from(digest, 'base64')).toString('base64') }) };
    }
    return { status: 201, answer: JSON.stringify(this.certified(JSON.parse(text) as { name: string; body?: string; time: string })) };
  }

  private certified(act: { name: string; body?: string; time: string }): unknown {
    const pair = this.kind === 'rsa' ? generateKeyPairSync('rsa', { modulusLength: 2048 }) : newPair();
    const id = `act-${this.keys.size + 1}`;
    this.keys.set(id, pair.privateKey);
    const time = new Date(act.time).getTime() - (this.fault === 'old-certificate' ? 86_400_000 : 0);
    const certificate = issue({
      subject: distinguishedName({ commonName: this.fault === 'other-name' ? '别人' : (act.body ?? act.name) }),
      issuer: ISSUER,
      publicKey: pair.publicKey,
      key: this.issuer.key,
      from: new Date(time - 60_000),
      until: new Date(time + 3600_000),
      use: 'signing',
    });
    const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');
    return { id, algorithm: `${this.kind}-sha256`, certificate: base64(certificate), chain: [this.fault === 'stranger-chain' ? this.stranger : this.issuer.certificate, this.root].map(base64) };
  }

  /** Signs the digest itself: what was hashed is not known here. */
  private signed(id: string, digest: Buffer): Buffer {
    const key = this.keys.get(id);
    if (key === undefined) throw new Error('unknown act');
    const bytes = this.fault === 'bad-signature' ? Buffer.alloc(32) : digest;
    if (this.kind === 'rsa') return privateEncrypt({ key, padding: constants.RSA_PKCS1_PADDING }, Buffer.concat([SHA256_INFO, bytes]));
    // node:crypto hashes before it signs with an elliptic curve; a hash alone is signed by the library.
    const { d = '' } = key.export({ format: 'jwk' });
    return Buffer.from(p256.sign(bytes, new Uint8Array(Buffer.from(d, 'base64url')), { prehash: false, format: 'der' }));
  }
}

const ROOT = distinguishedName({ organization: '测试电子认证有限公司', commonName: '测试电子认证根' });
const ISSUER = distinguishedName({ organization: '测试电子认证有限公司', commonName: '测试事件证书签发' });
const newPair = (): { publicKey: KeyObject; privateKey: KeyObject } => generateKeyPairSync('ec', { namedCurve: 'P-256' });

/** Key and self-made certificate of an HTTPS server on the loopback. TLS looks at the real clock, whatever time the papers have. */
export function tlsForTests(): { key: string; cert: string } {
  const keys = newPair();
  const name = distinguishedName({ commonName: 'localhost' });
  const certificate = issue({ subject: name, issuer: name, publicKey: keys.publicKey, key: keys.privateKey, from: new Date('2020-01-01T00:00:00Z'), until: new Date('2049-01-01T00:00:00Z'), use: 'tls' });
  return { key: keys.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(), cert: toPem(certificate, 'CERTIFICATE') };
}

/** A certificate as a body of this trade issues it: no policy and no record of ours in it. */
function issue(wanted: { subject: Asn1; issuer: Asn1; publicKey: KeyObject; key: KeyObject; from: Date; until: Date; use: 'issuing' | 'signing' | 'tls' }): Uint8Array {
  const extension = (type: string, value: Asn1): Asn1 => seq(oid(type), new asn1.Boolean({ value: true }), octets(der(value)));
  const extensions = {
    issuing: [extension(OID.basicConstraints, seq(new asn1.Boolean({ value: true }))), extension(OID.keyUsage, bits(Uint8Array.of(0b0000_0110), 1))],
    signing: [extension(OID.keyUsage, bits(Uint8Array.of(0b1100_0000), 6))],
    // Subject alternative name: 127.0.0.1.
    tls: [extension('2.5.29.17', seq(taggedBytes(7, Uint8Array.of(127, 0, 0, 1))))],
  }[wanted.use];
  const algorithm = seq(oid(OID.ecdsaSha256));
  const spki = new Uint8Array(wanted.publicKey.export({ type: 'spki', format: 'der' }));
  const tbs = seq(tagged(0, small(2)), big(newSerial()), algorithm, wanted.issuer, seq(certificateTime(wanted.from), certificateTime(wanted.until)), wanted.subject, parse(spki), tagged(3, seq(...extensions)));
  const certificate = der(seq(tbs, algorithm, bits(new Uint8Array(sign('sha256', der(tbs), { key: wanted.key, dsaEncoding: 'der' })))));
  if (new X509Certificate(certificate).raw.length !== certificate.length) throw new Error('not a certificate');
  return certificate;
}
