import { Injectable } from '@nestjs/common';
import { spelledOut, type RegistrationDocument } from '@jiefen/documents';
import { DISPUTE_KINDS, inRegime, KINDS_IN_ENGLISH } from '@jiefen/mediation';
import { CASE_HAPPENED } from '../cases/case-events.js';
import { Cases } from '../cases/cases.js';
import { OrganizationQueries } from '../organizations/organization.queries.js';
import { languagesOf } from '../papers/case-papers.js';
import { committeeOf, partyEntry } from '../papers/party-entry.js';
import { Clock } from '../platform/clock/clock.js';
import { Transactions } from '../platform/database/transactions.js';
import { Jobs } from '../platform/jobs/jobs.js';
import { Papers } from '../platform/papers/papers.js';
import { KeepNotice } from './keep-notice.js';

interface Filing {
  readonly what_happened: string;
  readonly wish: string;
  readonly elsewhere: 'none' | 'court' | 'arbitration' | 'police' | 'petition';
}

/** 申请书, 受理登记表 and 权利义务告知书: written when a case is accepted, from what was filed and decided on that day. */
@Injectable()
export class WriteOpeningPapers {
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
      if (kind === 'move.accept') await this.write(caseId);
    });
  }

  private async write(caseId: string): Promise<void> {
    const tx = this.transactions.reader;
    const { case: found, parties } = await this.transactions.run((own) => this.cases.lockForPortal(own, caseId));
    const [filing]: Filing[] = await tx.query(`SELECT what_happened, wish, elsewhere FROM filings WHERE case_id = $1`, [caseId]);
    const acceptedAt = found.acceptedAt;
    if (!filing || !acceptedAt || !found.fileNumber) return;
    const body = await this.organizations.byId(tx, found.organizationId);
    const [registrar]: { actor_name: string | null }[] = await tx.query(`SELECT actor_name FROM case_timeline WHERE case_id = $1 AND kind = 'move.accept' ORDER BY id DESC LIMIT 1`, [caseId]);
    const common = { createdAt: acceptedAt, regime: found.regime, number: found.fileNumber, committee: committeeOf(body), parties: parties.map((party) => partyEntry(party, this.cases, this.clock.dayOf(acceptedAt))) };
    // A voice note may stand for the written account; then it says so instead of leaving a gap.
    const facts = filing.what_happened === '' ? '见当事人提交的录音。' : spelledOut(filing.what_happened);
    const { elsewhere } = filing;
    for (const language of languagesOf(found.language)) {
      const zh = language === 'zh';
      const application = await this.rendering.render('renderApplication', {
        ...common,
        language,
        facts,
        requests: [spelledOut(filing.wish)],
        otherWays: { lawsuit: elsewhere === 'court', arbitration: elsewhere === 'arbitration', police: elsewhere === 'police', petition: elsewhere === 'petition' },
        signedOn: this.clock.dayOf(found.filedAt),
      });
      // Telephone and home of the applicant stand in it: the other side reads what happened elsewhere.
      await this.keeping.once(application, { caseId, kind: 'application', language, title: inRegime(found.regime, zh ? '人民调解申请书' : "Application for people's mediation (translation)"), seenBy: 'applicant' }, acceptedAt);
      const rights = await this.rendering.render('renderRightsNotice', { ...common, language, online: true, ...(found.entrustment ? { entrustment: found.entrustment } : {}) });
      await this.keeping.once(rights, { caseId, kind: 'rightsNotice', language, title: zh ? inRegime(found.regime, '人民调解当事人权利义务告知书') : 'Notice of rights and duties (translation)', seenBy: 'parties' }, acceptedAt);
    }
    const entered = (language: 'zh' | 'en'): RegistrationDocument => ({
      ...common,
      language,
      acceptedOn: this.clock.dayOf(acceptedAt),
      source: sourceOf(found.source),
      kind: language === 'zh' ? DISPUTE_KINDS[found.kind].statistics : KINDS_IN_ENGLISH[found.kind],
      facts,
      registrar: registrar?.actor_name ?? '',
    });
    const registration = await this.rendering.render('renderRegistration', entered('zh'), entered('en'));
    await this.keeping.once(registration, { caseId, kind: 'registration', title: inRegime(found.regime, '人民调解受理登记表'), seenBy: 'staff' }, acceptedAt);
  }
}

const SOURCES = ['application', 'initiative', 'court', 'prosecution', 'police', 'petition', 'department'] as const;

/** Where the case came from, in the words of the form; somebody helped to file is still the parties' own application. */
function sourceOf(source: string): (typeof SOURCES)[number] {
  return SOURCES.find((one) => one === source) ?? 'application';
}
