import { randomUUID } from 'node:crypto';
import { generateSync } from 'otplib';
import type { AgreementDraft } from '@jiefen/mediation';
import type { TestAnswer, TestApi, TestBody, TestPerson } from './test-api.js';

const SECRET = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP';
export const STROKES = [[{ x: 0, y: 0 }, { x: 40, y: 30 }, { x: 90, y: 10 }]];

/** People and bodies of a small county: a committee, its court, a court elsewhere, and everybody a case needs. */
export interface Village {
  readonly api: TestApi;
  readonly committee: TestBody;
  readonly court: TestBody;
  readonly otherCourt: TestBody;
  readonly applicant: TestPerson;
  readonly respondent: TestPerson;
  readonly mediator: TestPerson;
  readonly clerk: TestPerson;
  readonly dispatcher: TestPerson;
  readonly judge: TestPerson;
  readonly secondJudge: TestPerson;
  readonly otherJudge: TestPerson;
}

export const PHONES = { applicant: '13800000031', respondent: '13800000032' } as const;

export async function settleVillage(api: TestApi): Promise<Village> {
  const committee = await api.body({ path: 'qh.gucheng.liutang.', name: '柳塘镇人民调解委员会' });
  const court = await api.body({ path: 'qh.gucheng.c-gucheng.', kind: 'court', level: 'county', name: '古城县人民法院' });
  const otherCourt = await api.body({ path: 'qh.c-linjiang.', kind: 'court', level: 'county', name: '清禾市临江区人民法院' });
  await api.sql(`INSERT INTO resolution_codes (code, organization_id, place, place_en, created_at) VALUES ('LT7K-2M9Q', $1, '柳塘镇', 'Liutang', now())`, [committee.id]);
  const village: Village = {
    api,
    committee,
    court,
    otherCourt,
    applicant: await api.resident(PHONES.applicant, '王芸'),
    respondent: await api.resident(PHONES.respondent, '陈某'),
    mediator: await api.staff('mediator', committee, '周敏和'),
    clerk: await api.staff('clerk', committee, '高明远'),
    dispatcher: await api.staff('dispatcher', committee, '贺南星'),
    judge: await api.staff('judge', court, '邵宁'),
    secondJudge: await api.staff('judge', court, '林法官'),
    otherJudge: await api.staff('judge', otherCourt, '外院法官'),
  };
  for (const person of [village.mediator, village.clerk]) await api.sql(`UPDATE accounts SET totp_cipher = $2 WHERE id = $1`, [person.accountId, api.cipher.encrypt(SECRET, 'account.totp')]);
  return village;
}

export function totp(api: TestApi): string {
  api.clock.forward(31_000);
  return generateSync({ secret: SECRET, epoch: Math.floor(api.clock.now().getTime() / 1000) });
}

export interface AgreedOptions {
  /** Other clauses in the place of 450 yuan on 18 March. */
  readonly clauses?: (parties: { applicant: string; respondent: string }) => AgreementDraft['clauses'];
  readonly respondentAddress?: string;
}

/** A case whose agreement was really drafted, signed by everybody and sealed: in effect now. */
export async function agreedCase(village: Village, options: AgreedOptions = {}): Promise<string> {
  const { caseId, draft } = await frozenCase(village, options);
  await signedByAll(village, caseId, draft);
  return caseId;
}

/** A case whose agreement is final and waits for the first signature. */
export async function frozenCase(village: Village, options: AgreedOptions = {}): Promise<{ caseId: string; draft: AgreementDraft }> {
  const drafted = await draftedCase(village, options);
  expectDone(await village.api.send('POST', `/api/cases/${drafted.caseId}/agreement/freeze`, { as: village.mediator, body: { version: 1 } }));
  return drafted;
}

/** A case whose agreement both sides have said yes to, clause by clause: ready to be made final. */
export async function draftedCase({ api, applicant, respondent, mediator, clerk }: Village, options: AgreedOptions = {}): Promise<{ caseId: string; draft: AgreementDraft }> {
  const filed = await api.send('POST', '/api/intake/filings', {
    as: applicant,
    headers: { 'idempotency-key': randomUUID() },
    body: { code: 'LT7K-2M9Q', kind: 'wages', whatHappened: '一天半的工资没有发。', otherSide: { name: '陈某', phone: PHONES.respondent }, wish: '付清工资', amountFen: '45000', applicant: { name: '王芸', address: '柳塘镇老街 1 号' }, privacyConsent: true, shareConsent: true },
  });
  const { caseId } = filed.body as unknown as { caseId: string };
  await api.sql(`UPDATE case_parties SET account_id = $2, willing = 'yes' WHERE case_id = $1 AND side = 'respondent'`, [caseId, respondent.accountId]);
  await api.sql(`UPDATE case_deadlines SET ended_at = now() WHERE case_id = $1`, [caseId]);
  await api.sql(`UPDATE cases SET state = 'inSession', mediator_account_id = $2, complexity = 'low', accepted_at = $3, file_number = $4 WHERE id = $1`, [caseId, mediator.accountId, api.clock.now(), `（2026）柳塘人调字第${caseId.slice(0, 4)}号`]);
  const view = (await api.send('GET', `/api/cases/${caseId}/draft`, { as: mediator })).body as unknown as { draft: AgreementDraft };
  const [first, ...rest] = view.draft.clauses;
  const id = (side: string): string => view.draft.parties.find((party) => party.side === side)?.id ?? '';
  const own = options.clauses?.({ applicant: id('applicant'), respondent: id('respondent') });
  const draft: AgreementDraft = {
    ...view.draft,
    facts: '王芸 3 月 5 日、6 日在禾香小馆上班一天半，工资 450 元没有发，双方对天数没有争议。',
    parties: view.draft.parties.map((party) => ({ ...party, address: party.side === 'respondent' ? (options.respondentAddress ?? '柳塘镇老街 12 号') : '柳塘镇老街 1 号', phone: PHONES[party.side], ...(party.kind === 'person' ? { gender: 'female' as const, age: 35 } : {}) })),
    claims: view.draft.claims.map((claim) => ({ ...claim, outcome: 'settled' as const, ...(own ? { clauseIds: own.map((clause) => clause.id) } : {}) })),
    clauses: [...(own ?? [{ ...first, kind: 'payment', purpose: '工资', manner: 'wechat', dueDate: '2026-03-18' } as AgreementDraft['clauses'][number]]), ...rest],
  };
  const village = { api, applicant, respondent, mediator, clerk };
  await agreedInWords(village, caseId, draft, 0);
  return { caseId, draft };
}

/** Print of the text that the page of signing shows. */
export async function shownText(api: TestApi, caseId: string, as: TestPerson): Promise<string> {
  const { agreement } = (await api.send('GET', `/api/cases/${caseId}/agreement`, { as })).body as unknown as { agreement: { frozenSha256: string } | null };
  return agreement?.frozenSha256 ?? 'f'.repeat(64);
}

type Signing = Pick<Village, 'api' | 'applicant' | 'respondent' | 'mediator' | 'clerk'>;

/** The mediator writes the draft, and both sides agree to every clause. */
export async function agreedInWords({ api, applicant, respondent, mediator }: Signing, caseId: string, draft: AgreementDraft, version: number): Promise<void> {
  expectDone(await api.send('PUT', `/api/cases/${caseId}/draft`, { as: mediator, body: { version, draft } }));
  for (const as of [applicant, respondent]) for (const clause of draft.clauses) expectDone(await api.send('POST', `/api/cases/${caseId}/draft/answers`, { as, body: { clauseId: clause.id, answer: 'agree' } }));
}

/** A frozen text is understood and signed by everybody, and sealed. */
export async function signedByAll({ api, applicant, respondent, mediator, clerk }: Signing, caseId: string, draft: AgreementDraft): Promise<void> {
  const { teachBackQuestions } = await import('@jiefen/mediation');
  const answers = teachBackQuestions(draft).map((question) => question.right);
  const shown = await shownText(api, caseId, mediator);
  const signature = { shown, pagesRead: 9, freely: true, appearance: { kind: 'handwriting', strokes: STROKES } };
  for (const [as, phone] of [[applicant, PHONES.applicant], [respondent, PHONES.respondent]] as const) {
    expectDone(await api.send('POST', `/api/cases/${caseId}/agreement/teach-back`, { as, body: { shown, answers } }));
    expectDone(await api.send('POST', `/api/cases/${caseId}/agreement/sign`, { as, body: { code: await codeFor(api, `/api/cases/${caseId}/agreement/signing-code`, as, phone, { shown }), ...signature } }));
  }
  expectDone(await api.send('POST', `/api/cases/${caseId}/agreement/sign`, { as: mediator, body: { code: totp(api), ...signature } }));
  expectDone(await api.send('POST', `/api/cases/${caseId}/agreement/seal`, { as: clerk, body: { code: totp(api) } }));
}

/** Asks for a one-time code and reads it from the message. */
export async function codeFor(api: TestApi, path: string, as: TestPerson, phone: string, body: Record<string, unknown> = {}): Promise<string> {
  api.clock.forward(61_000);
  // Ten codes a day are enough for a person, not for a file of tests.
  await api.sql(`UPDATE one_time_codes SET created_at = $1::timestamptz - interval '2 days' WHERE used_at IS NOT NULL`, [api.clock.now()]);
  await api.send('POST', path, { as, body });
  return codeOf(api, phone);
}

/** The code that was sent to a phone just now; other messages may lie between. */
export async function codeOf(api: TestApi, phone: string): Promise<string> {
  const rows = await api.sql<{ phone_cipher: string; text_cipher: string }>(`SELECT phone_cipher, text_cipher FROM messages WHERE template = 'signing.code' AND created_at = $1`, [api.clock.now()]);
  const mine = rows.find((row) => api.cipher.decrypt(row.phone_cipher, 'message.phone') === phone);
  return /\d{6}/.exec(mine ? api.cipher.decrypt(mine.text_cipher, 'message.text') : '')?.[0] ?? '';
}

export const FACTS = {
  applicant: { kind: 'person', gender: 'female', birthDate: '1993-05-12', idNumber: idNumber('11010119930512001'), home: '柳塘镇上杨村', serviceAddress: '柳塘镇上杨村 3 号', electronicService: true },
  respondent: { kind: 'person', gender: 'male', birthDate: '1980-01-02', idNumber: idNumber('11010119800102003'), home: '柳塘镇老街 12 号', serviceAddress: '柳塘镇老街 12 号', electronicService: false },
} as const;

/** Both choose the court and give what the form needs; waits until the papers are made. */
export async function chosen({ api, applicant, respondent, court }: Village, caseId: string): Promise<void> {
  expectDone(await api.send('POST', `/api/cases/${caseId}/confirmation/apply`, { as: applicant, body: { courtId: court.id, facts: FACTS.applicant, shareConsent: true } }));
  expectDone(await api.send('POST', `/api/cases/${caseId}/confirmation/apply`, { as: respondent, body: { courtId: court.id, facts: FACTS.respondent, shareConsent: true } }));
  await api.until('the papers of the application are made', async () => {
    const rows = await api.sql<{ state: string }>(`SELECT state FROM confirmation_applications WHERE case_id = $1 AND state <> 'abandoned' ORDER BY created_at DESC`, [caseId]);
    return rows[0]?.state === 'signing';
  });
}

export async function signApplication({ api }: Village, caseId: string, as: TestPerson, phone: string, more: Record<string, unknown> = {}): Promise<TestAnswer> {
  const code = await codeFor(api, `/api/cases/${caseId}/confirmation/signing-code`, as, phone);
  return api.send('POST', `/api/cases/${caseId}/confirmation/sign`, { as, body: { code, pagesRead: 9, freely: true, appearance: { kind: 'handwriting', strokes: STROKES }, ...more } });
}

/** An application that lies with the court; answers its id. */
export async function filedApplication(village: Village, options: AgreedOptions = {}): Promise<{ caseId: string; applicationId: string }> {
  const caseId = await agreedCase(village, options);
  await chosen(village, caseId);
  expectDone(await signApplication(village, caseId, village.applicant, PHONES.applicant));
  expectDone(await signApplication(village, caseId, village.respondent, PHONES.respondent));
  const rows = await village.api.sql<{ id: string }>(`SELECT id FROM confirmation_applications WHERE case_id = $1 AND state = 'filed'`, [caseId]);
  return { caseId, applicationId: rows[0]?.id ?? '' };
}

function expectDone(answer: TestAnswer): void {
  if (answer.status >= 300) throw new Error(`answered ${answer.status}: ${JSON.stringify(answer.body)}`);
}

/** Completes seventeen digits with their check digit (GB 11643). */
export function idNumber(seventeen: string): string {
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
  return `${seventeen}${'10X98765432'[weights.reduce((sum, weight, i) => sum + weight * Number(seventeen[i]), 0) % 11] ?? ''}`;
}

/** One file as a multipart request. */
export function multipart(bytes: Buffer, name: string, type: string): { body: Buffer; headers: Record<string, string> } {
  const boundary = 'jiefen-test-boundary';
  const body = Buffer.concat([Buffer.from(`--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\nContent-Type: ${type}\r\n\r\n`), bytes, Buffer.from(`\r\n--${boundary}--\r\n`)]);
  return { body, headers: { 'content-type': `multipart/form-data; boundary=${boundary}` } };
}
