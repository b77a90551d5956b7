import type { Timestamper } from './ports.js';
import { fill, RevisionDraft } from './revision.js';
import { hashes } from './sign-field.js';

const RESERVE = 6144;

/**
 * Puts a document time stamp over everything, signatures included: it fixes the whole file at one
 * moment and covers even the bytes that a signature cannot cover itself.
 */
export async function archiveTimestamp(request: {
  readonly pdf: Uint8Array;
  readonly timestamper: Timestamper;
  readonly reserve?: number;
}): Promise<{ readonly pdf: Uint8Array; readonly sha256: string; readonly sm3: string }> {
  const draft = await RevisionDraft.open(request.pdf);
  const revision = await draft.write(draft.addStampField(), { type: 'DocTimeStamp' }, request.reserve ?? RESERVE);
  const pdf = fill(revision, await request.timestamper.stamp(revision.sha256));
  return { pdf, ...hashes(pdf) };
}
