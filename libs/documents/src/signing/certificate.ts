import { createHash, createPublicKey, generateKeyPair, randomBytes, sign } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { promisify } from 'node:util';

import { OID } from '../verify/oids.js';
import { LOCAL_CERTIFICATE_POLICY_OID, SIGNING_RECORD_OID, writeRecord } from '../verify/signing-record.js';
import type { SigningRecord } from '../verify/signing-record.js';
import { big, bits, certificateTime, der, nul, octets, oid, parse, printable, seq, set, small, tagged, taggedBytes, utf8 } from './der.js';
import type { Asn1 } from './der.js';
import * as asn1 from 'asn1js';

const generate = promisify(generateKeyPair);

/** What the certificate says about itself, for those who open it (ESL 13, 16). */
const LOCAL_NOTICE = '本证书由本系统签发，只证明文件签署后未被改动，不是依法设立的电子认证机构的认证';

/** A new P-256 key pair. */
export async function newKey(): Promise<{ privateKey: KeyObject; publicKey: KeyObject }> {
  return generate('ec', { namedCurve: 'P-256' });
}

/** Parts of a distinguished name in the order they are written. */
export interface Subject {
  readonly commonName: string;
  readonly organization?: string;
  readonly serialNumber?: string;
}

/** Distinguished name as DER structure; names are UTF-8 as written. */
export function distinguishedName(subject: Subject): Asn1 {
  const rdn = (type: string, value: Asn1): Asn1 => set(seq(oid(type), value));
  const parts = [rdn(OID.country, printable('CN'))];
  if (subject.organization !== undefined) parts.push(rdn(OID.organization, utf8(subject.organization)));
  parts.push(rdn(OID.commonName, utf8(subject.commonName)));
  if (subject.serialNumber !== undefined) {
    // X.520 wants printable characters here; an account of another spelling must not make a broken certificate.
    const plain = /^[A-Za-z0-9 '()+,\-./:=?]+$/.test(subject.serialNumber);
    parts.push(rdn(OID.serialNumber, plain ? printable(subject.serialNumber) : utf8(subject.serialNumber)));
  }
  return seq(...parts);
}

/** What kind of certificate is issued. */
export type Purpose =
  | { readonly kind: 'root' }
  | { readonly kind: 'stamp' }
  | { readonly kind: 'act'; readonly record: SigningRecord };

/** Everything that goes into one certificate. */
export interface CertificateRequest {
  readonly purpose: Purpose;
  readonly subject: Asn1;
  readonly publicKey: KeyObject;
  readonly issuer: Asn1;
  readonly issuerKey: KeyObject;
  readonly notBefore: Date;
  readonly notAfter: Date;
}

/** Signs one X.509 certificate; DER. */
export function issueCertificate(request: CertificateRequest): Uint8Array {
  const algorithm = seq(oid(OID.ecdsaSha256));
  const spki = new Uint8Array(request.publicKey.export({ type: 'spki', format: 'der' }));
  const tbs = seq(
    tagged(0, small(2)),
    big(newSerial()),
    algorithm,
    request.issuer,
    seq(certificateTime(request.notBefore), certificateTime(request.notAfter)),
    request.subject,
    parse(spki),
    tagged(3, seq(...extensions(request))),
  );
  const signature = sign('sha256', der(tbs), { key: request.issuerKey, dsaEncoding: 'der' });
  return der(seq(tbs, algorithm, bits(new Uint8Array(signature))));
}

/** A random serial number that is positive and never shortened. */
export function newSerial(): Uint8Array {
  const serial = new Uint8Array(randomBytes(16));
  serial[0] = ((serial[0] ?? 0) & 0x3f) | 0x40;
  return serial;
}

function extensions(request: CertificateRequest): Asn1[] {
  const extension = (type: string, value: Asn1, critical = false): Asn1 =>
    seq(oid(type), ...(critical ? [new asn1.Boolean({ value: true })] : []), octets(der(value)));
  const { purpose } = request;
  const list = [
    extension(OID.subjectKeyIdentifier, octets(keyIdentifier(request.publicKey))),
    extension(OID.authorityKeyIdentifier, seq(taggedBytes(0, keyIdentifier(createPublicKey(request.issuerKey))))),
  ];
  switch (purpose.kind) {
    case 'root':
      list.push(
        extension(OID.basicConstraints, seq(new asn1.Boolean({ value: true }), small(0)), true),
        extension(OID.keyUsage, bits(Uint8Array.of(0b0000_0110), 1), true), // keyCertSign, cRLSign
      );
      break;
    case 'stamp':
      list.push(
        extension(OID.basicConstraints, seq(), true),
        extension(OID.keyUsage, bits(Uint8Array.of(0b1000_0000), 7), true), // digitalSignature
        // RFC 3161 2.3: this use only, and critical.
        extension(OID.extendedKeyUsage, seq(oid(OID.timeStamping)), true),
      );
      break;
    case 'act':
      list.push(
        extension(OID.basicConstraints, seq(), true),
        extension(OID.keyUsage, bits(Uint8Array.of(0b1100_0000), 6), true), // digitalSignature, nonRepudiation
        extension(
          OID.certificatePolicies,
          seq(seq(oid(LOCAL_CERTIFICATE_POLICY_OID), seq(seq(oid(OID.userNotice), seq(utf8(LOCAL_NOTICE)))))),
        ),
        extension(OID.shortTerm, nul()),
        extension(SIGNING_RECORD_OID, utf8(writeRecord(purpose.record))),
      );
      break;
    default:
      return purpose satisfies never;
  }
  return list;
}

function keyIdentifier(publicKey: KeyObject): Uint8Array {
  const spki = publicKey.export({ type: 'spki', format: 'der' });
  return new Uint8Array(createHash('sha256').update(spki).digest().subarray(0, 20));
}
