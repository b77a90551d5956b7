import type { APIResponse } from '@playwright/test';
import { accountOf, messageTo, nextAuthenticatorCode } from './demonstration.js';
import type { Person } from './person.js';

// What the stories do by hand, asked of the server directly: for the walk of all pages, where getting there is not the point.

type Body = Record<string, unknown>;

/** Asks the server as this person; refuses whatever is not a success. */
export async function asks<T>(person: Person, method: 'get' | 'post' | 'put', path: string, data?: Body, headers: Record<string, string> = {}): Promise<T> {
  const answer: APIResponse = await person.page.request[method](path, { ...(data ? { data } : {}), headers });
  if (!answer.ok()) throw new Error(`${method} ${path} of ${person.name}: ${answer.status()} ${await answer.text()}`);
  return (await answer.json()) as T;
}

export async function entersByPhone(resident: Person, phone: string): Promise<void> {
  const before = Date.now() - 1000;
  await asks(resident, 'post', '/api/auth/otp', { phone });
  const [, code = ''] = await messageTo(phone, /验证码 (\d{6})/, before);
  await asks(resident, 'post', '/api/auth/otp/verify', { phone, code, name: resident.name });
}

export async function entersAsStaff(staff: Person): Promise<void> {
  const { email, password, totpSecret } = await accountOf(staff.name);
  await asks(staff, 'post', '/api/auth/staff', { email, password, totp: await nextAuthenticatorCode(totpSecret) });
}

/** A matter of 450 yuan, handed in; answers its id. */
export async function handsIn(applicant: Person, otherPhone: string): Promise<string> {
  const { caseId } = await asks<{ caseId: string }>(
    applicant, 'post', '/api/intake/filings',
    {
      code: 'LT7K-2M9Q', kind: 'consumer', whatHappened: '在柳塘镇集上买的电饭锅，用了三天就坏了，去换不给换。', place: '柳塘镇集上',
      otherSide: { name: '陈海生', phone: otherPhone }, wish: '换一个，或者退钱。', amountFen: '45000', applicant: { name: applicant.name }, privacyConsent: true, shareConsent: true,
    },
    { 'idempotency-key': crypto.randomUUID() },
  );
  return caseId;
}

/** Both sides want to talk, and there is a mediator. */
export async function comesToTalks(caseId: string, { clerk, dispatcher, mediator, respondent, phone }: { clerk: Person; dispatcher: Person; mediator: Person; respondent: Person; phone: string }): Promise<void> {
  await asks(clerk, 'post', `/api/cases/${caseId}/triage`, { outcome: 'accept', complexity: 'low', complexityReason: '事实清楚' });
  const { accountId } = await asks<{ person: { accountId: string } }>(mediator, 'get', '/api/auth/me').then(({ person }) => person);
  await asks(dispatcher, 'post', `/api/cases/${caseId}/ask-mediator`, { expertId: accountId, why: '离得近，有空。' });
  await asks(mediator, 'post', `/api/cases/${caseId}/appointment`, { answer: 'accept', disclosure: { isPartyOrRelative: false, hasInterest: false, hasOtherRelation: false, note: '' } });
  await comesIn(respondent, phone);
}

/** The invited side opens the link, proves the phone and is willing. */
async function comesIn(respondent: Person, phone: string): Promise<void> {
  const [, token = ''] = await messageTo(phone, /\/i\/([\w-]+)/);
  const before = Date.now() - 1000;
  await asks(respondent, 'post', `/api/invitations/${token}/code`, {});
  const [, code = ''] = await messageTo(phone, /本人的验证码 (\d{6})/, before);
  await asks(respondent, 'post', `/api/invitations/${token}/enter`, { code });
  await asks(respondent, 'post', `/api/invitations/${token}/answer`, { answer: 'accepted' });
}
