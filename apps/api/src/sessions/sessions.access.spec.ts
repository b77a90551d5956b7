import { describe, expect, it } from '@jest/globals';
import { CASE_STATES } from '@jiefen/mediation';
import type { CaseRelation } from '../cases/case-relation.js';
import { caucusRoomPermission, inCaucus, mainRoomPermission, mayEnterSession, maySitTogether, roleIn, seesChat, seesRecord, type Seat } from './sessions.access.js';

const stranger: CaseRelation = { mediator: false, handler: false, supervisor: false, judge: false, official: false, helper: false, followUp: false };
const applicant: Seat = { role: 'party', side: 'applicant', status: 'admitted', banned: false, telephone: false };
const respondent: Seat = { ...applicant, side: 'respondent' };
const mediator: Seat = { ...applicant, role: 'mediator', side: null };
const official: Seat = { ...applicant, role: 'official', side: null };
const ALL = { canPublish: true, canSubscribe: true };
const NOTHING = { canPublish: false, canSubscribe: false };

describe('who may enter a session', () => {
  it.each([
    ['a party', { party: { id: 'p', side: 'applicant' } }, true, 'party'],
    ['the mediator of the case', { mediator: true }, true, 'mediator'],
    ['an official who was rung in', { official: true }, true, 'official'],
    ['a judge', { judge: true }, false, undefined],
    ['a clerk', { handler: true }, false, undefined],
    ['a supervisor', { supervisor: true }, false, undefined],
    ['somebody who only follows up', { followUp: true }, false, undefined],
  ] as const)('%s', (_, more, may, role) => {
    const relation: CaseRelation = { ...stranger, ...more };
    expect(mayEnterSession(relation)).toBe(may);
    if (role) expect(roleIn(relation)).toBe(role);
  });

  it('opens from both willing, with or without an hour booked, and again while the agreement is written or signed', () => {
    expect(CASE_STATES.filter((state) => maySitTogether(state) === 'open')).toEqual(['bothWilling', 'sessionBooked']);
    expect(CASE_STATES.filter((state) => maySitTogether(state) === 'again')).toEqual(['inSession', 'agreementFrozen']);
    expect(maySitTogether('otherSideInvited')).toBe('not-yet');
    expect(maySitTogether('terminated')).toBe('over');
    expect(maySitTogether('performing')).toBe('over');
  });
});

describe('who is where, and hears what', () => {
  it('everybody who was admitted speaks and hears in the main room', () => {
    for (const seat of [applicant, respondent, mediator, official]) expect(mainRoomPermission(seat, undefined)).toEqual(ALL);
  });

  it.each(['waiting', 'refused', 'left', 'removed'] as const)('somebody whose seat is "%s" is in no room', (status) => {
    expect(mainRoomPermission({ ...applicant, status }, undefined)).toBeUndefined();
    expect(caucusRoomPermission({ ...applicant, status }, 'applicant')).toBeUndefined();
  });

  it('somebody who was removed stays out even with a seat that says admitted', () => {
    expect(mainRoomPermission({ ...applicant, banned: true }, undefined)).toBeUndefined();
  });

  it('somebody on the telephone has no place on the video server', () => {
    expect(mainRoomPermission({ ...applicant, telephone: true }, undefined)).toBeUndefined();
  });

  it('a private talk is for the mediator and one side: the other side and the official are not in it', () => {
    expect([applicant, mediator, respondent, official].map((seat) => caucusRoomPermission(seat, 'applicant'))).toEqual([ALL, ALL, undefined, undefined]);
  });

  it('during a private talk its people neither send nor hear in the main room; the others stay as they are', () => {
    expect([applicant, mediator, respondent, official].map((seat) => mainRoomPermission(seat, 'applicant'))).toEqual([NOTHING, NOTHING, ALL, ALL]);
    expect(inCaucus(respondent, undefined)).toBe(false);
  });

  it('an official hears one item and reads neither minutes nor facts', () => {
    expect([seesRecord('party'), seesRecord('mediator'), seesRecord('official')]).toEqual([true, true, false]);
  });

  it('words typed in a private talk are seen by its people only', () => {
    const line = { caucusSide: 'applicant' as const, at: new Date(0) };
    expect([applicant, mediator, respondent, official].map((seat) => seesChat(seat, line, new Date(0)))).toEqual([true, true, false, false]);
  });

  it('an official sees no word that was typed before being let in', () => {
    const admitted = new Date('2026-03-10T11:20:00Z');
    expect(seesChat(official, { caucusSide: null, at: new Date('2026-03-10T11:19:59Z') }, admitted)).toBe(false);
    expect(seesChat(official, { caucusSide: null, at: admitted }, admitted)).toBe(true);
    expect(seesChat(respondent, { caucusSide: null, at: new Date(0) }, admitted)).toBe(true);
  });
});
