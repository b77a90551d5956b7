import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DISCLOSURE_POLICIES, type Relation } from '@jiefen/mediation';
import { Audit } from '../audit/audit.js';
import { Cases } from '../cases/cases.js';
import { Consents } from '../cases/consents.js';
import { GuestLinks } from '../identity/guest-links.js';
import { Clock } from '../platform/clock/clock.js';
import { Transactions, type Tx } from '../platform/database/transactions.js';
import type { Person } from '../platform/http/access.js';
import { RefusalError } from '../platform/http/errors.js';
import { mustBeMet } from '../platform/http/must-be-met.js';
import { HoldPause } from './hold-pause.js';
import { RoomKeeper } from './room-keeper.js';
import { newRoomName, Seats } from './seats.js';
import { maySitTogether } from './sessions.access.js';

/** Opens and ends a mediation session. */
@Injectable()
export class OpenSession {
  constructor(
    private readonly transactions: Transactions,
    private readonly cases: Cases,
    private readonly consents: Consents,
    private readonly seats: Seats,
    private readonly keeper: RoomKeeper,
    private readonly pauses: HoldPause,
    private readonly links: GuestLinks,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** Opens the session; a second press answers the same. The mediator sits down by the act. */
  async open(person: Person, caseId: string): Promise<{ sessionId: string }> {
    const sessionId = await this.transactions.run(async (tx) => {
      const { case: found } = await this.cases.lock(tx, person, caseId, (relation) => relation.mediator);
      const already = await this.seats.openSession(tx, caseId);
      if (already) return already.id;
      const together = maySitTogether(found.state);
      if (together === 'not-yet') throw new RefusalError('session.not-yet');
      if (together === 'over') throw new RefusalError('session.case-over');
      await this.relationIsAccepted(tx, caseId);
      const id = randomUUID();
      await tx.query(`INSERT INTO sessions (id, case_id, room, opened_by, opened_at) VALUES ($1, $2, $3, $4, $5)`, [id, caseId, newRoomName('main'), person.accountId, this.clock.now()]);
      if (together === 'open') await this.cases.move(tx, found, 'openSession', 'mediator', person);
      else await this.cases.tell(tx, caseId, { kind: 'session.opened-again', actor: person });
      await this.audit.record(tx, { action: 'session.opened', actor: person, caseId, subject: id });
      return id;
    });
    await this.keeper.enforce(sessionId);
    return { sessionId };
  }

  /** A disclosed relation that a side has not yet agreed to: nobody talks before it has (ZXTJ 13). */
  private async relationIsAccepted(tx: Tx, caseId: string): Promise<void> {
    const asked = await this.consents.open<{ relations: readonly Relation[] }>(tx, caseId, 'relation');
    if (asked) mustBeMet(DISCLOSURE_POLICIES, { disclosed: true, relations: asked.params.relations });
  }

  /** Ends the session: rooms close, officials' ways in end, what was typed in private is gone. */
  async end(person: Person, caseId: string): Promise<void> {
    const sessionId = await this.transactions.run(async (tx) => {
      const { session } = await this.seats.lockSession(tx, person, caseId, (relation) => relation.mediator);
      const now = this.clock.now();
      await tx.query(`DELETE FROM session_chat WHERE session_id = $1 AND caucus_id IS NOT NULL`, [session.id]);
      await this.pauses.endIn(tx, session.id);
      await tx.query(`UPDATE caucuses SET ended_at = $2 WHERE session_id = $1 AND ended_at IS NULL`, [session.id, now]);
      await tx.query(`UPDATE session_people SET status = 'left', hand_raised_at = NULL, private_wanted_at = NULL WHERE session_id = $1 AND status IN ('waiting', 'admitted')`, [session.id]);
      const guests: { guest_link_id: string }[] = await tx.query(`SELECT guest_link_id FROM session_officials WHERE case_id = $1 AND guest_link_id IS NOT NULL AND left_at IS NULL`, [caseId]);
      for (const guest of guests) await this.links.revoke(tx, person, guest.guest_link_id);
      await tx.query(`UPDATE session_officials SET left_at = $2 WHERE case_id = $1 AND rung_at IS NOT NULL AND left_at IS NULL`, [caseId, now]);
      await this.cases.endGrants(tx, caseId, 'official');
      await tx.query(`UPDATE sessions SET ended_at = $2, document = NULL WHERE id = $1`, [session.id, now]);
      await this.cases.tell(tx, caseId, { kind: 'session.ended', actor: person });
      await this.audit.record(tx, { action: 'session.ended', actor: person, caseId, subject: session.id });
      return session.id;
    });
    await this.keeper.enforce(sessionId);
  }
}
