import { expect, type Locator } from '@playwright/test';
import type { AgreementAnswer } from '@jiefen/mediation/wire';
import { readsTo } from './agreement.js';
import { messageTo } from './demonstration.js';
import type { Person } from './person.js';
import { sends } from './prepared.js';

/** Where signing happens: the page of its own, or a part of the room. */
const within = (person: Person): Locator => person.page.locator('.sign-flow');

/** Every page is there and none is read yet; then this many are read to their end. */
export async function readsPages(signer: Person, many = Infinity): Promise<void> {
  const flow = within(signer);
  await expect(flow.getByText('第 1 页，共')).toBeVisible();
  await expect(flow.getByText(/正在取第/)).toHaveCount(0);
  for (const foot of (await flow.locator('.read-pages figcaption').all()).slice(0, many)) await readsTo(foot);
}

export async function answersQuestions(signer: Person, answers: readonly RegExp[]): Promise<void> {
  for (const answer of answers) await within(signer).getByRole('radio', { name: answer }).first().check();
}

/** Presses for the code of this signing and reads it from the message. */
export async function asksForTheCode(signer: Person, phone: string): Promise<string> {
  const before = Date.now() - 1000;
  await within(signer).getByRole('button', { name: '发短信' }).click();
  const [, code = ''] = await messageTo(phone, /签字验证码 (\d{6})/, before);
  return code;
}

/** Writes the name with a finger on the glass, as a phone reports it. */
export async function writesWithFinger({ page, context }: Person): Promise<void> {
  const canvas = page.locator('.sign-flow canvas').first();
  await canvas.scrollIntoViewIfNeeded();
  const pad = await canvas.boundingBox();
  if (!pad) throw new Error('no place to write the name');
  const glass = await context.newCDPSession(page);
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', x = 0, y = 0): Promise<unknown> => glass.send('Input.dispatchTouchEvent', { type, touchPoints: type === 'touchEnd' ? [] : [{ x, y }] });
  for (const stroke of [0.3, 0.6]) {
    await touch('touchStart', pad.x + 30, pad.y + pad.height * stroke);
    for (let step = 1; step <= 10; step++) await touch('touchMove', pad.x + 30 + step * 20, pad.y + pad.height * stroke + (step % 2 === 0 ? 18 : -18));
    await touch('touchEnd');
  }
  await glass.detach();
}

export async function typesTheName(signer: Person): Promise<void> {
  await within(signer).getByRole('tab', { name: '打字代替' }).click();
  await within(signer).getByLabel(/打您的名字/).fill(signer.name);
}

/** Everything of the last step but the press: code, name, consent. */
export async function isReadyToSign(signer: Person, phone: string, way: 'finger' | 'typed'): Promise<void> {
  const code = await asksForTheCode(signer, phone);
  await within(signer).getByLabel('短信里的 6 位数字').fill(code);
  if (way === 'finger') await writesWithFinger(signer);
  else await typesTheName(signer);
  await within(signer).getByLabel(/页我都看了/).check();
}

export async function pressesSign(signer: Person): Promise<void> {
  await within(signer).getByRole('button', { name: '签字', exact: true }).click();
}

/** The agreement as this person's page reads it. */
export async function agreementOf(person: Person, caseId: string): Promise<NonNullable<AgreementAnswer['agreement']>> {
  const { agreement } = await sends<AgreementAnswer>(person, 'get', `/api/cases/${caseId}/agreement`);
  if (!agreement) throw new Error('there is no agreement');
  return agreement;
}
