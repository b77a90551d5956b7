import { Injectable } from '@nestjs/common';
import type { ShowableDocument, ShowDocument } from '@jiefen/mediation/wire';
import { Audit } from '../audit/audit.js';
import { Cases } from '../cases/cases.js';
import { CasePapers } from '../papers/case-papers.js';
import { Transactions, type Tx } from '../platform/database/transactions.js';
import type { Person } from '../platform/http/access.js';
import { NotFoundError, RefusalError } from '../platform/http/errors.js';
import { Papers } from '../platform/papers/papers.js';
import { FileStore } from '../platform/storage/file-store.js';
import { Seats } from './seats.js';
import { mayEnterSession } from './sessions.access.js';

interface ExhibitFile {
  readonly id: string;
  readonly name: string;
  readonly mime: string;
  readonly storage_key: string;
}

const SHOWABLE_MIME = /^(image\/|application\/pdf$)/;

/** Shows an exhibit or a paper to the whole room, page by page. Screens are not shared: phones cannot, and nothing else slips in. */
@Injectable()
export class ShowDocumentInRoom {
  constructor(
    private readonly transactions: Transactions,
    private readonly cases: Cases,
    private readonly seats: Seats,
    private readonly papers: CasePapers,
    private readonly rendering: Papers,
    private readonly files: FileStore,
    private readonly audit: Audit,
  ) {}

  async showable(person: Person, caseId: string): Promise<ShowableDocument[]> {
    const tx = this.transactions.reader;
    await this.cases.enter(tx, person, caseId, (relation) => relation.mediator);
    const exhibits = await this.sharedExhibits(tx, caseId);
    const papers = await this.papers.ofCase(tx, caseId);
    return [
      ...exhibits.map((row) => ({ kind: 'exhibit' as const, id: row.id, title: row.name })),
      ...papers.filter((row) => row.seen_by === 'parties' && row.party_id === null).map((row) => ({ kind: 'paper' as const, id: row.id, title: row.title })),
    ];
  }

  async show(person: Person, caseId: string, request: ShowDocument): Promise<void> {
    const pages = request.document ? await this.pagesOf(caseId, request.document.kind, request.document.id) : undefined;
    await this.transactions.run(async (tx) => {
      const { session } = await this.seats.lockSession(tx, person, caseId, (relation) => relation.mediator);
      const document = request.document && pages ? { ...request.document, title: pages.title, pages: pages.count, page: Math.min(request.document.page, pages.count) } : null;
      await tx.query(`UPDATE sessions SET document = $2 WHERE id = $1`, [session.id, document ? JSON.stringify(document) : null]);
      if (document && session.document?.id !== document.id) await this.audit.record(tx, { action: 'session.shown', actor: person, caseId, subject: document.id });
      await this.cases.changed(tx, caseId);
    });
  }

  /** One page as a picture: only of what is being shown, and only for those inside. */
  async page(person: Person, caseId: string, page: number): Promise<{ bytes: Uint8Array; type: string }> {
    const tx = this.transactions.reader;
    await this.cases.enter(tx, person, caseId, mayEnterSession);
    const session = await this.seats.openSession(tx, caseId);
    if (!session?.document || page > session.document.pages) throw new NotFoundError();
    await this.seats.admittedSeat(tx, session.id, person);
    const { kind, id } = session.document;
    if (kind === 'exhibit') {
      const file = await this.exhibit(tx, caseId, id);
      const bytes = await this.files.bytes(file.storage_key);
      return file.mime === 'application/pdf' ? this.picture(bytes, page) : { bytes, type: file.mime };
    }
    return this.picture(await this.papers.bytes(await this.papers.byId(tx, id)), page);
  }

  private async picture(pdf: Uint8Array, page: number): Promise<{ bytes: Uint8Array; type: string }> {
    const image = (await this.rendering.pageImages(pdf, { most: page }))[page - 1];
    if (!image) throw new NotFoundError();
    return { bytes: new Uint8Array(image.webp), type: 'image/webp' };
  }

  private async pagesOf(caseId: string, kind: 'exhibit' | 'paper', id: string): Promise<{ title: string; count: number }> {
    const tx = this.transactions.reader;
    if (kind === 'paper') {
      const paper = await this.papers.byId(tx, id);
      if (paper.case_id !== caseId || paper.seen_by !== 'parties' || paper.party_id !== null) throw new NotFoundError();
      return { title: paper.title, count: paper.pages };
    }
    const file = await this.exhibit(tx, caseId, id);
    if (!SHOWABLE_MIME.test(file.mime)) throw new RefusalError('document.not-showable');
    const count = file.mime === 'application/pdf' ? (await this.rendering.pageImages(await this.files.bytes(file.storage_key))).length : 1;
    return { title: file.name, count };
  }

  private async exhibit(tx: Tx, caseId: string, id: string): Promise<ExhibitFile> {
    const found = (await this.sharedExhibits(tx, caseId)).find((row) => row.id === id);
    if (!found) throw new NotFoundError();
    return found;
  }

  private sharedExhibits(tx: Tx, caseId: string): Promise<ExhibitFile[]> {
    return tx.query(`SELECT id, name, mime, storage_key FROM exhibits WHERE case_id = $1 AND removed_at IS NULL AND shared AND kind <> 'voice' ORDER BY created_at, id`, [caseId]);
  }
}
