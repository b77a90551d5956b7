import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Audit } from '../audit/audit.js';
import { Cases } from '../cases/cases.js';
import { Clock } from '../platform/clock/clock.js';
import { Transactions, type Tx } from '../platform/database/transactions.js';
import type { Person } from '../platform/http/access.js';
import { RefusalError } from '../platform/http/errors.js';
import { Seats } from './seats.js';
import { VideoServer } from './video-server.port.js';

/** A pause for everybody: the microphones are closed, all see it and since when, the minutes keep both times. */
@Injectable()
export class HoldPause {
  constructor(
    private readonly transactions: Transactions,
    private readonly cases: Cases,
    private readonly seats: Seats,
    private readonly video: VideoServer,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  async start(person: Person, caseId: string): Promise<void> {
    const session = await this.transactions.run(async (tx) => {
      const { session: open } = await this.seats.lockSession(tx, person, caseId, (relation) => relation.mediator);
      // In private one side would not know what it is waiting for.
      if (await this.seats.runningCaucus(tx, open.id)) throw new RefusalError('pause.private-talk');
      const running: unknown[] = await tx.query(`SELECT 1 FROM session_pauses WHERE session_id = $1 AND ended_at IS NULL`, [open.id]);
      if (running.length > 0) return undefined;
      const id = randomUUID();
      await tx.query(`INSERT INTO session_pauses (id, session_id, called_by, started_at) VALUES ($1, $2, $3, $4)`, [id, open.id, person.accountId, this.clock.now()]);
      await this.audit.record(tx, { action: 'pause.started', actor: person, caseId, subject: id });
      await this.cases.changed(tx, caseId);
      return open;
    });
    if (!session || !this.video.available) return;
    // Who steps away must not be overheard. A video server that does not answer takes nobody's pause away.
    for (const seat of await this.seats.seatsOf(this.transactions.reader, session.id)) if (seat.status === 'admitted') await this.video.mute(session.room, seat.id).catch(() => undefined);
  }

  async end(person: Person, caseId: string): Promise<void> {
    await this.transactions.run(async (tx) => {
      const { session } = await this.seats.lockSession(tx, person, caseId, (relation) => relation.mediator);
      if (!(await this.endIn(tx, session.id))) return;
      await this.audit.record(tx, { action: 'pause.ended', actor: person, caseId, subject: session.id });
      await this.cases.changed(tx, caseId);
    });
  }

  /** Also when a private talk begins or the session closes: then nobody is resting any more. True when one was running. */
  async endIn(tx: Tx, sessionId: string): Promise<boolean> {
    const [, count]: [unknown[], number] = await tx.query(`UPDATE session_pauses SET ended_at = $2 WHERE session_id = $1 AND ended_at IS NULL`, [sessionId, this.clock.now()]);
    return count > 0;
  }
}
