/**
 * What a signature of this portal proves and what not, as codes that every page that shows signatures
 * has to say. A page that left these out would let a local certificate pass for certification by a
 * licensed body (Electronic Signature Law 13, 16).
 */
export const WHAT_IT_PROVES = {
  /** Issued on this machine. */
  local: [
    /** Any change to the text or to a signature after signing is found (ESL 13 (3), (4)). */
    'proof.local.any-change-is-found',
    /** The key was made for this one act and destroyed after it; the file names person, code and time. */
    'proof.local.one-key-per-act',
    /** The person was verified by a code sent to the phone; nobody compared a face or an identity card. */
    'proof.local.verified-by-code-only',
    /** The key lay on the centre's machine during the act, not in the signer's hand (ESL 13 (2)). */
    'proof.local.key-held-by-centre',
    /** No licensed certification body vouches for the person (ESL 16). */
    'proof.local.no-third-party-certification',
    /** The time comes from the centre's clock. */
    'proof.local.time-from-own-clock',
    /** The parties agreed to sign in this way (ESL 3, 13 last sentence). */
    'proof.local.agreed-by-parties',
  ],
  /** Issued by a licensed certification body for this act. */
  licensed: ['proof.licensed.any-change-is-found', 'proof.licensed.certified-by-body'],
} as const;

/** Who stands behind a certificate. */
export type Issuance = keyof typeof WHAT_IT_PROVES;

/** Code of one sentence about what is proved. */
export type ProofCode = (typeof WHAT_IT_PROVES)[Issuance][number];
