import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { Invite } from '@jiefen/mediation/wire';
import type { CaseParty } from '../cases/case.entity.js';
import { Cases } from '../cases/cases.js';
import { Clocks } from '../cases/clocks.js';
import { OrganizationQueries } from '../organizations/organization.queries.js';
import { newVerifyCode } from '../papers/case-papers.js';
import { Clock } from '../platform/clock/clock.js';
import { CONFIG, type Config } from '../platform/config/config.js';
import { FieldCipher, maskPhone } from '../platform/crypto/field-cipher.js';
import { Transactions, type Tx } from '../platform/database/transactions.js';
import type { AuditActor } from '../audit/audit.js';
import type { Person } from '../platform/http/access.js';
import { InvalidError, RefusalError } from '../platform/http/errors.js';
import { Messages } from '../platform/messages/messages.js';

/** After the third message without an answer the mediator ends the mediation with notice (process 1.4). */
export const MOST_ATTEMPTS = 3;

/** Asks the other side whether they want to talk, by a short message with a link that anybody can check. */
@Injectable()
export class InviteOtherSide {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly transactions: Transactions,
    private readonly cases: Cases,
    private readonly clocks: Clocks,
    private readonly organizations: OrganizationQueries,
    private readonly messages: Messages,
    private readonly cipher: FieldCipher,
    private readonly clock: Clock,
  ) {}

  async invite(person: Person, caseId: string, request: Invite): Promise<{ attempts: number }> {
    return this.transactions.run(async (tx) => {
      const entered = await this.cases.lock(tx, person, caseId, (relation) => relation.mediator || relation.handler);
      const party = entered.parties.find((candidate) => candidate.id === request.partyId && candidate.side === 'respondent');
      if (!party) throw new InvalidError('fields.invalid', { count: 1 }, { partyId: 'party.unknown' });
      const phone = request.phone ?? this.cases.phoneOf(party);
      if (!phone) throw new InvalidError('fields.invalid', { count: 1 }, { phone: 'phone.missing' });
      if (request.phone) await this.correctPhone(tx, party, request.phone);
      const by = entered.relation.mediator ? 'mediator' : 'dispatcher';
      return this.send(tx, person, caseId, party, phone, by, entered.case.language);
    });
  }

  /** Sends the first message without anybody's asking, when a phone is known. Answers whether it was sent. */
  async inviteAtOnce(tx: Tx, actor: AuditActor, caseId: string): Promise<boolean> {
    const { case: found, parties } = await this.cases.lockForPortal(tx, caseId);
    const party = parties.find((candidate) => candidate.side === 'respondent' && candidate.phoneCipher !== null && candidate.willing === 'unknown');
    const phone = party ? this.cases.phoneOf(party) : undefined;
    if (!party || !phone) return false;
    await this.send(tx, actor, caseId, party, phone, 'portal', found.language);
    return true;
  }

  private async send(tx: Tx, actor: AuditActor, caseId: string, party: CaseParty, phone: string, by: 'mediator' | 'dispatcher' | 'portal', language: 'zh' | 'en'): Promise<{ attempts: number }> {
    const { case: found } = await this.cases.lockForPortal(tx, caseId);
    const now = this.clock.now();
    const token = randomBytes(24).toString('base64url');
    const [before]: { id: string; attempts: number }[] = await tx.query(`SELECT id, attempts FROM invitations WHERE party_id = $1 AND withdrawn_at IS NULL FOR UPDATE`, [party.id]);
    if (before && before.attempts >= MOST_ATTEMPTS) throw new RefusalError('invitation.sent-often-enough', { most: MOST_ATTEMPTS });
    const attempts = (before?.attempts ?? 0) + 1;
    let checkCode = newVerifyCode();
    if (before) {
      // The newest link is the one that works; the check code stays, it may be written down already.
      const [row]: [{ check_code: string }[], number] = await tx.query(`UPDATE invitations SET token_hash = $2, attempts = $3, last_sent_at = $4 WHERE id = $1 RETURNING check_code`, [
        before.id,
        hashToken(token),
        attempts,
        now,
      ]);
      checkCode = row[0]?.check_code ?? checkCode;
    } else {
      await tx.query(`INSERT INTO invitations (id, case_id, party_id, token_hash, check_code, sent_at, last_sent_at) VALUES ($1, $2, $3, $4, $5, $6, $6)`, [
        randomUUID(),
        caseId,
        party.id,
        hashToken(token),
        checkCode,
        now,
      ]);
    }
    const body = await this.organizations.byId(tx, found.organizationId);
    const link = `${this.config.PUBLIC_URL}/i/${token}`;
    await this.messages.send(tx, {
      phone,
      text:
        language === 'zh'
          ? `【解纷】${body.name}请您谈一件事（${found.number}）。全凭自愿，不来也不会因此判您输。看看：${link} 核对真假：打 ${body.phone ?? ''} 或在 ${this.config.PUBLIC_URL}/check 输入 ${checkCode}`
          : `[Jiefen] ${body.nameEn} invites you to talk about a matter (${found.number}). You don't have to; nothing is decided against you. See: ${link} Is this real? Call ${body.phone ?? ''} or enter ${checkCode} at ${this.config.PUBLIC_URL}/check`,
      template: 'invitation',
      caseId,
    });
    await this.cases.move(tx, found, 'inviteOtherSide', by, actor, { params: { attempt: attempts } });
    await this.clocks.stop(tx, caseId, 'inviteOtherSide');
    // Says by when an answer is hoped for. Whoever lets it pass loses nothing; the mediator then asks again.
    await this.clocks.start(tx, { caseId, organizationId: found.organizationId, clock: 'invitationAnswer', owner: 'respondent' });
    return { attempts };
  }

  private async correctPhone(tx: Tx, party: CaseParty, phone: string): Promise<void> {
    if (party.accountId !== null) throw new RefusalError('party.already-came-in');
    await tx.query(`UPDATE case_parties SET phone_cipher = $2, phone_index = $3, phone_masked = $4, version = version + 1 WHERE id = $1`, [
      party.id,
      this.cipher.encrypt(phone, 'party.phone'),
      this.cipher.blindIndex(phone, 'phone'),
      maskPhone(phone),
    ]);
  }
}

export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}
