import { Injectable } from '@nestjs/common';
import { judgeAll, LABOUR, localDate, OPENING_REGIME_POLICIES, regimeOfBody, waysAfter, type DisputeKind, type OrganizationKind, type OwnRegime, type Regime } from '@jiefen/mediation';
import type { Triage } from '@jiefen/mediation/wire';
import { Cases, type EnteredCase } from '../cases/cases.js';
import { Clocks } from '../cases/clocks.js';
import { InviteOtherSide } from '../invitations/invite-other-side.js';
import { fileNumberOf } from '../organizations/number-pattern.js';
import { OrganizationQueries } from '../organizations/organization.queries.js';
import { Clock } from '../platform/clock/clock.js';
import { Transactions, type Tx } from '../platform/database/transactions.js';
import type { Person } from '../platform/http/access.js';
import { InvalidError, RefusalError } from '../platform/http/errors.js';

type Accept = Extract<Triage, { outcome: 'accept' }>;

/** Decides on a filing: answer, accept, appointment, refer, cannot accept. */
@Injectable()
export class TriageUseCase {
  constructor(
    private readonly transactions: Transactions,
    private readonly cases: Cases,
    private readonly clocks: Clocks,
    private readonly organizations: OrganizationQueries,
    private readonly invitations: InviteOtherSide,
    private readonly clock: Clock,
  ) {}

  async decide(person: Person, caseId: string, decision: Triage): Promise<void> {
    await this.transactions.run(async (tx) => {
      const entered = await this.cases.lock(tx, person, caseId, (relation) => relation.handler);
      await this.clocks.stop(tx, caseId, 'triage');
      await this.carryOut(tx, person, entered, decision);
    });
  }

  private async carryOut(tx: Tx, person: Person, entered: EnteredCase, decision: Triage): Promise<void> {
    const by = person.roles.includes('clerk') ? 'clerk' : 'dispatcher';
    const message = 'message' in decision && decision.message ? { message: decision.message } : {};
    switch (decision.outcome) {
      case 'accept':
        return this.accept(tx, person, by, entered, decision);
      case 'answer':
        await this.cases.move(tx, entered.case, 'answer', by, person, { params: message });
        return;
      case 'appointment': {
        const at = new Date(decision.at);
        if (at <= this.clock.now()) throw new InvalidError('fields.invalid', { count: 1 }, { at: 'date.in-past' });
        await this.cases.move(tx, entered.case, 'bookVisit', by, person, { params: { at: at.toISOString(), place: decision.place, ...message } });
        await this.clocks.startUntil(tx, {
          caseId: entered.case.id,
          organizationId: entered.case.organizationId,
          rule: 'clock.visit',
          owner: 'clerk',
          startedAt: this.clock.now(),
          lastDay: this.clock.dayOf(at),
          dueAt: at,
        });
        return;
      }
      case 'refer':
        await this.cases.move(tx, entered.case, 'refer', by, person, { params: { to: decision.to, ...message } });
        return;
      case 'cannotAccept':
        await this.cases.move(tx, entered.case, 'refuse', by, person, { params: { reason: decision.reason, ways: waysAfter(decision.reason, LABOUR.includes(entered.case.kind)).join(','), ...message } });
        return;
    }
  }

  private async accept(tx: Tx, person: Person, by: 'clerk' | 'dispatcher', entered: EnteredCase, decision: Accept): Promise<void> {
    const body = await this.organizations.byId(tx, decision.organizationId ?? entered.case.organizationId);
    // A clerk may hand the case up or down within the tree the body belongs to, not to strangers.
    const related = body.path.startsWith(rootOf(entered.case.organizationPath));
    if (!related || body.closedAt !== null) throw new InvalidError('fields.invalid', { count: 1 }, { organizationId: 'organization.not-related' });
    const year = Number(this.clock.today().slice(0, 4));
    const fileNumber = fileNumberOf(body, 'file', year, await this.cases.nextNumber(tx, body.id, 'file', year));
    const kind = decision.kind ?? entered.case.kind;
    const regime = decision.regime ?? regimeOfBody(body.kind, body.settings.regime);
    await this.judgeRegime(tx, regime, kind, body, decision);
    const handedOver = decision.entrustment;
    const accepted = await this.cases.move(tx, entered.case, 'accept', by, person, {
      params: { complexity: decision.complexity, fileNumber, ...(decision.message ? { message: decision.message } : {}) },
      set: { complexity: decision.complexity, complexityReason: decision.complexityReason, organizationId: body.id, organizationPath: body.path, fileNumber, kind, regime, entrustment: handedOver?.kind ?? null, entrustedBy: handedOver?.courtId ?? null, entrustedOn: handedOver?.receivedOn ?? null },
    });
    await this.clocks.stopRule(tx, entered.case.id, 'clock.visit');
    await this.clocks.startMediation(tx, accepted);
    // Where the centre asks the other side first, a mediator is looked for once they are willing.
    if (body.settings.askOtherSideFirst?.includes(kind) && (await this.invitations.inviteAtOnce(tx, 'portal', entered.case.id))) return;
    await this.clocks.awaitMediator(tx, { caseId: entered.case.id, organizationId: body.id });
  }

  private async judgeRegime(tx: Tx, regime: Regime, kind: DisputeKind, body: { readonly kind: OrganizationKind; readonly settings: { readonly regime?: OwnRegime } }, { entrustment }: Accept): Promise<void> {
    const facts = { regime, kind, body: { kind: body.kind, setUpFor: body.settings.regime }, ...(entrustment ? { entrustment: { kind: entrustment.kind, receivedOn: localDate(entrustment.receivedOn) } } : {}), today: this.clock.today() };
    for (const { verdict } of judgeAll(OPENING_REGIME_POLICIES, facts)) {
      if (verdict.kind === 'unmet') throw new RefusalError(verdict.reason.code, verdict.reason.params);
      if (verdict.kind === 'open') throw new RefusalError(verdict.question.code, verdict.question.params);
    }
    if (entrustment && (await this.organizations.byId(tx, entrustment.courtId)).kind !== 'court') throw new InvalidError('fields.invalid', { count: 1 }, { courtId: 'court.unknown' });
  }
}

/** The widest area a path belongs to: `city.`. */
export function rootOf(path: string): string {
  return path.split('.').slice(0, 1).join('.') + '.';
}
