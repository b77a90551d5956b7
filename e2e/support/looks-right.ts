import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';
import { walksByTab } from './tab-walk.js';

/** What every page is looked at for: a phone and a desk, and each with letters of twice the size. */
const LOOKS = [
  { width: 390, height: 844, letters: 1 },
  { width: 390, height: 844, letters: 2 },
  { width: 1440, height: 900, letters: 1 },
  { width: 1440, height: 900, letters: 2 },
] as const;

/** The page that is open: axe finds nothing, nothing sticks out or is cut off at any size of letters, Tab reaches everything. */
export async function looksRight(page: Page, what: string, keep?: string): Promise<void> {
  await fits(page, what, keep);
  const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']).analyze();
  expect.soft(violations.map(({ id, nodes }) => ({ id, where: nodes.slice(0, 3).map((node) => node.html.slice(0, 160)) })), `axe on ${what}`).toEqual([]);
  const { missed, unseen } = await walksByTab(page);
  expect.soft({ missed, unseen }, `Tab on ${what}`).toEqual({ missed: [], unseen: [] });
}

/** Nothing of the page sticks out, is cut off or lies on something else, at any size of letters. */
export async function fits(page: Page, what: string, keep?: string): Promise<void> {
  const own = page.viewportSize();
  await rests(page);
  for (const { width, height, letters } of LOOKS) {
    await page.setViewportSize({ width, height });
    await enlarge(page, letters);
    if (keep) await page.screenshot({ path: `${keep}-${width}-${letters}00.png`, fullPage: true, animations: 'disabled' });
    expect.soft(await stickingOut(page), `${what} at ${width} px, letters × ${letters}`).toEqual([]);
  }
  if (own) await page.setViewportSize(own);
  await enlarge(page, 1);
}

/** As somebody sets it in their browser: the portal's sizes hang on the root, Element Plus has sizes of its own. */
async function enlarge(page: Page, letters: number): Promise<void> {
  await page.evaluate(async (size) => {
    document.documentElement.style.fontSize = size === 1 ? '' : `${size * 100}%`;
    for (let picture = 0; picture < 2; picture++) await new Promise(requestAnimationFrame);
  }, letters);
}

/** Nothing is being fetched any more, nothing fades in. */
export async function rests(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { level: 1 }).first()).toBeAttached();
  await expect(page.locator('.jf-loading')).toHaveCount(0);
  await page.evaluate(async () => {
    await document.fonts.ready;
    for (let picture = 0; picture < 3; picture++) await new Promise(requestAnimationFrame);
    const ending = document.getAnimations().filter((animation) => animation.effect?.getComputedTiming().endTime !== Infinity);
    await Promise.all(ending.map((animation) => animation.finished.catch(() => undefined)));
  });
}

/** Words and controls beyond the edge of the page, words cut off within their box, and controls on top of each other. */
async function stickingOut(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found: string[] = [];
    const name = (element: Element): string => `${element.tagName.toLowerCase()}.${[...element.classList].join('.')} "${(element.textContent ?? '').trim().slice(0, 30)}"`;
    const hidden = (element: Element): boolean => {
      if (!element.checkVisibility({ visibilityProperty: true })) return true;
      for (let at: Element | null = element; at; at = at.parentElement) {
        const { clip, clipPath, opacity, position, left } = getComputedStyle(at);
        // Said to screen readers only, or brought in when it has the focus.
        if (clip !== 'auto' || (clipPath !== 'none' && clipPath !== '') || opacity === '0' || (position === 'absolute' && Number.parseFloat(left) < -500)) return true;
      }
      return false;
    };
    /** Within something that scrolls on its own: a wide table may, the page may not. */
    const scrolls = (element: Element): boolean => {
      for (let at = element.parentElement; at && at !== document.body; at = at.parentElement) if (/auto|scroll/.test(getComputedStyle(at).overflowX)) return true;
      // The head of a wide table goes along with its body.
      return element.closest('.el-table') !== null;
    };
    const edge = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth > edge + 1) found.push(`page is ${document.documentElement.scrollWidth} wide`);
    for (const element of document.body.querySelectorAll<HTMLElement>('*')) {
      const says = [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim());
      if (!says && !element.matches('input, select, textarea, button, a')) continue;
      if (hidden(element)) continue;
      const box = element.getBoundingClientRect();
      if (box.width === 0 || box.height === 0) continue;
      if ((box.right > edge + 1 || box.left < -1) && !scrolls(element)) found.push(`beyond the edge: ${name(element)}`);
      for (let at: HTMLElement | null = element; at && at !== document.body; at = at.parentElement) {
        const { overflowX, overflowY, textOverflow } = getComputedStyle(at);
        const within = at.getBoundingClientRect();
        if (textOverflow === 'ellipsis' && at.title !== '') break;
        if (overflowX === 'hidden' && box.right > within.right + 2 && within.width > 2) found.push(`cut off at the side: ${name(element)} in ${at.className}`);
        if (overflowY === 'hidden' && box.bottom > within.bottom + 4 && within.height > 2) found.push(`cut off below: ${name(element)} in ${at.className}`);
        if (overflowX !== 'visible' || overflowY !== 'visible') break;
      }
    }
    const controls = [...document.querySelectorAll<HTMLElement>('a[href], button, input:not([type=radio], [type=checkbox], [type=file]), select, textarea')].filter((element) => !hidden(element) && getComputedStyle(element).position !== 'fixed' && !element.closest('[aria-hidden=true], [inert]'));
    for (const [at, one] of controls.entries()) {
      const a = one.getBoundingClientRect();
      for (const other of controls.slice(at + 1)) {
        if (one.contains(other) || other.contains(one) || one.closest('dialog, [role=dialog]') !== other.closest('dialog, [role=dialog]')) continue;
        const b = other.getBoundingClientRect();
        const sticky = [one, other].some((element) => getComputedStyle(element).position === 'sticky' || element.closest('.sticky, header, aside, nav') !== null);
        if (!sticky && Math.min(a.right, b.right) - Math.max(a.left, b.left) > 4 && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 6) found.push(`on top of each other: ${name(one)} and ${name(other)}`);
      }
    }
    const words = [...document.body.querySelectorAll<HTMLElement>('*')].flatMap((element) => {
      if (hidden(element) || element.closest('svg, option, .jf-skip, [aria-hidden=true], [inert]') || ['fixed', 'sticky'].includes(getComputedStyle(element).position)) return [];
      return [...element.childNodes]
        .filter((node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim())
        .flatMap((node) => {
          const range = document.createRange();
          range.selectNodeContents(node);
          // A line's box is higher than its letters.
          return [...range.getClientRects()].map(({ left, right, top, bottom }) => ({ element, left, right, top: top + (bottom - top) * 0.2, bottom: bottom - (bottom - top) * 0.2 }));
        });
    });
    words.sort((a, b) => a.top - b.top);
    for (const [at, a] of words.entries()) {
      for (let next = at + 1; next < words.length && (words[next]?.top ?? 0) < a.bottom; next++) {
        const b = words[next];
        if (!b || a.element === b.element || a.element.closest('dialog, [role=dialog]') !== b.element.closest('dialog, [role=dialog]')) continue;
        const pinned = [a, b].some(({ element }) => element.closest('.is-fixed, .sticky') !== null);
        if (!pinned && Math.min(a.right, b.right) - Math.max(a.left, b.left) > 3) found.push(`words on top of words: ${name(a.element)} and ${name(b.element)}`);
      }
    }
    return [...new Set(found)].slice(0, 8);
  });
}
