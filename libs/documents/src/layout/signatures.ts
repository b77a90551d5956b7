import { INK, INK_2, LINE, type Paper } from './paper.js';
import { QR_SIZE, verificationAt, type Verification } from './qr.js';

/** One place to sign. */
export interface SignatureSlot {
  /** Name of the field in the file: `party-1`, `mediator`, `seal`. */
  name: string;
  /** Printed words before the place: 甲方（签名盖章或按指印）. */
  caption: string;
  /** Who signs, printed small under the line. */
  person?: string;
  /** Written by hand on a screen before the paper was made; then there is no place kept for another signature. */
  strokes?: readonly (readonly { x: number; y: number }[])[];
}

export interface SealSlot {
  name: string;
  /** Printed words the seal is set on: name of the committee. */
  caption: string;
  /** Line under it, usually the date. */
  under?: string;
}

/** Height of a row of places to sign. */
export const SLOT_ROW = 88;
const FIELD = { top: 18, height: 43, gap: 22 };

/** Places to sign, two beside each other, each with a line for a pen and a field for an electronic signature. */
export function signatureSlots(paper: Paper, slots: readonly SignatureSlot[], seal?: SealSlot, verification?: Verification): void {
  const width = (paper.width - FIELD.gap) / 2;
  for (let index = 0; index < slots.length; index += 2) {
    // The seal comes on the page of the last names: a page with nothing but a seal could belong to any paper.
    paper.ensure(SLOT_ROW + (seal && index + 2 >= slots.length ? SEAL + 4 : 0));
    const top = paper.y;
    slots.slice(index, index + 2).forEach((slot, column) => drawSlot(paper, slot, paper.left + column * (width + FIELD.gap), top, width));
    paper.y = top + SLOT_ROW;
  }
  if (seal) sealSlot(paper, seal, verification);
}

function drawSlot(paper: Paper, slot: SignatureSlot, x: number, top: number, width: number): void {
  textLines(paper, slot.caption, x, top, width, 10.5, 16, INK, 1);
  const base = top + FIELD.top + FIELD.height;
  paper.artifact(() => paper.doc.moveTo(x, base).lineTo(x + width, base).lineWidth(0.6).stroke(LINE));
  if (slot.strokes) handwriting(paper, slot, slot.strokes, x, top + FIELD.top, width);
  else paper.reserveSignature(slot.name, label(slot.caption, slot.person), x, top + FIELD.top, width, FIELD.height - 1);
  // An over-long name ends in a mark; it stands in full at the head of the paper.
  if (slot.person) textLines(paper, slot.person, x, base + 2, width, 9, 10.5, INK_2, 2);
}

/** The strokes as large as the place allows, with words for those who cannot see them. */
function handwriting(paper: Paper, slot: SignatureSlot, strokes: readonly (readonly { x: number; y: number }[])[], x: number, top: number, width: number): void {
  const points = strokes.flat();
  if (points.length === 0) return;
  const [left, right] = [Math.min(...points.map((point) => point.x)), Math.max(...points.map((point) => point.x))];
  const [upper, lower] = [Math.min(...points.map((point) => point.y)), Math.max(...points.map((point) => point.y))];
  const height = FIELD.height - 4;
  const scale = Math.min((width - 8) / Math.max(1e-6, right - left), height / Math.max(1e-6, lower - upper));
  const at = (point: { x: number; y: number }): [number, number] => [x + 4 + (point.x - left) * scale, top + (height - (lower - upper) * scale) / 2 + (point.y - upper) * scale];
  const zh = paper.language === 'zh';
  paper.struct('Figure', { alt: `${label(slot.caption, slot.person)}${zh ? '，手写签名' : ', signed by hand'}`, bbox: [x, top, x + width, top + height], placement: 'Block' }, () => {
    paper.content(() => {
      const doc = paper.doc;
      doc.save().lineWidth(1.4).lineCap('round').lineJoin('round').strokeColor(INK);
      for (const stroke of strokes) {
        const [first, ...rest] = stroke;
        if (!first) continue;
        doc.moveTo(...at(first));
        // A dot is a line of no length with a round end.
        for (const point of rest.length > 0 ? rest : [first]) doc.lineTo(...at(point));
        doc.stroke();
      }
      doc.restore();
    });
  });
}

function textLines(paper: Paper, text: string, x: number, top: number, width: number, size: number, height: number, color: string, most: number): void {
  const all = paper.set([{ text, face: 'serif' }], { width: width - size, size });
  const lines = all.slice(0, most);
  const final = lines.at(-1);
  if (all.length > most && final) final.segments.push({ text: '…', face: 'serif', x: final.width, spacing: 0 });
  paper.struct('P', {}, () => {
    paper.content(() => lines.forEach((line, at) => paper.drawLine(line, x, top + at * height, size, height, color)));
  });
}

function label(caption: string, person: string | undefined): string {
  const plain = caption.replace(/[：:]$/, '');
  return person ? `${plain}：${person}` : plain;
}

/** Side of the place for a seal: a round seal is 40 mm wide. */
export const SEAL = 118;

/**
 * Name and date of the body on the right, with a round place for its seal over both, as seals are set by hand. The code
 * to check the paper stands on the left of it.
 */
export function sealSlot(paper: Paper, seal: SealSlot, verification?: Verification): void {
  paper.ensure(SEAL + 4);
  const top = paper.y + 2;
  const part = verification ? 0.5 : 0.62;
  const width = paper.width * part;
  const x = paper.left + paper.width - width;
  const lines = [seal.caption, ...(seal.under ? [seal.under] : [])].flatMap((text) =>
    paper.set([{ text, face: 'serif' }], { width: width - 12, size: 12 }),
  );
  const height = 22;
  const first = top + (SEAL - lines.length * height) / 2;
  paper.struct('P', {}, () => {
    paper.content(() => lines.forEach((line, at) => paper.drawLine(line, x + width - line.width - 12, first + at * height, 12, height)));
  });
  const sealX = paper.left + paper.width - SEAL - 22;
  paper.reserveSignature(seal.name, paper.language === 'zh' ? `${seal.caption}（印章）` : `${seal.caption} (seal)`, sealX, top, SEAL, SEAL);
  if (verification) verificationAt(paper, verification, top + (SEAL - QR_SIZE) / 2, paper.width * (1 - part) - 8);
  paper.y = top + SEAL + 2;
}
