import { describe, expect, it } from '@jest/globals';
import { CANNOT_ACCEPT_CODES, suggestComplexity } from '@jiefen/mediation';
import type { TriageView } from '@jiefen/mediation/wire';
import en from './i18n/en.json' with { type: 'json' };
import zh from './i18n/zh.json' with { type: 'json' };
import { bodyFor, complexityFacts, missingIn, momentOf, requestOf, type TriageForm } from './decision.js';

const body = (id: string, level: 'village' | 'township' | 'county' | 'city', onTheWay = true) => ({ id, name: id, nameEn: id, level, kind: 'committee' as const, onTheWay });
const view = (receivedBy: string): TriageView => ({
  bodies: [body('city', 'city'), body('county', 'county'), body('traffic', 'county', receivedBy === 'traffic'), body('town', 'township'), body('village', 'village'), body('other-town', 'township', false)],
  against: [],
  receivedBy,
  facts: { parties: 2, amountFen: '260000', sameSideCases: 2, priorFailures: 0 },
});
const form = (parts: Partial<TriageForm>): TriageForm => ({ outcome: '', message: '', kind: 'consumer', complexity: '', complexityReason: '', organizationId: 'town', date: '', time: '', place: '', to: '', reason: '', ...parts });

describe('who takes a case on', () => {
  it('stays with the receiving body when its level is high enough', () => {
    expect(bodyFor(view('town'), 'low', false)).toBe('town');
    expect(bodyFor(view('traffic'), 'low', false)).toBe('traffic');
  });
  it('goes up the body’s own way, never to a stranger, when the case is harder', () => {
    expect(bodyFor(view('village'), 'low', false)).toBe('town');
    expect(bodyFor(view('town'), 'medium', false)).toBe('county');
    expect(bodyFor(view('town'), 'high', true)).toBe('city');
  });
});

describe('the decision on a filing', () => {
  const calm = { urgency: 'none', safetyConcern: false, crossRegion: 'none' } as const;

  it('is suggested from what is known of the case, with reasons that have words', () => {
    const { suggested, reasons } = suggestComplexity(complexityFacts(view('town'), calm));
    expect(suggested).toBe('low');
    for (const { code } of reasons) expect(Object.keys(zh)).toContain(`triage.${code}`);
    expect(suggestComplexity(complexityFacts(view('town'), { ...calm, safetyConcern: true })).suggested).toBe('high');
  });
  it('needs a human’s complexity, and a sentence when it is not the suggested one', () => {
    expect(missingIn(form({ outcome: 'accept' }), 'low')).toEqual({ complexity: 'complexity' });
    expect(missingIn(form({ outcome: 'accept', complexity: 'low' }), 'low')).toEqual({});
    expect(missingIn(form({ outcome: 'accept', complexity: 'high' }), 'low')).toEqual({ complexityReason: 'complexity-reason' });
  });
  it('is none without the words that are told: answer, body, reason, place', () => {
    expect(missingIn(form({}), 'low')).toEqual({ outcome: 'outcome' });
    expect(missingIn(form({ outcome: 'answer', message: ' ' }), 'low')).toEqual({ message: 'message' });
    expect(missingIn(form({ outcome: 'refer', message: '转给劳动监察' }), 'low')).toEqual({ to: 'to' });
    expect(missingIn(form({ outcome: 'cannotAccept' }), 'low')).toEqual({ reason: 'reason', message: 'message' });
    expect(missingIn(form({ outcome: 'appointment' }), 'low')).toEqual({ date: 'moment', place: 'place' });
  });
  it('takes the hour of an appointment as Chinese time, wherever the clerk’s computer stands', () => {
    expect(momentOf({ date: '2026-03-12', time: '09:30' }).toISOString()).toBe('2026-03-12T01:30:00.000Z');
  });
  it('sends the reasons of the suggestion when it was followed', () => {
    expect(requestOf(form({ outcome: 'accept', complexity: 'low' }), '牵涉 2 方')).toEqual({ outcome: 'accept', kind: 'consumer', complexity: 'low', complexityReason: '牵涉 2 方', organizationId: 'town' });
  });
  it('has a short name for every reason of the one list', () => {
    for (const code of CANNOT_ACCEPT_CODES.filter((each) => each !== 'other')) for (const texts of [zh, en]) expect(Object.keys(texts)).toContain(`triage.reason.${code}`);
  });
});
