import { Buffer } from 'node:buffer';
import { expect } from '@playwright/test';
import PDFDocument from 'pdfkit';
import sharp from 'sharp';
import type { Person } from './person.js';

/** What lies on the scanner: the printed pages, with a pen's lines across the places to sign. */
export async function penSignedScan(mediator: Person, paperId: string, pages: number): Promise<Buffer> {
  const pen = Buffer.from('<svg width="300" height="80"><path d="M10 60 C60 0 90 90 140 30 S230 70 290 15" fill="none" stroke="#1a237e" stroke-width="5"/></svg>');
  const scan = new PDFDocument({ autoFirstPage: false });
  const done = new Promise<Buffer>((resolve) => {
    const parts: Buffer[] = [];
    scan.on('data', (part: Buffer) => parts.push(part));
    scan.on('end', () => resolve(Buffer.concat(parts)));
  });
  for (let page = 1; page <= pages; page++) {
    const answer = await mediator.page.request.get(`/api/papers/${paperId}/pages/${page}`);
    expect(answer.ok()).toBe(true);
    const picture = sharp(await answer.body()).flatten({ background: '#fdfcf7' });
    const { width = 0, height = 0 } = await picture.metadata();
    const signed = page === pages ? picture.composite([{ input: pen, left: Math.round(width / 2), top: Math.round(height / 2) }]) : picture;
    scan.addPage({ size: 'A4', margin: 0 }).image(await signed.jpeg({ quality: 70 }).toBuffer(), 0, 0, { width: 595 });
  }
  scan.end();
  return done;
}

/** Drops a file on the page of verifying, as a hand does, and waits for the verdict on it. */
export async function dropsFile({ page }: Person, bytes: Uint8Array, name: string): Promise<void> {
  await expect(page.locator('.verify-ways .drop')).toBeVisible();
  const data = await page.evaluateHandle(
    ([base64, called]) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([Uint8Array.from(atob(base64 ?? ''), (c) => c.charCodeAt(0))], called ?? '', { type: 'application/pdf' }));
      return transfer;
    },
    [Buffer.from(bytes).toString('base64'), name],
  );
  const answered = page.waitForResponse((response) => /\/api\/verify(\?|$)/.test(response.url()) && response.request().method() === 'POST');
  await page.dispatchEvent('.verify-ways .drop', 'drop', { dataTransfer: data });
  await answered;
}
