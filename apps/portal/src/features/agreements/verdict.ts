import type { VerifyAnswer } from '@jiefen/mediation/wire';

/** What the page says first. Only `altered` is red; a paper that we do not know is not called false. */
export type Verdict = 'intact' | 'unfinished' | 'older' | 'translation' | 'oral' | 'replaced' | 'void' | 'signed-elsewhere' | 'pen' | 'altered' | 'unknown';

export function verdictOf(answer: VerifyAnswer): Verdict {
  if (answer.verdict === 'altered') return 'altered';
  if (!answer.registered) return answer.verdict === 'intact' ? 'signed-elsewhere' : 'unknown';
  if (answer.state === 'void') return 'void';
  if (answer.replacedBy) return 'replaced';
  if (answer.translation) return 'translation';
  // Genuine when it was made; somebody signed after it.
  if (answer.newest === false) return 'older';
  if (answer.state !== 'complete') return 'unfinished';
  if (answer.kind === 'oralAgreement') return 'oral';
  // In effect without an electronic signature: signed on paper, and this is the scan of it.
  return answer.verdict === 'intact' && answer.signatures.length > 0 ? 'intact' : 'pen';
}

/** `JF3KQ9ZT7M2P` in any writing → `JF3K-Q9ZT-7M2P`; undefined when it cannot be a code. */
export function readCode(text: string): string | undefined {
  const plain = text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/^.*\/V\//, '')
    .replace(/[^A-Z0-9]/g, '');
  return plain.length === 12 ? plain.replace(/^(.{4})(.{4})(.{4})$/, '$1-$2-$3') : undefined;
}

/** `8F3A 91C0 … 7D42 E6B5`: enough to compare by eye or telephone. */
export function shortPrint(sha256: string): string {
  const big = sha256.toUpperCase();
  const four = (at: number): string => big.slice(at, at + 4);
  return `${four(0)} ${four(4)} … ${four(-8)} ${big.slice(-4)}`.replace(/\s+/g, ' ');
}

/** SHA-256 of a file on this device; undefined where the browser cannot compute it (no HTTPS). */
export async function hashOfFile(bytes: ArrayBuffer): Promise<string | undefined> {
  if (typeof crypto === 'undefined' || crypto.subtle === undefined) return undefined;
  const digest = await crypto.subtle.digest('SHA-256', bytes);
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
