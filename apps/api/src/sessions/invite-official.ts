import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { firstRefusal, judgeAll, PARTICIPANT_POLICIES } from '@jiefen/mediation';
import type { AskOfficial, OfficialCandidate } from '@jiefen/mediation/wire';
import { Audit } from '../audit/audit.js';
import { mustBeOpenTo } from '../cases/later-part.js';
import { Cases } from '../cases/cases.js';
import { GuestLinks } from '../identity/guest-links.js';
import { CONFIG, type Config } from '../platform/config/config.js';
import { Clock } from '../platform/clock/clock.js';
import { FieldCipher, maskPhone } from '../platform/crypto/field-cipher.js';
import { Transactions, type Tx } from '../platform/database/transactions.js';
import type { Person } from '../platform/http/access.js';
import { InvalidError, NotFoundError, RefusalError } from '../platform/http/errors.js';
import { Live } from '../platform/live/live.js';
import { Messages } from '../platform/messages/messages.js';
import { RoomKeeper } from './room-keeper.js';

/** The link of an official is good for one sitting. */
const LINK_HOURS = 4;

interface OfficialRow {
  readonly id: string;
  readonly case_id: string;
  readonly name: string;
  readonly item: string;
  readonly account_id: string | null;
  readonly phone_cipher: string | null;
  readonly guest_link_id: string | null;
  readonly rung_at: Date | null;
  readonly left_at: Date | null;
}

/** Rings a department official in for one item, with the consent of every party (RMTJ 20). */
@Injectable()
export class InviteOfficial {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly transactions: Transactions,
    private readonly cases: Cases,
    private readonly keeper: RoomKeeper,
    private readonly links: GuestLinks,
    private readonly messages: Messages,
    private readonly cipher: FieldCipher,
    private readonly live: Live,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** Officials with an account in the departments of the same county. */
  async candidates(person: Person, caseId: string): Promise<OfficialCandidate[]> {
    const tx = this.transactions.reader;
    const { case: found } = await this.cases.enter(tx, person, caseId, (relation) => relation.mediator);
    const county = `${found.organizationPath.split('.').slice(0, 2).join('.')}.`;
    return tx.query(
      `SELECT a.id AS "accountId", a.name, o.name AS office FROM memberships m JOIN accounts a ON a.id = m.account_id JOIN organizations o ON o.id = m.organization_id
        WHERE m.role = 'official' AND m.until IS NULL AND a.closed_at IS NULL AND o.closed_at IS NULL AND o.path >= $1 AND o.path < $2 ORDER BY o.path, a.name LIMIT 100`,
      [county, `${county.slice(0, -1)}/`],
    );
  }

  async ask(person: Person, caseId: string, request: AskOfficial): Promise<{ id: string }> {
    return this.transactions.run(async (tx) => {
      await this.cases.lock(tx, person, caseId, (relation) => relation.mediator);
      const id = randomUUID();
      if (request.accountId) {
        await this.mustBeOfficial(tx, request.accountId);
        await mustBeOpenTo(tx, caseId, request.accountId, 'appraiser');
      }
      await tx.query(
        `INSERT INTO session_officials (id, case_id, name, office, item, account_id, phone_cipher, phone_masked, asked_by, asked_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
        [
          id,
          caseId,
          request.name,
          request.office,
          request.item,
          request.accountId ?? null,
          request.phone ? this.cipher.encrypt(request.phone, 'official.phone') : null,
          request.phone ? maskPhone(request.phone) : null,
          person.accountId,
          this.clock.now(),
        ],
      );
      await this.cases.tell(tx, caseId, { kind: 'official.asked', params: { name: request.name, office: request.office, item: request.item }, actor: person });
      await this.audit.record(tx, { action: 'official.asked', actor: person, caseId, subject: id });
      return { id };
    });
  }

  /** A party agrees, or does not; also later: then the official has to go. */
  async consent(person: Person, caseId: string, officialId: string, consent: boolean): Promise<void> {
    await this.transactions.run(async (tx) => {
      const { relation } = await this.cases.lock(tx, person, caseId, (r) => r.party !== undefined);
      const official = await this.byId(tx, caseId, officialId);
      if (official.left_at) throw new RefusalError('official.already-left');
      await tx.query(
        `INSERT INTO session_official_consents (official_id, party_id, consent, answered_at) VALUES ($1, $2, $3, $4)
         ON CONFLICT (official_id, party_id) DO UPDATE SET consent = excluded.consent, answered_at = excluded.answered_at`,
        [officialId, relation.party?.id, consent, this.clock.now()],
      );
      await this.audit.record(tx, { action: 'official.consent', actor: person, caseId, subject: officialId, data: { consent } });
      if (!consent && official.rung_at) await this.showOut(tx, person, official);
      await this.cases.changed(tx, caseId);
    });
    await this.enforceCase(caseId);
  }

  /** Rings: only now there is a way in. A guest's link is sent by short message and shown once to the mediator. */
  async ring(person: Person, caseId: string, officialId: string): Promise<{ link: string | null; sentTo: string | null }> {
    return this.transactions.run(async (tx) => {
      const { parties } = await this.cases.lock(tx, person, caseId, (relation) => relation.mediator);
      const official = await this.byId(tx, caseId, officialId);
      if (official.left_at) throw new RefusalError('official.already-left');
      const answers: { party_id: string; consent: boolean }[] = await tx.query(`SELECT party_id, consent FROM session_official_consents WHERE official_id = $1`, [officialId]);
      const facts = { consents: parties.map((party) => answers.find((answer) => answer.party_id === party.id)?.consent) };
      const refusal = firstRefusal(PARTICIPANT_POLICIES, facts);
      if (refusal) throw new RefusalError(refusal.reason.code, refusal.reason.params);
      for (const { verdict } of judgeAll(PARTICIPANT_POLICIES, facts)) if (verdict.kind === 'open') throw new RefusalError(verdict.question.code, verdict.question.params);
      const way = official.account_id ? await this.ringAccount(tx, caseId, official, official.account_id) : await this.ringGuest(tx, person, caseId, official);
      await tx.query(`UPDATE session_officials SET rung_at = coalesce(rung_at, $2) WHERE id = $1`, [officialId, this.clock.now()]);
      if (!official.rung_at) await this.cases.tell(tx, caseId, { kind: 'official.rung', params: { name: official.name, item: official.item, officialId }, actor: person });
      await this.audit.record(tx, { action: 'official.rung', actor: person, caseId, subject: officialId });
      await this.cases.changed(tx, caseId);
      return way;
    });
  }

  /** The item is finished: the mediator shows the official out. */
  async leave(person: Person, caseId: string, officialId: string): Promise<void> {
    await this.transactions.run(async (tx) => {
      await this.cases.lock(tx, person, caseId, (relation) => relation.mediator);
      await this.showOut(tx, person, await this.byId(tx, caseId, officialId));
      await this.cases.changed(tx, caseId);
    });
    await this.enforceCase(caseId);
  }

  private async ringAccount(tx: Tx, caseId: string, official: OfficialRow, accountId: string): Promise<{ link: null; sentTo: null }> {
    if (!official.rung_at) await this.cases.grant(tx, caseId, 'official', { accountId }, official.item);
    await this.live.changed(tx, `account:${accountId}`);
    return { link: null, sentTo: null };
  }

  private async ringGuest(tx: Tx, person: Person, caseId: string, official: OfficialRow): Promise<{ link: string; sentTo: string | null }> {
    // Ringing again makes the old link worthless: only one of them may be in somebody's hand.
    if (official.guest_link_id) await this.links.revoke(tx, person, official.guest_link_id);
    const made = await this.links.create(tx, person, { caseId, role: 'official', name: official.name, item: official.item, validHours: LINK_HOURS });
    await this.cases.grant(tx, caseId, 'official', { guestLinkId: made.id }, official.item);
    await tx.query(`UPDATE session_officials SET guest_link_id = $2 WHERE id = $1`, [official.id, made.id]);
    // After the # nothing reaches a server's log.
    const link = `${this.config.PUBLIC_URL}/g#${made.token}`;
    const phone = official.phone_cipher ? this.cipher.decrypt(official.phone_cipher, 'official.phone') : undefined;
    // A guest has no account, and nobody knows which language they read: both.
    if (phone) await this.messages.send(tx, { phone, text: `【解纷】${official.name}，请您现在视频说明一件事：${official.item}。只请您一个人、这一次。Please explain this by video now; the link is for you alone, once: ${link}`, template: 'official.ring', caseId });
    return { link, sentTo: phone ? maskPhone(phone) : null };
  }

  private async showOut(tx: Tx, person: Person, official: OfficialRow): Promise<void> {
    const now = this.clock.now();
    await tx.query(`UPDATE session_officials SET left_at = coalesce(left_at, $2) WHERE id = $1`, [official.id, now]);
    await tx.query(`UPDATE session_people SET status = 'removed', banned_at = $2, hand_raised_at = NULL WHERE official_id = $1`, [official.id, now]);
    if (official.guest_link_id) await this.links.revoke(tx, person, official.guest_link_id);
    if (official.account_id) await this.cases.endGrants(tx, official.case_id, 'official', official.account_id);
    await this.audit.record(tx, { action: 'official.left', actor: person, caseId: official.case_id, subject: official.id });
  }

  private async enforceCase(caseId: string): Promise<void> {
    const rows: { id: string }[] = await this.transactions.reader.query(`SELECT id FROM sessions WHERE case_id = $1 AND ended_at IS NULL`, [caseId]);
    for (const row of rows) await this.keeper.enforce(row.id);
  }

  private async byId(tx: Tx, caseId: string, id: string): Promise<OfficialRow> {
    const rows: OfficialRow[] = await tx.query(`SELECT * FROM session_officials WHERE id = $1 AND case_id = $2 AND withdrawn_at IS NULL`, [id, caseId]);
    const [row] = rows;
    if (!row) throw new NotFoundError();
    return row;
  }

  private async mustBeOfficial(tx: Tx, accountId: string): Promise<void> {
    const rows: unknown[] = await tx.query(`SELECT 1 FROM memberships WHERE account_id = $1 AND role = 'official' AND until IS NULL`, [accountId]);
    if (rows.length === 0) throw new InvalidError('fields.invalid', { count: 1 }, { accountId: 'official.unknown' });
  }
}
