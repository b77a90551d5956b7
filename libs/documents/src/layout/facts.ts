import { orStroke } from '../kinds/common.js';
import type { Paper } from './paper.js';
import { table, type Cell } from './table.js';

/** A row of a form: one or two pairs of a printed question and its answer; `height` keeps room for a pen. */
export interface FactRow {
  label: string;
  value?: string | number | undefined;
  second?: { label: string; value?: string | number | undefined };
  height?: number;
}

/** The boxed form of Chinese official papers: printed questions in grey cells, answers beside them, a stroke where there is none. */
export function factTable(paper: Paper, rows: readonly FactRow[], { alt, keepWith }: { alt?: string; keepWith?: number } = {}): void {
  table(paper, {
    widths: paper.language === 'zh' ? [22, 30, 17, 31] : [22, 30, 20, 28],
    ...(alt ? { alt } : {}),
    ...(keepWith ? { keepWith } : {}),
    rows: rows.map((row): Cell[] => {
      const head: Cell = { words: row.label, head: 'Row' };
      // Room for a pen stays open; every other empty answer gets the stroke that keeps it empty.
      const words = row.height === undefined ? orStroke(row.value) : String(row.value ?? '');
      const value: Cell = { words, ...(row.height === undefined ? {} : { height: row.height }) };
      if (!row.second) return [head, { ...value, columns: 3 }];
      return [head, value, { words: row.second.label, head: 'Row' }, { words: orStroke(row.second.value) }];
    }),
  });
}
