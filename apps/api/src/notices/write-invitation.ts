import { Inject, Injectable } from '@nestjs/common';
import type { InvitationDocument } from '@jiefen/documents';
import { DISPUTE_KINDS, KINDS_IN_ENGLISH, inRegime } from '@jiefen/mediation';
import { CASE_HAPPENED } from '../cases/case-events.js';
import { Cases } from '../cases/cases.js';
import { OrganizationQueries } from '../organizations/organization.queries.js';
import { languagesOf } from '../papers/case-papers.js';
import { committeeOf } from '../papers/party-entry.js';
import { Clock } from '../platform/clock/clock.js';
import { CONFIG, type Config } from '../platform/config/config.js';
import { Transactions } from '../platform/database/transactions.js';
import { Jobs } from '../platform/jobs/jobs.js';
import { Papers } from '../platform/papers/papers.js';
import { KeepNotice } from './keep-notice.js';

interface OpenInvitation {
  readonly party_id: string;
  readonly name: string;
  readonly check_code: string;
  readonly last_sent_at: Date;
  readonly reply_by: string | null;
  readonly starts_at: Date | null;
  readonly place: string | null;
}

/** 人民调解通知书: written with each message that asks the other side to come, to be handed over or sent by post as well. */
@Injectable()
export class WriteInvitation {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly transactions: Transactions,
    private readonly cases: Cases,
    private readonly organizations: OrganizationQueries,
    private readonly rendering: Papers,
    private readonly keeping: KeepNotice,
    private readonly clock: Clock,
    jobs: Jobs,
  ) {
    jobs.work(CASE_HAPPENED, async ({ caseId, kind }) => {
      if (kind === 'move.inviteOtherSide') await this.write(caseId);
    });
  }

  private async write(caseId: string): Promise<void> {
    const tx = this.transactions.reader;
    const { case: found, parties } = await this.transactions.run((own) => this.cases.lockForPortal(own, caseId));
    const open: OpenInvitation[] = await tx.query(
      `SELECT i.party_id, p.name, i.check_code, i.last_sent_at, to_char(d.due_day, 'YYYY-MM-DD') AS reply_by, b.starts_at, b.place
         FROM invitations i JOIN case_parties p ON p.id = i.party_id
         LEFT JOIN case_deadlines d ON d.case_id = i.case_id AND d.rule = 'clock.invitation-answer' AND d.ended_at IS NULL
         LEFT JOIN LATERAL (SELECT starts_at, place FROM bookings WHERE case_id = i.case_id AND cancelled_at IS NULL ORDER BY starts_at DESC LIMIT 1) b ON true
        WHERE i.case_id = $1 AND i.withdrawn_at IS NULL AND (i.answer IS NULL OR i.answer NOT IN ('accepted', 'declined'))`,
      [caseId],
    );
    const body = await this.organizations.byId(tx, found.organizationId);
    const mediators: { name: string }[] = await tx.query(`SELECT name FROM accounts WHERE id = $1`, [found.mediatorAccountId]);
    for (const row of open) {
      const sentAt = new Date(row.last_sent_at);
      for (const language of languagesOf(found.language)) {
        const zh = language === 'zh';
        const data = (language: 'zh' | 'en'): InvitationDocument => {
          const zh = language === 'zh';
          return {
            createdAt: sentAt,
            regime: found.regime,
            language,
            number: found.fileNumber ?? found.number,
            committee: committeeOf(body),
            // The other side may be known by a telephone only.
            to: row.name || (zh ? '被邀请人' : 'the invited side'),
            issuedOn: this.clock.dayOf(sentAt),
            phone: body.phone ?? '12348',
            applicant: parties.filter((party) => party.side === 'applicant').map((party) => party.name).join(zh ? '、' : ', '),
            // The kind only: a notice on a table is read by others, the account stands behind the link.
            subject: zh ? `${DISPUTE_KINDS[found.kind].statistics}纠纷` : KINDS_IN_ENGLISH[found.kind],
            ...(row.starts_at ? { session: { at: this.clock.localMoment(new Date(row.starts_at)), place: row.place ?? (zh ? '网上视频，也可以到调委会当面谈' : 'by video, or in person at the committee') } } : {}),
            replyBy: row.reply_by ?? this.clock.dayOf(sentAt),
            mediators: mediators.map((mediator) => mediator.name),
            verification: { url: `${this.config.PUBLIC_URL}/check?code=${row.check_code}`, code: row.check_code },
          };
        };
        const rendered = await this.rendering.render('renderInvitation', data(language), data('en'));
        const title = zh ? inRegime(found.regime, `人民调解通知书${row.name ? `（${row.name}）` : ''}`) : 'Invitation to mediation (translation)';
        await this.keeping.once(rendered, { caseId, kind: 'invitation', language, title, seenBy: 'respondent', subject: row.party_id, partyId: row.party_id }, sentAt);
      }
    }
  }
}
