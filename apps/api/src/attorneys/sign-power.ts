import { Injectable } from '@nestjs/common';
import { fontOf } from '@jiefen/documents';
import { signField, SigningRefusal, type Appearance } from '@jiefen/documents/signing';
import { mayNotESign } from '@jiefen/mediation';
import type { SignPower } from '@jiefen/mediation/wire';
import { SigningDesk } from '../agreements/signing-desk.js';
import { Audit } from '../audit/audit.js';
import { Cases, type EnteredCase } from '../cases/cases.js';
import { LogInResident } from '../identity/log-in-resident.js';
import { OneTimeCodes } from '../identity/one-time-codes.js';
import { CasePapers, type PaperRow } from '../papers/case-papers.js';
import { ScannedPapers } from '../papers/scanned-papers.js';
import { FieldCipher, maskPhone } from '../platform/crypto/field-cipher.js';
import { Clock } from '../platform/clock/clock.js';
import { Transactions, type Tx } from '../platform/database/transactions.js';
import type { Person } from '../platform/http/access.js';
import { ConflictError, InvalidError, NotFoundError, RefusalError } from '../platform/http/errors.js';
import { isPrincipal, mayMakePower } from './make-power.js';
import { powersOf, type PowerRow } from './power-row.js';

/** Signing a power of attorney: on the screen by the principal, verified once more; or with a pen, and the scan is kept. */
@Injectable()
export class SignPowerOfAttorney {
  constructor(
    private readonly transactions: Transactions,
    private readonly cases: Cases,
    private readonly papers: CasePapers,
    private readonly scans: ScannedPapers,
    private readonly codes: OneTimeCodes,
    private readonly residents: LogInResident,
    private readonly desk: SigningDesk,
    private readonly cipher: FieldCipher,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  async sendCode(person: Person, caseId: string, powerId: string): Promise<{ validMinutes: number; againInSeconds: number }> {
    const tx = this.transactions.reader;
    const { case: found } = await this.mine(tx, person, caseId, powerId);
    mayBeSignedOnScreen(found);
    const phone = await this.residents.phoneOf(tx, person.accountId);
    if (!phone) throw new NotFoundError();
    return this.codes.send({ phone, purpose: 'signing', subject: powerId, about: found.language === 'en' ? 'the power of attorney' : '授权委托书', language: found.language, caseId });
  }

  async sign(person: Person, caseId: string, powerId: string, request: SignPower): Promise<void> {
    const tx = this.transactions.reader;
    const { row, case: found } = await this.mine(tx, person, caseId, powerId);
    if (row.signed_at) return;
    mayBeSignedOnScreen(found);
    if (request.pagesRead < row.pages) throw new InvalidError('signing.read-every-page', { pages: row.pages }, { pagesRead: 'signing.read-every-page' });
    if (request.appearance.kind === 'typed' && request.appearance.text.replace(/\s/g, '') !== person.name.replace(/\s/g, '')) throw new InvalidError('signing.name-differs', {}, { appearance: 'signing.name-differs' });
    const phone = await this.residents.phoneOf(tx, person.accountId);
    if (!phone) throw new NotFoundError();
    const codeId = await this.codes.check({ phone, purpose: 'signing', subject: powerId }, request.code);
    const [authority, timestamper] = await Promise.all([this.desk.authority(), this.desk.timestamper()]);
    const appearance: Appearance = request.appearance.kind === 'handwriting' ? { kind: 'handwriting', strokes: request.appearance.strokes } : { kind: 'typed', text: person.name, font: fontOf('serif') };
    const before = await this.papers.byId(tx, row.paper_id);
    const time = this.clock.now();
    const signed = await signField({
      pdf: await this.papers.bytes(before),
      field: 'principal',
      signer: { name: person.name, phone: maskPhone(phone), account: person.accountId, verifiedBy: 'one-time-code' },
      appearance,
      reason: '委托人签名',
      time,
      codeReference: codeId,
      service: authority,
      timestamper,
    }).catch((error: unknown) => {
      if (error instanceof SigningRefusal) throw new RefusalError(error.code, error.params, { cause: error });
      throw error;
    });
    await this.transactions.run(async (write) => {
      const now = await this.locked(write, person, caseId, powerId);
      if (now.signed_at) return;
      if (now.paper_id !== before.id) throw new ConflictError('signing.try-again');
      await this.codes.consume(write, codeId);
      await this.keep(write, person, now, before, { bytes: signed.pdf, pages: before.pages, fields: before.fields }, 'onScreen');
    });
  }

  /** The paper signed with a pen, scanned or photographed, by the party or at the counter. */
  async scan(person: Person, caseId: string, powerId: string, upload: { name: string; bytes: Buffer }): Promise<void> {
    const { row } = await this.of(this.transactions.reader, await this.cases.enter(this.transactions.reader, person, caseId, mayMakePower), powerId);
    const { bytes, pages } = await this.scans.asPaper(upload);
    await this.transactions.run(async (tx) => {
      const { row: now } = await this.of(tx, await this.cases.lock(tx, person, caseId, mayMakePower), powerId);
      const before = await this.papers.byId(tx, row.paper_id);
      await this.keep(tx, person, now, before, { bytes, pages, fields: [] }, 'onPaper');
    });
  }

  private async keep(tx: Tx, person: Person, row: PowerRow, before: PaperRow, file: { bytes: Uint8Array; pages: number; fields: PaperRow['fields'] }, way: 'onScreen' | 'onPaper'): Promise<void> {
    const now = this.clock.now();
    const paper = await this.papers.keep(tx, { caseId: row.case_id, kind: 'powerOfAttorney', title: before.title, subject: before.subject, partyId: before.party_id, seenBy: before.seen_by, verifyCode: before.verify_code, ...file });
    if (before.verify_code) await this.papers.complete(tx, before.verify_code, now);
    await tx.query(`UPDATE powers_of_attorney SET paper_id = $2, signed_way = $3, signed_at = $4 WHERE id = $1`, [row.id, paper.id, way, now]);
    await this.letAgentIn(tx, row);
    await this.audit.record(tx, { action: 'attorney.signed', actor: person, caseId: row.case_id, subject: row.id, data: { way, after: paper.sha256 } });
    await this.cases.tell(tx, row.case_id, { kind: 'attorney.signed', params: { name: row.agent_name, party: row.party_name, speakerId: row.id }, actor: person, side: row.side });
  }

  /** An agent with a phone comes in by it, and does what the power names: no more (CPL 62). */
  private async letAgentIn(tx: Tx, row: PowerRow): Promise<void> {
    if (!row.agent_phone_cipher) return;
    const { case: found } = await this.cases.lockForPortal(tx, row.case_id);
    const accountId = await this.residents.accountFor(tx, this.cipher.decrypt(row.agent_phone_cipher, 'attorney.phone'), row.agent_name, found.language);
    await tx.query(`INSERT INTO agent_accounts (power_id, case_id, party_id, account_id, since) VALUES ($1, $2, $3, $4, $5) ON CONFLICT (power_id) DO NOTHING`, [row.id, row.case_id, row.party_id, accountId, this.clock.now()]);
  }

  private async mine(tx: Tx, person: Person, caseId: string, powerId: string): Promise<EnteredCase & { row: PowerRow }> {
    return this.of(tx, await this.cases.enter(tx, person, caseId, isPrincipal), powerId);
  }

  private async locked(tx: Tx, person: Person, caseId: string, powerId: string): Promise<PowerRow> {
    return (await this.of(tx, await this.cases.lock(tx, person, caseId, isPrincipal), powerId)).row;
  }

  /** Of one's own side only; one that was taken back is no longer signed. */
  private async of(tx: Tx, entered: EnteredCase, powerId: string): Promise<EnteredCase & { row: PowerRow }> {
    const { relation } = entered;
    const row = (await powersOf(tx, entered.case.id)).find((one) => one.id === powerId && (relation.mediator || relation.handler || one.party_id === relation.party?.id));
    if (!row) throw new NotFoundError();
    if (row.revoked_at) throw new RefusalError('attorney.revoked');
    return { ...entered, row };
  }
}

/** In matters of marriage, adoption and succession no paper of a party is signed on a screen (ESL 3): the scan of the one signed with a pen is kept. */
function mayBeSignedOnScreen({ kind }: EnteredCase['case']): void {
  if (mayNotESign(kind)) throw new RefusalError('signing.paper-only');
}
