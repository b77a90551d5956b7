import { expect, type Page } from '@playwright/test';
import type { Person } from './person.js';

interface Walk {
  readonly controls: HTMLElement[];
  readonly reached: Set<HTMLElement>;
  readonly unseen: string[];
  last?: HTMLElement;
}

/** Goes through the open page with Tab alone: every control that is seen is reached, in a round that ends, and is seen when it is reached. */
export async function reachesEverythingByTab({ page }: Person): Promise<void> {
  // A card that comes late adds controls behind the walker's back: then the page is walked once more.
  await expect(async () => {
    await page.reload();
    await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible();
    await expect(page.locator('.jf-loading')).toHaveCount(0);
    expect(await walksByTab(page)).toEqual({ page: new URL(page.url()).pathname, missed: [], unseen: [] });
  }).toPass({ timeout: 90_000 });
}

/** One round with Tab: what was missed, and what had the focus out of sight. */
export async function walksByTab(page: Page): Promise<{ page: string; missed: string[]; unseen: string[] }> {
  const many = await page.evaluate(() => {
    // From the very beginning, wherever the focus was put when the page came: Tab goes on from where something stood that is gone.
    const start = document.body.insertAdjacentElement('afterbegin', document.createElement('span')) as HTMLElement;
    start.tabIndex = -1;
    start.focus();
    start.remove();
    const controls = [...document.querySelectorAll<HTMLElement>('a[href], button, input, select, textarea, summary, [tabindex="0"]')].filter((element) => {
      if (element.matches(':disabled, [tabindex="-1"], [type="hidden"]') || element.closest('[inert]')) return false;
      const { width, height } = element.getBoundingClientRect();
      return width > 0 && height > 0 && element.checkVisibility({ visibilityProperty: true });
    });
    (window as unknown as { walk: Walk }).walk = { controls, reached: new Set(), unseen: [] };
    return controls.length;
  });
  expect(many).toBeGreaterThan(0);
  for (let step = 0; step < many * 4 + 20; step++) {
    await page.keyboard.press('Tab');
    const left = await page.evaluate(() => {
      const { walk } = window as unknown as { walk: Walk };
      const at = document.activeElement;
      if (!(at instanceof HTMLElement) || at === document.body) return walk.reached.size > 0;
      // Year, month and day of one date field are three stops in one control.
      if (at === walk.last) return false;
      if (walk.reached.has(at)) return true;
      walk.last = at;
      walk.reached.add(at);
      const { top, bottom, left, right } = at.getBoundingClientRect();
      if (bottom <= 0 || right <= 0 || top >= innerHeight || left >= innerWidth) walk.unseen.push(at.outerHTML.slice(0, 120));
      return false;
    });
    if (left) break;
  }
  const { missed, unseen } = await page.evaluate(() => {
    const { walk } = window as unknown as { walk: Walk };
    // The arrows, not Tab, walk within a group of radios or tabs: one reached stands for all.
    const group = (element: HTMLElement): string | undefined =>
      element instanceof HTMLInputElement && element.type === 'radio' ? `radio ${element.name}` : element.role === 'tab' ? 'tab' : undefined;
    const groups = new Set([...walk.reached].map(group).filter(Boolean));
    const missed = walk.controls.filter((element) => element.isConnected && !walk.reached.has(element) && !(group(element) && groups.has(group(element))));
    return { missed: missed.map((element) => element.outerHTML.slice(0, 160)), unseen: walk.unseen };
  });
  return { page: new URL(page.url()).pathname, missed, unseen };
}
