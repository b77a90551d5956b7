import { describe, expect, it } from '@jest/globals';
import type { BothLanguages, Source } from '../policy/policy.js';
import { localDate } from '../time/local-date.js';
import { clockById } from '../deadlines/clocks.js';
import { type Advice, result } from './advice.js';
import { CALCULATOR_CODES, calculatorsWith } from './calculate.js';
import { COMMON_QUESTIONS } from './common.js';
import type { Condition } from './conditions.js';
import { type Answer, type Walk, answer, goOn, position, questionsOf, start } from './engine.js';
import { EXITS } from './exits.js';
import { LAWS } from './laws.js';
import { TREE_TITLES, loadTree } from './load-tree.js';
import { type Question, TREE_CODES, type Tree } from './tree.js';

const today = localDate('2026-03-12');
const trees = await Promise.all(TREE_CODES.map(loadTree));

/** Answers worth trying: every option, filled figures, not sure, none of these. */
function tries(question: Question): readonly Answer[] {
  const chosen: Answer[] = question.options.map(({ id }) => (question.type === 'multi' ? { kind: 'choices', options: [id] } : { kind: 'choice', option: id }));
  const filled: Answer[] = 'fields' in question
    ? [{ kind: 'values', values: Object.fromEntries(question.fields.map(({ id, type }) => [id, type === 'date' ? '2025-11' : 10])) }]
    : [];
  return [...chosen, ...filled, { kind: 'unclear' }, { kind: 'none' }];
}

/** Every walk to an end, with the number of questions asked. The common questions are walked once: the trees differ after them. */
function* walks(walk: Walk, asked: number): Generator<{ walk: Walk; asked: number }> {
  const at = position(walk);
  if (at.kind === 'exit') {
    yield* walks(goOn(walk), asked);
    return;
  }
  if (at.kind !== 'question') {
    yield { walk, asked };
    return;
  }
  for (const given of tries(at.question)) {
    const next = answer(walk, given);
    if (!next.ok) throw new Error(`${walk.tree.code} ${at.question.id}: ${next.reason.code}`);
    yield* walks(next.value, asked + 1);
  }
}

function begin(tree: Tree): Walk {
  const answers = { danger: { kind: 'choice', option: 'no' }, side: { kind: 'choice', option: 'answering' } } as const;
  return start(tree, { answers, passed: [] });
}

/** Every text in a value, wherever it stands. */
function* texts(value: unknown): Generator<BothLanguages> {
  if (typeof value !== 'object' || value === null) return;
  if ('zh' in value && 'en' in value) yield value as BothLanguages;
  else for (const part of Object.values(value)) yield* texts(part);
}

function* sources(value: unknown): Generator<Source> {
  if (typeof value !== 'object' || value === null) return;
  if ('law' in value && 'article' in value) yield value as Source;
  else for (const part of Object.values(value)) yield* sources(part);
}

function* conditions(condition: Condition | undefined): Generator<Condition> {
  if (condition === undefined) return;
  yield condition;
  if ('all' in condition) for (const part of condition.all) yield* conditions(part);
  if ('any' in condition) for (const part of condition.any) yield* conditions(part);
  if ('not' in condition) yield* conditions(condition.not);
}

/** What a condition, a clock or a figure names and the tree does not have. */
function unknownNames(tree: Tree): readonly string[] {
  const questions = questionsOf(tree);
  const fields = new Set(questions.flatMap((question) => ('fields' in question ? question.fields.map(({ id }) => id) : [])));
  const conditional = [
    ...tree.rights, ...tree.answering, ...tree.worth, ...tree.proof, ...tree.clocks, ...tree.exits, ...tree.steps, ...tree.can, ...tree.cannot,
    ...tree.help, ...tree.clauses, ...tree.traps, ...questions.map(({ askWhen }) => ({ when: askWhen })),
  ];
  const bad: string[] = [];
  for (const condition of conditional.flatMap(({ when }) => [...conditions(when)])) {
    if ('question' in condition) {
      const question = questions.find(({ id }) => id === condition.question);
      const ids = ['unclear', ...(question?.options.map(({ id }) => id) ?? [])];
      bad.push(...condition.isOneOf.filter((id) => question === undefined || !ids.includes(id)).map((id) => `${condition.question}=${id}`));
    }
    if ('filled' in condition && !fields.has(condition.filled)) bad.push(condition.filled);
    if ('field' in condition && !fields.has(condition.field)) bad.push(condition.field);
  }
  bad.push(...tree.clocks.flatMap(({ start: from }) => (from === undefined || fields.has(from.field) ? [] : [from.field])));
  for (const input of tree.worth.flatMap(({ inputs }) => Object.values(inputs))) {
    if ('field' in input && !fields.has(input.field)) bad.push(input.field);
    if ('choice' in input && !questions.some(({ id }) => id === input.choice)) bad.push(input.choice);
  }
  return bad;
}

describe.each(trees.map((tree) => [tree.code, tree] as const))('the tree %s', (code, tree) => {
  it('has the title of the first page and stands under its own code', () => {
    expect(tree.code).toBe(code);
    expect(tree.title).toEqual(TREE_TITLES[code]);
  });

  it('asks at most 8 questions on every path, always comes to an end, and says rights, proof and steps there', () => {
    let longest = 0;
    let ends = 0;
    let thin = 0;
    const check = (advice: Advice): void => {
      if (advice.rights.length === 0 || advice.proof.length === 0 || advice.steps.length === 0 || advice.answering.length === 0) thin += 1;
      if (advice.kind === 'advice' && (advice.clocks.length === 0 || advice.mediation.cannot.length === 0)) thin += 1;
    };
    for (const end of walks(begin(tree), COMMON_QUESTIONS.length)) {
      longest = Math.max(longest, end.asked);
      ends += 1;
      const advice = result(end.walk, { today });
      if (advice.ok) check(advice.value);
      else expect(advice.reason.code).toBe('diagnosis.other-tree');
    }
    expect(ends).toBeGreaterThan(20);
    expect(thin).toBe(0);
    expect(longest).toBeLessThanOrEqual(8);
  });

  it('says everything in both languages, questions in at most 30 characters', () => {
    const all = [...texts(tree)];
    expect(all.filter(({ zh, en }) => zh.trim() === '' || en.trim() === '')).toEqual([]);
    expect(all.filter(({ en }) => /[\u4e00-\u9fff]/.test(en.replace(/定金|订金|押金/g, '')))).toEqual([]);
    expect(questionsOf(tree).filter(({ text }) => [...text.zh].length > 30)).toEqual([]);
  });

  it('gives an article for every right, clock and figure, and keeps the mark of what was not read', () => {
    for (const item of [...tree.rights, ...tree.clocks, ...tree.worth]) expect(item.sources.length).toBeGreaterThan(0);
    for (const source of sources(tree)) {
      expect(source.article).not.toBe('');
      const law = LAWS[source.law as keyof typeof LAWS];
      if ('secondHand' in law) expect(source.secondHand).toBe(true);
    }
  });

  it('names only its own questions, options and fields', () => {
    expect(unknownNames(tree)).toEqual([]);
  });

  it('has at most 6 options a question, none of them written for "not sure" or "none of these"', () => {
    for (const question of tree.questions) {
      expect(question.options.length).toBeLessThanOrEqual(6);
      expect(question.options.filter(({ id }) => id === 'unclear')).toEqual([]);
      if ('cautious' in question) expect(question.options.map(({ id }) => id)).toContain(question.cautious);
    }
  });

  it('promises no victory', () => {
    expect([...texts(tree)].filter(({ zh, en }) => /一定赢|必胜|肯定能|you will win/i.test(zh + en))).toEqual([]);
  });
});

/** Length of a clock of a tree in the words of the deadline rules. */
function ruleLength(length: Tree['clocks'][number]['length']): { count: number; unit: string } | undefined {
  if (length === 'none') return undefined;
  if ('years' in length) return { count: length.years, unit: 'year' };
  if ('months' in length) return { count: length.months, unit: 'month' };
  if ('days' in length) return { count: length.days, unit: 'calendarDay' };
  if ('hours' in length) return { count: length.hours, unit: 'hour' };
  return { count: length.workingDays, unit: 'workingDay' };
}

describe('the clocks and calculators of the trees', () => {
  it('are those of the deadline rules: the same length, and hard here is hard there', () => {
    for (const clock of trees.flatMap(({ clocks }) => clocks)) {
      const length = ruleLength(clock.length);
      if (length === undefined) continue;
      const rule = clockById(clock.rule);
      expect({ clock: clock.id, length: rule?.length }).toEqual({ clock: clock.id, length });
      expect({ clock: clock.id, hard: rule?.kind === 'hard' }).toEqual({ clock: clock.id, hard: clock.kind === 'hard' });
    }
  });

  it('name every calculator that there is, and no other', () => {
    const named = new Set(trees.flatMap(({ worth }) => worth.map(({ calc }) => calc)).filter((calc) => calc.startsWith('C-')));
    expect([...named].sort()).toEqual([...CALCULATOR_CODES].sort());
  });

  it('never break on odd figures: no sum is given, or one that is not negative', () => {
    const worth = calculatorsWith();
    const odd = [0, 1, 10, 100, 1_000_000_000_000, '2026-02-28', '1999-01-01', '2099-12-31', 'unclear', true];
    for (const { inputs, calc } of trees.flatMap((tree) => tree.worth)) {
      for (const value of odd) {
        const figure = worth(calc, Object.fromEntries(Object.keys(inputs).map((name) => [name, /hired|left|today|On$/.test(name) ? '2026-02-28' : value])));
        expect({ calc, value, fine: figure === undefined || (figure.low >= 0 && figure.high >= figure.low) }).toEqual({ calc, value, fine: true });
      }
    }
  });
});

describe('urgent pages', () => {
  it('have words in both languages and a number to call', () => {
    for (const page of Object.values(EXITS)) {
      expect([...texts(page)].filter(({ zh, en }) => zh === '' || en === '')).toEqual([]);
      expect(page.calls.every(({ phone }) => phone !== undefined && /^\d{3,5}$/.test(phone))).toBe(true);
      expect(page.calls.length).toBeGreaterThan(0);
    }
  });
});
