import { Injectable } from '@nestjs/common';
import { spelledOut, type NonAcceptanceDocument } from '@jiefen/documents';
import { CANNOT_ACCEPT_REASONS, LABOUR, nameOfLaw, OTHER_WAYS, waysAfter, type CannotAcceptCode } from '@jiefen/mediation';
import { CASE_HAPPENED } from '../cases/case-events.js';
import { Cases } from '../cases/cases.js';
import { OrganizationQueries } from '../organizations/organization.queries.js';
import { languagesOf } from '../papers/case-papers.js';
import { committeeOf } from '../papers/party-entry.js';
import { Clock } from '../platform/clock/clock.js';
import { Transactions } from '../platform/database/transactions.js';
import { Jobs } from '../platform/jobs/jobs.js';
import { Papers } from '../platform/papers/papers.js';
import { KeepNotice } from './keep-notice.js';

/** 不予受理通知书: the reason, what the clerk wrote, and where to go instead; for the applicant alone. */
@Injectable()
export class WriteNonAcceptance {
  constructor(
    private readonly transactions: Transactions,
    private readonly cases: Cases,
    private readonly organizations: OrganizationQueries,
    private readonly rendering: Papers,
    private readonly keeping: KeepNotice,
    private readonly clock: Clock,
    jobs: Jobs,
  ) {
    jobs.work(CASE_HAPPENED, async ({ caseId, kind }) => {
      if (kind === 'move.refuse') await this.write(caseId);
    });
  }

  private async write(caseId: string): Promise<void> {
    const tx = this.transactions.reader;
    const { case: found, parties } = await this.transactions.run((own) => this.cases.lockForPortal(own, caseId));
    const [told]: { at: Date; params: { reason?: string; message?: string } }[] = await tx.query(`SELECT at, params FROM case_timeline WHERE case_id = $1 AND kind = 'move.refuse' ORDER BY id DESC LIMIT 1`, [caseId]);
    const code = told?.params.reason;
    if (found.state !== 'notAccepted' || !told || !isReason(code)) return;
    const reason = CANNOT_ACCEPT_REASONS[code];
    const body = await this.organizations.byId(tx, found.organizationId);
    const at = new Date(told.at);
    for (const language of languagesOf(found.language)) {
      const zh = language === 'zh';
      const data = (language: 'zh' | 'en'): NonAcceptanceDocument => {
        const zh = language === 'zh';
        return {
          createdAt: at,
          regime: found.regime,
          language,
          // Without acceptance there is no number of a file; the number of the case is for life.
          number: found.number,
          committee: committeeOf(body),
          to: parties.filter((party) => party.side === 'applicant').map((party) => party.name).join(zh ? '、' : ', '),
          issuedOn: this.clock.dayOf(at),
          phone: body.phone ?? '12348',
          filedOn: this.clock.dayOf(found.filedAt),
          subject: spelledOut(found.title),
          reason: reason[language],
          ...(told.params.message ? { explanation: spelledOut(told.params.message) } : {}),
          basis: reason.sources.map((source) => `${nameOfLaw(source.law)[language]} ${articleText(source.article, language)}`).join(zh ? '；' : '; '),
          ways: waysAfter(code, LABOUR.includes(found.kind)).map((way) => ({ name: OTHER_WAYS[way][language] })),
        };
      };
      const rendered = await this.rendering.render('renderNonAcceptance', data(language), data('en'));
      await this.keeping.once(rendered, { caseId, kind: 'nonAcceptanceNotice', language, title: zh ? '不予受理通知书' : 'Notice that the case cannot be accepted (translation)', seenBy: 'applicant' }, at);
    }
  }
}

function isReason(code: string | undefined): code is CannotAcceptCode {
  return code !== undefined && code in CANNOT_ACCEPT_REASONS;
}

/** `22` → 第22条; what is more than numbers stands as it is. */
export function articleText(article: string, language: 'zh' | 'en'): string {
  if (language === 'en') return `art. ${article}`;
  return /^[\d, ]+$/.test(article) ? `第${article.split(/,\s*/).join('、')}条` : article;
}
