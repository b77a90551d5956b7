import { Injectable } from '@nestjs/common';
import type { SigningAct } from '@jiefen/documents';
import type { CertificateFacts } from '@jiefen/documents/signing';
import { z } from 'zod';
import { IssueCertificate, verifiedBy, type Language } from '../agreements/issue-certificate.js';
import { Audit } from '../audit/audit.js';
import { Cases } from '../cases/cases.js';
import { seenInWords } from '../identity-checks/check-in-words.js';
import { IdentityChecks } from '../identity-checks/identity-checks.queries.js';
import { OrganizationQueries } from '../organizations/organization.queries.js';
import { CasePapers, newVerifyCode, type PaperRow } from '../papers/case-papers.js';
import { Clock } from '../platform/clock/clock.js';
import { Transactions, type Tx } from '../platform/database/transactions.js';
import { jobKind, Jobs } from '../platform/jobs/jobs.js';
import { applicationById, bundleOf, type ApplicationRow, type BundleKind } from './application-row.js';

/** The last applicant has signed: what was signed, by whom and how, is put on a paper of its own. */
export const CERTIFY_APPLICATION = jobKind('confirmation.certify-signing', z.object({ applicationId: z.uuid() }));

/** Papers that applicants sign; the proof of mediation is the committee's own. */
const SIGNED: readonly BundleKind[] = ['confirmationApplication', 'promise', 'serviceAddress'];

const NAMES: Partial<Record<BundleKind, { zh: string; en: string }>> = {
  confirmationApplication: { zh: '司法确认申请书', en: 'Application for judicial confirmation' },
  promise: { zh: '承诺书', en: 'Promise' },
  serviceAddress: { zh: '送达地址确认书', en: 'Address for service' },
};

interface ActRow {
  readonly kind: BundleKind;
  readonly party_id: string | null;
  readonly account_id: string;
  readonly signer_name: string;
  readonly pages_read: number;
  readonly before_sha256: string;
  readonly certificate: CertificateFacts;
  readonly signed_at: Date;
}

/** 签署证明 of a joint application: from what was recorded at each act, signed by the system itself. The court reads it with the bundle. */
@Injectable()
export class CertifyApplication {
  constructor(
    private readonly transactions: Transactions,
    private readonly cases: Cases,
    private readonly identities: IdentityChecks,
    private readonly organizations: OrganizationQueries,
    private readonly papers: CasePapers,
    private readonly certificates: IssueCertificate,
    private readonly audit: Audit,
    private readonly clock: Clock,
    jobs: Jobs,
  ) {
    jobs.work(CERTIFY_APPLICATION, ({ applicationId }) => this.certify(applicationId));
    jobs.every('confirmation.certify-signing-sweep', '*/10 * * * *', () => this.sweep());
  }

  async certify(applicationId: string): Promise<void> {
    const reader = this.transactions.reader;
    const application = await applicationById(reader, applicationId);
    if (!application?.filed_at || (await this.there(reader, application))) return;
    const code = newVerifyCode();
    const now = this.clock.now();
    const { bytes, pages, fields, english, number } = await this.issued(application, code, now);
    await this.transactions.run(async (tx) => {
      await this.cases.lockForPortal(tx, application.case_id);
      // Another run was faster: what was made is dropped.
      if (await this.there(tx, application)) return;
      const paper = await this.papers.keep(tx, { caseId: application.case_id, kind: 'signingCertificate', subject: applicationId, title: `签署证明（司法确认申请书）${number}`, seenBy: 'court', bytes, pages, fields, english, verifyCode: code, number });
      await this.papers.complete(tx, code, now);
      await this.audit.record(tx, { action: 'confirmation.signing-certified', actor: 'portal', caseId: application.case_id, subject: applicationId, data: { sha256: paper.sha256 } });
      await this.cases.changed(tx, application.case_id);
    });
  }

  private async there(tx: Tx, application: ApplicationRow): Promise<boolean> {
    return (await this.papers.latest(tx, application.case_id, 'signingCertificate', 'zh', application.id)) !== undefined;
  }

  private async issued(application: ApplicationRow, code: string, now: Date): Promise<Awaited<ReturnType<IssueCertificate['issue']>> & { number: string }> {
    const reader = this.transactions.reader;
    const { case: found } = await this.transactions.run((tx) => this.cases.lockForPortal(tx, application.case_id));
    const body = await this.organizations.byId(reader, found.organizationId);
    const [agreement]: { number: string }[] = await reader.query(`SELECT number FROM agreements WHERE id = $1`, [application.agreement_id]);
    const rows: ActRow[] = await reader.query(`SELECT kind, party_id, account_id, signer_name, pages_read, before_sha256, certificate, signed_at FROM confirmation_signatures WHERE application_id = $1 AND kind = ANY($2) ORDER BY signed_at, kind`, [application.id, SIGNED]);
    const bundle = (await bundleOf(reader, application.id)).filter((row) => SIGNED.includes(row.kind));
    const papers = await Promise.all(bundle.map(async (row) => ({ row, paper: await this.papers.byId(reader, row.paper_id) })));
    const main = papers.find(({ row }) => row.kind === 'confirmationApplication')?.paper;
    if (!main || !agreement) throw new Error('a filed application without its papers');
    const others = papers.filter(({ paper }) => paper !== main);
    const [zh, en] = await Promise.all((['zh', 'en'] as const).map((language) => Promise.all(rows.map((row) => this.act(reader, application.case_id, row, papers, language)))));
    const made = await this.certificates.issue({
      number: agreement.number,
      committee: { zh: body.sealName ?? body.name, en: body.nameEn },
      documentName: NAMES.confirmationApplication ?? { zh: '', en: '' },
      acts: (language) => (language === 'zh' ? zh : en) ?? [],
      sha256: main.sha256,
      sm3: main.sm3,
      others: (language) => others.map(({ row, paper }) => ({ name: language === 'zh' ? paper.title : (NAMES[row.kind]?.en ?? paper.title), sha256: paper.sha256, sm3: paper.sm3 })),
      licensed: rows.every(({ certificate }) => certificate.issuance === 'licensed'),
      sm2Seal: false,
      code,
      now,
      reference: `application:${application.id}`,
    });
    return { ...made, number: agreement.number };
  }

  private async act(tx: Tx, caseId: string, row: ActRow, papers: readonly { row: { kind: BundleKind }; paper: PaperRow }[], language: Language): Promise<SigningAct> {
    const seen = row.party_id === null ? undefined : await this.identities.ofSigner(tx, { caseId, partyId: row.party_id, accountId: row.account_id, name: row.signer_name }, new Date(row.signed_at));
    const compared = seen?.outcome === 'matched' ? seenInWords(seen, (moment) => this.clock.localMoment(moment).replace('T', ' '), language) : language === 'zh' ? '没有核对证件的记录' : 'no document was compared';
    const pages = papers.find((one) => one.row.kind === row.kind)?.paper.pages ?? 0;
    return {
      name: row.signer_name,
      role: NAMES[row.kind]?.[language] ?? row.kind,
      signedAt: this.clock.localMoment(new Date(row.signed_at)),
      verifiedBy: [verifiedBy(false, row.certificate, language), compared].join(language === 'zh' ? '；' : '; '),
      certificate: row.certificate.serialNumber,
      signedSha256: row.before_sha256,
      // Read as one bundle: told once, with the paper that all of them sign.
      ...(row.kind === 'confirmationApplication' && row.pages_read > 0 ? { pagesRead: Math.min(row.pages_read, pages) } : {}),
    };
  }

  private async sweep(): Promise<void> {
    const rows: { id: string }[] = await this.transactions.reader.query(
      `SELECT a.id FROM confirmation_applications a WHERE a.filed_at < $1 AND NOT EXISTS (SELECT 1 FROM papers p WHERE p.case_id = a.case_id AND p.kind = 'signingCertificate' AND p.subject = a.id::text) ORDER BY a.filed_at LIMIT 50`,
      [new Date(this.clock.now().getTime() - 300_000)],
    );
    for (const row of rows) await this.certify(row.id);
  }
}
