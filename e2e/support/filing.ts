import { expect } from '@playwright/test';
import { messageTo } from './demonstration.js';
import type { Person } from './person.js';

export interface FilingStory {
  readonly code: string;
  /** Label of the kind of dispute; left out where the code has decided it. */
  readonly kind?: string;
  readonly story: string;
  readonly place: string;
  readonly day: string;
  readonly other: { readonly name: string; readonly phone: string; readonly organization?: true };
  readonly wish: string;
  readonly amount: string;
  readonly name: string;
  readonly phone: string;
}

/** A resident scans a code and files, one question a page; answers the id of the case. */
export async function files(person: Person, story: FilingStory): Promise<string> {
  const { page } = person;
  const isAsked = (question: string) => expect(page.getByRole('heading', { level: 1, name: question })).toBeVisible();
  /** One question a page: the next act waits for the next question, or a second tap would fall on the last one. */
  const goesOnTo = async (question: string): Promise<void> => {
    await page.getByRole('button', { name: '继续' }).click();
    await isAsked(question);
  };
  await page.goto(`/c/${story.code}`);
  await expect(page.getByRole('link', { name: /说说发生了什么/ })).toBeVisible();
  await person.shows('landing');
  await page.getByRole('link', { name: /说说发生了什么/ }).click();
  if (story.kind) {
    await page.getByRole('radio', { name: story.kind }).check();
    await person.shows('file-kind');
    await goesOnTo('发生了什么事？');
  }
  await isAsked('发生了什么事？');
  await page.getByLabel('发生了什么事？').fill(story.story);
  await person.shows('file-story');
  await goesOnTo('在哪儿，什么时候？');
  await page.getByLabel('地点').fill(story.place);
  await page.getByLabel('哪一天').fill(story.day);
  await person.shows('file-where');
  await goesOnTo('对方是谁？');
  if (story.other.organization) await page.getByRole('radio', { name: '公司、店铺、单位' }).check();
  await page.getByLabel(story.other.organization ? '店名或公司名' : '对方的名字').fill(story.other.name);
  await page.getByLabel('对方的电话').fill(story.other.phone);
  await person.shows('file-other');
  await goesOnTo('您想怎么解决？');
  await page.getByLabel('您想要').fill(story.wish);
  await page.getByLabel('一共多少钱（元）').fill(story.amount);
  await person.shows('file-want');
  await goesOnTo('有什么要我们照顾的？');
  await person.shows('file-support');
  await goesOnTo('怎么称呼您？');
  await page.getByLabel('您的名字').fill(story.name);
  await page.getByLabel('您的手机号').fill(story.phone);
  await person.shows('file-you');
  const before = Date.now() - 1000;
  await page.getByRole('button', { name: /发短信给我|继续/ }).click();
  const [, code = ''] = await messageTo(story.phone, /验证码 (\d{6})/, before);
  await page.getByLabel('短信里的 6 位数字').fill(code);
  await person.shows('file-verify');
  await page.getByRole('button', { name: /继续|对了|确认/ }).first().click();
  await expect(page.getByRole('heading', { name: '交之前，再看一遍' })).toBeVisible();
  for (const box of await page.getByRole('checkbox').all()) await box.check();
  await person.shows('file-check');
  await page.getByRole('button', { name: '都对，交上去' }).click();
  await expect(page).toHaveURL(/sent|done|receipt|cases/);
  await expect(page.getByText(/JF-\d{4}-/).first()).toBeVisible();
  await person.shows('file-sent');
  const cases = (await (await page.request.get('/api/cases/mine')).json()) as { id: string }[];
  const [first] = cases;
  if (!first) throw new Error('the filing is not among my cases');
  return first.id;
}
