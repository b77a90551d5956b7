export { fromHex, toHex } from './bytes.js';
export { sm3 } from './sm3.js';
export type { SigningRecord } from './signing-record.js';
export { verifyDocument } from './verify-document.js';
export type { DocumentReport, DocumentVerdict, Revision, VerifiedSignature, VerifyOptions } from './verify-document.js';
export { WHAT_IT_PROVES } from './what-it-proves.js';
export type { Issuance } from './what-it-proves.js';
