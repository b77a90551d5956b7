import { Injectable } from '@nestjs/common';
import { firstRefusal, OPENNESS_ASKING_POLICIES, OPENNESS_POLICIES, verdictOf } from '@jiefen/mediation';
import type { AnswerConsent, OpennessView } from '@jiefen/mediation/wire';
import { Audit } from '../audit/audit.js';
import type { CaseRelation } from '../cases/case-relation.js';
import { Cases } from '../cases/cases.js';
import { Consents } from '../cases/consents.js';
import { Clock } from '../platform/clock/clock.js';
import { Transactions, type Tx } from '../platform/database/transactions.js';
import type { Person } from '../platform/http/access.js';
import { NotFoundError, RefusalError } from '../platform/http/errors.js';
import { mustBeMet } from '../platform/http/must-be-met.js';

const MATTER = 'openSession';

/**
 * The parties' right to ask for an open or a closed mediation (RMTJ 23). Closed is how it begins. Open is a record and no
 * door: the room on line stays for those of the case, and observers may be asked to come on site.
 */
@Injectable()
export class OpenToObservers {
  constructor(
    private readonly transactions: Transactions,
    private readonly cases: Cases,
    private readonly consents: Consents,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  async view(person: Person, caseId: string): Promise<OpennessView> {
    const tx = this.transactions.reader;
    const { case: found, parties, relation } = await this.cases.enter(tx, person, caseId, (r) => isParty(r) || r.mediator || r.handler);
    const agreed = await this.agreed(tx, caseId);
    const asked = await this.consents.open(tx, caseId, MATTER);
    const [by]: { name: string }[] = asked ? await tx.query(`SELECT name FROM accounts WHERE id = $1`, [asked.asked_by]) : [];
    const now = firstRefusal(OPENNESS_ASKING_POLICIES, { state: found.state, consents: [] }) === undefined;
    return {
      open: agreed !== undefined,
      since: agreed ? new Date(agreed.settled_at).toISOString() : null,
      question: asked ? { id: asked.id, askedBy: by?.name ?? '', answers: await this.consents.answersView(tx, asked.id, parties, relation.party?.id) } : null,
      mayAsk: isParty(relation) && now && !asked && !agreed && parties.length > 1 && parties.every((party) => party.accountId !== null),
      mayClose: isParty(relation) && now && agreed !== undefined,
    };
  }

  /** A party asks; its own yes is given with it. */
  async ask(person: Person, caseId: string): Promise<void> {
    await this.transactions.run(async (tx) => {
      const { case: found, parties, relation } = await this.cases.lock(tx, person, caseId, isParty);
      if (!relation.party) throw new NotFoundError();
      mustBeMet(OPENNESS_ASKING_POLICIES, { state: found.state, consents: [] });
      if (parties.length < 2 || parties.some((party) => party.accountId === null)) throw new RefusalError('openness.party-not-here');
      if (await this.agreed(tx, caseId)) throw new RefusalError('openness.is-open');
      const id = await this.consents.ask(tx, { caseId, matter: MATTER, subject: caseId, params: {}, askedBy: person.accountId });
      await this.consents.answer(tx, id, relation.party.id, true, person.accountId);
      await this.audit.record(tx, { action: 'openness.asked', actor: person, caseId, subject: id });
      await this.cases.tell(tx, caseId, { kind: 'openness.asked', actor: person, side: relation.party.side });
    });
  }

  /** The last yes makes it open; one no leaves it closed. */
  async answer(person: Person, caseId: string, { questionId, consent }: AnswerConsent): Promise<void> {
    await this.transactions.run(async (tx) => {
      const { case: found, parties, relation } = await this.cases.lock(tx, person, caseId, isParty);
      const asked = await this.consents.open(tx, caseId, MATTER);
      if (!asked || asked.id !== questionId || !relation.party) throw new RefusalError('consent.settled-meanwhile');
      await this.consents.answer(tx, asked.id, relation.party.id, consent, person.accountId);
      await this.audit.record(tx, { action: 'openness.answered', actor: person, caseId, subject: asked.id, data: { consent } });
      const verdict = verdictOf(OPENNESS_POLICIES, { state: found.state, consents: await this.consents.answers(tx, asked.id, parties) });
      if (verdict.kind === 'open') return this.cases.changed(tx, caseId);
      const outcome = verdict.kind === 'met' ? 'agreed' : consent ? 'withdrawn' : 'declined';
      await this.consents.settle(tx, asked.id, outcome);
      await this.cases.tell(tx, caseId, { kind: outcome === 'agreed' ? 'openness.agreed' : 'openness.declined', actor: person, side: relation.party.side });
    });
  }

  /** Any party closes it again, without a reason. */
  async close(person: Person, caseId: string): Promise<void> {
    await this.transactions.run(async (tx) => {
      const { relation } = await this.cases.lock(tx, person, caseId, isParty);
      const agreed = await this.agreed(tx, caseId);
      if (!agreed || !relation.party) throw new RefusalError('openness.is-closed');
      await tx.query(`UPDATE consent_questions SET ended_at = $2 WHERE id = $1`, [agreed.id, this.clock.now()]);
      await this.audit.record(tx, { action: 'openness.closed', actor: person, caseId, subject: agreed.id });
      await this.cases.tell(tx, caseId, { kind: 'openness.closed', actor: person, side: relation.party.side });
    });
  }

  private async agreed(tx: Tx, caseId: string): Promise<{ id: string; settled_at: Date } | undefined> {
    const rows: { id: string; settled_at: Date }[] = await tx.query(`SELECT id, settled_at FROM consent_questions WHERE case_id = $1 AND matter = $2 AND outcome = 'agreed' AND ended_at IS NULL`, [caseId, MATTER]);
    return rows[0];
  }
}

function isParty(relation: CaseRelation): boolean {
  return relation.party !== undefined;
}
