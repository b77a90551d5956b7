import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { spelledOut, type SuspensionDocument } from '@jiefen/documents';
import { firstRefusal, localDate, SUSPENSION_POLICIES, type LocalDate, type Pause, type SuspensionFacts, type SuspensionReason } from '@jiefen/mediation';
import type { SuspendMediation, SuspensionsView, SuspensionView } from '@jiefen/mediation/wire';
import { z } from 'zod';
import { Audit } from '../audit/audit.js';
import type { CaseRelation } from '../cases/case-relation.js';
import { Cases, type EnteredCase } from '../cases/cases.js';
import { Clocks } from '../cases/clocks.js';
import { OrganizationQueries } from '../organizations/organization.queries.js';
import { languagesOf } from '../papers/case-papers.js';
import { committeeOf } from '../papers/party-entry.js';
import { Clock } from '../platform/clock/clock.js';
import { Transactions, type Tx } from '../platform/database/transactions.js';
import type { Person } from '../platform/http/access.js';
import { RefusalError } from '../platform/http/errors.js';
import { jobKind, Jobs } from '../platform/jobs/jobs.js';
import { Papers } from '../platform/papers/papers.js';
import { KeepNotice } from './keep-notice.js';

const WRITE_SUSPENSION = jobKind('notices.write-suspension', z.object({ suspensionId: z.uuid(), lastDayBefore: z.string().optional() }));
/** The day on which somebody looks whether it can go on. */
export const REVIEW_RULE = 'clock.suspension-review';

interface Row {
  readonly id: string;
  readonly case_id: string;
  readonly reason: SuspensionReason;
  readonly explanation: string;
  readonly look_again_on: string;
  readonly suspended_at: Date;
  readonly resumed_at: Date | null;
}

const COLUMNS = `id, case_id, reason, explanation, to_char(look_again_on, 'YYYY-MM-DD') AS look_again_on, suspended_at, resumed_at`;

/** The mediator, or the staff of the body, lets a mediation rest and go on; parties are told both times. */
export function maySuspend(relation: CaseRelation): boolean {
  return relation.mediator || relation.handler;
}

/** 中止调解: the clock stands, everybody gets the notice, and a day is set on which somebody looks again. */
@Injectable()
export class SuspendMediationUseCase {
  constructor(
    private readonly transactions: Transactions,
    private readonly cases: Cases,
    private readonly clocks: Clocks,
    private readonly organizations: OrganizationQueries,
    private readonly rendering: Papers,
    private readonly keeping: KeepNotice,
    private readonly audit: Audit,
    private readonly clock: Clock,
    private readonly jobs: Jobs,
  ) {
    jobs.work(WRITE_SUSPENSION, ({ suspensionId, lastDayBefore }) => this.write(suspensionId, lastDayBefore));
  }

  async view(person: Person, caseId: string): Promise<SuspensionsView> {
    const tx = this.transactions.reader;
    const entered = await this.cases.enter(tx, person, caseId);
    const rows = await this.ofCase(tx, caseId);
    const open = rows.find((row) => row.resumed_at === null);
    const tomorrow = localDate(this.clock.dayOf(new Date(this.clock.now().getTime() + 86_400_000)));
    const refusal = firstRefusal(SUSPENSION_POLICIES, await this.facts(tx, entered, tomorrow));
    return { open: open ? viewOf(open) : null, past: rows.filter((row) => row !== open).map(viewOf), mayChange: maySuspend(entered.relation), refusal: refusal?.reason.code ?? null };
  }

  async suspend(person: Person, caseId: string, request: SuspendMediation): Promise<void> {
    await this.transactions.run(async (tx) => {
      const entered = await this.cases.lock(tx, person, caseId, maySuspend);
      const refusal = firstRefusal(SUSPENSION_POLICIES, await this.facts(tx, entered, request.lookAgainOn));
      if (refusal) throw new RefusalError(refusal.reason.code, refusal.reason.params);
      const id = randomUUID();
      const now = this.clock.now();
      await tx.query(`INSERT INTO suspensions (id, case_id, reason, explanation, look_again_on, suspended_by, suspended_at) VALUES ($1, $2, $3, $4, $5, $6, $7)`, [id, caseId, request.reason, request.explanation, request.lookAgainOn, person.accountId, now]);
      const lastDayBefore = await this.clocks.pause(tx, caseId, request.reason);
      await this.clocks.startUntil(tx, { caseId, organizationId: entered.case.organizationId, rule: REVIEW_RULE, owner: 'mediator', startedAt: now, lastDay: request.lookAgainOn });
      await this.cases.tell(tx, caseId, { kind: 'suspension.began', params: { reason: request.reason, lookAgainOn: request.lookAgainOn }, actor: person });
      await this.audit.record(tx, { action: 'suspension.began', actor: person, caseId, subject: id, data: { reason: request.reason } });
      await this.jobs.send(tx, WRITE_SUSPENSION, { suspensionId: id, ...(lastDayBefore ? { lastDayBefore } : {}) });
    });
  }

  /** Sent twice, the second finds nothing that rests and changes nothing. */
  async resume(person: Person, caseId: string): Promise<void> {
    await this.transactions.run(async (tx) => {
      const { case: found } = await this.cases.lock(tx, person, caseId, maySuspend);
      const rows = await this.ofCase(tx, caseId);
      const open = rows.find((row) => row.resumed_at === null);
      if (!open) return;
      await tx.query(`UPDATE suspensions SET resumed_by = $2, resumed_at = $3 WHERE id = $1`, [open.id, person.accountId, this.clock.now()]);
      const pauses = rows.map((row): Pause => ({ from: localDate(this.clock.dayOf(new Date(row.suspended_at))), to: localDate(this.clock.dayOf(row.resumed_at ? new Date(row.resumed_at) : this.clock.now())) }));
      await this.clocks.resume(tx, caseId, found.organizationId, pauses);
      await this.clocks.stopRule(tx, caseId, REVIEW_RULE);
      await this.cases.tell(tx, caseId, { kind: 'suspension.ended', actor: person });
      await this.audit.record(tx, { action: 'suspension.ended', actor: person, caseId, subject: open.id });
    });
  }

  private async facts(tx: Tx, { case: found }: EnteredCase, lookAgainOn: LocalDate): Promise<SuspensionFacts> {
    const open = (await this.ofCase(tx, found.id)).some((row) => row.resumed_at === null);
    return { state: found.state, alreadySuspended: open, pausableClockRuns: await this.clocks.pausableRuns(tx, found.id), today: localDate(this.clock.today()), lookAgainOn };
  }

  private async ofCase(tx: Tx, caseId: string): Promise<Row[]> {
    return tx.query(`SELECT ${COLUMNS} FROM suspensions WHERE case_id = $1 ORDER BY suspended_at DESC`, [caseId]);
  }

  private async write(suspensionId: string, lastDayBefore: string | undefined): Promise<void> {
    const tx = this.transactions.reader;
    const [row]: Row[] = await tx.query(`SELECT ${COLUMNS} FROM suspensions WHERE id = $1`, [suspensionId]);
    if (!row) return;
    const { case: found, parties } = await this.transactions.run((own) => this.cases.lockForPortal(own, row.case_id));
    const body = await this.organizations.byId(tx, found.organizationId);
    const at = new Date(row.suspended_at);
    const names = parties.map((party) => party.name).filter((name) => name !== '');
    for (const language of languagesOf(found.language)) {
      const zh = language === 'zh';
      const data = (language: 'zh' | 'en'): SuspensionDocument => {
        const zh = language === 'zh';
        return {
          createdAt: at,
          language,
          number: found.fileNumber ?? found.number,
          committee: committeeOf(body),
          to: names.join(zh ? '、' : ', '),
          issuedOn: this.clock.dayOf(at),
          phone: body.phone ?? '12348',
          parties: names,
          subject: spelledOut(found.title),
          suspendedOn: this.clock.dayOf(at),
          reason: row.reason,
          ...(row.explanation ? { explanation: spelledOut(row.explanation) } : {}),
          lookAgainOn: row.look_again_on,
          ...(lastDayBefore ? { lastDayBefore } : {}),
        };
      };
      const rendered = await this.rendering.render('renderSuspension', data(language), data('en'));
      await this.keeping.once(rendered, { caseId: found.id, kind: 'suspensionNotice', language, title: zh ? '中止调解通知书' : 'Notice that mediation is suspended (translation)', subject: row.id }, at);
    }
  }
}

function viewOf(row: Row): SuspensionView {
  return { reason: row.reason, explanation: row.explanation, suspendedAt: new Date(row.suspended_at).toISOString(), lookAgainOn: row.look_again_on, resumedAt: row.resumed_at ? new Date(row.resumed_at).toISOString() : null };
}
