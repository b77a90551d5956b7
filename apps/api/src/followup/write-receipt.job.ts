import { Injectable } from '@nestjs/common';
import { mannerName, partyInPrint, type PerformanceReceiptDocument } from '@jiefen/documents';
import { z } from 'zod';
import { agreementById } from '../agreements/agreement-row.js';
import { CasePapers } from '../papers/case-papers.js';
import { Clock } from '../platform/clock/clock.js';
import { Transactions } from '../platform/database/transactions.js';
import { jobKind, Jobs } from '../platform/jobs/jobs.js';
import { Papers } from '../platform/papers/papers.js';
import { obligationById } from './obligation-row.js';

/** A payment was confirmed by the one who received it: the receipt for the dossier is written. */
export const WRITE_RECEIPT = jobKind('obligation.write-receipt', z.object({ obligationId: z.uuid() }));

/** 收条, made from what the payee confirmed (forms 3.8). */
@Injectable()
export class WriteReceipt {
  constructor(
    private readonly transactions: Transactions,
    private readonly papers: CasePapers,
    private readonly rendering: Papers,
    private readonly clock: Clock,
    jobs: Jobs,
  ) {
    jobs.work(WRITE_RECEIPT, ({ obligationId }) => this.write(obligationId));
  }

  private async write(obligationId: string): Promise<void> {
    const tx = this.transactions.reader;
    const row = await obligationById(tx, obligationId);
    if (!row || row.state !== 'confirmed' || row.receipt_paper_id !== null || row.amount_fen === null) return;
    const agreement = await agreementById(tx, row.agreement_id);
    const clause = agreement?.draft.clauses.find((one) => one.id === row.clause_id);
    const payer = agreement?.draft.parties.find((party) => party.id === row.by_party_id);
    const payee = agreement?.draft.parties.find((party) => party.id === row.to_party_id);
    if (!agreement || !payer || !payee || clause?.kind !== 'payment') return;
    const data = (language: 'zh' | 'en'): PerformanceReceiptDocument => ({
      createdAt: this.clock.now(),
      agreementNumber: agreement.number,
      language,
      from: payer.name,
      to: partyInPrint(payee),
      amountFen: Number(row.amount_fen),
      paidOn: row.done_on ?? this.clock.today(),
      method: mannerName(clause, language) || (language === 'zh' ? '约定的方式' : 'the agreed way'),
      ...(row.parts > 1 ? { instalment: row.part } : {}),
    });
    const rendered = await this.rendering.render('renderPerformanceReceipt', data('zh'), data('en'));
    await this.transactions.run(async (write) => {
      const paper = await this.papers.keep(write, { caseId: row.case_id, kind: 'performanceProof', subject: obligationId, title: row.parts > 1 ? `收条 第 ${row.part} 期` : '收条', bytes: rendered.bytes, pages: rendered.pages, fields: rendered.fields, english: rendered.english });
      await write.query(`UPDATE obligations SET receipt_paper_id = $2 WHERE id = $1 AND receipt_paper_id IS NULL`, [obligationId, paper.id]);
    });
  }
}
