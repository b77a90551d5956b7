import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { fontOf } from '@jiefen/documents';
import { archiveTimestamp, sealField } from '@jiefen/documents/signing';
import { SigningDesk } from '../agreements/signing-desk.js';
import { Audit } from '../audit/audit.js';
import { CASE_HAPPENED } from '../cases/case-events.js';
import { Cases } from '../cases/cases.js';
import { CasePapers } from '../papers/case-papers.js';
import { CONFIG, type Config } from '../platform/config/config.js';
import { Clock } from '../platform/clock/clock.js';
import { Transactions, type Tx } from '../platform/database/transactions.js';
import { Jobs } from '../platform/jobs/jobs.js';
import { LOCAL_REGISTER } from './court-register.port.js';

/** The place that every electronic agreement keeps for a court. */
const FIELD = 'court';

interface Confirmed {
  readonly application_id: string;
  readonly case_id: string;
  readonly court: string;
  readonly judge_id: string;
  readonly judge: string;
  readonly agreement_id: string;
  readonly paper_id: string;
  readonly verify_code: string;
}

/**
 * The court of the demonstration signs the agreement it has confirmed, in the place kept for it: one more signature with a key and a
 * certificate of its own, then an archive time stamp. What confirms is the ruling, which stays a paper of its own; the signature shows on
 * the agreement itself that a court has. In production nothing is signed in a court's name: only a court can.
 */
@Injectable()
export class CourtSignature {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly transactions: Transactions,
    private readonly cases: Cases,
    private readonly papers: CasePapers,
    private readonly desk: SigningDesk,
    private readonly audit: Audit,
    private readonly clock: Clock,
    jobs: Jobs,
  ) {
    jobs.work(CASE_HAPPENED, async ({ caseId, kind }) => {
      if (kind === 'confirmation.decided') await this.sign(caseId);
    });
  }

  async sign(caseId: string): Promise<void> {
    if (!this.config.demonstration) return;
    const found = await this.waiting(this.transactions.reader, caseId);
    if (!found) return;
    const before = await this.papers.byId(this.transactions.reader, found.paper_id);
    if (!before.fields.some(({ name }) => name === FIELD)) return;
    const [service, timestamper] = await Promise.all([this.desk.authority(), this.desk.timestamper()]);
    const time = this.clock.now();
    const body = `${found.court}（演示）`;
    const sealed = await sealField({
      pdf: await this.papers.bytes(before),
      field: FIELD,
      // The judge decided at the desk; the seal is set by the system on that decision, and the certificate says so.
      signer: { name: found.judge, phone: null, account: found.judge_id, verifiedBy: 'portal' },
      body,
      appearance: { kind: 'seal', name: found.court, centre: ['演示'], font: fontOf('serifBold') },
      reason: '司法确认（演示）',
      time,
      codeReference: `application:${found.application_id}`,
      service,
      timestamper,
    });
    const signed = { ...sealed, ...(await archiveTimestamp({ pdf: sealed.pdf, timestamper })) };
    await this.transactions.run(async (tx) => {
      await this.cases.lockForPortal(tx, caseId);
      const now = await this.waiting(tx, caseId);
      // Signed by another run, or the agreement was replaced meanwhile: what was made is dropped.
      if (now?.paper_id !== found.paper_id) return;
      const paper = await this.papers.keep(tx, { caseId, kind: 'agreement', title: before.title, bytes: signed.pdf, pages: before.pages, fields: before.fields, verifyCode: found.verify_code });
      await tx.query(`UPDATE agreements SET current_paper_id = $2 WHERE id = $1`, [found.agreement_id, paper.id]);
      await tx.query(
        `INSERT INTO confirmation_signatures (id, application_id, kind, field, party_id, account_id, signer_name, way, code_id, pages_read, before_sha256, after_sha256, after_sm3, certificate, paper_id, signed_at)
         VALUES ($1, $2, 'agreement', $3, NULL, $4, $5, 'seal', NULL, 0, $6, $7, $8, $9, $10, $11)`,
        [randomUUID(), found.application_id, FIELD, found.judge_id, body, before.sha256, signed.sha256, signed.sm3, JSON.stringify(sealed.certificate), paper.id, time],
      );
      await this.audit.record(tx, { action: 'confirmation.agreement-signed', actor: 'portal', caseId, subject: found.application_id, data: { before: before.sha256, after: signed.sha256 } });
      await this.cases.changed(tx, caseId);
    });
  }

  /** The agreement that the desk here has confirmed and that the court has not signed yet. */
  private async waiting(tx: Tx, caseId: string): Promise<Confirmed | undefined> {
    const rows: Confirmed[] = await tx.query(
      `SELECT a.id AS application_id, a.case_id, o.name AS court, j.id AS judge_id, j.name AS judge, g.id AS agreement_id, g.current_paper_id AS paper_id, g.verify_code
         FROM confirmation_applications a JOIN agreements g ON g.id = a.agreement_id JOIN organizations o ON o.id = a.court_id JOIN accounts j ON j.id = a.decided_by
        WHERE a.case_id = $1 AND a.outcome = 'confirmed' AND a.register = $2 AND g.state = 'inEffect' AND g.signing = 'electronic'
          AND NOT EXISTS (SELECT 1 FROM confirmation_signatures s WHERE s.application_id = a.id AND s.field = $3)`,
      [caseId, LOCAL_REGISTER, FIELD],
    );
    return rows[0];
  }
}
