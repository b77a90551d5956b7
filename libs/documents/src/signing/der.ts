import * as asn1 from 'asn1js';

import { ownBuffer, toHex } from '../verify/bytes.js';

/** Any ASN.1 value of asn1js. */
export type Asn1 = asn1.BaseBlock;

export const seq = (...value: Asn1[]): asn1.Sequence => new asn1.Sequence({ value });
export const set = (...value: Asn1[]): asn1.Set => new asn1.Set({ value });
export const oid = (value: string): asn1.ObjectIdentifier => new asn1.ObjectIdentifier({ value });
export const utf8 = (value: string): asn1.Utf8String => new asn1.Utf8String({ value });
export const printable = (value: string): asn1.PrintableString => new asn1.PrintableString({ value });
export const small = (value: number): asn1.Integer => new asn1.Integer({ value });
export const nul = (): asn1.Null => new asn1.Null();
export const octets = (bytes: Uint8Array): asn1.OctetString => new asn1.OctetString({ valueHex: ownBuffer(bytes) });
export const bits = (bytes: Uint8Array, unusedBits = 0): asn1.BitString =>
  new asn1.BitString({ valueHex: ownBuffer(bytes), unusedBits });

/** Context tag around or instead of a value: [n] constructed. */
export const tagged = (tagNumber: number, ...value: Asn1[]): asn1.Constructed =>
  new asn1.Constructed({ idBlock: { tagClass: 3, tagNumber }, value });

/** Context tag with bare bytes: [n] primitive. */
export const taggedBytes = (tagNumber: number, bytes: Uint8Array): asn1.Primitive =>
  new asn1.Primitive({ idBlock: { tagClass: 3, tagNumber }, valueHex: ownBuffer(bytes) });

/** A whole number of any size; the first bit must not make it negative. */
export const big = (bytes: Uint8Array): asn1.Integer => new asn1.Integer({ valueHex: ownBuffer(bytes) });

/** GeneralizedTime without a fraction: RFC 5280 forbids it, and NSS then refuses the certificate. */
export function generalizedTime(time: Date): Asn1 {
  return new asn1.GeneralizedTime({ valueDate: new Date(Math.floor(time.getTime() / 1000) * 1000) });
}

/** UTCTime until 2049, GeneralizedTime afterwards, as RFC 5280 4.1.2.5 asks. */
export function certificateTime(time: Date): Asn1 {
  return time.getUTCFullYear() < 2050 ? new asn1.UTCTime({ valueDate: time }) : generalizedTime(time);
}

/** DER bytes of a value. */
export const der = (value: Asn1): Uint8Array => new Uint8Array(value.toBER(false));

/** A value read from DER; throws on rest or nonsense, because we only read what libraries or we wrote. */
export function parse(bytes: Uint8Array): Asn1 {
  const { offset, result } = asn1.fromBER(ownBuffer(bytes));
  if (offset !== bytes.length) throw new Error('not one DER value');
  return result;
}

/** SET OF in the order DER asks for: by encoded bytes. A verifier that re-encodes must get the same bytes. */
export function sortedSet(values: readonly Asn1[]): Asn1[] {
  return [...values].sort((a, b) => (toHex(der(a)) < toHex(der(b)) ? -1 : 1));
}

/** DER inside a PEM text with this label. */
export function fromPem(pem: string, label: string): Uint8Array {
  const match = new RegExp(`-----BEGIN ${label}-----([A-Za-z0-9+/=\\s]+)-----END ${label}-----`).exec(pem);
  if (match?.[1] === undefined) throw new Error(`no ${label} in PEM`);
  return new Uint8Array(Buffer.from(match[1], 'base64'));
}

/** PEM text of DER bytes. */
export function toPem(bytes: Uint8Array, label: string): string {
  const lines = Buffer.from(bytes).toString('base64').match(/.{1,64}/g) ?? [];
  return `-----BEGIN ${label}-----\n${lines.join('\n')}\n-----END ${label}-----\n`;
}

/** The parts of a certificate that other structures repeat, as the certificate itself writes them. */
export function certificateParts(certificate: Uint8Array): { serial: Asn1; issuer: Asn1; subject: Asn1 } {
  const outer = parse(certificate);
  const tbs = outer instanceof asn1.Sequence ? outer.valueBlock.value[0] : undefined;
  const [, serial, , issuer, , subject] = tbs instanceof asn1.Sequence ? tbs.valueBlock.value : [];
  if (serial === undefined || issuer === undefined || subject === undefined) throw new Error('not a certificate');
  return { serial, issuer, subject };
}
