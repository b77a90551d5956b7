import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { CLOCKS, type ClockName, type DisputeKind, type WorkingDayCalendar } from '@jiefen/mediation';
import type { FileCase, FileForSomebody, FilingReceived } from '@jiefen/mediation/wire';
import { newCaseNumber } from '../cases/case-number.js';
import { Clocks, type DeadlineOwner } from '../cases/clocks.js';
import { sealParty, type NewParty } from '../cases/new-party.js';
import { Clock } from '../platform/clock/clock.js';
import { FieldCipher } from '../platform/crypto/field-cipher.js';
import { runPrepared } from '../platform/database/prepared.js';
import { violatedConstraint, type Tx } from '../platform/database/transactions.js';
import type { Person } from '../platform/http/access.js';
import { InvalidError } from '../platform/http/errors.js';
import { Live } from '../platform/live/live.js';
import { OPEN_CASE } from './open-case.sql.js';

/** A filing that was judged: what is written down. */
export interface JudgedFiling {
  readonly request: FileCase | FileForSomebody;
  readonly key: string;
  readonly source: 'application' | 'counter';
  readonly applicant: NewParty & { readonly accountId: string };
  readonly kind: DisputeKind;
  readonly code: string;
  readonly body: { readonly id: string; readonly path: string };
  readonly calendar: WorkingDayCalendar;
}

// Labour disputes have their own 15 days (labour mediation law art. 14).
const LABOUR: ReadonlySet<DisputeKind> = new Set(['wages', 'dismissal', 'workInjury']);

/** Writes a filing down as a case: state, parties, clocks, timeline, audit and jobs in one statement (open-case.sql.ts). */
@Injectable()
export class OpenCase {
  constructor(
    private readonly clocks: Clocks,
    private readonly cipher: FieldCipher,
    private readonly live: Live,
    private readonly clock: Clock,
  ) {}

  /** @throws InvalidError `files.missing` when an upload is not there or not theirs */
  async open(tx: Tx, person: Person, filing: JudgedFiling): Promise<FilingReceived> {
    const { request } = filing;
    const id = randomUUID();
    const now = this.clock.now();
    const number = newCaseNumber(now.getUTCFullYear());
    const moment = now.toISOString();
    const parties = [filing.applicant, respondentOf(request)].map((party) => sealParty(this.cipher, party, 1));
    const opened = await this.write(tx, [
      id,
      [...new Set(request.fileIds)],
      person.accountId,
      number,
      filing.body.id,
      filing.body.path,
      filing.code,
      filing.kind,
      titleOf(request),
      filing.source,
      request.language,
      moment,
      JSON.stringify(parties),
      filing.key,
      request.whatHappened,
      request.happenedOn ?? null,
      request.place ?? null,
      request.wish,
      request.amountFen ?? null,
      request.elsewhere,
      request.otherSide.note ?? null,
      request.diagnosis ? JSON.stringify(request.diagnosis) : null,
      'helperConsent' in request ? JSON.stringify(request.helperConsent) : null,
      moment,
      request.applicant.name,
      filing.applicant.accountId,
      JSON.stringify(this.firstDeadlines(filing, now)),
      person.name,
      person.kind,
      person.address,
    ]);
    if (!opened) throw new InvalidError('files.missing', {}, { fileIds: 'files.missing' });
    await this.live.changed(tx, `org:${filing.body.id}`);
    return { caseId: id, number, receivedAt: moment };
  }

  private async write(tx: Tx, values: readonly unknown[]): Promise<boolean> {
    try {
      return (await runPrepared(tx, OPEN_CASE, values)).length === 1;
    } catch (error) {
      if (violatedConstraint(error) === 'exhibits_case_fk') return false;
      throw error;
    }
  }

  private firstDeadlines(filing: JudgedFiling, now: Date): object[] {
    const first: [ClockName, DeadlineOwner][] = [['triage', 'clerk']];
    if (LABOUR.has(filing.kind)) first.push(['labourMediation', 'mediator']);
    return first.map(([name, owner]) => {
      const { lastDay, dueAt } = this.clocks.due(CLOCKS[name], now, filing.calendar);
      return { id: randomUUID(), rule: CLOCKS[name].id, owner, dueAt, dueDay: lastDay };
    });
  }
}

function respondentOf(request: FileCase | FileForSomebody): NewParty {
  const other = request.otherSide;
  return { side: 'respondent', kind: other.kind, name: other.name, ...(other.phone ? { phone: other.phone } : {}), ...(other.address ? { address: other.address } : {}) };
}

/** Short name of the case on lists: the first sentence of what is wanted. */
function titleOf(request: { wish: string }): string {
  const first = request.wish.split(/[。；;.!！\n]/)[0]?.trim() ?? '';
  return first.length > 40 ? `${first.slice(0, 39)}…` : first || request.wish.slice(0, 40);
}
