import { z } from 'zod';
import { AGENT_AUTHORITIES, BREACH_REMEDIES, CLAIM_OUTCOMES, PAYMENT_MANNERS, type AgreementDraft } from '../agreement/draft.js';
import type { Instalment } from '../agreement/draft.js';
import type { Finding } from '../agreement/finding.js';
import type { TeachBackQuestion } from '../agreement/teach-back.js';
import type { Side } from '../vocabulary/roles.js';
import { FenNumber, LocalDay, OneTimeCode, text } from './common.js';

const key = z.string().min(1).max(60);
/** Print of the final text that the person was shown. Another one may have taken its place meanwhile: what was read is what counts (ESL 13). */
const Sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const words = (max: number): z.ZodOptional<z.ZodString> => z.string().trim().max(max, 'field.too-long').optional();
const rate = z.number().int().min(0).max(100_000);

const partyCommon = {
  id: key,
  side: z.enum(['applicant', 'respondent']),
  name: z.string().trim().max(100),
  phone: words(40),
  address: words(200),
  agent: z.strictObject({ name: text(60), relation: words(60), phone: words(40), authority: z.enum(AGENT_AUTHORITIES), powerOfAttorneyOnFile: z.boolean() }).optional(),
};
const DraftParty = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('person'),
    ...partyCommon,
    gender: z.enum(['male', 'female']).optional(),
    ethnicity: words(20),
    birthDate: LocalDay.optional(),
    age: z.number().int().min(0).max(130).optional(),
    occupation: words(60),
    guardian: z.strictObject({ name: text(60), relation: words(60), phone: words(40) }).optional(),
  }),
  z.strictObject({ kind: z.literal('organization'), ...partyCommon, creditCode: words(40), legalRepresentative: z.strictObject({ name: text(60), post: words(60) }).optional() }),
]);

const property = z.strictObject({ description: z.string().trim().max(200), nature: z.enum(['immovable', 'vehicle', 'movable', 'intellectual']), ownerId: key.optional(), proofOnFile: z.boolean() }).optional();
const clause = { id: key, text: words(1000) };
const done = { alreadyDone: z.boolean().optional() };
const instalments = z.array(z.strictObject({ n: z.number().int().min(1).max(120), dueDate: LocalDay, amountFen: FenNumber, ...done })).max(120).optional();
const interest = z.strictObject({ yearlyRateBp: rate, from: LocalDay.optional() }).optional();

const DraftClause = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('payment'), ...clause, payerId: key.optional(), payeeId: key.optional(), amountFen: FenNumber.optional(), purpose: words(100), manner: z.enum(PAYMENT_MANNERS).optional(), bank: words(60), accountTail: z.string().regex(/^\d{4}$/, 'account-tail.invalid').optional(), dueDate: LocalDay.optional(), instalments, interest, ...done }),
  z.strictObject({ kind: z.literal('act'), ...clause, doerId: key.optional(), forId: key.optional(), what: words(500), dueDate: LocalDay.optional(), where: words(200), property, ...done }),
  z.strictObject({ kind: z.literal('handover'), ...clause, giverId: key.optional(), receiverId: key.optional(), property, dueDate: LocalDay.optional(), where: words(200), ...done }),
  z.strictObject({ kind: z.literal('apology'), ...clause, fromId: key.optional(), toId: key.optional(), manner: z.enum(['inPerson', 'written', 'public']).optional(), dueDate: LocalDay.optional(), ...done }),
  z.strictObject({ kind: z.literal('refrain'), ...clause, whoId: key.optional(), what: words(500), from: LocalDay.optional(), until: LocalDay.optional() }),
  z.strictObject({ kind: z.literal('oneOffSettlement'), ...clause, exceptClaimIds: z.array(key).max(50) }),
  z.strictObject({ kind: z.literal('confidentiality'), ...clause }),
  z.strictObject({ kind: z.literal('serviceAddress'), ...clause, addresses: z.array(z.strictObject({ partyId: key, address: words(200), phone: words(40), electronic: z.boolean().optional() })).max(30) }),
  z.strictObject({ kind: z.literal('jointConfirmation'), ...clause, courtName: words(60) }),
  z.strictObject({ kind: z.literal('eSignature'), ...clause }),
  z.strictObject({ kind: z.literal('breach'), ...clause, remedy: z.enum(BREACH_REMEDIES), clauseIds: z.array(key).max(40), afterDaysLate: z.number().int().min(0).max(365).optional(), yearlyRateBp: rate.optional(), penaltyFen: FenNumber.optional() }),
  z.strictObject({ kind: z.literal('freeText'), id: key, text: z.string().trim().max(2000, 'field.too-long') }),
]);

/** The draft on the wire; the shape is that of `AgreementDraft`. */
export const DraftContent: z.ZodType<AgreementDraft> = z.strictObject({
  parties: z.array(DraftParty).min(2).max(30),
  facts: z.string().trim().max(5000, 'field.too-long'),
  claims: z.array(z.strictObject({ id: key, text: z.string().trim().max(500), raisedBy: z.enum(['applicant', 'respondent']), outcome: z.enum(CLAIM_OUTCOMES).optional(), clauseIds: z.array(key).max(40) })).max(50),
  clauses: z.array(DraftClause).max(40, 'clauses.too-many'),
  statedTotalFen: FenNumber.optional(),
  copies: z.number().int().min(1).max(40),
  asked: z
    .strictObject({ decided: z.boolean().optional(), noConfirmation: z.boolean().optional(), loan: z.strictObject({ lender: z.enum(['private', 'licensed']), contractOn: LocalDay.optional() }).optional() })
    .optional(),
});

/** Saves the draft. `version` is the one it was read at: an older one is refused, nothing of the other is lost. */
export const SaveDraftAgreement = z.strictObject({ version: z.number().int().min(0), draft: DraftContent });
export type SaveDraftAgreement = z.infer<typeof SaveDraftAgreement>;

/** Records the draft as an oral agreement; `version` is the one the mediator read. */
export const RecordOral = z.strictObject({ version: z.number().int().min(1) });
/** A party says yes from the phone: this was agreed, and no written agreement is needed (RMTJ 28). */
export const ConfirmOral = z.strictObject({ code: OneTimeCode, agreed: z.literal(true, 'consent.missing'), noWriting: z.literal(true, 'consent.missing') });
/** The mediator heard a party's yes: in the open session, or face to face with a word where. */
export const OralHeard = z.discriminatedUnion('way', [
  z.strictObject({ way: z.literal('session'), partyId: z.uuid(), note: z.string().trim().max(300, 'field.too-long').default('') }),
  z.strictObject({ way: z.literal('inPerson'), partyId: z.uuid(), note: text(300) }),
]);
export type OralHeard = z.infer<typeof OralHeard>;
/** A party says no: writing is wanted, or it is not what was agreed. */
export const DeclineOral = z.discriminatedUnion('reason', [
  z.strictObject({ reason: z.literal('writing'), note: z.string().trim().max(500, 'field.too-long').default('') }),
  z.strictObject({ reason: z.literal('differs'), note: text(500) }),
]);

export type OralWay = 'phone' | 'session' | 'inPerson';

/** A party and its word on what was recorded. */
export interface OralPartyView {
  readonly partyId: string;
  readonly name: string;
  readonly side: Side;
  readonly isMe: boolean;
  readonly confirmedAt: string | null;
  readonly way: OralWay | null;
  /** Sits in the session that is open now: the mediator may write down a word said there. */
  readonly inSession: boolean;
}

/** What a side says to one clause. A changed clause forgets the answers. */
export const AnswerClause = z.strictObject({ clauseId: key, answer: z.enum(['agree', 'talk']), note: z.string().trim().max(500, 'field.too-long').default('') });
export type AnswerClause = z.infer<typeof AnswerClause>;

/** Makes the text final. `pen` where electronic signing is excluded (ESL 3) or a party wants paper. */
export const FreezeAgreement = z.strictObject({ version: z.number().int().min(1), signing: z.enum(['electronic', 'pen']).default('electronic') });
export const ReopenDraft = z.strictObject({ reason: text(500) });

/** Answers of the questions before signing: index of the option, in the order of the questions. */
export const AnswerTeachBack = z.strictObject({ shown: Sha256, answers: z.array(z.number().int().min(0).max(9)).max(6) });

const point = z.strictObject({ x: z.number().min(-10_000).max(10_000), y: z.number().min(-10_000).max(10_000) });
/** One signing act on any paper. `pagesRead`: every page was scrolled to its end on this device. */
export const SignPaper = z.strictObject({
  code: OneTimeCode,
  pagesRead: z.number().int().min(1).max(500),
  freely: z.literal(true, 'consent.missing'),
  appearance: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('handwriting'), strokes: z.array(z.array(point).max(2000)).min(1, 'signature.missing').max(200) }),
    z.strictObject({ kind: z.literal('typed'), text: text(60) }),
  ]),
});
export type SignPaper = z.infer<typeof SignPaper>;

/** Signing the agreement: the text that was shown is named, so that nobody signs one that they did not see. */
export const SignAgreement = SignPaper.extend({ shown: Sha256 });
export type SignAgreement = z.infer<typeof SignAgreement>;
/** Asks for the code that is good for signing the text that was shown. */
export const AskSigningCode = z.strictObject({ shown: Sha256 });

/** Sets the committee's seal; the person is verified by the authenticator once more. */
export const SealAgreement = z.strictObject({ code: OneTimeCode });

/** A second person compared the scan with the frozen text. `signedOn`: the day of the last signature on the paper. */
export const CompareScan = z.discriminatedUnion('same', [
  z.strictObject({ same: z.literal(true), signedOn: LocalDay, note: text(500).optional() }),
  z.strictObject({ same: z.literal(false), note: text(500) }),
]);
export type CompareScan = z.infer<typeof CompareScan>;

export interface ClauseAnswerView {
  readonly clauseId: string;
  readonly side: Side;
  readonly answer: 'agree' | 'talk';
  readonly note: string;
}

/** The clauses as sentences, in order; null where something to be printed is still missing. */
export interface ClauseWords {
  readonly zh: readonly (string | null)[];
  readonly en: readonly (string | null)[];
}

/** A question before signing, without its answer. */
export type TeachBackQuestionView = Omit<TeachBackQuestion, 'right'>;

export interface DraftView {
  /** 0 when nothing was saved yet: `draft` is then what the case already knows. */
  readonly version: number;
  readonly draft: AgreementDraft;
  /** The clauses in words, in both languages, in order. */
  readonly words: ClauseWords;
  readonly answers: readonly ClauseAnswerView[];
  /** Empty for parties: the check is the mediator's tool. */
  readonly findings: readonly Finding[];
  readonly mayEdit: boolean;
  readonly mySide: Side | null;
  /** Why an oral agreement is not enough here; empty when it would be. Null for parties. */
  readonly oralRefusals: readonly { readonly code: string; readonly params?: Readonly<Record<string, string | number>> }[] | null;
  /** What still keeps the text from being frozen; empty when it may be. */
  readonly missing: readonly { readonly code: string; readonly params?: Readonly<Record<string, string | number>> }[];
}

export interface SignerView {
  readonly field: string;
  readonly role: 'party' | 'mediator' | 'seal';
  readonly name: string;
  readonly partyId: string | null;
  readonly signedAt: string | null;
  readonly way: 'handwriting' | 'typed' | 'seal' | 'pen' | null;
  readonly isMe: boolean;
}

export interface AgreementView {
  readonly id: string;
  readonly number: string;
  readonly version: number;
  readonly state: 'signing' | 'inEffect';
  readonly signing: 'electronic' | 'pen' | 'oral';
  readonly verifyCode: string;
  readonly paperId: string;
  /** Print of the final text; signing names it, so that nobody signs another text than the one that was read. */
  readonly frozenSha256: string;
  /** The final text before this one, which went back to the draft, and why. */
  readonly before: TakenBackView | null;
  /** The certificate of signing; null until it is issued, and for what was signed with a pen. */
  readonly certificatePaperId: string | null;
  readonly pages: number;
  readonly frozenAt: string;
  readonly effectiveAt: string | null;
  readonly signers: readonly SignerView[];
  /** Only of an oral agreement: who has said yes. */
  readonly oral: readonly OralPartyView[] | null;
  readonly words: ClauseWords;
  /** Id of each clause, in the order of `words`: a question before signing points to its clause. */
  readonly clauseIds: readonly string[];
  /** The parts of sums paid in parts: the words only point to the table. */
  readonly plans: readonly { readonly clauseId: string; readonly instalments: readonly Instalment[] }[];
  /** The facts of the text, for those who read words instead of page images. */
  readonly facts: string;
  /** What the asking person still has to do before signing. */
  readonly mine: { readonly field: string | null; readonly mustTeachBack: boolean; readonly phoneMasked: string | null; readonly maySeal: boolean };
  readonly questions: readonly TeachBackQuestionView[];
  /** For the mediator: which party answered which question otherwise than the text says, so that it can be explained. Empty for everybody else. */
  readonly toExplain: readonly ToExplainView[];
  /** The scan of a paper signed with a pen that waits to be compared, or the last that was found to differ. */
  readonly scan: ScanView | null;
}

/** Another agreement of the same case: in effect while the parties talk again, or replaced by a later one. */
export interface OtherAgreementView {
  readonly id: string;
  readonly number: string;
  readonly version: number;
  readonly state: 'inEffect' | 'replaced';
  readonly verifyCode: string;
  readonly paperId: string;
  readonly effectiveAt: string;
  readonly replacedAt: string | null;
  /** Number of the agreement that stands in its place. */
  readonly replacedBy: string | null;
}

/** The agreement of a case: the text of the moment, and the others, newest first. */
export interface AgreementAnswer {
  readonly agreement: AgreementView | null;
  /** While a final text that went back is written anew: whoever was about to sign it reads why. */
  readonly takenBack: TakenBackView | null;
  readonly others: readonly OtherAgreementView[];
}

/** A final text that went back to the draft: it and every signature on it are void. */
export interface TakenBackView {
  readonly version: number;
  readonly at: string;
  /** In the words of whoever took it back. */
  readonly reason: string;
}

/** A party that did not say back what the text says, or asked to have it explained. */
export interface ToExplainView {
  readonly partyId: string;
  readonly name: string;
  readonly at: string;
  readonly tries: number;
  /** Index of the question, and of the option the party took. */
  readonly answers: readonly { readonly question: number; readonly option: number }[];
}

export interface ScanView {
  readonly paperId: string;
  readonly pages: number;
  readonly uploadedBy: string;
  readonly uploadedAt: string;
  /** Null while nobody has compared it. */
  readonly same: boolean | null;
  readonly note: string;
  /** The asking person is a second person who may compare. */
  readonly mayCompare: boolean;
}

/** A certificate that papers are checked against, and what it stands for. */
export interface RootOfTrust {
  /** `signatures`: people, seals and own time stamps; `sm2`: the SM2 seal; `settings`: a licensed body or time-stamp service named in the settings. */
  readonly use: 'signatures' | 'sm2' | 'settings';
  readonly name: string;
  /** Certificate in PEM. */
  readonly pem: string;
  /** SHA-256 of the certificate, to compare by telephone. */
  readonly fingerprint: string;
  readonly validUntil: string;
}

/** Everything that a verifier elsewhere needs to check papers of this installation. */
export interface RootsOfTrust {
  readonly roots: readonly RootOfTrust[];
}

/** What the mediation had seen of a signer's document when they signed: the outcome and the way, never name or number. */
export type SignerDocument = 'onSite' | 'onScreen' | 'notCompared';

/** Public verdict on a paper. */
export interface VerifyAnswer {
  readonly verdict: 'intact' | 'altered' | 'unknown';
  /** One of the versions of a registered paper, found by its code or its bytes. */
  readonly registered: boolean;
  readonly number: string | null;
  /** Kind of the paper, in the words of the register of papers: `agreement`, `confirmationApplication` … */
  readonly kind: string | null;
  readonly organization: string | null;
  readonly sealedOrFinalAt: string | null;
  /** `complete`: everybody who has to has signed or sealed. */
  readonly state: 'signing' | 'complete' | 'void' | null;
  /** False for a copy from before a later signature. */
  readonly newest: boolean | null;
  /** A translation for reading; the signatures stand on the Chinese original. */
  readonly translation: boolean;
  /** The agreement that stands in its place, when it was replaced. */
  readonly replacedBy: { readonly number: string; readonly at: string } | null;
  readonly signatures: readonly { readonly name: string; readonly role: string; readonly at: string; readonly how: string; readonly trusted: boolean | null; /** An SM2 seal lies beside it and holds. */ readonly sm2: boolean; /** Of the signature of a party on a registered paper that was found byte by byte; null of all others. */ readonly document: SignerDocument | null }[];
  readonly addedAfterLastSignature: 'nothing' | 'validation-data' | 'other';
  readonly sha256: string | null;
  readonly sm3: string | null;
  readonly reasons: readonly string[];
  readonly proves: readonly string[];
}
