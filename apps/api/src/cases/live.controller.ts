import { Controller, Query, Sse, type MessageEvent } from '@nestjs/common';
import { interval, map, merge, type Observable } from 'rxjs';
import { z } from 'zod';
import { Transactions } from '../platform/database/transactions.js';
import { NotFoundError } from '../platform/http/errors.js';
import { Allow, Me, type Person } from '../platform/http/access.js';
import { Live } from '../platform/live/live.js';
import { Cases } from './cases.js';

const Topics = z.strictObject({ topics: z.string().max(2000).transform((text) => text.split(',').filter((topic) => topic !== '')) });

/** Tells open pages that something changed. Topics: `me`, `case:<id>`, `org:<id>`; each is judged before listening. */
@Controller('live')
export class LiveController {
  constructor(
    private readonly live: Live,
    private readonly cases: Cases,
    private readonly transactions: Transactions,
  ) {}

  @Allow('resident', 'gridWorker', 'clerk', 'dispatcher', 'mediator', 'official', 'supervisor', 'judge', 'administrator', 'guest')
  @Sse()
  async listen(@Me() person: Person, @Query({ schema: Topics }) query: z.infer<typeof Topics>): Promise<Observable<MessageEvent>> {
    const topics: string[] = [];
    for (const topic of query.topics) topics.push(await this.allowed(person, topic));
    const changes = this.live.watch(topics).pipe(map((change): MessageEvent => ({ data: { topic: change.topic.startsWith('account:') ? 'me' : change.topic, version: change.version } })));
    // A proxy cuts a silent connection: something small every 20 s keeps it.
    return merge(
      changes,
      interval(20_000).pipe(map((): MessageEvent => ({ type: 'alive', data: {} }))),
    );
  }

  private async allowed(person: Person, topic: string): Promise<string> {
    if (topic === 'me') return `account:${person.accountId}`;
    const [kind, id = ''] = topic.split(':');
    if (kind === 'case' && z.uuid().safeParse(id).success) {
      await this.cases.enter(this.transactions.reader, person, id);
      return topic;
    }
    if (kind === 'org' && z.uuid().safeParse(id).success) {
      const rows: { path: string }[] = await this.transactions.reader.query(`SELECT path FROM organizations WHERE id = $1`, [id]);
      if (person.memberships.some((membership) => rows[0]?.path.startsWith(membership.path))) return topic;
    }
    throw new NotFoundError();
  }
}
