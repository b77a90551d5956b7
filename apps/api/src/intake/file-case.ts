import { Injectable } from '@nestjs/common';
import type { FileCase, FileForSomebody, FilingReceived } from '@jiefen/mediation/wire';
import { z } from 'zod';
import { Audit } from '../audit/audit.js';
import { Cases, type NewParty } from '../cases/cases.js';
import { Clocks } from '../cases/clocks.js';
import { Exhibits } from '../evidence/exhibits.js';
import { LogInResident } from '../identity/log-in-resident.js';
import { OrganizationQueries } from '../organizations/organization.queries.js';
import { sqlState, Transactions, violatedConstraint, type Tx } from '../platform/database/transactions.js';
import type { Person } from '../platform/http/access.js';
import { InvalidError, RefusalError } from '../platform/http/errors.js';
import { jobKind, Jobs } from '../platform/jobs/jobs.js';
import { Clock } from '../platform/clock/clock.js';

export const WRITE_RECEIPT = jobKind('intake.write-receipt', z.object({ caseId: z.uuid() }));

/** Hands a filing in. Sent twice with the same key (a lost answer, a double tap) it is one case. */
@Injectable()
export class FileCaseUseCase {
  constructor(
    private readonly transactions: Transactions,
    private readonly cases: Cases,
    private readonly clocks: Clocks,
    private readonly exhibits: Exhibits,
    private readonly organizations: OrganizationQueries,
    private readonly residents: LogInResident,
    private readonly audit: Audit,
    private readonly jobs: Jobs,
    private readonly clock: Clock,
  ) {}

  /** By the resident whose phone is verified. */
  async file(person: Person, request: FileCase, key: string): Promise<FilingReceived> {
    return this.once(person, key, async (tx) => {
      const phone = await this.residents.phoneOf(tx, person.accountId);
      const applicant: NewParty = { side: 'applicant', kind: 'person', name: request.applicant.name, accountId: person.accountId, ...(phone ? { phone } : {}), ...details(request.applicant), supportNeeds: request.supportNeeds };
      await tx.query(`UPDATE accounts SET name = $2 WHERE id = $1 AND name = ''`, [person.accountId, request.applicant.name]);
      return this.open(tx, person, request, applicant, key, 'resident');
    });
  }

  /** By a clerk or grid worker for somebody who consented (P-15). */
  async fileFor(person: Person, request: FileForSomebody, key: string): Promise<FilingReceived> {
    return this.once(person, key, async (tx) => {
      const accountId = await this.residents.accountFor(tx, request.applicant.phone, request.applicant.name, request.language);
      const applicant: NewParty = { side: 'applicant', kind: 'person', name: request.applicant.name, accountId, phone: request.applicant.phone, ...details(request.applicant), supportNeeds: request.supportNeeds };
      const received = await this.open(tx, person, request, applicant, key, 'counter');
      await this.cases.grant(tx, received.caseId, 'helper', { accountId: person.accountId });
      await this.audit.record(tx, { action: 'case.filed-for-somebody', actor: person, caseId: received.caseId, onBehalfOf: accountId, data: { consent: request.helperConsent.way } });
      return received;
    });
  }

  private async once(person: Person, key: string, work: (tx: Tx) => Promise<FilingReceived>): Promise<FilingReceived> {
    const before = await this.alreadyFiled(person.accountId, key);
    if (before) return before;
    try {
      return await this.transactions.run(work);
    } catch (error) {
      // Two requests with one key at the same moment: the loser answers what the winner made.
      if (sqlState(error) !== '23505' || violatedConstraint(error) !== 'filings_once_uq') throw error;
      const won = await this.alreadyFiled(person.accountId, key);
      if (!won) throw error;
      return won;
    }
  }

  private async alreadyFiled(accountId: string, key: string): Promise<FilingReceived | undefined> {
    const rows: { id: string; number: string; filed_at: Date }[] = await this.transactions.reader.query(
      `SELECT c.id, c.number, c.filed_at FROM filings f JOIN cases c ON c.id = f.case_id WHERE f.filed_by = $1 AND f.idempotency_key = $2`,
      [accountId, key],
    );
    const [row] = rows;
    return row ? { caseId: row.id, number: row.number, receivedAt: new Date(row.filed_at).toISOString() } : undefined;
  }

  private async open(tx: Tx, person: Person, request: FileCase | FileForSomebody, applicant: NewParty, key: string, way: 'resident' | 'counter'): Promise<FilingReceived> {
    if (request.whatHappened === '' && request.fileIds.length === 0) throw new InvalidError('fields.invalid', { count: 1 }, { whatHappened: 'what-happened.missing' });
    if (request.happenedOn !== undefined && request.happenedOn > this.clock.today()) throw new InvalidError('fields.invalid', { count: 1 }, { happenedOn: 'date.in-future' });
    const code = await this.organizations.code(tx, request.code);
    if (code.withdrawn) throw new RefusalError('code.withdrawn', { phone: code.organization.phone ?? '' });
    const other = request.otherSide;
    const respondent: NewParty = {
      side: 'respondent',
      kind: other.kind,
      name: other.name,
      ...(other.phone ? { phone: other.phone } : {}),
      ...(other.address ? { address: other.address } : {}),
    };
    const opened = await this.cases.open(
      tx,
      {
        organizationId: code.organization.id,
        organizationPath: code.path,
        resolutionCode: code.code,
        // A code for one kind of dispute has decided it; the person was not asked.
        kind: code.kind ?? request.kind,
        title: titleOf(request),
        source: way === 'resident' ? 'application' : 'counter',
        language: request.language,
        parties: [applicant, respondent],
      },
      person,
    );
    await tx.query(
      `INSERT INTO filings (case_id, filed_by, idempotency_key, what_happened, happened_on, place, wish, amount_fen, elsewhere, other_side_note, diagnosis, helper_consent, consents)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
      [
        opened.id,
        person.accountId,
        key,
        request.whatHappened,
        request.happenedOn ?? null,
        request.place ?? null,
        request.wish,
        request.amountFen ?? null,
        request.elsewhere,
        other.note ?? null,
        request.diagnosis ? JSON.stringify(request.diagnosis) : null,
        'helperConsent' in request ? JSON.stringify(request.helperConsent) : null,
        JSON.stringify({ privacy: opened.receivedAt.toISOString(), share: opened.receivedAt.toISOString() }),
      ],
    );
    await this.exhibits.tie(tx, person.accountId, request.fileIds, opened.id, 'applicant');
    await this.clocks.start(tx, { caseId: opened.id, organizationId: code.organization.id, clock: 'triage', owner: 'clerk', startedAt: opened.receivedAt });
    if (LABOUR.has(code.kind ?? request.kind)) {
      await this.clocks.start(tx, { caseId: opened.id, organizationId: code.organization.id, clock: 'labourMediation', owner: 'mediator', startedAt: opened.receivedAt });
    }
    await tx.query(`DELETE FROM filing_drafts WHERE account_id = $1`, [person.accountId]);
    await this.jobs.send(tx, WRITE_RECEIPT, { caseId: opened.id });
    return { caseId: opened.id, number: opened.number, receivedAt: opened.receivedAt.toISOString() };
  }
}

const LABOUR = new Set(['wages', 'dismissal', 'workInjury']);

function details(applicant: { address?: string | undefined; idNumber?: string | undefined }): Pick<NewParty, 'address' | 'idNumber'> {
  return { ...(applicant.address ? { address: applicant.address } : {}), ...(applicant.idNumber ? { idNumber: applicant.idNumber } : {}) };
}

/** Short name of the case on lists: the first sentence of what is wanted. */
function titleOf(request: { wish: string }): string {
  const first = request.wish.split(/[。；;.!！\n]/)[0]?.trim() ?? '';
  return first.length > 40 ? `${first.slice(0, 39)}…` : first || request.wish.slice(0, 40);
}
