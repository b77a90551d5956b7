import { fromHex, latin1 } from './bytes.js';
import { MalformedPdf } from './pdf-values.js';
import type { PdfDictionary, PdfValue } from './pdf-values.js';

const WHITE = new Set([0, 9, 10, 12, 13, 32]);
const DELIMITERS = new Set([...'()<>[]{}/%'].map((c) => c.charCodeAt(0)));
/** Deeper nesting is an attempt to exhaust the stack. */
const DEEPEST = 60;

/** Reads PDF syntax forwards from an offset, never past `end`. */
export class PdfParser {
  constructor(
    readonly bytes: Uint8Array,
    public at: number,
    readonly end: number,
  ) {}

  /** The next value. */
  value(depth = 0): PdfValue {
    if (depth > DEEPEST) throw new MalformedPdf('nested too deeply', this.at);
    this.skip();
    const byte = this.peek();
    if (byte === 0x2f) return { kind: 'name', name: this.name() };
    if (byte === 0x28) return this.literal();
    if (byte === 0x5b) return this.array(depth);
    if (byte === 0x3c) return this.peek(1) === 0x3c ? this.dictionary(depth) : this.hex();
    if (byte === 0x2b || byte === 0x2d || byte === 0x2e || isDigit(byte)) return this.numberOrReference();
    const word = this.word();
    if (word === 'true') return true;
    if (word === 'false') return false;
    if (word === 'null') return null;
    throw new MalformedPdf('unknown word', this.at);
  }

  /** Passes white space and comments. */
  skip(): void {
    for (;;) {
      const byte = this.peek();
      if (byte === 0x25) {
        while (this.at < this.end && this.peek() !== 10 && this.peek() !== 13) this.at++;
      } else if (byte >= 0 && WHITE.has(byte)) this.at++;
      else return;
    }
  }

  /** A run of regular characters. */
  word(): string {
    const from = this.at;
    while (this.at < this.end && !WHITE.has(this.peek()) && !DELIMITERS.has(this.peek())) this.at++;
    return String.fromCharCode(...this.bytes.subarray(from, Math.min(this.at, from + 64)));
  }

  /** Passes exactly this word. */
  expect(word: string): void {
    this.skip();
    const at = this.at;
    if (this.word() !== word) throw new MalformedPdf(`no ${word}`, at);
  }

  /** A whole number without sign. */
  integer(): number {
    this.skip();
    const at = this.at;
    const word = this.word();
    if (!/^\d{1,10}$/.test(word)) throw new MalformedPdf('no number', at);
    return Number(word);
  }

  peek(ahead = 0): number {
    const at = this.at + ahead;
    return at < this.end ? (this.bytes[at] ?? -1) : -1;
  }

  private numberOrReference(): PdfValue {
    const at = this.at;
    const word = this.word();
    if (!/^[+-]?(\d+\.?\d*|\.\d+)$/.test(word)) throw new MalformedPdf('no number', at);
    if (/^\d{1,10}$/.test(word)) {
      const after = this.at;
      this.skip();
      const generation = isDigit(this.peek()) ? this.word() : '';
      if (/^\d{1,5}$/.test(generation)) {
        this.skip();
        if (this.peek() === 0x52 && this.endsAfter(1)) {
          this.at++;
          return { kind: 'reference', number: Number(word), generation: Number(generation) };
        }
      }
      this.at = after;
    }
    return Number(word);
  }

  private endsAfter(ahead: number): boolean {
    const next = this.peek(ahead);
    return next < 0 || WHITE.has(next) || DELIMITERS.has(next);
  }

  private name(): string {
    this.at++;
    const from = this.at;
    while (this.at < this.end && !WHITE.has(this.peek()) && !DELIMITERS.has(this.peek())) this.at++;
    const raw = String.fromCharCode(...this.bytes.subarray(from, this.at));
    return raw.replace(/#([0-9a-fA-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  }

  private array(depth: number): PdfValue[] {
    this.at++;
    const list: PdfValue[] = [];
    for (;;) {
      this.skip();
      if (this.peek() === 0x5d) {
        this.at++;
        return list;
      }
      list.push(this.value(depth + 1));
    }
  }

  private dictionary(depth: number): PdfDictionary {
    this.at += 2;
    const entries = new Map<string, PdfValue>();
    for (;;) {
      this.skip();
      if (this.peek() === 0x3e && this.peek(1) === 0x3e) {
        this.at += 2;
        return { kind: 'dictionary', entries };
      }
      if (this.peek() !== 0x2f) throw new MalformedPdf('no key', this.at);
      const key = this.name();
      // Two readers could each take another of two equal keys and see two different documents.
      if (entries.has(key)) throw new MalformedPdf('key twice', this.at);
      entries.set(key, this.value(depth + 1));
    }
  }

  private hex(): PdfValue {
    const from = this.at;
    const close = this.bytes.indexOf(0x3e, from);
    if (close < 0 || close >= this.end) throw new MalformedPdf('open string', from);
    const digits = latin1(this.bytes.subarray(from + 1, close)).replace(/[\0\t\n\f\r ]/g, '');
    const bytes = fromHex(digits.length % 2 === 0 ? digits : `${digits}0`);
    if (bytes === null) throw new MalformedPdf('no hex', from);
    this.at = close + 1;
    return { kind: 'string', bytes, hex: true, from, to: close };
  }

  private literal(): PdfValue {
    const from = this.at++;
    const out: number[] = [];
    for (let open = 1; ; ) {
      const byte = this.peek();
      if (byte < 0) throw new MalformedPdf('open string', from);
      this.at++;
      if (byte === 0x5c) this.escape(out);
      else {
        if (byte === 0x28) open++;
        if (byte === 0x29 && --open === 0) return { kind: 'string', bytes: Uint8Array.from(out), hex: false, from, to: this.at - 1 };
        if (byte === 13) {
          // A bare line end inside a string is one line feed, whatever it was (ISO 32000 7.3.4.2).
          if (this.peek() === 10) this.at++;
          out.push(10);
        } else out.push(byte);
      }
    }
  }

  private escape(out: number[]): void {
    const byte = this.peek();
    this.at++;
    const simple = new Map([[0x6e, 10], [0x72, 13], [0x74, 9], [0x62, 8], [0x66, 12]]).get(byte);
    if (simple !== undefined) out.push(simple);
    else if (byte >= 0x30 && byte <= 0x37) {
      let value = byte - 0x30;
      for (let i = 0; i < 2 && this.peek() >= 0x30 && this.peek() <= 0x37; i++) {
        value = value * 8 + this.peek() - 0x30;
        this.at++;
      }
      out.push(value & 0xff);
    } else if (byte === 13) {
      if (this.peek() === 10) this.at++;
    } else if (byte !== 10) out.push(byte);
  }
}

function isDigit(byte: number): boolean {
  return byte >= 0x30 && byte <= 0x39;
}
