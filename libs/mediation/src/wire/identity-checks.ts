import { z } from 'zod';
import { COMPARING_WAYS, IDENTITY_DOCUMENTS, NOT_COMPARED_REASONS, type ComparingWay, type IdentityDocument, type IdentityOutcome, type NotComparedReason } from '../parties/identity.js';
import type { Reason } from '../policy/policy.js';
import type { Side } from '../vocabulary/roles.js';
import { Id } from './common.js';
import { isCreditCode, isIdNumber } from './readers.js';

const words = (max: number): z.ZodType<string, string | undefined> => z.string().trim().max(max, 'field.too-long').default('');

/** Who was looked at: the party itself, a guardian, agent or representative of the register, or for an organisation whoever came for it. */
const who = { partyId: Id, speakerId: Id.optional(), representative: words(60) };

/** A person and a document were looked at together. No picture goes along. */
const Compared = z
  .strictObject({
    ...who,
    result: z.literal('compared'),
    way: z.enum(COMPARING_WAYS),
    document: z.enum(Object.keys(IDENTITY_DOCUMENTS) as [IdentityDocument, ...IdentityDocument[]]),
    /** What it is, where it is none of the list. */
    documentWords: words(60),
    nameAgrees: z.boolean(),
    number: z.string().max(40, 'field.too-long').default('').transform((text) => text.normalize('NFKC').replace(/\s/g, '').toUpperCase()),
    /** The person was told why the number is needed and what happens to it, and agreed (PIPL 29, 30). */
    numberConsent: z.boolean().default(false),
    note: words(300),
  })
  .superRefine(({ document, documentWords, number }, context) => {
    if (document === 'other' && documentWords === '') context.addIssue({ code: 'custom', path: ['documentWords'], message: 'field.empty' });
    if (number === '') return;
    if (document === 'residentCard' ? !isIdNumber(number) : document === 'creditCode' ? !isCreditCode(number) : !/^[0-9A-Z-]{5,30}$/.test(number)) {
      context.addIssue({ code: 'custom', path: ['number'], message: document === 'residentCard' ? 'id-number.invalid' : document === 'creditCode' ? 'credit-code.invalid' : 'document-number.invalid' });
    }
  });

const NotCompared = z
  .strictObject({ ...who, result: z.literal('notCompared'), reason: z.enum(NOT_COMPARED_REASONS), note: words(300) })
  .superRefine(({ reason, note }, context) => {
    if (reason === 'other' && note === '') context.addIssue({ code: 'custom', path: ['note'], message: 'field.empty' });
  });

export const RecordIdentityCheck = z.discriminatedUnion('result', [Compared, NotCompared]);
export type RecordIdentityCheck = z.infer<typeof RecordIdentityCheck>;

/** One check as everybody in the case sees it: how and when, never the number. */
export interface IdentityCheckView {
  readonly id: string;
  readonly at: string;
  readonly outcome: IdentityOutcome;
  readonly way: ComparingWay | null;
  readonly document: IdentityDocument | null;
  readonly documentWords: string;
  readonly reason: NotComparedReason | null;
  readonly note: string;
  /** Who was looked at, and as what. */
  readonly person: { readonly name: string; readonly as: 'party' | 'guardian' | 'agent' | 'representative'; /** Their entry in the register of those who speak for the party. */ readonly speakerId: string | null };
  readonly by: { readonly name: string; readonly role: 'mediator' | 'clerk' };
  /** What an outside register answered; null where none was asked. */
  readonly register: { readonly provider: string; readonly outcome: 'matched' | 'notMatched' | 'notAvailable' } | null;
  /** Only for the staff of the mediation; null where none was noted. */
  readonly numberMasked: string | null;
}

/** How one party was verified. */
export interface PartyIdentityView {
  readonly partyId: string;
  readonly side: Side;
  readonly kind: 'person' | 'organization';
  readonly name: string;
  readonly isMe: boolean;
  /** Since when the phone is proved by a one-time code; null when the party has not come in. */
  readonly phoneSince: string | null;
  readonly standing: IdentityOutcome | null;
  /** Newest first. */
  readonly checks: readonly IdentityCheckView[];
  /** The last signature given with a code of its own, or authenticator. */
  readonly signedAt: string | null;
  /** People of the register who stand for the party. */
  readonly speakers: readonly { readonly id: string; readonly as: 'guardian' | 'agent' | 'representative'; readonly name: string }[];
  readonly representative: string | null;
  /** What is still missing before the start; only for the staff of the mediation. */
  readonly warnings: readonly Reason[];
}

export interface IdentityView {
  readonly parties: readonly PartyIdentityView[];
  readonly mayRecord: boolean;
  /** Name of the outside register that is asked where a number is typed; null where there is none. */
  readonly register: string | null;
}

/** What the person who wrote a check down is told at once. */
export interface IdentityCheckAnswer {
  readonly outcome: IdentityOutcome;
  readonly register: { readonly provider: string; readonly outcome: 'matched' | 'notMatched' | 'notAvailable' } | null;
  /** To be looked at: a minor, another number than in the filing. */
  readonly hints: readonly Reason[];
}
