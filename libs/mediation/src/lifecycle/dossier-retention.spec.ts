import { describe, expect, it } from '@jest/globals';
import { DISPUTE_KIND_CODES } from '../vocabulary/dispute-kinds.js';
import { dossierRetention, RETENTION_GROUNDS, type DossierFacts } from './dossier-retention.js';

const facts = (more: Partial<DossierFacts>): DossierFacts => ({ kind: 'wages', outcome: 'written', confirmationAsked: false, ...more });

describe('how long a dossier is kept', () => {
  it.each<[string, Partial<DossierFacts>, string]>([
    ['a written agreement about wages is kept long', {}, 'long'],
    ['an oral agreement is kept short', { outcome: 'oral' }, 'short'],
    ['an oral agreement that a court was asked to confirm is kept long', { outcome: 'oral', confirmationAsked: true }, 'long'],
    ['talks without a result are kept short', { outcome: 'none' }, 'short'],
    ['a case that is still open is kept long until it is closed', { outcome: 'open' }, 'long'],
    ['land is kept for good, also without a result', { kind: 'land', outcome: 'none' }, 'permanent'],
    ['a family matter is kept for good', { kind: 'family', outcome: 'oral' }, 'permanent'],
    ['a succession is kept for good', { kind: 'succession' }, 'permanent'],
  ])('%s', (_, more, period) => {
    expect(dossierRetention(facts(more)).period).toBe(period);
  });

  it('every kind and ending has a period, and every ground is used', () => {
    const used = new Set<string>();
    for (const kind of DISPUTE_KIND_CODES) {
      for (const outcome of ['written', 'oral', 'none', 'open'] as const) used.add(dossierRetention({ kind, outcome, confirmationAsked: false }).id);
    }
    expect([...used].sort()).toEqual(RETENTION_GROUNDS.map(({ id }) => id).sort());
  });
});
