import { PDF } from '@libpdf/core';
import { assertPrintable, DocumentError } from '../fonts/coverage.js';
import { bindPapers, type Bound } from '../layout/bind.js';
import { renderBackCover, renderContents, renderCover, renderSituation, renderUnboundSheet, type ContentsRow, type DossierCover } from './dossier-papers.js';
import type { PaperData } from './common.js';

/** The official order of a dossier (forms 3.9); the situation sheet and the back cover follow. */
export const DOSSIER_ORDER = [
  { kind: 'application', name: '人民调解申请书或者受理登记表', required: 'always' },
  { kind: 'rights-notice', name: '权利义务告知书', required: 'always' },
  { kind: 'identity', name: '当事人身份证明', required: 'always' },
  { kind: 'power-of-attorney', name: '授权委托书', required: 'never' },
  { kind: 'investigation', name: '调查记录', required: 'never' },
  { kind: 'evidence', name: '证据材料', required: 'never' },
  { kind: 'minutes', name: '人民调解记录', required: 'always' },
  { kind: 'agreement', name: '人民调解协议书', required: 'agreement' },
  { kind: 'termination', name: '终止调解通知书', required: 'none' },
  { kind: 'performance', name: '收条或者其他履行凭证', required: 'never' },
  { kind: 'follow-up', name: '回访记录', required: 'never' },
  { kind: 'confirmation', name: '司法确认有关材料', required: 'never' },
  { kind: 'other', name: '其他材料', required: 'never' },
] as const;
export type DossierKind = (typeof DOSSIER_ORDER)[number]['kind'];

/** One paper of the dossier. */
export interface DossierPaper {
  kind: DossierKind;
  name: string;
  bytes: Uint8Array;
  remark?: string;
}

export interface DossierDocument extends Pick<PaperData, 'createdAt'> {
  cover: DossierCover;
  regime?: PaperData['regime'];
  papers: readonly DossierPaper[];
  /** How the case ended: decides whether an agreement or a termination notice must be there. */
  ending: 'agreement' | 'none';
  leftOut: readonly string[];
  checkedBy?: string;
}

/** A file of the dossier as a folder; names sort in the official order. */
export interface DossierFile {
  path: string;
  bytes: Uint8Array;
}

export interface RenderedDossier {
  bytes: Uint8Array;
  pages: number;
  contents: ContentsRow[];
  missing: DossierKind[];
  folder: DossierFile[];
}

/**
 * 卷宗: cover, contents, all papers in the official order with numbered pages, situation sheet, back cover; and the
 * untouched originals as a folder, because signatures cannot be checked in a merged file.
 * An exhibit that cannot be opened has a sheet in its place; its file stays in the folder.
 * @throws DocumentError `dossier.not-a-pdf` or `dossier.locked-pdf` naming any other paper.
 */
export async function renderDossier(data: DossierDocument): Promise<RenderedDossier> {
  const { createdAt, cover } = data;
  assertPrintable({ cover, papers: data.papers.map(({ name, remark }) => ({ name, remark })), leftOut: data.leftOut });
  const place = (kind: DossierKind) => DOSSIER_ORDER.findIndex((row) => row.kind === kind);
  const papers = data.papers.map((paper, index) => ({ paper, index })).sort((a, b) => place(a.paper.kind) - place(b.paper.kind) || a.index - b.index).map(({ paper }) => paper);
  const missingRows = DOSSIER_ORDER.filter(
    (row) => (row.required === 'always' || row.required === data.ending) && !papers.some((paper) => paper.kind === row.kind),
  );
  const contents: ContentsRow[] = [];
  let page = 1;
  const opened = await Promise.all(papers.map((paper) => openOrSheet(paper, createdAt, cover.number)));
  for (const [index, paper] of papers.entries()) {
    const pages = opened[index]?.getPageCount() ?? 0;
    contents.push({ name: paper.name, from: page, to: page + pages - 1, ...(paper.remark === undefined ? {} : { remark: paper.remark }) });
    page += pages;
  }
  const { number, committee } = cover;
  const situation = await renderSituation({
    createdAt, number, pages: page, missing: missingRows.map(({ name }) => name), leftOut: data.leftOut, filedBy: cover.filedBy, filedOn: cover.filedOn,
    ...(data.checkedBy === undefined ? {} : { checkedBy: data.checkedBy }),
  });
  contents.push({ name: '卷宗情况说明', from: page, to: page + situation.pages - 1 });
  const front = await renderCover({ createdAt, ...(data.regime ? { regime: data.regime } : {}), ...cover });
  const list = await renderContents({ createdAt, number, rows: contents });
  const back = await renderBackCover({ createdAt, number, committee });

  const part = async (name: string, bytes: Uint8Array, numbered: boolean): Promise<Bound> => ({ name, pdf: await PDF.load(bytes), numbered });
  const bound = await bindPapers([
    await part('封面', front.bytes, false),
    await part('卷内目录', list.bytes, false),
    ...papers.map((paper, index): Bound => ({ name: paper.name, pdf: opened[index] ?? never(), numbered: true })),
    await part('卷宗情况说明', situation.bytes, true),
    await part('封底', back.bytes, false),
  ]);
  const named: [string, Uint8Array][] = [
    ['封面', front.bytes],
    ['卷内目录', list.bytes],
    ...papers.map((paper): [string, Uint8Array] => [paper.name, paper.bytes]),
    ['卷宗情况说明', situation.bytes],
    ['封底', back.bytes],
  ];
  return {
    ...bound,
    contents,
    missing: missingRows.map(({ kind }) => kind),
    folder: named.map(([name, bytes], index) => ({ path: `${String(index).padStart(2, '0')}-${fileName(name)}.pdf`, bytes })),
  };
}

async function openOrSheet(paper: DossierPaper, createdAt: Date, number: string): Promise<PDF> {
  try {
    return await open(paper);
  } catch (error) {
    if (paper.kind !== 'evidence' || !(error instanceof DocumentError)) throw error;
    const sheet = await renderUnboundSheet({ createdAt, number, name: paper.name, why: error.code === 'dossier.locked-pdf' ? 'locked' : 'unreadable' });
    return PDF.load(sheet.bytes);
  }
}

async function open(paper: DossierPaper): Promise<PDF> {
  const head = new TextDecoder('latin1').decode(paper.bytes.subarray(0, 1024));
  const pdf = head.includes('%PDF-') ? await PDF.load(paper.bytes).catch(() => undefined) : undefined;
  if (pdf === undefined) throw new DocumentError('dossier.not-a-pdf', { name: paper.name });
  if (pdf.isEncrypted) throw new DocumentError('dossier.locked-pdf', { name: paper.name });
  if (pdf.getPageCount() === 0) throw new DocumentError('dossier.not-a-pdf', { name: paper.name });
  return pdf;
}

function never(): never {
  throw new Error('a paper that was not opened');
}

/** No character that a file system of any kind refuses. */
function fileName(name: string): string {
  return name.replace(/[\\/:*?"<>|\s]+/gu, ' ').trim().slice(0, 60);
}
