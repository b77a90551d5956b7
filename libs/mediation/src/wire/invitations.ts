import { z } from 'zod';
import type { DisputeKind } from '../vocabulary/dispute-kinds.js';
import { Id, OneTimeCode, Phone, text } from './common.js';

/** Sends (or sends again) the invitation to the other side. The phone may be added or corrected here. */
export const Invite = z.strictObject({ partyId: Id, phone: Phone.optional() });
export type Invite = z.infer<typeof Invite>;

/** The secret of the link in the message. */
export const InvitationToken = z.string().min(20).max(200);

/** Proves that the phone is held, before answering: the person then has an account and is in the case. */
export const EnterInvitation = z.strictObject({ code: OneTimeCode, name: text(60).optional() });

/** The answer. Nothing is decided against anybody who does not answer. */
export const AnswerInvitation = z.strictObject({
  answer: z.enum(['accepted', 'declined', 'otherTime', 'otherMediator']),
  note: z.string().trim().max(1000, 'field.too-long').default(''),
});
export type AnswerInvitation = z.infer<typeof AnswerInvitation>;

/** What an invited person sees at once, before any log-in: enough to decide, nothing that is not theirs to know yet. */
export interface InvitationView {
  readonly caseId: string;
  readonly number: string;
  readonly checkCode: string;
  readonly kind: DisputeKind;
  /** Who asks to talk. */
  readonly applicantName: string;
  /** What they want, in their words; shown after the phone was proved. */
  readonly wish: string | null;
  readonly invitedName: string;
  readonly phoneMasked: string | null;
  readonly mediatorName: string | null;
  readonly organization: { readonly name: string; readonly nameEn: string; readonly phone: string | null; readonly address: string | null };
  readonly sentAt: string;
  /** Day up to which an answer is hoped for; nothing happens to a person who lets it pass. */
  readonly hopedBy: string | null;
  readonly entered: boolean;
  readonly answer: 'accepted' | 'declined' | 'otherTime' | 'otherMediator' | null;
}

/** Public check of an invitation: is it ours? Says only what a genuine message says anyway. */
export interface InvitationCheck {
  readonly genuine: boolean;
  readonly number: string | null;
  readonly organizationName: string | null;
  readonly organizationNameEn: string | null;
  readonly organizationPhone: string | null;
  readonly sentOn: string | null;
}
