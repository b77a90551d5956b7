import { z } from 'zod';
import { DISPUTE_KIND_CODES } from '../vocabulary/dispute-kinds.js';
import { AmountFen, Day, Id, IdNumber, Language, Phone, text } from './common.js';
import { OnBehalfOf } from './representation.js';

/** What a person may need to take part at all (asked of everybody, F-A11Y-1). */
export const SUPPORT_NEEDS = ['bigText', 'readAloud', 'signLanguage', 'interpreter', 'dialect', 'helper', 'onSite', 'phoneOnly'] as const;
export type SupportNeed = (typeof SUPPORT_NEEDS)[number];

/** Where the matter already is; it does not stop a filing, but the clerk must know. */
export const ELSEWHERE = ['none', 'court', 'arbitration', 'police', 'petition'] as const;

/** The other side as far as it is known: everything may be missing. */
export const OtherSide = z.strictObject({
  kind: z.enum(['person', 'organization']).default('person'),
  name: z.string().trim().max(100, 'field.too-long').default(''),
  phone: z.union([z.literal(''), Phone]).optional(),
  address: z.string().trim().max(200, 'field.too-long').optional(),
  /** How one would find or recognise them: "the owner of the noodle shop". */
  note: z.string().trim().max(500, 'field.too-long').optional(),
});

const common = {
  /** The scanned resolution code; it fixes body and place. */
  code: z.string().trim().max(20),
  kind: z.enum(DISPUTE_KIND_CODES, 'kind.missing'),
  whatHappened: z.string().trim().max(5000, 'field.too-long').default(''),
  happenedOn: Day.optional(),
  place: z.string().trim().max(200, 'field.too-long').optional(),
  otherSide: OtherSide,
  wish: text(2000),
  amountFen: AmountFen.optional(),
  elsewhere: z.enum(ELSEWHERE).default('none'),
  supportNeeds: z.array(z.enum(SUPPORT_NEEDS)).max(SUPPORT_NEEDS.length).default([]),
  /** Uploads made before (photos, files, the voice note). */
  fileIds: z.array(Id).max(30, 'files.too-many').default([]),
  /** Answers of the guided diagnosis, when the resident wished to bring them along. */
  diagnosis: z.record(z.string(), z.unknown()).optional(),
  language: Language.default('zh'),
  /** Consent to the use of the data for this mediation (PIPL 14). */
  privacyConsent: z.literal(true, 'consent.missing'),
  /** Separate consent that the filing is shown to the other side and the mediator (PIPL 23). */
  shareConsent: z.literal(true, 'consent.missing'),
};

/** Hands a filing in, as the resident whose phone is verified. A voice note may stand for the written account. */
export const FileCase = z.strictObject({ ...common, onBehalfOf: OnBehalfOf.optional(), applicant: z.strictObject({ name: text(60), address: z.string().trim().max(200).optional(), idNumber: z.union([z.literal(''), IdNumber]).optional() }) });
export type FileCase = z.infer<typeof FileCase>;

/** A clerk or grid worker hands in for somebody, with that person's recorded consent (P-15). */
export const FileForSomebody = z.strictObject({
  ...common,
  applicant: z.strictObject({ name: text(60), phone: Phone, address: z.string().trim().max(200).optional(), idNumber: z.union([z.literal(''), IdNumber]).optional() }),
  helperConsent: z.strictObject({
    /** How the consent was given. */
    way: z.enum(['signedPaper', 'voice', 'inPresence']),
    /** What was said or where the paper lies. */
    note: text(300),
  }),
});
export type FileForSomebody = z.infer<typeof FileForSomebody>;

export interface FilingReceived {
  readonly caseId: string;
  readonly number: string;
  /** Trusted time of receipt: it interrupts the limitation period (limitation rules art. 12). */
  readonly receivedAt: string;
}

/** A code as a resident sees it. Withdrawn: `withdrawn` is true and the body's phone is still there. */
export interface ResolutionCodeView {
  readonly code: string;
  readonly place: string;
  readonly placeEn: string;
  readonly kind: (typeof DISPUTE_KIND_CODES)[number] | null;
  readonly withdrawn: boolean;
  readonly organization: { readonly id: string; readonly name: string; readonly nameEn: string; readonly phone: string | null; readonly address: string | null };
}

/** An upload as its owner sees it. */
export interface UploadView {
  readonly id: string;
  readonly kind: 'photo' | 'file' | 'voice';
  readonly name: string;
  readonly mime: string;
  readonly size: number;
  readonly sha256: string;
}

/** The draft on the server, once a phone is verified. Content is the portal's own. */
export const SaveDraft = z.strictObject({ content: z.record(z.string(), z.unknown()).refine((value) => JSON.stringify(value).length <= 60_000, 'draft.too-large') });

/** What was handed in, as those in the case may read it. */
export interface FilingView {
  readonly whatHappened: string;
  readonly happenedOn: string | null;
  readonly place: string | null;
  readonly wish: string;
  readonly amountFen: string | null;
  readonly elsewhere: (typeof ELSEWHERE)[number];
  readonly otherSideNote: string | null;
  readonly filedForSomebody: boolean;
  readonly filedByName: string;
}
