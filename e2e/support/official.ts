import { expect } from '@playwright/test';
import type { Person } from './person.js';

/** The mediator asks both sides whether somebody of a department may come in for one item. */
export async function asksForAnOfficial(mediator: Person, official: string, item: string): Promise<void> {
  const box = mediator.page.locator('section.desk-card', { has: mediator.page.getByRole('heading', { name: '请部门进来' }) });
  await box.getByRole('button', { name: '请部门的人来说一件事' }).click();
  const who = box.getByLabel('请谁');
  const option = who.locator('option', { hasText: official });
  await who.selectOption((await option.getAttribute('value')) ?? '');
  await expect(box.getByLabel('姓名')).toHaveValue(official);
  await box.getByLabel('说哪一件').fill(item);
  await mediator.shows('official-ask');
  await box.getByRole('button', { name: '先问双方' }).click();
  await expect(box.getByText('双方都同意，才能请。')).toBeVisible();
}

/** A party reads who would come and for what, and agrees. */
export async function agreesToTheOfficial(party: Person, what: string): Promise<void> {
  const question = party.page.locator('.official-question');
  await expect(question).toBeVisible();
  await party.shows(what);
  await question.getByRole('button', { name: /^(同意|I agree)$/ }).click();
  await expect(party.page.locator('.official-agreed')).toBeVisible();
  await expect(question).toHaveCount(0);
}

/** Somebody without an account is asked for: by name, with a link instead of a log-in. */
export async function asksForAGuest(mediator: Person, guest: { name: string; office: string; item: string }, parties: readonly Person[]): Promise<void> {
  const box = mediator.page.locator('section.desk-card', { has: mediator.page.getByRole('heading', { name: '请部门进来' }) });
  await box.getByRole('button', { name: '请部门的人来说一件事' }).click();
  await box.getByLabel('姓名').fill(guest.name);
  await box.getByLabel('部门').fill(guest.office);
  await box.getByLabel('说哪一件').fill(guest.item);
  await box.getByRole('button', { name: '先问双方' }).click();
  for (const party of parties) {
    const question = party.page.locator('.official-question').last();
    await question.getByRole('button', { name: /^(同意|I agree)$/ }).click();
    await expect(party.page.getByRole('button', { name: /^(同意|I agree)$/ })).toHaveCount(0);
  }
}

/** The link is shown to the mediator once; whoever opens it sees the one item, waits at the door, comes in, and is shown out. */
export async function comesByTheLink(mediator: Person, guest: Person, item: string): Promise<void> {
  await mediator.page.getByRole('button', { name: '按铃请进' }).click();
  const link = new URL(await mediator.page.locator('[data-guest-link]').inputValue());
  await mediator.shows('guest-link');
  await guest.page.goto(`${link.pathname}${link.hash}`);
  await expect(guest.page.getByText(item)).toBeVisible();
  // The secret does not stay in the address.
  await expect(guest.page).toHaveURL(/\/g$/);
  await guest.shows('guest-door');
  await guest.page.locator('.guest-door .jf-button').click();
  await guest.page.getByRole('button', { name: '进去，先在门口等' }).click();
  await expect(guest.page.getByRole('heading', { name: '您先坐一会儿' })).toBeVisible();
  await mediator.page.getByRole('button', { name: '请进来', exact: true }).click();
  await expect(mediator.page.locator('[data-seat="official"] video').last()).toBeVisible();
  await guest.shows('room-guest');
  await mediator.page.getByRole('button', { name: '请离开' }).click();
  await expect(guest.page.getByRole('heading', { name: '谢谢您来' })).toBeVisible();
  // The link was good once: it leads nowhere now.
  await guest.context.clearCookies();
  await guest.page.goto('about:blank');
  await guest.page.goto(`${link.pathname}${link.hash}`);
  await expect(guest.page.getByRole('alert')).toBeVisible();
  await guest.shows('guest-link-over');
}

/** The old notice of somebody who has left leads to a page that says so. */
export async function readsTheOldNotice(official: Person, caseId: string): Promise<void> {
  const { page } = official;
  await page.goto(`/staff/cases/${caseId}/room`);
  await expect(page.getByRole('heading', { name: '这一项已经结束了' })).toBeVisible();
  await official.shows('official-old-notice');
}

/** A pause for everybody: seen by all, closed by the mediator, kept in the minutes. */
export async function takesABreak(mediator: Person, parties: readonly Person[]): Promise<void> {
  await mediator.page.getByRole('button', { name: '休息一下' }).click();
  for (const { page } of parties) await expect(page.getByText(/休息一下。从|A break, since/)).toBeVisible();
  await mediator.shows('break-mediator');
  await parties[0]?.shows('break-party');
  await mediator.page.getByRole('button', { name: '接着谈' }).click();
  for (const { page } of parties) await expect(page.getByText(/休息一下。从|A break, since/)).toHaveCount(0);
  await expect(mediator.page.locator('.minutes-box').getByText('休息结束，接着谈')).toBeVisible();
}

export async function ringsTheOfficialIn(mediator: Person): Promise<void> {
  const bell = mediator.page.getByRole('button', { name: '按铃请进' });
  await expect(bell).toBeVisible();
  await mediator.shows('official-agreed');
  await bell.click();
  await expect(mediator.page.getByRole('button', { name: '请离开' })).toBeVisible();
}

/** The official is told at the own desk, comes with the account of the department, and waits at the door like everybody. */
export async function comesAsOfficial(official: Person, caseId: string): Promise<void> {
  const { page } = official;
  await page.goto('/staff/');
  const notices = page.getByRole('region', { name: '通知' });
  const notice = notices.getByRole('listitem').filter({ has: page.locator(`a[href$="/cases/${caseId}/room"]`) });
  await expect(notice).toContainText(/请何启明进来说/);
  await official.shows('official-today');
  await notice.getByRole('link').click();
  const enter = page.getByRole('button', { name: '进去，先在门口等' });
  await expect(enter).toBeVisible();
  await official.shows('official-door');
  await enter.click();
  await expect(page.getByRole('heading', { name: '您先坐一会儿' })).toBeVisible();
}

/** The item is talked over: the mediator shows the official out, and the room is the parties' again. */
export async function showsTheOfficialOut(mediator: Person, official: Person, others: readonly Person[]): Promise<void> {
  await mediator.page.getByRole('button', { name: '请离开' }).click();
  await expect(mediator.page.locator('.official-row').getByText('离开了')).toBeVisible();
  await expect(official.page.getByRole('heading', { name: '谢谢您来' })).toBeVisible();
  await expect(official.page.locator('video')).toHaveCount(0);
  await official.shows('official-out');
  for (const { page } of [mediator, ...others]) await expect(page.locator('[data-seat="official"] video')).toHaveCount(0);
}
