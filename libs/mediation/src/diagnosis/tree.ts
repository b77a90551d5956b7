import type { BothLanguages, Source } from '../policy/policy.js';
import type { LocalDate } from '../time/local-date.js';
import type { DisputeKind } from '../vocabulary/dispute-kinds.js';
import type { Condition } from './conditions.js';

/** Subjects with a tree. The code is also the name of the file and of the chunk a phone loads. */
export const TREE_CODES = [
  'wages', 'dismissal', 'traffic', 'private-loan', 'bank-insurance', 'consumer', 'neighbours', 'property', 'building', 'rent',
  'family', 'injury', 'medical', 'land',
] as const;
export type TreeCode = (typeof TREE_CODES)[number];

/** Urgent pages: safety (1 to 5), money (6, 7), a clock that runs (8). */
export const EXIT_CODES = ['E-1', 'E-2', 'E-3', 'E-4', 'E-5', 'E-6', 'E-7', 'E-8'] as const;
export type ExitCode = (typeof EXIT_CODES)[number];

/** One answer to choose. `exit` opens an urgent page first; `tree` hands over to the tree that fits better. */
export interface Option {
  readonly id: string;
  readonly text: BothLanguages;
  readonly exit?: ExitCode;
  readonly tree?: TreeCode;
}

/** One value to fill in. Its id is unique in the tree: conditions, clocks and calculators name it. */
export interface Field {
  readonly id: string;
  readonly type: 'amount' | 'date' | 'count' | 'percent';
  readonly label: BothLanguages;
}

interface QuestionCore {
  readonly id: string;
  readonly text: BothLanguages;
  /** Where a person finds the answer. Shown beside the question and, after 「不清楚」, in the advice. */
  readonly findOut: BothLanguages;
  /** Asked only when this holds; without it always. Only earlier questions may be named. */
  readonly askWhen?: Condition;
}

/**
 * One page of a tree. 「不清楚」 and 「都不是」 are added by the engine and never written here.
 * cautious: what 「不清楚」 counts as: the shortest deadline and the lowest certain right.
 */
export type Question = QuestionCore &
  (
    | { readonly type: 'single' | 'yesno'; readonly options: readonly Option[]; readonly cautious: string }
    | { readonly type: 'multi'; readonly options: readonly Option[] }
    | { readonly type: 'amount' | 'date' | 'fields'; readonly fields: readonly Field[]; readonly options: readonly Option[] }
  );

interface Conditional {
  readonly when?: Condition;
}

/** What the law gives, in plain words, with its articles. The id (`T-01.r1`) is stable: lawyers sign by it. */
export interface Right extends Conditional {
  readonly id: string;
  readonly text: BothLanguages;
  readonly sources: readonly Source[];
}

/** Where an input of a calculator comes from; optional inputs never make a figure "missing". */
export type InputFrom =
  | { readonly field: string; readonly optional?: true }
  | { readonly choice: string }
  | { readonly value: string | number | boolean }
  | { readonly today: true };

/** A sum that may be claimed: which calculator, with which answers, and under which condition it is owed. */
export interface WorthSpec extends Conditional {
  readonly id: string;
  /** `C-…` for a calculator, `sum.…` for plain arithmetic, `formula` when only the formula is shown. */
  readonly calc: string;
  readonly title: BothLanguages;
  readonly formula: BothLanguages;
  readonly sources: readonly Source[];
  readonly inputs: Readonly<Record<string, InputFrom>>;
  /** Said beside the figure: on what it depends. */
  readonly condition?: BothLanguages;
}

/** Length of a period. `none`: no limit runs, which is worth saying (CC 196). */
export type Length =
  | { readonly years: number }
  | { readonly months: number }
  | { readonly days: number }
  | { readonly workingDays: number }
  | { readonly hours: number }
  | 'none';

/** A period that runs. hard: mediation does not stop it, so the person must act elsewhere too. */
export interface ClockSpec extends Conditional {
  readonly id: string;
  /** Id of the deadline rule that explains and computes the same period elsewhere. */
  readonly rule: string;
  readonly kind: 'hard' | 'soft';
  readonly name: BothLanguages;
  readonly sources: readonly Source[];
  readonly startEvent: BothLanguages;
  readonly start?: { readonly field: string; readonly plusMonths?: number };
  readonly length: Length;
  /** Where to act, or what to mind. */
  readonly act?: BothLanguages;
}

/** Ways on, in the order in which they are shown. */
export const STEP_KINDS = ['talk', 'mediate', 'complain', 'arbitrate', 'court', 'aid'] as const;
export type StepKind = (typeof STEP_KINDS)[number];

export interface Step extends Conditional {
  readonly kind: StepKind;
  readonly text: BothLanguages;
  readonly sources: readonly Source[];
}

/** A line of plain advice (proof, trap, clause …). */
export interface Line extends Conditional {
  readonly text: BothLanguages;
  readonly sources: readonly Source[];
}

/** A place or number that helps. secondHand: confirm the number locally. */
export interface Help extends Conditional {
  readonly name: BothLanguages;
  readonly phone?: string;
  readonly secondHand?: true;
}

/** One subject, as data: what is asked and everything that may be said, each thing under its condition. */
export interface Tree {
  readonly code: TreeCode;
  /** Id in the content reference; first part of the ids of its rights. */
  readonly ref: string;
  readonly kind: DisputeKind;
  readonly version: string;
  /** Outside these days the tree answers "talk to a person" instead of old law. */
  readonly valid: { readonly from: LocalDate; readonly to: LocalDate };
  /** Who signed this version. Null: no lawyer has signed it yet, and the page says so. */
  readonly signedBy: string | null;
  readonly title: BothLanguages;
  readonly questions: readonly Question[];
  readonly rights: readonly Right[];
  /** Shown to the side that is asked to answer: what is certain, what may be contested. */
  readonly answering: readonly Line[];
  readonly worth: readonly WorthSpec[];
  readonly proof: readonly Line[];
  readonly clocks: readonly ClockSpec[];
  readonly exits: readonly (Conditional & { readonly exit: ExitCode })[];
  readonly steps: readonly Step[];
  readonly can: readonly Line[];
  readonly cannot: readonly Line[];
  readonly help: readonly Help[];
  readonly clauses: readonly Line[];
  readonly traps: readonly Line[];
}
