import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { CLOCKS, LABOUR, type ClockName, type DisputeKind, type OwnRegime, type WorkingDayCalendar } from '@jiefen/mediation';
import type { FileCase, FileForSomebody, FilingReceived } from '@jiefen/mediation/wire';
import { newCaseNumber } from '../cases/case-number.js';
import { Clocks, type DeadlineOwner } from '../cases/clocks.js';
import { sealParty, type NewParty } from '../cases/new-party.js';
import { Clock } from '../platform/clock/clock.js';
import { FieldCipher } from '../platform/crypto/field-cipher.js';
import { runPrepared } from '../platform/database/prepared.js';
import { Together } from '../platform/database/together.js';
import { Transactions, violatedConstraint, type Tx } from '../platform/database/transactions.js';
import type { Person } from '../platform/http/access.js';
import { InvalidError } from '../platform/http/errors.js';
import { Live } from '../platform/live/live.js';
import { openCasesOf, type FilingToOpen, type GivenFiling } from './open-case.sql.js';

/** A filing that was judged: what is written down. */
export interface JudgedFiling {
  readonly request: FileCase | FileForSomebody;
  readonly key: string;
  readonly source: 'application' | 'counter';
  readonly applicant: NewParty & { readonly accountId: string };
  readonly kind: DisputeKind;
  readonly code: string;
  readonly body: { readonly id: string; readonly path: string; readonly regime: OwnRegime };
  readonly calendar: WorkingDayCalendar;
}

/** Writes a filing down as a case: state, parties, clocks, timeline, audit and jobs in one statement (open-case.sql.ts). */
@Injectable()
export class OpenCase {
  private readonly together: Together<FilingToOpen, boolean>;

  constructor(
    private readonly clocks: Clocks,
    private readonly cipher: FieldCipher,
    private readonly live: Live,
    private readonly clock: Clock,
    transactions: Transactions,
  ) {
    this.together = new Together((filings) => transactions.alone((tx) => write(tx, filings)), { atOnce: 2 });
  }

  /**
   * As a transaction of its own, together with the filings that arrive at the same moment.
   * @throws InvalidError `files.missing` when an upload is not there or not theirs
   */
  async open(person: Person, filing: JudgedFiling): Promise<FilingReceived> {
    const toOpen = this.toOpen(person, filing);
    return this.received(toOpen.filing, await this.together.add(toOpen));
  }

  /** As a part of a larger transaction. */
  async openWithin(tx: Tx, person: Person, filing: JudgedFiling): Promise<FilingReceived> {
    const toOpen = this.toOpen(person, filing);
    const [opened] = await write(tx, [toOpen]);
    return this.received(toOpen.filing, opened === true);
  }

  private received(given: GivenFiling, opened: boolean): FilingReceived {
    if (!opened) throw new InvalidError('files.missing', {}, { fileIds: 'files.missing' });
    this.live.soon(`org:${given.organizationId}`);
    return { caseId: given.id, number: given.number, receivedAt: given.at };
  }

  private toOpen(person: Person, filing: JudgedFiling): FilingToOpen {
    const now = this.clock.now();
    const caseId = randomUUID();
    return {
      filing: this.given(person, filing, caseId, now),
      parties: [filing.applicant, respondentOf(filing.request)].map((party) => ({ caseId, ...sealParty(this.cipher, party, 1) })),
      deadlines: this.firstDeadlines(filing, caseId, now),
    };
  }

  private given(person: Person, filing: JudgedFiling, id: string, now: Date): GivenFiling {
    const { request, body, applicant } = filing;
    return {
      id,
      number: newCaseNumber(now.getUTCFullYear()),
      organizationId: body.id,
      organizationPath: body.path,
      code: filing.code,
      kind: filing.kind,
      regime: body.regime,
      title: titleOf(request),
      source: filing.source,
      language: request.language,
      at: now.toISOString(),
      fileIds: [...new Set(request.fileIds)],
      filedBy: person.accountId,
      key: filing.key,
      whatHappened: request.whatHappened,
      happenedOn: request.happenedOn ?? null,
      place: request.place ?? null,
      wish: request.wish,
      amountFen: request.amountFen ?? null,
      elsewhere: request.elsewhere,
      otherSideNote: request.otherSide.note ?? null,
      diagnosis: request.diagnosis ?? null,
      helperConsent: 'helperConsent' in request ? request.helperConsent : null,
      applicantId: applicant.accountId,
      applicantName: applicant.name,
      actorName: person.name,
      actorKind: person.kind,
      address: person.address,
      // Somebody else's account is not known here.
      nameless: applicant.accountId !== person.accountId || person.name === '',
    };
  }

  private firstDeadlines(filing: JudgedFiling, caseId: string, now: Date): FilingToOpen['deadlines'] {
    const first: [ClockName, DeadlineOwner][] = [['triage', 'clerk']];
    // The 15 days of a labour dispute run from the filing (LDTZ 14).
    if (LABOUR.includes(filing.kind)) first.push(['labourMediation', 'mediator']);
    return first.map(([name, owner]) => {
      const { lastDay, dueAt } = this.clocks.due(CLOCKS[name], now, filing.calendar);
      return { caseId, id: randomUUID(), rule: CLOCKS[name].id, owner, startedAt: now, dueAt, dueDay: lastDay };
    });
  }
}

/** One answer for each filing: whether it became a case. */
async function write(tx: Tx, filings: readonly FilingToOpen[]): Promise<boolean[]> {
  const rows = [filings.map(({ filing }) => filing), filings.flatMap(({ parties }) => parties), filings.flatMap(({ deadlines }) => deadlines)];
  try {
    const opened = await runPrepared<{ id: string }>(tx, openCasesOf(filings), rows.map((each) => JSON.stringify(each)));
    return filings.map(({ filing }) => opened.some(({ id }) => id === filing.id));
  } catch (error) {
    // Some files of one filing were there and some not. Alone it is known which filing that was.
    if (filings.length === 1 && violatedConstraint(error) === 'exhibits_case_fk') return [false];
    throw error;
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
