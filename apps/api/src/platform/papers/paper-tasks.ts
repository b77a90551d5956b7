import * as documents from '@jiefen/documents';
import type { DossierDocument, RenderedDocument, RenderedDossier } from '@jiefen/documents';
import { verifyDocument, type DocumentReport } from '@jiefen/documents/verify';
import { PDFiumLibrary } from '@hyzyla/pdfium';
import sharp from 'sharp';

type Renderers = { [K in keyof typeof documents as (typeof documents)[K] extends (data: never) => Promise<RenderedDocument> ? K : never]: (typeof documents)[K] };

/** Names of the forms of libs/documents: `renderAgreement`, `renderReceipt` … */
export type FormName = keyof Renderers;
export type FormData<K extends FormName> = Renderers[K] extends (data: infer D) => Promise<RenderedDocument> ? D : never;

/** One page as a picture for a phone. */
export interface PageImage {
  readonly width: number;
  readonly height: number;
  readonly webp: Uint8Array;
}

export type PaperTask =
  | { readonly kind: 'render'; readonly form: FormName; readonly data: unknown }
  | { readonly kind: 'dossier'; readonly data: DossierDocument }
  | { readonly kind: 'pages'; readonly pdf: Uint8Array; readonly scale: number; readonly most: number }
  | { readonly kind: 'verify'; readonly pdf: Uint8Array; readonly roots: readonly Uint8Array[]; readonly expectedHash?: string };

/** What a task answers. */
export type PaperAnswer = RenderedDocument | RenderedDossier | PageImage[] | DocumentReport;

/** Runs one task. In a worker thread of the pool, or in the process itself where there is no built worker (tests). */
export async function runPaperTask(task: PaperTask): Promise<PaperAnswer> {
  switch (task.kind) {
    case 'render': {
      const render = documents[task.form] as (data: unknown) => Promise<RenderedDocument>;
      return render(task.data);
    }
    case 'dossier':
      return documents.renderDossier(task.data);
    case 'pages':
      return pageImages(task.pdf, task.scale, task.most);
    case 'verify':
      return verifyDocument(task.pdf, { trustedRoots: task.roots, ...(task.expectedHash ? { expectedHash: task.expectedHash } : {}) });
  }
}

let pdfium: Promise<PDFiumLibrary> | undefined;

async function pageImages(pdf: Uint8Array, scale: number, most: number): Promise<PageImage[]> {
  pdfium ??= PDFiumLibrary.init();
  const document = await (await pdfium).loadDocument(pdf);
  try {
    const images: PageImage[] = [];
    for (const page of document.pages()) {
      if (images.length >= most) break;
      const { data, width, height } = await page.render({ scale, renderFormFields: true, render: 'bitmap' });
      const webp = await sharp(data, { raw: { width, height, channels: 4 } })
        .flatten({ background: '#ffffff' })
        .webp({ quality: 82 })
        .toBuffer();
      images.push({ width, height, webp });
    }
    return images;
  } finally {
    document.destroy();
  }
}
