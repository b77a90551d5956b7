import { describe, expect, it } from '@jest/globals';
import { isFree, PARTS, toggled } from './week.js';

const [morning, afternoon, evening] = PARTS;

describe('the week of an expert', () => {
  it('is marked and unmarked by parts of a day, in order', () => {
    const both = toggled(toggled({}, 'mon', evening), 'mon', morning);
    expect(both).toEqual({ mon: [['09:00', '12:00'], ['19:00', '21:00']] });
    expect(toggled(both, 'mon', morning)).toEqual({ mon: [['19:00', '21:00']] });
  });

  it('shows odd hours in the parts they touch, and never drops another part', () => {
    const odd = { tue: [['11:00', '15:00'], ['20:00', '22:00']] as [string, string][] };
    expect([morning, afternoon, evening].map((part) => isFree(odd, 'tue', part))).toEqual([true, true, true]);
    expect(toggled(odd, 'tue', morning)).toEqual({ tue: [['20:00', '22:00']] });
  });

  it('is free nowhere when nothing is said', () => expect(isFree({}, 'sun', evening)).toBe(false));
});
