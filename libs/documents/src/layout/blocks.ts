import type { Face } from '../fonts/faces.js';
import { INK, INK_2, LINE, type Paper } from './paper.js';
import type { Line, Span } from './setter.js';

/** Body size of papers: 小四, read without glasses by more people than the usual 五号. */
export const BODY = 12;

export interface ParagraphOptions {
  size?: number;
  /** Line box as a multiple of the size. */
  leading?: number;
  face?: Face;
  color?: string;
  align?: 'justify' | 'left' | 'center' | 'right';
  /** In em of the size. */
  indent?: number;
  /** Space from the left edge of the text area, in points. */
  inset?: number;
  before?: number;
  after?: number;
  tag?: 'P' | 'H1' | 'H2' | 'Caption' | 'LBody';
  lang?: string;
  /** Height that must still fit below, so that a heading is not left alone at the foot of a page. */
  keepWith?: number;
}

type Words = string | readonly Span[];

export function spansOf(words: Words, face: Face): Span[] {
  return typeof words === 'string' ? [{ text: words, face }] : [...words];
}

/** A paragraph that flows over pages; one line is never left alone at the end or the start of a page. */
export function paragraph(paper: Paper, words: Words, options: ParagraphOptions = {}): void {
  const latin = paper.language === 'en';
  const size = options.size ?? (latin ? 11 : BODY);
  const height = size * (options.leading ?? (latin ? 1.5 : 1.7));
  const align = options.align ?? (latin ? 'left' : 'justify');
  const inset = options.inset ?? 0;
  const width = paper.width - inset;
  const indent = (options.indent ?? 0) * size;
  const lines = paper.set(spansOf(words, options.face ?? 'serif'), { width, size, indent, justify: align === 'justify' });
  if (paper.y > paper.margins.top) paper.y += options.before ?? 0;
  // Three lines stay together: cut, they would leave one of them alone.
  paper.ensure(height * (lines.length <= 3 ? lines.length : 2) + (options.keepWith ?? 0));
  paper.struct(options.tag ?? 'P', options.lang ? { lang: options.lang } : {}, () => {
    for (const chunk of chunksOf(paper, lines, height)) {
      paper.content(() => {
        for (const line of chunk) {
          const room = width - line.width;
          const x = paper.left + inset + (align === 'center' ? room / 2 : align === 'right' ? room : 0);
          paper.drawLine(line, x, paper.y, size, height, options.color ?? INK);
          paper.y += height;
        }
      });
    }
  });
  paper.y += options.after ?? 0;
}

function* chunksOf(paper: Paper, lines: readonly Line[], height: number): Generator<Line[]> {
  let rest = [...lines];
  while (rest.length > 0) {
    let fit = Math.max(1, Math.floor((paper.bottom - paper.y + 0.01) / height));
    if (rest.length - fit === 1 && fit > 2) fit -= 1;
    yield rest.slice(0, fit);
    rest = rest.slice(fit);
    if (rest.length > 0) paper.newPage();
  }
}

/** The name of the paper. Spread out a little when it is short Chinese, as on printed forms. */
export function title(paper: Paper, text: string, over?: string): void {
  if (over) paragraph(paper, over, { align: 'center', face: 'serif', size: 13, after: 4 });
  const size = paper.language === 'en' ? 19 : 22;
  const spread = paper.language === 'zh' && text.length <= 9 ? spreadOut(text) : text;
  paragraph(paper, spread, { tag: 'H1', align: 'center', face: 'serifBold', size, leading: 1.5, after: 14 });
}

function spreadOut(text: string): string {
  return text.length <= 4 ? [...text].join('\u3000') : text;
}

/** Number of the paper, on the right under the name. */
export function numberLine(paper: Paper, text: string): void {
  paragraph(paper, text, { align: 'right', size: 11, after: 8 });
}

/** A heading of a part; `keepWith` is the height of what must not go to the next page without it. */
export function heading(paper: Paper, text: string, keepWith = 30): void {
  paragraph(paper, text, { tag: 'H2', face: 'serifBold', size: 12.5, before: 10, after: 3, keepWith, align: 'left' });
}

/** Running text: each line of the data is a paragraph with the two-em indent of Chinese typesetting. */
export function prose(paper: Paper, text: string, options: ParagraphOptions = {}): void {
  for (const part of text.split(/\r?\n/).filter((line) => line.trim() !== '')) {
    paragraph(paper, part.trim(), { indent: paper.language === 'zh' ? 2 : 0, after: paper.language === 'en' ? 4 : 0, ...options });
  }
}

/** Numbered clauses as a list, so that a screen reader says how many there are. */
export function clauseList(paper: Paper, clauses: readonly { label: string; text: string }[]): void {
  if (clauses.length === 0) return;
  paper.struct('L', {}, (list) => {
    // Readers need to know that the label is part of the text, not an ornament (PDF/UA 7.6).
    list.dictionary.data['A'] = { O: 'List', ListNumbering: 'Decimal' };
    for (const clause of clauses) {
      paper.struct('LI', {}, () => {
        const zh = paper.language === 'zh';
        paragraph(paper, `${clause.label}${clause.text}`, { tag: 'LBody', indent: zh ? 2 : 0, after: zh ? 2 : 4 });
      });
    }
  });
}

/** A line of small print in the second ink. */
export function note(paper: Paper, text: string, options: ParagraphOptions = {}): void {
  paragraph(paper, text, { size: 9.5, leading: 1.55, color: INK_2, align: 'left', ...options });
}

export function rule(paper: Paper, before = 6, after = 6): void {
  paper.y += before;
  paper.artifact(() => {
    paper.doc.moveTo(paper.left, paper.y).lineTo(paper.left + paper.width, paper.y).lineWidth(0.6).stroke(LINE);
  });
  paper.y += after;
}

/** 一、 二、 … 十、 十一、 up to 99. */
export function chineseNumber(value: number): string {
  const digits = '零一二三四五六七八九';
  if (value < 10) return digits[value] ?? '';
  const tens = Math.floor(value / 10);
  return `${tens === 1 ? '' : (digits[tens] ?? '')}十${value % 10 === 0 ? '' : (digits[value % 10] ?? '')}`;
}
