import { z } from 'zod';
import type { ClockUnit } from '../deadlines/clock-rule.js';
import type { Side } from '../vocabulary/roles.js';
import { Id, text } from './common.js';

/** What every party of a case is asked for itself; silence is no consent. */
export const CONSENT_MATTERS = ['moreTime', 'relation', 'openSession'] as const;
export type ConsentMatter = (typeof CONSENT_MATTERS)[number];

/** The mediator proposes more time: as many units of the clock, and why. */
export const AskMoreTime = z.strictObject({ count: z.number().int().min(1).max(400), reason: text(300) });
export type AskMoreTime = z.infer<typeof AskMoreTime>;

/** A party’s own answer to one question. */
export const AnswerConsent = z.strictObject({ questionId: Id, consent: z.boolean() });
export type AnswerConsent = z.infer<typeof AnswerConsent>;

/** One party’s answer; null while it has not answered. */
export interface ConsentAnswerView {
  readonly partyId: string;
  readonly side: Side;
  readonly name: string;
  readonly consent: boolean | null;
  readonly isMe: boolean;
}

/** More time that was proposed and is not yet settled. */
export interface MoreTimeQuestion {
  readonly id: string;
  readonly rule: string;
  readonly count: number;
  readonly unit: ClockUnit;
  readonly reason: string;
  readonly askedBy: string;
  /** The last day as it is, and as it would be. */
  readonly from: string;
  readonly to: string;
  readonly answers: readonly ConsentAnswerView[];
}

/** A running clock that may be lengthened. */
export interface MovableClock {
  readonly deadlineId: string;
  readonly rule: string;
  readonly lastDay: string;
  readonly unit: ClockUnit;
  /** The most that may be asked for at one time. */
  readonly mostAtOnce: number;
  /** Set while the mediation rests. */
  readonly pausedSince: string | null;
  /** What all agreed to so far. */
  readonly extensions: readonly { readonly count: number; readonly on: string }[];
}

export interface TimeView {
  readonly clocks: readonly MovableClock[];
  readonly question: MoreTimeQuestion | null;
}

/** A mediator disclosed a relation: both sides read what it is and say whether it is all right. */
export interface RelationQuestion {
  readonly id: string;
  readonly mediatorName: string;
  readonly organizationName: string;
  readonly organizationNameEn: string;
  readonly disclosure: { readonly isPartyOrRelative: boolean; readonly hasInterest: boolean; readonly hasOtherRelation: boolean; readonly note: string };
  /** Until when an answer is hoped for; afterwards the next mediator is asked. */
  readonly until: string | null;
  readonly answers: readonly ConsentAnswerView[];
}
