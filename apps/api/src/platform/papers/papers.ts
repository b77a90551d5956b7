import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import type { RenderedDocument } from '@jiefen/documents';
import { Piscina } from 'piscina';
import { OutsideError } from '../http/errors.js';
import type { FormData, FormName, PageImage, PaperTask } from './paper-tasks.js';

const TIME_LIMIT_MS = 30_000;
const MEMORY_MB = 512;

/** Renders forms and page pictures away from the event loop, within limits of time and memory. */
@Injectable()
export class Papers implements OnApplicationShutdown {
  private readonly pool: Piscina | undefined;

  constructor() {
    const worker = fileURLToPath(new URL('./paper-worker.js', import.meta.url));
    // Tests run from the sources: no built worker there, so the task runs in the process.
    if (existsSync(worker)) this.pool = new Piscina({ filename: worker, name: 'run', minThreads: 1, maxThreads: 2, idleTimeout: 60_000, resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB } });
  }

  async render<K extends FormName>(form: K, data: FormData<K>): Promise<RenderedDocument> {
    const rendered = (await this.run({ kind: 'render', form, data })) as RenderedDocument;
    return { ...rendered, bytes: new Uint8Array(rendered.bytes) };
  }

  /** Pictures of the pages of a PDF, at most `most`. */
  async pageImages(pdf: Uint8Array, options: { scale?: number; most?: number } = {}): Promise<PageImage[]> {
    return (await this.run({ kind: 'pages', pdf, scale: options.scale ?? 2, most: options.most ?? 60 })) as PageImage[];
  }

  async onApplicationShutdown(): Promise<void> {
    await this.pool?.destroy();
  }

  private async run(task: PaperTask): Promise<RenderedDocument | PageImage[]> {
    if (!this.pool) {
      const { runPaperTask } = await import('./paper-tasks.js');
      return runPaperTask(task);
    }
    const controller = AbortSignal.timeout(TIME_LIMIT_MS);
    try {
      return (await this.pool.run(task, { signal: controller })) as RenderedDocument | PageImage[];
    } catch (error) {
      if (controller.aborted) throw new OutsideError('papers', { cause: error });
      throw error;
    }
  }
}
