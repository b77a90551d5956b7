import type { GroundCode } from '../agreement/grounds.js';
import type { Entrustment } from '../deadlines/clocks.js';
import type { LocalDate } from '../time/local-date.js';
import type { WorkingDayCalendar } from '../time/calendar.js';
import type { DisputeKind } from '../vocabulary/dispute-kinds.js';
import type { CompetentCourts } from './courts.js';
import type { Material, MaterialNeeds } from './materials.js';

/** What the check of the agreement found, as far as a court cares. */
export interface ContentFinding {
  readonly ground: GroundCode;
  readonly weight: 'blocksSigning' | 'blocksESigning' | 'warns';
  readonly code: string;
}

/** One party who applies. */
export interface Applicant {
  readonly partyId: string;
  readonly signedApplication: boolean;
  /** Verdict of the agents' rules is known to the caller; here only: acts through an agent, and is the power in order. */
  readonly throughAgent?: { readonly powerInOrder: boolean } | undefined;
}

/**
 * Everything the rules of confirmation look at, as plain data. A value that is not known is absent: the rule then
 * asks (`open`) and never assumes. What only a judge can see comes in through `judgeSaw`.
 */
export interface ConfirmationFacts {
  readonly today: LocalDate;
  readonly calendar: WorkingDayCalendar;
  readonly kind: DisputeKind;
  /** How a court handed the matter over; absent for everything else. */
  readonly entrustment?: Entrustment | undefined;
  /** Day on which the last of signatures and seal was given. */
  readonly effectiveOn?: LocalDate | undefined;
  /** Day on which the court received the joint application; absent before it is handed in. */
  readonly filedOn?: LocalDate | undefined;
  readonly form: 'written' | 'oral';
  readonly organisationEstablished?: boolean | undefined;
  readonly applicants: readonly Applicant[];
  /** Every party of the agreement, so that nobody who did not apply is forgotten. */
  readonly partyIds: readonly string[];
  readonly chosenCourtId?: string | undefined;
  readonly competent?: CompetentCourts | undefined;
  readonly materials: { readonly needs: MaterialNeeds; readonly there: readonly Material[] };
  /** Findings of the check of the final text; absent = the text was not checked. */
  readonly findings?: readonly ContentFinding[] | undefined;
  readonly voluntary: {
    /** Every party answered the questions about the clauses rightly before signing. */
    readonly teachBackPassed?: boolean | undefined;
    readonly pressureReported?: boolean | undefined;
  };
  /** The mediator or the court noted signs of collusion or invented facts. */
  readonly falseMediationSuspected?: boolean | undefined;
  /** A bankruptcy, public notice or another special procedure concerns the matter. */
  readonly otherProcedure?: boolean | undefined;
  /** The dispute is no civil matter between equals. */
  readonly outsideCivil?: boolean | undefined;
  /** What the judge has ticked, by id of the rule; it goes before what the software found. */
  readonly judgeSaw?: Readonly<Record<string, 'met' | 'unmet'>> | undefined;
}
