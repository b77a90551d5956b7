import * as asn1 from 'asn1js';
import * as pkijs from 'pkijs';

import { identifier, isTagged, MalformedSignature, octets, parseStrict, plainAlgorithm, raw, sequence, setOf, smallInteger, tagged } from './asn1-strict.js';
import type { Asn1 } from './asn1-strict.js';
import { ownBuffer, sameBytes } from './bytes.js';
import { certificateOf } from './certificates.js';
import type { Certificate } from './certificates.js';
import { OID } from './oids.js';
import { SM2_SEAL_OID, spelled } from './signing-record.js';

/** Digest of what was signed, by the algorithm the signature names. */
export type DigestOf = (algorithm: string) => Promise<Uint8Array>;

/** A CMS signature whose mathematics is right; who stands behind it is decided elsewhere. */
export interface CheckedSignature {
  readonly certificate: Certificate;
  readonly pool: readonly Certificate[];
  readonly signature: Uint8Array;
  readonly token: Uint8Array | null;
  /** SM2 seal that travels beside the signature, not yet checked. */
  readonly sm2: Asn1 | null;
  /** Content that travels inside, for time stamps. */
  readonly inside: Uint8Array | null;
}

const DIGESTS: Readonly<Record<string, string>> = {
  '2.16.840.1.101.3.4.2.1': 'SHA-256',
  '2.16.840.1.101.3.4.2.2': 'SHA-384',
  '2.16.840.1.101.3.4.2.3': 'SHA-512',
};

/** Signature algorithms that name their digest: it must be the one that was used. */
const SIGNATURE_DIGESTS: Readonly<Record<string, string>> = {
  '1.2.840.10045.4.3.2': 'SHA-256',
  '1.2.840.10045.4.3.3': 'SHA-384',
  '1.2.840.10045.4.3.4': 'SHA-512',
  '1.2.840.113549.1.1.11': 'SHA-256',
  '1.2.840.113549.1.1.12': 'SHA-384',
  '1.2.840.113549.1.1.13': 'SHA-512',
};
const SM2_SEAL = spelled(SM2_SEAL_OID);
const RSA_WITHOUT_DIGEST = '1.2.840.113549.1.1.1';
const RSA_PSS = '1.2.840.113549.1.1.10';

/**
 * Checks one CMS SignedData. Every element is either covered by a signature or compared with the one
 * value it may have: a bit that nobody looks at is a bit that could be changed unseen.
 */
export async function checkCms(
  der: Uint8Array,
  content: { readonly type: string; readonly certificateBound: boolean; readonly digest: DigestOf | 'inside' },
): Promise<CheckedSignature> {
  const [type, explicit, ...beyond] = sequence(parseStrict(der));
  if (identifier(type) !== OID.signedData || beyond.length > 0) throw new MalformedSignature('no signed data');
  const [version, digests, encapsulated, ...rest] = sequence(tagged(explicit, 0)[0]);
  const certificates = isTagged(rest[0], 0) ? tagged(rest.shift(), 0) : [];
  if (isTagged(rest[0], 1)) rest.shift(); // revocation lists: allowed, not relied on
  const [infos, ...more] = rest;
  const [info, ...others] = setOf(infos);
  if (more.length > 0 || others.length > 0) throw new MalformedSignature('more than one signer');

  const [infoVersion, sid, digestAlgorithm, attributesBlock, signatureAlgorithm, signatureBlock, unsigned, ...tail] = sequence(info);
  if (tail.length > 0) throw new MalformedSignature('rest in signer');
  const expectedVersion = content.type !== OID.data || smallInteger(infoVersion) === 3 ? 3 : 1;
  if (smallInteger(version) !== expectedVersion) throw new MalformedSignature('version');
  const digestId = plainAlgorithm(digestAlgorithm);
  const algorithm = DIGESTS[digestId];
  if (algorithm === undefined) throw new MalformedSignature('unknown digest');
  const stated = setOf(digests).map(plainAlgorithm);
  if (stated.length !== 1 || stated[0] !== digestId) throw new MalformedSignature('digests differ');

  const inside = insideOf(encapsulated, content.type);
  if ((content.digest === 'inside') !== (inside !== null)) throw new MalformedSignature('content');
  const digest = content.digest === 'inside' ? await hash(algorithm, inside ?? new Uint8Array()) : await content.digest(algorithm);

  // The digest first: for a changed file this is where it ends, before any certificate is read.
  const attributes = readAttributes(tagged(attributesBlock, 0));
  if (identifier(attributes.get(OID.contentType)) !== content.type) throw new MalformedSignature('content type');
  if (!sameBytes(octets(attributes.get(OID.messageDigest)), digest)) throw new MalformedSignature('digest differs');
  const pool = certificates.map(certificateOf);
  const certificate = findSigner(pool, smallInteger(infoVersion), sid);
  await checkBinding(attributes.get(OID.signingCertificateV2), certificate, content.certificateBound);
  await checkAllUsed(pool, certificate);

  const signature = octets(signatureBlock);
  checkAlgorithms(signatureAlgorithm, algorithm);
  const signedBytes = raw(attributesBlock as Asn1);
  signedBytes[0] = 0x31; // signed as SET OF, stored as [0]
  const good = await pkijs.getCrypto(true).verifyWithPublicKey(
    ownBuffer(signedBytes),
    new asn1.OctetString({ valueHex: ownBuffer(signature) }),
    certificate.pki.subjectPublicKeyInfo,
    new pkijs.AlgorithmIdentifier({ schema: signatureAlgorithm as Asn1 as asn1.Sequence }),
    algorithm,
  );
  if (!good) throw new MalformedSignature('signature differs');
  return { certificate, pool, signature, ...besideOf(unsigned), inside };
}

/** Digest by WebCrypto. */
export async function hash(algorithm: string, bytes: Uint8Array): Promise<Uint8Array> {
  return new Uint8Array(await crypto.subtle.digest(algorithm, ownBuffer(bytes)));
}

function insideOf(block: Asn1 | undefined, type: string): Uint8Array | null {
  const [contentType, content, ...rest] = sequence(block);
  if (identifier(contentType) !== type || rest.length > 0) throw new MalformedSignature('content type');
  if (content === undefined) return null;
  const [inner, ...more] = tagged(content, 0);
  if (more.length > 0) throw new MalformedSignature('content');
  return octets(inner);
}

function findSigner(pool: readonly Certificate[], version: number, sid: Asn1 | undefined): Certificate {
  const found =
    version === 1
      ? pool.find((candidate) => {
          const [issuer, serial, ...rest] = sequence(sid);
          return rest.length === 0 && sameBytes(raw(issuer as Asn1), candidate.issuer) && sameBytes(raw(serial as Asn1), candidate.serial);
        })
      : version === 3 && isTagged(sid, 0)
        ? pool.find((candidate) => {
            const identifierOf = candidate.extensions.get(OID.subjectKeyIdentifier);
            return identifierOf !== undefined && sameBytes(identifierOf.subarray(2), raw(sid as Asn1).subarray(2));
          })
        : undefined;
  if (found === undefined) throw new MalformedSignature('signer unknown');
  return found;
}

function readAttributes(blocks: readonly Asn1[]): Map<string, Asn1> {
  const map = new Map<string, Asn1>();
  for (const block of blocks) {
    const [type, values, ...rest] = sequence(block);
    const [value, ...more] = setOf(values);
    const id = identifier(type);
    if (rest.length > 0 || more.length > 0 || value === undefined || map.has(id)) throw new MalformedSignature('attribute');
    map.set(id, value);
  }
  return map;
}

/** The signature names its certificate by hash, so that no other one can be put under it (RFC 5035). */
async function checkBinding(attribute: Asn1 | undefined, certificate: Certificate, required: boolean): Promise<void> {
  if (attribute === undefined) {
    if (required) throw new MalformedSignature('certificate not bound');
    return;
  }
  const [first] = sequence(sequence(attribute)[0]);
  const parts = sequence(first);
  const explicit = parts[0] instanceof asn1.Sequence;
  const algorithm = explicit ? DIGESTS[plainAlgorithm(parts[0])] : 'SHA-256';
  if (algorithm === undefined) throw new MalformedSignature('unknown digest');
  if (!sameBytes(octets(parts[explicit ? 1 : 0]), await hash(algorithm, certificate.der))) throw new MalformedSignature('other certificate');
}

/** Certificates that travel along must belong to the chain of the signer: a stray one could be changed unseen. */
async function checkAllUsed(pool: readonly Certificate[], signer: Certificate): Promise<void> {
  const used = new Set([signer]);
  for (let current: Certificate | undefined = signer; current !== undefined; ) {
    const below: Certificate = current;
    const above: Certificate | undefined = pool.find((candidate) => !used.has(candidate) && sameBytes(candidate.subject, below.issuer));
    if (above !== undefined) {
      if (!(await below.pki.verify(above.pki).catch(() => false))) throw new MalformedSignature('broken chain');
      // A root signs itself; its own bytes are checked by that.
      if (sameBytes(above.subject, above.issuer) && !(await above.pki.verify(above.pki).catch(() => false))) throw new MalformedSignature('broken root');
      used.add(above);
    }
    current = above;
  }
  if (used.size !== pool.length) throw new MalformedSignature('stray certificate');
}

function checkAlgorithms(block: Asn1 | undefined, digest: string): void {
  const id = identifier(sequence(block)[0]);
  if (id === RSA_PSS) return; // its parameters name the digest, and the check itself reads them
  if (plainAlgorithm(block) !== RSA_WITHOUT_DIGEST && SIGNATURE_DIGESTS[id] !== digest) throw new MalformedSignature('algorithm');
}

function besideOf(block: Asn1 | undefined): { token: Uint8Array | null; sm2: Asn1 | null } {
  if (block === undefined) return { token: null, sm2: null };
  const attributes = readAttributes(tagged(block, 1));
  const token = attributes.get(OID.timeStampToken);
  const sm2 = attributes.get(SM2_SEAL) ?? null;
  if (token === undefined || attributes.size !== (sm2 === null ? 1 : 2)) throw new MalformedSignature('unknown attribute');
  return { token: raw(token), sm2 };
}
