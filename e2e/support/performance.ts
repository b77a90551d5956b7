import { expect } from '@playwright/test';
import type { Person } from './person.js';

const PICTURE = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');

/** Whoever owes says that it was paid, with a picture of the transfer. */
export async function saysItWasPaid(payer: Person, caseId: string): Promise<void> {
  const { page } = payer;
  await page.goto(`/my/cases/${caseId}`);
  await expect(page.getByRole('heading', { name: '说好的，做到哪了' })).toBeVisible();
  await payer.shows('promise-card');
  await page.getByRole('link', { name: '看看每一期' }).click();
  await expect(page.getByRole('heading', { level: 1, name: '说好的，做到哪了' })).toBeVisible();
  await payer.shows('promise');
  await page.getByRole('button', { name: '我付了，传凭证' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('凭证').setInputFiles({ name: '转账截图.png', mimeType: 'image/png', buffer: PICTURE });
  await dialog.getByLabel('说几句').fill('微信转的，您看看。');
  await payer.shows('promise-claim');
  await dialog.getByRole('button', { name: '送出' }).click();
  await expect(page.getByText(/等对方确认/)).toBeVisible();
  await payer.shows('promise-claimed');
}

/** Whoever is owed sees the proof and says that the money has arrived. */
export async function confirmsReceipt(payee: Person, caseId: string): Promise<void> {
  const { page } = payee;
  await page.goto(`/my/cases/${caseId}/promise`);
  await expect(page.getByRole('heading', { name: '钱到了吗？' })).toBeVisible();
  const proof = await page.getByRole('link', { name: '看凭证' }).getAttribute('href');
  expect((await page.request.get(proof ?? '')).headers()['content-type']).toMatch(/^image\//);
  await payee.shows('promise-confirm');
  await page.getByRole('button', { name: '收到了', exact: true }).click();
  await expect(page.getByText('都做到了，收到的一方都确认了。')).toBeVisible();
  await payee.shows('promise-done');
}
