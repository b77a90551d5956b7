import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { speakersOf } from '../cases/acting.js';
import { Cases } from '../cases/cases.js';
import { CASE_HAPPENED } from '../cases/case-events.js';
import { CONFIG, type Config } from '../platform/config/config.js';
import { LogInResident } from '../identity/log-in-resident.js';
import { Clock } from '../platform/clock/clock.js';
import { Transactions, type Tx } from '../platform/database/transactions.js';
import { Jobs } from '../platform/jobs/jobs.js';
import { Live } from '../platform/live/live.js';
import { Messages } from '../platform/messages/messages.js';
import { REACTIONS, type Hearer } from './reactions.js';
import { SMS_TEXTS } from './texts.js';

interface Happened {
  readonly kind: string;
  readonly params: Readonly<Record<string, string | number>>;
  readonly actor_account_id: string | null;
  readonly actor_side: string | null;
  readonly number: string;
  readonly file_number: string | null;
  readonly organization_id: string;
  readonly organization_path: string;
  readonly phone: string | null;
  readonly mediator_account_id: string | null;
}

/** Tells people what happened in their case: inside the portal, and by short message where it matters. */
@Injectable()
export class TellPeople {
  constructor(
    private readonly transactions: Transactions,
    private readonly cases: Cases,
    private readonly residents: LogInResident,
    private readonly messages: Messages,
    private readonly live: Live,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
    jobs: Jobs,
  ) {
    jobs.work(CASE_HAPPENED, ({ caseId, timelineId, kind }) => this.tell(caseId, timelineId, kind));
  }

  private async tell(caseId: string, timelineId: string, kind: string): Promise<void> {
    const reaction = REACTIONS[kind];
    if (!reaction) return;
    await this.transactions.run(async (tx) => {
      const [happened]: Happened[] = await tx.query(
        `SELECT t.kind, t.params, t.actor_account_id, t.actor_side, c.number, c.file_number, c.organization_id, c.organization_path, c.mediator_account_id, o.phone
           FROM case_timeline t JOIN cases c ON c.id = t.case_id JOIN organizations o ON o.id = c.organization_id WHERE t.id = $1 AND t.case_id = $2`,
        [timelineId, caseId],
      );
      if (!happened) return;
      // The job may run twice; the second run finds the notices of the first.
      const told: unknown[] = await tx.query(`SELECT 1 FROM notices WHERE case_id = $1 AND params ->> 'timelineId' = $2 LIMIT 1`, [caseId, timelineId]);
      if (told.length > 0) return;
      const speakers = await this.speakersHearing(tx, caseId, reaction.to, happened);
      const accounts = await this.accountsOf(tx, caseId, reaction.to, happened);
      for (const { accountId } of speakers) accounts.add(accountId);
      for (const accountId of accounts) await this.notice(tx, accountId, caseId, timelineId, happened);
      if (reaction.sms) await this.sendMessages(tx, caseId, reaction.to, reaction.sms, happened, speakers);
    });
  }

  private async accountsOf(tx: Tx, caseId: string, hearers: readonly Hearer[], happened: Happened): Promise<Set<string>> {
    const accounts = new Set<string>();
    for (const hearer of hearers) {
      const rows: { id: string }[] =
        hearer === 'applicant' || hearer === 'respondent'
          ? await tx.query(`SELECT account_id AS id FROM case_parties WHERE case_id = $1 AND side = $2 AND account_id IS NOT NULL`, [caseId, hearer])
          : hearer === 'mediator'
            ? happened.mediator_account_id
              ? [{ id: happened.mediator_account_id }]
              : []
            : hearer === 'judges'
              ? await tx.query(
                  `SELECT m.account_id AS id FROM case_grants g JOIN memberships m ON m.organization_id = g.organization_id AND m.role = 'judge' AND m.until IS NULL
                    WHERE g.case_id = $1 AND g.role = 'court' AND g.until IS NULL`,
                  [caseId],
                )
              : hearer === 'official'
                ? // A guest has no account and hears by the link alone.
                  await tx.query(`SELECT account_id AS id FROM session_officials WHERE id = $1 AND case_id = $2 AND account_id IS NOT NULL AND left_at IS NULL`, [happened.params['officialId'], caseId])
                : hearer === 'speaker' || hearer === 'respondentSpeakers'
                  ? []
                  : await tx.query(`SELECT account_id AS id FROM memberships WHERE organization_id = $1 AND role IN ('clerk', 'dispatcher') AND until IS NULL`, [happened.organization_id]);
      for (const row of rows) if (row.id !== happened.actor_account_id) accounts.add(row.id);
    }
    return accounts;
  }

  /** Guardians, agents and representatives hear whatever their side hears; and of their own part when it begins. */
  private async speakersHearing(tx: Tx, caseId: string, hearers: readonly Hearer[], happened: Happened): Promise<{ accountId: string }[]> {
    const sideOf = new Map((await this.cases.partiesOf(tx, caseId)).map((party) => [party.id, party.side]));
    return (await speakersOf(tx, caseId, this.clock.today())).flatMap((one) => {
      if (one.accountId === null || one.accountId === happened.actor_account_id) return [];
      const side = sideOf.get(one.partyId);
      const hears = (side !== undefined && hearers.includes(side)) || (side === 'respondent' && hearers.includes('respondentSpeakers')) || (hearers.includes('speaker') && happened.params['speakerId'] === one.id);
      return hears ? [{ accountId: one.accountId }] : [];
    });
  }

  private async notice(tx: Tx, accountId: string, caseId: string, timelineId: string, happened: Happened): Promise<void> {
    await tx.query(`INSERT INTO notices (id, account_id, case_id, kind, params, link, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7)`, [
      randomUUID(),
      accountId,
      caseId,
      happened.kind,
      JSON.stringify({ ...happened.params, number: happened.file_number ?? happened.number, timelineId }),
      `/my/cases/${caseId}`,
      this.clock.now(),
    ]);
    await this.live.changed(tx, `account:${accountId}`);
  }

  private async sendMessages(tx: Tx, caseId: string, hearers: readonly Hearer[], text: keyof (typeof SMS_TEXTS)['zh'], happened: Happened, speakers: readonly { accountId: string }[]): Promise<void> {
    // Each in their own language, not in that of the case: the two sides may read different ones.
    const phones = new Map<string, 'zh' | 'en'>();
    for (const party of await this.cases.partiesOf(tx, caseId)) {
      // Somebody who has not come in yet hears through the invitation only.
      if (!hearers.includes(party.side) || party.accountId === null || (party.accountId === happened.actor_account_id && text !== 'filed')) continue;
      const phone = this.cases.phoneOf(party);
      if (phone) phones.set(phone, await this.languageOf(tx, party.accountId));
    }
    for (const { accountId } of speakers) {
      const phone = await this.residents.phoneOf(tx, accountId);
      if (phone) phones.set(phone, await this.languageOf(tx, accountId));
    }
    const at = typeof happened.params['at'] === 'string' ? this.clock.localMoment(new Date(happened.params['at'])).replace('T', ' ') : '';
    const facts = { number: happened.number, link: `${this.config.PUBLIC_URL}/my/cases/${caseId}`, at, phone: happened.phone ?? '' };
    for (const [phone, language] of phones) await this.messages.send(tx, { phone, text: SMS_TEXTS[language][text](facts), template: `case.${text}`, caseId });
  }

  private async languageOf(tx: Tx, accountId: string): Promise<'zh' | 'en'> {
    const [account]: { language: 'zh' | 'en' }[] = await tx.query(`SELECT language FROM accounts WHERE id = $1`, [accountId]);
    return account?.language ?? 'zh';
  }
}
