import { expect } from '@playwright/test';
import type { Person } from './person.js';

/** Shows the page that is open in English, and turns back to Chinese. */
export async function showsInEnglish(person: Person, what: string): Promise<void> {
  await speaks(person, 'English');
  await person.shows(`${what}-en`);
  await speaks(person, '中文');
}

/** Turns the interface to the other language, at the head of the page or at its foot. */
export async function speaks({ page }: Person, language: 'English' | '中文'): Promise<void> {
  await page.getByRole('button', { name: language === 'English' ? /English$/ : '中文' }).first().click();
  await expect(page.locator('html')).toHaveAttribute('lang', language === 'English' ? 'en' : 'zh-CN');
}

/** Large type, as it is chosen on a page; it stays until it is chosen again. */
export async function choosesLargeType({ page }: Person, large = true): Promise<void> {
  const button = page.getByRole('button', { name: /大字|Large type/ }).first();
  if (((await button.getAttribute('aria-pressed')) === 'true') !== large) await button.click();
  if (large) await expect(page.locator('html')).toHaveClass(/elder/);
  else await expect(page.locator('html')).not.toHaveClass(/elder/);
}
