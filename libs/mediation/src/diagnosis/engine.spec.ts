import { describe, expect, it } from '@jest/globals';
import { localDate } from '../time/local-date.js';
import { result, sourcesOf } from './advice.js';
import { type Answer, type Walk, answer, answered, back, change, goOn, position, start } from './engine.js';
import { cite } from './laws.js';
import { loadTree } from './load-tree.js';

const today = localDate('2026-03-12');
const pick = (option: string): Answer => ({ kind: 'choice', option });
const wages = await loadTree('wages');
const rent = await loadTree('rent');

function go(walk: Walk, ...answers: Answer[]): Walk {
  return answers.reduce<Walk>((at, given) => {
    const next = answer(at, given);
    if (!next.ok) throw new Error(next.reason.code);
    return next.value;
  }, walk);
}

describe('a walk', () => {
  it('begins with danger, then the side', () => {
    const walk = start(wages);
    expect(position(walk)).toMatchObject({ kind: 'question', question: { id: 'danger' }, number: 1 });
    expect(position(go(walk, pick('no')))).toMatchObject({ kind: 'question', question: { id: 'side' }, number: 2 });
  });

  it('never ends without a way on: not sure leads to the next question, and says how to find out', () => {
    let walk = go(start(rent), pick('no'), pick('asking'));
    while (position(walk).kind === 'question') walk = go(walk, { kind: 'unclear' });
    walk = goOn(walk);
    const advice = result(walk, { today });
    expect(advice.ok && advice.value.findOut.length).toBe(6);
    expect(advice.ok && advice.value.kind).toBe('advice');
  });

  it('takes the cautious branch for "not sure": little worry opens the page on safety', () => {
    expect(position(go(start(wages), { kind: 'unclear' }))).toMatchObject({ kind: 'exit', page: { code: 'E-2' } });
  });

  it('leads "none of these" to a person, with what was said so far', () => {
    const walk = go(start(wages), pick('no'), pick('asking'), { kind: 'none' });
    expect(position(walk)).toEqual({ kind: 'person' });
    const advice = result(walk, { today });
    expect(advice).toMatchObject({ ok: true, value: { kind: 'person', why: 'none-of-these', carry: { kind: 'wages', role: 'asking' } } });
  });

  it('goes back one answer at a time, and stays on the first page', () => {
    const walk = go(start(wages), pick('no'), pick('asking'));
    expect(position(back(walk))).toMatchObject({ question: { id: 'side' } });
    expect(position(back(back(back(walk))))).toMatchObject({ question: { id: 'danger' } });
  });

  it('keeps later answers when an earlier one is changed, and drops those that are no longer asked', () => {
    const walk = go(start(wages), pick('no'), pick('asking'), pick('site'), pick('no'));
    const home = change(walk, 'who', pick('home'));
    expect(home.ok && answered(home.value).map(({ question }) => question.id)).toEqual(['danger', 'side', 'who']);
    const company = change(walk, 'who', pick('company'));
    expect(company.ok && answered(company.value).map(({ question }) => question.id)).toEqual(['danger', 'side', 'who', 'contract']);
  });

  it('shows the page on safety again after going back to its question', () => {
    const seen = goOn(go(start(wages), pick('worried')));
    expect(position(seen)).toMatchObject({ question: { id: 'side' } });
    expect(position(go(back(seen), pick('worried')))).toMatchObject({ kind: 'exit', page: { code: 'E-2' } });
  });

  it('hands over to the tree that fits, and does not ask danger and side twice', async () => {
    const loan = go(start(await loadTree('private-loan')), pick('no'), pick('answering'), pick('bank'));
    expect(position(loan)).toEqual({ kind: 'otherTree', tree: 'bank-insurance' });
    expect(result(loan, { today })).toMatchObject({ ok: false, reason: { code: 'diagnosis.other-tree' } });
    expect(position(start(await loadTree('bank-insurance'), loan))).toMatchObject({ question: { id: 'what' }, number: 3 });
  });

  it.each<[string, Answer, string]>([
    ['an option of another question', pick('deposit'), 'diagnosis.unknown-option'],
    ['a figure where an option is asked', { kind: 'values', values: { owed: 1 } }, 'diagnosis.unknown-option'],
  ])('refuses %s', (_name, given, code) => {
    expect(answer(start(wages), given)).toMatchObject({ ok: false, reason: { code } });
  });

  it.each<[string, Record<string, number | string>, string]>([
    ['a day that does not exist', { leftOn: '2026-02-30' }, 'diagnosis.no-such-day'],
    ['a negative amount', { deposit: -1 }, 'diagnosis.out-of-range'],
    ['half a fen', { deposit: 0.5 }, 'diagnosis.out-of-range'],
    ['a field of another tree', { owed: 5 }, 'diagnosis.unknown-option'],
    ['nothing at all', {}, 'diagnosis.empty'],
  ])('refuses %s', (_name, values, code) => {
    const walk = go(start(rent), pick('no'), pick('asking'), pick('tenant'), pick('deposit'), pick('no'));
    expect(answer(walk, { kind: 'values', values })).toMatchObject({ ok: false, reason: { code } });
  });
});

describe('the advice', () => {
  const walk = go(start(wages), pick('no'), pick('asking'), pick('company'), pick('yes'), { kind: 'choices', options: ['wage'] });

  it('counts from the first day when only the month is known: that day is the safe one', () => {
    const advice = result(go(walk, { kind: 'values', values: { left: '2025-12' } }, pick('no'), { kind: 'values', values: { owed: 100_000 }, about: true }), { today });
    expect(advice.ok && advice.value.clocks.find(({ id }) => id === 'arbitration')?.lastDay).toBe('2026-12-01');
    expect(advice.ok && advice.value.carry?.answers.at(-1)?.answer).toEqual({ zh: '大约1000元', en: 'about 1000 yuan' });
  });

  it('shows the clock without a day, and the sum without a figure, when the start or the amount is unknown', () => {
    const advice = result(go(walk, { kind: 'unclear' }, pick('no'), { kind: 'unclear' }), { today });
    expect(advice.ok && advice.value.clocks.find(({ id }) => id === 'arbitration')).not.toHaveProperty('lastDay');
    expect(advice.ok && advice.value.worth[0]).toMatchObject({ missing: [{ input: 'amount' }] });
    expect(advice.ok && advice.value.worth[0]).not.toHaveProperty('figure');
  });

  it('says how to find out a figure that a sum needs, and is silent about one that nothing needs', async () => {
    const deposit = (values: Record<string, number | string>): Walk =>
      go(start(rent), pick('no'), pick('asking'), pick('tenant'), pick('deposit'), pick('no'), { kind: 'values', values }, pick('no'), pick('yes'));
    const lacking = result(deposit({ unpaid: 12_000, returnDue: '2026-03-07' }), { today });
    expect(lacking.ok && lacking.value.findOut.length).toBe(1);
    const enough = result(deposit({ deposit: 360_000, returnDue: '2026-03-07' }), { today });
    expect(enough.ok && enough.value.findOut).toEqual([]);
  });

  it('says how long a period is, and no day, when the schedule of the year is not known', async () => {
    const traffic = go(
      start(await loadTree('traffic')), pick('no'), pick('asking'), pick('things'), pick('driver'),
      { kind: 'values', values: { findingOn: '2026-03-10' } }, { kind: 'unclear' }, { kind: 'unclear' },
    );
    const advice = result(traffic, { today });
    const review = advice.ok ? advice.value.clocks.find(({ id }) => id === 'review') : undefined;
    expect(review).toMatchObject({ start: '2026-03-10', length: { workingDays: 3 } });
    expect(review).not.toHaveProperty('lastDay');
  });

  it('sends to a person when the law of the tree may be out of date', () => {
    const done = go(walk, pick('still'), pick('no'), { kind: 'unclear' });
    expect(result(done, { today: localDate('2027-07-01') })).toMatchObject({ ok: true, value: { kind: 'person', why: 'out-of-date', rights: [{ id: 'T-00.r1' }, {}] } });
    expect(result(done, { today: localDate('2027-06-30') })).toMatchObject({ ok: true, value: { kind: 'advice' } });
  });

  it('asks the given calculator for what it cannot compute itself', async () => {
    const dismissal = go(
      start(await loadTree('dismissal')), pick('no'), pick('asking'), pick('mutual'),
      { kind: 'values', values: { hired: '2020-01-01', left: '2026-01-01' } }, { kind: 'values', values: { average: 800_000 } },
    );
    const seen: string[] = [];
    result(dismissal, { today, worth: (calc) => (seen.push(calc), undefined) });
    expect(seen).toEqual(['C-5.severance', 'C-5.annual-leave']);
  });

  it('says of every version that no lawyer has signed it yet, and lists each article once', () => {
    const advice = result(go(walk, pick('still'), pick('no'), { kind: 'unclear' }), { today });
    if (!advice.ok) throw new Error(advice.reason.code);
    expect(advice.value.signed).toBe(false);
    const names = sourcesOf(advice.value).map(({ law, article }) => `${law} ${article}`);
    expect(new Set(names).size).toBe(names.length);
  });

  it('carries answers, sums and clocks, and never a name, a phone or an address', () => {
    const advice = result(go(walk, pick('still'), pick('no'), { kind: 'values', values: { owed: 100_000 } }), { today, ticked: ['考勤'] });
    expect(advice.ok && Object.keys(advice.value.carry ?? {}).sort()).toEqual(['answers', 'clocks', 'kind', 'proof', 'role', 'tree', 'version', 'worth']);
    expect(advice.ok && advice.value.carry?.answers.some(({ id }) => id === 'danger')).toBe(false);
  });
});

describe('citations', () => {
  it('keep the mark of what was not read', () => {
    expect(cite('LCL 30, 85; LDJS2 19; CC 188 (check)')).toEqual([
      { law: 'LCL', article: '30' }, { law: 'LCL', article: '85' }, { law: 'LDJS2', article: '19', secondHand: true }, { law: 'CC', article: '188', secondHand: true },
    ]);
  });

  it.each(['XXX 1', 'LCL', 'LCL 1,'])('refuse %s', (text) => {
    expect(() => cite(text)).toThrow(RangeError);
  });
});
