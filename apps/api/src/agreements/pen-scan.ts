import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { CompareScan, ScanView } from '@jiefen/mediation/wire';
import { Audit } from '../audit/audit.js';
import { Cases } from '../cases/cases.js';
import { CasePapers } from '../papers/case-papers.js';
import { Clock } from '../platform/clock/clock.js';
import { Transactions, type Tx } from '../platform/database/transactions.js';
import type { Person } from '../platform/http/access.js';
import { ForbiddenError, InvalidError, NotFoundError, RefusalError } from '../platform/http/errors.js';
import { Papers } from '../platform/papers/papers.js';
import { textToSign, type AgreementRow } from './agreement-row.js';
import { SignAgreementUseCase } from './sign-agreement.js';

interface ScanRow {
  readonly id: string;
  readonly paper_id: string;
  readonly pages: number;
  readonly uploaded_by: string;
  readonly uploader: string;
  readonly uploaded_at: Date;
  readonly same: boolean | null;
  readonly note: string;
}

/** Signing with a pen (ESL 3): the mediator uploads the scan, a second person compares it with the frozen text, then it is in effect. */
@Injectable()
export class PenScan {
  constructor(
    private readonly transactions: Transactions,
    private readonly cases: Cases,
    private readonly papers: CasePapers,
    private readonly rendering: Papers,
    private readonly signing: SignAgreementUseCase,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  async upload(person: Person, caseId: string, bytes: Uint8Array): Promise<void> {
    await this.cases.enter(this.transactions.reader, person, caseId, (relation) => relation.mediator);
    if (!Buffer.from(bytes.subarray(0, 5)).equals(Buffer.from('%PDF-'))) throw new InvalidError('scan.not-a-pdf', {}, { file: 'scan.not-a-pdf' });
    // Outside of the transaction: reading a large scan takes seconds.
    const images = await this.rendering.pageImages(bytes, { scale: 0.2 }).catch(() => {
      throw new InvalidError('scan.not-a-pdf', {}, { file: 'scan.not-a-pdf' });
    });
    await this.transactions.run(async (tx) => {
      await this.cases.lock(tx, person, caseId, (relation) => relation.mediator);
      const agreement = await this.onPaper(tx, caseId);
      const before = await this.papers.byId(tx, agreement.frozen_paper_id);
      if (images.length < before.pages) throw new InvalidError('scan.pages-missing', { pages: before.pages, found: images.length }, { file: 'scan.pages-missing' });
      const waiting = await this.scanOf(tx, agreement.id);
      if (waiting?.same === null) throw new RefusalError('scan.waits-to-be-compared');
      const paper = await this.papers.keep(tx, { caseId, kind: 'agreementScan', title: before.title, bytes, pages: images.length, seenBy: 'staff' });
      await tx.query(`INSERT INTO agreement_scans (id, agreement_id, paper_id, uploaded_by, uploaded_at) VALUES ($1, $2, $3, $4, $5)`, [randomUUID(), agreement.id, paper.id, person.accountId, this.clock.now()]);
      await this.audit.record(tx, { action: 'agreement.scan-uploaded', actor: person, caseId, subject: agreement.id, data: { sha256: paper.sha256 } });
      await this.cases.changed(tx, caseId);
    });
  }

  async compare(person: Person, caseId: string, request: CompareScan): Promise<void> {
    await this.transactions.run(async (tx) => {
      const entered = await this.cases.lock(tx, person, caseId, (relation) => relation.handler);
      const agreement = await this.onPaper(tx, caseId);
      const scan = await this.scanOf(tx, agreement.id);
      if (scan?.same !== null) throw new NotFoundError('scan.none');
      if (scan.uploaded_by === person.accountId) throw new ForbiddenError('scan.second-person');
      const now = this.clock.now();
      await tx.query(`UPDATE agreement_scans SET compared_by = $2, compared_at = $3, same = $4, note = $5 WHERE id = $1`, [scan.id, person.accountId, now, request.same, request.note ?? '']);
      await this.audit.record(tx, { action: 'agreement.scan-compared', actor: person, caseId, subject: agreement.id, data: { same: request.same } });
      if (!request.same) {
        await this.cases.changed(tx, caseId);
        return;
      }
      const frozenOn = this.clock.dayOf(new Date(agreement.frozen_at));
      if (request.signedOn < frozenOn || request.signedOn > this.clock.today()) throw new InvalidError('scan.day-not-possible', { from: frozenOn }, { signedOn: 'scan.day-not-possible' });
      const uploaded = await this.papers.byId(tx, scan.paper_id);
      const paper = await this.papers.keep(tx, { caseId, kind: 'agreement', title: uploaded.title, bytes: await this.papers.bytes(uploaded), pages: uploaded.pages, verifyCode: agreement.verify_code });
      // The paper names a day and no hour: in effect from noon of it, or from now when it is today.
      const noon = this.clock.momentOf(request.signedOn, '12:00');
      const time = noon < now ? noon : now;
      for (const signer of await this.signing.signers(tx, entered, agreement)) {
        await tx.query(
          `INSERT INTO signatures (id, agreement_id, field, role, party_id, account_id, signer_name, way, code_id, pages_read, before_sha256, after_sha256, after_sm3, certificate, paper_id, signed_at)
           VALUES ($1, $2, $3, $4, $5, $6, $7, 'pen', NULL, 0, $8, $9, $10, $11, $12, $13)`,
          [randomUUID(), agreement.id, signer.field, signer.role, signer.partyId, person.accountId, signer.name, agreement.frozen_sha256, paper.sha256, paper.sm3, JSON.stringify({ uploadedBy: scan.uploaded_by, comparedBy: person.accountId }), paper.id, time],
        );
      }
      if (!(await this.signing.takeEffect(tx, entered, agreement, paper.id))) throw new RefusalError('seal.signatures-missing');
    });
  }

  /** The newest scan as a person may see it; parties hear of it through the agreement itself. */
  async view(person: Person, caseId: string, agreementId: string): Promise<ScanView | null> {
    const tx = this.transactions.reader;
    const { relation } = await this.cases.enter(tx, person, caseId);
    if (!relation.mediator && !relation.handler) return null;
    const scan = await this.scanOf(tx, agreementId);
    if (!scan) return null;
    return {
      paperId: scan.paper_id,
      pages: scan.pages,
      uploadedBy: scan.uploader,
      uploadedAt: new Date(scan.uploaded_at).toISOString(),
      same: scan.same,
      note: scan.note,
      mayCompare: scan.same === null && relation.handler && scan.uploaded_by !== person.accountId,
    };
  }

  private async onPaper(tx: Tx, caseId: string): Promise<AgreementRow> {
    const agreement = await textToSign(tx, caseId, true);
    if (agreement?.signing !== 'pen') throw new RefusalError('scan.not-now');
    return agreement;
  }

  private async scanOf(tx: Tx, agreementId: string): Promise<ScanRow | undefined> {
    const rows: ScanRow[] = await tx.query(
      `SELECT s.id, s.paper_id, p.pages, s.uploaded_by, a.name AS uploader, s.uploaded_at, s.same, s.note
         FROM agreement_scans s JOIN papers p ON p.id = s.paper_id JOIN accounts a ON a.id = s.uploaded_by WHERE s.agreement_id = $1 ORDER BY s.uploaded_at DESC LIMIT 1`,
      [agreementId],
    );
    return rows[0];
  }
}
