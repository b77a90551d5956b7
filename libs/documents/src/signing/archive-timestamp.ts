import type { Timestamper } from './ports.js';
import { complete, RevisionDraft, ROOM } from './revision.js';
import type { OpenRevision } from './revision.js';
import { hashes } from './sign-field.js';

/**
 * Puts a document time stamp over everything, signatures included: it fixes the whole file at one
 * moment and covers even the bytes that a signature cannot cover itself.
 */
export async function archiveTimestamp(request: {
  readonly pdf: Uint8Array;
  readonly timestamper: Timestamper;
}): Promise<{ readonly pdf: Uint8Array; readonly sha256: string; readonly sm3: string }> {
  const write = async (room: number): Promise<OpenRevision> => {
    const draft = await RevisionDraft.open(request.pdf);
    return draft.write(draft.addStampField(), { type: 'DocTimeStamp' }, room);
  };
  const pdf = await complete(await write(ROOM.usual), () => write(ROOM.large), (sha256) => request.timestamper.stamp(sha256));
  return { pdf, ...hashes(pdf) };
}
