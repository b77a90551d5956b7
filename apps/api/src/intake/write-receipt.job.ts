import { Injectable } from '@nestjs/common';
import { spelledOut } from '@jiefen/documents';
import { CASE_HAPPENED } from '../cases/case-events.js';
import { Cases } from '../cases/cases.js';
import { Exhibits } from '../evidence/exhibits.js';
import { OrganizationQueries } from '../organizations/organization.queries.js';
import { CasePapers, languagesOf } from '../papers/case-papers.js';
import { Clock } from '../platform/clock/clock.js';
import { Transactions } from '../platform/database/transactions.js';
import { Jobs } from '../platform/jobs/jobs.js';
import { Papers } from '../platform/papers/papers.js';

/** Writes the receipt of a filing as PDF; once, however often the job runs. */
@Injectable()
export class WriteReceipt {
  constructor(
    private readonly transactions: Transactions,
    private readonly cases: Cases,
    private readonly exhibits: Exhibits,
    private readonly organizations: OrganizationQueries,
    private readonly papers: CasePapers,
    private readonly rendering: Papers,
    private readonly clock: Clock,
    jobs: Jobs,
  ) {
    jobs.work(CASE_HAPPENED, async ({ caseId, kind }) => {
      if (kind === 'filed') await this.write(caseId);
    });
  }

  async write(caseId: string): Promise<void> {
    const reader = this.transactions.reader;
    const [found] = await Promise.all([reader.query(`SELECT * FROM cases WHERE id = $1`, [caseId]) as Promise<CaseRow[]>]);
    const row = found[0];
    if (!row || (await this.papers.latest(reader, caseId, 'receipt'))) return;
    const parties = await this.cases.partiesOf(reader, caseId);
    const exhibits = await this.exhibits.ofCase(reader, caseId);
    const body = await this.organizations.byId(reader, row.organization_id);
    const deadlines: { due_day: string }[] = await reader.query(`SELECT to_char(due_day, 'YYYY-MM-DD') AS due_day FROM case_deadlines WHERE case_id = $1 AND rule = 'clock.triage' LIMIT 1`, [caseId]);
    const applicant = parties.find((party) => party.side === 'applicant');
    const respondent = parties.find((party) => party.side === 'respondent');
    const data = {
      createdAt: new Date(row.filed_at),
      number: row.number,
      body: { zh: body.name, en: body.nameEn },
      receivedAt: this.clock.localMoment(new Date(row.filed_at)),
      filer: applicant?.name ?? '',
      ...(respondent?.name ? { otherSide: respondent.name } : {}),
      subject: spelledOut(row.title),
      exhibits: exhibits.map((exhibit) => ({ name: spelledOut(exhibit.name) })),
      ...(deadlines[0] ? { answerBy: deadlines[0].due_day } : {}),
      phone: body.phone ?? '',
    };
    // The Chinese one counts; who filed in English has a translation beside it.
    const papers = await Promise.all(languagesOf(row.language).map(async (language) => ({ language, rendered: await this.rendering.render('renderReceipt', { ...data, language }) })));
    await this.transactions.run(async (tx) => {
      await this.cases.lockForPortal(tx, caseId);
      if (await this.papers.latest(tx, caseId, 'receipt')) return;
      for (const { language, rendered } of papers) {
        const title = language === 'zh' ? `收件回执 ${row.number}` : `Receipt ${row.number} (translation)`;
        await this.papers.keep(tx, { caseId, kind: 'receipt', language, title, seenBy: 'applicant', bytes: rendered.bytes, pages: rendered.pages, english: language === 'en' ? null : rendered.english });
      }
      await this.cases.changed(tx, caseId);
    });
  }
}

interface CaseRow {
  readonly number: string;
  readonly title: string;
  readonly language: 'zh' | 'en';
  readonly filed_at: Date;
  readonly organization_id: string;
}
