import type { LocalDate } from '../time/local-date.js';
import { addDays } from '../time/local-date.js';

/** A condition over the answers, as plain data: it can be printed for the lawyer who signs the tree. */
export type Condition =
  | { readonly question: string; readonly isOneOf: readonly string[] }
  | { readonly filled: string }
  | { readonly field: string; readonly withinDays: number }
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition };

/** What a condition may look at. Built by the engine from tree and answers. */
export interface Facts {
  /** Options chosen; for 「不清楚」 the cautious option and `unclear`. Empty when not asked. */
  readonly chosen: (question: string) => readonly string[];
  readonly value: (field: string) => string | number | undefined;
  readonly day: (field: string) => LocalDate | undefined;
  /** Absent while questions are asked: only advice depends on the day. */
  readonly today?: LocalDate;
}

export function holds(condition: Condition | undefined, facts: Facts): boolean {
  if (condition === undefined) return true;
  if ('question' in condition) return facts.chosen(condition.question).some((id) => condition.isOneOf.includes(id));
  if ('filled' in condition) return facts.value(condition.filled) !== undefined;
  if ('field' in condition) {
    const day = facts.day(condition.field);
    return day !== undefined && facts.today !== undefined && addDays(day, condition.withinDays) >= facts.today;
  }
  if ('all' in condition) return condition.all.every((part) => holds(part, facts));
  if ('any' in condition) return condition.any.some((part) => holds(part, facts));
  return !holds(condition.not, facts);
}

/** The question was answered with one of these options. */
export function is(question: string, ...isOneOf: string[]): Condition {
  return { question, isOneOf };
}

/** The field has a value. */
export function filled(field: string): Condition {
  return { filled: field };
}

/** The day in the field is at most so many days ago. */
export function withinDays(field: string, days: number): Condition {
  return { field, withinDays: days };
}

export function all(...parts: Condition[]): Condition {
  return { all: parts };
}

export function any(...parts: Condition[]): Condition {
  return { any: parts };
}

export function not(part: Condition): Condition {
  return { not: part };
}
