import { describe, expect, it } from '@jest/globals';
import { firstRefusal } from '../policy/policy.js';
import { COURT_DECISIONS, REAPPLY_POLICIES, STEPS_AFTER, stepsAfter, type EarlierDecision } from './after-decision.js';

const refusal = (facts: EarlierDecision): string | undefined => firstRefusal(REAPPLY_POLICIES, facts)?.reason.code;
const now = { inTime: true, allDone: false };

describe('applying again for the same agreement', () => {
  it('is open before any court has decided, after a withdrawal, and after a mendable non-acceptance', () => {
    for (const facts of [{}, { outcome: 'withdrawn' }, { outcome: 'treatedAsWithdrawn' }, { outcome: 'notAccepted', ground: 'confirm.competent-court' }, { outcome: 'notAccepted', ground: 'confirm.materials' }] as const) expect(refusal(facts)).toBeUndefined();
  });
  it('is closed once confirmed, once refused, and where the content or the matter cannot be confirmed', () => {
    expect(refusal({ outcome: 'confirmed' })).toBe('confirm.already-confirmed');
    expect(refusal({ outcome: 'refused', ground: 'confirm.content-clear' })).toBe('confirm.refused-before');
    for (const ground of ['confirm.no-status-relation', 'confirm.no-title-or-ip', 'confirm.court-scope', 'confirm.no-other-procedure', 'confirm.within-30-days']) expect(refusal({ outcome: 'notAccepted', ground })).toBe('confirm.not-of-this-kind');
  });
});

describe('after a decision the next steps', () => {
  it('of a confirmed agreement are to perform, to enforce what is late, or to object', () => {
    expect(stepsAfter({ outcome: 'confirmed' }, now)).toEqual(['perform', 'enforce', 'object']);
    expect(stepsAfter({ outcome: 'confirmed' }, { ...now, allDone: true })).toEqual(['object']);
  });
  it('of a refused one are to talk again or to sue', () => expect(stepsAfter({ outcome: 'refused', ground: 'confirm.voluntary' }, now)).toEqual(['talkAgain', 'sue']));
  it('after the wrong court begin with another court, while the thirty days run', () => {
    const facts = { outcome: 'notAccepted', ground: 'confirm.competent-court' } as const;
    expect(stepsAfter(facts, now)).toEqual(['otherCourt', 'talkAgain', 'sue']);
    expect(stepsAfter(facts, { ...now, inTime: false })).toEqual(['talkAgain', 'sue']);
  });
  it('after a withdrawal or missing papers begin with applying again', () => {
    expect(stepsAfter({ outcome: 'withdrawn' }, now)[0]).toBe('applyAgain');
    expect(stepsAfter({ outcome: 'notAccepted', ground: 'confirm.materials' }, now)[0]).toBe('applyAgain');
    expect(stepsAfter({ outcome: 'notAccepted', ground: 'confirm.no-title-or-ip' }, now)).toEqual(['talkAgain', 'sue']);
  });
  it('are none while no court has decided, and each has its article', () => {
    expect(stepsAfter({}, now)).toEqual([]);
    for (const outcome of COURT_DECISIONS) for (const step of stepsAfter({ outcome }, now)) expect(STEPS_AFTER[step].length).toBeGreaterThan(0);
  });
});
