import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Audit } from '../audit/audit.js';
import { Cases } from '../cases/cases.js';
import { CasePapers } from '../papers/case-papers.js';
import { Clock } from '../platform/clock/clock.js';
import { Transactions, type Tx } from '../platform/database/transactions.js';
import { InvalidError, ProblemError } from '../platform/http/errors.js';
import { applicationById, bindPaper, type ApplicationRow } from './application-row.js';
import { CourtRegister, CourtSaidNo, type AtRegister, type CourtEvent, type OfferedPaper } from './court-register.port.js';
import { isAtCourt } from './court.access.js';
import { ReadCourtPdf } from './read-court-pdf.js';
import { RecordCourtEvent } from './record-court-event.js';

/** Messages may come in any order: what has to be known first is taken first. */
const ORDER: Readonly<Record<CourtEvent['kind'], number>> = { accepted: 0, supplementAsked: 1, extended: 2, decided: 3, unreadable: 4 };

/** A ruling with its scans fits; more is a mistake. */
const MOST_PAPER_BYTES = 20 * 1024 * 1024;

interface Fetched {
  readonly title: string;
  readonly kind: 'courtNotice' | 'ruling';
  readonly bytes: Uint8Array;
  readonly pages: number;
}

/** What became of a message: taken over, or known to change nothing any more; one that cannot be taken yet waits and is tried again. */
type Fate = { readonly state: 'taken' | 'passedOver' } | { readonly state: 'waiting'; readonly problem: string };

/** Takes over what a court's own system tells, each message once, by the same rules as the judge's desk. */
@Injectable()
export class TakeCourtEvents {
  constructor(
    private readonly transactions: Transactions,
    private readonly cases: Cases,
    private readonly register: CourtRegister,
    private readonly records: RecordCourtEvent,
    private readonly papers: CasePapers,
    private readonly reading: ReadCourtPdf,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  async take(at: AtRegister, events: readonly CourtEvent[]): Promise<void> {
    for (const event of [...events].sort((a, b) => ORDER[a.kind] - ORDER[b.kind] || a.at.getTime() - b.at.getTime())) await this.one(at, event);
  }

  private async one(at: AtRegister, event: CourtEvent): Promise<void> {
    const [known]: { state: string; content_sha256: string }[] = await this.transactions.reader.query(`SELECT state, content_sha256 FROM court_events WHERE application_id = $1 AND event_id = $2`, [at.applicationId, event.eventId]);
    if (known && known.state !== 'waiting') {
      // The same id never says two things; what was taken stands.
      if (known.content_sha256 !== event.sha256) await this.wait(at.applicationId, event, 'court.message-changed', true);
      return;
    }
    try {
      const fetched = event.kind === 'unreadable' ? [] : await this.fetched(at, event);
      await this.transactions.run((tx) => this.apply(tx, at.applicationId, event, fetched));
    } catch (error) {
      // Not the court's fault or not its message's: the job tries again.
      const refused = error instanceof CourtSaidNo || (error instanceof ProblemError && error.status < 500);
      if (!refused) throw error;
      await this.wait(at.applicationId, event, error.code, false);
    }
  }

  /** Outside of any transaction: a slow court must not hold locks. */
  private async fetched(at: AtRegister, event: CourtEvent): Promise<Fetched[]> {
    const application = await applicationById(this.transactions.reader, at.applicationId);
    // After the decision nothing more is fetched: what comes late is only noted.
    if (!application || !isAtCourt(application)) return [];
    const offered: { kind: Fetched['kind']; paper: OfferedPaper }[] = event.notices.map((paper) => ({ kind: 'courtNotice', paper }));
    if (event.kind === 'decided' && event.ruling) offered.push({ kind: 'ruling', paper: event.ruling });
    const papers: Fetched[] = [];
    for (const { kind, paper } of offered) {
      if (paper.size > MOST_PAPER_BYTES) throw new InvalidError('court.paper-too-large');
      papers.push({ kind, title: paper.title, ...(await this.reading.announced(await this.register.paper(at, paper.id, MOST_PAPER_BYTES), paper)) });
    }
    return papers;
  }

  private async apply(tx: Tx, applicationId: string, event: CourtEvent, fetched: readonly Fetched[]): Promise<void> {
    const before = await applicationById(tx, applicationId);
    if (!before) return;
    await this.cases.lockForPortal(tx, before.case_id);
    const [application]: ApplicationRow[] = await tx.query(`SELECT * FROM confirmation_applications WHERE id = $1 FOR UPDATE`, [applicationId]);
    const [known]: { state: string }[] = await tx.query(`SELECT state FROM court_events WHERE application_id = $1 AND event_id = $2`, [applicationId, event.eventId]);
    // Another worker was faster with the same message.
    if (!application || (known && known.state !== 'waiting')) return;
    const fate = await this.carryOut(tx, application, event, fetched);
    await this.note(tx, applicationId, event, fate);
    if (fate.state === 'waiting') await this.tellOnce(tx, application, event, fate.problem, known !== undefined);
    else await this.audit.record(tx, { action: 'court.message-taken', actor: 'portal', caseId: application.case_id, subject: applicationId, data: { eventId: event.eventId, kind: event.kind, state: fate.state } });
  }

  private async carryOut(tx: Tx, application: ApplicationRow, event: CourtEvent, fetched: readonly Fetched[]): Promise<Fate> {
    if (event.kind === 'unreadable') return { state: 'waiting', problem: 'court.message-unreadable' };
    if (!isAtCourt(application)) {
      const second = event.kind === 'decided' && event.outcome !== application.outcome;
      return second ? { state: 'waiting', problem: 'court.second-decision' } : { state: 'passedOver' };
    }
    const at = this.within(application, event.at);
    const { version } = application;
    switch (event.kind) {
      case 'accepted':
        if (application.state === 'accepted') return { state: 'passedOver' };
        await this.records.accept(tx, application, version, event.courtNumber, 'portal', at);
        break;
      case 'supplementAsked':
        await this.records.askSupplement(tx, application, version, event, 'portal', { at, courtEventId: event.eventId });
        break;
      case 'extended':
        if (application.state !== 'accepted') return { state: 'waiting', problem: 'extend.not-accepted' };
        await this.records.extend(tx, application, version, { clock: 'courtDecides', ...event }, 'portal');
        break;
      case 'decided': {
        const ruling = fetched.find((paper) => paper.kind === 'ruling');
        if (!ruling && event.outcome !== 'withdrawn' && event.outcome !== 'treatedAsWithdrawn') return { state: 'waiting', problem: 'confirmation.ruling-missing' };
        const rulingPaperId = ruling ? await this.kept(tx, application, ruling) : undefined;
        await this.records.decide(tx, application, version, { ...event, rulingPaperId }, 'portal', at);
        break;
      }
    }
    for (const notice of fetched) if (notice.kind === 'courtNotice') await bindPaper(tx, application.id, { kind: 'courtNotice', paperId: await this.kept(tx, application, notice) });
    return { state: 'taken' };
  }

  private async kept(tx: Tx, application: ApplicationRow, { kind, title, bytes, pages }: Fetched): Promise<string> {
    return (await this.papers.keep(tx, { caseId: application.case_id, kind, subject: randomUUID(), title, seenBy: 'court', bytes, pages })).id;
  }

  /** A court's clock may be wrong; nothing happened before the filing or happens after now. */
  private within(application: ApplicationRow, at: Date): Date {
    const filed = new Date(application.filed_at ?? application.created_at).getTime();
    return new Date(Math.min(Math.max(at.getTime(), filed), this.clock.now().getTime()));
  }

  private async wait(applicationId: string, event: CourtEvent, problem: string, keep: boolean): Promise<void> {
    await this.transactions.run(async (tx) => {
      const application = await applicationById(tx, applicationId);
      if (!application) return;
      await this.cases.lockForPortal(tx, application.case_id);
      const [known]: { problem: string | null }[] = await tx.query(`SELECT problem FROM court_events WHERE application_id = $1 AND event_id = $2`, [applicationId, event.eventId]);
      if (!keep) await this.note(tx, applicationId, event, { state: 'waiting', problem });
      await this.tellOnce(tx, application, event, problem, known?.problem === problem);
    });
  }

  private async note(tx: Tx, applicationId: string, event: CourtEvent, fate: Fate): Promise<void> {
    await tx.query(
      `INSERT INTO court_events (application_id, event_id, kind, happened_at, heard_at, content_sha256, state, problem) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
       ON CONFLICT (application_id, event_id) DO UPDATE SET kind = excluded.kind, happened_at = excluded.happened_at, content_sha256 = excluded.content_sha256, state = excluded.state, problem = excluded.problem`,
      [applicationId, event.eventId, event.kind, event.at, this.clock.now(), event.sha256, fate.state, fate.state === 'waiting' ? fate.problem : null],
    );
  }

  /** The staff of the body hears of it once and calls the court; the parties are not worried with it. */
  private async tellOnce(tx: Tx, application: ApplicationRow, event: CourtEvent, problem: string, again: boolean): Promise<void> {
    if (again) return;
    const told: unknown[] = await tx.query(`SELECT 1 FROM case_timeline WHERE case_id = $1 AND kind = 'confirmation.court-problem' AND params ->> 'code' = $2 AND params ->> 'event' = $3 LIMIT 1`, [application.case_id, problem, event.eventId]);
    if (told.length > 0) return;
    await this.cases.tell(tx, application.case_id, { kind: 'confirmation.court-problem', params: { code: problem, event: event.eventId }, actor: 'portal', seenBy: 'staff' });
    await this.audit.record(tx, { action: 'court.message-waits', actor: 'portal', caseId: application.case_id, subject: application.id, data: { eventId: event.eventId, kind: event.kind, problem } });
  }
}
