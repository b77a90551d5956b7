import { z } from 'zod';
import { SUSPENSION_REASON_CODES, type SuspensionReason } from '../lifecycle/suspension.js';
import { LocalDay } from './common.js';

/** Lets a mediation rest: why, and when somebody looks again at the latest. */
export const SuspendMediation = z.strictObject({ reason: z.enum(SUSPENSION_REASON_CODES), explanation: z.string().trim().max(500, 'field.too-long').default(''), lookAgainOn: LocalDay });
export type SuspendMediation = z.infer<typeof SuspendMediation>;

/** A pause of a mediation as everybody in it sees it. */
export interface SuspensionView {
  readonly reason: SuspensionReason;
  readonly explanation: string;
  readonly suspendedAt: string;
  readonly lookAgainOn: string;
  readonly resumedAt: string | null;
}

/** Whether it may rest now, and the pauses so far, the newest first. */
export interface SuspensionsView {
  readonly open: SuspensionView | null;
  readonly past: readonly SuspensionView[];
  /** May this person suspend or resume it; `refusal` says why it cannot rest now. */
  readonly mayChange: boolean;
  readonly refusal: string | null;
}
