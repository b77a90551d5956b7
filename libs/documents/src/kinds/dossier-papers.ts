import { note, paragraph, prose, title } from '../layout/blocks.js';
import { factTable } from '../layout/facts.js';
import type { RenderedDocument } from '../layout/paper.js';
import { table } from '../layout/table.js';
import { longDate, openPaper, type BodyName, type PaperData, worded } from './common.js';
import { officeSlot, places } from './places.js';

/** How long a dossier is kept. */
export const RETENTION = { short: '短期', long: '长期', permanent: '永久' } as const;

/** What stands on the cover. */
export interface DossierCover {
  committee: BodyName;
  name: string;
  number: string;
  mediators: readonly string[];
  mediatedFrom: string;
  mediatedTo: string;
  filedBy: string;
  filedOn: string;
  retention: keyof typeof RETENTION;
  remark?: string;
}

type Made = Pick<PaperData, 'createdAt' | 'regime'>;

/** 卷宗封面. */
export function renderCover(data: Made & DossierCover): Promise<RenderedDocument> {
  const paper = openPaper({ ...data, language: 'zh' }, { title: worded(data, `人民调解卷宗 ${data.number}`), footer: 'none' });
  paper.y += 70;
  paragraph(paper, data.committee.zh, { align: 'center', size: 17, after: 16 });
  title(paper, worded(data, '人民调解卷宗'));
  paper.y += 50;
  factTable(paper, [
    { label: '卷名', value: data.name },
    { label: '卷号', value: data.number },
    { label: worded(data, '人民调解员'), value: data.mediators.join('、') },
    { label: '调解日期', value: `${longDate(data.mediatedFrom, 'zh')} 至 ${longDate(data.mediatedTo, 'zh')}` },
    { label: '立卷人', value: data.filedBy, second: { label: '立卷日期', value: longDate(data.filedOn, 'zh') } },
    { label: '保管期限', value: RETENTION[data.retention] },
    { label: '备注', value: data.remark },
  ]);
  return paper.finish();
}

/** A line of the table of contents. */
export interface ContentsRow {
  name: string;
  from: number;
  to: number;
  remark?: string;
}

/** 卷内目录, with the numbers stamped on the pages. */
export function renderContents(data: Made & { number: string; rows: readonly ContentsRow[] }): Promise<RenderedDocument> {
  const paper = openPaper({ ...data, language: 'zh' }, { title: `卷内目录 ${data.number}`, footerLeft: data.number });
  title(paper, '卷内目录');
  table(paper, {
    alt: '卷内目录',
    widths: [10, 50, 16, 24],
    head: ['序号', '文书名称', '页号', '备注'],
    rows: data.rows.map((row, index) => [
      { words: String(index + 1), align: 'center' },
      { words: row.name },
      { words: row.from === row.to ? String(row.from) : `${row.from}–${row.to}`, align: 'center' },
      { words: row.remark ?? '' },
    ]),
  });
  return paper.finish();
}

/** 卷宗情况说明: what is missing and what was left out on purpose is said, not hidden. */
export interface SituationSheet {
  pages: number;
  missing: readonly string[];
  /** What does not belong into a dossier: what was said in private talks, offers. */
  leftOut: readonly string[];
  filedBy: string;
  checkedBy?: string;
  filedOn: string;
}

export function renderSituation(data: Made & SituationSheet & { number: string }): Promise<RenderedDocument> {
  const paper = openPaper({ ...data, language: 'zh' }, { title: `卷宗情况说明 ${data.number}`, footer: 'none' });
  title(paper, '卷宗情况说明');
  prose(paper, `本卷共 ${data.pages} 页（不含封面、目录和封底）。`);
  prose(paper, data.missing.length === 0 ? '应当入卷的文书齐全。' : `应当入卷而没有的文书：${data.missing.join('、')}。`);
  if (data.leftOut.length > 0) prose(paper, `按规定不入卷的内容：${data.leftOut.join('、')}。`);
  prose(paper, '本卷由各份文书合并而成，供查阅。电子签名以单独保存的原文件为准，合并后的文件不能用来核对签名。');
  places(paper, [officeSlot('filer', '立卷人', data.filedBy), officeSlot('checker', '检查人', data.checkedBy)]);
  paragraph(paper, longDate(data.filedOn, 'zh'), { align: 'right' });
  return paper.finish();
}

/** Stands in for a file of a party that cannot be bound: nobody may replace somebody else's exhibit, and one locked file must not stop a dossier. */
export function renderUnboundSheet(data: Made & { number: string; name: string; why: 'locked' | 'unreadable' }): Promise<RenderedDocument> {
  const paper = openPaper({ ...data, language: 'zh' }, { title: `未并入的材料 ${data.number}`, footer: 'none' });
  title(paper, '未并入的材料');
  factTable(paper, [
    { label: '材料', value: data.name },
    { label: '没有并入的原因', value: data.why === 'locked' ? '文件加了密码' : '文件打不开，不是完整的 PDF' },
  ]);
  prose(paper, '原文件没有改动，单独保存，和本卷一起交付；文件指纹见证据清单。');
  return paper.finish();
}

/** 封底. */
export function renderBackCover(data: Made & { number: string; committee: BodyName }): Promise<RenderedDocument> {
  const paper = openPaper({ ...data, language: 'zh' }, { title: `卷宗封底 ${data.number}`, footer: 'none' });
  paper.y = 640;
  paragraph(paper, '（卷内文书至此为止）', { align: 'center', size: 11 });
  note(paper, `${data.committee.zh}　${data.number}`, { align: 'center' });
  return paper.finish();
}
