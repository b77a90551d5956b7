import { Injectable } from '@nestjs/common';
import { FileStore } from '../storage/file-store.js';
import { Papers } from './papers.js';

/** Pictures of the pages of a PDF that never changes: rendered once, all pages together, then read from the store. */
@Injectable()
export class PagePictures {
  private readonly running = new Map<string, Promise<void>>();

  constructor(
    private readonly files: FileStore,
    private readonly papers: Papers,
  ) {}

  /** Page `page` (from 1) as WebP; undefined beyond the last page. `storageKey` names bytes that are never written again. */
  async page(storageKey: string, page: number): Promise<Uint8Array | undefined> {
    const folder = `pictures/${storageKey}`;
    const wanted = `${folder}/${page}.webp`;
    if (!(await this.files.exists(wanted))) await this.once(storageKey, folder);
    return (await this.files.exists(wanted)) ? this.files.bytes(wanted) : undefined;
  }

  /** Two phones that open the same paper at once wait for one rendering. */
  private once(storageKey: string, folder: string): Promise<void> {
    const known = this.running.get(storageKey);
    if (known) return known;
    const work = this.render(storageKey, folder).finally(() => this.running.delete(storageKey));
    this.running.set(storageKey, work);
    return work;
  }

  private async render(storageKey: string, folder: string): Promise<void> {
    const images = await this.papers.pageImages(await this.files.bytes(storageKey));
    for (const [at, image] of images.entries()) await this.files.put(`${folder}/${at + 1}.webp`, image.webp);
  }
}
