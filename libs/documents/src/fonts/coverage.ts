import { fontOf } from './faces.js';

/** Why a document cannot be printed as asked. `code` is stable; the portal words it for people. */
export class DocumentError extends Error {
  constructor(
    readonly code: string,
    readonly params: Readonly<Record<string, string | number>>,
  ) {
    super(`${code} ${JSON.stringify(params)}`);
    this.name = 'DocumentError';
  }
}

/** A character no font can print. A blank in a legal name would be a wrong name, so nothing is rendered. */
export class MissingGlyphError extends DocumentError {
  constructor(
    readonly character: string,
    readonly field: string,
  ) {
    super('document.missing-glyph', { character, codePoint: codePointName(character), field });
    this.name = 'MissingGlyphError';
  }
}

/**
 * The same error after it came out of a worker thread: only name and message survive the way, so code and parameters
 * are read back from the message. Undefined for any other error.
 */
export function documentErrorOf(error: unknown): DocumentError | undefined {
  if (error instanceof DocumentError) return error;
  const message = typeof error === 'object' && error !== null && 'message' in error ? String(error.message) : '';
  const found = /^([a-z-]+\.[a-z.-]+) (\{.*\})$/su.exec(message);
  if (!found?.[1] || !found[2]) return undefined;
  const params: unknown = JSON.parse(found[2]);
  if (typeof params !== 'object' || params === null) return undefined;
  return new DocumentError(found[1], Object.fromEntries(Object.entries(params).filter((entry): entry is [string, string | number] => ['string', 'number'].includes(typeof entry[1]))));
}

function codePointName(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}

// Line ends and tabs are layout, not characters of the text.
const LAYOUT = /[\n\r\t\u3000\u00a0]/u;

/** Characters of a text that would not print, each once. Empty when all is well: good for checking before saving. */
export function unprintable(text: string): string[] {
  const font = fontOf('serif');
  const missing = new Set<string>();
  for (const character of text) {
    // Control, format and bidirectional characters are refused as well: an invisible character changes a name, too.
    if (LAYOUT.test(character)) continue;
    if (/[\p{C}\p{M}]/u.test(character) || !font.hasGlyphForCodePoint(character.codePointAt(0) ?? 0)) missing.add(character);
  }
  return [...missing];
}

/**
 * A text somebody told us, with every character that cannot be printed named in its place: 〔U+1F600〕. For accounts and
 * file names, in which an emoji must neither stop a paper nor leave a blank. Never for the name of a person or an amount.
 */
export function spelledOut(text: string): string {
  let legible = text;
  for (const character of unprintable(text)) {
    // What only joins or turns other characters has nothing to be read.
    legible = legible.replaceAll(character, /[\p{Cf}\p{Mn}]/u.test(character) ? '' : `〔${codePointName(character)}〕`);
  }
  return legible;
}

/** @throws MissingGlyphError naming the first character that cannot be printed and the field it stands in (`parties.0.name`). */
export function assertPrintable(data: unknown, field = ''): void {
  if (typeof data === 'string') {
    const [first] = unprintable(data);
    if (first !== undefined) throw new MissingGlyphError(first, field);
    return;
  }
  if (Array.isArray(data)) {
    data.forEach((entry, index) => assertPrintable(entry, join(field, String(index))));
    return;
  }
  if (typeof data !== 'object' || data === null || data instanceof Date || data instanceof Uint8Array) return;
  for (const [key, value] of Object.entries(data)) assertPrintable(value, join(field, key));
}

function join(field: string, key: string): string {
  return field === '' ? key : `${field}.${key}`;
}
