import { Injectable } from '@nestjs/common';
import { compareWays, isObligation, questionsFor, sourcesOfWayReason, WAY_QUESTIONS, type EarlierDecision, type WayFacts, type WayQuestion } from '@jiefen/mediation';
import type { WayAnswers, WaysView } from '@jiefen/mediation/wire';
import { agreementInEffect, type AgreementRow } from '../agreements/agreement-row.js';
import { Cases, type EnteredCase } from '../cases/cases.js';
import { Clocks } from '../cases/clocks.js';
import { Clock } from '../platform/clock/clock.js';
import { Transactions, type Tx } from '../platform/database/transactions.js';
import type { Person } from '../platform/http/access.js';
import { applicantsOf, newestApplication } from './application-row.js';
import { isAtCourt } from './court.access.js';

interface Promised {
  readonly state: string;
  readonly kind: string;
  readonly due_day: string | null;
  readonly by_party_id: string;
  readonly to_party_id: string | null;
}

const NOTHING: WaysView = { ways: [], questions: [], confirmed: false };

/** The ways to make the agreement of one case enforceable: what the files know, and what only a person can say. */
@Injectable()
export class WaysQuery {
  constructor(
    private readonly transactions: Transactions,
    private readonly cases: Cases,
    private readonly clocks: Clocks,
    private readonly clock: Clock,
  ) {}

  async view(person: Person, caseId: string, answers: WayAnswers): Promise<WaysView> {
    const tx = this.transactions.reader;
    return this.of(tx, await this.cases.enter(tx, person, caseId, (relation) => relation.party !== undefined || relation.mediator || relation.handler), answers);
  }

  /** `answers` go before what the files know: people change their minds, files do not. */
  async of(tx: Tx, entered: EnteredCase, answers: WayAnswers = {}): Promise<WaysView> {
    const agreement = await agreementInEffect(tx, entered.case.id);
    if (!agreement?.effective_at) return NOTHING;
    const { facts, known } = await this.facts(tx, entered, agreement, agreement.effective_at);
    const answered = Object.fromEntries(Object.entries(answers).flatMap(([id, answer]) => (answer === undefined ? [] : [[id, answer === 'yes']]))) as Partial<Record<WayQuestion, boolean>>;
    const sure = { ...known, ...answered };
    return {
      ways: compareWays({ ...facts, ...sure }).map(({ way, fits, reasons, lastDay }) => ({ way, fits, reasons: reasons.map((one) => ({ ...one, sources: sourcesOfWayReason(one.code) })), lastDay: lastDay ?? null })),
      questions: questionsFor(facts).map((id) => ({ id, sources: WAY_QUESTIONS[id], answer: sure[id] === undefined ? null : sure[id] ? 'yes' : 'no', known: known[id] !== undefined && answered[id] === undefined })),
      confirmed: facts.court?.outcome === 'confirmed',
    };
  }

  private async facts(tx: Tx, { case: found, relation, parties }: EnteredCase, agreement: AgreementRow, effectiveAt: Date): Promise<{ facts: Omit<WayFacts, WayQuestion>; known: Partial<Record<WayQuestion, boolean>> }> {
    const newest = await newestApplication(tx, found.id);
    // What a court said of an agreement that was replaced says nothing of the new one.
    const application = newest?.agreement_id === agreement.id ? newest : undefined;
    const promised: Promised[] = await tx.query(`SELECT state, kind, to_char(due_day, 'YYYY-MM-DD') AS due_day, by_party_id, to_party_id FROM obligations WHERE agreement_id = $1 AND state <> 'replaced'`, [agreement.id]);
    const today = this.clock.today();
    const due = promised.filter((one) => one.kind !== 'refrain' && one.state !== 'confirmed');
    const mine = relation.party;
    const sideOf = (id: string): string | undefined => parties.find((party) => party.id === id)?.side;
    const toMe = due.filter((one) => mine !== undefined && one.by_party_id !== mine.id && (one.to_party_id === null ? sideOf(one.by_party_id) !== mine.side : one.to_party_id === mine.id));
    const clauses = agreement.draft.clauses.filter(isObligation);
    const payments = clauses.filter((clause) => clause.kind === 'payment').length;
    const applicants = application ? await applicantsOf(tx, application.id) : [];
    const debtors = new Set((mine ? toMe : due).map((one) => one.by_party_id));
    return {
      facts: {
        kind: found.kind,
        effectiveOn: this.clock.dayOf(new Date(effectiveAt)),
        today,
        calendar: await this.clocks.calendarOf(tx, found.organizationId),
        payment: payments === 0 ? 'none' : payments === clauses.length ? 'only' : 'partly',
        statusOrTitle: agreement.findings.some((finding) => finding.ground === 'statusRelation' || finding.ground === 'titleOrIp'),
        oral: agreement.signing === 'oral',
        ...(application ? { court: { ...decisionOf(application), underWay: isAtCourt(application) } } : {}),
        // The promises are written down a moment after the agreement takes effect: until then nothing is known of them.
        ...(promised.length > 0
          ? { performed: due.length === 0 && promised.every((one) => one.kind !== 'refrain'), nothingDue: !(mine && toMe.length > 0 ? toMe : due).some((one) => one.state !== 'claimed' && (one.due_day === null || one.due_day < today)), ...(mine ? { creditor: toMe.length > 0 } : {}) }
          : {}),
      },
      known: {
        ...(application && applicants.length === agreement.draft.parties.length && applicants.every((one) => one.court_id !== null && one.court_id === applicants[0]?.court_id) && !application.decided_at ? { bothWilling: true } : {}),
        // Who gave the court an address for service can be served there.
        ...(debtors.size > 0 && [...debtors].every((id) => applicants.some((one) => one.party_id === id && one.facts_cipher !== null)) ? { serviceable: true } : {}),
      },
    };
  }
}

/** What a court has said, as the rules ask for it. */
export function decisionOf({ outcome, ground }: { readonly outcome: EarlierDecision['outcome'] | null; readonly ground: string | null }): EarlierDecision {
  return { ...(outcome ? { outcome } : {}), ...(ground ? { ground } : {}) };
}
