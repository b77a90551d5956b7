import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { fileTypeFromBuffer } from 'file-type';
import sharp from 'sharp';
import { Clock } from '../platform/clock/clock.js';
import { InvalidError } from '../platform/http/errors.js';
import { Papers } from '../platform/papers/papers.js';

const MOST_PAGES = 200;

/** Makes a paper of what somebody scanned or photographed. */
@Injectable()
export class ScannedPapers {
  constructor(
    private readonly rendering: Papers,
    private readonly clock: Clock,
  ) {}

  /** A PDF as it is; a photo on a page of its own, with its fingerprint. @throws InvalidError for anything else */
  async asPaper(upload: { name: string; bytes: Buffer }): Promise<{ bytes: Uint8Array; pages: number; name: string }> {
    const found = await fileTypeFromBuffer(upload.bytes);
    const name = upload.name.replace(/[\p{Cc}\p{Cf}\p{So}\\/:*?"<>|]/gu, '').trim().slice(0, 80) || '材料';
    if (found?.mime === 'application/pdf') return { bytes: upload.bytes, pages: await this.pagesOf(upload.bytes), name: name.replace(/\.pdf$/i, '') };
    if (!found?.mime.startsWith('image/')) throw new InvalidError('file.kind-not-accepted', { name });
    const image = await sharp(upload.bytes, { limitInputPixels: 80_000_000, failOn: 'error' })
      .rotate()
      .resize(2000, 2000, { fit: 'inside', withoutEnlargement: true })
      .jpeg({ quality: 85 })
      .toBuffer()
      .catch(() => undefined);
    if (!image) throw new InvalidError('file.photo-unreadable', { name });
    const title = name.replace(/\.\w{2,5}$/, '');
    const rendered = await this.rendering.render('renderPicture', { createdAt: this.clock.now(), number: '', name: title, description: title, sha256: createHash('sha256').update(image).digest('hex'), image: new Uint8Array(image) });
    return { bytes: rendered.bytes, pages: rendered.pages, name: title };
  }

  /** Counted by drawing every page small: a file that only says it is a PDF fails here. */
  private async pagesOf(bytes: Uint8Array): Promise<number> {
    const pages = await this.rendering.pageImages(bytes, { scale: 0.1, most: MOST_PAGES + 1 }).catch(() => []);
    if (pages.length === 0) throw new InvalidError('file.pdf-unreadable');
    if (pages.length > MOST_PAGES) throw new InvalidError('file.too-many-pages', { most: MOST_PAGES });
    return pages.length;
  }
}
