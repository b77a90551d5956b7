import { PdfArray, PdfDict, PdfName, PdfNull, PdfNumber, PdfRef, PdfStream, PdfString, type PDF, type PdfObject } from '@libpdf/core';
import { fontOf } from '../fonts/faces.js';

/** Papers in the order in which they are bound. */
export interface Bound {
  name: string;
  pdf: PDF;
  /** Cover, contents and back cover carry no number. */
  numbered: boolean;
}

/**
 * Binds papers into the first of them: pages, and the structure trees too, so that a bound dossier can be read aloud like
 * its parts. The marks of PDF/A and PDF/UA stay only when every part carries them. Signature values are dropped, their
 * pictures stay: a signature cannot hold for other bytes than those that were signed.
 */
export async function bindPapers(papers: readonly [Bound, ...Bound[]]): Promise<{ bytes: Uint8Array; pages: number }> {
  const [first, ...rest] = papers;
  const target = first.pdf;
  const starts: { name: string; ref: PdfRef }[] = [];
  const firstPage = target.getPages()[0];
  if (firstPage) starts.push({ name: first.name, ref: firstPage.ref });
  const tree = new TreeEnd(target);
  let number = 0;
  for (const { name, pdf, numbered } of rest) {
    const pages = new Copier(pdf, target, tree).paper();
    if (pages[0]) starts.push({ name, ref: pages[0] });
    if (numbered) for (const page of pages) stamp(target, page, ++number);
  }
  tree.close();
  bookmarks(target, starts);
  if (!papers.every(({ pdf }) => isMarked(pdf))) catalogOf(target).delete('Metadata');
  return { bytes: await target.save(), pages: target.getPageCount() };
}

function catalogOf(pdf: PDF): PdfDict {
  return pdf.context.catalog.getDict();
}

const resolver = (pdf: PDF) => (ref: PdfRef) => pdf.getObject(ref);

/** Made by us: tagged, archival and accessible. */
function isMarked(pdf: PDF): boolean {
  const catalog = catalogOf(pdf);
  const metadata = catalog.get('Metadata', resolver(pdf));
  return catalog.has('StructTreeRoot') && metadata instanceof PdfStream && new TextDecoder().decode(metadata.getDecodedData()).includes('<pdfuaid:part>1<');
}

/** The growing end of the first paper's structure tree. */
class TreeEnd {
  readonly root: PdfDict | undefined;
  readonly ref: PdfRef | undefined;
  readonly #roots: PdfObject[] = [];
  readonly #parents: PdfObject[] = [];
  /** First free key for pages and fields in the tree of parents. */
  next = 0;

  constructor(readonly pdf: PDF) {
    const catalog = catalogOf(pdf);
    this.ref = catalog.getRef('StructTreeRoot');
    this.root = catalog.getDict('StructTreeRoot', resolver(pdf));
    if (this.root) this.take(this.root, pdf, (value) => value);
  }

  /** Takes over the elements of a tree; `copy` brings them into this file. */
  take(root: PdfDict, source: PDF, copy: (value: PdfObject) => PdfObject): void {
    const kids = root.get('K', resolver(source));
    if (kids !== undefined) this.#roots.push(...(kids instanceof PdfArray ? kids.toArray() : [root.get('K') ?? kids]).map(copy));
    const offset = this.next;
    for (const [key, value] of numbersOf(root.getDict('ParentTree', resolver(source)), source)) {
      this.#parents.push(PdfNumber.of(key + offset), copy(value));
      this.next = Math.max(this.next, key + offset + 1);
    }
  }

  close(): void {
    if (!this.root) return;
    // One document whose parts are the papers.
    const whole = PdfDict.of({ Type: PdfName.of('StructElem'), S: PdfName.of('Document'), K: new PdfArray(this.#roots) });
    if (this.ref) whole.set('P', this.ref);
    const wholeRef = this.pdf.context.register(whole);
    for (const part of this.#roots) {
      const element = part instanceof PdfRef ? this.pdf.getObject(part) : part;
      if (!(element instanceof PdfDict)) continue;
      element.set('P', wholeRef);
      if (element.getName('S')?.value === 'Document') element.set('S', PdfName.of('Part'));
    }
    this.root.set('K', new PdfArray([wholeRef]));
    this.root.set('ParentTree', this.pdf.context.register(PdfDict.of({ Nums: new PdfArray(this.#parents) })));
    this.root.set('ParentTreeNextKey', PdfNumber.of(this.next));
  }
}

/** Entries of a number tree, in order, whatever its depth. */
function numbersOf(tree: PdfDict | undefined, source: PDF): [number, PdfObject][] {
  if (!tree) return [];
  const found: [number, PdfObject][] = [];
  const entries = tree.getArray('Nums', resolver(source))?.toArray() ?? [];
  for (let index = 0; index + 1 < entries.length; index += 2) {
    const [key, value] = [entries[index], entries[index + 1]];
    if (key instanceof PdfNumber && value !== undefined) found.push([key.value, value]);
  }
  for (const kid of tree.getArray('Kids', resolver(source))?.toArray() ?? []) {
    const node = kid instanceof PdfRef ? source.getObject(kid) : kid;
    if (node instanceof PdfDict) found.push(...numbersOf(node, source));
  }
  return found;
}

const INHERITED = ['Resources', 'MediaBox', 'CropBox', 'Rotate'] as const;
// What a foreign file could do on opening or turning a page.
const NEVER = new Set(['AA', 'JS', 'JavaScript', 'OpenAction']);

/** Copies one paper into the target, each object once. */
class Copier {
  readonly #known = new Map<string, PdfRef>();
  readonly #offset: number;

  constructor(
    readonly source: PDF,
    readonly target: PDF,
    readonly tree: TreeEnd,
  ) {
    this.#offset = tree.next;
  }

  /** References of the copied pages. */
  paper(): PdfRef[] {
    const root = catalogOf(this.source).getDict('StructTreeRoot', resolver(this.source));
    const rootRef = catalogOf(this.source).getRef('StructTreeRoot');
    if (rootRef && this.tree.ref) this.#known.set(keyOf(rootRef), this.tree.ref);
    const pages = this.source.getPages().map((page) => {
      const ref = this.copy(page.ref) as PdfRef;
      const dict = this.target.getObject(ref);
      if (dict instanceof PdfDict) this.#inherit(page.dict, dict);
      this.target.insertPage(-1, ref);
      return ref;
    });
    if (root && this.tree.root) this.tree.take(root, this.source, (value) => this.copy(value));
    return pages;
  }

  copy(value: PdfObject): PdfObject {
    if (value instanceof PdfRef) return this.#reference(value);
    if (value instanceof PdfArray) return new PdfArray(value.toArray().map((entry) => this.copy(entry)));
    if (value instanceof PdfDict) return this.#fill(value, new PdfDict());
    return value;
  }

  #reference(ref: PdfRef): PdfObject {
    const known = this.#known.get(keyOf(ref));
    if (known) return known;
    const object = this.source.getObject(ref);
    if (object === null) return PdfNull.instance;
    if (!(object instanceof PdfDict)) {
      const copied = this.target.context.register(this.copy(object));
      this.#known.set(keyOf(ref), copied);
      return copied;
    }
    // Registered before it is filled: pages, elements and annotations point at one another.
    const empty = object instanceof PdfStream ? new PdfStream([], object.data) : new PdfDict();
    const copied = this.target.context.register(empty);
    this.#known.set(keyOf(ref), copied);
    this.#fill(object, empty);
    return copied;
  }

  #fill(from: PdfDict, to: PdfDict): PdfDict {
    const page = from.getName('Type')?.value === 'Page';
    const signature = from.getName('FT')?.value === 'Sig';
    for (const [key, value] of from) {
      const name = key.value;
      if (NEVER.has(name) || (page && name === 'Parent') || (signature && (name === 'V' || name === 'Lock'))) continue;
      if ((name === 'StructParents' || name === 'StructParent') && value instanceof PdfNumber) {
        if (this.tree.root) to.set(name, PdfNumber.of(value.value + this.#offset));
        continue;
      }
      to.set(name, this.copy(value));
    }
    return to;
  }

  /** Page attributes that stand higher up in the source's tree of pages. */
  #inherit(from: PdfDict, to: PdfDict): void {
    for (const name of INHERITED) {
      let node: PdfDict | undefined = from;
      for (let depth = 0; node && !to.has(name) && depth < 50; depth++) {
        const value: PdfObject | undefined = node.get(name);
        if (value !== undefined) to.set(name, this.copy(value));
        node = node.getDict('Parent', resolver(this.source));
      }
    }
  }
}

function keyOf(ref: PdfRef): string {
  return `${ref.objectNumber} ${ref.generation}`;
}

/** The number of the page in the upper right corner; drawn as outlines, so that no font is added to somebody's paper. */
function stamp(pdf: PDF, ref: PdfRef, number: number): void {
  const dict = pdf.getObject(ref);
  if (!(dict instanceof PdfDict)) return;
  const [left = 0, , right = 595, top = 842] = (dict.getArray('MediaBox', resolver(pdf))?.toArray() ?? []).map((side) => (side instanceof PdfNumber ? side.value : 0));
  const font = fontOf('sans');
  const run = font.layout(String(number));
  const scale = 11 / font.unitsPerEm;
  let x = Math.max(left, right - 40 - run.advanceWidth * scale);
  const operators = ['Q', '/Artifact <</Type /Pagination>> BDC', 'q', '0.27 0.33 0.31 rg'];
  for (const glyph of run.glyphs) {
    operators.push('q', `${round(scale)} 0 0 ${round(scale)} ${round(x)} ${round(top - 40)} cm`, ...outline(glyph.path.commands), 'f', 'Q');
    x += glyph.advanceWidth * scale;
  }
  operators.push('Q', 'EMC');
  const stream = (text: string) => pdf.context.register(new PdfStream([], new TextEncoder().encode(text)));
  const before = dict.get('Contents', resolver(pdf));
  const contents = before instanceof PdfArray ? before.toArray() : before === undefined ? [] : [dict.get('Contents') ?? before];
  // The page's own content may end with another grid than it began with.
  dict.set('Contents', new PdfArray([stream('q\n'), ...contents, stream(`\n${operators.join('\n')}\n`)]));
}

function outline(commands: readonly { command: string; args: readonly number[] }[]): string[] {
  let [x, y] = [0, 0];
  return commands.map(({ command, args }) => {
    const [a = 0, b = 0, c = 0, d = 0] = args;
    const from = [x, y] as const;
    [x, y] = args.length >= 2 ? [args.at(-2) ?? 0, args.at(-1) ?? 0] : [x, y];
    switch (command) {
      case 'moveTo':
        return `${a} ${b} m`;
      case 'lineTo':
        return `${a} ${b} l`;
      case 'quadraticCurveTo':
        // PDF knows cubic curves only.
        return [from[0] + (2 * (a - from[0])) / 3, from[1] + (2 * (b - from[1])) / 3, c + (2 * (a - c)) / 3, d + (2 * (b - d)) / 3, c, d].map(round).join(' ') + ' c';
      case 'bezierCurveTo':
        return `${args.map(round).join(' ')} c`;
      default:
        return 'h';
    }
  });
}

function round(value: number): string {
  return String(Math.round(value * 10_000) / 10_000);
}

/** One bookmark for each paper. */
function bookmarks(pdf: PDF, starts: readonly { name: string; ref: PdfRef }[]): void {
  const root = PdfDict.of({ Type: PdfName.of('Outlines'), Count: PdfNumber.of(starts.length) });
  const rootRef = pdf.context.register(root);
  const items = starts.map(({ name, ref }) => {
    const item = PdfDict.of({ Title: PdfString.fromString(name), Parent: rootRef, Dest: new PdfArray([ref, PdfName.of('Fit')]) });
    return { item, ref: pdf.context.register(item) };
  });
  items.forEach(({ item }, index) => {
    const [previous, next] = [items[index - 1], items[index + 1]];
    if (previous) item.set('Prev', previous.ref);
    if (next) item.set('Next', next.ref);
  });
  const [first, last] = [items[0], items.at(-1)];
  if (!first || !last) return;
  root.set('First', first.ref);
  root.set('Last', last.ref);
  catalogOf(pdf).set('Outlines', rootRef);
}
