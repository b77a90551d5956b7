import { Injectable } from '@nestjs/common';
import { DISPUTE_KINDS, dossierRetention, type DossierPeriod } from '@jiefen/mediation';
import { DOSSIER_ORDER, type DossierCover, type DossierDocument, type DossierPaper, type RenderedDossier } from '@jiefen/documents';
import type { DossierView } from '@jiefen/mediation/wire';
import { Audit } from '../audit/audit.js';
import type { CaseRelation } from '../cases/case-relation.js';
import type { Case } from '../cases/case.entity.js';
import { Cases, type EnteredCase } from '../cases/cases.js';
import { OrganizationQueries } from '../organizations/organization.queries.js';
import { Clock } from '../platform/clock/clock.js';
import { Transactions, type Tx } from '../platform/database/transactions.js';
import type { Person } from '../platform/http/access.js';
import { Papers } from '../platform/papers/papers.js';
import { GatherPapers, type Gathered } from './gather-papers.js';

/** The dossier is the committee's: the mediator of the case and its handlers, nobody else. */
export function mayReadDossier(relation: CaseRelation): boolean {
  return relation.mediator || relation.handler;
}

/** 卷宗: listed in the official order, bound as one PDF and as a folder, made anew each time from what is there. */
@Injectable()
export class BindDossier {
  constructor(
    private readonly transactions: Transactions,
    private readonly cases: Cases,
    private readonly gather: GatherPapers,
    private readonly organizations: OrganizationQueries,
    private readonly rendering: Papers,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  async view(person: Person, caseId: string): Promise<DossierView> {
    const tx = this.transactions.reader;
    const entered = await this.cases.enter(tx, person, caseId, mayReadDossier);
    const { papers, leftOut } = await this.gather.of(tx, entered);
    const cover = await this.cover(tx, entered, person);
    const ending = endingOf(papers);
    const rows = DOSSIER_ORDER.map(({ kind, required }, index) => {
      const mine = papers.filter((paper) => paper.kind === kind);
      const must = required === 'always' || required === ending;
      return { number: index + 1, kind, required: must, state: mine.length > 0 ? ('there' as const) : must ? ('missing' as const) : ('none' as const), papers: mine.map((paper) => ({ name: paper.name, paperId: paper.paperId })) };
    });
    return {
      number: cover.number,
      title: cover.name,
      committee: cover.committee.zh,
      mediators: cover.mediators,
      from: cover.mediatedFrom,
      to: cover.mediatedTo,
      retention: cover.retention,
      rows,
      missing: rows.filter((row) => row.state === 'missing').length,
      leftOut,
    };
  }

  /** Who has taken a dossier, and when, stands in the audit trail. */
  async bind(person: Person, caseId: string, as: 'pdf' | 'zip'): Promise<RenderedDossier & { number: string }> {
    const tx = this.transactions.reader;
    const entered = await this.cases.enter(tx, person, caseId, mayReadDossier);
    const { papers, leftOut } = await this.gather.of(tx, entered);
    const cover = await this.cover(tx, entered, person);
    const data: DossierDocument = { createdAt: this.clock.now(), regime: entered.case.regime, cover, papers: await all(papers), ending: endingOf(papers), leftOut };
    const bound = await this.rendering.dossier(data);
    await this.transactions.run((write) => this.audit.record(write, { action: 'dossier.read', actor: person, caseId, data: { as, pages: bound.pages, missing: bound.missing } }));
    return { ...bound, number: cover.number };
  }

  private async cover(tx: Tx, { case: found, parties }: EnteredCase, person: Person): Promise<DossierCover> {
    const body = await this.organizations.byId(tx, found.organizationId);
    const [mediator]: { name: string }[] = await tx.query(`SELECT name FROM accounts WHERE id = $1`, [found.mediatorAccountId]);
    const [effect]: { effective_at: Date }[] = await tx.query(`SELECT effective_at FROM agreements WHERE case_id = $1 AND effective_at IS NOT NULL ORDER BY version DESC LIMIT 1`, [found.id]);
    const names = (side: string): string => parties.filter((party) => party.side === side).map((party) => party.name).join('、');
    return {
      committee: { zh: body.sealName ?? body.name, en: body.nameEn },
      name: `${names('applicant')}与${names('respondent')}${DISPUTE_KINDS[found.kind].statistics}纠纷`,
      number: found.fileNumber ?? found.number,
      mediators: mediator ? [mediator.name] : [],
      mediatedFrom: this.clock.dayOf(found.acceptedAt ?? found.filedAt),
      mediatedTo: this.clock.dayOf(new Date(effect?.effective_at ?? found.endedAt ?? this.clock.now())),
      filedBy: person.name,
      filedOn: this.clock.today(),
      retention: await this.retention(tx, found),
    };
  }

  private async retention(tx: Tx, found: Case): Promise<DossierPeriod> {
    const [row]: { signing: string | null; asked: boolean }[] = await tx.query(
      `SELECT (SELECT signing FROM agreements WHERE case_id = $1 AND effective_at IS NOT NULL ORDER BY version DESC LIMIT 1) AS signing,
              EXISTS (SELECT 1 FROM confirmation_applications WHERE case_id = $1 AND filed_at IS NOT NULL) AS asked`,
      [found.id],
    );
    const outcome = row?.signing ? (row.signing === 'oral' ? 'oral' : 'written') : found.endedAt ? 'none' : 'open';
    return dossierRetention({ kind: found.kind, outcome, confirmationAsked: row?.asked === true }).period;
  }
}

async function all(papers: readonly Gathered[]): Promise<DossierPaper[]> {
  const made: DossierPaper[] = [];
  // One after the other: a dossier may hold a hundred photos, and the renderers are few.
  for (const { kind, name, remark, bytes } of papers) made.push({ kind, name, ...(remark ? { remark } : {}), bytes: await bytes() });
  return made;
}

function endingOf(papers: readonly Gathered[]): 'agreement' | 'none' {
  return papers.some((paper) => paper.kind === 'agreement') ? 'agreement' : 'none';
}
