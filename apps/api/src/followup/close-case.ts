import { Injectable } from '@nestjs/common';
import { DISPUTE_KINDS, KINDS_IN_ENGLISH } from '@jiefen/mediation';
import { partyInPrint, type ClosingReportDocument } from '@jiefen/documents';
import { z } from 'zod';
import { agreementInEffect } from '../agreements/agreement-row.js';
import { Audit } from '../audit/audit.js';
import { Cases } from '../cases/cases.js';
import { OrganizationQueries } from '../organizations/organization.queries.js';
import { CasePapers } from '../papers/case-papers.js';
import { Clock } from '../platform/clock/clock.js';
import { Transactions } from '../platform/database/transactions.js';
import type { Person } from '../platform/http/access.js';
import { RefusalError } from '../platform/http/errors.js';
import { jobKind, Jobs } from '../platform/jobs/jobs.js';
import { Papers } from '../platform/papers/papers.js';
import { countsSince, FOLLOW_UP_RULE } from './follow-up-due.js';
import { obligationsOf } from './obligation-row.js';

const WRITE_CLOSING = jobKind('case.write-closing-report', z.object({ caseId: z.uuid(), by: z.string() }));

/** A case is closed after its follow-up, or when the follow-up was due and is waived with a reason (P-01). */
@Injectable()
export class CloseCaseUseCase {
  constructor(
    private readonly transactions: Transactions,
    private readonly cases: Cases,
    private readonly organizations: OrganizationQueries,
    private readonly papers: CasePapers,
    private readonly rendering: Papers,
    private readonly audit: Audit,
    private readonly clock: Clock,
    private readonly jobs: Jobs,
  ) {
    jobs.work(WRITE_CLOSING, ({ caseId, by }) => this.writeReport(caseId, by));
  }

  async close(person: Person, caseId: string, waiveReason: string | undefined): Promise<void> {
    await this.transactions.run(async (tx) => {
      const { case: found, relation } = await this.cases.lock(tx, person, caseId, (r) => r.mediator || r.handler);
      const done: unknown[] = await tx.query(`SELECT 1 FROM follow_ups f WHERE f.case_id = $1 AND f.visited_at >= ${countsSince('f.case_id')} LIMIT 1`, [caseId]);
      if (done.length === 0) {
        // Nobody waives the questions about their own work.
        if (waiveReason === undefined || relation.mediator) throw new RefusalError('closing.follow-up-first');
        const due: unknown[] = await tx.query(`SELECT 1 FROM case_deadlines d WHERE d.case_id = $1 AND d.rule = $2 AND d.started_at >= ${countsSince('d.case_id')} LIMIT 1`, [caseId, FOLLOW_UP_RULE]);
        if (due.length === 0) throw new RefusalError('closing.follow-up-not-due');
      }
      const open = (await obligationsOf(tx, caseId)).filter((row) => row.kind !== 'refrain' && row.due_day !== null && row.due_day >= this.clock.today() && row.state !== 'confirmed');
      if (open.length > 0) throw new RefusalError('closing.days-to-come', { n: open.length });
      await this.cases.move(tx, found, 'close', relation.mediator ? 'mediator' : 'dispatcher', person, { params: waiveReason && done.length === 0 ? { waived: waiveReason } : {} });
      if (found.mediatorAccountId) await tx.query(`UPDATE experts SET open_cases = greatest(0, open_cases - 1) WHERE account_id = $1`, [found.mediatorAccountId]);
      await this.audit.record(tx, { action: 'case.closed-after-follow-up', actor: person, caseId, data: { waived: done.length === 0 } });
      await this.jobs.send(tx, WRITE_CLOSING, { caseId, by: person.name });
    });
  }

  /** 结案报告表, from what the case knows. */
  private async writeReport(caseId: string, by: string): Promise<void> {
    const tx = this.transactions.reader;
    if (await this.papers.latest(tx, caseId, 'closingReport')) return;
    const { case: found } = await this.transactions.run((own) => this.cases.lockForPortal(own, caseId));
    const agreement = await agreementInEffect(tx, caseId);
    if (!agreement || !found.endedAt) return;
    const body = await this.organizations.byId(tx, found.organizationId);
    const rows = await obligationsOf(tx, caseId);
    const confirmed = rows.filter((row) => row.state === 'confirmed').length;
    const closedOn = this.clock.dayOf(found.endedAt);
    const data = (language: 'zh' | 'en'): ClosingReportDocument => ({
      createdAt: this.clock.now(),
      number: found.fileNumber ?? found.number,
      committee: { zh: body.sealName ?? body.name, en: body.nameEn },
      filledOn: this.clock.today(),
      handler: by,
      acceptedOn: this.clock.dayOf(found.acceptedAt ?? found.filedAt),
      closedOn,
      language,
      parties: agreement.draft.parties.map(partyInPrint),
      source: sourceOf(found.source),
      kind: language === 'zh' ? DISPUTE_KINDS[found.kind].statistics : KINDS_IN_ENGLISH[found.kind],
      facts: agreement.draft.facts,
      ending: 'agreement',
      result: (language === 'zh' ? agreement.clauses_zh : agreement.clauses_en).join('\n'),
      agreementNumber: agreement.number,
      performance:
        language === 'zh'
          ? rows.length === 0 ? '没有要履行的义务' : `约定 ${rows.length} 项，收到的一方确认 ${confirmed} 项`
          : rows.length === 0 ? 'nothing was to be carried out' : `${confirmed} of ${rows.length} confirmed by the side that receives`,
    });
    const rendered = await this.rendering.render('renderClosingReport', data('zh'), data('en'));
    await this.transactions.run((write) => this.papers.keep(write, { caseId, kind: 'closingReport', title: '结案报告表', seenBy: 'staff', bytes: rendered.bytes, pages: rendered.pages, fields: rendered.fields, english: rendered.english }));
  }
}

/** The word of the case's source as the forms print it; an unknown one is the parties' own application. */
export function sourceOf(source: string): 'application' | 'initiative' | 'court' | 'prosecution' | 'police' | 'petition' | 'department' {
  const known = ['application', 'initiative', 'court', 'prosecution', 'police', 'petition', 'department'] as const;
  return known.find((one) => one === source) ?? 'application';
}
