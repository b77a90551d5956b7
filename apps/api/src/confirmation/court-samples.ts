import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { NOTICE_NAMES, type PartyEntry, type SampleDecision, type SampleNotice } from '@jiefen/documents';
import { FILING_POLICIES, nameOfLaw, REVIEW_POLICIES, type WorkingDayCalendar } from '@jiefen/mediation';
import type { DecideApplication } from '@jiefen/mediation/wire';
import { Cases } from '../cases/cases.js';
import { OrganizationQueries } from '../organizations/organization.queries.js';
import { CasePapers } from '../papers/case-papers.js';
import { Clock } from '../platform/clock/clock.js';
import { CONFIG, type Config } from '../platform/config/config.js';
import { Transactions, type Tx } from '../platform/database/transactions.js';
import type { Person } from '../platform/http/access.js';
import { InvalidError } from '../platform/http/errors.js';
import { Papers } from '../platform/papers/papers.js';
import { applicantsOf, bindPaper, type ApplicationRow } from './application-row.js';
import { GatherFacts, type Gathered } from './gather-facts.js';

/** A sample that was made and is not kept yet. */
export interface MadeSample {
  readonly title: string;
  readonly bytes: Uint8Array;
  readonly pages: number;
}

interface Seen {
  readonly application: ApplicationRow;
  readonly calendar: WorkingDayCalendar;
}

/**
 * Papers of the court at the desk of this machine. In a demonstration they are samples, marked on every page; in production
 * nothing is made: what a court serves is only ever its own file.
 */
@Injectable()
export class CourtSamples {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly transactions: Transactions,
    private readonly cases: Cases,
    private readonly gather: GatherFacts,
    private readonly organizations: OrganizationQueries,
    private readonly papers: CasePapers,
    private readonly rendering: Papers,
    private readonly clock: Clock,
  ) {}

  /** A notice as a sample; undefined in production, where the court uploaded its own, or where there is nothing to print. */
  async notice(judge: Person, application: ApplicationRow, ownId: string | undefined, about: (seen: Seen) => { caseNumber?: string; notice: SampleNotice } | undefined): Promise<MadeSample | undefined> {
    const seen = await this.seen(judge, application, ownId);
    const told = seen && about({ application, calendar: seen.gathered.facts.calendar });
    if (!seen || !told) return undefined;
    const caseNumber = told.caseNumber ?? application.court_number;
    const made = await this.rendering.render('renderSampleNotice', {
      createdAt: this.clock.now(),
      court: seen.court.name,
      ...(caseNumber ? { caseNumber } : {}),
      parties: seen.parties,
      agreementNumber: seen.gathered.agreement.number,
      notice: told.notice,
      judge: judge.name,
      phone: seen.court.phone ?? '／',
      issuedOn: this.clock.today(),
    });
    return { title: `${NOTICE_NAMES[told.notice.kind]}（样本）`, bytes: made.bytes, pages: made.pages };
  }

  /** Delivers a notice to both: the court's own, or the sample. */
  async serve(tx: Tx, application: ApplicationRow, ownId: string | undefined, sample: MadeSample | undefined): Promise<void> {
    let paperId = ownId;
    if (ownId) {
      const [, count]: [unknown[], number] = await tx.query(`UPDATE papers SET seen_by = 'court' WHERE id = $1 AND case_id = $2 AND kind = 'courtNotice'`, [ownId, application.case_id]);
      if (count !== 1) throw new InvalidError('confirmation.notice-unknown', {}, { noticeId: 'confirmation.notice-unknown' });
    } else if (sample) paperId = (await this.papers.keep(tx, { caseId: application.case_id, kind: 'courtNotice', subject: randomUUID(), title: sample.title, seenBy: 'court', bytes: sample.bytes, pages: sample.pages })).id;
    if (paperId) await bindPaper(tx, application.id, { kind: 'courtNotice', paperId });
  }

  /** The ruling as a sample, for every outcome. */
  async ruling(judge: Person, application: ApplicationRow, request: DecideApplication): Promise<MadeSample | undefined> {
    const seen = await this.seen(judge, application, request.rulingId);
    const caseNumber = application.court_number ?? request.courtNumber;
    // The rules refuse what has no number; a ruling that is missing something is not printed.
    if (!seen || ((request.outcome === 'confirmed' || request.outcome === 'refused') && !caseNumber)) return undefined;
    const decision = this.decision(application, request, seen.gathered.agreement.draft.parties.find((party) => party.id === application.withdrawal_asked_by)?.name);
    const { agreement, effectiveOn } = seen.gathered;
    const made = await this.rendering.render('renderSampleRuling', {
      createdAt: this.clock.now(),
      court: seen.court.name,
      ...(caseNumber ? { caseNumber } : {}),
      parties: seen.parties,
      committee: seen.committee,
      agreement: { number: agreement.number, effectiveOn },
      filedOn: this.clock.dayOf(new Date(application.accepted_at ?? (decision.kind === 'notAccepted' ? (application.filed_at ?? this.clock.now()) : this.clock.now()))),
      clauses: agreement.clauses_zh,
      decision,
      judge: judge.name,
      decidedOn: this.clock.today(),
    });
    return { title: '民事裁定书（样本）', bytes: made.bytes, pages: made.pages };
  }

  private decision(application: ApplicationRow, { outcome, ground, reason }: DecideApplication, asker: string | undefined): SampleDecision {
    const rule = [...FILING_POLICIES, ...REVIEW_POLICIES].find((policy) => policy.id === ground);
    const why = reason || `不符合“${rule?.summary.zh ?? ''}”的要求`;
    switch (outcome) {
      case 'confirmed':
        return { kind: 'confirmed' };
      case 'refused':
        return { kind: 'refused', reason: why };
      case 'notAccepted':
        return { kind: 'notAccepted', reason: why, basis: (rule?.sources ?? []).map(({ law, article }) => `《${nameOfLaw(law).zh}》第 ${article} 条`).join('、') };
      case 'withdrawn':
        return { kind: 'withdrawn', askedOn: this.clock.dayOf(new Date(application.withdrawal_asked_at ?? this.clock.now())), by: asker ?? '申请人' };
      case 'treatedAsWithdrawn':
        return { kind: 'treatedAsWithdrawn', reason: reason || '申请人无正当理由未在期限内补充陈述、补充证明材料或者拒不接受询问' };
    }
  }

  private async seen(judge: Person, application: ApplicationRow, ownId: string | undefined): Promise<{ gathered: Gathered; parties: PartyEntry[]; court: { name: string; phone: string | null }; committee: { zh: string; en: string } } | undefined> {
    if (!this.config.demonstration || ownId) return undefined;
    const tx = this.transactions.reader;
    const { case: found, parties } = await this.cases.enter(tx, judge, application.case_id, (relation) => relation.judge);
    const gathered = await this.gather.of(tx, found, application);
    if (!gathered) return undefined;
    const applicants = await applicantsOf(tx, application.id);
    const body = await this.organizations.byId(tx, found.organizationId);
    const court = await this.organizations.byId(tx, application.court_id ?? '');
    return {
      gathered,
      parties: gathered.agreement.draft.parties.flatMap((party) => {
        const given = this.gather.factsOf(applicants.find((applicant) => applicant.party_id === party.id));
        return given ? [this.gather.entryOf(gathered.agreement, party.id, given, parties)] : [];
      }),
      court: { name: court.name, phone: court.phone },
      committee: { zh: body.sealName ?? body.name, en: body.nameEn },
    };
  }
}
