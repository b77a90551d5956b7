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
 * Electronic seal with SM2/SM3 in the format of GB/T 38540 (安全电子签章密码技术规范), as kept by a
 * seal platform or a USB key. PDF viewers cannot check SM2, so such a seal is made *beside* the PAdES
 * seal over the same bytes and stored with the document; `sealField` stays the one inside the file.
 */
export interface Sm2SealService {
  /** DER of SES_Signature over the SM3 digest of the file as it was before the seal. */
  seal(request: {
    readonly sealId: string;
    readonly sm3: Uint8Array;
    readonly record: SigningRecord;
  }): Promise<Uint8Array>;
  /** Whether such a seal is good for this digest, and by whom; a browser cannot do it alone. */
  check(request: { readonly sm3: Uint8Array; readonly seal: Uint8Array }): Promise<
    { readonly ok: true; readonly sealedBy: string; readonly sealedAt: string } | { readonly ok: false; readonly code: string }
  >;
}
