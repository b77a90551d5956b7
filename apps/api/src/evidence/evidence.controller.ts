import { Body, Controller, Delete, Get, Header, HttpCode, Param, Post, Put, Req, StreamableFile } from '@nestjs/common';
import { ExhibitPurpose, ExhibitOtherView, Id, TellOwnView, type ExhibitView, type OwnViewView, type UploadView } from '@jiefen/mediation/wire';
import type { FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { Audit } from '../audit/audit.js';
import { Cases } from '../cases/cases.js';
import { Transactions } from '../platform/database/transactions.js';
import { Allow, Me, type Person } from '../platform/http/access.js';
import { NotFoundError, RefusalError } from '../platform/http/errors.js';
import { Jobs } from '../platform/jobs/jobs.js';
import { FileStore } from '../platform/storage/file-store.js';
import { Exhibits, mayReadExhibit, type ExhibitRow } from './exhibits.js';
import { KeepUpload } from './keep-upload.js';
import { OwnViews } from './own-views.js';
import { readUpload } from './read-multipart.js';
import { WRITE_EXHIBIT_LIST } from './write-exhibit-list.job.js';

/** Exhibits in a case: who handed in what, what it shows, what the other side says about it. */
@Controller()
export class EvidenceController {
  constructor(
    private readonly transactions: Transactions,
    private readonly cases: Cases,
    private readonly exhibits: Exhibits,
    private readonly uploads: KeepUpload,
    private readonly ownViews: OwnViews,
    private readonly files: FileStore,
    private readonly audit: Audit,
    private readonly jobs: Jobs,
  ) {}

  @Allow('resident', 'clerk', 'dispatcher', 'mediator', 'supervisor', 'gridWorker')
  @Get('cases/:id/exhibits')
  async list(@Me() person: Person, @Param('id', { schema: Id }) id: string): Promise<ExhibitView[]> {
    const tx = this.transactions.reader;
    const { relation } = await this.cases.enter(tx, person, id);
    const rows = await this.exhibits.ofCase(tx, id);
    return rows.filter((row) => mayReadExhibit(relation, row)).map((row) => view(row, person));
  }

  @Allow('resident', 'clerk', 'dispatcher', 'mediator', 'gridWorker')
  @Post('cases/:id/exhibits')
  async add(@Me() person: Person, @Param('id', { schema: Id }) id: string, @Req() request: FastifyRequest): Promise<UploadView> {
    const { relation } = await this.cases.enter(this.transactions.reader, person, id, (r) => r.party !== undefined || r.mediator || r.handler || r.helper);
    const { again, ...kept } = await this.uploads.keep(person, await readUpload(request), id);
    // Sent once more because the answer was lost on its way: it is in the case already, and nobody is told twice.
    if (again) return kept;
    await this.transactions.run(async (tx) => {
      const side = relation.party?.side ?? (relation.helper ? 'applicant' : null);
      await tx.query(`UPDATE exhibits SET side = $2, shared = true WHERE id = $1`, [kept.id, side]);
      await this.cases.tell(tx, id, { kind: 'exhibit.added', params: { name: kept.name }, actor: person, ...(side ? { side } : {}) });
    });
    return kept;
  }

  @Allow('resident', 'clerk', 'dispatcher', 'mediator', 'supervisor', 'gridWorker')
  @Get('exhibits/:id/content')
  @Header('cache-control', 'private, max-age=3600')
  async content(@Me() person: Person, @Param('id', { schema: Id }) id: string): Promise<StreamableFile> {
    const row = await this.readable(person, id);
    // `nosniff` and an own name: an upload is shown or saved, never run.
    return new StreamableFile(await this.files.stream(row.storage_key), { type: row.mime, disposition: `inline; filename*=UTF-8''${encodeURIComponent(row.name)}` });
  }

  /** What an exhibit is to show; by the side that handed it in. */
  @Allow('resident')
  @Put('exhibits/:id/purpose')
  async describe(@Me() person: Person, @Param('id', { schema: Id }) id: string, @Body({ schema: ExhibitPurpose }) body: z.infer<typeof ExhibitPurpose>): Promise<{ done: true }> {
    await this.change(person, id, (relation, row) => relation.party?.side === row.side, `UPDATE exhibits SET purpose = $2 WHERE id = $1`, body.purpose);
    return { done: true };
  }

  /** What the other side says: accepted, disputed, or the original must be seen (ZXSS 12). */
  @Allow('resident')
  @Put('exhibits/:id/view')
  async answer(@Me() person: Person, @Param('id', { schema: Id }) id: string, @Body({ schema: ExhibitOtherView }) body: z.infer<typeof ExhibitOtherView>): Promise<{ done: true }> {
    await this.change(person, id, (relation, row) => relation.party !== undefined && relation.party.side !== row.side, `UPDATE exhibits SET other_view = $2 WHERE id = $1`, body.view);
    return { done: true };
  }

  @Allow('resident')
  @Delete('exhibits/:id')
  async remove(@Me() person: Person, @Param('id', { schema: Id }) id: string): Promise<{ done: true }> {
    await this.transactions.run(async (tx) => {
      const row = await this.exhibits.byId(tx, id);
      if (row.owner_account_id !== person.accountId) throw new NotFoundError();
      // Once the other side has answered it, it belongs to the record.
      if (row.case_id !== null && row.other_view !== 'unseen') throw new RefusalError('exhibit.already-answered');
      await this.exhibits.remove(tx, id);
      if (row.case_id) await this.jobs.send(tx, WRITE_EXHIBIT_LIST, { caseId: row.case_id });
      await this.audit.record(tx, { action: 'exhibit.removed', actor: person, subject: id, ...(row.case_id ? { caseId: row.case_id } : {}) });
    });
    return { done: true };
  }

  /** What each side says, newest wording of each party. */
  @Allow('resident', 'clerk', 'dispatcher', 'mediator', 'supervisor', 'gridWorker')
  @Get('cases/:id/own-views')
  views(@Me() person: Person, @Param('id', { schema: Id }) id: string): Promise<OwnViewView[]> {
    return this.ownViews.ofCase(person, id);
  }

  @Allow('resident')
  @Post('cases/:id/own-views')
  @HttpCode(200)
  tellView(@Me() person: Person, @Param('id', { schema: Id }) id: string, @Body({ schema: TellOwnView }) body: TellOwnView): Promise<{ version: number }> {
    return this.ownViews.tell(person, id, body);
  }

  private async readable(person: Person, id: string): Promise<ExhibitRow> {
    const tx = this.transactions.reader;
    const row = await this.exhibits.byId(tx, id);
    if (row.case_id === null) {
      if (row.owner_account_id !== person.accountId) throw new NotFoundError();
      return row;
    }
    const { relation } = await this.cases.enter(tx, person, row.case_id);
    if (!mayReadExhibit(relation, row)) throw new NotFoundError();
    await this.transactions.run((write) => this.audit.record(write, { action: 'exhibit.read', actor: person, caseId: row.case_id ?? '', subject: id }));
    return row;
  }

  private async change(person: Person, id: string, allowed: (relation: Parameters<typeof mayReadExhibit>[0], row: ExhibitRow) => boolean, sql: string, value: string): Promise<void> {
    await this.transactions.run(async (tx) => {
      const row = await this.exhibits.byId(tx, id);
      if (row.case_id === null) throw new NotFoundError();
      await this.cases.lock(tx, person, row.case_id, (relation) => allowed(relation, row) && mayReadExhibit(relation, row));
      await tx.query(sql, [id, value]);
      await this.jobs.send(tx, WRITE_EXHIBIT_LIST, { caseId: row.case_id });
      await this.audit.record(tx, { action: 'exhibit.changed', actor: person, caseId: row.case_id, subject: id });
      await this.cases.changed(tx, row.case_id);
    });
  }
}

function view(row: ExhibitRow, person: Person): ExhibitView {
  return {
    id: row.id,
    kind: row.kind,
    name: row.name,
    mime: row.mime,
    size: row.size,
    sha256: row.sha256,
    side: row.side,
    purpose: row.purpose,
    otherView: row.other_view,
    originalSeen: row.original_seen,
    mine: row.owner_account_id === person.accountId,
    createdAt: new Date(row.created_at).toISOString(),
  };
}
