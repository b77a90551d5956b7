import { DocumentError } from './fonts/coverage.js';

/** Patterns of a committee's numbers; `{year}`, `{org}` and `{seq}` or `{seq:3}` (padded) stand for the parts. */
export const DEFAULT_PATTERNS = {
  agreement: '（{year}）{org}民调字第{seq:3}号',
  dossier: '（{year}）{org}人调字第{seq:3}号',
} as const;

/** Number of a paper. The gap-free sequence per committee and year is counted by the caller, inside its transaction. */
export function formatNumber(pattern: string, parts: { year: number; org: string; sequence: number }): string {
  checkPattern(pattern);
  if (!Number.isSafeInteger(parts.sequence) || parts.sequence < 1) throw new DocumentError('number.bad-sequence', { sequence: parts.sequence });
  return pattern
    .replaceAll('{year}', String(parts.year))
    .replaceAll('{org}', parts.org)
    .replace(/\{seq(?::(\d))?\}/, (_, width?: string) => String(parts.sequence).padStart(Number(width ?? 1), '0'));
}

/** @throws DocumentError `number.bad-pattern` when two papers could get the same number, or an unknown part is named. */
export function checkPattern(pattern: string): void {
  const known = /\{(?:year|org|seq(?::[1-9])?)\}/g;
  const sequences = pattern.match(/\{seq(?::[1-9])?\}/g)?.length ?? 0;
  if (sequences !== 1 || !pattern.includes('{year}') || /[{}]/.test(pattern.replace(known, ''))) {
    throw new DocumentError('number.bad-pattern', { pattern });
  }
}

/** The sequence in a number made with the pattern; undefined when it was made otherwise. For the check for gaps. */
export function sequenceOf(number: string, pattern: string, parts: { year: number; org: string }): number | undefined {
  checkPattern(pattern);
  const quoted = pattern
    .split(/(\{[^}]+\})/)
    .map((piece) => {
      if (piece === '{year}') return String(parts.year);
      if (piece === '{org}') return escape(parts.org);
      return piece.startsWith('{seq') ? '(\\d+)' : escape(piece);
    })
    .join('');
  const found = new RegExp(`^${quoted}$`, 'u').exec(number);
  return found?.[1] === undefined ? undefined : Number(found[1]);
}

function escape(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}
