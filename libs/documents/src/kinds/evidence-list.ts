import { heading, note, paragraph, prose, title } from '../layout/blocks.js';
import type { RenderedDocument } from '../layout/paper.js';
import { table } from '../layout/table.js';
import { longDate, openPaper, TRANSLATION, type PaperData, type PartyEntry } from './common.js';
import { places } from './places.js';

/** What the other side says about an exhibit (ZXSS 12). */
export const EXHIBIT_VIEWS = {
  unseen: { zh: '还没有回答', en: 'no answer yet' },
  accepted: { zh: '认可', en: 'accepted' },
  disputed: { zh: '不认可', en: 'disputed' },
  checkOriginal: { zh: '要核对原件', en: 'wants to see the original' },
} as const;

/** 证据清单: what a party handed in. */
export interface EvidenceListDocument extends PaperData {
  number: string;
  party: PartyEntry;
  rows: readonly { name: string; proves?: string; source?: string; pages?: number; original: boolean; handedInOn?: string; otherView?: keyof typeof EXHIBIT_VIEWS; sha256?: string }[];
  handedInOn: string;
  receiver: string;
}

export function renderEvidenceList(data: EvidenceListDocument): Promise<RenderedDocument> {
  const zh = data.language === 'zh';
  const t = (chinese: string, english: string): string => (zh ? chinese : english);
  const paper = openPaper(data, { title: t(`证据清单 ${data.number}`, `List of exhibits ${data.number} (translation)`), footerLeft: data.number, ...(zh ? {} : { watermark: 'TRANSLATION' }) });
  title(paper, t('证据清单', 'List of exhibits'));
  if (!zh) note(paper, TRANSLATION, { after: 6 });
  prose(paper, t(`提交人：${data.party.who.name}`, `Handed in by ${data.party.who.name}`), { indent: 0, after: 6 });
  table(paper, {
    alt: t('证据清单', 'Exhibits'),
    widths: zh ? [8, 25, 27, 13, 8, 19] : [7, 24, 26, 12, 11, 20],
    head: zh ? ['序号', '名称', '证明什么', '来源', '页数', '原件／对方意见'] : ['No.', 'Name', 'What it shows', 'Source', 'Pages', 'Original / other side'],
    rows: data.rows.map((row, index) => [
      { words: String(index + 1), align: 'center' },
      { words: row.name },
      { words: row.proves ?? t('提交人没有写', 'not stated') },
      { words: row.source ?? '／' },
      { words: row.pages === undefined ? '／' : String(row.pages), align: 'center' },
      { words: [row.original ? t('原件', 'original') : t('复制件', 'copy'), ...(row.otherView ? [EXHIBIT_VIEWS[row.otherView][data.language]] : [])].join(t('；', '; ')), align: 'center' },
    ]),
  });
  const hashed = data.rows.flatMap((row, index) => (row.sha256 ? [`${index + 1}. ${row.sha256}`] : []));
  if (hashed.length > 0) {
    heading(paper, t('电子文件指纹（SHA-256）', 'Fingerprints of the files (SHA-256)'));
    for (const line of hashed) note(paper, line);
  }
  if (zh) {
    places(paper, [
      { name: 'party-1', caption: '提交人（签名）：', person: data.party.who.name },
      { name: 'receiver', caption: '接收人（签名）：', person: data.receiver },
    ]);
  }
  paragraph(paper, longDate(data.handedInOn, data.language), { align: 'right', ...(zh ? {} : { before: 18 }) });
  return paper.finish();
}
