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
  return spell(a) === spell(b);
}

function spell(value: PdfValue | undefined): string {
  if (value === undefined) return 'absent';
  if (value === null || typeof value !== 'object') return String(value);
  if (isArray(value)) return `[${value.map(spell).join(' ')}]`;
  switch (value.kind) {
    case 'name':
      return `/${value.name}`;
    case 'string':
      return `(${value.bytes.join(',')})`;
    case 'reference':
      return `${value.number} ${value.generation} R`;
    case 'dictionary':
    case 'stream': {
      const entries = [...value.entries].map(([key, entry]) => `/${key} ${spell(entry)}`).sort();
      return `<<${entries.join(' ')}>>${value.kind === 'stream' ? `stream(${value.data.join(',')})` : ''}`;
    }
    default:
      return value satisfies never;
  }
}
