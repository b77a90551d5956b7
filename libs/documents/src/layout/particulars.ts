import { paragraph } from './blocks.js';
import type { Paper } from './paper.js';
import type { Span } from './setter.js';

/** A party's line of facts: bold heading, then `label value` pairs that flow and wrap like a sentence. */
export function particularsBlock(paper: Paper, head: string, facts: readonly { label: string; value: string }[]): void {
  const zh = paper.language === 'zh';
  const spans: Span[] = [{ text: `${head}${zh ? '：' : ': '}`, face: 'serifBold' }];
  facts.forEach(({ label, value }, index) => {
    const first = index === 0;
    spans.push({ text: first ? value : `${zh ? '，' : '; '}${label}${zh ? '：' : ': '}${value}`, face: first ? 'serifBold' : 'serif' });
  });
  spans.push({ text: zh ? '。' : '.', face: 'serif' });
  paragraph(paper, spans, { after: 3, align: zh ? 'justify' : 'left' });
}
