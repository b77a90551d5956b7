import * as asn1 from 'asn1js';

/**
 * What a one-time certificate binds together: the person, how the person was verified, the very
 * bytes that were signed, and the time (Electronic Signature Law 13: data exclusive to the signer,
 * changes to signature and text detectable). It is written as readable JSON in an extension of the
 * certificate, so that a court's expert sees it with any certificate viewer.
 */

/** Arc of this product's object identifiers: 2.25 and a UUID, which needs no registry (ITU-T X.667). */
const ARC = '2.25.223096566058244038050701095330775564597';

/** Extension that carries the signing record. */
export const SIGNING_RECORD_OID = `${ARC}.1`;
/** Policy of the local time stamps. */
export const LOCAL_STAMP_POLICY_OID = `${ARC}.2`;
/** Certificate policy: issued on this machine, no third-party certification (ESL 16). */
export const LOCAL_CERTIFICATE_POLICY_OID = `${ARC}.3`;
/** Unsigned attribute of a seal that carries the SM2 seal over the same bytes. */
export const SM2_SEAL_OID = `${ARC}.4`;

/** The facts bound into the certificate of one signing act. */
export interface SigningRecord {
  readonly v: 1;
  readonly act: 'signature' | 'seal';
  /** Signature field of the form that the certificate may fill, and no other. */
  readonly field: string;
  /** Name of the person, as written. */
  readonly name: string;
  /** Phone with the middle digits hidden; null where the person has none. */
  readonly phone: string | null;
  readonly account: string;
  /** Body whose seal is set; null for a person's own signature. */
  readonly body: string | null;
  /** How the person was verified for this act, a code such as `one-time-code`. */
  readonly verifiedBy: string;
  /** Reference of the one-time code that was used, never the code itself. */
  readonly codeReference: string;
  /** The file as the signer saw it: its length and hashes. */
  readonly length: number;
  readonly sha256: string;
  readonly sm3: string;
  /** Moment of the act, ISO with Z. */
  readonly time: string;
}

const HEX64 = /^[0-9a-f]{64}$/;
const ISO = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{3})?Z$/;

/** The record as text, fields in a fixed order. */
export function writeRecord(record: SigningRecord): string {
  const { v, act, field, name, phone, account, body, verifiedBy, codeReference, length, sha256, sm3, time } = record;
  return JSON.stringify({ v, act, field, name, phone, account, body, verifiedBy, codeReference, length, sha256, sm3, time });
}

/** Reads a record; null where anything is missing or of another kind: a half record proves nothing. */
export function readRecord(text: string): SigningRecord | null {
  let raw: unknown;
  try {
    raw = JSON.parse(text);
  } catch {
    return null;
  }
  if (typeof raw !== 'object' || raw === null) return null;
  const map = new Map<string, unknown>(Object.entries(raw));
  const string = (key: string): string | null => {
    const value = map.get(key);
    return typeof value === 'string' ? value : null;
  };
  const act = map.get('act');
  const length = map.get('length');
  const [field, name, account] = [string('field'), string('name'), string('account')];
  const [verifiedBy, codeReference] = [string('verifiedBy'), string('codeReference')];
  const [sha256, sm3, time] = [string('sha256'), string('sm3'), string('time')];
  if (map.get('v') !== 1 || (act !== 'signature' && act !== 'seal')) return null;
  if (typeof length !== 'number' || !Number.isSafeInteger(length) || length < 1) return null;
  if (field === null || name === null || account === null || verifiedBy === null || codeReference === null) return null;
  if (sha256 === null || !HEX64.test(sha256) || sm3 === null || !HEX64.test(sm3)) return null;
  if (time === null || !ISO.test(time)) return null;
  const phone = string('phone');
  const body = string('body');
  return { v: 1, act, field, name, phone, account, body, verifiedBy, codeReference, length, sha256, sm3, time };
}

/** DER of an identifier. */
export function encodedOid(id: string): Uint8Array {
  return new Uint8Array(new asn1.ObjectIdentifier({ value: id }).toBER(false));
}

/** asn1js spells arcs beyond 53 bits in its own way: read back what it would read. */
export function spelled(id: string): string {
  const { result } = asn1.fromBER(encodedOid(id) as Uint8Array<ArrayBuffer>);
  return result instanceof asn1.ObjectIdentifier ? result.valueBlock.toString() : id;
}
