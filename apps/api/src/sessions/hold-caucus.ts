import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Side } from '@jiefen/mediation';
import { Audit } from '../audit/audit.js';
import { Cases } from '../cases/cases.js';
import { Clock } from '../platform/clock/clock.js';
import { Transactions } from '../platform/database/transactions.js';
import type { Person } from '../platform/http/access.js';
import { RefusalError } from '../platform/http/errors.js';
import { HoldPause } from './hold-pause.js';
import { RoomKeeper } from './room-keeper.js';
import { newRoomName, Seats } from './seats.js';

/** Private talk of the mediator with one side, in a room of its own. The record keeps its times and nothing else. */
@Injectable()
export class HoldCaucus {
  constructor(
    private readonly transactions: Transactions,
    private readonly cases: Cases,
    private readonly seats: Seats,
    private readonly keeper: RoomKeeper,
    private readonly pauses: HoldPause,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  async start(person: Person, caseId: string, side: Side): Promise<void> {
    const sessionId = await this.transactions.run(async (tx) => {
      const { session } = await this.seats.lockSession(tx, person, caseId, (relation) => relation.mediator);
      await this.seats.admittedSeat(tx, session.id, person);
      if (await this.seats.runningCaucus(tx, session.id)) throw new RefusalError('caucus.running');
      const seats = await this.seats.seatsOf(tx, session.id);
      if (!seats.some((seat) => seat.side === side && seat.status === 'admitted' && !seat.banned_at)) throw new RefusalError('caucus.side-not-here', { side });
      await this.pauses.endIn(tx, session.id);
      const id = randomUUID();
      await tx.query(`INSERT INTO caucuses (id, session_id, side, room, started_at) VALUES ($1, $2, $3, $4, $5)`, [id, session.id, side, newRoomName('private'), this.clock.now()]);
      await tx.query(`UPDATE session_people SET private_wanted_at = NULL WHERE session_id = $1 AND side = $2`, [session.id, side]);
      await this.audit.record(tx, { action: 'caucus.started', actor: person, caseId, subject: id, data: { side } });
      await this.cases.changed(tx, caseId);
      return session.id;
    });
    await this.keeper.enforce(sessionId);
  }

  /** The mediator ends it, and so may the side in it: nobody is kept in private. */
  async end(person: Person, caseId: string): Promise<void> {
    const sessionId = await this.transactions.run(async (tx) => {
      const { session, relation } = await this.seats.lockSession(tx, person, caseId, (r) => r.mediator || r.party !== undefined);
      const caucus = await this.seats.runningCaucus(tx, session.id);
      if (!caucus) return session.id;
      if (relation.party && relation.party.side !== caucus.side) throw new RefusalError('caucus.not-yours');
      await tx.query(`UPDATE caucuses SET ended_at = $2 WHERE id = $1`, [caucus.id, this.clock.now()]);
      // What was typed in private is not kept, as what was said is not.
      await tx.query(`DELETE FROM session_chat WHERE caucus_id = $1`, [caucus.id]);
      await this.audit.record(tx, { action: 'caucus.ended', actor: person, caseId, subject: caucus.id });
      await this.cases.changed(tx, caseId);
      return session.id;
    });
    await this.keeper.enforce(sessionId);
  }
}
