import type { CivilCapacity } from '../parties/capacity.js';
import type { IdentityOutcome } from '../parties/identity.js';
import type { LocalDate } from '../time/local-date.js';
import type { DisputeKind } from '../vocabulary/dispute-kinds.js';

/** What the check must know beside the draft. Nothing here is printed. */
export interface AgreementFacts {
  readonly today: LocalDate;
  readonly disputeKind: DisputeKind;
  /** Established capacity by party id, where it differs from what the age says (CC 18, 21, 22). */
  readonly capacities?: Readonly<Record<string, CivilCapacity>> | undefined;
  /** Where each party stands whose document was looked at, by party id. Absent = not asked here. */
  readonly identities?: Readonly<Record<string, IdentityOutcome>> | undefined;
  readonly loan?: LoanFacts | undefined;
  /** False when the parties have said that they want no judicial confirmation. */
  readonly confirmationIntended?: boolean | undefined;
  /** At the filing somebody said that a court or an arbitration body has the matter. */
  readonly elsewhere?: 'court' | 'arbitration' | undefined;
  /** A party told the mediator that it does not agree freely. */
  readonly pressureReported?: boolean | undefined;
}

/** The cap on interest binds private loans only (MJJD 1, 25). */
export interface LoanFacts {
  readonly lender: 'private' | 'licensed';
  /** Four times the one-year LPR of the day of the contract, in hundredths of a percent: 1240 = 12.4 %. */
  readonly yearlyCapBp?: number | undefined;
}
