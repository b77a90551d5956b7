import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { assess, COURT_CLOCKS, FILING_POLICIES, REVIEW_POLICIES, type WorkingDayCalendar } from '@jiefen/mediation';
import type { AcceptApplication, AskSupplement, CheckGround, CourtDeskView, CourtListRow, DecideApplication, ExtendReview } from '@jiefen/mediation/wire';
import type { z } from 'zod';
import { Audit } from '../audit/audit.js';
import { Cases } from '../cases/cases.js';
import { OrganizationQueries } from '../organizations/organization.queries.js';
import { CasePapers } from '../papers/case-papers.js';
import { Clock } from '../platform/clock/clock.js';
import { CONFIG, type Config } from '../platform/config/config.js';
import { Transactions, type Tx } from '../platform/database/transactions.js';
import type { Person } from '../platform/http/access.js';
import { InvalidError, NotFoundError, RefusalError } from '../platform/http/errors.js';
import { applicationById, signaturesOfApplication, type ApplicationRow } from './application-row.js';
import { ApplicationParts } from './application-parts.js';
import { LOCAL_REGISTER } from './court-register.port.js';
import { CourtSamples } from './court-samples.js';
import { courtsOf, isAtCourt, lockForJudge, mayJudge } from './court.access.js';
import { GatherFacts } from './gather-facts.js';
import { ReadCourtPdf } from './read-court-pdf.js';
import { RecordCourtEvent } from './record-court-event.js';

const RULES = new Set([...FILING_POLICIES, ...REVIEW_POLICIES].map((policy) => policy.id));

interface ListRow {
  id: string;
  number: string;
  names: string[];
  committee: string;
  state: CourtListRow['state'];
  court_number: string | null;
  filed_at: Date;
  due_day: string | null;
  supplement_open: boolean;
  withdrawal_asked_at: Date | null;
}

/** The judge's desk: the bundle, the checklist of the law, and the decision. Nothing of the talks reaches it (ZXTJ 18). */
@Injectable()
export class JudgesDesk {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly transactions: Transactions,
    private readonly cases: Cases,
    private readonly gather: GatherFacts,
    private readonly parts: ApplicationParts,
    private readonly events: RecordCourtEvent,
    private readonly organizations: OrganizationQueries,
    private readonly papers: CasePapers,
    private readonly samples: CourtSamples,
    private readonly reading: ReadCourtPdf,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  async list(person: Person): Promise<CourtListRow[]> {
    const rows: ListRow[] = await this.transactions.reader.query(
      `SELECT a.id, g.number, (SELECT array_agg(p ->> 'name') FROM jsonb_array_elements(g.draft -> 'parties') p) AS names, coalesce(o.seal_name, o.name) AS committee, a.state, a.court_number, a.filed_at, a.withdrawal_asked_at,
              (SELECT to_char(min(d.due_day), 'YYYY-MM-DD') FROM case_deadlines d WHERE d.case_id = a.case_id AND d.owner = 'court' AND d.ended_at IS NULL) AS due_day,
              EXISTS (SELECT 1 FROM confirmation_supplements s WHERE s.application_id = a.id AND s.answered_at IS NULL) AS supplement_open
         FROM confirmation_applications a JOIN agreements g ON g.id = a.agreement_id JOIN cases c ON c.id = a.case_id JOIN organizations o ON o.id = c.organization_id
        WHERE a.court_id = ANY($1) AND a.filed_at IS NOT NULL ORDER BY a.decided_at IS NOT NULL, due_day NULLS LAST, a.filed_at DESC LIMIT 200`,
      [courtsOf(person)],
    );
    return rows.map((row) => ({
      id: row.id,
      number: row.number,
      applicants: row.names,
      committee: row.committee,
      state: row.state,
      courtNumber: row.court_number,
      filedAt: new Date(row.filed_at).toISOString(),
      dueDay: row.due_day,
      supplementOpen: row.supplement_open,
      withdrawalAsked: row.withdrawal_asked_at !== null && isAtCourt(row),
    }));
  }

  async view(person: Person, applicationId: string): Promise<CourtDeskView> {
    const tx = this.transactions.reader;
    const application = await this.mine(tx, person, applicationId);
    const { case: found } = await this.cases.enter(tx, person, application.case_id, (relation) => relation.judge);
    const gathered = await this.gather.of(tx, found, application);
    if (!gathered) throw new NotFoundError();
    const checks: { rule_id: string; answer: 'met' | 'unmet' | 'ask'; note: string }[] = await tx.query(`SELECT rule_id, answer, note FROM confirmation_checks WHERE application_id = $1`, [applicationId]);
    // What the software found is shown beside what the judge saw, so it is judged without the ticks.
    const { judgeSaw: _ticks, ...untouched } = gathered.facts;
    const { items } = assess(untouched);
    const court = await this.organizations.byId(tx, application.court_id ?? '');
    const body = await this.organizations.byId(tx, found.organizationId);
    const [mediator]: { name: string }[] = await tx.query(`SELECT name FROM accounts WHERE id = $1`, [found.mediatorAccountId]);
    const [decider]: { name: string }[] = application.decided_by ? await tx.query(`SELECT name FROM accounts WHERE id = $1`, [application.decided_by]) : [];
    const signed = await signaturesOfApplication(tx, applicationId);
    const extensions = await this.parts.extensions(tx, applicationId);
    await this.transactions.run((write) => this.audit.record(write, { action: 'confirmation.read', actor: person, caseId: application.case_id, subject: applicationId }));
    return {
      id: application.id,
      version: application.version,
      state: application.state,
      number: gathered.agreement.number,
      kind: found.kind,
      committee: body.sealName ?? body.name,
      mediator: mediator?.name ?? '',
      court: { id: court.id, name: court.name, nameEn: court.nameEn },
      applicants: gathered.agreement.draft.parties.map((party) => {
        const own = signed.find((one) => one.kind === 'confirmationApplication' && one.party_id === party.id);
        return { name: party.name, side: party.side, signedAt: own ? new Date(own.signed_at).toISOString() : null };
      }),
      effectiveOn: gathered.effectiveOn,
      filedAt: new Date(application.filed_at ?? application.created_at).toISOString(),
      acceptedAt: application.accepted_at ? new Date(application.accepted_at).toISOString() : null,
      courtNumber: application.court_number,
      timetable: this.parts.timetable(application, gathered.facts.calendar, extensions),
      extensions: this.parts.extensionViews(application, extensions, gathered.facts.calendar),
      daysToGrant: Math.max(0, COURT_CLOCKS.courtDecides.extendable.most - extensions.filter((one) => one.clock === 'courtDecides').reduce((sum, one) => sum + one.days, 0)),
      ownSystem: application.register === LOCAL_REGISTER ? null : await this.ownSystem(tx, application),
      papers: await this.parts.papers(tx, applicationId, () => true),
      checks: items.map(({ policy, stage, verdict }) => {
        const answer = checks.find((check) => check.rule_id === policy.id);
        return {
          ruleId: policy.id,
          stage,
          summary: policy.summary,
          sources: policy.sources,
          found: verdict.kind,
          reason: verdict.kind === 'unmet' ? verdict.reason : verdict.kind === 'open' ? verdict.question : null,
          answer: answer?.answer ?? null,
          note: answer?.note ?? '',
        };
      }),
      outlook: assess(gathered.facts).outlook,
      supplements: await this.parts.supplements(tx, applicationId),
      withdrawalAskedAt: application.withdrawal_asked_at ? new Date(application.withdrawal_asked_at).toISOString() : null,
      decision: this.parts.decision(application, gathered.facts.calendar),
      decidedBy: decider?.name ?? null,
      sample: this.sample,
    };
  }

  /** Where an application stands that a court decides in its own system, and what has come from there. */
  private async ownSystem(tx: Tx, application: ApplicationRow): Promise<CourtDeskView['ownSystem']> {
    const rows: { kind: NonNullable<CourtDeskView['ownSystem']>['received'][number]['kind']; happened_at: Date; heard_at: Date; state: 'taken' | 'passedOver' | 'waiting'; problem: string | null }[] = await tx.query(
      `SELECT kind, happened_at, heard_at, state, problem FROM court_events WHERE application_id = $1 ORDER BY happened_at, heard_at`,
      [application.id],
    );
    return {
      handedAt: application.handed_at ? new Date(application.handed_at).toISOString() : null,
      reference: application.register_reference,
      problem: application.register_problem && application.register_problem_since ? { code: application.register_problem, since: new Date(application.register_problem_since).toISOString() } : null,
      received: rows.map((row) => ({ kind: row.kind, at: new Date(row.happened_at).toISOString(), heardAt: new Date(row.heard_at).toISOString(), state: row.state, problem: row.problem })),
    };
  }

  /** The judge answers one line of the checklist. */
  async check(person: Person, applicationId: string, request: z.infer<typeof CheckGround>): Promise<void> {
    if (!RULES.has(request.ruleId)) throw new InvalidError('confirmation.rule-unknown', {}, { ruleId: 'confirmation.rule-unknown' });
    await this.transactions.run(async (tx) => {
      const application = await lockForJudge(tx, person, applicationId);
      if (!isAtCourt(application)) throw new RefusalError('confirmation.already-decided', { state: application.state });
      await tx.query(
        `INSERT INTO confirmation_checks (application_id, rule_id, answer, note, judge_account_id, answered_at) VALUES ($1, $2, $3, $4, $5, $6)
         ON CONFLICT (application_id, rule_id) DO UPDATE SET answer = excluded.answer, note = excluded.note, judge_account_id = excluded.judge_account_id, answered_at = excluded.answered_at`,
        [applicationId, request.ruleId, request.answer, request.note, person.accountId, this.clock.now()],
      );
      await this.audit.record(tx, { action: 'confirmation.checked', actor: person, caseId: application.case_id, subject: applicationId, data: { rule: request.ruleId, answer: request.answer } });
    });
  }

  async accept(person: Person, applicationId: string, request: z.infer<typeof AcceptApplication>): Promise<void> {
    const decideBy = (application: ApplicationRow, calendar: WorkingDayCalendar): string => this.parts.timetable({ ...application, accepted_at: this.clock.now() }, calendar, []).find((row) => row.clock === COURT_CLOCKS.courtDecides.id)?.lastDay ?? '';
    const sample = await this.samples.notice(person, await this.mine(this.transactions.reader, person, applicationId), request.noticeId, ({ application, calendar }) => ({ caseNumber: request.courtNumber, notice: { kind: 'accepted', acceptedOn: this.clock.today(), decideBy: decideBy(application, calendar) } }));
    await this.transactions.run(async (tx) => {
      const application = await this.locked(tx, person, applicationId);
      await this.events.accept(tx, application, request.version, request.courtNumber, person);
      await this.samples.serve(tx, application, request.noticeId, sample);
    });
  }

  async askSupplement(person: Person, applicationId: string, request: z.infer<typeof AskSupplement>): Promise<void> {
    const sample = await this.samples.notice(person, await this.mine(this.transactions.reader, person, applicationId), request.noticeId, () => ({ notice: { kind: 'supplement', items: request.items, dueDay: request.dueDay } }));
    await this.transactions.run(async (tx) => {
      const application = await this.locked(tx, person, applicationId);
      await this.events.askSupplement(tx, application, request.version, request, person);
      await this.samples.serve(tx, application, request.noticeId, sample);
    });
  }

  /** More time for the review, approved by the president (SFQR 5, CPL 187). */
  async extend(person: Person, applicationId: string, request: z.infer<typeof ExtendReview>): Promise<void> {
    const before = await this.mine(this.transactions.reader, person, applicationId);
    const granted = await this.parts.extensions(this.transactions.reader, applicationId);
    const sample = await this.samples.notice(person, before, request.noticeId, ({ application, calendar }) => {
      const until = this.parts.timetable(application, calendar, [...granted, { clock: request.clock, days: request.days, reason: request.reason, approved_on: request.approvedOn, approved_by: request.approvedBy }]).find((row) => row.clock === COURT_CLOCKS[request.clock].id)?.lastDay;
      // Without a last day the rules below refuse it: nothing is printed that is not so.
      return until === undefined ? undefined : { notice: { kind: 'extended', days: request.days, reason: request.reason, approvedOn: request.approvedOn, approvedBy: request.approvedBy, until } };
    });
    await this.transactions.run(async (tx) => {
      const application = await this.locked(tx, person, applicationId);
      await this.events.extend(tx, application, request.version, request, person);
      await this.samples.serve(tx, application, request.noticeId, sample);
    });
  }

  /** Keeps the court's own ruling or notice until it is named in the act that follows. */
  async keepPaper(person: Person, applicationId: string, kind: 'ruling' | 'courtNotice', file: { bytes: Uint8Array; name: string }): Promise<string> {
    const { bytes, pages } = await this.reading.courtPaper(file.bytes);
    return this.transactions.run(async (tx) => {
      const application = await this.locked(tx, person, applicationId);
      if (!isAtCourt(application)) throw new RefusalError('confirmation.already-decided', { state: application.state });
      const title = kind === 'ruling' ? '民事裁定书' : file.name.replace(/\.pdf$/i, '').replace(/[\p{Cc}\p{Cf}\p{So}\\/:*?"<>|]/gu, '').trim().slice(0, 60) || '法院通知书';
      const paper = await this.papers.keep(tx, { caseId: application.case_id, kind, subject: randomUUID(), title, seenBy: 'staff', bytes, pages });
      await this.audit.record(tx, { action: kind === 'ruling' ? 'confirmation.ruling-kept' : 'confirmation.notice-kept', actor: person, caseId: application.case_id, subject: paper.id, data: { sha256: paper.sha256 } });
      return paper.id;
    });
  }

  async decide(person: Person, applicationId: string, request: DecideApplication): Promise<void> {
    const reader = this.transactions.reader;
    const before = await this.mine(reader, person, applicationId);
    if (request.outcome === 'confirmed') await this.refuseWhileOpen(reader, person, before);
    const sample = await this.samples.ruling(person, before, request);
    await this.transactions.run(async (tx) => {
      const application = await this.locked(tx, person, applicationId);
      const rulingPaperId = await this.ruling(tx, application, request, sample);
      await this.events.decide(tx, application, request.version, { ...request, rulingPaperId }, person);
    });
  }

  private get sample(): boolean {
    return this.config.JIEFEN_MODE === 'demonstration';
  }

  /** The portal never pretends to be the court: a real ruling is only ever the court's own file. */
  private async ruling(tx: Tx, application: ApplicationRow, request: DecideApplication, sample: { bytes: Uint8Array; pages: number } | undefined): Promise<string | undefined> {
    if (request.rulingId) {
      const [, count]: [unknown[], number] = await tx.query(`UPDATE papers SET seen_by = 'court' WHERE id = $1 AND case_id = $2 AND kind = 'ruling'`, [request.rulingId, application.case_id]);
      if (count !== 1) throw new InvalidError('confirmation.ruling-unknown', {}, { rulingId: 'confirmation.ruling-unknown' });
      return request.rulingId;
    }
    if (sample) return (await this.papers.keep(tx, { caseId: application.case_id, kind: 'ruling', subject: randomUUID(), title: '民事裁定书（样本）', seenBy: 'court', bytes: sample.bytes, pages: sample.pages })).id;
    if (!this.sample) throw new InvalidError('confirmation.ruling-missing', {}, { rulingId: 'confirmation.ruling-missing' });
    return undefined;
  }

  /** Every ground of the law is looked at by the judge before an agreement is confirmed (CPLI 358). */
  private async refuseWhileOpen(tx: Tx, person: Person, application: ApplicationRow): Promise<void> {
    const { case: found } = await this.cases.enter(tx, person, application.case_id, (relation) => relation.judge);
    const gathered = await this.gather.of(tx, found, application);
    const asked: { count: string }[] = await tx.query(`SELECT count(*) AS count FROM confirmation_checks WHERE application_id = $1 AND answer = 'ask'`, [application.id]);
    const notMet = gathered ? assess(gathered.facts).items.filter((item) => item.verdict.kind !== 'met').length : 1;
    const open = Math.max(notMet, Number(asked[0]?.count ?? 0));
    if (open > 0) throw new RefusalError('confirmation.items-open', { n: open });
  }

  private async mine(tx: Tx, person: Person, applicationId: string): Promise<ApplicationRow> {
    const application = await applicationById(tx, applicationId);
    if (!application || !mayJudge(person, application)) throw new NotFoundError();
    return application;
  }

  /** The case is locked first, then the application: the order every act of this feature takes them in. */
  private async locked(tx: Tx, person: Person, applicationId: string): Promise<ApplicationRow> {
    const application = await this.mine(tx, person, applicationId);
    await this.cases.lock(tx, person, application.case_id, (relation) => relation.judge);
    return lockForJudge(tx, person, applicationId);
  }
}
