import { fen } from '../money/money.js';
import type { Fen } from '../money/money.js';
import type { BothLanguages, Source } from '../policy/policy.js';
import { floor, isPrintable, roundHalfUp, yuanText } from './rational.js';
import type { Rational } from './rational.js';
import { stop } from './refuse.js';
import type { Warning } from './warnings.js';

export type CalculatorId =
  | 'injury' | 'traffic' | 'privateLoan' | 'loanRollOver' | 'paymentOrder' | 'lateInterest'
  | 'severance' | 'doubleWage' | 'overtime' | 'annualLeave' | 'wageArrears' | 'workInjury' | 'workDeath' | 'consumer';

/** A number of a table that a line used, with everything a reader needs to look it up. */
export interface UsedParameter {
  readonly key: string;
  readonly label: BothLanguages;
  /** As printed: `60,000.00`, `3.10%`, `21.75`. */
  readonly value: string;
  readonly region: string;
  /** Statistical year, or the day from which the value runs. */
  readonly year: string;
  readonly source: string;
  readonly secondHand?: true;
  /** Invented for the demonstration region; never for a real dispute. */
  readonly demonstration?: true;
}

/** One line of a calculation, as both sides read it. */
export interface SheetLine {
  readonly id: string;
  readonly label: BothLanguages;
  readonly formula: BothLanguages;
  readonly inputs: readonly { readonly name: string; readonly value: string | number }[];
  readonly sources: readonly Source[];
  readonly parameters: readonly UsedParameter[];
  readonly amount: Fen;
  /** `down` only where shares of one limit must never exceed it together. */
  readonly rounding: 'half-up' | 'down';
  /** `informs`: printed for the reader (a ceiling, a split), not part of the total. */
  readonly effect: 'adds' | 'subtracts' | 'informs';
}

/** Another way the same facts may be counted; a party chooses, the software does not. */
export interface Alternative {
  readonly id: string;
  readonly label: BothLanguages;
  readonly lines: readonly SheetLine[];
  readonly total: Fen;
}

/** Result of every calculator. It is a reference for talks, never a decision. */
export interface Sheet {
  readonly calculator: CalculatorId;
  readonly label: BothLanguages;
  readonly lines: readonly SheetLine[];
  readonly total: Fen;
  readonly alternatives: readonly Alternative[];
  readonly referenceOnly: true;
  readonly warnings: readonly Warning[];
}

export interface LineSpec {
  readonly id: string;
  readonly label: BothLanguages;
  readonly formula: BothLanguages;
  readonly inputs?: Readonly<Record<string, string | number>>;
  readonly sources: readonly Source[];
  readonly parameters?: readonly UsedParameter[];
  readonly amount: Rational;
  readonly rounding?: SheetLine['rounding'];
  readonly effect?: SheetLine['effect'];
}

/** Rounds one line to the fen and writes the result behind its formula. */
export function sheetLine(spec: LineSpec): SheetLine {
  const rounding = spec.rounding ?? 'half-up';
  const rounded = rounding === 'half-up' ? roundHalfUp(spec.amount) : floor(spec.amount);
  if (!isPrintable(rounded)) return stop('calculator.amount-too-large', { field: spec.id });
  const value = fen(Number(rounded));
  return {
    id: spec.id,
    label: spec.label,
    formula: { zh: `${spec.formula.zh} = ${yuanText(value)} 元`, en: `${spec.formula.en} = ${yuanText(value)} yuan` },
    inputs: Object.entries(spec.inputs ?? {}).map(([name, input]) => ({ name, value: input })),
    sources: spec.sources,
    parameters: spec.parameters ?? [],
    amount: value,
    rounding,
    effect: spec.effect ?? 'adds',
  };
}

/** Sum of the lines that count. */
export function totalOf(lines: readonly SheetLine[]): Fen {
  return fen(lines.reduce((sum, line) => sum + (line.effect === 'adds' ? line.amount : line.effect === 'subtracts' ? -line.amount : 0), 0));
}

/** Puts lines together; says on its own when a value is second-hand or invented for demonstration. */
export function sheetOf(
  calculator: CalculatorId,
  label: BothLanguages,
  lines: readonly SheetLine[],
  warnings: readonly Warning[] = [],
  alternatives: readonly { id: string; label: BothLanguages; lines: readonly SheetLine[] }[] = [],
): Sheet {
  const all = [...lines, ...alternatives.flatMap((alternative) => alternative.lines)];
  const used = all.flatMap((line) => line.parameters);
  const automatic: Warning[] = [];
  if (used.some((parameter) => parameter.demonstration)) automatic.push({ code: 'calculator.demonstration-values' });
  const doubtful = new Set([
    ...used.filter((parameter) => parameter.secondHand).map((parameter) => parameter.key),
    ...all.flatMap((line) => line.sources.filter((source) => source.secondHand).map((source) => `${source.law} ${source.article}`.trim())),
  ]);
  for (const key of doubtful) automatic.push({ code: 'calculator.second-hand', params: { key } });
  return {
    calculator,
    label,
    lines,
    total: totalOf(lines),
    alternatives: alternatives.map((alternative) => ({ ...alternative, total: totalOf(alternative.lines) })),
    referenceOnly: true,
    warnings: [...warnings, ...automatic],
  };
}

/** The line with this id. */
export function lineOf(sheet: { readonly lines: readonly SheetLine[] }, id: string): SheetLine | undefined {
  return sheet.lines.find((line) => line.id === id);
}

/** The same sheet counted the other way, when the parties choose the alternative. */
export function chooseAlternative(sheet: Sheet, id: string): Sheet | undefined {
  const chosen = sheet.alternatives.find((alternative) => alternative.id === id);
  return chosen && { ...sheet, label: chosen.label, lines: chosen.lines, total: chosen.total, alternatives: [] };
}
