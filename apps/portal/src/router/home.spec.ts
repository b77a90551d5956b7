import { describe, expect, it } from '@jest/globals';
import { homeOf } from './home.js';

describe('the first page of the workbench', () => {
  it('is the day for everybody to whom work comes', () => {
    for (const role of ['gridWorker', 'clerk', 'dispatcher', 'mediator', 'official', 'judge']) expect(homeOf([role])).toBe('/');
    expect(homeOf(['administrator', 'clerk'])).toBe('/');
  });
  it('is what they watch over or keep for those to whom no task comes', () => {
    expect(homeOf(['supervisor'])).toBe('/deadlines');
    expect(homeOf(['administrator'])).toBe('/bodies');
    expect(homeOf(['supervisor', 'administrator'])).toBe('/deadlines');
  });
});
