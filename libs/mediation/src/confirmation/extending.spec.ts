import { describe, expect, it } from '@jest/globals';
import { judgeAll } from '../policy/policy.js';
import { CHINA } from '../time/calendar.js';
import { localDate as d } from '../time/local-date.js';
import { EXTENSION_POLICIES, extendedDeadline, type ExtensionFacts } from './extending.js';

const facts: ExtensionFacts = { clock: 'courtDecides', days: 10, approvedOn: d('2026-03-25'), today: d('2026-03-25'), acceptedOn: d('2026-03-11'), daysBefore: 0, calendar: CHINA };
const said = (more: Partial<ExtensionFacts>): string[] => judgeAll(EXTENSION_POLICIES, { ...facts, ...more }).flatMap(({ verdict }) => (verdict.kind === 'unmet' ? [verdict.reason.code] : []));

describe('more time for the court', () => {
  it('is at most ten days on top of fifteen, in one piece or in several (SFQR 5)', () => {
    expect(said({})).toEqual([]);
    expect(said({ days: 11 })).toEqual(['extend.too-long']);
    expect(said({ days: 4, daysBefore: 6 })).toEqual([]);
    expect(said({ days: 5, daysBefore: 6 })).toEqual(['extend.too-long']);
  });

  it('is counted from acceptance: the 26th of March becomes the 5th of April, a holiday, and so the 7th', () => {
    const lastDay = (days: number): unknown => { const answer = extendedDeadline('courtDecides', d('2026-03-11'), days, CHINA); return answer.ok && answer.value.lastDay; };
    expect(lastDay(0)).toBe('2026-03-26');
    expect(lastDay(10)).toBe('2026-04-07');
  });

  it('is approved before the period is over: on its last day still, on the day after no more', () => {
    expect(said({ approvedOn: d('2026-03-26'), today: d('2026-03-26') })).toEqual([]);
    expect(said({ approvedOn: d('2026-03-27'), today: d('2026-03-27') })).toEqual(['extend.period-over']);
    expect(said({ approvedOn: d('2026-03-26'), today: d('2026-03-30') })).toEqual([]);
  });

  it('is not approved before acceptance, and not on a day to come', () => {
    expect(said({ approvedOn: d('2026-03-10') })).toEqual(['extend.approval-before-acceptance']);
    expect(said({ approvedOn: d('2026-03-26') })).toEqual(['extend.approval-in-future']);
    expect(said({ acceptedOn: undefined })).toEqual(['extend.not-accepted']);
  });

  it('has no cap for the thirty days of the special procedure (CPL 187)', () => {
    expect(said({ clock: 'courtOuterLimit', days: 30 })).toEqual([]);
  });
});
