import { z } from 'zod';
import type { Side } from '../vocabulary/roles.js';
import { Id, Phone, text } from './common.js';

/** How somebody takes part. By telephone there is no token: the mediator calls. */
export const SESSION_MODES = ['video', 'voice', 'telephone'] as const;
export type SessionMode = (typeof SESSION_MODES)[number];

/** Sits down in the waiting room, or comes back. A party has read the rights and duties before (RMTJ 23, 24). Without `mode` the seat keeps its own; `again` after a refusal; `onlyBack` never sits anybody down anew. */
export const JoinSession = z.strictObject({ mode: z.enum(SESSION_MODES).optional(), rightsRead: z.boolean().default(false), again: z.boolean().default(false), onlyBack: z.boolean().default(false) });
export type JoinSession = z.infer<typeof JoinSession>;

export const PersonOfSession = z.strictObject({ personId: Id });
export const RefuseEntry = z.strictObject({ personId: Id, reason: text(300) });
export type RefuseEntry = z.infer<typeof RefuseEntry>;
export const RaiseHand = z.strictObject({ raised: z.boolean(), wish: z.enum(['speak', 'privateTalk']).default('speak') });
export type RaiseHand = z.infer<typeof RaiseHand>;
export const SayInChat = z.strictObject({ text: text(1000) });
/** Parts of the form that a line of the minutes belongs to (forms 3.6). */
export const MINUTES_PARTS = ['opening', 'statement', 'evidence', 'risk', 'result'] as const;
export type MinutesPart = (typeof MINUTES_PARTS)[number];
export const WriteMinutes = z.strictObject({ text: text(2000), part: z.enum(MINUTES_PARTS).default('statement'), speaker: z.string().trim().max(60, 'field.too-long').default('') });
export type WriteMinutes = z.infer<typeof WriteMinutes>;
/** A party has read the minutes: they are right, or something is missing or wrong, in the party's own words. */
export const CheckMinutes = z.discriminatedUnion('answer', [z.strictObject({ answer: z.literal('right') }), z.strictObject({ answer: z.literal('objects'), words: text(1000) })]);
export type CheckMinutes = z.infer<typeof CheckMinutes>;
export const WriteFact = z.strictObject({ text: text(500) });
export const ConfirmFact = z.strictObject({ confirmed: z.boolean() });
export const StartCaucus = z.strictObject({ side: z.enum(['applicant', 'respondent']) });

/** Shows an exhibit or a paper page by page; null takes it away. `pointer` is a place on the page, 0 to 1. */
export const ShowDocument = z.strictObject({
  document: z
    .strictObject({
      kind: z.enum(['exhibit', 'paper']),
      id: Id,
      page: z.number().int().min(1).max(500).default(1),
      pointer: z.strictObject({ x: z.number().min(0).max(1), y: z.number().min(0).max(1) }).nullable().default(null),
    })
    .nullable(),
});
export type ShowDocument = z.infer<typeof ShowDocument>;

/** Asks the parties whether an official may join for one item: a member of staff, or a guest by link. */
export const AskOfficial = z.strictObject({ name: text(60), office: text(100), item: text(200), accountId: Id.optional(), phone: Phone.optional() });
export type AskOfficial = z.infer<typeof AskOfficial>;
export const ConsentToOfficial = z.strictObject({ consent: z.boolean() });

export type SessionRole = 'party' | 'mediator' | 'official';
export type SessionStatus = 'expected' | 'waiting' | 'admitted' | 'refused' | 'left' | 'removed';

/** A seat of the session, also of somebody who has not come yet (`id` null). */
export interface SessionPersonView {
  /** Identity in the video room; opaque. */
  readonly id: string | null;
  readonly name: string;
  readonly role: SessionRole;
  readonly side: Side | null;
  readonly partyId: string | null;
  readonly office: string | null;
  readonly item: string | null;
  readonly status: SessionStatus;
  readonly mode: SessionMode;
  readonly isMe: boolean;
  /** Place in the line of raised hands, from 1. */
  readonly hand: number | null;
  /** Wishes a private talk; only the mediator and the person see it. */
  readonly wantsPrivateTalk: boolean;
  readonly inPrivateTalk: boolean;
  /** Number to call, masked; only for the mediator and only by telephone. */
  readonly phoneMasked: string | null;
  readonly refusal: string | null;
}

export interface SessionOfficialView {
  readonly id: string;
  readonly name: string;
  readonly office: string;
  readonly item: string;
  readonly phoneMasked: string | null;
  readonly staff: boolean;
  readonly consents: readonly { readonly partyId: string; readonly name: string; readonly side: Side; readonly consent: boolean | null; readonly isMe: boolean; readonly at: string | null }[];
  /** asked: not all have answered; agreed: may be rung; rung: has the way in; left: finished; declined: a party does not want it. */
  readonly state: 'asked' | 'agreed' | 'rung' | 'left' | 'declined';
}

export interface ShownDocument {
  readonly kind: 'exhibit' | 'paper';
  readonly id: string;
  readonly title: string;
  readonly page: number;
  readonly pages: number;
  readonly pointer: { readonly x: number; readonly y: number } | null;
}

export interface UndisputedFactView {
  readonly id: string;
  readonly text: string;
  readonly confirmedBy: readonly { readonly partyId: string; readonly at: string }[];
  readonly confirmedByMe: boolean;
  readonly confirmedByAll: boolean;
}

/** A line of the minutes; a private talk or a pause is a line of times only. */
export interface MinutesLineView {
  readonly id: string;
  readonly at: string;
  readonly kind: 'said' | 'privateTalkBegan' | 'privateTalkEnded' | 'pauseBegan' | 'pauseEnded';
  readonly text: string;
  readonly side: Side | null;
  readonly part: MinutesPart;
  readonly speaker: string;
}

/** The minutes of one session after it ended, and who has checked them. */
export interface MinutesView {
  readonly sessionId: string;
  readonly openedAt: string;
  readonly endedAt: string;
  readonly lines: readonly MinutesLineView[];
  readonly paperId: string | null;
  readonly pages: number;
  readonly checks: readonly { readonly partyId: string; readonly name: string; readonly side: Side; readonly answer: 'right' | 'objects' | null; readonly words: string; readonly at: string | null; readonly isMe: boolean }[];
}

/** A session as one person may see it. */
export interface SessionView {
  readonly caseId: string;
  readonly number: string;
  readonly title: string;
  readonly applicantName: string;
  readonly respondentName: string;
  readonly organization: { readonly name: string; readonly nameEn: string; readonly phone: string | null; readonly address: string | null };
  readonly mediatorName: string | null;
  readonly booking: { readonly startsAt: string; readonly mode: 'video' | 'onSite'; readonly place: string | null } | null;
  /** False when this installation has no video server now: waiting room, minutes and telephone still work. */
  readonly video: boolean;
  readonly session: { readonly id: string; readonly openedAt: string; readonly endedAt: string | null } | null;
  readonly mayOpen: boolean;
  readonly me: { readonly id: string | null; readonly role: SessionRole; readonly side: Side | null; readonly partyId: string | null; readonly status: SessionStatus; readonly refusal: string | null; readonly item: string | null };
  readonly people: readonly SessionPersonView[];
  readonly caucus: { readonly side: Side; readonly startedAt: string; readonly mine: boolean } | null;
  /** Everybody rests since then; null when the talk goes on. */
  readonly pausedSince: string | null;
  /** Minutes each side has had in private, so that both get the same time. */
  readonly caucusSeconds: { readonly applicant: number; readonly respondent: number };
  /** Who can hear this person's room right now, from the video server itself; null when it did not answer. */
  readonly hearing: readonly string[] | null;
  readonly document: ShownDocument | null;
  readonly chat: readonly { readonly id: string; readonly personId: string; readonly name: string; readonly text: string; readonly at: string; readonly private: boolean }[];
  readonly minutes: readonly MinutesLineView[];
  readonly facts: readonly UndisputedFactView[];
  readonly officials: readonly SessionOfficialView[];
  /** A draft or an agreement lies on the table: without one nobody fetches what shows it. */
  readonly hasDraft: boolean;
}

/** The way into a video room: valid for minutes, for one person and one room. */
export interface RoomPass {
  readonly url: '/livekit';
  readonly token: string;
  readonly private: boolean;
}

export interface JoinAnswer {
  readonly status: SessionStatus;
  readonly personId: string | null;
  readonly mode: SessionMode;
  readonly refusal: string | null;
  readonly pass: RoomPass | null;
}

/** Things of the case that may be shown in the room. */
export interface ShowableDocument {
  readonly kind: 'exhibit' | 'paper';
  readonly id: string;
  readonly title: string;
}

/** An official with an account who may be asked. */
export interface OfficialCandidate {
  readonly accountId: string;
  readonly name: string;
  readonly office: string;
}
