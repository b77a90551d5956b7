import { expect } from '@playwright/test';
import type { Person } from './person.js';
import { everybodySeen, waitUntilSeen, type SeatName } from './pixel.js';

/** Both say which times suit, and one of them taps a common one. */
export async function findATime(applicant: Person, respondent: Person, caseId: string): Promise<void> {
  for (const person of [applicant, respondent]) {
    await person.page.goto(`/my/cases/${caseId}`);
    const fine = person.page.getByRole('button', { name: '这些时间我都行' });
    await expect(fine).toBeVisible();
    await person.shows('schedule');
    await fine.click();
    await expect(person.page.getByText(/^存好了。/)).toBeVisible();
  }
  await applicant.page.goto(`/my/cases/${caseId}`);
  const common = applicant.page.getByRole('region', { name: '大家都行的，按一下就定' });
  await expect(common).toBeVisible();
  await applicant.shows('schedule-common');
  await common.getByRole('button', { name: /\d{2}:\d{2}/ }).first().click();
  await expect(applicant.page.getByRole('heading', { name: '时间定好了' })).toBeVisible();
  await applicant.shows('schedule-booked');
}

/** The mediator opens the room and comes in. */
export async function opensTheRoom(mediator: Person, caseId: string): Promise<void> {
  await mediator.page.goto(`/staff/cases/${caseId}/room`);
  await mediator.page.getByRole('button', { name: '开始调解' }).click();
  await expect(mediator.page.getByText('等候室').first()).toBeVisible();
}

/** A party tries camera and microphone, reads what holds in the room, and waits. */
export async function waitsAtTheDoor(party: Person, caseId: string): Promise<void> {
  await party.page.goto(`/my/cases/${caseId}/room`);
  const enter = party.page.getByRole('button', { name: '我看过了，进等候室' });
  await expect(enter).toBeVisible();
  await party.shows('device-check');
  await enter.click();
  await expect(party.page.getByRole('heading', { name: '您先坐一会儿' })).toBeVisible();
  await party.shows('waiting-room');
}

/** The mediator sees everybody at the door, and lets all in at once. */
export async function letsEverybodyIn(mediator: Person, people: readonly Person[]): Promise<void> {
  const door = mediator.page.locator('section.desk-card', { has: mediator.page.getByRole('heading', { name: /^等候室/ }) });
  for (const { name } of people) await expect(door.getByRole('listitem').filter({ hasText: name })).toBeVisible();
  await mediator.shows('room-waiting-list');
  const all = door.getByRole('button', { name: '都请进来' });
  await all.click();
  await expect(mediator.page.getByText('没有人在等。')).toBeVisible();
}

/** The mediator holds the person on the screen against the card that is shown, and writes it down; no number is taken. */
export async function comparesTheDocument(mediator: Person, name: string): Promise<void> {
  const identity = mediator.page.getByRole('region', { name: '核对身份' });
  await identity.getByRole('button', { name: `核对证件 ${name}` }).click();
  const sheet = mediator.page.getByRole('dialog');
  await sheet.getByRole('radio', { name: /人和证件对得上/ }).check({ force: true });
  await mediator.shows('compare-document');
  await sheet.getByRole('button', { name: '记下来' }).click();
  await expect(identity.getByText(/在视频里核对了居民身份证，姓名一致/)).toBeVisible();
}

/** Everybody sees everybody, by the colours of the cameras. */
export async function seeEachOther(people: readonly { readonly person: Person; readonly seat: SeatName }[]): Promise<void> {
  await Promise.all(people.map(({ person, seat }) => waitUntilSeen(person.page, people.map((other) => other.seat).filter((other) => other !== seat))));
}

/** A private talk with the applicant: the other side sees neither of them while it lasts, and is seen by neither. */
export async function talkPrivately(mediator: Person, applicant: Person, respondent: Person, name: string): Promise<void> {
  await mediator.page.getByRole('button', { name: `和${name}单独谈`, exact: true }).click();
  await expect(applicant.page.getByText('私下沟通中').first()).toBeVisible();
  await Promise.all([waitUntilSeen(applicant.page, ['mediator']), waitUntilSeen(mediator.page, ['applicant'])]);
  await applicant.shows('private-talk');
  await respondent.shows('others-talk-privately');
  await mediator.shows('private-talk-mediator');
  const [left, inside] = await Promise.all([everybodySeen(respondent.page, 2500), everybodySeen(applicant.page, 2500)]);
  expect([...left].filter((who) => who === 'applicant' || who === 'mediator')).toEqual([]);
  expect([...inside]).not.toContain('respondent');
  await mediator.page.getByRole('button', { name: `结束和${name}的单独谈` }).click();
  await seeEachOther([
    { person: applicant, seat: 'applicant' },
    { person: respondent, seat: 'respondent' },
    { person: mediator, seat: 'mediator' },
  ]);
  await expect(applicant.page.getByText('私下沟通中')).toHaveCount(0);
}
