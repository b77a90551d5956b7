import { z } from 'zod';
import { CANNOT_ACCEPT_CODES, type CannotAcceptCode } from '../routing/triage.js';
import { ENTRUSTMENTS } from '../deadlines/clocks.js';
import { COMPLEXITIES, DISPUTE_KIND_CODES, REGIMES, type Regime } from '../vocabulary/dispute-kinds.js';
import type { Level, OrganizationKind } from '../vocabulary/roles.js';
import { Day, Id, text } from './common.js';

/** What a clerk decides on a filing within one working day (P-10). The message goes to the applicant. */
export const Triage = z.discriminatedUnion('outcome', [
  z.strictObject({ outcome: z.literal('answer'), message: text(2000) }),
  z.strictObject({
    outcome: z.literal('accept'),
    kind: z.enum(DISPUTE_KIND_CODES).optional(),
    /** Of the case, set by a human from a suggestion; never of a person (P-06). */
    complexity: z.enum(COMPLEXITIES),
    complexityReason: text(500),
    /** The body that takes it on; default: the one that received it. */
    organizationId: Id.optional(),
    /** Default: as the body that takes it on is set up. */
    regime: z.enum(REGIMES).optional(),
    /** Only for a matter handed over by a court. */
    entrustment: z.strictObject({ kind: z.enum(ENTRUSTMENTS), courtId: Id, receivedOn: Day }).optional(),
    message: z.string().trim().max(2000).optional(),
  }),
  z.strictObject({ outcome: z.literal('appointment'), at: z.iso.datetime({ offset: true, message: 'date.invalid' }), place: text(200), message: z.string().trim().max(2000).optional() }),
  z.strictObject({ outcome: z.literal('refer'), to: text(200), message: text(2000) }),
  z.strictObject({ outcome: z.literal('cannotAccept'), reason: z.enum(CANNOT_ACCEPT_CODES), message: text(2000) }),
]);
export type Triage = z.infer<typeof Triage>;

/** What a clerk needs beside the filing: who may take it on, and what is known for the suggested complexity. */
export interface TriageView {
  /** `onTheWay`: the receiving body itself, or one above it. */
  readonly bodies: readonly { readonly id: string; readonly name: string; readonly nameEn: string; readonly level: Level; readonly kind: OrganizationKind; readonly onTheWay: boolean; /** The regimes it may take a case on in, its own first. */ readonly regimes: readonly Regime[] }[];
  /** Courts that may have handed a matter over. */
  readonly courts: readonly { readonly id: string; readonly name: string; readonly nameEn: string }[];
  /** What of the filing speaks against mediating here, by the rules of acceptance. A suggestion: the clerk decides. */
  readonly against: readonly { readonly policyId: string; readonly reason: CannotAcceptCode }[];
  /** The body that received it. */
  readonly receivedBy: string;
  readonly facts: {
    readonly parties: number;
    readonly amountFen: string | null;
    /** Other open cases of the area against the same side. */
    readonly sameSideCases: number;
    /** Mediations between the same two that ended without agreement. */
    readonly priorFailures: number;
  };
}

/** A resolution code of one's own bodies, for filing at the counter. */
export interface CodeOfBody {
  readonly code: string;
  readonly place: string;
  readonly placeEn: string;
  readonly kind: (typeof DISPUTE_KIND_CODES)[number] | null;
  readonly organizationName: string;
  readonly organizationNameEn: string;
}
