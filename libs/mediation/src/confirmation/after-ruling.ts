import { COURT_CLOCKS } from '../deadlines/court-clocks.js';
import { deadlineOf, type Deadline, type Extension } from '../deadlines/deadline-of.js';
import { SOFT_CLOCKS } from '../deadlines/limitation-clocks.js';
import { limitationOf, type Interruption, type Limitation } from '../deadlines/limitation.js';
import { met, open, unmet, type BothLanguages, type Policy, type Source, type Verdict } from '../policy/policy.js';
import { refused, type Outcome } from '../policy/refusal.js';
import type { WorkingDayCalendar } from '../time/calendar.js';
import type { LocalDate } from '../time/local-date.js';

/** Days of the court's procedure as far as they have come. */
export interface CourtDays {
  readonly filedOn: LocalDate;
  readonly acceptedOn?: LocalDate | undefined;
  readonly extensions?: readonly Extension[] | undefined;
  /** More time beyond the thirty days of the special procedure. */
  readonly outerExtensions?: readonly Extension[] | undefined;
}

/** What the court owes by when: to accept, to rule, and at the latest (SFQR 4, 5; CPL 187). Service targets of the court, no lights on a judge. */
export function courtTimetable({ filedOn, acceptedOn, extensions = [], outerExtensions = [] }: CourtDays, calendar: WorkingDayCalendar): readonly Outcome<Deadline>[] {
  if (acceptedOn !== undefined && acceptedOn < filedOn) return [refused('confirm.accepted-before-filed', { filedOn, acceptedOn })];
  const accepts = deadlineOf(COURT_CLOCKS.courtAccepts, filedOn, calendar);
  if (acceptedOn === undefined) return [accepts];
  return [accepts, deadlineOf(COURT_CLOCKS.courtDecides, acceptedOn, calendar, extensions), deadlineOf(COURT_CLOCKS.courtOuterLimit, acceptedOn, calendar, outerExtensions)];
}

/** Who objects to a ruling, and since when the period runs. */
export interface ObjectionFacts {
  readonly who: 'party' | 'interestedPerson';
  readonly today: LocalDate;
  readonly calendar: WorkingDayCalendar;
  /** Day of receipt (party) or of knowing (interested person). Absent = not known. */
  readonly since?: LocalDate | undefined;
}

const objectionInTime: Policy<ObjectionFacts> = {
  id: 'objection.in-time',
  summary: { zh: '当事人收到裁定15日内、利害关系人知道之日起6个月内可以提异议', en: 'A party objects within 15 days of receipt, an interested person within 6 months of knowing' },
  sources: [{ law: 'CPLI', article: '372' }],
  appliedIn: 'confirmation: objection to the ruling',
  judge: ({ who, since, today, calendar }) => {
    if (since === undefined) return open('objection.start-not-known');
    return inTime(objectionDeadline({ who, since, calendar }), today, 'objection.too-late');
  },
};

/** Objections (L-43). */
export const OBJECTION_POLICIES: readonly Policy<ObjectionFacts>[] = [objectionInTime];

/** The period for an objection, from the day of receipt or of knowing. */
export function objectionDeadline({ who, since, calendar }: Pick<ObjectionFacts, 'who' | 'calendar'> & { readonly since: LocalDate }): Outcome<Deadline> {
  return deadlineOf(who === 'party' ? COURT_CLOCKS.partyObjection : COURT_CLOCKS.interestedObjection, since, calendar);
}

function inTime(deadline: Outcome<Deadline>, today: LocalDate, code: string): Verdict {
  if (!deadline.ok) return { kind: 'open', question: deadline.reason };
  const { lastDay, safeDay, rollUnknown } = deadline.value;
  if (today <= lastDay) return met;
  return rollUnknown ? open('confirm.roll-not-known', { safeDay }) : unmet(code, { lastDay });
}

/** What the creditor has who wants enforcement. */
export interface EnforcementFacts {
  readonly today: LocalDate;
  readonly calendar: WorkingDayCalendar;
  /** The ruling that the agreement is valid has been received. Absent = no ruling noted. */
  readonly confirmed?: boolean | undefined;
  /** Due days of what is not performed. Empty = all is performed. */
  readonly overdueSince: readonly LocalDate[];
  /** Last day of the whole performance period: of the last instalment when there are several. */
  readonly lastDue?: LocalDate | undefined;
  readonly interruptions?: readonly Interruption[] | undefined;
}

const rulingThere: Policy<EnforcementFacts> = {
  id: 'enforce.ruling',
  summary: { zh: '法院已裁定调解协议有效', en: 'A court has ruled that the agreement is valid' },
  sources: [{ law: 'CPL', article: '206' }],
  appliedIn: 'after confirmation: applying for enforcement',
  judge: ({ confirmed }) => (confirmed === true ? met : unmet('enforce.no-ruling')),
};

const overdue: Policy<EnforcementFacts> = {
  id: 'enforce.overdue',
  summary: { zh: '对方到期没有做或没有做全；分期的，到期的一期也可以申请', en: 'Something due was not performed in full; an overdue single instalment is enough' },
  sources: [{ law: 'CPL', article: '206, 250', secondHand: true }],
  appliedIn: 'after confirmation: applying for enforcement',
  judge: ({ overdueSince, today }) => (overdueSince.some((due) => due < today) ? met : unmet('enforce.nothing-overdue')),
};

const within2Years: Policy<EnforcementFacts> = {
  id: 'enforce.within-2-years',
  summary: { zh: '履行期最后一日起2年内申请，分期的从最后一期算；催讨可以中断', en: 'Within 2 years of the last day to perform, for instalments of the last one; a demand interrupts' },
  sources: [{ law: 'CPL', article: '250' }],
  appliedIn: 'after confirmation: applying for enforcement',
  judge: (facts) => {
    const limitation = enforcementLimitation(facts);
    if (!limitation.ok) return { kind: 'open', question: limitation.reason };
    return inTime({ ok: true, value: limitation.value.deadline }, facts.today, 'enforce.too-late');
  },
};

/** Enforcement (L-45). Too late is the debtor's defence, not a bar; the screen says so. */
export const ENFORCEMENT_POLICIES: readonly Policy<EnforcementFacts>[] = [rulingThere, overdue, within2Years];

/** What a form for enforcement is refused for. A time that is over is no bar: it is shown, and the court hears the debtor on it (CPL 250). */
export const ENFORCEMENT_BARS: readonly Policy<EnforcementFacts>[] = [rulingThere, overdue];

/** The two years as they stand: from the last day to perform, restarted by what interrupted them. */
export function enforcementLimitation({ lastDue, interruptions = [], calendar }: Pick<EnforcementFacts, 'lastDue' | 'interruptions' | 'calendar'>): Outcome<Limitation> {
  if (lastDue === undefined) return refused('enforce.last-day-not-known');
  return limitationOf(SOFT_CLOCKS.enforcement, lastDue, interruptions, calendar);
}

/** Why a court may enforce (L-44). */
export const ENFORCEMENT_COURT_REASONS = {
  'enforce.ruling-court': { zh: '作出裁定的法院', en: 'The court that ruled', sources: [{ law: 'CPLI', article: '460' }] },
  'enforce.property-court': { zh: '被执行的财产所在地、与它同级的法院', en: 'The court of the same level where the property is', sources: [{ law: 'CPLI', article: '460' }] },
} as const satisfies Record<string, BothLanguages & { sources: readonly Source[] }>;
export type EnforcementCourtReason = keyof typeof ENFORCEMENT_COURT_REASONS;

/** The courts that enforce: the one that ruled, or one of the same level where the property is (CPLI 460). */
export function enforcementCourts(rulingCourtId: string, propertyCourtIds: readonly string[]): readonly { readonly courtId: string; readonly reason: EnforcementCourtReason }[] {
  const others = [...new Set(propertyCourtIds)].filter((id) => id !== rulingCourtId);
  return [{ courtId: rulingCourtId, reason: 'enforce.ruling-court' }, ...others.map((courtId) => ({ courtId, reason: 'enforce.property-court' as const }))];
}

/** Enforcement is not free as the confirmation was: there is an application fee, taken after the enforcement and borne by the debtor (L-46). */
export const ENFORCEMENT_FEE_SOURCES: readonly Source[] = [{ law: 'SSF', article: '10, 20, 38', secondHand: true }];
