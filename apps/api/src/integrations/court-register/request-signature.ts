import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

/** A message older than this is not believed, so that a recorded one cannot be played again. */
export const MOST_SECONDS = 300;

/** What the signature of docs/court-interface.md stands over. */
export interface SignedParts {
  readonly time: string;
  readonly method: string;
  readonly path: string;
  readonly body: string | Uint8Array;
}

/** hex( HMAC-SHA256( key, time.method.path.sha256-hex(body) ) ) */
export function signatureOf(key: string, { time, method, path, body }: SignedParts): string {
  return createHmac('sha256', key).update(`${time}.${method}.${path}.${createHash('sha256').update(body).digest('hex')}`).digest('hex');
}

/** Right key, right message, not old and not from the future. */
export function isSigned(key: string, parts: SignedParts, signature: string, now: Date): boolean {
  const age = Math.abs(now.getTime() / 1000 - Number(parts.time));
  if (!/^\d+$/.test(parts.time) || age > MOST_SECONDS) return false;
  const right = Buffer.from(signatureOf(key, parts), 'hex');
  const given = Buffer.from(signature, 'hex');
  return right.length === given.length && timingSafeEqual(right, given);
}
