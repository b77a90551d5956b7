import type { CourtOutcome } from '@jiefen/mediation/wire';

/** A court as the settings know it: by its id, or by the name it has in the register of bodies. */
export interface CourtName {
  readonly id: string;
  readonly name: string;
}

/** A paper as it is named to a court before its bytes go. */
export interface PaperMark {
  readonly id: string;
  readonly kind: string;
  readonly title: string;
  readonly sha256: string;
  readonly sm3: string;
  readonly size: number;
}

/** A paper of the bundle as it is handed to a court. Bytes are fetched one by one: a bundle can be large. */
export interface BundlePaper extends PaperMark {
  readonly bytes: () => Promise<Uint8Array>;
}

/** A joint application all parties have signed. Nothing of the talks is in it (ZXTJ 18). */
export interface FiledApplication {
  /** Same id, same application: a court that has it already answers the same reference. */
  readonly id: string;
  readonly court: CourtName;
  readonly filedAt: Date;
  readonly agreementNumber: string;
  readonly effectiveOn: string;
  readonly committee: string;
  readonly applicants: readonly { readonly name: string; readonly kind: 'person' | 'organization' }[];
  readonly papers: readonly BundlePaper[];
}

/** An application that a court has. */
export interface AtRegister {
  readonly applicationId: string;
  readonly court: CourtName;
  readonly reference: string;
}

/** A paper a court offers with a message: fetched apart, and believed only when size and hash fit. */
export interface OfferedPaper {
  readonly id: string;
  readonly title: string;
  readonly size: number;
  readonly sha256: string;
}

interface CourtMessage {
  /** The court's own: the second time it changes nothing. */
  readonly eventId: string;
  readonly at: Date;
  /** Hash of the message as it came: one id never says two things. */
  readonly sha256: string;
  /** Notices the court served with it. */
  readonly notices: readonly OfferedPaper[];
}

/** What a court tells. */
export type CourtEvent = CourtMessage &
  (
    | { readonly kind: 'accepted'; readonly courtNumber: string }
    | { readonly kind: 'supplementAsked'; readonly items: readonly string[]; readonly dueDay: string }
    | { readonly kind: 'extended'; readonly days: number; readonly reason: string; readonly approvedOn: string; readonly approvedBy?: string | undefined }
    | { readonly kind: 'decided'; readonly outcome: CourtOutcome; readonly ground?: string | undefined; readonly reason: string; readonly courtNumber?: string | undefined; readonly ruling?: OfferedPaper | undefined }
    | { readonly kind: 'unreadable' }
  );

/** A court's system answered, and said no: sending the same again will not help, an operator has to look. */
export class CourtSaidNo extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
  ) {
    super(`${status} ${code}`);
  }
}

/** A call from outside that says "there is news", before its signature was looked at. */
export interface SignedCall {
  readonly key: string;
  readonly time: string;
  readonly signature: string;
  readonly method: string;
  readonly path: string;
  readonly body: string;
}

/**
 * The way to a court. The local one is the judge's desk on this machine; a court's own system is reached by the HTTP
 * adapter that speaks docs/court-interface.md. Every act may be repeated. @throws OutsideError when the court does not
 * answer (again later), CourtSaidNo when it refuses the message.
 */
export abstract class CourtRegister {
  /** How this court is reached: `local` is the judge's desk here, then nothing comes from outside. */
  abstract nameFor(court: CourtName): string;

  /** Hands an application in with its papers; answers the court's reference. Idempotent by `application.id`. */
  abstract file(application: FiledApplication): Promise<{ reference: string }>;

  /** Everything the court has told about an application so far; asked again and again, so that a lost message is found. */
  abstract events(at: AtRegister): Promise<readonly CourtEvent[]>;

  /** The bytes of a paper the court offers, at most `most`. */
  abstract paper(at: AtRegister, paperId: string, most: number): Promise<Uint8Array>;

  /** Papers the court asked for. Idempotent by the id of the court's own message. */
  abstract supplement(at: AtRegister, answer: { readonly eventId: string; readonly answeredAt: Date; readonly papers: readonly BundlePaper[] }): Promise<void>;

  /** A party asks to withdraw; the court answers by an event. */
  abstract withdraw(at: AtRegister, askedAt: Date): Promise<void>;

  /** Whether a call from outside carries the signature of a court that is configured here. */
  abstract isFromCourt(call: SignedCall): boolean;
}

/** The register of the judge's desk on this machine. */
export const LOCAL_REGISTER = 'local';
