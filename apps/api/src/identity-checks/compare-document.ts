import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { bornBy, COMPARISON_POLICIES, completedYears, isFinal, localDate, type IdentityOutcome, type Reason } from '@jiefen/mediation';
import type { IdentityCheckAnswer, RecordIdentityCheck } from '@jiefen/mediation/wire';
import { Audit } from '../audit/audit.js';
import { speakersOf } from '../cases/acting.js';
import type { CaseParty } from '../cases/case.entity.js';
import { Cases, type EnteredCase } from '../cases/cases.js';
import { IdentityCheck, type IdentityAnswer } from '../identity/identity-check.port.js';
import { Clock } from '../platform/clock/clock.js';
import { FieldCipher, maskIdNumber } from '../platform/crypto/field-cipher.js';
import { Transactions, type Tx } from '../platform/database/transactions.js';
import type { Person } from '../platform/http/access.js';
import { InvalidError, NotFoundError, RefusalError, TooManyError } from '../platform/http/errors.js';
import { mustBeMet } from '../platform/http/must-be-met.js';
import { mayCompare } from './identity-checks.access.js';

type Compared = Extract<RecordIdentityCheck, { result: 'compared' }>;

/** A register is no search engine: a name is held against a few numbers a day, then a human decides. */
const MOST_QUESTIONS_PER_DAY = 5;

interface Looked {
  readonly party: CaseParty;
  readonly name: string;
  readonly as: 'party' | 'guardian' | 'agent' | 'representative';
  readonly speakerId: string | null;
  readonly accountId: string | null;
}

/** Somebody of the mediation looks at a person and a document, and writes down what was found; or that nothing was shown, and why. */
@Injectable()
export class CompareDocument {
  constructor(
    private readonly transactions: Transactions,
    private readonly cases: Cases,
    private readonly register: IdentityCheck,
    private readonly cipher: FieldCipher,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  async record(person: Person, caseId: string, request: RecordIdentityCheck): Promise<IdentityCheckAnswer> {
    const id = randomUUID();
    const reader = this.transactions.reader;
    const before = await this.cases.enter(reader, person, caseId, mayCompare);
    if (isFinal(before.case.state)) throw new RefusalError('identity.case-over');
    const looked = await this.lookedAt(reader, before, request);
    if (request.result === 'compared') await this.mayWrite(reader, person, before, request);
    // Outside of the transaction: a register takes its time, and the case must not stand still meanwhile.
    const answer = request.result === 'compared' ? await this.asked(caseId, id, looked, request) : undefined;
    return this.transactions.run(async (tx) => {
      const entered = await this.cases.lock(tx, person, caseId, mayCompare);
      if (isFinal(entered.case.state)) throw new RefusalError('identity.case-over');
      const outcome: IdentityOutcome = request.result === 'notCompared' ? 'notCompared' : request.nameAgrees && answer?.outcome !== 'notMatched' ? 'matched' : 'notMatched';
      const hints = request.result === 'compared' ? await this.hints(tx, caseId, looked, request) : [];
      await this.keep(tx, person, entered, { id, looked, request, outcome, answer });
      return { outcome, register: answer && this.register.provider ? { provider: this.register.provider, outcome: answer.outcome } : null, hints };
    });
  }

  private async lookedAt(tx: Tx, { case: found, parties }: EnteredCase, { partyId, speakerId, representative }: RecordIdentityCheck): Promise<Looked> {
    const party = parties.find((one) => one.id === partyId);
    if (!party) throw new NotFoundError();
    if (speakerId !== undefined) {
      const speaker = (await speakersOf(tx, found.id, this.clock.today())).find((one) => one.id === speakerId && one.partyId === partyId);
      if (!speaker) throw new NotFoundError();
      return { party, name: speaker.name, as: speaker.as, speakerId: speaker.id, accountId: speaker.accountId };
    }
    if (party.kind === 'organization') {
      const name = representative || party.legalRepresentative;
      if (!name) throw new InvalidError('fields.invalid', { count: 1 }, { representative: 'field.empty' });
      return { party, name, as: 'representative', speakerId: null, accountId: party.accountId };
    }
    if (party.name === '') throw new RefusalError('identity.party-not-named');
    return { party, name: party.name, as: 'party', speakerId: null, accountId: party.accountId };
  }

  /** @throws RefusalError of COMPARISON_POLICIES */
  private async mayWrite(tx: Tx, person: Person, { case: found, relation }: EnteredCase, { partyId, way, document, number, numberConsent }: Compared): Promise<void> {
    const seats: unknown[] = await tx.query(
      `SELECT 1 FROM session_people p JOIN sessions s ON s.id = p.session_id WHERE s.case_id = $1 AND s.ended_at IS NULL AND p.party_id = $2 AND p.status = 'admitted' AND p.mode = 'video'
          AND EXISTS (SELECT 1 FROM session_people m WHERE m.session_id = s.id AND m.account_id = $3 AND m.role = 'mediator' AND m.status = 'admitted')`,
      [found.id, partyId, person.accountId],
    );
    mustBeMet(COMPARISON_POLICIES, { way, seenInRoom: relation.mediator && seats.length > 0, personalNumber: number !== '' && document !== 'creditCode', agreedToNumber: numberConsent });
  }

  /** What the register says, where there is one, a number was typed, and the human found no difference. */
  private async asked(caseId: string, id: string, looked: Looked, { document, number, nameAgrees }: Compared): Promise<IdentityAnswer | undefined> {
    if (this.register.provider === null || number === '' || !nameAgrees) return undefined;
    const rows: { asked: string }[] = await this.transactions.reader.query(`SELECT count(*) AS asked FROM identity_checks WHERE case_id = $1 AND party_id = $2 AND register_outcome IS NOT NULL AND checked_at > $3`, [
      caseId,
      looked.party.id,
      new Date(this.clock.now().getTime() - 86_400_000),
    ]);
    if (Number(rows[0]?.asked ?? 0) >= MOST_QUESTIONS_PER_DAY) throw new TooManyError('identity.register-asked-often', { most: MOST_QUESTIONS_PER_DAY });
    // An organisation is known to a register by its own name, whoever came for it.
    return this.register.check({ reference: id, name: document === 'creditCode' ? looked.party.name : looked.name, document, number });
  }

  /** What the number says about a person whom we know already. It warns; a human looks. */
  private async hints(tx: Tx, caseId: string, { party, as }: Looked, { document, number, nameAgrees }: Compared): Promise<Reason[]> {
    if (number === '' || document !== 'residentCard' || as !== 'party' || !nameAgrees) return [];
    const hints: Reason[] = [];
    if (party.idNumberCipher && this.cipher.decrypt(party.idNumberCipher, 'party.id-number') !== number) hints.push({ code: 'identity.other-number' });
    const born = bornBy(number);
    if (!born) return hints;
    if (party.birthDate && party.birthDate !== born) hints.push({ code: 'identity.other-birth-date' });
    const age = completedYears(localDate(born), this.clock.today());
    if (age < 18) hints.push({ code: 'identity.minor', params: { age } });
    // Capacity at signing is judged by the day of birth: what a document says is better than nothing, and never overwrites what was proved.
    if (!party.birthDate) await tx.query(`UPDATE case_parties SET birth_date = $2, version = version + 1 WHERE id = $1 AND case_id = $3`, [party.id, born, caseId]);
    return hints;
  }

  private async keep(tx: Tx, person: Person, { case: found, relation }: EnteredCase, check: { id: string; looked: Looked; request: RecordIdentityCheck; outcome: IdentityOutcome; answer: IdentityAnswer | undefined }): Promise<void> {
    const { id, looked, request, outcome, answer } = check;
    const compared = request.result === 'compared' ? request : undefined;
    const number = compared?.number ?? '';
    const now = this.clock.now();
    await tx.query(
      `INSERT INTO identity_checks (id, case_id, party_id, speaker_id, person_as, person_name, person_account_id, outcome, way, document, document_words, reason, note, number_cipher, number_masked, number_consent_at,
         register_provider, register_outcome, register_reference, checked_by, checked_by_name, checked_by_role, checked_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23)`,
      [
        id,
        found.id,
        looked.party.id,
        looked.speakerId,
        looked.as,
        looked.name,
        looked.accountId,
        outcome,
        compared?.way ?? null,
        compared?.document ?? null,
        compared?.document === 'other' ? compared.documentWords : '',
        request.result === 'notCompared' ? request.reason : null,
        request.note,
        number === '' ? null : this.cipher.encrypt(number, 'identity-check.number'),
        number === '' ? null : maskIdNumber(number),
        number !== '' && compared?.numberConsent ? now : null,
        answer ? this.register.provider : null,
        answer?.outcome ?? null,
        answer?.reference ?? null,
        person.accountId,
        person.name,
        relation.mediator ? 'mediator' : 'clerk',
        now,
      ],
    );
    // The list of the case shows at a glance who was compared; it follows the newest finding.
    await tx.query(`UPDATE case_parties SET identity_checked_by = $2, identity_checked_at = $3, version = version + 1 WHERE id = $1`, [looked.party.id, outcome === 'matched' ? (compared?.way ?? null) : null, outcome === 'matched' ? now : null]);
    await this.audit.record(tx, {
      action: 'identity.checked',
      actor: person,
      caseId: found.id,
      subject: id,
      data: { party: looked.party.id, as: looked.as, outcome, way: compared?.way ?? '', document: compared?.document ?? '', number: number !== '', register: answer?.outcome ?? '' },
    });
    await this.cases.tell(tx, found.id, { kind: `identity.${KINDS[outcome]}`, params: { name: looked.name }, actor: person });
  }
}

const KINDS: Record<IdentityOutcome, string> = { matched: 'compared', notMatched: 'not-matched', notCompared: 'not-compared' };
