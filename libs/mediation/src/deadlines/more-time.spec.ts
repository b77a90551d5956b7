import { describe, expect, it } from '@jest/globals';
import { firstRefusal, judgeAll } from '../policy/policy.js';
import { localDate } from '../time/local-date.js';
import type { ClockRule } from './clock-rule.js';
import { ALL_CLOCKS, CLOCKS } from './clocks.js';
import { MORE_TIME_POLICIES, MORE_TIME_PROPOSAL_POLICIES, type MoreTimeFacts } from './more-time.js';

const facts = (more: Partial<MoreTimeFacts> = {}): MoreTimeFacts => ({ rule: CLOCKS.peopleMediation, stopped: false, count: 30, before: [], today: localDate('2026-04-01'), newLastDay: localDate('2026-05-09'), consents: [true, true], ...more });
const refusal = (given: MoreTimeFacts): string | undefined => firstRefusal(MORE_TIME_POLICIES, given)?.reason.code;

describe('more time by consent of all', () => {
  it('is given when every party agrees', () => expect(judgeAll(MORE_TIME_POLICIES, facts()).map(({ verdict }) => verdict.kind)).toEqual(['met', 'met', 'met', 'met']));

  it('is open to the clocks of a mediation only: table 2.7 names them', () => {
    const open = ALL_CLOCKS.filter((rule) => refusal(facts({ rule, count: 1 })) !== 'more-time.not-by-consent').map(({ id }) => id);
    expect(open.sort()).toEqual(['clock.administrative-mediation', 'clock.commercial-mediation', 'clock.court-delegated', 'clock.court-entrusted-ordinary', 'clock.court-entrusted-summary', 'clock.medical-mediation', 'clock.people-mediation']);
  });

  it('never moves the 15 days of a labour mediation, the 30 days for the court, the court’s own time, or a period that a mediation does not stop', () => {
    for (const rule of [CLOCKS.labourMediation, CLOCKS.confirmationApplication, CLOCKS.courtDecides, CLOCKS.guarantee, CLOCKS.civilLimitation, CLOCKS.triage] as readonly ClockRule[]) expect(refusal(facts({ rule, count: 1 }))).toBe('more-time.not-by-consent');
  });

  it('is refused when one party says no, and waits while one has not answered', () => {
    expect(refusal(facts({ consents: [true, false] }))).toBe('more-time.declined');
    expect(judgeAll(MORE_TIME_POLICIES, facts({ consents: [true, undefined] })).at(-1)?.verdict).toEqual({ kind: 'open', question: { code: 'more-time.not-all-answered' } });
    expect(judgeAll(MORE_TIME_POLICIES, facts({ consents: [true] })).at(-1)?.verdict.kind).toBe('open');
  });

  it('is at most the original length at one time: 30 days are right, 31 too many; nothing and half days are no time', () => {
    expect(refusal(facts({ count: 30 }))).toBeUndefined();
    expect(firstRefusal(MORE_TIME_PROPOSAL_POLICIES, facts({ count: 31 }))?.reason).toEqual({ code: 'more-time.too-much', params: { most: 30 } });
    for (const count of [0, -1, 1.5]) expect(refusal(facts({ count }))).toBe('more-time.bad-count');
    expect(refusal(facts({ rule: CLOCKS.courtEntrustedSummary, count: 8 }))).toBe('more-time.too-much');
  });

  it('may be given again when it is not enough, and keeps to a cap where a norm sets one', () => {
    expect(refusal(facts({ before: [{ count: 30, by: 'allParties' }] }))).toBeUndefined();
    const capped: ClockRule = { ...CLOCKS.peopleMediation, extendable: { by: 'allParties', most: 40 } };
    expect(firstRefusal(MORE_TIME_POLICIES, facts({ rule: capped, before: [{ count: 30, by: 'allParties' }], count: 11 }))?.reason).toEqual({ code: 'more-time.too-much', params: { most: 10 } });
  });

  it('comes too late when the clock has stopped, or would end before today; today itself is in time', () => {
    expect(refusal(facts({ stopped: true }))).toBe('more-time.clock-stopped');
    expect(refusal(facts({ newLastDay: localDate('2026-03-31') }))).toBe('more-time.day-passed');
    expect(refusal(facts({ newLastDay: localDate('2026-04-01') }))).toBeUndefined();
  });
});
