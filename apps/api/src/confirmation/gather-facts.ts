import { Injectable } from '@nestjs/common';
import type { PartyEntry } from '@jiefen/documents';
import { isObligation, localDate, type ConfirmationFacts, type LocalDate, type Material, type PropertyNamed } from '@jiefen/mediation';
import { ApplicantFacts } from '@jiefen/mediation/wire';
import { agreementInEffect, type AgreementRow } from '../agreements/agreement-row.js';
import type { Case, CaseParty } from '../cases/case.entity.js';
import { Cases } from '../cases/cases.js';
import { Clocks } from '../cases/clocks.js';
import { Clock } from '../platform/clock/clock.js';
import { FieldCipher } from '../platform/crypto/field-cipher.js';
import type { Tx } from '../platform/database/transactions.js';
import { applicantsOf, FACTS_FIELD, signaturesOfApplication, type ApplicantRow, type ApplicationRow, type StoredFacts } from './application-row.js';
import { CourtFinder, type CourtRow } from './competent-courts.js';

/** What the rules of confirmation look at in this case, with what was read to find it. */
export interface Gathered {
  readonly facts: ConfirmationFacts;
  readonly agreement: AgreementRow;
  readonly effectiveOn: LocalDate;
  readonly courts: readonly CourtRow[];
  readonly applicants: readonly ApplicantRow[];
}

/** Gathers the facts of one case for the rules in libs/mediation; decides nothing. */
@Injectable()
export class GatherFacts {
  constructor(
    private readonly cases: Cases,
    private readonly clocks: Clocks,
    private readonly courts: CourtFinder,
    private readonly cipher: FieldCipher,
    private readonly clock: Clock,
  ) {}

  /** Undefined while no written agreement is in effect. */
  async of(tx: Tx, found: Case, application: ApplicationRow | undefined): Promise<Gathered | undefined> {
    const agreement = await agreementInEffect(tx, found.id);
    if (!agreement || agreement.effective_at === null) return undefined;
    const { courts, answer } = await this.courts.competent(tx, found, agreement);
    const applicants = application ? await applicantsOf(tx, application.id) : [];
    const signed = application ? await signaturesOfApplication(tx, application.id) : [];
    const checks: { rule_id: string; answer: string }[] = application ? await tx.query(`SELECT rule_id, answer FROM confirmation_checks WHERE application_id = $1 AND answer <> 'ask'`, [application.id]) : [];
    const understood: { count: string }[] = await tx.query(`SELECT count(*) AS count FROM teach_backs WHERE agreement_id = $1 AND understood`, [agreement.id]);
    const [body]: { kind: string }[] = await tx.query(`SELECT kind FROM organizations WHERE id = $1`, [found.organizationId]);
    const supplements: unknown[] = application ? await tx.query(`SELECT 1 FROM confirmation_papers WHERE application_id = $1 AND kind = 'supplement' LIMIT 1`, [application.id]) : [];
    const draft = agreement.draft;
    const effectiveOn = this.clock.dayOf(new Date(agreement.effective_at));
    const hasSigned = (partyId: string): boolean => signed.some((one) => one.kind === 'confirmationApplication' && one.party_id === partyId);
    const facts: ConfirmationFacts = {
      today: this.clock.today(),
      calendar: await this.clocks.calendarOf(tx, found.organizationId),
      kind: found.kind,
      ...(found.entrustment ? { entrustment: found.entrustment } : {}),
      effectiveOn,
      ...(application?.filed_at ? { filedOn: this.clock.dayOf(new Date(application.filed_at)) } : {}),
      form: agreement.signing === 'oral' ? 'oral' : 'written',
      // A committee is set up by law and reported to the county; a centre's joint committee likewise. Others: the court asks.
      ...(body && ['committee', 'centre'].includes(body.kind) ? { organisationEstablished: true } : {}),
      applicants: draft.parties.map((party) => ({
        partyId: party.id,
        signedApplication: hasSigned(party.id),
        ...(party.agent ? { throughAgent: { powerInOrder: party.agent.authority === 'special' && party.agent.powerOfAttorneyOnFile } } : {}),
      })),
      partyIds: draft.parties.map((party) => party.id),
      ...(application?.court_id ? { chosenCourtId: application.court_id } : {}),
      ...(answer.ok ? { competent: answer.value } : {}),
      materials: {
        needs: {
          propertyNamed: draft.clauses.some((clause) => propertyOf(clause) !== undefined),
          throughAgent: draft.parties.some((party) => party.agent !== undefined),
          throughGuardian: draft.parties.some((party) => party.kind === 'person' && party.guardian !== undefined),
        },
        there: this.materials(draft.parties.map((party) => party.id), applicants, draft.parties.every((party) => hasSigned(party.id)), supplements.length > 0, await this.speakersProved(tx, found.id)),
      },
      findings: agreement.findings.map(({ ground, weight, code }) => ({ ground, weight, code })),
      voluntary: { teachBackPassed: Number(understood[0]?.count ?? 0) >= draft.parties.length },
      judgeSaw: Object.fromEntries(checks.map((check) => [check.rule_id, check.answer === 'met' ? ('met' as const) : ('unmet' as const)])),
    };
    return { facts, agreement, effectiveOn, courts, applicants };
  }

  /** The facts of an applicant, readable; undefined while not given. */
  factsOf(applicant: ApplicantRow | undefined): StoredFacts | undefined {
    return applicant?.facts_cipher ? ApplicantFacts.parse(JSON.parse(this.cipher.decrypt(applicant.facts_cipher, FACTS_FIELD))) : undefined;
  }

  /** A party as the application prints it: with birth date and identity number, which only the court's form asks for. */
  entryOf(agreement: AgreementRow, partyId: string, facts: StoredFacts, parties: readonly CaseParty[]): PartyEntry {
    const drafted = agreement.draft.parties.find((party) => party.id === partyId);
    const party = parties.find((one) => one.id === partyId);
    const phone = (party && this.cases.phoneOf(party)) ?? drafted?.phone;
    const name = drafted?.name ?? party?.name ?? '';
    return {
      side: drafted?.side ?? 'applicant',
      who:
        facts.kind === 'person'
          ? {
              kind: 'person',
              name,
              gender: facts.gender,
              birthDate: localDate(facts.birthDate),
              idNumber: facts.idNumber,
              address: facts.home,
              ...(facts.ethnicity ? { ethnicity: facts.ethnicity } : {}),
              ...(facts.occupation ? { occupation: facts.occupation } : {}),
              ...(phone ? { phone } : {}),
            }
          : { kind: 'organization', name, creditCode: facts.creditCode, legalRepresentative: facts.legalRepresentative, address: facts.home, ...(facts.position ? { representativePosition: facts.position } : {}), ...(phone ? { phone } : {}) },
      ...(drafted?.agent ? { agents: [{ name: drafted.agent.name, authority: drafted.agent.authority }] } : {}),
      ...(drafted?.kind === 'person' && drafted.guardian ? { guardian: { name: drafted.guardian.name, ...(drafted.guardian.relation ? { relation: drafted.guardian.relation } : {}) } } : {}),
    };
  }

  /** Powers of attorney in force and copies of a guardian's proof: bound with the application, so they are not asked for again. */
  private speakersProved(tx: Tx, caseId: string): Promise<{ kind: 'powerOfAttorney' | 'guardianProof' }[]> {
    return tx.query(
      `SELECT 'powerOfAttorney' AS kind FROM powers_of_attorney WHERE case_id = $1 AND signed_at IS NOT NULL AND revoked_at IS NULL
       UNION SELECT 'guardianProof' FROM papers p JOIN guardians g ON g.id::text = p.subject AND g.ended_at IS NULL WHERE p.case_id = $1 AND p.kind = 'guardianProof'`,
      [caseId],
    );
  }

  private materials(partyIds: readonly string[], applicants: readonly ApplicantRow[], allSigned: boolean, supplement: boolean, proved: readonly { kind: 'powerOfAttorney' | 'guardianProof' }[]): Material[] {
    const allGiven = partyIds.every((id) => applicants.some((applicant) => applicant.party_id === id && applicant.facts_cipher !== null));
    return ['agreement', 'proofOfMediation', ...(allSigned ? (['application'] as const) : []), ...(allGiven ? (['identity', 'serviceAddress'] as const) : []), ...(supplement ? (['propertyProof', 'powerOfAttorney', 'guardianProof'] as const) : proved.map(({ kind }) => kind))];
  }
}

/** A thing whose right a court may want to see proved (CPLI 354): not what is merely handed over from hand to hand. */
function propertyOf(clause: AgreementRow['draft']['clauses'][number]): PropertyNamed | undefined {
  if (!isObligation(clause) || !('property' in clause)) return undefined;
  return clause.property && clause.property.nature !== 'movable' ? clause.property : undefined;
}

