import { z } from 'zod';
import { OWN_REGIMES, type OwnRegime } from '../lifecycle/opening-regime.js';
import type { CommitteeRegister } from '../parties/committee-register.js';
import type { RegisterLight } from '../matching/register-lights.js';
import { DISPUTE_KIND_CODES, SPECIALTIES, type DisputeKind, type Specialty } from '../vocabulary/dispute-kinds.js';
import { LEVELS, ORGANIZATION_KINDS, STAFF_ROLES, type Level, type OrganizationKind, type Role } from '../vocabulary/roles.js';
import { Day, Id, text } from './common.js';

const optionalText = (max: number): z.ZodType<string, string> => z.string().trim().max(max, 'field.too-long');
const Version = z.number().int().min(1);

/** Pattern of a number; without {seq} two files would carry the same. */
const NumberPattern = z
  .string()
  .trim()
  .max(60, 'field.too-long')
  .refine((value) => value === '' || (value.includes('{seq}') && value.includes('{year}')), 'pattern.incomplete');

const Count = z.number().int().min(0).max(99).nullable();

/** The register of a committee (RMTJ 7–10); what is not known stays null. Hints follow from it, never a refusal. */
const CommitteeFields = z.strictObject({
  members: Count,
  women: Count,
  minorityMembers: Count,
  mixedArea: z.boolean().nullable(),
  since: Day.nullable(),
  until: Day.nullable(),
  countyBureau: optionalText(60),
  courtToldOn: Day.nullable(),
});

const BodyFields = {
  /** As on the seal. */
  name: text(60),
  nameEn: text(120),
  /** Stands in the numbers of its files. */
  shortName: text(10),
  phone: optionalText(30).refine((value) => value === '' || /^[\d\s()+-]{5,30}$/.test(value), 'body-phone.invalid'),
  address: optionalText(120),
  addressEn: optionalText(200),
  sealName: optionalText(60),
  specialty: z.enum(SPECIALTIES).nullable(),
  settings: z.strictObject({
    /** The regime it is set up for. */
    regime: z.enum(OWN_REGIMES).default('people'),
    askOtherSideFirst: z.array(z.enum(DISPUTE_KIND_CODES)).max(DISPUTE_KIND_CODES.length),
    fileNumberPattern: NumberPattern,
    agreementNumberPattern: NumberPattern,
    committee: CommitteeFields.nullable().default(null),
  }),
};

/** A new body below one of the administrator's. */
export const AddBody = z.strictObject({ parentId: Id, kind: z.enum(ORGANIZATION_KINDS), level: z.enum(LEVELS), ...BodyFields });
export type AddBody = z.infer<typeof AddBody>;

export const ChangeBody = z.strictObject({ version: Version, ...BodyFields });
export type ChangeBody = z.infer<typeof ChangeBody>;

export const CloseBody = z.strictObject({ version: Version });

export interface BodyRow {
  readonly id: string;
  readonly parentId: string | null;
  readonly path: string;
  readonly kind: OrganizationKind;
  readonly level: Level;
  readonly name: string;
  readonly nameEn: string;
  readonly shortName: string;
  readonly specialty: Specialty | null;
  readonly phone: string | null;
  readonly address: string | null;
  readonly addressEn: string | null;
  readonly sealName: string | null;
  readonly settings: { readonly regime: OwnRegime; readonly askOtherSideFirst: readonly DisputeKind[]; readonly fileNumberPattern: string; readonly agreementNumberPattern: string; readonly committee: CommitteeRegister | null };
  readonly closed: boolean;
  readonly members: number;
  readonly codes: number;
  readonly version: number;
}

export const StaffRole = z.enum(STAFF_ROLES as [Exclude<Role, 'resident'>, ...Exclude<Role, 'resident'>[]]);

/** Somebody new, or somebody known by their e-mail address who gets a further role. */
export const AddMember = z.strictObject({ name: text(60), email: z.email('email.invalid').max(200), role: StaffRole });
export type AddMember = z.infer<typeof AddMember>;

/** The link is shown once, to be handed over; it is good for three days. Null: the person has a way in already. */
export interface MemberAdded {
  readonly accountId: string;
  readonly name: string;
  readonly link: string | null;
  readonly expiresAt: string | null;
}

export interface MemberRow {
  readonly accountId: string;
  readonly name: string;
  readonly email: string;
  readonly roles: readonly { readonly membershipId: string; readonly role: Exclude<Role, 'resident'>; readonly since: string }[];
  /** invited: has not set a password yet. */
  readonly state: 'ready' | 'invited' | 'link-over';
  readonly lastSeenAt: string | null;
}

export const AddCode = z.strictObject({ organizationId: Id, place: text(60), placeEn: text(120), kind: z.enum(DISPUTE_KIND_CODES).nullable() });
export type AddCode = z.infer<typeof AddCode>;

export const WithdrawCode = z.strictObject({ reason: text(200) });

export interface CodeRow {
  readonly code: string;
  readonly organizationId: string;
  readonly organizationName: string;
  readonly organizationNameEn: string;
  readonly organizationPhone: string | null;
  readonly place: string;
  readonly placeEn: string;
  readonly kind: DisputeKind | null;
  readonly createdAt: string;
  readonly withdrawnAt: string | null;
  readonly withdrawnReason: string | null;
  /** How many filings came in by it, ever and in the last thirty days. */
  readonly filings: number;
  readonly filingsLately: number;
  readonly lastFiledAt: string | null;
}

const Time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'time.invalid');
const Span = z.tuple([Time, Time]).refine(([from, to]) => from < to, 'time.backwards');
const Spans = z.array(Span).max(4).optional();
/** Weekday → spans of `hh:mm`. */
export const WeeklyHours = z.strictObject({ mon: Spans, tue: Spans, wed: Spans, thu: Spans, fri: Spans, sat: Spans, sun: Spans });
export type WeeklyHours = z.infer<typeof WeeklyHours>;

export const AddExpert = z.strictObject({ accountId: Id, organizationId: Id });
export type AddExpert = z.infer<typeof AddExpert>;

export const ChangeExpert = z.strictObject({
  version: Version,
  profile: optionalText(300),
  profileEn: optionalText(500),
  languages: z.array(text(30)).max(12).refine((list) => new Set(list).size === list.length, 'field.twice'),
  weeklyHours: WeeklyHours,
  loadLimit: z.number().int().min(0).max(200),
  awayUntil: Day.nullable(),
  inOffice: z.boolean(),
});
export type ChangeExpert = z.infer<typeof ChangeExpert>;

/** What was shown as proof. `checked`: the person who sends this has seen the original. */
export const ChangeSpecialty = z.strictObject({ proof: optionalText(120), checked: z.boolean() }).refine((value) => !value.checked || value.proof !== '', { message: 'proof.missing', path: ['proof'] });
export type ChangeSpecialty = z.infer<typeof ChangeSpecialty>;

export const AddTraining = z.strictObject({ title: text(80), doneOn: Day, validUntil: Day }).refine((value) => value.doneOn <= value.validUntil, { message: 'date.before-start', path: ['validUntil'] });
export type AddTraining = z.infer<typeof AddTraining>;

/** A relation the expert has declared; whoever has it is not asked for a case of that person. */
export const AddRelation = z.strictObject({ otherName: text(100), relation: z.enum(['partyOrCloseRelative', 'interest', 'other']) });
export type AddRelation = z.infer<typeof AddRelation>;

export interface ExpertRow {
  readonly expertId: string;
  readonly name: string;
  readonly organizationId: string;
  readonly organizationName: string;
  readonly organizationNameEn: string;
  readonly specialties: readonly { readonly specialty: Specialty; readonly proof: string; readonly checkedAt: string | null; readonly checkedByName: string | null }[];
  readonly languages: readonly string[];
  readonly weeklyHours: WeeklyHours;
  readonly hoursPerWeek: number;
  readonly openCases: number;
  readonly loadLimit: number;
  readonly trainingUntil: string | null;
  readonly awayUntil: string | null;
  readonly inOffice: boolean;
  readonly lights: readonly RegisterLight[];
  readonly version: number;
}

export interface ExpertView extends ExpertRow {
  readonly profile: string;
  readonly profileEn: string;
  readonly trainings: readonly { readonly id: string; readonly title: string; readonly doneOn: string; readonly validUntil: string }[];
  readonly relations: readonly { readonly otherName: string; readonly relation: string; readonly notedAt: string }[];
}

/** Mediators who are no entry of the register yet. */
export interface MediatorWithoutEntry {
  readonly accountId: string;
  readonly name: string;
  readonly organizationId: string;
  readonly organizationName: string;
  readonly organizationNameEn: string;
}

/** A day on which a body itself is closed. */
export const AddClosingDay = z.strictObject({ day: Day, note: text(60) });
export type AddClosingDay = z.infer<typeof AddClosingDay>;

export interface ClosingDayRow {
  readonly day: string;
  readonly note: string;
}

/** A working-day schedule of the State Council for one year, typed in from its notice. */
export const AddSchedule = z.strictObject({
  year: z.number().int().min(2024).max(2100),
  notice: text(60),
  published: Day,
  off: z.array(z.strictObject({ from: Day, to: Day, name: text(30), nameEn: text(60) })).min(1, 'field.empty').max(20),
  workingWeekends: z.array(Day).max(20),
});
export type AddSchedule = z.infer<typeof AddSchedule>;

export interface ScheduleRow {
  readonly year: number;
  readonly notice: string;
  readonly published: string;
  readonly off: readonly { readonly from: string; readonly to: string; readonly name: string; readonly nameEn: string }[];
  readonly workingWeekends: readonly string[];
  /** Came with the release; false = entered by an administrator. */
  readonly builtIn: boolean;
}

/** The trail of one case or one area of the system. */
export interface TrailView {
  readonly chain: string;
  readonly entries: readonly {
    readonly position: number;
    readonly at: string;
    readonly action: string;
    readonly actorName: string | null;
    readonly actorKind: string;
    readonly subject: string | null;
    readonly caseNumber: string | null;
  }[];
  /** Positions at which the chain does not hold: something was changed behind the portal's back. */
  readonly breaks: readonly number[];
  readonly total: number;
}
