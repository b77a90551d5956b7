import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { fontOf } from '@jiefen/documents';
import { archiveTimestamp, sealField, signField, SigningRefusal, type Appearance, type SignedPdf } from '@jiefen/documents/signing';
import { effectOfWritten, judgeTeachBack, teachBackQuestions, type MoveName, type Outcome, inRegime } from '@jiefen/mediation';
import type { SignAgreement } from '@jiefen/mediation/wire';
import { Audit } from '../audit/audit.js';
import type { CaseParty } from '../cases/case.entity.js';
import { Cases, type EnteredCase } from '../cases/cases.js';
import { Clocks } from '../cases/clocks.js';
import { LogInResident } from '../identity/log-in-resident.js';
import { OneTimeCodes } from '../identity/one-time-codes.js';
import { StaffCodes } from '../identity/staff-codes.js';
import { OrganizationQueries } from '../organizations/organization.queries.js';
import { CasePapers } from '../papers/case-papers.js';
import { maskPhone } from '../platform/crypto/field-cipher.js';
import { Clock } from '../platform/clock/clock.js';
import { Transactions, type Tx } from '../platform/database/transactions.js';
import { Jobs } from '../platform/jobs/jobs.js';
import type { Person } from '../platform/http/access.js';
import { ConflictError, InvalidError, NotFoundError, RefusalError } from '../platform/http/errors.js';
import { agreementById, bringIntoEffect, openAgreement, signaturesOf, textToSign, signersOf, type AgreementRow, type SignatureRow, type Signer } from './agreement-row.js';
import { CERTIFY_SIGNING } from './certify-signing.job.js';
import { SigningDesk } from './signing-desk.js';
import { SigningGate } from './signing-gate.js';

/** Signers at the same moment sign one after the other; each tries again on the file the other left. */
const MOST_TRIES = 8;

const SIGNED_AS = { party: '当事人签名', guardian: '监护人签名', agent: '代理人签名', representative: '代表人签名' } as const;

interface Act {
  readonly signer: Signer;
  /** Print of the text that the person was shown: the act is for this one, whatever lies there by now. */
  readonly shown: string;
  readonly codeId: string | null;
  readonly pagesRead: number;
  readonly way: 'handwriting' | 'typed' | 'seal';
  readonly sign: (pdf: Uint8Array, time: Date) => Promise<SignedPdf>;
}

/** Signing as a deliberate act: read, understood, verified once more, signed; then sealed. In effect with the last of them. */
@Injectable()
export class SignAgreementUseCase {
  constructor(
    private readonly transactions: Transactions,
    private readonly cases: Cases,
    private readonly clocks: Clocks,
    private readonly papers: CasePapers,
    private readonly codes: OneTimeCodes,
    private readonly staffCodes: StaffCodes,
    private readonly residents: LogInResident,
    private readonly organizations: OrganizationQueries,
    private readonly desk: SigningDesk,
    private readonly gate: SigningGate,
    private readonly audit: Audit,
    private readonly clock: Clock,
    private readonly jobs: Jobs,
  ) {}

  /** The answers before signing. A wrong one is no fault of the person: the mediator hears of it and explains. */
  async teachBack(person: Person, caseId: string, { answers, shown }: { readonly answers: readonly number[]; readonly shown: string }): Promise<{ understood: boolean; again: readonly number[] }> {
    return this.transactions.run(async (tx) => {
      const { relation } = await this.cases.lock(tx, person, caseId, (r) => r.party !== undefined);
      const agreement = await textToSign(tx, caseId);
      if (!agreement || agreement.signing === 'oral') throw new RefusalError('agreement.not-in-signing');
      if (!relation.party) throw new NotFoundError();
      mustBeShown(agreement, shown);
      const result = judgeTeachBack(teachBackQuestions(agreement.draft), answers);
      await tx.query(
        `INSERT INTO teach_backs (agreement_id, party_id, answers, understood, answered_at) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (agreement_id, party_id) DO UPDATE SET answers = excluded.answers, understood = excluded.understood, tries = teach_backs.tries + 1, answered_at = excluded.answered_at`,
        [agreement.id, relation.party.id, JSON.stringify(answers), result.understood, this.clock.now()],
      );
      await this.audit.record(tx, { action: 'agreement.taught-back', actor: person, caseId, subject: agreement.id, data: { understood: result.understood, again: result.again } });
      if (!result.understood) await this.cases.tell(tx, caseId, { kind: 'teach-back.explain', actor: person, seenBy: 'staff', side: relation.party.side });
      // What was to be explained is settled: it goes from the mediator's desk at once.
      else await this.cases.changed(tx, caseId);
      return result;
    });
  }

  /** Sends the code that is only good for this signing. */
  async sendCode(person: Person, caseId: string, shown: string): Promise<{ validMinutes: number; againInSeconds: number }> {
    const tx = this.transactions.reader;
    const { case: found } = await this.cases.enter(tx, person, caseId, (relation) => relation.party !== undefined);
    const agreement = await textToSign(tx, caseId);
    const phone = await this.residents.phoneOf(tx, person.accountId);
    if (!phone) throw new NotFoundError();
    if (!agreement || agreement.signing === 'oral') throw new RefusalError('agreement.not-in-signing');
    // A code that nobody could use would only teach people to read codes out.
    if (agreement.signing === 'pen') throw new RefusalError('agreement.signed-with-pen');
    mustBeShown(agreement, shown);
    return this.codes.send({ phone, purpose: 'signing', subject: agreement.id, about: agreement.number, language: found.language, caseId });
  }

  async sign(person: Person, caseId: string, request: SignAgreement): Promise<void> {
    const tx = this.transactions.reader;
    const entered = await this.cases.enter(tx, person, caseId, (relation) => relation.party !== undefined || relation.mediator);
    const agreement = await this.forSigning(tx, caseId);
    mustBeShown(agreement, request.shown);
    const signer = this.signerOf(entered, await this.signers(tx, entered, agreement));
    if (!signer) throw new NotFoundError();
    if ((await signaturesOf(tx, agreement.id)).some((one) => one.field === signer.field)) return;
    const paper = await this.papers.byId(tx, agreement.current_paper_id);
    if (request.pagesRead < paper.pages) throw new InvalidError('signing.read-every-page', { pages: paper.pages }, { pagesRead: 'signing.read-every-page' });
    if (signer.partyId && !(await this.understood(tx, agreement.id, signer.partyId))) throw new RefusalError('signing.answer-first');
    if (request.appearance.kind === 'typed' && request.appearance.text.replace(/\s/g, '') !== person.name.replace(/\s/g, '')) {
      throw new InvalidError('signing.name-differs', {}, { appearance: 'signing.name-differs' });
    }
    const { codeId, phone } = await this.verifyOnceMore(person, agreement, request.code);
    await this.gate.pass(tx, person, entered, agreement, signer, request.shown);
    const [service, timestamper] = await Promise.all([this.desk.service(), this.desk.timestamper()]);
    const appearance: Appearance = request.appearance.kind === 'handwriting' ? { kind: 'handwriting', strokes: request.appearance.strokes } : { kind: 'typed', text: person.name, font: fontOf('serif') };
    await this.act(person, caseId, {
      signer,
      shown: request.shown,
      codeId,
      pagesRead: request.pagesRead,
      way: request.appearance.kind,
      sign: (pdf, time) =>
        signField({
          pdf,
          field: signer.field,
          signer: { name: person.name, phone: phone ? maskPhone(phone) : null, account: person.accountId, verifiedBy: phone ? 'one-time-code' : 'authenticator' },
          appearance,
          reason: signer.role === 'mediator' ? inRegime(entered.case.regime, '人民调解员签名') : SIGNED_AS[entered.relation.party?.acting?.as ?? 'party'],
          time,
          codeReference: codeId ?? `totp:${person.sessionId}`,
          service,
          timestamper,
        }),
    });
  }

  /** The committee's seal, set by its clerk after all have signed; then the archive time stamp, and the agreement is in effect. */
  async seal(person: Person, caseId: string, code: string): Promise<void> {
    const tx = this.transactions.reader;
    const entered = await this.cases.enter(tx, person, caseId, (relation) => relation.handler);
    const agreement = await this.forSigning(tx, caseId);
    const signers = await this.signers(tx, entered, agreement);
    const signed = await signaturesOf(tx, agreement.id);
    // The seal comes last: with it nothing may be missing (RMTJ 29).
    if (!effectOf(entered, signers, signed, this.clock.now()).ok) throw new RefusalError('seal.signatures-missing');
    const signer = signers.find((one) => one.role === 'seal');
    if (!signer) throw new NotFoundError();
    await this.transactions.run((write) => this.staffCodes.require(write, person.accountId, code));
    const [service, timestamper] = await Promise.all([this.desk.service(), this.desk.timestamper()]);
    await this.act(person, caseId, {
      signer,
      shown: agreement.frozen_sha256,
      codeId: null,
      pagesRead: 0,
      way: 'seal',
      sign: async (pdf, time) => {
        const sealed = await sealField({
          pdf,
          field: 'seal',
          signer: { name: person.name, phone: null, account: person.accountId, verifiedBy: 'authenticator' },
          body: signer.name,
          appearance: { kind: 'seal', name: signer.name, centre: ['调解专用章'], font: fontOf('serifBold') },
          reason: inRegime(entered.case.regime, '人民调解委员会盖章'),
          time,
          codeReference: `totp:${person.sessionId}`,
          service,
          timestamper,
          sm2: await this.desk.sm2(),
        });
        return { ...sealed, ...(await archiveTimestamp({ pdf: sealed.pdf, timestamper })) };
      },
    });
  }

  /** Signs the newest file outside of the transaction, then keeps it only if the file is still the newest. */
  private async act(person: Person, caseId: string, act: Act): Promise<void> {
    for (let attempt = 1; ; attempt++) {
      const agreement = await this.forSigning(this.transactions.reader, caseId);
      // Another text may have been made final while the person was verified; neither code nor seal was for it.
      if (agreement.frozen_sha256 !== act.shown) throw new ConflictError('agreement.changed-meanwhile');
      const before = await this.papers.byId(this.transactions.reader, agreement.current_paper_id);
      const time = this.clock.now();
      const signed = await act.sign(await this.papers.bytes(before), time).catch((error: unknown) => {
        if (error instanceof SigningRefusal) throw new RefusalError(error.code, error.params, { cause: error });
        throw error;
      });
      const kept = await this.transactions.run((tx) => this.keep(tx, person, caseId, agreement, before.id, act, signed, time));
      if (kept) return;
      if (attempt >= MOST_TRIES) throw new ConflictError('signing.try-again');
    }
  }

  private async keep(tx: Tx, person: Person, caseId: string, seen: AgreementRow, paperId: string, act: Act, signed: SignedPdf, time: Date): Promise<boolean> {
    const entered = await this.cases.lock(tx, person, caseId, (relation) => relation.party !== undefined || relation.mediator || relation.handler);
    const agreement = await agreementById(tx, seen.id, true);
    // The text was voided while the person signed: what they signed no longer stands, and nothing is kept.
    if (!agreement || agreement.state === 'void') throw new ConflictError('agreement.changed-meanwhile');
    if ((await signaturesOf(tx, agreement.id)).some((one) => one.field === act.signer.field)) return true;
    if (agreement.state !== 'signing' || entered.case.state !== 'agreementFrozen') throw new RefusalError('agreement.not-in-signing');
    if (agreement.current_paper_id !== paperId) return false;
    // Judged again with the case locked: a power may have been taken back while the person signed.
    await this.gate.pass(tx, person, entered, agreement, act.signer, act.shown);
    if (act.codeId) await this.codes.consume(tx, act.codeId);
    const before = await this.papers.byId(tx, paperId);
    const paper = await this.papers.keep(tx, { caseId, kind: 'agreement', title: before.title, bytes: signed.pdf, pages: before.pages, fields: before.fields, verifyCode: agreement.verify_code });
    await tx.query(
      `INSERT INTO signatures (id, agreement_id, field, role, party_id, account_id, signer_name, way, code_id, pages_read, before_sha256, after_sha256, after_sm3, certificate, paper_id, signed_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)`,
      [
        randomUUID(),
        agreement.id,
        act.signer.field,
        act.signer.role,
        act.signer.partyId,
        person.accountId,
        act.signer.role === 'seal' ? act.signer.name : person.name,
        act.way,
        act.codeId,
        act.pagesRead,
        before.sha256,
        signed.sha256,
        signed.sm3,
        JSON.stringify(signed.certificate),
        paper.id,
        time,
      ],
    );
    await this.audit.record(tx, { action: act.signer.role === 'seal' ? 'agreement.sealed' : 'agreement.signed', actor: person, caseId, subject: agreement.id, data: { field: act.signer.field, before: before.sha256, after: signed.sha256 } });
    if (!(await this.takeEffect(tx, entered, agreement, paper.id))) {
      await tx.query(`UPDATE agreements SET current_paper_id = $2 WHERE id = $1`, [agreement.id, paper.id]);
      await this.cases.tell(tx, caseId, { kind: 'agreement.signed', params: { name: person.name }, actor: person, ...(act.signer.side ? { side: act.signer.side } : {}) });
    }
    return true;
  }

  /** In effect with the last of signatures and seal, and the 30 days of judicial confirmation begin (RMTJ 29, 33). False while one is missing. */
  async takeEffect(tx: Tx, entered: EnteredCase, agreement: AgreementRow, paperId: string): Promise<boolean> {
    const effect = effectOf(entered, await this.signers(tx, entered, agreement), await signaturesOf(tx, agreement.id));
    if (!effect.ok) return false;
    const time = effect.value;
    const replaced = await bringIntoEffect(tx, agreement, paperId, time, this.clock.now());
    await this.papers.complete(tx, agreement.verify_code, time);
    if (agreement.signing === 'electronic') await this.jobs.send(tx, CERTIFY_SIGNING, { agreementId: agreement.id });
    const move: MoveName = 'takeEffect';
    await this.cases.move(tx, entered.case, move, 'portal', 'portal');
    if (replaced) {
      await this.audit.record(tx, { action: 'agreement.replaced', actor: 'portal', caseId: entered.case.id, subject: replaced.id, data: { by: agreement.id } });
      await this.cases.tell(tx, entered.case.id, { kind: 'agreement.replaced', params: { old: replaced.number, number: agreement.number }, actor: 'portal' });
    }
    await this.clocks.startWithEffect(tx, entered.case, time);
    await this.clocks.stopMediation(tx, entered.case.id, time);
    return true;
  }

  private async verifyOnceMore(person: Person, agreement: AgreementRow, code: string): Promise<{ codeId: string | null; phone: string | undefined }> {
    if (person.kind === 'staff') {
      await this.transactions.run((tx) => this.staffCodes.require(tx, person.accountId, code));
      return { codeId: null, phone: undefined };
    }
    const phone = await this.residents.phoneOf(this.transactions.reader, person.accountId);
    if (!phone) throw new NotFoundError();
    return { codeId: await this.codes.check({ phone, purpose: 'signing', subject: agreement.id }, code), phone };
  }

  private async forSigning(tx: Tx, caseId: string): Promise<AgreementRow> {
    const agreement = await openAgreement(tx, caseId);
    if (!agreement) throw new RefusalError('agreement.not-in-signing');
    if (agreement.state === 'inEffect') throw new RefusalError('agreement.already-in-effect');
    if (agreement.signing === 'pen') throw new RefusalError('agreement.signed-with-pen');
    if (agreement.signing === 'oral') throw new RefusalError('agreement.not-in-signing');
    return agreement;
  }

  /** Who has to sign, in the order of the form. */
  async signers(tx: Tx, entered: EnteredCase, agreement: AgreementRow): Promise<Signer[]> {
    const body = await this.organizations.byId(tx, entered.case.organizationId);
    const mediators: { name: string }[] = await tx.query(`SELECT name FROM accounts WHERE id = $1`, [entered.case.mediatorAccountId]);
    return signersOf(agreement.draft, mediators[0]?.name ?? '', body.sealName ?? body.name);
  }

  /** The place of this person on the form, if they have one. */
  signerOf(entered: EnteredCase, signers: readonly Signer[]): Signer | undefined {
    if (entered.relation.party) return signers.find((signer) => signer.partyId === entered.relation.party?.id);
    return entered.relation.mediator ? signers.find((signer) => signer.role === 'mediator') : undefined;
  }

  async understood(tx: Tx, agreementId: string, partyId: CaseParty['id']): Promise<boolean> {
    const rows: { understood: boolean }[] = await tx.query(`SELECT understood FROM teach_backs WHERE agreement_id = $1 AND party_id = $2`, [agreementId, partyId]);
    return rows[0]?.understood ?? false;
  }
}

/** Whoever read one text neither answers for nor signs another, not even one that differs in a single day. */
function mustBeShown(agreement: AgreementRow, shown: string): void {
  if (agreement.frozen_sha256 !== shown) throw new ConflictError('signing.other-text');
}

/** When the agreement takes effect, by the rule of its regime. `sealedAt`: asked before the seal is set. */
function effectOf(entered: EnteredCase, signers: readonly Signer[], signed: readonly SignatureRow[], sealedAt?: Date): Outcome<Date> {
  const at = (signer: Signer): Date | undefined => {
    const found = signed.find(({ field }) => field === signer.field);
    return found && new Date(found.signed_at);
  };
  const of = (role: Signer['role']): (Date | undefined)[] => signers.filter((signer) => signer.role === role).map(at);
  return effectOfWritten({ regime: entered.case.regime, partiesSignedAt: of('party'), mediatorSignedAt: of('mediator')[0], sealedAt: of('seal')[0] ?? sealedAt });
}
