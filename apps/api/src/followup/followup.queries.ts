import { Injectable } from '@nestjs/common';
import { dayNumber, deadlineOf, localDate, SOFT_CLOCKS, type Side } from '@jiefen/mediation';
import type { FollowUpView, ObligationView, PerformanceView, SatisfactionView } from '@jiefen/mediation/wire';
import { agreementInEffect } from '../agreements/agreement-row.js';
import { Cases, type EnteredCase } from '../cases/cases.js';
import { Clocks } from '../cases/clocks.js';
import { WaysQuery } from '../confirmation/ways.queries.js';
import { Clock } from '../platform/clock/clock.js';
import { Transactions, type Tx } from '../platform/database/transactions.js';
import type { Person } from '../platform/http/access.js';
import { countsSince, FOLLOW_UP_RULE } from './follow-up-due.js';
import { isLate, mayDo, obligationsOf, receives, type ObligationRow } from './obligation-row.js';
import { mayFollowUp } from './record-follow-up.js';

/** Below so many answers a figure would point at a person (P-08). */
export const LEAST_ANSWERS = 5;

/** How an agreement is performed and followed up, each through the eyes of one person. */
@Injectable()
export class FollowUpQueries {
  constructor(
    private readonly transactions: Transactions,
    private readonly cases: Cases,
    private readonly clocks: Clocks,
    private readonly ways: WaysQuery,
    private readonly clock: Clock,
  ) {}

  async performance(person: Person, caseId: string): Promise<PerformanceView> {
    const tx = this.transactions.reader;
    const entered = await this.cases.enter(tx, person, caseId, (relation) => relation.party !== undefined || relation.mediator || relation.handler || relation.followUp || relation.supervisor);
    const agreement = await agreementInEffect(tx, caseId);
    const rows = await obligationsOf(tx, caseId);
    const today = this.clock.today();
    const effectiveOn = agreement?.effective_at ? this.clock.dayOf(new Date(agreement.effective_at)) : null;
    const ruled: unknown[] = agreement ? await tx.query(`SELECT 1 FROM confirmation_applications WHERE agreement_id = $1 AND state = 'confirmed'`, [agreement.id]) : [];
    const calendar = await this.clocks.calendarOf(tx, entered.case.organizationId);
    const lastDue = rows.map((row) => row.due_day).filter((day) => day !== null).sort().at(-1);
    const enforcement = ruled.length > 0 && lastDue ? deadlineOf(SOFT_CLOCKS.enforcement, localDate(lastDue), calendar) : undefined;
    const sides = new Map(entered.parties.map((party): [string, Side] => [party.id, party.side]));
    const allDone = rows.length > 0 && rows.every((row) => row.state === 'confirmed' || row.kind === 'refrain');
    const sum = (some: readonly ObligationRow[]): string => String(some.reduce((total, row) => total + Number(row.amount_fen ?? 0), 0));
    return {
      agreementNumber: agreement?.number ?? null,
      effectiveOn,
      obligations: rows.map((row) => this.obligation(row, entered, today)),
      totals: { dueFen: sum(rows), confirmedFen: sum(rows.filter((row) => row.state === 'confirmed')) },
      allDone,
      breach: rows.some((row) => isLate(row, today) || row.breach_at !== null),
      confirmed: ruled.length > 0,
      enforceUntil: enforcement?.ok ? enforcement.value.lastDay : null,
      ways: (await this.ways.of(tx, entered)).ways,
      mayEnforce: ruled.length > 0 && rows.some((row) => isLate(row, today) && receives(entered.relation.party, row, sides)),
      mayMediateAgain: !allDone && (entered.case.state === 'performing' || entered.case.state === 'agreementInEffect') && (entered.relation.party !== undefined || entered.relation.mediator),
    };
  }

  async followUp(person: Person, caseId: string): Promise<FollowUpView> {
    const tx = this.transactions.reader;
    const entered = await this.cases.enter(tx, person, caseId, (relation) => relation.mediator || relation.handler || relation.followUp || relation.supervisor);
    const { case: found, relation, parties } = entered;
    const records: { id: string; name: string; visited_at: Date; paper_id: string | null; measures: string; counts: boolean }[] = await tx.query(
      `SELECT f.id, a.name, f.visited_at, f.paper_id, f.measures, f.visited_at >= ${countsSince('f.case_id')} AS counts FROM follow_ups f JOIN accounts a ON a.id = f.visitor_account_id WHERE f.case_id = $1 ORDER BY f.visited_at`,
      [caseId],
    );
    const [due]: { day: string }[] = await tx.query(`SELECT to_char(due_day, 'YYYY-MM-DD') AS day FROM case_deadlines d WHERE d.case_id = $1 AND d.rule = $2 AND d.started_at >= ${countsSince('d.case_id')} ORDER BY d.started_at DESC LIMIT 1`, [caseId, FOLLOW_UP_RULE]);
    const [assigned]: { name: string }[] = await tx.query(`SELECT a.name FROM case_grants g JOIN accounts a ON a.id = g.account_id WHERE g.case_id = $1 AND g.role = 'followUp' AND g.until IS NULL`, [caseId]);
    const asked = records.some((record) => record.counts);
    const performing = found.state === 'performing';
    const mayAssign = relation.handler && !relation.mediator && found.endedAt === null;
    return {
      dueDay: due?.day ?? null,
      assignedTo: assigned?.name ?? null,
      candidates: mayAssign ? await this.candidates(tx, entered) : [],
      mayAssign,
      mayRecord: mayFollowUp(relation) && ['performing', 'agreementInEffect', 'confirmationApplied'].includes(found.state),
      mayClose: performing && asked && (relation.mediator || (relation.handler && person.roles.includes('dispatcher'))),
      mayWaive: performing && !asked && due !== undefined && relation.handler && !relation.mediator && person.roles.includes('dispatcher'),
      parties: parties.map((party) => ({ id: party.id, name: party.name, side: party.side })),
      records: await Promise.all(
        records.map(async (record) => ({
          id: record.id,
          visitor: record.name,
          at: new Date(record.visited_at).toISOString(),
          paperId: relation.mediator ? null : record.paper_id,
          measures: relation.mediator ? '' : record.measures,
          answers: relation.mediator ? null : await this.answers(tx, record.id),
        })),
      ),
    };
  }

  /** What parties said about the own cases, together; nothing below five. */
  async satisfaction(person: Person): Promise<SatisfactionView> {
    const rows: { satisfaction: number | null; kind: string }[] = await this.transactions.reader.query(
      `SELECT a.satisfaction, a.kind FROM follow_up_answers a JOIN follow_ups f ON f.id = a.follow_up_id JOIN cases c ON c.id = f.case_id WHERE c.mediator_account_id = $1
       UNION ALL SELECT s.points, CASE WHEN s.points IS NULL THEN 'refused' ELSE 'answered' END FROM satisfaction_answers s JOIN cases c ON c.id = s.case_id WHERE c.mediator_account_id = $1`,
      [person.accountId],
    );
    const points = rows.flatMap((row) => (row.satisfaction === null ? [] : [row.satisfaction]));
    if (points.length < LEAST_ANSWERS) return { least: LEAST_ANSWERS, answers: null };
    return { least: LEAST_ANSWERS, answers: { count: points.length, refused: rows.filter((row) => row.kind === 'refused').length, byPoint: [1, 2, 3, 4, 5].map((point) => points.filter((one) => one === point).length) } };
  }

  private obligation(row: ObligationRow, { relation, parties }: EnteredCase, today: string): ObligationView {
    const who = (id: string): ObligationView['by'] => {
      const party = parties.find((one) => one.id === id);
      return { partyId: id, name: party?.name ?? '', side: party?.side ?? 'applicant', isMe: id === relation.party?.id };
    };
    return {
      id: row.id,
      clause: row.clause,
      part: row.parts > 1 ? row.part : null,
      parts: row.parts > 1 ? row.parts : null,
      kind: row.kind,
      what: { zh: row.what_zh, en: row.what_en },
      amountFen: row.amount_fen,
      dueDay: row.due_day,
      by: who(row.by_party_id),
      to: row.to_party_id ? who(row.to_party_id) : null,
      state: row.state,
      late: isLate(row, today),
      daysLeft: row.due_day === null ? null : dayNumber(localDate(row.due_day)) - dayNumber(localDate(today)),
      claim: row.claimed_at && row.done_on ? { at: new Date(row.claimed_at).toISOString(), doneOn: row.done_on, note: row.claim_note, exhibitId: row.proof_exhibit_id } : null,
      answeredAt: row.answered_at ? new Date(row.answered_at).toISOString() : null,
      answerNote: row.answer_note,
      hardship: row.hardship_at ? { at: new Date(row.hardship_at).toISOString(), note: row.hardship_note } : null,
      breachAt: row.breach_at ? new Date(row.breach_at).toISOString() : null,
      receiptPaperId: row.receipt_paper_id,
      may: mayDo(relation, row, new Map(parties.map((party): [string, Side] => [party.id, party.side])), today),
    };
  }

  private async candidates(tx: Tx, { case: found }: EnteredCase): Promise<{ accountId: string; name: string }[]> {
    return tx.query(
      `SELECT DISTINCT a.id AS "accountId", a.name FROM memberships m JOIN accounts a ON a.id = m.account_id JOIN organizations o ON o.id = m.organization_id
        WHERE m.until IS NULL AND m.role IN ('clerk', 'dispatcher', 'gridWorker') AND a.id IS DISTINCT FROM $1 AND (o.path LIKE $2 || '%' OR $2 LIKE o.path || '%') ORDER BY a.name LIMIT 50`,
      [found.mediatorAccountId, found.organizationPath],
    );
  }

  private async answers(tx: Tx, followUpId: string): Promise<NonNullable<FollowUpView['records'][number]['answers']>> {
    return tx.query(`SELECT p.name AS party, a.kind, a.performance, a.satisfaction, a.words, a.concerns FROM follow_up_answers a JOIN case_parties p ON p.id = a.party_id WHERE a.follow_up_id = $1 ORDER BY p.side, p.position`, [followUpId]);
  }
}
