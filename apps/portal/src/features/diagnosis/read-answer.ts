import { parseYuan } from '@jiefen/mediation';
import type { Answer, Field, FieldValue, Question } from '@jiefen/mediation/diagnosis';

/** What stands in the form of one question, as typed. */
export interface Typed {
  readonly chosen: readonly string[];
  readonly values: Readonly<Record<string, string>>;
  readonly about: boolean;
}

export const UNCLEAR = '~unclear';
export const NONE = '~none';

/** Something to mend: the control, and the code whose sentence says how. */
export interface Flaw {
  readonly id: string;
  readonly code: string;
}

/** Reads the form as an answer. Typed figures count unless a row below them was chosen instead. */
export function readAnswer(question: Question, typed: Typed): Answer | readonly Flaw[] {
  const first = typed.chosen[0];
  if (first === UNCLEAR) return { kind: 'unclear' };
  if (first === NONE) return { kind: 'none' };
  if (question.type === 'multi') return typed.chosen.length > 0 ? { kind: 'choices', options: typed.chosen } : [{ id: 'answer', code: 'diagnosis.choose' }];
  if (first !== undefined) return { kind: 'choice', option: first };
  if (!('fields' in question)) return [{ id: 'answer', code: 'diagnosis.choose' }];
  const values: Record<string, FieldValue> = {};
  const flaws: Flaw[] = [];
  for (const field of question.fields) {
    const text = (typed.values[field.id] ?? '').trim();
    if (text === '') continue;
    const value = readValue(field, text);
    if (value === undefined) flaws.push({ id: `field-${field.id}`, code: field.type === 'date' ? 'diagnosis.no-such-day' : field.type === 'amount' ? 'diagnosis.no-amount' : 'diagnosis.no-number' });
    else values[field.id] = value;
  }
  if (flaws.length > 0) return flaws;
  if (Object.keys(values).length === 0) return [{ id: `field-${question.fields[0]?.id ?? ''}`, code: 'diagnosis.fill-or-choose' }];
  return { kind: 'values', values, ...(typed.about ? { about: true as const } : {}) };
}

function readValue(field: Field, text: string): FieldValue | undefined {
  if (field.type === 'date') return /^\d{4}-\d{2}(-\d{2})?$/.test(text) ? text : undefined;
  if (field.type === 'amount') {
    const fen = parseYuan(text);
    return fen === undefined || fen < 0 ? undefined : fen;
  }
  const plain = text.normalize('NFKC').replace(/[%\s]/g, '');
  return /^\d{1,6}(\.\d{1,2})?$/.test(plain) ? Number(plain) : undefined;
}

/** An answer put back into the form, so that going back shows it. */
export function typedOf(question: Question, answer: Answer | undefined): Typed {
  const empty: Typed = { chosen: [], values: {}, about: false };
  switch (answer?.kind) {
    case 'choice':
      return { ...empty, chosen: [answer.option] };
    case 'choices':
      return { ...empty, chosen: answer.options };
    case 'unclear':
      return { ...empty, chosen: [UNCLEAR] };
    case 'none':
      return { ...empty, chosen: [NONE] };
    case 'values': {
      const fields = 'fields' in question ? question.fields : [];
      const values = Object.entries(answer.values).map(([id, value]) => {
        const amount = fields.find((field) => field.id === id)?.type === 'amount';
        return [id, amount ? String(Number(value) / 100) : String(value)] as const;
      });
      return { ...empty, values: Object.fromEntries(values), about: answer.about === true };
    }
    default:
      return empty;
  }
}
