import { Injectable } from '@nestjs/common';
import { Cases } from '../cases/cases.js';
import { CasePapers, type NewPaper, type PaperRow } from '../papers/case-papers.js';
import { Transactions } from '../platform/database/transactions.js';
import type { MadePaper } from '../platform/papers/papers.js';

/** Stores a rendered notice unless another run of the job was faster. */
@Injectable()
export class KeepNotice {
  constructor(
    private readonly transactions: Transactions,
    private readonly cases: Cases,
    private readonly papers: CasePapers,
  ) {}

  /** `since`: a paper of the same subject that is as new already stands for this one. */
  async once(rendered: MadePaper, paper: Omit<NewPaper, 'bytes' | 'pages' | 'fields'>, since: Date): Promise<PaperRow> {
    return this.transactions.run(async (tx) => {
      await this.cases.lockForPortal(tx, paper.caseId);
      const there = await this.papers.latest(tx, paper.caseId, paper.kind, paper.language ?? 'zh', paper.subject ?? '');
      if (there && new Date(there.created_at) >= since) return there;
      const kept = await this.papers.keep(tx, { ...paper, bytes: rendered.bytes, pages: rendered.pages, fields: rendered.fields, english: paper.language === 'en' ? null : rendered.english });
      await this.cases.changed(tx, paper.caseId);
      return kept;
    });
  }
}
