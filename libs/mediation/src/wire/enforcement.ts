import { z } from 'zod';
import type { EnforcementCourtReason } from '../confirmation/after-ruling.js';
import type { InterruptingAct } from '../deadlines/clock-rule.js';
import type { Reason, Source } from '../policy/policy.js';
import type { CourtAddressView } from './confirmation.js';
import { Day, Id, text } from './common.js';

/** What the asking person knows: where property is, and when they last demanded it. Asked only to show court and day; kept nowhere. */
export const AskEnforcement = z.strictObject({ place: z.union([text(200).transform((one) => [one]), z.array(text(200)).max(5)]).optional(), demandedOn: Day.optional() });
export type AskEnforcement = z.infer<typeof AskEnforcement>;

/** Makes the form to apply for enforcement. What is known of property stands in the form and nowhere else. */
export const ApplyForEnforcement = z.strictObject({
  courtId: Id,
  clues: z.array(z.strictObject({ what: text(300), place: z.string().trim().max(200, 'field.too-long').default('') })).max(10).default([]),
  demandedOn: Day.optional(),
  /** Own number and birth day as given for the confirmation may be printed again; otherwise the lines stay open for a pen (PIPL 14). */
  useGivenFacts: z.boolean().default(false),
});
export type ApplyForEnforcement = z.infer<typeof ApplyForEnforcement>;

/** Applying for enforcement through the eyes of the one who is to receive. */
export interface EnforcementView {
  /** Why the form cannot be made; null when it can. */
  readonly refused: Reason | null;
  readonly ruling: { readonly court: string; readonly courtEn: string; readonly number: string; readonly decidedOn: string; readonly sample: boolean } | null;
  /** What is due to the asking person and not confirmed. */
  readonly open: readonly { readonly clause: number; readonly what: { readonly zh: string; readonly en: string }; readonly amountFen: string | null; readonly dueDay: string; readonly by: string }[];
  readonly courts: readonly (CourtAddressView & { readonly reason: EnforcementCourtReason; readonly sources: readonly Source[]; readonly places: readonly string[] })[];
  /** Places whose court is not in the register. */
  readonly placesWithoutCourt: readonly string[];
  /** The two years (CPL 250). `over`: not a bar, but the debtor may plead it. */
  readonly limitation: {
    readonly start: string;
    readonly lastDay: string;
    readonly over: boolean;
    readonly restartedBy: { readonly act: InterruptingAct; readonly on: string } | null;
    readonly possible: string | null;
  } | null;
  readonly feeSources: readonly Source[];
  readonly factsGiven: boolean;
  /** The form made last; only the one who made it reads it. */
  readonly paper: { readonly id: string; readonly pages: number; readonly madeAt: string; readonly translationId: string | null } | null;
}
