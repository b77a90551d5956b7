import type { Font, PathCommand } from 'fontkit';

import { SigningRefusal } from './refusal.js';

/** A vector drawing as PDF content, with its size: it stays sharp and needs no font in the file. */
export interface Drawing {
  readonly width: number;
  readonly height: number;
  readonly content: string;
  /** Ink lets the print under it shine through, as a rubber stamp does. */
  readonly translucent?: boolean;
}

/** Room that a drawing has to fit in. */
export interface Room {
  readonly width: number;
  readonly height: number;
}

/** A number as short as PDF allows; the same number always gives the same text. */
export function num(value: number): string {
  const text = value.toFixed(3).replace(/\.?0+$/, '');
  return text === '-0' ? '0' : text;
}

/** A 2 × 3 matrix as PDF writes it. */
export type Matrix = readonly [number, number, number, number, number, number];

/** Draws `content` under a matrix without touching what follows. */
export function under(matrix: Matrix, content: string): string {
  return `q ${matrix.map(num).join(' ')} cm\n${content}Q\n`;
}

/** Glyph outlines of one line of text in font units, and how far the line runs. */
export function outlines(font: Font, text: string): { content: string; advance: number } {
  for (const character of text) {
    if (!font.hasGlyphForCodePoint(character.codePointAt(0) ?? 0)) {
      throw new SigningRefusal('signing.glyph-missing', { character });
    }
  }
  const run = font.layout(text);
  let content = '';
  let x = 0;
  run.glyphs.forEach((glyph, i) => {
    const position = run.positions[i];
    content += path(glyph.path.commands, x + (position?.xOffset ?? 0), position?.yOffset ?? 0);
    x += position?.xAdvance ?? glyph.advanceWidth;
  });
  return { content: `${content}f\n`, advance: x };
}

function path(commands: readonly PathCommand[], dx: number, dy: number): string {
  let out = '';
  let [px, py] = [0, 0];
  for (const { command, args } of commands) {
    const at = args.map((value, i) => value + (i % 2 === 0 ? dx : dy));
    const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = at;
    switch (command) {
      case 'moveTo':
        out += `${num(a)} ${num(b)} m\n`;
        [px, py] = [a, b];
        break;
      case 'lineTo':
        out += `${num(a)} ${num(b)} l\n`;
        [px, py] = [a, b];
        break;
      case 'quadraticCurveTo':
        // PDF knows only cubic curves.
        out += `${[px + (2 / 3) * (a - px), py + (2 / 3) * (b - py), c + (2 / 3) * (a - c), d + (2 / 3) * (b - d), c, d].map(num).join(' ')} c\n`;
        [px, py] = [c, d];
        break;
      case 'bezierCurveTo':
        out += `${[a, b, c, d, e, f].map(num).join(' ')} c\n`;
        [px, py] = [e, f];
        break;
      case 'closePath':
        out += 'h\n';
        break;
      default:
        command satisfies never;
    }
  }
  return out;
}

/** A circle around the origin, four Bézier curves. */
export function circle(radius: number): string {
  const k = radius * 0.5522847498;
  const r = radius;
  const curve = (...values: number[]): string => `${values.map(num).join(' ')} c\n`;
  return (
    `${num(r)} 0 m\n` + curve(r, k, k, r, 0, r) + curve(-k, r, -r, k, -r, 0) + curve(-r, -k, -k, -r, 0, -r) + curve(k, -r, r, -k, r, 0)
  );
}
