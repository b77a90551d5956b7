import { z } from 'zod';
import type { Side } from '../vocabulary/roles.js';
import type { WayView } from './confirmation.js';
import { Day, Id, text } from './common.js';

/** Where one obligation stands. `late` is no state: it is a day that has passed. */
export const OBLIGATION_STATES = ['open', 'claimed', 'confirmed', 'disputed', 'replaced'] as const;
export type ObligationState = (typeof OBLIGATION_STATES)[number];

/** "I have done it": with a proof where there is one. */
export const ClaimObligation = z.strictObject({ doneOn: Day, note: z.string().trim().max(500, 'field.too-long').default(''), exhibitId: Id.optional() });
export type ClaimObligation = z.infer<typeof ClaimObligation>;
export const DisputeObligation = z.strictObject({ note: text(500) });
export const TellHardship = z.strictObject({ note: text(500) });
/** `rulingStays`: the person has read that what a court confirmed stays in force; needed only then. */
export const MediateAgain = z.strictObject({ reason: text(500), rulingStays: z.literal(true).optional() });
export const AssignFollowUp = z.strictObject({ accountId: Id });

const spoken = { partyId: Id, way: z.enum(['in-person', 'phone', 'letter']) };
/** What one party said. Nothing is pre-filled; a refusal and an unanswered call are answers of their own. */
export const FollowUpAnswer = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('answered'), ...spoken, performance: text(500), satisfaction: z.number().int().min(1).max(5).nullable(), words: z.string().trim().max(1000, 'field.too-long').default(''), concerns: z.string().trim().max(1000, 'field.too-long').default('') }),
  z.strictObject({ kind: z.literal('refused'), ...spoken }),
  z.strictObject({ kind: z.literal('notReached'), ...spoken }),
]);
export type FollowUpAnswer = z.infer<typeof FollowUpAnswer>;
export const RecordFollowUp = z.strictObject({ reason: text(200), answers: z.array(FollowUpAnswer).min(1).max(30), measures: z.string().trim().max(1000, 'field.too-long').default('') });
export type RecordFollowUp = z.infer<typeof RecordFollowUp>;

/** Closes the case. Without a follow-up only when it was due, and with the reason why it was waived (P-01). */
export const CloseCase = z.strictObject({ waiveReason: text(500).optional() });

export interface ObligationView {
  readonly id: string;
  readonly clause: number;
  /** 1 of 4; null when the clause is performed at once. */
  readonly part: number | null;
  readonly parts: number | null;
  readonly kind: 'payment' | 'act' | 'handover' | 'apology' | 'refrain';
  readonly what: { readonly zh: string; readonly en: string };
  readonly amountFen: string | null;
  readonly dueDay: string | null;
  readonly by: { readonly partyId: string; readonly name: string; readonly side: Side; readonly isMe: boolean };
  readonly to: { readonly partyId: string; readonly name: string; readonly side: Side; readonly isMe: boolean } | null;
  readonly state: ObligationState;
  readonly late: boolean;
  readonly daysLeft: number | null;
  readonly claim: { readonly at: string; readonly doneOn: string; readonly note: string; readonly exhibitId: string | null } | null;
  readonly answeredAt: string | null;
  readonly answerNote: string;
  readonly hardship: { readonly at: string; readonly note: string } | null;
  readonly breachAt: string | null;
  readonly receiptPaperId: string | null;
  /** What the asking person may do now. */
  readonly may: { readonly claim: boolean; readonly confirm: boolean; readonly dispute: boolean; readonly hardship: boolean; readonly breach: boolean };
}

/** How the agreement is being performed. */
export interface PerformanceView {
  readonly agreementNumber: string | null;
  readonly effectiveOn: string | null;
  readonly obligations: readonly ObligationView[];
  readonly totals: { readonly dueFen: string; readonly confirmedFen: string };
  readonly allDone: boolean;
  /** Something is late or was reported as not done. */
  readonly breach: boolean;
  /** A court has confirmed the agreement: what is late can be enforced. */
  readonly confirmed: boolean;
  /** Last day to apply for enforcement (CPL 250), counted from the last instalment; null without a ruling. */
  readonly enforceUntil: string | null;
  readonly ways: readonly WayView[];
  /** Something that was owed to the asking party is late, and a court has confirmed it. */
  readonly mayEnforce: boolean;
  readonly mayMediateAgain: boolean;
}

/** The follow-up of a case, for those who may see it. Never for the mediator of the case (P-08). */
export interface FollowUpView {
  readonly dueDay: string | null;
  readonly assignedTo: string | null;
  readonly candidates: readonly { readonly accountId: string; readonly name: string }[];
  readonly mayAssign: boolean;
  readonly mayRecord: boolean;
  readonly mayClose: boolean;
  readonly mayWaive: boolean;
  readonly parties: readonly { readonly id: string; readonly name: string; readonly side: Side }[];
  readonly records: readonly {
    readonly id: string;
    readonly visitor: string;
    readonly at: string;
    readonly paperId: string | null;
    readonly measures: string;
    /** Null for the mediator of the case: what was answered is not theirs to read. */
    readonly answers: readonly { readonly party: string; readonly kind: FollowUpAnswer['kind']; readonly performance: string; readonly satisfaction: number | null; readonly words: string; readonly concerns: string }[] | null;
  }[];
}

/** What parties said about the cases of one mediator, together; null below five answers. */
export interface SatisfactionView {
  readonly least: number;
  readonly answers: { readonly count: number; readonly refused: number; readonly byPoint: readonly number[] } | null;
}

/** After the end, voluntary: one of five points with a few words, or rather not. Never filled in beforehand. */
export const AnswerSatisfaction = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('answered'), points: z.number().int().min(1).max(5), words: z.string().trim().max(1000, 'field.too-long').default('') }),
  z.strictObject({ kind: z.literal('declined') }),
]);
export type AnswerSatisfaction = z.infer<typeof AnswerSatisfaction>;

/** Whether this party is asked; nothing is asked twice, also not after a follow-up has asked. */
export interface SatisfactionQuestion {
  readonly asked: boolean;
  readonly answered: boolean;
}

/** What parties said, one line a body, in the order of the tree. Null below the least number: no single voice can be made out. */
export interface SatisfactionOfBodies {
  readonly least: number;
  readonly bodies: readonly {
    readonly id: string;
    readonly name: string;
    readonly nameEn: string;
    readonly answers: { readonly count: number; readonly declined: number; readonly byPoint: readonly number[]; readonly words: readonly string[] } | null;
  }[];
}
