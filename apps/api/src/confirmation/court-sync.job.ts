import { Injectable, Logger } from '@nestjs/common';
import { z } from 'zod';
import { openAgreement } from '../agreements/agreement-row.js';
import { Audit } from '../audit/audit.js';
import { Cases } from '../cases/cases.js';
import { OrganizationQueries } from '../organizations/organization.queries.js';
import { CasePapers } from '../papers/case-papers.js';
import { Clock } from '../platform/clock/clock.js';
import { Transactions, type Tx } from '../platform/database/transactions.js';
import { OutsideError } from '../platform/http/errors.js';
import { jobKind, Jobs } from '../platform/jobs/jobs.js';
import { applicationById, bundleOf, type ApplicationRow, type BundleRow } from './application-row.js';
import { CourtRegister, CourtSaidNo, LOCAL_REGISTER, type AtRegister, type BundlePaper, type CourtName } from './court-register.port.js';
import { isAtCourt } from './court.access.js';
import { TakeCourtEvents } from './take-court-events.js';

/** Something is to be handed to a court's register, or to be heard from it. Twenty tries, each pause twice as long; then the sweep. */
export const SYNC_WITH_COURT = jobKind('confirmation.sync-with-court', z.object({ applicationId: z.uuid() }), 20);

/** A court that does not answer is told to the staff only after so long: a short break mends itself. */
const QUIET_MS = 3_600_000;

/**
 * Keeps an application and the court's register in step, in both directions. One act for everything, each part of it
 * idempotent: hand the bundle in, hand a withdrawal and supplements on, ask what the court has told. Nothing is lost while
 * a court is down, because nothing is done until its answer is written.
 */
@Injectable()
export class CourtSync {
  private readonly logger = new Logger('court');

  constructor(
    private readonly transactions: Transactions,
    private readonly cases: Cases,
    private readonly organizations: OrganizationQueries,
    private readonly papers: CasePapers,
    private readonly register: CourtRegister,
    private readonly events: TakeCourtEvents,
    private readonly audit: Audit,
    private readonly clock: Clock,
    jobs: Jobs,
  ) {
    jobs.work(SYNC_WITH_COURT, ({ applicationId }) => this.sync(applicationId));
    jobs.every('confirmation.court-sweep', '*/5 * * * *', () => this.sweep());
  }

  async sync(applicationId: string): Promise<void> {
    const application = await applicationById(this.transactions.reader, applicationId);
    if (!application?.filed_at || !application.court_id || !isAtCourt(application)) return;
    const { id, name } = await this.organizations.byId(this.transactions.reader, application.court_id);
    const court: CourtName = { id, name };
    try {
      const reference = application.register_reference ?? (await this.hand(application, court));
      if (application.register === LOCAL_REGISTER) return;
      const at: AtRegister = { applicationId, court, reference };
      await this.handWithdrawal(application, at);
      await this.handSupplements(applicationId, at);
      await this.events.take(at, await this.register.events(at));
      await this.well(application);
    } catch (error) {
      await this.unwell(application, error);
      // A court that says no says it again: the sweep asks later, an operator mends it meanwhile.
      if (!(error instanceof CourtSaidNo)) throw error;
    }
  }

  private async hand(application: ApplicationRow, court: CourtName): Promise<string> {
    const tx = this.transactions.reader;
    const agreement = await openAgreement(tx, application.case_id);
    const { case: found } = await this.transactions.run((own) => this.cases.lockForPortal(own, application.case_id));
    if (!agreement?.effective_at || !application.filed_at) throw new Error('filed without an agreement in effect');
    const body = await this.organizations.byId(tx, found.organizationId);
    const { reference } = await this.register.file({
      id: application.id,
      court,
      filedAt: new Date(application.filed_at),
      agreementNumber: agreement.number,
      effectiveOn: this.clock.dayOf(new Date(agreement.effective_at)),
      committee: body.sealName ?? body.name,
      applicants: agreement.draft.parties.map((party) => ({ name: party.name, kind: party.kind })),
      papers: await this.bundle(tx, application.id, (row) => row.supplement_id === null && row.kind !== 'courtNotice' && row.kind !== 'ruling'),
    });
    await this.transactions.run(async (write) => {
      const [, count]: [unknown[], number] = await write.query(`UPDATE confirmation_applications SET register_reference = $2, handed_at = $3 WHERE id = $1 AND register_reference IS NULL`, [application.id, reference, this.clock.now()]);
      if (count !== 1 || application.register === LOCAL_REGISTER) return;
      await this.audit.record(write, { action: 'confirmation.handed-to-court', actor: 'portal', caseId: application.case_id, subject: application.id, data: { register: application.register } });
      await this.cases.changed(write, application.case_id);
    });
    return reference;
  }

  private async handWithdrawal(application: ApplicationRow, at: AtRegister): Promise<void> {
    if (!application.withdrawal_asked_at || application.withdrawal_handed_at) return;
    await this.register.withdraw(at, new Date(application.withdrawal_asked_at));
    await this.transactions.run((write) => write.query(`UPDATE confirmation_applications SET withdrawal_handed_at = $2 WHERE id = $1`, [application.id, this.clock.now()]));
  }

  private async handSupplements(applicationId: string, at: AtRegister): Promise<void> {
    const tx = this.transactions.reader;
    const answered: { id: string; court_event_id: string; answered_at: Date }[] = await tx.query(
      `SELECT id, court_event_id, answered_at FROM confirmation_supplements WHERE application_id = $1 AND answered_at IS NOT NULL AND handed_at IS NULL AND court_event_id IS NOT NULL ORDER BY asked_at`,
      [applicationId],
    );
    for (const one of answered) {
      await this.register.supplement(at, { eventId: one.court_event_id, answeredAt: new Date(one.answered_at), papers: await this.bundle(tx, applicationId, (row) => row.supplement_id === one.id) });
      await this.transactions.run((write) => write.query(`UPDATE confirmation_supplements SET handed_at = $2 WHERE id = $1`, [one.id, this.clock.now()]));
    }
  }

  private async bundle(tx: Tx, applicationId: string, which: (row: BundleRow) => boolean): Promise<BundlePaper[]> {
    const rows = (await bundleOf(tx, applicationId)).filter(which);
    const papers = await Promise.all(rows.map(async (row) => ({ row, paper: await this.papers.byId(tx, row.paper_id) })));
    return papers.map(({ row, paper }) => ({ id: paper.id, kind: row.kind, title: paper.title, sha256: paper.sha256, sm3: paper.sm3, size: Number(paper.size), bytes: () => this.papers.bytes(paper) }));
  }

  private async well({ id, register_problem: problem, case_id: caseId }: ApplicationRow): Promise<void> {
    if (problem === null) return;
    await this.transactions.run(async (tx) => {
      await tx.query(`UPDATE confirmation_applications SET register_problem = NULL, register_problem_since = NULL WHERE id = $1`, [id]);
      await this.cases.changed(tx, caseId);
    });
  }

  /** What went wrong stands with the application, where staff sees it. Told once: at once when the court says no, after an hour when it is silent. */
  private async unwell(application: ApplicationRow, error: unknown): Promise<void> {
    if (!(error instanceof CourtSaidNo) && !(error instanceof OutsideError)) return;
    const code = error instanceof CourtSaidNo ? error.code : 'court.no-answer';
    this.logger.warn({ event: 'court.sync-failed', applicationId: application.id, code });
    await this.transactions.run(async (tx) => {
      await this.cases.lockForPortal(tx, application.case_id);
      const now = this.clock.now();
      const before = await applicationById(tx, application.id);
      if (!before || !isAtCourt(before)) return;
      const since = before.register_problem === code && before.register_problem_since ? new Date(before.register_problem_since) : now;
      const told: unknown[] = await tx.query(`SELECT 1 FROM case_timeline WHERE case_id = $1 AND kind = 'confirmation.court-problem' AND params ->> 'code' = $2 AND at >= $3 LIMIT 1`, [application.case_id, code, since]);
      await tx.query(`UPDATE confirmation_applications SET register_problem = $2, register_problem_since = $3 WHERE id = $1`, [application.id, code, since]);
      if (told.length > 0 || (error instanceof OutsideError && now.getTime() - since.getTime() < QUIET_MS)) return;
      await this.cases.tell(tx, application.case_id, { kind: 'confirmation.court-problem', params: { code }, actor: 'portal', seenBy: 'staff' });
    });
  }

  /** One court that is down must not keep the others from being asked. */
  private async sweep(): Promise<void> {
    const rows: { id: string }[] = await this.transactions.reader.query(
      `SELECT id FROM confirmation_applications WHERE state IN ('filed', 'accepted') AND (register <> $1 OR (register_reference IS NULL AND filed_at < $2)) ORDER BY filed_at LIMIT 1000`,
      [LOCAL_REGISTER, new Date(this.clock.now().getTime() - 600_000)],
    );
    for (const row of rows) {
      try {
        await this.sync(row.id);
      } catch (error) {
        if (!(error instanceof OutsideError)) this.logger.error({ event: 'court.sweep-failed', applicationId: row.id }, error instanceof Error ? error.stack : undefined);
      }
    }
  }
}
