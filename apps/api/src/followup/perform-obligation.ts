import { Injectable } from '@nestjs/common';
import { mediationClock } from '@jiefen/mediation';
import type { ClaimObligation } from '@jiefen/mediation/wire';
import { Audit } from '../audit/audit.js';
import type { CaseRelation } from '../cases/case-relation.js';
import { Cases, type EnteredCase } from '../cases/cases.js';
import { Clocks } from '../cases/clocks.js';
import { Clock } from '../platform/clock/clock.js';
import { Transactions, type Tx } from '../platform/database/transactions.js';
import type { Person } from '../platform/http/access.js';
import { ConflictError, InvalidError, NotFoundError, RefusalError } from '../platform/http/errors.js';
import { Jobs } from '../platform/jobs/jobs.js';
import { FollowUpDue } from './follow-up-due.js';
import { isLate, mayDo, OBLIGATION_RULE, obligationById, obligationsOf, type ObligationRow } from './obligation-row.js';
import { WRITE_RECEIPT } from './write-receipt.job.js';

type Act = keyof ReturnType<typeof mayDo>;

/** "I have paid", "received", "not received": each obligation is closed by the one who receives, never by the one who owes. */
@Injectable()
export class PerformObligation {
  constructor(
    private readonly transactions: Transactions,
    private readonly cases: Cases,
    private readonly clocks: Clocks,
    private readonly due: FollowUpDue,
    private readonly audit: Audit,
    private readonly clock: Clock,
    private readonly jobs: Jobs,
  ) {}

  async claim(person: Person, id: string, request: ClaimObligation): Promise<void> {
    if (request.doneOn > this.clock.today()) throw new InvalidError('obligation.day-in-future', {}, { doneOn: 'obligation.day-in-future' });
    await this.act(person, id, 'claim', async (tx, row, entered) => {
      if (request.exhibitId) await this.mustBeOwnExhibit(tx, request.exhibitId, row.case_id, person);
      await this.change(tx, row, `state = 'claimed', claimed_at = $3, done_on = $4, claim_note = $5, proof_exhibit_id = $6, answered_at = NULL, answer_note = ''`, [this.clock.now(), request.doneOn, request.note, request.exhibitId ?? null]);
      await this.tell(tx, entered, person, 'obligation.claimed', row);
    });
  }

  /** Also without a claim: cash that was handed over needs no screenshot. */
  async confirm(person: Person, id: string): Promise<void> {
    await this.act(person, id, 'confirm', async (tx, row, entered) => {
      await this.change(tx, row, `state = 'confirmed', answered_at = $3, answered_by = $4, answer_note = '', done_on = coalesce(done_on, $5)`, [this.clock.now(), entered.relation.party?.id, this.clock.today()]);
      await this.clocks.stopRule(tx, row.case_id, OBLIGATION_RULE, row.id);
      await this.tell(tx, entered, person, 'obligation.confirmed', row);
      if (row.kind === 'payment') await this.jobs.send(tx, WRITE_RECEIPT, { obligationId: row.id });
      await this.whenAllDone(tx, entered);
    });
  }

  async dispute(person: Person, id: string, note: string): Promise<void> {
    await this.act(person, id, 'dispute', async (tx, row, entered) => {
      await this.change(tx, row, `state = 'disputed', answered_at = $3, answered_by = $4, answer_note = $5`, [this.clock.now(), entered.relation.party?.id, note]);
      await this.tell(tx, entered, person, 'obligation.disputed', row);
    });
  }

  /** Said before the day: no change of the agreement, only a word in time, so that both can talk. */
  async hardship(person: Person, id: string, note: string): Promise<void> {
    await this.act(person, id, 'hardship', async (tx, row, entered) => {
      await this.change(tx, row, `hardship_at = $3, hardship_note = $4`, [this.clock.now(), note]);
      await this.tell(tx, entered, person, 'obligation.hardship', row);
    });
  }

  /** The one who waits reports that it was not done; what then, stands on the page, and the committee hears of it (RMTJ 31). */
  async breach(person: Person, id: string): Promise<void> {
    await this.act(person, id, 'breach', async (tx, row, entered) => {
      await this.change(tx, row, `breach_at = $3`, [this.clock.now()]);
      await this.tell(tx, entered, person, 'obligation.breach', row);
    });
  }

  /** Circumstances have changed: both may talk again; the agreement stands until a new one replaces it. */
  async mediateAgain(person: Person, caseId: string, { reason, rulingStays }: { reason: string; rulingStays?: true | undefined }): Promise<void> {
    await this.transactions.run(async (tx) => {
      const { case: found, relation } = await this.cases.lock(tx, person, caseId, (r) => r.party !== undefined || r.mediator);
      const open = await obligationsOf(tx, caseId);
      if (open.length > 0 && open.every((row) => row.state === 'confirmed')) throw new RefusalError('obligation.all-done');
      // A ruling is not undone by talking: who begins again has to have read it (CPL 206).
      const ruled: unknown[] = await tx.query(`SELECT 1 FROM confirmation_applications a JOIN agreements g ON g.id = a.agreement_id WHERE a.case_id = $1 AND a.state = 'confirmed' AND g.state = 'inEffect'`, [caseId]);
      if (ruled.length > 0 && rulingStays !== true) throw new RefusalError('confirmation.ruling-stays');
      await this.cases.move(tx, found, 'mediateAgain', relation.party ? 'party' : 'mediator', person, { params: { reason } });
      // New talks, a new period to lead them in (NB 27); the promises made before keep their own days.
      await this.clocks.startRule(tx, mediationClock(found.regime, found.kind, found.entrustment ?? undefined), { caseId, organizationId: found.organizationId, owner: 'mediator' });
      // A court that refused has no part in the new talks.
      await this.cases.endGrants(tx, caseId, 'court');
    });
  }

  private async act(person: Person, id: string, act: Act, work: (tx: Tx, row: ObligationRow, entered: EnteredCase) => Promise<void>): Promise<void> {
    await this.transactions.run(async (tx) => {
      const seen = await obligationById(tx, id);
      if (!seen) throw new NotFoundError();
      const entered = await this.cases.lock(tx, person, seen.case_id, (relation) => relation.party !== undefined);
      const row = await obligationById(tx, id);
      if (!row) throw new NotFoundError();
      this.refuse(entered.relation, row, act, entered);
      await work(tx, row, entered);
      await this.audit.record(tx, { action: `obligation.${act}`, actor: person, caseId: row.case_id, subject: row.id });
    });
  }

  private refuse(relation: CaseRelation, row: ObligationRow, act: Act, { parties }: EnteredCase): void {
    const today = this.clock.today();
    if (mayDo(relation, row, new Map(parties.map((party) => [party.id, party.side])), today)[act]) return;
    if (row.state === 'confirmed') throw new ConflictError('obligation.already-confirmed');
    if (act === 'breach' && !isLate(row, today)) throw new RefusalError('obligation.not-late');
    throw new RefusalError('obligation.not-yours', { act });
  }

  private async change(tx: Tx, row: ObligationRow, set: string, values: unknown[]): Promise<void> {
    const [, count]: [unknown[], number] = await tx.query(`UPDATE obligations SET ${set}, version = version + 1 WHERE id = $1 AND version = $2`, [row.id, row.version, ...values]);
    if (count !== 1) throw new ConflictError('obligation.changed-meanwhile');
  }

  private async tell(tx: Tx, { relation }: EnteredCase, person: Person, kind: string, row: ObligationRow): Promise<void> {
    await this.cases.tell(tx, row.case_id, { kind, params: { clause: row.clause, part: row.part, parts: row.parts }, actor: person, ...(relation.party ? { side: relation.party.side } : {}) });
  }

  /** Everything is performed: nothing is left for a court, and somebody else asks how it went. */
  private async whenAllDone(tx: Tx, { case: found }: EnteredCase): Promise<void> {
    const rows = await obligationsOf(tx, found.id);
    if (!rows.every((row) => row.state === 'confirmed' || row.kind === 'refrain')) return;
    if (found.state === 'agreementInEffect') await this.cases.move(tx, found, 'startPerformance', 'portal', 'portal', {});
    await this.due.start(tx, found);
  }

  private async mustBeOwnExhibit(tx: Tx, exhibitId: string, caseId: string, person: Person): Promise<void> {
    const rows: unknown[] = await tx.query(`SELECT 1 FROM exhibits WHERE id = $1 AND case_id = $2 AND owner_account_id = $3 AND removed_at IS NULL`, [exhibitId, caseId, person.accountId]);
    if (rows.length === 0) throw new InvalidError('files.missing', {}, { exhibitId: 'files.missing' });
  }
}
