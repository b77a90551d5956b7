import { Injectable } from '@nestjs/common';
import { judgeTeachBack, teachBackQuestions } from '@jiefen/mediation';
import type { AgreementView, OralPartyView, OtherAgreementView, TakenBackView, ToExplainView } from '@jiefen/mediation/wire';
import type { Case } from '../cases/case.entity.js';
import { Cases, type EnteredCase } from '../cases/cases.js';
import { CasePapers } from '../papers/case-papers.js';
import { Transactions, type Tx } from '../platform/database/transactions.js';
import type { Person } from '../platform/http/access.js';
import { agreementsThatBound, openAgreement, signaturesOf, textToSign, type AgreementRow } from './agreement-row.js';
import { DRAFTING, maySeeDraft } from './draft-agreement.js';
import { confirmationsOf } from './oral-row.js';
import { SignAgreementUseCase } from './sign-agreement.js';

/** The agreements of a case through the eyes of one person: the text of the moment, and the others that bound or bind. */
@Injectable()
export class AgreementQueries {
  constructor(
    private readonly transactions: Transactions,
    private readonly cases: Cases,
    private readonly papers: CasePapers,
    private readonly signing: SignAgreementUseCase,
  ) {}

  async view(person: Person, caseId: string): Promise<Omit<AgreementView, 'scan'> | null> {
    const tx = this.transactions.reader;
    const entered = await this.cases.enter(tx, person, caseId, (relation) => maySeeDraft(relation) || relation.followUp);
    const agreement = await this.ofTheMoment(tx, entered.case);
    if (!agreement || agreement.state === 'void' || agreement.state === 'replaced') return null;
    const paper = await this.papers.byId(tx, agreement.current_paper_id);
    // By word nobody signs: the parties say it, the mediator records.
    const signers = agreement.signing === 'oral' ? [] : await this.signing.signers(tx, entered, agreement);
    const signed = await signaturesOf(tx, agreement.id);
    const mine = this.signing.signerOf(entered, signers);
    const account: { phone_masked: string | null }[] = person.kind === 'resident' ? await tx.query(`SELECT phone_masked FROM accounts WHERE id = $1`, [person.accountId]) : [];
    return {
      id: agreement.id,
      number: agreement.number,
      version: agreement.version,
      state: agreement.state,
      signing: agreement.signing,
      verifyCode: agreement.verify_code,
      paperId: paper.id,
      frozenSha256: agreement.frozen_sha256,
      before: agreement.state === 'signing' ? await takenBackBefore(tx, caseId, agreement.version) : null,
      certificatePaperId: agreement.certificate_paper_id,
      pages: paper.pages,
      frozenAt: new Date(agreement.frozen_at).toISOString(),
      effectiveAt: agreement.effective_at ? new Date(agreement.effective_at).toISOString() : null,
      signers: signers.map((signer) => {
        const done = signed.find((one) => one.field === signer.field);
        return { field: signer.field, role: signer.role, name: signer.name, partyId: signer.partyId, signedAt: done ? new Date(done.signed_at).toISOString() : null, way: done?.way ?? null, isMe: signer.field === mine?.field };
      }),
      oral: agreement.signing === 'oral' ? await this.spoken(tx, entered, agreement) : null,
      words: { zh: agreement.clauses_zh, en: agreement.clauses_en },
      clauseIds: agreement.draft.clauses.map((clause) => clause.id),
      plans: agreement.draft.clauses.flatMap((clause) => (clause.kind === 'payment' && clause.instalments?.length ? [{ clauseId: clause.id, instalments: clause.instalments }] : [])),
      facts: agreement.draft.facts,
      mine: {
        field: mine && !signed.some((one) => one.field === mine.field) ? mine.field : null,
        mustTeachBack: mine?.partyId ? !(await this.signing.understood(tx, agreement.id, mine.partyId)) : false,
        phoneMasked: account[0]?.phone_masked ?? null,
        maySeal: entered.relation.handler && agreement.state === 'signing' && agreement.signing !== 'oral' && signers.filter((signer) => signer.role !== 'seal').every((signer) => signed.some((one) => one.field === signer.field)),
      },
      toExplain: entered.relation.mediator && agreement.state === 'signing' ? await this.toExplain(tx, agreement) : [],
      questions: agreement.signing === 'oral' ? [] : teachBackQuestions(agreement.draft).map(({ right: _right, ...question }) => question),
    };
  }

  /** While the parties talk again, the agreement in effect is history beside the new draft, not the text of the moment. */
  private async ofTheMoment(tx: Tx, found: Pick<Case, 'id' | 'state'>): Promise<AgreementRow | undefined> {
    return DRAFTING.has(found.state) ? textToSign(tx, found.id) : openAgreement(tx, found.id);
  }

  /** A wrong answer tests the text, not the person: the mediator sees where, and explains or mends it. */
  private async toExplain(tx: Tx, agreement: AgreementRow): Promise<ToExplainView[]> {
    const rows: { party_id: string; answers: number[]; tries: number; answered_at: Date }[] = await tx.query(`SELECT party_id, answers, tries, answered_at FROM teach_backs WHERE agreement_id = $1 AND NOT understood ORDER BY answered_at`, [agreement.id]);
    const questions = teachBackQuestions(agreement.draft);
    return rows.map((row) => ({
      partyId: row.party_id,
      name: agreement.draft.parties.find((party) => party.id === row.party_id)?.name ?? '',
      at: new Date(row.answered_at).toISOString(),
      tries: row.tries,
      answers: judgeTeachBack(questions, row.answers).again.map((question) => ({ question, option: row.answers[question] ?? 0 })),
    }));
  }

  private async spoken(tx: Tx, { parties, relation, case: found }: EnteredCase, agreement: AgreementRow): Promise<OralPartyView[]> {
    const said = await confirmationsOf(tx, agreement.id);
    const seated: { party_id: string }[] = await tx.query(`SELECT p.party_id FROM session_people p JOIN sessions s ON s.id = p.session_id WHERE s.case_id = $1 AND s.ended_at IS NULL AND p.party_id IS NOT NULL AND p.status = 'admitted'`, [found.id]);
    return parties.map((party) => {
      const word = said.find((row) => row.party_id === party.id);
      return {
        partyId: party.id,
        name: party.name,
        side: party.side,
        isMe: party.id === relation.party?.id,
        confirmedAt: word ? new Date(word.confirmed_at).toISOString() : null,
        way: word?.way ?? null,
        inSession: seated.some((seat) => seat.party_id === party.id),
      };
    });
  }

  /** The final text that went back to the draft which is written now. */
  async takenBack(person: Person, caseId: string): Promise<TakenBackView | null> {
    const tx = this.transactions.reader;
    const { case: found } = await this.cases.enter(tx, person, caseId, (relation) => maySeeDraft(relation) || relation.followUp);
    return DRAFTING.has(found.state) ? takenBackBefore(tx, caseId) : null;
  }

  /** The other agreements of the case, newest first. */
  async others(person: Person, caseId: string): Promise<OtherAgreementView[]> {
    const tx = this.transactions.reader;
    const { case: found } = await this.cases.enter(tx, person, caseId, (relation) => maySeeDraft(relation) || relation.followUp);
    const shown = await this.ofTheMoment(tx, found);
    const all = await agreementsThatBound(tx, caseId);
    return all
      .filter((one) => one.id !== shown?.id)
      .reverse()
      .flatMap((one) =>
        one.effective_at === null || (one.state !== 'inEffect' && one.state !== 'replaced')
          ? []
          : [
              {
                id: one.id,
                number: one.number,
                version: one.version,
                state: one.state,
                verifyCode: one.verify_code,
                paperId: one.current_paper_id,
                effectiveAt: new Date(one.effective_at).toISOString(),
                replacedAt: one.replaced_at ? new Date(one.replaced_at).toISOString() : null,
                replacedBy: all.find((other) => other.id === one.replaced_by)?.number ?? null,
              },
            ],
      );
  }
}

/** The last text before `version`, when it went back to the draft: what was said of it, in the words of whoever took it back. */
async function takenBackBefore(tx: Tx, caseId: string, version?: number): Promise<TakenBackView | null> {
  const rows: { version: number; state: string; signing: string; voided_at: Date | null; void_reason: string | null }[] = await tx.query(
    `SELECT version, state, signing, voided_at, void_reason FROM agreements WHERE case_id = $1 AND ($2::int IS NULL OR version < $2) ORDER BY version DESC LIMIT 1`,
    [caseId, version ?? null],
  );
  const [last] = rows;
  // A record of spoken words has its own news; a text that ended with the mediation went nowhere.
  if (last?.state !== 'void' || last.signing === 'oral' || last.voided_at === null || last.void_reason === 'mediation.over') return null;
  return { version: last.version, at: new Date(last.voided_at).toISOString(), reason: last.void_reason ?? '' };
}
