import type { SigningRecord } from '../verify/signing-record.js';
import type { Issuance } from '../verify/what-it-proves.js';

/**
 * Signs hashes with one key: the local one-time key, or the hash-signing service of a licensed
 * certification body (ESL 16). The document itself never leaves the house.
 */
export interface HashSigner {
  /** DER of the signer's certificate. */
  readonly certificate: Uint8Array;
  /** DER of the certificates above it, without the root. */
  readonly chain: readonly Uint8Array[];
  readonly algorithm: 'ecdsa-sha256' | 'rsa-sha256';
  /** Signature over `sha256`; `bytes` is what was hashed. ECDSA as DER, RSA as PKCS #1 v1.5. */
  sign(toSign: { readonly bytes: Uint8Array; readonly sha256: Uint8Array }): Promise<Uint8Array>;
}

/**
 * Gives a signer for one act and forgets it afterwards. A licensed body issues an event certificate
 * for the same record; its adapter implements this and nothing else changes.
 */
export interface SigningService {
  /** Who stands behind its certificates; the papers say it in words. */
  readonly issuance: Issuance;
  openAct(record: SigningRecord): Promise<HashSigner>;
}

/** Gives RFC 3161 time-stamp tokens. */
export interface Timestamper {
  /** DER of a TimeStampToken over this SHA-256 digest. */
  stamp(sha256: Uint8Array): Promise<Uint8Array>;
}

/**
 * Seal by SM2 and SM3. PDF viewers cannot check SM2, so it is made *beside* the PAdES seal, over the same bytes, and travels with it as an
 * unsigned attribute that they pass over; our own verifiers check it. What ships is the installation's own (`openSm2Authority`).
 *
 * A seal platform or a key in the hand of the committee implements this port as well. GB/T 38540 (安全电子签章密码技术规范) wraps such a
 * signature into SES_Signature, with a picture and a certificate of the seal's maker; no such structure is written or read here.
 */
export interface Sm2Seal {
  /** DER of SEQUENCE { version, certificate, sm3, time, signature }: the signature covers the first four. */
  seal(request: { readonly sm3: Uint8Array; readonly record: SigningRecord }): Promise<Uint8Array>;
}
