import { z } from 'zod';
import type { Level } from '../vocabulary/roles.js';
import type { Specialty } from '../vocabulary/dispute-kinds.js';
import { Id, text } from './common.js';

/** The dispatcher (or the portal after a time that ran out) asks an expert. The reason is kept with the ranking that was shown. */
export const AskMediator = z.strictObject({ expertId: Id, why: text(500) });
export type AskMediator = z.infer<typeof AskMediator>;

/** A party picks one of the three offered, or leaves it to the centre (null). */
export const PickMediator = z.strictObject({ expertId: Id.nullable() });
export type PickMediator = z.infer<typeof PickMediator>;

const disclosure = z.strictObject({
  isPartyOrRelative: z.boolean(),
  hasInterest: z.boolean(),
  hasOtherRelation: z.boolean(),
  note: z.string().trim().max(1000).default(''),
});

/** The answer of the asked expert. Accepting means declaring relations; none of them: all three false (ZXTJ 13). */
export const AnswerAppointment = z.discriminatedUnion('answer', [
  z.strictObject({
    answer: z.literal('accept'),
    disclosure,
  }),
  z.strictObject({ answer: z.literal('decline'), reason: text(500) }),
]);
export type AnswerAppointment = z.infer<typeof AnswerAppointment>;

/** Something that became known during the mediation (ZXTJ 13). */
export const DiscloseLater = z.strictObject({ disclosure });

/** The mediator steps down, or a party or the dispatcher asks for another (RMTJ 23, ZXTJ 14). */
export const ReplaceMediator = z.strictObject({ reason: text(500) });

export interface ReasonView {
  readonly code: string;
  readonly params?: Readonly<Record<string, string | number>>;
  readonly points?: number;
}

/** An expert as shown for a choice: never a score of the person, never a success rate. */
export interface ExpertCard {
  readonly expertId: string;
  readonly name: string;
  readonly organizationName: string;
  readonly organizationNameEn: string;
  readonly specialties: readonly Specialty[];
  readonly languages: readonly string[];
  readonly profile: string;
  readonly profileEn: string;
}

export interface RankedExpertView extends ExpertCard {
  readonly points: number;
  readonly openCases: number;
  readonly loadLimit: number;
  readonly freeHours: number;
  readonly reasons: readonly ReasonView[];
}

export interface ExcludedExpertView extends ExpertCard {
  readonly reasons: readonly ReasonView[];
}

/** What the dispatcher sees: ordered with reasons, and who cannot be asked and why. */
export interface RankingView {
  readonly level: Level;
  readonly ranked: readonly RankedExpertView[];
  readonly excluded: readonly ExcludedExpertView[];
  readonly picks: readonly { readonly side: string; readonly expertId: string | null }[];
}

/** What a party chooses from: three at most. */
export interface ChoiceView {
  readonly open: boolean;
  readonly experts: readonly (ExpertCard & { readonly reasons: readonly ReasonView[] })[];
  readonly myPick: string | null | undefined;
}

export interface AppointmentView {
  readonly caseId: string;
  readonly expertId: string;
  readonly name: string;
  /** Why this expert, as the dispatcher wrote it. */
  readonly why: string;
  readonly askedAt: string;
  readonly answer: 'accepted' | 'declined' | 'overdue' | null;
  readonly disclosure: { readonly isPartyOrRelative: boolean; readonly hasInterest: boolean; readonly hasOtherRelation: boolean; readonly note: string } | null;
}
