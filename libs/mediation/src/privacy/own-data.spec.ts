import { describe, expect, it } from '@jest/globals';
import { firstRefusal } from '../policy/policy.js';
import { CLOSING_POLICIES, closingTakes } from './own-data.js';
import { NEVER, PURPOSES } from './purposes.js';
import { RETENTION } from './retention.js';

describe('personal data', () => {
  it('a person without a case may close the account, and everything goes', () => {
    expect(firstRefusal(CLOSING_POLICIES, { openCases: 0, keptCases: 0 })).toBeUndefined();
    expect(closingTakes({ openCases: 0, keptCases: 0 })).toBe('everything');
  });

  it('whoever has an open case ends or withdraws it first', () => {
    expect(firstRefusal(CLOSING_POLICIES, { openCases: 2, keptCases: 0 })?.reason).toEqual({ code: 'own-data.open-case', params: { n: 2 } });
  });

  it('what a dossier holds is stored and protected, nothing more, after the account is closed', () => {
    expect(closingTakes({ openCases: 0, keptCases: 1 })).toBe('all-but-dossiers');
  });

  it('every purpose says what is used, how long it is kept and where that stands, in both languages', () => {
    for (const { purpose, data, kept, sources } of PURPOSES) {
      for (const text of [purpose, data, kept]) expect([text.zh.length > 0, text.en.length > 0]).toEqual([true, true]);
      expect(sources.length).toBeGreaterThan(0);
    }
  });

  it('whoever else gets data of a case is named, and the person is asked before', () => {
    const leaves = PURPOSES.filter(({ goesTo }) => goesTo !== undefined).map(({ id }) => id);
    expect(leaves).toEqual(['privacy.log-in', 'privacy.case', 'privacy.identity', 'privacy.court']);
    for (const purpose of PURPOSES) if (purpose.goesTo && purpose.id !== 'privacy.log-in') expect(purpose.askedSeparately).toBeDefined();
  });

  it('nothing outside a dossier is kept longer than three years', () => {
    expect(Object.values(RETENTION).every(({ days }) => days > 0 && days <= 3 * 365)).toBe(true);
  });

  it('no scores, no face recognition, no video of public places', () => {
    expect(NEVER.map(({ id }) => id)).toEqual(expect.arrayContaining(['privacy.no-score', 'privacy.no-face-recognition', 'privacy.no-street-video']));
  });
});
