import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { fontOf } from '@jiefen/documents';
import { sealField, signField, SigningRefusal, type Appearance, type SignedPdf } from '@jiefen/documents/signing';
import { inRegime } from '@jiefen/mediation';
import type { SignApplication } from '@jiefen/mediation/wire';
import { SigningDesk } from '../agreements/signing-desk.js';
import { Audit } from '../audit/audit.js';
import { mustHavePower } from '../cases/acting.js';
import { Cases } from '../cases/cases.js';
import { LogInResident } from '../identity/log-in-resident.js';
import { OneTimeCodes } from '../identity/one-time-codes.js';
import { StaffCodes } from '../identity/staff-codes.js';
import { OrganizationQueries } from '../organizations/organization.queries.js';
import { CasePapers, type PaperRow } from '../papers/case-papers.js';
import { maskPhone } from '../platform/crypto/field-cipher.js';
import { Clock } from '../platform/clock/clock.js';
import { Transactions, type Tx } from '../platform/database/transactions.js';
import type { Person } from '../platform/http/access.js';
import { ConflictError, InvalidError, NotFoundError, RefusalError } from '../platform/http/errors.js';
import { bundleOf, JOINT, lockOpenApplication, newestApplication, signaturesOfApplication, type ApplicationRow, type BundleRow } from './application-row.js';
import { refuseIfUnmet } from './apply-for-confirmation.js';
import { FileWithCourt } from './file-with-court.js';
import { GatherFacts } from './gather-facts.js';

/** Both may sign at the same moment: each tries again on the file the other left. */
const MOST_TRIES = 8;

interface SignedOne {
  readonly row: BundleRow;
  readonly field: string;
  readonly before: PaperRow;
  readonly signed: SignedPdf;
}

/** Signing the joint application: verified once more by a code that is good for this application only. */
@Injectable()
export class SignApplicationUseCase {
  constructor(
    private readonly transactions: Transactions,
    private readonly cases: Cases,
    private readonly gather: GatherFacts,
    private readonly filing: FileWithCourt,
    private readonly papers: CasePapers,
    private readonly codes: OneTimeCodes,
    private readonly staffCodes: StaffCodes,
    private readonly residents: LogInResident,
    private readonly organizations: OrganizationQueries,
    private readonly desk: SigningDesk,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  async sendCode(person: Person, caseId: string): Promise<{ validMinutes: number; againInSeconds: number }> {
    const tx = this.transactions.reader;
    const { case: found } = await this.cases.enter(tx, person, caseId, (relation) => relation.party !== undefined);
    const application = await this.inSigning(tx, caseId);
    const phone = await this.residents.phoneOf(tx, person.accountId);
    if (!phone) throw new NotFoundError();
    return this.codes.send({ phone, purpose: 'signing', subject: application.id, about: found.language === 'en' ? 'the application to the court' : '司法确认申请书', language: found.language, caseId });
  }

  async sign(person: Person, caseId: string, request: SignApplication): Promise<void> {
    const tx = this.transactions.reader;
    const { case: found, relation } = await this.cases.enter(tx, person, caseId, (r) => r.party !== undefined);
    mustHavePower(relation, 'applyForConfirmation');
    const partyId = relation.party?.id ?? '';
    const application = await newestApplication(tx, caseId);
    if (application && (await this.hasSigned(tx, application.id, partyId))) return;
    await this.inSigning(tx, caseId);
    if (!application) throw new NotFoundError();
    const gathered = await this.gather.of(tx, found, application);
    const place = gathered?.agreement.draft.parties.findIndex((party) => party.id === partyId) ?? -1;
    if (!gathered || place < 0) throw new NotFoundError();
    refuseIfUnmet(gathered.facts);
    const form = (await bundleOf(tx, application.id)).find((row) => row.kind === 'confirmationApplication');
    const pages = form ? (await this.papers.byId(tx, form.paper_id)).pages : 0;
    if (request.pagesRead < pages) throw new InvalidError('signing.read-every-page', { pages }, { pagesRead: 'signing.read-every-page' });
    if (request.appearance.kind === 'typed' && request.appearance.text.replace(/\s/g, '') !== person.name.replace(/\s/g, '')) throw new InvalidError('signing.name-differs', {}, { appearance: 'signing.name-differs' });
    const phone = await this.residents.phoneOf(tx, person.accountId);
    if (!phone) throw new NotFoundError();
    const codeId = await this.codes.check({ phone, purpose: 'signing', subject: application.id }, request.code);
    const [service, timestamper] = await Promise.all([this.desk.service(), this.desk.timestamper()]);
    const appearance: Appearance = request.appearance.kind === 'handwriting' ? { kind: 'handwriting', strokes: request.appearance.strokes } : { kind: 'typed', text: person.name, font: fontOf('serif') };
    for (let attempt = 1; ; attempt++) {
      const time = this.clock.now();
      const signed: SignedOne[] = [];
      for (const row of await bundleOf(tx, application.id)) {
        if (!JOINT.includes(row.kind) && !(row.kind === 'serviceAddress' && row.party_id === partyId)) continue;
        const field = row.kind === 'serviceAddress' ? 'party-1' : `party-${place + 1}`;
        const before = await this.papers.byId(tx, row.paper_id);
        const done = await signField({
          pdf: await this.papers.bytes(before),
          field,
          signer: { name: person.name, phone: maskPhone(phone), account: person.accountId, verifiedBy: 'one-time-code' },
          appearance,
          reason: '申请人签名',
          time,
          codeReference: codeId,
          service,
          timestamper,
        }).catch(refusal);
        signed.push({ row, field, before, signed: done });
      }
      const kept = await this.transactions.run((write) => this.keep(write, person, caseId, application.id, partyId, codeId, request, signed, time));
      if (kept) return;
      if (attempt >= MOST_TRIES) throw new ConflictError('signing.try-again');
    }
  }

  /** The committee's seal on the proof that it mediated; by its clerk, verified once more. */
  async sealProof(person: Person, caseId: string, code: string): Promise<void> {
    const tx = this.transactions.reader;
    const { case: found } = await this.cases.enter(tx, person, caseId, (relation) => relation.handler);
    const application = await newestApplication(tx, caseId);
    const row = application && (await bundleOf(tx, application.id)).find((one) => one.kind === 'proofOfMediation');
    if (!application || !row) throw new RefusalError('confirmation.no-proof-yet');
    if ((await signaturesOfApplication(tx, application.id)).some((one) => one.kind === 'proofOfMediation')) return;
    const body = await this.organizations.byId(tx, found.organizationId);
    await this.transactions.run((write) => this.staffCodes.require(write, person.accountId, code));
    const [service, timestamper] = await Promise.all([this.desk.service(), this.desk.timestamper()]);
    const time = this.clock.now();
    const before = await this.papers.byId(tx, row.paper_id);
    const name = body.sealName ?? body.name;
    const signed = await sealField({
      pdf: await this.papers.bytes(before),
      field: 'seal',
      signer: { name: person.name, phone: null, account: person.accountId, verifiedBy: 'authenticator' },
      body: name,
      appearance: { kind: 'seal', name, centre: ['调解专用章'], font: fontOf('serifBold') },
      reason: inRegime(found.regime, '人民调解委员会盖章'),
      time,
      codeReference: `totp:${person.sessionId}`,
      service,
      timestamper,
      sm2: await this.desk.sm2(),
    }).catch(refusal);
    await this.transactions.run(async (write) => {
      await this.cases.lock(write, person, caseId, (relation) => relation.handler);
      if ((await signaturesOfApplication(write, application.id)).some((one) => one.kind === 'proofOfMediation')) return;
      await this.store(write, person, caseId, application.id, { row, field: 'seal', before, signed }, { name, way: 'seal', partyId: null, codeId: null, pagesRead: 0, time });
    });
  }

  private async keep(tx: Tx, person: Person, caseId: string, applicationId: string, partyId: string, codeId: string, request: SignApplication, signed: readonly SignedOne[], time: Date): Promise<boolean> {
    const entered = await this.cases.lock(tx, person, caseId, (relation) => relation.party?.id === partyId);
    const application = await lockOpenApplication(tx, caseId);
    if (!application || application.id !== applicationId || application.state !== 'signing') throw new ConflictError('confirmation.changed-meanwhile');
    if (await this.hasSigned(tx, applicationId, partyId)) return true;
    const now = await bundleOf(tx, applicationId);
    if (signed.some((one) => now.find((row) => row.position === one.row.position)?.paper_id !== one.before.id)) return false;
    await this.codes.consume(tx, codeId);
    for (const one of signed) await this.store(tx, person, caseId, applicationId, one, { name: person.name, way: request.appearance.kind, partyId, codeId, pagesRead: request.pagesRead, time });
    const gathered = await this.gather.of(tx, entered.case, application);
    if (!gathered) throw new ConflictError('confirmation.changed-meanwhile');
    // At midnight of the last day the period is over also for somebody who has begun to sign.
    refuseIfUnmet(gathered.facts);
    if (gathered.facts.applicants.every((applicant) => applicant.signedApplication)) {
      for (const { row, before } of signed) if (JOINT.includes(row.kind) && before.verify_code) await this.papers.complete(tx, before.verify_code, time);
      await this.filing.file(tx, entered, application, person);
    } else await this.cases.tell(tx, caseId, { kind: 'confirmation.signed', params: { name: person.name }, actor: person, ...(entered.relation.party ? { side: entered.relation.party.side } : {}) });
    return true;
  }

  private async store(
    tx: Tx,
    person: Person,
    caseId: string,
    applicationId: string,
    { row, field, before, signed }: SignedOne,
    how: { name: string; way: 'handwriting' | 'typed' | 'seal'; partyId: string | null; codeId: string | null; pagesRead: number; time: Date },
  ): Promise<void> {
    const paper = await this.papers.keep(tx, { caseId, kind: before.kind, title: before.title, seenBy: before.seen_by, subject: before.subject, partyId: before.party_id, bytes: signed.pdf, pages: before.pages, fields: before.fields, verifyCode: before.verify_code });
    // The address for service and the seal are of one person; the joint papers count when the last applicant has signed.
    if (before.verify_code && (row.kind === 'serviceAddress' || how.way === 'seal')) await this.papers.complete(tx, before.verify_code, how.time);
    await tx.query(`UPDATE confirmation_papers SET paper_id = $3 WHERE application_id = $1 AND position = $2`, [applicationId, row.position, paper.id]);
    await tx.query(
      `INSERT INTO confirmation_signatures (id, application_id, kind, field, party_id, account_id, signer_name, way, code_id, pages_read, before_sha256, after_sha256, after_sm3, certificate, paper_id, signed_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)`,
      [randomUUID(), applicationId, row.kind, field, how.partyId, person.accountId, how.name, how.way, how.codeId, how.pagesRead, before.sha256, signed.sha256, signed.sm3, JSON.stringify(signed.certificate), paper.id, how.time],
    );
    await this.audit.record(tx, { action: how.way === 'seal' ? 'confirmation.proof-sealed' : 'confirmation.signed', actor: person, caseId, subject: applicationId, data: { kind: row.kind, field, before: before.sha256, after: signed.sha256 } });
    await this.cases.changed(tx, caseId);
  }

  private async hasSigned(tx: Tx, applicationId: string, partyId: string): Promise<boolean> {
    return (await signaturesOfApplication(tx, applicationId)).some((one) => one.kind === 'confirmationApplication' && one.party_id === partyId);
  }

  private async inSigning(tx: Tx, caseId: string): Promise<ApplicationRow> {
    const application = await newestApplication(tx, caseId);
    if (!application || application.state !== 'signing') throw new RefusalError('confirmation.not-in-signing');
    return application;
  }
}

function refusal(error: unknown): never {
  if (error instanceof SigningRefusal) throw new RefusalError(error.code, error.params, { cause: error });
  throw error;
}
