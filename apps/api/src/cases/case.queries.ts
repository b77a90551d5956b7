import { Injectable } from '@nestjs/common';
import { isPublished, localDate, movesFrom, STEP_OF_STATE, type Actor, type CaseState, type MoveName } from '@jiefen/mediation';
import type { CaseRow, CaseView, ConsentMatter, DeadlineView, LightName, PartyView, TimelineEntry } from '@jiefen/mediation/wire';
import { WorkingDays } from '../organizations/working-days.js';
import { Clock } from '../platform/clock/clock.js';
import { Transactions, type Tx } from '../platform/database/transactions.js';
import type { Person } from '../platform/http/access.js';
import type { CaseRelation } from './case-relation.js';
import { Cases, type EnteredCase } from './cases.js';
import { lightOfDeadline, type DeadlineRow } from './deadline-light.js';
import { NEXT_ACT, type NextActRow } from './next-act.sql.js';

interface ListRow {
  id: string;
  number: string;
  file_number: string | null;
  title: string;
  kind: CaseRow['kind'];
  state: CaseState;
  complexity: CaseRow['complexity'];
  filed_at: Date;
  state_since: Date;
  organization_name: string;
  organization_name_en: string;
  applicant_name: string | null;
  respondent_name: string | null;
  my_side: string | null;
  deadline: DeadlineRow | null;
  next_act: NextActRow | null;
}

// One statement for every list: the row, both first names, and the nearest running deadline.
const LIST = `
  SELECT c.id, c.number, c.file_number, c.title, c.kind, c.state, c.complexity, c.filed_at, c.state_since, o.name AS organization_name, o.name_en AS organization_name_en,
         (SELECT p.name FROM case_parties p WHERE p.case_id = c.id AND p.side = 'applicant' ORDER BY p.position LIMIT 1) AS applicant_name,
         (SELECT p.name FROM case_parties p WHERE p.case_id = c.id AND p.side = 'respondent' ORDER BY p.position LIMIT 1) AS respondent_name,
         (SELECT p.side FROM case_parties p WHERE p.case_id = c.id AND p.account_id = $1 LIMIT 1) AS my_side,
         (SELECT to_jsonb(d) FROM case_deadlines d WHERE d.case_id = c.id AND d.ended_at IS NULL ORDER BY d.due_at LIMIT 1) AS deadline,
         ${NEXT_ACT} AS next_act
    FROM cases c JOIN organizations o ON o.id = c.organization_id`;

/** Reads cases for screens, always through the eyes of one person. */
@Injectable()
export class CaseQueries {
  constructor(
    private readonly transactions: Transactions,
    private readonly cases: Cases,
    private readonly clock: Clock,
    private readonly workingDays: WorkingDays,
  ) {}

  async view(person: Person, caseId: string): Promise<CaseView> {
    const tx = this.transactions.reader;
    const entered = await this.cases.enter(tx, person, caseId);
    return this.viewOf(tx, person, entered);
  }

  /** A resident's cases; for staff the cases they mediate, follow up or helped to file. */
  async mine(person: Person): Promise<CaseRow[]> {
    const rows: ListRow[] = await this.transactions.reader.query(
      `${LIST} WHERE c.id IN (
         SELECT case_id FROM case_parties WHERE account_id = $1
         UNION SELECT case_id FROM guardians WHERE account_id = $1 AND ended_at IS NULL
         UNION SELECT a.case_id FROM agent_accounts a JOIN powers_of_attorney w ON w.id = a.power_id WHERE a.account_id = $1 AND w.revoked_at IS NULL
         UNION SELECT g.case_id FROM group_representatives g JOIN papers p ON p.case_id = g.case_id AND p.kind = 'groupChoice' AND p.subject = g.party_id::text WHERE g.account_id = $1 AND g.ended_at IS NULL
         UNION SELECT id FROM cases WHERE mediator_account_id = $1
         UNION SELECT case_id FROM case_grants WHERE account_id = $1 AND until IS NULL)
       ORDER BY c.ended_at IS NOT NULL, c.state_since DESC LIMIT 200`,
      [person.accountId],
    );
    return rows.map((row) => this.row(person, row));
  }

  /** Cases of the bodies (with their subtrees) in which the person holds one of the roles, by state, oldest first. */
  async ofBodies(person: Person, roles: readonly string[], states: readonly CaseState[] | undefined, limit = 100): Promise<CaseRow[]> {
    const paths = person.memberships.filter((membership) => roles.includes(membership.role)).map((membership) => membership.path);
    if (paths.length === 0) return [];
    // A prefix as a range, so that the index on organization_path is used also in a generic plan.
    const ranges = paths.map((_, i) => `(c.organization_path >= $${2 * i + 4} AND c.organization_path < $${2 * i + 5})`).join(' OR ');
    const rows: ListRow[] = await this.transactions.reader.query(
      `${LIST} WHERE (${ranges}) AND ($2::text[] IS NULL OR c.state = ANY($2)) ORDER BY c.ended_at IS NOT NULL, c.state_since LIMIT $3`,
      [person.accountId, states ?? null, limit, ...paths.flatMap((path) => [path, afterPrefix(path)])],
    );
    return rows.map((row) => this.row(person, row));
  }

  private row(person: Person, row: ListRow): CaseRow {
    return {
      id: row.id,
      number: row.number,
      fileNumber: row.file_number,
      title: row.title,
      kind: row.kind,
      state: row.state,
      step: STEP_OF_STATE[row.state],
      complexity: row.complexity,
      filedAt: new Date(row.filed_at).toISOString(),
      stateSince: new Date(row.state_since).toISOString(),
      organizationName: row.organization_name,
      organizationNameEn: row.organization_name_en,
      applicantName: row.applicant_name ?? '',
      respondentName: row.respondent_name ?? '',
      turn: row.deadline
        ? {
            owner: row.deadline.owner,
            rule: row.deadline.rule,
            dueAt: new Date(row.deadline.due_at).toISOString(),
            light: this.light(row.deadline),
            isMine: row.deadline.owner_account_id === person.accountId || row.deadline.owner === row.my_side || (row.deadline.owner === 'parties' && row.my_side !== null),
          }
        : null,
      nextAct: nextActOf(row.next_act),
    };
  }

  private async viewOf(tx: Tx, person: Person, { case: found, parties, relation }: EnteredCase): Promise<CaseView> {
    const staff = person.kind === 'staff';
    const [deadlines, timeline, organizations, mediators, standing, asked, acts, courts]: [
      DeadlineRow[],
      { id: string; at: Date; kind: string; params: TimelineEntry['params']; actor_name: string | null; actor_side: TimelineEntry['side'] }[],
      { id: string; name: string; name_en: string; phone: string | null }[],
      { name: string }[],
      unknown[],
      { matter: ConsentMatter }[],
      { next_act: NextActRow | null }[],
      { name: string; name_en: string }[],
    ] = await Promise.all([
      tx.query(`SELECT * FROM case_deadlines WHERE case_id = $1 ORDER BY ended_at IS NOT NULL, due_at`, [found.id]),
      tx.query(`SELECT id, at, kind, params, actor_name, actor_side FROM case_timeline WHERE case_id = $1 AND (seen_by = 'all' OR ($2 AND (kind <> 'complaint' OR $3))) ORDER BY id`, [
        found.id,
        mayReadNotes(relation),
        mayReadComplaints(relation),
      ]),
      tx.query(`SELECT id, name, name_en, phone FROM organizations WHERE id = $1`, [found.organizationId]),
      found.mediatorAccountId ? tx.query(`SELECT name FROM accounts WHERE id = $1`, [found.mediatorAccountId]) : Promise.resolve([]),
      tx.query(`SELECT 1 FROM agreements WHERE case_id = $1 AND state = 'inEffect'`, [found.id]),
      tx.query(`SELECT matter FROM consent_questions WHERE case_id = $1 AND settled_at IS NULL`, [found.id]),
      relation.party ? tx.query(`SELECT ${NEXT_ACT} AS next_act FROM cases c WHERE c.id = $2`, [person.accountId, found.id]) : Promise.resolve([]),
      found.entrustedBy ? tx.query(`SELECT name, name_en FROM organizations WHERE id = $1`, [found.entrustedBy]) : Promise.resolve([]),
    ]);
    const [organization] = organizations;
    const views = deadlines.map((deadline) => this.deadline(deadline));
    const next = deadlines.find((deadline) => deadline.ended_at === null);
    return {
      id: found.id,
      number: found.number,
      fileNumber: found.fileNumber,
      title: found.title,
      kind: found.kind,
      regime: found.regime,
      entrustment: found.entrustment && found.entrustedOn ? { kind: found.entrustment, receivedOn: found.entrustedOn, courtName: courts[0]?.name ?? '', courtNameEn: courts[0]?.name_en ?? '' } : null,
      state: found.state,
      step: STEP_OF_STATE[found.state],
      complexity: found.complexity,
      version: found.version,
      filedAt: found.filedAt.toISOString(),
      stateSince: found.stateSince.toISOString(),
      endedAt: found.endedAt?.toISOString() ?? null,
      terminationReason: found.terminationReason,
      turn: next ? { owner: next.owner, rule: next.rule, dueAt: new Date(next.due_at).toISOString(), isMine: isMine(person, relation, next) } : null,
      nextAct: nextActOf(acts[0]?.next_act ?? null),
      organization: { id: organization?.id ?? '', name: organization?.name ?? '', nameEn: organization?.name_en ?? '', phone: organization?.phone ?? null },
      // Before the mediator has accepted, the parties see that one was asked, not who.
      mediator: found.mediatorAccountId && (found.state !== 'mediatorAsked' || staff) ? { accountId: found.mediatorAccountId, name: mediators[0]?.name ?? '' } : null,
      parties: parties.map(
        (party): PartyView => ({
          id: party.id,
          side: party.side,
          position: party.position,
          kind: party.kind,
          name: party.name,
          phoneMasked: relation.party && party.side !== relation.party.side ? null : party.phoneMasked,
          isMe: party.id === relation.party?.id,
          willing: party.willing,
          present: party.accountId !== null,
          identityCheckedBy: party.identityCheckedBy,
          supportNeeds: staff || party.id === relation.party?.id ? party.supportNeeds : [],
        }),
      ),
      deadlines: views,
      timeline: timeline.map((entry) => ({ id: String(entry.id), at: new Date(entry.at).toISOString(), kind: entry.kind, params: entry.params, actor: entry.actor_name, side: entry.actor_side })),
      me: {
        side: relation.party?.side ?? null,
        partyId: relation.party?.id ?? null,
        mediator: relation.mediator,
        handler: relation.handler,
        supervisor: relation.supervisor,
        judge: relation.judge,
        official: relation.official,
        helper: relation.helper,
        followUp: relation.followUp,
      },
      // Whoever stops talking again does not end the case: what was agreed before stands.
      moves: movesOf(person, relation, found.state).filter((move) => move !== (standing.length > 0 ? 'terminate' : 'keepEarlierAgreement')),
      consentsAsked: asked.map(({ matter }) => matter),
    };
  }

  private deadline(row: DeadlineRow): DeadlineView {
    return {
      id: row.id,
      rule: row.rule,
      subject: row.subject,
      owner: row.owner,
      dueAt: new Date(row.due_at).toISOString(),
      dueDay: dayText(row.due_day),
      startedAt: new Date(row.started_at).toISOString(),
      endedAt: row.ended_at ? new Date(row.ended_at).toISOString() : null,
      light: this.light(row),
      scheduleUnknown: !isPublished(this.workingDays.china, localDate(dayText(row.due_day))),
    };
  }

  private light(row: DeadlineRow): LightName {
    return lightOfDeadline(row, this.clock);
  }
}

function movesOf(person: Person, relation: CaseRelation, state: CaseState): MoveName[] {
  const actors: Actor[] = [];
  if (relation.party) actors.push('party');
  if (relation.mediator) actors.push('mediator');
  if (relation.handler) actors.push(...person.roles.filter((role) => role === 'clerk' || role === 'dispatcher'));
  if (relation.judge) actors.push('judge');
  return [...new Set(actors.flatMap((actor) => movesFrom(state, actor)))];
}

function nextActOf(row: NextActRow | null): CaseRow['nextAct'] {
  return row && { kind: row.kind, at: row.at === null ? null : new Date(row.at).toISOString() };
}

/** Notes of the staff are for those who run the mediation, not for a court or a guest. */
function mayReadNotes(relation: CaseRelation): boolean {
  return relation.handler || relation.supervisor || relation.mediator || relation.followUp;
}

/** A complaint goes to the committee; the mediator it is about learns neither who nor what (RMTJ 15). */
function mayReadComplaints(relation: CaseRelation): boolean {
  return (relation.handler || relation.supervisor) && !relation.mediator;
}

function isMine(person: Person, relation: CaseRelation, deadline: DeadlineRow): boolean {
  if (deadline.owner_account_id !== null) return deadline.owner_account_id === person.accountId;
  switch (deadline.owner) {
    case 'applicant':
    case 'respondent':
      return relation.party?.side === deadline.owner;
    case 'parties':
      return relation.party !== undefined;
    case 'mediator':
      return relation.mediator;
    case 'clerk':
    case 'dispatcher':
      return relation.handler;
    case 'court':
      return relation.judge;
    default:
      return false;
  }
}

/** The first text after all texts that begin with `prefix` (paths are ASCII). */
export function afterPrefix(prefix: string): string {
  return prefix.slice(0, -1) + String.fromCharCode(prefix.charCodeAt(prefix.length - 1) + 1);
}

function dayText(day: Date | string): string {
  if (typeof day === 'string') return day.slice(0, 10);
  // pg reads a date as local midnight.
  return `${day.getFullYear()}-${String(day.getMonth() + 1).padStart(2, '0')}-${String(day.getDate()).padStart(2, '0')}`;
}
