import { expect, type Locator } from '@playwright/test';
import type { DraftView } from '@jiefen/mediation/wire';
import { messageTo } from './demonstration.js';
import type { Person } from './person.js';

/** One sum, at once, by one day: the shortest agreement there is. */
export async function draftsOnePayment(mediator: Person, payment: { purpose: string; dueDay: string; representative: string }): Promise<void> {
  const panel = mediator.page.locator('.draft-panel');
  const clause = panel.locator('.clause-editor').first();
  await clause.getByLabel('什么钱').fill(payment.purpose);
  await clause.getByLabel('怎么给').selectOption({ label: '微信转账' });
  await clause.getByLabel('最晚哪天').fill(payment.dueDay);
  await fillsBasics(panel);
  for (const name of await panel.getByLabel('法定代表人').all()) await name.fill(payment.representative);
  await expect(panel.getByText('已存', { exact: true })).toBeVisible();
  await mediator.shows('draft-one-payment');
}

/** The mediator writes the clauses during the session; both sides see them appear and agree to each. */
export async function draftsInstalments(mediator: Person, parts: number, firstDay: string): Promise<void> {
  const panel = mediator.page.locator('.draft-panel');
  const clause = panel.locator('.clause-editor').first();
  await expect(clause).toBeVisible();
  await clause.getByLabel('什么钱').fill('医药费、误工费');
  await clause.getByLabel('怎么给').selectOption({ label: '银行转账' });
  await clause.getByRole('button', { name: '分几次付' }).click();
  await clause.getByLabel('分几次', { exact: true }).fill(String(parts));
  await clause.getByLabel('第一次哪天').fill(firstDay);
  await clause.getByRole('button', { name: '排出来' }).click();
  await fillsBasics(panel);
  await expect(panel.getByText('已存', { exact: true })).toBeVisible();
  await mediator.shows('draft');
}

/** What the form wants to know of the parties, the facts, and what became of the claim. */
export async function fillsBasics(panel: Locator): Promise<void> {
  await panel.locator('#draft-claims > summary').click();
  await panel.getByLabel('怎么样了').first().selectOption({ label: '谈好了' });
  await panel.locator('#draft-parties > summary').click();
  for (const party of await panel.locator('.parties-editor fieldset').all()) {
    if (await party.getByLabel('性别').isVisible()) await party.getByLabel('性别').selectOption({ label: '女' });
    if (await party.getByLabel('年龄').isVisible()) await party.getByLabel('年龄').fill('46');
    await party.getByLabel('住址、住所').fill('古城县柳塘镇老街 12 号');
    await party.getByLabel('电话', { exact: true }).fill('13900000000');
  }
}

/** Clauses of the draft that this party has not agreed to. */
async function openClauses(party: Person, caseId: string): Promise<string[]> {
  const { draft, answers, mySide } = (await (await party.page.request.get(`/api/cases/${caseId}/draft`)).json()) as DraftView;
  return draft.clauses.map(({ id }) => id).filter((id) => !answers.some((answer) => answer.clauseId === id && answer.side === mySide && answer.answer === 'agree'));
}

/** A party agrees to every clause on the own phone, in the room. */
export async function agreesToAll(party: Person): Promise<void> {
  const agree = party.page.getByRole('button', { name: /^(同意第|Agree to )/ });
  await expect(agree.first()).toBeVisible();
  await party.shows('draft-party');
  const [, caseId = ''] = /cases\/([\w-]+)/.exec(party.page.url()) ?? [];
  // The list moves while the mediator's page saves: whoever misses a button taps again. Done is what the server has kept.
  await expect(async () => {
    if ((await agree.count()) > 0) await agree.first().click({ timeout: 5000 });
    expect(await openClauses(party, caseId)).toEqual([]);
  }).toPass({ timeout: 90_000 });
  await expect(agree).toHaveCount(0);
}

export async function freezes(mediator: Person): Promise<void> {
  const button = mediator.page.locator('.draft-panel').getByRole('button', { name: '定稿，去签字' });
  await expect(button).toBeEnabled();
  await mediator.shows('draft-agreed');
  await button.click();
  await expect(mediator.page.getByRole('heading', { name: '协议定稿了' }).first()).toBeVisible();
}

/** The foot of a page comes onto the screen and is marked as read; again where a picture that came late has pushed it away. */
export async function readsTo(foot: Locator): Promise<void> {
  await expect(async () => {
    await foot.evaluate((element) => element.scrollIntoView({ block: 'center' }));
    await expect(foot.getByText('看完了')).toBeVisible({ timeout: 3000 });
  }).toPass({ timeout: 60_000 });
}

/** Reads every page to its end. */
async function reads(person: Person): Promise<void> {
  const { page } = person;
  const go = page.getByRole('button', { name: /看完了，接着往下|看完了，去签字/ });
  await expect(page.getByText('第 1 页，共')).toBeVisible();
  await expect(page.getByText(/正在取第/)).toHaveCount(0);
  // A page counts as read when its picture is there and its foot was on the screen.
  for (const foot of await page.locator('.read-pages figcaption').all()) await readsTo(foot);
  await person.shows('sign-read');
  await go.click();
}

/** A party reads, says back what it means, is verified once more, and signs by hand or by typing. */
export async function signs(party: Person, caseId: string, phone: string, answers: readonly RegExp[], way: 'handwriting' | 'typed'): Promise<void> {
  const { page } = party;
  await page.goto(`/my/cases/${caseId}/sign`);
  await reads(party);
  for (const answer of answers) await page.getByRole('radio', { name: answer }).first().check();
  await party.shows('sign-teach-back');
  await page.getByRole('button', { name: '答好了，去签字' }).click();
  const before = Date.now() - 1000;
  await page.getByRole('button', { name: '发短信' }).click();
  const [, code = ''] = await messageTo(phone, /签字验证码 (\d{6})/, before);
  await page.getByLabel('短信里的 6 位数字').fill(code);
  if (way === 'typed') {
    await page.getByText('打字代替').click();
    await page.getByLabel(/打您的名字/).fill(party.name);
  } else {
    const pad = await page.locator('canvas').first().boundingBox();
    if (!pad) throw new Error('no place to write the name');
    await page.mouse.move(pad.x + 30, pad.y + pad.height / 2);
    await page.mouse.down();
    for (let step = 1; step <= 12; step++) await page.mouse.move(pad.x + 30 + step * 18, pad.y + pad.height / 2 + (step % 2 === 0 ? 26 : -22));
    await page.mouse.up();
  }
  await page.getByLabel(/页我都看了/).check();
  await party.shows('sign');
  await page.getByRole('button', { name: '签字', exact: true }).click();
  await expect(page.getByRole('heading', { name: /您签好了|协议算数了/ })).toBeVisible();
  await party.shows('sign-done');
}

/** The mediator reads every page too, and signs with the authenticator; then the clerk sets the seal: in effect. */
export async function signsAndSeals(mediator: Person, clerk: Person, caseId: string): Promise<void> {
  const { page } = mediator;
  await page.goto(`/staff/cases/${caseId}`);
  await page.getByRole('button', { name: '看完每一页，签字' }).click();
  await reads(mediator);
  await page.getByLabel('验证器里的 6 位数字').fill(await mediator.authenticator());
  await page.getByText('打字代替').click();
  await page.getByLabel(/打您的名字/).fill(mediator.name);
  await page.getByLabel(/页我都看了/).check();
  await page.getByRole('button', { name: '签字', exact: true }).click();
  await expect(page.getByText(/还差：调解委员会盖章|还差：/)).toBeVisible();
  await clerk.page.goto(`/staff/cases/${caseId}`);
  const seal = clerk.page.locator('form', { has: clerk.page.getByRole('button', { name: '盖章' }) }).first();
  await seal.getByLabel('验证器里的 6 位数字').fill(await clerk.authenticator());
  await clerk.shows('seal');
  await seal.getByRole('button', { name: '盖章' }).click();
  await expect(clerk.page.getByRole('heading', { name: '协议算数了' }).first()).toBeVisible();
  await clerk.shows('in-effect');
}

/** Anybody checks the paper by the code printed on it. */
export async function verifies(anybody: Person, caseId: string, owner: Person): Promise<void> {
  const { agreement } = (await (await owner.page.request.get(`/api/cases/${caseId}/agreement`)).json()) as { agreement: { verifyCode: string } };
  await anybody.page.goto(`/v/${agreement.verifyCode}`);
  await expect(anybody.page.getByText('没有被改过', { exact: true }).first()).toBeVisible();
  await anybody.shows('verify');
}
