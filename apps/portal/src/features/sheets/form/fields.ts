import type { CalculatorId } from '@jiefen/mediation';

/** What a person typed, by field: text, or the lines of a list. Yes and no are `yes` and `no`. */
export interface Typed {
  readonly [id: string]: string | readonly Typed[] | undefined;
}

interface Common {
  /** Path in the facts: `lostIncome.daily`. An id that begins with `_` only decides what else is asked. */
  readonly id: string;
  readonly optional?: boolean;
  /** Asked only when earlier answers make it matter. */
  readonly when?: (typed: Typed) => boolean;
  /** Stands under "anything else": most people do not need it. */
  readonly more?: boolean;
}

/** One question of a calculator. Its words are `sheets.field.<calculator>.<id>` or `sheets.field.<id>`. */
export type Field =
  | (Common & { readonly kind: 'amount' | 'day' | 'month' | 'count' | 'decimal' | 'region' | 'yes' | 'counts' })
  | (Common & { readonly kind: 'choice'; readonly options: readonly string[] })
  | (Common & { readonly kind: 'rows'; readonly fields: readonly Field[]; readonly start?: number })
  /** Puts a question in front of a part that is left out otherwise; `part` is where that part stands in the facts. */
  | (Common & { readonly kind: 'asks'; readonly part: string });

export type Forms = Readonly<Partial<Record<CalculatorId, readonly Field[]>>>;

/** `yes('insured')` in a list or a form. */
export const yes = (id: string) => (typed: Typed): boolean => typed[id] === 'yes';
export const no = (id: string) => (typed: Typed): boolean => typed[id] === 'no';
export const is = (id: string, ...values: readonly string[]) => (typed: Typed): boolean => values.includes(String(typed[id] ?? ''));
