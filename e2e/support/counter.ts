import { expect } from '@playwright/test';
import { messageTo } from './demonstration.js';
import type { Person } from './person.js';

export interface CounterStory {
  /** Part of the place of the code, as the list names it. */
  readonly place: RegExp;
  readonly kind: string;
  readonly name: string;
  readonly phone: string;
  readonly story: string;
  readonly day: string;
  readonly wish: string;
  readonly amount: string;
  readonly other: { readonly name: string; readonly phone: string };
  readonly consent: string;
}

/** A clerk types while somebody tells; answers the id of the case. */
export async function filesAtTheCounter(clerk: Person, story: CounterStory): Promise<string> {
  const { page } = clerk;
  await page.goto('/staff/counter');
  await expect(page.getByRole('heading', { name: '代人登记' })).toBeVisible();
  await page.getByLabel('姓名', { exact: true }).fill(story.name);
  await page.getByLabel('手机号', { exact: true }).first().fill(story.phone);
  const code = page.getByLabel('在哪儿登记');
  const place = code.locator('option', { hasText: story.place }).first();
  await code.selectOption((await place.getAttribute('value')) ?? '');
  await page.getByLabel('哪一类').selectOption({ label: story.kind });
  await page.getByLabel('经过（用他的话）').fill(story.story);
  await page.getByLabel('哪天').fill(story.day);
  await page.getByLabel(/^在哪里/).fill('柳塘镇禾香小馆');
  await page.getByLabel('想要什么').fill(story.wish);
  await page.getByLabel('多少钱（元）').fill(story.amount);
  const other = page.getByRole('region', { name: '对方' });
  await other.getByLabel('是人还是单位').selectOption({ label: '单位' });
  await other.getByLabel('姓名或名称').fill(story.other.name);
  await other.getByLabel('手机号').fill(story.other.phone);
  const consent = page.getByRole('region', { name: '本人同意' });
  await consent.getByRole('radio', { name: '当面说的' }).check();
  await consent.getByLabel(/记一笔/).fill(story.consent);
  for (const box of await consent.getByRole('checkbox').all()) await box.check();
  await clerk.shows('counter');
  await page.getByRole('button', { name: '念过了，交上去' }).click();
  await expect(page.getByRole('heading', { name: '收到了' })).toBeVisible();
  await clerk.shows('counter-received');
  await page.getByRole('link', { name: '接着看怎么办' }).click();
  await expect(page).toHaveURL(/\/staff\/new\/[\w-]+$/);
  return new URL(page.url()).pathname.split('/').pop() ?? '';
}

/** Somebody for whom a clerk has filed comes in with nothing but the phone number. */
export async function logsInByPhone(resident: Person, phone: string): Promise<void> {
  const { page } = resident;
  await page.goto('/login');
  await page.getByLabel('手机号').fill(phone);
  await resident.shows('login');
  const before = Date.now() - 1000;
  await page.getByRole('button', { name: '发短信给我' }).click();
  const [, code = ''] = await messageTo(phone, /验证码 (\d{6})/, before);
  await page.getByLabel('短信里的 6 位数字是？').fill(code);
  await resident.shows('login-code');
  await page.getByRole('button', { name: '继续' }).click();
  await expect(page).toHaveURL(/\/my$/);
  await expect(page.getByRole('listitem').first()).toBeVisible();
  await resident.shows('my-cases');
}
