import type { Face } from '../fonts/faces.js';
import { spansOf } from './blocks.js';
import type { StructNode } from './inside.js';
import { INK, LINE, type Language, type Paper } from './paper.js';
import type { Line, Span } from './setter.js';

export interface Cell {
  words: string | readonly Span[];
  /** Heads of columns or rows; plain cells have none. */
  head?: 'Column' | 'Row';
  columns?: number;
  align?: 'left' | 'center' | 'right';
  /** Least height, for cells that are filled in by hand. */
  height?: number;
}

export interface TableOptions {
  /** Widths of the columns as parts of the whole. */
  widths: readonly number[];
  head?: readonly string[];
  rows: readonly (readonly Cell[])[];
  size?: number;
  alt?: string;
  /** Height of what has to stand on the same page below it, as signatures below what they are for. */
  keepWith?: number;
}

interface SetCell {
  cell: Cell;
  lines: Line[];
  x: number;
  width: number;
}

const PAD = { x: 6, y: 4.5 };
const LEADING = 1.55;

/** A ruled table. Its head comes again on each page; rows stay whole unless one is longer than a page. */
export function table(paper: Paper, options: TableOptions): void {
  const size = options.size ?? 10.5;
  const height = size * LEADING;
  const total = options.widths.reduce((sum, part) => sum + part, 0);
  const widths = options.widths.map((part) => (part / total) * paper.width);
  const head = options.head?.map((words): Cell => ({ words, head: 'Column', align: 'center' }));
  if (options.keepWith) {
    const whole = options.rows.reduce((sum, row) => sum + rowHeight(setRow(paper, row, widths, size), height), 12 + options.keepWith);
    if (whole <= paper.depth) paper.ensure(whole);
  }
  if (paper.y > paper.margins.top) paper.y += 4;
  paper.struct('Table', options.alt ? { alt: options.alt } : {}, () => {
    const setHead = head && setRow(paper, head, widths, size);
    if (setHead) {
      const rows = options.rows.map((row) => rowHeight(setRow(paper, row, widths, size), height));
      const all = rows.reduce((sum, one) => sum + one, rowHeight(setHead, height));
      // A short table is not torn; a long one has at least its first row under its head.
      paper.ensure(all <= paper.depth * 0.4 ? all : rowHeight(setHead, height) + Math.min(rows[0] ?? 0, paper.depth / 2));
      drawRow(paper, setHead, size, height, undefined);
    }
    for (const row of options.rows) drawRow(paper, setRow(paper, row, widths, size), size, height, setHead);
  });
  paper.y += 8;
}

function faceOf(cell: Cell): Face {
  return cell.head === 'Column' ? 'serifBold' : 'serif';
}

function setRow(paper: Paper, row: readonly Cell[], widths: readonly number[], size: number): SetCell[] {
  let column = 0;
  let x = paper.left;
  return row.map((cell) => {
    const span = cell.columns ?? 1;
    const width = widths.slice(column, column + span).reduce((sum, part) => sum + part, 0);
    const inner = width - 2 * PAD.x;
    const justify = cell.align === undefined && cell.head === undefined && paper.language === 'zh';
    const lines = (at: number) => paper.set(spansOf(cell.words, faceOf(cell)), { width: at, size, justify });
    const set = { cell, x, width, lines: cell.head ? balanced(lines, inner, size, paper.language) : lines(inner) };
    column += span;
    x += width;
    return set;
  });
}

/** Chinese heads of two lines are made about equally long: a single last character looks lost. English words would be torn. */
function balanced(lines: (width: number) => Line[], width: number, size: number, language: Language): Line[] {
  let best = lines(width);
  const most = best.length;
  if (most === 1 || language === 'en') return best;
  for (let narrow = width - size / 2; narrow > width / 2; narrow -= size / 2) {
    const next = lines(narrow);
    if (next.length > most) break;
    best = next;
  }
  return best;
}

function rowHeight(row: readonly SetCell[], height: number): number {
  return Math.max(...row.map(({ cell, lines }) => Math.max(lines.length * height + 2 * PAD.y, cell.height ?? 0)));
}

function drawRow(paper: Paper, row: readonly SetCell[], size: number, height: number, head: SetCell[] | undefined): void {
  const wanted = rowHeight(row, height);
  // Kept whole when a page can hold it, unless nearly a page would stay empty for it.
  if (paper.y + wanted > paper.bottom && (wanted <= paper.depth * 0.4 || paper.bottom - paper.y < height * 3 + 2 * PAD.y)) breakPage(paper, head, size, height);
  paper.struct('TR', {}, () => {
    // Each cell is one node, however many pages it runs over.
    const nodes = row.map(({ cell }) => openCell(paper, cell));
    const most = Math.max(...row.map(({ lines }) => lines.length));
    let from = 0;
    do {
      if (from > 0) breakPage(paper, head, size, height);
      const room = Math.max(1, Math.floor((paper.bottom - paper.y - 2 * PAD.y + 0.01) / height));
      const to = Math.min(most, from + room);
      const whole = from === 0 && to === most;
      const top = paper.y;
      const tall = whole ? wanted : (to - from) * height + 2 * PAD.y;
      paper.artifact(() => frame(paper, row, top, tall));
      row.forEach((set, index) => {
        if (set.lines.length > from) nodes[index]?.add(() => drawCell(paper, set, from, to, top, tall, size, height));
      });
      paper.y = top + tall;
      from = to;
    } while (from < most);
    for (const node of nodes) node.end();
  });
}

function openCell(paper: Paper, cell: Cell): StructNode {
  const node = paper.open(cell.head ? 'TH' : 'TD', cell.head ? { scope: cell.head } : {});
  if ((cell.columns ?? 1) > 1) {
    node.dictionary.data['A'] = { O: 'Table', ColSpan: cell.columns, ...(cell.head ? { Scope: cell.head } : {}) };
  }
  return node;
}

function breakPage(paper: Paper, head: SetCell[] | undefined, size: number, height: number): void {
  paper.newPage();
  if (!head) return;
  const tall = rowHeight(head, height);
  // The head was read at the start of the table; here it is furniture of the page.
  paper.artifact(() => {
    frame(paper, head, paper.y, tall);
    for (const set of head) drawCell(paper, set, 0, set.lines.length, paper.y, tall, size, height);
  }, 'Pagination');
  paper.y += tall;
}

function drawCell(paper: Paper, set: SetCell, from: number, to: number, top: number, tall: number, size: number, height: number): void {
  const lines = set.lines.slice(from, to);
  const free = tall - lines.length * height;
  const middle = set.cell.head || set.lines.length === 1;
  let y = top + (middle && set.cell.height === undefined ? free / 2 : PAD.y);
  if (set.cell.head && set.cell.height !== undefined) y = top + free / 2;
  const inner = set.width - 2 * PAD.x;
  const align = set.cell.align ?? (set.cell.head === 'Row' ? 'center' : 'left');
  for (const line of lines) {
    const room = inner - line.width;
    paper.drawLine(line, set.x + PAD.x + (align === 'center' ? room / 2 : align === 'right' ? room : 0), y, size, height, INK);
    y += height;
  }
}

function frame(paper: Paper, row: readonly SetCell[], top: number, tall: number): void {
  for (const set of row) {
    if (set.cell.head) paper.doc.rect(set.x, top, set.width, tall).fill('#EEF3F1');
  }
  for (const set of row) paper.doc.rect(set.x, top, set.width, tall);
  paper.doc.lineWidth(0.6).stroke(LINE);
}
