import * as asn1 from 'asn1js';

import { identifier, MalformedSignature, octets, parseStrict, raw, sequence, smallInteger } from './asn1-strict.js';
import type { Asn1 } from './asn1-strict.js';
import { sameBytes } from './bytes.js';
import { certificateOf } from './certificates.js';
import type { Certificate } from './certificates.js';
import { OID } from './oids.js';
import { sm2Verify } from './sm2.js';
import type { Sm2Signature } from './sm2.js';

/** A seal by SM2 and SM3 that lies in the file beside the committee's seal, over the same bytes. */
export interface Sm2Finding {
  readonly sealedBy: string | null;
  /** Moment that the seal itself names. */
  readonly at: string;
  /** The certificate leads to a trusted root. */
  readonly trusted: boolean;
}

/**
 * Checks SEQUENCE { version, certificate, sm3, time, signature }: the signature covers the first four. Throws where one bit does not
 * fit; whether the root is trusted is another question, and its answer is in the finding.
 */
export function checkSm2Seal(block: Asn1, sm3OfFile: Uint8Array, roots: readonly Certificate[]): Sm2Finding {
  const [version, certificateBlock, digest, time, signature, ...rest] = sequence(block);
  if (rest.length > 0 || smallInteger(version) !== 1 || !(time instanceof asn1.GeneralizedTime)) throw new MalformedSignature('SM2 seal');
  if (!sameBytes(octets(digest), sm3OfFile)) throw new MalformedSignature('SM2 seal of another file');
  const certificate = certificateOf(certificateBlock as Asn1);
  const message = raw(new asn1.Sequence({ value: [version as Asn1, certificateBlock as Asn1, digest as Asn1, time] }));
  if (!sm2Verify(keyOf(certificate), message, signatureOf(octets(signature)))) throw new MalformedSignature('SM2 seal');
  const at = time.toDate();
  const root = roots.find((candidate) => sameBytes(candidate.subject, certificate.issuer) && isSm2(candidate));
  // A certificate that its own issuer did not sign is no doubt but a forgery.
  if (root !== undefined && !issuedBy(certificate, root)) throw new MalformedSignature('SM2 certificate');
  const lives = certificate.notBefore <= at && at <= certificate.notAfter;
  return { sealedBy: certificate.names.commonName ?? certificate.names.organization, at: at.toISOString(), trusted: root !== undefined && lives };
}

function issuedBy(certificate: Certificate, root: Certificate): boolean {
  const [tbs, algorithm, signature] = sequence(parseStrict(certificate.der));
  const [, , inner] = sequence(tbs);
  if (identifier(sequence(algorithm)[0]) !== OID.sm2Sm3 || !sameBytes(raw(algorithm as Asn1), raw(inner as Asn1))) return false;
  if (!(signature instanceof asn1.BitString) || signature.valueBlock.unusedBits !== 0) return false;
  return sm2Verify(keyOf(root), raw(tbs as Asn1), signatureOf(new Uint8Array(signature.valueBlock.valueHexView)));
}

function isSm2(certificate: Certificate): boolean {
  return keyOf(certificate).length === 65;
}

/** The public point, or nothing where the key is of another curve. */
function keyOf(certificate: Certificate): Uint8Array {
  const { algorithm, subjectPublicKey } = certificate.pki.subjectPublicKeyInfo;
  const curve: unknown = algorithm.algorithmParams;
  if (algorithm.algorithmId !== OID.ecPublicKey || !(curve instanceof asn1.ObjectIdentifier) || curve.valueBlock.toString() !== OID.sm2Curve) return new Uint8Array();
  return new Uint8Array(subjectPublicKey.valueBlock.valueHexView);
}

/** SEQUENCE { r, s }; DER, so that no bit of it may be written otherwise. */
function signatureOf(bytes: Uint8Array): Sm2Signature {
  const [r, s, ...rest] = sequence(parseStrict(bytes));
  if (!(r instanceof asn1.Integer) || !(s instanceof asn1.Integer) || rest.length > 0) throw new MalformedSignature('SM2 signature');
  return { r: r.toBigInt(), s: s.toBigInt() };
}
