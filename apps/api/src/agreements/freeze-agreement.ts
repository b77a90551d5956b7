import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { draftInPrint } from '@jiefen/documents';
import { checkAgreement, maySign, mayNotESign, inRegime } from '@jiefen/mediation';
import { Audit } from '../audit/audit.js';
import { CASE_HAPPENED } from '../cases/case-events.js';
import { Cases } from '../cases/cases.js';
import { fileNumberOf } from '../organizations/number-pattern.js';
import { OrganizationQueries } from '../organizations/organization.queries.js';
import { CasePapers, newVerifyCode } from '../papers/case-papers.js';
import { CONFIG, type Config } from '../platform/config/config.js';
import { Clock } from '../platform/clock/clock.js';
import { Transactions } from '../platform/database/transactions.js';
import type { Person } from '../platform/http/access.js';
import { ConflictError, RefusalError } from '../platform/http/errors.js';
import { Jobs } from '../platform/jobs/jobs.js';
import { Papers } from '../platform/papers/papers.js';
import { textToSign } from './agreement-row.js';
import { DraftAgreement, missingFor, wordsOf } from './draft-agreement.js';

/** Makes the text final: official form, number, hash. From here not one letter changes; a change is a new version. */
@Injectable()
export class FreezeAgreement {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly transactions: Transactions,
    private readonly cases: Cases,
    private readonly drafts: DraftAgreement,
    private readonly organizations: OrganizationQueries,
    private readonly papers: CasePapers,
    private readonly rendering: Papers,
    private readonly audit: Audit,
    private readonly clock: Clock,
    jobs: Jobs,
  ) {
    jobs.work(CASE_HAPPENED, async ({ caseId, kind }) => {
      if (kind === 'move.terminate' || kind === 'move.keepEarlierAgreement') await this.voidWaiting(caseId);
    });
  }

  async freeze(person: Person, caseId: string, version: number, signing: 'electronic' | 'pen'): Promise<{ agreementId: string }> {
    return this.transactions.run(async (tx) => {
      const { case: found, parties } = await this.cases.lock(tx, person, caseId, (relation) => relation.mediator);
      const { draft, version: kept } = await this.drafts.kept(tx, found, parties);
      if (kept !== version) throw new ConflictError('draft.changed-meanwhile', { version: kept });
      const findings = checkAgreement(draft, await this.drafts.factsOf(tx, found, draft));
      const [first] = missingFor(found, draft, findings, await this.drafts.answers(tx, caseId, draft), kept);
      if (first) throw new RefusalError(first.code, first.params);
      if (signing === 'electronic' && (mayNotESign(found.kind) || !maySign(findings, 'electronic'))) throw new RefusalError('agreement.not-electronic');
      if (await textToSign(tx, caseId, true)) throw new ConflictError('agreement.already-frozen');

      const body = await this.organizations.byId(tx, found.organizationId);
      const now = this.clock.now();
      const year = Number(this.clock.today().slice(0, 4));
      // The number belongs to the agreement, not to the attempt: the next version of a void text keeps it (no gaps, forms 3.1); a new agreement gets its own.
      const before: { number: string; version: number; state: string }[] = await tx.query(`SELECT number, version, state FROM agreements WHERE case_id = $1 ORDER BY version DESC LIMIT 1`, [caseId]);
      const number = before[0]?.state === 'void' ? before[0].number : fileNumberOf(body, 'agreement', year, await this.cases.nextNumber(tx, body.id, 'agreement', year));
      const verifyCode = newVerifyCode();
      const common = {
        createdAt: now,
        regime: found.regime,
        number,
        committee: { zh: body.sealName ?? body.name, en: body.nameEn },
        mediators: [person.name],
        signing,
        verification: { url: `${this.config.PUBLIC_URL}/v/${verifyCode}`, code: verifyCode },
        courtField: true,
      };
      const english = { ...common, language: 'en', ...draftInPrint(draft, 'en') } as const;
      const rendered = await this.rendering.render('renderAgreement', { ...common, language: 'zh', ...draftInPrint(draft, 'zh') }, english);
      const paper = await this.papers.keep(tx, { caseId, kind: 'agreement', title: inRegime(found.regime, `人民调解协议书 ${number}`), bytes: rendered.bytes, pages: rendered.pages, fields: rendered.fields, verifyCode, number, english: rendered.english });
      if (found.language === 'en') {
        const translation = await this.rendering.render('renderAgreement', english);
        await this.papers.keep(tx, { caseId, kind: 'agreement', language: 'en', title: `Mediation agreement ${number} (translation)`, bytes: translation.bytes, pages: translation.pages, verifyCode });
      }
      const words = wordsOf(draft);
      const agreementId = randomUUID();
      await tx.query(
        `INSERT INTO agreements (id, case_id, number, version, draft, clauses_zh, clauses_en, findings, signing, state, verify_code, frozen_paper_id, frozen_sha256, current_paper_id, frozen_at, frozen_by)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'signing', $10, $11, $12, $11, $13, $14)`,
        [
          agreementId,
          caseId,
          number,
          (before[0]?.version ?? 0) + 1,
          JSON.stringify(draft),
          JSON.stringify(words.zh),
          JSON.stringify(words.en),
          JSON.stringify(findings),
          signing,
          verifyCode,
          paper.id,
          paper.sha256,
          now,
          person.accountId,
        ],
      );
      await this.cases.move(tx, found, 'freezeAgreement', 'mediator', person, { params: { number } });
      await this.audit.record(tx, { action: 'agreement.frozen', actor: person, caseId, subject: agreementId, data: { sha256: paper.sha256, findings: findings.map((finding) => finding.code) } });
      return { agreementId };
    });
  }

  /** Goes back to the draft; every signature of this version is void with it. */
  async reopen(person: Person, caseId: string, reason: string): Promise<void> {
    await this.transactions.run(async (tx) => {
      const { case: found, relation } = await this.cases.lock(tx, person, caseId, (r) => r.mediator || r.party !== undefined);
      const agreement = await textToSign(tx, caseId, true);
      if (!agreement || agreement.signing === 'oral') throw new RefusalError('agreement.not-in-signing');
      await tx.query(`UPDATE agreements SET state = 'void', voided_at = $2, void_reason = $3 WHERE id = $1`, [agreement.id, this.clock.now(), reason]);
      await this.papers.void(tx, agreement.verify_code);
      await this.cases.move(tx, found, 'reopenDraft', relation.mediator ? 'mediator' : 'party', person, { params: { reason } });
      await this.audit.record(tx, { action: 'agreement.voided', actor: person, caseId, subject: agreement.id });
    });
  }

  /** The mediation is over: a text that still waited for signatures waits no more. Nobody can sign it meanwhile, the state of the case refuses. */
  private async voidWaiting(caseId: string): Promise<void> {
    await this.transactions.run(async (tx) => {
      const { case: found } = await this.cases.lockForPortal(tx, caseId);
      const agreement = await textToSign(tx, caseId, true);
      if (!agreement || found.state === 'agreementFrozen' || found.state === 'inSession') return;
      await tx.query(`UPDATE agreements SET state = 'void', voided_at = $2, void_reason = 'mediation.over' WHERE id = $1`, [agreement.id, this.clock.now()]);
      await this.papers.void(tx, agreement.verify_code);
      await this.audit.record(tx, { action: 'agreement.voided', actor: 'portal', caseId, subject: agreement.id });
    });
  }
}
