import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DocumentError, wordClause } from '@jiefen/documents';
import { judgeAll, mayNotESign, oralDraftOf, oralFactsOf, ORAL_POLICIES, privateLoanCap, type OralFacts, checkAgreement, copiesNeeded, fen, maySign, type AgreementDraft, type AgreementFacts, type AgreementParty, type Clause, type LocalDate, type DisputeKind, type Finding, type Reason } from '@jiefen/mediation';
import type { AnswerClause, ClauseAnswerView, ClauseWords, DraftView, SaveDraftAgreement } from '@jiefen/mediation/wire';
import { Audit } from '../audit/audit.js';
import type { Case, CaseParty } from '../cases/case.entity.js';
import type { CaseRelation } from '../cases/case-relation.js';
import { mustHavePower } from '../cases/acting.js';
import { Cases } from '../cases/cases.js';
import { IdentityChecks } from '../identity-checks/identity-checks.queries.js';
import { OrganizationQueries } from '../organizations/organization.queries.js';
import { speakersOf } from '../cases/acting.js';
import { Clock } from '../platform/clock/clock.js';
import { Transactions, type Tx } from '../platform/database/transactions.js';
import type { Person } from '../platform/http/access.js';
import { ConflictError, NotFoundError, RefusalError } from '../platform/http/errors.js';
import { textToSign } from './agreement-row.js';
import { writingAskedFor } from './oral-row.js';
import { CalculatorTables } from '../sheets/parameter-tables.js';
import { spokenFor } from './spoken-for.js';

/** States in which the mediator writes the draft. */
export const DRAFTING: ReadonlySet<Case['state']> = new Set<Case['state']>(['bothWilling', 'sessionBooked', 'inSession', 'agreementFrozen']);

export interface KeptDraft {
  readonly draft: AgreementDraft;
  readonly version: number;
}

/** The draft: written by the mediator, seen live by both sides, answered clause by clause. */
@Injectable()
export class DraftAgreement {
  constructor(
    private readonly transactions: Transactions,
    private readonly cases: Cases,
    private readonly identities: IdentityChecks,
    private readonly organizations: OrganizationQueries,
    private readonly tables: CalculatorTables,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  async view(person: Person, caseId: string): Promise<DraftView> {
    const tx = this.transactions.reader;
    const { case: found, parties, relation } = await this.cases.enter(tx, person, caseId, maySeeDraft);
    const { draft, version } = await this.kept(tx, found, parties);
    const answers = await this.answers(tx, caseId, draft);
    const findings = checkAgreement(draft, await this.factsOf(tx, found, draft));
    const waiting = (await textToSign(tx, caseId)) !== undefined;
    return {
      version,
      draft,
      words: wordsOf(draft),
      answers,
      findings: relation.mediator || relation.handler ? findings : [],
      mayEdit: relation.mediator && DRAFTING.has(found.state) && !waiting,
      mySide: relation.party?.side ?? null,
      oralRefusals: relation.mediator || relation.handler ? await this.oralRefusals(tx, found, draft, version) : null,
      missing: missingFor(found, draft, findings, answers, version),
    };
  }

  async save(person: Person, caseId: string, request: SaveDraftAgreement): Promise<{ version: number }> {
    return this.transactions.run(async (tx) => {
      const { case: found, parties } = await this.cases.lock(tx, person, caseId, (relation) => relation.mediator);
      // A text that waits for signatures or for the parties' word is not written over: it is taken back first.
      if (!DRAFTING.has(found.state) || (await textToSign(tx, caseId))) throw new RefusalError('draft.not-now', { state: found.state });
      const known = new Set(parties.map((party) => party.id));
      if (request.draft.parties.length !== known.size || request.draft.parties.some((party) => !known.has(party.id))) throw new RefusalError('draft.other-parties');
      const { version } = await this.kept(tx, found, parties);
      if (version !== request.version) throw new ConflictError('draft.changed-meanwhile', { version });
      await tx.query(
        `INSERT INTO agreement_drafts (case_id, content, version, changed_at, changed_by) VALUES ($1, $2, 1, $3, $4)
         ON CONFLICT (case_id) DO UPDATE SET content = excluded.content, version = agreement_drafts.version + 1, changed_at = excluded.changed_at, changed_by = excluded.changed_by`,
        [caseId, JSON.stringify(request.draft), this.clock.now(), person.accountId],
      );
      await this.audit.record(tx, { action: 'draft.saved', actor: person, caseId, data: { version: version + 1, sha256: hashOf(request.draft) } });
      await this.cases.changed(tx, caseId);
      return { version: version + 1 };
    });
  }

  /** A side agrees to a clause or wants to talk about it. Nothing counts until the text is final. */
  async answer(person: Person, caseId: string, request: AnswerClause): Promise<void> {
    await this.transactions.run(async (tx) => {
      const { case: found, parties, relation } = await this.cases.lock(tx, person, caseId, (r) => r.party !== undefined);
      if (request.answer === 'agree') mustHavePower(relation, 'settle');
      const { draft } = await this.kept(tx, found, parties);
      const clause = draft.clauses.find((one) => one.id === request.clauseId);
      if (!clause || !relation.party) throw new NotFoundError('clause.unknown');
      await tx.query(
        `INSERT INTO draft_answers (case_id, clause_id, side, clause_hash, answer, note, answered_at) VALUES ($1, $2, $3, $4, $5, $6, $7)
         ON CONFLICT (case_id, clause_id, side) DO UPDATE SET clause_hash = excluded.clause_hash, answer = excluded.answer, note = excluded.note, answered_at = excluded.answered_at`,
        [caseId, clause.id, relation.party.side, hashOf(clause), request.answer, request.note, this.clock.now()],
      );
      await this.cases.changed(tx, caseId);
    });
  }

  /** The saved draft, or what the case already knows: the parties and the wish of the filing. */
  async kept(tx: Tx, found: Case, parties: readonly CaseParty[]): Promise<KeptDraft> {
    const rows: { content: AgreementDraft; version: number }[] = await tx.query(`SELECT content, version FROM agreement_drafts WHERE case_id = $1`, [found.id]);
    if (rows[0]) return { draft: await spokenFor(tx, found.id, rows[0].content, parties, this.clock.today()), version: rows[0].version };
    const filings: { what_happened: string; wish: string; amount_fen: string | null }[] = await tx.query(`SELECT what_happened, wish, amount_fen FROM filings WHERE case_id = $1`, [found.id]);
    const filing = filings[0];
    const entries = parties.map((party) => this.partyOf(party));
    const amount = filing?.amount_fen ? fen(Number(filing.amount_fen)) : undefined;
    const applicant = entries.find((party) => party.side === 'applicant');
    const respondent = entries.find((party) => party.side === 'respondent');
    const clauses: Clause[] = [
      { id: 'c1', kind: 'payment', ...(respondent ? { payerId: respondent.id } : {}), ...(applicant ? { payeeId: applicant.id } : {}), ...(amount ? { amountFen: amount } : {}) },
      { id: 'c2', kind: 'eSignature' },
    ];
    const draft: AgreementDraft = {
      parties: entries,
      facts: filing?.what_happened ?? '',
      claims: filing ? [{ id: 'k1', text: filing.wish, raisedBy: 'applicant', clauseIds: ['c1'] }] : [],
      clauses,
      copies: copiesNeeded({ parties: entries }),
    };
    return { draft: await spokenFor(tx, found.id, draft, parties, this.clock.today()), version: 0 };
  }

  /** What decides whether an oral agreement is enough (RMTJ 28). Until the record is there nobody was asked. */
  async oralFacts(tx: Tx, found: Case, draft: AgreementDraft): Promise<OralFacts> {
    const oral = oralDraftOf(draft);
    const body = await this.organizations.byId(tx, found.organizationId);
    return oralFactsOf(oral, {
      today: this.clock.today(),
      complexity: found.complexity,
      findings: checkAgreement(oral, await this.factsOf(tx, found, oral)),
      paperKind: mayNotESign(found.kind),
      regionWantsWriting: body.settings.writingUnlessAtOnce ?? false,
      allContentWithOral: (await writingAskedFor(tx, found.id)) ? false : undefined,
    });
  }

  async answers(tx: Tx, caseId: string, draft: AgreementDraft): Promise<ClauseAnswerView[]> {
    const rows: { clause_id: string; side: ClauseAnswerView['side']; clause_hash: string; answer: ClauseAnswerView['answer']; note: string }[] = await tx.query(
      // What was said before an earlier agreement was made final belongs to that one: whoever talks again is asked again.
      `SELECT clause_id, side, clause_hash, answer, note FROM draft_answers WHERE case_id = $1
         AND answered_at > coalesce((SELECT max(frozen_at) FROM agreements WHERE case_id = $1 AND state IN ('inEffect', 'replaced')), '-infinity')`,
      [caseId],
    );
    const hashes = new Map(draft.clauses.map((clause) => [clause.id, hashOf(clause)]));
    // An answer is to the words that stood there; changed words ask again.
    return rows.filter((row) => hashes.get(row.clause_id) === row.clause_hash).map((row) => ({ clauseId: row.clause_id, side: row.side, answer: row.answer, note: row.note }));
  }

  /** What the check knows beside the text: what a court found about a ward, whose document was compared, what was said at the filing, what the mediator asked, and the cap of the day of a loan. */
  async factsOf(tx: Tx, found: Pick<Case, 'id' | 'kind'>, draft: AgreementDraft): Promise<AgreementFacts> {
    const wards = (await speakersOf(tx, found.id, this.clock.today())).flatMap((one) => (one.adjudged ? [[one.partyId, one.adjudged] as const] : []));
    const [filing]: { elsewhere: string }[] = await tx.query(`SELECT elsewhere FROM filings WHERE case_id = $1`, [found.id]);
    const { loan, noConfirmation } = draft.asked ?? {};
    return {
      today: this.clock.today(),
      disputeKind: found.kind satisfies DisputeKind,
      identities: await this.identities.standings(tx, found.id),
      ...(wards.length > 0 ? { capacities: Object.fromEntries(wards) } : {}),
      ...(filing?.elsewhere === 'court' || filing?.elsewhere === 'arbitration' ? { elsewhere: filing.elsewhere } : {}),
      ...(noConfirmation === true ? { confirmationIntended: false } : {}),
      ...(loan ? { loan: { lender: loan.lender, ...(loan.contractOn ? await this.capOn(tx, loan.contractOn) : {}) } } : {}),
    };
  }

  /** Four times the LPR of the day of the contract (MJJD 25); nothing for a day outside the table: the check then asks. */
  private async capOn(tx: Tx, contractOn: LocalDate): Promise<{ yearlyCapBp?: number }> {
    const cap = privateLoanCap(contractOn, await this.tables.inForce(tx));
    return cap.ok ? { yearlyCapBp: cap.value.yearlyCapBp } : {};
  }

  private async oralRefusals(tx: Tx, found: Case, draft: AgreementDraft, version: number): Promise<Reason[]> {
    const session = found.state === 'inSession' ? [] : [{ code: 'draft.session-not-open' }];
    const facts = await this.oralFacts(tx, found, draft);
    return [...session, ...judgeAll(ORAL_POLICIES, { ...facts, recorded: facts.recorded && version > 0 }).flatMap(({ verdict }) => (verdict.kind === 'unmet' ? [verdict.reason] : []))];
  }

  private partyOf(party: CaseParty): AgreementParty {
    const phone = this.cases.phoneOf(party);
    const address = this.cases.addressOf(party);
    const common = { id: party.id, side: party.side, name: party.name, ...(phone ? { phone } : {}), ...(address ? { address } : {}) };
    return party.kind === 'organization'
      ? { ...common, kind: 'organization', ...(party.creditCode ? { creditCode: party.creditCode } : {}), ...(party.legalRepresentative ? { legalRepresentative: { name: party.legalRepresentative } } : {}) }
      : { ...common, kind: 'person', ...(party.occupation ? { occupation: party.occupation } : {}), ...(party.ethnicity ? { ethnicity: party.ethnicity } : {}) };
  }
}

export function maySeeDraft(relation: CaseRelation): boolean {
  return relation.party !== undefined || relation.mediator || relation.handler;
}

/** The clauses in words; null where a sentence would have a gap. */
export function wordsOf(draft: AgreementDraft): ClauseWords {
  const word = (clause: Clause, language: 'zh' | 'en'): string | null => {
    try {
      return wordClause(clause, draft, language);
    } catch (error) {
      if (error instanceof DocumentError) return null;
      throw error;
    }
  };
  return { zh: draft.clauses.map((clause) => word(clause, 'zh')), en: draft.clauses.map((clause) => word(clause, 'en')) };
}

/** What still keeps the text from being made final. */
export function missingFor(found: Pick<Case, 'state'>, draft: AgreementDraft, findings: readonly Finding[], answers: readonly ClauseAnswerView[], version: number): DraftView['missing'] {
  const missing: { code: string; params?: Record<string, string | number> }[] = [];
  if (found.state !== 'inSession') missing.push({ code: 'draft.session-not-open' });
  if (version === 0) missing.push({ code: 'draft.not-saved' });
  if (!maySign(findings, 'onPaper')) missing.push({ code: 'draft.blocked', params: { count: findings.filter((finding) => finding.weight === 'blocksSigning').length } });
  const open = draft.clauses.filter((clause) => !(['applicant', 'respondent'] as const).every((side) => answers.some((answer) => answer.clauseId === clause.id && answer.side === side && answer.answer === 'agree')));
  if (open.length > 0) missing.push({ code: 'draft.not-all-agree', params: { count: open.length } });
  return missing;
}

function hashOf(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex');
}
