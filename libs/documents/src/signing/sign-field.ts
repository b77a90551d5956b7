import { createHash, X509Certificate } from 'node:crypto';

import { OID } from '../verify/oids.js';
import { SM2_SEAL_OID } from '../verify/signing-record.js';
import type { SigningRecord } from '../verify/signing-record.js';
import type { Issuance } from '../verify/what-it-proves.js';
import { drawAppearance } from './appearance.js';
import type { Appearance } from './appearance.js';
import { signCms } from './cms.js';
import type { SigningService, Sm2Seal, Timestamper } from './ports.js';
import { SigningRefusal } from './refusal.js';
import { complete, RevisionDraft, ROOM } from './revision.js';
import type { OpenRevision } from './revision.js';
import { sm3Around } from './sm2-seal.js';

/** The person who signs, as verified for this act. */
export interface Signer {
  readonly name: string;
  /** Phone with the middle digits hidden, or null. */
  readonly phone: string | null;
  readonly account: string;
  /** How the person was verified, a code; `one-time-code` where nothing else is said. */
  readonly verifiedBy?: string;
}

/** One signing act. */
export interface SignFieldRequest {
  readonly pdf: Uint8Array;
  /** Name of the field that the form reserved for this signer. */
  readonly field: string;
  readonly signer: Signer;
  readonly appearance: Appearance;
  /** Why it is signed, shown by PDF viewers. */
  readonly reason: string;
  readonly time: Date;
  /** Reference of the one-time code, never the code. */
  readonly codeReference: string;
  readonly service: SigningService;
  readonly timestamper: Timestamper;
  /** SHA-256 the caller believes `pdf` to have: two signers at the same moment must not lose one signature. */
  readonly expectedSha256?: string;
}

/** Setting a committee's seal: the person who does it, and the body whose seal it is. */
export interface SealFieldRequest extends Omit<SignFieldRequest, 'appearance'> {
  readonly body: string;
  readonly appearance: Extract<Appearance, { kind: 'seal' }>;
  /** Makes the SM2 seal that lies beside it, where one is wanted. */
  readonly sm2?: Sm2Seal;
}

/** What is known about the certificate of the act, for the record of the case. */
export interface CertificateFacts {
  readonly serialNumber: string;
  readonly fingerprint: string;
  readonly issuer: string;
  readonly notBefore: Date;
  readonly notAfter: Date;
  readonly record: SigningRecord;
  /** Who stands behind it; absent in records from before there was a choice, which were all local. */
  readonly issuance?: Issuance;
}

/** The signed file and what to keep about it. */
export interface SignedPdf {
  readonly pdf: Uint8Array;
  /** Hashes of the file as it is now; the verify page compares them byte by byte. */
  readonly sha256: string;
  readonly sm3: string;
  readonly certificate: CertificateFacts;
}

/** Signs a reserved field for a person (PAdES B-T): own one-time key, visible signature, time stamp. */
export async function signField(request: SignFieldRequest): Promise<SignedPdf> {
  return act(request, 'signature', null);
}

/** Sets a committee's seal into its reserved field; the person who set it stays named in the certificate. */
export async function sealField(request: SealFieldRequest): Promise<SignedPdf> {
  if (request.body.trim() === '') throw new SigningRefusal('signing.name-empty');
  return act(request, 'seal', request.body, request.sm2);
}

async function act(request: SignFieldRequest, kind: SigningRecord['act'], body: string | null, sm2?: Sm2Seal): Promise<SignedPdf> {
  const { pdf, field, signer, time } = request;
  if (signer.name.trim() === '') throw new SigningRefusal('signing.name-empty');
  const before = hashes(pdf);
  if (request.expectedSha256 !== undefined && request.expectedSha256 !== before.sha256) {
    throw new SigningRefusal('signing.document-changed');
  }
  const write = async (room: number): Promise<OpenRevision> => {
    const draft = await RevisionDraft.open(pdf);
    const dict = draft.reservedField(field);
    draft.draw(dict, drawAppearance(request.appearance, draft.sizeOf(dict, field)));
    return draft.write(dict, { type: 'Sig', name: body ?? signer.name, reason: request.reason, time }, room);
  };
  // Written first: a missing field or an empty hand is refused before a certificate is issued for it.
  const revision = await write(ROOM.usual);
  const record: SigningRecord = {
    v: 1,
    act: kind,
    field,
    name: signer.name,
    phone: signer.phone,
    account: signer.account,
    body,
    verifiedBy: signer.verifiedBy ?? 'one-time-code',
    codeReference: request.codeReference,
    length: pdf.length,
    ...before,
    time: time.toISOString(),
  };
  const hashSigner = await request.service.openAct(record);
  // Longer chains need the larger room from the start: a licensed body is not asked to sign twice.
  const open = hashSigner.chain.length > 0 ? await write(ROOM.large) : revision;
  const signed = await complete(open, () => write(ROOM.large), async (sha256, { bytes, hole }) => {
    const beside = sm2 === undefined ? [] : [[SM2_SEAL_OID, await sm2.seal({ sm3: sm3Around(bytes, hole), record })] as const];
    return signCms({ type: OID.data, sha256 }, hashSigner, (digest) => request.timestamper.stamp(digest), beside);
  });
  return { pdf: signed, ...hashes(signed), certificate: { ...facts(hashSigner.certificate, record), issuance: request.service.issuance } };
}

/** SHA-256 and SM3 of a file, both recorded: one for the world's tools, one for Chinese court systems. */
export function hashes(bytes: Uint8Array): { sha256: string; sm3: string } {
  return {
    sha256: createHash('sha256').update(bytes).digest('hex'),
    sm3: createHash('sm3').update(bytes).digest('hex'),
  };
}

function facts(der: Uint8Array, record: SigningRecord): CertificateFacts {
  const certificate = new X509Certificate(der);
  return {
    serialNumber: certificate.serialNumber.toLowerCase(),
    fingerprint: certificate.fingerprint256.replaceAll(':', '').toLowerCase(),
    issuer: certificate.issuer,
    notBefore: new Date(certificate.validFrom),
    notAfter: new Date(certificate.validTo),
    record,
  };
}
