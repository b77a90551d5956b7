import { Injectable } from '@nestjs/common';
import { FINAL_STATES, type ClosingFacts, type DataRequestKind } from '@jiefen/mediation';
import type { DataRequestView, OwnDataView, StaffDataRequestView } from '@jiefen/mediation/wire';
import { CaseQueries } from '../cases/case.queries.js';
import { FieldCipher } from '../platform/crypto/field-cipher.js';
import { Transactions, type Tx } from '../platform/database/transactions.js';
import type { Person } from '../platform/http/access.js';

interface RequestRow {
  readonly id: string;
  readonly kind: DataRequestKind;
  readonly text_cipher: string;
  readonly asked_at: Date;
  readonly due_on: string;
  readonly answered_at: Date | null;
  readonly done: boolean | null;
  readonly answer_cipher: string | null;
}

const REQUEST = `r.id, r.kind, r.text_cipher, r.asked_at, to_char(r.due_on, 'YYYY-MM-DD') AS due_on, r.answered_at, r.done, r.answer_cipher`;

/** The cases a resident is in: as a party, for a ward, by a power of attorney that still holds. */
const OWN_CASES = `
  SELECT case_id FROM case_parties WHERE account_id = $1
  UNION SELECT case_id FROM guardians WHERE account_id = $1 AND ended_at IS NULL
  UNION SELECT a.case_id FROM agent_accounts a JOIN powers_of_attorney w ON w.id = a.power_id WHERE a.account_id = $1 AND w.revoked_at IS NULL`;

/** What the portal knows of a person, for that person; and what people ask about it, for those who answer. */
@Injectable()
export class OwnDataQueries {
  constructor(
    private readonly transactions: Transactions,
    private readonly cases: CaseQueries,
    private readonly cipher: FieldCipher,
  ) {}

  async closingFacts(tx: Tx, accountId: string): Promise<ClosingFacts> {
    const [row]: { open: string; kept: string }[] = await tx.query(
      `SELECT count(*) FILTER (WHERE NOT state = ANY ($2)) AS open, count(*) FILTER (WHERE state = ANY ($2)) AS kept FROM cases WHERE id IN (${OWN_CASES})`,
      [accountId, FINAL_STATES],
    );
    return { openCases: Number(row?.open ?? 0), keptCases: Number(row?.kept ?? 0) };
  }

  async view(person: Person): Promise<OwnDataView> {
    const tx = this.transactions.reader;
    const [account]: { name: string; phone_masked: string | null }[] = await tx.query(`SELECT name, phone_masked FROM accounts WHERE id = $1`, [person.accountId]);
    const { openCases: open, keptCases: kept } = await this.closingFacts(tx, person.accountId);
    return { name: account?.name ?? person.name, phoneMasked: account?.phone_masked ?? null, cases: { open, kept }, requests: await this.requestsOf(tx, person.accountId) };
  }

  /** Everything as one file: what stands in the person's own rows, and each case as the portal shows it to them (PIPL 45). */
  async copy(person: Person): Promise<Record<string, unknown>> {
    const tx = this.transactions.reader;
    const [account]: { name: string; phone_cipher: string | null; language: string; created_at: Date }[] = await tx.query(
      `SELECT name, phone_cipher, language, created_at FROM accounts WHERE id = $1`,
      [person.accountId],
    );
    const logIns: { created_at: Date; ended_at: Date | null }[] = await tx.query(`SELECT created_at, ended_at FROM login_sessions WHERE account_id = $1 ORDER BY created_at`, [person.accountId]);
    const drafts: { content_cipher: string; saved_at: Date }[] = await tx.query(`SELECT content_cipher, saved_at FROM filing_drafts WHERE account_id = $1`, [person.accountId]);
    const files: { name: string; mime: string; size: number; created_at: Date; case_id: string | null }[] = await tx.query(
      `SELECT name, mime, size, created_at, case_id FROM exhibits WHERE owner_account_id = $1 AND removed_at IS NULL ORDER BY created_at`,
      [person.accountId],
    );
    const notices: { kind: string; created_at: Date; read_at: Date | null }[] = await tx.query(`SELECT kind, created_at, read_at FROM notices WHERE account_id = $1 ORDER BY created_at`, [person.accountId]);
    const cases: unknown[] = [];
    for (const { id } of await this.cases.mine(person)) cases.push(await this.cases.view(person, id));
    return {
      account: {
        name: account?.name,
        phone: account?.phone_cipher ? this.cipher.decrypt(account.phone_cipher, 'account.phone') : null,
        language: account?.language,
        createdAt: account?.created_at,
      },
      logIns: logIns.map((one) => ({ at: one.created_at, ended: one.ended_at })),
      draft: drafts.map((one) => ({ savedAt: one.saved_at, content: JSON.parse(this.cipher.decrypt(one.content_cipher, 'filing-draft')) as unknown }))[0] ?? null,
      files: files.map((one) => ({ name: one.name, type: one.mime, bytes: one.size, at: one.created_at, caseId: one.case_id })),
      notices: notices.map((one) => ({ kind: one.kind, at: one.created_at, read: one.read_at })),
      requests: await this.requestsOf(tx, person.accountId),
      cases,
    };
  }

  /** Open ones first, in the order in which their time ends. */
  async toAnswer(): Promise<StaffDataRequestView[]> {
    const rows: (RequestRow & { name: string; phone_masked: string | null })[] = await this.transactions.reader.query(
      `SELECT ${REQUEST}, a.name, a.phone_masked FROM data_requests r JOIN accounts a ON a.id = r.account_id ORDER BY r.answered_at IS NOT NULL, r.due_on, r.asked_at LIMIT 200`,
    );
    return rows.map((row) => ({ ...this.shown(row), name: row.name, phoneMasked: row.phone_masked }));
  }

  private async requestsOf(tx: Tx, accountId: string): Promise<DataRequestView[]> {
    const rows: RequestRow[] = await tx.query(`SELECT ${REQUEST} FROM data_requests r WHERE r.account_id = $1 ORDER BY r.asked_at DESC LIMIT 100`, [accountId]);
    return rows.map((row) => this.shown(row));
  }

  private shown(row: RequestRow): DataRequestView {
    return {
      id: row.id,
      kind: row.kind,
      text: this.cipher.decrypt(row.text_cipher, 'data-request.text'),
      askedAt: new Date(row.asked_at).toISOString(),
      dueOn: row.due_on,
      answer: row.answered_at && row.answer_cipher ? { done: row.done === true, text: this.cipher.decrypt(row.answer_cipher, 'data-request.answer'), at: new Date(row.answered_at).toISOString() } : null,
    };
  }
}
