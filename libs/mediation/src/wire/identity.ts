import { z } from 'zod';
import { Language, OneTimeCode, Phone, text } from './common.js';

/** Asks for a one-time code by SMS. The answer never says whether the number is known. */
export const RequestCode = z.strictObject({ phone: Phone, language: Language.default('zh') });
export type RequestCode = z.infer<typeof RequestCode>;

/** Logs a resident in. A first log-in opens the account; `name` may be given then. */
export const VerifyCode = z.strictObject({ phone: Phone, code: OneTimeCode, name: text(60).optional(), language: Language.default('zh') });
export type VerifyCode = z.infer<typeof VerifyCode>;

/** A recovery code as people copy it from paper: case, spaces and hyphens forgiven; ten letters and digits without look-alikes. */
export const RecoveryCode = z
  .string()
  .max(40)
  .transform((text) => text.normalize('NFKC').toUpperCase().replace(/[^A-Z0-9]/g, ''))
  .refine((text) => /^[2-9A-HJ-NP-Z]{10}$/.test(text), 'recovery-code.invalid');

/** The language somebody reads the portal in; their messages come in it too. */
export const ChooseLanguage = z.strictObject({ language: Language });

/** Staff: password and the six digits of the authenticator, or a recovery code when the phone is not at hand. */
export const StaffLogin = z
  .strictObject({ email: z.email('email.invalid').max(200), password: z.string().min(1, 'field.empty').max(200), totp: OneTimeCode.optional(), recoveryCode: RecoveryCode.optional() })
  .refine(({ totp, recoveryCode }) => (totp === undefined) !== (recoveryCode === undefined), { path: ['totp'], message: 'one-time-code.invalid' });
export type StaffLogin = z.infer<typeof StaffLogin>;

/** The one-time link of a guest. */
export const OpenGuestLink = z.strictObject({ token: z.string().min(20).max(200) });

/** The first administrator of an empty installation. */
export const FirstAdministrator = z.strictObject({
  token: z.string().min(20).max(200),
  name: text(60),
  email: z.email('email.invalid').max(200),
  password: z.string().min(12, 'password.too-short').max(200),
});
export type FirstAdministrator = z.infer<typeof FirstAdministrator>;

/** Who is logged in, as the portal sees it. */
export interface PersonView {
  readonly accountId: string;
  readonly name: string;
  readonly kind: 'resident' | 'staff' | 'guest';
  readonly roles: readonly string[];
  readonly phoneMasked: string | null;
  readonly language: 'zh' | 'en';
  readonly memberships: readonly { readonly role: string; readonly organizationId: string; readonly organizationName: string; readonly organizationNameEn: string }[];
  readonly guest: { readonly caseId: string; readonly role: string; readonly item: string } | null;
  /** From now on; not a moment, because the clock of a phone may be wrong. */
  readonly sessionEndsInSeconds: number;
}
