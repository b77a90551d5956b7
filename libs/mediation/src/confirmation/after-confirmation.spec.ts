import { describe, expect, it } from '@jest/globals';
import { judgeAll, type Policy } from '../policy/policy.js';
import { CHINA } from '../time/calendar.js';
import { localDate } from '../time/local-date.js';
import { courtTimetable, ENFORCEMENT_POLICIES, enforcementCourts, OBJECTION_POLICIES, type EnforcementFacts } from './after-ruling.js';
import { compareWays, type WayFacts } from './ways.js';

const d = localDate;
function said<F>(policies: readonly Policy<F>[], facts: F): string[] {
  return judgeAll(policies, facts).flatMap(({ verdict }) => (verdict.kind === 'met' ? [] : [`${verdict.kind} ${verdict.kind === 'unmet' ? verdict.reason.code : verdict.question.code}`]));
}

describe('the days of the court', () => {
  it('are 3 to accept, then 15 to rule and 30 at the latest', () => {
    expect(courtTimetable({ filedOn: d('2026-03-10') }, CHINA)).toMatchObject([{ ok: true, value: { lastDay: '2026-03-13' } }]);
    expect(courtTimetable({ filedOn: d('2026-03-10'), acceptedOn: d('2026-03-12') }, CHINA)).toMatchObject([{ value: { lastDay: '2026-03-13' } }, { value: { lastDay: '2026-03-27' } }, { value: { safeDay: '2026-04-11', lastDay: '2026-04-13' } }]);
    expect(courtTimetable({ filedOn: d('2026-03-10'), acceptedOn: d('2026-03-12'), extensions: [{ count: 10, by: 'courtPresident' }] }, CHINA)[1]).toMatchObject({ value: { safeDay: '2026-04-06', lastDay: '2026-04-07' } });
  });
  it('cannot begin before the application', () => expect(courtTimetable({ filedOn: d('2026-03-10'), acceptedOn: d('2026-03-09') }, CHINA)).toMatchObject([{ ok: false, reason: { code: 'confirm.accepted-before-filed' } }]));
});

describe('objecting to the ruling (CPLI 372)', () => {
  const facts = { who: 'party' as const, calendar: CHINA, since: d('2026-03-10') };
  it('is open to a party for 15 days after receipt', () => {
    expect(said(OBJECTION_POLICIES, { ...facts, today: d('2026-03-25') })).toEqual([]);
    expect(said(OBJECTION_POLICIES, { ...facts, today: d('2026-03-26') })).toEqual(['unmet objection.too-late']);
  });
  it('is open to an interested person for 6 months of knowing', () => {
    expect(said(OBJECTION_POLICIES, { ...facts, who: 'interestedPerson', today: d('2026-09-10') })).toEqual([]);
    expect(said(OBJECTION_POLICIES, { ...facts, who: 'interestedPerson', today: d('2026-09-11') })).toEqual(['unmet objection.too-late']);
  });
  it('asks since when', () => expect(said(OBJECTION_POLICIES, { ...facts, since: undefined, today: d('2026-03-12') })).toEqual(['open objection.start-not-known']));
});

describe('enforcement (CPL 206, 250; CPLI 460)', () => {
  const facts: EnforcementFacts = { today: d('2026-03-12'), calendar: CHINA, confirmed: true, overdueSince: [d('2026-03-11')], lastDue: d('2026-12-31') };
  it('is open for one overdue instalment, from the day after it was due', () => {
    expect(said(ENFORCEMENT_POLICIES, facts)).toEqual([]);
    expect(said(ENFORCEMENT_POLICIES, { ...facts, overdueSince: [d('2026-03-12')] })).toEqual(['unmet enforce.nothing-overdue']);
    expect(said(ENFORCEMENT_POLICIES, { ...facts, overdueSince: [] })).toEqual(['unmet enforce.nothing-overdue']);
  });
  it('needs a ruling', () => expect(said(ENFORCEMENT_POLICIES, { ...facts, confirmed: undefined })).toEqual(['unmet enforce.no-ruling']));
  it('runs two years from the last instalment and restarts by a demand', () => {
    const old = { ...facts, lastDue: d('2024-03-11'), overdueSince: [d('2024-03-11')] };
    expect(said(ENFORCEMENT_POLICIES, { ...old, today: d('2026-03-11') })).toEqual([]);
    expect(said(ENFORCEMENT_POLICIES, old)).toEqual(['unmet enforce.too-late']);
    expect(said(ENFORCEMENT_POLICIES, { ...old, interruptions: [{ act: 'demand', on: d('2025-05-01') }] })).toEqual([]);
    expect(said(ENFORCEMENT_POLICIES, { ...facts, lastDue: undefined })).toEqual(['open enforce.last-day-not-known']);
  });
  it('is asked for at the court that ruled or where the property is', () =>
    expect(enforcementCourts('east', ['west', 'east', 'west'])).toEqual([{ courtId: 'east', reason: 'enforce.ruling-court' }, { courtId: 'west', reason: 'enforce.property-court' }]));
});

describe('the ways to make an agreement enforceable', () => {
  const facts: WayFacts = { kind: 'wages', effectiveOn: d('2026-03-10'), today: d('2026-03-12'), calendar: CHINA, payment: 'only', statusOrTitle: false, bothWilling: true, otherMutualDebt: false, serviceable: true };
  const way = (change: Partial<WayFacts>, name: string) => {
    const found = compareWays({ ...facts, ...change }).find((line) => line.way === name);
    return [found?.fits, ...(found?.reasons.map((reason) => reason.code) ?? [])];
  };
  it('all fit a wage agreement in time, with the last day of each', () => {
    expect(compareWays(facts).map((line) => [line.way, line.fits, line.lastDay])).toEqual([
      ['confirmation', 'fits', '2026-04-09'],
      ['paymentOrder', 'fits', undefined],
      ['arbitration', 'fits', '2026-03-25'],
      ['suit', 'fits', undefined],
      ['notary', 'open', undefined],
    ]);
  });
  it('leave only the one-sided ways when the other side does not join', () =>
    expect(compareWays({ ...facts, bothWilling: false }).filter((line) => line.fits !== 'closed').map((line) => line.way)).toEqual(['paymentOrder', 'suit']));
  it('close confirmation one day after the thirty days, and for status or title', () => {
    expect(way({ today: d('2026-04-09') }, 'confirmation')).toEqual(['fits']);
    expect(way({ today: d('2026-04-10') }, 'confirmation')).toEqual(['closed', 'way.thirty-days-over']);
    expect(way({ statusOrTitle: true }, 'confirmation')).toEqual(['closed', 'way.status-or-title']);
  });
  it('close labour review after 15 days', () => expect(way({ today: d('2026-03-26') }, 'arbitration')).toEqual(['closed', 'way.fifteen-days-over']));
  it('give a payment order only for money, without other debts, when it can be served', () => {
    expect(way({ payment: 'none' }, 'paymentOrder')).toEqual(['closed', 'way.no-payment']);
    expect(way({ payment: 'partly' }, 'paymentOrder')).toEqual(['open', 'way.only-the-payment-part']);
    expect(way({ otherMutualDebt: true }, 'paymentOrder')).toEqual(['closed', 'way.other-mutual-debt']);
    expect(way({ serviceable: undefined, otherMutualDebt: undefined }, 'paymentOrder')).toEqual(['open', 'way.ask-mutual-debt', 'way.ask-address']);
  });
  it('ask for an arbitration clause outside labour', () => {
    expect(way({ kind: 'contract' }, 'arbitration')).toEqual(['open', 'way.ask-arbitration-clause']);
    expect(way({ kind: 'contract', arbitrationClause: true }, 'arbitration')).toEqual(['fits']);
    expect(way({ kind: 'contract', arbitrationClause: false }, 'arbitration')).toEqual(['closed', 'way.no-arbitration-clause']);
  });
  it('always leave the court open while something is owed', () => {
    expect(way({}, 'suit')).toEqual(['fits']);
    expect(way({ performed: true }, 'suit')).toEqual(['closed', 'way.nothing-left']);
  });
});
