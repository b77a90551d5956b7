import { describe, expect, it } from '@jest/globals';
import { CALCULATOR_RULES } from './calculator-rules.js';
import { DEFAULT_TABLES, DEMO_REGION } from './default-tables.js';
import { extendTables, NATIONAL, PARAMETER_KEYS } from './parameters.js';
import { CALCULATOR_REFUSALS } from './refuse.js';
import { CALCULATOR_WARNINGS } from './warnings.js';
import { localDate } from '../time/local-date.js';

describe('the rules, tables and words of the calculators', () => {
  it('every rule has its own stable id, both languages and a source', () => {
    expect(new Set(CALCULATOR_RULES.map((rule) => rule.id)).size).toBe(CALCULATOR_RULES.length);
    for (const rule of CALCULATOR_RULES) {
      expect(rule.id).toMatch(/^[a-z0-9]+([.-][a-z0-9]+)+$/);
      expect([rule.summary.zh, rule.summary.en].every((text) => text.length > 0)).toBe(true);
      expect(rule.sources.length).toBeGreaterThan(0);
    }
  });

  it('refusals and warnings use the same placeholders in both languages', () => {
    const holes = (text: string): string[] => [...text.matchAll(/\{(\w+)\}/g)].map((found) => found[1] ?? '').toSorted();
    for (const [code, text] of Object.entries({ ...CALCULATOR_REFUSALS, ...CALCULATOR_WARNINGS })) {
      expect(code).toMatch(/^[a-z]+\.[a-z0-9-]+$/);
      expect(holes(text.zh)).toEqual(holes(text.en));
    }
  });

  it('every value has a source, and only the demonstration region has invented ones', () => {
    for (const row of DEFAULT_TABLES.regional) {
      expect(row.source.length).toBeGreaterThan(0);
      expect(row.demonstration === true).toBe(row.region === DEMO_REGION);
      expect([DEMO_REGION, NATIONAL]).toContain(row.region);
      expect(Object.keys(PARAMETER_KEYS)).toContain(row.key);
    }
  });

  it('dated tables run forward in time', () => {
    const days = DEFAULT_TABLES.lpr.points.map((point) => point.from);
    expect(days).toEqual(days.toSorted());
    const first = DEFAULT_TABLES.compulsoryInsurance[0];
    if (!first) throw new Error('no limits');
    const older = extendTables(DEFAULT_TABLES, { compulsoryInsurance: [{ ...first, from: localDate('2008-02-01') }] });
    expect(older.compulsoryInsurance.map((row) => row.from)).toEqual(['2008-02-01', '2020-09-19']);
  });
});
