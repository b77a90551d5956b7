import { Injectable } from '@nestjs/common';
import { DISCLOSURE_POLICIES, verdictOf, type Relation } from '@jiefen/mediation';
import type { AnswerConsent, RelationQuestion } from '@jiefen/mediation/wire';
import { Audit } from '../audit/audit.js';
import { mustHavePower } from '../cases/acting.js';
import type { Case, CaseParty } from '../cases/case.entity.js';
import { Cases } from '../cases/cases.js';
import { Clocks } from '../cases/clocks.js';
import { Consents, type ConsentQuestion } from '../cases/consents.js';
import { Clock } from '../platform/clock/clock.js';
import { Transactions, type Tx } from '../platform/database/transactions.js';
import type { Person } from '../platform/http/access.js';
import { RefusalError } from '../platform/http/errors.js';
import { Jobs } from '../platform/jobs/jobs.js';
import { Appointments, type AppointmentRow, type Disclosure } from './appointments.js';

interface Asked {
  readonly relations: readonly Relation[];
}

/** The relations of a disclosure in the words of the law. */
export function relationsIn(disclosure: Disclosure): Relation[] {
  return [...(disclosure.isPartyOrRelative ? (['partyOrCloseRelative'] as const) : []), ...(disclosure.hasInterest ? (['interest'] as const) : []), ...(disclosure.hasOtherRelation ? (['other'] as const) : [])];
}

/**
 * A mediator with a relation mediates only if every party knows and agrees (ZXTJ 13). Who has come in is asked at once;
 * a side that comes later is asked then, and no session begins before it has agreed. One no, or silence until the last
 * day, and the next mediator is asked.
 */
@Injectable()
export class AgreeToRelation {
  constructor(
    private readonly transactions: Transactions,
    private readonly cases: Cases,
    private readonly clocks: Clocks,
    private readonly consents: Consents,
    private readonly appointments: Appointments,
    private readonly audit: Audit,
    private readonly clock: Clock,
    jobs: Jobs,
  ) {
    jobs.every('experts.relation-consent', '*/5 * * * *', () => this.sweep());
  }

  async view(person: Person, caseId: string): Promise<{ question: RelationQuestion | null }> {
    const tx = this.transactions.reader;
    const { parties, relation } = await this.cases.enter(tx, person, caseId, (r) => r.party !== undefined || r.mediator || r.handler || r.supervisor);
    const asked = await this.consents.open<Asked>(tx, caseId, 'relation');
    if (!asked) return { question: null };
    const [row]: { name: string; organization_name: string; organization_name_en: string; disclosure: Disclosure; until: Date | null }[] = await tx.query(
      `SELECT a.name, o.name AS organization_name, o.name_en AS organization_name_en, p.disclosure,
              (SELECT due_at FROM case_deadlines d WHERE d.case_id = p.case_id AND d.rule = 'clock.relation-consent' AND d.ended_at IS NULL) AS until
         FROM appointments p JOIN accounts a ON a.id = p.expert_account_id JOIN experts e ON e.account_id = a.id JOIN organizations o ON o.id = e.organization_id WHERE p.id = $1`,
      [asked.subject],
    );
    if (!row) return { question: null };
    return {
      question: {
        id: asked.id,
        mediatorName: row.name,
        organizationName: row.organization_name,
        organizationNameEn: row.organization_name_en,
        disclosure: row.disclosure,
        until: row.until ? new Date(row.until).toISOString() : null,
        answers: await this.consents.answersView(tx, asked.id, parties, relation.party?.id),
      },
    };
  }

  /** Puts the question; the asked expert waits for the answers. */
  async ask(tx: Tx, person: Person, found: Case, open: AppointmentRow, disclosure: Disclosure): Promise<void> {
    await tx.query(`UPDATE appointments SET disclosure = $2 WHERE id = $1`, [open.id, JSON.stringify(disclosure)]);
    const id = await this.consents.ask(tx, { caseId: found.id, matter: 'relation', subject: open.id, params: { relations: relationsIn(disclosure) } satisfies Asked, askedBy: person.accountId });
    await this.startClock(tx, found);
    await this.audit.record(tx, { action: 'mediator.relation-disclosed', actor: person, caseId: found.id, subject: id });
    await this.cases.tell(tx, found.id, { kind: 'mediator.relation-asked', params: { mediator: person.name }, actor: person });
  }

  /** Something became known while the mediation runs: it is disclosed then, and asked about then. */
  async discloseLater(person: Person, caseId: string, disclosure: Disclosure): Promise<void> {
    await this.transactions.run(async (tx) => {
      const { case: found } = await this.cases.lock(tx, person, caseId, (relation) => relation.mediator);
      const open = await this.appointments.open(tx, caseId);
      if (!open || open.answer !== 'accepted') throw new RefusalError('appointment.not-running');
      if (relationsIn(disclosure).length === 0) throw new RefusalError('appointment.nothing-to-disclose');
      await this.ask(tx, person, found, open, disclosure);
    });
  }

  async answer(person: Person, caseId: string, { questionId, consent }: AnswerConsent): Promise<void> {
    await this.transactions.run(async (tx) => {
      const { case: found, parties, relation } = await this.cases.lock(tx, person, caseId, (r) => r.party !== undefined);
      mustHavePower(relation, 'chooseMediator');
      const asked = await this.consents.open<Asked>(tx, caseId, 'relation');
      if (!asked || asked.id !== questionId || !relation.party) throw new RefusalError('consent.settled-meanwhile');
      await this.consents.answer(tx, asked.id, relation.party.id, consent, person.accountId);
      await this.audit.record(tx, { action: 'mediator.relation-answered', actor: person, caseId, subject: asked.id, data: { consent } });
      await this.follow(tx, found, parties, asked);
    });
  }

  /** Whoever has come in and is silent until the last day counts as not agreeing; who has just come in is given the time. */
  async sweep(): Promise<void> {
    const rows: { case_id: string }[] = await this.transactions.reader.query(
      `SELECT q.case_id FROM consent_questions q LEFT JOIN case_deadlines d ON d.case_id = q.case_id AND d.rule = 'clock.relation-consent' AND d.ended_at IS NULL
        WHERE q.matter = 'relation' AND q.settled_at IS NULL AND (d.id IS NULL OR d.due_at < $1) LIMIT 100`,
      [this.clock.now()],
    );
    for (const { case_id: caseId } of rows) {
      await this.transactions.run(async (tx) => {
        const { case: found, parties } = await this.cases.lockForPortal(tx, caseId);
        const asked = await this.consents.open<Asked>(tx, caseId, 'relation');
        if (!asked) return;
        const answers = await this.consents.answers(tx, asked.id, parties);
        if (!parties.some((party, i) => party.accountId !== null && answers[i] === undefined)) return;
        const [running]: { due_at: Date }[] = await tx.query(`SELECT due_at FROM case_deadlines WHERE case_id = $1 AND rule = 'clock.relation-consent' AND ended_at IS NULL`, [caseId]);
        if (!running) return this.startClock(tx, found);
        if (new Date(running.due_at) < this.clock.now()) await this.makeRoom(tx, found, parties, asked, 'unanswered');
      });
    }
  }

  private async follow(tx: Tx, found: Case, parties: readonly CaseParty[], asked: ConsentQuestion<Asked>): Promise<void> {
    const answers = await this.consents.answers(tx, asked.id, parties);
    const all = answers.includes(false) ? false : answers.every((consent) => consent === true) ? true : undefined;
    const verdict = verdictOf(DISCLOSURE_POLICIES, { disclosed: true, relations: asked.params.relations, allPartiesAgree: all });
    if (verdict.kind === 'unmet') return this.makeRoom(tx, found, parties, asked, 'declined');
    if (verdict.kind === 'met') await this.consents.settle(tx, asked.id, 'agreed');
    if (parties.some((party, i) => party.accountId !== null && answers[i] === undefined)) return this.cases.changed(tx, found.id);
    await this.clocks.stop(tx, found.id, 'relationConsent');
    const open = await this.appointments.open(tx, found.id);
    // Everybody who is here agreed. A side that comes in later is asked then; until it agrees, no session begins.
    if (found.state === 'mediatorAsked' && open?.disclosure) await this.appointments.appoint(tx, found, parties, open, open.disclosure, 'portal');
    else if (verdict.kind === 'met') await this.cases.tell(tx, found.id, { kind: 'mediator.relation-agreed', actor: 'portal' });
  }

  /** The mediator is not taken, without blame; the next one of the ranking is asked. */
  private async makeRoom(tx: Tx, found: Case, parties: readonly CaseParty[], asked: ConsentQuestion<Asked>, outcome: 'declined' | 'unanswered'): Promise<void> {
    await this.consents.settle(tx, asked.id, outcome);
    await this.clocks.stop(tx, found.id, 'relationConsent');
    const open = await this.appointments.open(tx, found.id);
    const before = found.state === 'mediatorAsked';
    if (open) await this.appointments.close(tx, open.id, before ? 'declined' : 'accepted', 'relation', '', null);
    if (!before && open) await tx.query(`UPDATE experts SET open_cases = greatest(0, open_cases - 1) WHERE account_id = $1`, [open.expert_account_id]);
    const back = await this.cases.move(tx, found, before ? 'mediatorDeclines' : 'mediatorWithdraws', 'portal', 'portal', { kind: `mediator.relation-${outcome}`, set: { mediatorAccountId: null } });
    if (!before) await tx.query(`UPDATE bookings SET cancelled_at = $2 WHERE case_id = $1 AND cancelled_at IS NULL`, [found.id, this.clock.now()]);
    await this.appointments.askNext(tx, back, parties);
  }

  private async startClock(tx: Tx, found: Case): Promise<void> {
    await this.clocks.start(tx, { caseId: found.id, organizationId: found.organizationId, clock: 'relationConsent', owner: 'parties' });
  }
}
