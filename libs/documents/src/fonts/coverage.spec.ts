import { describe, expect, it } from '@jest/globals';
import { assertPrintable, documentErrorOf, MissingGlyphError, unprintable } from './coverage.js';

describe('characters that can be printed', () => {
  it('rare characters of Chinese names are there', () => {
    expect(unprintable('喆堃镕䶮㛃鿍𬭎𫖯㐂')).toEqual([]);
  });

  it('an emoji, right-to-left letters and invisible characters are named', () => {
    expect(unprintable('好👍 שלום a\u200bb\u202ec')).toEqual(['👍', 'ש', 'ל', 'ו', 'ם', '\u200b', '\u202e']);
  });

  it('line ends, tabs and wide spaces are layout, not characters', () => {
    expect(unprintable('甲\n乙\t丙　丁\r\n')).toEqual([]);
  });

  it('the error names the character and the field it stands in', () => {
    const data = { parties: [{ who: { name: '王芸' } }, { who: { name: '陈🙂' } }], createdAt: new Date(0) };
    let error: unknown;
    try {
      assertPrintable(data);
    } catch (caught) {
      error = caught;
    }
    expect(error).toBeInstanceOf(MissingGlyphError);
    expect(documentErrorOf(structuredClone(error))).toMatchObject({ code: 'document.missing-glyph', params: { field: 'parties.1.who.name' } });
    expect(documentErrorOf(new Error('out of memory'))).toBeUndefined();
    expect(error).toMatchObject({ code: 'document.missing-glyph', params: { character: '🙂', codePoint: 'U+1F642', field: 'parties.1.who.name' } });
  });
});
