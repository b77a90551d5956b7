import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from 'node:crypto';
import * as asn1 from 'asn1js';

import { OID } from '../verify/oids.js';
import { bytes32, sm2PublicKey, sm2Secret, sm2Sign } from '../verify/sm2.js';
import { distinguishedName, newSerial } from './certificate.js';
import { big, bits, certificateParts, certificateTime, der, fromPem, generalizedTime, octets, oid, parse, seq, small, tagged, toPem } from './der.js';
import type { Asn1 } from './der.js';
import type { Sm2Seal } from './ports.js';
import { SigningRefusal } from './refusal.js';

/** What the caller keeps: the public root, and its key encrypted with the secret. */
export interface Sm2Files {
  readonly sm2Certificate: string;
  readonly sm2Key: string;
}

const MINUTE = 60_000;
const YEAR = 365.25 * 24 * 60 * MINUTE;
/** Random bytes of one private number: eight more than its size, so that none is likelier than another. */
const RANDOM = 40;

/** Makes the SM2 root of an installation. Its numbers are computed here, by no certified commercial cryptographic product, and the papers say so. */
export function createSm2Authority(options: { readonly name: string; readonly secret: string; readonly time: Date }): Sm2Files {
  const { name, secret, time } = options;
  const root = sm2Secret(randomBytes(RANDOM));
  const subject = distinguishedName({ organization: name, commonName: `${name}国密（本机签发，非第三方认证）` });
  const certificate = issue({ subject, issuer: subject, publicKey: sm2PublicKey(root), key: root, from: new Date(time.getTime() - MINUTE), until: new Date(time.getTime() + 30 * YEAR), root: true });
  return { sm2Certificate: toPem(certificate, 'CERTIFICATE'), sm2Key: locked(bytes32(root), secret) };
}

/** Opens it. Each seal has a key of its own, forgotten after the act. */
export function openSm2Authority(files: Sm2Files, secret: string): Sm2Seal & { readonly root: Uint8Array } {
  const root = fromPem(files.sm2Certificate, 'CERTIFICATE');
  const key = BigInt(`0x${Buffer.from(unlocked(files.sm2Key, secret, root)).toString('hex')}`);
  const issuer = certificateParts(root).subject;
  return {
    root,
    async seal({ sm3, record }) {
      const time = new Date(record.time);
      const own = sm2Secret(randomBytes(RANDOM));
      const subject = distinguishedName({ organization: record.body ?? record.name, commonName: record.body ?? record.name });
      const certificate = issue({ subject, issuer, publicKey: sm2PublicKey(own), key, from: new Date(time.getTime() - MINUTE), until: new Date(time.getTime() + 10 * MINUTE), root: false });
      const parts = [small(1), parse(certificate), octets(sm3), generalizedTime(time)];
      return der(seq(...parts, octets(signed(own, der(seq(...parts))))));
    },
  };
}

function issue(wanted: { subject: Asn1; issuer: Asn1; publicKey: Uint8Array; key: bigint; from: Date; until: Date; root: boolean }): Uint8Array {
  const algorithm = seq(oid(OID.sm2Sm3));
  const extension = (type: string, value: Asn1): Asn1 => seq(oid(type), new asn1.Boolean({ value: true }), octets(der(value)));
  const extensions = wanted.root
    ? [extension(OID.basicConstraints, seq(new asn1.Boolean({ value: true }), small(0))), extension(OID.keyUsage, bits(Uint8Array.of(0b0000_0110), 1))]
    : [extension(OID.basicConstraints, seq()), extension(OID.keyUsage, bits(Uint8Array.of(0b1100_0000), 6))];
  const tbs = seq(
    tagged(0, small(2)), big(newSerial()), algorithm, wanted.issuer, seq(certificateTime(wanted.from), certificateTime(wanted.until)), wanted.subject,
    seq(seq(oid(OID.ecPublicKey), oid(OID.sm2Curve)), bits(wanted.publicKey)), tagged(3, seq(...extensions)),
  );
  return der(seq(tbs, algorithm, bits(signed(wanted.key, der(tbs)))));
}

/** SEQUENCE { r, s } as GB/T 35276 writes it. */
function signed(key: bigint, message: Uint8Array): Uint8Array {
  const { r, s } = sm2Sign(key, message, sm2Secret(randomBytes(RANDOM)));
  return der(seq(asn1.Integer.fromBigInt(r), asn1.Integer.fromBigInt(s)));
}

const keyFrom = (secret: string): Buffer => Buffer.from(hkdfSync('sha256', secret, '', 'jiefen-sm2-root', 32));

function locked(key: Uint8Array, secret: string): string {
  const iv = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', keyFrom(secret), iv);
  return Buffer.concat([iv, cipher.update(key), cipher.final(), cipher.getAuthTag()]).toString('base64');
}

function unlocked(text: string, secret: string, certificate: Uint8Array): Uint8Array {
  try {
    const bytes = Buffer.from(text, 'base64');
    const cipher = createDecipheriv('aes-256-gcm', keyFrom(secret), bytes.subarray(0, 12));
    cipher.setAuthTag(bytes.subarray(-16));
    const key = Buffer.concat([cipher.update(bytes.subarray(12, -16)), cipher.final()]);
    const point = Buffer.from(sm2PublicKey(BigInt(`0x${key.toString('hex')}`)));
    if (!Buffer.from(certificate).includes(point)) throw new Error('key of another certificate');
    return new Uint8Array(key);
  } catch (cause) {
    throw new SigningRefusal('signing.authority-secret-wrong', {}, { cause });
  }
}

/** SM3 of the bytes around the place of the signature. */
export function sm3Around(bytes: Uint8Array, hole: { readonly from: number; readonly to: number }): Uint8Array {
  return new Uint8Array(createHash('sm3').update(bytes.subarray(0, hole.from - 1)).update(bytes.subarray(hole.to + 1)).digest());
}
