import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { draftInPrint, performanceInPrint, type OralAgreementDocument } from '@jiefen/documents';
import { effectOfOral, firstRefusal, oralDraftOf, ORAL_POLICIES, type AgreementDraft, inRegime } from '@jiefen/mediation';
import type { OralHeard } from '@jiefen/mediation/wire';
import { Audit } from '../audit/audit.js';
import type { Case, CaseParty } from '../cases/case.entity.js';
import { Cases, type EnteredCase } from '../cases/cases.js';
import { Clocks } from '../cases/clocks.js';
import { LogInResident } from '../identity/log-in-resident.js';
import { OneTimeCodes } from '../identity/one-time-codes.js';
import { fileNumberOf } from '../organizations/number-pattern.js';
import { OrganizationQueries } from '../organizations/organization.queries.js';
import { CasePapers, newVerifyCode, type PaperRow } from '../papers/case-papers.js';
import { Clock } from '../platform/clock/clock.js';
import { CONFIG, type Config } from '../platform/config/config.js';
import { Transactions, type Tx } from '../platform/database/transactions.js';
import type { Person } from '../platform/http/access.js';
import { ConflictError, NotFoundError, RefusalError } from '../platform/http/errors.js';
import { Papers } from '../platform/papers/papers.js';
import { bringIntoEffect, textToSign, type AgreementRow } from './agreement-row.js';
import { DraftAgreement, wordsOf } from './draft-agreement.js';
import { ASKED_FOR_WRITING, confirmationsOf } from './oral-row.js';
import { SigningGate } from './signing-gate.js';

/** What is needed to print the record. */
type Printed = Pick<AgreementRow, 'number' | 'draft' | 'verify_code'>;

/**
 * The closing mode by word (RMTJ 28): the mediator records what was agreed, every party says that it is so and that no
 * writing is needed, and with the last word it is in effect (RMTJ 30). Until then any party may say no.
 */
@Injectable()
export class RecordOralAgreement {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly transactions: Transactions,
    private readonly cases: Cases,
    private readonly clocks: Clocks,
    private readonly drafts: DraftAgreement,
    private readonly organizations: OrganizationQueries,
    private readonly papers: CasePapers,
    private readonly rendering: Papers,
    private readonly codes: OneTimeCodes,
    private readonly residents: LogInResident,
    private readonly gate: SigningGate,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** The mediator records the draft as it stands. One text at a time: a written one that waits for signatures refuses it. */
  async record(person: Person, caseId: string, version: number): Promise<{ agreementId: string }> {
    return this.transactions.run(async (tx) => {
      const { case: found, parties } = await this.cases.lock(tx, person, caseId, (relation) => relation.mediator);
      if (await textToSign(tx, caseId, true)) throw new ConflictError('agreement.already-frozen');
      if (found.state !== 'inSession') throw new RefusalError('draft.session-not-open');
      const { draft: kept, version: now } = await this.drafts.kept(tx, found, parties);
      if (now !== version) throw new ConflictError('draft.changed-meanwhile', { version: now });
      const refusal = firstRefusal(ORAL_POLICIES, await this.drafts.oralFacts(tx, found, kept));
      if (refusal) throw new RefusalError(refusal.reason.code, refusal.reason.params);
      const draft = oralDraftOf(kept);
      const body = await this.organizations.byId(tx, found.organizationId);
      const year = Number(this.clock.today().slice(0, 4));
      const before: { number: string; version: number; state: string }[] = await tx.query(`SELECT number, version, state FROM agreements WHERE case_id = $1 ORDER BY version DESC LIMIT 1`, [caseId]);
      const number = before[0]?.state === 'void' ? before[0].number : fileNumberOf(body, 'agreement', year, await this.cases.nextNumber(tx, body.id, 'agreement', year));
      const verifyCode = newVerifyCode();
      const paper = await this.print(tx, found, { number, draft, verify_code: verifyCode }, person.name, []);
      const words = wordsOf(draft);
      const id = randomUUID();
      await tx.query(
        `INSERT INTO agreements (id, case_id, number, version, draft, clauses_zh, clauses_en, findings, signing, state, verify_code, frozen_paper_id, frozen_sha256, current_paper_id, frozen_at, frozen_by)
         VALUES ($1, $2, $3, $4, $5, $6, $7, '[]', 'oral', 'signing', $8, $9, $10, $9, $11, $12)`,
        [id, caseId, number, (before[0]?.version ?? 0) + 1, JSON.stringify(draft), JSON.stringify(words.zh), JSON.stringify(words.en), verifyCode, paper.id, paper.sha256, this.clock.now(), person.accountId],
      );
      await this.cases.tell(tx, caseId, { kind: 'oral.recorded', params: { number }, actor: person });
      await this.audit.record(tx, { action: 'oral.recorded', actor: person, caseId, subject: id, data: { sha256: paper.sha256 } });
      return { agreementId: id };
    });
  }

  /** Sends the code with which a party says yes from the phone; it is good for this record only. */
  async sendCode(person: Person, caseId: string): Promise<{ validMinutes: number; againInSeconds: number }> {
    const tx = this.transactions.reader;
    const { case: found } = await this.cases.enter(tx, person, caseId, (relation) => relation.party !== undefined);
    const agreement = await this.waiting(tx, found);
    const phone = await this.residents.phoneOf(tx, person.accountId);
    if (!phone) throw new NotFoundError();
    return this.codes.send({ phone, purpose: 'signing', subject: agreement.id, about: agreement.number, language: found.language, caseId });
  }

  /** "That is what we agreed, and I need no paper": from the phone. */
  async confirm(person: Person, caseId: string, code: string): Promise<void> {
    const reader = this.transactions.reader;
    const { case: seen } = await this.cases.enter(reader, person, caseId, (relation) => relation.party !== undefined);
    const waiting = await this.waiting(reader, seen);
    const phone = await this.residents.phoneOf(reader, person.accountId);
    if (!phone) throw new NotFoundError();
    const codeId = await this.codes.check({ phone, purpose: 'signing', subject: waiting.id }, code);
    await this.transactions.run(async (tx) => {
      const entered = await this.cases.lock(tx, person, caseId, (relation) => relation.party !== undefined);
      const agreement = await this.stillWaiting(tx, entered.case, waiting.id);
      const party = entered.parties.find((one) => one.id === entered.relation.party?.id);
      if (!party) throw new NotFoundError();
      if (await this.hasSpoken(tx, agreement.id, party.id)) return;
      // Who may not sign for the party may not say yes for it either (CC 20–23, CPL 62).
      await this.gate.pass(tx, person, entered, agreement, { role: 'party', partyId: party.id }, agreement.frozen_sha256, 'paper');
      await this.codes.consume(tx, codeId);
      await this.keep(tx, person, entered, agreement, party, { way: 'phone', codeId });
    });
  }

  /** The mediator heard the party's yes: in the open session, where the party sits, or face to face. The party is told at once and may object. */
  async heard(person: Person, caseId: string, request: OralHeard): Promise<void> {
    await this.transactions.run(async (tx) => {
      const entered = await this.cases.lock(tx, person, caseId, (relation) => relation.mediator);
      const agreement = await this.stillWaiting(tx, entered.case);
      const party = entered.parties.find((one) => one.id === request.partyId);
      if (!party) throw new NotFoundError();
      if (await this.hasSpoken(tx, agreement.id, party.id)) return;
      // For a ward the guardian speaks, from the own phone: what a child said to the mediator binds nobody.
      await this.gate.pass(tx, person, { ...entered, relation: { ...entered.relation, mediator: false } }, agreement, { role: 'party', partyId: party.id }, agreement.frozen_sha256, 'paper');
      const sessionId = request.way === 'session' ? await this.seatOf(tx, caseId, party) : undefined;
      await this.keep(tx, person, entered, agreement, party, { way: request.way, note: request.note, ...(sessionId ? { sessionId } : {}) });
    });
  }

  /** A party says no: it is not what was agreed, or writing is wanted. The record is void, whoever had said yes (RMTJ 23, 28). */
  async decline(person: Person, caseId: string, reason: 'writing' | 'differs', note: string): Promise<void> {
    await this.transactions.run(async (tx) => {
      const { case: found, relation } = await this.cases.lock(tx, person, caseId, (r) => r.party !== undefined);
      const agreement = await this.stillWaiting(tx, found);
      await this.void(tx, agreement, reason === 'writing' ? ASKED_FOR_WRITING : `oral.differs: ${note}`);
      await this.cases.tell(tx, caseId, { kind: reason === 'writing' ? 'oral.writing-wanted' : 'oral.differs', params: { note }, actor: person, ...(relation.party ? { side: relation.party.side } : {}) });
      await this.audit.record(tx, { action: 'oral.declined', actor: person, caseId, subject: agreement.id, data: { reason } });
    });
  }

  /** The mediator takes the record back to change it. */
  async withdraw(person: Person, caseId: string): Promise<void> {
    await this.transactions.run(async (tx) => {
      const { case: found } = await this.cases.lock(tx, person, caseId, (relation) => relation.mediator);
      const agreement = await this.stillWaiting(tx, found);
      await this.void(tx, agreement, 'oral.withdrawn');
      await this.cases.tell(tx, caseId, { kind: 'oral.withdrawn', actor: person });
      await this.audit.record(tx, { action: 'oral.withdrawn', actor: person, caseId, subject: agreement.id });
    });
  }

  private async keep(tx: Tx, person: Person, entered: EnteredCase, agreement: AgreementRow, party: CaseParty, proof: { way: 'phone' | 'session' | 'inPerson'; codeId?: string; sessionId?: string; note?: string }): Promise<void> {
    const { case: found, parties } = entered;
    await tx.query(`INSERT INTO oral_confirmations (agreement_id, party_id, way, account_id, code_id, session_id, note, confirmed_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`, [
      agreement.id,
      party.id,
      proof.way,
      person.accountId,
      proof.codeId ?? null,
      proof.sessionId ?? null,
      proof.note ?? '',
      this.clock.now(),
    ]);
    await this.audit.record(tx, { action: 'oral.confirmed', actor: person, caseId: found.id, subject: agreement.id, data: { partyId: party.id, way: proof.way } });
    await this.cases.tell(tx, found.id, { kind: proof.way === 'phone' ? 'oral.confirmed' : 'oral.heard', params: { name: party.name }, actor: person, ...(proof.way === 'phone' ? { side: party.side } : {}) });
    const said = await confirmationsOf(tx, agreement.id);
    const effect = effectOfOral(parties.map((one) => said.find((row) => row.party_id === one.id)).map((row) => (row ? new Date(row.confirmed_at) : undefined)));
    if (effect.ok) await this.takeEffect(tx, entered, agreement, effect.value);
  }

  /** The last party has spoken. The 30 days for a court run as for a written agreement, but the court wants it written (CPLI 354). */
  private async takeEffect(tx: Tx, { case: found, parties }: EnteredCase, agreement: AgreementRow, time: Date): Promise<void> {
    const [mediator]: { name: string }[] = await tx.query(`SELECT name FROM accounts WHERE id = $1`, [found.mediatorAccountId]);
    const said = await confirmationsOf(tx, agreement.id);
    const confirmations = parties.flatMap((party) => said.filter((row) => row.party_id === party.id).map((row) => ({ name: party.name, at: this.clock.localMoment(new Date(row.confirmed_at)), how: row.way })));
    const paper = await this.print(tx, found, agreement, mediator?.name ?? '', confirmations, this.clock.dayOf(time));
    const replaced = await bringIntoEffect(tx, agreement, paper.id, time, this.clock.now());
    await this.papers.complete(tx, agreement.verify_code, time);
    await this.cases.move(tx, found, 'recordOralAgreement', 'portal', 'portal', { params: { number: agreement.number } });
    if (replaced) {
      await this.audit.record(tx, { action: 'agreement.replaced', actor: 'portal', caseId: found.id, subject: replaced.id, data: { by: agreement.id } });
      await this.cases.tell(tx, found.id, { kind: 'agreement.replaced', params: { old: replaced.number, number: agreement.number }, actor: 'portal' });
    }
    await this.clocks.startWithEffect(tx, found, time);
    await this.clocks.stopMediation(tx, found.id, time);
  }

  /** 人民调解口头协议登记表: first for the parties to read, then with their words in it. */
  private async print(tx: Tx, found: Case, { number, draft, verify_code: code }: Printed, mediator: string, said: readonly { name: string; at: string; how: 'phone' | 'session' | 'inPerson' }[], agreedOn?: string): Promise<PaperRow> {
    const body = await this.organizations.byId(tx, found.organizationId);
    const data = (language: 'zh' | 'en'): OralAgreementDocument => {
      const { parties, facts, clauses } = draftInPrint(draft, language);
      return {
        language,
      createdAt: this.clock.now(),
      regime: found.regime,
      number,
      committee: { zh: body.sealName ?? body.name, en: body.nameEn },
      parties,
      facts,
      clauses,
      performance: performanceInPrint(draft, language),
      mediator,
      recorder: mediator,
      ...(agreedOn ? { agreedOn } : {}),
      confirmations: said.length > 0 ? said : namesOf(draft),
      verification: { url: `${this.config.PUBLIC_URL}/v/${code}`, code },
      };
    };
    const rendered = await this.rendering.render('renderOralAgreement', data('zh'), data('en'));
    return this.papers.keep(tx, { caseId: found.id, kind: 'oralAgreement', title: inRegime(found.regime, `人民调解口头协议登记表 ${number}`), bytes: rendered.bytes, pages: rendered.pages, fields: rendered.fields, verifyCode: code, number, english: rendered.english });
  }

  private async waiting(tx: Tx, found: Case, lock = false): Promise<AgreementRow> {
    const agreement = await textToSign(tx, found.id, lock);
    if (agreement?.signing !== 'oral' || found.state !== 'inSession') throw new RefusalError('oral.none');
    return agreement;
  }

  /** As `waiting`, and still the record the person read. */
  private async stillWaiting(tx: Tx, found: Case, readId?: string): Promise<AgreementRow> {
    const agreement = await this.waiting(tx, found, true);
    if (readId !== undefined && agreement.id !== readId) throw new ConflictError('oral.changed-meanwhile');
    return agreement;
  }

  private async hasSpoken(tx: Tx, agreementId: string, partyId: string): Promise<boolean> {
    return (await confirmationsOf(tx, agreementId)).some((row) => row.party_id === partyId);
  }

  /** Nobody is written down as present who is not: the party sits admitted in the session that is open now. */
  private async seatOf(tx: Tx, caseId: string, party: CaseParty): Promise<string> {
    const [seat]: { session_id: string }[] = await tx.query(
      `SELECT p.session_id FROM session_people p JOIN sessions s ON s.id = p.session_id WHERE s.case_id = $1 AND s.ended_at IS NULL AND p.party_id = $2 AND p.status = 'admitted' LIMIT 1`,
      [caseId, party.id],
    );
    if (!seat) throw new RefusalError('oral.not-in-session', { name: party.name });
    return seat.session_id;
  }

  private async void(tx: Tx, agreement: AgreementRow, reason: string): Promise<void> {
    await tx.query(`UPDATE agreements SET state = 'void', voided_at = $2, void_reason = $3 WHERE id = $1`, [agreement.id, this.clock.now(), reason]);
    await this.papers.void(tx, agreement.verify_code);
  }
}

function namesOf(draft: AgreementDraft): { name: string }[] {
  return draft.parties.map(({ name }) => ({ name }));
}
