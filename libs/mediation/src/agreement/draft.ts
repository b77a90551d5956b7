import type { Fen } from '../money/money.js';
import type { LocalDate } from '../time/local-date.js';
import type { Side } from '../vocabulary/roles.js';

/*
 * The agreement as the mediator drafts it: plain JSON, printed by libs/documents in the form 人民调解协议书.
 * A draft may be incomplete at any moment of a session, so what is not yet known is simply absent;
 * `checkAgreement` names the gaps. References between parts are ids: `AgreementParty.id`, `Clause.id`, `Claim.id`.
 */

/** How an agent may bind the party: only special authority covers admitting, changing or waiving a claim (CPL 62). */
export const AGENT_AUTHORITIES = ['general', 'special'] as const;
export type AgentAuthority = (typeof AGENT_AUTHORITIES)[number];

/** Who signs in the party's place, as printed under the party. */
export interface AgreementAgent {
  readonly name: string;
  /** Lawyer, daughter, staff member … in the party's own words. */
  readonly relation?: string | undefined;
  readonly phone?: string | undefined;
  readonly authority: AgentAuthority;
  /** The written 授权委托书 is in the dossier (CPL 62). */
  readonly powerOfAttorneyOnFile: boolean;
}

/** A guardian who signs with or for the party (CC 23). */
export interface AgreementGuardian {
  readonly name: string;
  readonly relation?: string | undefined;
  readonly phone?: string | undefined;
}

interface AnyParty {
  readonly id: string;
  readonly side: Side;
  readonly name: string;
  readonly phone?: string | undefined;
  /** Home or seat, complete enough for a court to serve at. */
  readonly address?: string | undefined;
  readonly agent?: AgreementAgent | undefined;
}

/** A natural person: basics of the form (RMTJ 29). Identity numbers stay out of the draft. */
export interface PersonParty extends AnyParty {
  readonly kind: 'person';
  readonly gender?: 'male' | 'female' | undefined;
  readonly ethnicity?: string | undefined;
  readonly birthDate?: LocalDate | undefined;
  /** Completed years, where the day of birth is not known. */
  readonly age?: number | undefined;
  readonly occupation?: string | undefined;
  readonly guardian?: AgreementGuardian | undefined;
}

/** A company, committee or other body that is a party. */
export interface OrganizationParty extends AnyParty {
  readonly kind: 'organization';
  readonly creditCode?: string | undefined;
  readonly legalRepresentative?: { readonly name: string; readonly post?: string | undefined } | undefined;
}

export type AgreementParty = PersonParty | OrganizationParty;

/** What became of a claim. Absent = nobody has answered it yet. */
export const CLAIM_OUTCOMES = ['settled', 'waived', 'open'] as const;
export type ClaimOutcome = (typeof CLAIM_OUTCOMES)[number];

/** One thing a side asked for. The agreement answers each: settled by clauses, waived, or left open. */
export interface Claim {
  readonly id: string;
  readonly text: string;
  readonly raisedBy: Side;
  readonly outcome?: ClaimOutcome | undefined;
  /** The clauses that settle it. */
  readonly clauseIds: readonly string[];
}

export const PAYMENT_MANNERS = ['bankTransfer', 'wechat', 'alipay', 'cash', 'other'] as const;
export type PaymentManner = (typeof PAYMENT_MANNERS)[number];

/** One part of a sum paid in parts. */
export interface Instalment {
  /** 1, 2, 3 … */
  readonly n: number;
  readonly dueDate: LocalDate;
  readonly amountFen: Fen;
  /** Handed over before signing: its day may lie in the past. */
  readonly alreadyDone?: boolean | undefined;
}

/** Interest the payer owes until payment. Rates are yearly, in hundredths of a percent: 1340 = 13.4 %. */
export interface AgreedInterest {
  readonly yearlyRateBp: number;
  readonly from?: LocalDate | undefined;
}

interface AnyClause {
  readonly id: string;
  /** Words added by the mediator, printed after the clause's own sentence. */
  readonly text?: string | undefined;
}

/** Who pays how much to whom, what for, how and by when: one day or instalments. */
export interface PaymentClause extends AnyClause {
  readonly kind: 'payment';
  readonly payerId?: string | undefined;
  readonly payeeId?: string | undefined;
  readonly amountFen?: Fen | undefined;
  /** Wages of 14 and 15 March, repair of the car … */
  readonly purpose?: string | undefined;
  readonly manner?: PaymentManner | undefined;
  readonly bank?: string | undefined;
  /** Last four digits of the account, never the whole number. */
  readonly accountTail?: string | undefined;
  /** Last day for the whole sum. Not used when there are instalments. */
  readonly dueDate?: LocalDate | undefined;
  readonly instalments?: readonly Instalment[] | undefined;
  readonly interest?: AgreedInterest | undefined;
  readonly alreadyDone?: boolean | undefined;
}

/** A thing somebody gives, and whose it is. */
export interface PropertyNamed {
  readonly description: string;
  readonly nature: 'immovable' | 'vehicle' | 'movable' | 'intellectual';
  /** The party who owns it; `thirdParty` when it belongs to somebody outside the agreement; absent = not known. */
  readonly ownerId?: string | undefined;
  /** Proof of ownership, or the owner's written consent, is in the dossier (CPLI 354). */
  readonly proofOnFile: boolean;
}

/** Who does what for whom, by when, where. */
export interface ActClause extends AnyClause {
  readonly kind: 'act';
  readonly doerId?: string | undefined;
  readonly forId?: string | undefined;
  readonly what?: string | undefined;
  readonly dueDate?: LocalDate | undefined;
  readonly where?: string | undefined;
  readonly property?: PropertyNamed | undefined;
  readonly alreadyDone?: boolean | undefined;
}

/** Who hands over which thing to whom, by when, where. */
export interface HandoverClause extends AnyClause {
  readonly kind: 'handover';
  readonly giverId?: string | undefined;
  readonly receiverId?: string | undefined;
  readonly property?: PropertyNamed | undefined;
  readonly dueDate?: LocalDate | undefined;
  readonly where?: string | undefined;
  readonly alreadyDone?: boolean | undefined;
}

/** An apology: from whom, to whom, how, by when. */
export interface ApologyClause extends AnyClause {
  readonly kind: 'apology';
  readonly fromId?: string | undefined;
  readonly toId?: string | undefined;
  readonly manner?: 'inPerson' | 'written' | 'public' | undefined;
  readonly dueDate?: LocalDate | undefined;
  readonly alreadyDone?: boolean | undefined;
}

/** Something a party will not do any more: it lasts, so it has a start and perhaps an end instead of a due day. */
export interface RefrainClause extends AnyClause {
  readonly kind: 'refrain';
  readonly whoId?: string | undefined;
  readonly what?: string | undefined;
  readonly from?: LocalDate | undefined;
  readonly until?: LocalDate | undefined;
}

/** After performance nobody asks for more about this matter, except the claims named. */
export interface OneOffSettlementClause extends AnyClause {
  readonly kind: 'oneOffSettlement';
  readonly exceptClaimIds: readonly string[];
}

/** The parties keep the matter to themselves. */
export interface ConfidentialityClause extends AnyClause {
  readonly kind: 'confidentiality';
}

/** Where the court and the committee may send papers (送达地址确认). */
export interface ServiceAddressClause extends AnyClause {
  readonly kind: 'serviceAddress';
  readonly addresses: readonly {
    readonly partyId: string;
    readonly address?: string | undefined;
    readonly phone?: string | undefined;
    readonly electronic?: boolean | undefined;
  }[];
}

/** Both will apply for judicial confirmation within 30 days of effect (RMTJ 33). */
export interface JointConfirmationClause extends AnyClause {
  readonly kind: 'jointConfirmation';
  readonly courtName?: string | undefined;
}

/** The parties agree to sign electronically (ESL 3). */
export interface ESignatureClause extends AnyClause {
  readonly kind: 'eSignature';
}

export const BREACH_REMEDIES = ['wholeSumDue', 'lateInterest', 'penalty', 'other'] as const;
export type BreachRemedy = (typeof BREACH_REMEDIES)[number];

/** What follows if somebody does not perform in time. */
export interface BreachClause extends AnyClause {
  readonly kind: 'breach';
  readonly remedy: BreachRemedy;
  /** The clauses it stands behind; empty = all. */
  readonly clauseIds: readonly string[];
  readonly afterDaysLate?: number | undefined;
  readonly yearlyRateBp?: number | undefined;
  readonly penaltyFen?: Fen | undefined;
}

/** Words that fit no other clause. */
export interface FreeTextClause extends AnyClause {
  readonly kind: 'freeText';
  readonly text: string;
}

export type Clause =
  | PaymentClause
  | ActClause
  | HandoverClause
  | ApologyClause
  | RefrainClause
  | OneOffSettlementClause
  | ConfidentialityClause
  | ServiceAddressClause
  | JointConfirmationClause
  | ESignatureClause
  | BreachClause
  | FreeTextClause;
export type ClauseKind = Clause['kind'];

export const CLAUSE_KINDS = [
  'payment',
  'act',
  'handover',
  'apology',
  'refrain',
  'oneOffSettlement',
  'confidentiality',
  'serviceAddress',
  'jointConfirmation',
  'eSignature',
  'breach',
  'freeText',
] as const satisfies readonly ClauseKind[];

/** Clauses that somebody has to perform; each becomes an obligation of the performance ledger. */
export type ObligationClause = PaymentClause | ActClause | HandoverClause | ApologyClause | RefrainClause;

/** What the mediator asks both sides because the text alone does not show it. Absent = not asked. Nothing of it is printed. */
export interface AskedOfBoth {
  /** A judgment, a court's or an arbitral award in force has already decided this. */
  readonly decided?: boolean | undefined;
  /** Both have said that they want no judicial confirmation. */
  readonly noConfirmation?: boolean | undefined;
  /** A loan is at the bottom of it: who lent, and on which day. */
  readonly loan?: { readonly lender: 'private' | 'licensed'; readonly contractOn?: LocalDate | undefined } | undefined;
}

/** The whole draft: what the parties see live, and what is frozen for signing. */
export interface AgreementDraft {
  readonly parties: readonly AgreementParty[];
  /** 纠纷主要事实、争议事项, with each party's responsibility (RMTJ 29). */
  readonly facts: string;
  readonly claims: readonly Claim[];
  readonly clauses: readonly Clause[];
  /** Sum that the text names as the whole, if it does. Must equal the payments. */
  readonly statedTotalFen?: Fen | undefined;
  /** Number of originals: one for each party and one for the committee (RMTJ 29). */
  readonly copies: number;
  readonly asked?: AskedOfBoth | undefined;
}

export function isObligation(clause: Clause): clause is ObligationClause {
  switch (clause.kind) {
    case 'payment':
    case 'act':
    case 'handover':
    case 'apology':
    case 'refrain':
      return true;
    default:
      return false;
  }
}

/** The ids of who must perform and who receives, whatever the clause calls them. */
export function sidesOf(clause: ObligationClause): { readonly by: string | undefined; readonly to: string | undefined } {
  switch (clause.kind) {
    case 'payment':
      return { by: clause.payerId, to: clause.payeeId };
    case 'act':
      return { by: clause.doerId, to: clause.forId };
    case 'handover':
      return { by: clause.giverId, to: clause.receiverId };
    case 'apology':
      return { by: clause.fromId, to: clause.toId };
    case 'refrain':
      return { by: clause.whoId, to: undefined };
  }
}

/** One original for each party and one for the committee (RMTJ 29). */
export function copiesNeeded(draft: Pick<AgreementDraft, 'parties'>): number {
  return draft.parties.length + 1;
}
