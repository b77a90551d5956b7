import { describe, expect, it } from '@jest/globals';
import { judgeAll, type Policy } from '../policy/policy.js';
import { CHINA } from '../time/calendar.js';
import { localDate } from '../time/local-date.js';
import { courtTimetable, ENFORCEMENT_BARS, ENFORCEMENT_POLICIES, enforcementCourts, enforcementLimitation, OBJECTION_POLICIES, objectionDeadline, type EnforcementFacts } from './after-ruling.js';

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
  it('names the last day, moved on when it is a day off', () => {
    expect(objectionDeadline({ who: 'party', since: d('2026-03-10'), calendar: CHINA })).toMatchObject({ ok: true, value: { lastDay: '2026-03-25' } });
    // Received on 19 September: the fifteenth day, 4 October, lies in the National Day holidays.
    expect(objectionDeadline({ who: 'party', since: d('2026-09-19'), calendar: CHINA })).toMatchObject({ value: { lastDay: '2026-10-08' } });
    expect(objectionDeadline({ who: 'interestedPerson', since: d('2026-03-10'), calendar: CHINA })).toMatchObject({ value: { lastDay: '2026-09-10' } });
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
  it('is not barred when the two years are over: that is for the debtor to say', () => {
    const old = { ...facts, lastDue: d('2024-03-11'), overdueSince: [d('2024-03-11')] };
    expect(said(ENFORCEMENT_BARS, old)).toEqual([]);
    expect(said(ENFORCEMENT_POLICIES, old)).toEqual(['unmet enforce.too-late']);
  });
  it('shows which act restarted the two years, and does not compute without a last day', () => {
    expect(enforcementLimitation({ lastDue: d('2024-03-11'), interruptions: [{ act: 'demand', on: d('2025-05-06') }], calendar: CHINA })).toMatchObject({ ok: true, value: { deadline: { lastDay: '2027-05-06' }, restartedBy: { act: 'demand', on: '2025-05-06' } } });
    expect(enforcementLimitation({ lastDue: undefined, calendar: CHINA })).toMatchObject({ ok: false, reason: { code: 'enforce.last-day-not-known' } });
  });
  it('is asked for at the court that ruled or where the property is', () =>
    expect(enforcementCourts('east', ['west', 'east', 'west'])).toEqual([{ courtId: 'east', reason: 'enforce.ruling-court' }, { courtId: 'west', reason: 'enforce.property-court' }]));
});
