import { z } from 'zod';
import type { Side } from '../vocabulary/roles.js';
import { Id, LocalDay, Phone, text } from './common.js';

/** What proves that somebody is the guardian. */
export const GUARDIAN_PROOFS = ['householdRegister', 'birthCertificate', 'courtDecision', 'committeeAppointment'] as const;
export type GuardianProof = (typeof GUARDIAN_PROOFS)[number];

/** Who files for a ward: the filer is the guardian, the party is the ward (CC 20–23). */
export const OnBehalfOf = z.strictObject({
  name: text(60),
  birthDate: LocalDay,
  /** Mother, father, grandmother, appointed guardian … in plain words. */
  relation: text(40),
  /** What a court has found about an adult; never a guess. */
  adjudged: z.enum(['limited', 'none']).optional(),
});
export type OnBehalfOf = z.infer<typeof OnBehalfOf>;

/** Names the guardian of a party in a case. The phone is how the guardian comes in and signs. */
export const RegisterGuardian = z.strictObject({ partyId: Id, name: text(60), relation: text(40), phone: Phone, birthDate: LocalDay, adjudged: z.enum(['limited', 'none']).optional() });
export type RegisterGuardian = z.infer<typeof RegisterGuardian>;

/** The mediator or the staff saw the proof; and where a claim is waived, why that is good for the ward (CC 35). */
export const ProveGuardian = z.strictObject({ proof: z.enum(GUARDIAN_PROOFS), benefit: z.string().trim().max(500, 'field.too-long').default('') });
export type ProveGuardian = z.infer<typeof ProveGuardian>;

/** Many on one side: how many they are, who speaks for them, how many chose them and agreed to settle (CPL 56, NB 20). */
export const RecordGroup = z
  .strictObject({
    partyId: Id,
    members: z.number().int().min(2, 'group.too-small').max(9_999),
    /** With a phone they are told what happens, and come in once the written choice is on file. */
    representatives: z.array(z.strictObject({ name: text(60), phone: z.union([z.literal(''), Phone]).default('') })).min(1, 'group.no-representative').max(20),
    chose: z.number().int().min(0),
    agreed: z.number().int().min(0),
  })
  .refine(({ members, chose, agreed }) => chose <= members && agreed <= members, 'group.more-than-all');
export type RecordGroup = z.infer<typeof RecordGroup>;

export interface GuardianView {
  readonly id: string;
  readonly partyId: string;
  readonly name: string;
  readonly relation: string;
  /** The guardian can come in with a phone of their own. */
  readonly hasPhone: boolean;
  readonly adjudged: 'limited' | 'none' | null;
  readonly proof: GuardianProof | null;
  readonly provenAt: string | null;
  readonly benefit: string;
  /** The copy that was kept of it; null while only the original was looked at. */
  readonly proofPaperId: string | null;
  /** This person may hand the copy in. */
  readonly mayUpload: boolean;
}

/** One of those who speak for many. */
export interface RepresentativeView {
  readonly name: string;
  /** Whether they come in by a phone of their own, and so hear of what happens. */
  readonly phoneMasked: string | null;
}

export interface GroupView {
  readonly partyId: string;
  readonly members: number;
  readonly representatives: readonly RepresentativeView[];
  readonly chose: number;
  readonly agreed: number;
  /** The written choice as it was handed in; null while it is missing. */
  readonly choicePaperId: string | null;
  readonly mayUpload: boolean;
  /** What still stands in the way, by code of the rule; the first one to tell. */
  readonly missing: string | null;
}

/** Who speaks for the parties of a case. */
export interface RepresentationView {
  readonly parties: readonly { readonly id: string; readonly name: string; readonly side: Side; readonly kind: 'person' | 'organization'; readonly birthDate: string | null; readonly mine: boolean }[];
  readonly guardians: readonly GuardianView[];
  readonly groups: readonly GroupView[];
  /** The mediator and the staff look at proofs. */
  readonly mayProve: boolean;
}
