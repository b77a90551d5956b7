import type { Font } from 'fontkit';

import { circle, num, outlines, under } from './drawing.js';
import type { Room } from './drawing.js';
import { SigningRefusal } from './refusal.js';

const RED = '0.78 0.05 0.09';
/** Longest arc that the name may take, so that beginning and end stay apart. */
const WIDEST = (5 / 3) * Math.PI * 0.93;

/** A round committee seal: outer ring, name along it from left to right, lines across the middle. */
export function drawSeal(
  seal: { readonly name: string; readonly centre: readonly string[]; readonly font: Font },
  room: Room,
): string {
  const characters = [...seal.name.trim()];
  if (characters.length === 0) throw new SigningRefusal('signing.name-empty');
  const radius = Math.min(room.width, room.height) / 2 - 1;
  const line = radius * 0.055;
  // Long names get narrower characters rather than a second ring.
  const size = Math.min(radius * 0.36, ((radius * 0.74 * WIDEST) / characters.length) * 0.98);
  const baseline = radius - line - radius * 0.05 - size * 0.9;
  const step = Math.min(WIDEST / Math.max(characters.length - 1, 1), (size * 1.35) / (baseline + size / 2));
  const start = (step * (characters.length - 1)) / 2;

  let content = `${num(line)} w ${circle(radius - line / 2)}s\n`;
  characters.forEach((character, i) => {
    // Measured clockwise from the top: the first character stands on the left.
    const turn = start - step * i;
    const [sin, cos] = [Math.sin(turn), Math.cos(turn)];
    content += under(
      [cos, sin, -sin, cos, -sin * baseline, cos * baseline],
      glyphs(seal.font, character, size, size),
    );
  });

  const lines = seal.centre.filter((text) => text.trim() !== '');
  const lineHeight = radius * 0.3;
  lines.forEach((text, i) => {
    const y = ((lines.length - 1) / 2 - i) * lineHeight - lineHeight * 0.35 - radius * 0.05;
    content += under([1, 0, 0, 1, 0, y], glyphs(seal.font, text.trim(), radius * 0.22, baseline * 1.6));
  });
  return `q ${RED} RG ${RED} rg\n${under([1, 0, 0, 1, room.width / 2, room.height / 2], content)}Q\n`;
}

/** Text centred on the origin's vertical, at most `widest` wide. */
function glyphs(font: Font, text: string, size: number, widest: number): string {
  const { content, advance } = outlines(font, text);
  const scale = size / font.unitsPerEm;
  const narrow = Math.min(1, widest / (advance * scale));
  return under([scale * narrow, 0, 0, scale, (-advance * scale * narrow) / 2, 0.12 * size], content);
}
