import { expect } from '@playwright/test';
import type { ExpertRow, ExpertView } from '@jiefen/mediation/wire';
import { accountOf, nextAuthenticatorCode, storyUrl } from './demonstration.js';
import type { Person } from './person.js';

/**
 * A mediator with as many cases at hand as the register allows is not asked. A story told again and again on one
 * database gets there, as cases do that stay open: the keeper of the register then allows one more.
 */
export async function hasRoomForOneMore(asks: Person, mediator: string): Promise<void> {
  const rows = (await (await asks.page.request.get('/api/experts')).json()) as ExpertRow[];
  const row = rows.find(({ name }) => name === mediator);
  if (!row) throw new Error(`${mediator} is not in the register that ${asks.name} sees`);
  if (row.openCases < row.loadLimit) return;
  const keeper = await asks.browser.newContext({ baseURL: storyUrl() });
  const { email, password, totpSecret } = await accountOf('方予安');
  const login = await keeper.request.post('/api/auth/staff', { data: { email, password, totp: await nextAuthenticatorCode(totpSecret) } });
  expect(login.ok()).toBe(true);
  const expert = (await (await keeper.request.get(`/api/experts/${row.expertId}`)).json()) as ExpertView;
  const { version, profile, profileEn, languages, weeklyHours, awayUntil, inOffice } = expert;
  const changed = await keeper.request.put(`/api/experts/${row.expertId}`, { data: { version, profile, profileEn, languages, weeklyHours, awayUntil, inOffice, loadLimit: row.openCases + 1 } });
  expect(changed.ok()).toBe(true);
  await keeper.close();
}
