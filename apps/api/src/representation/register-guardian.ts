import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { completedYears, GUARDIAN_POLICIES, localDate } from '@jiefen/mediation';
import type { OnBehalfOf, ProveGuardian, RegisterGuardian } from '@jiefen/mediation/wire';
import { Audit } from '../audit/audit.js';
import type { CaseRelation } from '../cases/case-relation.js';
import { Cases } from '../cases/cases.js';
import { LogInResident } from '../identity/log-in-resident.js';
import { Clock } from '../platform/clock/clock.js';
import { Transactions, violatedConstraint, type Tx } from '../platform/database/transactions.js';
import type { Person } from '../platform/http/access.js';
import { InvalidError, NotFoundError, RefusalError } from '../platform/http/errors.js';
import { mustBeMet } from '../platform/http/must-be-met.js';

/** A party for itself; the mediator and the staff for whoever comes to the counter. */
export function mayRegister(relation: CaseRelation): boolean {
  return relation.party !== undefined || relation.mediator || relation.handler;
}

/** The guardian of a minor or of an adult without full capacity: named, proved, and who signs (L-98). */
@Injectable()
export class RegisterGuardianUseCase {
  constructor(
    private readonly transactions: Transactions,
    private readonly cases: Cases,
    private readonly residents: LogInResident,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** May a guardian file for this person at all? Judged before anything is written. */
  judge(ward: Pick<OnBehalfOf, 'birthDate' | 'adjudged'>): void {
    const today = this.clock.today();
    if (ward.birthDate > today) throw new InvalidError('fields.invalid', { count: 1 }, { birthDate: 'date.in-future' });
    mustBeMet(GUARDIAN_POLICIES, { person: { age: completedYears(localDate(ward.birthDate), today), ...(ward.adjudged ? { adjudged: ward.adjudged } : {}) } });
  }

  /** Within the filing: the applicant becomes the ward, the filer the guardian. */
  async atFiling(tx: Tx, person: Person, caseId: string, guardianName: string, ward: OnBehalfOf): Promise<void> {
    const [party]: { id: string }[] = await tx.query(`SELECT id FROM case_parties WHERE case_id = $1 AND side = 'applicant' AND account_id = $2`, [caseId, person.accountId]);
    if (!party) throw new NotFoundError();
    await tx.query(`UPDATE case_parties SET name = $2, birth_date = $3, version = version + 1 WHERE id = $1`, [party.id, ward.name, ward.birthDate]);
    await this.keep(tx, person, { caseId, partyId: party.id, name: guardianName, relation: ward.relation, accountId: person.accountId, adjudged: ward.adjudged });
  }

  async register(person: Person, caseId: string, request: RegisterGuardian): Promise<{ id: string }> {
    this.judge(request);
    return this.transactions.run(async (tx) => {
      const { case: found, parties, relation } = await this.cases.lock(tx, person, caseId, mayRegister);
      const party = parties.find((one) => one.id === request.partyId && (relation.mediator || relation.handler || one.id === relation.party?.id));
      if (!party) throw new NotFoundError();
      if (party.kind !== 'person') throw new RefusalError('party.needs-no-guardian');
      const accountId = await this.residents.accountFor(tx, request.phone, request.name, found.language);
      // Nobody speaks for both sides (CC 35, 168).
      if (parties.some((other) => other.side !== party.side && other.accountId === accountId)) throw new RefusalError('party.guardian-interest-against');
      await tx.query(`UPDATE case_parties SET birth_date = $2, version = version + 1 WHERE id = $1`, [party.id, request.birthDate]);
      const id = await this.keep(tx, person, { caseId, partyId: party.id, name: request.name, relation: request.relation, accountId, adjudged: request.adjudged });
      await this.cases.tell(tx, caseId, { kind: 'guardian.registered', params: { name: request.name, party: party.name, speakerId: id }, actor: person, side: party.side });
      return { id };
    });
  }

  /** Somebody of the mediation saw the proof. */
  async prove(person: Person, caseId: string, guardianId: string, request: ProveGuardian): Promise<void> {
    await this.transactions.run(async (tx) => {
      await this.cases.lock(tx, person, caseId, (relation) => relation.mediator || relation.handler);
      const [, count]: [unknown[], number] = await tx.query(`UPDATE guardians SET proof = $3, proven_by = $4, proven_at = $5, benefit = $6 WHERE id = $1 AND case_id = $2 AND ended_at IS NULL`, [guardianId, caseId, request.proof, person.accountId, this.clock.now(), request.benefit]);
      if (count !== 1) throw new NotFoundError();
      await this.audit.record(tx, { action: 'guardian.proven', actor: person, caseId, subject: guardianId, data: { proof: request.proof } });
      await this.cases.changed(tx, caseId);
    });
  }

  /** No longer the guardian: the ward has come of age, or somebody else was appointed. */
  async end(person: Person, caseId: string, guardianId: string): Promise<void> {
    await this.transactions.run(async (tx) => {
      await this.cases.lock(tx, person, caseId, (relation) => relation.mediator || relation.handler);
      const [, count]: [unknown[], number] = await tx.query(`UPDATE guardians SET ended_at = $3 WHERE id = $1 AND case_id = $2 AND ended_at IS NULL`, [guardianId, caseId, this.clock.now()]);
      if (count !== 1) throw new NotFoundError();
      await this.audit.record(tx, { action: 'guardian.ended', actor: person, caseId, subject: guardianId });
      await this.cases.changed(tx, caseId);
    });
  }

  private async keep(tx: Tx, person: Person, guardian: { caseId: string; partyId: string; name: string; relation: string; accountId: string; adjudged?: 'limited' | 'none' | undefined }): Promise<string> {
    const id = randomUUID();
    try {
      await tx.query(`INSERT INTO guardians (id, case_id, party_id, name, relation, account_id, adjudged, registered_by, registered_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`, [
        id,
        guardian.caseId,
        guardian.partyId,
        guardian.name,
        guardian.relation,
        guardian.accountId,
        guardian.adjudged ?? null,
        person.accountId,
        this.clock.now(),
      ]);
    } catch (error) {
      if (violatedConstraint(error) === 'guardians_party_uq') throw new RefusalError('guardian.registered-already', {}, { cause: error });
      throw error;
    }
    await this.audit.record(tx, { action: 'guardian.registered', actor: person, caseId: guardian.caseId, subject: id });
    return id;
  }
}
