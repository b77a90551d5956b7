import { z } from 'zod';
import { RecoveryCode } from './identity.js';
import { OneTimeCode } from './common.js';

const Token = z.string().min(20).max(200);
/** Twelve characters at least; no rule about kinds of characters, which only makes people write it down. */
export const NewPassword = z.string().min(12, 'password.too-short').max(200, 'field.too-long');

/** Opens the one-time link an administrator handed over, without using it up. */
export const LookAtSetupLink = z.strictObject({ token: Token });

/** Sets the password and proves with a first code that the authenticator was added. Uses the link up. */
export const FinishSetup = z.strictObject({ token: Token, password: NewPassword, totp: OneTimeCode });
export type FinishSetup = z.infer<typeof FinishSetup>;

/** Another password, by somebody who knows the present one and holds the authenticator. Other log-ins end. */
export const ChangePassword = z.strictObject({ current: z.string().min(1, 'field.empty').max(200), next: NewPassword, totp: OneTimeCode });
export type ChangePassword = z.infer<typeof ChangePassword>;

/** What stands behind a setup link: who it is for, and the secret to be added to the authenticator. */
export interface SetupLinkView {
  readonly name: string;
  readonly email: string;
  readonly organizationName: string;
  readonly totpSecret: string;
  readonly totpUri: string;
  /** QR code of the address, as the text of an SVG picture. */
  readonly totpQr: string;
}

/** What the door of the workbench asks before anybody is known. */
export interface StaffDoor {
  /** No administrator yet: the first one comes in with the token printed at the start. */
  readonly needed: boolean;
  readonly demonstration: boolean;
}

/** Makes ten new recovery codes; an unlocked screen alone must not be enough. */
export const MakeRecoveryCodes = z.strictObject({ current: z.string().min(1, 'field.empty').max(200), totp: OneTimeCode });
export type MakeRecoveryCodes = z.infer<typeof MakeRecoveryCodes>;

/** How many of one's recovery codes are left, and since when they are good; null = none were made. */
export interface RecoveryCodesView {
  readonly left: number;
  readonly madeAt: string | null;
}

/** A new phone: a new authenticator with the password and one more recovery code. */
export const RenewAuthenticator = z.strictObject({ current: z.string().min(1, 'field.empty').max(200), recoveryCode: RecoveryCode });
export type RenewAuthenticator = z.infer<typeof RenewAuthenticator>;
