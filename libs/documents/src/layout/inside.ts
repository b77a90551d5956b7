import type { Font } from 'fontkit';

/** An indirect object of the file. */
export interface PdfRef {
  data: Record<string, unknown>;
  end(chunk?: Uint8Array): void;
}

/** A node of the structure tree. */
export interface StructNode {
  dictionary: PdfRef;
  add(child: StructNode | (() => void)): StructNode;
  end(): void;
}

export interface StructOptions {
  title?: string;
  lang?: string;
  alt?: string;
  actual?: string;
  scope?: 'Column' | 'Row';
  bbox?: [number, number, number, number];
  placement?: 'Block' | 'Inline';
}

/**
 * The parts of pdfkit 0.20 that its published types leave out: shared fonts, table scopes, widgets in the structure
 * tree, associated files and the catalogue. Everything that depends on pdfkit's inside goes through here.
 */
export interface PdfInside {
  registerFont(name: string, font: Font): void;
  struct(tag: string, options?: StructOptions): StructNode;
  addStructure(node: StructNode): void;
  annotate(x: number, y: number, width: number, height: number, options: Record<string, unknown>): void;
  file(bytes: Uint8Array, options: Record<string, unknown>): void;
  ref(data: Record<string, unknown>): PdfRef;
  page: { dictionary: PdfRef; annotations: PdfRef[] };
  _root: PdfRef;
  _acroform?: { fonts: Record<string, PdfRef>; defaultFont: string };
}

/** The same document, seen with its inner parts. */
export function inside(doc: PDFKit.PDFDocument): PdfInside {
  return doc as unknown as PdfInside;
}
