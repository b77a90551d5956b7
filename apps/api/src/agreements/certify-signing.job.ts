import { Injectable } from '@nestjs/common';
import type { SigningAct } from '@jiefen/documents';
import type { CertificateFacts } from '@jiefen/documents/signing';
import { inRegime, teachBackQuestions } from '@jiefen/mediation';
import { z } from 'zod';
import { Audit } from '../audit/audit.js';
import { Cases } from '../cases/cases.js';
import { seenInWords } from '../identity-checks/check-in-words.js';
import { IdentityChecks } from '../identity-checks/identity-checks.queries.js';
import { OrganizationQueries } from '../organizations/organization.queries.js';
import { CasePapers, newVerifyCode } from '../papers/case-papers.js';
import { Clock } from '../platform/clock/clock.js';
import { Transactions, type Tx } from '../platform/database/transactions.js';
import { jobKind, Jobs } from '../platform/jobs/jobs.js';
import type { MadePaper } from '../platform/papers/papers.js';
import type { AgreementRow } from './agreement-row.js';
import { IssueCertificate, verifiedBy } from './issue-certificate.js';

/** The last signature is there: the certificate of signing is issued. */
export const CERTIFY_SIGNING = jobKind('agreement.certify-signing', z.object({ agreementId: z.uuid() }));

interface ActRow {
  readonly role: 'party' | 'mediator' | 'seal';
  readonly party_id: string | null;
  readonly account_id: string;
  readonly signer_name: string;
  readonly pages_read: number;
  readonly before_sha256: string;
  readonly certificate: CertificateFacts;
  readonly signed_at: Date;
  readonly answers: readonly number[] | null;
  readonly tries: number | null;
  readonly answered_at: Date | null;
}

/**
 * 签署证明: who signed which bytes, how each was verified, when, by which certificate, and that the parties had understood.
 * Written from what was recorded at each act, never from what somebody says later, and signed by the system itself.
 */
@Injectable()
export class CertifySigning {
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
    jobs.work(CERTIFY_SIGNING, ({ agreementId }) => this.certify(agreementId));
    jobs.every('agreement.certify-signing-sweep', '*/10 * * * *', () => this.sweep());
  }

  async certify(agreementId: string): Promise<void> {
    const agreement = await this.waiting(this.transactions.reader, agreementId);
    if (!agreement) return;
    const code = newVerifyCode();
    const now = this.clock.now();
    const { bytes, pages, fields, english } = await this.issued(agreement, code, now);
    await this.transactions.run(async (tx) => {
      await this.cases.lockForPortal(tx, agreement.case_id);
      // Another run was faster: what was made is dropped.
      if (!(await this.waiting(tx, agreementId))) return;
      const paper = await this.papers.keep(tx, { caseId: agreement.case_id, kind: 'signingCertificate', title: `签署证明 ${agreement.number}`, bytes, pages, fields, english, verifyCode: code, number: agreement.number });
      await this.papers.complete(tx, code, now);
      await tx.query(`UPDATE agreements SET certificate_paper_id = $2 WHERE id = $1`, [agreementId, paper.id]);
      await this.audit.record(tx, { action: 'agreement.signing-certified', actor: 'portal', caseId: agreement.case_id, subject: agreementId, data: { sha256: paper.sha256 } });
      await this.cases.changed(tx, agreement.case_id);
    });
  }

  private async issued(agreement: AgreementRow, code: string, now: Date): Promise<MadePaper> {
    const reader = this.transactions.reader;
    const { case: found } = await this.transactions.run((tx) => this.cases.lockForPortal(tx, agreement.case_id));
    const body = await this.organizations.byId(reader, found.organizationId);
    const signed = await this.papers.byId(reader, agreement.current_paper_id);
    const rows = await this.rows(reader, agreement.id);
    const [zh, en] = await Promise.all((['zh', 'en'] as const).map((language) => this.acts(reader, rows, agreement, signed.pages, language)));
    const licensed = rows.every(({ certificate }) => certificate.issuance === 'licensed');
    return this.certificates.issue({
      number: agreement.number,
      committee: { zh: body.sealName ?? body.name, en: body.nameEn },
      documentName: { zh: inRegime(found.regime, '人民调解协议书'), en: 'Mediation agreement' },
      acts: (language) => (language === 'zh' ? zh : en) ?? [],
      sha256: signed.sha256,
      sm3: signed.sm3,
      licensed,
      sm2Seal: true,
      code,
      now,
      reference: `agreement:${agreement.id}`,
    });
  }

  private async rows(tx: Tx, agreementId: string): Promise<ActRow[]> {
    return tx.query(
      `SELECT s.role, s.party_id, s.account_id, s.signer_name, s.pages_read, s.before_sha256, s.certificate, s.signed_at, t.answers, t.tries, t.answered_at
         FROM signatures s LEFT JOIN teach_backs t ON t.agreement_id = s.agreement_id AND t.party_id = s.party_id AND t.understood WHERE s.agreement_id = $1 ORDER BY s.signed_at, s.field`,
      [agreementId],
    );
  }

  private acts(tx: Tx, rows: readonly ActRow[], agreement: AgreementRow, pages: number, language: 'zh' | 'en'): Promise<SigningAct[]> {
    const questions = teachBackQuestions(agreement.draft).length;
    return Promise.all(rows.map(async (row) => ({
      name: row.signer_name,
      role: ROLES[row.role][language],
      signedAt: this.clock.localMoment(new Date(row.signed_at)),
      verifiedBy: [verifiedBy(row.role === 'seal', row.certificate, language), await this.compared(tx, agreement.case_id, row, language)].filter(Boolean).join(language === 'zh' ? '；' : '; '),
      certificate: row.certificate.serialNumber,
      signedSha256: row.before_sha256,
      ...(row.pages_read > 0 ? { pagesRead: Math.min(row.pages_read, pages) } : {}),
      ...(row.tries && row.answered_at ? { understood: { questions, tries: row.tries, at: this.clock.localMoment(new Date(row.answered_at)) } } : {}),
    })));
  }

  /** What somebody of the mediation had seen of the signer when they signed. */
  private async compared(tx: Tx, caseId: string, { role, party_id: partyId, account_id: accountId, signer_name: name, signed_at: at }: ActRow, language: 'zh' | 'en'): Promise<string> {
    if (role !== 'party' || partyId === null) return '';
    const row = await this.identities.ofSigner(tx, { caseId, partyId, accountId, name }, new Date(at));
    return row?.outcome === 'matched' ? seenInWords(row, (moment) => this.clock.localMoment(moment).replace('T', ' '), language) : language === 'zh' ? '没有核对证件的记录' : 'no document was compared';
  }

  /** The agreement, when it is in effect by electronic signatures and has no certificate yet. */
  private async waiting(tx: Tx, agreementId: string): Promise<AgreementRow | undefined> {
    const rows: AgreementRow[] = await tx.query(`SELECT * FROM agreements WHERE id = $1 AND effective_at IS NOT NULL AND signing = 'electronic' AND certificate_paper_id IS NULL`, [agreementId]);
    return rows[0];
  }

  private async sweep(): Promise<void> {
    const rows: { id: string }[] = await this.transactions.reader.query(
      `SELECT id FROM agreements WHERE effective_at < $1 AND signing = 'electronic' AND certificate_paper_id IS NULL ORDER BY effective_at LIMIT 50`,
      [new Date(this.clock.now().getTime() - 300_000)],
    );
    for (const row of rows) await this.certify(row.id);
  }
}

const ROLES = { party: { zh: '当事人', en: 'party' }, mediator: { zh: '调解员', en: 'mediator' }, seal: { zh: '盖章', en: 'seal' } } as const;
