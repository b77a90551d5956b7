import { createHash } from 'node:crypto';

import { OID } from '../verify/oids.js';
import { certificateParts, der, nul, octets, oid, parse, seq, set, small, sortedSet, tagged } from './der.js';
import type { Asn1 } from './der.js';
import type { HashSigner } from './ports.js';

/** What a CMS signature is made over. */
export interface CmsContent {
  readonly type: string;
  readonly sha256: Uint8Array;
  /** The content itself where it travels inside (time-stamp tokens); absent when detached (PDF). */
  readonly inside?: Uint8Array;
}

/**
 * CMS SignedData with the attributes that CAdES baseline asks for: content type, digest, and the
 * certificate's own hash, so that nobody can put another certificate under the signature. Signing
 * time is left out on purpose: in PAdES the time comes from the token, not from the signer.
 */
export async function signCms(
  content: CmsContent,
  signer: HashSigner,
  stamp?: (signatureSha256: Uint8Array) => Promise<Uint8Array>,
  /** Further unsigned attributes: type and DER of the value. */
  beside: readonly (readonly [type: string, value: Uint8Array])[] = [],
): Promise<Uint8Array> {
  const attributes = sortedSet([
    attribute(OID.contentType, oid(content.type)),
    attribute(OID.messageDigest, octets(content.sha256)),
    attribute(OID.signingCertificateV2, seq(seq(seq(octets(sha256(signer.certificate)))))),
  ]);
  const bytes = der(set(...attributes));
  const signature = await signer.sign({ bytes, sha256: sha256(bytes) });
  const unsigned = sortedSet([
    ...(stamp === undefined ? [] : [attribute(OID.timeStampToken, parse(await stamp(sha256(signature))))]),
    ...beside.map(([type, value]) => attribute(type, parse(value))),
  ]);

  const sha256Algorithm = (): Asn1 => seq(oid(OID.sha256));
  const signatureAlgorithm = signer.algorithm === 'ecdsa-sha256' ? seq(oid(OID.ecdsaSha256)) : seq(oid(OID.rsaSha256), nul());
  const signerInfo = seq(
    small(1),
    issuerAndSerial(signer.certificate),
    sha256Algorithm(),
    tagged(0, ...attributes),
    signatureAlgorithm,
    octets(signature),
    ...(unsigned.length === 0 ? [] : [tagged(1, ...unsigned)]),
  );
  const signedData = seq(
    small(content.type === OID.data ? 1 : 3),
    set(sha256Algorithm()),
    seq(oid(content.type), ...(content.inside === undefined ? [] : [tagged(0, octets(content.inside))])),
    tagged(0, ...sortedSet([signer.certificate, ...signer.chain].map(parse))),
    set(signerInfo),
  );
  return der(seq(oid(OID.signedData), tagged(0, signedData)));
}

function attribute(type: string, value: Asn1): Asn1 {
  return seq(oid(type), set(value));
}

function sha256(bytes: Uint8Array): Uint8Array {
  return new Uint8Array(createHash('sha256').update(bytes).digest());
}

/** Issuer and serial number as the certificate itself writes them: a copy, never a re-encoding of the name. */
function issuerAndSerial(certificate: Uint8Array): Asn1 {
  const { issuer, serial } = certificateParts(certificate);
  return seq(issuer, serial);
}
