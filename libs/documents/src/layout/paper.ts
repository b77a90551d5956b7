import PDFDocument from 'pdfkit';
import { MissingGlyphError, unprintable } from '../fonts/coverage.js';
import { FACES, fontOf } from '../fonts/faces.js';
import { associate, formFields, markUniversallyAccessible, xmlSafe, type AssociatedFile } from './archival.js';
import { inside, type StructNode, type StructOptions } from './inside.js';
import { setParagraph, type Line, type Measure, type SetOptions, type Span } from './setter.js';

/** Language a paper is written in; an English paper beside a Chinese one is its translation. */
export type Language = 'zh' | 'en';

/** A place kept free for a signature, in points from the upper left corner of its page (0 = first page). */
export interface SignatureField {
  name: string;
  page: number;
  rect: { x: number; y: number; width: number; height: number };
  /** What a screen reader says, and what the signature stands for. */
  label: string;
}

/** A finished paper. Same data, same bytes. */
export interface RenderedDocument {
  bytes: Uint8Array;
  pages: number;
  fields: SignatureField[];
}

export interface PaperOptions {
  title: string;
  language: Language;
  /** Moment the paper was made. Comes from the caller's clock: a renderer that looks at a clock is not repeatable. */
  createdAt: Date;
  subject?: string;
  /** Large pale word across every page: 样本, translation. */
  watermark?: string;
  margins?: { top: number; right: number; bottom: number; left: number };
  background?: string;
  footer?: 'pages' | 'none';
  /** Left and right texts of the footer. */
  footerLeft?: string;
  footerRight?: string;
}

export const INK = '#172521';
export const INK_2 = '#44544E';
export const LINE = '#8A9792';
export const PINE = '#0F5A50';
export const APRICOT = '#B4571A';

export const PAGE = { width: 595.28, height: 841.89 } as const;
const MARGINS = { top: 68, right: 68, bottom: 72, left: 68 };

// Ascent used for all faces, so that bold and regular share a baseline.
const BASELINE = 0.88;

/** Curly quotes of a Chinese font are as wide as a Chinese character: English text gets straight ones. */
export function straightQuotes(text: string): string {
  return text.replace(/[‘’]/g, "'").replace(/[“”]/g, '"');
}

/** One paper in the making: pages, structure tree, pen. Blocks are drawn on it by the functions beside this file. */
export class Paper {
  readonly doc: PDFKit.PDFDocument;
  readonly margins;
  readonly fields: SignatureField[] = [];
  y: number;
  #pages = 0;
  #here: StructNode;
  #root: StructNode;
  #advances = new Map<string, number>();

  constructor(readonly options: PaperOptions) {
    this.margins = options.margins ?? MARGINS;
    const title = xmlSafe(options.title);
    this.doc = new PDFDocument({
      pdfVersion: '1.7',
      subset: 'PDF/A-3a',
      tagged: true,
      displayTitle: true,
      lang: options.language === 'zh' ? 'zh-CN' : 'en',
      bufferPages: true,
      autoFirstPage: false,
      size: 'A4',
      margin: 0,
      // No standard font: every font of an archival file is embedded.
      font: null as unknown as string,
      info: {
        Title: title,
        Creator: 'Jiefen',
        Producer: 'Jiefen',
        CreationDate: options.createdAt,
        ...(options.subject ? { Subject: xmlSafe(options.subject) } : {}),
      },
    });
    for (const face of FACES) inside(this.doc).registerFont(face, fontOf(face));
    this.#root = inside(this.doc).struct('Document');
    inside(this.doc).addStructure(this.#root);
    this.#here = this.#root;
    this.y = this.margins.top;
    this.newPage();
  }

  get language(): Language {
    return this.options.language;
  }
  get left(): number {
    return this.margins.left;
  }
  get width(): number {
    return PAGE.width - this.margins.left - this.margins.right;
  }
  get bottom(): number {
    return PAGE.height - this.margins.bottom;
  }
  /** Height of the text area of a page. */
  get depth(): number {
    return this.bottom - this.margins.top;
  }
  get pageIndex(): number {
    return this.#pages - 1;
  }

  newPage(): void {
    this.doc.addPage();
    this.#pages++;
    this.y = this.margins.top;
    // Readers walk signature fields in the order of the structure (PDF/UA).
    inside(this.doc).page.dictionary.data['Tabs'] = 'S';
    const { background, watermark } = this.options;
    if (background) this.artifact(() => this.doc.rect(0, 0, PAGE.width, PAGE.height).fill(background));
    if (watermark) this.artifact(() => this.#watermark(watermark));
  }

  /** Starts a new page when less than `height` is left. */
  ensure(height: number): void {
    if (this.y + height > this.bottom + 0.01 && this.y > this.margins.top) this.newPage();
  }

  readonly measure: Measure = (text, face) => {
    const key = `${face}${text}`;
    const known = this.#advances.get(key);
    if (known !== undefined) return known;
    // The data was checked before; this catches a printed sentence of ours that a face cannot show.
    const [missing] = unprintable(text);
    if (missing !== undefined) throw new MissingGlyphError(missing, 'form');
    const width = this.doc.font(face).fontSize(100).widthOfString(text) / 100;
    this.#advances.set(key, width);
    return width;
  };

  set(spans: readonly Span[], options: Omit<SetOptions, 'measure'>): Line[] {
    const words = this.language === 'en' ? spans.map((span) => ({ ...span, text: straightQuotes(span.text) })) : spans;
    return setParagraph(words, { ...options, measure: this.measure });
  }

  /** Opens a node of the structure tree; what is drawn inside `draw` belongs to it. */
  struct(tag: string, options: StructOptions, draw: (node: StructNode) => void): void {
    const node = inside(this.doc).struct(tag, options);
    const parent = this.#here;
    parent.add(node);
    this.#here = node;
    draw(node);
    this.#here = parent;
    node.end();
  }

  /** Adds a node to the current one and leaves it open; the caller ends it. For content that is drawn in turns. */
  open(tag: string, options: StructOptions): StructNode {
    const node = inside(this.doc).struct(tag, options);
    this.#here.add(node);
    return node;
  }

  /** Content of the current node. */
  content(draw: () => void): void {
    this.#here.add(draw);
  }

  /** Decoration and page furniture: readers pass over it. */
  artifact(draw: () => void, type: 'Layout' | 'Pagination' = 'Layout'): void {
    this.doc.markContent('Artifact', { type });
    draw();
    this.doc.endMarkedContent();
  }

  /** Draws one set line; `top` is the upper edge of its line box. */
  drawLine(line: Line, x: number, top: number, size: number, lineHeight: number, color = INK): void {
    const baseline = top + (lineHeight - size) / 2 + size * BASELINE;
    for (const segment of line.segments) {
      this.doc.font(segment.face).fontSize(size).fillColor(segment.color ?? color);
      this.doc.text(segment.text, x + segment.x, baseline, {
        lineBreak: false,
        baseline: 'alphabetic',
        ...(segment.spacing > 0 ? { characterSpacing: segment.spacing } : {}),
      });
    }
  }

  /** Keeps a place for a signature; the appearance is set when somebody signs. */
  reserveSignature(name: string, label: string, x: number, y: number, width: number, height: number): void {
    const pdf = inside(this.doc);
    const appearance = pdf.ref({ Type: 'XObject', Subtype: 'Form', BBox: [0, 0, width, height], Resources: {} });
    appearance.end(new TextEncoder().encode('\n'));
    this.struct('Form', { alt: label, bbox: [x, y, x + width, y + height] }, (node) => {
      pdf.annotate(x, y, width, height, {
        Subtype: 'Widget',
        FT: 'Sig',
        T: new String(name),
        TU: new String(label),
        F: 132,
        P: pdf.page.dictionary,
        AP: { N: appearance },
        structParent: node,
      });
    });
    const widget = pdf.page.annotations.at(-1);
    if (widget) formFields(this.doc).push(widget);
    this.fields.push({ name, page: this.pageIndex, rect: { x, y, width, height }, label });
  }

  associate(file: AssociatedFile): void {
    associate(this.doc, file, this.options.createdAt);
  }

  async finish(): Promise<RenderedDocument> {
    if (this.options.footer !== 'none') this.#footers();
    markUniversallyAccessible(this.doc);
    const chunks: Uint8Array[] = [];
    const done = new Promise<void>((resolve, reject) => {
      this.doc.on('data', (chunk: Uint8Array) => chunks.push(chunk));
      this.doc.on('end', () => resolve());
      this.doc.on('error', reject);
    });
    this.#root.end();
    this.doc.end();
    await done;
    return { bytes: new Uint8Array(Buffer.concat(chunks)), pages: this.#pages, fields: this.fields };
  }

  #footers(): void {
    const { language, footerLeft, footerRight } = this.options;
    for (let index = 0; index < this.#pages; index++) {
      this.doc.switchToPage(index);
      const text = language === 'zh' ? `第 ${index + 1} 页　共 ${this.#pages} 页` : `Page ${index + 1} of ${this.#pages}`;
      this.artifact(() => {
        const top = PAGE.height - 50;
        this.#footerText(text, 'center', top);
        if (footerLeft) this.#footerText(footerLeft, 'left', top);
        if (footerRight) this.#footerText(footerRight, 'right', top);
      }, 'Pagination');
    }
  }

  #footerText(text: string, align: 'left' | 'center' | 'right', top: number): void {
    const size = 8.5;
    const [line] = this.set([{ text, face: 'serif' }], { width: this.width, size });
    if (!line) return;
    const room = this.width - line.width;
    const x = this.left + (align === 'left' ? 0 : align === 'right' ? room : room / 2);
    this.drawLine(line, x, top, size, size * 1.4, INK_2);
  }

  #watermark(word: string): void {
    const size = Math.min(150, 480 / this.measure(word, 'serifBold'));
    const width = this.measure(word, 'serifBold') * size;
    this.doc.save();
    this.doc.rotate(-35, { origin: [PAGE.width / 2, PAGE.height / 2] });
    this.doc.font('serifBold').fontSize(size).fillColor('#E9EEEC');
    this.doc.text(word, (PAGE.width - width) / 2, PAGE.height / 2 + size * 0.35, { lineBreak: false, baseline: 'alphabetic' });
    this.doc.restore();
  }
}
