import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { Audit } from '../audit/audit.js';
import { Cases, type EnteredCase } from '../cases/cases.js';
import { Clocks } from '../cases/clocks.js';
import { OrganizationQueries } from '../organizations/organization.queries.js';
import { CasePapers } from '../papers/case-papers.js';
import { Clock } from '../platform/clock/clock.js';
import { Transactions, type Tx } from '../platform/database/transactions.js';
import type { Person } from '../platform/http/access.js';
import { ConflictError } from '../platform/http/errors.js';
import { jobKind, Jobs } from '../platform/jobs/jobs.js';
import { applicationById, bundleOf, type ApplicationRow } from './application-row.js';
import { CourtRegister } from './court-register.port.js';
import { GatherFacts } from './gather-facts.js';

/** All parties have signed: the bundle goes to the court's register, after the commit. */
export const HAND_TO_COURT = jobKind('confirmation.hand-to-court', z.object({ applicationId: z.uuid() }), 20);

/** Files the joint application: the case moves, the court may look at it, the bundle is handed to its register. */
@Injectable()
export class FileWithCourt {
  constructor(
    private readonly transactions: Transactions,
    private readonly cases: Cases,
    private readonly clocks: Clocks,
    private readonly gather: GatherFacts,
    private readonly organizations: OrganizationQueries,
    private readonly papers: CasePapers,
    private readonly register: CourtRegister,
    private readonly audit: Audit,
    private readonly clock: Clock,
    private readonly jobs: Jobs,
  ) {
    jobs.work(HAND_TO_COURT, ({ applicationId }) => this.hand(applicationId));
    jobs.every('confirmation.hand-sweep', '*/10 * * * *', () => this.sweep());
  }

  /** In the transaction of the last signature: filed on that day, never before and never without one of them. */
  async file(tx: Tx, { case: found }: EnteredCase, application: ApplicationRow, person: Person): Promise<void> {
    const now = this.clock.now();
    const [, count]: [unknown[], number] = await tx.query(`UPDATE confirmation_applications SET state = 'filed', filed_at = $2, version = version + 1 WHERE id = $1 AND state = 'signing'`, [application.id, now]);
    if (count !== 1 || !application.court_id) throw new ConflictError('confirmation.changed-meanwhile');
    const court = await this.organizations.byId(tx, application.court_id);
    await this.cases.grant(tx, found.id, 'court', { organizationId: court.id });
    await this.cases.move(tx, found, 'applyForConfirmation', 'party', person, { params: { court: court.name } });
    await this.clocks.stop(tx, found.id, 'confirmationApplication');
    await this.clocks.start(tx, { caseId: found.id, organizationId: court.id, clock: 'courtAccepts', owner: 'court', startedAt: now });
    await this.audit.record(tx, { action: 'confirmation.filed', actor: person, caseId: found.id, subject: application.id, data: { courtId: court.id, register: this.register.name } });
    await this.jobs.send(tx, HAND_TO_COURT, { applicationId: application.id });
  }

  /** Idempotent: the register answers the same reference for the same id, and only an empty reference is written. */
  private async hand(applicationId: string): Promise<void> {
    const tx = this.transactions.reader;
    const application = await applicationById(tx, applicationId);
    if (!application?.filed_at || !application.court_id || application.register_reference !== null) return;
    const { case: found } = await this.transactions.run((own) => this.cases.lockForPortal(own, application.case_id));
    const gathered = await this.gather.of(tx, found, application);
    if (!gathered) return;
    const body = await this.organizations.byId(tx, found.organizationId);
    const papers = await Promise.all((await bundleOf(tx, applicationId)).map((row) => this.papers.byId(tx, row.paper_id)));
    const { reference } = await this.register.file({
      id: application.id,
      courtId: application.court_id,
      filedAt: new Date(application.filed_at),
      agreementNumber: gathered.agreement.number,
      effectiveOn: gathered.effectiveOn,
      committee: body.sealName ?? body.name,
      applicants: gathered.agreement.draft.parties.map((party) => ({ name: party.name, kind: party.kind })),
      papers: papers.map((paper) => ({ id: paper.id, kind: paper.kind, title: paper.title, sha256: paper.sha256, sm3: paper.sm3, size: paper.size, bytes: () => this.papers.bytes(paper) })),
    });
    await this.transactions.run((write) => write.query(`UPDATE confirmation_applications SET register_reference = $2 WHERE id = $1 AND register_reference IS NULL`, [applicationId, reference]));
  }

  private async sweep(): Promise<void> {
    const rows: { id: string }[] = await this.transactions.reader.query(`SELECT id FROM confirmation_applications WHERE state = 'filed' AND register_reference IS NULL AND filed_at < $1`, [new Date(this.clock.now().getTime() - 600_000)]);
    for (const row of rows) await this.hand(row.id);
  }
}
