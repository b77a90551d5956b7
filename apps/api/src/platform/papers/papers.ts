import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Inject, Injectable, Optional, type OnApplicationShutdown } from '@nestjs/common';
import { documentErrorOf, type DossierDocument, type RenderedDocument, type RenderedDossier } from '@jiefen/documents';
import type { DocumentReport } from '@jiefen/documents/verify';
import { Piscina } from 'piscina';
import { OutsideError, RefusalError } from '../http/errors.js';
import type { FormData, FormName, PageImage, PaperAnswer, PaperTask } from './paper-tasks.js';

/** What an English side is made from, whenever somebody asks for it. */
export interface EnglishSide {
  readonly form: FormName;
  readonly data: unknown;
}

/** A paper with what its translation would be made from; null where the form has none. */
export interface MadePaper extends RenderedDocument {
  readonly english: EnglishSide | null;
}

// A court's own papers are not translated here, a photo has no words, and a poster has both languages.
const WITHOUT_ENGLISH = /^render(Sample|Picture|Poster)/;

function englishSide(form: FormName, data: unknown): EnglishSide | null {
  return WITHOUT_ENGLISH.test(form) || typeof data !== 'object' ? null : { form, data: { ...data, language: 'en' } };
}

/** What one paper may cost; one that needs more is refused and takes nobody else along. */
export const PAPER_LIMITS = { timeMs: 30_000, memoryMb: 512, threads: 2 } as const;

/** Where a pool of its own limits is wanted: the worker to run, and the limits. */
export const PAPER_POOL = Symbol('PAPER_POOL');

export interface PaperPool {
  readonly worker?: string;
  readonly timeMs?: number;
  readonly memoryMb?: number;
}

/** Renders forms and page pictures away from the event loop, within limits of time and memory. */
@Injectable()
export class Papers implements OnApplicationShutdown {
  private readonly pool: Piscina | undefined;

  private readonly timeMs: number;

  constructor(@Optional() @Inject(PAPER_POOL) pool?: PaperPool) {
    this.timeMs = pool?.timeMs ?? PAPER_LIMITS.timeMs;
    const worker = pool?.worker ?? fileURLToPath(new URL('./paper-worker.js', import.meta.url));
    // Tests run from the sources: no built worker there, so the task runs in the process.
    if (existsSync(worker)) this.pool = new Piscina({ filename: worker, name: 'run', minThreads: 1, maxThreads: PAPER_LIMITS.threads, idleTimeout: 60_000, resourceLimits: { maxOldGenerationSizeMb: pool?.memoryMb ?? PAPER_LIMITS.memoryMb } });
  }

  /** `english` where the portal has English words of its own for the data; otherwise what people said stands in its translation as it is. */
  async render<K extends FormName>(form: K, data: FormData<K>, english?: FormData<K>): Promise<MadePaper> {
    const rendered = (await this.run({ kind: 'render', form, data })) as RenderedDocument;
    return { ...rendered, bytes: new Uint8Array(rendered.bytes), english: englishSide(form, english ?? data) };
  }

  /** The English side of a paper that was made before. */
  async inEnglish(side: EnglishSide): Promise<RenderedDocument> {
    const rendered = (await this.run({ kind: 'render', ...side })) as RenderedDocument;
    return { ...rendered, bytes: new Uint8Array(rendered.bytes) };
  }

  /** Binds a dossier: many papers into one file, and the originals as a folder. */
  async dossier(data: DossierDocument): Promise<RenderedDossier> {
    return (await this.run({ kind: 'dossier', data })) as RenderedDossier;
  }

  /** Pictures of the pages of a PDF, at most `most`. */
  async pageImages(pdf: Uint8Array, options: { scale?: number; most?: number } = {}): Promise<PageImage[]> {
    return (await this.run({ kind: 'pages', pdf, scale: options.scale ?? 2, most: options.most ?? 60 })) as PageImage[];
  }

  /** Whether a file is as it was signed. In a worker, because hashing a large upload takes as long as many requests. */
  async verify(pdf: Uint8Array, roots: readonly Uint8Array[], expectedHash?: string): Promise<DocumentReport> {
    return (await this.run({ kind: 'verify', pdf, roots, ...(expectedHash ? { expectedHash } : {}) })) as DocumentReport;
  }

  async onApplicationShutdown(): Promise<void> {
    await this.pool?.destroy();
  }

  private async run(task: PaperTask): Promise<PaperAnswer> {
    const limit = AbortSignal.timeout(this.timeMs);
    try {
      if (this.pool) return (await this.pool.run(task, { signal: limit })) as PaperAnswer;
      const { runPaperTask } = await import('./paper-tasks.js');
      return await runPaperTask(task);
    } catch (error) {
      // What the paper refuses (a character no font has, a clause with a gap) is for the person to mend.
      const refused = documentErrorOf(error);
      if (refused) throw new RefusalError(refused.code, refused.params, { cause: error });
      if (limit.aborted) throw new OutsideError('papers', { cause: error });
      throw error;
    }
  }
}
