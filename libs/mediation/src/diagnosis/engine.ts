import type { BothLanguages } from '../policy/policy.js';
import { type Outcome, done, refused } from '../policy/refusal.js';
import { MAX_FEN, fen, formatYuan } from '../money/money.js';
import { type LocalDate, parseLocalDate } from '../time/local-date.js';
import { COMMON_QUESTIONS } from './common.js';
import { type Facts, holds } from './conditions.js';
import { EXITS, type ExitPage } from './exits.js';
import type { ExitCode, Field, Option, Question, Tree, TreeCode } from './tree.js';
import { both } from './write.js';

/** Amounts in fen; days as `yyyy-mm-dd`, or `yyyy-mm` when only the month is known. */
export type FieldValue = number | string;

/** What a person may answer. `unclear` and `none` are possible on every page. */
export type Answer =
  | { readonly kind: 'choice'; readonly option: string }
  | { readonly kind: 'choices'; readonly options: readonly string[] }
  /** Fields left out are unknown. `about`: the figures are estimates. */
  | { readonly kind: 'values'; readonly values: Readonly<Record<string, FieldValue>>; readonly about?: true }
  | { readonly kind: 'unclear' }
  | { readonly kind: 'none' };

/** A walk through one tree. Plain data; it lives in the page and nowhere else. */
export interface Walk {
  readonly tree: Tree;
  readonly answers: Readonly<Record<string, Answer>>;
  /** Urgent pages that were shown and left by "I am safe now" or "I see". */
  readonly passed: readonly ExitCode[];
}

/** Where the walk stands: a page to show. There is always one. */
export type Position =
  | { readonly kind: 'question'; readonly question: Question; readonly number: number }
  | { readonly kind: 'exit'; readonly page: ExitPage }
  | { readonly kind: 'otherTree'; readonly tree: TreeCode }
  /** 「都不是」: free text, or a person. */
  | { readonly kind: 'person' }
  | { readonly kind: 'result' };

/** The options that every page ends with. */
export const ALWAYS: readonly { kind: 'unclear' | 'none'; text: BothLanguages }[] = [
  { kind: 'unclear', text: both('不清楚', 'I am not sure') },
  { kind: 'none', text: both('都不是，我自己说', 'None of these, I will say it myself') },
];

/** Begins a walk. `kept`: answers to the common questions when a tree hands over to this one. */
export function start(tree: Tree, kept: Pick<Walk, 'answers' | 'passed'> = { answers: {}, passed: [] }): Walk {
  const common = COMMON_QUESTIONS.flatMap(({ id }) => (kept.answers[id] === undefined ? [] : [[id, kept.answers[id]] as const]));
  return { tree, answers: Object.fromEntries(common), passed: kept.passed };
}

export function questionsOf(tree: Tree): readonly Question[] {
  return [...COMMON_QUESTIONS, ...tree.questions];
}

/** The answers as conditions see them. */
export function factsOf(walk: Pick<Walk, 'tree' | 'answers'>, today?: LocalDate): Facts {
  const value = (id: string): FieldValue | undefined => {
    for (const question of questionsOf(walk.tree)) {
      if ('fields' in question && question.fields.some((field) => field.id === id)) {
        const answer = walk.answers[question.id];
        return answer?.kind === 'values' ? answer.values[id] : undefined;
      }
    }
    return undefined;
  };
  return {
    value,
    chosen: (id) => chosen(questionsOf(walk.tree).find((question) => question.id === id), walk.answers[id]),
    // Only the month is known: the first day gives the earliest last day, which is the safe one.
    day: (id) => {
      const text = value(id);
      return typeof text === 'string' ? parseLocalDate(text.length === 7 ? `${text}-01` : text) : undefined;
    },
    ...(today === undefined ? {} : { today }),
  };
}

function chosen(question: Question | undefined, answer: Answer | undefined): readonly string[] {
  switch (answer?.kind) {
    case 'choice':
      return [answer.option];
    case 'choices':
      return answer.options;
    case 'unclear':
      return question !== undefined && 'cautious' in question ? ['unclear', question.cautious] : ['unclear'];
    default:
      return [];
  }
}

/** The page to show now. */
export function position(walk: Walk): Position {
  const facts = factsOf(walk);
  let number = 0;
  for (const question of questionsOf(walk.tree)) {
    if (!holds(question.askWhen, facts)) continue;
    number += 1;
    const answer = walk.answers[question.id];
    if (answer === undefined) return { kind: 'question', question, number };
    if (answer.kind === 'none') return { kind: 'person' };
    const options = optionsTaken(question, facts);
    const exit = options.find((option) => option.exit !== undefined && !walk.passed.includes(option.exit))?.exit;
    if (exit !== undefined) return { kind: 'exit', page: EXITS[exit] };
    const other = options.find((option) => option.tree !== undefined)?.tree;
    if (other !== undefined) return { kind: 'otherTree', tree: other };
  }
  return { kind: 'result' };
}

function optionsTaken(question: Question, facts: Facts): readonly Option[] {
  const ids = facts.chosen(question.id);
  return question.options.filter((option) => ids.includes(option.id));
}

/** Answers the open question. Refused when the answer does not fit it. */
export function answer(walk: Walk, given: Answer): Outcome<Walk> {
  const at = position(walk);
  if (at.kind !== 'question') return refused('diagnosis.nothing-to-answer');
  return change(walk, at.question.id, given);
}

/** Puts another answer to a question; later answers stay as far as their questions are still asked. */
export function change(walk: Walk, id: string, given: Answer): Outcome<Walk> {
  const question = questionsOf(walk.tree).find((one) => one.id === id);
  if (question === undefined) return refused('diagnosis.no-such-question');
  const bad = misfit(question, given);
  if (bad !== undefined) return refused(bad);
  let answers: Record<string, Answer> = { ...walk.answers, [id]: given };
  for (const one of questionsOf(walk.tree)) {
    if (answers[one.id] !== undefined && !holds(one.askWhen, factsOf({ tree: walk.tree, answers }))) {
      answers = Object.fromEntries(Object.entries(answers).filter(([key]) => key !== one.id));
    }
  }
  // A changed answer about safety shows its page again.
  const opens = question.options.map((option) => option.exit);
  return done({ ...walk, answers, passed: walk.passed.filter((exit) => !opens.includes(exit)) });
}

function misfit(question: Question, given: Answer): string | undefined {
  const known = (option: string): boolean => question.options.some(({ id }) => id === option);
  switch (given.kind) {
    case 'unclear':
    case 'none':
      return undefined;
    case 'choice':
      return question.type !== 'multi' && known(given.option) ? undefined : 'diagnosis.unknown-option';
    case 'choices':
      if (given.options.length === 0) return 'diagnosis.empty';
      return question.type === 'multi' && given.options.every(known) ? undefined : 'diagnosis.unknown-option';
    case 'values': {
      if (!('fields' in question)) return 'diagnosis.unknown-option';
      const entries = Object.entries(given.values);
      if (entries.length === 0) return 'diagnosis.empty';
      for (const [id, value] of entries) {
        const field = question.fields.find((one) => one.id === id);
        const bad = field === undefined ? 'diagnosis.unknown-option' : badValue(field, value);
        if (bad !== undefined) return bad;
      }
      return undefined;
    }
  }
}

function badValue(field: Field, value: FieldValue): string | undefined {
  if (field.type === 'date') {
    const day = typeof value === 'string' ? parseLocalDate(value.length === 7 ? `${value}-01` : value) : undefined;
    return day === undefined || day < '1900-01-01' || day >= '2100-01-01' ? 'diagnosis.no-such-day' : undefined;
  }
  const most = field.type === 'amount' ? MAX_FEN : field.type === 'percent' ? 100 : 100_000;
  // Rates have two decimals (15.4 %); everything else is whole: fen, years, days.
  const unit = field.type === 'percent' ? Math.round(Number(value) * 100) / 100 : Math.round(Number(value));
  return typeof value === 'number' && value === unit && value >= 0 && value <= most ? undefined : 'diagnosis.out-of-range';
}

/** Leaves an urgent page: "I am safe now". Its code stays known, and so does what follows from it. */
export function goOn(walk: Walk): Walk {
  const at = position(walk);
  return at.kind === 'exit' ? { ...walk, passed: [...walk.passed, at.page.code] } : walk;
}

/** Takes the last answer back; the very first page stays where it is. */
export function back(walk: Walk): Walk {
  const last = answered(walk).at(-1)?.question;
  if (last === undefined) return walk;
  const opens = last.options.map((option) => option.exit);
  return {
    ...walk,
    answers: Object.fromEntries(Object.entries(walk.answers).filter(([id]) => id !== last.id)),
    passed: walk.passed.filter((exit) => !opens.includes(exit)),
  };
}

/** Questions answered so far, in order, with the words of the answer. */
export function answered(walk: Walk): readonly { question: Question; answer: Answer; text: BothLanguages }[] {
  return questionsOf(walk.tree).flatMap((question) => {
    const given = walk.answers[question.id];
    return given === undefined ? [] : [{ question, answer: given, text: answerText(question, given) }];
  });
}

/** An answer in words, for "what you told us" and for what is carried into a filing. */
export function answerText(question: Question, given: Answer): BothLanguages {
  const words = (ids: readonly string[]): BothLanguages => {
    const texts = question.options.filter(({ id }) => ids.includes(id)).map(({ text }) => text);
    return both(texts.map(({ zh }) => zh).join('、'), texts.map(({ en }) => en).join(', '));
  };
  switch (given.kind) {
    case 'choice':
      return words([given.option]);
    case 'choices':
      return words(given.options);
    case 'values': {
      const fields = 'fields' in question ? question.fields.filter(({ id }) => given.values[id] !== undefined) : [];
      const parts = fields.map((field) => valueText(field, given.values[field.id] ?? 0, fields.length > 1));
      const about = given.about === true ? both('大约', 'about ') : both('', '');
      return both(about.zh + parts.map(({ zh }) => zh).join('；'), about.en + parts.map(({ en }) => en).join('; '));
    }
    case 'unclear':
    case 'none':
      return ALWAYS.find(({ kind }) => kind === given.kind)?.text ?? both('', '');
  }
}

function valueText(field: Field, value: FieldValue, labelled: boolean): BothLanguages {
  const plain = field.type === 'amount' ? formatYuan(fen(Number(value))).replace(/\.00$/, '') : String(value);
  const unit = { amount: both('元', ' yuan'), percent: both('%', '%'), count: both('', ''), date: both('', '') }[field.type];
  const label = labelled ? both(`${field.label.zh} `, `${field.label.en} `) : both('', '');
  return both(label.zh + plain + unit.zh, label.en + plain + unit.en);
}
