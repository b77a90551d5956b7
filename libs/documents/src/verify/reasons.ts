/** Everything that may speak against a file or limit what can be said of it; the pages translate the codes. */
export const VERIFY_REASONS = [
  // The file as a whole.
  'document.hash-differs',
  'document.not-a-pdf',
  'document.unreadable',
  'document.damaged',
  'document.no-signature',
  'document.signature-hidden',
  'document.added-after-last-signature',
  // One signature.
  'signature.broken',
  'signature.does-not-cover',
  'signature.unknown-profile',
  'signature.not-trusted',
  'signature.time-not-proven',
  'signature.sm2-not-trusted',
  // The act that a certificate was issued for.
  'record.unreadable',
  'record.other-field',
  'record.other-document',
  'record.other-time',
  // What a revision changed besides signing.
  'change.content',
  'change.page',
  'change.annotations',
  'change.catalog',
  'change.trailer',
  'change.object-removed',
  'change.form',
  'change.field',
  'change.field-added',
  'change.field-filled',
  'change.field-removed',
  'change.signed-field',
  'change.revision-unreadable',
  'change.overlapping-signatures',
  'change.unexplained',
] as const;

/** Code of one reason. */
export type VerifyReason = (typeof VERIFY_REASONS)[number];
