import type { CalculatorId } from '@jiefen/mediation';
import { formatYuan, parseLocalDate, parseYuan, type Fen } from '@jiefen/mediation';
import type { Field, Forms, Typed } from './fields.js';
import { INJURY_FORMS } from './injury-forms.js';
import { LABOUR_FORMS } from './labour-forms.js';
import { MONEY_FORMS } from './money-forms.js';

/** The questions of every calculator. */
export const FORMS: Forms = { ...INJURY_FORMS, ...LABOUR_FORMS, ...MONEY_FORMS };
export const CALCULATORS = Object.keys(FORMS) as readonly CalculatorId[];

/** A field that cannot be read, with the key of the sentence that says so. */
export interface Flaw {
  /** As the control's id: `months.0.due`. */
  readonly id: string;
  readonly code: string;
}

type Value = string | number | boolean | readonly number[] | readonly Facts[];
interface Facts {
  [key: string]: Value | Facts | undefined;
}

export const asked = (fields: readonly Field[], typed: Typed): readonly Field[] => fields.filter((field) => field.when?.(typed) !== false);

/** The facts of a calculator from what was typed, or the flaws. Nothing is guessed: what is empty is left out. */
export function readForm(fields: readonly Field[], typed: Typed, prefix = ''): { readonly facts: Facts; readonly flaws: readonly Flaw[] } {
  const facts: Facts = {};
  const flaws: Flaw[] = [];
  for (const field of asked(fields, typed)) {
    if (field.kind === 'asks') continue;
    const id = `${prefix}${field.id}`;
    const given = typed[field.id];
    if (field.kind === 'rows') {
      const rows = Array.isArray(given) ? (given as readonly Typed[]) : [];
      if (rows.length === 0 && !field.optional) flaws.push({ id, code: 'sheets.flaw.no-rows' });
      const read = rows.map((row, at) => readForm(field.fields, row, `${id}.${at}.`));
      flaws.push(...read.flatMap((one) => one.flaws));
      if (rows.length > 0) put(facts, field.id, read.map((one) => one.facts));
      continue;
    }
    const text = typeof given === 'string' ? given.normalize('NFKC').trim() : '';
    if (text === '') {
      if (!field.optional) flaws.push({ id, code: 'sheets.flaw.empty' });
      continue;
    }
    const value = valueOf(field, text);
    if (value === undefined) flaws.push({ id, code: `sheets.flaw.${field.kind}` });
    else put(facts, field.id, value);
  }
  return { facts, flaws };
}

function valueOf(field: Exclude<Field, { kind: 'rows' | 'asks' }>, text: string): Value | undefined {
  switch (field.kind) {
    case 'amount': {
      const fen = parseYuan(text);
      return fen === undefined || fen < 0 ? undefined : fen;
    }
    case 'day':
      return parseLocalDate(text);
    case 'month':
      return /^\d{4}-(0[1-9]|1[0-2])$/.test(text) ? text : undefined;
    case 'count':
      return /^\d{1,6}$/.test(text) ? Number(text) : undefined;
    case 'counts': {
      const parts = text.split(/[\s,，、;；]+/).filter((part) => part !== '');
      return parts.length > 0 && parts.every((part) => /^\d{1,3}$/.test(part)) ? parts.map(Number) : undefined;
    }
    case 'decimal': {
      const plain = text.replace(/%$/, '').trim();
      return /^\d{1,9}(\.\d{1,6})?$/.test(plain) ? plain : undefined;
    }
    case 'yes':
      return text === 'yes' ? true : text === 'no' ? false : undefined;
    case 'choice':
      return field.options.includes(text) ? text : undefined;
    case 'region':
      return text;
    default:
      return field satisfies never;
  }
}

function put(facts: Facts, path: string, value: Value): void {
  const [first = '', ...rest] = path.split('.');
  if (rest.length === 0) facts[first] = value;
  else put((facts[first] ??= {}) as Facts, rest.join('.'), value);
}

function at(facts: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>((found, key) => (typeof found === 'object' && found !== null ? (found as Facts)[key] : undefined), facts);
}

/** What has to stand in the form so that it reads as these facts again: for correcting a calculation. */
export function fillForm(fields: readonly Field[], facts: unknown): Typed {
  const typed: Record<string, string | readonly Typed[]> = {};
  for (const field of fields) {
    const value = field.kind === 'asks' ? at(facts, field.part) : at(facts, field.id);
    if (field.kind === 'asks') typed[field.id] = value === undefined ? 'no' : 'yes';
    else if (value === undefined) continue;
    else if (field.kind === 'rows') typed[field.id] = (value as readonly unknown[]).map((row) => fillForm(field.fields, row));
    else if (field.kind === 'amount') typed[field.id] = formatYuan(value as Fen).replace(/\.00$/, '');
    else if (field.kind === 'yes') typed[field.id] = value === true ? 'yes' : 'no';
    else if (field.kind === 'counts') typed[field.id] = (value as readonly number[]).join('、');
    else typed[field.id] = String(value);
  }
  return typed;
}

/** An empty form: lists that must not be empty begin with their first line. */
export function emptyForm(fields: readonly Field[]): Typed {
  return Object.fromEntries(fields.flatMap((field) => (field.kind === 'rows' && field.start ? [[field.id, Array.from({ length: field.start }, () => emptyForm(field.fields))]] : [])));
}
