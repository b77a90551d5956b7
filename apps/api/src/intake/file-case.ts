import { Injectable } from '@nestjs/common';
import type { FileCase, FileForSomebody, FilingReceived } from '@jiefen/mediation/wire';
import { Audit } from '../audit/audit.js';
import { Cases } from '../cases/cases.js';
import type { NewParty } from '../cases/new-party.js';
import { LogInResident } from '../identity/log-in-resident.js';
import { Clock } from '../platform/clock/clock.js';
import { sqlState, Transactions, violatedConstraint } from '../platform/database/transactions.js';
import type { Person } from '../platform/http/access.js';
import { InvalidError, RefusalError } from '../platform/http/errors.js';
import { RegisterGuardianUseCase } from '../representation/register-guardian.js';
import { FilingNeedsQueries, type FilingNeeds } from './filing-needs.queries.js';
import { OpenCase, type JudgedFiling } from './open-case.js';

/** Hands a filing in. Sent twice with the same key (a lost answer, a double tap) it is one case. */
@Injectable()
export class FileCaseUseCase {
  constructor(
    private readonly transactions: Transactions,
    private readonly needs: FilingNeedsQueries,
    private readonly opening: OpenCase,
    private readonly cases: Cases,
    private readonly residents: LogInResident,
    private readonly guardians: RegisterGuardianUseCase,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** By the resident whose phone is verified. */
  async file(person: Person, request: FileCase, key: string): Promise<FilingReceived> {
    return this.once(person, request, key, (needs) => {
      const applicant = { ...applicantOf(request), accountId: person.accountId, ...needs.filer };
      const ward = request.onBehalfOf;
      if (ward) {
        this.guardians.judge(ward);
        return this.transactions.run(async (tx) => {
          const received = await this.opening.openWithin(tx, person, judged(request, key, 'application', applicant, needs));
          await this.guardians.atFiling(tx, person, received.caseId, request.applicant.name, ward);
          return received;
        });
      }
      return this.opening.open(person, judged(request, key, 'application', applicant, needs));
    });
  }

  /** By a clerk or grid worker for somebody who consented (P-15). */
  async fileFor(person: Person, request: FileForSomebody, key: string): Promise<FilingReceived> {
    return this.once(person, request, key, (needs) =>
      this.transactions.run(async (tx) => {
        const accountId = await this.residents.accountFor(tx, request.applicant.phone, request.applicant.name, request.language);
        const applicant = { ...applicantOf(request), accountId, phone: request.applicant.phone };
        const received = await this.opening.openWithin(tx, person, judged(request, key, 'counter', applicant, needs));
        await this.cases.grant(tx, received.caseId, 'helper', { accountId: person.accountId });
        await this.audit.record(tx, { action: 'case.filed-for-somebody', actor: person, caseId: received.caseId, onBehalfOf: accountId, data: { consent: request.helperConsent.way } });
        return received;
      }),
    );
  }

  private async once(person: Person, request: FileCase | FileForSomebody, key: string, write: (needs: FilingNeeds) => Promise<FilingReceived>): Promise<FilingReceived> {
    const read = (): Promise<FilingNeeds> => this.needs.of(person.accountId, key, request.code);
    const needs = await read();
    if (needs.before) return needs.before;
    this.judge(request, needs);
    try {
      return await write(needs);
    } catch (error) {
      // Two requests with one key at the same moment: the loser answers what the winner made.
      if (sqlState(error) !== '23505' || violatedConstraint(error) !== 'filings_once_uq') throw error;
      const { before } = await read();
      if (!before) throw error;
      return before;
    }
  }

  private judge(request: FileCase | FileForSomebody, needs: FilingNeeds): void {
    if (request.whatHappened === '' && request.fileIds.length === 0) throw new InvalidError('fields.invalid', { count: 1 }, { whatHappened: 'what-happened.missing' });
    if (request.happenedOn !== undefined && request.happenedOn > this.clock.today()) throw new InvalidError('fields.invalid', { count: 1 }, { happenedOn: 'date.in-future' });
    if (needs.code.withdrawn) throw new RefusalError('code.withdrawn', { phone: needs.body.phone });
  }
}

function judged(request: FileCase | FileForSomebody, key: string, source: JudgedFiling['source'], applicant: JudgedFiling['applicant'], needs: FilingNeeds): JudgedFiling {
  // A code for one kind of dispute has decided it; the person was not asked.
  return { request, key, source, applicant, kind: needs.code.kind ?? request.kind, code: needs.code.code, body: needs.body, calendar: needs.calendar };
}

function applicantOf(request: FileCase | FileForSomebody): NewParty {
  const { name, address, idNumber } = request.applicant;
  return { side: 'applicant', kind: 'person', name, ...(address ? { address } : {}), ...(idNumber ? { idNumber } : {}), supportNeeds: request.supportNeeds };
}
