import { expect } from '@playwright/test';
import type { ConfirmationView } from '@jiefen/mediation/wire';
import { readsTo } from './agreement.js';
import { messageTo } from './demonstration.js';
import type { Person } from './person.js';

/** An identity number with a right check digit (GB 11643), of nobody. */
export function idNumber(seventeen: string): string {
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
  const sum = weights.reduce((total, weight, at) => total + weight * Number(seventeen[at]), 0);
  return `${seventeen}${'10X98765432'[sum % 11]}`;
}

/** A party takes a court of the list and gives what the form asks for. */
export async function choosesCourt(party: Person, caseId: string, court: string, facts: { id: string; gender: '女' | '男'; home: string }): Promise<void> {
  const { page } = party;
  await page.goto(`/my/cases/${caseId}/court`);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await page.getByRole('radio', { name: new RegExp(court) }).check();
  await page.getByLabel('身份证号码').fill(facts.id);
  await page.getByRole('radio', { name: facts.gender }).check();
  await page.getByLabel('住址').fill(facts.home);
  await page.getByLabel('法院的文书寄到哪里').fill(facts.home);
  await page.getByRole('radio', { name: '可以', exact: true }).check();
  await page.getByRole('checkbox', { name: '我同意把这些交给我选的法院' }).check();
  await party.shows('court-choose');
  await page.getByRole('button', { name: new RegExp(`选${court}`) }).click();
  // Who chose first goes on seeing the list, who came second does not: what lasts for both is what the server has kept.
  await expect
    .poll(async () => {
      const { application } = (await (await page.request.get(`/api/cases/${caseId}/confirmation`)).json()) as ConfirmationView;
      return application?.applicants.find(({ isMe }) => isMe)?.courtId ?? null;
    })
    .not.toBeNull();
}

/** A party reads the joint application and signs it with a code that is good for nothing else. */
export async function signsApplication(party: Person, caseId: string, phone: string): Promise<void> {
  const { page } = party;
  await page.goto(`/my/cases/${caseId}/court/sign`);
  await expect(page.locator('.paper-pages figcaption').first()).toBeVisible();
  for (const foot of await page.locator('.paper-pages figcaption').all()) await readsTo(foot);
  await party.shows('court-sign-read');
  await page.getByRole('button', { name: '看完了，去签字' }).click();
  const before = Date.now() - 1000;
  await page.getByRole('button', { name: '发短信' }).click();
  const [, code = ''] = await messageTo(phone, /签字验证码 (\d{6})/, before);
  await page.getByLabel('短信里的 6 位数字').fill(code);
  await page.getByText('打字代替').click();
  await page.getByLabel(/打您的名字/).fill(party.name);
  await page.getByLabel(/页我都看了/).check();
  await party.shows('court-sign');
  await page.getByRole('button', { name: '签字', exact: true }).click();
  await expect(page.getByText(/签好了，等对方签|双方都签了/).first()).toBeVisible();
}

/** The clerk seals the proof of mediation that goes into the bundle. */
export async function sealsProof(clerk: Person, caseId: string): Promise<void> {
  const { page } = clerk;
  await page.goto(`/staff/cases/${caseId}`);
  const form = page.locator('form.seal');
  await form.getByLabel('验证器上的 6 位数').fill(await clerk.authenticator());
  await clerk.shows('court-seal-proof');
  await form.getByRole('button', { name: '盖章' }).click();
  await expect(form).toHaveCount(0);
}

/** The judge reads the bundle, accepts with a number of the court, looks at every ground, and confirms. */
export async function confirms(judge: Person, applicants: readonly string[], number: string): Promise<void> {
  const { page } = judge;
  await page.goto('/staff/court');
  await expect(page.getByRole('heading', { name: '司法确认审查' })).toBeVisible();
  // Two of the same names may have been here before: the open one is theirs.
  const row = page.getByRole('group', { name: /^在办/ }).getByRole('row').filter({ hasText: applicants[0] ?? '' }).filter({ hasText: applicants[1] ?? '' }).last();
  await expect(row).toBeVisible();
  await judge.shows('court-list');
  await row.getByRole('link').click();
  await expect(page.getByRole('heading', { name: '卷里的材料' })).toBeVisible();
  await judge.shows('court-desk');
  await page.getByRole('button', { name: '受理', exact: true }).click();
  await page.getByLabel('案号').fill(number);
  await page.getByRole('dialog').getByRole('button', { name: '受理', exact: true }).click();
  await expect(page.getByText(number).first()).toBeVisible();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(page.locator('.grounds .answers').first()).toBeVisible();
  for (const ground of await page.locator('.grounds .answers').all()) {
    const met = ground.getByRole('button', { name: '符合', exact: true });
    await met.click();
    await expect(met).toHaveAttribute('aria-pressed', 'true');
  }
  await judge.shows('court-grounds');
  await page.getByRole('button', { name: '确认有效', exact: true }).click();
  await judge.shows('court-confirm');
  await page.getByRole('dialog').getByRole('button', { name: '确认有效，发给双方' }).click();
  await expect(page.getByText('已确认有效').first()).toBeVisible();
  await judge.shows('court-decided');
}

/** Both learn of the ruling on their own page. */
export async function seesRuling(party: Person, caseId: string): Promise<void> {
  await party.page.goto(`/my/cases/${caseId}`);
  await expect(party.page.getByText('法院裁定：协议有效').first()).toBeVisible();
  await party.shows('ruling');
}
