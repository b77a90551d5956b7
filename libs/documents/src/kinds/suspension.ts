import { SUSPENSION_REASONS, type SuspensionReason } from '@jiefen/mediation';
import { heading, prose } from '../layout/blocks.js';
import { factTable } from '../layout/facts.js';
import type { RenderedDocument } from '../layout/paper.js';
import { longDate } from './common.js';
import { closeNotice, openNotice, type NoticeData } from './notices.js';

/** 中止调解通知书: the mediation rests, its clock stands; it says from when, why, and how it goes on. */
export interface SuspensionDocument extends NoticeData {
  parties: readonly string[];
  subject: string;
  suspendedOn: string;
  reason: SuspensionReason;
  explanation?: string;
  /** Day on which somebody looks again at the latest. */
  lookAgainOn: string;
  /** Last day of the mediation as it stood; it moves by as many days as the pause lasts. */
  lastDayBefore?: string;
}

export function renderSuspension(data: SuspensionDocument): Promise<RenderedDocument> {
  const zh = data.language === 'zh';
  const t = (chinese: string, english: string): string => (zh ? chinese : english);
  const paper = openNotice(data, { zh: '中止调解通知书', en: 'Notice that mediation is suspended' });
  const since = longDate(data.suspendedOn, data.language);
  const reason = SUSPENSION_REASONS[data.reason][data.language];
  prose(
    paper,
    t(
      `${data.parties.join('、')}之间的纠纷（${data.subject}），因${reason}，调解自 ${since}起中止。`,
      `The mediation between ${data.parties.join(', ')} (${data.subject}) is suspended from ${since}: ${reason}.`,
    ),
  );
  factTable(paper, [
    { label: t('中止的情况', 'What happened'), value: data.explanation },
    { label: t('中止前的调解期限', 'Last day before'), value: data.lastDayBefore === undefined ? undefined : longDate(data.lastDayBefore, data.language) },
    { label: t('最迟何时再看', 'Looked at again by'), value: longDate(data.lookAgainOn, data.language) },
  ]);
  heading(paper, t('中止期间', 'While it rests'));
  for (const text of zh
    ? [
        '中止的天数不计入调解期限；原因消除以后，调解员会通知各方，接着谈，期限相应顺延。',
        '中止不会让谁吃亏，也不等于调解失败。您不想再等了，随时可以结束调解，去走仲裁、起诉等别的途径。',
        '申请仲裁、起诉的时限不因为这次中止而停下来，请留意自己的日期。',
      ]
    : [
        'The days of the pause do not count. When the reason is gone, the mediator tells all parties, and the last day moves accordingly.',
        'The pause is to nobody’s disadvantage and is no failure. You may end the mediation at any time and go to arbitration, a court or another body.',
        'The periods for arbitration or a suit do not stop because of this pause. Please mind your own dates.',
      ])
    prose(paper, text);
  return closeNotice(paper, data);
}
