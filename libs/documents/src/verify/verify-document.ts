import { latin1, toHex } from './bytes.js';
import { readCertificate } from './certificates.js';
import type { Certificate } from './certificates.js';
import { changesBetween } from './changes.js';
import { hash } from './cms.js';
import { catalogOf, signatureFields } from './fields.js';
import { PdfState } from './pdf-state.js';
import { sameValue } from './pdf-values.js';
import { checkSignature, placeOf } from './signature-check.js';
import type { SignatureFinding, SignaturePlace } from './signature-check.js';
import { sm3 } from './sm3.js';
import type { VerifyReason } from './reasons.js';
import { WHAT_IT_PROVES } from './what-it-proves.js';
import type { ProofCode } from './what-it-proves.js';

/** What the verify page says first. */
export type DocumentVerdict = 'intact' | 'altered' | 'unknown';

/** One signature as shown to whoever asks. */
export interface VerifiedSignature extends SignatureFinding {
  /** The signature covers the whole file as it stood when it was made. */
  readonly coversWholeRevision: boolean;
  /** The file was as long as this when it was signed. */
  readonly end: number;
}

/** One state of the file that somebody signed or stamped. */
export interface Revision {
  readonly end: number;
  readonly field: string;
  /** Codes of changes that signing does not need. */
  readonly forbidden: readonly VerifyReason[];
}

/** Everything that can be said about a file without asking anybody. */
export interface DocumentReport {
  readonly verdict: DocumentVerdict;
  /** Why, as codes: all that speak against the file, or that limit what can be said. */
  readonly reasons: readonly VerifyReason[];
  readonly signatures: readonly VerifiedSignature[];
  readonly revisions: readonly Revision[];
  /** `validation-data` is what archives add; `other` is a shadow edit. */
  readonly addedAfterLastSignature: 'nothing' | 'validation-data' | 'other';
  readonly sha256: string;
  readonly sm3: string;
  /** Null where no registered hash was handed in. */
  readonly matchesRegister: boolean | null;
  /** What the signatures prove and what not; every page that shows the verdict shows these. */
  readonly proves: readonly ProofCode[];
}

/** What the caller knows. */
export interface VerifyOptions {
  /** DER of the roots that are trusted: the centre's own, a licensed body's, a court's. */
  readonly trustedRoots: readonly Uint8Array[];
  /** SHA-256 in hex under which the file is registered. */
  readonly expectedHash?: string;
}

/**
 * Says whether a file is as it was signed. Integrity never rests on what a viewer shows: every byte is
 * either covered by the last signature or compared, and every revision after the first signature is
 * held against the one before it.
 */
export async function verifyDocument(bytes: Uint8Array, options: VerifyOptions): Promise<DocumentReport> {
  const sha256 = toHex(await hash('SHA-256', bytes));
  const matchesRegister = options.expectedHash === undefined ? null : options.expectedHash.toLowerCase() === sha256;
  const altered = new Set<VerifyReason>(matchesRegister === false ? ['document.hash-differs'] : []);
  const doubts = new Set<VerifyReason>();
  const found = await inspect(bytes, options.trustedRoots.map(readCertificate), altered, doubts);

  if (found.signatures.length === 0 && altered.size === 0 && matchesRegister === true) doubts.clear();
  const verdict = altered.size > 0 ? 'altered' : doubts.size > 0 ? 'unknown' : 'intact';
  const issuances = new Set(found.signatures.map((signature) => signature.issuance));
  const proves = (['local', 'licensed'] as const).flatMap((issuance) => (issuances.has(issuance) ? WHAT_IT_PROVES[issuance] : []));
  return { ...found, verdict, reasons: [...altered, ...doubts], sha256, sm3: toHex(sm3(bytes)), matchesRegister, proves };
}

type Found = Pick<DocumentReport, 'signatures' | 'revisions' | 'addedAfterLastSignature'>;

async function inspect(bytes: Uint8Array, roots: readonly Certificate[], altered: Set<VerifyReason>, doubts: Set<VerifyReason>): Promise<Found> {
  const nothing: Found = { signatures: [], revisions: [], addedAfterLastSignature: 'nothing' };
  if (latin1(bytes.subarray(0, 5)) !== '%PDF-') {
    doubts.add('document.not-a-pdf');
    return nothing;
  }
  const marks = countOf(bytes, '/ByteRange');
  let final: PdfState;
  let places: (SignaturePlace | null)[];
  try {
    final = await PdfState.read(bytes, bytes.length);
    places = signatureFields(final)
      .filter((field) => field.value !== null)
      .map((field) => placeOf(final, bytes, field));
  } catch {
    // A damaged or extended file that was signed is an altered one; of any other file we know nothing.
    (marks > 0 ? altered : doubts).add(marks > 0 ? 'document.damaged' : 'document.unreadable');
    return nothing;
  }
  if (places.includes(null)) altered.add('signature.does-not-cover');
  const sorted = places.filter((place) => place !== null).sort((a, b) => a.end - b.end);
  if (marks > places.length) altered.add('document.signature-hidden');
  if (places.length === 0) {
    if (marks === 0) doubts.add('document.no-signature');
    return nothing;
  }

  const signatures: VerifiedSignature[] = [];
  const revisions: Revision[] = [];
  let before: PdfState | null = null;
  for (const place of sorted) {
    const finding = await checkSignature(place, bytes, before?.end ?? 0, roots);
    const state = await stateOf(bytes, place);
    const from: PdfState | null = before ?? (await signedState(bytes, finding));
    const changes = state === null || from === null ? null : changed(from, state, place);
    const forbidden: VerifyReason[] = state === null ? ['change.revision-unreadable'] : (changes?.forbidden ?? []);
    if (place.from < (before?.end ?? 0)) forbidden.push('change.overlapping-signatures');
    for (const code of forbidden) altered.add(code);
    if (changes?.newVisibleField === true && !finding.trusted) altered.add('change.field-added');
    if (!finding.intact) for (const code of finding.problems) (code === 'signature.unknown-profile' ? doubts : altered).add(code);
    else for (const code of finding.problems) doubts.add(code);
    signatures.push({ ...finding, coversWholeRevision: state !== null, end: place.end });
    revisions.push({ end: place.end, field: place.field.name, forbidden });
    before = state ?? before;
  }
  return { signatures, revisions, addedAfterLastSignature: afterLast(before, final, bytes, altered) };
}

/** The file as it stood at the signature, with the very same signature in it. */
async function stateOf(bytes: Uint8Array, place: SignaturePlace): Promise<PdfState | null> {
  try {
    const state = await PdfState.read(bytes, place.end);
    const field = signatureFields(state).find((candidate) => candidate.object === place.field.object);
    const then = field === undefined ? null : placeOf(state, bytes, field);
    return then !== null && then.from === place.from && then.end === place.end && field?.name === place.field.name ? state : null;
  } catch {
    return null;
  }
}

/** The file as the first signer saw it, where the certificate says how long it was. */
async function signedState(bytes: Uint8Array, finding: SignatureFinding): Promise<PdfState | null> {
  if (finding.record === null || !finding.intact) return null;
  try {
    return await PdfState.read(bytes, finding.record.length);
  } catch {
    return null;
  }
}

function changed(from: PdfState, to: PdfState, place: SignaturePlace): { forbidden: VerifyReason[]; newVisibleField: boolean } {
  try {
    const { forbidden, newVisibleField } = changesBetween(from, to, place.field.value);
    return { forbidden: [...forbidden], newVisibleField };
  } catch {
    return { forbidden: ['change.revision-unreadable'], newVisibleField: false };
  }
}

function afterLast(last: PdfState | null, final: PdfState, bytes: Uint8Array, altered: Set<VerifyReason>): Found['addedAfterLastSignature'] {
  if (last?.end === bytes.length) return 'nothing';
  let forbidden: readonly VerifyReason[] = ['change.revision-unreadable'];
  try {
    if (last !== null) {
      forbidden = changesBetween(last, final, null).forbidden;
      const [before, now] = [last, final].map((state) => catalogOf(state)?.entries.get('DSS'));
      // Whoever only adds validation data adds it; anything else behind the last signature has no good reason.
      if (forbidden.length === 0 && sameValue(before, now)) forbidden = ['change.unexplained'];
    }
  } catch {
    // Stays unreadable: what cannot be compared is not let through.
  }
  if (forbidden.length === 0) return 'validation-data';
  altered.add('document.added-after-last-signature');
  for (const code of forbidden) altered.add(code);
  return 'other';
}

function countOf(bytes: Uint8Array, word: string): number {
  return latin1(bytes).split(word).length - 1;
}
