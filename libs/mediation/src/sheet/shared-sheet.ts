import { fen } from '../money/money.js';
import type { Fen } from '../money/money.js';
import type { BothLanguages, Source } from '../policy/policy.js';
import { done, refused } from '../policy/refusal.js';
import type { Outcome } from '../policy/refusal.js';
import type { Side } from '../vocabulary/roles.js';
import type { CalculatorId, Sheet, SheetLine, UsedParameter } from '../calculators/calculation-sheet.js';
import type { Warning } from '../calculators/warnings.js';

/*
 * One calculation that both sides look at together. A line both agree to is an undisputed fact and freezes: it may
 * stand in the minutes and go to a court. What a side says about a line, and every offer, stays in the mediation
 * (ZXTJ 18, 22). Agreeing to a line says "this number is right", never "I will pay it".
 */

export type LineAnswer = 'agree' | 'dispute';

/** What one side says about a line. The note is part of the talk: it never enters a frozen fact. */
export interface SideAnswer {
  readonly answer: LineAnswer;
  readonly note?: string;
}

export interface SharedLine {
  readonly line: SheetLine;
  readonly answers: Readonly<Partial<Record<Side, SideAnswer>>>;
}

/** Plain JSON, so that it can be stored and shown as it is. */
export interface SharedSheet {
  readonly calculator: CalculatorId;
  readonly label: BothLanguages;
  readonly lines: readonly SharedLine[];
  readonly total: Fen;
  readonly referenceOnly: true;
  readonly warnings: readonly Warning[];
}

/** A line both sides agreed to, without what they said about it. */
export interface UndisputedFact {
  readonly lineId: string;
  readonly label: BothLanguages;
  readonly formula: BothLanguages;
  readonly amount: Fen;
  readonly sources: readonly Source[];
  readonly parameters: readonly UsedParameter[];
}

const MAX_NOTE = 500;

/** Lays a calculation on the table; nobody has answered yet. */
export function startSheet(result: Sheet): SharedSheet {
  const { calculator, label, lines, total, warnings } = result;
  return { calculator, label, lines: lines.map((line) => ({ line, answers: {} })), total, referenceOnly: true, warnings };
}

/** A line is frozen from the moment both sides agree to it. */
export function isFrozen(line: SharedLine): boolean {
  return line.answers.applicant?.answer === 'agree' && line.answers.respondent?.answer === 'agree';
}

/** One side answers one line, and may change its mind until the line is frozen. */
export function answerLine(sheet: SharedSheet, lineId: string, side: Side, answer: LineAnswer, note?: string): Outcome<SharedSheet> {
  const found = sheet.lines.find((shared) => shared.line.id === lineId);
  if (!found) return refused('sheet.line-unknown', { lineId });
  if (isFrozen(found)) return refused('sheet.line-frozen', { lineId });
  const said = note?.trim() ?? '';
  if (said.length > MAX_NOTE) return refused('sheet.note-too-long', { max: MAX_NOTE });
  const given: SideAnswer = said === '' ? { answer } : { answer, note: said };
  return done({ ...sheet, lines: sheet.lines.map((shared) => (shared === found ? { ...shared, answers: { ...shared.answers, [side]: given } } : shared)) });
}

/** The undisputed facts, for the minutes and a court bundle. Notes, disputed lines and offers are not among them. */
export function frozenFacts(sheet: SharedSheet): readonly UndisputedFact[] {
  return sheet.lines.filter(isFrozen).map(({ line }) => ({ lineId: line.id, label: line.label, formula: line.formula, amount: line.amount, sources: line.sources, parameters: line.parameters }));
}

/** How far apart the sides are: what is agreed of the total, and which lines are disputed or not answered by both. */
export function sheetProgress(sheet: SharedSheet): { readonly agreed: Fen; readonly disputed: readonly string[]; readonly unanswered: readonly string[] } {
  const sign = { adds: 1, subtracts: -1, informs: 0 } as const;
  const ids = (wanted: (line: SharedLine) => boolean): string[] => sheet.lines.filter(wanted).map((shared) => shared.line.id);
  const isDisputed = (shared: SharedLine): boolean => Object.values(shared.answers).some((given) => given.answer === 'dispute');
  return {
    agreed: fen(sheet.lines.filter(isFrozen).reduce((sum, { line }) => sum + sign[line.effect] * line.amount, 0)),
    disputed: ids(isDisputed),
    unanswered: ids((shared) => !isFrozen(shared) && !isDisputed(shared)),
  };
}

/**
 * The same calculation with corrected facts. Answers stay on lines that did not change; changed lines are asked again.
 * Refused when a frozen line would change: an undisputed fact is not taken back by changing an input.
 */
export function recalculate(sheet: SharedSheet, result: Sheet): Outcome<SharedSheet> {
  if (result.calculator !== sheet.calculator) return refused('sheet.other-calculator', { calculator: result.calculator });
  const before = new Map(sheet.lines.map((shared) => [shared.line.id, shared]));
  const next = startSheet(result);
  const lines = next.lines.map((shared) => {
    const old = before.get(shared.line.id);
    return old && sameLine(old.line, shared.line) ? { ...shared, answers: old.answers } : shared;
  });
  const kept = new Set(lines.filter(isFrozen).map((shared) => shared.line.id));
  const lost = sheet.lines.find((shared) => isFrozen(shared) && !kept.has(shared.line.id));
  return lost ? refused('sheet.line-frozen', { lineId: lost.line.id }) : done({ ...next, lines });
}

function sameLine(a: SheetLine, b: SheetLine): boolean {
  return a.amount === b.amount && a.effect === b.effect && a.formula.zh === b.formula.zh && a.label.zh === b.label.zh && JSON.stringify(a.inputs) === JSON.stringify(b.inputs);
}
