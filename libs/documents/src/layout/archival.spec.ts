import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SAMPLES } from '../../test/samples.js';
import { FLAVOURS, findVeraPdf } from '../../../../tools/testing/verapdf.mjs';

const checker = findVeraPdf();
const check = checker.check;

describe('archival and accessible form', () => {
  let folder = '';
  const files: string[] = [];
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'papers-'));
    for (const [name, render] of Object.entries(SAMPLES)) {
      const file = join(folder, `${name}.pdf`);
      writeFileSync(file, (await render()).bytes);
      files.push(file);
    }
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  if (check === undefined) {
    it.skip(`veraPDF did not look at the papers: ${checker.missing}`, () => undefined);
  } else {
    it.each(FLAVOURS)('veraPDF finds nothing against %s in any paper', async (flavour) => {
      expect(await check(files, flavour)).toEqual([]);
    }, 180_000);
  }
});
