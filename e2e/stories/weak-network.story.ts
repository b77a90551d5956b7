import { expect, test } from '@playwright/test';
import { Person, PHONE } from '../support/person.js';
import { storyUrl } from '../support/demonstration.js';

const STORY = '楼上漏水，找了三次都不理。';
const CODE = 'LT7K-2M9Q';

/** Opens the question in which people tell what happened. */
async function opensTheQuestion({ page }: Person): Promise<void> {
  await page.goto(`/c/${CODE}`);
  await page.getByRole('link', { name: /说说发生了什么/ }).click();
  await page.getByRole('radio', { name: '邻居之间' }).first().check();
  await page.getByRole('button', { name: '继续' }).click();
  await page.getByLabel('发生了什么事？').fill(STORY);
}

test('without a network the questions open again and say where the words are', async () => {
  const resident = await Person.arrives('off-line');
  const { page, context } = resident;
  try {
    await opensTheQuestion(resident);
    await expect(page.getByText('已存在这台手机上')).toBeVisible();
    // The pages are kept a moment after the first one is there.
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
    await expect.poll(() => page.evaluate(async () => (await Promise.all((await caches.keys()).map(async (name) => (await (await caches.open(name)).keys()).length))).reduce((sum, many) => sum + many, 0))).toBeGreaterThan(20);
    await page.reload();
    await context.setOffline(true);
    await page.reload();
    await expect(page.getByLabel('发生了什么事？')).toHaveValue(STORY);
    await expect(page.getByText(/没有网/).first()).toBeVisible();
    await page.getByLabel('发生了什么事？').fill(`${STORY}水还在滴。`);
    await expect(page.getByText('已存在这台手机上').first()).toBeVisible();
    await page.getByRole('button', { name: '继续' }).click();
    await expect(page.getByRole('heading', { level: 1, name: '在哪儿，什么时候？' })).toBeVisible();
    await context.setOffline(false);
    await page.reload();
    await page.goBack();
    await expect(page.getByLabel('发生了什么事？')).toHaveValue(`${STORY}水还在滴。`);
  } finally {
    await resident.leaves();
  }
});

test('a browser without a service worker files all the same, and a reload loses nothing', async () => {
  const resident = await Person.arrives('plain');
  const context = await resident.browser.newContext({ viewport: PHONE, baseURL: storyUrl(), locale: 'zh-CN', serviceWorkers: 'block' });
  const page = await context.newPage();
  try {
    await page.addInitScript(() => Reflect.deleteProperty(Navigator.prototype, 'serviceWorker'));
    await opensTheQuestion({ page } as Person);
    await expect(page.getByText('已存在这台手机上')).toBeVisible();
    await page.reload();
    await expect(page.getByLabel('发生了什么事？')).toHaveValue(STORY);
  } finally {
    await context.close();
    await resident.leaves();
  }
});

test('a filing within a family is left with one press: nothing in view, no draft, and nothing behind "back"', async () => {
  const resident = await Person.arrives('in a hurry');
  const { page } = resident;
  try {
    await page.goto(`/c/${CODE}`);
    await page.getByRole('link', { name: /说说发生了什么/ }).click();
    await page.getByRole('radio', { name: '家里的事' }).first().check();
    await page.getByRole('button', { name: '继续' }).click();
    await page.getByLabel('发生了什么事？').fill('他又动手了');
    await resident.shows('file-story-family');
    await page.getByRole('button', { name: '马上离开这一页' }).click();
    await expect(page).toHaveURL('about:blank');
    await page.goto('/file/story');
    await expect(page.getByText('动手')).toHaveCount(0);
    await expect(page.getByRole('textbox').first()).toHaveValue('');
    await page.goto('/');
    await expect(page.getByText('接着上次的写')).toHaveCount(0);
  } finally {
    await resident.leaves();
  }
});

test('a phone that speaks no Chinese is greeted in English from the first paint, and a choice is remembered', async () => {
  const visitor = await Person.arrives('visitor', { locale: 'en' });
  const { page, context } = visitor;
  try {
    // Without scripts: what the server drew is what is seen first.
    const first = await (await context.request.get('/', { headers: { 'accept-language': 'en-GB,en;q=0.9' } })).text();
    expect(first).toContain('<html lang="en">');
    expect(first).toContain('Tell us what happened');
    expect(first).not.toContain('说说发生了什么');
    const seen: string[] = [];
    await page.exposeFunction('sees', (text: string) => seen.push(text));
    await page.addInitScript(() => {
      new MutationObserver(() => {
        const text = document.querySelector('h1')?.textContent ?? '';
        if (text) void (window as unknown as { sees: (text: string) => void }).sees(`${document.documentElement.lang} ${text}`);
      }).observe(document, { childList: true, subtree: true, characterData: true });
    });
    await page.goto(`/c/${CODE}`);
    await expect(page.getByRole('link', { name: /Tell us what happened/ })).toBeVisible();
    await visitor.shows('landing-english-phone');
    expect(new Set(seen.map((text) => /^en [^\u4e00-\u9fff]+$/.test(text)))).toEqual(new Set([true]));
    await page.getByRole('button', { name: '中文' }).first().click();
    await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN');
    await page.reload();
    await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN');
    await expect(page.getByRole('link', { name: /说说发生了什么/ })).toBeVisible();
  } finally {
    await visitor.leaves();
  }
});
