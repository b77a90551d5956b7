import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { isFinal, mayMove, MOVES, type Actor, type CaseState, type Complexity, type DisputeKind, type Entrustment, type MoveName, type Regime, type Side, type TerminationReason } from '@jiefen/mediation';
import { Audit, type AuditActor } from '../audit/audit.js';
import { Clock } from '../platform/clock/clock.js';
import { FieldCipher } from '../platform/crypto/field-cipher.js';
import type { Tx } from '../platform/database/transactions.js';
import { ConflictError, NotFoundError, RefusalError } from '../platform/http/errors.js';
import type { Person } from '../platform/http/access.js';
import { Jobs } from '../platform/jobs/jobs.js';
import { Live } from '../platform/live/live.js';
import { speakersOf } from './acting.js';
import { CASE_HAPPENED } from './case-events.js';
import { Case, CaseParty } from './case.entity.js';
import { mayEnter, relationOf, type CaseFacts, type CaseRelation } from './case-relation.js';

/** What else changes together with the state. */
export interface MoveDetails {
  /** Kind of the timeline entry; default `move.<name>`. */
  readonly kind?: string;
  readonly params?: Readonly<Record<string, string | number>>;
  readonly seenBy?: 'all' | 'staff';
  readonly set?: {
    readonly complexity?: Complexity;
    readonly complexityReason?: string;
    readonly mediatorAccountId?: string | null;
    readonly organizationId?: string;
    readonly organizationPath?: string;
    readonly fileNumber?: string;
    readonly kind?: DisputeKind;
    readonly regime?: Regime;
    readonly entrustment?: Entrustment | null;
    readonly entrustedBy?: string | null;
    readonly entrustedOn?: string | null;
    readonly terminationReason?: TerminationReason;
    readonly terminationNote?: string;
  };
}

/** A case a person may enter, with how they stand to it. */
export interface EnteredCase {
  readonly case: Case;
  readonly parties: readonly CaseParty[];
  readonly relation: CaseRelation;
}

/** The spine: opens cases, decides who may enter, moves the state, keeps the timeline. The only writer of cases.state. */
@Injectable()
export class Cases {
  constructor(
    private readonly clock: Clock,
    private readonly cipher: FieldCipher,
    private readonly audit: Audit,
    private readonly jobs: Jobs,
    private readonly live: Live,
  ) {}

  /**
   * The case, when this person may enter it and `allowed` agrees.
   * @throws NotFoundError when it is not there or not theirs: the two are never told apart.
   */
  async enter(tx: Tx, person: Person, caseId: string, allowed: (relation: CaseRelation) => boolean = mayEnter): Promise<EnteredCase> {
    return this.load(tx, person, caseId, allowed, false);
  }

  /** As `enter`, with the case row locked until the transaction ends: use it before every change. */
  async lock(tx: Tx, person: Person, caseId: string, allowed: (relation: CaseRelation) => boolean = mayEnter): Promise<EnteredCase> {
    return this.load(tx, person, caseId, allowed, true);
  }

  /** The locked case for the portal's own acts (jobs, webhooks, deadlines): no person is asked for. */
  async lockForPortal(tx: Tx, caseId: string): Promise<{ case: Case; parties: CaseParty[] }> {
    const found = await tx.findOne(Case, { where: { id: caseId }, lock: { mode: 'pessimistic_write' } });
    if (!found) throw new NotFoundError();
    return { case: found, parties: await this.partiesOf(tx, caseId) };
  }

  /**
   * Moves a locked case. State, timeline, audit and the event for observers are written together.
   * @throws RefusalError `case.move-not-possible` when the lifecycle does not allow it, ConflictError when somebody was faster.
   */
  async move(tx: Tx, target: Case, name: MoveName, by: Actor, actor: AuditActor, details: MoveDetails = {}): Promise<Case> {
    if (!mayMove(name, target.state, by)) throw new RefusalError('case.move-not-possible', { move: name, state: target.state });
    const to: CaseState = MOVES[name].to;
    const now = this.clock.now();
    const change: Partial<Case> = {
      ...details.set,
      state: to,
      stateSince: now,
      version: target.version + 1,
      ...(name === 'accept' ? { acceptedAt: now } : {}),
      ...(isFinal(to) ? { endedAt: now } : {}),
    };
    const result = await tx.update(Case, { id: target.id, version: target.version }, change);
    if (result.affected !== 1) throw new ConflictError('case.changed-meanwhile');
    await this.audit.record(tx, { action: `case.${name}`, actor, caseId: target.id, data: { from: target.state, to } });
    const moved = Object.assign(Object.create(Case.prototype) as Case, target, change);
    await this.tell(tx, target.id, { kind: details.kind ?? `move.${name}`, actor, ...(details.params ? { params: details.params } : {}), ...(details.seenBy ? { seenBy: details.seenBy } : {}) });
    await this.live.changed(tx, `org:${moved.organizationId}`);
    if (isFinal(to)) {
      await tx.query(`UPDATE case_deadlines SET ended_at = $2 WHERE case_id = $1 AND ended_at IS NULL`, [target.id, now]);
      await tx.query(`UPDATE consent_questions SET settled_at = $2, outcome = 'withdrawn' WHERE case_id = $1 AND settled_at IS NULL`, [target.id, now]);
    }
    return moved;
  }

  /** Writes one line on the timeline and tells observers and open pages. Does not change the state. */
  async tell(
    tx: Tx,
    caseId: string,
    entry: { kind: string; params?: Readonly<Record<string, string | number>>; actor: AuditActor; side?: Side; seenBy?: 'all' | 'staff' },
  ): Promise<void> {
    const person = typeof entry.actor === 'string' ? undefined : entry.actor;
    const rows: { id: string }[] = await tx.query(
      `INSERT INTO case_timeline (case_id, at, kind, params, actor_account_id, actor_name, actor_side, seen_by)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8) RETURNING id`,
      [caseId, this.clock.now(), entry.kind, JSON.stringify(entry.params ?? {}), person && person.kind !== 'guest' ? person.accountId : null, person?.name ?? null, entry.side ?? null, entry.seenBy ?? 'all'],
    );
    const timelineId = String(rows[0]?.id ?? '');
    await this.jobs.send(tx, CASE_HAPPENED, { caseId, timelineId, kind: entry.kind });
    await this.live.changed(tx, `case:${caseId}`);
  }

  /** Tells open pages of a case to read again; for changes that are not worth a line on the timeline. */
  async changed(tx: Tx, caseId: string): Promise<void> {
    await this.live.changed(tx, `case:${caseId}`);
  }

  /** Lets an account, a body or a guest into a case for a role. */
  async grant(
    tx: Tx,
    caseId: string,
    role: 'mediator' | 'official' | 'court' | 'helper' | 'followUp' | 'participant',
    whose: { accountId: string } | { organizationId: string } | { guestLinkId: string },
    item?: string,
  ): Promise<void> {
    await tx.query(
      `INSERT INTO case_grants (id, case_id, role, account_id, organization_id, guest_link_id, item, since) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [
        randomUUID(),
        caseId,
        role,
        'accountId' in whose ? whose.accountId : null,
        'organizationId' in whose ? whose.organizationId : null,
        'guestLinkId' in whose ? whose.guestLinkId : null,
        item ?? null,
        this.clock.now(),
      ],
    );
  }

  async endGrants(tx: Tx, caseId: string, role: string, accountId?: string): Promise<void> {
    await tx.query(`UPDATE case_grants SET until = $3 WHERE case_id = $1 AND role = $2 AND until IS NULL AND ($4::uuid IS NULL OR account_id = $4)`, [
      caseId,
      role,
      this.clock.now(),
      accountId ?? null,
    ]);
  }

  /** The next number of a committee for a year, without gaps: taken inside the transaction that uses it (forms 3.1). */
  async nextNumber(tx: Tx, organizationId: string, kind: 'file' | 'agreement', year: number): Promise<number> {
    const rows: { last: number }[] = await tx.query(
      `INSERT INTO number_sequences (organization_id, kind, year, last) VALUES ($1, $2, $3, 1)
       ON CONFLICT (organization_id, kind, year) DO UPDATE SET last = number_sequences.last + 1 RETURNING last`,
      [organizationId, kind, year],
    );
    const [row] = rows;
    if (!row) throw new Error('no number was given');
    return row.last;
  }

  async partiesOf(tx: Tx, caseId: string): Promise<CaseParty[]> {
    return tx.find(CaseParty, { where: { caseId }, order: { side: 'ASC', position: 'ASC' } });
  }

  /** The readable phone of a party, for sending a message. Never put it on a screen by default. */
  phoneOf(party: CaseParty): string | undefined {
    return party.phoneCipher ? this.cipher.decrypt(party.phoneCipher, 'party.phone') : undefined;
  }

  /** The readable address of a party, for the forms. */
  addressOf(party: CaseParty): string | undefined {
    return party.addressCipher ? this.cipher.decrypt(party.addressCipher, 'party.address') : undefined;
  }

  private async load(tx: Tx, person: Person, caseId: string, allowed: (relation: CaseRelation) => boolean, lock: boolean): Promise<EnteredCase> {
    const found = await tx.findOne(Case, { where: { id: caseId }, ...(lock ? { lock: { mode: 'pessimistic_write' } } : {}) });
    if (!found) throw new NotFoundError();
    const parties = await this.partiesOf(tx, caseId);
    const grants: CaseFacts['grants'] = await tx.query(
      `SELECT role, account_id AS "accountId", organization_id AS "organizationId", guest_link_id AS "guestLinkId" FROM case_grants WHERE case_id = $1 AND until IS NULL`,
      [caseId],
    );
    const speakers = person.kind === 'resident' ? await speakersOf(tx, caseId, this.clock.today()) : [];
    const relation = relationOf(person, { organizationPath: found.organizationPath, mediatorAccountId: found.mediatorAccountId, parties, grants, speakers });
    if (!mayEnter(relation) || !allowed(relation)) throw new NotFoundError();
    return { case: found, parties, relation };
  }
}
