import type * as asn1 from 'asn1js';
import * as pkijs from 'pkijs';

import { identifier, parseStrict, raw, sequence } from './asn1-strict.js';
import type { Asn1 } from './asn1-strict.js';
import { sameBytes } from './bytes.js';
import { OID } from './oids.js';

/** A certificate with the parts that decisions need. */
export interface Certificate {
  readonly der: Uint8Array;
  readonly issuer: Uint8Array;
  readonly subject: Uint8Array;
  readonly serial: Uint8Array;
  readonly notBefore: Date;
  readonly notAfter: Date;
  /** Content of each extension by its identifier. */
  readonly extensions: ReadonlyMap<string, Uint8Array>;
  readonly names: { readonly commonName: string | null; readonly organization: string | null };
  readonly pki: pkijs.Certificate;
}

/** Longest chain that is followed. */
const LONGEST_CHAIN = 5;

/** Reads a certificate; throws where it is none. */
export function readCertificate(der: Uint8Array): Certificate {
  return certificateOf(parseStrict(der));
}

/** The certificate that a value of an already parsed signature is. */
export function certificateOf(block: Asn1): Certificate {
  const der = raw(block);
  const [tbs] = sequence(block);
  const [, serial, , issuer, , subject] = sequence(tbs);
  const pki = new pkijs.Certificate({ schema: block as asn1.Sequence });
  const extensions = new Map<string, Uint8Array>();
  for (const extension of pki.extensions ?? []) {
    extensions.set(extension.extnID, new Uint8Array(extension.extnValue.valueBlock.valueHexView));
  }
  return {
    der,
    issuer: raw(issuer as Asn1),
    subject: raw(subject as Asn1),
    serial: raw(serial as Asn1),
    notBefore: pki.notBefore.value,
    notAfter: pki.notAfter.value,
    extensions,
    names: { commonName: nameOf(pki, OID.commonName), organization: nameOf(pki, OID.organization) },
    pki,
  };
}

function nameOf(pki: pkijs.Certificate, type: string): string | null {
  const found = pki.subject.typesAndValues.find((part) => part.type === type);
  const value: unknown = found?.value.valueBlock.value;
  return typeof value === 'string' ? value : null;
}

/** What a certificate is asked to be good for. */
export type Use = 'signature' | 'time-stamp';

/**
 * Whether a certificate leads to a trusted root at that moment. Revocation is not asked: certificates of
 * this portal live for ten minutes, and the off-line verifier has no network.
 */
export async function isTrusted(
  certificate: Certificate,
  pool: readonly Certificate[],
  roots: readonly Certificate[],
  at: Date,
  use: Use,
): Promise<boolean> {
  if (!mayBeUsedFor(certificate, use) || !livesAt(certificate, at)) return false;
  let current = certificate;
  for (let depth = 0; depth < LONGEST_CHAIN; depth++) {
    for (const root of roots) {
      const itself = sameBytes(root.der, current.der);
      if (!sameBytes(root.subject, current.issuer) || !livesAt(root, at) || !(itself || mayIssue(root))) continue;
      if (await signedBy(current, root)) return true;
    }
    const above = pool.find((candidate) => sameBytes(candidate.subject, current.issuer) && candidate !== current);
    if (above === undefined || !mayIssue(above) || !livesAt(above, at) || !(await signedBy(current, above))) return false;
    current = above;
  }
  return false;
}

async function signedBy(certificate: Certificate, issuer: Certificate): Promise<boolean> {
  try {
    return await certificate.pki.verify(issuer.pki);
  } catch {
    return false; // unknown algorithm or broken key: not signed as far as we can tell
  }
}

function livesAt(certificate: Certificate, at: Date): boolean {
  return certificate.notBefore.getTime() <= at.getTime() && at.getTime() <= certificate.notAfter.getTime();
}

/** Bit `n` of the key usage, counted from the left as X.509 does; a certificate without usage may do all. */
function keyUsage(certificate: Certificate, bit: number): boolean {
  const extension = certificate.extensions.get(OID.keyUsage);
  if (extension === undefined) return true;
  return ((extension[3] ?? 0) & (0x80 >> bit)) !== 0;
}

function mayIssue(certificate: Certificate): boolean {
  const constraints = certificate.extensions.get(OID.basicConstraints);
  // SEQUENCE { BOOLEAN TRUE … }
  return constraints !== undefined && constraints[2] === 1 && constraints[4] === 0xff && keyUsage(certificate, 5);
}

function mayBeUsedFor(certificate: Certificate, use: Use): boolean {
  const extended = certificate.extensions.get(OID.extendedKeyUsage);
  const uses = extended === undefined ? null : sequence(parseStrict(extended)).map(identifier);
  if (use === 'time-stamp') return uses !== null && uses.length === 1 && uses[0] === OID.timeStamping;
  return (uses === null || !uses.every((id) => id === OID.timeStamping)) && (keyUsage(certificate, 0) || keyUsage(certificate, 1));
}
