import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { EXCLUSION_POLICIES } from '../matching/exclusions.js';
import { MOVE_NAMES } from '../lifecycle/moves.js';
import { nameOfLaw } from '../vocabulary/laws.js';
import { basisOfRefusal, REFUSAL_BASES } from './refusal-rules.js';
import { ruleById } from './report.js';

describe('the article behind a refusal', () => {
  it.each(Object.entries(REFUSAL_BASES))('%s rests on a rule or an article that exists', (_, basis) => {
    if ('ruleId' in basis) expect(ruleById(basis.ruleId)).toBeDefined();
    else for (const { law } of basis.sources) expect(nameOfLaw(law).zh).not.toBe('');
  });

  it.each(MOVE_NAMES)('a move that is not possible (%s) names the rule of that move', (move) => {
    const basis = basisOfRefusal({ code: 'case.move-not-possible', params: { move, state: 'filed' } });
    expect(basis && 'ruleId' in basis ? ruleById(basis.ruleId) : undefined).toBeDefined();
  });

  it('every exclusion of matching names its rule', () => {
    const source = readFileSync(join(import.meta.dirname, '../matching/exclusions.ts'), 'utf8');
    const codes = [...source.matchAll(/'(matching\.[a-z-]+)'/g)].map(([, code]) => code ?? '').filter((code) => !EXCLUSION_POLICIES.some(({ id }) => id === code));
    expect(codes.length).toBeGreaterThan(10);
    for (const code of codes) expect([code, basisOfRefusal({ code })]).toEqual([code, expect.objectContaining({ ruleId: expect.any(String) })]);
  });

  it('a typing error has no article', () => expect(basisOfRefusal({ code: 'phone.invalid' })).toBeUndefined());
});
