/** Why a signing act cannot be done; the code is stable and the portal translates it. */
export class SigningRefusal extends Error {
  constructor(
    readonly code: SigningRefusalCode,
    readonly params: Readonly<Record<string, string | number>> = {},
    options?: ErrorOptions,
  ) {
    super(code, options);
    this.name = 'SigningRefusal';
  }
}

/** All reasons for which signing is refused. */
export const SIGNING_REFUSALS = [
  'signing.authority-secret-too-short',
  'signing.authority-secret-wrong',
  'signing.document-unreadable',
  'signing.document-changed',
  'signing.field-missing',
  'signing.field-already-signed',
  'signing.field-without-place',
  'signing.handwriting-empty',
  'signing.handwriting-too-large',
  'signing.name-empty',
  'signing.glyph-missing',
  'signing.time-stamp-unavailable',
  'signing.time-stamp-wrong',
  'signing.certification-unavailable',
  'signing.certification-wrong',
  'signing.signature-too-large',
] as const;

export type SigningRefusalCode = (typeof SIGNING_REFUSALS)[number];
