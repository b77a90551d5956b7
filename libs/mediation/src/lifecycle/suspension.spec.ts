import { describe, expect, it } from '@jest/globals';
import { firstRefusal } from '../policy/policy.js';
import { localDate } from '../time/local-date.js';
import { SUSPENSION_POLICIES, type SuspensionFacts } from './suspension.js';

const facts: SuspensionFacts = { state: 'inSession', alreadySuspended: false, pausableClockRuns: true, today: localDate('2026-03-10'), lookAgainOn: localDate('2026-03-20') };
const refused = (more: Partial<SuspensionFacts>): string | undefined => firstRefusal(SUSPENSION_POLICIES, { ...facts, ...more })?.reason.code;

describe('a mediation may rest', () => {
  it('between acceptance and agreement, while a clock runs that a pause stops', () => expect(refused({})).toBeUndefined());
  it.each(['filed', 'agreementInEffect', 'terminated', 'closed'] as const)('not in the state %s', (state) => expect(refused({ state })).toBe('suspension.not-now'));
  it('once at a time', () => expect(refused({ alreadySuspended: true })).toBe('suspension.already'));
  it('not where the law lets the days run on, as in the 15 days of a labour mediation', () => expect(refused({ pausableClockRuns: false })).toBe('suspension.clock-runs-on'));
  it.each([
    ['2026-03-10', 'suspension.look-again-day'],
    ['2026-03-11', undefined],
    ['2026-05-09', undefined],
    ['2026-05-10', 'suspension.look-again-day'],
  ])('with a day on which somebody looks again: %s', (day, code) => expect(refused({ lookAgainOn: localDate(day) })).toBe(code));
});
