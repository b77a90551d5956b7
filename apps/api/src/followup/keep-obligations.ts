import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { formatYuan, isObligation, localDate, scheduleOf, sidesOf, type AgreementDraft, type LocalDate, type ObligationClause } from '@jiefen/mediation';
import { agreementInEffect } from '../agreements/agreement-row.js';
import { Cases } from '../cases/cases.js';
import { CASE_HAPPENED } from '../cases/case-events.js';
import { Clocks } from '../cases/clocks.js';
import { Clock } from '../platform/clock/clock.js';
import { Transactions, type Tx } from '../platform/database/transactions.js';
import { Jobs } from '../platform/jobs/jobs.js';
import { FOLLOW_UP_RULE } from './follow-up-due.js';
import { OBLIGATION_RULE } from './obligation-row.js';

/** Reminded so many days before. */
const REMIND_DAYS = 3;

interface Part {
  readonly part: number;
  readonly parts: number;
  readonly dueDay: LocalDate | null;
  readonly amountFen: number | null;
  readonly done: boolean;
}

/** Makes the obligations of an agreement when it takes effect, reminds before each day, and says when one is over. */
@Injectable()
export class KeepObligations {
  constructor(
    private readonly transactions: Transactions,
    private readonly cases: Cases,
    private readonly clocks: Clocks,
    private readonly clock: Clock,
    jobs: Jobs,
  ) {
    jobs.work(CASE_HAPPENED, async ({ caseId, kind }) => {
      if (kind === 'move.takeEffect' || kind === 'move.recordOralAgreement') await this.make(caseId);
    });
    jobs.every('followup.make-sweep', '*/10 * * * *', () => this.sweep());
    jobs.every('followup.remind', '5 * * * *', () => this.remind());
    jobs.every('followup.overdue', '10 * * * *', () => this.overdue());
  }

  /** Idempotent: a part that is there is not made twice. */
  async make(caseId: string): Promise<void> {
    await this.transactions.run(async (tx) => {
      const { case: found, parties } = await this.cases.lockForPortal(tx, caseId);
      const agreement = await agreementInEffect(tx, caseId);
      if (!agreement?.effective_at) return;
      await this.replaceEarlier(tx, caseId, agreement.id);
      const sides = new Map(parties.map((party) => [party.id, party]));
      for (const [index, clause] of agreement.draft.clauses.entries()) {
        if (!isObligation(clause)) continue;
        const { by, to } = sidesOf(clause);
        const debtor = by === undefined ? undefined : sides.get(by);
        if (!debtor) continue;
        for (const part of partsOf(clause)) {
          const id = randomUUID();
          const made: unknown[] = await tx.query(
            `INSERT INTO obligations (id, case_id, agreement_id, clause_id, clause, part, parts, kind, what_zh, what_en, amount_fen, due_day, by_party_id, to_party_id, state)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15) ON CONFLICT (agreement_id, clause_id, part) DO NOTHING RETURNING id`,
            [
              id,
              caseId,
              agreement.id,
              clause.id,
              index + 1,
              part.part,
              part.parts,
              clause.kind,
              whatOf(clause, agreement.draft, 'zh', agreement.clauses_zh[index] ?? ''),
              whatOf(clause, agreement.draft, 'en', agreement.clauses_en[index] ?? ''),
              part.amountFen,
              part.dueDay,
              debtor.id,
              to ?? null,
              part.done ? 'confirmed' : 'open',
            ],
          );
          if (made.length === 0 || part.dueDay === null || part.done) continue;
          await this.clocks.startUntil(tx, {
            caseId,
            organizationId: found.organizationId,
            rule: OBLIGATION_RULE,
            subject: id,
            owner: debtor.side,
            ...(debtor.accountId ? { ownerAccountId: debtor.accountId } : {}),
            startedAt: new Date(agreement.effective_at),
            lastDay: part.dueDay,
          });
        }
      }
      await this.cases.changed(tx, caseId);
    });
  }

  /** A new agreement of the same case stands in the place of the old one for everything that is not yet done. */
  private async replaceEarlier(tx: Tx, caseId: string, agreementId: string): Promise<void> {
    const [rows]: [{ id: string }[], number] = await tx.query(`UPDATE obligations SET state = 'replaced', version = version + 1 WHERE case_id = $1 AND agreement_id <> $2 AND state <> 'confirmed' AND state <> 'replaced' RETURNING id`, [caseId, agreementId]);
    await this.clocks.stopRule(tx, caseId, FOLLOW_UP_RULE);
    for (const row of rows) await tx.query(`UPDATE case_deadlines SET ended_at = $3 WHERE case_id = $1 AND rule = $4 AND subject = $2 AND ended_at IS NULL`, [caseId, row.id, this.clock.now(), OBLIGATION_RULE]);
  }

  /** Three days before a day, once: to both, because the one who receives also wants to know. */
  async remind(): Promise<void> {
    const today = this.clock.today();
    await this.each(`due_day >= $1 AND due_day <= $1::date + ${REMIND_DAYS} AND state = 'open' AND reminded_at IS NULL`, 'reminded_at', async (tx, row) => {
      await this.cases.tell(tx, row.case_id, { kind: 'obligation.due-soon', params: { ...paramsOf(row), at: this.clock.momentOf(localDate(row.due_day), '18:00').toISOString() }, actor: 'portal' });
    }, today);
  }

  /** The day after: to both and to the staff. What can be done then stands on the page. */
  async overdue(): Promise<void> {
    await this.each(`due_day < $1 AND state IN ('open', 'disputed') AND late_told_at IS NULL`, 'late_told_at', async (tx, row) => {
      await this.cases.tell(tx, row.case_id, { kind: 'obligation.late', params: paramsOf(row), actor: 'portal' });
    }, this.clock.today());
  }

  private async each(where: string, mark: 'reminded_at' | 'late_told_at', act: (tx: Tx, row: Told) => Promise<void>, today: string): Promise<void> {
    const rows: { id: string }[] = await this.transactions.reader.query(`SELECT id FROM obligations WHERE ${where} ORDER BY due_day LIMIT 500`, [today]);
    for (const { id } of rows) {
      await this.transactions.run(async (tx) => {
        // Marked first: a sweep that runs twice tells once.
        const [told]: [Told[], number] = await tx.query(`UPDATE obligations SET ${mark} = $2 WHERE id = $3 AND ${where} RETURNING case_id, clause, part, parts, amount_fen, to_char(due_day, 'YYYY-MM-DD') AS due_day`, [today, this.clock.now(), id]);
        if (told[0]) await act(tx, told[0]);
      });
    }
  }

  /** Agreements in effect whose obligations were not made: the event was lost. */
  private async sweep(): Promise<void> {
    const rows: { case_id: string }[] = await this.transactions.reader.query(
      `SELECT a.case_id FROM agreements a JOIN cases c ON c.id = a.case_id WHERE a.state = 'inEffect' AND c.ended_at IS NULL
         AND NOT EXISTS (SELECT 1 FROM obligations o WHERE o.agreement_id = a.id) AND a.effective_at < $1 LIMIT 200`,
      [new Date(this.clock.now().getTime() - 600_000)],
    );
    for (const row of rows) await this.make(row.case_id);
  }
}

interface Told {
  readonly case_id: string;
  readonly clause: number;
  readonly part: number;
  readonly parts: number;
  readonly amount_fen: string | null;
  readonly due_day: string;
}

function paramsOf(row: Told): Record<string, string | number> {
  return { clause: row.clause, part: row.part, parts: row.parts, day: row.due_day };
}

function partsOf(clause: ObligationClause): Part[] {
  switch (clause.kind) {
    case 'payment': {
      const schedule = scheduleOf(clause);
      return schedule.map((part, _i, all) => ({ part: part.n, parts: all.length, dueDay: part.dueDate, amountFen: part.amountFen, done: part.alreadyDone === true || clause.alreadyDone === true }));
    }
    case 'act':
    case 'handover':
    case 'apology':
      return [{ part: 1, parts: 1, dueDay: clause.dueDate ?? null, amountFen: null, done: clause.alreadyDone === true }];
    case 'refrain':
      return [{ part: 1, parts: 1, dueDay: null, amountFen: null, done: false }];
  }
}

/** Short words for a payment; for everything else the sentence that was signed. */
function whatOf(clause: ObligationClause, draft: AgreementDraft, language: 'zh' | 'en', sentence: string): string {
  if (clause.kind !== 'payment') return named(sentence, draft, language);
  const amount = clause.amountFen === undefined ? '' : formatYuan(clause.amountFen);
  const purpose = clause.purpose ?? '';
  return language === 'zh' ? `${purpose || '付款'} ${amount} 元` : `${purpose || 'payment'} CNY ${amount}`;
}

/** Names instead of 甲方, 乙方: on a list nobody knows who is which. */
function named(sentence: string, draft: AgreementDraft, language: 'zh' | 'en'): string {
  const stems = [...'甲乙丙丁戊己庚辛壬癸'];
  return draft.parties.reduce((text, party, i) => text.replaceAll(language === 'zh' ? `${stems[i] ?? ''}方` : `Party ${String.fromCharCode(65 + i)}`, party.name), sentence);
}
