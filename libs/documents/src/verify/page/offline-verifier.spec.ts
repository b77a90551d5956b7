import { beforeAll, describe, expect, it } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

import { centre } from '../../signing/testing/ceremony.js';
import { VERIFY_REASONS, WHAT_IT_PROVES } from '../index.js';
import { embedTrustedRoots } from './embed.js';
import { en, zh } from './verifier-texts.js';

const SCRIPT = resolve(import.meta.dirname, '../../../../../tools/scripts/build-verifier.mjs');

describe('the off-line verifier', () => {
  let html: string;
  beforeAll(() => {
    const folder = mkdtempSync(join(tmpdir(), 'jiefen-verifier-'));
    execFileSync(process.execPath, [SCRIPT, '--out', join(folder, 'verifier.html')], { stdio: 'pipe' });
    html = readFileSync(join(folder, 'verifier.html'), 'utf8');
    rmSync(folder, { recursive: true });
  }, 60_000);

  it('is one file that loads and sends nothing', () => {
    expect(html).toContain("default-src 'none'");
    expect(html.match(/<script/g)).toHaveLength(2);
    expect(html).not.toMatch(/<(script|link|img|iframe)[^>]+(src|href)=/);
    expect(html).not.toMatch(/XMLHttpRequest|sendBeacon|[^.\w]fetch\(/);
  });

  it('stays small enough to be sent along with a document', () => {
    expect(Buffer.byteLength(html)).toBeLessThan(512 * 1024);
  });

  it('takes the trusted root once, and only into its place', async () => {
    const { root } = await centre();
    const filled = embedTrustedRoots(html, [root]);
    expect(filled).toContain(`id="trusted-roots">["${Buffer.from(root).toString('base64')}"]</script>`);
    expect(() => embedTrustedRoots(filled, [root])).toThrow();
  });

  it('has words for every reason and every proof in both languages', () => {
    const proofs = Object.values(WHAT_IT_PROVES).flat();
    for (const texts of [zh, en]) {
      for (const code of VERIFY_REASONS) expect(texts.reasons[code]).toMatch(/\S/);
      for (const code of proofs) expect(texts.proof[code]).toMatch(/\S/);
    }
  });
});
