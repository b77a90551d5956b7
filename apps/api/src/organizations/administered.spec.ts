import { describe, expect, it } from '@jest/globals';
import { reaches, reachOf } from './administered.js';

const at = (role: 'administrator' | 'clerk', path: string): Parameters<typeof reaches>[0] => ({ memberships: [{ role, organizationId: 'x', path }] });

describe('an administrator', () => {
  it('looks after the own body and everything below it', () => {
    expect(reaches(at('administrator', 'qh.gucheng.'), 'qh.gucheng.')).toBe(true);
    expect(reaches(at('administrator', 'qh.gucheng.'), 'qh.gucheng.liutang.laojie.')).toBe(true);
  });

  it('has nothing to say above and beside it', () => {
    expect(reaches(at('administrator', 'qh.gucheng.liutang.'), 'qh.gucheng.')).toBe(false);
    expect(reaches(at('administrator', 'qh.gucheng.liutang.'), 'qh.gucheng.liutangzhen.')).toBe(false);
  });

  it('is not whoever has another role there', () => {
    expect(reaches(at('clerk', 'qh.'), 'qh.')).toBe(false);
    expect(reachOf(at('clerk', 'qh.'))).toEqual([]);
  });
});
