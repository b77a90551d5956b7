import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { calculateConsumer } from '../calculators/consumer.js';
import { DEFAULT_TABLES } from '../calculators/default-tables.js';
import { calculateInjury } from '../calculators/injury.js';
import type { InjuryFacts } from '../calculators/injury.js';
import type { Sheet } from '../calculators/calculation-sheet.js';
import { parseYuan } from '../money/money.js';
import type { Fen } from '../money/money.js';
import type { Outcome } from '../policy/refusal.js';
import { answerLine, frozenFacts, isFrozen, recalculate, sheetProgress, startSheet } from './shared-sheet.js';
import type { LineAnswer, SharedSheet } from './shared-sheet.js';

const yuan = (text: string): Fen => parseYuan(text) as Fen;
const must = <T>(outcome: Outcome<T>): T => {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.reason));
  return outcome.value;
};
const injury = (facts: Partial<InjuryFacts> = {}): Sheet =>
  must(calculateInjury({ region: 'demo', year: 2025, outcome: 'disabled', age: 45, grades: [10], medical: yuan('30000'), travel: yuan('200'), ...facts }, DEFAULT_TABLES));
const both = (sheet: SharedSheet, lineId: string, note?: string): SharedSheet =>
  must(answerLine(must(answerLine(sheet, lineId, 'applicant', 'agree', note)), lineId, 'respondent', 'agree'));

describe('the shared sheet', () => {
  it('starts with every line of the calculation and no answer', () => {
    const sheet = startSheet(injury());
    expect(sheet.lines.map((shared) => shared.line.id)).toEqual(['medical', 'travel', 'disability-compensation']);
    expect(frozenFacts(sheet)).toEqual([]);
    expect(sheetProgress(sheet)).toEqual({ agreed: 0, disputed: [], unanswered: ['medical', 'travel', 'disability-compensation'] });
  });

  it('a line is frozen when both sides agree, not before', () => {
    const one = must(answerLine(startSheet(injury()), 'medical', 'applicant', 'agree'));
    expect(frozenFacts(one)).toEqual([]);
    const agreed = must(answerLine(one, 'medical', 'respondent', 'agree'));
    expect(frozenFacts(agreed)).toMatchObject([{ lineId: 'medical', amount: yuan('30000'), sources: [{ law: 'RSSH', article: '6' }] }]);
    expect(sheetProgress(agreed).agreed).toBe(yuan('30000'));
  });

  it('a frozen line takes no further answer from anyone', () => {
    const frozen = both(startSheet(injury()), 'medical');
    expect(answerLine(frozen, 'medical', 'applicant', 'dispute')).toEqual({ ok: false, reason: { code: 'sheet.line-frozen', params: { lineId: 'medical' } } });
    expect(answerLine(frozen, 'medical', 'respondent', 'agree')).toMatchObject({ ok: false, reason: { code: 'sheet.line-frozen' } });
  });

  it('a disputed line stays open, and a side may change its mind', () => {
    const disputed = must(answerLine(must(answerLine(startSheet(injury()), 'travel', 'applicant', 'agree')), 'travel', 'respondent', 'dispute', '票据不全'));
    expect(sheetProgress(disputed).disputed).toEqual(['travel']);
    expect(frozenFacts(disputed)).toEqual([]);
    expect(frozenFacts(must(answerLine(disputed, 'travel', 'respondent', 'agree')))).toHaveLength(1);
  });

  it('nothing a side wrote about a line leaves with the facts', () => {
    const frozen = both(startSheet(injury()), 'medical', '我可以少要五千');
    expect(JSON.stringify(frozenFacts(frozen))).not.toContain('少要五千');
    expect(Object.keys(frozenFacts(frozen)[0] ?? {})).toEqual(['lineId', 'label', 'formula', 'amount', 'sources', 'parameters']);
  });

  it('refuses a line that is not on the sheet and a note without end', () => {
    const sheet = startSheet(injury());
    expect(answerLine(sheet, 'none', 'applicant', 'agree')).toEqual({ ok: false, reason: { code: 'sheet.line-unknown', params: { lineId: 'none' } } });
    expect(answerLine(sheet, 'medical', 'applicant', 'dispute', 'x'.repeat(500)).ok).toBe(true);
    expect(answerLine(sheet, 'medical', 'applicant', 'dispute', 'x'.repeat(501))).toMatchObject({ ok: false, reason: { code: 'sheet.note-too-long' } });
  });

  it('corrected facts keep the answers of unchanged lines and ask again about changed ones', () => {
    const answered = must(answerLine(both(startSheet(injury()), 'medical'), 'travel', 'applicant', 'agree'));
    const again = must(recalculate(answered, injury({ travel: yuan('150') })));
    expect(frozenFacts(again).map((fact) => fact.lineId)).toEqual(['medical']);
    expect(again.lines.find((shared) => shared.line.id === 'travel')?.answers).toEqual({});
  });

  it('an undisputed fact is not taken back by changing or leaving out an input, nor by another calculator', () => {
    const frozen = both(startSheet(injury()), 'medical');
    expect(recalculate(frozen, injury({ medical: yuan('20000') }))).toMatchObject({ ok: false, reason: { code: 'sheet.line-frozen' } });
    expect(recalculate(frozen, injury({ medical: yuan('0') }))).toMatchObject({ ok: false, reason: { code: 'sheet.line-frozen' } });
    expect(recalculate(frozen, must(calculateConsumer({ kind: 'fraud', price: yuan('10'), giveBackPrice: false })))).toMatchObject({ ok: false, reason: { code: 'sheet.other-calculator' } });
  });

  it('survives being stored as JSON', () => {
    const sheet = both(startSheet(injury()), 'medical', 'note');
    expect(JSON.parse(JSON.stringify(sheet))).toEqual(sheet);
  });

  it('whatever the sides answer in whatever order, frozen facts only grow and never change', () => {
    const step = fc.record({ line: fc.constantFrom('medical', 'travel', 'disability-compensation'), side: fc.constantFrom('applicant' as const, 'respondent' as const), answer: fc.constantFrom<LineAnswer[]>('agree', 'dispute') });
    fc.assert(fc.property(fc.array(step, { maxLength: 20 }), (steps) => {
      let sheet = startSheet(injury());
      for (const { line, side, answer } of steps) {
        const before = frozenFacts(sheet);
        const outcome = answerLine(sheet, line, side, answer);
        const shared = sheet.lines.find((candidate) => candidate.line.id === line);
        expect(outcome.ok).toBe(!(shared && isFrozen(shared)));
        if (outcome.ok) sheet = outcome.value;
        expect(frozenFacts(sheet)).toEqual(expect.arrayContaining([...before]));
        expect(sheetProgress(sheet).agreed).toBeLessThanOrEqual(sheet.total);
      }
    }));
  });
});
