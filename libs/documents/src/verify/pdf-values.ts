import { sameBytes } from './bytes.js';

/** Values of a PDF as the verifier reads them: strict, because a reader that guesses can be led to see another text. */
export type PdfValue =
  | null
  | boolean
  | number
  | PdfName
  | PdfString
  | PdfReference
  | readonly PdfValue[]
  | PdfDictionary
  | PdfStream;

export interface PdfName { readonly kind: 'name'; readonly name: string }
/** `from` and `to` are the offsets of the first and last delimiter, so that a signature's gap can be compared. */
export interface PdfString { readonly kind: 'string'; readonly bytes: Uint8Array; readonly hex: boolean; readonly from: number; readonly to: number }
export interface PdfReference { readonly kind: 'reference'; readonly number: number; readonly generation: number }
export interface PdfDictionary { readonly kind: 'dictionary'; readonly entries: ReadonlyMap<string, PdfValue> }
export interface PdfStream { readonly kind: 'stream'; readonly entries: ReadonlyMap<string, PdfValue>; readonly data: Uint8Array }

/** The file breaks the rules of its format at this offset. */
export class MalformedPdf extends Error {
  constructor(what: string, readonly offset: number) {
    super(`${what} at ${offset}`);
    this.name = 'MalformedPdf';
  }
}

/** Whether a value is one of the kinds that carry their kind with them. */
export function isKind<K extends 'name' | 'string' | 'reference' | 'dictionary' | 'stream'>(
  value: PdfValue | undefined,
  kind: K,
): value is Extract<PdfValue, { readonly kind: K }> {
  return typeof value === 'object' && value !== null && 'kind' in value && value.kind === kind;
}

/** Whether a value is an array. */
export function isArray(value: PdfValue | undefined): value is readonly PdfValue[] {
  return Array.isArray(value);
}

/** Text of a text string: UTF-16 or UTF-8 with mark, otherwise one character per byte. */
export function textOf(value: PdfValue | undefined): string | null {
  if (!isKind(value, 'string')) return null;
  const { bytes } = value;
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes.subarray(2));
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return new TextDecoder().decode(bytes.subarray(3));
  return Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
}

/** Whether two values say the same, whatever their spelling in the file. */
export function sameValue(a: PdfValue | undefined, b: PdfValue | undefined): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (isArray(a)) return isArray(b) && a.length === b.length && a.every((entry, i) => sameValue(entry, b[i]));
  if (isArray(b)) return false;
  switch (a.kind) {
    case 'name':
      return isKind(b, 'name') && a.name === b.name;
    case 'string':
      return isKind(b, 'string') && sameBytes(a.bytes, b.bytes);
    case 'reference':
      return isKind(b, 'reference') && a.number === b.number && a.generation === b.generation;
    case 'dictionary':
      return isKind(b, 'dictionary') && sameEntries(a.entries, b.entries);
    case 'stream':
      return isKind(b, 'stream') && sameEntries(a.entries, b.entries) && sameBytes(a.data, b.data);
    default:
      return a satisfies never;
  }
}

function sameEntries(a: ReadonlyMap<string, PdfValue>, b: ReadonlyMap<string, PdfValue>): boolean {
  return a.size === b.size && [...a].every(([key, value]) => sameValue(value, b.get(key)));
}
