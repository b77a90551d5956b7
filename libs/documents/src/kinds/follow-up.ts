import { DocumentError } from '../fonts/coverage.js';
import { title } from '../layout/blocks.js';
import { factTable } from '../layout/facts.js';
import type { RenderedDocument } from '../layout/paper.js';
import { longDate, longMoment, openPaper, type BodyName, type PaperData, worded } from './common.js';
import { officeSlot, places } from './places.js';

/** What somebody said at a follow-up: nothing without a name, a moment and a way. */
export interface Answer<Value extends string = string> {
  value: Value;
  givenBy: string;
  /** Local moment: `2026-05-20T10:30`. */
  givenAt: string;
  way: 'in-person' | 'phone' | 'portal' | 'letter';
}

export const SATISFACTION = { satisfied: '满意', mostly: '基本满意', not: '不满意' } as const;

/** 人民调解回访记录 (forms 3.8). Every answer is one a person gave; what was not asked stays "未作答". */
export interface FollowUpDocument extends Omit<PaperData, 'language'> {
  committee: BodyName;
  parties: readonly string[];
  agreementNumber: string;
  reason: string;
  visitedAt: string;
  performance: readonly Answer[];
  satisfaction: readonly Answer<keyof typeof SATISFACTION>[];
  /** Anything that may flare up again, and what was done about it. */
  concerns: readonly Answer[];
  measures?: string;
  visitor: string;
  /** The mediator of the case does not ask about own work. */
  mediators: readonly string[];
}

const WAYS: Record<Answer['way'], string> = { 'in-person': '当面', phone: '电话', portal: '网上', letter: '书面' };

/**
 * @throws DocumentError `follow-up.answer-without-person` for an answer that no party gave or that was given after the
 * record was made; `follow-up.by-mediator` when the mediator of the case would ask about own work.
 */
export function renderFollowUp(data: FollowUpDocument): Promise<RenderedDocument> {
  refuseInvented(data);
  const paper = openPaper({ ...data, language: 'zh' }, { title: worded(data, `人民调解回访记录 ${data.agreementNumber}`), footerLeft: data.agreementNumber });
  title(paper, worded(data, '人民调解回访记录'), data.committee.zh);
  factTable(paper, [
    { label: '当事人', value: data.parties.join('、') },
    { label: '调解协议编号', value: data.agreementNumber },
    { label: '回访事由', value: data.reason },
    { label: '回访时间', value: longMoment(data.visitedAt, 'zh') },
    { label: '履行情况', value: said(data.performance, (value) => value) },
    { label: '满意程度', value: said(data.satisfaction, (value) => SATISFACTION[value]) },
    { label: '有无新的争议或者隐患', value: said(data.concerns, (value) => value) },
    { label: '采取措施', value: data.measures },
  ]);
  places(paper, [officeSlot('visitor', '回访人', data.visitor)], { name: 'seal', caption: data.committee.zh, under: longDate(data.visitedAt.split('T')[0], 'zh') });
  return paper.finish();
}

function said<Value extends string>(answers: readonly Answer<Value>[], word: (value: Value) => string): string {
  if (answers.length === 0) return '未作答';
  return answers.map((answer) => `${answer.givenBy}：${word(answer.value)}（${WAYS[answer.way]}，${longMoment(answer.givenAt, 'zh')}）`).join('\n');
}

// Answers carry the day at the body, the record a moment: the farthest zone decides, so that no true answer is refused.
const FARTHEST_ZONE_MS = 14 * 3_600_000;

function refuseInvented(data: FollowUpDocument): void {
  const latest = new Date(data.createdAt.getTime() + FARTHEST_ZONE_MS).toISOString().slice(0, 10);
  for (const field of ['performance', 'satisfaction', 'concerns'] as const) {
    for (const answer of data[field]) {
      const day = answer.givenAt.slice(0, 10);
      if (!data.parties.includes(answer.givenBy) || day === '' || day > latest) {
        throw new DocumentError('follow-up.answer-without-person', { field, givenBy: answer.givenBy });
      }
    }
  }
  if (data.mediators.includes(data.visitor)) throw new DocumentError('follow-up.by-mediator', { visitor: data.visitor });
}
