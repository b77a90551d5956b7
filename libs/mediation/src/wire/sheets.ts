import { z } from 'zod';
import { PARAMETER_KEYS, type ParameterKey, type ParameterTables } from '../calculators/parameters.js';
import type { Calculation } from '../calculators/calculate.js';
import type { BothLanguages } from '../policy/policy.js';
import type { OfferBy, OfferTerms } from '../sheet/offer.js';
import type { SharedSheet, UndisputedFact } from '../sheet/shared-sheet.js';
import type { Side } from '../vocabulary/roles.js';
import { CalculationFacts } from './calculations.js';
import { FenNumber, LocalDay, text } from './common.js';

/** Another way of counting that the parties chose: an id of the sheet's `alternatives`. */
const alternative = z.string().min(1).max(60).optional();

/** Starts a calculation that both sides see. */
export const StartSheet = z.strictObject({ calculation: CalculationFacts, alternative });
export type StartSheet = z.infer<typeof StartSheet>;

/** The same calculation with corrected facts. `version` is the one it was read at. */
export const RecalculateSheet = z.strictObject({ version: z.number().int().min(1), calculation: CalculationFacts, alternative });
export type RecalculateSheet = z.infer<typeof RecalculateSheet>;

/**
 * A side agrees to one line or disputes it. `amountFen` is the number the person saw: when the line changed meanwhile,
 * nobody has agreed to the new one.
 */
export const AnswerLine = z.strictObject({ answer: z.enum(['agree', 'dispute']), amountFen: FenNumber, note: z.string().trim().max(500, 'field.too-long').default('') });
export type AnswerLine = z.infer<typeof AnswerLine>;
export const LineId = z.string().regex(/^[A-Za-z0-9.-]{1,80}$/, 'id.invalid');

/** One shared calculation as both sides see it; the numbers are the same for everybody. */
export interface SheetView {
  readonly id: string;
  readonly version: number;
  readonly calculation: Calculation;
  readonly alternative: string | null;
  readonly sheet: SharedSheet;
  /** Other ways the same facts may be counted; empty when there is one way only, or one was chosen. */
  readonly alternatives: readonly { readonly id: string; readonly label: BothLanguages; readonly totalFen: number }[];
  readonly progress: { readonly agreedFen: number; readonly disputed: readonly string[]; readonly unanswered: readonly string[] };
  readonly frozen: readonly string[];
  readonly startedBy: string;
  readonly changedAt: string;
}

/** A line both sides agreed to: who confirmed it and when. No notes, no offers. */
export interface SheetFactView {
  readonly id: string;
  readonly sheetId: string;
  readonly fact: UndisputedFact;
  readonly confirmed: readonly { readonly side: Side; readonly name: string; readonly at: string }[];
}

export interface SheetsView {
  readonly sheets: readonly SheetView[];
  readonly undisputed: readonly SheetFactView[];
  /** Facts written down in a session that every party has confirmed. */
  readonly spoken: readonly { readonly id: string; readonly text: string; readonly confirmedAt: string }[];
  /** The side the person answers for; null for the mediator. */
  readonly mySide: Side | null;
  /** False when the case is over: the sheets stay readable. */
  readonly open: boolean;
}

/** Puts an offer on the table. An earlier one of the same side stays as history. */
export const MakeOffer = z.strictObject({
  amountFen: FenNumber.exactOptional(),
  dueDay: LocalDay.exactOptional(),
  instalments: z.array(z.strictObject({ dueDay: LocalDay, amountFen: FenNumber })).max(120, 'rows.too-many').default([]),
  acts: z.array(text(200)).max(10, 'rows.too-many').default([]),
});
export type MakeOffer = z.infer<typeof MakeOffer>;

export interface OfferView {
  readonly id: string;
  readonly by: OfferBy;
  readonly name: string;
  readonly terms: OfferTerms;
  readonly madeAt: string;
  readonly isMine: boolean;
}

export interface OffersView {
  /** The last offer of each side and of the mediator. */
  readonly standing: readonly OfferView[];
  /** Everything that was offered, newest first. */
  readonly history: readonly OfferView[];
  readonly mayOffer: boolean;
}

const regionCode = z.string().regex(/^([a-z]{2,10}|\d{6})$/, 'region.invalid');
const sourceUrl = z.url({ protocol: /^https?$/, error: 'address.invalid' }).max(500);
const source = { source: text(200), sourceUrl, secondHand: z.boolean().default(false) };

/** One published value of a region and a year. The value before it stays readable. */
export const EnterParameter = z.strictObject({
  region: regionCode,
  year: z.number().int().min(1990).max(2100),
  key: z.enum(Object.keys(PARAMETER_KEYS) as [ParameterKey, ...ParameterKey[]]),
  valueFen: FenNumber,
  ...source,
});
export type EnterParameter = z.infer<typeof EnterParameter>;

/** A region that is not in the built-in list: a city with its own average wage. */
export const EnterRegion = z.strictObject({ code: regionCode, name: text(40), nameEn: text(60) });
export type EnterRegion = z.infer<typeof EnterRegion>;

/** One announcement of the loan prime rate. It is enough for the month until the next announcement. */
export const EnterLprPoint = z.strictObject({ from: LocalDay, percent: z.string().regex(/^\d{1,2}\.\d{2}$/, 'rate.invalid'), sourceUrl });
export type EnterLprPoint = z.infer<typeof EnterLprPoint>;

const limits = z.strictObject({ medical: FenNumber, deathDisability: FenNumber, property: FenNumber });
/** Limits of the compulsory insurance from a day on. */
export const EnterInsuranceLimits = z.strictObject({ from: LocalDay, atFault: limits, notAtFault: limits, ...source });
export type EnterInsuranceLimits = z.infer<typeof EnterInsuranceLimits>;

/** The tables in force: built in, and entered by administrators. */
export interface TablesView {
  readonly tables: ParameterTables;
  /** Entered values that stand now, newest first; built-in ones are not among them. */
  readonly entered: readonly { readonly id: string; readonly region: string; readonly year: number; readonly key: ParameterKey; readonly valueFen: number; readonly source: string; readonly sourceUrl: string; readonly secondHand: boolean; readonly by: string; readonly at: string }[];
}
