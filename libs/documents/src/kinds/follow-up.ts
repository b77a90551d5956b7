import { DocumentError } from '../fonts/coverage.js';
import { paragraph } from '../layout/blocks.js';
import { factTable } from '../layout/facts.js';
import type { RenderedDocument } from '../layout/paper.js';
import { bodyName, longDate, longMoment, openForm, type BodyName, type Both, type FormData } from './common.js';
import type { Language } from '../layout/paper.js';
import { officeSlot, places } from './places.js';

/** What somebody said at a follow-up: nothing without a name, a moment and a way. */
export interface Answer<Value extends string = string> {
  value: Value;
  givenBy: string;
  /** Local moment: `2026-05-20T10:30`. */
  givenAt: string;
  way: 'in-person' | 'phone' | 'portal' | 'letter';
}

export const SATISFACTION = { satisfied: { zh: '满意', en: 'satisfied' }, mostly: { zh: '基本满意', en: 'mostly satisfied' }, not: { zh: '不满意', en: 'not satisfied' } } as const satisfies Record<string, Both>;

/** 人民调解回访记录 (forms 3.8). Every answer is one a person gave; what was not asked stays "未作答". */
export interface FollowUpDocument extends FormData {
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

const WAYS: Record<Answer['way'], Both> = {
  'in-person': { zh: '当面', en: 'in person' },
  phone: { zh: '电话', en: 'by telephone' },
  portal: { zh: '网上', en: 'on line' },
  letter: { zh: '书面', en: 'in writing' },
};

/**
 * @throws DocumentError `follow-up.answer-without-person` for an answer that no party gave or that was given after the
 * record was made; `follow-up.by-mediator` when the mediator of the case would ask about own work.
 */
export function renderFollowUp(data: FollowUpDocument): Promise<RenderedDocument> {
  const { paper, t, language } = openForm(data, { name: { zh: '人民调解回访记录', en: 'Record of a follow-up' }, over: data.committee, number: data.agreementNumber });
  refuseInvented(data);
  const day = longDate(data.visitedAt.split('T')[0], language);
  factTable(paper, [
    { label: t('当事人', 'Parties'), value: data.parties.join(t('、', ', ')) },
    { label: t('调解协议编号', 'Agreement no.'), value: data.agreementNumber },
    { label: t('回访事由', 'Why asked'), value: data.reason },
    { label: t('回访时间', 'When'), value: longMoment(data.visitedAt, language) },
    { label: t('履行情况', 'Carried out'), value: said(data.performance, (value) => value, language) },
    { label: t('满意程度', 'Satisfaction'), value: said(data.satisfaction, (value) => SATISFACTION[value][language], language) },
    { label: t('有无争议、起诉、激化或者隐患', 'New dispute, suit or risk'), value: said(data.concerns, (value) => value, language) },
    { label: t('采取措施', 'What was done'), value: data.measures },
  ]);
  places(paper, [officeSlot('visitor', '回访人', data.visitor)], { name: 'seal', caption: bodyName(data.committee, language), under: day });
  if (language === 'en') paragraph(paper, day, { align: 'right' });
  return paper.finish();
}

function said<Value extends string>(answers: readonly Answer<Value>[], word: (value: Value) => string, language: Language): string {
  const zh = language === 'zh';
  if (answers.length === 0) return zh ? '未作答' : 'no answer';
  return answers.map(({ givenBy, value, way, givenAt }) => `${givenBy}${zh ? '：' : ': '}${word(value)}${zh ? `（${WAYS[way].zh}，${longMoment(givenAt, 'zh')}）` : ` (${WAYS[way].en}, ${longMoment(givenAt, 'en')})`}`).join('\n');
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
