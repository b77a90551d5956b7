import { describe, expect, it } from '@jest/globals';
import { CHINA } from '../time/calendar.js';
import { localDate } from '../time/local-date.js';
import { CLOCKS } from './clocks.js';
import type { ClockRule } from './clock-rule.js';
import { limitationOf, type Interruption } from './limitation.js';

const d = localDate;
const of = (rule: ClockRule, start: string, acts: Interruption[] = [], harmed?: string) => {
  const outcome = limitationOf(rule, d(start), acts, CHINA, harmed === undefined ? undefined : d(harmed));
  if (!outcome.ok) throw new Error(outcome.reason.code);
  return outcome.value;
};

describe('limitation and its interruption', () => {
  it('lets a pedestrian hit on 2025-09-20 sue until 2028-09-20 (CC 188)', () => expect(of(CLOCKS.civilLimitation, '2025-09-20').deadline.safeDay).toBe('2028-09-20'));
  it('gives a worker dismissed on 2026-03-02 until 2027-03-02 (LDTZ 27)', () => expect(of(CLOCKS.labourArbitration, '2026-03-02').deadline.safeDay).toBe('2027-03-02'));

  it('restarts on the day a person asks a mediation committee (诉讼时效规定 12)', () => {
    const now = of(CLOCKS.civilLimitation, '2023-05-01', [{ act: 'mediationRequest', on: d('2026-03-12') }]);
    expect(now.deadline.safeDay).toBe('2029-03-12');
    expect(now.restartedBy?.act).toBe('mediationRequest');
    expect(now.possible).toBeUndefined();
  });

  it('counts from the request on the safe side and shows the end of the proceeding as possible', () =>
    expect(of(CLOCKS.civilLimitation, '2023-05-01', [{ act: 'mediationRequest', on: d('2026-03-12'), endedOn: d('2026-04-20') }])).toMatchObject({ deadline: { safeDay: '2029-03-12' }, possible: { safeDay: '2029-04-20' } }));

  it('does not rely on a request here for a labour claim, and shows it as possible', () =>
    expect(of(CLOCKS.labourArbitration, '2026-03-02', [{ act: 'mediationRequest', on: d('2026-06-01') }])).toMatchObject({ deadline: { safeDay: '2027-03-02' }, possible: { safeDay: '2027-06-01' } }));

  it('does not restart by a demand one day too late, but does on the last day', () => {
    expect(of(CLOCKS.labourArbitration, '2025-03-10', [{ act: 'demand', on: d('2026-03-11') }])).toMatchObject({ deadline: { safeDay: '2026-03-10' }, tooLate: [{ on: '2026-03-11' }] });
    expect(of(CLOCKS.labourArbitration, '2025-03-10', [{ act: 'demand', on: d('2026-03-10') }]).deadline.safeDay).toBe('2027-03-10');
  });

  it('restarts by a promise even after the end, because the debtor gives up the defence (诉讼时效规定 19)', () => {
    const now = of(CLOCKS.labourArbitration, '2024-03-11', [{ act: 'promise', on: d('2026-01-05') }]);
    expect(now).toMatchObject({ deadline: { safeDay: '2027-01-05' }, waivedBy: { act: 'promise' }, tooLate: [] });
  });

  it('follows a chain of demands in order of time, however they are listed', () =>
    expect(of(CLOCKS.civilLimitation, '2019-01-10', [{ act: 'demand', on: d('2024-06-01') }, { act: 'demand', on: d('2021-12-01') }]).deadline.safeDay).toBe('2027-06-01'));

  it('never reaches beyond 20 years from the harm (CC 188)', () =>
    expect(of(CLOCKS.civilLimitation, '2024-01-10', [{ act: 'demand', on: d('2025-01-10') }], '2006-05-05')).toMatchObject({ deadline: { safeDay: '2026-05-05' }, cappedByTwentyYears: true }));

  it('ignores acts from before the period began', () => expect(of(CLOCKS.civilLimitation, '2025-09-20', [{ act: 'demand', on: d('2025-01-01') }]).restartedBy).toBeUndefined());

  it('refuses to interrupt a hard clock, and a proceeding that ends before it starts', () => {
    expect(limitationOf(CLOCKS.guarantee, d('2025-11-01'), [], CHINA)).toMatchObject({ ok: false, reason: { code: 'limitation.not-interruptible' } });
    expect(limitationOf(CLOCKS.civilLimitation, d('2025-11-01'), [{ act: 'proceeding', on: d('2026-01-02'), endedOn: d('2026-01-01') }], CHINA)).toMatchObject({ ok: false, reason: { code: 'limitation.ends-before-start' } });
  });
});
