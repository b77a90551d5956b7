import type { BothLanguages, Source } from '../policy/policy.js';
import { type Outcome, done, refused } from '../policy/refusal.js';
import type { LocalDate } from '../time/local-date.js';
import type { DisputeKind } from '../vocabulary/dispute-kinds.js';
import { type RunningClock, type WorkingDays, byUrgency, runClock } from './clocks.js';
import { COMMON_ANSWERING, COMMON_HELP, COMMON_NOTES, COMMON_PROOF, COMMON_STEPS, TALK_TO_A_PERSON } from './common.js';
import { type Facts, holds } from './conditions.js';
import { type Answer, type Walk, answered, factsOf, position, questionsOf } from './engine.js';
import { EXITS, type ExitPage } from './exits.js';
import { type Figure, type WorthHook, type WorthInputs, plainSums } from './sums.js';
import {
  type ExitCode, type Help, type InputFrom, type Line, type Question, type Right, STEP_KINDS, type Step, type TreeCode, type WorthSpec,
} from './tree.js';

/** A sum in the advice. Without a figure, `missing` says what is not known yet: never a guess. */
export interface Worth extends Omit<WorthSpec, 'inputs' | 'when'> {
  readonly inputs: WorthInputs;
  readonly missing: readonly { readonly input: string; readonly field: string; readonly label: BothLanguages }[];
  readonly figure?: Figure;
}

/** What goes into a filing, only when the person presses the button. No name, no phone, no address. */
export interface Carry {
  readonly tree: TreeCode;
  readonly version: string;
  readonly kind: DisputeKind;
  readonly role: Role;
  readonly answers: readonly { readonly id: string; readonly question: BothLanguages; readonly answer: BothLanguages; readonly given: Answer }[];
  readonly worth: readonly { readonly id: string; readonly calc: string; readonly inputs: WorthInputs; readonly low?: number; readonly high?: number }[];
  readonly clocks: readonly { readonly rule: string; readonly kind: 'hard' | 'soft'; readonly lastDay?: LocalDate }[];
  readonly proof: readonly string[];
  readonly wish?: BothLanguages;
}

export type Role = 'asking' | 'answering' | 'helping';

/** Everything a person hears at the end of a walk. */
export interface Advice {
  readonly tree: TreeCode;
  readonly version: string;
  /** False: no lawyer has signed this version, and the page says so. */
  readonly signed: boolean;
  /** person: no tree fits, or its law may be out of date. */
  readonly kind: 'advice' | 'person';
  readonly why?: 'none-of-these' | 'out-of-date';
  readonly title: BothLanguages;
  readonly role: Role;
  /** After a page about safety: quick exit, nothing kept, nothing to carry. */
  readonly safeMode: boolean;
  readonly exits: readonly ExitPage[];
  readonly clocks: readonly RunningClock[];
  readonly rights: readonly Right[];
  readonly answering: readonly Line[];
  readonly worth: readonly Worth[];
  readonly proof: readonly Line[];
  readonly steps: readonly Step[];
  readonly mediation: { readonly can: readonly Line[]; readonly cannot: readonly Line[] };
  readonly help: readonly Help[];
  readonly clauses: readonly Line[];
  readonly traps: readonly Line[];
  /** For every 「不清楚」: how to find out. */
  readonly findOut: readonly { readonly question: BothLanguages; readonly how: BothLanguages }[];
  readonly notes: readonly Line[];
  readonly carry: Carry | null;
}

export interface Around {
  readonly today: LocalDate;
  readonly workingDays?: WorkingDays;
  /** Computes the calculators (`C-…`); the trees' own sums need nothing. */
  readonly worth?: WorthHook;
  /** Proof that the person ticked, by its Chinese text. */
  readonly ticked?: readonly string[];
}

const WISH = 'wish';

/** The advice at the end of a walk. Refused while a page is still open. */
export function result(walk: Walk, around: Around): Outcome<Advice> {
  const at = position(walk);
  if (at.kind === 'question' || at.kind === 'exit') return refused('diagnosis.not-finished');
  if (at.kind === 'otherTree') return refused('diagnosis.other-tree', { tree: at.tree });
  const { valid } = walk.tree;
  if (at.kind === 'person') return done(toAPerson(walk, around, 'none-of-these'));
  if (around.today < valid.from || around.today > valid.to) return done(toAPerson(walk, around, 'out-of-date'));
  return done(advise(walk, around));
}

function advise(walk: Walk, around: Around): Advice {
  const { tree } = walk;
  const facts = factsOf(walk, around.today);
  const pick = <T extends { readonly when?: Right['when'] }>(items: readonly T[]): readonly T[] => items.filter(({ when }) => holds(when, facts));
  const specs = pick(tree.clocks);
  const clocks = specs
    .map((spec) => runClock(spec, facts, around.today, around.workingDays ?? (() => undefined)))
    .sort(byUrgency);
  const worth = pick(tree.worth).map((spec) => value(spec, walk, facts, around));
  const base = common(walk, around);
  return {
    ...base,
    kind: 'advice',
    title: tree.title,
    exits: exitsOf(pick(tree.exits).map(({ exit }) => exit), clocks, walk),
    clocks,
    findOut: findOut(walk, [...worth.flatMap(({ missing }) => missing.map(({ field }) => field)), ...specs.flatMap(({ start }) => start?.field ?? [])]),
    rights: pick(tree.rights),
    answering: base.role === 'answering' ? [...COMMON_ANSWERING, ...pick(tree.answering)] : [],
    worth,
    proof: [...pick(tree.proof), ...COMMON_PROOF],
    steps: inOrder([...pick(tree.steps), ...COMMON_STEPS]),
    mediation: { can: pick(tree.can), cannot: pick(tree.cannot) },
    help: [...pick(tree.help), ...COMMON_HELP],
    clauses: pick(tree.clauses),
    traps: pick(tree.traps),
    carry: base.safeMode ? null : carryOf(walk, around, clocks, worth),
  };
}

function toAPerson(walk: Walk, around: Around, why: 'none-of-these' | 'out-of-date'): Advice {
  const base = common(walk, around);
  return {
    ...base,
    kind: 'person',
    why,
    title: TALK_TO_A_PERSON.title,
    exits: [],
    clocks: [],
    rights: TALK_TO_A_PERSON.rights.map((one, index) => ({ id: `T-00.r${index + 1}`, ...one })),
    answering: base.role === 'answering' ? COMMON_ANSWERING : [],
    worth: [],
    proof: COMMON_PROOF,
    steps: [TALK_TO_A_PERSON.talk, ...COMMON_STEPS],
    mediation: { can: [], cannot: [] },
    help: COMMON_HELP,
    clauses: [],
    traps: [],
    carry: base.safeMode ? null : carryOf(walk, around, [], []),
  };
}

function common(walk: Walk, around: Around) {
  const facts = factsOf(walk, around.today);
  const side = facts.chosen('side');
  const role: Role = side.includes('answering') ? 'answering' : side.includes('helping') ? 'helping' : 'asking';
  return {
    tree: walk.tree.code,
    version: walk.tree.version,
    signed: walk.tree.signedBy !== null,
    role,
    safeMode: walk.passed.some((code) => EXITS[code].safe),
    findOut: findOut(walk, []),
    notes: COMMON_NOTES.filter(({ when }) => holds(when, facts)),
  };
}

/** How to find out what was not clear, and the figures left empty that a sum or a clock needs. */
function findOut(walk: Walk, needed: readonly string[]): Advice['findOut'] {
  const lacks = (question: Question, given: Answer): boolean =>
    given.kind === 'unclear' ||
    (given.kind === 'values' && 'fields' in question && question.fields.some(({ id }) => needed.includes(id) && given.values[id] === undefined));
  return answered(walk)
    .filter(({ question, answer }) => lacks(question, answer))
    .map(({ question }) => ({ question: question.text, how: question.findOut }));
}

/** E-8 is added by the clocks themselves: any that ends within 30 days, and any hard one that still runs. */
function exitsOf(own: readonly ExitCode[], clocks: readonly RunningClock[], walk: Walk): readonly ExitPage[] {
  const pressing = clocks.some((clock) => !clock.passed && clock.length !== 'none' && (clock.kind === 'hard' || (clock.daysLeft ?? Infinity) <= 30));
  const codes = new Set<ExitCode>([...walk.passed, ...own, ...(pressing ? (['E-8'] as const) : [])]);
  return [...codes].sort().map((code) => EXITS[code]);
}

function inOrder(steps: readonly Step[]): readonly Step[] {
  return [...steps].sort((a, b) => STEP_KINDS.indexOf(a.kind) - STEP_KINDS.indexOf(b.kind));
}

function value(spec: WorthSpec, walk: Walk, facts: Facts, around: Around): Worth {
  const { inputs: wanted, when: _when, ...shown } = spec;
  const inputs: Record<string, string | number | boolean> = {};
  const missing: { input: string; field: string; label: BothLanguages }[] = [];
  for (const [name, from] of Object.entries(wanted)) {
    const found = read(from, facts, around.today);
    if (found !== undefined) inputs[name] = found;
    else if ('field' in from && from.optional !== true) missing.push({ input: name, field: from.field, label: labelOf(walk, from.field) });
  }
  const figure = missing.length > 0 || spec.calc === 'formula' ? undefined : (plainSums(spec.calc, inputs) ?? around.worth?.(spec.calc, inputs));
  return { ...shown, inputs, missing, ...(figure === undefined ? {} : { figure }) };
}

function read(from: InputFrom, facts: Facts, today: LocalDate): string | number | boolean | undefined {
  if ('value' in from) return from.value;
  if ('today' in from) return today;
  if ('choice' in from) return facts.chosen(from.choice)[0];
  const given = facts.value(from.field);
  return typeof given === 'string' ? facts.day(from.field) : given;
}

function labelOf(walk: Walk, id: string): BothLanguages {
  const fields = questionsOf(walk.tree).flatMap((question) => ('fields' in question ? question.fields : []));
  return fields.find((field) => field.id === id)?.label ?? { zh: id, en: id };
}

function carryOf(walk: Walk, around: Around, clocks: readonly RunningClock[], worth: readonly Worth[]): Carry {
  const list = answered(walk);
  const facts = factsOf(walk, around.today);
  const side = facts.chosen('side');
  const wish = list.find(({ question }) => question.id === WISH)?.text;
  return {
    tree: walk.tree.code,
    version: walk.tree.version,
    kind: walk.tree.kind,
    role: side.includes('answering') ? 'answering' : side.includes('helping') ? 'helping' : 'asking',
    answers: list
      .filter(({ question }) => question.id !== 'danger')
      .map(({ question, answer, text }) => ({ id: question.id, question: question.text, answer: text, given: answer })),
    worth: worth.map(({ id, calc, inputs, figure }) => ({ id, calc, inputs, ...(figure === undefined ? {} : { low: figure.low, high: figure.high }) })),
    clocks: clocks.map(({ rule, kind, lastDay }) => ({ rule, kind, ...(lastDay === undefined ? {} : { lastDay }) })),
    proof: around.ticked ?? [],
    ...(wish === undefined ? {} : { wish }),
  };
}

/** Sources of an advice, each once: for the list of articles at its foot. */
export function sourcesOf(advice: Advice): readonly Source[] {
  const all = [...advice.rights, ...advice.clocks, ...advice.worth, ...advice.answering, ...advice.steps].flatMap(({ sources }) => sources);
  return [...new Map(all.map((source) => [`${source.law} ${source.article}`, source])).values()];
}
