import type { CourtOutcome } from '@jiefen/mediation/wire';

/** A paper of the bundle as it is handed to a court. Bytes are fetched one by one: a bundle can be large. */
export interface BundlePaper {
  readonly id: string;
  readonly kind: string;
  readonly title: string;
  readonly sha256: string;
  readonly sm3: string;
  readonly size: number;
  readonly bytes: () => Promise<Uint8Array>;
}

/** A joint application all parties have signed. Nothing of the talks is in it (ZXTJ 18). */
export interface FiledApplication {
  /** Same id, same application: a court that has it already answers the same reference. */
  readonly id: string;
  readonly courtId: string;
  readonly filedAt: Date;
  readonly agreementNumber: string;
  readonly effectiveOn: string;
  readonly committee: string;
  readonly applicants: readonly { readonly name: string; readonly kind: 'person' | 'organization' }[];
  readonly papers: readonly BundlePaper[];
}

/** What a court tells. `eventId` is the court's own: the second time it changes nothing. */
export type CourtEvent =
  | { readonly kind: 'accepted'; readonly eventId: string; readonly applicationId: string; readonly courtNumber: string }
  | { readonly kind: 'supplementAsked'; readonly eventId: string; readonly applicationId: string; readonly items: readonly string[]; readonly dueDay: string }
  | {
      readonly kind: 'decided';
      readonly eventId: string;
      readonly applicationId: string;
      readonly outcome: CourtOutcome;
      readonly ground?: string;
      readonly reason: string;
      readonly courtNumber?: string;
      readonly ruling?: Uint8Array;
    };

/**
 * The way to a court. The local one is the judge's desk on this machine; a court's own system is reached by an adapter
 * that speaks docs/court-interface.md.
 */
export abstract class CourtRegister {
  abstract readonly name: string;

  /** Whether this register is the judge's desk here: then events come from the desk, not from outside. */
  abstract readonly desk: boolean;

  /** Hands an application in; answers the court's reference. Idempotent by `application.id`. @throws OutsideError */
  abstract file(application: FiledApplication): Promise<{ reference: string }>;

  /** What the court has told about an application since the last time; asked by a sweep, so that a lost message is found. */
  abstract status(reference: string): Promise<readonly CourtEvent[]>;
}
