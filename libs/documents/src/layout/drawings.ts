import { APRICOT, PINE, type Paper } from './paper.js';
import { TANGLE } from './tangle.js';

const BIGHT = 'M-74,-12 H-24 C-8,-12 -8,-27 9,-27 H11 C27,-27 37,-15 37,0 C37,15 27,27 11,27 H9 C-8,27 -8,12 -24,12 H-74';

/** The fair knot, the portal's mark, `size` points wide; gaps take the colour of the ground. */
export function drawKnot(paper: Paper, x: number, y: number, size: number, ground: string): void {
  const doc = paper.doc;
  const scale = size / 104;
  const strand = (mirrored: boolean) => {
    doc.save();
    if (mirrored) doc.transform(-1, 0, 0, 1, 0, 0);
    doc.path(BIGHT).lineWidth(14.2).stroke(ground);
    doc.path(BIGHT).lineWidth(9).stroke(mirrored ? APRICOT : PINE);
    doc.restore();
  };
  doc.save();
  doc.translate(x + size / 2, y + size / 2).scale(scale);
  doc.rect(-52, -52, 104, 104).clip();
  strand(true);
  strand(false);
  // Apricot passes over pine where the two cross in the middle.
  doc.rect(-21, -34, 42, 28).rect(-21, 6, 42, 28).clip();
  strand(true);
  doc.restore();
}

/** The tangle across the page, `width` points wide and a little flattened, so that it leaves the head line its room. */
export function drawTangle(paper: Paper, x: number, y: number, width: number, ground: string): void {
  const doc = paper.doc;
  doc.save();
  doc.translate(x, y).scale(width / 390, (width / 390) * 0.82);
  doc.lineJoin('round');
  for (const [kind, path] of TANGLE) {
    doc.path(path).lineWidth(kind === 'g' ? 10.2 : 5).stroke(kind === 'g' ? ground : kind === 'a' ? APRICOT : PINE);
  }
  doc.restore();
}

const HANDSET =
  'M22 16.92v3a2 2 0 0 1-2.18 2 19.79 19.79 0 0 1-8.63-3.07 19.5 19.5 0 0 1-6-6 19.79 19.79 0 0 1-3.07-8.67A2 2 0 0 1 4.11 2h3a2 2 0 0 1 2 1.72 12.84 12.84 0 0 0 .7 2.81 2 2 0 0 1-.45 2.11L8.09 9.91a16 16 0 0 0 6 6l1.27-1.27a2 2 0 0 1 2.11-.45 12.84 12.84 0 0 0 2.81.7A2 2 0 0 1 22 16.92z';

/** A telephone (Lucide, ISC). */
export function drawTelephone(paper: Paper, x: number, y: number, size: number, color: string): void {
  const doc = paper.doc;
  doc.save();
  doc.translate(x, y).scale(size / 24);
  doc.lineJoin('round').lineCap('round').lineWidth(1.7);
  doc.path('M14.05 2a9 9 0 0 1 8 7.94').stroke(color);
  doc.path('M14.05 6A5 5 0 0 1 18 10').stroke(color);
  doc.path(HANDSET).stroke(color);
  doc.restore();
}
