import { describe, expect, it } from '@jest/globals';
import { keysFor, placeBelow } from './place-in-tree.js';

const county = { path: 'qh.gucheng.', level: 'county', kind: 'centre' } as const;

describe('a new body', () => {
  it.each([
    ['a township committee below the county', { kind: 'committee', level: 'township', specialty: null }, ''],
    ['a professional committee', { kind: 'committee', level: 'county', specialty: 'traffic' }, 'x-'],
    ['a second committee of the county', { kind: 'committee', level: 'county', specialty: null }, 'x-'],
    ['a department', { kind: 'department', level: 'county', specialty: null }, 'd-'],
    ['a court', { kind: 'court', level: 'county', specialty: null }, 'c-'],
  ] as const)('hangs in the tree as %s', (_name, child, prefix) => expect(placeBelow(county, child)).toEqual({ ok: true, prefix }));

  it('is never above its parent, skips no level, and hangs below no court', () => {
    expect(placeBelow(county, { kind: 'committee', level: 'city', specialty: null })).toEqual({ ok: false, code: 'level.not-below' });
    expect(placeBelow(county, { kind: 'committee', level: 'village', specialty: null })).toEqual({ ok: false, code: 'level.skips' });
    expect(placeBelow({ path: 'qh.c-x.', level: 'county', kind: 'court' }, { kind: 'court', level: 'county', specialty: null })).toEqual({ ok: false, code: 'body.none-below-it' });
    expect(placeBelow({ path: 'qh.x-traffic.', level: 'county', kind: 'committee' }, { kind: 'committee', level: 'township', specialty: null })).toEqual({ ok: false, code: 'body.none-below-it' });
  });

  it('gets a key that says which one it is', () => {
    const [first, second] = keysFor('Liutang Town People’s Mediation Committee');
    expect([first, second]).toEqual(['liutang', 'liutang2']);
    expect([...keysFor('—')][0]).toBe('body');
  });
});
