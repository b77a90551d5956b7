import type { Reason } from './policy.js';

/** A typed answer to bad input: the function did not guess. The portal translates `reason`. */
export interface Refused {
  readonly ok: false;
  readonly reason: Reason;
}

export interface Done<T> {
  readonly ok: true;
  readonly value: T;
}

export type Outcome<T> = Done<T> | Refused;

export function done<T>(value: T): Done<T> {
  return { ok: true, value };
}

export function refused(code: string, params?: Reason['params']): Refused {
  return { ok: false, reason: params === undefined ? { code } : { code, params } };
}
