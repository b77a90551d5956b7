import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

function has(tool: string): boolean {
  try {
    execFileSync(tool, ['-v'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/** Poppler reads our papers as an independent program; without it the tests that need it say so and are skipped. */
export const POPPLER = has('pdftotext') && has('pdfinfo');

function onFile(bytes: Uint8Array, read: (path: string) => string): string {
  const folder = mkdtempSync(join(tmpdir(), 'paper-'));
  try {
    const path = join(folder, 'paper.pdf');
    writeFileSync(path, bytes);
    return read(path);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** All text of a paper without any white space, as pdftotext reads it. */
export function textOf(bytes: Uint8Array): string {
  return squeezed(onFile(bytes, (path) => execFileSync('pdftotext', ['-raw', path, '-'], { encoding: 'utf8' })));
}

export function squeezed(text: string): string {
  return text.replace(/\s/gu, '');
}

/** The structure tree with its texts, as pdfinfo reads it: what a screen reader gets. */
export function structureOf(bytes: Uint8Array): string {
  return onFile(bytes, (path) => execFileSync('pdfinfo', ['-struct-text', path], { encoding: 'utf8' }));
}

/** Every text of the data that people read: no dates, codes or keys. */
export function wordsOf(data: unknown, skip: readonly string[] = []): string[] {
  if (typeof data === 'string') return [data];
  if (typeof data !== 'object' || data === null || data instanceof Date || data instanceof Uint8Array) return [];
  return Object.entries(data).flatMap(([key, value]) => (skip.includes(key) ? [] : wordsOf(value, skip)));
}
