import * as asn1 from 'asn1js';

import { latin1, toHex } from './bytes.js';
import { isTrusted } from './certificates.js';
import type { Certificate } from './certificates.js';
import { checkCms, hash } from './cms.js';
import type { CheckedSignature, DigestOf } from './cms.js';
import type { SignatureField } from './fields.js';
import { MalformedSignature } from './asn1-strict.js';
import { OID } from './oids.js';
import { isArray, isKind } from './pdf-values.js';
import type { PdfState } from './pdf-state.js';
import type { VerifyReason } from './reasons.js';
import { encodedOid, LOCAL_CERTIFICATE_POLICY_OID, readRecord, SIGNING_RECORD_OID, spelled } from './signing-record.js';
import type { SigningRecord } from './signing-record.js';
import { checkSm2Seal } from './sm2-seal.js';
import type { Sm2Finding } from './sm2-seal.js';
import { sm3 } from './sm3.js';
import { checkStamp } from './time-stamp.js';
import type { Issuance } from './what-it-proves.js';

/** Where a signature stands in the file and which bytes it covers. */
export interface SignaturePlace {
  readonly field: SignatureField;
  readonly kind: 'signature' | 'time-stamp';
  readonly profile: string;
  /** Bytes outside the gap are covered: from the start to `from`, and from `to` to `end`. */
  readonly from: number;
  readonly to: number;
  readonly end: number;
  readonly contents: Uint8Array;
}

/** What is known about one signature after all checks. */
export interface SignatureFinding {
  readonly field: string;
  readonly kind: 'signature' | 'seal' | 'time-stamp';
  /** Name in the certificate; the body for a seal; the authority for a time stamp. */
  readonly who: string | null;
  readonly record: SigningRecord | null;
  /** Moment, from a trusted time stamp; null where no such stamp exists. */
  readonly when: string | null;
  readonly intact: boolean;
  readonly trusted: boolean;
  readonly issuance: Issuance | 'unknown';
  readonly problems: readonly VerifyReason[];
  /** The SM2 seal beside it, where one is there and holds. */
  readonly sm2: Sm2Finding | null;
  readonly certificate: { readonly issuer: string | null; readonly serial: string; readonly der: Uint8Array } | null;
}

const RECORD_ID = spelled(SIGNING_RECORD_OID);

/** Finds the covered bytes of a signed field; null where the byte range is not exactly "all but the signature". */
export function placeOf(state: PdfState, bytes: Uint8Array, field: SignatureField): SignaturePlace | null {
  if (field.value === null || state.places.get(field.value)?.kind !== 'offset') return null;
  const value = state.object(field.value);
  if (!isKind(value, 'dictionary')) return null;
  const [range, contents, profile] = ['ByteRange', 'Contents', 'SubFilter'].map((key) => value.entries.get(key));
  if (!isArray(range) || range.length !== 4 || !isKind(contents, 'string') || !contents.hex || !isKind(profile, 'name')) return null;
  const [start, from, to, rest] = range;
  if (start !== 0 || from !== contents.from || to !== contents.to + 1 || typeof rest !== 'number') return null;
  const end = contents.to + 1 + rest;
  // One spelling only: a viewer reads a and A alike, so a changed letter would go unseen.
  const digits = latin1(bytes.subarray(contents.from + 1, contents.to));
  if (!/^([0-9a-f]*|[0-9A-F]*)$/.test(digits) || end > bytes.length) return null;
  return {
    field,
    kind: profile.name === 'ETSI.RFC3161' ? 'time-stamp' : 'signature',
    profile: profile.name,
    from: contents.from,
    to: contents.to + 1,
    end,
    contents: contents.bytes,
  };
}

/** Checks one signature: mathematics, certificate, time, and what its certificate says it was made for. */
export async function checkSignature(
  place: SignaturePlace,
  bytes: Uint8Array,
  before: number,
  roots: readonly Certificate[],
): Promise<SignatureFinding> {
  const unread = { field: place.field.name, who: null, record: null, when: null, trusted: false, issuance: 'unknown', sm2: null, certificate: null } as const;
  try {
    return place.kind === 'time-stamp' ? await checkTimeStamp(place, bytes, roots) : await checkPerson(place, bytes, before, roots);
  } catch (error) {
    // Whatever a parser stumbles over in a damaged signature, the answer is the same: it does not hold.
    const problem = error instanceof MalformedSignature && error.message === 'unknown profile' ? 'signature.unknown-profile' : 'signature.broken';
    return { ...unread, kind: place.kind, intact: false, problems: [problem] };
  }
}

async function checkTimeStamp(place: SignaturePlace, bytes: Uint8Array, roots: readonly Certificate[]): Promise<SignatureFinding> {
  const { time, cms } = await checkStamp(withoutPadding(place.contents), digestOf(place, bytes));
  const trusted = await isTrusted(cms.certificate, cms.pool, roots, time, 'time-stamp');
  return {
    ...named(place, cms),
    kind: 'time-stamp',
    record: null,
    sm2: null,
    when: trusted ? time.toISOString() : null,
    intact: true,
    trusted,
    issuance: 'unknown',
    problems: trusted ? [] : ['signature.not-trusted'],
  };
}

async function checkPerson(
  place: SignaturePlace,
  bytes: Uint8Array,
  before: number,
  roots: readonly Certificate[],
): Promise<SignatureFinding> {
  if (place.profile !== 'ETSI.CAdES.detached' && place.profile !== 'adbe.pkcs7.detached') throw new MalformedSignature('unknown profile');
  const cms = await checkCms(withoutPadding(place.contents), {
    type: OID.data,
    certificateBound: place.profile === 'ETSI.CAdES.detached',
    digest: digestOf(place, bytes),
  });
  const problems: VerifyReason[] = [];
  const time = await stampedTime(cms, roots);
  if (time === null) problems.push('signature.time-not-proven');
  const trusted = time !== null && (await isTrusted(cms.certificate, cms.pool, roots, time, 'signature'));
  if (!trusted) problems.push('signature.not-trusted');

  const record = recordOf(cms.certificate);
  const broken: VerifyReason[] = record === 'unreadable' ? ['record.unreadable'] : record === null ? [] : await againstRecord(record, place, bytes, before, time);
  const known = record === 'unreadable' ? null : record;
  const sm2 = cms.sm2 === null ? null : checkSm2Seal(cms.sm2, sm3(covered(place, bytes)), roots);
  if (sm2?.trusted === false) problems.push('signature.sm2-not-trusted');
  // The SM2 seal may not say that somebody else sealed.
  if (sm2 !== null && known !== null && sm2.sealedBy !== (known.body ?? known.name)) broken.push('record.other-document');
  const local = isLocal(cms.certificate);
  return {
    ...named(place, cms),
    ...(known === null ? {} : { who: known.body ?? known.name }),
    kind: known?.act ?? 'signature',
    record: known,
    sm2,
    when: time?.toISOString() ?? null,
    intact: broken.length === 0,
    trusted,
    issuance: !trusted ? 'unknown' : local ? 'local' : 'licensed',
    problems: [...problems, ...broken],
  };
}

/** Moment of a trusted token over this signature; a claimed time alone proves nothing. */
async function stampedTime(cms: CheckedSignature, roots: readonly Certificate[]): Promise<Date | null> {
  if (cms.token === null) return null;
  const stamp = await checkStamp(cms.token, (algorithm) => hash(algorithm, cms.signature));
  return (await isTrusted(stamp.cms.certificate, stamp.cms.pool, roots, stamp.time, 'time-stamp')) ? stamp.time : null;
}

/** The certificate was issued for one field, one state of the file and one moment: is this that act? */
async function againstRecord(
  record: SigningRecord,
  place: SignaturePlace,
  bytes: Uint8Array,
  before: number,
  time: Date | null,
): Promise<VerifyReason[]> {
  const problems: VerifyReason[] = [];
  if (record.field !== place.field.name) problems.push('record.other-field');
  if (record.length < before || record.length > place.from) return [...problems, 'record.other-document'];
  const seen = bytes.subarray(0, record.length);
  if (toHex(await hash('SHA-256', seen)) !== record.sha256 || toHex(sm3(seen)) !== record.sm3) problems.push('record.other-document');
  // Ten minutes is what one certificate lives; a later stamp belongs to another act.
  if (time !== null && Math.abs(time.getTime() - new Date(record.time).getTime()) > 10 * 60_000) problems.push('record.other-time');
  return problems;
}

function recordOf(certificate: Certificate): SigningRecord | 'unreadable' | null {
  const extension = [...certificate.extensions].find(([id]) => id === RECORD_ID)?.[1];
  if (extension === undefined) return null;
  const { result } = asn1.fromBER(new Uint8Array(extension));
  const text = result instanceof asn1.Utf8String ? result.valueBlock.value : '';
  return readRecord(text) ?? 'unreadable';
}

function isLocal(certificate: Certificate): boolean {
  const policies = certificate.extensions.get(OID.certificatePolicies);
  return policies !== undefined && toHex(policies).includes(toHex(encodedOid(LOCAL_CERTIFICATE_POLICY_OID)));
}

function named(place: SignaturePlace, cms: CheckedSignature) {
  const { certificate } = cms;
  return {
    field: place.field.name,
    who: certificate.names.commonName ?? certificate.names.organization,
    certificate: {
      issuer: issuerName(certificate),
      serial: toHex(certificate.serial.subarray(2)),
      der: certificate.der,
    },
  };
}

function issuerName(certificate: Certificate): string | null {
  const found = certificate.pki.issuer.typesAndValues.find((part) => part.type === OID.commonName);
  const value: unknown = found?.value.valueBlock.value;
  return typeof value === 'string' ? value : null;
}

function digestOf(place: SignaturePlace, bytes: Uint8Array): DigestOf {
  return (algorithm) => hash(algorithm, covered(place, bytes));
}

/** The bytes a signature covers: all but itself. */
function covered(place: SignaturePlace, bytes: Uint8Array): Uint8Array {
  const all = new Uint8Array(place.from + place.end - place.to);
  all.set(bytes.subarray(0, place.from));
  all.set(bytes.subarray(place.to, place.end), place.from);
  return all;
}

/** The signature without the zeros that fill its place; anything else behind it is refused. */
function withoutPadding(contents: Uint8Array): Uint8Array {
  const second = contents[1] ?? 0;
  const lengthBytes = second > 0x80 ? second - 0x80 : 0;
  if (contents[0] !== 0x30 || second === 0x80 || lengthBytes > 4) throw new MalformedSignature('no DER');
  let length = lengthBytes === 0 ? second : 0;
  for (let i = 0; i < lengthBytes; i++) length = length * 256 + (contents[2 + i] ?? 0);
  const end = 2 + lengthBytes + length;
  if (end > contents.length || contents.subarray(end).some((byte) => byte !== 0)) throw new MalformedSignature('rest behind signature');
  return contents.subarray(0, end);
}
