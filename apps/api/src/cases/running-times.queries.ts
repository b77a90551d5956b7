import { Injectable } from '@nestjs/common';
import { daysAskedFor, daysFromFiling, limitationsOf, localDate, runningTimes, type ClockEvent, type Interruption, type KnownDays, type RunningTimes, type Side } from '@jiefen/mediation';
import type { NamedDay, RunningTimesView } from '@jiefen/mediation/wire';
import { Clock } from '../platform/clock/clock.js';
import { Transactions, type Tx } from '../platform/database/transactions.js';
import type { Person } from '../platform/http/access.js';
import type { Case } from './case.entity.js';
import { Cases } from './cases.js';
import { Clocks } from './clocks.js';

interface DayRow {
  readonly side: Side;
  readonly what: ClockEvent | 'demand';
  readonly day: string;
}

/** What goes on running in a case while people mediate: read from the filing, the days somebody named, and the course of the case. */
@Injectable()
export class RunningTimesQueries {
  constructor(
    private readonly transactions: Transactions,
    private readonly cases: Cases,
    private readonly clocks: Clocks,
    private readonly clock: Clock,
  ) {}

  async view(person: Person, caseId: string): Promise<RunningTimesView> {
    const tx = this.transactions.reader;
    const { case: found, relation } = await this.cases.enter(tx, person, caseId, (r) => r.party !== undefined || r.mediator || r.handler || r.supervisor);
    const { told, rows, fromFiling } = await this.ofCase(tx, found);
    const mine = relation.party?.side;
    const named = (what: DayRow['what']): NamedDay[] => rows.filter((row) => row.what === what).map((row) => ({ day: row.day, by: row.side, mine: row.side === mine }));
    return {
      times: told.times.map(({ rule, deadline, over, light, restartedBy, possibleDay }) => ({
        rule: rule.id,
        kind: rule.kind === 'soft' ? 'soft' : 'hard',
        starts: rule.starts,
        start: deadline.start,
        lastDay: deadline.lastDay,
        safeDay: deadline.safeDay,
        rolledBecause: deadline.rolledBecause ?? null,
        rollUnknown: deadline.rollUnknown !== undefined,
        over,
        light,
        restartedOn: restartedBy?.on ?? null,
        possibleDay: possibleDay ?? null,
      })),
      notKnown: told.untold.flatMap(({ rule, because }) => (because ? [{ rule: rule.id, because }] : [])),
      days: daysAskedFor(found.kind).map((what) => {
        const said = named(what);
        const read = fromFiling[what];
        return { what, rules: limitationsOf(found.kind).filter(({ starts }) => starts === what).map(({ id }) => id), named: said.length === 0 && read !== undefined ? [{ day: read, by: 'filing' as const, mine: false }] : said };
      }),
      demands: named('demand'),
      mayName: mine !== undefined,
    };
  }

  /** The same reckoning for a paper. */
  async ofCase(tx: Tx, found: Case): Promise<{ told: RunningTimes; rows: readonly DayRow[]; fromFiling: KnownDays }> {
    const [rows, filings, calendar]: [DayRow[], { happened_on: string | null }[], Awaited<ReturnType<Clocks['calendarOf']>>] = await Promise.all([
      tx.query(`SELECT side, what, to_char(day, 'YYYY-MM-DD') AS day FROM case_days WHERE case_id = $1 ORDER BY day`, [found.id]),
      tx.query(`SELECT to_char(happened_on, 'YYYY-MM-DD') AS happened_on FROM filings WHERE case_id = $1`, [found.id]),
      this.clocks.calendarOf(tx, found.organizationId),
    ]);
    const happenedOn = filings[0]?.happened_on;
    const fromFiling = daysFromFiling(found.kind, happenedOn ? localDate(happenedOn) : undefined);
    // Where the two sides name different days, the earlier one counts: acting by it is in time under both.
    const named = Object.fromEntries([...rows].reverse().flatMap((row) => (row.what === 'demand' ? [] : [[row.what, localDate(row.day)]])));
    const endedOn = found.endedAt && found.state === 'terminated' ? this.clock.dayOf(found.endedAt) : undefined;
    const request: Interruption = { act: 'mediationRequest', on: this.clock.dayOf(found.filedAt), ...(endedOn ? { endedOn } : {}) };
    const told = runningTimes({
      kind: found.kind,
      days: { ...fromFiling, ...named, ...(endedOn ? { mediationEnded: endedOn } : {}) },
      proven: [request],
      said: rows.filter(({ what }) => what === 'demand').map(({ day }) => ({ act: 'demand', on: localDate(day) })),
      today: this.clock.today(),
      calendar,
    });
    // The end of the mediation is not asked of anybody: until there is one, the clock that counts from it is not spoken of.
    return { told: { ...told, untold: told.untold.filter(({ needs }) => needs !== 'mediationEnded') }, rows, fromFiling };
  }
}
