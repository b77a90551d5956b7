import { generateSecret, generateSync, generateURI, verifySync } from 'otplib';

const STEP_SECONDS = 30;

/** A fresh secret in base32, as authenticator apps want it. */
export function newTotpSecret(): string {
  return generateSecret({ length: 20 });
}

/** Address for the QR code of an authenticator app. */
export function totpUri(secret: string, email: string): string {
  return generateURI({ issuer: 'Jiefen', label: email, secret });
}

/** RFC 6238, 6 digits. The step in which the code is right, one step of drift forgiven; undefined when wrong. */
export function stepOfTotp(secret: string, code: string, now: Date): number | undefined {
  const seconds = Math.floor(now.getTime() / 1000);
  const result = verifySync({ secret, token: code, epoch: seconds, epochTolerance: STEP_SECONDS, period: STEP_SECONDS });
  return result.valid ? Math.floor(seconds / STEP_SECONDS) + result.delta : undefined;
}

/** The step of 30 seconds a moment lies in. */
export function stepAt(now: Date): number {
  return Math.floor(now.getTime() / 1000 / STEP_SECONDS);
}

/** The six digits of a step, as the authenticator app would show them. */
export function codeOfStep(secret: string, step: number): string {
  return generateSync({ secret, epoch: step * STEP_SECONDS, period: STEP_SECONDS });
}
