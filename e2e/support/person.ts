import { chromium, expect, test, type Browser, type BrowserContext, type Page } from '@playwright/test';
import AxeBuilder from '@axe-core/playwright';
import { mkdirSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { accountOf, nextAuthenticatorCode, storyUrl } from './demonstration.js';

const SHOTS = resolve(import.meta.dirname, '../shots');
export const PHONE = { width: 390, height: 844 };
export const DESKTOP = { width: 1440, height: 900 };

const FLAGS = [
  '--no-sandbox', '--headless=new', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync',
  '--font-render-hinting=none', '--hide-scrollbars', '--force-color-profile=srgb', '--use-fake-ui-for-media-stream', '--autoplay-policy=no-user-gesture-required',
  // LiveKit on this machine is reached by number, not by a name made up for the network.
  '--disable-features=WebRtcHideLocalIpsWithMdns',
];

let story = '';
let pictures = 0;

/** Where the next picture of this story goes: in the order of the story, no two of the same name. */
function nextPicture(what: string, width: number): string {
  const { file, testId } = test.info();
  if (story !== testId) {
    story = testId;
    pictures = 0;
  }
  pictures += 1;
  const folder = resolve(SHOTS, basename(file, '.story.ts'));
  mkdirSync(folder, { recursive: true });
  return resolve(folder, `${String(pictures).padStart(2, '0')}-${what}-${width}.png`);
}

/** Somebody with an own browser, an own camera picture, and a phone or a desk. */
export class Person {
  private constructor(
    readonly name: string,
    readonly browser: Browser,
    readonly context: BrowserContext,
    readonly page: Page,
    /** What went wrong in scripts of the page; looked at with every picture and at the end. */
    private readonly faults: readonly string[],
  ) {}

  /** @param camera y4m file that the fake camera shows; each person needs an own one, or nobody can tell who is seen */
  static async arrives(name: string, options: { viewport?: typeof PHONE; camera?: string; locale?: 'zh-CN' | 'en' } = {}): Promise<Person> {
    const browser = await chromium.launch({
      executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
      args: [...FLAGS, ...(options.camera ? ['--use-fake-device-for-media-stream=fps=10', `--use-file-for-fake-video-capture=${options.camera}`] : ['--use-fake-device-for-media-stream'])],
    });
    const viewport = options.viewport ?? PHONE;
    const context = await browser.newContext({
      viewport,
      baseURL: storyUrl(),
      locale: options.locale ?? 'zh-CN',
      timezoneId: 'Asia/Shanghai',
      permissions: ['camera', 'microphone'],
      // What fades in is half as dark on its way: the stories look at what stays.
      reducedMotion: 'reduce',
      hasTouch: viewport.width < 600,
    });
    const page = await context.newPage();
    page.setDefaultTimeout(45_000);
    const faults: string[] = [];
    page.on('pageerror', (error) => faults.push(`${new URL(page.url()).pathname}: ${error.message}`));
    return new Person(name, browser, context, page, faults);
  }

  async leaves(): Promise<void> {
    await this.browser.close();
    // Soft: what made the story fail is said as well.
    expect.soft(this.faults, `scripts on the page of ${this.name}`).toEqual([]);
  }

  /** Staff log in with password and authenticator. */
  async logsInAsStaff(): Promise<void> {
    const account = await accountOf(this.name);
    await this.page.goto('/staff/login');
    await this.page.getByLabel('邮箱').fill(account.email);
    await this.page.getByLabel('密码', { exact: true }).fill(account.password);
    await this.page.getByLabel(/六位|动态码|验证码/).first().fill(await nextAuthenticatorCode(account.totpSecret));
    await this.page.getByRole('button', { name: /登录|进去/ }).click();
    await expect(this.page).not.toHaveURL(/login/);
  }

  async authenticator(): Promise<string> {
    return nextAuthenticatorCode((await accountOf(this.name)).totpSecret);
  }

  /** Nothing is being fetched, nothing fades in: half a colour would be judged as too pale, and only sometimes. */
  private async rests(): Promise<void> {
    await expect(this.page.locator('.jf-loading')).toHaveCount(0);
    await this.page.evaluate(async () => {
      await document.fonts.ready;
      // A transition begins with the second picture after its element has come.
      for (let picture = 0; picture < 3; picture++) await new Promise(requestAnimationFrame);
      const ending = document.getAnimations().filter((animation) => animation.effect?.getComputedTiming().endTime !== Infinity);
      await Promise.all(ending.map((animation) => animation.finished.catch(() => undefined)));
    });
  }

  /** Keeps a picture of the screen, at the size of this person, and lets axe look at it: nothing may be found. */
  async shows(what: string): Promise<void> {
    await this.rests();
    const { width } = this.page.viewportSize() ?? PHONE;
    await this.page.screenshot({ path: nextPicture(what, width), animations: 'disabled' });
    expect(this.faults, `scripts on the page of ${this.name}`).toEqual([]);
    // A card that comes while axe is reading is not judged half drawn; what is wrong stays wrong.
    await expect(async () => {
      const { violations } = await new AxeBuilder({ page: this.page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']).analyze();
      expect(violations.map(({ id, nodes }) => ({ what, id, where: nodes.slice(0, 3).map((node) => node.html.slice(0, 160)) }))).toEqual([]);
    }).toPass({ timeout: 20_000 });
  }
}
