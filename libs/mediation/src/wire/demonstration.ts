import type { DisputeKind } from '../vocabulary/dispute-kinds.js';
import type { Role } from '../vocabulary/roles.js';

/** An account of the demonstration with everything needed to log in. Exists in demonstration mode only. */
export interface DemonstrationAccount {
  readonly name: string;
  readonly role: Exclude<Role, 'resident'>;
  readonly organization: string;
  readonly organizationEn: string;
  readonly email: string;
  readonly password: string;
  readonly totpSecret: string;
  readonly totpUri: string;
  /** The six digits that log in now. */
  readonly code: string;
  /** Shown first: one or two of every role. */
  readonly main: boolean;
}

export interface DemonstrationView {
  readonly accounts: readonly DemonstrationAccount[];
  readonly residents: readonly { readonly name: string; readonly phone: string }[];
  readonly codes: readonly { readonly code: string; readonly place: string; readonly placeEn: string; readonly kind: DisputeKind | null; readonly withdrawn: boolean }[];
}
