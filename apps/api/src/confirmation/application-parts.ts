import { Inject, Injectable } from '@nestjs/common';
import { COURT_CLOCKS, courtTimetable, deadlineOf, extendedDeadline, FILING_POLICIES, REVIEW_POLICIES, type Extension, type WorkingDayCalendar } from '@jiefen/mediation';
import type { CourtDecisionView, ExtensionView, SupplementView } from '@jiefen/mediation/wire';
import { CasePapers } from '../papers/case-papers.js';
import { Clock } from '../platform/clock/clock.js';
import { CONFIG, type Config } from '../platform/config/config.js';
import type { Tx } from '../platform/database/transactions.js';
import { bundleOf, extensionsOf, type ApplicationRow, type BundleRow, type ExtensionRow } from './application-row.js';

/** Parts of an application that the parties and the judge see alike. */
@Injectable()
export class ApplicationParts {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly papersOfCases: CasePapers,
    private readonly clock: Clock,
  ) {}

  /** What the court owes by when, as far as it has come. */
  timetable(application: ApplicationRow, calendar: WorkingDayCalendar, granted: readonly ExtensionRow[]): { clock: string; lastDay: string }[] {
    if (!application.filed_at) return [];
    const days = (clock: ExtensionRow['clock']): Extension[] => granted.filter((one) => one.clock === clock).map((one) => ({ count: one.days, by: 'courtPresident' }));
    const filedOn = this.clock.dayOf(new Date(application.filed_at));
    const acceptedOn = application.accepted_at ? this.clock.dayOf(new Date(application.accepted_at)) : undefined;
    return courtTimetable({ filedOn, acceptedOn, extensions: days('courtDecides'), outerExtensions: days('courtOuterLimit') }, calendar).flatMap((deadline) => (deadline.ok ? [{ clock: deadline.value.ruleId, lastDay: deadline.value.lastDay }] : []));
  }

  extensions(tx: Tx, applicationId: string): Promise<ExtensionRow[]> {
    return extensionsOf(tx, applicationId);
  }

  /** Each extension with the last day it leads to: a second one begins where the first ends. */
  extensionViews(application: ApplicationRow, granted: readonly ExtensionRow[], calendar: WorkingDayCalendar): ExtensionView[] {
    const acceptedOn = application.accepted_at ? this.clock.dayOf(new Date(application.accepted_at)) : undefined;
    return granted.map(({ clock, days, reason, approved_on: approvedOn, approved_by: approvedBy }, at) => {
      const total = granted.slice(0, at + 1).filter((one) => one.clock === clock).reduce((sum, one) => sum + one.days, 0);
      const until = acceptedOn && extendedDeadline(clock, acceptedOn, total, calendar);
      return { clock, days, reason, approvedOn, approvedBy: approvedBy === '' ? null : approvedBy, until: until?.ok ? until.value.lastDay : null };
    });
  }

  async papers(tx: Tx, applicationId: string, shown: (row: BundleRow) => boolean): Promise<{ id: string; kind: string; title: string; pages: number }[]> {
    const rows = (await bundleOf(tx, applicationId)).filter(shown);
    return Promise.all(
      rows.map(async (row) => {
        const paper = await this.papersOfCases.byId(tx, row.paper_id);
        return { id: paper.id, kind: row.kind, title: paper.title, pages: paper.pages };
      }),
    );
  }

  async supplements(tx: Tx, applicationId: string): Promise<SupplementView[]> {
    const rows: { id: string; items: string[]; asked_at: Date; due_day: string; answered_at: Date | null }[] = await tx.query(
      `SELECT id, items, asked_at, to_char(due_day, 'YYYY-MM-DD') AS due_day, answered_at FROM confirmation_supplements WHERE application_id = $1 ORDER BY asked_at`,
      [applicationId],
    );
    return Promise.all(
      rows.map(async (row) => ({
        id: row.id,
        items: row.items,
        askedAt: new Date(row.asked_at).toISOString(),
        dueDay: row.due_day,
        answeredAt: row.answered_at ? new Date(row.answered_at).toISOString() : null,
        papers: await this.papers(tx, applicationId, (one) => one.supplement_id === row.id),
      })),
    );
  }

  decision(application: ApplicationRow, calendar: WorkingDayCalendar): CourtDecisionView | null {
    if (!application.outcome || !application.decided_at) return null;
    const ground = [...FILING_POLICIES, ...REVIEW_POLICIES].find((policy) => policy.id === application.ground);
    // Delivered in the portal on the day it is decided (ZXSS 31); the 15 days of the parties run from there.
    const objection = application.outcome === 'confirmed' ? deadlineOf(COURT_CLOCKS.partyObjection, this.clock.dayOf(new Date(application.delivered_at ?? application.decided_at)), calendar) : undefined;
    return {
      outcome: application.outcome,
      ground: ground ? { id: ground.id, summary: ground.summary, sources: ground.sources } : null,
      reason: application.reason,
      decidedAt: new Date(application.decided_at).toISOString(),
      paperId: application.ruling_paper_id,
      sample: this.config.JIEFEN_MODE === 'demonstration',
      objectionUntil: objection?.ok ? objection.value.lastDay : null,
    };
  }
}
