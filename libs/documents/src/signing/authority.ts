import { createPrivateKey, createPublicKey, sign, X509Certificate } from 'node:crypto';
import type { KeyObject } from 'node:crypto';

import type { SigningRecord } from '../verify/signing-record.js';
import { distinguishedName, issueCertificate, newKey } from './certificate.js';
import { certificateParts, fromPem, toPem } from './der.js';
import type { HashSigner, SigningService, Timestamper } from './ports.js';
import { SigningRefusal } from './refusal.js';
import { localTimestamper } from './time-stamp.js';

/** What the caller keeps: two public certificates and two keys, each encrypted with the secret. */
export interface AuthorityFiles {
  readonly rootCertificate: string;
  readonly rootKey: string;
  readonly stampCertificate: string;
  readonly stampKey: string;
}

/** The opened local authority: issues one certificate per signing act and time stamps. */
export interface Authority extends SigningService {
  /** DER of the root that a verifier has to trust. */
  readonly root: Uint8Array;
  readonly rootPem: string;
  /** SHA-256 of the root, to be read out, printed and compared. */
  readonly fingerprint: string;
  timestamper(now: () => Date): Timestamper;
}

const MINUTE = 60_000;
const YEAR = 365.25 * 24 * 60 * MINUTE;
/** A certificate lives as long as one signing act may take. */
const ACT_LASTS = 10 * MINUTE;
/** Two clocks of one machine room may differ a little. */
const CLOCK_SLACK = MINUTE;
/** PKCS #8 stretches the secret only a little, so that it must be long by itself. */
const SHORTEST_SECRET = 16;

/** Makes the root and the time-stamp key once per installation. `name` is the centre's name, as written. */
export async function createAuthority(options: {
  readonly name: string;
  readonly secret: string;
  readonly time: Date;
}): Promise<AuthorityFiles> {
  const { name, secret, time } = options;
  if (secret.length < SHORTEST_SECRET) throw new SigningRefusal('signing.authority-secret-too-short', { shortest: SHORTEST_SECRET });
  if (name.trim() === '') throw new SigningRefusal('signing.name-empty');
  const [root, stamp] = await Promise.all([newKey(), newKey()]);
  const issuer = distinguishedName({ organization: name, commonName: `${name}（本机签发，非第三方认证）` });
  const common = { issuer, issuerKey: root.privateKey, notBefore: new Date(time.getTime() - CLOCK_SLACK) };
  const rootCertificate = issueCertificate({
    ...common,
    purpose: { kind: 'root' },
    subject: issuer,
    publicKey: root.publicKey,
    notAfter: new Date(time.getTime() + 30 * YEAR),
  });
  const stampCertificate = issueCertificate({
    ...common,
    purpose: { kind: 'stamp' },
    subject: distinguishedName({ organization: name, commonName: `${name}时间戳` }),
    publicKey: stamp.publicKey,
    notAfter: new Date(time.getTime() + 15 * YEAR),
  });
  return {
    rootCertificate: toPem(rootCertificate, 'CERTIFICATE'),
    rootKey: lock(root.privateKey, secret),
    stampCertificate: toPem(stampCertificate, 'CERTIFICATE'),
    stampKey: lock(stamp.privateKey, secret),
  };
}

/** Opens the authority with its secret; refuses keys that do not belong to their certificates. */
export async function openAuthority(files: AuthorityFiles, secret: string): Promise<Authority> {
  const root = fromPem(files.rootCertificate, 'CERTIFICATE');
  const stamp = fromPem(files.stampCertificate, 'CERTIFICATE');
  const rootKey = unlock(files.rootKey, secret, root);
  const stampKey = unlock(files.stampKey, secret, stamp);
  const x509 = new X509Certificate(root);
  // The issuer's name is copied as the root writes it: a re-encoded name would break the chain.
  const issuer = certificateParts(root).subject;
  return {
    issuance: 'local',
    root,
    rootPem: files.rootCertificate,
    fingerprint: x509.fingerprint256.replaceAll(':', '').toLowerCase(),
    async openAct(record) {
      const { privateKey, publicKey } = await newKey();
      const time = new Date(record.time).getTime();
      const certificate = issueCertificate({
        purpose: { kind: 'act', record },
        subject: subjectFor(record),
        publicKey,
        issuer,
        issuerKey: rootKey,
        notBefore: new Date(time - CLOCK_SLACK),
        notAfter: new Date(time + ACT_LASTS),
      });
      // The private key exists only in this closure: after the act nobody can sign with it again.
      return keySigner(certificate, privateKey);
    },
    timestamper: (now) => localTimestamper(keySigner(stamp, stampKey), now),
  };
}

function subjectFor(record: SigningRecord) {
  return record.body === null
    ? distinguishedName({ commonName: record.name, serialNumber: record.account })
    : distinguishedName({ organization: record.body, commonName: record.body, serialNumber: record.account });
}

function keySigner(certificate: Uint8Array, key: KeyObject): HashSigner {
  return {
    certificate,
    chain: [],
    algorithm: 'ecdsa-sha256',
    sign: async ({ bytes }) => new Uint8Array(sign('sha256', bytes, { key, dsaEncoding: 'der' })),
  };
}

function lock(key: KeyObject, secret: string): string {
  return key.export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: secret }).toString();
}

function unlock(pem: string, secret: string, certificate: Uint8Array): KeyObject {
  let key: KeyObject;
  try {
    key = createPrivateKey({ key: pem, format: 'pem', passphrase: secret });
  } catch (cause) {
    throw new SigningRefusal('signing.authority-secret-wrong', {}, { cause });
  }
  if (!new X509Certificate(certificate).publicKey.equals(createPublicKey(key))) {
    throw new SigningRefusal('signing.authority-secret-wrong');
  }
  return key;
}
