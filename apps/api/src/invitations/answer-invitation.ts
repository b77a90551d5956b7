import { Injectable } from '@nestjs/common';
import type { AnswerInvitation, InvitationCheck, InvitationView } from '@jiefen/mediation/wire';
import { Audit } from '../audit/audit.js';
import { Cases } from '../cases/cases.js';
import { Clocks } from '../cases/clocks.js';
import { LogInResident } from '../identity/log-in-resident.js';
import { LoginSessions } from '../identity/login-sessions.js';
import { OneTimeCodes } from '../identity/one-time-codes.js';
import { Clock } from '../platform/clock/clock.js';
import { Transactions, type Tx } from '../platform/database/transactions.js';
import type { Person } from '../platform/http/access.js';
import { NotFoundError, RefusalError } from '../platform/http/errors.js';
import { hashToken } from './invite-other-side.js';

interface InvitationRow {
  id: string;
  case_id: string;
  party_id: string;
  check_code: string;
  sent_at: Date;
  answer: InvitationView['answer'];
  number: string;
  kind: InvitationView['kind'];
  language: 'zh' | 'en';
  wish: string | null;
  applicant_name: string;
  invited_name: string;
  invited_account_id: string | null;
  phone_masked: string | null;
  mediator_name: string | null;
  organization_name: string;
  organization_name_en: string;
  organization_phone: string | null;
  organization_address: string | null;
  hoped_by: string | null;
}

/** What an invited person can do: look, prove the phone, answer. */
@Injectable()
export class AnswerInvitationUseCase {
  constructor(
    private readonly transactions: Transactions,
    private readonly cases: Cases,
    private readonly clocks: Clocks,
    private readonly codes: OneTimeCodes,
    private readonly residents: LogInResident,
    private readonly sessions: LoginSessions,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  async look(person: Person | undefined, token: string): Promise<InvitationView> {
    const row = await this.read(this.transactions.reader, token);
    const entered = person !== undefined && row.invited_account_id === person.accountId;
    return {
      caseId: row.case_id,
      number: row.number,
      checkCode: row.check_code,
      kind: row.kind,
      applicantName: row.applicant_name,
      wish: entered ? row.wish : null,
      invitedName: row.invited_name,
      phoneMasked: row.phone_masked,
      mediatorName: row.mediator_name,
      organization: { name: row.organization_name, nameEn: row.organization_name_en, phone: row.organization_phone, address: row.organization_address },
      sentAt: new Date(row.sent_at).toISOString(),
      hopedBy: row.hoped_by,
      entered,
      answer: row.answer,
    };
  }

  /** Anybody with the printed or sent check code learns whether the message was ours. */
  async check(code: string): Promise<InvitationCheck> {
    const rows: { number: string; name: string; name_en: string; phone: string | null; sent_at: Date }[] = await this.transactions.reader.query(
      `SELECT c.number, o.name, o.name_en, o.phone, i.sent_at FROM invitations i JOIN cases c ON c.id = i.case_id JOIN organizations o ON o.id = c.organization_id WHERE i.check_code = $1`,
      [code.normalize('NFKC').toUpperCase().replace(/[^A-Z0-9]/g, '').replace(/^(.{4})(.{4})(.{4})$/, '$1-$2-$3')],
    );
    const [row] = rows;
    return row
      ? { genuine: true, number: row.number, organizationName: row.name, organizationNameEn: row.name_en, organizationPhone: row.phone, sentOn: this.clock.dayOf(new Date(row.sent_at)) }
      : { genuine: false, number: null, organizationName: null, organizationNameEn: null, organizationPhone: null, sentOn: null };
  }

  /** Sends a code to the phone that was invited; the number itself is never shown. */
  async sendCode(token: string): Promise<{ validMinutes: number; againInSeconds: number }> {
    const row = await this.read(this.transactions.reader, token);
    return this.codes.send({ phone: await this.phone(row), purpose: 'invitation', subject: row.id, language: row.language, caseId: row.case_id });
  }

  /** The phone is proved: opens the account, ties it to the party, logs in. */
  async enter(token: string, code: string, name: string | undefined): Promise<{ token: string; expiresAt: Date; caseId: string }> {
    const row = await this.read(this.transactions.reader, token);
    const phone = await this.phone(row);
    const codeId = await this.codes.check({ phone, purpose: 'invitation', subject: row.id }, code);
    return this.transactions.run(async (tx) => {
      await this.codes.consume(tx, codeId);
      const { parties } = await this.cases.lockForPortal(tx, row.case_id);
      const accountId = await this.residents.accountFor(tx, phone, name ?? row.invited_name, row.language);
      const party = parties.find((candidate) => candidate.id === row.party_id);
      if (!party) throw new NotFoundError();
      if (party.accountId !== null && party.accountId !== accountId) throw new RefusalError('party.already-came-in');
      // One phone on both sides would be one person talking to themselves.
      if (parties.some((other) => other.side === 'applicant' && other.accountId === accountId)) throw new RefusalError('party.is-other-side');
      await tx.query(`UPDATE case_parties SET account_id = $2, name = CASE WHEN name = '' THEN $3 ELSE name END, version = version + 1 WHERE id = $1`, [party.id, accountId, name ?? '']);
      await tx.query(`UPDATE invitations SET opened_at = coalesce(opened_at, $2) WHERE id = $1`, [row.id, this.clock.now()]);
      await this.audit.record(tx, { action: 'invitation.entered', actor: 'nobody', caseId: row.case_id, subject: row.id });
      await this.cases.changed(tx, row.case_id);
      return { ...(await this.sessions.open(tx, { accountId, kind: 'resident' })), caseId: row.case_id };
    });
  }

  async answer(person: Person, token: string, request: AnswerInvitation): Promise<{ caseId: string }> {
    return this.transactions.run(async (tx) => {
      const row = await this.read(tx, token);
      const entered = await this.cases.lock(tx, person, row.case_id, (relation) => relation.party?.id === row.party_id);
      if (row.answer === request.answer) return { caseId: row.case_id };
      if (row.answer === 'accepted' || row.answer === 'declined') throw new RefusalError('invitation.already-answered', { answer: row.answer });
      await tx.query(`UPDATE invitations SET answer = $2, answer_note = $3, answered_at = $4 WHERE id = $1`, [row.id, request.answer, request.note, this.clock.now()]);
      const willing = request.answer === 'declined' ? 'no' : request.answer === 'accepted' ? 'yes' : 'unknown';
      await tx.query(`UPDATE case_parties SET willing = $2, version = version + 1 WHERE id = $1`, [row.party_id, willing]);
      const params = request.note ? { note: request.note } : {};
      await this.clocks.stop(tx, row.case_id, 'invitationAnswer');
      if (request.answer === 'accepted') {
        const first = entered.case.mediatorAccountId === null;
        await this.cases.move(tx, entered.case, first ? 'otherSideAcceptsFirst' : 'otherSideAccepts', 'party', person, { params });
        if (first) await this.clocks.awaitMediator(tx, { caseId: row.case_id, organizationId: entered.case.organizationId });
      } else if (request.answer === 'declined') {
        // An express refusal ends the mediation at once; the applicant is told the other ways (RMTJ 17, 26).
        await this.cases.move(tx, entered.case, 'terminate', 'party', person, { params: { reason: 'partyRefuses', ...params }, set: { terminationReason: 'partyRefuses', terminationNote: request.note } });
      } else {
        await this.cases.tell(tx, row.case_id, { kind: `invitation.${request.answer === 'otherTime' ? 'other-time' : 'other-mediator'}`, params, actor: person, side: 'respondent' });
      }
      return { caseId: row.case_id };
    });
  }

  private async phone(row: InvitationRow): Promise<string> {
    const party = (await this.cases.partiesOf(this.transactions.reader, row.case_id)).find((candidate) => candidate.id === row.party_id);
    const phone = party ? this.cases.phoneOf(party) : undefined;
    if (!phone) throw new RefusalError('invitation.no-phone');
    return phone;
  }

  private async read(tx: Tx, token: string): Promise<InvitationRow> {
    const rows: InvitationRow[] = await tx.query(
      `SELECT i.id, i.case_id, i.party_id, i.check_code, i.sent_at, i.answer, c.number, c.kind, c.language, f.wish,
              (SELECT name FROM case_parties WHERE case_id = c.id AND side = 'applicant' ORDER BY position LIMIT 1) AS applicant_name,
              p.name AS invited_name, p.account_id AS invited_account_id, p.phone_masked, m.name AS mediator_name,
              o.name AS organization_name, o.name_en AS organization_name_en, o.phone AS organization_phone, o.address AS organization_address,
              (SELECT to_char(due_day, 'YYYY-MM-DD') FROM case_deadlines d WHERE d.case_id = c.id AND d.rule = 'clock.invitation-answer' AND d.ended_at IS NULL) AS hoped_by
         FROM invitations i JOIN cases c ON c.id = i.case_id JOIN case_parties p ON p.id = i.party_id JOIN organizations o ON o.id = c.organization_id
         LEFT JOIN filings f ON f.case_id = c.id LEFT JOIN accounts m ON m.id = c.mediator_account_id
        WHERE i.token_hash = $1 AND i.withdrawn_at IS NULL`,
      [hashToken(token)],
    );
    const [row] = rows;
    if (!row) throw new NotFoundError('invitation.unknown');
    return row;
  }
}
