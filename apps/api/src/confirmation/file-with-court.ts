import { Injectable } from '@nestjs/common';
import { Audit } from '../audit/audit.js';
import { Cases, type EnteredCase } from '../cases/cases.js';
import { Clocks } from '../cases/clocks.js';
import { OrganizationQueries } from '../organizations/organization.queries.js';
import { Clock } from '../platform/clock/clock.js';
import type { Tx } from '../platform/database/transactions.js';
import type { Person } from '../platform/http/access.js';
import { ConflictError } from '../platform/http/errors.js';
import { Jobs } from '../platform/jobs/jobs.js';
import type { ApplicationRow } from './application-row.js';
import { CERTIFY_APPLICATION } from './certify-application.job.js';
import { CourtRegister } from './court-register.port.js';
import { SYNC_WITH_COURT } from './court-sync.job.js';

/** Files the joint application: the case moves, the court may look at it, the bundle is handed to its register. */
@Injectable()
export class FileWithCourt {
  constructor(
    private readonly cases: Cases,
    private readonly clocks: Clocks,
    private readonly organizations: OrganizationQueries,
    private readonly register: CourtRegister,
    private readonly audit: Audit,
    private readonly clock: Clock,
    private readonly jobs: Jobs,
  ) {}

  /** In the transaction of the last signature: filed on that day, never before and never without one of them. */
  async file(tx: Tx, { case: found }: EnteredCase, application: ApplicationRow, person: Person): Promise<void> {
    const now = this.clock.now();
    if (!application.court_id) throw new ConflictError('confirmation.changed-meanwhile');
    const court = await this.organizations.byId(tx, application.court_id);
    const register = this.register.nameFor(court);
    const [, count]: [unknown[], number] = await tx.query(`UPDATE confirmation_applications SET state = 'filed', filed_at = $2, register = $3, version = version + 1 WHERE id = $1 AND state = 'signing'`, [application.id, now, register]);
    if (count !== 1) throw new ConflictError('confirmation.changed-meanwhile');
    await this.cases.grant(tx, found.id, 'court', { organizationId: court.id });
    await this.cases.move(tx, found, 'applyForConfirmation', 'party', person, { params: { court: court.name } });
    await this.clocks.stop(tx, found.id, 'confirmationApplication');
    await this.clocks.start(tx, { caseId: found.id, organizationId: court.id, clock: 'courtAccepts', owner: 'court', startedAt: now });
    await this.audit.record(tx, { action: 'confirmation.filed', actor: person, caseId: found.id, subject: application.id, data: { courtId: court.id, register } });
    await this.jobs.send(tx, SYNC_WITH_COURT, { applicationId: application.id });
    await this.jobs.send(tx, CERTIFY_APPLICATION, { applicationId: application.id });
  }
}
