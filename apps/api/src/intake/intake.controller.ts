import { Body, Controller, Get, Header, Headers, HttpCode, Param, Post, Put, Req, StreamableFile } from '@nestjs/common';
import { FileCase, FileForSomebody, Id, SaveDraft, type FilingReceived, type UploadView } from '@jiefen/mediation/wire';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Cases } from '../cases/cases.js';
import { KeepUpload } from '../evidence/keep-upload.js';
import { readUpload } from '../evidence/read-multipart.js';
import { CasePapers, type PaperRow } from '../papers/case-papers.js';
import { FieldCipher } from '../platform/crypto/field-cipher.js';
import { Clock } from '../platform/clock/clock.js';
import { Transactions } from '../platform/database/transactions.js';
import { Allow, Me, type Person } from '../platform/http/access.js';
import { InvalidError, NotFoundError } from '../platform/http/errors.js';
import { FileCaseUseCase } from './file-case.js';
import { FilingQueries, type FilingView } from './filing.queries.js';
import { WriteReceipt } from './write-receipt.job.js';

@Controller('intake')
export class IntakeController {
  constructor(
    private readonly transactions: Transactions,
    private readonly filing: FileCaseUseCase,
    private readonly uploads: KeepUpload,
    private readonly cases: Cases,
    private readonly papers: CasePapers,
    private readonly receipts: WriteReceipt,
    private readonly cipher: FieldCipher,
    private readonly clock: Clock,
    private readonly queries: FilingQueries,
  ) {}

  @Allow('resident', 'clerk', 'dispatcher', 'gridWorker')
  @Post('files')
  async upload(@Me() person: Person, @Req() request: FastifyRequest): Promise<UploadView> {
    return this.uploads.keep(person, await readUpload(request));
  }

  @Allow('resident')
  @Post('filings')
  file(@Me() person: Person, @Body({ schema: FileCase }) body: FileCase, @Headers('idempotency-key') key: string | undefined): Promise<FilingReceived> {
    return this.filing.file(person, body, keyOf(key));
  }

  @Allow('clerk', 'dispatcher', 'gridWorker')
  @Post('assisted-filings')
  fileFor(@Me() person: Person, @Body({ schema: FileForSomebody }) body: FileForSomebody, @Headers('idempotency-key') key: string | undefined): Promise<FilingReceived> {
    return this.filing.fileFor(person, body, keyOf(key));
  }

  /** What was handed in, for those who decide on it and for the applicant. */
  @Allow('resident', 'clerk', 'dispatcher', 'mediator', 'supervisor', 'gridWorker')
  @Get('filings/:id')
  read(@Me() person: Person, @Param('id', { schema: Id }) id: string): Promise<FilingView> {
    return this.queries.view(person, id);
  }

  @Allow('resident', 'clerk', 'dispatcher', 'gridWorker')
  @Get('filings/:id/receipt.pdf')
  @Header('cache-control', 'private, no-store')
  async receipt(@Me() person: Person, @Param('id', { schema: Id }) id: string): Promise<StreamableFile> {
    const tx = this.transactions.reader;
    const entered = await this.cases.enter(tx, person, id, (relation) => relation.party?.side === 'applicant' || relation.handler || relation.helper);
    let paper: PaperRow | undefined = await this.papers.latest(tx, id, 'receipt', entered.case.language);
    if (!paper) {
      // Asked before the job ran: written now, the job then finds it.
      await this.receipts.write(id);
      paper = await this.papers.latest(tx, id, 'receipt', entered.case.language);
    }
    if (!paper) throw new NotFoundError();
    return new StreamableFile(await this.papers.bytes(paper), { type: 'application/pdf', disposition: `inline; filename*=UTF-8''${encodeURIComponent(`${paper.title}.pdf`)}` });
  }

  @Allow('resident')
  @Put('draft')
  @HttpCode(200)
  async saveDraft(@Me() person: Person, @Body({ schema: SaveDraft }) body: z.infer<typeof SaveDraft>): Promise<{ savedAt: string }> {
    const now = this.clock.now();
    await this.transactions.run((tx) =>
      tx.query(
        `INSERT INTO filing_drafts (account_id, content_cipher, saved_at) VALUES ($1, $2, $3)
         ON CONFLICT (account_id) DO UPDATE SET content_cipher = excluded.content_cipher, saved_at = excluded.saved_at`,
        [person.accountId, this.cipher.encrypt(JSON.stringify(body.content), 'filing-draft'), now],
      ),
    );
    return { savedAt: now.toISOString() };
  }

  @Allow('resident')
  @Get('draft')
  async draft(@Me() person: Person): Promise<{ content: Record<string, unknown> | null; savedAt: string | null }> {
    const rows: { content_cipher: string; saved_at: Date }[] = await this.transactions.reader.query(`SELECT content_cipher, saved_at FROM filing_drafts WHERE account_id = $1`, [person.accountId]);
    const [row] = rows;
    if (!row) return { content: null, savedAt: null };
    const content = z.record(z.string(), z.unknown()).parse(JSON.parse(this.cipher.decrypt(row.content_cipher, 'filing-draft')));
    return { content, savedAt: new Date(row.saved_at).toISOString() };
  }
}

function keyOf(key: string | undefined): string {
  if (!key || !/^[\w-]{8,80}$/.test(key)) throw new InvalidError('idempotency-key.missing');
  return key;
}
