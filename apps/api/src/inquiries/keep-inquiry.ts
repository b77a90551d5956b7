import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { isFinal, inRegime } from '@jiefen/mediation';
import type { ConfirmInquiry, InquiryView, WriteInquiry } from '@jiefen/mediation/wire';
import { Audit } from '../audit/audit.js';
import type { CaseRelation } from '../cases/case-relation.js';
import { Cases, type EnteredCase } from '../cases/cases.js';
import { OrganizationQueries } from '../organizations/organization.queries.js';
import { CasePapers } from '../papers/case-papers.js';
import { committeeOf } from '../papers/party-entry.js';
import { ScannedPapers } from '../papers/scanned-papers.js';
import { Clock } from '../platform/clock/clock.js';
import { FieldCipher } from '../platform/crypto/field-cipher.js';
import { Transactions, type Tx } from '../platform/database/transactions.js';
import type { Person } from '../platform/http/access.js';
import { ConflictError, InvalidError, NotFoundError, RefusalError } from '../platform/http/errors.js';
import { Papers } from '../platform/papers/papers.js';

interface Row {
  readonly id: string;
  readonly began_at: Date;
  readonly ended_at: Date | null;
  readonly place: string;
  readonly subject: string;
  readonly asked_name: string;
  readonly asked_is: string;
  readonly asked_phone_cipher: string | null;
  readonly others: string[];
  readonly recorder: string;
  readonly exchanges: InquiryView['exchanges'];
  readonly made_by: string;
  readonly maker: string;
  readonly version: number;
  readonly read_back: InquiryView['readBack'];
  readonly correction: string;
  readonly confirmed_way: InquiryView['confirmed'];
  readonly not_signed: string;
  readonly confirmed_at: Date | null;
  readonly paper_id: string | null;
  readonly pages: number | null;
}

/** Whoever conducts the mediation asks; the staff of the body may help. What a witness said is read by nobody else. */
export function mayInquire(relation: CaseRelation): boolean {
  return relation.mediator || relation.handler;
}

/** 人民调解调查记录 (forms 3.5): written down while asking, read back to the person asked, then a paper that no longer changes. */
@Injectable()
export class KeepInquiry {
  constructor(
    private readonly transactions: Transactions,
    private readonly cases: Cases,
    private readonly organizations: OrganizationQueries,
    private readonly papers: CasePapers,
    private readonly scans: ScannedPapers,
    private readonly rendering: Papers,
    private readonly cipher: FieldCipher,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  async list(person: Person, caseId: string): Promise<InquiryView[]> {
    const tx = this.transactions.reader;
    await this.cases.enter(tx, person, caseId, (relation) => mayInquire(relation) || relation.supervisor);
    return (await this.rows(tx, caseId)).map((row) => this.view(row, person));
  }

  async write(person: Person, caseId: string, inquiryId: string | undefined, request: WriteInquiry): Promise<{ id: string; version: number }> {
    this.refuseFuture(request);
    return this.transactions.run(async (tx) => {
      const { case: found } = await this.cases.lock(tx, person, caseId, mayInquire);
      if (isFinal(found.state)) throw new RefusalError('inquiry.not-now');
      const values = [
        new Date(request.beganAt), request.endedAt ? new Date(request.endedAt) : null, request.place, request.subject, request.askedName, request.askedIs,
        request.askedPhone === '' ? null : this.cipher.encrypt(request.askedPhone, 'inquiry.phone'), request.others, JSON.stringify(request.exchanges), request.recorder,
      ];
      if (inquiryId === undefined) {
        const id = randomUUID();
        await tx.query(
          `INSERT INTO investigations (id, case_id, made_by, made_at, began_at, ended_at, place, subject, asked_name, asked_is, asked_phone_cipher, others, exchanges, recorder) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)`,
          [id, caseId, person.accountId, this.clock.now(), ...values],
        );
        await this.audit.record(tx, { action: 'inquiry.written', actor: person, caseId, subject: id });
        await this.cases.changed(tx, caseId);
        return { id, version: 1 };
      }
      const row = await this.open(tx, caseId, inquiryId);
      if (row.version !== request.version) throw new ConflictError('inquiry.changed-meanwhile', { version: row.version });
      await tx.query(
        `UPDATE investigations SET began_at = $2, ended_at = $3, place = $4, subject = $5, asked_name = $6, asked_is = $7, asked_phone_cipher = $8, others = $9, exchanges = $10, recorder = $11, version = version + 1 WHERE id = $1`,
        [inquiryId, ...values],
      );
      await this.audit.record(tx, { action: 'inquiry.changed', actor: person, caseId, subject: inquiryId });
      await this.cases.changed(tx, caseId);
      return { id: inquiryId, version: row.version + 1 };
    });
  }

  /** Read back and confirmed: from here the record is a paper. */
  async confirm(person: Person, caseId: string, inquiryId: string, request: ConfirmInquiry): Promise<void> {
    const tx = this.transactions.reader;
    const entered = await this.cases.enter(tx, person, caseId, mayInquire);
    const row = await this.open(tx, caseId, inquiryId);
    if (row.version !== request.version) throw new ConflictError('inquiry.changed-meanwhile', { version: row.version });
    const rendered = await this.render(tx, entered, row, request);
    await this.transactions.run(async (write) => {
      await this.cases.lock(write, person, caseId, mayInquire);
      const now = await this.open(write, caseId, inquiryId);
      if (now.version !== request.version) throw new ConflictError('inquiry.changed-meanwhile', { version: now.version });
      const paper = await this.papers.keep(write, { caseId, kind: 'investigation', subject: inquiryId, title: inRegime(entered.case.regime, `人民调解调查记录（${row.asked_name}）`), seenBy: 'staff', bytes: rendered.bytes, pages: rendered.pages, fields: rendered.fields, english: rendered.english });
      await write.query(`UPDATE investigations SET read_back = $2, correction = $3, confirmed_way = $4, not_signed = $5, confirmed_at = $6, paper_id = $7, version = version + 1 WHERE id = $1`, [
        inquiryId,
        request.readBack,
        request.correction,
        request.signing.way,
        request.signing.way === 'notSigned' ? request.signing.reason : '',
        this.clock.now(),
        paper.id,
      ]);
      // The parties learn that somebody was asked, not who and what.
      await this.cases.tell(write, caseId, { kind: 'inquiry.confirmed', actor: person, seenBy: 'staff' });
      await this.audit.record(write, { action: 'inquiry.confirmed', actor: person, caseId, subject: inquiryId, data: { way: request.signing.way } });
    });
  }

  /** The record signed with a pen; the scan takes the place of the unsigned paper. */
  async scan(person: Person, caseId: string, inquiryId: string, upload: { name: string; bytes: Buffer }): Promise<void> {
    await this.cases.enter(this.transactions.reader, person, caseId, mayInquire);
    const { bytes, pages } = await this.scans.asPaper(upload);
    await this.transactions.run(async (tx) => {
      await this.cases.lock(tx, person, caseId, mayInquire);
      const row = (await this.rows(tx, caseId)).find((one) => one.id === inquiryId);
      if (!row?.paper_id || row.confirmed_way !== 'onPaper') throw new NotFoundError();
      const before = await this.papers.byId(tx, row.paper_id);
      const paper = await this.papers.keep(tx, { caseId, kind: 'investigation', subject: inquiryId, title: before.title, seenBy: 'staff', bytes, pages });
      await tx.query(`UPDATE investigations SET paper_id = $2 WHERE id = $1`, [inquiryId, paper.id]);
      await this.audit.record(tx, { action: 'inquiry.scanned', actor: person, caseId, subject: inquiryId, data: { sha256: paper.sha256 } });
      await this.cases.changed(tx, caseId);
    });
  }

  private async render(tx: Tx, { case: found }: EnteredCase, row: Row, request: ConfirmInquiry): ReturnType<Papers['render']> {
    const body = await this.organizations.byId(tx, found.organizationId);
    const local = (moment: Date): string => this.clock.localMoment(new Date(moment));
    return this.rendering.render('renderInvestigation', {
      createdAt: this.clock.now(),
      regime: found.regime,
      number: found.fileNumber ?? found.number,
      committee: committeeOf(body),
      from: local(row.began_at),
      ...(row.ended_at ? { to: local(row.ended_at) } : {}),
      place: row.place,
      subject: row.subject,
      asked: row.asked_name,
      ...(row.asked_is ? { askedIs: row.asked_is } : {}),
      ...(row.asked_phone_cipher ? { askedPhone: this.cipher.decrypt(row.asked_phone_cipher, 'inquiry.phone') } : {}),
      others: row.others,
      exchanges: row.exchanges,
      investigators: [row.maker],
      recorder: row.recorder,
      readBack: request.readBack,
      ...(request.correction ? { correction: request.correction } : {}),
      ...(request.signing.way === 'onScreen' ? { strokes: request.signing.strokes } : {}),
      ...(request.signing.way === 'notSigned' ? { notSigned: request.signing.reason } : {}),
    });
  }

  private refuseFuture(request: WriteInquiry): void {
    const now = this.clock.now();
    if (new Date(request.beganAt) > now) throw new InvalidError('fields.invalid', { count: 1 }, { beganAt: 'date.in-future' });
    if (request.endedAt && (new Date(request.endedAt) < new Date(request.beganAt) || new Date(request.endedAt) > now)) throw new InvalidError('fields.invalid', { count: 1 }, { endedAt: 'inquiry.end-not-possible' });
  }

  /** @throws RefusalError once it is confirmed: a paper never changes. */
  private async open(tx: Tx, caseId: string, inquiryId: string): Promise<Row> {
    const row = (await this.rows(tx, caseId)).find((one) => one.id === inquiryId);
    if (!row) throw new NotFoundError();
    if (row.confirmed_at) throw new RefusalError('inquiry.confirmed-already');
    return row;
  }

  private async rows(tx: Tx, caseId: string): Promise<Row[]> {
    return tx.query(`SELECT i.*, a.name AS maker, p.pages FROM investigations i JOIN accounts a ON a.id = i.made_by LEFT JOIN papers p ON p.id = i.paper_id WHERE i.case_id = $1 ORDER BY i.began_at, i.id`, [caseId]);
  }

  private view(row: Row, person: Person): InquiryView {
    return {
      id: row.id,
      version: row.version,
      beganAt: new Date(row.began_at).toISOString(),
      endedAt: row.ended_at ? new Date(row.ended_at).toISOString() : null,
      place: row.place,
      subject: row.subject,
      askedName: row.asked_name,
      askedIs: row.asked_is,
      askedPhone: row.asked_phone_cipher ? this.cipher.decrypt(row.asked_phone_cipher, 'inquiry.phone') : '',
      others: row.others,
      recorder: row.recorder,
      exchanges: row.exchanges,
      readBack: row.read_back,
      correction: row.correction,
      confirmed: row.confirmed_way,
      notSigned: row.not_signed,
      confirmedAt: row.confirmed_at ? new Date(row.confirmed_at).toISOString() : null,
      paperId: row.paper_id,
      pages: row.pages ?? 0,
      mine: row.made_by === person.accountId,
    };
  }
}

