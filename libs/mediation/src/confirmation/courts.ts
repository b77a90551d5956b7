import type { Fen } from '../money/money.js';
import type { BothLanguages, Reason, Source } from '../policy/policy.js';
import { refused, done, type Outcome } from '../policy/refusal.js';
import type { DisputeKind } from '../vocabulary/dispute-kinds.js';

/** A place with the basic court that is competent for it, as the register of bodies knows it. */
export interface Place {
  readonly label: string;
  /** Absent when the register knows no court for the place: the choice then says so instead of guessing. */
  readonly basicCourtId?: string | undefined;
}

export interface CourtRef {
  readonly id: string;
  readonly level: 'basic' | 'intermediate';
  /** The intermediate court above a basic court. */
  readonly intermediateCourtId?: string | undefined;
}

/** What decides which courts may confirm (CPL 205, CPLI 352). */
export interface JurisdictionFacts {
  readonly kind: DisputeKind;
  readonly courts: readonly CourtRef[];
  /** Set when a court invited the organisation to mediate: then only this court. */
  readonly invitedByCourtId?: string | undefined;
  readonly parties: readonly { readonly partyId: string; readonly domicile?: Place | undefined; readonly habitualResidence?: Place | undefined }[];
  readonly subjectLocation?: Place | undefined;
  /** Several organisations that mediated together: each one's place. */
  readonly organisations: readonly { readonly organisationId: string; readonly place: Place }[];
  readonly amountFen?: Fen | undefined;
  /** Amount from which the dispute belongs to an intermediate court; a setting of the region. */
  readonly intermediateFromFen?: Fen | undefined;
  /** Labour agreement of a people's committee about payment only: the committee's court is preferred (LDJS1 52). */
  readonly labourPaymentOnly?: boolean | undefined;
}

/** Why a court is on the list. */
export const COURT_REASONS = {
  'court.invited': { zh: '是这家法院邀请调解的', en: 'This court invited the mediation', sources: [{ law: 'CPL', article: '205(1)' }] },
  'court.party-domicile': { zh: '一方住所地', en: 'A party lives there', sources: [{ law: 'CPL', article: '205(2)' }, { law: 'CC', article: '25' }] },
  'court.party-habitual-residence': { zh: '一方经常居住地', en: 'A party usually lives there', sources: [{ law: 'CPL', article: '205(2)' }, { law: 'CC', article: '25' }] },
  'court.subject-location': { zh: '标的物所在地', en: 'The thing in dispute is there', sources: [{ law: 'CPL', article: '205(2)' }] },
  'court.organisation-location': { zh: '调解组织所在地', en: 'The mediation organisation is there', sources: [{ law: 'CPL', article: '205(2)' }, { law: 'CPLI', article: '352' }] },
  'court.labour-committee-place': { zh: '劳动争议只涉及给付的，可以去调委会所在地', en: 'Labour agreement on payment only: the committee’s place', sources: [{ law: 'LDJS1', article: '52' }] },
  'court.intermediate': { zh: '标的额由中级人民法院管辖', en: 'The amount belongs to an intermediate court', sources: [{ law: 'CPL', article: '205(2)' }] },
} as const satisfies Record<string, BothLanguages & { sources: readonly Source[] }>;
export type CourtReason = keyof typeof COURT_REASONS;

export interface CourtChoice {
  readonly courtId: string;
  readonly reasons: readonly { readonly code: CourtReason; readonly of?: string }[];
  /** Preferred, not the only one. */
  readonly preferred: boolean;
}

export interface CompetentCourts {
  readonly choices: readonly CourtChoice[];
  /** What people should know beside the list. */
  readonly hints: readonly Reason[];
  /** Places whose court is not in the register. */
  readonly placesWithoutCourt: readonly string[];
}

/** Suits about these belong to one court only (CPL 34, CPLI 28). Confirmation is not bound by it: a hint, no exclusion. */
const EXCLUSIVE_FOR_SUITS: readonly DisputeKind[] = ['rent', 'building', 'neighbours', 'land', 'property', 'succession'];

/** The courts at which the parties may apply, jointly chosen, each with its reasons; refused when none can be named. */
export function competentCourts(facts: JurisdictionFacts): Outcome<CompetentCourts> {
  if (facts.invitedByCourtId !== undefined) return done({ choices: [{ courtId: facts.invitedByCourtId, reasons: [{ code: 'court.invited' }], preferred: false }], hints: [], placesWithoutCourt: [] });

  const found = new Map<string, { code: CourtReason; of?: string }[]>();
  const placesWithoutCourt: string[] = [];
  const intermediate = facts.intermediateFromFen !== undefined && facts.amountFen !== undefined && facts.amountFen >= facts.intermediateFromFen;
  for (const { place, code, of } of candidatePlaces(facts)) {
    const courtId = courtAt(place, facts.courts, intermediate);
    if (courtId === undefined) placesWithoutCourt.push(place.label);
    else found.set(courtId, [...(found.get(courtId) ?? []), of === undefined ? { code } : { code, of }]);
  }
  if (found.size === 0) return refused('court.none-known', { places: placesWithoutCourt.join(', ') });

  const choices = [...found].map(([courtId, reasons]): CourtChoice => ({
    courtId,
    reasons: intermediate ? [...reasons, { code: 'court.intermediate' }] : reasons,
    preferred: reasons.some((reason) => reason.code === 'court.labour-committee-place'),
  }));
  // Preferred first, then the court that most speaks for; otherwise as the places were named.
  choices.sort((a, b) => Number(b.preferred) - Number(a.preferred) || b.reasons.length - a.reasons.length);
  return done({ choices, hints: hintsOf(facts, choices.length), placesWithoutCourt });
}

function candidatePlaces(facts: JurisdictionFacts): { place: Place; code: CourtReason; of?: string }[] {
  const places: { place: Place; code: CourtReason; of?: string }[] = [];
  for (const { partyId, domicile, habitualResidence } of facts.parties) {
    // Where the habitual residence differs from the domicile it counts as the domicile (CC 25).
    if (habitualResidence) places.push({ place: habitualResidence, code: 'court.party-habitual-residence', of: partyId });
    else if (domicile) places.push({ place: domicile, code: 'court.party-domicile', of: partyId });
  }
  if (facts.subjectLocation) places.push({ place: facts.subjectLocation, code: 'court.subject-location' });
  for (const { organisationId, place } of facts.organisations) {
    places.push({ place, code: 'court.organisation-location', of: organisationId });
    if (facts.labourPaymentOnly === true) places.push({ place, code: 'court.labour-committee-place', of: organisationId });
  }
  return places;
}

function courtAt(place: Place, courts: readonly CourtRef[], intermediate: boolean): string | undefined {
  const basic = courts.find((court) => court.id === place.basicCourtId);
  return intermediate ? basic?.intermediateCourtId : basic?.id;
}

function hintsOf(facts: JurisdictionFacts, count: number): Reason[] {
  const hints: Reason[] = [];
  if (count > 1) hints.push({ code: 'court.choose-one-together' }, { code: 'court.first-to-file-wins' });
  if (EXCLUSIVE_FOR_SUITS.includes(facts.kind)) hints.push({ code: 'court.exclusive-for-suits-only', params: { kind: facts.kind } });
  if (facts.amountFen !== undefined && facts.intermediateFromFen === undefined) hints.push({ code: 'court.threshold-not-configured' });
  if (facts.amountFen === undefined && facts.intermediateFromFen !== undefined) hints.push({ code: 'court.amount-not-known' });
  return hints;
}
