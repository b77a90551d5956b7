import { Injectable } from '@nestjs/common';
import { COURT_CLOCKS, dayNumber, deadlineOf, FILING_POLICIES, firstRefusal, REAPPLY_POLICIES, type CompetentCourts, type ConfirmationFacts } from '@jiefen/mediation';
import type { ConfirmationApplicationView, ConfirmationView, CourtChoiceView } from '@jiefen/mediation/wire';
import { agreementInEffect } from '../agreements/agreement-row.js';
import { Cases, type EnteredCase } from '../cases/cases.js';
import { Transactions, type Tx } from '../platform/database/transactions.js';
import type { Person } from '../platform/http/access.js';
import { newestApplication, signaturesOfApplication, type ApplicationRow } from './application-row.js';
import { AfterRuling } from './after-ruling.queries.js';
import { ApplicationParts } from './application-parts.js';
import type { CourtRow } from './competent-courts.js';
import { LOCAL_REGISTER } from './court-register.port.js';
import { GatherFacts, type Gathered } from './gather-facts.js';
import { decisionOf, WaysQuery } from './ways.queries.js';

const NOTHING: ConfirmationView = { agreementNumber: null, effectiveOn: null, deadline: null, refused: { code: 'confirm.not-in-effect' }, courts: [], hints: [], placesWithoutCourt: [], ways: [], application: null, mine: null, maySealProof: false };

/** Judicial confirmation as the parties and the mediation's staff see it. */
@Injectable()
export class ConfirmationQueries {
  constructor(
    private readonly transactions: Transactions,
    private readonly cases: Cases,
    private readonly gather: GatherFacts,
    private readonly parts: ApplicationParts,
    private readonly ways: WaysQuery,
    private readonly afterRuling: AfterRuling,
  ) {}

  async view(person: Person, caseId: string): Promise<ConfirmationView> {
    const tx = this.transactions.reader;
    const entered = await this.cases.enter(tx, person, caseId, (relation) => relation.party !== undefined || relation.mediator || relation.handler);
    const standing = await agreementInEffect(tx, caseId);
    const newest = await newestApplication(tx, caseId);
    // What a court said of an agreement that was replaced says nothing of the new one.
    const application = newest?.agreement_id === standing?.id ? newest : undefined;
    const gathered = await this.gather.of(tx, entered.case, application);
    if (!gathered) return NOTHING;
    const { facts, agreement, effectiveOn } = gathered;
    const deadline = deadlineOf(COURT_CLOCKS.confirmationApplication, effectiveOn, facts.calendar);
    const { chosenCourtId: _chosen, ...withoutChoice } = facts;
    const earlier = application ? firstRefusal(REAPPLY_POLICIES, decisionOf(application)) : undefined;
    const refusal = earlier ?? firstRefusal(FILING_POLICIES, withoutFiling(withoutChoice, application));
    const signatures = application ? await signaturesOfApplication(tx, application.id) : [];
    const decided = application?.decided_at != null;
    const open = !application || decided || ['choosing', 'preparing', 'signing'].includes(application.state);
    return {
      agreementNumber: agreement.number,
      effectiveOn,
      deadline: deadline.ok
        ? {
            lastDay: deadline.value.lastDay,
            safeDay: deadline.value.safeDay,
            rolledBecause: deadline.value.rolledBecause ?? null,
            rollUnknown: deadline.value.rollUnknown !== undefined,
            daysLeft: dayNumber(deadline.value.lastDay) - dayNumber(facts.today),
          }
        : null,
      refused: facts.form === 'oral' ? { code: 'confirm.write-it-down' } : open ? (refusal?.reason ?? null) : null,
      // The court that said it is not competent is not offered again.
      courts: facts.competent ? courtViews(facts.competent, gathered, entered).filter((court) => !(application?.ground === 'confirm.competent-court' && decided && court.id === application.court_id)) : [],
      hints: facts.competent?.hints ?? [],
      placesWithoutCourt: facts.competent?.placesWithoutCourt ?? [],
      ways: (await this.ways.of(tx, entered)).ways,
      application: application ? await this.applicationView(tx, application, gathered, entered, signatures) : null,
      mine: await this.mine(tx, person, entered, gathered, application, signatures.some((one) => one.kind === 'confirmationApplication' && one.party_id === entered.relation.party?.id)),
      maySealProof: entered.relation.handler && application !== undefined && !open && !signatures.some((one) => one.kind === 'proofOfMediation'),
    };
  }

  private async mine(tx: Tx, person: Person, { relation, parties, case: found }: EnteredCase, { agreement, applicants }: Gathered, application: ApplicationRow | undefined, signed: boolean): Promise<ConfirmationView['mine']> {
    const drafted = agreement.draft.parties.find((party) => party.id === relation.party?.id);
    if (!drafted) return null;
    const own = applicants.find((applicant) => applicant.party_id === drafted.id);
    const underWay = application !== undefined && application.decided_at === null && own?.facts_cipher != null;
    const before: { id_number_masked: string | null }[] = underWay
      ? []
      : await tx.query(
          `SELECT a.id_number_masked FROM confirmation_applicants a JOIN confirmation_applications c ON c.id = a.application_id WHERE c.agreement_id = $1 AND c.decided_at IS NOT NULL AND a.party_id = $2 AND a.facts_cipher IS NOT NULL ORDER BY c.decided_at DESC LIMIT 1`,
          [agreement.id, drafted.id],
        );
    const accounts: { phone_masked: string | null }[] = await tx.query(`SELECT phone_masked FROM accounts WHERE id = $1`, [person.accountId]);
    const party = parties.find((one) => one.id === drafted.id);
    return {
      mayApply: agreement.signing !== 'oral' && (found.state === 'agreementInEffect' || found.state === 'performing') && (application === undefined || application.state === 'choosing' || (application.decided_at !== null && firstRefusal(REAPPLY_POLICIES, decisionOf(application)) === undefined)),
      kind: drafted.kind,
      factsGiven: own?.facts_cipher != null || before.length > 0,
      givenBefore: before.length > 0,
      idNumberMasked: own?.id_number_masked ?? before[0]?.id_number_masked ?? null,
      mustSign: application?.state === 'signing' && !signed,
      phoneMasked: accounts[0]?.phone_masked ?? null,
      home: drafted.address ?? (party && this.cases.addressOf(party)) ?? null,
    };
  }

  private async applicationView(tx: Tx, application: ApplicationRow, { facts, agreement, courts, applicants, effectiveOn }: Gathered, { relation }: EnteredCase, signatures: Awaited<ReturnType<typeof signaturesOfApplication>>): Promise<ConfirmationApplicationView> {
    const court = courts.find((one) => one.id === application.court_id);
    const side = relation.party?.id;
    const extensions = await this.parts.extensions(tx, application.id);
    return {
      id: application.id,
      state: application.state,
      version: application.version,
      court: court ? { id: court.id, name: court.name, nameEn: court.name_en, phone: court.phone } : null,
      applicants: agreement.draft.parties.map((party) => {
        const own = applicants.find((applicant) => applicant.party_id === party.id);
        const signed = signatures.find((one) => one.kind === 'confirmationApplication' && one.party_id === party.id);
        return { partyId: party.id, name: party.name, side: party.side, isMe: party.id === side, courtId: own?.court_id ?? null, factsGiven: own?.facts_cipher != null, signedAt: signed ? new Date(signed.signed_at).toISOString() : null };
      }),
      // The address for service and the proofs of the other side are for the court only.
      papers: await this.parts.papers(tx, application.id, (row) => row.party_id === null || row.party_id === side || side === undefined),
      filedAt: application.filed_at ? new Date(application.filed_at).toISOString() : null,
      acceptedAt: application.accepted_at ? new Date(application.accepted_at).toISOString() : null,
      courtNumber: application.court_number,
      ownSystem: application.register !== LOCAL_REGISTER,
      handedAt: application.handed_at ? new Date(application.handed_at).toISOString() : null,
      registerProblem: side === undefined && application.register_problem && application.register_problem_since ? { code: application.register_problem, since: new Date(application.register_problem_since).toISOString() } : null,
      timetable: application.decided_at ? [] : this.parts.timetable(application, facts.calendar, extensions),
      extensions: this.parts.extensionViews(application, extensions, facts.calendar),
      supplements: await this.parts.supplements(tx, application.id),
      withdrawalAskedAt: application.withdrawal_asked_at ? new Date(application.withdrawal_asked_at).toISOString() : null,
      decision: this.parts.decision(application, facts.calendar),
      next: await this.afterRuling.next(tx, application.case_id, application, effectiveOn, facts.calendar),
    };
  }
}

function courtViews(competent: CompetentCourts, { courts, agreement }: Gathered, { relation, case: found }: EnteredCase): CourtChoiceView[] {
  const nameOf = (id: string | undefined): string | null => (id === undefined || id === found.organizationId ? null : (agreement.draft.parties.find((party) => party.id === id)?.name ?? null));
  return competent.choices.flatMap((choice) => {
    const court: CourtRow | undefined = courts.find((one) => one.id === choice.courtId);
    if (!court) return [];
    return [
      {
        id: court.id,
        name: court.name,
        nameEn: court.name_en,
        address: court.address,
        addressEn: court.address_en,
        phone: court.phone,
        preferred: choice.preferred,
        reasons: choice.reasons.map((reason) => ({ code: reason.code, of: nameOf(reason.of), isMe: reason.of !== undefined && reason.of === relation.party?.id })),
      },
    ];
  });
}

/** For a new application the day of the earlier one says nothing: today counts. */
function withoutFiling(facts: Omit<ConfirmationFacts, 'chosenCourtId'>, application: ApplicationRow | undefined): ConfirmationFacts {
  const { filedOn: _before, ...anew } = facts;
  return application?.decided_at ? anew : facts;
}
