import { describe, expect, it } from '@jest/globals';
import { judgeAll } from '../policy/policy.js';
import { CHINA } from '../time/calendar.js';
import { localDate } from '../time/local-date.js';
import { DISPUTE_KIND_CODES } from '../vocabulary/dispute-kinds.js';
import { limitationsOf } from './clocks.js';
import { daysAskedFor, daysFromFiling, NAMED_DAY_POLICIES, runningTimes, type NamedDayFacts, type RunningTimesFacts } from './running-times.js';

const d = localDate;
const times = (facts: Partial<RunningTimesFacts>) => runningTimes({ kind: 'neighbours', days: {}, proven: [], said: [], today: d('2026-03-12'), calendar: CHINA, ...facts });
const filedToday = [{ act: 'mediationRequest', on: d('2026-03-12') }] as const;

describe('times that go on running while people mediate', () => {
  it('restart a civil limitation on the day of the filing (CC 195; 诉讼时效规定 12)', () => {
    const [, limit] = times({ days: { knewOfHarm: d('2023-05-01'), rightHarmed: d('2023-05-01') }, proven: filedToday }).times;
    expect(limit).toMatchObject({ rule: { id: 'clock.civil-limitation' }, deadline: { safeDay: '2029-03-12' }, restartedBy: { act: 'mediationRequest' }, over: false, light: 'green' });
  });
  it('do not restart a limitation that was over before the filing', () => {
    const limit = times({ days: { knewOfHarm: d('2022-05-01') }, proven: filedToday }).times.find(({ rule }) => rule.id === 'clock.civil-limitation');
    expect(limit).toMatchObject({ over: true, light: 'red' });
    expect(limit?.restartedBy).toBeUndefined();
  });
  it('do not rely on the filing for labour arbitration, and show the later day as possible (LDTZ 27)', () => {
    const limit = times({ kind: 'dismissal', days: { knewOfHarm: d('2025-12-01') }, proven: filedToday }).times.find(({ rule }) => rule.id === 'clock.labour-arbitration');
    expect(limit).toMatchObject({ deadline: { safeDay: '2026-12-01' }, possibleDay: '2027-03-12' });
  });
  it('never rely on a demand that a party only says it made', () => {
    const limit = times({ days: { knewOfHarm: d('2023-01-10') }, said: [{ act: 'demand', on: d('2025-06-01') }] }).times.find(({ rule }) => rule.id === 'clock.civil-limitation');
    expect(limit).toMatchObject({ over: true, possibleDay: '2028-06-01' });
  });
  it('put what a mediation does not stop first, the nearest day on top', () => {
    const { times: all } = times({ kind: 'traffic', days: { ...daysFromFiling('traffic', d('2026-03-01')), findingDelivered: d('2026-03-10') } });
    expect(all.map(({ rule }) => rule.id).slice(0, 2)).toEqual(['clock.traffic-review', 'clock.traffic-police-request']);
    expect(all.map(({ rule }) => rule.kind)).toEqual([...all].map(({ rule }) => rule.kind).sort());
  });
  it('count the three and ten working days of a traffic finding (JTCX 71, 86)', () => {
    const { times: all } = times({ kind: 'traffic', days: { findingDelivered: d('2026-03-10') } });
    expect(all.map(({ deadline }) => deadline.lastDay)).toEqual(['2026-03-13', '2026-03-24']);
  });
  it('ask for the day that is not known instead of guessing it', () => {
    const { times: all, untold } = times({ kind: 'privateLoan' });
    expect(all).toEqual([]);
    expect(untold.map(({ needs }) => needs)).toContain('debtDue');
  });
  it('answer "not known" for working days of a year without a published schedule', () => {
    const { times: all, untold } = times({ kind: 'traffic', days: { findingDelivered: d('2031-03-10') } });
    expect(all).toEqual([]);
    expect(untold.filter(({ because }) => because?.code === 'calendar.year-not-published')).toHaveLength(2);
  });
  it('say of a far last day that moving off a holiday is not known', () => {
    const [last] = times({ kind: 'workInjury', days: { injury: d('2030-06-10') }, today: d('2030-06-11') }).times;
    expect(last?.deadline.rollUnknown?.code).toBe('calendar.year-not-published');
  });
  it('count the 48 hours of an autopsy from the first minute of the day, never too late (YLJF 26)', () => {
    const [first] = times({ kind: 'medical', days: { death: d('2026-03-12') } }).times;
    expect(first).toMatchObject({ rule: { id: 'clock.autopsy' }, deadline: { lastDay: '2026-03-13' } });
  });
  it('show no limitation of maintenance (CC 196)', () => expect(limitationsOf('family')).toEqual([]));
  it('take from the filing only days that its kind asks for', () => {
    for (const kind of DISPUTE_KIND_CODES) for (const event of Object.keys(daysFromFiling(kind, d('2026-01-01')))) expect(daysAskedFor(kind)).toContain(event);
  });
});

describe('a day somebody names', () => {
  const said = (facts: Partial<NamedDayFacts>) => judgeAll(NAMED_DAY_POLICIES, { kind: 'privateLoan', what: 'debtDue', day: d('2026-03-12'), today: d('2026-03-12'), ...facts }).map(({ verdict }) => (verdict.kind === 'unmet' ? verdict.reason.code : verdict.kind));
  it('may be today, and a due day may lie ahead', () => {
    expect(said({})).toEqual(['met', 'met']);
    expect(said({ day: d('2027-01-01') })).toEqual(['met', 'met']);
  });
  it('lies not ahead for what has happened', () => {
    expect(said({ what: 'knewOfHarm', day: d('2026-03-13') })).toEqual(['met', 'running-time.day-ahead']);
    expect(said({ what: 'demand', day: d('2026-03-13') })).toEqual(['met', 'running-time.day-ahead']);
  });
  it('is not asked for where no clock of the kind counts from it', () => expect(said({ what: 'death' })).toEqual(['running-time.not-asked-for', 'met']));
});
