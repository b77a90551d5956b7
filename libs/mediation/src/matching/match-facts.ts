import type { Relation } from '../parties/mediator-independence.js';
import type { LocalDate } from '../time/local-date.js';
import type { Specialty } from '../vocabulary/dispute-kinds.js';
import type { Level, Side } from '../vocabulary/roles.js';

/** Where a case or an expert belongs: ids of the areas from the widest to the narrowest that is known. */
export interface AreaPath {
  readonly city?: string | undefined;
  readonly county?: string | undefined;
  readonly township?: string | undefined;
  readonly village?: string | undefined;
}

/** From the nearest to the widest: the order in which the search for an expert is widened. */
export const LEVELS_OUTWARD = ['village', 'township', 'county', 'city'] as const satisfies readonly Level[];

/** What the case asks of a mediator. */
export interface MatchCase {
  readonly today: LocalDate;
  readonly specialty: Specialty;
  readonly place: AreaPath;
  /** Languages or dialects that somebody in the case needs, besides standard Chinese. */
  readonly languages: readonly string[];
  /** Account ids of the parties, their agents and guardians. */
  readonly partyIds: readonly string[];
  /** Experts whom a side has picked. A pick weighs, it never overrides an exclusion. */
  readonly pickedBy?: readonly { readonly side: Side; readonly expertId: string }[] | undefined;
}

/** What is known of an expert for this case. The query fills it; the ranking reads nothing else. No success rate: it is never a reason. */
export interface Candidate {
  readonly id: string;
  readonly specialties: readonly Specialty[];
  /** Fields whose qualification somebody has checked. */
  readonly provenSpecialties: readonly Specialty[];
  /** Absent = no training on record. */
  readonly trainingValidUntil?: LocalDate | undefined;
  readonly place: AreaPath;
  readonly languages: readonly string[];
  readonly openCases: number;
  readonly loadLimit: number;
  /** Hours in the coming seven days in which the expert and both sides are free. */
  readonly freeHours: number;
  /** Day of the last appointment; absent = never appointed, so idle longest. */
  readonly lastAppointedOn?: LocalDate | undefined;
  /** Relations to a party of this case, declared or known from the register (ZXTJ 13). */
  readonly relations: readonly Relation[];
  /** All parties know of the relations and agree all the same (ZXTJ 13). */
  readonly relationsAccepted?: boolean | undefined;
  /** Cases of the last twelve months with a company that is a party here. */
  readonly casesWithSameCompany: number;
  /** Away today, until and including this day. */
  readonly awayUntil?: LocalDate | undefined;
  /** What happened between this expert and this case before. */
  readonly before?: 'withdrew' | 'struck' | 'declined' | undefined;
  /** False when dismissed, suspended or out of office (RMTJ 15). */
  readonly inOffice: boolean;
}

/** The narrowest area that both belong to. */
export function sharedLevel(a: AreaPath, b: AreaPath): Level | undefined {
  for (const level of LEVELS_OUTWARD) {
    if (a[level] !== undefined && a[level] === b[level]) return level;
  }
  return undefined;
}
