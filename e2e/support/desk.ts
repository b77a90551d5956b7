import { expect } from '@playwright/test';
import { messageTo } from './demonstration.js';
import type { Person } from './person.js';

/** A clerk reads the filing and accepts it, with the complexity that a person sets. */
export async function accepts(clerk: Person, caseId: string): Promise<void> {
  const { page } = clerk;
  await page.goto('/staff/new');
  await expect(page.getByRole('heading', { name: '新来的' })).toBeVisible();
  await clerk.shows('incoming');
  await page.goto(`/staff/new/${caseId}`);
  await page.getByRole('radio', { name: /受理/ }).first().check();
  await page.locator('.levels').getByText('低', { exact: true }).click();
  const other = page.getByLabel('为什么定成别的');
  if (await other.isVisible()) await other.fill('事故责任清楚，伤情稳定。');
  await clerk.shows('triage');
  await page.getByRole('button', { name: /告诉他|告诉申请人/ }).click();
  await expect(page).toHaveURL(/\/staff\/new$/);
}

/** The dispatcher looks at the order with its reasons and asks somebody. */
export async function asks(dispatcher: Person, caseId: string, mediator: string): Promise<void> {
  const { page } = dispatcher;
  await page.goto(`/staff/cases/${caseId}`);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.getByRole('heading', { name: '双方怎么说' })).toBeVisible();
  await expect(page.locator('.jf-loading')).toHaveCount(0);
  await dispatcher.shows('staff-case');
  await page.goto(`/staff/cases/${caseId}/match`);
  await page.getByRole('radio', { name: new RegExp(mediator) }).check();
  await page.getByLabel('为什么是这一位').fill('专长对口，离得近，手上案子少。');
  await dispatcher.shows('match');
  await page.getByRole('button', { name: '派出去' }).click();
  await expect(page).toHaveURL(new RegExp(`/staff/cases/${caseId}$`));
}

/** The mediator discloses that there is no relation, and takes the case on. */
export async function takesOn(mediator: Person, caseId: string): Promise<void> {
  const { page } = mediator;
  await page.goto('/staff/');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await mediator.shows('today');
  await page.goto(`/staff/cases/${caseId}`);
  const question = page.getByRole('heading', { name: '请您来调这件事' });
  await expect(question).toBeVisible();
  for (const none of await page.getByRole('radio', { name: '没有', exact: true }).all()) await none.check();
  await mediator.shows('appointment');
  await page.getByRole('button', { name: '没有关系，我接' }).click();
  // The button changes its words while it works; the question is gone only when the answer is kept.
  await expect(question).toHaveCount(0);
}

/** The other side opens the link of the message, proves the phone, and is willing to talk. */
export async function isWilling(other: Person, phone: string): Promise<void> {
  const { page } = other;
  const [, token = ''] = await messageTo(phone, /\/i\/([\w-]+)/);
  await page.goto(`/i/${token}`);
  await expect(page.getByText('不必须，全凭自愿。')).toBeVisible();
  await other.shows('invitation');
  await page.getByRole('button', { name: '愿意谈', exact: true }).click();
  const [, code = ''] = await messageTo(phone, /本人的验证码 (\d{6})/);
  await page.getByLabel('短信里的 6 位数字').fill(code);
  await other.shows('invitation-prove');
  await page.getByRole('dialog').or(page.locator('form')).getByRole('button', { name: /愿意谈|核对|继续/ }).last().click();
  await expect(page).toHaveURL(/\/my\/cases\//);
}
