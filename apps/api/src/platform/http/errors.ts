import type { Reason } from '@jiefen/mediation';

type Params = Reason['params'];

/** An answer that is not success: a stable code with parameters; the portal has the sentence. */
export abstract class ProblemError extends Error {
  abstract readonly status: number;

  constructor(
    readonly code: string,
    readonly params: Params = {},
    options?: ErrorOptions,
  ) {
    super(code, options);
  }
}

/** A rule said no (409): nothing was changed, and asking again the same way will not help. */
export class RefusalError extends ProblemError {
  readonly status = 409;
}

/** What was sent cannot be right (422). `fields` names the fields with a code for each. */
export class InvalidError extends ProblemError {
  readonly status = 422;

  constructor(
    code: string,
    params?: Params,
    readonly fields: Readonly<Record<string, string>> = {},
  ) {
    super(code, params);
  }
}

/** Not there, or not yours: the two are never told apart. */
export class NotFoundError extends ProblemError {
  readonly status = 404;

  constructor(code = 'not-found', params?: Params) {
    super(code, params);
  }
}

/** Nobody is logged in. */
export class NotLoggedInError extends ProblemError {
  readonly status = 401;

  constructor(code = 'login.needed', params?: Params) {
    super(code, params);
  }
}

export class ForbiddenError extends ProblemError {
  readonly status = 403;

  constructor(code = 'forbidden', params?: Params) {
    super(code, params);
  }
}

/** Somebody else was faster; read again and decide again. */
export class ConflictError extends ProblemError {
  readonly status = 409;
}

export class TooManyError extends ProblemError {
  readonly status = 429;
}

export class TooLargeError extends ProblemError {
  readonly status = 413;
}

/** A system outside of the portal did not answer or answered wrong. */
export class OutsideError extends ProblemError {
  readonly status = 502;

  constructor(system: string, options?: ErrorOptions) {
    super('outside.unavailable', { system }, options);
  }
}
