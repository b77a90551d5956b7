import { uniqueId } from '../shared/unique-id.js';
import { ApiProblem, NoConnection } from './problem.js';

export interface AskOptions {
  /** Same key, same answer: the server carries the act out once however often it is sent. */
  readonly idempotencyKey?: string;
  readonly signal?: AbortSignal;
}

/** Told to the window when an answer says that nobody is logged in (any more). */
export const LOGGED_OUT = 'jiefen:logged-out';

const AGAIN_AFTER_MS = [300, 1200];

/** A key for one act of a person. Keep it with the draft until the act is answered. */
export const newIdempotencyKey = uniqueId;

/** The one way to the server. Answers have the shapes of `@jiefen/mediation/wire`, written by the same build. */
export const api = {
  /** Reads. A lost connection is tried again twice: reading changes nothing. */
  async get<T>(path: string, options: AskOptions = {}): Promise<T> {
    for (const wait of AGAIN_AFTER_MS) {
      try {
        return await ask<T>('GET', path, undefined, options);
      } catch (error) {
        const mayPass = error instanceof NoConnection || (error instanceof ApiProblem && [502, 503, 504].includes(error.status));
        if (!mayPass || isOffline() || options.signal?.aborted) throw error;
        await new Promise((resolve) => setTimeout(resolve, wait));
      }
    }
    return ask<T>('GET', path, undefined, options);
  },
  post: <T>(path: string, body?: unknown, options?: AskOptions): Promise<T> => ask<T>('POST', path, body, options),
  put: <T>(path: string, body?: unknown, options?: AskOptions): Promise<T> => ask<T>('PUT', path, body, options),
  patch: <T>(path: string, body?: unknown, options?: AskOptions): Promise<T> => ask<T>('PATCH', path, body, options),
  delete: <T>(path: string, options?: AskOptions): Promise<T> => ask<T>('DELETE', path, undefined, options),
};

/** Whether the device says that it has no network. `false` does not promise that there is one. */
export function isOffline(): boolean {
  return navigator.onLine === false;
}

async function ask<T>(method: string, path: string, body: unknown, options: AskOptions = {}): Promise<T> {
  const headers: Record<string, string> = { accept: 'application/json' };
  const isForm = body instanceof FormData;
  if (body !== undefined && !isForm) headers['content-type'] = 'application/json';
  if (options.idempotencyKey !== undefined) headers['idempotency-key'] = options.idempotencyKey;
  const request: RequestInit = { method, headers, credentials: 'same-origin' };
  if (body !== undefined) request.body = isForm ? body : JSON.stringify(body);
  if (options.signal) request.signal = options.signal;
  let response: Response;
  try {
    response = await fetch(path, request);
  } catch (cause) {
    if (options.signal?.aborted) throw cause;
    throw new NoConnection({ cause });
  }
  const answer = await readJson(response);
  if (response.status === 401) dispatchEvent(new Event(LOGGED_OUT));
  if (!response.ok) throw problemOf(response.status, answer);
  return answer as T;
}

async function readJson(response: Response): Promise<unknown> {
  if (response.status === 204) return undefined;
  try {
    const text = await response.text();
    return text === '' ? undefined : JSON.parse(text);
  } catch {
    // A proxy's error page in HTML, or an answer cut off: the status says the rest.
    return undefined;
  }
}

/** An answer that is no success, as the page knows it. */
export function problemOf(status: number, answer: unknown): ApiProblem {
  const { code, params, fields, correlationId } = isRecord(answer) ? answer : {};
  return new ApiProblem(
    status,
    typeof code === 'string' ? code : `http-${status}`,
    isRecord(params) ? (params as Record<string, string | number>) : {},
    isRecord(fields) ? (fields as Record<string, string>) : {},
    typeof correlationId === 'string' ? correlationId : undefined,
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
