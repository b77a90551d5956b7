import { expect, test } from '@playwright/test';
import { fits, looksRight } from '../support/looks-right.js';
import { Person } from '../support/person.js';

const SHOTS = process.env['PAGE_SHOTS'];
const nameOf = (path: string): string => path.replace(/[0-9a-f-]{36}/g, 'ID').replace(/[^\w]+/g, '_') || 'home';

/** Goes to each page and looks at it: in Chinese at everything, in English, whose words are longer, at whether they fit. */
async function walk(person: Person, paths: readonly string[], language: 'zh' | 'en'): Promise<void> {
  const look = language === 'zh' ? looksRight : fits;
  await person.page.goto(`${paths[0] ?? '/'}?lang=${language}`);
  for (const path of paths) {
    await person.page.goto(path);
    await look(person.page, `${path} (${language})`, SHOTS && `${SHOTS}/${language}-${nameOf(path)}`);
  }
}

const OPEN_PAGES = ['/', '/c/LT7K-2M9Q', '/c/ZZZZ-ZZZZ', '/code', '/login', '/check', '/verify', '/v/AAAA-BBBB', '/i/nothing-behind-this-token-1234', '/g', '/rules', '/ask', '/ask/advice', '/demonstration', '/nowhere'];
const QUESTIONS = ['/file/kind', '/file/story', '/file/where', '/file/other', '/file/want', '/file/support', '/file/you', '/file/check'];

test('every page for everybody fits with letters of twice the size, says nothing wrong to axe and is reached by Tab', async () => {
  const visitor = await Person.arrives('somebody');
  const { page } = visitor;
  try {
    for (const language of ['zh', 'en'] as const) {
      await test.step(`pages for everybody, ${language}`, () => walk(visitor, OPEN_PAGES, language));
      await test.step(`the questions of a filing, ${language}`, async () => {
        await page.goto('/c/LT7K-2M9Q');
        await walk(visitor, QUESTIONS, language);
        await page.goto('/file/story');
        await page.locator('.jf-question .jf-button').first().click();
        await expect(page.locator('.jf-errors')).toBeVisible();
        await fits(page, `a question left empty (${language})`, SHOTS && `${SHOTS}/${language}-file-empty`);
      });
    }
  } finally {
    await visitor.leaves();
  }
});
