import { latin1, ownBuffer } from './bytes.js';
import { PdfParser } from './pdf-parser.js';
import { isArray, isKind, MalformedPdf } from './pdf-values.js';
import type { PdfDictionary, PdfStream, PdfValue } from './pdf-values.js';

/** Where an object lies: at an offset of the file, or packed in another object. */
export type ObjectPlace =
  | { readonly kind: 'offset'; readonly offset: number; readonly generation: number }
  | { readonly kind: 'packed'; readonly stream: number; readonly index: number };

/** More revisions than any honest file has; each costs a walk. */
const MOST_SECTIONS = 200;
const MOST_OBJECTS = 200_000;
const MOST_UNPACKED = 32 * 1024 * 1024;

/** A document as it stood when the file was `end` bytes long. */
export class PdfState {
  private readonly cache = new Map<number, PdfValue>();
  private readonly packed = new Map<number, Map<number, PdfValue>>();

  private constructor(
    private readonly bytes: Uint8Array,
    readonly end: number,
    readonly places: ReadonlyMap<number, ObjectPlace>,
    readonly trailer: ReadonlyMap<string, PdfValue>,
  ) {}

  /** Reads the cross-reference chain that ends at `end`; throws MalformedPdf rather than repairing anything. */
  static async read(bytes: Uint8Array, end: number): Promise<PdfState> {
    const places = new Map<number, ObjectPlace>();
    const freed = new Set<number>();
    let trailer: ReadonlyMap<string, PdfValue> | null = null;
    const seen = new Set<number>();
    let next: number | null = startOfChain(bytes, end);
    while (next !== null) {
      if (seen.has(next) || seen.size > MOST_SECTIONS) throw new MalformedPdf('circular chain', next);
      seen.add(next);
      const section = await readSection(bytes, next, end);
      for (const [number, place] of section.entries) {
        if (places.has(number) || freed.has(number)) continue;
        if (place === 'free') freed.add(number);
        else places.set(number, place);
        if (places.size > MOST_OBJECTS) throw new MalformedPdf('too many objects', next);
      }
      trailer ??= section.trailer;
      // Hybrid files show one document to old readers and another to new ones.
      if (section.trailer.has('XRefStm')) throw new MalformedPdf('two cross-references', next);
      if (section.trailer.has('Encrypt')) throw new MalformedPdf('encrypted', next);
      const prev = section.trailer.get('Prev');
      if (prev !== undefined && typeof prev !== 'number') throw new MalformedPdf('bad chain', next);
      next = prev ?? null;
    }
    if (trailer === null) throw new MalformedPdf('no trailer', end);
    const state = new PdfState(bytes, end, places, trailer);
    await state.unpack();
    return state;
  }

  /** The object of this number; undefined where the file has none. */
  object(number: number): PdfValue | undefined {
    const known = this.cache.get(number);
    if (known !== undefined) return known;
    const place = this.places.get(number);
    if (place === undefined) return undefined;
    const value =
      place.kind === 'offset'
        ? readObject(this.bytes, place.offset, this.end, number, (ref) => this.object(ref)).value
        : this.packed.get(place.stream)?.get(number);
    if (value === undefined) throw new MalformedPdf('packed object missing', number);
    this.cache.set(number, value);
    return value;
  }

  /** Follows a reference. */
  resolve(value: PdfValue | undefined): PdfValue | undefined {
    return isKind(value, 'reference') ? this.object(value.number) : value;
  }

  /** Dictionary behind a value, or undefined. */
  dictionary(value: PdfValue | undefined): PdfDictionary | PdfStream | undefined {
    const found = this.resolve(value);
    return isKind(found, 'dictionary') || isKind(found, 'stream') ? found : undefined;
  }

  /** Array behind a value; empty where there is none. */
  array(value: PdfValue | undefined): readonly PdfValue[] {
    const found = this.resolve(value);
    return isArray(found) ? found : [];
  }

  private async unpack(): Promise<void> {
    const streams = new Set([...this.places.values()].flatMap((place) => (place.kind === 'packed' ? [place.stream] : [])));
    for (const number of streams) {
      const stream = this.object(number);
      if (!isKind(stream, 'stream')) throw new MalformedPdf('no object stream', number);
      const [count, first] = [stream.entries.get('N'), stream.entries.get('First')];
      if (typeof count !== 'number' || typeof first !== 'number' || stream.entries.has('Extends')) throw new MalformedPdf('bad object stream', number);
      const content = await decoded(stream);
      const head = new PdfParser(content, 0, Math.min(first, content.length));
      const inside = new Map<number, PdfValue>();
      for (let i = 0; i < count; i++) {
        const object = head.integer();
        const place = this.places.get(object);
        const offset = head.integer();
        if (place?.kind === 'packed' && place.stream === number && place.index === i) {
          inside.set(object, new PdfParser(content, first + offset, content.length).value());
        }
      }
      this.packed.set(number, inside);
    }
  }
}

function startOfChain(bytes: Uint8Array, end: number): number {
  const tail = latin1(bytes.subarray(Math.max(0, end - 64), end));
  const match = /startxref[\r\n ]+(\d{1,10})[\r\n ]+%%EOF[\r\n]{0,2}$/.exec(tail);
  if (match?.[1] === undefined) throw new MalformedPdf('no end of file', end);
  return Number(match[1]);
}

interface Section {
  readonly entries: ReadonlyMap<number, ObjectPlace | 'free'>;
  readonly trailer: ReadonlyMap<string, PdfValue>;
}

async function readSection(bytes: Uint8Array, offset: number, end: number): Promise<Section> {
  if (offset >= end) throw new MalformedPdf('chain beyond end', offset);
  const parser = new PdfParser(bytes, offset, end);
  if (parser.peek() !== 0x78) return readStreamSection(bytes, offset, end);
  parser.expect('xref');
  const entries = new Map<number, ObjectPlace | 'free'>();
  for (;;) {
    parser.skip();
    if (parser.peek() === 0x74) break; // trailer
    const first = parser.integer();
    const count = parser.integer();
    if (count > MOST_OBJECTS) throw new MalformedPdf('too many objects', parser.at);
    for (let i = 0; i < count; i++) {
      const at = parser.integer();
      const generation = parser.integer();
      parser.skip();
      const word = parser.word();
      if (word !== 'n' && word !== 'f') throw new MalformedPdf('bad entry', parser.at);
      // The first entry wins for readers of one kind and the last for others: neither is honest.
      if (entries.has(first + i)) throw new MalformedPdf('entry twice', parser.at);
      entries.set(first + i, word === 'f' ? 'free' : { kind: 'offset', offset: at, generation });
    }
  }
  parser.expect('trailer');
  const trailer = parser.value();
  if (!isKind(trailer, 'dictionary')) throw new MalformedPdf('no trailer', parser.at);
  return { entries, trailer: trailer.entries };
}

async function readStreamSection(bytes: Uint8Array, offset: number, end: number): Promise<Section> {
  const { value } = readObject(bytes, offset, end, null, () => undefined);
  if (!isKind(value, 'stream')) throw new MalformedPdf('no cross-reference', offset);
  const type = value.entries.get('Type');
  const widths = value.entries.get('W');
  const size = value.entries.get('Size');
  if (!isKind(type, 'name') || type.name !== 'XRef' || !isArray(widths) || typeof size !== 'number') throw new MalformedPdf('bad cross-reference', offset);
  const [w1, w2, w3] = widths.map((width) => (typeof width === 'number' && width >= 0 && width <= 8 ? width : NaN)) as [number, number, number];
  const row = w1 + w2 + w3;
  if (!(row > 0)) throw new MalformedPdf('bad cross-reference', offset);
  const index = value.entries.get('Index');
  const ranges = isArray(index) ? index.map(Number) : [0, size];
  const data = await decoded(value);
  const field = (from: number, width: number): number => data.subarray(from, from + width).reduce((sum, byte) => sum * 256 + byte, 0);
  const entries = new Map<number, ObjectPlace | 'free'>();
  let at = 0;
  for (let r = 0; r + 1 < ranges.length; r += 2) {
    const [first, count] = [ranges[r] ?? NaN, ranges[r + 1] ?? NaN];
    if (!(count >= 0 && count <= MOST_OBJECTS)) throw new MalformedPdf('too many objects', offset);
    for (let i = 0; i < count; i++, at += row) {
      if (at + row > data.length || entries.has(first + i)) throw new MalformedPdf('bad cross-reference', offset);
      const kind = w1 === 0 ? 1 : field(at, w1);
      const [a, b] = [field(at + w1, w2), field(at + w1 + w2, w3)];
      if (kind === 0) entries.set(first + i, 'free');
      else if (kind === 1) entries.set(first + i, { kind: 'offset', offset: a, generation: b });
      else if (kind === 2) entries.set(first + i, { kind: 'packed', stream: a, index: b });
      else throw new MalformedPdf('bad entry', offset);
    }
  }
  return { entries, trailer: value.entries };
}

function readObject(
  bytes: Uint8Array,
  offset: number,
  end: number,
  number: number | null,
  find: (number: number) => PdfValue | undefined,
): { value: PdfValue } {
  const parser = new PdfParser(bytes, offset, end);
  const found = parser.integer();
  parser.integer();
  parser.expect('obj');
  if (number !== null && found !== number) throw new MalformedPdf('other object', offset);
  const value = parser.value();
  parser.skip();
  const word = parser.word();
  if (word === 'endobj') return { value };
  if (word !== 'stream' || !isKind(value, 'dictionary')) throw new MalformedPdf('open object', offset);
  if (parser.peek() === 13) parser.at++;
  if (parser.peek() !== 10) throw new MalformedPdf('bad stream', parser.at);
  parser.at++;
  const stated = value.entries.get('Length');
  const length = isKind(stated, 'reference') ? find(stated.number) : stated;
  if (typeof length !== 'number' || length < 0 || parser.at + length > end) throw new MalformedPdf('bad length', offset);
  const data = bytes.subarray(parser.at, parser.at + length);
  parser.at += length;
  parser.expect('endstream');
  parser.expect('endobj');
  return { value: { kind: 'stream', entries: value.entries, data } };
}

/** Content of a cross-reference or object stream; other filters than the usual one are refused. */
async function decoded(stream: PdfStream): Promise<Uint8Array> {
  const filter = stream.entries.get('Filter');
  const single = isArray(filter) && filter.length === 1 ? filter[0] : filter;
  const plain = single === undefined ? stream.data : isKind(single, 'name') && single.name === 'FlateDecode' ? await inflate(stream.data) : null;
  if (plain === null) throw new MalformedPdf('unknown filter', 0);
  const parms = stream.entries.get('DecodeParms');
  const options = isArray(parms) ? parms[0] : parms;
  if (!isKind(options, 'dictionary')) return plain;
  const [predictor, columns] = [options.entries.get('Predictor') ?? 1, options.entries.get('Columns') ?? 1];
  if (predictor === 1) return plain;
  if (typeof predictor !== 'number' || predictor < 10 || typeof columns !== 'number' || columns < 1 || columns > 64) throw new MalformedPdf('unknown predictor', 0);
  return unpredict(plain, columns);
}

async function inflate(data: Uint8Array): Promise<Uint8Array> {
  const reader = new Blob([ownBuffer(data)]).stream().pipeThrough(new DecompressionStream('deflate')).getReader();
  const parts: Uint8Array[] = [];
  let size = 0;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      size += value.length;
      if (size > MOST_UNPACKED) throw new MalformedPdf('stream too large', 0);
      parts.push(value);
    }
  } catch (cause) {
    throw cause instanceof MalformedPdf ? cause : new MalformedPdf('bad compression', 0);
  }
  const out = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  return out;
}

/** Undoes PNG row filters, which cross-reference streams use. */
function unpredict(data: Uint8Array, columns: number): Uint8Array {
  const rows = Math.floor(data.length / (columns + 1));
  const out = new Uint8Array(rows * columns);
  for (let row = 0; row < rows; row++) {
    const filter = data[row * (columns + 1)];
    for (let i = 0; i < columns; i++) {
      const raw = data[row * (columns + 1) + 1 + i] ?? 0;
      const left = i > 0 ? (out[row * columns + i - 1] ?? 0) : 0;
      const up = row > 0 ? (out[(row - 1) * columns + i] ?? 0) : 0;
      if (filter !== 0 && filter !== 1 && filter !== 2) throw new MalformedPdf('unknown row filter', 0);
      out[row * columns + i] = raw + (filter === 1 ? left : filter === 2 ? up : 0);
    }
  }
  return out;
}
