import { z } from 'zod';
import { COMPLEXITIES, DISPUTE_KIND_CODES } from '../vocabulary/dispute-kinds.js';
import { Id, text } from './common.js';

/** Why a filing cannot be accepted; each is told with the way that is open (RMTJ 26; L-37). */
export const NOT_ACCEPTED_REASONS = ['alreadyDecided', 'courtHasIt', 'otherSideRefused', 'onlyAuthorityDecides', 'criminal', 'notADispute', 'unknownOtherSide', 'other'] as const;

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
    message: z.string().trim().max(2000).optional(),
  }),
  z.strictObject({ outcome: z.literal('appointment'), at: z.iso.datetime({ offset: true, message: 'date.invalid' }), place: text(200), message: z.string().trim().max(2000).optional() }),
  z.strictObject({ outcome: z.literal('refer'), to: text(200), message: text(2000) }),
  z.strictObject({ outcome: z.literal('cannotAccept'), reason: z.enum(NOT_ACCEPTED_REASONS), message: text(2000) }),
]);
export type Triage = z.infer<typeof Triage>;
