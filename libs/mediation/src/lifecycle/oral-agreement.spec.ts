import { describe, expect, it } from '@jest/globals';
import type { AgreementDraft, Clause } from '../agreement/draft.js';
import { fen } from '../money/money.js';
import { judgeAll } from '../policy/policy.js';
import { localDate } from '../time/local-date.js';
import { effectOfOral, ORAL_MOST_FEN, ORAL_POLICIES, oralDraftOf, oralFactsOf, type OralCircumstances, type OralFacts } from './oral-agreement.js';

const said = (facts: OralFacts): string[] => judgeAll(ORAL_POLICIES, facts).flatMap(({ verdict }) => (verdict.kind === 'met' ? [] : [verdict.kind === 'unmet' ? verdict.reason.code : verdict.question.code]));

describe('closing by word', () => {
  const good: OralFacts = { allContentWithOral: true, performedAtOnce: true, soonDone: true, amountFen: 45_000, majorOrComplex: false, regionWantsWriting: true, needsPaper: false, confirmationWanted: false, unclear: 0, recorded: true };
  const with_ = (change: Partial<OralFacts>): string[] => said({ ...good, ...change });

  it('is enough when all are content, and the matter is simple, small, clear, recorded and done at once', () => expect(with_({})).toEqual([]));
  it('is not enough when one party wants it in writing, or was not asked', () => {
    expect(with_({ allContentWithOral: false })).toEqual(['oral.writing-asked-for']);
    expect(with_({ allContentWithOral: undefined })).toEqual(['oral.not-asked']);
  });
  it('is not enough for a later performance where the region wants writing (NB 24)', () => {
    expect(with_({ performedAtOnce: false })).toEqual(['oral.region-wants-writing']);
    expect(with_({ performedAtOnce: false, regionWantsWriting: false })).toEqual([]);
  });
  it('is not enough for a major or complex matter', () => {
    expect(with_({ majorOrComplex: true })).toEqual(['oral.major-or-complex', 'oral.region-wants-writing']);
    expect(with_({ majorOrComplex: true, regionWantsWriting: false })).toEqual(['oral.major-or-complex']);
  });
  it('is not enough for a large sum: the limit itself still is', () => {
    expect(with_({ amountFen: ORAL_MOST_FEN })).toEqual([]);
    expect(with_({ amountFen: ORAL_MOST_FEN + 1 })).toEqual(['oral.too-much']);
  });
  it('is not enough for what takes long, belongs on paper, goes to a court or is unclear', () => {
    expect(with_({ soonDone: false })).toEqual(['oral.takes-longer']);
    expect(with_({ needsPaper: true })).toEqual(['oral.needs-paper']);
    expect(with_({ confirmationWanted: true })).toEqual(['oral.confirmation-wanted']);
    expect(with_({ unclear: 2 })).toEqual(['oral.unclear']);
  });
  it('is nothing without the mediator’s record', () => expect(with_({ recorded: false })).toEqual(['oral.not-recorded']));
});

describe('the facts of a draft for the oral mode', () => {
  const today = localDate('2026-03-10');
  const circumstances: OralCircumstances = { today, complexity: 'low', findings: [], paperKind: false, regionWantsWriting: false, allContentWithOral: true };
  const draft = (...clauses: Clause[]): AgreementDraft => ({ parties: [], facts: '', claims: [], clauses, copies: 3 });
  const pays = (dueDate: string): Clause => ({ id: 'c1', kind: 'payment', amountFen: fen(45_000), dueDate: localDate(dueDate) });
  const facts = (...clauses: Clause[]): OralFacts => oralFactsOf(draft(...clauses), circumstances);

  it('knows what is done at once, within seven days, and later', () => {
    expect([facts(pays('2026-03-10')), facts(pays('2026-03-17')), facts(pays('2026-03-18'))].map(({ performedAtOnce, soonDone }) => [performedAtOnce, soonDone])).toEqual([[true, true], [false, true], [false, false]]);
  });
  it('takes a promise not to do something any more as done at once: it has no day', () => expect(facts({ id: 'c1', kind: 'refrain', what: '十点后放音乐' })).toMatchObject({ performedAtOnce: true, soonDone: true }));
  it('counts what was handed over already as done', () => expect(facts({ id: 'c1', kind: 'payment', amountFen: fen(45_000), dueDate: localDate('2027-01-01'), alreadyDone: true })).toMatchObject({ performedAtOnce: true, amountFen: 45_000 }));
  it('takes instalments as lasting longer, whatever their days', () => {
    const part = { dueDate: today, amountFen: fen(100) };
    expect(facts({ id: 'c1', kind: 'payment', amountFen: fen(200), instalments: [{ n: 1, ...part }, { n: 2, ...part }] })).toMatchObject({ performedAtOnce: false, soonDone: false });
  });
  it('has nothing recorded without a clause, and drops the consent to electronic signing', () => {
    expect(facts()).toMatchObject({ recorded: false });
    expect(oralDraftOf(draft(pays('2026-03-10'), { id: 'c2', kind: 'eSignature' })).clauses.map(({ kind }) => kind)).toEqual(['payment']);
  });
  it('sees that a court is to confirm it', () => expect(facts({ id: 'c1', kind: 'jointConfirmation' })).toMatchObject({ confirmationWanted: true }));
});

describe('when an oral agreement takes effect (RMTJ 30)', () => {
  const at = (hour: number): Date => new Date(Date.UTC(2026, 2, 10, hour));
  it('is with the last party’s word', () => expect(effectOfOral([at(3), at(2)])).toEqual({ ok: true, value: at(3) }));
  it('is not while one has not spoken, nor with one party alone', () => {
    expect(effectOfOral([at(3), undefined])).toMatchObject({ ok: false, reason: { code: 'effect.party-word-missing' } });
    expect(effectOfOral([at(3)])).toMatchObject({ ok: false, reason: { code: 'effect.fewer-than-two-parties' } });
  });
});
