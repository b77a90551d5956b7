import { hasText, t, type TextParams } from '../i18n/texts.js';

/** An answer of the server that is not success: a stable code with parameters, never a sentence. */
export class ApiProblem extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly params: TextParams = {},
    readonly fields: Readonly<Record<string, string>> = {},
    readonly correlationId: string | undefined = undefined,
  ) {
    super(code);
    this.name = 'ApiProblem';
  }
}

/** No answer came: no network, or the server cannot be reached. Nothing was changed as far as this page knows. */
export class NoConnection extends Error {
  constructor(options?: ErrorOptions) {
    super('no-connection', options);
    this.name = 'NoConnection';
  }
}

/** What to tell a person about a failure: what happened and what to do. Unknown codes get a sentence with the number to ask for. */
export function problemText(error: unknown): string {
  if (error instanceof NoConnection) return t('error.no-connection');
  if (!(error instanceof ApiProblem)) return t('error.unknown');
  const key = `error.${error.code}`;
  if (hasText(key)) return t(key, error.params);
  return error.correlationId === undefined ? t('error.unknown') : t('error.unknown-with-number', { number: error.correlationId });
}

/** The sentence of a code that belongs to one field. */
export function fieldText(code: string, params: TextParams = {}): string {
  return hasText(`error.${code}`) ? t(`error.${code}`, params) : t('error.field.invalid');
}
