/*
 * Whole numbers without limit where the browser has them, and plain numbers where it has not (Safari before 14). A file
 * with `1n` in it could not even be read there. With plain numbers a result that is no longer exact is refused, never guessed.
 */

/** A result would not be exact in a browser without big numbers. */
export class BeyondThisBrowser extends Error {
  constructor() {
    super('beyond-this-browser');
  }
}

/** A whole number to count with. */
export function big(value: bigint | number | string): bigint {
  if (typeof BigInt !== 'undefined') return BigInt(value);
  // The operators + − × % and the comparisons are the same for both; division goes through `quotient`.
  return exact(Number(value) as unknown as bigint);
}

/** The number itself, when it is exact. */
export function exact(value: bigint): bigint {
  if (typeof value !== 'bigint' && !Number.isSafeInteger(value)) throw new BeyondThisBrowser();
  return value;
}

/** Division without the rest, towards zero. */
export function quotient(top: bigint, bottom: bigint): bigint {
  return typeof top === 'bigint' ? top / bottom : (Math.trunc(Number(top) / Number(bottom)) as unknown as bigint);
}
