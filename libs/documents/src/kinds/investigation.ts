import { heading, paragraph, prose } from '../layout/blocks.js';
import { factTable } from '../layout/facts.js';
import type { RenderedDocument } from '../layout/paper.js';
import { longDate, openForm, type BodyName, type Both, type FormData } from './common.js';
import { KEEP, officeSlot, places } from './places.js';
import { span, spoken } from './spoken.js';

/** Question and answer in an investigation. */
export interface Exchange {
  question: string;
  answer: string;
}

/** How the record was checked by the one who was asked. */
export const READ_BACK = { self: { zh: '看过', en: 'I have read this' }, aloud: { zh: '听人念过', en: 'This was read out to me' } } as const satisfies Record<string, Both>;

/** 人民调解调查记录 (forms 3.5). */
export interface InvestigationDocument extends FormData {
  number: string;
  committee: BodyName;
  from: string;
  to?: string;
  place: string;
  subject: string;
  asked: string;
  /** Who the person asked is to the matter: 邻居, 目击者; and how to reach them. */
  askedIs?: string;
  askedPhone?: string;
  others: readonly string[];
  exchanges: readonly Exchange[];
  investigators: readonly string[];
  recorder: string;
  /** Absent: left for a pen. */
  readBack?: keyof typeof READ_BACK;
  /** What the person asked wanted to have corrected or added. */
  correction?: string;
  strokes?: readonly (readonly { x: number; y: number }[])[];
  /** The person asked does not sign: the reason is written down instead (never a signature of somebody else). */
  notSigned?: string;
}

export function renderInvestigation(data: InvestigationDocument): Promise<RenderedDocument> {
  const { strokes, ...words } = data;
  const { paper, t, language } = openForm(words, { name: { zh: '人民调解调查记录', en: 'Record of an inquiry' }, over: data.committee, number: data.number });
  factTable(paper, [
    { label: t('时间', 'When'), value: span(data.from, data.to, language) },
    { label: t('地点', 'Where'), value: data.place },
    { label: t('事由', 'Subject'), value: data.subject },
    { label: t('被调查人', 'Person asked'), value: data.asked, second: { label: t('身份', 'Who they are'), value: data.askedIs } },
    { label: t('联系方式', 'Telephone'), value: data.askedPhone, second: { label: t('参加人', 'Present'), value: data.others.join(t('、', ', ')) } },
  ]);
  heading(paper, t('记录', 'Record'));
  for (const { question, answer } of data.exchanges) {
    spoken(paper, t('问：', 'Q: '), question);
    spoken(paper, t('答：', 'A: '), answer, 4);
  }
  if (data.correction) spoken(paper, t('被调查人补正：', 'Corrected by the person asked: '), data.correction, 4);
  const back = READ_BACK[data.readBack ?? 'self'][language];
  if (data.notSigned) prose(paper, t(`被调查人没有签名，原因：${data.notSigned}`, `The person asked did not sign: ${data.notSigned}`), { before: 6 });
  else paragraph(paper, t(`（以上记录我${back}，和我说的一样。）`, `(${back}, and it is what I said.)`), { indent: language === 'zh' ? 2 : 0, before: 6, keepWith: language === 'zh' ? KEEP : 0 });
  places(paper, [
    ...(data.notSigned ? [] : [{ ...officeSlot('asked', '被调查人', data.asked), ...(strokes ? { strokes } : {}) }]),
    ...data.investigators.map((person, index) => officeSlot(index === 0 ? 'investigator' : `investigator-${index + 1}`, '调查人', person)),
    officeSlot('recorder', '记录人', data.recorder),
  ]);
  paragraph(paper, longDate(data.from.split('T')[0], language), { align: 'right' });
  return paper.finish();
}
