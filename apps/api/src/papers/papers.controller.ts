import { Controller, Get, Header, HttpCode, Param, Post, Query, StreamableFile } from '@nestjs/common';
import { Id, type PaperView } from '@jiefen/mediation/wire';
import { z } from 'zod';
import { Audit } from '../audit/audit.js';
import { Cases } from '../cases/cases.js';
import { Transactions } from '../platform/database/transactions.js';
import { Allow, Me, type Person } from '../platform/http/access.js';
import { NotFoundError } from '../platform/http/errors.js';
import { PagePictures } from '../platform/papers/page-pictures.js';
import { CasePapers, mayReadPaper, type PaperRow } from './case-papers.js';
import { TranslatePaper } from './translate-paper.js';

const PageNumber = z.coerce.number().int().min(1).max(500);
const Download = z.strictObject({ download: z.literal('1').optional() });

/** Reads papers: as PDF, or page by page as pictures for a phone. */
@Controller()
export class PapersController {
  constructor(
    private readonly transactions: Transactions,
    private readonly cases: Cases,
    private readonly papers: CasePapers,
    private readonly pictures: PagePictures,
    private readonly translate: TranslatePaper,
    private readonly audit: Audit,
  ) {}

  @Allow('resident', 'clerk', 'dispatcher', 'mediator', 'supervisor', 'judge', 'gridWorker')
  @Get('cases/:id/papers')
  async list(@Me() person: Person, @Param('id', { schema: Id }) id: string): Promise<PaperView[]> {
    const tx = this.transactions.reader;
    const { relation } = await this.cases.enter(tx, person, id);
    const rows = await this.papers.ofCase(tx, id);
    return rows.filter((row) => mayReadPaper(relation, row)).map(view);
  }

  @Allow('resident', 'clerk', 'dispatcher', 'mediator', 'supervisor', 'judge', 'gridWorker')
  @Get('papers/:id.pdf')
  @Header('content-type', 'application/pdf')
  @Header('cache-control', 'private, no-store')
  async pdf(@Me() person: Person, @Param('id', { schema: Id }) id: string, @Query({ schema: Download }) query: z.infer<typeof Download>): Promise<StreamableFile> {
    const paper = await this.readable(person, id);
    const name = encodeURIComponent(`${paper.title}.pdf`);
    return new StreamableFile(await this.papers.bytes(paper), { type: 'application/pdf', disposition: `${query.download ? 'attachment' : 'inline'}; filename*=UTF-8''${name}` });
  }

  @Allow('resident', 'clerk', 'dispatcher', 'mediator', 'supervisor', 'judge', 'gridWorker')
  @Get('papers/:id/pages/:page')
  @Header('cache-control', 'private, max-age=86400, immutable')
  async page(@Me() person: Person, @Param('id', { schema: Id }) id: string, @Param('page', { schema: PageNumber }) page: number): Promise<StreamableFile> {
    const paper = await this.readable(person, id);
    const picture = await this.pictures.page(paper.storage_key, page);
    if (!picture) throw new NotFoundError();
    return new StreamableFile(picture, { type: 'image/webp' });
  }

  /** The English side of a paper, for whoever may read the paper itself. */
  @Allow('resident', 'clerk', 'dispatcher', 'mediator', 'supervisor', 'judge', 'gridWorker')
  @Post('papers/:id/english')
  @HttpCode(200)
  async english(@Me() person: Person, @Param('id', { schema: Id }) id: string): Promise<PaperView> {
    return view(await this.translate.english(await this.readable(person, id)));
  }

  private async readable(person: Person, id: string): Promise<PaperRow> {
    const tx = this.transactions.reader;
    const paper = await this.papers.byId(tx, id);
    const { relation } = await this.cases.enter(tx, person, paper.case_id);
    if (!mayReadPaper(relation, paper)) throw new NotFoundError();
    await this.transactions.run((write) => this.audit.record(write, { action: 'paper.read', actor: person, caseId: paper.case_id, subject: id }));
    return paper;
  }
}

function view(row: PaperRow): PaperView {
  return {
    id: row.id,
    kind: row.kind,
    version: row.version,
    language: row.language,
    title: row.title,
    pages: row.pages,
    size: row.size,
    sha256: row.sha256,
    createdAt: new Date(row.created_at).toISOString(),
    inEnglish: row.language === 'zh' && row.english_from !== null,
  };
}
