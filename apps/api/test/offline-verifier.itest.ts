import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { chromium, type Browser, type Page } from '@playwright/test';
import { teachBackQuestions } from '@jiefen/mediation';
import type { VerifyAnswer } from '@jiefen/mediation/wire';
import { embedTrustedRoots } from '@jiefen/documents/verify';
import { SHADOW_EDITS } from '../../../libs/documents/src/signing/testing/shadow-edits.js';
import { findChromium } from '../../../tools/setup/system-packages.mjs';
import { SigningDesk } from '../src/agreements/signing-desk.js';
import { agreedCase, codeFor, frozenCase, multipart, PHONES, settleVillage, shownText, STROKES, type Village } from './setup/agreed-case.js';
import { startTestApi, type TestApi } from './setup/test-api.js';

const CHROMIUM = findChromium();
const SCRIPT = resolve(import.meta.dirname, '../../../tools/scripts/build-verifier.mjs');
const where = CHROMIUM ? describe : describe.skip;

where(`the off-line verifier in a browser without network${CHROMIUM ? '' : ' (skipped: no Chromium is installed)'}`, () => {
  let api: TestApi;
  let village: Village;
  let browser: Browser;
  let page: Page;
  let folder: string;
  let good: Buffer;
  const asked: string[] = [];

  beforeAll(async () => {
    api = await startTestApi();
    village = await settleVillage(api);
    const caseId = await agreedCase(village);
    const { agreement } = (await api.send('GET', `/api/cases/${caseId}/agreement`, { as: village.applicant })).body as unknown as { agreement: { paperId: string } };
    good = (await api.send('GET', `/api/papers/${agreement.paperId}.pdf`, { as: village.applicant })).bytes;
    folder = mkdtempSync(join(tmpdir(), 'jiefen-offline-'));
    const built = join(folder, 'built.html');
    execFileSync(process.execPath, [SCRIPT, '--out', built], { stdio: 'pipe' });
    // As the API serves it: the page of the build with this installation's roots in it.
    writeFileSync(join(folder, 'verifier.html'), embedTrustedRoots(readFileSync(built, 'utf8'), await api.app.get(SigningDesk).trustedRoots()));
    browser = await chromium.launch({ executablePath: CHROMIUM ?? '', args: ['--no-sandbox', '--headless=new', '--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'] });
    const context = await browser.newContext({ locale: 'zh-CN', offline: true, viewport: { width: 390, height: 844 } });
    await context.route(/^https?:/, (route) => route.abort());
    page = await context.newPage();
    page.on('request', (request) => asked.push(request.url()));
    page.on('pageerror', (error) => asked.push(`error: ${error.message}`));
    await page.goto(pathToFileURL(join(folder, 'verifier.html')).href);
  }, 180_000);
  afterAll(async () => {
    await browser?.close();
    await api?.close();
    if (folder) rmSync(folder, { recursive: true });
  });

  /** Drops a file on the page as a hand does. */
  async function dropped(bytes: Uint8Array, name: string): Promise<string> {
    const data = await page.evaluateHandle(
      ([base64, called]) => {
        const transfer = new DataTransfer();
        transfer.items.add(new File([Uint8Array.from(atob(base64 ?? ''), (c) => c.charCodeAt(0))], called ?? '', { type: 'application/pdf' }));
        return transfer;
      },
      [Buffer.from(bytes).toString('base64'), name],
    );
    await page.dispatchEvent('#zone', 'drop', { dataTransfer: data });
    await page.waitForFunction((called) => document.querySelector('#result .name')?.textContent === called, name);
    return page.locator('#result').innerText();
  }
  const inEnglish = async (): Promise<string> => {
    await page.click('#language');
    await page.waitForFunction(() => document.documentElement.lang === 'en');
    const text = await page.locator('#result').innerText();
    await page.click('#language');
    await page.waitForFunction(() => document.documentElement.lang === 'zh-CN');
    return text;
  };

  it('finds a good paper unchanged: who, when, how verified, and what it proves and what not, in both languages', async () => {
    const zh = await dropped(good, 'good.pdf');
    for (const words of ['没有被改过', '王芸', '陈某', '周敏和', '柳塘镇人民调解委员会', '手机验证码核实', '工作账号和动态码核实', '北京时间', '另有国密（SM2）印章，核对无误', '不能证明：这不是依法设立的电子认证机构的认证', '由调解中心的机器保管']) expect(zh).toContain(words);
    const en = await inEnglish();
    for (const words of ['Not changed', '王芸', 'verified by a code sent to the phone', 'Beijing time', 'also sealed by SM2 and SM3, which holds', 'Not proved: this is no certification by a licensed certification body']) expect(en).toContain(words);
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('language');
  });

  it('finds one changed bit, and says in both languages not to trust the paper', async () => {
    const flipped = Buffer.from(good);
    flipped[4000] = (flipped[4000] ?? 0) ^ 1;
    expect(await dropped(flipped, 'flipped.pdf')).toContain('被改过，别相信');
    expect(await inEnglish()).toContain("This was changed. Don't trust it");
  });

  it('finds a page whose text was exchanged behind the last signature, which common viewers show as valid', async () => {
    const [edit] = SHADOW_EDITS;
    const shadow = await edit?.apply(good, (below) => below >> 1);
    const zh = await dropped(shadow ?? new Uint8Array(), 'shadow.pdf');
    for (const words of ['被改过，别相信', '最后一个签名']) expect(zh).toContain(words);
    const en = await inEnglish();
    for (const words of ["Don't trust it", 'Something was added after the last signature.']) expect(en).toContain(words);
  });

  it('says of a file that is no paper of ours that it cannot tell', async () => {
    expect(await dropped(Buffer.from('hello'), 'a.txt')).toContain('说不准');
    expect(await inEnglish()).toContain('We cannot tell');
  });

  it('says of every file in the table what the page on the line says, about the same signatures', async () => {
    const other = await frozenCase(village);
    const shown = await shownText(api, other.caseId, village.applicant);
    const pdfOf = async (caseId: string): Promise<Buffer> => {
      const { agreement } = (await api.send('GET', `/api/cases/${caseId}/agreement`, { as: village.applicant })).body as unknown as { agreement: { paperId: string } };
      return (await api.send('GET', `/api/papers/${agreement.paperId}.pdf`, { as: village.applicant })).bytes;
    };
    const unsigned = await pdfOf(other.caseId);
    await api.send('POST', `/api/cases/${other.caseId}/agreement/teach-back`, { as: village.applicant, body: { shown, answers: teachBackQuestions(other.draft).map((question) => question.right) } });
    const code = await codeFor(api, `/api/cases/${other.caseId}/agreement/signing-code`, village.applicant, PHONES.applicant, { shown });
    expect((await api.send('POST', `/api/cases/${other.caseId}/agreement/sign`, { as: village.applicant, body: { code, shown, pagesRead: 9, freely: true, appearance: { kind: 'handwriting', strokes: STROKES } } })).body).toEqual({ done: true });
    const half = await pdfOf(other.caseId);
    const flipped = (at: number): Buffer => {
      const bytes = Buffer.from(good);
      bytes[at] = (bytes[at] ?? 0) ^ 1;
      return bytes;
    };
    const table: [string, Uint8Array][] = [
      ['sealed', good],
      ['signed by one', half],
      ['final, nobody has signed', unsigned],
      ['a byte at the head', flipped(900)],
      ['a byte in the middle', flipped(Math.floor(good.length / 2))],
      ['a byte at the end', flipped(good.length - 40)],
      ['something behind it', Buffer.concat([good, Buffer.from('\n% added\n')])],
      ['cut off', good.subarray(0, good.length - 200)],
      ['no PDF', Buffer.from('hello')],
      ['a PDF of somebody else', Buffer.from('%PDF-1.7\nnothing')],
    ];
    for (const [at, edit] of SHADOW_EDITS.entries()) {
      // Some change a field that only the sample of their own test has.
      const bytes = await edit.apply(good, (below) => below >> 1).catch(() => undefined);
      if (bytes) table.push([`shadow edit ${at}: ${edit.name}`, bytes]);
    }
    expect(table.length).toBeGreaterThanOrEqual(16);
    for (const [name, bytes] of table) {
      const { body, headers } = multipart(Buffer.from(bytes), 'a.pdf', 'application/pdf');
      const onLine = (await api.send('POST', '/api/verify', { body, headers })).body as unknown as VerifyAnswer;
      await dropped(bytes, `${name}.pdf`);
      const offLine = await page.evaluate(() => ({ verdict: (document.querySelector('#result .banner')?.className ?? '').replace('banner ', ''), signatures: [...document.querySelectorAll('#result li strong')].map((node) => node.textContent) }));
      // Only the register knows a file without any signature by its bytes; off-line nothing vouches for it.
      const verdict = onLine.signatures.length === 0 && onLine.verdict === 'intact' ? 'unknown' : onLine.verdict;
      expect({ name, ...offLine, signatures: offLine.verdict === 'intact' ? offLine.signatures.length : 0 }).toEqual({ name, verdict, signatures: verdict === 'intact' ? onLine.signatures.length : 0 });
    }
  }, 240_000);

  it('asked nobody for anything', () => expect(asked.filter((url) => !url.startsWith('file:'))).toEqual([]));
});
