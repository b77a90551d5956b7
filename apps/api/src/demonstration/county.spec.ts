import { describe, expect, it } from '@jest/globals';
import { BODIES, CODES, RESIDENTS } from './county.js';
import { pool } from './pool.js';
import { STAFF } from './staff.js';

describe('the invented county', () => {
  const paths = BODIES.map((body) => body.path);

  it('has three townships, twelve villages, five departments, two courts and three professional committees', () => {
    const many = (test: (body: (typeof BODIES)[number]) => boolean): number => BODIES.filter(test).length;
    expect(many((body) => body.level === 'township')).toBe(3);
    expect(many((body) => body.level === 'village')).toBe(12);
    expect(many((body) => body.kind === 'department')).toBe(5);
    expect(many((body) => body.kind === 'court')).toBe(2);
    expect(many((body) => body.specialty !== undefined)).toBe(3);
  });

  it('hangs every body below one that exists', () => {
    for (const path of paths.filter((each) => each !== 'qh.')) expect(paths).toContain(path.replace(/[^.]+\.$/, ''));
    expect(new Set(paths).size).toBe(paths.length);
  });

  it('has sixty experts with different names and addresses, at bodies that exist', () => {
    const experts = pool();
    expect(experts).toHaveLength(60);
    expect(new Set(experts.map((expert) => expert.name)).size).toBe(60);
    expect(new Set([...experts, ...STAFF].map((person) => person.mail)).size).toBe(60 + STAFF.length);
    for (const person of [...experts, ...STAFF]) expect(paths).toContain(person.path);
    expect(new Set(experts.map((expert) => expert.specialties[0])).size).toBe(8);
  });

  it('shows each reason why somebody may not be asked', () => {
    const experts = pool();
    expect(experts.filter((expert) => expert.trainedFor < 0).length).toBeGreaterThanOrEqual(1);
    expect(experts.filter((expert) => expert.open >= expert.limit).length).toBeGreaterThanOrEqual(1);
    expect(experts.filter((expert) => expert.relation).length).toBeGreaterThanOrEqual(1);
    expect(experts.filter((expert) => expert.awayFor !== undefined)).toHaveLength(1);
    expect(experts.filter((expert) => expert.unproven)).toHaveLength(1);
  });

  it('has twenty codes that can be typed, some for one kind of dispute and one withdrawn', () => {
    expect(CODES).toHaveLength(20);
    expect(new Set(CODES.map((code) => code.code)).size).toBe(20);
    for (const { code, path } of CODES) {
      expect(code).toMatch(/^[2-9A-Z]{4}-[2-9A-Z]{4}$/);
      expect(paths).toContain(path);
    }
    expect(CODES.filter((code) => code.kind).length).toBeGreaterThanOrEqual(5);
    expect(CODES.filter((code) => code.withdrawn)).toHaveLength(1);
  });

  it('gives its residents numbers in the form of real ones', () => {
    for (const resident of RESIDENTS) expect(resident.phone).toMatch(/^1380000\d{4}$/);
  });
});
