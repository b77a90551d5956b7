import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Audit } from '../audit/audit.js';
import { Cases } from '../cases/cases.js';
import { Clocks } from '../cases/clocks.js';
import { CasePapers } from '../papers/case-papers.js';
import { ScannedPapers } from '../papers/scanned-papers.js';
import { Clock } from '../platform/clock/clock.js';
import { Transactions } from '../platform/database/transactions.js';
import type { Person } from '../platform/http/access.js';
import { NotFoundError, RefusalError } from '../platform/http/errors.js';
import { Jobs } from '../platform/jobs/jobs.js';
import { bindPaper, lockOpenApplication } from './application-row.js';
import { SYNC_WITH_COURT } from './court-sync.job.js';
import { SUPPLEMENT_RULE } from './record-court-event.js';

/** Papers the court has asked for, or proofs a party adds by itself: a PDF, or a photo put on a page. */
@Injectable()
export class HandInSupplement {
  constructor(
    private readonly transactions: Transactions,
    private readonly cases: Cases,
    private readonly clocks: Clocks,
    private readonly papers: CasePapers,
    private readonly scans: ScannedPapers,
    private readonly audit: Audit,
    private readonly clock: Clock,
    private readonly jobs: Jobs,
  ) {}

  async add(person: Person, caseId: string, upload: { name: string; bytes: Buffer }): Promise<{ paperId: string; pages: number }> {
    await this.cases.enter(this.transactions.reader, person, caseId, (relation) => relation.party !== undefined);
    const { bytes, pages, name } = await this.scans.asPaper(upload);
    return this.transactions.run(async (tx) => {
      const { relation } = await this.cases.lock(tx, person, caseId, (r) => r.party !== undefined);
      const application = await lockOpenApplication(tx, caseId);
      if (!application) throw new RefusalError('confirmation.nothing-under-way');
      const open: { id: string }[] = await tx.query(`SELECT id FROM confirmation_supplements WHERE application_id = $1 AND answered_at IS NULL`, [application.id]);
      const paper = await this.papers.keep(tx, { caseId, kind: 'supplement', subject: randomUUID(), title: name, seenBy: relation.party?.side ?? 'court', bytes, pages });
      await bindPaper(tx, application.id, { kind: 'supplement', paperId: paper.id, ...(relation.party ? { partyId: relation.party.id } : {}), ...(open[0] ? { supplementId: open[0].id } : {}) });
      await this.cases.tell(tx, caseId, { kind: 'confirmation.paper-added', params: { name }, actor: person, ...(relation.party ? { side: relation.party.side } : {}) });
      await this.audit.record(tx, { action: 'confirmation.paper-added', actor: person, caseId, subject: paper.id, data: { sha256: paper.sha256 } });
      return { paperId: paper.id, pages };
    });
  }

  /** Everything the court asked for is there. */
  async finish(person: Person, caseId: string, supplementId: string): Promise<void> {
    await this.transactions.run(async (tx) => {
      const { relation } = await this.cases.lock(tx, person, caseId, (r) => r.party !== undefined);
      const application = await lockOpenApplication(tx, caseId);
      if (!application) throw new NotFoundError();
      const papers: unknown[] = await tx.query(`SELECT 1 FROM confirmation_papers WHERE supplement_id = $1 LIMIT 1`, [supplementId]);
      if (papers.length === 0) throw new RefusalError('supplement.nothing-handed-in');
      const [, count]: [unknown[], number] = await tx.query(`UPDATE confirmation_supplements SET answered_at = $3 WHERE id = $1 AND application_id = $2 AND answered_at IS NULL`, [supplementId, application.id, this.clock.now()]);
      if (count !== 1) return;
      await this.clocks.stopRule(tx, caseId, SUPPLEMENT_RULE, supplementId);
      await this.cases.tell(tx, caseId, { kind: 'confirmation.supplemented', actor: person, ...(relation.party ? { side: relation.party.side } : {}) });
      await this.audit.record(tx, { action: 'confirmation.supplemented', actor: person, caseId, subject: supplementId });
      await this.jobs.send(tx, SYNC_WITH_COURT, { applicationId: application.id });
    });
  }
}
