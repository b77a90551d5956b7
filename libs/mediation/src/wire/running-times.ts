import { z } from 'zod';
import { CLOCK_EVENTS, type ClockEvent } from '../deadlines/clock-rule.js';
import type { BothLanguages, Reason } from '../policy/policy.js';
import type { Side } from '../vocabulary/roles.js';
import type { LightName } from './cases.js';
import { Day } from './common.js';

/** A party names the day a clock counts from, or a day on which it demanded what it is owed. Empty: not so after all. */
export const NameDay = z.strictObject({ what: z.enum(['demand', ...(Object.keys(CLOCK_EVENTS) as [ClockEvent, ...ClockEvent[]])]), day: Day, withdraw: z.boolean().default(false) });
export type NameDay = z.infer<typeof NameDay>;

/** A day as somebody named it; `filing`: the day of the matter in the filing, until somebody names the right one. */
export interface NamedDay {
  readonly day: string;
  readonly by: Side | 'filing';
  readonly mine: boolean;
}

/** A time that goes on running while people mediate. */
export interface RunningTimeView {
  readonly rule: string;
  readonly kind: 'hard' | 'soft';
  readonly starts: ClockEvent;
  readonly start: string;
  readonly lastDay: string;
  /** Before the last day moved off a holiday: whoever acts by it is in time under every reading. */
  readonly safeDay: string;
  readonly rolledBecause: BothLanguages | null;
  /** The holidays of that year are not published: whether the last day moves is not known. */
  readonly rollUnknown: boolean;
  readonly over: boolean;
  readonly light: LightName;
  /** The day from which it counts anew, because the matter was brought here. */
  readonly restartedOn: string | null;
  readonly possibleDay: string | null;
}

/** A day that is asked for, with what would follow from it. */
export interface AskedDay {
  readonly what: ClockEvent;
  readonly rules: readonly string[];
  readonly named: readonly NamedDay[];
}

export interface RunningTimesView {
  readonly times: readonly RunningTimeView[];
  /** Clocks whose working days cannot be counted yet. */
  readonly notKnown: readonly { readonly rule: string; readonly because: Reason }[];
  readonly days: readonly AskedDay[];
  readonly demands: readonly NamedDay[];
  readonly mayName: boolean;
}
