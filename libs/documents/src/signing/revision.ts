import type { PdfRef} from '@libpdf/core';
import { PDF, PdfArray, PdfDict, PdfName, PdfNumber, PdfStream, PdfString } from '@libpdf/core';
import { createHash } from 'node:crypto';

import type { Drawing } from './drawing.js';
import { SigningRefusal } from './refusal.js';
import { keepStrings, text } from './safe-strings.js';

/** A revision that waits for its signature: everything is written except the bytes in the hole. */
export interface OpenRevision {
  readonly bytes: Uint8Array;
  /** First and last byte of the hex text between `<` and `>`. */
  readonly hole: { readonly from: number; readonly to: number };
  /** Digest of all bytes outside `<…>`: what is signed. */
  readonly sha256: Uint8Array;
}

/** What the signature dictionary says besides the signature. */
export interface SignatureEntry {
  readonly type: 'Sig' | 'DocTimeStamp';
  readonly name?: string;
  readonly reason?: string;
  readonly time?: Date;
}

const UNKNOWN_OFFSET = 9_999_999_999;

/** A PDF opened for one more revision. */
export class RevisionDraft {
  private constructor(
    private readonly pdf: PDF,
    private readonly original: Uint8Array,
  ) {}

  /** Opens the file; refuses what could only be saved by rewriting, which would break earlier signatures. */
  static async open(bytes: Uint8Array): Promise<RevisionDraft> {
    let pdf: PDF;
    try {
      pdf = await PDF.load(bytes);
    } catch (cause) {
      throw new SigningRefusal('signing.document-unreadable', {}, { cause });
    }
    if (pdf.recoveredViaBruteForce || pdf.canSaveIncrementally() !== null) throw new SigningRefusal('signing.document-unreadable');
    return new RevisionDraft(pdf, bytes);
  }

  /** The reserved, still empty signature field of this name. */
  reservedField(name: string): PdfDict {
    const field = this.fields().find((dict) => this.textOf(dict, 'T') === name);
    if (field === undefined || field.getName('FT', this.resolve)?.value !== 'Sig') {
      throw new SigningRefusal('signing.field-missing', { field: name });
    }
    if (field.has('V')) throw new SigningRefusal('signing.field-already-signed', { field: name });
    return field;
  }

  /** Width and height of the field on the page; a field without a place would hide the signature. */
  sizeOf(field: PdfDict, name: string): { width: number; height: number } {
    const rect = field.getArray('Rect', this.resolve);
    const [x1, y1, x2, y2] = [0, 1, 2, 3].map((i) => {
      const value = rect?.at(i, this.resolve);
      return value instanceof PdfNumber ? value.value : 0;
    }) as [number, number, number, number];
    const size = { width: Math.abs(x2 - x1), height: Math.abs(y2 - y1) };
    if (size.width < 8 || size.height < 8) throw new SigningRefusal('signing.field-without-place', { field: name });
    return size;
  }

  /** Puts a drawing into the field; place and page stay as the form reserved them. */
  draw(field: PdfDict, drawing: Drawing): void {
    const stream = PdfStream.fromDict(
      {
        Type: PdfName.of('XObject'),
        Subtype: PdfName.of('Form'),
        BBox: numbers(0, 0, drawing.width, drawing.height),
        Resources: drawing.translucent === true ? multiply() : PdfDict.of({}),
      },
      new TextEncoder().encode(drawing.translucent === true ? `/Ink gs\n${drawing.content}` : drawing.content),
    );
    field.set('AP', PdfDict.of({ N: this.pdf.register(stream) }));
  }

  /** A new invisible field for a time stamp, whose name nobody has used yet. */
  addStampField(): PdfDict {
    const names = new Set(this.fields().map((field) => this.textOf(field, 'T')));
    let count = 1;
    while (names.has(`archive-stamp-${count}`)) count++;
    const page = this.pdf.getPage(0);
    if (page === null) throw new SigningRefusal('signing.document-unreadable');
    const field = PdfDict.of({
      Type: PdfName.of('Annot'),
      Subtype: PdfName.of('Widget'),
      FT: PdfName.of('Sig'),
      T: text(`archive-stamp-${count}`),
      F: PdfNumber.of(132), // printed and locked; PDF/A forbids hidden annotations
      Rect: numbers(0, 0, 0, 0),
      P: page.ref,
    });
    const ref = this.pdf.register(field);
    const form = this.form();
    const fields = form.getArray('Fields', this.resolve);
    if (fields === undefined) form.set('Fields', new PdfArray([ref]));
    else fields.push(ref);
    keepStrings(form);
    keepStrings(page.dict);
    const annotations = page.dict.getArray('Annots', this.resolve);
    if (annotations === undefined) page.dict.set('Annots', new PdfArray([ref]));
    else annotations.push(ref);
    return field;
  }

  /** Writes the revision with a hole for a signature of at most `reserve` bytes. */
  async write(field: PdfDict, entry: SignatureEntry, reserve: number): Promise<OpenRevision> {
    const value = PdfDict.of({
      Type: PdfName.of(entry.type),
      Filter: PdfName.of('Adobe.PPKLite'),
      SubFilter: PdfName.of(entry.type === 'Sig' ? 'ETSI.CAdES.detached' : 'ETSI.RFC3161'),
      ByteRange: numbers(0, UNKNOWN_OFFSET, UNKNOWN_OFFSET, UNKNOWN_OFFSET),
      Contents: PdfString.fromBytes(new Uint8Array(reserve)),
    });
    if (entry.name !== undefined) value.set('Name', text(entry.name));
    if (entry.reason !== undefined) value.set('Reason', text(entry.reason));
    if (entry.time !== undefined) value.set('M', text(pdfDate(entry.time)));
    field.set('V', this.pdf.register(value));
    keepStrings(field);
    const form = this.form();
    if (form.getNumber('SigFlags', this.resolve)?.value !== 3) {
      form.set('SigFlags', PdfNumber.of(3));
      keepStrings(form);
    }

    const bytes = await this.pdf.save({ incremental: true });
    if (!startsWith(bytes, this.original)) throw new Error('the earlier revisions were rewritten');
    return closeByteRange(bytes, this.original.length, reserve);
  }

  private fields(): PdfDict[] {
    const fields = this.form().getArray('Fields', this.resolve);
    const list: PdfDict[] = [];
    for (let i = 0; i < (fields?.length ?? 0); i++) {
      const field = fields?.at(i, this.resolve);
      if (field instanceof PdfDict) list.push(field);
    }
    return list;
  }

  private form(): PdfDict {
    const catalog = this.pdf.context.catalog.getDict();
    const known = catalog.getDict('AcroForm', this.resolve);
    if (known !== undefined) return known;
    const form = PdfDict.of({ Fields: new PdfArray([]), SigFlags: PdfNumber.of(3) });
    catalog.set('AcroForm', this.pdf.register(form));
    keepStrings(catalog);
    return form;
  }

  private textOf(dict: PdfDict, key: string): string | undefined {
    return dict.getString(key, this.resolve)?.asString();
  }

  private readonly resolve = (ref: PdfRef) => this.pdf.context.registry.resolve(ref);
}

/** Room for a local signature with its stamp, and for the longer chains of licensed bodies and public time stamps. */
export const ROOM = { usual: 4608, large: 20_480 } as const;

/**
 * Signs an open revision. The usual room is taken first, because empty room makes the file larger for
 * everybody who downloads it on a phone; a signature that does not fit gets a larger one.
 */
export async function complete(
  revision: OpenRevision,
  larger: () => Promise<OpenRevision>,
  sign: (sha256: Uint8Array, open: OpenRevision) => Promise<Uint8Array>,
): Promise<Uint8Array> {
  const signature = await sign(revision.sha256, revision);
  if (signature.length * 2 <= revision.hole.to - revision.hole.from) return fill(revision, signature);
  const second = await larger();
  return fill(second, await sign(second.sha256, second));
}

/** Fills the hole; refuses a signature that does not fit rather than cutting it. */
function fill(revision: OpenRevision, signature: Uint8Array): Uint8Array {
  const { from, to } = revision.hole;
  if (signature.length * 2 > to - from) {
    throw new SigningRefusal('signing.signature-too-large', { size: signature.length, room: (to - from) / 2 });
  }
  const hex = Buffer.from(signature).toString('hex').padEnd(to - from, '0');
  const bytes = new Uint8Array(revision.bytes);
  bytes.set(Buffer.from(hex, 'latin1'), from);
  return bytes;
}

function closeByteRange(saved: Uint8Array, after: number, reserve: number): OpenRevision {
  const bytes = Buffer.from(saved);
  const open = `<${'0'.repeat(reserve * 2)}>`;
  const start = bytes.indexOf(open, after, 'latin1');
  const placeholder = `[0 ${UNKNOWN_OFFSET} ${UNKNOWN_OFFSET} ${UNKNOWN_OFFSET}]`;
  const range = bytes.indexOf(placeholder, after, 'latin1');
  if (start < 0 || range < 0) throw new Error('the signature was not written as expected');
  const end = start + open.length;
  bytes.write(`[0 ${start} ${end} ${bytes.length - end}]`.padEnd(placeholder.length), range, 'latin1');
  const sha256 = createHash('sha256').update(bytes.subarray(0, start)).update(bytes.subarray(end)).digest();
  return { bytes, hole: { from: start + 1, to: end - 1 }, sha256: new Uint8Array(sha256) };
}

function startsWith(bytes: Uint8Array, start: Uint8Array): boolean {
  return bytes.length > start.length && Buffer.compare(bytes.subarray(0, start.length), start) === 0;
}

/** Red over black stays black: the name and date under a seal can still be read. */
function multiply(): PdfDict {
  return PdfDict.of({ ExtGState: PdfDict.of({ Ink: PdfDict.of({ Type: PdfName.of('ExtGState'), BM: PdfName.of('Multiply') }) }) });
}

function numbers(...values: number[]): PdfArray {
  return new PdfArray(values.map((value) => PdfNumber.of(value)));
}

function pdfDate(time: Date): string {
  return `D:${time.toISOString().slice(0, 19).replace(/[-:T]/g, '')}+00'00'`;
}
