import type { BothLanguages } from '../policy/policy.js';
import type { DisputeKind } from '../vocabulary/dispute-kinds.js';
import { localDate } from '../time/local-date.js';
import type { Condition } from './conditions.js';
import { cite } from './laws.js';
import type {
  ClockSpec, ExitCode, Field, Help, InputFrom, Length, Line, Option, Question, Right, Step, StepKind, Tree, TreeCode, WorthSpec,
} from './tree.js';

/*
 * Short forms for writing trees. They only build the plain values of tree.ts, so that a tree file reads like the
 * list of sentences it is.
 */

export function both(zh: string, en: string): BothLanguages {
  return { zh, en };
}

function under<T extends object>(value: T, when: Condition | undefined): T & { when?: Condition } {
  return when === undefined ? value : { ...value, when };
}

export function option(id: string, zh: string, en: string, to: { exit?: ExitCode; tree?: TreeCode } = {}): Option {
  return { id, text: both(zh, en), ...to };
}

interface Asked {
  readonly id: string;
  readonly zh: string;
  readonly en: string;
  /** Chinese and English of "how to find out". */
  readonly findOut: readonly [string, string];
  readonly askWhen?: Condition;
}

function core({ id, zh, en, findOut, askWhen }: Asked) {
  const base = { id, text: both(zh, en), findOut: both(...findOut) };
  return askWhen === undefined ? base : { ...base, askWhen };
}

export function single(asked: Asked & { cautious: string }, ...options: Option[]): Question {
  return { ...core(asked), type: 'single', options, cautious: asked.cautious };
}

export function yesNo(asked: Asked & { cautious: 'yes' | 'no'; yesExit?: ExitCode }): Question {
  const yes = option('yes', '是', 'Yes', asked.yesExit === undefined ? {} : { exit: asked.yesExit });
  return { ...core(asked), type: 'yesno', options: [yes, option('no', '否', 'No')], cautious: asked.cautious };
}

export function multi(asked: Asked, ...options: Option[]): Question {
  return { ...core(asked), type: 'multi', options };
}

function values(type: 'amount' | 'date' | 'fields', asked: Asked, fields: readonly Field[], options: readonly Option[]): Question {
  return { ...core(asked), type, fields, options };
}

/** One amount; its field has the id of the question. Options stand for answers that are no number. */
export function amount(asked: Asked, ...options: Option[]): Question {
  return values('amount', asked, [field('amount', asked.id, asked.zh, asked.en)], options);
}

/** One day (or month); its field has the id of the question. */
export function date(asked: Asked, ...options: Option[]): Question {
  return values('date', asked, [field('date', asked.id, asked.zh, asked.en)], options);
}

/** Several figures that belong to one question; each may stay empty. */
export function fields(asked: Asked, list: readonly Field[], ...options: Option[]): Question {
  return values('fields', asked, list, options);
}

export function field(type: Field['type'], id: string, zh: string, en: string): Field {
  return { id, type, label: both(zh, en) };
}

export function line(zh: string, en: string, sources = '', when?: Condition): Line {
  return under({ text: both(zh, en), sources: sources === '' ? [] : cite(sources) }, when);
}

/** A right without its id: ids are given in order by defineTree. */
export function right(zh: string, en: string, sources: string, when?: Condition): Omit<Right, 'id'> {
  return under({ text: both(zh, en), sources: cite(sources) }, when);
}

export function step(kind: StepKind, zh: string, en: string, sources = '', when?: Condition): Step {
  return under({ kind, text: both(zh, en), sources: sources === '' ? [] : cite(sources) }, when);
}

export function help(zh: string, en: string, phone?: string, mark?: 'check', when?: Condition): Help {
  const base = { name: both(zh, en), ...(phone === undefined ? {} : { phone }), ...(mark === undefined ? {} : { secondHand: true as const }) };
  return under(base, when);
}

interface Ticking {
  readonly id: string;
  readonly rule: string;
  readonly zh: string;
  readonly en: string;
  readonly sources: string;
  readonly from: readonly [string, string];
  readonly start?: ClockSpec['start'];
  readonly length: Length;
  readonly act?: readonly [string, string];
  readonly when?: Condition;
}

function clock(kind: ClockSpec['kind'], c: Ticking): ClockSpec {
  const base: ClockSpec = {
    id: c.id, rule: c.rule, kind, name: both(c.zh, c.en), sources: cite(c.sources), startEvent: both(...c.from), length: c.length,
    ...(c.start === undefined ? {} : { start: c.start }),
    ...(c.act === undefined ? {} : { act: both(...c.act) }),
  };
  return under(base, c.when);
}

/** A period that a mediation does not stop. */
export function hard(ticking: Ticking): ClockSpec {
  return clock('hard', ticking);
}

/** A period that a demand or a request for mediation interrupts. */
export function soft(ticking: Ticking): ClockSpec {
  return clock('soft', ticking);
}

/** The general three years (CC 188) from a day the person knows. */
export function threeYears(from: readonly [string, string], start?: string, when?: Condition): ClockSpec {
  return soft({
    id: 'three-years', rule: 'clock.civil-limitation', zh: '向法院起诉的期限', en: 'Time to sue', sources: 'CC 188, 195', from, length: { years: 3 },
    act: ['催要、对方认账或申请调解，都会重新起算。', 'A demand, an admission or a request for mediation starts it anew.'],
    ...(start === undefined ? {} : { start: { field: start } }),
    ...(when === undefined ? {} : { when }),
  });
}

interface Figure {
  readonly id: string;
  readonly calc: string;
  readonly zh: string;
  readonly en: string;
  readonly formula: readonly [string, string];
  readonly sources: string;
  /** `name` for a field, `name?` for an optional field, or where else the input comes from. */
  readonly inputs: Readonly<Record<string, string | InputFrom>>;
  readonly condition?: readonly [string, string];
  readonly when?: Condition;
}

function inputFrom(from: string | InputFrom): InputFrom {
  if (typeof from !== 'string') return from;
  return from.endsWith('?') ? { field: from.slice(0, -1), optional: true } : { field: from };
}

export function worth(f: Figure): WorthSpec {
  const base: WorthSpec = {
    id: f.id, calc: f.calc, title: both(f.zh, f.en), formula: both(...f.formula), sources: cite(f.sources),
    inputs: Object.fromEntries(Object.entries(f.inputs).map(([name, from]) => [name, inputFrom(from)])),
    ...(f.condition === undefined ? {} : { condition: both(...f.condition) }),
  };
  return under(base, f.when);
}

interface Written extends Omit<Tree, 'valid' | 'signedBy' | 'rights' | 'title' | 'kind'> {
  readonly kind: DisputeKind;
  readonly title: readonly [string, string];
  readonly valid: readonly [string, string];
  readonly rights: readonly Omit<Right, 'id'>[];
}

/** Gives the rights their ids in order (`T-01.r1` …) and parses the days of validity. */
export function defineTree(written: Written): Tree {
  return {
    ...written,
    title: both(...written.title),
    valid: { from: localDate(written.valid[0]), to: localDate(written.valid[1]) },
    signedBy: null,
    rights: written.rights.map((item, index) => ({ id: `${written.ref}.r${index + 1}`, ...item })),
  };
}
