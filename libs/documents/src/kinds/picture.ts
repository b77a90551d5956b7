import { note, paragraph } from '../layout/blocks.js';
import type { RenderedDocument } from '../layout/paper.js';
import { DocumentError } from '../fonts/coverage.js';
import { openPaper, type PaperData } from './common.js';

/** A photo handed in as a paper of the dossier. */
export interface PictureDocument extends Omit<PaperData, 'language'> {
  number: string;
  name: string;
  /** What can be seen, for those who cannot see it. */
  description: string;
  sha256?: string;
  /** JPEG or PNG. */
  image: Uint8Array;
}

/** @throws DocumentError `picture.not-an-image` when the bytes are neither JPEG nor PNG. */
export function renderPicture(data: PictureDocument): Promise<RenderedDocument> {
  const jpeg = data.image[0] === 0xff && data.image[1] === 0xd8;
  const png = data.image[0] === 0x89 && data.image[1] === 0x50;
  if (!jpeg && !png) throw new DocumentError('picture.not-an-image', { name: data.name });
  const paper = openPaper({ ...data, language: 'zh' }, { title: `${data.name} ${data.number}`, footerLeft: data.number });
  paragraph(paper, data.name, { tag: 'H1', face: 'serifBold', size: 14, after: 8, align: 'left' });
  const height = paper.bottom - paper.y - 70;
  const top = paper.y;
  paper.struct('Figure', { alt: data.description, bbox: [paper.left, top, paper.left + paper.width, top + height], placement: 'Block' }, () => {
    paper.content(() => paper.doc.image(Buffer.from(data.image), paper.left, top, { fit: [paper.width, height], align: 'center' }));
  });
  paper.y = top + height + 10;
  note(paper, data.description);
  if (data.sha256) note(paper, `SHA-256　${data.sha256}`);
  return paper.finish();
}
