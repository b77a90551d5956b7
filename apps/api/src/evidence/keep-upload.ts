import { createHash, randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { fileTypeFromBuffer } from 'file-type';
import sharp from 'sharp';
import type { UploadView } from '@jiefen/mediation/wire';
import { Audit } from '../audit/audit.js';
import { Clock } from '../platform/clock/clock.js';
import { Transactions, type Tx } from '../platform/database/transactions.js';
import type { Person } from '../platform/http/access.js';
import { InvalidError, RefusalError } from '../platform/http/errors.js';
import { FileStore } from '../platform/storage/file-store.js';

/** What may come in, by what the bytes are, never by what the name says. */
const ACCEPTED: Record<string, 'photo' | 'file' | 'voice'> = {
  'image/jpeg': 'photo',
  'image/png': 'photo',
  'image/webp': 'photo',
  'image/heic': 'photo',
  'image/avif': 'photo',
  'application/pdf': 'file',
  'audio/webm': 'voice',
  'video/webm': 'voice',
  'audio/ogg': 'voice',
  'audio/ogg; codecs=opus': 'voice',
  'audio/mp4': 'voice',
  'video/mp4': 'voice',
  'audio/x-m4a': 'voice',
  'audio/mpeg': 'voice',
  'audio/wav': 'voice',
};

const LONGEST_EDGE = 2400;
/** So that one account cannot fill the disk before it has a case. */
const MOST_LOOSE_UPLOADS = 60;

/** Takes one uploaded file: checks what it is, strips what a photo says about its place, hashes and stores it. */
@Injectable()
export class KeepUpload {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
    private readonly files: FileStore,
    private readonly audit: Audit,
  ) {}

  async keep(person: Person, upload: { name: string; bytes: Buffer; wanted: 'photo' | 'file' | 'voice' }, caseId?: string): Promise<UploadView & { again?: true }> {
    if (upload.bytes.length === 0) throw new InvalidError('file.empty');
    const found = await fileTypeFromBuffer(upload.bytes);
    const kind = found ? ACCEPTED[found.mime] : undefined;
    if (!found || !kind) throw new InvalidError('file.kind-not-accepted', { name: upload.name.slice(0, 80) });
    const { bytes, mime } = kind === 'photo' ? await withoutMetadata(upload.bytes, upload.name) : { bytes: upload.bytes, mime: kind === 'voice' ? found.mime.replace('video/', 'audio/') : found.mime };
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const before = caseId === undefined ? undefined : await this.sameInCase(person, caseId, sha256);
    if (before) return { ...before, kind, mime, size: bytes.length, sha256, again: true };
    const id = randomUUID();
    const key = `exhibits/${person.accountId}/${id}`;
    await this.files.put(key, bytes);
    await this.transactions.run(async (tx) => {
      if (caseId === undefined) await this.refuseHoarding(tx, person.accountId);
      await tx.query(
        `INSERT INTO exhibits (id, case_id, owner_account_id, kind, name, mime, size, sha256, sm3, storage_key, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
        [id, caseId ?? null, person.accountId, kind, cleanName(upload.name), mime, bytes.length, sha256, createHash('sm3').update(bytes).digest('hex'), key, this.clock.now()],
      );
      await this.audit.record(tx, { action: 'exhibit.kept', actor: person, subject: id, ...(caseId ? { caseId } : {}), data: { sha256 } });
    });
    return { id, kind, name: cleanName(upload.name), mime, size: bytes.length, sha256 };
  }

  /** A phone that never heard the answer sends the file again: the case has it once. */
  private async sameInCase(person: Person, caseId: string, sha256: string): Promise<{ id: string; name: string } | undefined> {
    const [row]: { id: string; name: string }[] = await this.transactions.reader.query(
      `SELECT id, name FROM exhibits WHERE case_id = $1 AND owner_account_id = $2 AND sha256 = $3 AND shared AND removed_at IS NULL LIMIT 1`,
      [caseId, person.accountId, sha256],
    );
    return row;
  }

  private async refuseHoarding(tx: Tx, accountId: string): Promise<void> {
    const rows: { count: string }[] = await tx.query(`SELECT count(*) AS count FROM exhibits WHERE owner_account_id = $1 AND case_id IS NULL AND removed_at IS NULL`, [accountId]);
    if (Number(rows[0]?.count ?? 0) >= MOST_LOOSE_UPLOADS) throw new RefusalError('files.too-many', { most: MOST_LOOSE_UPLOADS });
  }
}

/** Re-encodes a photo: position, camera and hidden extra data do not survive it. */
async function withoutMetadata(bytes: Buffer, name: string): Promise<{ bytes: Buffer; mime: string }> {
  try {
    const image = sharp(bytes, { limitInputPixels: 80_000_000, failOn: 'error' }).rotate().resize(LONGEST_EDGE, LONGEST_EDGE, { fit: 'inside', withoutEnlargement: true });
    return { bytes: await image.jpeg({ quality: 85, mozjpeg: true }).toBuffer(), mime: 'image/jpeg' };
  } catch {
    throw new InvalidError('file.photo-unreadable', { name: name.slice(0, 80) });
  }
}

function cleanName(name: string): string {
  // Control characters and path parts are nothing a name of a paper needs.
  return name.replace(/[\p{Cc}\p{Cf}\\/:*?"<>|]/gu, '').trim().slice(0, 120) || 'file';
}
