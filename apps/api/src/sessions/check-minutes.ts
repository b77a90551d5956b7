import { Injectable } from '@nestjs/common';
import type { CheckMinutes, MinutesView } from '@jiefen/mediation/wire';
import { z } from 'zod';
import { Audit } from '../audit/audit.js';
import { CASE_HAPPENED } from '../cases/case-events.js';
import type { CaseRelation } from '../cases/case-relation.js';
import { Cases } from '../cases/cases.js';
import { CasePapers } from '../papers/case-papers.js';
import { Clock } from '../platform/clock/clock.js';
import { Transactions } from '../platform/database/transactions.js';
import type { Person } from '../platform/http/access.js';
import { NotFoundError, RefusalError } from '../platform/http/errors.js';
import { jobKind, Jobs } from '../platform/jobs/jobs.js';
import { MinutesPaper } from './minutes-paper.js';
import { SessionRecord } from './session-record.queries.js';

const WRITE_MINUTES = jobKind('sessions.write-minutes', z.object({ caseId: z.uuid() }));

/** Those who were in the talk and the staff of the mediation; never a court or an official (L-56). */
export function mayReadMinutes(relation: CaseRelation): boolean {
  return relation.party !== undefined || relation.mediator || relation.handler;
}

/** After a session its minutes are a paper; each party reads them and says whether they are right. */
@Injectable()
export class CheckMinutesUseCase {
  constructor(
    private readonly transactions: Transactions,
    private readonly cases: Cases,
    private readonly record: SessionRecord,
    private readonly papers: CasePapers,
    private readonly minutes: MinutesPaper,
    private readonly audit: Audit,
    private readonly clock: Clock,
    private readonly jobs: Jobs,
  ) {
    jobs.work(WRITE_MINUTES, ({ caseId }) => this.write(caseId));
    jobs.every('sessions.minutes-sweep', '*/5 * * * *', () => this.sweep());
    jobs.work(CASE_HAPPENED, async ({ caseId, kind }) => {
      // A mediation that ends may close its room a moment later: the sweep finds that one.
      if (kind === 'session.ended' || kind === 'move.terminate') await this.write(caseId);
    });
  }

  async view(person: Person, caseId: string): Promise<MinutesView[]> {
    const tx = this.transactions.reader;
    const { parties, relation } = await this.cases.enter(tx, person, caseId, mayReadMinutes);
    const papers = await this.papers.ofKind(tx, caseId, 'minutes');
    const views: MinutesView[] = [];
    for (const session of await this.record.sessions(tx, caseId)) {
      const lines = await this.record.minutes(tx, session.id);
      if (session.endedAt === null || lines.length === 0) continue;
      const checks = await this.minutes.checks(tx, session.id);
      const paper = papers.find((one) => one.subject === session.id);
      const present = await this.minutes.present(tx, session.id, parties);
      views.push({
        sessionId: session.id,
        openedAt: session.openedAt,
        endedAt: session.endedAt,
        lines,
        paperId: paper?.id ?? null,
        pages: paper?.pages ?? 0,
        checks: present.map((party) => {
          const check = checks.find((one) => one.party_id === party.id);
          return { partyId: party.id, name: party.name, side: party.side, answer: check?.answer ?? null, words: check?.words ?? '', at: check ? new Date(check.checked_at).toISOString() : null, isMe: party.id === relation.party?.id };
        }),
      });
    }
    return views.reverse();
  }

  /** Once answered it stands: what was added later would not be what the other side has read. The same answer sent twice is one. */
  async check(person: Person, caseId: string, sessionId: string, request: CheckMinutes): Promise<void> {
    await this.transactions.run(async (tx) => {
      const { relation, parties } = await this.cases.lock(tx, person, caseId, (one) => one.party !== undefined);
      const session = (await this.record.sessions(tx, caseId)).find((one) => one.id === sessionId);
      const partyId = relation.party?.id ?? '';
      if (!session || (await this.record.minutes(tx, sessionId)).length === 0 || !(await this.minutes.present(tx, sessionId, parties)).some((party) => party.id === partyId)) throw new NotFoundError();
      if (session.endedAt === null) throw new RefusalError('minutes.session-still-open');
      const words = request.answer === 'objects' ? request.words : '';
      const before = (await this.minutes.checks(tx, sessionId)).find((one) => one.party_id === partyId);
      if (before && before.answer === request.answer && before.words === words) return;
      if (before) throw new RefusalError('minutes.checked-already');
      await tx.query(`INSERT INTO minutes_checks (session_id, party_id, answer, words, checked_at) VALUES ($1, $2, $3, $4, $5)`, [sessionId, partyId, request.answer, words, this.clock.now()]);
      await this.cases.tell(tx, caseId, { kind: request.answer === 'right' ? 'minutes.confirmed' : 'minutes.objected', actor: person, ...(relation.party ? { side: relation.party.side } : {}) });
      await this.audit.record(tx, { action: 'minutes.checked', actor: person, caseId, subject: sessionId, data: { answer: request.answer } });
      await this.jobs.send(tx, WRITE_MINUTES, { caseId });
    });
  }

  private async sweep(): Promise<void> {
    const rows: { case_id: string }[] = await this.transactions.reader.query(
      `SELECT DISTINCT s.case_id FROM sessions s JOIN session_minutes m ON m.session_id = s.id
        WHERE s.ended_at > $1 AND NOT EXISTS (SELECT 1 FROM papers p WHERE p.case_id = s.case_id AND p.kind = 'minutes' AND p.subject = s.id::text) LIMIT 50`,
      [new Date(this.clock.now().getTime() - 7 * 86_400_000)],
    );
    for (const row of rows) await this.write(row.case_id);
  }

  /** A version for each answer; none when nothing changed. */
  private async write(caseId: string): Promise<void> {
    const reader = this.transactions.reader;
    const { case: found, parties } = await this.transactions.run((own) => this.cases.lockForPortal(own, caseId));
    for (const session of await this.record.sessions(reader, caseId)) {
      if (session.endedAt === null) continue;
      const rendered = await this.minutes.render(reader, found, parties, session);
      if (!rendered) continue;
      await this.transactions.run(async (tx) => {
        await this.cases.lockForPortal(tx, caseId);
        const before = await this.papers.latest(tx, caseId, 'minutes', 'zh', session.id);
        if (before && Buffer.compare(await this.papers.bytes(before), rendered.bytes) === 0) return;
        const day = this.clock.dayOf(new Date(session.openedAt));
        await this.papers.keep(tx, { caseId, kind: 'minutes', subject: session.id, title: `人民调解记录（${day}）`, bytes: rendered.bytes, pages: rendered.pages, fields: rendered.fields, english: rendered.english });
        if (before) await this.cases.changed(tx, caseId);
        else await this.cases.tell(tx, caseId, { kind: 'minutes.ready', actor: 'portal' });
      });
    }
  }
}
