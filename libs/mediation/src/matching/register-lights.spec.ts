import { describe, expect, it } from '@jest/globals';
import { addDays, localDate, mayGiveRole, registerLights, takesFilings, TRAINING_SOON_DAYS, type RegisterFacts } from '../index.js';

const today = localDate('2026-03-18');
const inOrder: RegisterFacts = { today, specialties: [{ specialty: 'traffic', proven: true }], trainingValidUntil: addDays(today, 90), hoursPerWeek: 10, openCases: 3, loadLimit: 10, inOffice: true };
const codes = (change: Partial<RegisterFacts>): string[] => registerLights({ ...inOrder, ...change }).map((one) => `${one.light} ${one.code}`);

describe('the lights of the register', () => {
  it('are none when everything is in order', () => expect(codes({})).toEqual([]));

  it.each<[string, Partial<RegisterFacts>, string]>([
    ['out of office', { inOffice: false }, 'red register.not-in-office'],
    ['without a field', { specialties: [] }, 'red register.no-field'],
    ['with the only field unchecked', { specialties: [{ specialty: 'traffic', proven: false }] }, 'red register.proof-unchecked'],
    ['with one of two fields unchecked', { specialties: [{ specialty: 'traffic', proven: true }, { specialty: 'family', proven: false }] }, 'yellow register.proof-unchecked'],
    ['without training', { trainingValidUntil: undefined }, 'red register.training-missing'],
    ['with training that ended yesterday', { trainingValidUntil: addDays(today, -1) }, 'red register.training-expired'],
    ['with training that ends today', { trainingValidUntil: today }, 'yellow register.training-soon'],
    ['with training that ends in thirty days', { trainingValidUntil: addDays(today, TRAINING_SOON_DAYS) }, 'yellow register.training-soon'],
    ['away until today', { awayUntil: today }, 'yellow register.away'],
    ['with a full load', { openCases: 10 }, 'yellow register.load-full'],
    ['without hours', { hoursPerWeek: 0 }, 'yellow register.no-hours'],
  ])('tell of an expert %s', (_name, change, light) => expect(codes(change)).toEqual([light]));

  it.each<[string, Partial<RegisterFacts>]>([
    ['whose training ends in thirty-one days', { trainingValidUntil: addDays(today, TRAINING_SOON_DAYS + 1) }],
    ['who came back yesterday', { awayUntil: addDays(today, -1) }],
    ['with room for one more case', { openCases: 9 }],
  ])('are silent about an expert %s', (_name, change) => expect(codes(change)).toEqual([]));

  it('put what stops an appointment first', () => expect(codes({ hoursPerWeek: 0, inOffice: false })[0]).toBe('red register.not-in-office'));
});

describe('the roles a body gives', () => {
  it('are judge only in a court, official only in a department, and mediator in neither', () => {
    expect([mayGiveRole('court', 'judge'), mayGiveRole('committee', 'judge'), mayGiveRole('department', 'judge')]).toEqual([true, false, false]);
    expect([mayGiveRole('department', 'official'), mayGiveRole('centre', 'official')]).toEqual([true, false]);
    expect([mayGiveRole('committee', 'mediator'), mayGiveRole('court', 'mediator')]).toEqual([true, false]);
  });

  it('take filings in only at centres and committees', () => expect((['centre', 'committee', 'department', 'court', 'area'] as const).filter(takesFilings)).toEqual(['centre', 'committee']));
});
