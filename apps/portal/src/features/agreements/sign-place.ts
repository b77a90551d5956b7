import { ApiProblem } from '../../api/problem.js';

/** How far a person has come with signing, so that a reload in the middle loses nothing. */
export interface SignPlace {
  /** Pages scrolled to their end. */
  readonly read: readonly number[];
  /** What was answered before signing, question by question; null where nothing was chosen yet. */
  readonly answers: readonly (number | null)[];
  readonly way: 'handwriting' | 'typed';
  readonly strokes: readonly Stroke[];
  readonly typed: string;
  /** When the code was sent: after a reload nobody has to wait for another. */
  readonly codeSentAt: number | null;
}
/** The server says that this text is not, or no longer, the one to sign. */
export function isOfOldText(problem: unknown): boolean {
  return problem instanceof ApiProblem && (problem.code === 'signing.other-text' || problem.code.startsWith('agreement.'));
}

/** One line of the finger, in units of which the pad is 1000 wide. */
export type Stroke = readonly { readonly x: number; readonly y: number }[];

export const START: SignPlace = { read: [], answers: [], way: 'handwriting', strokes: [], typed: '', codeSentAt: null };

/** Kept for this tab only: a signature in the making must not lie on a shared phone. */
export function readPlace(agreementId: string): SignPlace {
  try {
    return parsePlace(sessionStorage.getItem(key(agreementId)));
  } catch {
    return START;
  }
}

export function keepPlace(agreementId: string, place: SignPlace | undefined): void {
  try {
    if (place === undefined) sessionStorage.removeItem(key(agreementId));
    else sessionStorage.setItem(key(agreementId), JSON.stringify(place));
  } catch {
    // A private window keeps nothing; signing works all the same.
  }
}

/** Whatever is kept there: anything unreadable begins anew. */
export function parsePlace(text: string | null): SignPlace {
  try {
    const found = JSON.parse(text ?? 'null') as Partial<SignPlace> | null;
    if (found === null || !Array.isArray(found.read) || !Array.isArray(found.strokes)) return START;
    return {
      read: found.read.filter((n) => Number.isInteger(n)),
      answers: Array.isArray(found.answers) ? found.answers.map((answer) => (Number.isInteger(answer) ? answer : null)) : [],
      way: found.way === 'typed' ? 'typed' : 'handwriting',
      strokes: found.strokes.filter((stroke) => Array.isArray(stroke) && stroke.every((point) => Number.isFinite(point?.x) && Number.isFinite(point?.y))),
      typed: typeof found.typed === 'string' ? found.typed : '',
      codeSentAt: typeof found.codeSentAt === 'number' ? found.codeSentAt : null,
    };
  } catch {
    return START;
  }
}

/** Whether every page was scrolled to its end. */
export function allRead(place: Pick<SignPlace, 'read'>, pages: number): boolean {
  return pages > 0 && Array.from({ length: pages }, (_, i) => i + 1).every((n) => place.read.includes(n));
}

const UNITS = 1000;

/** From the pad's pixels into units of which the pad is 1000 wide. */
export function toUnits(strokes: readonly Stroke[], width: number): Stroke[] {
  return strokes.map((stroke) => stroke.map(({ x, y }) => ({ x: round((x * UNITS) / width), y: round((y * UNITS) / width) })));
}

/** Into a pad of another size (turned phone, full screen): never larger than written, and never cut off. */
export function fitted(strokes: readonly Stroke[], width: number, height: number): Stroke[] {
  const points = strokes.flat();
  if (points.length === 0 || width <= 0 || height <= 0) return [];
  const right = Math.max(UNITS, ...points.map(({ x }) => x));
  const bottom = Math.max(1, ...points.map(({ y }) => y));
  const scale = Math.min(width / right, height / bottom);
  return strokes.map((stroke) => stroke.map(({ x, y }) => ({ x: round(x * scale), y: round(y * scale) })));
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

function key(agreementId: string): string {
  return `jiefen.signing.${agreementId}`;
}
