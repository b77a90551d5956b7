import { TERMINATION_REASONS, type TerminationReason } from '@jiefen/mediation';
import { title } from '../layout/blocks.js';
import { factTable } from '../layout/facts.js';
import type { RenderedDocument } from '../layout/paper.js';
import { longDate, openPaper, type BodyName, type PaperData, type PartyEntry } from './common.js';
import { namesOf, officeSlot, places } from './places.js';
import { CASE_SOURCES, type CaseSource } from './registration.js';

/** 结案报告表 (forms 3.8). */
export interface ClosingReportDocument extends Omit<PaperData, 'language'> {
  number: string;
  committee: BodyName;
  filledOn: string;
  handler: string;
  acceptedOn: string;
  closedOn: string;
  parties: readonly PartyEntry[];
  source: CaseSource;
  kind: string;
  facts: string;
  ending: TerminationReason;
  result: string;
  agreementNumber?: string;
  performance?: string;
  remark?: string;
}

export function renderClosingReport(data: ClosingReportDocument): Promise<RenderedDocument> {
  const paper = openPaper({ ...data, language: 'zh' }, { title: `结案报告表 ${data.number}`, footerLeft: data.number });
  const day = (date: string) => longDate(date, 'zh');
  title(paper, '结案报告表', data.committee.zh);
  factTable(paper, [
    { label: '卷号', value: data.number, second: { label: '填表时间', value: day(data.filledOn) } },
    { label: '承办单位', value: data.committee.zh, second: { label: '承办人', value: data.handler } },
    { label: '受案时间', value: day(data.acceptedOn), second: { label: '结案时间', value: day(data.closedOn) } },
    { label: '申请人', value: namesOf(data.parties, 'zh', 'applicant') },
    { label: '被申请人', value: namesOf(data.parties, 'zh', 'respondent') },
    { label: '纠纷类型', value: data.kind, second: { label: '案件来源', value: CASE_SOURCES[data.source] } },
    { label: '纠纷简要事实', value: data.facts },
    { label: '结案方式', value: TERMINATION_REASONS[data.ending].zh, second: { label: '协议编号', value: data.agreementNumber } },
    { label: '调解结果', value: data.result },
    { label: '履行情况', value: data.performance },
    { label: '备注', value: data.remark },
  ]);
  places(paper, [officeSlot('handler', '承办人', data.handler), officeSlot('head', '负责人')], { name: 'seal', caption: data.committee.zh, under: day(data.filledOn) });
  return paper.finish();
}
