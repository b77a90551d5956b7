import { PdfArray, PdfDict, PdfString } from '@libpdf/core';

const CR = 0x0d;

/** A text string that survives every reader: hex, because 名 (U+540D) holds a byte that literal strings lose. */
export function text(value: string): PdfString {
  return new PdfString(PdfString.fromString(value).bytes, 'hex');
}

/**
 * Makes the strings of a dictionary safe to be written again. libpdf writes a carriage return inside a
 * literal string as it is, and readers take it for a line feed (ISO 32000 7.3.4.2): the label 签名 would
 * be read aloud as 签吊 after signing.
 */
export function keepStrings(dict: PdfDict): void {
  for (const key of [...dict.keys()]) {
    const value = dict.get(key);
    if (value instanceof PdfString) {
      if (value.format === 'literal' && value.bytes.includes(CR)) dict.set(key, new PdfString(value.bytes, 'hex'));
    } else if (value instanceof PdfDict) keepStrings(value);
    else if (value instanceof PdfArray) keepArray(value);
  }
}

function keepArray(array: PdfArray): void {
  for (let i = 0; i < array.length; i++) {
    const value = array.at(i);
    if (value instanceof PdfString) {
      if (value.format === 'literal' && value.bytes.includes(CR)) array.set(i, new PdfString(value.bytes, 'hex'));
    } else if (value instanceof PdfDict) keepStrings(value);
    else if (value instanceof PdfArray) keepArray(value);
  }
}
