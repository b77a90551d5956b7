import { expect } from '@playwright/test';
import type { AgreementDraft } from '@jiefen/mediation';
import type { AgreementAnswer, DraftView, RankingView } from '@jiefen/mediation/wire';
import { accountOf, messageTo, nextAuthenticatorCode } from './demonstration.js';
import type { Person } from './person.js';

/** The people of a prepared case; the residents keep their phones over several cases. */
export interface Table {
  readonly applicant: Person;
  readonly respondent: Person;
  readonly phones: { readonly applicant: string; readonly respondent: string };
  readonly mediator: Person;
  readonly dispatcher: Person;
}

/** One request in the name of somebody, without a screen: for what other stories have walked through already. */
export async function sends<T>(person: Person, method: 'get' | 'post' | 'put', path: string, data?: unknown, headers: Record<string, string> = {}): Promise<T> {
  const answer = await person.page.request[method](path, { ...(data === undefined ? {} : { data }), headers });
  expect(answer.ok(), `${method} ${path} for ${person.name}: ${answer.status()} ${answer.ok() ? '' : await answer.text()}`).toBe(true);
  return (await answer.json()) as T;
}

/** A resident comes in by phone number; answers the code that was used for it. */
export async function comesIn(resident: Person, phone: string): Promise<string> {
  const before = Date.now() - 1000;
  await sends(resident, 'post', '/api/auth/otp', { phone });
  const [, code = ''] = await messageTo(phone, /登录验证码 (\d{6})/, before);
  await sends(resident, 'post', '/api/auth/otp/verify', { phone, code, name: resident.name });
  return code;
}

/** Staff come in, under the account of `name`: the same desk may be used by one after the other. */
export async function sitsDown(desk: Person, name = desk.name): Promise<void> {
  const { email, password, totpSecret } = await accountOf(name);
  await desk.context.clearCookies();
  await sends(desk, 'post', '/api/auth/staff', { email, password, totp: await nextAuthenticatorCode(totpSecret) });
}

export interface PreparedCase {
  readonly caseId: string;
  /** Who mediates: the first in the order of the pool whom no other story needs. */
  readonly mediator: string;
}

/** Mediators of other stories: a code of an authenticator is good once, nobody shall wait for another story's. */
const TAKEN = ['周敏和', '林柏舟'];

/** From the filing to the open session, as quickly as the product allows. */
export async function preparesCase({ applicant, respondent, phones, mediator, dispatcher }: Table, dispute: { kind: string; what: string; wish: string; amountFen: string }): Promise<PreparedCase> {
  const before = Date.now() - 1000;
  const { caseId } = await sends<{ caseId: string }>(
    applicant,
    'post',
    '/api/intake/filings',
    { code: 'LT7K-2M9Q', kind: dispute.kind, whatHappened: dispute.what, otherSide: { name: respondent.name, phone: phones.respondent }, wish: dispute.wish, amountFen: dispute.amountFen, applicant: { name: applicant.name, address: '柳塘镇老街 1 号' }, privacyConsent: true, shareConsent: true },
    { 'idempotency-key': crypto.randomUUID() },
  );
  await sends(dispatcher, 'post', `/api/cases/${caseId}/triage`, { outcome: 'accept', complexity: 'low', complexityReason: '事实清楚' });
  const { ranked } = await sends<RankingView>(dispatcher, 'get', `/api/cases/${caseId}/ranking`);
  const first = ranked.find(({ name }) => !TAKEN.includes(name));
  if (!first) throw new Error('nobody in the pool has room for this case');
  await sends(dispatcher, 'post', `/api/cases/${caseId}/ask-mediator`, { expertId: first.expertId, why: '同镇，手上案子少' });
  await sitsDown(mediator, first.name);
  await sends(mediator, 'post', `/api/cases/${caseId}/appointment`, { answer: 'accept', disclosure: { isPartyOrRelative: false, hasInterest: false, hasOtherRelation: false, note: '' } });
  const [, token = ''] = await messageTo(phones.respondent, /\/i\/([\w-]+)/, before);
  await sends(respondent, 'post', `/api/invitations/${token}/code`);
  const [, code = ''] = await messageTo(phones.respondent, /本人的验证码 (\d{6})/, before);
  await sends(respondent, 'post', `/api/invitations/${token}/enter`, { code, name: respondent.name });
  await sends(respondent, 'post', `/api/invitations/${token}/answer`, { answer: 'accepted' });
  await sends(mediator, 'post', `/api/cases/${caseId}/session`);
  return { caseId, mediator: first.name };
}

/** The mediator writes one sum by one day, and both agree to every clause; answers the version of the draft. */
export async function agreesInWords({ applicant, respondent, mediator }: Table, caseId: string, purpose: string, dueDate: string, more: Partial<AgreementDraft> = {}): Promise<number> {
  const { draft: given, version } = await sends<DraftView>(mediator, 'get', `/api/cases/${caseId}/draft`);
  const [first, ...rest] = given.clauses;
  if (!first) throw new Error('a draft without a clause');
  const draft: AgreementDraft = {
    ...given,
    facts: '双方对事实没有争议。',
    parties: given.parties.map((party) => ({ ...party, address: '柳塘镇老街 12 号', phone: '13900000000', ...(party.kind === 'person' ? { gender: 'female' as const, age: 46 } : {}) })),
    claims: given.claims.map((claim) => ({ ...claim, outcome: 'settled' as const })),
    clauses: [{ ...first, kind: 'payment', purpose, manner: 'wechat', dueDate } as AgreementDraft['clauses'][number], ...rest],
    ...more,
  };
  await sends(mediator, 'put', `/api/cases/${caseId}/draft`, { version, draft });
  for (const party of [applicant, respondent]) for (const clause of draft.clauses) await sends(party, 'post', `/api/cases/${caseId}/draft/answers`, { clauseId: clause.id, answer: 'agree' });
  return version + 1;
}

/** The mediator makes the draft final; answers the print of the final text. */
export async function makesFinal({ applicant, mediator }: Table, caseId: string, version: number): Promise<string> {
  await sends(mediator, 'post', `/api/cases/${caseId}/agreement/freeze`, { version });
  const { agreement } = await sends<AgreementAnswer>(applicant, 'get', `/api/cases/${caseId}/agreement`);
  if (!agreement) throw new Error('nothing was made final');
  return agreement.frozenSha256;
}
