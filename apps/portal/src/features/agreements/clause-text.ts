import type { BothLanguages, Instalment } from '@jiefen/mediation';
import type { ClauseWords, DraftView } from '@jiefen/mediation/wire';
import { day, yuan } from '../../i18n/formats.js';
import { language, t, type Language, type TextParams } from '../../i18n/texts.js';

const DIGITS = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'];

/** The number of a clause as the form prints it: 一, 十二 in Chinese, plain figures in English. */
export function numeral(n: number, to: Language = language.value): string {
  if (to === 'en' || n < 1 || n > 99) return String(n);
  const ten = Math.floor(n / 10);
  const one = n % 10;
  if (ten === 0) return DIGITS[one] ?? '';
  return `${ten === 1 ? '' : (DIGITS[ten] ?? '')}十${one === 0 ? '' : (DIGITS[one] ?? '')}`;
}

const STEMS = ['甲', '乙', '丙', '丁', '戊', '己', '庚', '辛', '壬', '癸'];

/** What the form calls a party: 甲方, 乙方 / Party A, Party B. `at` counts from 0. */
export function partyLabel(at: number, to: Language = language.value): string {
  if (to === 'en') return `Party ${at < 26 ? String.fromCharCode(65 + at) : at + 1}`;
  const stem = STEMS[at];
  return stem === undefined ? `第 ${at + 1} 方` : `${stem}方`;
}

/** 第三条 / clause 3. `at` counts from 0. */
export function clauseName(at: number): string {
  return t('agreements.clause', { n: numeral(at + 1) });
}

/** A sentence of the rules in the language of the page, filled. */
export function bothText(text: BothLanguages, params: TextParams = {}): string {
  return text[language.value].replace(/\{(\w+)\}/g, (whole, name: string) => String(params[name] ?? whole));
}

/** Parameters of rules as people write them: days and amounts in words. */
export function readableParams(params: TextParams = {}): TextParams {
  return Object.fromEntries(Object.entries(params).map(([name, value]) => [name, typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value) ? day(value) : value]));
}

/** 第1期：2026年3月18日前，6,600 元；… — the sentence only points to the table, so the rows are said with it. */
export function planSentence(instalments: readonly Instalment[]): string {
  return instalments.map((part) => t(part.alreadyDone ? 'agreements.part-paid' : 'agreements.part', { n: part.n, day: day(part.dueDate), amount: yuan(part.amountFen) })).join(t('agreements.semicolon'));
}

/** What a party reads of a clause of the draft: its sentence and, where it is paid in parts, every part. */
export function draftSentence(view: DraftView, at: number): string | null {
  const sentence = clauseSentence(view.words, at);
  const clause = view.draft.clauses[at];
  if (sentence === null || clause?.kind !== 'payment' || !clause.instalments?.length) return sentence;
  return `${sentence}\n${planSentence(clause.instalments)}`;
}

/** The sentence of one clause in the language of the page; null while it has a gap. */
export function clauseSentence(words: ClauseWords, at: number): string | null {
  return words[language.value][at] ?? null;
}

/** Where a sentence differs from what it was: the same beginning, old and new middle, the same end. */
export interface Change {
  readonly start: string;
  readonly old: string;
  readonly now: string;
  readonly end: string;
}

const LETTER = /[A-Za-z0-9]/;

/** The one stretch that changed. In Latin words and numbers it is widened to whole words, so that nobody reads half a sum. */
export function changeOf(before: string, after: string): Change {
  let start = 0;
  while (start < before.length && start < after.length && before[start] === after[start]) start++;
  let end = 0;
  while (end < before.length - start && end < after.length - start && before.at(-1 - end) === after.at(-1 - end)) end++;
  while (start > 0 && LETTER.test(before[start - 1] ?? '')) start--;
  while (end > 0 && LETTER.test(before.at(-end) ?? '')) end--;
  return { start: after.slice(0, start), old: before.slice(start, before.length - end), now: after.slice(start, after.length - end), end: after.slice(after.length - end) };
}
