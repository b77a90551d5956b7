import type { Font } from 'fontkit';

import { num, outlines, under } from './drawing.js';
import type { Drawing, Room } from './drawing.js';
import { SigningRefusal } from './refusal.js';
import { drawSeal } from './seal.js';

/** A point of a finger or pen on the screen; y grows downwards as on screens. */
export interface InkPoint {
  readonly x: number;
  readonly y: number;
}

/** What is seen in a signature field. */
export type Appearance =
  /** Signed by finger or pen: strokes as they were drawn. */
  | { readonly kind: 'handwriting'; readonly strokes: readonly (readonly InkPoint[])[] }
  /** Signed by typing the name: somebody who cannot draw on a screen signs as well as anybody. */
  | { readonly kind: 'typed'; readonly text: string; readonly font: Font }
  /** Round red seal of a committee: its name in the ring, lines across the middle, no star, no emblem. */
  | { readonly kind: 'seal'; readonly name: string; readonly centre: readonly string[]; readonly font: Font };

/** Most points one signature may have: a scribble of minutes is no signature and would bloat the file. */
const MOST_POINTS = 20_000;
const INK = '0.06 0.1 0.32';
const MARGIN = 2;

/** Draws what is seen, fitted into the room of the field. */
export function drawAppearance(appearance: Appearance, room: Room): Drawing {
  switch (appearance.kind) {
    case 'handwriting':
      return { ...room, content: handwriting(appearance.strokes, room) };
    case 'typed':
      return { ...room, content: typed(appearance.text, appearance.font, room) };
    case 'seal':
      return { ...room, content: drawSeal(appearance, room), translucent: true };
    default:
      return appearance satisfies never;
  }
}

function handwriting(strokes: readonly (readonly InkPoint[])[], room: Room): string {
  const drawn = strokes.filter((stroke) => stroke.length > 0);
  const points = drawn.flat();
  if (points.some(({ x, y }) => !Number.isFinite(x) || !Number.isFinite(y))) throw new SigningRefusal('signing.handwriting-empty');
  if (points.length > MOST_POINTS) throw new SigningRefusal('signing.handwriting-too-large', { most: MOST_POINTS });
  const box = points.reduce(
    (b, { x, y }) => ({ left: Math.min(b.left, x), right: Math.max(b.right, x), top: Math.min(b.top, y), bottom: Math.max(b.bottom, y) }),
    { left: Infinity, right: -Infinity, top: Infinity, bottom: -Infinity },
  );
  // A single dot is a slip of the finger, not a signature.
  if (points.length < 2 || Math.max(box.right - box.left, box.bottom - box.top) < 4) {
    throw new SigningRefusal('signing.handwriting-empty');
  }
  const scale = Math.min(
    (room.width - 2 * MARGIN) / Math.max(box.right - box.left, 1),
    (room.height - 2 * MARGIN) / Math.max(box.bottom - box.top, 1),
  );
  const x0 = (room.width - (box.right - box.left) * scale) / 2;
  const y0 = (room.height - (box.bottom - box.top) * scale) / 2;
  const place = ({ x, y }: InkPoint): InkPoint => ({ x: x0 + (x - box.left) * scale, y: y0 + (box.bottom - y) * scale });
  return `q ${INK} RG ${num(Math.max(0.8, room.height / 40))} w 1 J 1 j\n${drawn.map((stroke) => smooth(stroke.map(place))).join('')}Q\n`;
}

/** A stroke through the midpoints of its points, so that a quick hand leaves curves and no corners. */
function smooth(points: readonly InkPoint[]): string {
  const [first, ...rest] = points;
  if (first === undefined) return '';
  const last = points.at(-1) ?? first;
  const at = ({ x, y }: InkPoint): string => `${num(x)} ${num(y)}`;
  let out = `${at(first)} m\n`;
  let from = first;
  rest.forEach((control, i) => {
    const next = rest[i + 1];
    if (next === undefined) return;
    const to = { x: (control.x + next.x) / 2, y: (control.y + next.y) / 2 };
    const third = (p: InkPoint): InkPoint => ({ x: (p.x + 2 * control.x) / 3, y: (p.y + 2 * control.y) / 3 });
    out += `${at(third(from))} ${at(third(to))} ${at(to)} c\n`;
    from = to;
  });
  return `${out}${at(last)} l S\n`;
}

function typed(text: string, font: Font, room: Room): string {
  const name = text.trim();
  if (name === '') throw new SigningRefusal('signing.name-empty');
  const { content, advance } = outlines(font, name);
  const em = font.unitsPerEm;
  const scale = Math.min((room.width - 2 * MARGIN) / advance, (room.height - 2 * MARGIN) / em, 24 / em);
  // Chinese glyphs sit between -0.12 and 0.88 of the em: centre that, not the font's far larger line height.
  return `q ${INK} rg\n${under([scale, 0, 0, scale, (room.width - advance * scale) / 2, (room.height - 0.76 * em * scale) / 2], content)}Q\n`;
}
