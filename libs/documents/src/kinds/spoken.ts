import { paragraph } from '../layout/blocks.js';
import type { Language, Paper } from '../layout/paper.js';
import { longMoment } from './common.js';

/** What somebody said, after their name in bold. */
export function spoken(paper: Paper, who: string, text: string, after = 0): void {
  paragraph(paper, [{ text: who, face: 'serifBold' }, { text, face: 'serif' }], { after });
}

/** 2026 年 3 月 9 日 19:30 至 21:05; the day is said once. */
export function span(from: string, to: string | undefined, language: Language): string {
  if (to === undefined) return longMoment(from, language);
  const [day] = from.split('T');
  const sameDay = to.startsWith(`${day ?? ''}T`);
  return `${longMoment(from, language)}${language === 'zh' ? ' 至 ' : ' to '}${sameDay ? to.slice(11, 16) : longMoment(to, language)}`;
}
