import { Inject, Injectable } from '@nestjs/common';
import { assertPrintable, DocumentError, type EnforcementApplicationDocument, type PartyEntry, type RenderedDocument } from '@jiefen/documents';
import type { ApplyForEnforcement } from '@jiefen/mediation/wire';
import { Audit } from '../audit/audit.js';
import { Cases, type EnteredCase } from '../cases/cases.js';
import { applicantsOf } from '../confirmation/application-row.js';
import { GatherFacts } from '../confirmation/gather-facts.js';
import { CasePapers } from '../papers/case-papers.js';
import { Clock } from '../platform/clock/clock.js';
import { CONFIG, type Config } from '../platform/config/config.js';
import { Transactions, type Tx } from '../platform/database/transactions.js';
import type { Person } from '../platform/http/access.js';
import { InvalidError, RefusalError } from '../platform/http/errors.js';
import { Papers } from '../platform/papers/papers.js';
import { EnforcementQueries, type EnforcementGathered } from './enforcement.queries.js';

interface Prepared {
  readonly zh: RenderedDocument;
  readonly en: RenderedDocument;
}

/**
 * Makes the form to apply for enforcement (申请执行书): a draft for the one who is to receive, who signs it and hands it in. The portal hands
 * nothing in, and the other side is told nothing: what the form says of property would otherwise be gone.
 */
@Injectable()
export class ApplyForEnforcementUseCase {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly transactions: Transactions,
    private readonly cases: Cases,
    private readonly queries: EnforcementQueries,
    private readonly applicants: GatherFacts,
    private readonly papers: CasePapers,
    private readonly rendering: Papers,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  async apply(person: Person, caseId: string, request: ApplyForEnforcement): Promise<{ paperId: string; pages: number }> {
    refuseUnprintable(request);
    const asked = { place: request.clues.map((clue) => clue.place).filter((place) => place !== ''), ...(request.demandedOn ? { demandedOn: request.demandedOn } : {}) };
    const reader = this.transactions.reader;
    const entered = await this.cases.enter(reader, person, caseId, (relation) => relation.party !== undefined);
    // Drawn outside of the transaction: a paper takes as long as many requests.
    const prepared = await this.prepare(reader, entered, await this.judged(reader, entered, request, asked), request);
    return this.transactions.run(async (tx) => {
      const locked = await this.cases.lock(tx, person, caseId, (relation) => relation.party !== undefined);
      const gathered = await this.judged(tx, locked, request, asked);
      const partyId = locked.relation.party?.id ?? '';
      const own = { caseId, kind: 'enforcementApplication' as const, subject: partyId, partyId, seenBy: locked.relation.party?.side ?? 'applicant' };
      const paper = await this.papers.keep(tx, { ...own, title: this.config.demonstration ? '申请执行书（样本）' : '申请执行书（草稿）', bytes: prepared.zh.bytes, pages: prepared.zh.pages, fields: prepared.zh.fields });
      await this.papers.keep(tx, { ...own, language: 'en', title: 'Application for enforcement (translation)', bytes: prepared.en.bytes, pages: prepared.en.pages });
      await this.cases.tell(tx, caseId, { kind: 'enforcement.form-made', params: { n: gathered.late.length }, actor: person, seenBy: 'staff', ...(locked.relation.party ? { side: locked.relation.party.side } : {}) });
      await this.audit.record(tx, { action: 'enforcement.form-made', actor: person, caseId, subject: paper.id, data: { courtId: request.courtId, obligations: gathered.late.length, clues: request.clues.length, sha256: paper.sha256 } });
      return { paperId: paper.id, pages: paper.pages };
    });
  }

  private async judged(tx: Tx, entered: EnteredCase, request: ApplyForEnforcement, asked: { place: string[]; demandedOn?: string }): Promise<EnforcementGathered> {
    const gathered = await this.queries.gather(tx, entered, asked);
    if (gathered.refused) throw new RefusalError(gathered.refused.code, gathered.refused.params);
    if (!gathered.courts.some(({ row }) => row.id === request.courtId)) throw new InvalidError('enforce.not-this-court', {}, { courtId: 'enforce.not-this-court' });
    return gathered;
  }

  private async prepare(tx: Tx, entered: EnteredCase, { agreement, ruling, rulingCourt, late, courts }: EnforcementGathered, request: ApplyForEnforcement): Promise<Prepared> {
    const court = courts.find(({ row }) => row.id === request.courtId)?.row;
    if (!agreement || !ruling?.decided_at || !rulingCourt || !court) throw new Error('judged without a ruling');
    const me = entered.relation.party?.id ?? '';
    const given = request.useGivenFacts ? this.applicants.factsOf((await applicantsOf(tx, ruling.id)).find((one) => one.party_id === me)) : undefined;
    const applicant = given ? this.applicants.entryOf(agreement, me, given, entered.parties) : this.entry(entered, agreement, me);
    const debtors = [...new Set(late.map((row) => row.by_party_id))].map((id) => this.entry(entered, agreement, id));
    const common = {
      createdAt: this.clock.now(),
      applicant,
      respondents: debtors,
      agreementNumber: agreement.number,
      sample: this.config.demonstration,
      propertyClues: request.clues.map((clue) => (clue.place === '' ? clue.what : `${clue.what}（${clue.place}）`)),
    };
    const rulingOf = (name: string): EnforcementApplicationDocument['ruling'] => ({ court: name, number: ruling.court_number ?? '', decidedOn: this.clock.dayOf(new Date(ruling.decided_at ?? ruling.created_at)) });
    const rows = (language: 'zh' | 'en'): EnforcementApplicationDocument['rows'] =>
      late.map((row) => ({ clause: row.clause, what: language === 'zh' ? row.what_zh : row.what_en, due: row.due_day ?? '', ...(row.amount_fen === null ? {} : { agreedFen: Number(row.amount_fen), performedFen: 0 }) }));
    const zh = await this.rendering.render('renderEnforcementApplication', { ...common, language: 'zh', court: court.name, ruling: rulingOf(rulingCourt.name), rows: rows('zh'), enclosures: ['民事裁定书（生效的）', `人民调解协议书（${agreement.number}）`, '申请执行人的身份证明', ...(common.propertyClues.length > 0 ? ['财产线索的材料'] : [])] });
    const en = await this.rendering.render('renderEnforcementApplication', { ...common, language: 'en', court: court.name_en, ruling: rulingOf(rulingCourt.name_en), rows: rows('en'), enclosures: ['the ruling of the court', `the mediation agreement (${agreement.number})`, 'proof of your identity', ...(common.propertyClues.length > 0 ? ['what shows the property'] : [])] });
    return { zh, en };
  }

  /** As both know each other from the agreement; the number of the other side lies with the court that ruled and is not printed here. */
  private entry({ parties }: EnteredCase, agreement: NonNullable<EnforcementGathered['agreement']>, partyId: string): PartyEntry {
    const drafted = agreement.draft.parties.find((party) => party.id === partyId);
    const party = parties.find((one) => one.id === partyId);
    const phone = (party && this.cases.phoneOf(party)) ?? drafted?.phone;
    const address = drafted?.address ?? (party && this.cases.addressOf(party));
    const name = drafted?.name ?? party?.name ?? '';
    const reach = { ...(phone ? { phone } : {}), ...(address ? { address } : {}) };
    return { side: drafted?.side ?? 'applicant', who: drafted?.kind === 'organization' ? { kind: 'organization', name, ...reach } : { kind: 'person', name, ...(drafted?.kind === 'person' && drafted.gender ? { gender: drafted.gender } : {}), ...reach } };
  }
}

/** What the form cannot print is said while the person can still change it. */
function refuseUnprintable({ clues }: ApplyForEnforcement): void {
  try {
    assertPrintable(clues);
  } catch (error) {
    if (error instanceof DocumentError) throw new InvalidError('field.not-printable', error.params);
    throw error;
  }
}
