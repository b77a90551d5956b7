import { describe, expect, it } from '@jest/globals';
import { nameOfLaw } from '../vocabulary/laws.js';
import { allRules, RULE_SECTIONS, ruleById } from './report.js';

describe('the list of all rules', () => {
  it('has no two rules with one id, and every id is dotted and lower case', () => {
    const ids = allRules().map((rule) => rule.id);
    expect(ids.filter((id, i) => ids.indexOf(id) !== i)).toEqual([]);
    for (const id of ids) expect(id).toMatch(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/);
  });
  it('says each rule in Chinese and in English, with an article and the step in which it applies', () => {
    for (const { id, summary, sources, appliedIn } of allRules()) {
      expect([id, /\p{Script=Han}/u.test(summary.zh), summary.en.length > 3, sources.length > 0, appliedIn !== '']).toEqual([id, true, true, true, true]);
      for (const source of sources) expect([id, source.law !== '']).toEqual([id, true]);
    }
  });
  it('knows the full name of each norm that is cited by a short name', () => {
    const unnamed = allRules().flatMap(({ sources }) => sources.map(({ law }) => law)).filter((law) => /^[A-Z0-9-]+$/.test(law) && nameOfLaw(law).zh === law);
    expect([...new Set(unnamed)]).toEqual([]);
  });
  it('finds a rule by its id, and nothing for an unknown id', () => {
    expect(ruleById('confirm.within-30-days')?.sources[0]).toEqual({ law: 'CPL', article: '85, 205' });
    expect(ruleById('nothing.here')).toBeUndefined();
  });
  it('leaves no section empty', () => expect(RULE_SECTIONS.filter(({ rules }) => rules.length === 0)).toEqual([]));
});
