import QRCode from 'qrcode';
import { INK, INK_2, LINE, type Paper } from './paper.js';

/** What is printed so that anyone can check the paper: address behind the code, and the short code to type. */
export interface Verification {
  url: string;
  code: string;
}

/** The short code at the foot of every page of a paper that has one: a page alone can be checked too. */
export function codeBelow({ verification }: { verification?: Verification | undefined }): { footerRight?: string } {
  return verification ? { footerRight: verification.code } : {};
}

/** Draws a QR code as vector rectangles, quiet zone included in `size`. M for papers, Q for posters that get scratched. */
export function drawQr(paper: Paper, text: string, x: number, y: number, size: number, level: 'M' | 'Q', ink = INK): void {
  const { modules } = QRCode.create(text, { errorCorrectionLevel: level });
  const cell = size / (modules.size + 8);
  paper.doc.rect(x, y, size, size).fill('#FFFFFF');
  for (let row = 0; row < modules.size; row++) {
    for (let column = 0; column < modules.size; column++) {
      if (!modules.get(row, column)) continue;
      // One rectangle for a run of dark modules: no hairlines between them when printed, and a third of the bytes.
      let end = column;
      while (end < modules.size && modules.get(row, end)) end++;
      paper.doc.rect(x + (column + 4) * cell, y + (row + 4) * cell, (end - column) * cell, cell);
      column = end;
    }
  }
  paper.doc.fill(ink);
}

/** Side of the printed code, quiet zone included: read by a phone from a copy of a copy. */
export const QR_SIZE = 84;

/** The block at the end of a paper: code, short code and address, each of them enough. */
export function verificationBlock(paper: Paper, verification: Verification, court = false): void {
  paper.ensure(QR_SIZE + 14);
  const top = paper.y + 10;
  const end = verificationAt(paper, verification, top, paper.width - (court ? COURT.width + 10 : 0));
  if (court) courtPlace(paper, top);
  paper.y = Math.max(top + QR_SIZE, end) + 4;
}

/** Only the place for a court, where a paper has no code to check. */
export function courtBlock(paper: Paper): void {
  paper.ensure(COURT.height + 14);
  courtPlace(paper, paper.y + 10);
  paper.y += COURT.height + 14;
}

/** Draws the block at a place, `width` wide, and returns where its text ends. */
export function verificationAt(paper: Paper, { url, code }: Verification, top: number, width: number): number {
  const zh = paper.language === 'zh';
  const alt = zh ? `二维码，核对这份文书：${url}，短码 ${code}` : `QR code to check this paper: ${url}, short code ${code}`;
  paper.struct('Figure', { alt, bbox: [paper.left, top, paper.left + QR_SIZE, top + QR_SIZE], placement: 'Block' }, () => {
    paper.content(() => drawQr(paper, url, paper.left - 4, top, QR_SIZE, 'M'));
  });
  const lines: [string, number, string][] = [
    [zh ? '扫码核对有没有被改过' : 'Scan to check for changes', 10.5, INK],
    [zh ? `短码　${code}` : `Short code  ${code}`, 10, INK],
    [url.replace(/^https:\/\//, ''), 8.5, INK_2],
  ];
  const inset = QR_SIZE + 2;
  let y = top + 14;
  for (const [text, size, color] of lines) {
    const set = paper.set([{ text, face: 'sans' }], { width: width - inset, size });
    const at = y;
    paper.struct('P', {}, () => {
      paper.content(() => set.forEach((line, index) => paper.drawLine(line, paper.left + inset, at + index * size * 1.5, size, size * 1.5, color)));
    });
    y += set.length * size * 1.5 + 3;
  }
  return y;
}

const COURT = { width: 150, height: 84 };

/** Place for the signature of a court that confirms the agreement; empty until then. */
function courtPlace(paper: Paper, top: number): void {
  const x = paper.left + paper.width - COURT.width;
  paper.artifact(() => {
    paper.doc.roundedRect(x, top, COURT.width, COURT.height, 4).lineWidth(0.6).dash(3, { space: 3 }).stroke(LINE).undash();
  });
  const caption = '人民法院签章处（司法确认后使用）';
  const [line] = paper.set([{ text: caption, face: 'sans' }], { width: COURT.width, size: 8 });
  if (line) {
    paper.struct('P', {}, () => {
      paper.content(() => paper.drawLine(line, x + (COURT.width - line.width) / 2, top + COURT.height - 15, 8, 12, INK_2));
    });
  }
  paper.reserveSignature('court', caption, x + 4, top + 4, COURT.width - 8, COURT.height - 22);
}
