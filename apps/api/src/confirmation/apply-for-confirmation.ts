import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { assertPrintable, DocumentError } from '@jiefen/documents';
import { FILING_POLICIES, firstRefusal, REAPPLY_POLICIES, type ConfirmationFacts } from '@jiefen/mediation';
import type { ApplicantFacts, ApplyForConfirmation } from '@jiefen/mediation/wire';
import { Audit } from '../audit/audit.js';
import type { Case } from '../cases/case.entity.js';
import { CASE_HAPPENED } from '../cases/case-events.js';
import { Cases, type EnteredCase } from '../cases/cases.js';
import { CasePapers } from '../papers/case-papers.js';
import { Clock } from '../platform/clock/clock.js';
import { FieldCipher, maskIdNumber } from '../platform/crypto/field-cipher.js';
import { Transactions, type Tx } from '../platform/database/transactions.js';
import type { Person } from '../platform/http/access.js';
import { ConflictError, InvalidError, NotFoundError, RefusalError } from '../platform/http/errors.js';
import { Jobs } from '../platform/jobs/jobs.js';
import { applicantsOf, bundleOf, FACTS_FIELD, JOINT, lockOpenApplication, newestApplication, type ApplicationRow } from './application-row.js';
import { SYNC_WITH_COURT } from './court-sync.job.js';
import { GatherFacts } from './gather-facts.js';
import { PREPARE_BUNDLE } from './prepare-bundle.job.js';
import { decisionOf } from './ways.queries.js';

/** States of a case in which the parties may begin an application. */
const MAY_BEGIN: readonly Case['state'][] = ['agreementInEffect', 'performing'];

/** The parties choose one court together and give what the form needs; when all have, the papers are made. */
@Injectable()
export class ApplyForConfirmationUseCase {
  constructor(
    private readonly transactions: Transactions,
    private readonly cases: Cases,
    private readonly gather: GatherFacts,
    private readonly papers: CasePapers,
    private readonly cipher: FieldCipher,
    private readonly audit: Audit,
    private readonly clock: Clock,
    private readonly jobs: Jobs,
  ) {
    jobs.work(CASE_HAPPENED, async ({ caseId, kind }) => {
      if (kind === 'move.mediateAgain') await this.abandonUnfiled(caseId);
    });
  }

  /** One tap of one party: this court, and once what the form asks. */
  async apply(person: Person, caseId: string, request: ApplyForConfirmation): Promise<void> {
    await this.transactions.run(async (tx) => {
      const { case: found, relation } = await this.cases.lock(tx, person, caseId, (r) => r.party !== undefined);
      if (!relation.party) throw new NotFoundError();
      if (!MAY_BEGIN.includes(found.state)) throw new RefusalError('confirmation.not-now', { state: found.state });
      let application = await lockOpenApplication(tx, caseId);
      const gathered = await this.gather.of(tx, found, application);
      if (!gathered) throw new RefusalError('confirm.not-in-effect');
      const earlier = application ? undefined : await this.earlier(tx, caseId, gathered.agreement.id);
      if (earlier) refuseAgain(earlier, request.courtId);
      refuseIfUnmet({ ...gathered.facts, chosenCourtId: request.courtId });
      if (!gathered.agreement.draft.parties.some((party) => party.id === relation.party?.id)) throw new NotFoundError();
      if (application && application.state !== 'choosing') {
        // A second tap for the court that is already agreed says the same again.
        if (application.court_id === request.courtId && !request.facts) return;
        throw new ConflictError('confirmation.already-prepared');
      }
      application ??= await this.begin(tx, caseId, gathered.agreement.id);
      await this.choose(tx, application, relation.party.id, request);
      await this.audit.record(tx, { action: 'confirmation.court-chosen', actor: person, caseId, subject: application.id, data: { courtId: request.courtId } });
      await this.cases.tell(tx, caseId, { kind: 'confirmation.court-chosen', params: { court: gathered.courts.find((court) => court.id === request.courtId)?.name ?? '' }, actor: person, side: relation.party.side });
      await this.goOnWhenAllAgree(tx, application.id, gathered.agreement.draft.parties.map((party) => party.id));
    });
  }

  /** Not to apply is as good: the agreement binds without a court (RMTJ 31). */
  async decline(person: Person, caseId: string): Promise<void> {
    await this.transactions.run(async (tx) => {
      const { case: found, relation } = await this.cases.lock(tx, person, caseId, (r) => r.party !== undefined);
      const application = await lockOpenApplication(tx, caseId);
      if (application && !['choosing', 'preparing', 'signing'].includes(application.state)) throw new RefusalError('confirmation.already-filed');
      if (application) await this.abandon(tx, application, found, person);
      if (found.state === 'agreementInEffect') await this.cases.move(tx, found, 'startPerformance', 'party', person, {});
      await this.audit.record(tx, { action: 'confirmation.declined', actor: person, caseId, data: { side: relation.party?.side ?? '' } });
    });
  }

  /** Takes the application back: at once while it is not filed; afterwards the court is asked, which permits it (SFQR 5, CPLI 357). */
  async withdraw(person: Person, caseId: string, reason: string): Promise<void> {
    await this.transactions.run(async (tx) => {
      const { case: found, relation } = await this.cases.lock(tx, person, caseId, (r) => r.party !== undefined);
      const application = await lockOpenApplication(tx, caseId);
      if (!application) throw new RefusalError('confirmation.nothing-to-withdraw');
      if (application.state === 'filed' || application.state === 'accepted') {
        if (application.withdrawal_asked_at) return;
        await tx.query(`UPDATE confirmation_applications SET withdrawal_asked_at = $2, withdrawal_asked_by = $3, version = version + 1 WHERE id = $1`, [application.id, this.clock.now(), relation.party?.id]);
        await this.cases.tell(tx, caseId, { kind: 'confirmation.withdrawal-asked', params: { reason }, actor: person, ...(relation.party ? { side: relation.party.side } : {}) });
        await this.jobs.send(tx, SYNC_WITH_COURT, { applicationId: application.id });
      } else await this.abandon(tx, application, found, person);
      await this.audit.record(tx, { action: 'confirmation.withdrawal', actor: person, caseId, subject: application.id });
    });
  }

  /** Somebody who does not know which court to take is called by the centre. */
  async callMe(person: Person, caseId: string): Promise<void> {
    await this.transactions.run(async (tx) => {
      const { relation } = await this.cases.lock(tx, person, caseId, (r) => r.party !== undefined);
      await this.cases.tell(tx, caseId, { kind: 'confirmation.call-me', actor: person, seenBy: 'staff', ...(relation.party ? { side: relation.party.side } : {}) });
    });
  }

  /** The parties talk again: an application that no court has yet is given up. Filing it meanwhile is refused by the state of the case. */
  private async abandonUnfiled(caseId: string): Promise<void> {
    await this.transactions.run(async (tx) => {
      const { case: found } = await this.cases.lockForPortal(tx, caseId);
      const application = await lockOpenApplication(tx, caseId);
      if (!application || !['choosing', 'preparing', 'signing'].includes(application.state) || MAY_BEGIN.includes(found.state)) return;
      await this.abandon(tx, application, found, 'portal');
    });
  }

  private async begin(tx: Tx, caseId: string, agreementId: string): Promise<ApplicationRow> {
    const rows: ApplicationRow[] = await tx.query(`INSERT INTO confirmation_applications (id, case_id, agreement_id, state, created_at) VALUES ($1, $2, $3, 'choosing', $4) RETURNING *`, [randomUUID(), caseId, agreementId, this.clock.now()]);
    const [row] = rows;
    if (!row) throw new Error('the application was not stored');
    return row;
  }

  /** What a court has decided of this very agreement before. */
  private async earlier(tx: Tx, caseId: string, agreementId: string): Promise<ApplicationRow | undefined> {
    const newest = await newestApplication(tx, caseId);
    return newest?.agreement_id === agreementId && newest.decided_at ? newest : undefined;
  }

  /** Applying once more: what was given before need not be typed again, but another court reads it only with a new consent (PIPL 23). */
  private async givenBefore(tx: Tx, application: ApplicationRow, partyId: string, request: ApplyForConfirmation): Promise<boolean> {
    const rows: { application_id: string }[] = await tx.query(
      `SELECT a.application_id FROM confirmation_applicants a JOIN confirmation_applications c ON c.id = a.application_id
        WHERE c.agreement_id = $1 AND c.id <> $2 AND c.decided_at IS NOT NULL AND a.party_id = $3 AND a.facts_cipher IS NOT NULL ORDER BY c.decided_at DESC LIMIT 1`,
      [application.agreement_id, application.id, partyId],
    );
    if (!rows[0]) return false;
    if (request.shareConsent !== true) throw new InvalidError('consent.missing', {}, { shareConsent: 'consent.missing' });
    await tx.query(
      `INSERT INTO confirmation_applicants (application_id, party_id, facts_cipher, id_number_masked) SELECT $1, party_id, facts_cipher, id_number_masked FROM confirmation_applicants WHERE application_id = $2 AND party_id = $3
       ON CONFLICT (application_id, party_id) DO UPDATE SET facts_cipher = excluded.facts_cipher, id_number_masked = excluded.id_number_masked`,
      [application.id, rows[0].application_id, partyId],
    );
    return true;
  }

  private async choose(tx: Tx, application: ApplicationRow, partyId: string, request: ApplyForConfirmation): Promise<void> {
    const applicationId = application.id;
    const before = (await applicantsOf(tx, applicationId)).find((applicant) => applicant.party_id === partyId);
    if (!request.facts && !before?.facts_cipher && !(await this.givenBefore(tx, application, partyId, request))) throw new InvalidError('confirmation.facts-missing', {}, { facts: 'confirmation.facts-missing' });
    if (request.facts && request.shareConsent !== true) throw new InvalidError('consent.missing', {}, { shareConsent: 'consent.missing' });
    if (request.facts) refuseDifferingBirthDate(request.facts);
    if (request.facts) refuseUnprintable(request.facts);
    await tx.query(
      `INSERT INTO confirmation_applicants (application_id, party_id, court_id, chosen_at, facts_cipher, id_number_masked) VALUES ($1, $2, $3, $4, $5, $6)
       ON CONFLICT (application_id, party_id) DO UPDATE SET court_id = excluded.court_id, chosen_at = excluded.chosen_at,
         facts_cipher = coalesce(excluded.facts_cipher, confirmation_applicants.facts_cipher), id_number_masked = coalesce(excluded.id_number_masked, confirmation_applicants.id_number_masked)`,
      [
        applicationId,
        partyId,
        request.courtId,
        this.clock.now(),
        request.facts ? this.cipher.encrypt(JSON.stringify(request.facts), FACTS_FIELD) : null,
        request.facts ? (request.facts.kind === 'person' ? maskIdNumber(request.facts.idNumber) : request.facts.creditCode) : null,
      ],
    );
  }

  private async goOnWhenAllAgree(tx: Tx, applicationId: string, partyIds: readonly string[]): Promise<void> {
    const applicants = await applicantsOf(tx, applicationId);
    const courtId = applicants[0]?.court_id;
    const complete = partyIds.every((id) => applicants.some((applicant) => applicant.party_id === id && applicant.court_id === courtId && applicant.facts_cipher !== null));
    if (!complete || !courtId) return;
    await tx.query(`UPDATE confirmation_applications SET court_id = $2, state = 'preparing', version = version + 1 WHERE id = $1`, [applicationId, courtId]);
    await this.jobs.send(tx, PREPARE_BUNDLE, { applicationId });
  }

  private async abandon(tx: Tx, application: ApplicationRow, found: EnteredCase['case'], actor: Person | 'portal'): Promise<void> {
    await tx.query(`UPDATE confirmation_applications SET state = 'abandoned', version = version + 1 WHERE id = $1`, [application.id]);
    // What one of them had already signed asks for nothing any more; whoever checks it is told so.
    for (const row of await bundleOf(tx, application.id)) {
      if (!JOINT.includes(row.kind)) continue;
      const { verify_code } = await this.papers.byId(tx, row.paper_id);
      if (verify_code) await this.papers.void(tx, verify_code);
    }
    await this.cases.tell(tx, found.id, { kind: 'confirmation.abandoned', actor });
  }
}

/** @throws RefusalError with the reason of the first rule that says no: too late, wrong court, status, title … */
export function refuseIfUnmet(facts: ConfirmationFacts): void {
  // The rule only asks for the paper; without one there is nothing to hand in (CPLI 354).
  if (facts.form === 'oral') throw new RefusalError('confirm.write-it-down');
  const refusal = firstRefusal(FILING_POLICIES, facts);
  if (refusal) throw new RefusalError(refusal.reason.code, refusal.reason.params);
}

/** @throws RefusalError where the same agreement cannot go to a court once more, or not to the one that said it is not competent */
function refuseAgain(earlier: ApplicationRow, courtId: string): void {
  const refusal = firstRefusal(REAPPLY_POLICIES, decisionOf(earlier));
  if (refusal) throw new RefusalError(refusal.reason.code, refusal.reason.params);
  if (earlier.ground === 'confirm.competent-court' && earlier.court_id === courtId) throw new RefusalError('confirm.wrong-court');
}

/** The number carries the day of birth; a typing error in one of the two is found before a court finds it. */
function refuseDifferingBirthDate(facts: ApplicantFacts): void {
  if (facts.kind !== 'person') return;
  const inNumber = `${facts.idNumber.slice(6, 10)}-${facts.idNumber.slice(10, 12)}-${facts.idNumber.slice(12, 14)}`;
  if (inNumber !== facts.birthDate) throw new InvalidError('birth-date.differs-from-id-number', {}, { birthDate: 'birth-date.differs-from-id-number' });
}

/** What the form cannot print is found while the person can still change it, not when the papers are made. */
function refuseUnprintable(facts: ApplicantFacts): void {
  try {
    assertPrintable(facts);
  } catch (error) {
    if (error instanceof DocumentError) throw new InvalidError('field.not-printable', error.params);
    throw error;
  }
}
