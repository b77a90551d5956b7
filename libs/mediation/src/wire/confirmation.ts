import { z } from 'zod';
import { COURT_DECISIONS, type StepAfter } from '../confirmation/after-decision.js';
import type { CourtReason } from '../confirmation/courts.js';
import type { EnforceableWay } from '../confirmation/ways.js';
import type { WayQuestion } from '../confirmation/way-questions.js';
import type { ConfirmationStage } from '../confirmation/assess.js';
import type { ReviewClock } from '../confirmation/extending.js';
import type { BothLanguages, Reason, Source } from '../policy/policy.js';
import type { Side } from '../vocabulary/roles.js';
import { Day, Id, IdNumber, OneTimeCode, text } from './common.js';

/** Where an application for judicial confirmation stands. */
export const CONFIRMATION_STATES = [
  'choosing', 'preparing', 'signing', 'filed', 'accepted', 'confirmed', 'refused', 'notAccepted', 'withdrawn', 'treatedAsWithdrawn', 'abandoned',
] as const;
export type ConfirmationState = (typeof CONFIRMATION_STATES)[number];

/** How a court may end the procedure. */
export const COURT_OUTCOMES = COURT_DECISIONS;
export type CourtOutcome = (typeof COURT_OUTCOMES)[number];

const serviceAddress = { serviceAddress: text(200), postcode: z.string().trim().regex(/^\d{6}$/, 'postcode.invalid').optional(), electronicService: z.boolean() };

/** What the application form asks of one party (forms 3.10). Given for this stage only, and only to this court (PIPL 23, 29). */
export const ApplicantFacts = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('person'),
    gender: z.enum(['male', 'female']),
    ethnicity: z.string().trim().max(20, 'field.too-long').optional(),
    birthDate: Day,
    idNumber: IdNumber,
    occupation: z.string().trim().max(60, 'field.too-long').optional(),
    home: text(200),
    ...serviceAddress,
  }),
  z.strictObject({
    kind: z.literal('organization'),
    creditCode: z.string().trim().toUpperCase().regex(/^[0-9A-Z]{18}$/, 'credit-code.invalid'),
    legalRepresentative: text(60),
    position: z.string().trim().max(40, 'field.too-long').optional(),
    home: text(200),
    ...serviceAddress,
  }),
]);
export type ApplicantFacts = z.infer<typeof ApplicantFacts>;

/** One tap for a court, with what the form needs the first time. `shareConsent`: the court and the other party read it. */
export const ApplyForConfirmation = z.strictObject({ courtId: Id, facts: ApplicantFacts.optional(), shareConsent: z.literal(true, 'consent.missing').optional() });
export type ApplyForConfirmation = z.infer<typeof ApplyForConfirmation>;

const point = z.strictObject({ x: z.number().min(-10_000).max(10_000), y: z.number().min(-10_000).max(10_000) });
/** Signs the application, the promise and the own address for service in one act. */
export const SignApplication = z.strictObject({
  code: OneTimeCode,
  pagesRead: z.number().int().min(1).max(500),
  freely: z.literal(true, 'consent.missing'),
  appearance: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('handwriting'), strokes: z.array(z.array(point).max(2000)).min(1, 'signature.missing').max(200) }),
    z.strictObject({ kind: z.literal('typed'), text: text(60) }),
  ]),
});
export type SignApplication = z.infer<typeof SignApplication>;

export const WithdrawApplication = z.strictObject({ reason: z.string().trim().max(500, 'field.too-long').default('') });
export const SealProof = z.strictObject({ code: OneTimeCode });

/** The version the judge was looking at: an older one is refused, nobody decides over a colleague. */
const version = z.number().int().min(1);
export const CheckGround = z.strictObject({ ruleId: z.string().min(1).max(80), answer: z.enum(['met', 'unmet', 'ask']), note: z.string().trim().max(1000, 'field.too-long').default('') });
/** The court's own notice as PDF, uploaded before; without it a demonstration makes a sample. */
const noticeId = Id.optional();
export const AcceptApplication = z.strictObject({ version, courtNumber: text(60), noticeId });
export const AskSupplement = z.strictObject({ version, items: z.array(text(300)).min(1, 'supplement.name-it').max(20), dueDay: Day, noticeId });
/** More days for the review, approved by the court's president (SFQR 5, CPL 187). */
export const ExtendReview = z.strictObject({ version, clock: z.enum(['courtDecides', 'courtOuterLimit']).default('courtDecides'), days: z.number().int().min(1).max(60), reason: text(500), approvedOn: Day, approvedBy: text(60), noticeId });
export const DecideApplication = z.strictObject({
  version,
  outcome: z.enum(COURT_OUTCOMES),
  /** Id of the rule whose ground is named; needed for `refused` and `notAccepted`. */
  ground: z.string().min(1).max(80).optional(),
  reason: z.string().trim().max(2000, 'field.too-long').default(''),
  /** Typed in when the court accepts and decides at once (SFQR 4). */
  courtNumber: text(60).optional(),
  /** The court's own ruling, uploaded before. Needed in production for every outcome with a ruling. */
  rulingId: Id.optional(),
});
export type DecideApplication = z.infer<typeof DecideApplication>;

/** A court on the list of competent ones, with its reasons. */
export interface CourtChoiceView {
  readonly id: string;
  readonly name: string;
  readonly nameEn: string;
  readonly address: string | null;
  readonly addressEn: string | null;
  readonly phone: string | null;
  readonly preferred: boolean;
  readonly reasons: readonly { readonly code: CourtReason; readonly of: string | null; readonly isMe: boolean }[];
}

/** One way to make the agreement enforceable, as compared on the screen. */
export interface WayView {
  readonly way: EnforceableWay;
  readonly fits: 'fits' | 'open' | 'closed';
  /** Each with the articles behind it. */
  readonly reasons: readonly (Reason & { readonly sources: readonly Source[] })[];
  readonly lastDay: string | null;
}

const said = z.enum(['yes', 'no']).optional();
/** What no file knows; an answer changes the comparison and is kept nowhere. */
export const WayAnswers = z.strictObject({ bothWilling: said, debtorAccepts: said, otherMutualDebt: said, serviceable: said, arbitrationClause: said });
export type WayAnswers = z.infer<typeof WayAnswers>;

/** The ways side by side, and what is still to be asked. */
export interface WaysView {
  readonly ways: readonly WayView[];
  /** `answer`: as given, or as the file knows it (`known`). */
  readonly questions: readonly { readonly id: WayQuestion; readonly sources: readonly Source[]; readonly answer: 'yes' | 'no' | null; readonly known: boolean }[];
  /** A court has confirmed it: nothing more is needed. */
  readonly confirmed: boolean;
}

/** Since when somebody objects: a party from receipt, an interested person from knowing (CPLI 372). */
export const AskObjection = z.strictObject({ who: z.enum(['party', 'interestedPerson']).default('party'), since: Day.optional() });

/** The right to object to the ruling: until when, and where. */
export interface ObjectionView {
  readonly who: 'party' | 'interestedPerson';
  readonly since: string | null;
  /** `possible` until the last day, then `over`; `unknown` while nobody said since when, or the calendar of that year is not published. */
  readonly state: 'possible' | 'over' | 'unknown';
  readonly lastDay: string | null;
  readonly daysLeft: number | null;
  readonly court: CourtAddressView;
  readonly courtNumber: string | null;
}

/** Where a court is, and how to ask it. */
export interface CourtAddressView {
  readonly id: string;
  readonly name: string;
  readonly nameEn: string;
  readonly address: string | null;
  readonly addressEn: string | null;
  readonly phone: string | null;
}

/** What may be done now that a court has decided. */
export interface NextStepsView {
  readonly steps: readonly { readonly step: StepAfter; readonly sources: readonly Source[] }[];
  /** Last of the thirty days, where one may still apply. */
  readonly applyUntil: string | null;
  /** Limitation of a suit on the agreement, counted from the first day that is not met; null while nothing is due. */
  readonly suit: { readonly lastDay: string; readonly clock: string } | null;
}

export interface ApplicantView {
  readonly partyId: string;
  readonly name: string;
  readonly side: Side;
  readonly isMe: boolean;
  readonly courtId: string | null;
  readonly factsGiven: boolean;
  readonly signedAt: string | null;
}

export interface SupplementView {
  readonly id: string;
  readonly items: readonly string[];
  readonly askedAt: string;
  readonly dueDay: string;
  readonly answeredAt: string | null;
  readonly papers: readonly { readonly id: string; readonly title: string; readonly pages: number }[];
}

/** More time the court was given. */
export interface ExtensionView {
  readonly clock: ReviewClock;
  readonly days: number;
  readonly reason: string;
  readonly approvedOn: string;
  /** Name of the president or vice-president; null where the court's own system did not name one. */
  readonly approvedBy: string | null;
  /** Last day of the review with this extension; null where the calendar of that year is not published. */
  readonly until: string | null;
}

export interface CourtDecisionView {
  readonly outcome: CourtOutcome;
  readonly ground: { readonly id: string; readonly summary: BothLanguages; readonly sources: readonly Source[] } | null;
  readonly reason: string;
  readonly decidedAt: string;
  readonly paperId: string | null;
  /** A demonstration: the ruling is a sample without any effect. */
  readonly sample: boolean;
  /** Last day on which a party may object (CPLI 372); null where nothing was ruled. */
  readonly objectionUntil: string | null;
}

export interface ConfirmationApplicationView {
  readonly id: string;
  readonly state: ConfirmationState;
  readonly version: number;
  readonly court: { readonly id: string; readonly name: string; readonly nameEn: string; readonly phone: string | null } | null;
  readonly applicants: readonly ApplicantView[];
  readonly papers: readonly { readonly id: string; readonly kind: string; readonly title: string; readonly pages: number }[];
  readonly filedAt: string | null;
  readonly acceptedAt: string | null;
  readonly courtNumber: string | null;
  /** The court works in a system of its own; `handedAt` is when that system took the bundle. */
  readonly ownSystem: boolean;
  readonly handedAt: string | null;
  /** What stands between the portal and the court's system; for staff only. */
  readonly registerProblem: { readonly code: string; readonly since: string } | null;
  /** What the court owes by when: to accept, to rule, at the latest. */
  readonly timetable: readonly { readonly clock: string; readonly lastDay: string }[];
  readonly extensions: readonly ExtensionView[];
  readonly supplements: readonly SupplementView[];
  readonly withdrawalAskedAt: string | null;
  readonly decision: CourtDecisionView | null;
  /** Null before a decision. */
  readonly next: NextStepsView | null;
}

/** Judicial confirmation of one case through the eyes of a party or of the mediation's staff. */
export interface ConfirmationView {
  readonly agreementNumber: string | null;
  readonly effectiveOn: string | null;
  /** The 30 days: last day, and why it moved (RMTJ 33, CPL 85). */
  readonly deadline: { readonly lastDay: string; readonly safeDay: string; readonly rolledBecause: BothLanguages | null; readonly rollUnknown: boolean; readonly daysLeft: number } | null;
  /** Why an application is not possible; null when it is. */
  readonly refused: Reason | null;
  readonly courts: readonly CourtChoiceView[];
  readonly hints: readonly Reason[];
  readonly placesWithoutCourt: readonly string[];
  readonly ways: readonly WayView[];
  readonly application: ConfirmationApplicationView | null;
  readonly mine: {
    readonly mayApply: boolean;
    readonly kind: 'person' | 'organization';
    readonly factsGiven: boolean;
    /** Given for an application a court has decided: another court reads it only with a new consent. */
    readonly givenBefore: boolean;
    readonly idNumberMasked: string | null;
    readonly mustSign: boolean;
    readonly phoneMasked: string | null;
    readonly home: string | null;
  } | null;
  readonly maySealProof: boolean;
}

/** One row on the judge's list. */
export interface CourtListRow {
  readonly id: string;
  readonly number: string;
  readonly applicants: readonly string[];
  readonly committee: string;
  readonly state: ConfirmationState;
  readonly courtNumber: string | null;
  readonly filedAt: string;
  readonly dueDay: string | null;
  readonly supplementOpen: boolean;
  readonly withdrawalAsked: boolean;
}

/** One line of the checklist: what the software found, and what the judge saw. */
export interface CourtCheckView {
  readonly ruleId: string;
  readonly stage: ConfirmationStage;
  readonly summary: BothLanguages;
  readonly sources: readonly Source[];
  readonly found: 'met' | 'unmet' | 'open';
  readonly reason: Reason | null;
  readonly answer: 'met' | 'unmet' | 'ask' | null;
  readonly note: string;
}

/** The judge's desk: the bundle and the checklist, nothing of the talks. */
export interface CourtDeskView {
  readonly id: string;
  readonly version: number;
  readonly state: ConfirmationState;
  readonly number: string;
  readonly kind: string;
  readonly committee: string;
  readonly mediator: string;
  readonly court: { readonly id: string; readonly name: string; readonly nameEn: string };
  readonly applicants: readonly { readonly name: string; readonly side: Side; readonly signedAt: string | null }[];
  readonly effectiveOn: string;
  readonly filedAt: string;
  readonly acceptedAt: string | null;
  readonly courtNumber: string | null;
  readonly timetable: readonly { readonly clock: string; readonly lastDay: string }[];
  readonly extensions: readonly ExtensionView[];
  /** Days that may still be granted on the fifteen; 0 when they are used up. */
  readonly daysToGrant: number;
  /** The court decides in its own system: here it is only read, with where the application is and what has come from there. */
  readonly ownSystem: {
    readonly handedAt: string | null;
    readonly reference: string | null;
    readonly problem: { readonly code: string; readonly since: string } | null;
    readonly received: readonly { readonly kind: 'accepted' | 'supplementAsked' | 'extended' | 'decided' | 'unreadable'; readonly at: string; readonly heardAt: string; readonly state: 'taken' | 'passedOver' | 'waiting'; readonly problem: string | null }[];
  } | null;
  readonly papers: readonly { readonly id: string; readonly kind: string; readonly title: string; readonly pages: number }[];
  readonly checks: readonly CourtCheckView[];
  readonly outlook: 'notAcceptable' | 'refusable' | 'toBeSeen' | 'confirmable';
  readonly supplements: readonly SupplementView[];
  readonly withdrawalAskedAt: string | null;
  readonly decision: CourtDecisionView | null;
  /** Which judge here decided; null where a court's own system did. */
  readonly decidedBy: string | null;
  /** In a demonstration the ruling is a sample; in production only the court's own PDF. */
  readonly sample: boolean;
}
