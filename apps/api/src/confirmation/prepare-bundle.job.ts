import { Inject, Injectable } from '@nestjs/common';
import type { ConfirmationApplicationDocument, MediationProofDocument } from '@jiefen/documents';
import { ESTABLISHED_BY, MATERIALS, materialsFor } from '@jiefen/mediation';
import { z } from 'zod';
import { Audit } from '../audit/audit.js';
import { Cases } from '../cases/cases.js';
import { OrganizationQueries } from '../organizations/organization.queries.js';
import { CasePapers, newVerifyCode, type NewPaper } from '../papers/case-papers.js';
import { Clock } from '../platform/clock/clock.js';
import { CONFIG, type Config } from '../platform/config/config.js';
import { Transactions, type Tx } from '../platform/database/transactions.js';
import { jobKind, Jobs } from '../platform/jobs/jobs.js';
import { Papers } from '../platform/papers/papers.js';
import { applicantsOf, applicationById, bindPaper, type BundleKind } from './application-row.js';
import { GatherFacts } from './gather-facts.js';

/** All parties chose the same court and gave their facts: the papers of the application are made. */
export const PREPARE_BUNDLE = jobKind('confirmation.prepare', z.object({ applicationId: z.uuid() }));

interface Prepared {
  readonly kind: BundleKind;
  readonly partyId?: string;
  readonly paper: Omit<NewPaper, 'caseId'>;
}

/** Makes the application, the proof of mediation, the promise and each address for service, outside of any transaction. */
@Injectable()
export class PrepareBundle {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly transactions: Transactions,
    private readonly cases: Cases,
    private readonly gather: GatherFacts,
    private readonly organizations: OrganizationQueries,
    private readonly papers: CasePapers,
    private readonly rendering: Papers,
    private readonly audit: Audit,
    private readonly clock: Clock,
    jobs: Jobs,
  ) {
    jobs.work(PREPARE_BUNDLE, ({ applicationId }) => this.prepare(applicationId));
    jobs.every('confirmation.prepare-sweep', '*/5 * * * *', () => this.sweep());
  }

  async prepare(applicationId: string): Promise<void> {
    const reader = this.transactions.reader;
    const before = await applicationById(reader, applicationId);
    if (!before || before.state !== 'preparing') return;
    const prepared = await this.render(reader, applicationId, before.case_id);
    await this.transactions.run(async (tx) => {
      await this.cases.lockForPortal(tx, before.case_id);
      const [, count]: [unknown[], number] = await tx.query(`UPDATE confirmation_applications SET state = 'signing', version = version + 1 WHERE id = $1 AND version = $2 AND state = 'preparing'`, [applicationId, before.version]);
      // Taken back meanwhile, or another run was faster: what was rendered is dropped.
      if (count !== 1) return;
      for (const { kind, partyId, paper } of prepared) {
        const kept = await this.papers.keep(tx, { caseId: before.case_id, ...paper });
        await bindPaper(tx, applicationId, { kind, paperId: kept.id, ...(partyId ? { partyId } : {}) });
      }
      await this.bindWhatIsThere(tx, applicationId, before.case_id, before.agreement_id);
      await this.cases.tell(tx, before.case_id, { kind: 'confirmation.ready-to-sign', actor: 'portal' });
      await this.audit.record(tx, { action: 'confirmation.prepared', actor: 'portal', caseId: before.case_id, subject: applicationId });
    });
  }

  /** The agreement as signed and sealed, and who could sign for somebody: powers of attorney in force, proofs of guardians, the written choice of representatives. Nothing else of the case. */
  private async bindWhatIsThere(tx: Tx, applicationId: string, caseId: string, agreementId: string): Promise<void> {
    const [agreement]: { current_paper_id: string }[] = await tx.query(`SELECT current_paper_id FROM agreements WHERE id = $1`, [agreementId]);
    if (agreement) await bindPaper(tx, applicationId, { kind: 'agreement', paperId: agreement.current_paper_id });
    const powers: { id: string }[] = await tx.query(`SELECT paper_id AS id FROM powers_of_attorney WHERE case_id = $1 AND signed_at IS NOT NULL AND revoked_at IS NULL ORDER BY made_at`, [caseId]);
    for (const power of powers) await bindPaper(tx, applicationId, { kind: 'powerOfAttorney', paperId: power.id });
    const standing: { id: string }[] = await tx.query(`SELECT id::text FROM guardians WHERE case_id = $1 AND ended_at IS NULL`, [caseId]);
    for (const paper of await this.papers.ofKind(tx, caseId, 'guardianProof')) if (standing.some(({ id }) => id === paper.subject)) await bindPaper(tx, applicationId, { kind: 'guardianProof', paperId: paper.id });
    for (const paper of await this.papers.ofKind(tx, caseId, 'groupChoice')) await bindPaper(tx, applicationId, { kind: 'groupChoice', paperId: paper.id });
  }

  private async render(tx: Tx, applicationId: string, caseId: string): Promise<Prepared[]> {
    const application = await applicationById(tx, applicationId);
    const { case: found, parties } = await this.transactions.run((own) => this.cases.lockForPortal(own, caseId));
    const gathered = await this.gather.of(tx, found, application);
    if (!application?.court_id || !gathered) return [];
    const { agreement, effectiveOn, facts } = gathered;
    const applicants = await applicantsOf(tx, applicationId);
    const court = await this.organizations.byId(tx, application.court_id);
    const body = await this.organizations.byId(tx, found.organizationId);
    const [mediator]: { name: string }[] = await tx.query(`SELECT name FROM accounts WHERE id = $1`, [found.mediatorAccountId]);
    const committee = { zh: body.sealName ?? body.name, en: body.nameEn };
    const mediators = mediator ? [mediator.name] : [];
    const createdAt = this.clock.now();
    const entries = agreement.draft.parties.map((party) => {
      const given = this.gather.factsOf(applicants.find((applicant) => applicant.party_id === party.id));
      if (!given) throw new Error('an applicant without facts');
      return { id: party.id, given, entry: this.gather.entryOf(agreement, party.id, given, parties), phone: party.phone };
    });
    const today = this.clock.today();
    const all = entries.map(({ entry }) => entry);
    // Each of them is signed or sealed, so each of them has a code of its own to be checked by.
    const [ofApplication, ofProof, ofPromise] = [this.verification(), this.verification(), this.verification()];
    const ofBundle = (language: 'zh' | 'en'): ConfirmationApplicationDocument => ({
      createdAt,
      regime: found.regime,
      language,
      court: language === 'zh' ? court.name : court.nameEn,
      parties: all,
      agreement: { number: agreement.number, effectiveOn },
      committee,
      mediators,
      facts: agreement.draft.facts,
      clauses: language === 'zh' ? agreement.clauses_zh : agreement.clauses_en,
      enclosures: materialsFor(facts.materials.needs).filter((material) => material !== 'application').map((material) => MATERIALS[material][language]),
      verification: ofApplication,
    });
    const application_ = await this.rendering.render('renderConfirmationApplication', ofBundle('zh'), ofBundle('en'));
    const proven = (language: 'zh' | 'en'): MediationProofDocument => ({
      language,
      createdAt,
      regime: found.regime,
      number: found.fileNumber ?? found.number,
      committee,
      establishment: ESTABLISHED_BY[found.regime][language],
      parties: all,
      subject: found.title,
      mediators,
      from: this.clock.dayOf(found.acceptedAt ?? found.filedAt),
      to: effectiveOn,
      agreementNumber: agreement.number,
      issuedOn: today,
      verification: ofProof,
    });
    const proof = await this.rendering.render('renderMediationProof', proven('zh'), proven('en'));
    const promised = { createdAt, court: court.name, agreementNumber: agreement.number, parties: all, online: true, verification: ofPromise };
    const promise = await this.rendering.render('renderPromise', promised, { ...promised, court: court.nameEn });
    const addresses: Prepared[] = [];
    for (const { id, given, entry } of entries) {
      const ofAddress = this.verification();
      const rendered = await this.rendering.render('renderServiceAddress', {
        verification: ofAddress,
        createdAt,
        number: agreement.number,
        party: entry,
        recipient: entry.who.name,
        phone: entry.who.phone ?? '',
        address: given.serviceAddress,
        ...(given.postcode ? { postcode: given.postcode } : {}),
        electronic: { agreed: given.electronicService, ...(given.electronicService && entry.who.phone ? { sms: entry.who.phone } : {}) },
      });
      // The other side has no use for it: only this side and the court read it.
      addresses.push({ kind: 'serviceAddress', partyId: id, paper: { kind: 'serviceAddress', subject: id, partyId: id, title: `送达地址确认书（${entry.who.name}）`, seenBy: entry.side, bytes: rendered.bytes, pages: rendered.pages, fields: rendered.fields, english: rendered.english, verifyCode: ofAddress.code, number: agreement.number } });
    }
    return [
      { kind: 'confirmationApplication', paper: { kind: 'confirmationApplication', title: `司法确认申请书 ${agreement.number}`, seenBy: 'court', bytes: application_.bytes, pages: application_.pages, fields: application_.fields, english: application_.english, verifyCode: ofApplication.code, number: agreement.number } },
      { kind: 'proofOfMediation', paper: { kind: 'proofOfMediation', title: `主持调解的证明 ${agreement.number}`, seenBy: 'court', bytes: proof.bytes, pages: proof.pages, fields: proof.fields, english: proof.english, verifyCode: ofProof.code, number: agreement.number } },
      { kind: 'promise', paper: { kind: 'promise', title: `承诺书 ${agreement.number}`, seenBy: 'court', bytes: promise.bytes, pages: promise.pages, fields: promise.fields, english: promise.english, verifyCode: ofPromise.code, number: agreement.number } },
      ...addresses,
    ];
  }

  private verification(): { url: string; code: string } {
    const code = newVerifyCode();
    return { url: `${this.config.PUBLIC_URL}/v/${code}`, code };
  }

  private async sweep(): Promise<void> {
    const rows: { id: string }[] = await this.transactions.reader.query(`SELECT id FROM confirmation_applications WHERE state = 'preparing' AND created_at < $1`, [new Date(this.clock.now().getTime() - 300_000)]);
    for (const row of rows) await this.prepare(row.id);
  }
}
