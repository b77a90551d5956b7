import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { inRegime } from '@jiefen/mediation';
import type { SATISFACTION } from '@jiefen/documents';
import type { FollowUpAnswer, RecordFollowUp } from '@jiefen/mediation/wire';
import { agreementInEffect } from '../agreements/agreement-row.js';
import { Audit } from '../audit/audit.js';
import type { CaseRelation } from '../cases/case-relation.js';
import { mustBeOpenTo } from '../cases/later-part.js';
import { Cases, type EnteredCase } from '../cases/cases.js';
import { Clocks } from '../cases/clocks.js';
import { OrganizationQueries } from '../organizations/organization.queries.js';
import { CasePapers } from '../papers/case-papers.js';
import { Clock } from '../platform/clock/clock.js';
import { Transactions } from '../platform/database/transactions.js';
import type { Person } from '../platform/http/access.js';
import { InvalidError, NotFoundError, RefusalError } from '../platform/http/errors.js';
import { Papers } from '../platform/papers/papers.js';
import { FOLLOW_UP_RULE } from './follow-up-due.js';

/** Who may ask the parties afterwards: whoever was given it, or the body's staff; never the mediator of the case (P-08). */
export function mayFollowUp(relation: CaseRelation): boolean {
  return !relation.mediator && (relation.followUp || relation.handler);
}

/** The follow-up: both parties are asked by somebody other than the mediator; what nobody said is written nowhere. */
@Injectable()
export class RecordFollowUpUseCase {
  constructor(
    private readonly transactions: Transactions,
    private readonly cases: Cases,
    private readonly clocks: Clocks,
    private readonly organizations: OrganizationQueries,
    private readonly papers: CasePapers,
    private readonly rendering: Papers,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** Gives the follow-up to a colleague of the body. */
  async assign(person: Person, caseId: string, accountId: string): Promise<void> {
    await this.transactions.run(async (tx) => {
      const { case: found } = await this.cases.lock(tx, person, caseId, (relation) => relation.handler && !relation.mediator);
      await mustBeOpenTo(tx, found.id, accountId, 'followUp');
      const colleague: { name: string }[] = await tx.query(
        `SELECT a.name FROM memberships m JOIN accounts a ON a.id = m.account_id JOIN organizations o ON o.id = m.organization_id
          WHERE m.account_id = $1 AND m.until IS NULL AND m.role IN ('clerk', 'dispatcher', 'mediator', 'gridWorker') AND (o.path LIKE $2 || '%' OR $2 LIKE o.path || '%') LIMIT 1`,
        [accountId, found.organizationPath],
      );
      if (!colleague[0]) throw new InvalidError('followup.not-a-colleague', {}, { accountId: 'followup.not-a-colleague' });
      await this.cases.endGrants(tx, caseId, 'followUp');
      await this.cases.grant(tx, caseId, 'followUp', { accountId });
      await tx.query(`UPDATE case_deadlines SET owner_account_id = $2 WHERE case_id = $1 AND rule = $3 AND ended_at IS NULL`, [caseId, accountId, FOLLOW_UP_RULE]);
      await this.cases.tell(tx, caseId, { kind: 'followup.assigned', params: { name: colleague[0].name }, actor: person, seenBy: 'staff' });
      await this.audit.record(tx, { action: 'followup.assigned', actor: person, caseId, subject: accountId });
    });
  }

  async record(person: Person, caseId: string, request: RecordFollowUp): Promise<void> {
    const entered = await this.cases.enter(this.transactions.reader, person, caseId, (relation) => relation.followUp || relation.handler || relation.mediator);
    await mustBeOpenTo(this.transactions.reader, caseId, person.accountId, 'followUp');
    if (!mayFollowUp(entered.relation)) throw new NotFoundError();
    const asked = new Set(request.answers.map((answer) => answer.partyId));
    if (asked.size !== request.answers.length || entered.parties.some((party) => !asked.has(party.id)) || asked.size !== entered.parties.length) throw new InvalidError('followup.both-parties', {}, { answers: 'followup.both-parties' });
    if (!['performing', 'agreementInEffect', 'confirmationApplied'].includes(entered.case.state)) throw new RefusalError('followup.not-now', { state: entered.case.state });
    const rendered = await this.render(person, entered, request);
    await this.transactions.run(async (tx) => {
      const { case: found } = await this.cases.lock(tx, person, caseId, mayFollowUp);
      const now = this.clock.now();
      const id = randomUUID();
      // Not for the mediator (P-08): see mayReadPaper.
      const paper = await this.papers.keep(tx, { caseId, kind: 'followUp', subject: id, title: inRegime(entered.case.regime, '人民调解回访记录'), seenBy: 'staff', bytes: rendered.bytes, pages: rendered.pages, fields: rendered.fields, english: rendered.english });
      await tx.query(`INSERT INTO follow_ups (id, case_id, visitor_account_id, reason, measures, visited_at, paper_id) VALUES ($1, $2, $3, $4, $5, $6, $7)`, [id, caseId, person.accountId, request.reason, request.measures, now, paper.id]);
      for (const answer of request.answers) {
        const said = answer.kind === 'answered' ? answer : undefined;
        await tx.query(`INSERT INTO follow_up_answers (follow_up_id, party_id, kind, way, performance, satisfaction, words, concerns, answered_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`, [
          id,
          answer.partyId,
          answer.kind,
          answer.way,
          said?.performance ?? '',
          said?.satisfaction ?? null,
          said?.words ?? '',
          said?.concerns ?? '',
          now,
        ]);
      }
      await this.clocks.stopRule(tx, caseId, FOLLOW_UP_RULE);
      await this.cases.tell(tx, caseId, { kind: 'followup.recorded', actor: person });
      await this.audit.record(tx, { action: 'followup.recorded', actor: person, caseId: found.id, subject: id, data: { answers: request.answers.map((answer) => answer.kind) } });
    });
  }

  private async render(person: Person, { case: found, parties }: EnteredCase, request: RecordFollowUp): ReturnType<Papers['render']> {
    const tx = this.transactions.reader;
    const agreement = await agreementInEffect(tx, found.id);
    if (!agreement) throw new NotFoundError();
    const body = await this.organizations.byId(tx, found.organizationId);
    const [mediator]: { name: string }[] = await tx.query(`SELECT name FROM accounts WHERE id = $1`, [found.mediatorAccountId]);
    const at = this.clock.localMoment(this.clock.now());
    const given = <V extends string>(value: (answer: Extract<FollowUpAnswer, { kind: 'answered' }>) => V | undefined): { value: V; givenBy: string; givenAt: string; way: 'in-person' | 'phone' | 'letter' }[] =>
      request.answers.flatMap((answer) => {
        const said = answer.kind === 'answered' ? value(answer) : undefined;
        return said ? [{ value: said, givenBy: parties.find((party) => party.id === answer.partyId)?.name ?? '', givenAt: at, way: answer.way }] : [];
      });
    const silent = request.answers.flatMap((answer) => (answer.kind === 'answered' ? [] : [`${parties.find((party) => party.id === answer.partyId)?.name ?? ''}${answer.kind === 'refused' ? '不愿意回答' : '没有联系上'}`]));
    return this.rendering.render('renderFollowUp', {
      createdAt: this.clock.now(),
      regime: found.regime,
      committee: { zh: body.sealName ?? body.name, en: body.nameEn },
      parties: parties.map((party) => party.name),
      agreementNumber: agreement.number,
      reason: request.reason,
      visitedAt: at,
      performance: given((answer) => answer.performance),
      satisfaction: given((answer) => (answer.satisfaction === null ? undefined : pointName(answer.satisfaction))),
      concerns: given((answer) => [answer.words, answer.concerns].filter(Boolean).join('；') || undefined),
      measures: [request.measures, ...silent].filter(Boolean).join('；') || '无',
      visitor: person.name,
      mediators: mediator ? [mediator.name] : [],
    });
  }
}

/** The form knows three words; the points themselves stay in the record. */
function pointName(points: number): keyof typeof SATISFACTION {
  return points >= 4 ? 'satisfied' : points === 3 ? 'mostly' : 'not';
}
