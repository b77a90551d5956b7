import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { fileTypeFromBuffer } from 'file-type';
import { ScannedPapers } from '../papers/scanned-papers.js';
import { CONFIG, type Config } from '../platform/config/config.js';
import { InvalidError } from '../platform/http/errors.js';

/** What every paper of the portal says of itself; a court's own does not. */
const OWN_MARK = '/Producer (Jiefen)';

/** Looks into a PDF of a court before anybody believes it. */
@Injectable()
export class ReadCourtPdf {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly scans: ScannedPapers,
  ) {}

  /** A paper of a court: a real PDF and, in production, never one the portal made: a sample is no ruling. @throws InvalidError */
  async courtPaper(bytes: Uint8Array): Promise<{ bytes: Uint8Array; pages: number }> {
    if ((await fileTypeFromBuffer(bytes))?.mime !== 'application/pdf') throw new InvalidError('court.paper-no-pdf');
    const file = Buffer.from(bytes);
    if (!this.config.demonstration && file.includes(OWN_MARK)) throw new InvalidError('court.paper-is-sample');
    return { bytes, pages: (await this.scans.asPaper({ name: 'court.pdf', bytes: file })).pages };
  }

  /** As `courtPaper`, for one a court announced: every byte as announced. @throws InvalidError */
  async announced(bytes: Uint8Array, { size, sha256 }: { size: number; sha256: string }): Promise<{ bytes: Uint8Array; pages: number }> {
    if (bytes.byteLength !== size) throw new InvalidError('court.paper-other-size');
    if (createHash('sha256').update(bytes).digest('hex') !== sha256) throw new InvalidError('court.paper-other-hash');
    return this.courtPaper(bytes);
  }
}
