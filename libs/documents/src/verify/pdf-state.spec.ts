import { describe, expect, it } from '@jest/globals';
import { deflateSync } from 'node:zlib';

import { PdfParser } from './pdf-parser.js';
import { PdfState } from './pdf-state.js';
import { MalformedPdf, textOf } from './pdf-values.js';

const bytes = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'latin1'));
const value = (text: string) => new PdfParser(bytes(text), 0, text.length).value();

/** A file of these objects with a classic table; `change` may spoil it. */
function file(objects: readonly string[], trailer = '/Root 1 0 R', change: (text: string) => string = (text) => text): Uint8Array {
  let text = '%PDF-1.7\n';
  const offsets = objects.map((object, i) => {
    const at = text.length;
    text += `${i + 1} 0 obj\n${object}\nendobj\n`;
    return at;
  });
  const start = text.length;
  const rows = offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('');
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}trailer\n<< /Size ${objects.length + 1} ${trailer} >>\nstartxref\n${start}\n%%EOF`;
  return bytes(change(text));
}
const read = (data: Uint8Array): Promise<PdfState> => PdfState.read(data, data.length);

describe('the strict reader', () => {
  it('reads text as every viewer reads it', () => {
    expect(textOf(value('(a\\(b\\)\\101\\n)'))).toBe('a(b)A\n');
    expect(textOf(value('(one\r\ntwo\rthree)'))).toBe('one\ntwo\nthree');
    expect(textOf(value('<FEFF540D>'))).toBe('名');
    expect(textOf(value('<efbbbf e5908d>'))).toBe('名');
  });

  it.each([
    ['a key that stands twice', '<< /A 1 /A 2 >>'],
    ['an open string', '(abc'],
    ['an open dictionary', '<< /A 1'],
    ['a word nobody knows', 'undefined'],
    ['nesting without end', '['.repeat(500)],
  ])('refuses %s instead of guessing', (_, text) => {
    expect(() => value(text)).toThrow(MalformedPdf);
  });

  it('finds objects through a classic table', async () => {
    const state = await read(file(['<< /Type /Catalog /N (x) >>']));
    expect(textOf(state.dictionary(state.trailer.get('Root'))?.entries.get('N'))).toBe('x');
  });

  it('finds objects packed into a compressed stream with row filters, as office programs write them', async () => {
    const inner = '2 0 << /N (packed) >>';
    const packed = deflateSync(Buffer.from(inner, 'latin1'));
    let text = '%PDF-1.7\n';
    const one = text.length;
    text += `1 0 obj\n<< /Type /ObjStm /N 1 /First 4 /Filter /FlateDecode /Length ${packed.length} >>\nstream\n${packed.toString('latin1')}\nendstream\nendobj\n`;
    const three = text.length;
    const rows = [[0, 0, 0], [1, one, 0], [2, 1, 0], [1, three, 0]].map(([a = 0, b = 0, c = 0]) => [a, b >> 8, b & 255, c]);
    const filtered = rows.flatMap((row, i) => [2, ...row.map((cell, j) => (cell - (rows[i - 1]?.[j] ?? 0)) & 255)]);
    const table = deflateSync(Buffer.from(filtered));
    text += `3 0 obj\n<< /Type /XRef /W [1 2 1] /Size 4 /Root 2 0 R /Filter /FlateDecode /DecodeParms << /Predictor 12 /Columns 4 >> /Length ${table.length} >>\nstream\n${table.toString('latin1')}\nendstream\nendobj\nstartxref\n${three}\n%%EOF\n`;
    const state = await read(bytes(text));
    expect(textOf(state.dictionary(state.trailer.get('Root'))?.entries.get('N'))).toBe('packed');
  });

  it.each([
    ['a chain that runs in a circle', file(['<< >>'], '/Root 1 0 R /Prev 33')],
    ['a second cross-reference beside the first', file(['<< >>'], '/Root 1 0 R /XRefStm 9')],
    ['an encrypted file', file(['<< >>'], '/Root 1 0 R /Encrypt 1 0 R')],
    ['an end that points nowhere', file(['<< >>'], '/Root 1 0 R', (text) => text.replace(/startxref\n\d+/, 'startxref\n99999'))],
    ['text behind the end', file(['<< >>'], '/Root 1 0 R', (text) => `${text}\nmore`)],
  ])('refuses %s', async (_, data) => {
    await expect(read(data)).rejects.toThrow(MalformedPdf);
  });

  it('refuses an object that stands elsewhere than the table says', async () => {
    const state = await read(file(['<< >>', '<< >>'], '/Root 1 0 R', (text) => text.replace('2 0 obj', '7 0 obj')));
    expect(() => state.object(2)).toThrow(MalformedPdf);
  });
});
