import { describe, expect, it } from '@jest/globals';
import { CHINA, withClosingDays, withYear } from '../time/calendar.js';
import { localDate } from '../time/local-date.js';
import { DISPUTE_KIND_CODES, REGIMES } from '../vocabulary/dispute-kinds.js';
import { ALL_CLOCKS, clockById, clocksFor, CLOCKS, clocksStartedBy, mediationClock } from './clocks.js';
import { deadlineOf, momentOf, type Extension, type Pause } from './deadline-of.js';
import type { ClockRule } from './clock-rule.js';

const d = localDate;
const run = (rule: ClockRule, start: string, extensions: Extension[] = [], pauses: Pause[] = []) => {
  const outcome = deadlineOf(rule, d(start), CHINA, extensions, pauses);
  if (!outcome.ok) throw new Error(outcome.reason.code);
  return outcome.value;
};
const days = (rule: ClockRule, start: string) => [run(rule, start).safeDay, run(rule, start).lastDay];

describe('the 30 days for the joint application (CPL 205, RMTJ 33, C-7)', () => {
  it('ends on Thursday 2026-04-09 for an agreement in effect since 2026-03-10', () => expect(days(CLOCKS.confirmationApplication, '2026-03-10')).toEqual(['2026-04-09', '2026-04-09']));

  it('rolls from Sunday 2026-03-01 to Monday 2026-03-02, says why, and still shows the safe day', () => {
    const due = run(CLOCKS.confirmationApplication, '2026-01-30');
    expect(due).toMatchObject({ safeDay: '2026-03-01', lastDay: '2026-03-02', rolledBecause: { zh: '周末' } });
    // 28 February 2026 is a moved working Saturday.
    expect(due.actBy).toBe('2026-02-28');
  });

  it('rolls over National Day to 2026-10-08', () => expect(run(CLOCKS.confirmationApplication, '2026-09-01')).toMatchObject({ safeDay: '2026-10-01', lastDay: '2026-10-08', rolledBecause: { zh: '国庆节' }, actBy: '2026-09-30' }));

  it('gives the safe day and says that rolling is not known when the year has no schedule yet', () => {
    const due = run(CLOCKS.confirmationApplication, '2026-12-05');
    expect(due).toEqual({ ruleId: 'clock.confirmation-application', start: '2026-12-05', safeDay: '2027-01-04', lastDay: '2027-01-04', rollUnknown: { code: 'calendar.year-not-published', params: { year: 2027 } } });
  });

  it('cannot be lengthened by anybody', () => expect(deadlineOf(CLOCKS.confirmationApplication, d('2026-03-10'), CHINA, [{ count: 5, by: 'allParties' }])).toMatchObject({ ok: false, reason: { code: 'deadline.not-extendable' } }));

  it('does not move because the centre is closed on the last day', () => {
    const closed = withClosingDays(CHINA, [{ day: d('2026-04-09'), name: { zh: '搬迁', en: 'moving house' } }]);
    expect(deadlineOf(CLOCKS.confirmationApplication, d('2026-03-10'), closed)).toMatchObject({ ok: true, value: { lastDay: '2026-04-09' } });
  });
});

describe('how long a mediation lasts', () => {
  it('gives people’s mediation 30 days and more only when all parties agree', () => {
    expect(days(CLOCKS.peopleMediation, '2026-03-12')).toEqual(['2026-04-11', '2026-04-13']);
    expect(run(CLOCKS.peopleMediation, '2026-03-12', [{ count: 10, by: 'allParties' }])).toMatchObject({ lastDay: '2026-04-21' });
    expect(deadlineOf(CLOCKS.peopleMediation, d('2026-03-12'), CHINA, [{ count: 10, by: 'courtPresident' }])).toMatchObject({ ok: false });
  });

  it.each([0, -3, 1.5])('refuses an extension of %p days', (count) => expect(deadlineOf(CLOCKS.peopleMediation, d('2026-03-12'), CHINA, [{ count, by: 'allParties' }])).toMatchObject({ ok: false, reason: { code: 'deadline.bad-extension' } }));

  it('opens labour arbitration 15 days after the filing, never shown later because of a holiday (LDTZ 14)', () => expect(days(CLOCKS.labourMediation, '2026-09-20')).toEqual(['2026-10-05', '2026-10-05']));

  it('counts 30 working days for medical disputes and leaves the appraisal out (YLJF 38)', () => {
    expect(days(CLOCKS.medicalMediation, '2026-03-10')).toEqual(['2026-04-22', '2026-04-22']);
    expect(run(CLOCKS.medicalMediation, '2026-03-10', [], [{ from: d('2026-03-16'), to: d('2026-03-20') }]).lastDay).toBe('2026-04-29');
  });

  it('refuses working days that reach into a year without schedule, until the schedule is entered', () => {
    expect(deadlineOf(CLOCKS.medicalMediation, d('2026-12-01'), CHINA)).toEqual({ ok: false, reason: { code: 'calendar.year-not-published', params: { year: 2027 } } });
    const later = withYear(CHINA, { year: 2027, notice: 'test', published: '2026-12-01', off: [], workingWeekends: [] });
    expect(later.ok && deadlineOf(CLOCKS.medicalMediation, d('2026-12-01'), later.value)).toMatchObject({ ok: true });
  });

  it('takes the court’s 30, 15 or 7 days when a court handed the matter over, whatever its kind', () => {
    expect(mediationClock('courtEntrusted', 'wages').length.count).toBe(30);
    expect(mediationClock('courtEntrusted', 'traffic', 'ordinaryProcedure').length.count).toBe(15);
    expect(mediationClock('courtEntrusted', 'traffic', 'summaryProcedure').length.count).toBe(7);
    expect(mediationClock('people', 'wages').id).toBe('clock.labour-mediation');
    expect(mediationClock('people', 'medical').id).toBe('clock.medical-mediation');
    expect(mediationClock('commercial', 'contract').id).toBe('clock.commercial-mediation');
    expect(mediationClock('administrative', 'land').id).toBe('clock.administrative-mediation');
  });
});

describe('days that do not count (L-61)', () => {
  const pause = (from: string, to?: string): Pause => (to === undefined ? { from: d(from) } : { from: d(from), to: d(to) });
  const last = (...pauses: Pause[]) => run(CLOCKS.peopleMediation, '2026-03-12', [], pauses).safeDay;

  it('adds each stopped day once, also when pauses overlap or lie inside each other', () => {
    expect(last(pause('2026-03-16', '2026-03-20'))).toBe('2026-04-16');
    expect(last(pause('2026-03-18', '2026-03-22'), pause('2026-03-16', '2026-03-20'))).toBe('2026-04-18');
    expect(last(pause('2026-03-16', '2026-03-22'), pause('2026-03-17', '2026-03-18'))).toBe('2026-04-18');
  });

  it('ignores a pause after the end and stops the last day itself', () => {
    expect(last(pause('2026-04-12', '2026-04-20'))).toBe('2026-04-11');
    expect(last(pause('2026-04-11', '2026-04-11'))).toBe('2026-04-12');
  });

  it('says since when it stands still while the pause lasts', () => {
    expect(run(CLOCKS.peopleMediation, '2026-03-12', [], [pause('2026-03-16')])).toMatchObject({ pausedSince: '2026-03-16', safeDay: '2026-04-11' });
    expect(run(CLOCKS.medicalMediation, '2026-03-10', [], [pause('2026-03-16')])).toMatchObject({ pausedSince: '2026-03-16', safeDay: '2026-04-22' });
    expect(run(CLOCKS.peopleMediation, '2026-03-12', [], [pause('2026-05-01')]).pausedSince).toBeUndefined();
  });

  it('never stops a hard clock, and refuses a pause that ends before it starts', () => {
    expect(deadlineOf(CLOCKS.guarantee, d('2025-11-01'), CHINA, [], [pause('2026-01-01', '2026-01-05')])).toMatchObject({ ok: false, reason: { code: 'deadline.not-pausable' } });
    expect(deadlineOf(CLOCKS.peopleMediation, d('2026-03-12'), CHINA, [], [pause('2026-03-20', '2026-03-19')])).toMatchObject({ ok: false, reason: { code: 'deadline.pause-ends-before-start' } });
  });
});

describe('service targets', () => {
  it('count working days after the day of the event', () => {
    expect(days(CLOCKS.triage, '2026-03-13')).toEqual(['2026-03-16', '2026-03-16']);
    expect(days(CLOCKS.dispatch, '2026-09-30')).toEqual(['2026-10-08', '2026-10-08']);
    expect(days(CLOCKS.mediatorAccepts, '2026-03-12')).toEqual(['2026-03-17', '2026-03-17']);
    expect(days(CLOCKS.inviteOtherSide, '2026-02-13')).toEqual(['2026-02-25', '2026-02-25']);
    expect(days(CLOCKS.chooseMediator, '2026-03-12')).toEqual(['2026-03-16', '2026-03-16']);
  });

  it('move when the centre itself is closed', () => {
    const closed = withClosingDays(CHINA, [{ day: d('2026-03-16'), name: { zh: '搬迁', en: 'moving house' } }]);
    expect(deadlineOf(CLOCKS.triage, d('2026-03-13'), closed)).toMatchObject({ ok: true, value: { lastDay: '2026-03-17' } });
  });
});

describe('clocks of the court and after', () => {
  it('gives the court 3 days to accept, 15 to rule, at most 10 more', () => {
    expect(days(CLOCKS.courtAccepts, '2026-03-10')).toEqual(['2026-03-13', '2026-03-13']);
    expect(days(CLOCKS.courtDecides, '2026-03-10')).toEqual(['2026-03-25', '2026-03-25']);
    expect(run(CLOCKS.courtDecides, '2026-03-10', [{ count: 10, by: 'courtPresident' }]).safeDay).toBe('2026-04-04');
    expect(deadlineOf(CLOCKS.courtDecides, d('2026-03-10'), CHINA, [{ count: 11, by: 'courtPresident' }])).toMatchObject({ ok: false, reason: { code: 'deadline.extension-too-long', params: { clock: 'clock.court-decides', most: 10 } } });
  });

  it('lets enforcement be asked for two years, on the corresponding day of the month', () => expect(run(CLOCKS.enforcement, '2024-02-29')).toMatchObject({ safeDay: '2026-02-28', lastDay: '2026-02-28' }));
  it('ends six months from 31 August on the last day of February (CC 202)', () => expect(run(CLOCKS.interestedObjection, '2025-08-31').safeDay).toBe('2026-02-28'));
});

describe('traffic and other hard clocks', () => {
  it('asks for the review by 2026-03-13 and for police mediation by 2026-03-24 when the finding came on 2026-03-10 (JTCX 71, 86, 112)', () => {
    expect(days(CLOCKS.trafficReview, '2026-03-10')).toEqual(['2026-03-13', '2026-03-13']);
    expect(days(CLOCKS.trafficPoliceRequest, '2026-03-10')).toEqual(['2026-03-24', '2026-03-24']);
    expect(days(CLOCKS.trafficPoliceAfterMediation, '2026-04-30')).toEqual(['2026-05-08', '2026-05-08']);
  });

  it('tells a lender to sue the debtor by 2026-04-30 because the guarantee ends on a holiday (CC 692)', () => expect(run(CLOCKS.guarantee, '2025-11-01')).toMatchObject({ safeDay: '2026-05-01', actBy: '2026-04-30', lastDay: '2026-05-06' }));

  it('counts 48 hours from the moment of death, through nights and holidays (YLJF 26)', () => {
    expect(momentOf(CLOCKS.autopsy, new Date('2026-10-01T03:30:00Z'))).toEqual({ ok: true, value: new Date('2026-10-03T03:30:00Z') });
    expect(momentOf(CLOCKS.autopsy, new Date('nonsense'))).toMatchObject({ ok: false, reason: { code: 'deadline.bad-moment' } });
    expect(momentOf(CLOCKS.guarantee, new Date('2026-10-01T03:30:00Z'))).toMatchObject({ ok: false, reason: { code: 'deadline.counted-in-days' } });
    expect(deadlineOf(CLOCKS.autopsy, d('2026-10-01'), CHINA)).toMatchObject({ ok: false, reason: { code: 'deadline.counted-in-hours' } });
  });
});

describe('the list of clocks', () => {
  it('has one stable id each, a sentence in both languages and a source', () => {
    expect(new Set(ALL_CLOCKS.map((rule) => rule.id)).size).toBe(ALL_CLOCKS.length);
    for (const rule of ALL_CLOCKS) {
      expect(rule.id).toMatch(/^clock\.[a-z0-9-]+$/);
      expect(rule.summary.zh && rule.summary.en && rule.sources.length > 0).toBeTruthy();
      expect(clockById(rule.id)).toBe(rule);
    }
    expect(clockById('clock.unknown')).toBeUndefined();
  });

  it('computes every clock in days of every case, and shows the hard ones first', () => {
    for (const regime of REGIMES)
      for (const kind of DISPUTE_KIND_CODES) {
        const rules = clocksFor(regime, kind);
        const firstOther = rules.findIndex((rule) => rule.kind !== 'hard');
        expect(rules.slice(firstOther).every((rule) => rule.kind !== 'hard')).toBe(true);
        for (const rule of rules) expect(rule.length.unit === 'hour' || deadlineOf(rule, d('2026-03-10'), CHINA).ok).toBe(true);
      }
  });

  it('shows no limitation for maintenance (CC 196), and labour clocks only to labour cases', () => {
    expect(clocksFor('people', 'family').some((rule) => rule.kind === 'soft' && rule.id !== 'clock.enforcement')).toBe(false);
    expect(clocksFor('people', 'neighbours').map((rule) => rule.id)).not.toContain('clock.labour-arbitration');
    expect(clocksFor('people', 'wages').map((rule) => rule.id)).toContain('clock.labour-review');
  });

  it('starts the clocks of the event that happened', () => {
    expect(clocksStartedBy('filed', 'people', 'wages').map((rule) => rule.id).sort()).toEqual(['clock.labour-mediation', 'clock.triage']);
    expect(clocksStartedBy('accepted', 'people', 'neighbours').map((rule) => rule.id).sort()).toEqual(['clock.dispatch', 'clock.people-mediation']);
  });
});
